//! What is practised: frameworks, patterns, stories, phrase families and principles, as plain data.
//!
//! Nothing here reads a file or knows a terminal. [`Library`] holds everything that was loaded, whatever its
//! origin; `store` fills it. The types are the public YAML format: an unknown key is an error.

pub mod answer;
pub mod clean;
pub mod cross;
pub mod draft;
pub mod families;
pub mod family;
pub mod framework;
pub mod headings;
pub mod library;
pub mod markdown;
pub mod meant;
pub mod naming;
pub mod pattern;
pub mod principle;
pub mod problem;
pub mod quiz;
pub mod role;
pub mod schema;
pub mod story;
pub mod traced;

pub use draft::Draft;
pub use families::Families;
pub use family::{Family, Polarity, Rule};
pub use framework::{Framework, Section};
pub use library::{Kind, Library, Loaded, Origin};
pub use pattern::{Level, Need, Pattern};
pub use principle::Principles;
pub use problem::Problem;
pub use role::Role;
pub use story::Story;
pub use traced::Traced;

/// The version of the content format that this program reads and writes.
pub const FORMAT: u32 = 1;
