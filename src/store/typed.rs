//! From values to types, with errors in the words of the person who wrote the file.

use crate::content::meant::nearest;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why a value does not have the shape that it must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misshape {
    /// `rules[3].phrases[1]`; empty for the whole.
    pub path: String,
    /// The key is wrong, not its value.
    pub of_key: bool,
    /// Lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    pub cure: Option<String>,
}

/// Reads a value as a type.
pub fn typed<T: DeserializeOwned>(value: &Value) -> Result<T, Misshape> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        in_plain_words(value, path, &error.into_inner().to_string())
    })
}

fn in_plain_words(value: &Value, path: String, message: &str) -> Misshape {
    let name = path.rsplit('.').next().unwrap_or_default();
    let subject = match name.split_once('[') {
        Some((list, _)) => format!("an item of `{list}`"),
        None if name.is_empty() => "the file".to_owned(),
        None => format!("`{name}`"),
    };
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (word, known) = quoted.split_first().map_or(("", &[][..]), |(word, known)| (*word, known));
    let list = || format!("it may be {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "));
    let meant = || nearest(word, known.iter().copied()).map_or_else(list, |name| format!("did you mean `{name}`?"));
    let of_key = message.starts_with("unknown field");
    let (message, cure) = if of_key {
        (format!("unknown key `{word}`"), Some(meant()))
    } else if message.starts_with("unknown variant") {
        (format!("{subject} cannot be `{word}`"), Some(meant()))
    } else if message.starts_with("missing field") {
        (format!("`{word}` is missing"), Some(format!("add `{word}:`")))
    } else if message.starts_with("data did not match any variant of untagged enum Example") {
        ("an example is a sentence, or `{text: a sentence, in: a role}`".to_owned(), None)
    } else if message.starts_with("invalid ") {
        let expected = message.rsplit("expected ").next().unwrap_or_default();
        (format!("{subject} must be {}, here it is {}", wanted(name, expected), given(at(value, &path))), None)
    } else {
        (message.to_owned(), None)
    };
    Misshape { path, of_key, message, cure }
}

fn wanted(name: &str, expected: &str) -> String {
    let expected = match expected {
        "u32" | "u64" | "usize" | "u8" => match name {
            "target" | "limit" | "total" => "a whole number of seconds",
            _ => "a whole number, zero or more",
        },
        "a string" | "string" => "text",
        "a sequence" => "a list",
        "a map" => "a block of keys and values",
        "a boolean" => "true or false",
        "string or map" => "one of the known words",
        other if other.starts_with("struct ") => "a block of keys and values",
        other => other,
    };
    expected.to_owned()
}

fn given(value: Option<&Value>) -> &'static str {
    match value {
        None | Some(Value::Null) => "empty",
        Some(Value::Bool(_)) => "true or false (put it in quotes to make it text)",
        Some(Value::Number(number)) if number.as_i64().is_some_and(|n| n < 0) => "a negative number",
        Some(Value::Number(number)) if number.is_f64() => "a number with a fraction",
        Some(Value::Number(_)) => "a number (put it in quotes to make it text)",
        Some(Value::String(_)) => "text",
        Some(Value::Array(_)) => "a list",
        Some(Value::Object(_)) => "a block of keys and values",
    }
}

/// The value at a path.
pub fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    if path.is_empty() {
        return Some(value);
    }
    let pointer = path.replace('[', ".").replace(']', "");
    pointer.split('.').filter(|step| !step.is_empty()).try_fold(value, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        other => other.get(step),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Family, Framework};
    use serde_json::json;

    #[track_caller]
    fn said<T: DeserializeOwned>(value: &Value) -> String {
        let Err(fault) = typed::<T>(value) else { panic!("it fits") };
        format!("{}: {} ({})", fault.path, fault.message, fault.cure.unwrap_or_default())
    }

    #[test]
    fn wrong_values_are_told_in_plain_words() {
        let section = |target: Value| {
            json!({"format": 1, "id": "a", "title": "A", "about": "x", "sections": [
                {"id": "s", "title": "S", "mark": "S", "roles": ["situation"], "target": target, "purpose": "p"}]})
        };
        assert!(typed::<Framework>(&section(json!(30))).is_ok());
        insta::assert_snapshot!(said::<Framework>(&section(json!("thirty"))), @"sections[0].target: `target` must be a whole number of seconds, here it is text ()");
        insta::assert_snapshot!(said::<Framework>(&section(json!(-3))), @"sections[0].target: `target` must be a whole number of seconds, here it is a negative number ()");
        insta::assert_snapshot!(said::<Framework>(&section(json!(2.5))), @"sections[0].target: `target` must be a whole number of seconds, here it is a number with a fraction ()");
        insta::assert_snapshot!(said::<Framework>(&section(json!(null))), @"sections[0].target: `target` must be a whole number of seconds, here it is empty ()");
        insta::assert_snapshot!(said::<Framework>(&json!({"format": 1, "id": 7})), @"id: `id` must be text, here it is a number (put it in quotes to make it text) ()");
        insta::assert_snapshot!(said::<Framework>(&json!({"format": 1, "idd": "x"})), @"idd: unknown key `idd` (did you mean `id`?)");
        insta::assert_snapshot!(said::<Framework>(&json!([1])), @": the file must be a block of keys and values, here it is a list ()");
        let family = |rule: Value| json!({"format": 1, "id": "a", "title": "A", "about": "x", "polarity": "warning", "rules": [rule]});
        insta::assert_snapshot!(said::<Family>(&family(json!({"phrases": ["x"]}))), @"rules[0]: `id` is missing (add `id:`)");
        insta::assert_snapshot!(said::<Family>(&family(json!({"id": "x", "phrases": "x"}))), @"rules[0].phrases: `phrases` must be a list, here it is text ()");
        insta::assert_snapshot!(said::<Family>(&family(json!({"id": "x", "status": "trail"}))), @"rules[0].status: `status` cannot be `trail` (did you mean `trial`?)");
        insta::assert_snapshot!(said::<Family>(&family(json!({"id": "x", "fires": [{"text": "x", "inn": "task"}]}))), @"rules[0].fires[0]: an example is a sentence, or `{text: a sentence, in: a role}` ()");
        insta::assert_snapshot!(said::<Family>(&family(json!({"id": "x", "roles": ["sitaution"]}))), @"rules[0].roles[0]: an item of `roles` cannot be `sitaution` (did you mean `situation`?)");
    }
}
