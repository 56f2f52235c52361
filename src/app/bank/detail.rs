//! What is said of the chosen story and column.

use super::{Bank, Page};
use crate::app::{Command, Common, Kind};
use crate::clock::Moment;
use crate::progress::bank::{Column, Fit, Row, Times};

impl Bank {
    /// The chosen column in words: its number, its title, and the question.
    pub fn about_column(&self, common: &Common) -> String {
        let at = self.column();
        let Some(column) = self.columns().get(at) else { return String::new() };
        let library = &common.library;
        let number = at + 1;
        match self.page {
            Page::Questions => match library.pattern(&column.id) {
                Some(pattern) => format!("{number} {} · “{}”", pattern.title, pattern.question.trim()),
                None => String::new(),
            },
            Page::Principles => match library.principles.get(&column.id) {
                Some(principle) => {
                    let wanted = if column.wanted { " · you prepare for it" } else { "" };
                    format!("{number} {} ({}){wanted}", principle.title, principle.company)
                }
                None => String::new(),
            },
        }
    }

    /// What is to be known of the chosen story and column, the most pressing first.
    pub fn detail(&self, common: &Common, now: Moment) -> String {
        let key = |command| common.keys.label(command, Kind::Bank).unwrap_or_default();
        let today = now.day();
        let mut said = Vec::new();
        let column = self.columns().get(self.column());
        let Some(row) = self.chosen() else {
            return format!("{} writes your first story", key(Command::NewStory));
        };
        if row.retired {
            said.push(format!("retired: it fills no gap; {} brings it back", key(Command::Retire)));
        } else if row.own {
            said.push(self.fit(row, column, common));
        } else {
            said.push(format!("a sample to read; {} makes a copy of your own", key(Command::CopyStory)));
        }
        if row.own {
            said.push(self.told(row, today));
        }
        if let (false, Some(numbers)) = (row.overused.is_empty(), numbers(&row.overused)) {
            said.push(format!("your only good answer to {numbers}: prepare another story for some of them"));
        }
        if column.is_some_and(Column::is_gap) {
            let key = key(Command::NewStory);
            said.push(match self.would_do(common) {
                Some(title) => format!("a gap: “{title}” could be told for it, or {key} begins a story"),
                None => format!("a gap: {key} begins a story for it"),
            });
        }
        said.retain(|part| !part.is_empty());
        said.join(" · ")
    }

    /// The title of another story of the candidate's own that would do for the chosen column.
    fn would_do(&self, common: &Common) -> Option<String> {
        let others = self.table.rows.iter().enumerate().filter(|(at, row)| *at != self.row.at && row.counts());
        let fits = |row: &Row| self.fits(row).get(self.column()).copied().flatten().is_some();
        let other = others.map(|(_, row)| row).find(|row| fits(row))?;
        common.library.story(&other.story).map(|story| story.title.clone())
    }

    fn fit(&self, row: &Row, column: Option<&Column>, common: &Common) -> String {
        let key = common.keys.label(Command::EditFile, Kind::Bank).unwrap_or_default();
        let Some(column) = column else { return String::new() };
        let list = if self.page == Page::Questions { "patterns" } else { "principles" };
        let told = match (self.page, self.fits(row).get(self.column()).copied().flatten()) {
            (Page::Questions, Some(Fit::Best)) => "fits this question best",
            (Page::Questions, Some(Fit::Also)) => "fits this question too",
            (Page::Principles, Some(Fit::Best)) => "shows this principle first of all",
            (Page::Principles, Some(Fit::Also)) => "shows this principle too",
            (Page::Questions, None) => return "not for this question".to_owned(),
            (Page::Principles, None) => return "not for this principle".to_owned(),
            (Page::Questions, _) => "its text would do: name",
            (Page::Principles, _) => "its question has an angle for it: name",
        };
        match told.strip_suffix(": name") {
            Some(told) => format!("{told}; to say so, add `{}` to its `{list}` with {key}", column.id),
            None => told.to_owned(),
        }
    }

    /// When it was told last, for the chosen question where it was.
    fn told(&self, row: &Row, today: i64) -> String {
        let here = row.told.get(self.column()).copied().filter(|_| self.page == Page::Questions);
        let here = here.unwrap_or_default();
        let again = if row.all.is_stale(today) && !row.retired { ", tell it again" } else { "" };
        match (here.count, row.all.count) {
            (_, 0) => "not rehearsed yet".to_owned(),
            (0, _) if self.page == Page::Questions => {
                format!("told for other questions {}{again}", times(row.all, today))
            }
            (0, _) => format!("told {}{again}", times(row.all, today)),
            _ => format!("told for it {}{again}", times(here, today)),
        }
    }
}

/// `twice, last 3 days ago`.
fn times(times: Times, today: i64) -> String {
    let count = match times.count {
        1 => return format!("once, {}", ago(times, today)),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    };
    format!("{count}, last {}", ago(times, today))
}

fn ago(times: Times, today: i64) -> String {
    match times.ago(today) {
        None => String::new(),
        Some(0) => "today".to_owned(),
        Some(1) => "yesterday".to_owned(),
        Some(days) => format!("{days} days ago"),
    }
}

/// `1, 4 and 7`.
fn numbers(columns: &[usize]) -> Option<String> {
    let (last, others) = columns.split_last()?;
    let others: Vec<String> = others.iter().map(|at| (at + 1).to_string()).collect();
    Some(format!("{} and {}", others.join(", "), last + 1))
}
