//! The pictures of the README are what the program draws.

#[path = "../../examples/picture/scene.rs"]
mod scene;

use std::path::Path;

#[test]
fn the_committed_pictures_are_what_the_screens_draw() {
    for (name, drawn) in scene::pictures() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = committed.lines().zip(drawn.lines()).find(|(old, new)| old != new);
        assert!(committed == drawn, "docs/{name} is old: renew it with `cargo run --example picture`\n{differs:#?}");
    }
}
