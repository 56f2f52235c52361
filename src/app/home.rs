//! What to do next in one look, and every question with how far it came: where everything starts.

use super::aims::Aims;
use super::asked::Ask;
use super::bank::Bank;
use super::interview::Interview;
use super::list::Choice;
use super::msg::{Answer, Said, SessionState};
use super::progress::Progress;
use super::prompt::Prompt;
use super::question::{self, Question};
use super::quiz::Quiz;
use super::review;
use super::revise::Revise;
use super::sessions::Sessions;
use super::setup::Setup;
use super::sheet::SheetScreen;
use super::{Command, Common, Effect, Go, Msg, Reply, Screen, problems::Problems};
use crate::clock::{self, Moment};
use crate::content::Origin;
use crate::content::clean::visible;
use crate::progress::next::{self, Mode, Standing};
use crate::session::SessionId;

/// The home screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// The chosen row.
    pub choice: Choice,
    /// What that row is, once the choice was moved: rows that come above it do not change what is chosen.
    on: Option<Row>,
}

/// One row of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A mock interview that is not over, by its id.
    GoOn(SessionId),
    /// A session that was cut off.
    CutOff(SessionId),
    /// A story whose texts were changed and never saved, by its id.
    Draft(String),
    /// A session that a coach noted something on which was not seen yet.
    News(SessionId),
    /// What a coach asks to do next.
    Ask(Ask),
    /// What to do next, with the reason: a pattern's id and the mode.
    Next(String, Mode, String),
    /// The page for the night before; it comes next where the days until the interview are given.
    Sheet(Option<i64>),
    /// Questions and stories that are due: how many.
    Due(usize),
    /// The date of the interview and its principles are not known yet.
    Aims,
    /// A mock interview.
    Mock,
    /// "Check an answer I have".
    CheckAnswer,
    /// A question, by its pattern's id.
    Pattern(String),
}

impl Row {
    /// Whether both are about the same, whatever they say of it.
    fn is_same(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other) && self.about() == other.about()
    }

    /// What tells it from others of its kind.
    fn about(&self) -> Option<&str> {
        match self {
            Self::GoOn(id) | Self::CutOff(id) | Self::News(id) => Some(&id.0),
            Self::Ask(ask) => Some(&ask.note.0),
            Self::Draft(id) | Self::Pattern(id) => Some(id),
            Self::Next(..) | Self::Sheet(_) | Self::Due(_) | Self::Aims | Self::Mock | Self::CheckAnswer => None,
        }
    }
}

/// Reviews and what they ask for that home has room for.
const SHOWN: usize = 3;

/// All that home shows, from one look at each question.
#[derive(Debug)]
pub struct View<'a> {
    /// All rows, from the top.
    pub rows: Vec<Row>,
    /// What the days before the interview are for; nothing where it has no date.
    pub plan: Option<String>,
    /// The chosen principles that a question has an angle for, by their titles.
    pub aims: Vec<String>,
    /// How many questions are for them; all, where there are none.
    pub prepared: usize,
    standings: Vec<Standing<'a>>,
}

impl<'a> View<'a> {
    /// What there is to be shown now.
    pub fn of(common: &'a Common, now: Moment) -> Self {
        let mut rows: Vec<Row> = common.open_mocks().map(|mock| Row::GoOn(mock.drawn.id.clone())).collect();
        let cut_off = common.sessions.iter().filter(|row| row.state == SessionState::CutOff);
        // What belongs to an interview goes on with it, or was ended with it.
        let cut_off = cut_off.filter(|row| !common.is_of_known_mock(row));
        rows.extend(cut_off.map(|row| Row::CutOff(row.id.clone())));
        rows.extend(common.unsaved_drafts().map(|draft| Row::Draft(draft.story.clone())));
        rows.extend(common.news.iter().take(SHOWN).map(|news| Row::News(news.session.clone())));
        rows.extend(common.open_asks(now).take(SHOWN).cloned().map(Row::Ask));
        let due = question::due(common, now).len();
        if due > 0 {
            rows.push(Row::Due(due));
        }
        let (told, schedule) = (common.told(), common.schedule(now));
        // Those that the candidate prepares come first.
        let wanted = common.wanted();
        let others = common.offered().filter(|id| !wanted.contains(id));
        let all: Vec<&str> = wanted.iter().copied().chain(others).collect();
        let standings: Vec<_> = all.iter().map(|id| common.known(id, told, schedule).standing()).collect();
        let prepared = standings.get(..wanted.len()).unwrap_or_default();
        let night = schedule.left().filter(|left| *left <= next::NIGHT);
        let stories = common.library.stories.values().any(|story| story.origin != Origin::Bundled);
        // Without a story that page is empty; one answer is what there is time for.
        if let Some(left) = night.filter(|_| stories) {
            rows.push(Row::Sheet(Some(left)));
        } else if let Some((standing, advice)) = next::pattern(prepared) {
            let pattern = standing.known.pattern;
            let (mode, why) = match night {
                Some(_) => (Mode::Rehearse, "tell one answer, and keep it".to_owned()),
                None => (advice.mode, format!("{}{}", advice.why, aimed(pattern, common))),
            };
            rows.push(Row::Next(pattern.to_owned(), mode, why));
        }
        if !common.remembered.asked_aims || (schedule.interview.is_some() && schedule.left().is_none()) {
            rows.push(Row::Aims);
        }
        rows.push(Row::Mock);
        if night.is_none() || !stories {
            rows.push(Row::Sheet(None));
        }
        rows.push(Row::CheckAnswer);
        rows.extend(common.offered().map(|id| Row::Pattern(id.to_owned())));
        let plan = next::plan(prepared, schedule, stories);
        let aims =
            common.remembered.aims.iter().filter(|id| all.iter().any(|of| common.aims_of(of).contains(&id.as_str())));
        let aims = aims.map(|id| common.principle_title(id)).collect();
        Self { rows, plan, aims, prepared: wanted.len(), standings }
    }

    /// How many questions there are.
    pub fn questions(&self) -> usize {
        self.standings.len()
    }

    /// How a question stands.
    pub fn standing(&self, pattern: &str) -> Option<&Standing<'a>> {
        self.standings.iter().find(|standing| standing.known.pattern == pattern)
    }
}

/// For which of the chosen principles a question is, as the end of a reason.
fn aimed(pattern: &str, common: &Common) -> String {
    match common.aims_of(pattern).as_slice() {
        [] => String::new(),
        [one] => format!("; for {}", common.principle_title(one)),
        [first, others @ ..] => format!("; for {} and {} more", common.principle_title(first), others.len()),
    }
}

impl Home {
    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let rows = View::of(common, now).rows;
        let chosen = rows.get(self.choice.at);
        let command = match msg {
            Msg::Command(command) => *command,
            Msg::Listed => {
                let same = self.on.as_ref().and_then(|on| rows.iter().position(|row| row.is_same(on)));
                self.choice.at = same.unwrap_or(self.choice.at).min(rows.len().saturating_sub(1));
                return Reply::stay();
            }
            Msg::Answered(answer) => return answered(answer, common, now),
            _ => return Reply::stay(),
        };
        match command {
            Command::Open => return Self::open(chosen, common, now),
            Command::CheckAnswer => return Self::open(Some(&Row::CheckAnswer), common, now),
            Command::LearnIt => return Self::mode(chosen, Mode::Learn, common, now),
            Command::RehearseIt => return Self::mode(chosen, Mode::Rehearse, common, now),
            Command::DrillIt => return Self::mode(chosen, Mode::Drill, common, now),
            Command::TestIt => return Self::mode(chosen, Mode::Test, common, now),
            Command::RecallDue => return Quiz::due(common, now),
            Command::MockInterview => return Self::open(Some(&Row::Mock), common, now),
            Command::ShowSheet => return SheetScreen::open(),
            Command::SetAims => return ask_date(date(common)),
            Command::ShowBank => {
                let go = Go::To(Screen::Bank(Box::new(Bank::new(common))));
                return Reply { effects: vec![Effect::LoadSessions], go };
            }
            Command::ShowSessions => {
                let go = Go::To(Screen::Sessions(Sessions::default()));
                return Reply { effects: vec![Effect::LoadSessions], go };
            }
            Command::ShowProgress => {
                let go = Go::To(Screen::Progress(Progress::default()));
                return Reply { effects: vec![Effect::LoadProgress], go };
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
                if self.choice.motion(motion, rows.len(), common.size) {
                    self.on = rows.get(self.choice.at).filter(|_| self.choice.at > 0).cloned();
                }
            }
        }
        Reply::stay()
    }

    fn open(row: Option<&Row>, common: &mut Common, now: Moment) -> Reply {
        match row {
            Some(Row::GoOn(id)) => Reply::effects([Effect::RecallInterview(id.clone())]),
            Some(Row::CutOff(id)) => Reply::effects([Effect::Open(id.clone())]),
            Some(Row::News(id)) => Reply::effects([review::Wanted::own(id)]),
            Some(Row::Next(pattern, mode, _)) => question::begin(pattern, *mode, common, now),
            Some(Row::Draft(story)) => {
                let draft = common.drafts.get(story).cloned();
                let screen = draft.and_then(|draft| Revise::recovered(&draft, common));
                screen.map_or_else(Reply::stay, |screen| Reply::go(Go::To(screen)))
            }
            Some(Row::Ask(ask)) => {
                if common.library.pattern(&ask.next.pattern).is_none() {
                    common.say(format!("the question `{}` is not among yours", visible(&ask.next.pattern)));
                }
                question::begin(&ask.next.pattern, ask.next.mode, common, now)
            }
            Some(Row::Due(_)) => Quiz::due(common, now),
            Some(Row::Mock) => Reply::go(Go::To(Screen::Interview(Interview::new(common)))),
            Some(Row::Aims) => ask_date(date(common)),
            Some(Row::Sheet(_)) => SheetScreen::open(),
            Some(Row::CheckAnswer) => match Setup::check(common) {
                Some(setup) => Reply::go(Go::To(Screen::Setup(Box::new(setup)))),
                None => Reply::stay(),
            },
            Some(Row::Pattern(pattern)) => Question::open(pattern, common),
            None => Reply::stay(),
        }
    }

    /// A mode of the chosen question, or of the one that comes next.
    fn mode(row: Option<&Row>, mode: Mode, common: &mut Common, now: Moment) -> Reply {
        if let Some(Row::Pattern(pattern) | Row::Next(pattern, ..)) = row {
            return question::begin(pattern, mode, common, now);
        }
        if let Some(Row::Ask(ask)) = row {
            return question::begin(&ask.next.pattern, mode, common, now);
        }
        common.say("choose a question first");
        Reply::stay()
    }
}

/// Days until an interview, at most.
const FURTHEST: i64 = 5 * 366;

/// The date that is known, as it was typed.
fn date(common: &Common) -> &str {
    common.remembered.interview.as_deref().unwrap_or_default()
}

/// Asks for the date of the interview; the principles come after it.
fn ask_date(date: &str) -> Reply {
    Reply::go(Prompt::ask("interview", "Day of your interview, such as 2026-12-04 (empty: none yet)", date))
}

fn answered(answer: &Answer, common: &mut Common, now: Moment) -> Reply {
    let (Said::Text(text), "interview") = (&answer.reply, answer.topic) else { return Reply::stay() };
    let interview = match clock::date(text) {
        None if text.trim().is_empty() => None,
        None => {
            common.notice = Some(super::Notice::Fault(format!("`{text}` is no date; write it as 2026-12-04")));
            return ask_date(text);
        }
        Some(day) if day > now.day() + FURTHEST => {
            common.notice = Some(super::Notice::Fault("that is more than five years away".to_owned()));
            return ask_date(text);
        }
        Some(day) if day < now.day() => {
            common.notice = Some(super::Notice::Fault(format!("{} is over", clock::day_for_people(day))));
            return ask_date(text);
        }
        Some(_) => Some(text.trim().to_owned()),
    };
    common.remembered.interview = interview;
    common.remembered.asked_aims = common.remembered.interview.is_some();
    let effects = vec![Effect::Remember(Box::new(common.remembered.clone()))];
    let go =
        if common.library.principles.principles.is_empty() { Go::Stay } else { Go::To(Screen::Aims(Aims::default())) };
    Reply { effects, go }
}
