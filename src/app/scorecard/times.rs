//! Time against target, section by section.

use super::ScorecardScreen;
use crate::app::paper::{Ink, Paper};
use crate::app::rehearse::measure::{Measure, Pressure, clock};
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use crate::content::framework::SectionTime;
use crate::scoring::Rubric;
use crate::scoring::length::{spoken_ms, words};
use crate::session::{Input, Take};
use unicode_width::UnicodeWidthStr;

/// Cells of a bar.
const BAR: u64 = 20;
/// Columns for the title of a section.
const TITLE: usize = 14;

/// The time of a section by the measure that it is judged by.
pub fn measure(take: &Take, section: usize, rubric: &Rubric) -> Measure {
    let time = rubric.times.get(section).copied().unwrap_or(SectionTime { target: 0, limit: 0 });
    let told = take.sections.get(section);
    match take.header.input {
        Input::Typed => {
            let words = told.map_or(0, |told| words(&told.text));
            Measure { ms: spoken_ms(words, rubric.pace), estimate: true, time }
        }
        Input::Aloud => Measure { ms: told.map_or(0, |told| told.ms), estimate: false, time },
    }
}

/// The whole answer by the same measure, in ms.
pub fn total_ms(take: &Take, rubric: &Rubric) -> u64 {
    match take.header.input {
        Input::Typed => spoken_ms(take.sections.iter().map(|section| words(&section.text)).sum(), rubric.pace),
        Input::Aloud => take.total_ms(take.at),
    }
}

impl ScorecardScreen {
    /// That the whole takes far more than its time; on the ladder of lengths, where length is what is practised, a
    /// quarter more.
    pub(super) fn too_long(&self, rubric: &Rubric) -> Option<String> {
        let has = u64::from(rubric.level.total) * 1000;
        let most = if self.take.header.length.is_some() { has * 5 / 4 } else { has * 3 / 2 };
        let takes = total_ms(&self.take, rubric);
        let about = if self.take.header.input == Input::Typed { "would take about" } else { "took" };
        (takes > most).then(|| format!("It {about} {} aloud and has {}.", clock(takes), clock(has)))
    }

    /// A row for each section and one for the whole.
    pub(super) fn times(&self, paper: &mut Paper) {
        let Some(rubric) = self.rubric() else { return };
        let typed = self.take.header.input == Input::Typed;
        if typed {
            paper.heading(&format!("Time, as your words would take aloud at {} a minute", rubric.pace));
        } else {
            paper.heading("Time");
        }
        // Told in one piece, a section has no clock; spoken, it has no words either to tell its time by.
        let in_one = self.take.header.is_told_in_one();
        let sections = rubric.framework.sections.iter().enumerate().filter(|_| typed || !in_one);
        for (index, section) in sections {
            let measure = measure(&self.take, index, rubric);
            let other = (typed && !in_one).then(|| self.take.sections.get(index).map_or(0, |told| told.ms));
            row(paper, &format!("{} {}", section.mark, section.title), measure, other);
        }
        let time = SectionTime { target: rubric.level.total, limit: rubric.level.total.saturating_mul(3) / 2 };
        let whole = Measure { ms: total_ms(&self.take, rubric), estimate: typed, time };
        row(paper, "= Whole", whole, typed.then(|| self.take.total_ms(self.take.at)));
        if in_one && !typed {
            let told = "Told in one breath, so the time of each section is not known.";
            paper.say(2, told, Ink::Dim);
        }
    }
}

/// A section's title in a column of its own.
fn padded(title: &str) -> String {
    let shown = visible(wrap(title, TITLE).into_iter().next().map_or("", |row| part(title, row)));
    let missing = TITLE.saturating_sub(shown.width());
    format!("  {shown}{} ", " ".repeat(missing))
}

fn row(paper: &mut Paper, title: &str, measure: Measure, other: Option<u64>) {
    let pressure = measure.pressure();
    let ink = Ink::Time(pressure);
    let target = u64::from(measure.time.target) * 1000;
    let full = (measure.ms.saturating_mul(BAR) / target.max(1)).min(BAR) as usize;
    let about = if measure.estimate && measure.ms > 0 { "~" } else { "" };
    let mut parts = vec![
        (padded(title), Ink::Text),
        ("█".repeat(full), ink),
        ("░".repeat(BAR as usize - full), Ink::Dim),
        ("│ ".to_owned(), Ink::Dim),
        (format!("{:>6}", format!("{about}{}", clock(measure.ms))), ink),
        (format!(" of {}", clock(target)), Ink::Text),
    ];
    let over = clock(measure.ms.saturating_sub(target));
    parts.push(match pressure {
        Pressure::Within => (" ".repeat(12), Ink::Text),
        Pressure::Past => (format!(" {:<11}", format!("{} {over} past", pressure.sign())), ink),
        Pressure::Over => (format!(" {:<11}", format!("{} {over} over", pressure.sign())), ink),
    });
    if let Some(other) = other {
        parts.push((format!(" clock {}", clock(other)), Ink::Dim));
    }
    paper.row(parts);
}
