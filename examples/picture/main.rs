//! Draws the pictures of the README from the real screens: `cargo run --example picture`.
//!
//! `tests/it/picture.rs` asserts that the pictures in `docs/` are what this draws.

mod scene;
mod svg;

#[expect(clippy::disallowed_methods, reason = "a tool of the project, which writes beside its sources")]
fn main() -> std::io::Result<()> {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for (name, picture) in scene::pictures() {
        std::fs::write(docs.join(name), picture)?;
        println!("docs/{name}");
    }
    Ok(())
}
