//! The phrase syntax that a rule author writes.
//!
//! Words, `(a|b c)`, `[optional]`, `{class}`, `..` a short gap inside the clause, `...` a longer one that may pass into
//! the next sentence, `^` the start of a sentence, `,` a comma, and `/regex/` for experts. A phrase is expanded into plain paths,
//! which the trie takes.

use super::text::{Words, is_contraction};
use super::walk::{GAP, LONG_GAP};
use std::rc::Rc;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// A word in its folded form.
    Word(Rc<str>),
    /// A word list, shape or form by its name.
    Class(Rc<str>),
    /// Up to `walk::GAP` words inside the clause.
    Gap,
    /// Up to `walk::LONG_GAP` words, which may pass into the next sentence.
    LongGap,
    /// The start of a sentence or bullet.
    Start,
    /// A comma, or a mark that parts more than a comma does.
    Comma,
    /// Any of these runs of words: alternatives of plain words stay together, so that paths stay few.
    OneOf(Rc<Runs>),
}

/// Alternative runs of words.
pub type Runs = Vec<Vec<Rc<str>>>;

/// A phrase, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phrase {
    /// All paths that it stands for.
    Paths(Vec<Vec<Step>>),
    /// A regular expression over the original text.
    Regex(String),
}

/// Why a phrase cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseError {
    /// The byte offset in the phrase.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub cure: &'static str,
}

/// The most paths that one phrase may stand for.
pub const MAX_PATHS: usize = 256;

/// The most ways in which the gaps of a path may be filled: each is tried at every word.
const MAX_WAYS: usize = 1_500;

/// The longest phrase in bytes.
const MAX_LENGTH: usize = 1000;

/// The deepest nesting of brackets.
const MAX_DEPTH: usize = 8;

impl Phrase {
    /// Reads a member of a word list that is nothing but plain words, which most are.
    pub fn plain(text: &str) -> Option<Vec<Rc<str>>> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        let words = text.split(' ').map(|word| is_plain(word).then(|| word.into()));
        words.collect()
    }

    /// Reads a phrase.
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        if text.len() > MAX_LENGTH {
            return Err(error(MAX_LENGTH, "the phrase is longer than 1,000 bytes", "write several phrases"));
        }
        let trimmed = text.trim();
        if let Some(regex) = trimmed.strip_prefix('/') {
            let Some(regex) = regex.strip_suffix('/').filter(|regex| !regex.is_empty()) else {
                return Err(error(text.len(), "a regular expression ends with `/`", "write `/.../`"));
            };
            return Ok(Self::Regex(regex.to_owned()));
        }
        let mut parser = Parser { text, at: 0, depth: 0 };
        let paths = parser.alternatives(None)?;
        check(&paths)?;
        Ok(Self::Paths(paths))
    }
}

/// Whether a word stands for itself: small letters, and no contraction.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_contraction(word)
}

fn error(at: usize, message: impl Into<String>, cure: &'static str) -> PhraseError {
    PhraseError { at, message: message.into(), cure }
}

fn is_gap(step: &Step) -> bool {
    matches!(step, Step::Gap | Step::LongGap)
}

/// Whether a step asks for no word, but for what stands at a border.
fn is_mark(step: &Step) -> bool {
    matches!(step, Step::Start | Step::Comma)
}

fn check(paths: &[Vec<Step>]) -> Result<(), PhraseError> {
    for path in paths {
        if path.iter().all(|step| is_gap(step) || is_mark(step)) {
            return Err(error(0, "the phrase can match nothing at all", "keep one word outside of `[...]`"));
        }
        if path.iter().skip(1).any(|step| *step == Step::Start) {
            return Err(error(0, "`^` stands only at the start of a phrase", "put it first"));
        }
        let mut words = path.iter().filter(|step| !is_mark(step));
        if words.next().is_some_and(is_gap) || words.next_back().is_some_and(is_gap) {
            return Err(error(0, "a gap `..` needs a word on both sides", "drop it at the border of the phrase"));
        }
        if path.windows(2).any(|pair| pair.iter().all(is_gap)) {
            return Err(error(0, "two gaps follow each other", "one is enough"));
        }
        if path.windows(2).any(|pair| pair.iter().any(is_gap) && pair.contains(&Step::Comma)) {
            return Err(error(0, "a gap stands beside a comma", "drop one of them: a gap passes commas"));
        }
        if path.windows(2).any(|pair| pair.iter().all(is_mark)) {
            return Err(error(0, "a comma stands beside a comma or `^`", "one mark is enough: drop it"));
        }
        let ways = path.iter().map(|step| match step {
            Step::Gap => GAP + 1,
            Step::LongGap => LONG_GAP + 1,
            _ => 1,
        });
        if ways.fold(1, usize::saturating_mul) > MAX_WAYS {
            return Err(error(0, "the phrase has too many gaps", "keep at most four `..`, or three `...`"));
        }
    }
    Ok(())
}

/// The runs of words that paths stand for, when they hold nothing but words.
pub fn plain_runs(paths: &[Vec<Step>]) -> Option<Runs> {
    let mut all = Vec::new();
    for path in paths {
        let mut runs: Runs = vec![Vec::new()];
        for step in path {
            match step {
                Step::Word(word) => runs.iter_mut().for_each(|run| run.push(Rc::clone(word))),
                Step::OneOf(more) if runs.len() * more.len() <= MAX_PATHS => {
                    runs =
                        runs.iter().flat_map(|run| more.iter().map(|tail| [run.as_slice(), tail].concat())).collect();
                }
                _ => return None,
            }
        }
        all.append(&mut runs);
    }
    (all.len() <= MAX_PATHS).then_some(all)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

type Paths = Vec<Vec<Step>>;

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// Alternatives up to `close`, or to the end of the phrase.
    fn alternatives(&mut self, close: Option<char>) -> Result<Paths, PhraseError> {
        let opened = self.at;
        let mut all = Vec::new();
        let mut current: Paths = vec![Vec::new()];
        loop {
            match self.peek() {
                None if close.is_none() => break,
                None => {
                    let message = format!("an opened bracket is not closed by `{}`", close.unwrap_or(')'));
                    return Err(error(opened.saturating_sub(1), message, "close it"));
                }
                Some(c) if Some(c) == close => {
                    self.at += 1;
                    break;
                }
                Some('|') if close.is_some() => {
                    self.at += 1;
                    all.append(&mut current);
                    current = vec![Vec::new()];
                }
                Some(c @ (')' | ']' | '}' | '|')) => {
                    let message = format!("`{c}` has no bracket to belong to");
                    return Err(error(self.at, message, "open one before it, or drop it"));
                }
                Some(c) if c.is_ascii_lowercase() => {
                    let words = self.words(self.at)?;
                    for path in &mut current {
                        path.extend_from_slice(&words);
                    }
                }
                Some(_) => {
                    let items = self.item()?;
                    current = self.join(current, items)?;
                }
            }
        }
        all.append(&mut current);
        Ok(all)
    }

    fn join(&self, mut left: Paths, mut right: Paths) -> Result<Paths, PhraseError> {
        if left.len() * right.len() > MAX_PATHS {
            let message = format!("the phrase stands for more than {MAX_PATHS} wordings");
            return Err(error(self.at, message, "split it, or move a list of words into a class"));
        }
        if let ([tail], false) = (right.as_mut_slice(), left.is_empty()) {
            for head in &mut left {
                head.extend_from_slice(tail);
            }
            return Ok(left);
        }
        Ok(left.iter().flat_map(|head| right.iter().map(|tail| [head.as_slice(), tail].concat())).collect())
    }

    fn item(&mut self) -> Result<Paths, PhraseError> {
        let start = self.at;
        let Some(c) = self.peek() else { return Ok(vec![Vec::new()]) };
        self.at += c.len_utf8();
        match c {
            '(' | '[' => {
                if let Some(runs) = self.plain_group(if c == '(' { ')' } else { ']' }) {
                    let mut paths = vec![vec![Step::OneOf(Rc::new(runs))]];
                    if c == '[' {
                        paths.push(Vec::new());
                    }
                    return Ok(paths);
                }
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(error(start, "brackets are nested too deeply", "write several phrases"));
                }
                let mut inner = self.alternatives(Some(if c == '(' { ')' } else { ']' }))?;
                self.depth -= 1;
                if inner.iter().any(Vec::is_empty) {
                    return Err(error(start, "an alternative is empty", "use `[...]` for what may be left out"));
                }
                if inner.len() > 1
                    && let Some(runs) = plain_runs(&inner)
                {
                    inner = vec![vec![Step::OneOf(Rc::new(runs))]];
                }
                if c == '[' {
                    inner.push(Vec::new());
                }
                Ok(inner)
            }
            '{' => {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let Some(end) = rest.find('}') else {
                    return Err(error(start, "a class is not closed by `}`", "close it"));
                };
                let name = rest.get(..end).unwrap_or_default().trim();
                self.at += end + 1;
                if name.is_empty() {
                    return Err(error(start, "a class has no name", "name one, such as `{boss}`"));
                }
                Ok(vec![vec![Step::Class(name.into())]])
            }
            '.' if self.peek() == Some('.') => {
                self.at += 1;
                if self.peek() == Some('.') {
                    self.at += 1;
                    return Ok(vec![vec![Step::LongGap]]);
                }
                Ok(vec![vec![Step::Gap]])
            }
            '^' => Ok(vec![vec![Step::Start]]),
            ',' => Ok(vec![vec![Step::Comma]]),
            c if c.is_whitespace() => Ok(vec![Vec::new()]),
            _ => Ok(vec![self.words(start)?]),
        }
    }

    /// Alternatives of plain words up to `close`, read at one go; nothing where there is more in the bracket.
    fn plain_group(&mut self, close: char) -> Option<Runs> {
        let rest = self.text.get(self.at..)?;
        let group = rest.get(..rest.find(close)?)?;
        let runs: Option<Runs> = group.split('|').map(|run| Phrase::plain(run.trim())).collect();
        let runs = runs.filter(|runs| runs.len() > 1)?;
        self.at += group.len() + close.len_utf8();
        Some(runs)
    }

    /// A run of plain words, folded as texts are.
    fn words(&mut self, start: usize) -> Result<Vec<Step>, PhraseError> {
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find(['(', ')', '[', ']', '{', '}', '|', '^']).unwrap_or(rest.len());
        let end = rest.get(..end).and_then(|run| run.find("..")).unwrap_or(end);
        // The comma of "1,200" is no mark.
        let in_number =
            |at: usize| rest.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let mark = rest.get(..end).and_then(|run| run.match_indices(',').map(|(at, _)| at).find(|at| !in_number(*at)));
        let end = mark.unwrap_or(end);
        let run = rest.get(..end).unwrap_or_default();
        self.at = start + end;
        let mut steps: Vec<Step> = Vec::new();
        for token in run.split_whitespace() {
            let plain = is_plain(token);
            // a possessive behind a class: "my {boss} 's desk"
            let possessive = matches!(token, "'s" | "’s");
            if plain || possessive {
                steps.push(Step::Word(if plain { token.into() } else { "'s".into() }));
            } else {
                let words = Words::split(token);
                steps.extend((0..words.len()).map(|index| Step::Word(words.form(index).into())));
            }
        }
        if steps.is_empty() {
            let cure = "phrases match words; leave marks out";
            return Err(error(start, format!("`{}` holds no word", run.trim()), cure));
        }
        Ok(steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(phrase: &str) -> Vec<String> {
        let Ok(Phrase::Paths(paths)) = Phrase::parse(phrase) else { panic!("{phrase}: {:?}", Phrase::parse(phrase)) };
        let show = |step: &Step| match step {
            Step::Word(word) => word.to_string(),
            Step::Class(class) => format!("{{{class}}}"),
            Step::Gap => "..".to_owned(),
            Step::LongGap => "...".to_owned(),
            Step::Start => "^".to_owned(),
            Step::Comma => ",".to_owned(),
            Step::OneOf(runs) => format!("({})", runs.iter().map(|run| run.join(" ")).collect::<Vec<_>>().join("|")),
        };
        paths.iter().map(|path| path.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn alternatives_options_classes_and_gaps_become_paths() {
        assert_eq!(
            paths("no [open] ticket (existed|was filed)"),
            ["no open ticket (existed|was filed)", "no ticket (existed|was filed)"]
        );
        assert_eq!(paths("my {boss} .. asked me"), ["my {boss} .. asked me"]);
        assert_eq!(paths("used to ... now"), ["used to ... now"]);
        assert_eq!(paths("^ hadn't"), ["^ had not"]);
        assert_eq!(paths(", you know,"), [", you know ,"]);
        assert_eq!(paths("1,200 people"), ["1,200 people"]);
        assert_eq!(paths("my {boss} 's desk"), ["my {boss} 's desk"]);
        assert_eq!(paths("(a|b (c|d))"), ["(a|b c|b d)"]);
        assert_eq!(paths("(a|{b} (c|d))"), ["a", "{b} (c|d)"]);
    }

    #[test]
    fn a_bad_phrase_says_what_is_wrong_and_where() {
        let at = |phrase: &str| Phrase::parse(phrase).map_err(|error| error.at);
        assert_eq!(at("my {boss asked"), Err(3));
        assert_eq!(at("my (boss asked"), Err(3));
        assert_eq!(at("my boss) asked"), Err(7));
        assert!(at("[may] [be]").is_err());
        assert!(at(".. asked me").is_err());
        assert!(at("asked .. .. me").is_err());
        assert!(at("asked .. ... me").is_err());
        assert!(at("asked ...").is_err());
        assert!(at("asked ..,").is_err());
        assert!(at(",,").is_err());
        assert!(at("asked .. , me").is_err());
        assert!(at("asked , , me").is_err() && at("^ , me").is_err());
        assert!(at("a .. b .. c .. d .. e").is_ok() && at("a ... b ... c ... d").is_ok());
        assert!(at("a .. b .. c .. d .. e .. f").is_err() && at("a ... b ... c ... d .. e").is_err());
        assert!(at("({a}|b) ({a}|b) ({a}|b) ({a}|b) ({a}|b) ({a}|b) ({a}|b) ({a}|b) ({a}|b)").is_err());
        assert!(at("a (b||c)").is_err());
        assert!(at("?!").is_err());
        assert!(at("").is_err());
    }

    proptest::proptest! {
        #[test]
        fn reading_never_panics(phrase in "[a-c |()\\[\\]{}.^/']{0,40}") {
            let _ = Phrase::parse(&phrase);
        }
    }
}
