//! A key as the program knows it, with a text form for config files and the screen.

use std::fmt;
use std::str::FromStr;

/// One press of a key with its modifiers. Letters carry their case, so `shift` is never set with [`Code::Char`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Held down with it.
    pub ctrl: bool,
    /// Held down with it.
    pub alt: bool,
    /// Held down with it.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character.
    Char(char),
    /// A function key, from 1.
    F(u8),
    /// Return.
    Enter,
    /// Tab; with `shift` it goes back.
    Tab,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Insert.
    Insert,
    /// Escape.
    Esc,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Start of the line or list.
    Home,
    /// End of the line or list.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

/// The names of keys that are not a character or a function key: in config files, and on the screen.
const NAMES: [(Code, &str, &str); 17] = [
    (Code::Enter, "enter", "Enter"),
    (Code::Tab, "tab", "Tab"),
    (Code::Backspace, "backspace", "Backspace"),
    (Code::Delete, "delete", "Del"),
    (Code::Insert, "insert", "Ins"),
    (Code::Esc, "esc", "Esc"),
    (Code::Left, "left", "←"),
    (Code::Right, "right", "→"),
    (Code::Up, "up", "↑"),
    (Code::Down, "down", "↓"),
    (Code::Home, "home", "Home"),
    (Code::End, "end", "End"),
    (Code::PageUp, "pageup", "PgUp"),
    (Code::PageDown, "pagedown", "PgDn"),
    (Code::Char(' '), "space", "Space"),
    (Code::Char('-'), "minus", "-"),
    (Code::Char('+'), "plus", "+"),
];

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character as typed.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// A character with Alt.
    pub const fn alt(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: false, alt: true, shift: false }
    }

    /// The character that this key types, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false, .. } => Some(c),
            _ => None,
        }
    }

    /// As the screen shows it: `Ctrl-P`, `Alt-Enter`, `F1`, `j`.
    pub fn label(self) -> String {
        let mut out = String::new();
        let modified = self.ctrl || self.alt;
        // Modified letters are shown as capitals, so that a capital itself needs its Shift told.
        let capital = modified && matches!(self.code, Code::Char(c) if c.is_uppercase());
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift || capital, "Shift-")] {
            if held {
                out.push_str(name);
            }
        }
        match (NAMES.iter().find(|(code, ..)| *code == self.code), self.code) {
            (Some((_, _, label)), _) => out.push_str(label),
            (None, Code::F(n)) => out.extend(["F", n.to_string().as_str()]),
            (None, Code::Char(c)) if modified => out.extend(c.to_uppercase()),
            (None, Code::Char(c)) => out.push(c),
            (None, _) => {}
        }
        out
    }
}

impl fmt::Display for Key {
    /// As config files spell it: `ctrl-p`, `alt-enter`, `f1`, `tab`, `space`, `G`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMES.iter().find(|(code, ..)| *code == self.code), self.code) {
            (Some((_, name, _)), _) => f.write_str(name),
            (None, Code::F(n)) => write!(f, "f{n}"),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoKey(pub String);

impl fmt::Display for NoKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a key; write it like `ctrl-p`, `alt-enter`, `f1`, `tab`, `space` or `G`", self.0)
    }
}

impl std::error::Error for NoKey {}

impl FromStr for Key {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let fault = || NoKey(text.to_owned());
        let mut key = Self::plain(Code::Esc);
        let mut rest = text.trim();
        while let Some((word, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            match word.to_ascii_lowercase().as_str() {
                "ctrl" => key.ctrl = true,
                "alt" => key.alt = true,
                "shift" => key.shift = true,
                _ => return Err(fault()),
            }
            rest = after;
        }
        let lower = rest.to_ascii_lowercase();
        let mut chars = rest.chars();
        key.code = if let Some((code, ..)) = NAMES.iter().find(|(_, name, _)| *name == lower) {
            *code
        } else if let (Some(c), None) = (chars.next(), chars.next()) {
            Code::Char(c)
        } else {
            let number = lower.strip_prefix('f').and_then(|n| n.parse().ok()).filter(|n| (1..=24).contains(n));
            Code::F(number.ok_or_else(fault)?)
        };
        if let Code::Char(c) = key.code {
            if c.is_control() {
                return Err(fault());
            }
            // Terminals send a shifted letter as the capital, and Ctrl with a letter without its case.
            let c = if key.ctrl { c.to_ascii_lowercase() } else { c };
            key.code = Code::Char(if key.shift && !key.ctrl { c.to_ascii_uppercase() } else { c });
            key.shift = false;
        }
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_read_and_shown_as_people_write_them() {
        for (text, label) in [
            ("ctrl-p", "Ctrl-P"),
            ("alt-enter", "Alt-Enter"),
            ("f1", "F1"),
            ("tab", "Tab"),
            ("shift-tab", "Shift-Tab"),
            ("space", "Space"),
            ("G", "G"),
            ("?", "?"),
            ("ctrl-minus", "Ctrl--"),
            ("pagedown", "PgDn"),
        ] {
            let key: Key = text.parse().unwrap();
            assert_eq!((key.to_string().as_str(), key.label().as_str()), (text, label));
        }
        assert_eq!("Ctrl-P".parse::<Key>(), Ok(Key::ctrl('p')));
        assert_eq!("shift-g".parse::<Key>(), Ok(Key::char('G')));
        assert_eq!("-".parse::<Key>(), Ok(Key::char('-')));
    }

    #[test]
    fn what_is_no_key_is_refused_with_examples() {
        for text in ["", "hyper-x", "f0", "f99", "ctrl-", "escape me"] {
            let fault = text.parse::<Key>().unwrap_err().to_string();
            assert!(fault.contains("ctrl-p"), "{fault}");
        }
    }

    proptest! {
        #[test]
        fn reading_any_text_never_panics(text in ".{0,12}") {
            if let Ok(key) = text.parse::<Key>() {
                prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
            }
        }
    }
}
