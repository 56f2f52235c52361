//! An answer as people have it, a Markdown or plain-text file, taken apart into the sections of a framework.

use super::clean::part;
use super::headings::{self, Piece};
use super::{Section, Traced, markdown};
use std::ops::Range;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Byte offsets of the first heading's words, where it names no section.
    pub title: Option<Range<usize>>,
    /// What belongs to sections, in the order of the file. A section may have several pieces, or none. Empty when the
    /// file has no headings that tell sections.
    pub placed: Vec<Placed>,
    /// What belongs to none, in the order of the file.
    pub leftovers: Vec<Leftover>,
}

/// A part of the file that belongs to a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The section, by its place in the framework.
    pub section: usize,
    /// Byte offsets in the file, without the heading and without blank ends.
    pub text: Range<usize>,
}

/// A part of the file that no section takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// The line that it begins in, from 1.
    pub line: usize,
    /// Byte offsets in the file, with its heading where it has one.
    pub text: Range<usize>,
}

/// Takes a text apart at its headings. It tells sections when headings of two of them are found, or a `#` heading of one.
pub fn read(text: &str, sections: &[Section]) -> Answer {
    let pieces = headings::pieces(text, sections);
    let mut answer = Answer { title: title(text, &pieces), ..Answer::default() };
    let mut told: Vec<usize> = pieces.iter().filter_map(|piece| piece.section).collect();
    told.sort_unstable();
    told.dedup();
    let hashed = |piece: &Piece| piece.section.is_some() && part(text, piece.heading.clone()).starts_with('#');
    if told.len() < 2 && !pieces.iter().any(hashed) {
        let body = answer.title.as_ref().map_or(0, |title| title.end);
        answer.leftover(text, body..text.len());
        return answer;
    }
    for piece in pieces {
        match piece.section {
            Some(_) if piece.text.is_empty() => {}
            Some(section) => answer.placed.push(Placed { section, text: piece.text }),
            None => {
                let titled = answer.title.as_ref().is_some_and(|title| title.end <= piece.heading.end);
                let own = titled && answer.title.as_ref().is_some_and(|title| title.start >= piece.heading.start);
                let start = if own || piece.heading.is_empty() { piece.text.start } else { piece.heading.start };
                answer.leftover(text, start..piece.text.end);
            }
        }
    }
    answer
}

impl Answer {
    /// What is told in a section: its words without their Markdown dress, each of which knows its place in the file.
    pub fn told(&self, text: &str, section: usize) -> Traced {
        words(text, self.placed.iter().filter(|piece| piece.section == section).map(|piece| piece.text.clone()))
    }

    fn leftover(&mut self, text: &str, span: Range<usize>) {
        let text_of_it = headings::trimmed(text, span);
        if !text_of_it.is_empty() {
            self.leftovers.push(Leftover { line: line_of(text, text_of_it.start), text: text_of_it });
        }
    }
}

/// The words of some parts of a file without their Markdown dress, a blank line between two of them.
pub fn words(text: &str, parts: impl IntoIterator<Item = Range<usize>>) -> Traced {
    let mut out = Traced::default();
    for part in parts {
        if !out.text().is_empty() {
            out.trim_end();
            out.put("\n\n");
        }
        markdown::plain(text, part, &mut out);
    }
    out.trim_end();
    out
}

/// The line of a byte, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    1 + part(text, 0..at).bytes().filter(|byte| *byte == b'\n').count()
}

/// The words of the first heading, when it stands first in the file and names no section.
fn title(text: &str, pieces: &[Piece]) -> Option<Range<usize>> {
    let before = pieces.first().filter(|piece| piece.heading.is_empty() && !piece.text.is_empty());
    let first = pieces.iter().find(|piece| !piece.heading.is_empty())?;
    let line = headings::trimmed(text, first.heading.clone());
    let words = part(text, line.clone()).trim_start_matches('#');
    let title = before.is_none() && first.section.is_none() && words.len() < line.len() && words.starts_with(' ');
    title.then(|| line.end - words.trim_start().len()..line.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Role;

    /// A release told as people keep it.
    const RELEASE: &str = "# 🚀 The release engine\n\nDrafted in May.\n\n### **SITUATION**\n\nI noticed that four \
        upgrades got *stuck*.\n\n# ⭐ **TASK**\n1. **Undo** it\n2. Find the cause\n\n**Action** -\n\n- Pulled detailed \
        `workflow` logs\n- Reproduced it on **the exact** configuration\n\n#### Afterwards\nI wrote a barrier.\n\n## \
        Results & Impact\n✅ All four were back within 2 hours.\n\n---\n\n## Closing Statement\n> “Speed must not cost \
        order.”\n\n## Follow-up questions\n- What next?\n";

    fn star() -> Vec<Section> {
        let roles = [Role::Situation, Role::Task, Role::Action, Role::Result, Role::Reflection];
        let section = |role: Role| Section {
            id: role.name().to_owned(),
            title: role.name().to_owned(),
            mark: String::new(),
            roles: vec![role],
            target: 30,
            limit: None,
            purpose: String::new(),
        };
        roles.map(section).into()
    }

    fn told(text: &str) -> Vec<String> {
        let answer = read(text, &star());
        (0..5).map(|section| answer.told(text, section).text().to_owned()).collect()
    }

    #[test]
    fn a_decorated_answer_is_told_section_by_section() {
        insta::assert_debug_snapshot!(told(RELEASE), @r#"
        [
            "I noticed that four upgrades got stuck.",
            "1. Undo it\n2. Find the cause",
            "- Pulled detailed workflow logs\n- Reproduced it on the exact configuration\n\nAfterwards\n\nI wrote a barrier.",
            "- All four were back within 2 hours.",
            "Speed must not cost order.",
        ]
        "#);
    }

    #[test]
    fn what_has_no_section_is_left_over_with_its_line() {
        let answer = read(RELEASE, &star());
        assert_eq!(answer.title.map(|title| &RELEASE[title]), Some("🚀 The release engine"));
        let leftovers: Vec<_> = answer.leftovers.into_iter().map(|left| (left.line, &RELEASE[left.text])).collect();
        assert_eq!(leftovers, [(3, "Drafted in May."), (29, "## Follow-up questions\n- What next?")]);
    }

    #[test]
    fn lead_ins_and_two_pieces_of_one_section_are_joined() {
        let text = "Situation: it broke\nAction: I mended it\nResult: 40% fewer\nImpact: $2M saved\n";
        assert_eq!(told(text), ["it broke", "", "I mended it", "40% fewer\n\n$2M saved", ""]);
    }

    #[test]
    fn text_without_headings_is_left_over_whole() {
        let text = "I saw it.\n\nResult: I mended it.\n";
        let answer = read(text, &star());
        assert_eq!((answer.placed.len(), answer.title), (0, None));
        assert_eq!(answer.leftovers, [Leftover { line: 1, text: 0..text.len() - 1 }]);
    }

    #[test]
    fn one_section_under_a_hash_is_enough() {
        assert_eq!(told("## Action\n- Pulled logs\n")[2], "- Pulled logs");
    }

    #[test]
    fn a_code_block_has_no_headings() {
        let text = "## Action\nI wrote this:\n```\n# Result\necho\n```\nand ran it.\n## Result\nDone.";
        assert_eq!(told(text)[2], "I wrote this:\n\n# Result\necho\n\nand ran it.");
    }
}
