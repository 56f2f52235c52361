//! The verdict with what it hangs on, what to fix first, and what the scores are made of.

use super::{Page, charts, line, lines};
use crate::report::session::{Report, Score};
use std::fmt::Write;

impl Page {
    /// What was judged, in the order in which it helps.
    pub(super) fn verdict(&mut self, report: &Report) {
        let Some(judged) = &report.judged else {
            if report.session.finished {
                self.open("verdict", "Verdict");
                self.raw("<p>Nothing was judged: an answer aloud has times, and no text to look at.</p>\n");
                self.close();
            }
            return;
        };
        self.open("verdict", "Verdict");
        self.raw("<div class=\"verdict\">\n");
        if let Some(verdict) = judged.verdict {
            let _ = writeln!(
                self.0,
                "<p class=\"headline\"><strong>{}</strong> <span>{} of 100 by this rubric</span></p>",
                upper(verdict.title()),
                judged.total
            );
            let cause = judged.hangs_on.strip_prefix(verdict.title()).unwrap_or(&judged.hangs_on);
            self.element("p", "hangs", cause.trim_start());
        } else {
            self.raw("<p class=\"headline\"><strong>No verdict</strong></p>\n");
            for said in &judged.withheld {
                self.element("p", "hangs", said);
            }
        }
        if let Some(now) = judged.without_dismissed {
            let _ = writeln!(
                self.0,
                "<p class=\"dim\">As judged then. Without what was dismissed since: {}, {} of 100.</p>",
                now.verdict.title(),
                now.total
            );
        }
        self.raw("</div>\n<div class=\"cards\">\n");
        if let Some(works) = &judged.works {
            self.raw("<div class=\"card good\">\n<h3>What already works</h3>\n");
            let _ = writeln!(self.0, "<blockquote dir=\"auto\">“{}”</blockquote>", line(&works.quote));
            let _ = writeln!(self.0, "<p class=\"dim\">in {}</p>\n</div>", line(&works.section));
        }
        if let Some(fix) = &judged.fix {
            let _ = writeln!(self.0, "<div class=\"card bad\">\n<h3>Fix first: {}</h3>", line(&fix.title));
            if let Some(quote) = &fix.quote {
                let _ = writeln!(self.0, "<blockquote dir=\"auto\">“{}”</blockquote>", line(quote));
            }
            if let Some(section) = &fix.section {
                let _ = writeln!(self.0, "<p class=\"dim\">in {}</p>", line(section));
            }
            self.element("p", "", &fix.say);
            self.element("p", "cure", &fix.instead);
            self.raw("</div>\n");
        }
        if let Some(asked) = &judged.asked_next {
            self.raw("<div class=\"card\">\n<h3>They would ask next</h3>\n");
            let _ = writeln!(self.0, "<blockquote dir=\"auto\">“{}”</blockquote>\n</div>", line(asked));
        }
        self.raw("</div>\n");
        self.close();
    }

    /// Every part that adds up.
    pub(super) fn scores(&mut self, report: &Report) {
        let Some(judged) = &report.judged else { return };
        self.open("scores", "Scores, and what they are made of");
        self.raw(&charts::scores(&judged.scores));
        for score in &judged.scores {
            self.score(score);
        }
        let _ = writeln!(self.0, "<p class=\"sum\"><b>Whole answer.</b> Mean by weight: {}</p>", line(&judged.sum()));
        let (own, group) = (judged.voice.own, judged.voice.group);
        if own + group > 0 {
            let _ = writeln!(
                self.0,
                "<p class=\"dim\">Who acts in Task and Action, counted by verbs: “I” {own}, “we” or the team {group}.</p>"
            );
        }
        self.close();
    }

    fn score(&mut self, score: &Score) {
        let _ = writeln!(
            self.0,
            "<table class=\"parts\">\n<caption><b>{}</b> {:.1} of 5, weight {}</caption>\n\
             <thead><tr><th scope=\"col\">Part</th><th scope=\"col\">Points</th><th scope=\"col\">Words, or what is \
             missing</th></tr></thead>\n<tbody>",
            line(&score.title),
            score.score,
            score.weight
        );
        for part in &score.parts {
            let sign = match (part.kind, part.met) {
                ("warning", _) => "~",
                (_, true) => "✓",
                (_, false) => "✗",
            };
            let _ = write!(
                self.0,
                "<tr class=\"{}\"><th scope=\"row\"><span aria-hidden=\"true\">{sign}</span> {}</th><td \
                 class=\"points\">{}</td><td dir=\"auto\">",
                if part.met { "met" } else { part.kind },
                line(&part.title),
                line(&part.points)
            );
            let quotes: Vec<String> = part.quotes.iter().map(|quote| format!("<q>{}</q>", line(quote))).collect();
            self.raw(&quotes.join(" "));
            if !part.missing.is_empty() {
                let _ = write!(self.0, " <span class=\"missing\">{}</span>", lines(&part.missing));
            }
            self.raw("</td></tr>\n");
        }
        let _ =
            writeln!(self.0, "</tbody>\n<tfoot><tr><td colspan=\"3\">{}</td></tr></tfoot>\n</table>", line(&score.sum));
    }
}

/// With a capital at the start.
fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
