//! Text in, findings and scorecard out. Pure: same input, same output.

pub mod advice;
mod aims;
mod build;
pub mod compare;
pub mod engine;
pub mod explain;
pub mod finding;
mod forms;
mod guards;
pub mod judge;
pub mod length;
pub mod nearest;
mod packed;
pub mod phrase;
pub mod proof;
pub mod replies;
pub mod rubric;
pub mod samples;
mod sapling;
pub mod scorecard;
pub mod stored;
pub mod text;
pub mod trie;
mod typos;
pub mod weakness;

pub use engine::{Engine, Passage, Scan};
pub use finding::{Finding, RuleId, State};
pub use judge::{Judged, judge};
pub use rubric::{Rubric, Told};
pub use scorecard::{Scorecard, Verdict};
