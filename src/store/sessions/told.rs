//! One session file, read as far as lists and progress need it.

use super::ends::{self, Tail};
use super::private;
use super::short::Short;
use crate::content::Problem;
use crate::progress::attempt::End;
use crate::session::Take;
use crate::session::event::Final;
use std::fs::TryLockError;
use std::path::Path;

/// What a file says.
#[derive(Debug)]
pub struct Told {
    /// In short.
    pub short: Short,
    /// What progress counts; nothing where it is not finished.
    pub end: Option<End>,
    /// Whether a program has it open now; only asked where it is not finished.
    pub in_use: bool,
}

impl Told {
    /// One file. A finished session is read at its two ends only.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let mut file = private::open_to_read(path).map_err(|error| ends::unreadable(path, &error))?;
        if let Some((header, Tail::Finished(end, name, notes))) = ends::read(path, &mut file)? {
            let short = Short { notes, ..Short::of_end(header, &end, name) };
            return Ok(Self { short, end: Some(*end), in_use: false });
        }
        let take = ends::whole(path, &mut file)?.take;
        let short = Short::of_take(&take);
        let in_use = !short.finished && matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
        Ok(Self { short, end: of_take(take), in_use })
    }
}

fn of_take(take: Take) -> Option<End> {
    let scorecard = take.finished?.map(Box::new);
    let sections = take.sections.into_iter().map(|it| Final { id: it.id, text: it.text, ms: it.ms });
    Some(End {
        sections: sections.collect(),
        scorecard,
        withheld: take.answered.iter().any(|(_, yes)| !yes),
        dismissed: take.dismissed,
    })
}
