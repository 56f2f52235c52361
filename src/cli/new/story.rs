//! The template of a story: the sections of its question to fill in, and the other keys to choose from.

use crate::content::clean::visible;
use crate::content::{FORMAT, Library, Pattern};
use crate::store::block::scalar;
use std::fmt::Write;

/// Columns of a comment.
const WIDTH: usize = 110;

/// What may be added: a key is out of use as long as `#` stands before it.
const OPTIONAL: &str = "
# Optional: take away the # in front of a key, and of the lines below it, to use it.
# Words of your text that carry it, by section; `check` proves that the engine marks each as a signal.
#signals:
#  @section@: [I noticed]
# Keep the story, and do not offer it any more.
#retired: true
# What the engine must say of your text; `check` proves it. `none` is a story without a weakness.
#expect:
#  primary_weakness: none
# The same story told badly, for teaching.
#weak:
# The weak text of each section.
#  text:
#    @section@: My manager asked me to look at it.
# Each fault: its section, its words where words show it, the family that flags them, and why it is a fault.
#  faults:
#    - section: @section@
#      quote: My manager asked me to
#      family: assignment
#      why: It begins with an order.
# What the engine must find first in it.
#  primary_weakness: assignment
# What an experienced interviewer thinks on hearing it.
#  thought: Whose idea was it?
# Pages to bring along: a table of options, a few figures, a plan, a sketch.
#artefacts:
#  - title: What I weighed
#    text: |-
#      option      for          against
#      one form    one place    a day of training
";

/// The file without its first line.
///
/// `why` says why this question was taken, where nobody named one.
pub fn template(
    library: &Library,
    pattern: &Pattern,
    why: Option<&str>,
    id: &str,
    title: &str,
) -> Result<String, String> {
    let framework = library.framework_of(pattern).ok_or_else(|| format!("`{}` has no sections", pattern.id))?;
    let mut out = String::from("# A new story: fill in the text, and take the comments out as you go.\n");
    comment(&mut out, "", "The version of the file's format.");
    let _ = writeln!(out, "format: {FORMAT}");
    comment(&mut out, "", "The same as the file's name without .yaml; it stays when the title changes.");
    let _ = writeln!(out, "id: {id}");
    comment(&mut out, "", "How lists name it.");
    let _ = writeln!(out, "title: {}", scalar(title)?);
    let there = library.patterns.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    comment(&mut out, "", &format!("The questions that it answers, the one it fits best first. There are: {there}."));
    if let Some(why) = why {
        let choice = format!(
            "You named none, so `{}` was taken: {why}. It is a choice to change, and the sections below are those of \
             this question; `starcoach new story --pattern` begins with those of another.",
            pattern.id
        );
        comment(&mut out, "", &choice);
    }
    let _ = writeln!(out, "patterns: [{}]", scalar(&pattern.id)?);
    let angles = pattern.angles.iter().map(|angle| angle.principle.as_str()).collect::<Vec<_>>().join(", ");
    let such = if angles.is_empty() { String::new() } else { format!(": {angles}") };
    comment(&mut out, "", &format!("The principles that it can show{such}."));
    out.push_str("principles: []\n");
    let levels = pattern.levels.iter().map(|level| level.id.as_str()).collect::<Vec<_>>().join(", ");
    comment(&mut out, "", &format!("The level that it is told for, one of: {levels}."));
    let _ = writeln!(out, "level: {}", scalar(&pattern.default_level)?);
    comment(&mut out, "", &format!("The text of each section, as you would say it to: {}", pattern.question));
    comment(&mut out, "", "Write below the key, four blanks in; a blank line begins a new paragraph.");
    out.push_str("text:\n");
    for section in &framework.sections {
        comment(&mut out, "  ", &format!("{}: {}", section.title, section.purpose));
        if let Some(guide) = pattern.guide(&section.id) {
            comment(&mut out, "  ", &guide.coaching);
        }
        let _ = writeln!(out, "  {}: >-\n", scalar(&section.id)?);
    }
    let first = framework.sections.first().map(|section| section.id.as_str()).unwrap_or_default();
    out.push_str(&OPTIONAL.trim_start().replace("@section@", first));
    Ok(out)
}

/// Adds a comment, broken at words.
fn comment(out: &mut String, margin: &str, text: &str) {
    let mut line = format!("{margin}#");
    for word in visible(text).split_whitespace() {
        if line.chars().count() + word.chars().count() >= WIDTH && !line.ends_with('#') {
            let _ = writeln!(out, "{line}");
            line = format!("{margin}#");
        }
        let _ = write!(line, " {word}");
    }
    let _ = writeln!(out, "{line}");
}
