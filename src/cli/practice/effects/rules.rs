//! The rules that a session was judged by.

use super::Effects;
use crate::content::clean::visible;
use crate::scoring::Rubric;
use crate::scoring::bounds::Unfit;
use crate::scoring::stored::{Source, StoredRubric};
use crate::session::{Header, Reader};
use crate::store::content;
use std::sync::Arc;

impl Effects {
    /// The rubric that a session was judged by, where it was kept or its file carries it; the reason where that is there
    /// and not used.
    pub(super) fn rubric(&self, reader: &Reader) -> Result<Option<Arc<Rubric>>, Unfit> {
        let families = content::kept_families(&self.library);
        let source = Source { families: &families, words: &self.library.words };
        let Some(stored) = self.store.rubric_of::<StoredRubric>(reader) else { return Ok(None) };
        let Header { framework, sections, .. } = &reader.take.header;
        stored.restore_for((framework, sections), &self.engine, source).map(|rubric| Some(Arc::new(rubric)))
    }

    /// The same; what keeps it from being used goes to the damage.
    pub(super) fn rubric_or_why(&self, reader: &Reader, damage: &mut Vec<String>) -> Option<Arc<Rubric>> {
        let rubric = self.rubric(reader);
        match &rubric {
            Err(unfit) => {
                let why = visible(&unfit.to_string());
                damage.push(format!("the rules of this session are not used, {why}; it is judged by those of today"));
            }
            Ok(None) if !reader.take.header.rubric.is_empty() => {
                damage.push("the rules of this session are damaged or gone; it is judged by those of today".to_owned());
            }
            Ok(_) => {}
        }
        rubric.ok().flatten()
    }
}
