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

/// Whether a new file may have that id: YAML reads it as text, and a command line not as an option.
pub fn is_new_id(id: &str) -> bool {
    const KEYWORDS: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan"];
    let number = id.starts_with(|c: char| c.is_ascii_digit())
        && (id.starts_with("0x") || id.bytes().all(|byte| !byte.is_ascii_alphabetic() || b"eox".contains(&byte)));
    is_id(id) && !id.starts_with('-') && !number && !KEYWORDS.contains(&id)
}

/// An id from a title: small letters, digits and hyphens, with a number where it is taken. Letters of other scripts are
/// written in Latin ones where `latin` knows them; where nothing is left the id is `otherwise` with a number made from
/// the title, which is the same for the same title.
pub fn id(title: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for c in title.chars().filter(|c| !is_hostile(*c)).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if let Some(letters) = latin(c) {
            id.push_str(letters);
        } else if !id.is_empty() && !id.ends_with('-') && c != '\'' && c != '’' {
            id.push('-');
        }
        if id.len() >= ID {
            break;
        }
    }
    id.truncate(ID);
    let id = id.trim_end_matches('-');
    let id = match id.is_empty() {
        true if title.chars().any(char::is_alphanumeric) => format!("{otherwise}-{}", mark(title)),
        true => otherwise.to_owned(),
        false if !is_new_id(id) => format!("{otherwise}-{id}"),
        false => id.to_owned(),
    };
    let mut number = 1;
    loop {
        let free = if number == 1 { id.clone() } else { format!("{id}-{number}") };
        if !taken(&free) {
            return free;
        }
        number += 1;
    }
}

/// A text as a shell takes it for one word, to be copied out of a message.
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// Six letters and digits that tell titles apart which leave nothing to read (FNV-1a).
fn mark(title: &str) -> String {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = title.bytes().fold(0x811c_9dc5, step);
    format!("{:06x}", (hash >> 24) ^ (hash & 0x00ff_ffff))
}

/// A small letter of another script in Latin ones, as it is read roughly; a mark over the letter before is nothing.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{300}'..='\u{36f}' | 'ъ' | 'ь' => "",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'а' | 'α' | 'ά' => "a",
        'ä' | 'æ' => "ae",
        'б' => "b",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ч' | 'χ' => "ch",
        'ď' | 'đ' | 'ð' | 'д' | 'δ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'е' | 'э' | 'ε' | 'έ' => "e",
        'ф' | 'φ' => "f",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'г' | 'ґ' | 'γ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'и' | 'і' | 'ι' | 'ί' | 'ϊ' | 'ΐ' | 'η' | 'ή' => {
            "i"
        }
        'ĵ' => "j",
        'ķ' | 'к' | 'κ' => "k",
        'х' => "kh",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' | 'л' | 'λ' => "l",
        'м' | 'μ' => "m",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'н' | 'ν' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ŏ' | 'ő' | 'о' | 'ο' | 'ό' | 'ω' | 'ώ' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'п' | 'π' => "p",
        'ψ' => "ps",
        'ŕ' | 'ŗ' | 'ř' | 'р' | 'ρ' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'с' | 'σ' | 'ς' => "s",
        'ш' => "sh",
        'щ' => "shch",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'т' | 'τ' => "t",
        'þ' | 'θ' => "th",
        'ц' => "ts",
        'ù' | 'ú' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'у' => "u",
        'ü' => "ue",
        'в' | 'β' => "v",
        'ŵ' => "w",
        'ξ' => "x",
        'ý' | 'ÿ' | 'ŷ' | 'й' | 'ы' | 'υ' | 'ύ' | 'ϋ' | 'ΰ' => "y",
        'я' => "ya",
        'є' => "ye",
        'ї' => "yi",
        'ё' => "yo",
        'ю' => "yu",
        'ź' | 'ż' | 'ž' | 'з' | 'ζ' => "z",
        'ж' => "zh",
        _ => return None,
    })
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
        assert_eq!(id("Ünser Büro: Größe", &library), "uenser-buero-groesse");
        assert_eq!(id("Los datos, an\u{303}o 2", &library), "los-datos-ano-2", "n with a mark of its own");
        assert_eq!(id("Потерянные данные", &library), "poteryannye-dannye");
        assert_eq!(id("Τα χαμένα δέματα", &library), "ta-chamena-demata");
        let (one, other) = (id("日本語", &library), id("中文", &library));
        assert!(one.starts_with("my-story-") && one != other, "{one} {other}");
        assert_eq!(one, id("日本語", &library), "the same title has the same id");
        assert_eq!(id("…!", &library), "my-story");
        for (title, made) in
            [("2025", "my-story-2025"), ("Null", "my-story-null"), ("1e5", "my-story-1e5"), ("3 pumps", "3-pumps")]
        {
            assert_eq!(id(title, &library), made, "YAML reads it as text");
        }
        assert!(!is_new_id("-x") && !is_new_id("0xab") && is_new_id("2025-plan"));
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
        for taken in [one.clone(), format!("{one}-2")] {
            let taken = taken.as_str();
            let loaded = Loaded { item: story(taken), origin: Origin::Bundled };
            library.stories.insert(taken.to_owned(), loaded);
        }
        assert_eq!(id("日本語", &library), format!("{one}-3"));
        assert!(id(&"long ".repeat(100), &library).len() <= ID);
    }

    #[test]
    fn a_file_name_is_one_word_to_a_shell() {
        assert_eq!(shell_word("in/anna-2.jsonl"), "in/anna-2.jsonl");
        assert_eq!(shell_word("anna (1).jsonl"), "'anna (1).jsonl'");
        assert_eq!(shell_word("o'hara"), r"'o'\''hara'");
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
