//! From a problem that scoring found to the file and line of its rule, pattern or story.

use super::document::part;
use super::{bundled, files, yaml};
use crate::content::{Family, Kind, Library, Loaded, Origin, Problem};
use serde_json::Value;
use std::collections::BTreeMap;

/// Turns a problem of a family as it was loaded into one of the file that holds its rule.
///
/// `problem.file` may be the family's id or its file. A family can be made of two files and have lost faulty rules,
/// so the rule is looked up by its id and the phrase by its words.
pub fn in_family(library: &Library, mut problem: Problem) -> Problem {
    let of =
        |id: &String, loaded: &Loaded<Family>| *id == problem.file || loaded.file(Kind::Family, id) == problem.file;
    let Some((id, loaded)) = library.families.iter().find(|(id, loaded)| of(id, loaded)) else { return problem };
    let path = problem.path.clone().unwrap_or_default();
    let base = loaded.item.extends.as_deref().unwrap_or(id);
    let mut sources = vec![(loaded.file(Kind::Family, id), source(&loaded.origin, Kind::Family, id))];
    if loaded.item.extends.is_some() {
        sources.push((Kind::Family.bundled(base), source(&Origin::Bundled, Kind::Family, base)));
    }
    problem.file = sources.first().map(|(file, _)| file.clone()).unwrap_or_default();
    for (file, text) in sources {
        let Some(text) = text else { continue };
        let Ok(value) = yaml::read(&text) else { continue };
        let Some(path) = path_in_file(&loaded.item, &value, &path) else { continue };
        if let Some(place) = yaml::find(&text, &path, &part(&problem)) {
            return Problem { file, place: Some(place), path: Some(path), ..problem };
        }
    }
    problem
}

/// Gives a problem of a story its line.
pub fn in_story(library: &Library, problem: Problem) -> Problem {
    in_file(&library.stories, Kind::Story, problem)
}

/// Gives a problem of a pattern its line.
pub fn in_pattern(library: &Library, problem: Problem) -> Problem {
    in_file(&library.patterns, Kind::Pattern, problem)
}

/// Gives a problem its line in the file of the one item that it is about.
fn in_file<T>(items: &BTreeMap<String, Loaded<T>>, kind: Kind, mut problem: Problem) -> Problem {
    let file = |(id, loaded): &(&String, &Loaded<T>)| loaded.file(kind, id) == problem.file;
    let Some((id, loaded)) = items.iter().find(file) else { return problem };
    let text = source(&loaded.origin, kind, id).unwrap_or_default();
    problem.place = problem.path.as_ref().and_then(|path| yaml::find(&text, path, &part(&problem)));
    problem
}

/// The path in a file of a path in the family that was made of it.
fn path_in_file(family: &Family, file: &Value, path: &str) -> Option<String> {
    let Some((index, rest)) = path.strip_prefix("rules[").and_then(|rest| rest.split_once(']')) else {
        return Some(path.to_owned());
    };
    let rule = family.rules.get(index.parse::<usize>().ok()?)?;
    let rules = file.get("rules")?.as_array()?;
    let at = rules.iter().position(|own| own.get("id").and_then(Value::as_str) == Some(&rule.id))?;
    let own = rules.get(at)?;
    let Some((list, item)) = rest.strip_prefix('.').and_then(|rest| rest.split_once('[')) else {
        return Some(format!("rules[{at}]{rest}"));
    };
    let (item, rest) = item.split_once(']')?;
    let whole = serde_json::to_value(rule).ok()?;
    let wanted = whole.get(list)?.get(item.parse::<usize>().ok()?)?;
    [list.to_owned(), format!("{list}+")].into_iter().find_map(|list| {
        let found = own.get(&list)?.as_array()?.iter().position(|item| item == wanted)?;
        Some(format!("rules[{at}].{list}[{found}]{rest}"))
    })
}

fn source(origin: &Origin, kind: Kind, id: &str) -> Option<String> {
    match origin {
        Origin::Bundled => bundled::of(&kind.bundled(id)).map(|file| file.yaml.to_owned()),
        Origin::File(path) => files::read_text(path).ok(),
    }
}
