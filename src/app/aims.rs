//! Which principles the interview is about: they choose the questions that the plan counts.

use super::list::Choice;
use super::{Command, Common, Effect, Go, Msg, Reply};

/// The list of principles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aims {
    /// The chosen row.
    pub choice: Choice,
}

impl Aims {
    /// The id of each principle that a question has an angle for, its title and company, and whether it is chosen.
    pub fn rows(common: &Common) -> Vec<(String, String, bool)> {
        let library = &common.library;
        let has_angle = |id: &str| library.patterns.values().any(|loaded| loaded.item.angle(id).is_some());
        let principles = library.principles.principles.iter().filter(|principle| has_angle(&principle.id));
        let row = |principle: &crate::content::principle::Principle| {
            let chosen = common.remembered.aims.contains(&principle.id);
            (principle.id.clone(), format!("{} ({})", principle.title, principle.company), chosen)
        };
        principles.map(row).collect()
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let rows = Self::rows(common);
        match *msg {
            Msg::Command(Command::Back | Command::Open) => {
                let effects = vec![Effect::Remember(Box::new(common.remembered.clone()))];
                return Reply { effects, go: Go::Back };
            }
            Msg::Command(Command::ToggleAim) => {
                if let Some((id, _, chosen)) = rows.get(self.choice.at) {
                    let aims = &mut common.remembered.aims;
                    aims.retain(|aim| aim != id);
                    if !chosen {
                        aims.push(id.clone());
                    }
                }
            }
            Msg::Command(motion) => {
                self.choice.motion(motion, rows.len(), common.size);
            }
            _ => {}
        }
        Reply::stay()
    }
}
