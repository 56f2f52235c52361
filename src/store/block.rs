//! Texts as YAML spells them: short ones on one line, long ones as blocks.

use super::yaml;
use unicode_width::UnicodeWidthStr;

/// Columns of a text that is broken into lines.
const WIDTH: usize = 96;

/// A text as a block: what stands behind its key, and its lines, the full ones indented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// `>-` and the like.
    pub header: String,
    /// Without their line ends.
    pub lines: Vec<String>,
}

/// A text as a block of so many columns under a key that has `key` columns before it: paragraphs broken at words, or
/// line by line where its lines matter. Nothing where no block can hold it.
pub fn block(text: &str, key: usize, indent: usize) -> Option<Block> {
    let (body, end) = text.strip_suffix('\n').map_or((text, "-"), |body| (body, ""));
    if body.trim().is_empty() || body.ends_with('\n') {
        return None;
    }
    let blank = " ".repeat(indent);
    let full = |line: String| if line.is_empty() { line } else { format!("{blank}{line}") };
    let paragraphs: Vec<&str> = body.split("\n\n").collect();
    let plain = |paragraph: &&str| !paragraph.is_empty() && !paragraph.contains('\n') && !paragraph.starts_with(' ');
    if paragraphs.iter().all(plain) {
        let mut lines = Vec::new();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            if at > 0 {
                lines.extend([String::new(), String::new()]);
            }
            lines.extend(broken(paragraph).into_iter().map(full));
        }
        return Some(Block { header: format!(">{end}"), lines });
    }
    // Without it the parser would take blank space at the start for indentation.
    let step = if body.starts_with([' ', '\n']) { indent.saturating_sub(key).to_string() } else { String::new() };
    let lines = body.split('\n').map(|line| full(line.to_owned())).collect();
    Some(Block { header: format!("|{step}{end}"), lines })
}

/// A paragraph in lines, broken at single spaces.
fn broken(paragraph: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split(' ') {
        let Some(line) = lines.last_mut() else { continue };
        // A blank at the border of a line would not come back.
        let breakable = !line.is_empty() && !line.ends_with(' ') && !word.is_empty();
        if breakable && line.width() + 1 + word.width() > WIDTH {
            lines.push(word.to_owned());
        } else if line.is_empty() {
            line.push_str(word);
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines
}

/// A short text on one line, without quotes where it needs none, also inside brackets.
pub fn scalar(text: &str) -> Result<String, String> {
    let plain = yaml::write(&text)?.trim_end().to_owned();
    Ok(if plain.contains(['\n', ',', ']', '}']) { quoted(text) } else { plain })
}

/// Any text on one line, in quotes.
pub fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    // These are text in JSON and not allowed in YAML.
    json.replace('\u{fffe}', "\\uFFFE").replace('\u{ffff}', "\\uFFFF")
}
