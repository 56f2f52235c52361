//! What a review begins with: what to keep, what to change, what to do next.

use super::msg::{Answer, Said};
use super::prompt::Prompt;
use super::write::Write;
use super::{Command, Common, Go, Kind, Msg, Reply, Screen};
use crate::clock::{self, Moment};
use crate::session::limits;
use crate::session::notes::{DoNext, Mode, Review};

/// What the answer for the screen below is about.
pub const TOPIC: &str = "review";

const ASKED_DAY: &str = "By which day? Such as 2026-12-04";

/// A row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What should stay.
    Keep,
    /// What should be another way.
    Change,
    /// The question to practise next, or none.
    Pattern,
    /// The section to have an eye on.
    Section,
    /// How to practise it.
    Mode,
    /// The day by which it should be done.
    By,
    /// In the coach's words.
    Text,
}

impl Field {
    const ALL: [Self; 7] = [Self::Keep, Self::Change, Self::Pattern, Self::Section, Self::Mode, Self::By, Self::Text];

    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Keep => "Keep",
            Self::Change => "Change",
            Self::Pattern => "Do next",
            Self::Section => "  section",
            Self::Mode => "  how",
            Self::By => "  by",
            Self::Text => "  in words",
        }
    }

    /// What it is for.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Keep => "what works and should stay",
            Self::Change => "the one thing that should be another way",
            Self::Pattern => "the question to practise; it stands on the candidate's home",
            Self::Section => "the section to have an eye on",
            Self::Mode => "learn it, rehearse it, drill its follow-ups, or test",
            Self::By => "a day such as 2026-12-04; may stay empty",
            Self::Text => "a line of your own; may stay empty",
        }
    }
}

/// The form. The answer goes to the screen below as [`Said::Review`].
#[derive(Debug, Clone)]
pub struct Advise {
    /// What is written so far; its pattern is empty where nothing is to be done next.
    review: Review,
    next: DoNext,
    begun: (Review, DoNext),
    /// The chosen row.
    pub at: usize,
    /// Back was pressed on a review that is not saved.
    leaving: bool,
}

impl Advise {
    /// Asks, with the review that holds so far; what to do next is about this pattern unless another is chosen.
    pub fn new(so_far: Option<&Review>, pattern: &str) -> Self {
        let fresh = |pattern: &str| DoNext {
            pattern: pattern.to_owned(),
            section: None,
            mode: Mode::Rehearse,
            by: None,
            text: String::new(),
        };
        let next = match so_far {
            Some(review) => review.next.clone().unwrap_or_else(|| fresh("")),
            None => fresh(pattern),
        };
        let review = so_far.cloned().unwrap_or_default();
        Self { begun: (review.clone(), next.clone()), review, next, at: 0, leaving: false }
    }

    /// As a screen.
    pub fn screen(self) -> Go {
        Go::To(Screen::Advise(Box::new(self)))
    }

    /// Whether something would be lost.
    pub fn is_unsaved(&self) -> bool {
        (&self.review, &self.next) != (&self.begun.0, &self.begun.1)
    }

    /// The rows that make sense now, each with its value, for people.
    pub fn rows(&self, common: &Common) -> Vec<(Field, String)> {
        let shown = |field: &Field| {
            matches!(field, Field::Keep | Field::Change | Field::Pattern) || !self.next.pattern.is_empty()
        };
        Field::ALL.into_iter().filter(shown).map(|field| (field, self.value(field, common))).collect()
    }

    fn value(&self, field: Field, common: &Common) -> String {
        let next = &self.next;
        match field {
            Field::Keep => self.review.keep.clone(),
            Field::Change => self.review.change.clone(),
            Field::Pattern if next.pattern.is_empty() => "nothing".to_owned(),
            Field::Pattern => {
                let pattern = common.library.pattern(&next.pattern);
                pattern.map_or_else(|| next.pattern.clone(), |pattern| pattern.title.clone())
            }
            Field::Section if !has_section(next.mode) => "all of it".to_owned(),
            Field::Section => match &next.section {
                None => "all of it".to_owned(),
                Some(id) => {
                    let known = sections(&next.pattern, common).into_iter().find(|(known, _)| known == id);
                    known.map_or_else(|| id.clone(), |(_, title)| title)
                }
            },
            Field::Mode => next.mode.title().to_owned(),
            Field::By => next.by.clone().unwrap_or_default(),
            Field::Text => next.text.clone(),
        }
    }

    fn field(&self, common: &Common) -> Field {
        self.rows(common).get(self.at).map_or(Field::Keep, |row| row.0)
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let was_leaving = std::mem::take(&mut self.leaving);
        let command = match msg {
            Msg::Command(command) => *command,
            Msg::Answered(answer) => {
                if let Said::Text(text) = &answer.reply
                    && !self.written(text, common, now.day())
                {
                    return Reply::go(Prompt::ask("line", ASKED_DAY, text));
                }
                return Reply::stay();
            }
            Msg::Key(key) => {
                return key.typed().map_or(Reply::stay(), |c| self.write(c.encode_utf8(&mut [0; 4]), common));
            }
            Msg::Paste(text) => return self.write(text, common),
            _ => return Reply::stay(),
        };
        let last = self.rows(common).len().saturating_sub(1);
        match command {
            Command::Back if !was_leaving && self.is_unsaved() => {
                self.leaving = true;
                let label = |command| common.keys.label(command, Kind::Advise).unwrap_or_default();
                let (save, back) = (label(Command::SaveReview), label(Command::Back));
                common.say(format!("not saved: {save} saves it, {back} again throws it away"));
            }
            Command::Back => return Reply::go(Go::Back),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::AdviseOther => self.turn(common, true),
            Command::AdviseBack => self.turn(common, false),
            Command::Open => return self.write("", common),
            Command::SaveReview => return self.save(common),
            _ => {}
        }
        Reply::stay()
    }

    /// Whether the chosen row holds words, so that what is typed goes into it.
    pub fn takes_words(&self, common: &Common) -> bool {
        matches!(self.field(common), Field::Keep | Field::Change | Field::By | Field::Text)
    }

    /// Asks for the text of a row, with what was typed already at its end, or goes to the next choice of it.
    fn write(&mut self, typed: &str, common: &mut Common) -> Reply {
        let field = self.field(common);
        let value = self.value(field, common);
        let text = format!("{value}{typed}");
        match field {
            Field::Keep | Field::Change => Reply::go(
                Write::on("line", format!("{}: {}", field.title(), field.purpose()), value, limits::LABEL)
                    .with(&text)
                    .screen(),
            ),
            Field::By => Reply::go(Prompt::ask("line", ASKED_DAY, text)),
            Field::Text => Reply::go(Prompt::ask("line", "In your words, in a line", text)),
            Field::Pattern | Field::Section | Field::Mode => {
                if typed.is_empty() {
                    self.turn(common, true);
                }
                Reply::stay()
            }
        }
    }

    /// Takes what was written in; whether it could be.
    fn written(&mut self, text: &str, common: &mut Common, today: i64) -> bool {
        match self.field(common) {
            Field::Keep => text.clone_into(&mut self.review.keep),
            Field::Change => text.clone_into(&mut self.review.change),
            Field::Text => text.clone_into(&mut self.next.text),
            Field::By if text.is_empty() => self.next.by = None,
            Field::By if clock::date(text).is_some_and(|day| day < today) => {
                common.say("that day is over; name one to come");
                return false;
            }
            Field::By if clock::date(text).is_some() => self.next.by = Some(text.trim().to_owned()),
            Field::By => {
                common.say(format!("“{text}” is no day; write it such as 2026-12-04"));
                return false;
            }
            Field::Pattern | Field::Section | Field::Mode => {}
        }
        true
    }

    /// Goes to another choice of the chosen row; choices go round.
    fn turn(&mut self, common: &mut Common, on: bool) {
        match self.field(common) {
            Field::Section if !has_section(self.next.mode) => common.say(sectionless(self.next.mode)),
            Field::Pattern => {
                let known = std::iter::once(String::new()).chain(common.library.patterns.keys().cloned());
                self.next.pattern = step(&known.collect::<Vec<_>>(), &self.next.pattern, on);
                self.next.section = None;
            }
            Field::Section => {
                let ids = sections(&self.next.pattern, common).into_iter().map(|(id, _)| Some(id));
                let known: Vec<_> = std::iter::once(None).chain(ids).collect();
                self.next.section = step(&known, &self.next.section, on);
            }
            Field::Mode => {
                self.next.mode = step(&Mode::ALL, &self.next.mode, on);
                if !has_section(self.next.mode) && self.next.section.is_some() {
                    common.say(format!("{}: this one is left out", sectionless(self.next.mode)));
                }
            }
            _ => {}
        }
    }

    fn save(&self, common: &mut Common) -> Reply {
        let section = self.next.section.clone().filter(|_| has_section(self.next.mode));
        let next = (!self.next.pattern.is_empty()).then(|| DoNext { section, ..self.next.clone() });
        let review = Review { next, ..self.review.clone() };
        let unwritten = review.keep.is_empty() && review.change.is_empty();
        if unwritten && (!self.is_unsaved() || review.next.is_none() && self.begun.0 == Review::default()) {
            common.say("write what to keep or what to change first");
            return Reply::stay();
        }
        Reply::go(Go::Answer(Answer { topic: TOPIC, reply: Said::Review(Box::new(review)) }))
    }
}

/// Whether one can have an eye on a section then.
const fn has_section(mode: Mode) -> bool {
    matches!(mode, Mode::Learn | Mode::Rehearse)
}

/// Why none can be chosen.
fn sectionless(mode: Mode) -> String {
    format!("a {} has no sections", mode.title())
}

/// The ids and titles of a pattern's sections.
fn sections(pattern: &str, common: &Common) -> Vec<(String, String)> {
    let framework = common.library.pattern(pattern).and_then(|pattern| common.library.framework_of(pattern));
    let sections = framework.map(|it| it.sections.as_slice()).unwrap_or_default();
    sections.iter().map(|section| (section.id.clone(), section.title.clone())).collect()
}

/// The choice after this one, or before it.
fn step<T: Clone + PartialEq>(known: &[T], now: &T, on: bool) -> T {
    let count = known.len().max(1);
    let at = known.iter().position(|it| it == now).unwrap_or(0);
    known.get((at + if on { 1 } else { count - 1 }) % count).cloned().unwrap_or_else(|| now.clone())
}
