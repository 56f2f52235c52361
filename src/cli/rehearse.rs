//! `starcoach rehearse PATTERN`: what to rehearse, and how.

use crate::session::{Feedback, Input};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// What to rehearse. Everything that is not given falls back to what was used last, then to the pattern's default.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The question to answer, by its id or the start of it; a wrong one names them all.
    #[arg(value_name = "PATTERN")]
    pub pattern: String,
    /// The story to tell, by its id or the start of it.
    #[arg(long, value_name = "ID")]
    pub story: Option<String>,
    /// The level to be judged for: sde1, sde2, senior.
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// A company's principle to be judged for.
    #[arg(long, value_name = "ID")]
    pub principle: Option<String>,
    /// Answer by keyboard or aloud.
    #[arg(long, value_name = "HOW", value_parser = inputs())]
    pub input: Option<Input>,
    /// Coaching as you type, at most one cue in 20 s, or none until the end.
    #[arg(long, value_name = "HOW", value_parser = feedbacks())]
    pub feedback: Option<Feedback>,
}

fn inputs() -> impl TypedValueParser<Value = Input> {
    PossibleValuesParser::new(["typed", "aloud"]).map(|name| match name.as_str() {
        "aloud" => Input::Aloud,
        _ => Input::Typed,
    })
}

fn feedbacks() -> impl TypedValueParser<Value = Feedback> {
    PossibleValuesParser::new(["live", "sparse", "exam"]).map(|name| match name.as_str() {
        "sparse" => Feedback::Sparse,
        "exam" => Feedback::Exam,
        _ => Feedback::Live,
    })
}
