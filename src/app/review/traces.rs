//! What the log shows beside the text of each section.

use crate::app::rehearse::measure::clock;
use crate::session::Trace;
use crate::session::timeline::Timeline;

/// What happened in each of so many sections in a few words; empty where nothing did.
pub fn of_each(line: &Timeline, sections: usize) -> Vec<String> {
    (0..sections).map(|section| told(line, section)).collect()
}

fn told(line: &Timeline, section: usize) -> String {
    let (mut silences, mut deletions, mut pastes) = (Vec::new(), 0, 0);
    for sign in line.signs.iter().filter(|sign| sign.section == section) {
        match sign.trace {
            Trace::Silence { ms } => silences.push(ms),
            Trace::Deleted { .. } => deletions += 1,
            Trace::Pasted { .. } => pastes += 1,
        }
    }
    let stops: Vec<u64> = line.stops.iter().filter(|stop| stop.section == section).map(|stop| stop.ms).collect();
    let told = [
        (stops.len(), "stop", "stops", Some(total(&stops))),
        (silences.len(), "silence", "silences", Some(total(&silences))),
        (deletions, "deletion", "deletions", None),
        (pastes, "paste", "pastes", None),
    ];
    let told = told.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many, ms)| {
        let time = ms.map(|ms| format!(" {}", clock(ms))).unwrap_or_default();
        format!("{count} {}{time}", if count == 1 { one } else { many })
    });
    told.collect::<Vec<_>>().join(" · ")
}

fn total(times: &[u64]) -> u64 {
    times.iter().fold(0, |sum, ms| sum.saturating_add(*ms))
}
