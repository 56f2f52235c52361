//! A text of several lines is asked for: a comment, a reply, private notes.

use super::editor::{Editor, Ink, Mark, Op};
use super::msg::{Answer, Said};
use super::rehearse::keys;
use super::saved::Saved;
use super::{Command, Common, Effect, Go, Kind, Msg, Reply, Screen, Size};
use crate::clock::Moment;
use crate::content::clean::part;
use crate::session::limits;

/// Columns and rows of the text at most.
const ROOM: (u16, u16) = (72, 12);
/// Rows that are not the text's: the frame, the title, what it is about, what is to be known.
pub const OTHER_ROWS: u16 = 5;

/// A text of several lines is asked for. The answer goes to the screen below as [`Said::Text`]; Esc brings none.
#[derive(Debug, Clone)]
pub struct Write {
    /// Comes back with the answer.
    pub topic: &'static str,
    /// What is asked.
    pub title: String,
    /// The words that it is about; may be empty.
    pub about: String,
    /// What was written so far.
    pub editor: Editor,
    /// It is a comment, so that saved comments can be put in, and it can be saved as one.
    pub comment: bool,
    /// Bytes that it may have.
    most: usize,
    begun: String,
    /// Esc was pressed on a text that is not saved.
    leaving: bool,
}

impl Write {
    /// Asks for something to note, in as many bytes as a note has.
    pub fn note(topic: &'static str, title: impl Into<String>, about: impl Into<String>) -> Self {
        Self {
            topic,
            title: title.into(),
            about: about.into(),
            editor: Editor::new(""),
            comment: true,
            most: limits::LABEL,
            begun: String::new(),
            leaving: false,
        }
    }

    /// Asks for changes to a text.
    pub fn on(topic: &'static str, title: impl Into<String>, text: String, most: usize) -> Self {
        let screen = Self::note(topic, title, "").with(&text);
        Self { comment: false, most, begun: text, ..screen }
    }

    /// The same with a text that is already there and not saved.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.editor = Editor::new(text);
        self.editor.act(Op::Move(super::editor::Motion::TextEnd), Moment::after(0));
        self
    }

    /// As a screen.
    pub fn screen(self) -> Go {
        Go::To(Screen::Write(Box::new(self)))
    }

    /// Whether something would be lost.
    pub fn is_unsaved(&self) -> bool {
        self.editor.text() != self.begun
    }

    /// What is selected, as it is drawn.
    pub fn marks(&self) -> Vec<Mark> {
        self.editor.selection().map(|span| Mark { span, ink: Ink::Selection }).into_iter().collect()
    }

    /// Columns and rows that the text has.
    pub fn room(size: Size) -> (u16, u16) {
        let height = size.height.saturating_sub(OTHER_ROWS + 1).clamp(1, ROOM.1);
        (size.width.saturating_sub(4).clamp(1, ROOM.0), height)
    }

    /// Bytes beyond what it may have.
    pub fn too_long(&self) -> Option<usize> {
        self.editor.text().trim().len().checked_sub(self.most).filter(|more| *more > 0)
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let (width, height) = Self::room(common.size);
        self.editor.resize(width.into(), height.into());
        let leaving = std::mem::take(&mut self.leaving);
        let op = match msg {
            Msg::Command(Command::WriteDone) => return self.done(common),
            Msg::Command(Command::Back) if leaving || !self.is_unsaved() => return Reply::go(Go::Back),
            Msg::Command(Command::Back) => {
                self.leaving = true;
                let label = |command| common.keys.label(command, Kind::Write).unwrap_or_default();
                let (save, back) = (label(Command::WriteDone), label(Command::Back));
                common.say(format!("not saved: {save} saves it, {back} again throws it away"));
                return Reply::stay();
            }
            Msg::Command(Command::PutSaved) if self.comment => {
                return Reply { effects: vec![Effect::LoadComments], go: Go::To(Screen::Saved(Saved::default())) };
            }
            Msg::Command(Command::SaveComment) if self.comment => return self.keep(common),
            Msg::Command(command) => keys::op(*command),
            Msg::Key(key) => key.typed().map(|c| Op::Insert(c.to_string())),
            Msg::Paste(text) => Some(Op::Paste(text.clone())),
            Msg::Answered(Answer { topic: super::saved::TOPIC, reply: Said::Text(text) }) => {
                let before = part(self.editor.text(), 0..self.editor.cursor());
                let glued = before.chars().next_back().is_some_and(|c| !c.is_whitespace());
                Some(Op::Paste(format!("{}{text}", if glued { " " } else { "" })))
            }
            // A resize is no answer to the question whether to leave.
            _ => {
                self.leaving = leaving;
                None
            }
        };
        let Some(op) = op else { return Reply::stay() };
        let outcome = self.editor.act(op, now);
        if let Some(note) = outcome.note {
            common.say(note);
        }
        Reply::effects(outcome.copied.map(Effect::Copy))
    }

    fn done(&self, common: &mut Common) -> Reply {
        let text = self.editor.text().trim();
        if let Some(more) = self.too_long() {
            common.say(format!("not saved: it is {more} bytes longer than the {} that fit; shorten it", self.most));
            return Reply::stay();
        }
        if text.is_empty() && self.begun.is_empty() {
            common.say("nothing is written yet");
            return Reply::stay();
        }
        Reply::go(Go::Answer(Answer { topic: self.topic, reply: Said::Text(text.to_owned()) }))
    }

    fn keep(&self, common: &mut Common) -> Reply {
        let text = self.editor.text().split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text.len() > limits::LABEL {
            common.say("a saved comment has words, and not too many");
            return Reply::stay();
        }
        Reply::effects([Effect::KeepComment(text)])
    }
}
