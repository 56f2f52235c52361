//! Why a finding counts or does not, in words.

use super::engine::Engine;
use super::finding::{Guard, State};

/// The reason for a state, to follow "but": "`not` denies it".
pub fn reason(engine: &Engine, state: &State, text: &str) -> String {
    let part = |span: &std::ops::Range<usize>| text.get(span.clone()).unwrap_or_default().to_owned();
    let name = |id| engine.rule(id).map_or_else(String::new, |rule| rule.id.clone());
    match state {
        State::Standing => "it counts".to_owned(),
        State::Tentative => "its clause is still being written".to_owned(),
        State::Trial => "its rule is on trial".to_owned(),
        State::Dismissed => "it was dismissed".to_owned(),
        State::Cleared(by) => format!("`{}` clears it", name(*by)),
        State::Guarded(Guard::Unless(span)) => format!("`{}` excuses it", part(span)),
        State::Guarded(Guard::Negated(span)) => format!("`{}` denies it or makes it a condition", part(span)),
        State::Guarded(Guard::Quoted) => "it stands in a quotation".to_owned(),
        State::Guarded(Guard::Longer(by)) => format!("a longer phrase of `{}` covers it", name(*by)),
    }
}
