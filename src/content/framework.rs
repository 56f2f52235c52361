//! A framework: the ordered sections of an answer, each with its time.

use super::Role;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `rubrics/frameworks/*.yaml`, for example STAR with reflection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// The content format, [`super::FORMAT`].
    pub format: u32,
    /// Equal to the file name without `.yaml`.
    pub id: String,
    /// For people.
    pub title: String,
    /// One or two sentences: when this framework fits.
    pub about: String,
    /// In the order in which they are told.
    pub sections: Vec<Section>,
}

/// One part of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Unique in the framework.
    pub id: String,
    /// For people.
    pub title: String,
    /// The letter on the section's tab; `L` for Reflection, where `R` is taken.
    pub mark: String,
    /// What the section is for; families bound to other roles stay silent in it.
    pub roles: Vec<Role>,
    /// Seconds this section should take at most, at the framework's own total. A ceiling, not a quota.
    pub target: u32,
    /// Seconds after which it is too long; 1.5 × target where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// One line: what belongs here.
    pub purpose: String,
}

impl Framework {
    /// The section of that id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// Seconds of all targets together.
    pub fn total(&self) -> u32 {
        self.sections.iter().map(|section| section.target).fold(0, u32::saturating_add)
    }

    /// The time of each section when the whole answer may take `total` seconds: shares of the total, rounded to
    /// whole seconds by largest remainder so that they add up exactly. Limits scale with their target.
    pub fn times(&self, total: u32) -> Vec<SectionTime> {
        let own = u64::from(self.total().max(1));
        let seconds = |exact: u64| u32::try_from(exact).unwrap_or(u32::MAX);
        let mut times: Vec<(SectionTime, u64)> = self
            .sections
            .iter()
            .map(|section| {
                let exact = u64::from(section.target) * u64::from(total);
                let limit = section.limit.map_or(u64::from(section.target) * 3 / 2, u64::from);
                let limit = limit.saturating_mul(u64::from(total)).div_ceil(own);
                (SectionTime { target: seconds(exact / own), limit: seconds(limit) }, exact % own)
            })
            .collect();
        let given = times.iter().map(|(time, _)| time.target).fold(0, u32::saturating_add);
        let mut order: Vec<usize> = (0..times.len()).collect();
        order.sort_by_key(|&i| (std::cmp::Reverse(times.get(i).map_or(0, |t| t.1)), i));
        for &i in order.iter().take(total.saturating_sub(given) as usize) {
            if let Some((time, _)) = times.get_mut(i) {
                time.target = time.target.saturating_add(1);
            }
        }
        times.into_iter().map(|(time, _)| SectionTime { limit: time.limit.max(time.target), ..time }).collect()
    }
}

/// Seconds that one section has at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionTime {
    /// Amber past this.
    pub target: u32,
    /// Red past this.
    pub limit: u32,
}
