//! Finding section headings in an answer as people paste it.
//!
//! People write `### **SITUATION**`, `# ⭐ **TASK**`, `Task:`, `**Action** -`, `Results –` or `2) What I learned`. A line
//! counts as a heading when a known name stands at its start and nothing but decoration, a bracket or a separator
//! follows; the same word in prose does not.

use super::clean::part;
use super::{Role, Section};
use std::ops::Range;

/// A part of a pasted answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The section it belongs to, by its place in the framework; nothing where no section fits.
    pub section: Option<usize>,
    /// Byte offsets of the line that begins it; empty for what stands before the first heading.
    pub heading: Range<usize>,
    /// Byte offsets of its text, without heading and without blank ends.
    pub text: Range<usize>,
}

/// Splits an answer at its headings. Text before the first heading, and under headings of other things, has no
/// section. Empty unless headings of two different sections are found.
pub fn split(text: &str, sections: &[Section]) -> Vec<Piece> {
    let mut pieces = pieces(text, sections);
    let mut placed: Vec<usize> = pieces.iter().filter_map(|piece| piece.section).collect();
    placed.sort_unstable();
    placed.dedup();
    if placed.len() < 2 {
        return Vec::new();
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// Every part of an answer, those without text too: what stands before the first heading, then one for each heading.
pub fn pieces(text: &str, sections: &[Section]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut section, mut heading, mut start) = (None, 0..0, 0);
    for next in headings(text, sections) {
        let line_end = part(text, next.line..text.len()).find('\n').map_or(text.len(), |end| next.line + end);
        pieces.push(Piece { section, heading, text: trimmed(text, start..next.line) });
        (section, heading, start) = (next.section, next.line..line_end, next.body);
    }
    pieces.push(Piece { section, heading, text: trimmed(text, start..text.len()) });
    pieces
}

/// A line that begins a part.
struct Heading {
    /// Where its line begins.
    line: usize,
    /// Where its text begins.
    body: usize,
    section: Option<usize>,
}

fn headings(text: &str, sections: &[Section]) -> Vec<Heading> {
    let names = names(sections);
    let mut found = Vec::new();
    let mut at = 0;
    // The depth of the last known heading; of one without `#` the deepest so far, or 6, so that any foreign heading ends
    // its part.
    let (mut depth, mut deepest) = (6, 0);
    let mut sentence_open = false;
    let mut code = false;
    for line in text.split('\n') {
        code ^= line.trim_start().starts_with("```");
        if code {
            at += line.len() + 1;
            continue;
        }
        let hashes = line.trim_start().bytes().take_while(|b| *b == b'#').count();
        if let Some((section, body)) = known(line, &names, sentence_open) {
            deepest = deepest.max(hashes);
            depth = match (hashes, deepest) {
                (0, 0) => 6,
                (0, deepest) => deepest,
                (own, _) => own,
            };
            found.push(Heading { line: at, body: at + body, section });
        } else if (1..=depth).contains(&hashes) && line.trim_start_matches([' ', '#']).len() < line.trim_start().len() {
            found.push(Heading { line: at, body: at + line.len(), section: None });
        }
        let told = line.trim_end();
        sentence_open = !told.is_empty() && !told.ends_with(['.', '!', '?', ':', ';', ')', '"', '”', '*']);
        at += line.len() + 1;
    }
    found
}

/// Other words for what a section is for.
const ALIASES: &[(Role, &[&str])] = &[
    (Role::Situation, &["situation", "situations", "background", "context", "setting", "scenario"]),
    (Role::Task, &["task", "tasks", "goal", "goals", "objective", "objectives", "my responsibility"]),
    (
        Role::Action,
        &[
            "action", "actions", "approach", "what i did", "actions taken", "action taken", "steps", "steps taken",
            "solution",
        ],
    ),
    (Role::Result, &["result", "results", "impact", "outcome", "outcomes"]),
    (
        Role::Reflection,
        &[
            "reflection", "reflections", "learning", "learnings", "lesson", "lessons", "lessons learned",
            "lessons learnt", "lesson learned", "what i learned", "what i learnt", "what did i learn", "takeaway",
            "takeaways", "key takeaways", "key takeaway", "closing statement", "closing", "conclusion",
        ],
    ),
];

/// Every name in lower case with its section, longest first; the framework's own names win.
fn names(sections: &[Section]) -> Vec<(String, Option<usize>)> {
    let mut names: Vec<(String, Option<usize>)> = Vec::new();
    for (i, section) in sections.iter().enumerate() {
        names.push((section.title.to_lowercase(), Some(i)));
        names.push((section.id.to_lowercase(), Some(i)));
    }
    for (role, words) in ALIASES {
        let section = sections.iter().position(|section| section.roles.contains(role));
        names.extend(words.iter().map(|word| ((*word).to_owned(), section)));
    }
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
}

/// The section of a heading line and the offset in the line where its text begins.
fn known(line: &str, names: &[(String, Option<usize>)], sentence_open: bool) -> Option<(Option<usize>, usize)> {
    let start = line.find(char::is_alphabetic)?;
    let before = part(line, 0..start);
    let hash = before.trim_start().starts_with('#');
    let bold = before.contains(['*', '_']);
    let mut at = start;
    // "S – Situation", "(A) Action", "The Result", "My actions"
    let mut rest = part(line, at..line.len());
    for lead in ["the ", "my ", "our ", "key "] {
        if rest.get(..lead.len()).is_some_and(|head| head.eq_ignore_ascii_case(lead)) && !starts_with_name(rest, names)
        {
            at += lead.len();
            rest = part(line, at..line.len());
        }
    }
    let mut chars = rest.char_indices();
    if let (Some(_), Some((next, mark))) = (chars.next(), chars.next())
        && !mark.is_alphanumeric()
        && mark != '\''
        && mark != '’'
    {
        let after = part(rest, next..rest.len());
        let skip = after.find(char::is_alphanumeric)?;
        if !part(after, 0..skip).trim().is_empty() && starts_with_name(part(after, skip..after.len()), names) {
            at += next + skip;
            rest = part(line, at..line.len());
        }
    }
    let (mut length, section) = name_at(rest, names)?;
    // "Background/Context", "Situation & Task"
    while let Some(more) = joined_name(part(rest, length..rest.len()), names) {
        length += more;
    }
    let capital = rest.starts_with(char::is_uppercase);
    let tail = part(rest, length..rest.len());
    let dress = match (hash, bold) {
        (true, _) => Dress::Hash,
        (_, true) => Dress::Bold,
        _ => Dress::Plain,
    };
    let runs_on = dress == Dress::Plain && before.trim().is_empty() && sentence_open && !capital;
    let body = body(tail, Look { dress, capital, runs_on })?;
    Some((section, at + length + body))
}

fn starts_with_name(text: &str, names: &[(String, Option<usize>)]) -> bool {
    name_at(text, names).is_some()
}

/// The longest name at the start of a text: its length there and its section.
fn name_at(text: &str, names: &[(String, Option<usize>)]) -> Option<(usize, Option<usize>)> {
    names.iter().find_map(|(name, section)| {
        let head: String = text.chars().take(name.chars().count()).collect();
        let ends = text.get(head.len()..)?.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '\'' && c != '’');
        (ends && head.to_lowercase() == *name).then_some((head.len(), *section))
    })
}

/// The length of a separator and another name, as in `/Context`.
fn joined_name(tail: &str, names: &[(String, Option<usize>)]) -> Option<usize> {
    let rest = tail.trim_start().trim_start_matches(['/', '&', '+']);
    let joined = rest.len() < tail.trim_start().len();
    let (length, _) = name_at(rest.trim_start(), names).filter(|_| joined)?;
    Some(tail.len() - rest.trim_start().len() + length)
}

/// How a line begins.
#[derive(Clone, Copy)]
struct Look {
    dress: Dress,
    capital: bool,
    /// A plain word that goes on with the sentence of the line before.
    runs_on: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dress {
    Hash,
    Bold,
    Plain,
}

/// Where the text begins after a name, or nothing when this is prose.
fn body(tail: &str, look: Look) -> Option<usize> {
    let closed = skip(tail, |c| matches!(c, '*' | '_' | '`'));
    let mut at = closed + skip(part(tail, closed..tail.len()), char::is_whitespace);
    // "(20 seconds)", "[10%]"
    if part(tail, at..tail.len()).starts_with(['(', '[']) {
        at += part(tail, at..tail.len()).find([')', ']'])? + 1;
        at += skip(part(tail, at..tail.len()), |c| c.is_whitespace() || matches!(c, '*' | '_' | '`'));
    }
    let rest = part(tail, at..tail.len());
    let Some(first) = rest.chars().next() else {
        // Alone on its line; a plain word that continues a sentence is none.
        return (!look.runs_on).then_some(tail.len());
    };
    let marks = skip(rest, |c| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '\'' | '$' | '€' | '£' | '~' | '<'));
    let after = part(rest, marks..rest.len());
    if after.is_empty() {
        return (!first.is_alphanumeric()).then_some(tail.len());
    }
    let body = at + marks;
    match first {
        ':' | '：' if !look.runs_on => Some(body),
        '-' | '–' | '—' | '|' | '>' | '→' | '=' => {
            let apart = at > 0 && part(rest, first.len_utf8()..rest.len()).starts_with([' ', '-', '>']);
            (apart && look.capital).then_some(body)
        }
        '.' if look.dress == Dress::Bold && part(rest, 0..marks).contains(['*', '_']) => Some(body),
        // "## Situation & Task", "### Result and impact": a title, however it goes on.
        _ if look.dress == Dress::Hash => Some(tail.len()),
        // "**Action** I rewrote it."
        _ if look.dress == Dress::Bold && closed > 0 => {
            let opens = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“'));
            opens.then_some(at)
        }
        _ => None,
    }
}

/// Bytes at the start that fit.
fn skip(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(fits).len()
}

/// The same bytes without their blank ends.
pub fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let inner = part(text, span.clone());
    let start = span.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn star() -> Vec<Section> {
        let section = |id: &str, title: &str, role| Section {
            id: id.into(),
            title: title.into(),
            mark: String::new(),
            roles: vec![role],
            target: 30,
            limit: None,
            purpose: String::new(),
        };
        vec![
            section("situation", "Situation", Role::Situation),
            section("task", "Task", Role::Task),
            section("action", "Action", Role::Action),
            section("result", "Result", Role::Result),
            section("reflection", "Reflection", Role::Reflection),
        ]
    }

    fn heading(line: &str) -> Option<(Option<usize>, String)> {
        known(line, &names(&star()), false).map(|(section, body)| (section, line[body..].to_owned()))
    }

    #[test]
    fn headings_of_every_decoration_are_known() {
        for (line, section, body) in [
            ("### **SITUATION**", 0, ""),
            ("# ⭐ **TASK**", 1, ""),
            ("Task:", 1, ""),
            ("Task: I had to fix it.", 1, "I had to fix it."),
            ("**Action** -", 2, ""),
            ("**Action** - I rewrote it", 2, "I rewrote it"),
            ("**Action:** I rewrote it", 2, "I rewrote it"),
            ("**Action**: I rewrote it", 2, "I rewrote it"),
            ("**Action** I rewrote it", 2, "I rewrote it"),
            ("**Result.** 40% fewer", 3, "40% fewer"),
            ("Situation –", 0, ""),
            ("Situation – \"Nobody\" cared", 0, "\"Nobody\" cared"),
            ("Closing Statement", 4, ""),
            ("Lessons", 4, ""),
            ("## Learnings 🎓", 4, ""),
            ("What I learned:", 4, ""),
            ("Background/Context", 0, ""),
            ("Background:", 0, ""),
            ("Impact", 3, ""),
            ("Outcome: $2M saved", 3, "$2M saved"),
            ("## Results & Impact", 3, ""),
            ("Approach:", 2, ""),
            ("Actions", 2, ""),
            ("1. Situation", 0, ""),
            ("2) TASK - own it", 1, "own it"),
            ("S – Situation", 0, ""),
            ("(A) Action:", 2, ""),
            ("A: Action", 2, ""),
            ("The Result:", 3, ""),
            ("My Actions (90 s):", 2, ""),
            ("> **Task (10%)**", 1, ""),
            ("- Result: done", 3, "done"),
            ("task: fix it", 1, "fix it"),
            ("__Reflection__", 4, ""),
            ("═══ RESULT ═══", 3, ""),
        ] {
            assert_eq!(heading(line), Some((Some(section), body.to_owned())), "{line}");
        }
    }

    #[test]
    fn prose_is_no_heading() {
        for line in [
            "Situation was bad: we lost orders",
            "We said it in the end. Result: chaos",
            "Action-oriented people won",
            "Tasks were piling up",
            "Resulting load: 3x",
            "The result was a 40% drop.",
            "**Result** was never in doubt",
            "Context matters",
            "Impact on users - large",
            "Goal-driven: yes",
            "I learned: a lot",
            "",
            "###",
            "A result",
        ] {
            assert_eq!(heading(line), None, "{line}");
        }
        assert_eq!(known("result: we lost", &names(&star()), true), None, "the rest of a wrapped sentence");
    }

    fn told(text: &str) -> Vec<(Option<usize>, &str)> {
        split(text, &star()).into_iter().map(|piece| (piece.section, &text[piece.text])).collect()
    }

    #[test]
    fn an_answer_is_split_and_nothing_is_lost() {
        let text =
            "My best one\n\n### SITUATION\nIt broke.\n\nTwice.\n### Task\nMine.\n#### Sub\nAll.\n### Notes\nask Bob\n";
        assert_eq!(
            told(text),
            [
                (None, "My best one"),
                (Some(0), "It broke.\n\nTwice."),
                (Some(1), "Mine.\n#### Sub\nAll."),
                (None, "ask Bob"),
            ]
        );
    }

    #[test]
    fn text_on_the_heading_line_belongs_to_the_section() {
        assert_eq!(told("Situation: it broke\nTask: mine"), [(Some(0), "it broke"), (Some(1), "mine")]);
    }

    #[test]
    fn one_heading_is_not_enough_to_split() {
        assert_eq!(told("Situation: it broke\nand I mended it"), []);
        assert_eq!(told("Result: a\nImpact: b"), []);
    }

    proptest! {
        #[test]
        fn pieces_are_in_order_and_on_character_borders(
            text in "((#{0,3} ?)(\\*\\*)?(Task|Action|result|Situation|é)(:|\\*\\*| -| \\(é|)( \\PC{0,6})?\n){0,6}|\\PC{0,60}"
        ) {
            let mut at = 0;
            for piece in split(&text, &star()) {
                prop_assert!(piece.text.start >= at && text.get(piece.text.clone()).is_some());
                at = piece.text.end;
            }
        }
    }
}
