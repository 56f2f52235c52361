//! What was practised so far, how it goes, and what is due: pure folds over the study log and the sessions.

pub mod attempt;
pub mod bank;
pub mod course;
pub mod due;
pub mod habits;
pub mod interview;
pub mod next;
pub mod study;
pub mod trend;

pub use attempt::{Attempt, Replies};
pub use bank::Bank;
pub use course::{Basis, Course, Way};
pub use due::Schedule;
pub use interview::{Asked, Drawn, Interview};
pub use next::Mode;
pub use study::Study;
pub use trend::Progress;
