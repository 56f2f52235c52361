//! Past sessions: open, rename, delete, resume.

use super::list::Choice;
use super::msg::{Answer, Said, SessionRow, SessionState};
use super::past::Wanted;
use super::prompt::{Confirm, Prompt};
use super::{Command, Common, Effect, Go, Kind, Msg, Reply, review, sharing};
use crate::clock::Moment;
use crate::session::SessionId;

/// The list of past sessions, the newest first.
#[derive(Debug, Clone, Default)]
pub struct Sessions {
    /// The chosen row.
    pub choice: Choice,
    /// The one that was deleted last.
    deleted: Option<SessionId>,
    /// A look back, while what it takes is read.
    wanted: Option<Wanted>,
}

impl Sessions {
    /// Whether the chosen one belongs to a mock interview.
    pub fn is_of_mock(&self, common: &Common) -> bool {
        common.sessions.get(self.choice.at).is_some_and(|row| row.mock.is_some())
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        if let Some(reply) = Wanted::update(&mut self.wanted, msg, common, now) {
            return reply;
        }
        if let Msg::Command(command @ (Command::ReplayIt | Command::CompareIt)) = msg {
            return self.look_back(*command, common);
        }
        let chosen = common.sessions.get(self.choice.at);
        match msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::Open) => match chosen.map(|row| (row.id.clone(), &row.state)) {
                Some((_, SessionState::Unreadable(why))) => common.notice = Some(super::Notice::Fault(why.clone())),
                Some((id, _)) => {
                    // What belongs to an interview that is not over leads back into it.
                    let mock = chosen.filter(|row| common.is_of_open_mock(row)).and_then(|row| row.mock.as_ref());
                    let effect = mock.map_or(Effect::Open(id), |place| Effect::RecallInterview(place.id.clone()));
                    return Reply::effects([effect]);
                }
                None => {}
            },
            Msg::Command(Command::ReviewSession) => match chosen.map(|row| (&row.id, &row.state)) {
                Some((_, SessionState::Unreadable(why))) => common.notice = Some(super::Notice::Fault(why.clone())),
                Some((id, _)) => return Reply::effects([review::Wanted::own(id)]),
                None => {}
            },
            Msg::Command(Command::OpenMock) => match chosen.and_then(|row| row.mock.as_ref()) {
                Some(place) => return Reply::effects([Effect::RecallInterview(place.id.clone())]),
                None => common.say("this session belongs to no mock interview"),
            },
            Msg::Command(Command::Rename) => {
                if let Some(row) = chosen {
                    let name = row.name.clone().unwrap_or_default();
                    return Reply::go(Prompt::ask("rename", "Name of this session (empty takes it away)", name));
                }
            }
            Msg::Command(Command::ShareIt) => match chosen.map(|row| &row.state) {
                Some(SessionState::Finished(_)) => return sharing::begin(common),
                Some(_) => common.say("only a finished answer can be handed over"),
                None => {}
            },
            Msg::Command(Command::Delete) => {
                if let Some(row) = chosen {
                    let title = format!("Move “{}” to the trash?", name_of(row, common));
                    let key = common.keys.label(Command::Undelete, Kind::Sessions);
                    let detail = key.map(|key| format!("{key} brings it back.")).unwrap_or_default();
                    return Reply::go(Confirm::ask("delete", title, detail));
                }
            }
            Msg::Command(Command::Undelete) => match self.deleted.take() {
                Some(id) => return Reply::effects([Effect::Restore(id), Effect::LoadSessions]),
                None => common.say("nothing was deleted since this list was opened"),
            },
            Msg::Command(command) => {
                self.choice.motion(*command, common.sessions.len(), common.size);
            }
            Msg::Listed => self.choice.at = self.choice.at.min(common.sessions.len().saturating_sub(1)),
            Msg::Answered(answer) => {
                if let Some(id) = chosen.map(|row| row.id.clone()) {
                    let shared = sharing::answered(answer, &id, common);
                    return shared.unwrap_or_else(|| self.answered(answer, id));
                }
            }
            _ => {}
        }
        Reply::stay()
    }

    /// Plays the chosen one again, or lays it beside the attempt before it; they are read first.
    fn look_back(&mut self, command: Command, common: &mut Common) -> Reply {
        let Some(row) = common.sessions.get(self.choice.at).cloned() else { return Reply::stay() };
        self.wanted = match (command, &row.state) {
            (_, SessionState::Unreadable(why)) => {
                common.notice = Some(super::Notice::Fault(why.clone()));
                None
            }
            (Command::ReplayIt, _) => Some(Wanted::Replay(row.id)),
            _ => Wanted::compare(&row, common),
        };
        Reply::effects(self.wanted.iter().flat_map(Wanted::effects))
    }

    fn answered(&mut self, answer: &Answer, id: SessionId) -> Reply {
        match (answer.topic, &answer.reply) {
            ("rename", Said::Text(name)) => Reply::effects([Effect::Rename(id, name.clone()), Effect::LoadSessions]),
            ("delete", Said::Yes) => {
                self.deleted = Some(id.clone());
                Reply::effects([Effect::Delete(id), Effect::LoadSessions])
            }
            _ => Reply::stay(),
        }
    }
}

/// What a session is called in lists: its name, or the title of its story, or that of its question. One that was told on
/// the ladder of lengths begins with its length.
pub fn name_of(row: &SessionRow, common: &Common) -> String {
    let story = || row.story.as_deref().and_then(|id| common.library.story(id)).map(|story| story.title.clone());
    let pattern = || common.library.pattern(&row.pattern).map(|pattern| pattern.title.clone());
    let about = || story().or_else(pattern).unwrap_or_else(|| row.pattern.clone());
    let what = || if row.drill { format!("follow-ups: {}", about()) } else { about() };
    let name = row.name.clone().unwrap_or_else(what);
    row.length.map_or(name.clone(), |seconds| format!("{seconds} s · {name}"))
}
