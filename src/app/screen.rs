//! The screens, and how they follow each other.

mod footer;
mod kind;

pub use kind::Kind;

use super::msg::{Answer, Opened};
use super::{Command, Common, Effect, Msg};
use super::{
    advise, aims, aloud, bank, before_drill, borders, compare, debrief, drilled, help, home, inbox, interview, learn,
    leaving, menu, problems, progress, prompt, question, questions, quiz, rate, rehearse, replay, review, revise,
    saved, scorecard, sessions, setup, sheet, story, think, welcome, write,
};
use crate::clock::Moment;
use crate::session::Input;

/// One screen with its state.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The very first start.
    Welcome(Box<welcome::Welcome>),
    /// What to do next, and all questions.
    Home(home::Home),
    /// One question with its modes and stories.
    Question(Box<question::Question>),
    /// The walkthrough of a question.
    Learn(Box<learn::Learn>),
    /// Questions one after the other.
    Quiz(Box<quiz::Quiz>),
    /// Before a drill.
    BeforeDrill(Box<before_drill::BeforeDrill>),
    /// What the replies to follow-ups did.
    Drilled(Box<drilled::Drilled>),
    /// Before a mock interview.
    Interview(interview::Interview),
    /// Before a mock interview is left.
    Leaving(leaving::Leaving),
    /// The time to think before an answer.
    Think(Box<think::Think>),
    /// Where the sections of an answer begin.
    Borders(Box<borders::Borders>),
    /// One scorecard for a mock interview.
    Debrief(Box<debrief::Debrief>),
    /// What the interview is about.
    Aims(aims::Aims),
    /// Sessions that were handed over.
    Inbox(Box<inbox::Inbox>),
    /// A coach's review of a session.
    Review(Box<review::Review>),
    /// A rating that is being given.
    Rate(Box<rate::Rate>),
    /// What a review begins with.
    Advise(Box<advise::Advise>),
    /// A text of several lines is asked for.
    Write(Box<write::Write>),
    /// Saved comments.
    Saved(saved::Saved),
    /// Stories against questions and principles.
    Bank(Box<bank::Bank>),
    /// Changing the texts of a story.
    Revise(Box<revise::Revise>),
    /// Reading a story.
    Story(Box<story::Reading>),
    /// What to rehearse, and how.
    Setup(Box<setup::Setup>),
    /// The page for the night before.
    Sheet(Box<sheet::SheetScreen>),
    /// How the answers change.
    Progress(progress::Progress),
    /// Past sessions.
    Sessions(sessions::Sessions),
    /// What is wrong with the user's files.
    Problems(problems::Problems),
    /// All keys.
    Help(help::Help),
    /// Commands by name.
    Menu(menu::Menu),
    /// A line of text is asked for.
    Prompt(Box<prompt::Prompt>),
    /// A yes or no is asked for.
    Confirm(prompt::Confirm),
    /// An answer by keyboard.
    Rehearse(Box<rehearse::Rehearse>),
    /// An answer aloud.
    Aloud(Box<aloud::Aloud>),
    /// The two questions before the verdict.
    Questions(questions::Questions),
    /// A session played again.
    Replay(Box<replay::Replay>),
    /// Two attempts beside each other.
    Compare(Box<compare::Compare>),
    /// The judgement.
    Scorecard(Box<scorecard::ScorecardScreen>),
}

/// What a screen answers to a message.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    /// To be done outside.
    pub effects: Vec<Effect>,
    /// Where to go.
    pub go: Go,
}

/// Where to go from a screen.
#[derive(Debug, Clone, Default)]
pub enum Go {
    /// Nowhere.
    #[default]
    Stay,
    /// To a screen over this one.
    To(Screen),
    /// To a screen in place of this one.
    Instead(Screen),
    /// Back to the screen below.
    Back,
    /// To the home screen.
    Home,
    /// To a screen right over the home screen.
    HomeThen(Screen),
    /// Back, and then do this there.
    Run(Command),
    /// Back, with an answer for the screen below.
    Answer(Answer),
}

impl Reply {
    /// Nothing to do.
    pub fn stay() -> Self {
        Self::default()
    }

    /// Only a way to go.
    pub fn go(go: Go) -> Self {
        Self { effects: Vec::new(), go }
    }

    /// This, and after it another, which says where to go.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.effects.extend(next.effects);
        Self { effects: self.effects, go: next.go }
    }

    /// Only effects.
    pub fn effects(effects: impl IntoIterator<Item = Effect>) -> Self {
        Self { effects: effects.into_iter().collect(), go: Go::Stay }
    }
}

impl Screen {
    /// Which screen it is.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Welcome(_) => Kind::Welcome,
            Self::Home(_) => Kind::Home,
            Self::Question(_) => Kind::Question,
            Self::Learn(_) => Kind::Learn,
            Self::Quiz(_) => Kind::Quiz,
            Self::BeforeDrill(_) => Kind::BeforeDrill,
            Self::Drilled(_) => Kind::Drilled,
            Self::Interview(_) => Kind::Interview,
            Self::Leaving(_) => Kind::Leaving,
            Self::Think(_) => Kind::Think,
            Self::Borders(_) => Kind::Borders,
            Self::Debrief(_) => Kind::Debrief,
            Self::Aims(_) => Kind::Aims,
            Self::Inbox(_) => Kind::Inbox,
            Self::Review(_) => Kind::Review,
            Self::Rate(_) => Kind::Rate,
            Self::Advise(_) => Kind::Advise,
            Self::Write(_) => Kind::Write,
            Self::Saved(_) => Kind::Saved,
            Self::Bank(_) => Kind::Bank,
            Self::Revise(_) => Kind::Revise,
            Self::Story(_) => Kind::Story,
            Self::Setup(_) => Kind::Setup,
            Self::Sheet(_) => Kind::Sheet,
            Self::Progress(_) => Kind::Progress,
            Self::Sessions(_) => Kind::Sessions,
            Self::Problems(_) => Kind::Problems,
            Self::Help(_) => Kind::Help,
            Self::Menu(_) => Kind::Menu,
            Self::Prompt(_) => Kind::Prompt,
            Self::Confirm(_) => Kind::Confirm,
            Self::Rehearse(_) => Kind::Rehearse,
            Self::Aloud(_) => Kind::Aloud,
            Self::Questions(_) => Kind::Questions,
            Self::Replay(_) => Kind::Replay,
            Self::Compare(_) => Kind::Compare,
            Self::Scorecard(_) => Kind::Scorecard,
        }
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match self {
            Self::Welcome(screen) => screen.update(common, msg, now),
            Self::Home(screen) => screen.update(common, msg, now),
            Self::Question(screen) => screen.update(common, msg, now),
            Self::Learn(screen) => screen.update(common, msg, now),
            Self::Quiz(screen) => screen.update(common, msg, now),
            Self::BeforeDrill(screen) => screen.update(common, msg, now),
            Self::Drilled(screen) => screen.update(common, msg, now),
            Self::Interview(screen) => screen.update(common, msg, now),
            Self::Leaving(screen) => screen.update(msg),
            Self::Think(screen) => screen.update(common, msg, now),
            Self::Borders(screen) => screen.update(common, msg),
            Self::Debrief(screen) => screen.update(common, msg),
            Self::Aims(screen) => screen.update(common, msg),
            Self::Inbox(screen) => screen.update(common, msg),
            Self::Review(screen) => screen.update(common, msg, now),
            Self::Rate(screen) => screen.update(common, msg),
            Self::Advise(screen) => screen.update(common, msg, now),
            Self::Write(screen) => screen.update(common, msg, now),
            Self::Saved(screen) => screen.update(common, msg),
            Self::Bank(screen) => screen.update(common, msg),
            Self::Revise(screen) => screen.update(common, msg, now),
            Self::Story(screen) => screen.update(common, msg),
            Self::Setup(screen) => screen.update(common, msg, now),
            Self::Sheet(screen) => screen.update(common, msg),
            Self::Progress(screen) => screen.update(common, msg),
            Self::Sessions(screen) => screen.update(common, msg, now),
            Self::Problems(screen) => screen.update(common, msg),
            Self::Help(screen) => screen.update(common, msg),
            Self::Menu(screen) => screen.update(common, msg),
            Self::Prompt(screen) => screen.update(common, msg, now),
            Self::Confirm(screen) => screen.update(msg),
            Self::Rehearse(screen) => screen.update(common, msg, now),
            Self::Aloud(screen) => screen.update(common, msg, now),
            Self::Questions(screen) => screen.update(msg),
            Self::Replay(screen) => screen.update(common, msg, now),
            Self::Compare(screen) => screen.update(common, msg),
            Self::Scorecard(screen) => screen.update(common, msg, now),
        }
    }

    /// When it changes by itself.
    pub fn next_wake(&self, common: &Common, now: Moment) -> Option<Moment> {
        match self {
            Self::Rehearse(screen) => screen.next_wake(common, now),
            Self::Aloud(screen) => screen.next_wake(common, now),
            Self::Quiz(screen) => screen.next_wake(now),
            Self::Replay(screen) => screen.next_wake(now),
            Self::Think(screen) => Some(screen.next_wake(now)),
            Self::Bank(screen) => screen.next_wake(now),
            _ => None,
        }
    }

    /// Whether text is selected on it.
    pub fn has_selection(&self) -> bool {
        let desk = match self {
            Self::Rehearse(screen) => screen.desk(),
            Self::Revise(screen) => screen.part().map(|part| &part.editor),
            Self::Prompt(screen) => Some(&screen.editor),
            Self::Write(screen) => Some(&screen.editor),
            _ => None,
        };
        desk.is_some_and(|desk| desk.selection().is_some())
    }

    /// Whether a mock interview is being held on it.
    pub fn is_in_mock(&self) -> bool {
        match self {
            Self::Think(_) => true,
            Self::Rehearse(screen) => screen.plan.mock.is_some(),
            Self::Aloud(screen) => screen.plan.mock.is_some(),
            _ => false,
        }
    }

    /// The title of the story whose texts were changed here and not saved.
    pub fn unsaved_text(&self) -> Option<&str> {
        match self {
            Self::Revise(screen) if screen.is_unsaved() => Some(screen.title()),
            _ => None,
        }
    }

    /// Whether what is typed is a row's text, whatever keys letters are elsewhere on it.
    pub fn takes_words(&self, common: &Common) -> bool {
        matches!(self, Self::Advise(screen) if screen.takes_words(common))
    }

    /// Whether something was written or chosen here that is noted nowhere yet.
    pub fn holds_words(&self) -> bool {
        match self {
            Self::Write(screen) => screen.is_unsaved(),
            Self::Rate(screen) => screen.is_unsaved(),
            Self::Advise(screen) => screen.is_unsaved(),
            _ => false,
        }
    }

    /// Whether Esc closes something on it before it opens the menu.
    pub fn lies_open(&self) -> bool {
        match self {
            Self::Rehearse(screen) => screen.lies_open(),
            Self::Scorecard(screen) => screen.lies_open(),
            _ => false,
        }
    }
}

/// Where a session goes that was opened: a finished one to its scorecard, one that was cut off to its rehearsal.
pub fn opened(opened: Opened, common: &mut Common, now: Moment) -> Go {
    let pattern = &opened.take.header.pattern;
    if opened.rubric.is_none() && common.library.pattern(pattern).is_none() {
        let fault = format!("its question `{pattern}` is not in the library, and its rubric was not kept");
        common.notice = Some(super::Notice::Fault(fault));
        return Go::Stay;
    }
    if opened.take.finished.is_some() && opened.take.header.framework == crate::scoring::drill::FRAMEWORK {
        return drilled::Drilled::open(opened, None, common)
            .map_or(Go::Stay, |screen| Go::HomeThen(Screen::Drilled(Box::new(screen))));
    }
    if opened.take.finished.is_some() {
        return scorecard::ScorecardScreen::open(opened, common)
            .map_or(Go::Stay, |screen| Go::HomeThen(Screen::Scorecard(Box::new(screen))));
    }
    let place = opened.take.header.mock.as_ref();
    let mock = common.going_on.take().filter(|it| place.is_some_and(|place| place.id == it.mock.drawn.id));
    let screen = match opened.take.header.input {
        Input::Typed => rehearse::Rehearse::resume(opened, common, now)
            .map(|it| if let Some(mock) = &mock { it.in_mock(mock) } else { it })
            .map(|it| Screen::Rehearse(Box::new(it))),
        Input::Aloud => aloud::Aloud::resume(opened, common, now).map(|mut it| {
            it.plan.mock = mock.map(|it| it.mock);
            Screen::Aloud(Box::new(it))
        }),
    };
    screen.map_or(Go::Stay, Go::HomeThen)
}
