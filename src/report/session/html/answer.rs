//! The answer, section by section: its text with marks, the reasons beside it, and what was commented.

use super::{Page, exact, line, lines};
use crate::content::clean::part;
use crate::report::session::{Found, Pressure, Report, Section, Segment};
use std::fmt::Write;

impl Page {
    /// Every section, with the comments on the whole first.
    pub(super) fn answer(&mut self, report: &Report) {
        self.open("answer", "The answer");
        let marked = report.sections.iter().any(|section| !section.findings.is_empty());
        if marked {
            self.raw(
                "<p class=\"legend\"><mark class=\"signal\">signal</mark> <mark class=\"warning\">warning</mark> <mark \
                 class=\"disqualifier\">disqualifier</mark> <mark class=\"dismissed\">dismissed</mark> <span \
                 class=\"hint\">Point at marked words, or go to them with Tab, for the reason.</span></p>\n",
            );
        }
        self.comments(&report.comments, "h3");
        for (index, section) in report.sections.iter().enumerate() {
            self.section(index, section, report);
        }
        self.close();
    }

    fn section(&mut self, index: usize, section: &Section, report: &Report) {
        let _ = writeln!(self.0, "<article class=\"told\" aria-labelledby=\"s-{index}\">\n<header>");
        let _ = writeln!(self.0, "<h3 id=\"s-{index}\" dir=\"auto\">{}</h3>", line(&section.title));
        let time = &section.time;
        if time.judged_ms.is_some() {
            let of = time.target.map(|target| format!(" of {}", super::charts::seconds(target))).unwrap_or_default();
            let (class, sign) = match time.pressure() {
                Pressure::Within => ("", ""),
                Pressure::Past => (" past", "▲ "),
                Pressure::Over => (" over", "‼ "),
            };
            let told = time.verdict().map(|told| format!("<span class=\"sr\">, {told}</span>")).unwrap_or_default();
            let _ = writeln!(self.0, "<span class=\"chip{class}\">{sign}{}{of}{told}</span>", time.judged());
        }
        let scores = report.judged.iter().flat_map(|judged| &judged.scores);
        if let Some(score) = scores.into_iter().find(|score| score.section == section.id) {
            let _ = writeln!(self.0, "<span class=\"chip\">{:.1} of 5</span>", score.score);
        }
        self.raw("</header>\n");
        if section.damaged {
            self.raw("<p class=\"remark\">The file is damaged here, so text may be missing.</p>\n");
        }
        if section.text.trim().is_empty() {
            self.raw("<p class=\"dim\">Nothing was written here.</p>\n");
        } else {
            self.raw("<div class=\"text\" dir=\"auto\">");
            for (at, segment) in section.segments.iter().enumerate() {
                self.segment(&format!("t{index}-{at}"), segment, section);
            }
            self.raw("</div>\n");
        }
        self.notes(section);
        self.comments(&section.comments, "h4");
        self.raw("</article>\n");
    }

    /// A piece of the text; where something was found, with its reason beside it.
    fn segment(&mut self, id: &str, segment: &Segment, section: &Section) {
        let text = exact(part(&section.text, segment.span.clone()));
        let found: Vec<&Found> = segment.findings.iter().filter_map(|at| section.findings.get(*at)).collect();
        let said: Vec<_> = segment.comments.iter().filter_map(|at| section.comments.get(*at)).collect();
        if found.is_empty() && said.is_empty() {
            return self.raw(&text);
        }
        let class = found.first().map_or("", |found| found.kind());
        let commented = if said.is_empty() { "" } else { " commented" };
        let _ = write!(
            self.0,
            "<span class=\"m\"><mark class=\"{class}{commented}\" tabindex=\"0\" aria-describedby=\"{id}\">{text}</mark>"
        );
        // A finding that is cut in two has its number once, where it ends.
        let ends = found.iter().filter(|it| it.place.as_ref().is_some_and(|place| place.end == segment.span.end));
        for found in ends {
            let _ = write!(self.0, "<sup class=\"n {}\">{}</sup>", found.kind(), found.number);
        }
        let _ = write!(self.0, "<span class=\"tip\" role=\"tooltip\" id=\"{id}\">");
        for found in &found {
            let _ = write!(self.0, "<b class=\"{}\">{} · {}</b> ", found.kind(), found.kind(), line(&found.title));
            self.reason(found);
        }
        for comment in &said {
            let _ = write!(self.0, "<b>{} says</b> <span>{}</span> ", line(&comment.author), lines(&comment.text));
        }
        self.raw("</span></span>");
    }

    fn reason(&mut self, found: &Found) {
        if let Some(reason) = &found.dismissed {
            let _ = write!(self.0, "<span>Dismissed by the candidate: “{}”.</span> ", lines(reason));
        }
        if !found.say.is_empty() {
            let _ = write!(self.0, "<span>{}</span> ", lines(&found.say));
        }
        if !found.instead.is_empty() {
            let _ = write!(self.0, "<span class=\"cure\">{}</span> ", lines(&found.instead));
        }
    }

    /// The same as a list: faults and what was dismissed on the screen, everything on paper.
    fn notes(&mut self, section: &Section) {
        if section.findings.is_empty() {
            return;
        }
        let quiet = if section.findings.iter().all(|found| found.kind() == "signal") { " quiet" } else { "" };
        let _ = writeln!(self.0, "<ol class=\"notes{quiet}\" aria-label=\"What was found\">");
        for found in &section.findings {
            let _ = write!(
                self.0,
                "<li class=\"{}\" value=\"{}\"><q dir=\"auto\">{}</q> <b>{}: {}.</b> ",
                found.kind(),
                found.number,
                line(&found.quote),
                found.kind(),
                line(&found.title)
            );
            self.reason(found);
            if found.place.is_none() {
                self.raw("<span class=\"dim\">(these words are not in the text any more)</span>");
            }
            self.raw("</li>\n");
        }
        self.raw("</ol>\n");
        if section.untold > 0 {
            let _ = writeln!(self.0, "<p class=\"dim\">and {} more, which are not listed</p>", section.untold);
        }
    }
}
