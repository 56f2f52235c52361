//! Where commands can be used.

/// Where a command can be used. A screen names several, see [`crate::app::Kind::scopes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// On every screen.
    Anywhere,
    /// Pages that lie over another screen: they close.
    Page,
    /// Lists and long texts.
    Moving,
    /// The very first screen.
    Welcome,
    /// What to do next, and all questions.
    Home,
    /// The four ways to prepare a question.
    Modes,
    /// What the replies to follow-ups did.
    Drilled,
    /// One question with its modes and stories.
    Question,
    /// The walkthrough of a question.
    Learn,
    /// A question with one right answer.
    Choosing,
    /// Questions one after the other.
    Quiz,
    /// What the interview is about.
    Aims,
    /// Sessions that were handed over.
    Inbox,
    /// At a coach's desk, in an inbox or a review.
    Desk,
    /// Reviewing a session.
    Review,
    /// Rating an answer.
    Rate,
    /// What a review begins with.
    Advise,
    /// Writing a note.
    Write,
    /// Stories against questions and principles.
    Bank,
    /// Changing the texts of a story.
    Revise,
    /// Reading a story.
    Story,
    /// What to rehearse, and how.
    Setup,
    /// The page for the night before.
    Sheet,
    /// How the answers change.
    Progress,
    /// Past sessions.
    Sessions,
    /// A finished answer that can be handed over.
    Sharing,
    /// What is wrong with the user's files.
    Problems,
    /// A mock interview that was held before.
    Mock,
    /// In the middle of a mock interview, where no answer is written.
    Interview,
    /// The time to think.
    Think,
    /// Before a mock interview is left.
    Leaving,
    /// A question to the user that is answered with yes or no.
    Confirm,
    /// Rehearsing an answer by keyboard.
    Rehearse,
    /// A line that is asked for.
    Line,
    /// The text under the cursor.
    Editing,
    /// Rehearsing an answer aloud.
    Aloud,
    /// Where the sections of an answer begin.
    Borders,
    /// The two questions before the verdict.
    Honesty,
    /// A finished answer, looked back at.
    Past,
    /// A session played again.
    Replay,
    /// Two attempts beside each other.
    Compare,
    /// The judgement.
    Scorecard,
}

impl Scope {
    /// For people, as a heading of the help page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Anywhere => "Everywhere",
            Self::Page => "Pages",
            Self::Moving => "Lists and long texts",
            Self::Welcome => "First start",
            Self::Home => "Home",
            Self::Modes => "Ways to prepare",
            Self::Drilled => "After a drill",
            Self::Question => "One question",
            Self::Learn => "Learning",
            Self::Choosing => "Choosing an answer",
            Self::Quiz => "Testing yourself",
            Self::Aims => "What the interview is about",
            Self::Inbox => "Sessions to review",
            Self::Desk => "At the coach's desk",
            Self::Review => "Reviewing",
            Self::Rate => "Rating an answer",
            Self::Advise => "Keep, change, do next",
            Self::Write => "Writing a note",
            Self::Bank => "Story bank",
            Self::Revise => "Changing a story",
            Self::Story => "Reading a story",
            Self::Setup => "Before a rehearsal",
            Self::Sheet => "Night-before sheet",
            Self::Progress => "Progress",
            Self::Sessions => "Sessions",
            Self::Sharing => "Handing over",
            Self::Problems => "Problems",
            Self::Mock => "Mock interviews",
            Self::Interview => "In a mock interview",
            Self::Think => "Time to think",
            Self::Leaving => "Leaving a mock interview",
            Self::Confirm => "Yes or no",
            Self::Rehearse => "Rehearsing",
            Self::Line => "Writing a line",
            Self::Editing => "Writing",
            Self::Aloud => "Aloud",
            Self::Borders => "Placing the sections",
            Self::Honesty => "Before the verdict",
            Self::Past => "Looking back",
            Self::Replay => "Replay",
            Self::Compare => "Two attempts",
            Self::Scorecard => "Scorecard",
        }
    }
}
