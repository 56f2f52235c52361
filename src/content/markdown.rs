//! The words of a Markdown text, without its dress: what somebody would say.
//!
//! Bold, italics, quote marks, hashes, links, rules and check boxes go; lines, bullets and numbers stay, since the engine
//! reads a bullet as "I". An emoji at the start of a line is a bullet.

use super::Traced;
use super::clean::{is_hostile, part};
use std::ops::Range;

/// Adds the words of some bytes of a source.
pub fn plain(source: &str, span: Range<usize>, out: &mut Traced) {
    let quotes = outer_quotes(source, span.clone());
    let mut at = span.start;
    let mut code = false;
    for line in part(source, span).split_inclusive('\n') {
        let text = at..at + line.trim_end().len();
        at += line.len();
        let fence = line.trim_start().starts_with("```");
        code ^= fence;
        match (fence, code) {
            (true, _) => {}
            (false, true) => out.take(source, text),
            (false, false) => Line { source, quotes: &quotes }.write(text, out),
        }
        if line.ends_with('\n') {
            out.put("\n");
        }
    }
}

/// The places of quotation marks around all of it: a closing statement in quotation marks is the candidate's own.
fn outer_quotes(source: &str, span: Range<usize>) -> Vec<usize> {
    let dress = |c: char| c.is_whitespace() || matches!(c, '>' | '*' | '_');
    let text = part(source, span.clone());
    let start = span.start + (text.len() - text.trim_start_matches(dress).len());
    let end = span.start + text.trim_end_matches(dress).len();
    let inner = part(source, start..end);
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“'), ('„', '”')] {
        let between = inner.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if between.is_some_and(|between| !between.contains([open, close])) {
            return vec![start, end - close.len_utf8()];
        }
    }
    Vec::new()
}

struct Line<'a> {
    source: &'a str,
    /// Offsets of marks that are left out.
    quotes: &'a [usize],
}

impl Line<'_> {
    fn rest(&self, span: &Range<usize>) -> &str {
        part(self.source, span.clone())
    }

    fn write(&self, mut span: Range<usize>, out: &mut Traced) {
        self.block_quote(&mut span);
        let text = self.rest(&span);
        let marks = text.trim().bytes().filter(|byte| *byte != b' ');
        if marks.clone().count() >= 3 && marks.clone().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b'=' | b'~')) {
            return;
        }
        let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&hashes) && text.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
            // A heading inside the section is no part of the sentence behind it.
            if !out.text().is_empty() && !out.text().ends_with("\n\n") {
                out.put("\n");
            }
            self.inline(span.start + hashes + 1..span.end, out);
            out.put("\n");
            return;
        }
        self.bullet(&mut span, out);
        self.inline(span, out);
    }

    /// Leaves `> ` out, as often as it stands there.
    fn block_quote(&self, span: &mut Range<usize>) {
        loop {
            let rest = self.rest(span);
            let Some(behind) = rest.trim_start().strip_prefix('>') else { return };
            span.start = span.end - behind.strip_prefix(' ').unwrap_or(behind).len();
        }
    }

    fn bullet(&self, span: &mut Range<usize>, out: &mut Traced) {
        let rest = self.rest(span);
        let indent = rest.len() - rest.trim_start_matches(' ').len();
        let rest = rest.trim_start_matches(' ');
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return };
        let next = chars.next();
        let marked = matches!(first, '-' | '*' | '+' | '•' | '–' | '·' | '◦' | '▪') && next == Some(' ');
        let keycap = first.is_ascii_digit() && next.is_some_and(is_joined);
        if marked {
            let end = span.start + indent + first.len_utf8() + 1;
            out.take(self.source, span.start..end);
            span.start = end;
            for empty in ["[ ] ", "[x] ", "[X] "] {
                if self.rest(span).starts_with(empty) {
                    span.start += empty.len();
                }
            }
        } else if is_pictograph(first) || keycap {
            out.take(self.source, span.start..span.start + indent);
            out.put("- ");
            let behind = rest.trim_start_matches(|c| c == first || is_pictograph(c) || is_joined(c)).trim_start();
            span.start = span.end - behind.len();
        }
    }

    fn inline(&self, span: Range<usize>, out: &mut Traced) {
        let mut start = span.start;
        // Where the address of a link begins and where it ends.
        let mut link: Option<Range<usize>> = None;
        let mut at = span.start;
        while let Some(c) = self.rest(&(at..span.end)).chars().next() {
            let mut next = at + c.len_utf8();
            let dress = match c {
                '*' | '_' | '`' | '~' => {
                    next = span.end - self.rest(&(at..span.end)).trim_start_matches(c).len();
                    self.is_dress(c, at..next, &span)
                }
                '\\' => self.rest(&(next..span.end)).starts_with(|c: char| c.is_ascii_punctuation()),
                '!' if self.link(next, span.end).is_some() => true,
                '[' => {
                    let found = self.link(at, span.end);
                    let is_link = found.is_some();
                    link = found.or(link);
                    is_link
                }
                ']' if link.as_ref().is_some_and(|link| link.start == at) => {
                    next = link.take().map_or(next, |link| link.end);
                    true
                }
                _ => is_hostile(c) || self.quotes.contains(&at),
            };
            if dress {
                out.take(self.source, start..at);
                start = next;
                if c == '\\' {
                    next += self.rest(&(next..span.end)).chars().next().map_or(0, char::len_utf8);
                }
                if c == '\t' {
                    out.put(" ");
                }
            }
            at = next;
        }
        out.take(self.source, start..span.end);
    }

    /// Whether a run of marks is emphasis: it hugs a word on one side. `2 * 3`, `2*3` and `snake_case` are none.
    fn is_dress(&self, mark: char, run: Range<usize>, line: &Range<usize>) -> bool {
        let before = self.rest(&(line.start..run.start)).chars().next_back();
        let behind = self.rest(&(run.end..line.end)).chars().next();
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match mark {
            '*' if run.len() > 1 => true,
            '~' => run.len() == 2,
            _ => !(blank(before) && blank(behind) || letter(before) && letter(behind)),
        }
    }

    /// Of a link `[words](address)` that begins here, what lies behind its words.
    fn link(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let rest = self.rest(&(at..end)).strip_prefix('[')?;
        let close =
            rest.find(['[', ']']).filter(|&close| rest.get(close..).is_some_and(|rest| rest.starts_with("](")))?;
        let address = rest.get(close..)?.find(')')?;
        Some(at + 1 + close..at + 1 + close + address + 1)
    }
}

/// Signs that people put in front of a line.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// What makes one emoji of several characters.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(source: &str) -> String {
        let mut out = Traced::default();
        plain(source, 0..source.len(), &mut out);
        out.text().to_owned()
    }

    #[test]
    fn dress_goes_and_words_stay() {
        for (source, said) in [
            ("I **pulled** the *logs* and __read__ `retry_count`.", "I pulled the logs and read retry_count."),
            ("- **Logs**: Pulled 2 * 3 lists", "- Logs: Pulled 2 * 3 lists"),
            ("* ***Pulled*** logs", "* Pulled logs"),
            ("- [x] Pulled logs", "- Pulled logs"),
            ("✅ Pulled logs", "- Pulled logs"),
            ("1️⃣ Pulled logs", "- Pulled logs"),
            ("  ⚙️ **Pulled** logs", "  - Pulled logs"),
            ("1. Pulled logs", "1. Pulled logs"),
            ("> > I pulled\n> the logs", "I pulled\nthe logs"),
            ("I read [the *rules*](https://x.y/z_1) first", "I read the rules first"),
            ("![a graph](x.png)", "a graph"),
            ("a [note] stays", "a [note] stays"),
            ("5\\* of \\_it\\_", "5* of _it_"),
            ("One.\n---\nTwo.", "One.\n\nTwo."),
            ("All of it.\n#### The search\nI pulled it.", "All of it.\n\nThe search\n\nI pulled it."),
            ("> **\"Speed must not cost order.\"**", "Speed must not cost order."),
            ("“I learned it.”", "I learned it."),
            ("\"Yes\", she said, \"no\"", "\"Yes\", she said, \"no\""),
            ("a\tb\u{1b}[31mc", "a b[31mc"),
            ("snake_case and 2*3 and ~9", "snake_case and 2*3 and ~9"),
            ("I pulled it.\r\nAll.\r\n", "I pulled it.\nAll.\n"),
        ] {
            assert_eq!(words(source), said, "{source}");
        }
    }

    proptest! {
        #[test]
        fn every_byte_knows_where_it_came_from(source in "([-*_>#`~\\[\\]()!\\\\ \"\n]|[a-z]|\\PC){0,60}") {
            let mut out = Traced::default();
            plain(&source, 0..source.len(), &mut out);
            for (at, c) in out.text().char_indices() {
                let span = out.span(at..at + c.len_utf8());
                let found = source.get(span.clone());
                prop_assert!(found.is_some(), "{source:?} {span:?}");
                let own = matches!(c, '\n' | ' ' | '-');
                prop_assert!(own || found.is_some_and(|found| found.ends_with(c)), "{source:?} {c:?} {found:?}");
            }
        }
    }
}
