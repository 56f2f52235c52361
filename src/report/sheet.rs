//! The page for the night before: what to have in one's head of each story, and nothing else.

mod avoid;

pub use avoid::{Avoid, Past};

use crate::clock::day_for_people;
use crate::content::clean::visible;
use crate::content::{Library, Loaded, Origin, Pattern, Story};
use crate::progress::Schedule;
use crate::scoring::scorecard::Quoted;
use crate::scoring::text::first_sentence;
use crate::scoring::{Engine, Rubric, Scorecard, Told, advice, judge};
use std::sync::Arc;

/// Quotes of numbers, at most.
const NUMBERS: usize = 4;
/// Characters of a first line, of a quote, and of any other line.
const OPENING: usize = 240;
const QUOTE: usize = 120;
const LINE: usize = 300;

/// The families whose findings are an answer's numbers.
const METRIC: &str = "metric-delta";
const IMPACT: &str = "business-impact";

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Everything that can be practised.
    pub library: &'a Library,
    /// All families.
    pub engine: &'a Arc<Engine>,
    /// Finished sessions.
    pub past: &'a [Past],
    /// Today, and the interview.
    pub schedule: Schedule,
    /// Words a minute for the spoken estimate.
    pub pace: u32,
    /// Only stories and questions of these patterns, by id; all where it is empty.
    pub patterns: &'a [String],
    /// Whether the bundled samples are shown where there is no story of the user's own.
    pub samples: bool,
}

/// The page. Every text in it is one line that may be drawn as it is; HTML must still be escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// When the interview is: `on Fri 4 Dec 2026, in 12 days`; nothing where that is not known or over.
    pub interview: Option<String>,
    /// How many questions there are.
    pub questions: usize,
    /// For how many of them no story of the user's own is told.
    pub gaps: usize,
    /// Whether the stories are the bundled samples.
    pub samples: bool,
    /// One for each story, in the order of the questions that they fit best.
    pub entries: Vec<Entry>,
}

/// One story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// The titles of the questions that it answers, the one it fits best first.
    pub questions: Vec<String>,
    /// The first sentence; nothing where the story is not told yet.
    pub opening: Option<String>,
    /// Its numbers, in its own words.
    pub numbers: Vec<String>,
    /// What not to say.
    pub avoid: Option<Avoid>,
    /// What they will ask.
    pub next: Option<Next>,
}

/// The likely follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// As it is asked.
    pub question: String,
    /// The point of a strong reply.
    pub key: String,
}

impl Sheet {
    /// The page of the user's stories that are in use.
    pub fn of(source: Source<'_>) -> Self {
        let wanted = |id: &String| source.patterns.is_empty() || source.patterns.contains(id);
        let questions: Vec<&String> = source.library.patterns.keys().filter(|id| wanted(id)).collect();
        let own = source.stories(|story| story.origin != Origin::Bundled);
        let told = |id: &String| own.iter().any(|story| is_told(story) && story.patterns.contains(id));
        let gaps = questions.iter().filter(|id| !told(id)).count();
        let samples = own.is_empty() && source.samples;
        let stories = if samples { source.stories(is_sample) } else { own };
        let mut entries: Vec<Entry> = stories.into_iter().map(|story| source.entry(story)).collect();
        entries.sort_by(|a, b| (a.questions.first(), &a.title).cmp(&(b.questions.first(), &b.title)));
        Self { interview: interview(source.schedule), questions: questions.len(), gaps, samples, entries }
    }

    /// One line on the questions without a story.
    pub fn gap_line(&self) -> String {
        match (self.questions, self.gaps) {
            (_, 0) => "Every question has a story.".to_owned(),
            (1, _) => "The question has no story yet.".to_owned(),
            (of, gaps) if of == gaps => format!("None of {of} questions has a story yet."),
            (of, 1) => format!("1 of {of} questions has no story yet."),
            (of, gaps) => format!("{gaps} of {of} questions have no story yet."),
        }
    }

    /// What to do where there is no story to show.
    pub fn none_line(&self) -> &'static str {
        "You have no story of your own for this page. `starcoach new story` begins one, `starcoach import FILE` makes \
         one of an answer that you have as text, and `starcoach sheet --samples` shows how the page looks."
    }

    /// The heading of the page.
    pub fn heading(&self) -> String {
        let what = if self.samples { "Sample stories" } else { "Your stories" };
        self.interview.as_ref().map_or_else(|| what.to_owned(), |when| format!("{what} for the interview {when}"))
    }
}

impl<'a> Source<'a> {
    fn stories(self, fits: impl Fn(&Loaded<Story>) -> bool) -> Vec<&'a Story> {
        let wanted =
            |story: &Story| self.patterns.is_empty() || story.patterns.iter().any(|id| self.patterns.contains(id));
        let all = self.library.stories.values().filter(|loaded| fits(loaded) && !loaded.item.retired);
        all.map(|loaded| &loaded.item).filter(|story| wanted(story)).collect()
    }

    fn entry(self, story: &Story) -> Entry {
        let patterns: Vec<&Pattern> = story.patterns.iter().filter_map(|id| self.library.pattern(id)).collect();
        let rubric = patterns.first().and_then(|best| {
            let engine = Arc::clone(self.engine);
            Rubric::resolve(self.library, engine, &best.id, Some(&story.level), None, self.pace)
        });
        let card = rubric.as_ref().map(|rubric| card(rubric, story));
        let next = rubric.as_ref().zip(card.as_ref()).and_then(|(rubric, card)| advice::ask_next(rubric, card));
        Entry {
            title: line(&story.title, LINE),
            questions: patterns.iter().map(|pattern| line(&pattern.title, LINE)).collect(),
            opening: rubric.as_ref().and_then(|rubric| opening(rubric, story)),
            numbers: card.as_ref().map(numbers).unwrap_or_default(),
            avoid: avoid::avoid(self.library, self.past, story, &patterns),
            next: next.map(|asked| Next { question: line(&asked.question, LINE), key: line(&asked.strong.key, LINE) }),
        }
    }
}

fn is_told(story: &Story) -> bool {
    story.text.values().any(|text| !text.trim().is_empty())
}

/// Bundled, and not there to show what is weak.
fn is_sample(story: &Loaded<Story>) -> bool {
    use crate::content::pattern::Weakness;
    let weak = story.item.expect.as_ref().is_some_and(|expect| expect.primary_weakness != Weakness::None);
    story.origin == Origin::Bundled && !weak
}

fn interview(schedule: Schedule) -> Option<String> {
    let day = day_for_people(schedule.interview?);
    Some(match schedule.left()? {
        0 => format!("today, {day}"),
        1 => format!("tomorrow, {day}"),
        days => format!("on {day}, in {days} days"),
    })
}

fn card(rubric: &Rubric, story: &Story) -> Scorecard {
    let text = |id: &String| story.text.get(id).cloned().unwrap_or_default();
    let told = rubric.framework.sections.iter().map(|section| Told { text: text(&section.id), ..Told::default() });
    judge(rubric, &told.collect::<Vec<_>>()).scorecard
}

/// The first sentence of the first section that is told.
fn opening(rubric: &Rubric, story: &Story) -> Option<String> {
    let mut texts = rubric.framework.sections.iter().filter_map(|section| story.text.get(&section.id));
    let sentence = first_sentence(texts.find(|text| !text.trim().is_empty())?);
    Some(line(sentence, OPENING)).filter(|line| !line.is_empty())
}

/// The numbers in the order of the answer, those that say most before others where there are too many.
fn numbers(card: &Scorecard) -> Vec<String> {
    let says_little = |quote: &Quoted| quote.family != METRIC && !quote.text.contains(|c: char| c.is_ascii_digit());
    let found = || card.findings.iter().filter(|quote| quote.family == METRIC || quote.family == IMPACT);
    let mut kept: Vec<(usize, &Quoted)> = Vec::new();
    for (at, quote) in found().enumerate() {
        let covers = |other: &Quoted| {
            other.section == quote.section && other.start <= quote.start && quote.end <= other.end
                || other.text.contains(&quote.text)
        };
        let is_part = kept.iter().any(|(_, other)| covers(other));
        let longer = found().skip(at + 1).any(|other| covers(other) && other.text.len() > quote.text.len());
        if !is_part && !longer {
            kept.push((at, quote));
        }
    }
    kept.sort_by_key(|(at, quote)| (says_little(quote), *at));
    kept.truncate(NUMBERS);
    kept.sort_by_key(|(at, _)| *at);
    kept.into_iter().map(|(_, quote)| line(&quote.text, QUOTE)).collect()
}

/// A text on one line of so many characters, safe to draw.
fn line(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut line: String = text.chars().take(most).collect();
    if line.len() < text.len() {
        line.push('…');
    }
    visible(&line)
}

#[cfg(test)]
mod tests;
