//! What footer, help and menu say of a screen as it stands.

use super::Screen;
use crate::app::{Command, Common, aloud};

impl Screen {
    /// The commands that the footer names now, the most wanted first.
    pub fn footer(&self, common: &Common) -> &'static [Command] {
        match self {
            Self::Replay(screen) if screen.blind => &[
                Command::ReplayPlay,
                Command::ReplaySpeed,
                Command::ReplayOn,
                Command::ReplayNextSection,
                Command::ReplaySilence,
                Command::Back,
                Command::Help,
            ],
            Self::Rehearse(screen) if screen.plan.mock.is_some() || screen.plan.one_box => {
                &[Command::NextSection, Command::Pause, Command::Finish, Command::ToHome, Command::Help]
            }
            Self::Learn(screen) if screen.is_last(common) && !screen.is_asking(common) => &[
                Command::NextPage,
                Command::TestIt,
                Command::PageBefore,
                Command::PageDown,
                Command::Back,
                Command::Help,
            ],
            Self::Learn(screen) if screen.has_hint(common) => {
                &[Command::PickFirst, Command::Open, Command::ShowHint, Command::NextPage, Command::Back, Command::Help]
            }
            Self::Learn(screen) if screen.is_asking(common) => {
                &[Command::PickFirst, Command::Open, Command::NextPage, Command::Back, Command::Help]
            }
            Self::Sessions(screen) if screen.is_of_mock(common) => &[
                Command::Open,
                Command::OpenMock,
                Command::Rename,
                Command::Delete,
                Command::Back,
                Command::Help,
                Command::Undelete,
            ],
            Self::Quiz(screen) if screen.is_asking() => {
                &[Command::PickFirst, Command::ShowHint, Command::Back, Command::Help]
            }
            Self::Quiz(screen) if screen.story() == Some(true) => {
                &[Command::KnewIt, Command::DidNotKnow, Command::Back, Command::Help]
            }
            Self::Quiz(screen) if screen.is_left() => &[Command::Open, Command::TestAnew, Command::Back, Command::Help],
            Self::Quiz(screen) if screen.is_over() => &[Command::LearnIt, Command::Back, Command::Down, Command::Help],
            Self::Review(screen) if screen.listing => &[
                Command::Down,
                Command::ReplyTo,
                Command::Resolve,
                Command::HideResolved,
                Command::ListComments,
                Command::Help,
            ],
            Self::Write(screen) if !screen.comment => {
                &[Command::WriteDone, Command::NewLine, Command::Back, Command::Help]
            }
            Self::Compare(screen) if screen.in_review => {
                &[Command::PageDown, Command::CompareRate, Command::CompareOther, Command::Back, Command::Help]
            }
            Self::Bank(screen) if screen.asking.is_some() => {
                &[Command::Open, Command::Down, Command::Back, Command::Help]
            }
            Self::Progress(screen) if screen.open.is_some() => &[
                Command::ProgressNextPage,
                Command::PageDown,
                Command::ProgressPageBefore,
                Command::Back,
                Command::Help,
            ],
            Self::Aloud(screen) if matches!(screen.stage, aloud::Stage::Checking { .. }) => {
                &[Command::SpokenYes, Command::SpokenNo, Command::SpokenUp, Command::SpokenDown, Command::SpokenFinish]
            }
            Self::Aloud(screen) if screen.plan.mock.is_some() => {
                &[Command::SpokenNext, Command::SpokenPause, Command::SpokenFinish, Command::SpokenHome, Command::Menu]
            }
            _ => self.kind().footer(),
        }
    }

    /// What the footer says of a command: its short name, unless it does something else as things stand.
    pub fn says(&self, command: Command, common: &Common) -> &'static str {
        match (self, command) {
            (Self::Learn(screen), Command::NextPage) if screen.is_last(common) => "rehearse it now",
            (Self::Bank(screen), Command::Open) if screen.asking.is_some() => "choose",
            (Self::Bank(_), Command::Open) => "read",
            (Self::Rehearse(screen), Command::Pause) if screen.is_paused() => "go on",
            (Self::Rehearse(_) | Self::Aloud(_), Command::ToHome | Command::SpokenHome) if self.is_in_mock() => "leave",
            (Self::Rehearse(screen), Command::NextSection) if screen.explains() => "compare",
            (Self::Rehearse(screen), Command::NextSection) if screen.is_last() => "finish",
            (Self::Aloud(screen), Command::SpokenPause | Command::SpokenNext) if screen.is_paused() => "go on",
            (Self::Aloud(screen), Command::SpokenNext) if !screen.has_begun() => "start",
            (Self::Aloud(screen), Command::SpokenNext) if screen.is_last() => "finish",
            (Self::Replay(screen), Command::ReplayPlay) if screen.plays() => "stop",
            (Self::Aims(_), Command::Open) | (Self::Prompt(_), Command::NewLine) => "done",
            (Self::Saved(_), Command::Open) => "put in",
            (Self::Rate(_), Command::Open) => "save",
            (Self::Advise(_), Command::Open) => "write",
            (Self::Inbox(_), Command::Open) => "review",
            (Self::Review(screen), Command::ListComments) if screen.listing => "answer",
            (Self::Borders(_), Command::Down) => "next border",
            (Self::Borders(_), Command::Back) => "write on",
            (Self::Think(_), Command::Back) => "leave",
            (Self::Leaving(_), Command::Back) => "stay",
            (Self::Quiz(screen), Command::Open) if screen.story().is_some() => "show it",
            (Self::Quiz(screen), Command::Open) if !screen.is_asking() => "go on",
            _ => command.entry().short,
        }
    }

    /// The commands that it would only refuse, so that neither help nor menu names them.
    pub fn refused(&self) -> &'static [Command] {
        match self {
            Self::Rehearse(screen) if screen.asks_alone() => &[
                Command::Guide,
                Command::Cues,
                Command::Wordings,
                Command::Again,
                Command::WideNotes,
                Command::NextFinding,
                Command::Dismiss,
            ],
            Self::Aloud(screen) if screen.plan.mock.is_some() => &[Command::SpokenCues],
            Self::Compare(screen) if !screen.in_review => &[Command::CompareRate],
            Self::Replay(screen) if screen.blind => &[Command::ReplayFinding],
            Self::Write(screen) if !screen.comment => &[Command::PutSaved, Command::SaveComment],
            _ => &[],
        }
    }
}
