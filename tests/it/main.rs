//! Behaviour of the whole program, in one test binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "tests read and write files of their own, and say what they expect"
)]
#![allow(clippy::float_cmp, reason = "scores are rounded to one decimal and compared as such")]
#![allow(clippy::needless_pass_by_value, reason = "json!(...) reads best in the call")]

mod aloud;
mod answer;
mod asked;
mod bank;
mod borders;
mod browser;
mod bundled;
mod check;
mod compare;
mod content;
mod drafts;
mod editing;
mod engine;
mod explain;
mod hard_cases;
mod home;
mod hostile;
mod import;
mod indexed;
mod journal;
mod judge;
mod kill;
mod labelled;
mod layers;
mod leaving;
mod loading;
mod modes;
mod new;
mod program;
mod progress;
mod pty;
mod readme;
mod rehearse;
mod replaced;
mod replay;
mod replies;
mod report;
mod review;
mod rules;
mod schema;
mod score;
mod scorecard;
mod screens;
mod sessions;
mod share;
mod sheet;
mod stage;
#[path = "../../examples/readme/svg.rs"]
mod svg;
mod terminal;
mod trouble;
mod unjudged;
mod walk;
mod whole;
