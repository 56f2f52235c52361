//! Which item a name on the command line means.

use super::Failure;
use crate::content::{Loaded, meant::nearest};
use std::collections::BTreeMap;
use std::fmt::Write;

/// More names than this are not listed.
const LISTED: usize = 60;

/// The item of the id that was given, or of the only one that begins so.
pub fn meant<'a, T>(
    what: &str,
    id: &str,
    known: &'a BTreeMap<String, Loaded<T>>,
) -> Result<(&'a String, &'a T), Failure> {
    let mut close = known.iter().filter(|(known, _)| !id.is_empty() && known.starts_with(id));
    let only = close.next().filter(|_| close.next().is_none());
    let found = known.get_key_value(id).or(only);
    found.map(|(id, loaded)| (id, &loaded.item)).ok_or_else(|| unknown(what, id, known.keys()))
}

/// Nothing has that name: what it may have meant, and what there is.
pub fn unknown<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a String>) -> Failure {
    let known: Vec<&str> = known.map(String::as_str).collect();
    let mut message = format!("there is no {what} `{id}`");
    if let Some(near) = nearest(id, known.iter().copied()) {
        let _ = write!(message, "\ndid you mean `{near}`?");
    }
    if known.len() <= LISTED {
        let _ = write!(message, "\nthere are: {}", known.join(", "));
    }
    Failure(message)
}
