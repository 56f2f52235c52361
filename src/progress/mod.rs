//! What was practised so far, and what is due: pure folds over the study log and the list of sessions.

pub mod bank;
pub mod due;
pub mod next;
pub mod study;

pub use bank::Bank;
pub use due::Schedule;
pub use next::Mode;
pub use study::Study;
