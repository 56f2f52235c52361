//! The two small questions that may lie over any screen: a line of text, and yes or no.

use super::editor::{Editor, Ink, Mark, Op};
use super::msg::{Answer, Said};
use super::rehearse::keys;
use super::{Code, Command, Common, Effect, Go, Key, Msg, Reply, Screen};
use crate::clock::Moment;
use unicode_segmentation::UnicodeSegmentation;

/// No line that is asked for needs more bytes than this.
const LONGEST: usize = 2_000;

/// Columns that the line has, where the screen has them.
const WIDTH: u16 = 60;

/// A line of text is asked for, written with the keys of every text. The answer goes to the screen below as
/// [`Said::Text`]; Esc brings none.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// Comes back with the answer.
    pub topic: &'static str,
    /// What is asked.
    pub title: String,
    /// What to know before answering, in a line; may be empty.
    pub detail: &'static str,
    /// What was written so far.
    pub editor: Editor,
}

impl Prompt {
    /// Asks, with a text to begin with.
    pub fn ask(topic: &'static str, title: impl Into<String>, text: impl Into<String>) -> Go {
        Self::because(topic, title, "", text)
    }

    /// The same, and says what to know before.
    pub fn because(topic: &'static str, title: impl Into<String>, detail: &'static str, text: impl Into<String>) -> Go {
        let mut editor = Editor::new(one_line(&text.into()));
        editor.resize(WIDTH.into(), 1);
        Go::To(Screen::Prompt(Box::new(Self { topic, title: title.into(), detail, editor })))
    }

    /// What is selected, as it is drawn.
    pub fn marks(&self) -> Vec<Mark> {
        self.editor.selection().map(|span| Mark { span, ink: Ink::Selection }).into_iter().collect()
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        // A frame and a blank stand at each side.
        self.editor.resize(common.size.width.saturating_sub(4).clamp(1, WIDTH).into(), 1);
        let op = match msg {
            Msg::Command(Command::NewLine | Command::LineDone) => {
                let reply = Said::Text(self.editor.text().trim().to_owned());
                return Reply::go(Go::Answer(Answer { topic: self.topic, reply }));
            }
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(command) => keys::op(*command),
            Msg::Key(key) => key.typed().map(|c| Op::Insert(c.to_string())),
            Msg::Paste(text) => Some(Op::Paste(one_line(text))),
            _ => None,
        };
        let more = match &op {
            Some(Op::Insert(text) | Op::Paste(text)) => text.len(),
            _ => 0,
        };
        let Some(op) = op.filter(|_| self.editor.text().len() + more <= LONGEST) else { return Reply::stay() };
        let outcome = self.editor.act(op, now);
        if let Some(note) = outcome.note {
            common.say(note);
        }
        Reply::effects(outcome.copied.map(Effect::Copy))
    }
}

fn one_line(text: &str) -> String {
    crate::content::clean::clean(text).replace('\n', " ")
}

/// One line of text changed by a key: characters, backspace, Ctrl-W for the last word, Ctrl-U for all of it.
pub fn type_into(text: &mut String, key: Key) {
    if let Some(c) = key.typed() {
        put(text, c.encode_utf8(&mut [0; 4]));
    } else if key == Key::plain(Code::Backspace) {
        let last = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        text.truncate(last);
    } else if key == Key::ctrl('w') {
        let word = text.trim_end().rfind(' ').map_or(0, |at| at + 1);
        text.truncate(word);
    } else if key == Key::ctrl('u') {
        text.clear();
    }
}

fn put(text: &mut String, more: &str) {
    let more = one_line(more);
    if text.len() + more.len() <= LONGEST {
        text.push_str(&more);
    }
}

/// A yes or no is asked for. The answer goes to the screen below as [`Said::Yes`] or [`Said::No`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// Comes back with the answer.
    pub topic: &'static str,
    /// What is asked.
    pub title: String,
    /// What to know before answering; may be empty.
    pub detail: String,
}

impl Confirm {
    /// Asks.
    pub fn ask(topic: &'static str, title: impl Into<String>, detail: impl Into<String>) -> Go {
        Go::To(Screen::Confirm(Self { topic, title: title.into(), detail: detail.into() }))
    }

    /// Takes one message in.
    pub fn update(&mut self, msg: &Msg) -> Reply {
        let reply = match msg {
            Msg::Command(Command::Yes) => Said::Yes,
            Msg::Command(Command::No) => Said::No,
            _ => return Reply::stay(),
        };
        Reply::go(Go::Answer(Answer { topic: self.topic, reply }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_typed_and_corrected_by_graphemes_and_words() {
        let mut text = String::new();
        for c in "one twö".chars() {
            type_into(&mut text, Key::char(c));
        }
        type_into(&mut text, Key::plain(Code::Backspace));
        assert_eq!(text, "one tw");
        type_into(&mut text, Key::ctrl('w'));
        assert_eq!(text, "one ");
        put(&mut text, "a\r\nb\u{1b}[31m");
        assert_eq!(text, "one a b[31m");
        type_into(&mut text, Key::ctrl('u'));
        type_into(&mut text, Key::plain(Code::Backspace));
        assert_eq!(text, "");
    }
}
