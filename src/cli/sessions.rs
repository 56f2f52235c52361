//! `starcoach sessions`: the saved sessions as a list.

use super::{Done, Outcome, print};
use crate::clock;
use crate::content::Problem;
use crate::content::clean::visible;
use crate::store::Store;
use crate::store::sessions::Summary;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

/// The version of the JSON that `--json` prints; it changes when a field changes its meaning or goes away.
const JSON_FORMAT: u32 = 1;

/// How to list them.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON for other programs.
    ///
    /// An object with `format` (1), `sessions`, newest first, and `problems` (files that cannot be read: `file`,
    /// `message`, `cure`). A session has: id, file, name, pattern, story, level, input (typed or aloud), began (wall
    /// time and zone), `again_of`, finished, verdict (strong-hire, hire, leaning-no-hire or no-hire; null where there is
    /// none), total (0 to 100), `primary_weakness`, withheld, ms (milliseconds on the clocks), words, damaged.
    #[arg(long)]
    pub json: bool,
    /// List the deleted ones.
    #[arg(long)]
    pub trash: bool,
}

/// Prints the list; files that cannot be read are told on standard error.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let (sessions, problems) = if args.trash { store.deleted_sessions() } else { store.sessions() };
    if args.json {
        let problems: Vec<_> = problems.iter().map(as_json).collect();
        let list = json!({ "format": JSON_FORMAT, "sessions": sessions, "problems": problems });
        print(&format!("{list:#}\n"))?;
    } else if sessions.is_empty() {
        let none = if args.trash { "No deleted sessions." } else { "No sessions yet: `starcoach` starts one." };
        print(&format!("{none}\n"))?;
    } else {
        print(&table(&sessions))?;
    }
    if !args.json {
        for problem in &problems {
            eprintln!("{problem}");
        }
    }
    Ok(if problems.is_empty() { Done::Fine } else { Done::Problems })
}

fn as_json(problem: &Problem) -> serde_json::Value {
    json!({ "file": problem.file, "message": problem.message, "cure": problem.cure })
}

/// Aligned columns under a heading, the last one unbounded.
fn table(sessions: &[Summary]) -> String {
    let heading = ["id", "began", "pattern", "story", "verdict", "time", "name"].map(str::to_owned);
    let rows: Vec<[String; 7]> = std::iter::once(heading).chain(sessions.iter().map(row)).collect();
    let mut widths = [0; 7];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn row(session: &Summary) -> [String; 7] {
    let seconds = session.ms / 1000;
    let ladder = session.length.map(|length| format!(" in {length} s")).unwrap_or_default();
    [
        session.id.short().to_owned(),
        visible(&clock::for_people(&session.began)),
        visible(&session.pattern),
        visible(session.story.as_deref().unwrap_or("-")),
        result(session),
        format!("{}:{:02}{ladder}", seconds / 60, seconds % 60),
        visible(session.name.as_deref().unwrap_or_default()),
    ]
}

fn result(session: &Summary) -> String {
    let result = match (session.finished, session.verdict) {
        (false, _) if session.in_use => "open".to_owned(),
        (false, _) => "cut off".to_owned(),
        (true, None) if session.withheld => "withheld".to_owned(),
        (true, None) => "not judged".to_owned(),
        (true, Some(verdict)) => format!("{} {}", verdict.title(), session.total.unwrap_or_default()),
    };
    if session.damaged { format!("{result}, damaged") } else { result }
}
