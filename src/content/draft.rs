//! What was changed in a story and not saved yet, kept so that no end of the program loses it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The changed texts of one story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The story's id.
    pub story: String,
    /// The pattern by whose sections it is told.
    pub pattern: String,
    /// By section, its text as it was written.
    pub texts: BTreeMap<String, Changed>,
}

/// The changed text of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// As it was written.
    pub text: String,
    /// As it stood in the file before; nothing where the file was changed meanwhile, too.
    pub before: Option<String>,
}
