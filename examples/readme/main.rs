//! Renews what the README has from the program: the pictures of its screens and the table of keys.
//! `cargo run --example readme`
//!
//! `tests/it/readme.rs` asserts that they are what the program draws and knows.

mod keys;
mod scene;
mod svg;

use std::path::Path;

#[expect(clippy::disallowed_methods, reason = "a tool of the project, which writes beside its sources")]
fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, picture) in scene::pictures() {
        std::fs::write(root.join("docs").join(name), picture)?;
    }
    let readme = root.join("README.md");
    let text = std::fs::read_to_string(&readme)?;
    let Some(renewed) = keys::put_into(&text) else {
        return Err(std::io::Error::other("README.md has lost the marks around its table of keys"));
    };
    std::fs::write(readme, renewed)
}
