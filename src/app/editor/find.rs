//! Finding words in the text, blind to case.

use super::Editor;
use super::motion::previous;
use crate::content::clean::clean;
use std::ops::Range;

/// A search that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What is looked for.
    pub query: String,
    /// All places, in the order of the text.
    pub hits: Vec<Range<usize>>,
    /// Whether the last step went past an end of the text.
    pub wrapped: bool,
    /// Where the cursor was before.
    origin: usize,
}

impl Editor {
    /// The search, where one is open.
    pub fn find(&self) -> Option<&Find> {
        self.find.as_ref()
    }

    /// Opens a search at the cursor.
    pub fn open_find(&mut self) {
        let origin = self.selection().map_or(self.cursor(), |span| span.start);
        self.find = Some(Find { query: String::new(), hits: Vec::new(), wrapped: false, origin });
    }

    /// Adds typed text to what is looked for and goes to the first place from where the search began.
    pub fn type_in_find(&mut self, text: &str) {
        let Some(find) = &mut self.find else { return };
        find.query.push_str(&clean(text).replace('\n', " "));
        self.seek_from_origin();
    }

    /// Takes the last grapheme off what is looked for.
    pub fn erase_in_find(&mut self) {
        let Some(find) = &mut self.find else { return };
        find.query.truncate(previous(&find.query, find.query.len()));
        self.seek_from_origin();
    }

    /// Goes to the next place, past the end to the first.
    pub fn find_next(&mut self) {
        let from = self.selection().map_or(self.cursor(), |span| span.start);
        self.go_to_hit(|hits| {
            let next = hits.iter().find(|hit| hit.start > from);
            (next.or(hits.first()).cloned(), next.is_none())
        });
    }

    /// Goes to the place before, past the start to the last.
    pub fn find_previous(&mut self) {
        let from = self.selection().map_or(self.cursor(), |span| span.start);
        self.go_to_hit(|hits| {
            let before = hits.iter().rfind(|hit| hit.start < from);
            (before.or(hits.last()).cloned(), before.is_none())
        });
    }

    /// Closes the search; the place found stays selected, or the cursor goes back to where the search began.
    pub fn close_find(&mut self, keep: bool) {
        let Some(find) = self.find.take() else { return };
        if !keep {
            self.go_to(find.origin);
        }
    }

    /// Looks again after the text changed.
    pub(super) fn refresh_find(&mut self) {
        if let Some(find) = &mut self.find {
            find.hits = hits(&self.text, &find.query);
        }
    }

    fn seek_from_origin(&mut self) {
        self.refresh_find();
        let Some(find) = &self.find else { return };
        let origin = find.origin;
        if find.hits.is_empty() {
            self.go_to(origin);
            return;
        }
        self.go_to_hit(|hits| {
            let next = hits.iter().find(|hit| hit.start >= origin);
            (next.or(hits.first()).cloned(), next.is_none())
        });
    }

    fn go_to_hit(&mut self, choose: impl Fn(&[Range<usize>]) -> (Option<Range<usize>>, bool)) {
        let Some(find) = &mut self.find else { return };
        let (hit, wrapped) = choose(&find.hits);
        find.wrapped = wrapped && hit.is_some();
        if let Some(hit) = hit {
            self.select(hit);
        }
    }
}

/// All places of `query` in `text`, without overlaps.
fn hits(text: &str, query: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = query.chars().flat_map(char::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    // Lower case may be longer than the character; both ends of the character go along.
    let folded: Vec<(char, usize, usize)> = text
        .char_indices()
        .flat_map(|(at, c)| c.to_lowercase().map(move |lower| (lower, at, at + c.len_utf8())))
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for window in folded.windows(wanted.len()) {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
        let free = found.last().is_none_or(|hit| hit.end <= first.1);
        if free && window.iter().map(|(c, ..)| c).eq(&wanted) {
            found.push(first.1..last.2);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_ignored_and_places_do_not_overlap() {
        assert_eq!(hits("Über aaaa ÜBER", "über"), [0..5, 11..16]);
        assert_eq!(hits("aaaa", "aa"), [0..2, 2..4]);
        assert!(hits("aaaa", "").is_empty());
    }

    #[test]
    fn the_search_wraps_round_and_gives_the_cursor_back() {
        let mut editor = Editor::new("one two one");
        editor.go_to(4);
        editor.open_find();
        editor.type_in_find("ONE");
        assert_eq!(editor.selection(), Some(8..11));
        editor.find_next();
        assert_eq!((editor.selection(), editor.find().unwrap().wrapped), (Some(0..3), true));
        editor.find_previous();
        assert_eq!(editor.selection(), Some(8..11));
        editor.close_find(false);
        assert_eq!((editor.cursor(), editor.selection()), (4, None));
    }
}
