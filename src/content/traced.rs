//! A text made of parts of another one, that still knows where each part came from.

use super::clean::part;
use std::ops::Range;

/// What is judged or kept of a file: dress and indentation left out, each byte with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traced {
    text: String,
    /// In the order of the text, without overlaps.
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    /// Where it begins in the text.
    at: usize,
    /// Where it began in the source.
    from: usize,
    bytes: usize,
}

impl Traced {
    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A text of which only the place of all of it is known.
    pub fn at(text: &str, from: usize) -> Self {
        Self { text: text.to_owned(), parts: vec![Part { at: 0, from, bytes: 0 }] }
    }

    /// Adds a part of the source; bytes that do not fit it add nothing.
    pub fn take(&mut self, source: &str, span: Range<usize>) {
        let (at, from) = (self.text.len(), span.start);
        self.text.push_str(part(source, span));
        let bytes = self.text.len() - at;
        match self.parts.last_mut() {
            Some(last) if last.at + last.bytes == at && last.from + last.bytes == from => last.bytes += bytes,
            _ if bytes > 0 => self.parts.push(Part { at, from, bytes }),
            _ => {}
        }
    }

    /// Adds words that do not stand in the source.
    pub fn put(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Takes blank ends off the end.
    pub fn trim_end(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        self.parts.retain(|part| part.at < self.text.len());
        if let Some(last) = self.parts.last_mut() {
            last.bytes = last.bytes.min(self.text.len() - last.at);
        }
    }

    /// Where a byte of the text stands in the source; of words that do not stand there, the end of what came before.
    pub fn source(&self, at: usize) -> usize {
        let behind = self.parts.partition_point(|part| part.at <= at);
        let before = behind.checked_sub(1).and_then(|index| self.parts.get(index));
        before.map_or_else(
            || self.parts.first().map_or(0, |first| first.from),
            |part| part.from + (at - part.at).min(part.bytes),
        )
    }

    /// Where some bytes of the text stand in the source, with all that lies between them there.
    pub fn span(&self, span: Range<usize>) -> Range<usize> {
        let start = self.source(span.start);
        let end = if span.is_empty() { start } else { self.source(span.end - 1) + 1 };
        // The last byte may be one of our own words.
        let own = !self.parts.iter().any(|part| (part.at..part.at + part.bytes).contains(&(span.end.max(1) - 1)));
        start..if own && !span.is_empty() { (end - 1).max(start) } else { end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_text_is_found_again_in_the_source() {
        let source = "> **é pulled** the\r\n> logs";
        let mut traced = Traced::default();
        for word in ["é pulled", " the"] {
            let at = source.find(word).unwrap();
            traced.take(source, at..at + word.len());
        }
        traced.put("\n");
        let at = source.find("logs").unwrap();
        traced.take(source, at..at + 4);
        assert_eq!(traced.text(), "é pulled the\nlogs");
        for words in ["é", "pulled", "the\nlogs", "logs", "pulled the"] {
            let at = traced.text().find(words).unwrap();
            let found = &source[traced.span(at..at + words.len())];
            let plain = found.replace("**", "").replace("\r\n> ", "\n");
            assert_eq!(plain, words);
        }
        let line_end = traced.text().find('\n').unwrap();
        assert_eq!(&source[traced.span(line_end - 3..line_end + 1)], "the");
    }

    #[test]
    fn nothing_is_at_the_start() {
        assert_eq!(Traced::default().span(0..0), 0..0);
    }
}
