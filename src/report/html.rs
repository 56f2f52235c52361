//! Pages as HTML: one file that loads nothing, runs nothing, and prints.

use super::sheet::{Entry, Sheet};
use super::text::{avoided, opening, quoted};
use std::fmt::Write;

/// Two columns on paper and wide screens; the colours of the reader's own light or dark.
const STYLE: &str = include_str!("style.css");

/// By this a page is known as one that the program wrote.
pub const MARK: &str = "<meta name=\"generator\" content=\"starcoach\">";

/// The page for the night before.
pub fn sheet(sheet: &Sheet) -> String {
    let heading = escaped(&sheet.heading());
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{MARK}\n<title>{heading}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<header>\n<h1>{heading}</h1>\n<p>{}</p>\n</header>\n<main>",
        escaped(&sheet.gap_line())
    );
    if sheet.entries.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escaped(sheet.none_line()));
    }
    for (at, entry) in sheet.entries.iter().enumerate() {
        self::entry(&mut out, at + 1, entry);
    }
    out.push_str("</main>\n<footer>\n<p>Read it once, and then put it away.</p>\n</footer>\n</body>\n</html>\n");
    out
}

fn entry(out: &mut String, number: usize, entry: &Entry) {
    let _ = writeln!(out, "<article aria-labelledby=\"story-{number}\">");
    let _ = writeln!(out, "<h2 id=\"story-{number}\">{}</h2>\n<dl>", escaped(&entry.title));
    row(out, "Answers", &entry.questions);
    let (line, fault) = opening(entry);
    row(out, "Open with", &[line]);
    if let Some(fault) = fault {
        let _ = writeln!(out, "<dd class=\"mend\">{}</dd>", escaped(&fault));
    }
    row(out, "Numbers", &entry.numbers.iter().map(|number| quoted(number)).collect::<Vec<_>>());
    if let Some((words, why)) = entry.avoid.as_ref().map(avoided) {
        let words = escaped(&words);
        let _ = writeln!(out, "<dt>Never</dt><dd class=\"never\"><strong>{words}</strong>{}</dd>", escaped(&why));
    }
    if let Some(next) = &entry.next {
        row(out, "They ask", &[quoted(&next.question)]);
        row(out, "The point", std::slice::from_ref(&next.key));
    }
    out.push_str("</dl>\n</article>\n");
}

fn row(out: &mut String, name: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    let _ = write!(out, "<dt>{name}</dt>");
    for text in texts {
        let _ = write!(out, "<dd class=\"{}\">{}</dd>", name.to_lowercase().replace(' ', "-"), escaped(text));
    }
    out.push('\n');
}

/// A text as HTML shows it, in elements and in quoted attributes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
