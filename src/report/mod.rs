//! What leaves the screen: pages as plain text and as HTML, each from a model that holds nothing but safe lines.

pub mod cohort;
pub mod html;
pub mod session;
pub mod sheet;
pub mod text;

pub use session::Report;
pub use sheet::Sheet;
