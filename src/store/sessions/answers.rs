//! The finished sessions as progress counts them.

use super::Store;
use super::short::Short;
use crate::progress::Attempt;
use crate::progress::attempt::{End, Times};
use crate::scoring::stored::StoredRubric;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Rubrics whose times are read at once: each is a megabyte. Those of further ones are read the next time.
const RUBRICS: usize = 64;

/// The times of the rubrics that sessions were judged by, each read once.
#[derive(Debug)]
pub struct Rubrics<'a> {
    store: &'a Store,
    times: Mutex<HashMap<String, Option<Times>>>,
}

impl<'a> Rubrics<'a> {
    /// Those that this store keeps.
    pub fn of(store: &'a Store) -> Self {
        Self { store, times: Mutex::default() }
    }

    /// What counts of a finished session; nothing of a drill without an answer.
    pub fn attempt(&self, short: &Short, end: &End) -> Option<Attempt> {
        let header = &short.header;
        if header.framework == crate::scoring::drill::FRAMEWORK {
            return None;
        }
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        if !times.contains_key(&header.rubric) && times.len() < RUBRICS {
            times.insert(header.rubric.clone(), times_of(self.store, &header.rubric));
        }
        Attempt::of(header.clone(), end, times.get(&header.rubric).and_then(Option::as_ref))
    }
}

fn times_of(store: &Store, rubric: &str) -> Option<Times> {
    let stored: StoredRubric = store.rubric(rubric)?;
    let total = stored.pattern.level(&stored.level)?.total;
    let ids = stored.framework.sections.iter().map(|section| section.id.clone());
    let sections = ids.zip(stored.framework.times(total)).map(|(id, time)| (id, time.target)).collect();
    Some(Times { pace: stored.pace, total, sections })
}
