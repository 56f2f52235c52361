//! Scores, times and faults from answer to answer, as charts with their numbers beside them.

use super::chart::{Chart, spark};
use crate::app::Common;
use crate::app::paper::{Ink, Paper};
use crate::app::rehearse::measure::clock;
use crate::clock::day_for_people;
use crate::content::clean::visible;
use crate::progress::course::Way;
use crate::progress::trend::{Because, Series, Track};
use crate::progress::{Attempt, Basis, Course};

/// Columns of a chart's name, and of its numbers.
const NAME: usize = 17;
const NUMBERS: usize = 36;
/// Rows from which on charts are drawn twice as high.
const HIGH: usize = 32;
/// Older series that are named.
const APART: usize = 5;

/// What the numbers of a chart are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Whole numbers.
    Count,
    /// A section's score.
    Score,
    /// A time.
    Seconds {
        /// Whether it is an estimate from the number of words.
        estimate: bool,
    },
}

impl Unit {
    /// One number.
    pub(super) fn number(self, value: f64) -> String {
        match self {
            Self::Count => format!("{value:.0}"),
            Self::Score => format!("{value:.1}"),
            Self::Seconds { estimate } => {
                let about = if estimate && value > 0.0 { "~" } else { "" };
                format!("{about}{}", clock_of(value))
            }
        }
    }

    /// What is added or taken away; nothing where that is too little to be written.
    pub(super) fn change(self, value: f64) -> Option<String> {
        let exact = if let Self::Seconds { .. } = self { Self::Seconds { estimate: false } } else { self };
        let change = exact.number(value.abs());
        let sign = if value > 0.0 { "+" } else { "−" };
        (change != exact.number(0.0)).then(|| format!("{sign}{change}"))
    }

    /// How much a trend goes an answer; nothing where that is too little to be written.
    fn step(self, value: f64) -> Option<String> {
        match self {
            Self::Seconds { .. } if value < 0.5 => None,
            Self::Seconds { .. } => Some(clock_of(value)),
            _ if value < 0.05 => None,
            Self::Count if value >= 1.0 => Some(format!("{value:.0}")),
            _ => Some(format!("{value:.1}")),
        }
    }
}

/// Seconds as `2:05`.
#[expect(clippy::cast_sign_loss, reason = "they are clamped to what 32 bits count")]
pub(super) fn clock_of(seconds: f64) -> String {
    clock((seconds.clamp(0.0, f64::from(u32::MAX)).round() as u64) * 1000)
}

/// One chart.
struct Line<'a> {
    name: &'a str,
    unit: Unit,
    /// Under the name.
    note: String,
    course: Course,
    /// The number that fills the height at least.
    top: f64,
    target: Option<u32>,
    /// The best one, where that can be said.
    best: Option<f64>,
}

/// The page.
pub(super) fn write(
    track: &Track,
    series: &Series,
    common: &Common,
    (width, height): (usize, usize),
    paper: &mut Paper,
) {
    paper.say(0, &about(series, common), Ink::Strong);
    if let Some(seconds) = track.manner.length {
        let told = format!("Told in {seconds} s, on the ladder of lengths: never mixed with answers at full length.");
        paper.say(0, &told, Ink::Text);
    }
    if series.answers.len() == 1 {
        paper.say(0, "One answer: there is nothing to compare it with yet.", Ink::Text);
    }
    if let Some(told) = anew(track, series) {
        paper.say(0, &told, Ink::Text);
    }
    let rows = if height >= HIGH { 4 } else { 2 };
    for line in lines(track, series) {
        if line.course.basis().is_some() {
            paper.gap();
            line.write((width, rows), paper);
        }
    }
    super::expected::write(track, common, paper);
    let apart: Vec<&Series> = track.series.iter().rev().skip(1).collect();
    if !apart.is_empty() {
        paper.heading("Not compared with these: for another level or principle, or by other rules");
    }
    for series in apart.iter().take(APART) {
        let totals = series.totals();
        let scores = match (totals.first(), totals.last()) {
            (Some(first), Some(last)) if series.answers.len() > 1 => {
                format!(" · score {first:.0} at first, {last:.0} at last")
            }
            (Some(first), _) => format!(" · score {first:.0}"),
            _ => String::new(),
        };
        let bars = spark(&totals.0, 100.0, 12);
        let bars = if bars.trim().is_empty() { "·" } else { bars.as_str() };
        paper.lead(2, bars, &format!("{}{scores}", about(series, common)), Ink::Dim);
    }
    if let Some(more) = apart.len().checked_sub(APART).filter(|more| *more > 0) {
        paper.say(4, &format!("and {more} more"), Ink::Dim);
    }
}

/// Scores are of typed answers; a time always is there.
fn lines<'a>(track: &Track, series: &Series) -> [Line<'a>; 5] {
    let (totals, seconds, shares) = (series.totals(), series.seconds(), series.shares());
    let (disqualifiers, warnings) = (series.disqualifiers(), series.warnings());
    let target = series.target();
    let inside = target.map(|target| {
        let inside = seconds.known().iter().filter(|it| **it <= f64::from(target)).count();
        match (inside, series.answers.len()) {
            (0, 1) => "too long".to_owned(),
            (1, 1) => "in time".to_owned(),
            (inside, all) => format!("in time {inside} of {all}"),
        }
    });
    let count = |name, note: &str, course: Course, top, best| Line {
        name,
        unit: Unit::Count,
        note: note.to_owned(),
        course,
        top,
        target: None,
        best,
    };
    let (highest, clearest) = (totals.most(), shares.most());
    let (fewest, least) = (disqualifiers.least(), warnings.least());
    [
        count("Score", "of 100", totals, 100.0, highest),
        Line {
            name: "Time",
            unit: Unit::Seconds { estimate: !track.manner.aloud },
            note: inside.unwrap_or_else(|| "no target known".to_owned()),
            course: seconds,
            top: target.map_or(0.0, |target| f64::from(target) * 1.25),
            target,
            best: None,
        },
        count("I share", "% of I and we", shares, 100.0, clearest),
        count("Disqualifiers", "in each answer", disqualifiers, 3.0, fewest),
        count("Warnings", "in each answer", warnings, 4.0, least),
    ]
}

impl Line<'_> {
    fn write(&self, (width, rows): (usize, usize), paper: &mut Paper) {
        let wide = width.saturating_sub(NAME + NUMBERS + 2).clamp(4, 60);
        let top = self.course.most().unwrap_or_default().max(self.top);
        let line = self.target.map(f64::from);
        let bars = Chart { values: &self.course.0, top, line }.rows(rows, wide);
        for (at, bars) in bars.into_iter().enumerate() {
            let (name, ink, numbers) = match at {
                0 => (self.name, Ink::Strong, self.numbers()),
                1 => (self.note.as_str(), Ink::Dim, self.way()),
                2 => ("", Ink::Dim, self.shown(wide)),
                _ => ("", Ink::Dim, String::new()),
            };
            paper.row(vec![
                (format!("{name:<NAME$}"), ink),
                (bars, Ink::Text),
                (format!("  {numbers}"), if at == 0 { Ink::Text } else { Ink::Dim }),
            ]);
        }
    }

    fn numbers(&self) -> String {
        let number = |value: f64| self.unit.number(value);
        let (Some(first), Some(last)) = (self.course.first(), self.course.last()) else { return String::new() };
        let end = match (self.best, self.target) {
            (Some(best), _) => format!("   best {}", number(best)),
            (None, Some(target)) => format!("   of {}", clock_of(f64::from(target))),
            (None, None) => String::new(),
        };
        match (self.course.basis(), self.best) {
            (Some(Basis::Baseline), Some(_)) => number(first),
            (Some(Basis::Baseline), None) => format!("{}{end}", number(first)),
            _ => format!("first {}   last {}{end}", number(first), number(last)),
        }
    }

    /// How much may be said, and where it goes.
    fn way(&self) -> String {
        let steps = |way: &str, step: f64| match self.unit.step(step) {
            Some(step) => format!("{way} by about {step} an answer"),
            None => format!("{way} little by little"),
        };
        match self.course.way() {
            None => String::new(),
            Some(Way::SoFar(change)) => match self.unit.change(change) {
                Some(change) => format!("{change} since the first, maybe chance"),
                None => "the same as the first".to_owned(),
            },
            Some(Way::Up(step)) => steps("rising", step),
            Some(Way::Down(step)) => steps("falling", step),
            Some(Way::Unclear) => "neither rising nor falling".to_owned(),
        }
    }

    /// What a chart leaves out.
    fn shown(&self, wide: usize) -> String {
        let all = self.course.0.len();
        if all > wide { format!("the last {wide} of {all}") } else { String::new() }
    }
}

/// A series in one line: how many answers, for which level, when.
fn about(series: &Series, common: &Common) -> String {
    let n = series.answers.len();
    let answers = if n == 1 { "1 answer".to_owned() } else { format!("{n} answers") };
    let last = series.answers.last();
    let level = last.and_then(|it| common.library.pattern(&it.pattern)?.level(&series.standard.level));
    let level = visible(level.map_or(series.standard.level.as_str(), |level| level.title.as_str()));
    let principle = series.standard.principle.as_deref();
    let title =
        |id: &str| common.library.principles.principles.iter().find(|it| it.id == id).map(|it| it.title.clone());
    let principle = principle.map(|id| format!(", told for {}", visible(&title(id).unwrap_or_else(|| id.to_owned()))));
    let date = |answer: Option<&Attempt>| answer.map(|it| day_for_people(it.day)).unwrap_or_default();
    let (from, to) = (date(series.answers.first()), date(last));
    let when = if from == to { from } else { format!("{from} to {to}") };
    format!("{answers} · {level}{} · {when}", principle.unwrap_or_default())
}

/// That a standard is new, and why nothing is compared across.
fn anew(track: &Track, series: &Series) -> Option<String> {
    let before = track.answers().checked_sub(series.answers.len()).filter(|before| *before > 0)?;
    let Some(because) = series.because.filter(|_| track.begins_anew()) else {
        return Some("Between these are answers that cannot be compared with them; they stand apart below.".to_owned());
    };
    let what = match because {
        Because::Level => "New level",
        Because::Principle => "New principle",
        Because::Engine => "New version of starcoach",
        Because::Rubric => "New rubric",
    };
    let (before, verb) = if before == 1 { ("answer".to_owned(), "is") } else { (format!("{before} answers"), "are") };
    Some(format!("{what} from here: the {before} before {verb} not compared with these."))
}
