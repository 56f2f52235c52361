//! Prepares the bundled content, since parsing YAML and compiling phrases would cost the first frame its budget.
//!
//! `stories/*.yaml` and `rubrics/**/*.yaml` become a list of path, YAML and JSON in `OUT_DIR/bundled.rs`; a file that
//! is not YAML fails the build with its line. The phrases of `rubrics/phrases` become `OUT_DIR/engine.bin`, compiled by
//! the program's own modules, and without their proofs `OUT_DIR/families.json`. Where one cannot be compiled that file is empty: the program then does it at each start,
//! and `check` shows what is wrong.
#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

/// The program's own layer; the build needs a part of it.
#[allow(dead_code, unused_imports, clippy::all, clippy::pedantic, reason = "checked where the program has it")]
#[path = "src/content/mod.rs"]
mod content;
/// The program's own layer; the build needs a part of it.
#[allow(dead_code, unused_imports, clippy::all, clippy::pedantic, reason = "checked where the program has it")]
#[path = "src/scoring/mod.rs"]
mod scoring;

use content::family::{Family, WordLists};

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    for folder in ["rubrics", "stories"] {
        collect(&root.join(folder), &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    let (mut families, mut words) = (BTreeMap::new(), WordLists::default());
    let mut whole = true;
    for (number, file) in files.iter().enumerate() {
        let name = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(file)?;
        let options = serde_yaml::options! { strict_booleans: true };
        let value: serde_json::Value =
            serde_yaml::from_str_with_options(&text, options).map_err(|error| format!("{name}: {error}"))?;
        let json = out.join(format!("{number}.json"));
        fs::write(&json, serde_json::to_string(&value)?)?;
        if name == "rubrics/words.yaml" {
            match serde_json::from_value(value) {
                Ok(lists) => words = lists,
                Err(_) => whole = false,
            }
        } else if name.starts_with("rubrics/phrases/") {
            match serde_json::from_value::<Family>(value) {
                Ok(family) => drop(families.insert(family.id.clone(), family)),
                Err(_) => whole = false,
            }
        }
        let (yaml, json) = (file.to_string_lossy(), json.to_string_lossy());
        writeln!(list, "Bundled {{ path: {name:?}, yaml: include_str!({yaml:?}), json: include_str!({json:?}) }},")?;
    }
    list.push(']');
    fs::write(out.join("bundled.rs"), list)?;
    let kept: Vec<Family> = families.values().cloned().map(Family::without_proofs).collect();
    fs::write(out.join("families.json"), serde_json::to_string(&kept)?)?;
    let (engine, problems) = scoring::Engine::build(families.values(), &words);
    // Its tables have the byte order of this machine.
    let order = if cfg!(target_endian = "little") { "little" } else { "big" };
    let usable = whole && problems.is_empty() && env::var("CARGO_CFG_TARGET_ENDIAN")? == order;
    let packed = if usable { engine.pack()? } else { Vec::new() };
    fs::write(out.join("engine.bin"), packed)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|end| end == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}
