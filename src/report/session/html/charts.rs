//! Drawings as SVG, each with a title and a description, and a table that says the same.

use super::{Page, line};
use crate::report::session::timeline::{Mark, Timeline, What};
use crate::report::session::times::clock;
use crate::report::session::{Pressure, Report, Score, Section, Time};
use std::fmt::Write;

/// Units across a drawing, of which the first so many are for the names.
const ACROSS: f64 = 720.0;
const NAMES: f64 = 150.0;
/// Units for the figures at its end.
const FIGURES: f64 = 120.0;
/// Units from one row to the next.
const ROW: f64 = 30.0;
/// Characters of a name that fit.
const NAME: usize = 20;

/// `2:05` of seconds.
pub fn seconds(seconds: u32) -> String {
    clock(u64::from(seconds) * 1000)
}

fn open(out: &mut String, id: &str, height: f64, title: &str, about: &str) {
    let _ = writeln!(
        out,
        "<svg class=\"chart\" viewBox=\"0 0 {ACROSS} {height:.0}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\n\
         <title id=\"{id}-t\">{}</title>\n<desc id=\"{id}-d\">{}</desc>",
        line(title),
        line(about)
    );
}

fn text(out: &mut String, x: f64, y: f64, class: &str, text: &str) {
    let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\">{}</text>", line(text));
}

fn bar(out: &mut String, x: f64, y: f64, width: f64, class: &str) {
    let _ = writeln!(
        out,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"14\" rx=\"2\" class=\"{class}\"/>",
        width.max(0.0)
    );
}

fn tick(out: &mut String, x: f64, y: f64, class: &str) {
    let _ = writeln!(
        out,
        "<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\" class=\"{class}\"/>",
        y - 4.0,
        y + 18.0
    );
}

/// A name on one line that fits.
fn short(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() <= NAME {
        return name;
    }
    name.chars().take(NAME - 1).chain(['…']).collect()
}

/// Scores from 1 to 5 as bars. The tables that follow say the same.
pub fn scores(scores: &[Score]) -> String {
    let mut out = String::new();
    let about: Vec<String> = scores.iter().map(|score| format!("{} {:.1}", score.title, score.score)).collect();
    open(&mut out, "chart-scores", scores.len() as f64 * ROW + 6.0, "Score of each section, 1 to 5", &about.join(", "));
    let width = ACROSS - NAMES - FIGURES;
    for (row, score) in scores.iter().enumerate() {
        let y = row as f64 * ROW + 8.0;
        text(&mut out, 0.0, y + 12.0, "name", &short(&score.title));
        bar(&mut out, NAMES, y, width, "track");
        bar(&mut out, NAMES, y, width * (score.score - 1.0) / 4.0, "score");
        text(&mut out, NAMES + width + 10.0, y + 12.0, "figure", &format!("{:.1} of 5", score.score));
    }
    out.push_str("</svg>\n");
    out
}

impl Page {
    /// Time against target.
    pub(super) fn times(&mut self, report: &Report) {
        self.open("times", "Time against target");
        let rows: Vec<(&str, &Time)> = report
            .sections
            .iter()
            .map(|section| (section.title.as_str(), &section.time))
            .chain([("Whole answer", &report.whole)])
            .collect();
        if rows.iter().any(|(_, time)| time.judged_ms.is_some()) {
            self.raw(&drawn(&rows));
        }
        let measured = if report.whole.estimate {
            "Judged by what the words would take aloud; the clock of the keyboard stands beside it. "
        } else {
            "Judged by the clock. "
        };
        let in_one = report.sections.iter().all(|section| section.time.clock_ms.is_none());
        let told_in_one = if in_one { "Told in one piece, so no section has a clock of its own. " } else { "" };
        let _ = writeln!(self.0, "<p class=\"dim\">{measured}{told_in_one}A target is a ceiling, and no quota.</p>");
        self.raw(
            "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table of times\">\n<table>\n<thead><tr><th \
             scope=\"col\">Section</th><th scope=\"col\">Judged</th><th scope=\"col\">Target</th><th \
             scope=\"col\">Limit</th><th scope=\"col\">Clock</th><th scope=\"col\">Words</th><th \
             scope=\"col\">Against target</th></tr></thead>\n<tbody>\n",
        );
        let words = report.sections.iter().map(|section| section.words);
        let all: u32 = words.clone().fold(0, u32::saturating_add);
        for ((name, time), words) in rows.iter().zip(words.chain([all])) {
            let mark = |seconds_of: Option<u32>| seconds_of.map_or_else(|| "–".to_owned(), seconds);
            let _ = writeln!(
                self.0,
                "<tr><th scope=\"row\" dir=\"auto\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{words}</td><td \
                 class=\"{}\">{}</td></tr>",
                line(name),
                time.judged(),
                mark(time.target),
                mark(time.limit),
                time.clock_ms.map_or_else(|| "–".to_owned(), clock),
                pressed(time),
                time.stand()
            );
        }
        self.raw("</tbody>\n</table>\n</div>\n");
        self.close();
    }

    /// Where the time went.
    pub(super) fn timeline(&mut self, report: &Report) {
        self.open("timeline", "Where the time went");
        let timeline = &report.timeline;
        if timeline.visits.is_empty() {
            self.raw("<p>The file holds no times of single sections.</p>\n");
            return self.close();
        }
        self.raw(&lanes(timeline, &report.sections));
        self.raw("<p class=\"keys\">");
        let kinds = [
            ("‖", "pause, in which the clocks stood"),
            ("···", "silence of 3 s and more"),
            ("✗", "deleted"),
            ("▼", "pasted"),
        ];
        for (sign, told) in kinds {
            if timeline.marks.iter().any(|mark| self::sign(mark.what) == sign) {
                let _ = write!(self.0, "<span><b aria-hidden=\"true\">{sign}</b> {told}</span> ");
            }
        }
        self.raw("</p>\n<details>\n<summary>The same as a table</summary>\n<table>\n<thead><tr><th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\">What</th></tr></thead>\n<tbody>\n");
        for (from, to, what) in told(timeline, &report.sections) {
            let _ = writeln!(
                self.0,
                "<tr><td>{}</td><td>{}</td><td dir=\"auto\">{}</td></tr>",
                clock(from),
                clock(to),
                line(&what)
            );
        }
        self.raw("</tbody>\n</table>\n");
        if timeline.untold > 0 {
            let _ = writeln!(self.0, "<p class=\"dim\">and {} more, which are not listed</p>", timeline.untold);
        }
        self.raw("</details>\n");
        self.close();
    }
}

fn pressed(time: &Time) -> &'static str {
    match time.pressure() {
        Pressure::Within => "within",
        Pressure::Past => "past",
        Pressure::Over => "over",
    }
}

/// A bar for each time, with a mark where its target ends and one for its limit.
fn drawn(rows: &[(&str, &Time)]) -> String {
    let mut out = String::new();
    let about: Vec<String> = rows
        .iter()
        .map(|(name, time)| {
            let target = time.target.map(|target| format!(" of {}", seconds(target))).unwrap_or_default();
            format!("{name} {}{target}", time.judged())
        })
        .collect();
    open(
        &mut out,
        "chart-times",
        rows.len() as f64 * ROW + 6.0,
        "Time of each section against its target",
        &about.join(", "),
    );
    let width = ACROSS - NAMES - FIGURES;
    // Sections share one scale; the whole, which is as long as all of them, has its own.
    let most = |time: &&(&str, &Time)| {
        let time = time.1;
        time.judged_ms.unwrap_or_default().max(u64::from(time.limit.or(time.target).unwrap_or_default()) * 1000)
    };
    let sections = rows.len().saturating_sub(1);
    let widest = rows.iter().take(sections).map(|row| most(&row)).max().unwrap_or_default().max(1);
    for (row, (name, time)) in rows.iter().enumerate() {
        let y = row as f64 * ROW + 8.0;
        let scale = if row < sections { widest } else { most(&&(*name, *time)).max(1) };
        let at = |ms: u64| width * (ms as f64 / scale as f64).min(1.0);
        text(&mut out, 0.0, y + 12.0, "name", &short(name));
        bar(&mut out, NAMES, y, width, "track");
        bar(&mut out, NAMES, y, at(time.judged_ms.unwrap_or_default()), pressed(time));
        if let Some(target) = time.target {
            tick(&mut out, NAMES + at(u64::from(target) * 1000), y, "target");
        }
        if let Some(limit) = time.limit {
            tick(&mut out, NAMES + at(u64::from(limit) * 1000), y, "limit");
        }
        let sign = match time.pressure() {
            Pressure::Within => "",
            Pressure::Past => " ▲",
            Pressure::Over => " ‼",
        };
        let of = time.target.map(|target| format!(" of {}", seconds(target))).unwrap_or_default();
        text(&mut out, NAMES + width + 10.0, y + 12.0, "figure", &format!("{}{of}{sign}", time.judged()));
    }
    out.push_str("</svg>\n");
    out
}

fn sign(what: What) -> &'static str {
    match what {
        What::Pause { .. } => "‖",
        What::Silence => "···",
        What::Deleted { .. } => "✗",
        What::Pasted { .. } => "▼",
    }
}

/// A lane for each section, with its stays, and one for what happened.
fn lanes(timeline: &Timeline, sections: &[Section]) -> String {
    let mut out = String::new();
    let rows = sections.len() + 1;
    let height = rows as f64 * ROW + 26.0;
    let visits = timeline.visits.len();
    let about = format!(
        "{} in {visits} {} of sections and {} pauses, silences, deletions and pastes; the table below has them all",
        clock(timeline.ms),
        if visits == 1 { "visit" } else { "visits" },
        timeline.marks.len()
    );
    open(&mut out, "chart-timeline", height, "Where the time went", &about);
    let width = ACROSS - NAMES - 10.0;
    let at = |ms: u64| NAMES + width * (ms as f64 / timeline.ms.max(1) as f64).min(1.0);
    for (row, section) in sections.iter().enumerate() {
        let y = row as f64 * ROW + 8.0;
        text(&mut out, 0.0, y + 12.0, "name", &short(&section.title));
        bar(&mut out, NAMES, y, width, "track");
        for visit in timeline.visits.iter().filter(|visit| visit.section == section.id) {
            bar(&mut out, at(visit.from), y, (at(visit.to) - at(visit.from)).max(1.5), "visit");
        }
        for mark in timeline.marks.iter().filter(|mark| stands_in(mark, timeline, &section.id)) {
            match mark.what {
                What::Pause { .. } => tick(&mut out, at(mark.from), y, "stop"),
                What::Silence => {
                    bar(&mut out, at(mark.from), y, (at(mark.to) - at(mark.from)).max(2.0), "silence");
                }
                What::Deleted { .. } | What::Pasted { .. } => {}
            }
        }
    }
    let y = sections.len() as f64 * ROW + 8.0;
    text(&mut out, 0.0, y + 12.0, "name dim", "marks");
    for mark in &timeline.marks {
        text(&mut out, at((mark.from / 2).saturating_add(mark.to / 2)), y + 12.0, "mark", sign(mark.what));
    }
    for quarter in 0..=4u64 {
        let ms = timeline.ms / 4 * quarter;
        let class = if quarter == 4 { "axis end" } else { "axis" };
        text(&mut out, at(ms), height - 4.0, class, &clock(ms));
    }
    out.push_str("</svg>\n");
    out
}

/// Whether a mark falls into a stay in this section.
fn stands_in(mark: &Mark, timeline: &Timeline, section: &str) -> bool {
    let stay = timeline.visits.iter().rfind(|visit| visit.from <= mark.from);
    stay.is_some_and(|visit| visit.section == section)
}

/// Visits and marks in their order: from, to, what.
pub fn told(timeline: &Timeline, sections: &[Section]) -> Vec<(u64, u64, String)> {
    let title = |id: &str| sections.iter().find(|it| it.id == id).map_or(id, |it| it.title.as_str()).to_owned();
    let mut all: Vec<(u64, u64, String)> =
        timeline.visits.iter().map(|visit| (visit.from, visit.to, title(&visit.section))).collect();
    all.extend(timeline.marks.iter().map(|mark| (mark.from, mark.to, mark.what.title())));
    all.sort_by_key(|(from, ..)| *from);
    all
}
