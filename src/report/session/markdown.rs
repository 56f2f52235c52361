//! A session as Markdown, in which no text of a file becomes markup, a link or HTML.

use super::html::longer;
use super::people::{Comment, Said};
use super::times::clock;
use super::{Report, Section, Time};
use crate::clock as wall;
use crate::content::clean::visible;
use crate::report::session::html::{signed, told};
use crate::session::notes::LOST;
use std::fmt::Write;

/// By this a page is known as one that was made of the same session. Whoever reads the page does not see it.
pub(super) fn mark(report: &Report) -> String {
    format!("<!-- starcoach report of session {} -->", report.session.id.0)
}

/// The page.
pub fn page(report: &Report) -> String {
    let mut page = Page(String::with_capacity(16 << 10));
    page.put(&mark(report));
    page.head(report);
    page.reviews(report);
    page.verdict(report);
    page.answer(report);
    page.times(report);
    page.scores(report);
    page.ratings(report);
    page.earlier(report);
    page.timeline(report);
    page.0
}

/// The page while it is written.
struct Page(String);

impl Page {
    fn put(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn heading(&mut self, level: usize, text: &str) {
        let _ = write!(self.0, "\n{} {}\n\n", "#".repeat(level), one(text));
    }

    fn head(&mut self, report: &Report) {
        let session = &report.session;
        let _ = write!(self.0, "# {}\n\n", one(&session.question));
        let mut fact = |name: &str, text: &str| {
            if !text.trim().is_empty() {
                let _ = writeln!(self.0, "- {name}: {}", one(text));
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
        fact("Id", session.id.short());
        for remark in &report.remarks {
            let _ = write!(self.0, "\n*{}*\n", one(remark));
        }
    }

    fn reviews(&mut self, report: &Report) {
        for review in &report.reviews {
            self.heading(2, &format!("Review by {}", signed(&review.author, &review.wall)));
            for (name, text) in [("Keep", &review.keep), ("Change", &review.change)] {
                if !text.trim().is_empty() {
                    let _ = writeln!(self.0, "- **{name}:** {}", one(text));
                }
            }
            if let Some(next) = &review.next {
                let text =
                    if next.text.trim().is_empty() { String::new() } else { format!(" – {}", one(&next.text)) };
                let _ = writeln!(self.0, "- **Do next:** {}{text}", one(&next.told()));
            }
        }
    }

    fn verdict(&mut self, report: &Report) {
        let Some(judged) = &report.judged else { return };
        self.heading(2, "Verdict");
        match judged.verdict {
            Some(_) => {
                let _ = writeln!(self.0, "**{}** ({} of 100 by this rubric)\n", one(&judged.hangs_on), judged.total);
            }
            None => self.put(&format!("**no verdict** {}\n", one(&judged.withheld.join(" ")))),
        }
        if let Some(now) = judged.without_dismissed {
            let _ = writeln!(
                self.0,
                "As judged then. Without what was dismissed since: {}, {} of 100.\n",
                now.verdict.title(),
                now.total
            );
        }
        if let Some(works) = &judged.works {
            let _ = writeln!(self.0, "- What already works: “{}” (in {})", one(&works.quote), one(&works.section));
        }
        if let Some(fix) = &judged.fix {
            let quote = fix.quote.as_ref().map(|quote| format!(" “{}”", one(quote))).unwrap_or_default();
            let section = fix.section.as_ref().map(|title| format!(" (in {})", one(title))).unwrap_or_default();
            let _ = writeln!(self.0, "- Fix first: {}.{quote}{section}", one(&fix.title));
            for line in [&fix.say, &fix.instead] {
                if !line.is_empty() {
                    let _ = writeln!(self.0, "  - {}", one(line));
                }
            }
        }
        if let Some(asked) = &judged.asked_next {
            let _ = writeln!(self.0, "- They would ask next: “{}”", one(asked));
        }
    }

    fn answer(&mut self, report: &Report) {
        self.heading(2, "The answer");
        self.comments(&report.comments);
        for section in &report.sections {
            self.section(section);
        }
    }

    fn section(&mut self, section: &Section) {
        let time = section.time.target.map(|target| format!(" of {}", clock(u64::from(target) * 1000)));
        let took = section.time.judged_ms.map(|_| section.time.judged() + &time.unwrap_or_default());
        self.heading(3, &took.map_or_else(|| section.title.clone(), |took| format!("{} ({took})", section.title)));
        if section.damaged {
            self.put("*The file is damaged here, so text may be missing.*\n");
        }
        if section.text.trim().is_empty() {
            self.put("*Nothing was written here.*");
        }
        for line in section.text.trim().lines() {
            let _ = writeln!(self.0, "> {}", one(line));
        }
        for (at, found) in section.findings.iter().enumerate() {
            if at == 0 {
                self.0.push('\n');
            }
            let _ = write!(
                self.0,
                "{}. “{}” – **{}**, {}",
                found.number,
                one(&found.quote),
                found.kind(),
                one(&found.title)
            );
            if let Some(reason) = &found.dismissed {
                let _ = write!(self.0, ". Dismissed by the candidate: “{}”", one(reason));
            }
            for text in [&found.say, &found.instead] {
                if !text.is_empty() {
                    let _ = write!(self.0, ". {}", one(text).trim_end_matches("\\.").trim_end_matches('.'));
                }
            }
            self.0.push('\n');
        }
        if section.untold > 0 {
            let _ = writeln!(self.0, "\nand {} more, which are not listed", section.untold);
        }
        self.comments(&section.comments);
    }

    fn comments(&mut self, comments: &[Comment]) {
        for (at, comment) in comments.iter().enumerate() {
            if at == 0 {
                self.0.push('\n');
            }
            let state = if comment.open { "" } else { " (resolved)" };
            let quote =
                if comment.quote.is_empty() { String::new() } else { format!(" on “{}”", one(&comment.quote)) };
            let by = one(&signed(&comment.author, &comment.wall));
            let what = if comment.lost { format!("A {LOST}") } else { "Comment".to_owned() };
            let _ = writeln!(self.0, "- **{what}**{state} by {by}{quote}: {}", one(&comment.text));
            for Said { author, wall, text } in &comment.replies {
                let _ = writeln!(self.0, "  - {}: {}", one(&signed(author, wall)), one(text));
            }
        }
    }

    fn times(&mut self, report: &Report) {
        self.heading(2, "Time against target");
        self.put("| Section | Judged | Target | Limit | Clock |\n| --- | --- | --- | --- | --- |");
        let mark = |mark: Option<u32>| mark.map_or_else(|| "–".to_owned(), |it| clock(u64::from(it) * 1000));
        let row = |name: &str, time: &Time| {
            let over = time.verdict().map(|told| format!(" ({told})")).unwrap_or_default();
            format!(
                "| {} | {}{over} | {} | {} | {} |",
                one(name),
                one(&time.judged()),
                mark(time.target),
                mark(time.limit),
                time.clock_ms.map_or_else(|| "–".to_owned(), clock)
            )
        };
        for section in &report.sections {
            self.put(&row(&section.title, &section.time));
        }
        self.put(&row("Whole answer", &report.whole));
    }

    fn scores(&mut self, report: &Report) {
        let Some(judged) = &report.judged else { return };
        self.heading(2, "Scores, and what they are made of");
        for score in &judged.scores {
            let _ = write!(self.0, "**{}: {:.1} of 5, weight {}**\n\n", one(&score.title), score.score, score.weight);
            for part in &score.parts {
                let quotes: Vec<String> = part.quotes.iter().map(|quote| format!("“{}”", one(quote))).collect();
                let missing =
                    if part.missing.is_empty() { String::new() } else { format!(" – {}", one(&part.missing)) };
                let _ = writeln!(self.0, "- {} {} {}{missing}", one(&part.title), one(&part.points), quotes.join(" "));
            }
            let _ = write!(self.0, "- {}\n\n", one(&score.sum));
        }
        let _ = writeln!(self.0, "Whole answer: {}", one(&judged.sum()));
    }

    fn ratings(&mut self, report: &Report) {
        let ratings = &report.ratings;
        if ratings.is_empty() {
            return;
        }
        self.heading(2, "Ratings, 1 to 5");
        for coach in &ratings.coaches {
            let blind = if coach.blind { ", given blind" } else { "" };
            let reason =
                if coach.reason.trim().is_empty() { String::new() } else { format!(" – {}", one(&coach.reason)) };
            let _ = writeln!(self.0, "- {}: **{}**{blind}{reason}", one(&coach.author), coach.overall);
            for one_of in &coach.sections {
                let reason = if one_of.reason.trim().is_empty() {
                    String::new()
                } else {
                    format!(" – {}", one(&one_of.reason))
                };
                let _ = writeln!(self.0, "  - {}: {}{reason}", one(&one_of.title), one_of.rating);
            }
        }
        if let Some(predicted) = ratings.predicted {
            let _ = writeln!(self.0, "- The candidate expected: {predicted}");
        }
        if let Some(machine) = &ratings.machine {
            let verdict = report.verdict_line().map(|told| format!(", {}", one(told))).unwrap_or_default();
            let _ = writeln!(self.0, "- Machine, by the rubric: {:.1}{verdict}", machine.overall);
        }
        if let Some(scale) = &ratings.scale {
            let [low, middle, high] = [&scale.one, &scale.three, &scale.five].map(|text| one(text));
            let _ = writeln!(self.0, "- A 1 sounds so: {low} A 3: {middle} A 5: {high}");
        }
    }

    fn earlier(&mut self, report: &Report) {
        let Some(earlier) = &report.earlier else { return };
        self.heading(2, "Since last time");
        let Some(began) = &earlier.began else {
            return self.put("This is another attempt. The session that it tries again is not there any more.");
        };
        let mut then = format!("The attempt before was told on {}", wall::for_people(began));
        if let (Some(total), Some(verdict)) = (earlier.total, earlier.verdict) {
            let _ = write!(then, ": {}, {total} of 100", verdict.title());
        }
        if let Some(ms) = earlier.longer_ms {
            let _ = write!(then, ". This one {}", longer(ms));
        }
        let _ = write!(self.0, "{}.\n\n", one(&then));
        let Some(changes) = &earlier.changes else {
            return self.put("The two cannot be compared by one and the same rules.");
        };
        for (name, list) in [("Fixed", &changes.fixed), ("Left", &changes.left), ("New", &changes.new)] {
            let _ = writeln!(self.0, "- {name}: {}", list.len());
            for fault in list {
                let _ = writeln!(self.0, "  - {}", one(fault));
            }
        }
    }

    fn timeline(&mut self, report: &Report) {
        if report.timeline.visits.is_empty() {
            return;
        }
        self.heading(2, "Where the time went");
        self.put("| From | To | What |\n| --- | --- | --- |");
        for (from, to, what) in told(&report.timeline, &report.sections) {
            let _ = writeln!(self.0, "| {} | {} | {} |", clock(from), clock(to), one(&what));
        }
        if report.timeline.untold > 0 {
            let _ = writeln!(self.0, "\nand {} more, which are not listed", report.timeline.untold);
        }
    }
}

/// A text on one line in which nothing is markup, a link or HTML.
fn one(text: &str) -> String {
    let text = visible(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let (head, rest) = text.split_at_checked(at).unwrap_or_default();
        match c {
            // What would be made a link of: an address, the web's names, a mail address.
            ':' if rest.starts_with("://") => out.push_str("&#58;"),
            '.' if head.to_ascii_lowercase().ends_with("www") => out.push_str("&#46;"),
            '@' => out.push_str("&#64;"),
            // A list, a rule, or a number of a list at the start of a line.
            '+' | '-' | '=' if at == 0 => out.extend(['\\', c]),
            '.' | ')' if all_digits(head) => out.extend(['\\', c]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '<' | '>' | '&' | '~' | '$' => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    out
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::one;

    #[test]
    fn no_text_becomes_markup_a_link_or_html() {
        let told = [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1)) ![y](http://e.org/z.png)",
            "https://example.org www.example.org me@example.org",
            "1. one",
            "1) one",
            "- two # three | four **five** _six_ `seven`",
            "&lt;b&gt; ~~x~~ \u{1b}[31m",
            "line\n# one",
            "It went from 3.5 to 4.0: fine.",
        ];
        insta::assert_snapshot!(told.map(one).join("\n"), @r#"
        \<script\>alert(1)\</script\>
        \[x\](javascript:alert(1)) !\[y\](http&#58;//e.org/z.png)
        https&#58;//example.org www&#46;example.org me&#64;example.org
        1\. one
        1\) one
        \- two \# three \| four \*\*five\*\* \_six\_ \`seven\`
        \&lt;b\&gt; \~\~x\~\~ �\[31m
        line \# one
        It went from 3.5 to 4.0: fine.
        "#);
    }
}
