//! Questions and stories: where everything starts.

use super::list::Choice;
use super::msg::SessionState;
use super::sessions::Sessions;
use super::setup::Setup;
use super::story::Reading;
use super::{Command, Common, Effect, Go, Msg, Reply, Screen, problems::Problems};
use crate::clock::Moment;
use crate::content::Origin;
use crate::session::SessionId;

/// The library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// The chosen row.
    pub choice: Choice,
}

/// One row of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A session that was cut off.
    CutOff(SessionId),
    /// "Check an answer I have".
    CheckAnswer,
    /// A question, by its pattern's id.
    Pattern(String),
    /// A story under its question.
    Story {
        /// The pattern's id.
        pattern: String,
        /// The story's id.
        story: String,
        /// The candidate's own.
        own: bool,
    },
}

/// All rows, from the top.
pub fn rows(common: &Common) -> Vec<Row> {
    let cut_off = common.sessions.iter().filter(|row| row.state == SessionState::CutOff);
    let mut rows: Vec<Row> = cut_off.map(|row| Row::CutOff(row.id.clone())).collect();
    rows.push(Row::CheckAnswer);
    for pattern in common.library.patterns.keys() {
        rows.push(Row::Pattern(pattern.clone()));
        rows.extend(common.library.stories_for(pattern).map(|loaded| Row::Story {
            pattern: pattern.clone(),
            story: loaded.item.id.clone(),
            own: loaded.origin != Origin::Bundled,
        }));
    }
    rows
}

impl Home {
    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, _now: Moment) -> Reply {
        let rows = rows(common);
        let chosen = rows.get(self.choice.at);
        let Msg::Command(command) = *msg else {
            if matches!(msg, Msg::Listed) {
                self.choice.at = self.choice.at.min(rows.len().saturating_sub(1));
            }
            return Reply::stay();
        };
        match command {
            Command::Open => return open(chosen, common),
            Command::CheckAnswer => return open(Some(&Row::CheckAnswer), common),
            Command::ReadStory => return read(chosen, common),
            Command::ShowSessions => {
                let go = Go::To(Screen::Sessions(Sessions::default()));
                return Reply { effects: vec![Effect::LoadSessions], go };
            }
            Command::ShowProblems if common.library.problems.is_empty() => {
                common.say("nothing is wrong with your files");
            }
            Command::ShowProblems => return Reply::go(Go::To(Screen::Problems(Problems::default()))),
            Command::Reload => return Reply::effects([Effect::Reload, Effect::LoadSessions]),
            Command::NextTheme => {
                common.remembered.theme = common.remembered.theme.next();
                common.say(format!("colours: {}", common.remembered.theme.name()));
                return Reply::effects([Effect::Remember(Box::new(common.remembered.clone()))]);
            }
            motion => {
                self.choice.motion(motion, rows.len(), common.size);
            }
        }
        Reply::stay()
    }
}

fn open(row: Option<&Row>, common: &mut Common) -> Reply {
    match row {
        Some(Row::CutOff(id)) => Reply::effects([Effect::Open(id.clone())]),
        Some(Row::CheckAnswer) => to(Setup::check(common).map(|setup| Screen::Setup(Box::new(setup)))),
        Some(Row::Pattern(pattern)) => to(Setup::new(common, pattern, None).map(|it| Screen::Setup(Box::new(it)))),
        Some(Row::Story { pattern, story, own: true }) => {
            to(Setup::new(common, pattern, Some(story)).map(|it| Screen::Setup(Box::new(it))))
        }
        Some(Row::Story { pattern, story, own: false }) => to(Reading::screen(common, pattern, story)),
        None => Reply::stay(),
    }
}

fn read(row: Option<&Row>, common: &mut Common) -> Reply {
    let screen = match row {
        Some(Row::Story { pattern, story, .. }) => Reading::screen(common, pattern, story),
        Some(Row::Pattern(pattern)) => {
            let story = common.library.stories_for(pattern).next().map(|loaded| loaded.item.id.clone());
            story.and_then(|story| Reading::screen(common, pattern, &story))
        }
        _ => None,
    };
    if screen.is_none() {
        common.say("choose a question or a story to read");
    }
    to(screen)
}

fn to(screen: Option<Screen>) -> Reply {
    screen.map_or_else(Reply::stay, |screen| Reply::go(Go::To(screen)))
}
