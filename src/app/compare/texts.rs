//! Two texts with what changed: side by side where there is room, otherwise one above the other.

use super::WIDE;
use crate::app::paper::{Ink, Paper};
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use crate::session::changes::Changes;
use std::borrow::Cow;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Bytes of a text that are shown.
const SHOWN: usize = 20_000;
/// Columns before a text, where a sign tells that something changed in the row.
const MARGIN: usize = 2;

/// One row of a text.
type Parts = Vec<(String, Ink)>;

/// The beginning of a text, where it is longer than can be read here.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    if text.len() <= SHOWN {
        return text.into();
    }
    let end = (0..=SHOWN).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    format!("{} … (longer than is shown here)", part(text, 0..end)).into()
}

/// Both texts of a section.
pub(super) fn write(before: &str, after: &str, changes: &Changes, width: usize, paper: &mut Paper) {
    let (before, after) = (bounded(before.trim_end()), bounded(after.trim_end()));
    let wide = width >= WIDE;
    let half = if wide { width.saturating_sub(3) / 2 } else { width };
    if changes.is_none() && !wide {
        let told = if after.is_empty() { "nothing told in either" } else { "the same words as before:" };
        paper.say(MARGIN, told, Ink::Dim);
        for row in rows(&after, &[], Ink::Added, half) {
            paper.row(row);
        }
        return;
    }
    let old = rows(&before, &changes.removed, Ink::Removed, half);
    let new = rows(&after, &changes.added, Ink::Added, half);
    if wide {
        return side_by_side((labelled("before", old), labelled("now", new)), half, paper);
    }
    for row in labelled("before", old).into_iter().chain(labelled("now", new)) {
        paper.row(row);
    }
}

/// What a text is, above it; and that it is empty.
fn labelled(label: &str, rows: Vec<Parts>) -> Vec<Parts> {
    let label = if rows.is_empty() { format!("  {label}: nothing") } else { format!("  {label}") };
    std::iter::once(vec![(label, Ink::Dim)]).chain(rows).collect()
}

fn side_by_side((old, new): (Vec<Parts>, Vec<Parts>), half: usize, paper: &mut Paper) {
    let count = old.len().max(new.len());
    let (mut old, mut new) = (old.into_iter(), new.into_iter());
    for _ in 0..count {
        let mut row = old.next().unwrap_or_default();
        let taken: usize = row.iter().map(|(text, _)| text.width()).sum();
        row.push((" ".repeat(half.saturating_sub(taken)), Ink::Text));
        row.push((" │ ".to_owned(), Ink::Dim));
        row.extend(new.next().unwrap_or_default());
        paper.row(row);
    }
}

/// A text wrapped, with the spans that changed in their ink and a sign before each row that holds one.
fn rows(text: &str, spans: &[Range<usize>], ink: Ink, width: usize) -> Vec<Parts> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let sign = if ink == Ink::Removed { "− " } else { "+ " };
    let row = |row: Range<usize>| {
        let mut parts: Parts = vec![("  ".to_owned(), Ink::Text)];
        let mut at = row.start;
        for span in spans {
            let (start, end) = (span.start.clamp(at, row.end), span.end.clamp(at, row.end));
            if start < end {
                parts.push((visible(part(text, at..start)), Ink::Text));
                parts.push((visible(part(text, start..end).trim_end()), ink));
                at = end;
            }
        }
        if let Some(first) = parts.first_mut().filter(|_| at > row.start) {
            *first = (sign.to_owned(), Ink::Strong);
        }
        parts.push((visible(part(text, at..row.end).trim_end()), Ink::Text));
        parts
    };
    wrap(text, width.saturating_sub(MARGIN)).into_iter().map(row).collect()
}
