//! A table of the sections: scores and times, the last and the best.

use super::chart::spark;
use super::course::{Unit, clock_of};
use crate::app::Common;
use crate::app::paper::{Ink, Paper};
use crate::app::rehearse::measure::Pressure;
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use crate::progress::course::Way;
use crate::progress::trend::Series;
use crate::progress::{Basis, Course};
use unicode_width::UnicodeWidthStr;

/// Columns of the table without its first two: first, last, best, way, time, target.
const FIXED: usize = 46;

/// The page.
pub(super) fn write(series: &Series, common: &Common, width: usize, paper: &mut Paper) {
    let ids: Vec<&str> = series.sections().collect();
    let judged = ids.iter().any(|id| series.scores(id).basis().is_some());
    let name = (width / 5).clamp(8, 20);
    let sparks = width.saturating_sub(name + FIXED).clamp(1, 24);
    let numbers = if judged { "Scores" } else { "Times" };
    let head = format!("{}{}", padded("Section", name), padded(numbers, sparks.max(numbers.len()) + 1));
    let head = format!("{head}{:>5}{:>6}{:>6}  {:<12}{:>7} {:<7}", "first", "last", "best", "trend", "time", "target");
    paper.row(vec![(head, Ink::Dim)]);
    for id in &ids {
        let course = if judged { series.scores(id) } else { series.section_seconds(id) };
        let (unit, top) = if judged { (Unit::Score, 5.0) } else { (Unit::Seconds { estimate: false }, 0.0) };
        let top = course.most().unwrap_or_default().max(top);
        let best = if judged { course.most() } else { None };
        let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| unit.number(value));
        let row = format!(
            "{}{}{:>5}{:>6}{:>6}  {:<12}",
            padded(&title(series, id, common), name),
            padded(&spark(&course.0, top, sparks), sparks.max(numbers.len()) + 1),
            number(course.first()),
            number(course.last()),
            number(best),
            way(&course, unit),
        );
        let mut parts = vec![(row, Ink::Text)];
        parts.extend(time(series, id, judged));
        paper.row(parts);
    }
    paper.gap();
    if let Some(basis) = series.basis() {
        paper.say(0, &about(basis, series.answers.len()), Ink::Dim);
    }
    if let Some((id, score)) = weakest(series, &ids).filter(|_| judged) {
        paper.say(
            0,
            &format!("Lowest in the last answer: {} ({score:.1} of 5).", title(series, id, common)),
            Ink::Text,
        );
    }
}

/// What so many answers can tell.
fn about(basis: Basis, answers: usize) -> String {
    match basis {
        Basis::Baseline => "One answer: there is nothing to compare it with yet.".to_owned(),
        Basis::Direction => format!("{answers} answers: the last against the first, which may be chance."),
        Basis::Trend => format!("{answers} answers: rising or falling is said only where chance would seldom do it."),
    }
}

fn weakest<'a>(series: &Series, ids: &[&'a str]) -> Option<(&'a str, f64)> {
    let last = ids.iter().filter_map(|id| Some((*id, series.scores(id).0.last().copied().flatten()?)));
    let best = last.clone().map(|(_, score)| score).max_by(f64::total_cmp)?;
    // Where all are alike none is the lowest.
    last.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, score)| *score < best)
}

/// The last time of a section against its target.
fn time(series: &Series, id: &str, estimate: bool) -> Vec<(String, Ink)> {
    let Some(seconds) = series.section_seconds(id).last() else { return Vec::new() };
    let about = if estimate && seconds > 0.0 { "~" } else { "" };
    let last = format!("{about}{}", clock_of(seconds));
    let Some(target) = series.section_target(id) else { return vec![(format!("{last:>7}"), Ink::Text)] };
    let past = seconds > f64::from(target);
    let pressure = if past { Pressure::Past } else { Pressure::Within };
    vec![
        (format!("{last:>7}"), Ink::Time(pressure)),
        (format!(" {:<5}{}", clock_of(f64::from(target)), pressure.sign()), Ink::Text),
    ]
}

/// The way of a course in a column.
fn way(course: &Course, unit: Unit) -> String {
    match course.way() {
        None => String::new(),
        Some(Way::SoFar(change)) => unit.change(change).unwrap_or_else(|| "the same".to_owned()),
        Some(Way::Up(_)) => "rising".to_owned(),
        Some(Way::Down(_)) => "falling".to_owned(),
        Some(Way::Unclear) => "no trend".to_owned(),
    }
}

/// The title of a section; its id where the library has it no more.
fn title(series: &Series, id: &str, common: &Common) -> String {
    let pattern = series.answers.last().and_then(|answer| common.library.pattern(&answer.pattern));
    let section = pattern.and_then(|pattern| common.library.framework_of(pattern)?.section(id));
    visible(section.map_or(id, |section| section.title.as_str()))
}

/// A text in a column of its own.
fn padded(text: &str, width: usize) -> String {
    let shown = wrap(text, width.saturating_sub(1)).into_iter().next().map_or("", |row| part(text, row));
    format!("{shown}{}", " ".repeat(width.saturating_sub(shown.width())))
}
