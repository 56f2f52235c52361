//! The very first start: one question, one strong sample with its signals marked, and a key to begin.

use super::{Command, Common, Effect, Go, Msg, Plan, Reply};
use crate::clock::Moment;
use crate::content::{Pattern, Role};

/// The question that shows best what this is about: who started it, and who did it.
pub fn first_pattern(common: &Common) -> Option<&Pattern> {
    let patterns = || common.library.patterns.values().map(|loaded| &loaded.item);
    let about_ownership = |pattern: &&Pattern| pattern.competencies.first().is_some_and(|it| it == "ownership");
    patterns().find(about_ownership).or_else(|| patterns().next())
}

/// The very first screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// The pattern's id.
    pub pattern: String,
    /// The question.
    pub question: String,
    /// About thirty seconds of a strong answer.
    pub sample: String,
    /// What the sample's section is for.
    pub roles: Vec<Role>,
}

impl Welcome {
    /// The screen; nothing when there is no question at all.
    pub fn new(common: &Common) -> Option<Self> {
        let pattern = first_pattern(common)?;
        let framework = common.library.framework_of(pattern)?;
        let action = framework.sections.iter().find(|section| section.roles.contains(&Role::Action));
        let section = action.or_else(|| framework.sections.first())?;
        Some(Self {
            pattern: pattern.id.clone(),
            question: pattern.question.clone(),
            sample: pattern.guide(&section.id).map(|guide| guide.sample.trim().to_owned()).unwrap_or_default(),
            roles: section.roles.clone(),
        })
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let go = match msg {
            Msg::Command(Command::Begin) => {
                Plan { pattern: self.pattern.clone(), ..Plan::default() }.begin(common, now)
            }
            Msg::Command(Command::Browse) => Go::Home,
            _ => return Reply::stay(),
        };
        common.remembered.welcomed = true;
        Reply { effects: vec![Effect::Remember(Box::new(common.remembered.clone()))], go }
    }
}
