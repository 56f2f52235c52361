//! JSON Schemas (draft 2020-12) of the content files, made from the types that read them, for editors.

use super::family::WordLists;
use super::{FORMAT, Family, Framework, Kind, Pattern, Principles, Story};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// The schema of a kind of file.
pub fn of(kind: Kind) -> Value {
    let mut schema = match kind {
        Kind::Words => made::<WordLists>(),
        Kind::Principles => made::<Principles>(),
        Kind::Framework => made::<Framework>(),
        Kind::Family => made::<Family>(),
        Kind::Pattern => made::<Pattern>(),
        Kind::Story => made::<Story>(),
    };
    plain(&mut schema);
    schema["title"] = json!(format!("starcoach: {}", kind.name()));
    schema["properties"]["format"] =
        json!({ "description": format!("The content format, {FORMAT}."), "const": FORMAT });
    if kind == Kind::Family {
        // A file that extends a family writes down only what differs.
        schema["required"] = json!(["format", "id", "rules"]);
        schema["anyOf"] = json!([{ "required": ["extends"] }, { "required": ["title", "about", "polarity"] }]);
    }
    schema
}

fn made<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// Takes out what is meant for the documentation of the code: links in brackets, sizes of numbers.
fn plain(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.get("type").is_some_and(|kind| kind == "integer") {
                map.remove("format");
            }
            describe(map);
            map.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}

fn describe(map: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = map.get_mut("description") {
        *text = text.replace("[`", "`").replace("`]", "`");
    }
}
