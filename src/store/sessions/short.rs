//! A session in short, as lists show it and the index keeps it.

use super::Summary;
use crate::content::pattern::Weakness;
use crate::progress::Replies;
use crate::progress::attempt::End;
use crate::scoring::length::words;
use crate::scoring::{Scorecard, Verdict};
use crate::session::{Header, Notes, Take};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A session in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Short {
    /// What was rehearsed, how, and by which standard.
    pub header: Header,
    /// Whether the answer was completed.
    pub finished: bool,
    /// A name that the candidate gave.
    pub name: Option<String>,
    /// Verdict, total from 0 to 100 and primary weakness as judged then; nothing for an answer aloud.
    pub judged: Option<(Verdict, u32, Weakness)>,
    /// Whether the candidate said that it misses the question or is not all true, which withholds the verdict.
    pub withheld: bool,
    /// Milliseconds on all section clocks.
    pub ms: u64,
    /// Words of all sections.
    pub words: u32,
    /// How many follow-ups got a reply; nothing where an answer was told.
    pub replies: Option<Replies>,
    /// Whether a section may lack text because the file was damaged.
    pub damaged: bool,
    /// What people noted on it.
    pub notes: Notes,
}

impl Short {
    /// Of a finished one, by the two ends of its file.
    pub fn of_end(header: Header, end: &End, name: Option<String>) -> Self {
        Self {
            finished: true,
            name,
            judged: end.scorecard.as_deref().map(result),
            withheld: end.withheld,
            ms: end.sections.iter().map(|last| last.ms).fold(0, u64::saturating_add),
            words: end.sections.iter().map(|last| words(&last.text)).fold(0, u32::saturating_add),
            replies: replies(&header, end.sections.iter().map(|last| (last.text.as_str(), last.ms))),
            damaged: false,
            notes: Notes::default(),
            header,
        }
    }

    /// By its whole file.
    pub fn of_take(take: &Take) -> Self {
        let finished = take.finished.as_ref();
        Self {
            header: take.header.clone(),
            finished: finished.is_some(),
            name: take.name.clone(),
            judged: finished.and_then(Option::as_ref).map(result),
            withheld: finished.is_some() && take.answered.iter().any(|(_, yes)| !yes),
            ms: take.total_ms(take.at),
            words: take.words(),
            replies: replies(&take.header, take.sections.iter().map(|told| (told.text.as_str(), told.ms))),
            damaged: take.sections.iter().any(|section| section.damaged),
            notes: take.notes.clone(),
        }
    }

    /// As a list has it, with its file and whether a program has that open.
    pub fn summary(self, path: &Path, in_use: bool) -> Summary {
        let header = self.header;
        Summary {
            id: header.id,
            path: path.to_owned(),
            name: self.name,
            pattern: header.pattern,
            story: header.story,
            level: header.level,
            input: header.input,
            began: header.began,
            candidate: header.candidate,
            notes: self.notes,
            again_of: header.again_of,
            drill: header.framework == crate::scoring::drill::FRAMEWORK,
            mock: header.mock,
            length: header.length,
            replies: self.replies,
            about: header.about,
            finished: self.finished,
            in_use,
            verdict: self.judged.map(|(verdict, ..)| verdict).filter(|_| !self.withheld),
            total: self.judged.map(|(_, total, _)| total),
            primary_weakness: self.judged.map(|(.., weakness)| weakness),
            withheld: self.withheld,
            ms: self.ms,
            words: self.words,
            damaged: self.damaged,
        }
    }
}

fn result(card: &Scorecard) -> (Verdict, u32, Weakness) {
    (card.verdict, card.total, card.primary_weakness)
}

fn replies<'a>(header: &Header, sections: impl Iterator<Item = (&'a str, u64)>) -> Option<Replies> {
    (header.framework == crate::scoring::drill::FRAMEWORK).then(|| Replies::of(sections, header.input))
}
