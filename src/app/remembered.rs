//! What the user chose last time, kept until the next start.

use crate::session::{Feedback, Input, Who};
use serde::{Deserialize, Serialize};

/// What the user chose last time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// Whether the very first screen was seen.
    pub welcomed: bool,
    /// The level's id.
    pub level: Option<String>,
    /// The principle's id.
    pub principle: Option<String>,
    /// The story's id.
    pub story: Option<String>,
    /// Typed or aloud.
    pub input: Input,
    /// How much is shown while answering.
    pub feedback: Feedback,
    /// Whether replies to follow-ups are typed or said aloud.
    pub drill_input: Input,
    /// How much is shown while replying.
    pub drill_feedback: Feedback,
    /// Start from the story's own text, not from an empty page.
    pub from_text: bool,
    /// The day of the interview, such as `2026-12-04`.
    pub interview: Option<String>,
    /// The ids of the principles that the interview is about.
    pub aims: Vec<String>,
    /// Whether date and principles were asked for.
    pub asked_aims: bool,
    /// The choices of the last mock interview.
    pub mock: MockChoices,
    /// The colours.
    pub theme: ThemeName,
    /// Who sits here, once a note or a copy to hand over asked for it: an id made once, and a name.
    pub me: Option<Who>,
}

/// The choices before a mock interview, beside the level, which is that of every answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MockChoices {
    /// How many questions; 0 for the compound one.
    pub count: u32,
    /// The id of the only principle it is for; none for all that the interview is about.
    pub principle: Option<String>,
    /// Seconds to think before each answer.
    pub think: u32,
    /// Typed or aloud.
    pub input: Input,
}

impl Default for MockChoices {
    fn default() -> Self {
        Self { count: 3, principle: None, think: 30, input: Input::Typed }
    }
}

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// The terminal's own sixteen colours: fits dark and light.
    #[default]
    Auto,
    /// For light backgrounds.
    Light,
    /// Strong contrast.
    HighContrast,
    /// No colours: bold, underline and signs only.
    Mono,
}

impl ThemeName {
    /// All of them, in the order in which the key goes through them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::HighContrast, Self::Mono];

    /// For people and for the config file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&name| name == self).unwrap_or(0);
        Self::ALL.get((at + 1) % Self::ALL.len()).copied().unwrap_or_default()
    }
}
