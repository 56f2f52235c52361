//! The principles of companies, which angles refer to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `rubrics/principles.yaml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principles {
    /// The content format, [`super::FORMAT`].
    pub format: u32,
    /// `principles`.
    pub id: String,
    /// All of them.
    pub principles: Vec<Principle>,
}

/// One published principle of a company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// `ownership`.
    pub id: String,
    /// `Ownership`.
    pub title: String,
    /// Whose it is.
    pub company: String,
}

impl Principles {
    /// The principle of that id.
    pub fn get(&self, id: &str) -> Option<&Principle> {
        self.principles.iter().find(|principle| principle.id == id)
    }
}
