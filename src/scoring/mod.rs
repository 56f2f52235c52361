//! Text in, findings and scorecard out. Pure: same input, same output.

mod build;
pub mod engine;
pub mod explain;
pub mod finding;
mod guards;
pub mod phrase;
pub mod proof;
pub mod rubric;
pub mod scorecard;
pub mod text;
pub mod trie;

pub use engine::{Engine, Passage, Scan};
pub use finding::{Finding, RuleId, State};
pub use rubric::{Rubric, Told};
pub use scorecard::{Scorecard, Verdict, judge};
