//! A paste: into the text, or over the sections when it has their headings.

use super::Rehearse;
use crate::app::editor::{Motion, Op};
use crate::app::prompt::Confirm;
use crate::app::{Common, Effect, Reply};
use crate::clock::Moment;
use crate::content::clean::part;
use crate::content::headings;

impl Rehearse {
    pub(super) fn paste(&mut self, text: &str, common: &mut Common, now: Moment) -> Reply {
        self.sheet = None;
        if let Some(desk) = self.current_desk().filter(|desk| desk.find().is_some()) {
            desk.type_in_find(text);
            return Reply::stay();
        }
        let pieces = headings::split(text, &self.rubric.framework.sections);
        if pieces.is_empty() || self.is_read_only() || self.plan.one_box || self.plan.drill.is_some() {
            return Reply::effects(self.act(Op::Paste(text.to_owned()), common, now));
        }
        let placed = pieces.iter().filter_map(|piece| self.rubric.framework.sections.get(piece.section?));
        let mut titles: Vec<&str> = placed.map(|section| section.title.as_str()).collect();
        titles.dedup();
        let detail = format!("It has headings for {}. No pastes all of it here.", titles.join(", "));
        self.pasted = Some((text.to_owned(), pieces));
        Reply::go(Confirm::ask("split", "Split the paste over the sections?", detail))
    }

    /// Adds every piece to the end of its section, and what has no section to the current one.
    pub(super) fn split(&mut self, common: &mut Common, now: Moment) -> Vec<Effect> {
        let Some((text, pieces)) = self.pasted.take() else { return Vec::new() };
        let here = self.at();
        let mut effects = Vec::new();
        let mut placed = 0;
        for piece in pieces {
            let section = piece.section.unwrap_or(here);
            placed += usize::from(piece.section.is_some());
            let Some(desk) = self.desks.get_mut(section) else { continue };
            desk.act(Op::Move(Motion::TextEnd), now);
            let gap =
                if desk.text().trim_end().len() < desk.text().len() || desk.text().is_empty() { "" } else { "\n\n" };
            let outcome = desk.act(Op::Paste(format!("{gap}{}", part(&text, piece.text))), now);
            let told = desk.text().to_owned();
            if let Some(note) = outcome.note {
                common.say(note);
                continue;
            }
            let id = self.rubric.framework.sections.get(section).map_or("", |section| section.id.as_str());
            let entries = self.recorder.replace(id, &told, now);
            effects.extend(self.keep(entries, common));
        }
        self.settled = true;
        self.judge();
        if common.notice.is_none() {
            common.say(format!("{placed} parts are in their sections; Alt-U takes each back there"));
        }
        effects
    }
}
