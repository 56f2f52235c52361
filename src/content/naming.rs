//! Titles and ids of new stories.

use super::Library;
use super::clean::{clean, is_hostile, part};

/// Bytes of a title, and of an id made from it, at most.
const TITLE: usize = 80;
const ID: usize = 48;

/// A title on one line, short enough for lists.
pub fn title(title: &str) -> String {
    let title = clean(title).split_whitespace().collect::<Vec<_>>().join(" ");
    let end = title.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= TITLE).last();
    part(&title, 0..end.unwrap_or(0)).trim_end().to_owned()
}

/// An id for a story from its title, with a number where the library has it already.
pub fn story_id(title: &str, library: &Library) -> String {
    id(title, "my-story", |id| library.story(id).is_some())
}

/// Whether a text can be an id: small letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// An id from a title: small letters, digits and hyphens, `otherwise` where none are left, with a number where it is
/// taken.
pub fn id(title: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for c in title.chars().filter(|c| !is_hostile(*c)).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') && c != '\'' && c != '’' {
            id.push('-');
        }
        if id.len() >= ID {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    let id = if id.is_empty() { otherwise } else { id };
    let mut number = 1;
    loop {
        let free = if number == 1 { id.to_owned() } else { format!("{id}-{number}") };
        if !taken(&free) {
            return free;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Loaded, Origin, Story};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn an_id_is_a_tidy_file_name_and_never_one_that_is_taken() {
        let mut library = Library::default();
        let id = |title: &str, library: &Library| story_id(&super::title(title), library);
        assert_eq!(id("The webhooks nobody owned!", &library), "the-webhooks-nobody-owned");
        assert_eq!(id("../../etc/passwd", &library), "etc-passwd");
        assert_eq!(id("C:\\nul\u{1b}[31m\u{202e}", &library), "c-nul-31m");
        assert_eq!(id("Ünser Büro", &library), "nser-b-ro");
        assert_eq!(id("日本語", &library), "my-story");
        let story = |id: &str| Story {
            format: 1,
            id: id.to_owned(),
            title: id.to_owned(),
            patterns: Vec::new(),
            principles: Vec::new(),
            level: String::new(),
            text: BTreeMap::new(),
            ..Story::default()
        };
        for taken in ["my-story", "my-story-2"] {
            let loaded = Loaded { item: story(taken), origin: Origin::Bundled };
            library.stories.insert(taken.to_owned(), loaded);
        }
        assert_eq!(id("日本語", &library), "my-story-3");
        assert!(id(&"long ".repeat(100), &library).len() <= ID);
    }

    proptest! {
        #[test]
        fn any_title_gives_a_safe_id_and_a_short_title(title in "\\PC{0,200}|[\u{0}-\u{1f}./\\\\ ]{0,20}") {
            let title = super::title(&title);
            prop_assert!(title.len() <= TITLE);
            let id = story_id(&title, &Library::default());
            prop_assert!(!id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
