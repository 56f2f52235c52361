//! Files of one session that lie in an inbox: the copy that was sent and the one that came back, or one attachment that
//! was saved twice.

use super::Received;
use crate::app::msg::SessionState;
use crate::content::naming::shell_word;
use crate::session::notes::What;
use crate::session::{Note, SessionId, Who};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One file for each session, by its place, with the other files of the same session: the one on which this coach gave
/// their view, or else the one with the most notes.
pub fn one_of_each(received: &[Received], me: Option<&Who>) -> BTreeMap<usize, Vec<usize>> {
    let mut by_id: BTreeMap<&SessionId, Vec<usize>> = BTreeMap::new();
    for (at, one) in received.iter().enumerate() {
        by_id.entry(&one.row.id).or_default().push(at);
    }
    let weight = |at: &usize| {
        let one = received.get(*at)?;
        let mine = super::reviewed(&one.row.notes, me).is_some();
        Some((is_finished(one), mine, one.row.notes.0.len(), one.row.ms))
    };
    let kept = by_id.into_values().filter_map(|mut files| {
        // Of several that say as much, the first by its path.
        files.sort_by_key(|at| Reverse(weight(at)));
        let mut files = files.into_iter();
        Some((files.next()?, files.collect()))
    });
    kept.collect()
}

fn is_finished(one: &Received) -> bool {
    matches!(one.row.state, SessionState::Finished(_))
}

/// What is said below a session whose other files lie here too: which they are, and how to join them where they hold
/// something that the shown one does not. To a blind coach that would say that others were here, so it is said of all.
pub fn told(kept: &Received, others: &[&Received], blind: bool) -> Vec<String> {
    let known: BTreeSet<&SessionId> = kept.row.notes.0.iter().map(|note| &note.id).collect();
    let is_new = |note: &Note| note.what != What::Seen && !known.contains(&note.id);
    let can_join = |other: &&&Received| is_finished(other) && (blind || other.row.notes.0.iter().any(is_new));
    let (fuller, same): (Vec<&Received>, Vec<&Received>) = others.iter().partition(can_join);
    let mut lines = Vec::new();
    if !same.is_empty() {
        lines.push(format!("also in {}, with nothing noted that is not here", names(&same)));
    }
    if !fuller.is_empty() {
        let files: Vec<String> = fuller.iter().map(|one| word(&one.path)).collect();
        let why = if blind { "" } else { ", with other notes" };
        lines.push(format!("also in {}{why}; to join them:", names(&fuller)));
        lines.push(format!("starcoach merge {} --into {}", files.join(" "), word(&kept.path)));
    }
    lines
}

fn names(files: &[&Received]) -> String {
    let name = |one: &&Received| one.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files.iter().map(name).collect::<Vec<_>>().join(" and ")
}

fn word(path: &Path) -> String {
    shell_word(&path.display().to_string())
}
