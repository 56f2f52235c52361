//! Text in, findings and scorecard out. Pure: same input, same output.

pub mod engine;
pub mod finding;
pub mod rubric;
pub mod scorecard;

pub use engine::{Engine, Passage};
pub use finding::{Finding, RuleId, State};
pub use rubric::{Rubric, Told};
pub use scorecard::{Scorecard, Verdict, judge};
