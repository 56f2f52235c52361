//! A session as one HTML file: it loads nothing, runs nothing, prints, and can be read by everybody.

mod answer;
mod charts;
mod people;
mod verdict;

pub(super) use charts::told;
pub(super) use people::signed;

use super::{Report, Rules};
use crate::clock;
use crate::content::clean::{is_hostile, visible};
use crate::report::html::{MARK, escaped};
use std::fmt::Write;

/// Calm on screen in light and dark; on paper with the reasons as numbered notes.
const STYLE: &str = include_str!("style.css");

/// Nothing may be loaded, run or sent; the page's own style is all that it needs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// By this a page is known as one that was made of the same session; `super::marks` has those of all formats.
pub(super) fn mark(report: &Report) -> String {
    format!("{MARK}\n<meta name=\"starcoach-session\" content=\"{}\">", line(&report.session.id.0))
}

/// The page.
pub fn page(report: &Report) -> String {
    let mut page = Page(String::with_capacity(64 << 10));
    let session = &report.session;
    let who = session.candidate.as_deref().filter(|name| !name.trim().is_empty());
    let what = if report.blind { "To review" } else { "Review" };
    let title = match who {
        Some(who) => format!("{what}: {}, {}", session.title, who),
        None => format!("{what}: {}", session.title),
    };
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.raw(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"));
    page.raw(&format!("<meta name=\"referrer\" content=\"no-referrer\">\n{}\n", mark(report)));
    page.raw(&format!("<title>{}</title>\n", line(&title)));
    page.raw(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n"));
    page.raw("<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n");
    page.head(report);
    page.raw("<main>\n");
    if !report.blind {
        page.reviews(report);
        page.verdict(report);
    }
    page.answer(report);
    page.times(report);
    page.scores(report);
    page.ratings(report);
    page.earlier(report);
    page.timeline(report);
    page.raw("</main>\n");
    page.foot(report);
    page.raw("</body>\n</html>\n");
    page.0
}

/// The page while it is written.
struct Page(String);

impl Page {
    /// Adds what is HTML already.
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// An element with a text in it; nothing where the text is empty.
    fn element(&mut self, tag: &str, class: &str, text: &str) {
        if !text.trim().is_empty() {
            let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
            let _ = writeln!(self.0, "<{tag}{class} dir=\"auto\">{}</{tag}>", lines(text));
        }
    }

    /// Opens a part of the page with its heading.
    fn open(&mut self, id: &str, title: &str) {
        let _ = writeln!(self.0, "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{title}</h2>");
    }

    fn close(&mut self) {
        self.raw("</section>\n");
    }

    fn head(&mut self, report: &Report) {
        let session = &report.session;
        self.raw("<header>\n");
        let kind =
            if report.blind { "To review, before anything that was judged is seen" } else { "Review of a rehearsal" };
        let _ = writeln!(self.0, "<p class=\"eyebrow\">{kind}</p>");
        let _ = writeln!(self.0, "<h1 dir=\"auto\">{}</h1>", line(&session.question));
        self.raw("<dl class=\"facts\">\n");
        let mut fact = |name: &str, text: &str| {
            if !text.trim().is_empty() {
                let _ = writeln!(self.0, "<div><dt>{name}</dt><dd dir=\"auto\">{}</dd></div>", line(text));
            }
        };
        fact("Candidate", session.candidate.as_deref().unwrap_or_default());
        fact("Question", &session.title);
        fact("Level", &session.level);
        fact("Told for", session.principle.as_deref().unwrap_or_default());
        fact("Story", session.story.as_deref().unwrap_or_default());
        fact("Session", session.name.as_deref().unwrap_or_default());
        fact("Told on", &session.when());
        fact("How", &session.manner());
        self.raw("</dl>\n");
        for remark in &report.remarks {
            let _ = writeln!(self.0, "<p class=\"remark\">{}</p>", line(remark));
        }
        self.raw("<nav aria-label=\"On this page\">\n<ul>\n");
        let mut to = |id: &str, title: &str, is_there: bool| {
            if is_there {
                let _ = writeln!(self.0, "<li><a href=\"#{id}\">{title}</a></li>");
            }
        };
        to("review", "Review", !report.reviews.is_empty());
        to("verdict", "Verdict", report.judged.is_some());
        to("answer", "Answer", true);
        to("times", "Times", true);
        to("scores", "Scores", report.judged.is_some());
        to("ratings", "Ratings", !report.ratings.is_empty());
        to("earlier", "Since last time", report.earlier.is_some());
        to("timeline", "Timeline", true);
        self.raw("</ul>\n</nav>\n</header>\n");
    }

    fn foot(&mut self, report: &Report) {
        let session = &report.session;
        self.raw("<footer>\n");
        if report.blind {
            self.raw(
                "<p>This page leaves out what was judged and what others said, so that a rating can be given blind. It \
                 is a courtesy: the session file holds all of it.</p>\n",
            );
        } else if report.judged.is_some() {
            self.raw(
                "<p>The scores say what phrases and rules found in these words, by this rubric. They say nothing of the \
                 person, and nothing of the chance to be hired.</p>\n",
            );
        }
        let rules = if session.rules == Rules::Kept { ", by the rules of that day" } else { "" };
        let _ = writeln!(
            self.0,
            "<p>Session {}, judged by starcoach {}{rules}. One file: nothing is loaded, sent or run.</p>\n</footer>",
            line(session.id.short()),
            line(&session.engine)
        );
    }

    fn earlier(&mut self, report: &Report) {
        let Some(earlier) = &report.earlier else { return };
        self.open("earlier", "Since last time");
        let Some(began) = &earlier.began else {
            self.raw("<p>This is another attempt. The session that it tries again is not there any more.</p>\n");
            return self.close();
        };
        let mut then = format!("This is another attempt. The one before was told on {}", clock::for_people(began));
        if let (Some(total), Some(verdict)) = (earlier.total, earlier.verdict) {
            let _ = write!(then, ": {}, {total} of 100", verdict.title());
        }
        if let Some(ms) = earlier.longer_ms {
            let _ = write!(then, ". This one {}", longer(ms));
        }
        let _ = writeln!(self.0, "<p>{}.</p>", line(&then));
        match &earlier.changes {
            None => self.raw("<p>The two cannot be compared by one and the same rules.</p>\n"),
            Some(changes) => {
                self.raw("<div class=\"columns\">\n");
                for (name, class, list) in
                    [("Fixed", "fixed", &changes.fixed), ("Left", "left", &changes.left), ("New", "new", &changes.new)]
                {
                    let _ = writeln!(self.0, "<div class=\"{class}\">\n<h3>{name} ({})</h3>", list.len());
                    if list.is_empty() {
                        self.raw("<p class=\"dim\">nothing</p>\n");
                    } else {
                        self.raw("<ul>\n");
                        for fault in list {
                            self.element("li", "", fault);
                        }
                        self.raw("</ul>\n");
                    }
                    self.raw("</div>\n");
                }
                self.raw("</div>\n");
            }
        }
        self.close();
    }
}

/// `is as long`, `takes 12 s longer`.
pub fn longer(ms: i64) -> String {
    match ms / 1000 {
        0 => "is as long".to_owned(),
        seconds if seconds > 0 => format!("takes {seconds} s more"),
        seconds => format!("takes {} s less", seconds.unsigned_abs()),
    }
}

/// A text of one line, as HTML shows it, in elements and in quoted attributes.
fn line(text: &str) -> String {
    escaped(&visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// A text with its line ends.
fn lines(text: &str) -> String {
    let shown = |c: char| if c != '\n' && is_hostile(c) { char::REPLACEMENT_CHARACTER } else { c };
    escaped(&text.trim().chars().map(shown).collect::<String>())
}

/// A part of a text as it is, line ends and spaces included.
fn exact(text: &str) -> String {
    let shown = |c: char| if c != '\n' && is_hostile(c) { char::REPLACEMENT_CHARACTER } else { c };
    escaped(&text.chars().map(shown).collect::<String>())
}
