//! What the screens are called, which keys work on each, and what the footer of each names.

use crate::app::{Command, Scope};

/// Which screen, without its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as the screens above")]
pub enum Kind {
    Welcome,
    Home,
    Question,
    Learn,
    Quiz,
    BeforeDrill,
    Drilled,
    Interview,
    Think,
    Borders,
    Debrief,
    Aims,
    Inbox,
    Review,
    Rate,
    Advise,
    Write,
    Saved,
    Bank,
    Revise,
    Story,
    Setup,
    Sheet,
    Progress,
    Sessions,
    Problems,
    Help,
    Menu,
    Prompt,
    Confirm,
    Leaving,
    Rehearse,
    Aloud,
    Questions,
    Replay,
    Compare,
    Scorecard,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 37] = [
        Self::Welcome,
        Self::Home,
        Self::Question,
        Self::Learn,
        Self::Quiz,
        Self::BeforeDrill,
        Self::Drilled,
        Self::Interview,
        Self::Think,
        Self::Borders,
        Self::Debrief,
        Self::Aims,
        Self::Inbox,
        Self::Review,
        Self::Rate,
        Self::Advise,
        Self::Write,
        Self::Saved,
        Self::Bank,
        Self::Revise,
        Self::Story,
        Self::Setup,
        Self::Sheet,
        Self::Progress,
        Self::Sessions,
        Self::Problems,
        Self::Help,
        Self::Menu,
        Self::Prompt,
        Self::Confirm,
        Self::Leaving,
        Self::Rehearse,
        Self::Aloud,
        Self::Questions,
        Self::Replay,
        Self::Compare,
        Self::Scorecard,
    ];

    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Welcome => "first start",
            Self::Home => "home",
            Self::Question => "one question",
            Self::Learn => "learning",
            Self::Quiz => "testing yourself",
            Self::BeforeDrill => "before a drill",
            Self::Drilled => "after a drill",
            Self::Interview => "before a mock interview",
            Self::Think => "time to think",
            Self::Borders => "placing the sections",
            Self::Debrief => "after a mock interview",
            Self::Aims => "what the interview is about",
            Self::Inbox => "sessions to review",
            Self::Review => "reviewing",
            Self::Rate => "rating an answer",
            Self::Advise => "keep, change, do next",
            Self::Write => "writing a note",
            Self::Saved => "saved comments",
            Self::Bank => "story bank",
            Self::Revise => "changing a story",
            Self::Story => "story",
            Self::Setup => "before a rehearsal",
            Self::Sheet => "night-before sheet",
            Self::Progress => "progress",
            Self::Sessions => "sessions",
            Self::Problems => "problems",
            Self::Help => "all keys",
            Self::Menu => "commands",
            Self::Prompt => "question",
            Self::Confirm => "yes or no",
            Self::Leaving => "leaving a mock interview",
            Self::Rehearse => "rehearsal",
            Self::Aloud => "aloud",
            Self::Questions => "before the verdict",
            Self::Replay => "replay",
            Self::Compare => "two attempts",
            Self::Scorecard => "scorecard",
        }
    }

    /// The scopes whose keys work here; where two know a key, the earlier one has it.
    pub const fn scopes(self) -> &'static [Scope] {
        match self {
            Self::Welcome => &[Scope::Welcome, Scope::Anywhere],
            Self::Home => &[Scope::Home, Scope::Modes, Scope::Moving, Scope::Anywhere],
            Self::Question => &[Scope::Question, Scope::Modes, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Learn => &[Scope::Learn, Scope::Choosing, Scope::Modes, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Quiz => &[Scope::Quiz, Scope::Choosing, Scope::Modes, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Drilled => &[Scope::Drilled, Scope::Modes, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Borders => &[Scope::Borders, Scope::Interview, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Aims => &[Scope::Aims, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Inbox => &[Scope::Inbox, Scope::Desk, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Review => &[Scope::Review, Scope::Desk, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Rate => &[Scope::Rate, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Advise => &[Scope::Advise, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Write => &[Scope::Write, Scope::Editing, Scope::Page, Scope::Anywhere],
            Self::Bank => &[Scope::Bank, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Revise => &[Scope::Revise, Scope::Editing, Scope::Page, Scope::Anywhere],
            Self::Story => &[Scope::Story, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Setup | Self::BeforeDrill => &[Scope::Setup, Scope::Page, Scope::Anywhere],
            Self::Interview => &[Scope::Setup, Scope::Mock, Scope::Page, Scope::Anywhere],
            Self::Sheet => &[Scope::Sheet, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Progress => &[Scope::Progress, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Sessions => &[
                Scope::Sessions,
                Scope::Past,
                Scope::Sharing,
                Scope::Mock,
                Scope::Page,
                Scope::Moving,
                Scope::Anywhere,
            ],
            Self::Problems => &[Scope::Problems, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Leaving => &[Scope::Leaving, Scope::Page, Scope::Anywhere],
            Self::Prompt => &[Scope::Line, Scope::Editing, Scope::Page, Scope::Anywhere],
            Self::Think => &[Scope::Think, Scope::Interview, Scope::Page, Scope::Anywhere],
            Self::Help | Self::Menu | Self::Debrief | Self::Saved => &[Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Confirm => &[Scope::Confirm, Scope::Anywhere],
            Self::Rehearse => &[Scope::Rehearse, Scope::Editing, Scope::Anywhere],
            Self::Aloud => &[Scope::Aloud, Scope::Anywhere],
            Self::Questions => &[Scope::Honesty, Scope::Page, Scope::Anywhere],
            Self::Replay => &[Scope::Replay, Scope::Page, Scope::Anywhere],
            Self::Compare => &[Scope::Compare, Scope::Page, Scope::Moving, Scope::Anywhere],
            Self::Scorecard => &[Scope::Scorecard, Scope::Past, Scope::Sharing, Scope::Moving, Scope::Anywhere],
        }
    }

    /// The signs that stand on it without words, and what each means.
    pub const fn signs(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Home => &[
                ("L R D T", "learn, rehearse, drill, test, by their letters"),
                ("✓", "done: read, told as a hire, all replied, test 80 %"),
                ("~", "begun, and not so far yet"),
                ("·", "not begun"),
                ("▸", "what comes next; its reason ends the row"),
            ],
            Self::Question => &[("▸", "what comes next, with the reason")],
            Self::Learn => &[
                ("+", "what interviewers expect"),
                ("·", "what a section must hold, what to take away"),
                ("✗ ✓", "a weak and a strong way to say it"),
                ("! ~", "what is fatal here, and what costs points"),
            ],
            Self::Quiz => &[
                ("● ○", "right and wrong at the first try"),
                ("✓ ✗", "the right option, and yours where it is another"),
            ],
            Self::Inbox => &[
                ("▸", "a new attempt since your review"),
                ("·", "to review"),
                ("✓", "rated or reviewed by you"),
                ("… !", "not finished, and a file that cannot be read"),
            ],
            Self::Review => &[
                ("[1]", "a comment, by its number"),
                ("▲ ‼", "past the target, and past the limit"),
                ("↳", "a reply"),
                ("S──T──A", "the time below the answer: sections by their letters"),
                ("·", "nothing was typed for 3 s or longer"),
                ("‖", "the clocks stood: that time is left out"),
                ("× »", "text was deleted, and pasted"),
                ("! ~ ✗", "once you rated: fatal words, costly words, a gap"),
            ],
            Self::Drilled => &[
                ("+", "what a reply gave that the answer lacked"),
                ("!", "what is fatal in a reply"),
                ("~", "what costs points"),
                ("✗", "a gap that stays open"),
            ],
            Self::Questions => &[("1…5", "these keys say which rating you expect, if you like")],
            Self::Replay => &[
                ("0…9", "these keys go to that tenth of the time"),
                ("S T A", "where a section begins, by its letter; ━ was played"),
                ("●", "the time that is shown"),
                ("·", "nothing was typed for 3 s or longer"),
                ("‖", "the clocks stood: that time is left out"),
                ("× »", "text was deleted, and pasted"),
                ("+ ~ !", "a signal, a warning, a disqualifier appeared; dim: it went"),
            ],
            Self::Compare => &[
                ("−", "a row with words that the later telling has no more: struck out"),
                ("+", "a row with words that are new: underlined"),
                ("✎", "an open comment on the earlier telling"),
                ("! ~ ✗", "fatal words, costly words, a gap"),
            ],
            _ => &[],
        }
    }

    /// Whether a plain character is text here and no command.
    pub const fn typing(self) -> bool {
        matches!(self, Self::Menu | Self::Prompt | Self::Rehearse | Self::Revise | Self::Write)
    }

    /// Whether the screen below shows around it.
    pub const fn floats(self) -> bool {
        matches!(
            self,
            Self::Menu | Self::Prompt | Self::Confirm | Self::Questions | Self::Leaving | Self::Write | Self::Saved
        )
    }

    /// The commands that the footer names, the most wanted first.
    pub const fn footer(self) -> &'static [Command] {
        match self {
            Self::Welcome => &[Command::Begin, Command::Browse, Command::Help, Command::Quit],
            Self::Home => &[
                Command::Open,
                Command::LearnIt,
                Command::RehearseIt,
                Command::DrillIt,
                Command::TestIt,
                Command::Help,
                Command::ShowSessions,
                Command::ShowProgress,
                Command::Menu,
                Command::Quit,
            ],
            Self::Question => &[
                Command::Open,
                Command::LearnIt,
                Command::RehearseIt,
                Command::DrillIt,
                Command::TestIt,
                Command::Back,
                Command::Help,
                Command::ReadStory,
            ],
            Self::Learn => &[
                Command::NextPage,
                Command::PageBefore,
                Command::PageDown,
                Command::RehearseIt,
                Command::Back,
                Command::Help,
            ],
            Self::Quiz | Self::Progress => &[Command::Open, Command::Down, Command::Back, Command::Help],
            Self::Sheet => &[Command::WriteSheet, Command::PageDown, Command::Back, Command::Help],
            Self::Drilled => {
                &[Command::PageDown, Command::DrillAgain, Command::RehearseIt, Command::Back, Command::Help]
            }
            Self::Think => &[Command::BeginAnswer, Command::Back, Command::Help],
            Self::Borders => &[
                Command::KeepBorders,
                Command::Down,
                Command::BorderBack,
                Command::BorderOn,
                Command::GuessBorders,
                Command::Back,
                Command::Help,
                Command::PageDown,
            ],
            Self::Debrief => &[Command::Open, Command::Down, Command::PageDown, Command::Back, Command::Help],
            Self::Aims => &[Command::ToggleAim, Command::Open, Command::Down, Command::Help],
            Self::Inbox => &[Command::Open, Command::Down, Command::ReadInbox, Command::Back, Command::Help],
            Self::Review => &[
                Command::RateIt,
                Command::Comment,
                Command::SelectWords,
                Command::WriteReview,
                Command::ListComments,
                Command::ReviewReplay,
                Command::Back,
                Command::Help,
                Command::ReviewNext,
                Command::ReplyTo,
                Command::Resolve,
                Command::Reveal,
            ],
            Self::Rate => {
                &[Command::Rate1, Command::Down, Command::RateWhy, Command::Open, Command::Back, Command::Help]
            }
            Self::Advise => {
                &[Command::Open, Command::AdviseOther, Command::Down, Command::SaveReview, Command::Back, Command::Help]
            }
            Self::Write => &[Command::WriteDone, Command::NewLine, Command::PutSaved, Command::Back],
            Self::Saved => &[Command::Open, Command::Down, Command::Back],
            Self::Bank => &[
                Command::Open,
                Command::RehearseWith,
                Command::NewStory,
                Command::EditText,
                Command::BankPage,
                Command::Back,
                Command::Help,
                Command::Retire,
                Command::CopyStory,
                Command::EditFile,
            ],
            Self::Revise => &[Command::SaveTexts, Command::NextText, Command::Undo, Command::Back, Command::Help],
            Self::Story => &[Command::Practise, Command::OtherTelling, Command::PageDown, Command::Back, Command::Help],
            Self::Setup | Self::BeforeDrill | Self::Interview => {
                &[Command::Start, Command::NextField, Command::NextChoice, Command::Back, Command::Help]
            }
            Self::Sessions => &[
                Command::Open,
                Command::ReviewSession,
                Command::Rename,
                Command::Delete,
                Command::Undelete,
                Command::Back,
                Command::Help,
            ],
            Self::Problems => &[Command::ReadAgain, Command::Down, Command::Back, Command::Help],
            Self::Help => &[Command::Down, Command::PageDown, Command::Back],
            Self::Leaving => &[Command::GoOnLater, Command::EndInterview, Command::Back],
            Self::Menu => &[Command::Open, Command::Back],
            Self::Prompt => &[Command::NewLine, Command::Back],
            Self::Confirm => &[Command::Yes, Command::No],
            Self::Rehearse => {
                &[Command::NextSection, Command::Guide, Command::Pause, Command::Again, Command::Finish, Command::Help]
            }
            Self::Aloud => &[Command::SpokenNext, Command::SpokenPause, Command::SpokenFinish, Command::Menu],
            Self::Questions => &[Command::HonestYes, Command::HonestNo, Command::Back],
            Self::Replay => &[
                Command::ReplayPlay,
                Command::ReplaySpeed,
                Command::ReplayOn,
                Command::ReplayNextSection,
                Command::ReplayFinding,
                Command::ReplaySilence,
                Command::Back,
                Command::Help,
            ],
            Self::Compare => &[Command::PageDown, Command::CompareOther, Command::Back, Command::Help],
            Self::Scorecard => &[
                Command::ScoreNextPage,
                Command::EditHere,
                Command::DrillAnswer,
                Command::AnswerAgain,
                Command::SaveStory,
                Command::ScoreClose,
                Command::Help,
                Command::EditAnswer,
                Command::DismissFinding,
                Command::ReplayIt,
                Command::CompareIt,
            ],
        }
    }
}
