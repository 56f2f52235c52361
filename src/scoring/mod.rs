//! Text in, findings and scorecard out. Pure: same input, same output.

pub mod advice;
mod aims;
mod anchor;
mod build;
mod classes;
pub mod compare;
pub mod engine;
pub mod explain;
pub mod finding;
mod forms;
mod guards;
pub mod judge;
pub mod length;
mod lexicon;
pub mod nearest;
mod packed;
pub mod phrase;
pub mod proof;
pub mod replies;
pub mod rubric;
pub mod samples;
mod sapling;
pub mod scorecard;
mod sift;
pub mod stored;
pub mod text;
mod trie;
mod typos;
mod walk;
pub mod weakness;

pub use engine::{Engine, Passage, Scan};
pub use finding::{Finding, RuleId, State};
pub use judge::{Judged, judge};
pub use rubric::{Rubric, Told};
pub use scorecard::{Scorecard, Verdict};
