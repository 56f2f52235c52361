//! Phrases that are regular expressions, for what words cannot say.
//!
//! One pass tells which of them are in a text at all; none is compiled before a text is read.

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use std::ops::Range;
use std::sync::OnceLock;

/// The most bytes that one compiled expression may take.
const ONE: usize = 1 << 20;

/// The most that all of them together may take; beyond it each is looked for by itself.
const ALL: usize = 16 << 20;

/// The expressions of all rules, each with the path that it stands for.
#[derive(Debug, Default)]
pub struct Experts {
    list: Vec<Expert>,
    set: OnceLock<Option<RegexSet>>,
}

#[derive(Debug)]
struct Expert {
    path: u32,
    source: Box<str>,
    compiled: OnceLock<Option<Regex>>,
}

impl Experts {
    /// Adds one that is known to be right.
    pub fn add(&mut self, path: u32, source: &str) {
        self.list.push(Expert { path, source: source.into(), compiled: OnceLock::new() });
        self.set.take();
    }

    /// Paths and expressions.
    pub fn all(&self) -> impl Iterator<Item = (u32, &str)> {
        self.list.iter().map(|expert| (expert.path, &*expert.source))
    }

    /// What the first text needs compiled.
    pub fn set(&self) -> Option<&RegexSet> {
        let set = self.set.get_or_init(|| {
            let all = self.list.iter().map(|expert| &*expert.source);
            RegexSetBuilder::new(all).case_insensitive(true).size_limit(ALL).dfa_size_limit(ALL).build().ok()
        });
        set.as_ref()
    }

    /// Where they are in a text, with their paths.
    pub fn find(&self, text: &str, mut tell: impl FnMut(u32, Range<usize>)) {
        if self.list.is_empty() {
            return;
        }
        let set = self.set();
        let among = set.map(|set| set.matches(text));
        for (index, expert) in self.list.iter().enumerate() {
            if among.as_ref().is_some_and(|among| !among.matched(index)) {
                continue;
            }
            if let Some(regex) = expert.compiled.get_or_init(|| compile(&expert.source).ok()) {
                regex.find_iter(text).for_each(|found| tell(expert.path, found.range()));
            }
        }
    }
}

/// Compiles one as it is used; the error is for who wrote it.
pub fn compile(source: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(source).case_insensitive(true).size_limit(ONE).dfa_size_limit(ONE).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_where_it_stands_whatever_its_case() {
        let mut experts = Experts::default();
        experts.add(3, r"\bp9\d\b");
        experts.add(5, "never here");
        experts.add(4, ", actually,");
        let mut found = Vec::new();
        experts.find("P99 was, Actually, p95", |path, span| found.push((path, span)));
        assert_eq!(found, [(3, 0..3), (3, 19..22), (4, 7..18)]);
    }
}
