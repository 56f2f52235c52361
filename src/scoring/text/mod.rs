//! A text as the engine sees it: words with spans, what they measure, and who does what.

pub mod actors;
mod list;
mod sentences;
pub mod shapes;
mod split;
pub mod verbs;
pub mod words;

pub use actors::{Actor, Actors};
pub use list::List;
pub use sentences::{first_sentence, sentences};
pub use shapes::{Shape, Shapes};
pub use split::is_contraction;
pub use words::{Break, Word, Words};
