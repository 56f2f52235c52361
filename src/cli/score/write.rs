//! JSON written by hand: our own keys need no look for what must be escaped, which was most of the work.

use crate::content::clean::is_hostile;
use std::io::Write;

/// Where it is written.
pub struct Json<'o>(pub &'o mut Vec<u8>);

impl Json<'_> {
    /// Adds what is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.0.extend_from_slice(json.as_bytes());
    }

    /// Adds a text in quotes. What could steer a terminal is escaped, and means the same.
    pub fn text(&mut self, text: &str) {
        self.0.push(b'"');
        // Without a branch, so that many bytes are looked at in one step.
        let special = |byte: u8| matches!(byte, ..b' ' | b'"' | b'\\' | 0x7f..);
        if text.bytes().fold(false, |found, byte| found | special(byte)) {
            self.escaped(text);
        } else {
            self.raw(text);
        }
        self.0.push(b'"');
    }

    fn escaped(&mut self, text: &str) {
        let mut bytes = [0; 4];
        let mut units = [0; 2];
        for c in text.chars() {
            match c {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                '\n' => self.raw("\\n"),
                '\r' => self.raw("\\r"),
                '\t' => self.raw("\\t"),
                c if is_hostile(c) => {
                    for unit in c.encode_utf16(&mut units) {
                        // Writing to memory cannot fail.
                        let _ = write!(self.0, "\\u{unit:04x}");
                    }
                }
                c => self.raw(c.encode_utf8(&mut bytes)),
            }
        }
    }

    /// Adds the name of a value that files spell.
    pub fn name(&mut self, value: &impl serde::Serialize) {
        let _ = serde_json::to_writer(&mut *self.0, value);
    }

    /// Adds a whole number.
    pub fn number(&mut self, number: usize) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut rest = number;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            at -= 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.0.extend_from_slice(digits.get(at..).unwrap_or_default());
    }

    /// Adds a number with at most three decimals and at least one.
    #[expect(clippy::cast_sign_loss, reason = "its sign is written before")]
    pub fn score(&mut self, score: f64) {
        let thousandths = (score * 1000.0).round();
        if thousandths < 0.0 {
            self.raw("-");
        }
        let all = thousandths.abs() as u64 as usize;
        self.number(all / 1000);
        let rest = all % 1000;
        let decimals = [rest / 100, rest / 10 % 10, rest % 10].map(|digit| b'0' + digit as u8);
        let zeros = decimals.iter().rev().take_while(|digit| **digit == b'0').count().min(2);
        self.raw(".");
        self.0.extend_from_slice(decimals.get(..3 - zeros).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(with: impl Fn(&mut Json<'_>)) -> String {
        let mut out = Vec::new();
        with(&mut Json(&mut out));
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn any_text_and_number_is_read_again_as_it_was(text in "([ -~]|\\PC|\n|[\u{0}-\u{9f}]|\u{202e}|\u{e0041}){0,40}", number in any::<usize>()) {
            let json = written(|json| json.text(&text));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
            prop_assert!(!json.contains(is_hostile));
            prop_assert_eq!(written(|json| json.number(number)), number.to_string());
        }

        #[test]
        fn a_score_has_its_thousandths(thousandths in -9_999_i32..9_999) {
            let score = f64::from(thousandths) / 1000.0;
            let json = written(|json| json.score(score));
            prop_assert!((serde_json::from_str::<f64>(&json).unwrap() - score).abs() < 1e-9, "{}", json);
        }
    }

    #[test]
    fn scores_are_short() {
        let told = [2.0, 2.5, -0.25, 0.033, 1.1].map(|score| written(|json| json.score(score)));
        assert_eq!(told, ["2.0", "2.5", "-0.25", "0.033", "1.1"]);
    }
}
