//! One line of JSON: `{"id","text","role"?}` or `{"id","sections":{id: text},"pattern"?,"level"?}`.
//!
//! Texts are borrowed from the line where they hold no escapes. Keys of others are left aside, unless one is nearly one of
//! ours that is not there.

use super::rubrics::unknown;
use crate::content::Role;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A line that was read.
#[derive(Debug)]
pub struct Line<'a> {
    /// As it was spelt.
    pub id: &'a RawValue,
    /// What is to be judged.
    pub told: Told<'a>,
}

/// What is to be judged.
#[derive(Debug)]
pub enum Told<'a> {
    /// Some words of one role.
    Passage {
        /// The words.
        text: Cow<'a, str>,
        /// What part of an answer they are.
        role: Option<Role>,
    },
    /// A whole answer.
    Answer {
        /// Section ids and their texts, each id once.
        sections: Vec<(Cow<'a, str>, Cow<'a, str>)>,
        /// The pattern's id.
        pattern: Option<Cow<'a, str>>,
        /// The level's name.
        level: Option<Cow<'a, str>>,
    },
}

/// Why a line cannot be judged.
#[derive(Debug)]
pub struct Bad<'a> {
    /// As far as it was read.
    pub id: Option<&'a RawValue>,
    /// What is wrong, lower case, without a full stop.
    pub error: String,
}

const KEYS: [&str; 6] = ["id", "text", "role", "sections", "pattern", "level"];

/// Reads a line.
pub fn read(json: &[u8]) -> Result<Line<'_>, Bad<'_>> {
    let mut fields = Fields::default();
    let mut reader = serde_json::Deserializer::from_slice(json);
    let read = Object(&mut fields).deserialize(&mut reader).and_then(|()| reader.end());
    let id = fields.id.filter(|id| id.get().starts_with(|c: char| c == '"' || c == '-' || c.is_ascii_digit()));
    let bad = |error: String| Bad { id, error };
    read.map_err(|error| bad(in_plain_words(&error)))?;
    if let Some((key, meant)) = fields.near.iter().find(|(_, meant)| !fields.has(meant)) {
        return Err(bad(format!("unknown key `{key}`; did you mean `{meant}`?")));
    }
    let told = fields.told().map_err(bad)?;
    match (id, fields.id) {
        (Some(id), _) => Ok(Line { id, told }),
        (None, Some(_)) => Err(bad("`id` must be text or a number".to_owned())),
        (None, None) => Err(bad("`id` is missing".to_owned())),
    }
}

/// The column in place of "line 1 column 7", since the line is that of the stream.
fn in_plain_words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let (said, column) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
    match column.rsplit_once(' ') {
        Some((_, column)) if !error.is_data() => format!("this is not JSON: {said} at column {column}"),
        _ => match said.strip_prefix("invalid type: ").and_then(|said| said.split_once(", expected ")) {
            Some((found, wanted)) => format!("{wanted} expected, here it is {found}"),
            None => said.to_owned(),
        },
    }
}

#[derive(Debug, Default)]
struct Fields<'a> {
    id: Option<&'a RawValue>,
    text: Option<Cow<'a, str>>,
    role: Option<Cow<'a, str>>,
    sections: Option<Vec<(Cow<'a, str>, Cow<'a, str>)>>,
    pattern: Option<Cow<'a, str>>,
    level: Option<Cow<'a, str>>,
    /// Unknown keys with the one of ours that each is near to.
    near: Vec<(Cow<'a, str>, &'static str)>,
}

impl<'a> Fields<'a> {
    fn has(&self, key: &str) -> bool {
        match key {
            "id" => self.id.is_some(),
            "text" => self.text.is_some(),
            "role" => self.role.is_some(),
            "sections" => self.sections.is_some(),
            "pattern" => self.pattern.is_some(),
            _ => self.level.is_some(),
        }
    }

    fn told(&mut self) -> Result<Told<'a>, String> {
        let (pattern, level) = (self.pattern.take(), self.level.take());
        match (self.text.take(), self.sections.take()) {
            (Some(_), Some(_)) => Err("`text` and `sections` together; a line has one of them".to_owned()),
            (None, None) => Err("`text` or `sections` is missing".to_owned()),
            (Some(text), None) => {
                if let Some((name, _)) = [("pattern", &pattern), ("level", &level)].iter().find(|(_, it)| it.is_some())
                {
                    return Err(format!("`{name}` goes with `sections`; a passage has a `role`"));
                }
                Ok(Told::Passage { text, role: self.role.take().map(|name| role(&name)).transpose()? })
            }
            (None, Some(_)) if self.role.is_some() => {
                Err("`role` goes with `text`; a section has the role that its framework gives it".to_owned())
            }
            (None, Some(sections)) => Ok(Told::Answer { sections, pattern, level }),
        }
    }
}

fn role(name: &str) -> Result<Role, String> {
    let known = Role::ALL.into_iter().find(|role| role.name() == name);
    known.ok_or_else(|| unknown("role", name, &Role::ALL.map(Role::name)))
}

/// Fills the fields, so that what was read before a fault is kept.
struct Object<'f, 'a>(&'f mut Fields<'a>);

impl<'a> DeserializeSeed<'a> for Object<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Object<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `id` and `text` or `sections`")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let fields = self.0;
        while let Some(key) = map.next_key_seed(Text("a key"))? {
            match key.as_ref() {
                "id" => once(&mut fields.id, "id", map.next_value()?)?,
                "text" => once(&mut fields.text, "text", map.next_value_seed(Text("text"))?)?,
                "role" => maybe(&mut fields.role, "role", &mut map)?,
                "pattern" => maybe(&mut fields.pattern, "pattern", &mut map)?,
                "level" => maybe(&mut fields.level, "level", &mut map)?,
                "sections" => once(&mut fields.sections, "sections", map.next_value_seed(Sections)?)?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    if let Some(near) = near(&key).filter(|_| fields.near.len() < KEYS.len()) {
                        fields.near.push((key, near));
                    }
                }
            }
        }
        Ok(())
    }
}

/// The key of ours that differs from it by one slip, or by the case of its letters.
fn near(key: &str) -> Option<&'static str> {
    let slip = |ours: &&str| key.len() > 3 && strsim::damerau_levenshtein(key, ours) == 1;
    KEYS.into_iter().find(|ours| ours.eq_ignore_ascii_case(key) || (key.len() < 20 && slip(ours)))
}

fn once<T, E: Error>(field: &mut Option<T>, name: &str, value: T) -> Result<(), E> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(E::custom(format!("the key `{name}` stands here a second time"))),
    }
}

/// A key that may be null.
fn maybe<'a, A: MapAccess<'a>>(
    field: &mut Option<Cow<'a, str>>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    match map.next_value_seed(Maybe(name))? {
        Some(value) => once(field, name, value),
        None => Ok(()),
    }
}

/// A text, borrowed where it can be.
struct Text(&'static str);

impl<'a> DeserializeSeed<'a> for Text {
    type Value = Cow<'a, str>;

    fn deserialize<D: Deserializer<'a>>(self, from: D) -> Result<Cow<'a, str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for Text {
    type Value = Cow<'a, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "text as `{}`", self.0)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<Cow<'a, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cow<'a, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

struct Maybe(&'static str);

impl<'a> DeserializeSeed<'a> for Maybe {
    type Value = Option<Cow<'a, str>>;

    fn deserialize<D: Deserializer<'a>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_option(self)
    }
}

impl<'a> Visitor<'a> for Maybe {
    type Value = Option<Cow<'a, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "text as `{}`", self.0)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'a>>(self, from: D) -> Result<Self::Value, D::Error> {
        Text(self.0).deserialize(from).map(Some)
    }
}

struct Sections;

impl<'a> DeserializeSeed<'a> for Sections {
    type Value = Vec<(Cow<'a, str>, Cow<'a, str>)>;

    fn deserialize<D: Deserializer<'a>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Sections {
    type Value = Vec<(Cow<'a, str>, Cow<'a, str>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("section ids with their texts as `sections`")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut sections: Self::Value = Vec::with_capacity(5);
        while let Some(id) = map.next_key_seed(Text("a key"))? {
            let text = map.next_value_seed(Text("the text of a section"))?;
            if sections.iter().any(|(known, _)| *known == id) {
                return Err(A::Error::custom(format!("the section `{id}` stands here a second time")));
            }
            if sections.len() == MOST_SECTIONS {
                return Err(A::Error::custom(format!("more than {MOST_SECTIONS} sections")));
            }
            sections.push((id, text));
        }
        Ok(sections)
    }
}

/// More than any framework has.
const MOST_SECTIONS: usize = 100;
