//! What people said: reviews first, comments at their words, ratings beside the machine's.

use super::{Page, line, lines};
use crate::clock;
use crate::content::clean::visible;
use crate::report::session::people::{Comment, Said};
use crate::report::session::{Report, Reviewed};
use crate::session::notes::LOST;
use std::fmt::Write;

impl Page {
    /// Keep, change, do next.
    pub(super) fn reviews(&mut self, report: &Report) {
        if report.reviews.is_empty() {
            return;
        }
        self.open("review", "Review");
        for review in &report.reviews {
            self.review(review, report.reviews.len() > 1);
        }
        self.close();
    }

    fn review(&mut self, review: &Reviewed, is_one_of_many: bool) {
        let level = if is_one_of_many { "h4" } else { "h3" };
        if is_one_of_many {
            let _ = writeln!(self.0, "<h3>{}</h3>", line(&review.author));
        }
        self.raw("<div class=\"cards review\">\n");
        for (name, class, text) in [("Keep", "good", &review.keep), ("Change", "bad", &review.change)] {
            if !text.trim().is_empty() {
                let _ = writeln!(self.0, "<div class=\"card {class}\">\n<{level}>{name}</{level}>");
                self.element("p", "", text);
                self.raw("</div>\n");
            }
        }
        if let Some(next) = &review.next {
            let _ = writeln!(self.0, "<div class=\"card next\">\n<{level}>Do next</{level}>");
            let _ = writeln!(self.0, "<p><b dir=\"auto\">{}</b></p>", line(&next.told()));
            self.element("p", "", &next.text);
            self.raw("</div>\n");
        }
        self.raw("</div>\n");
        let _ = writeln!(self.0, "<p class=\"dim\">{}</p>", line(&signed(&review.author, &review.wall)));
    }

    /// Comments with their threads.
    pub(super) fn comments(&mut self, comments: &[Comment], level: &str) {
        if comments.is_empty() {
            return;
        }
        let _ = writeln!(self.0, "<div class=\"comments\">\n<{level}>Comments</{level}>");
        for comment in comments {
            self.comment(comment);
        }
        self.raw("</div>\n");
    }

    fn comment(&mut self, comment: &Comment) {
        let class = if comment.open { "comment" } else { "comment resolved" };
        let _ = writeln!(self.0, "<article class=\"{class}\" id=\"c-{}\">", line(&comment.id));
        let state = if comment.open { "" } else { " · resolved" };
        let lost = if comment.lost { format!(" · {LOST}") } else { String::new() };
        let by = line(&signed(&comment.author, &comment.wall));
        let _ = writeln!(self.0, "<p class=\"by\">{by}{lost}{state}</p>");
        if !comment.quote.trim().is_empty() {
            let lost = if comment.place.is_none() {
                " <span class=\"dim\">(these words are not in the text)</span>"
            } else {
                ""
            };
            let _ = writeln!(self.0, "<blockquote dir=\"auto\">“{}”{lost}</blockquote>", line(&comment.quote));
        }
        self.element("p", "", &comment.text);
        if !comment.replies.is_empty() {
            self.raw("<ul class=\"replies\">\n");
            for Said { author, wall, text } in &comment.replies {
                let _ = writeln!(
                    self.0,
                    "<li><p class=\"by\">{}</p><p dir=\"auto\">{}</p></li>",
                    line(&signed(author, wall)),
                    lines(text)
                );
            }
            self.raw("</ul>\n");
        }
        self.raw("</article>\n");
    }

    /// Each coach beside the machine.
    pub(super) fn ratings(&mut self, report: &Report) {
        let ratings = &report.ratings;
        if ratings.is_empty() {
            return;
        }
        self.open("ratings", "Ratings, 1 to 5");
        self.raw("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table of ratings\">\n<table>\n<thead><tr><th scope=\"col\">Of</th>");
        for coach in &ratings.coaches {
            let blind = if coach.blind { "<br><small>given blind</small>" } else { "" };
            let _ = write!(self.0, "<th scope=\"col\" dir=\"auto\">{}{blind}</th>", line(&coach.author));
        }
        if ratings.predicted.is_some() {
            self.raw("<th scope=\"col\">Candidate<br><small>expected</small></th>");
        }
        if ratings.machine.is_some() {
            self.raw("<th scope=\"col\">Machine<br><small>by the rubric</small></th>");
        }
        self.raw("</tr></thead>\n<tbody>\n<tr><th scope=\"row\">The whole answer</th>");
        for coach in &ratings.coaches {
            let _ = write!(self.0, "<td><b>{}</b></td>", coach.overall);
        }
        if let Some(predicted) = ratings.predicted {
            let _ = write!(self.0, "<td>{predicted}</td>");
        }
        if let Some(machine) = &ratings.machine {
            let _ = write!(self.0, "<td>{:.1}</td>", machine.overall);
        }
        self.raw("</tr>\n");
        for section in &report.sections {
            let of = |coach: &crate::report::session::people::Rated| {
                coach.sections.iter().find(|it| it.section == section.id).map(|it| it.rating.to_string())
            };
            if ratings.coaches.iter().all(|coach| of(coach).is_none()) {
                continue;
            }
            let _ = write!(self.0, "<tr><th scope=\"row\" dir=\"auto\">{}</th>", line(&section.title));
            for coach in &ratings.coaches {
                let _ = write!(self.0, "<td>{}</td>", of(coach).unwrap_or_else(|| "–".to_owned()));
            }
            if ratings.predicted.is_some() {
                self.raw("<td>–</td>");
            }
            if let Some(machine) = &ratings.machine {
                let score = machine.sections.iter().find(|(id, _)| *id == section.id);
                let _ =
                    write!(self.0, "<td>{}</td>", score.map_or_else(|| "–".to_owned(), |(_, it)| format!("{it:.1}")));
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>\n");
        if let Some((machine, verdict)) = ratings.machine.as_ref().zip(report.verdict_line()) {
            self.element("p", "dim", &format!("Machine: {:.1} of 5, {verdict}.", machine.overall));
        }
        if let Some(scale) = &ratings.scale {
            self.raw("<dl class=\"scale\">\n");
            for (rating, text) in [(1, &scale.one), (3, &scale.three), (5, &scale.five)] {
                let _ = writeln!(self.0, "<div><dt>{rating}</dt><dd dir=\"auto\">{}</dd></div>", line(text));
            }
            self.raw("</dl>\n");
        }
        for coach in &ratings.coaches {
            let reasons = std::iter::once((None, &coach.reason))
                .chain(coach.sections.iter().map(|it| (Some(&it.title), &it.reason)))
                .filter(|(_, reason)| !reason.trim().is_empty());
            for (place, reason) in reasons {
                let place = place.map(|title| format!(", {}", line(title))).unwrap_or_default();
                let (author, reason) = (line(&coach.author), lines(reason));
                let _ = writeln!(self.0, "<p class=\"reason\" dir=\"auto\"><b>{author}{place}:</b> {reason}</p>");
            }
        }
        self.close();
    }
}

/// `Ada, 22 Nov 2026 09:30`.
pub fn signed(author: &str, wall: &str) -> String {
    format!("{}, {}", visible(author), visible(&clock::for_people(wall)))
}
