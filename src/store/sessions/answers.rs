//! The finished sessions as progress counts them.

use super::ends::{self, Tail};
use super::{Store, files, private};
use crate::content::Problem;
use crate::progress::Attempt;
use crate::progress::attempt::{End, Times};
use crate::scoring::stored::StoredRubric;
use crate::session::event::Final;
use crate::session::{Header, Take};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Rubrics whose times are read: each is a megabyte, and few people are judged by more.
const RUBRICS: usize = 64;

impl Store {
    /// Every finished session, in any order. One file is in memory at a time, and of a finished one only its two ends;
    /// of each only what progress counts is kept. Files that cannot be read are left out: the list of sessions names
    /// them.
    pub fn attempts(&self) -> Vec<Attempt> {
        let mut times: HashMap<String, Option<Times>> = HashMap::new();
        let mut attempts = Vec::new();
        for path in newest_first(&self.dirs.sessions) {
            let Ok(Some((header, end))) = answer(&path) else { continue };
            if header.framework == crate::scoring::drill::FRAMEWORK {
                continue;
            }
            if !times.contains_key(&header.rubric) && times.len() < RUBRICS {
                times.insert(header.rubric.clone(), self.times(&header.rubric));
            }
            let times = times.get(&header.rubric).and_then(Option::as_ref);
            attempts.extend(Attempt::of(header, &end, times));
        }
        attempts
    }

    fn times(&self, rubric: &str) -> Option<Times> {
        let stored: StoredRubric = self.rubric(rubric)?;
        let total = stored.pattern.level(&stored.level)?.total;
        let ids = stored.framework.sections.iter().map(|section| section.id.clone());
        let sections = ids.zip(stored.framework.times(total)).map(|(id, time)| (id, time.target)).collect();
        Some(Times { pace: stored.pace, total, sections })
    }
}

/// The files of a folder, those that were written to last first, so that their rubrics are among those that are read.
fn newest_first(folder: &Path) -> Vec<PathBuf> {
    let mut paths = files(folder).unwrap_or_default();
    let written = |path: &PathBuf| path.metadata().and_then(|it| it.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    paths.sort_by_cached_key(|path| std::cmp::Reverse(written(path)));
    paths
}

/// Header and end of a finished session; nothing where it is not finished.
fn answer(path: &Path) -> Result<Option<(Header, End)>, Problem> {
    let mut file = private::open_to_read(path).map_err(|error| ends::unreadable(path, &error))?;
    match ends::read(path, &mut file)? {
        Some((header, Tail::Finished(end, ..))) => Ok(Some((header, *end))),
        Some((_, Tail::Open)) => Ok(None),
        Some((_, Tail::Unknown)) | None => Ok(of_take(ends::whole(path, &mut file)?.take)),
    }
}

fn of_take(take: Take) -> Option<(Header, End)> {
    let scorecard = take.finished?.map(Box::new);
    let sections = take.sections.into_iter().map(|it| Final { id: it.id, text: it.text, ms: it.ms });
    let end = End {
        sections: sections.collect(),
        scorecard,
        withheld: take.answered.iter().any(|(_, yes)| !yes),
        dismissed: take.dismissed,
    };
    Some((take.header, end))
}
