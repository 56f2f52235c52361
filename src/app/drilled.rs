//! What the replies to follow-ups did: the verdict before and after, each change with its cause, and beside each reply a
//! weak and a strong one.

use super::drill::Opening;
use super::msg::Opened;
use super::paper::{Ink, Paper, Row, quoted, sign};
use super::scroll::{Room, Scroll};
use super::{Command, Common, Effect, Go, Msg, Plan, Reply, drill};
use crate::clock::Moment;
use crate::content::Polarity;
use crate::content::pattern::FollowUp;
use crate::progress::Replies;
use crate::scoring::replies::{Cause, Change};
use crate::scoring::{Rubric, Scorecard, advice};
use crate::session::take::TakeSection;
use crate::session::{Input, Take};
use std::sync::Arc;

/// Rows above the page.
const HEAD: u16 = 2;

/// A finished drill.
#[derive(Debug, Clone)]
pub struct Drilled {
    /// The session.
    pub take: Take,
    /// What the replies were judged by.
    rubric: Arc<Rubric>,
    /// The answer that they came after, once it is read.
    opening: Option<Arc<Opening>>,
    /// The needs that were ticked in the answer, where it was aloud.
    spoken: Option<Vec<(String, bool)>>,
    /// The answer was asked for.
    asked: bool,
    /// How far the page is scrolled.
    pub scroll: Scroll,
}

impl Drilled {
    /// The screen; nothing when its question is gone.
    pub fn open(opened: Opened, opening: Option<Arc<Opening>>, common: &mut Common) -> Option<Self> {
        let rubric = super::rehearse::start::rubric_of(&opened, common)?;
        Some(Self { take: opened.take, rubric, opening, spoken: None, asked: false, scroll: Scroll::default() })
    }

    /// What it is about.
    pub fn title(&self) -> String {
        format!("Follow-ups: {} ({})", self.rubric.pattern.title, self.rubric.level.title)
    }

    /// Everything on the page.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let mut paper = Paper::new(Room::under(HEAD, common.size).width);
        let after = self.opening.as_ref().map(|opening| opening.after(&self.take));
        match (&self.opening, &after) {
            (Some(_), _) if self.take.header.input == Input::Aloud => {
                let told = "Replied aloud, so nothing is judged and the verdict of the answer stays. What is supplied is \
                            what you ticked.";
                paper.say(0, told, Ink::Dim);
            }
            (Some(opening), Some((card, changes))) => verdicts(&opening.card, card, changes, &mut paper),
            _ if self.spoken.is_some() => {
                let told = "Asked after an answer aloud, first about what you did not tick there. What you tick after a \
                            reply is supplied.";
                paper.say(0, told, Ink::Dim);
            }
            _ if self.take.header.about.is_some() => {
                paper.say(0, "The answer that these replies came after is not at hand.", Ink::Dim);
            }
            _ => {
                let told = "Drilled without an answer of your own before it. After a rehearsal the questions come from \
                            its gaps, and the replies change its verdict.";
                paper.say(0, told, Ink::Dim);
            }
        }
        let sections = self.take.sections.iter().map(|section| (section.text.as_str(), section.ms));
        let replies = Replies::of(sections, self.take.header.input);
        if !replies.is_whole() {
            let told = format!("{}: this question counts as drilled once all of them are.", replies.told());
            paper.say(0, &told, Ink::Strong);
        }
        let changes = after.map(|(_, changes)| changes).unwrap_or_default();
        for (n, section) in self.take.sections.iter().enumerate() {
            let Some(asked) = self.rubric.pattern.follow_up(&section.id) else { continue };
            paper.gap();
            paper.lead(0, &format!("{}", n + 1), &quoted(&asked.question), Ink::Strong);
            self.reply(section, asked, &changes, &mut paper);
        }
        paper.rows
    }

    fn reply(&self, section: &TakeSection, asked: &FollowUp, changes: &[Change], paper: &mut Paper) {
        let text = section.text.as_str();
        if text.trim().is_empty() {
            let told = match section.is_reply(self.take.header.input) {
                true => "Replied aloud.",
                // It was never on the screen.
                false if section.visits == 0 => "Not asked.",
                false => "No reply.",
            };
            paper.say(2, told, Ink::Dim);
        } else {
            let text = text.trim_end();
            paper.marked(2, text, &drill::marks(&self.rubric, &asked.id, text));
        }
        for (sign, said) in self.ticked(section, asked) {
            paper.lead(2, sign, &said, Ink::Text);
        }
        for change in changes.iter().filter(|change| change.follow_up == asked.id) {
            let (sign, said, ink) = self.said(&change.cause);
            paper.lead(2, sign, &said, ink);
        }
        paper.lead(2, "It probes:", &asked.probes, Ink::Dim);
        paper.lead(2, "weak  ", &quoted(&asked.weak.text), Ink::Text);
        paper.say(9, &asked.weak.why, Ink::Dim);
        paper.lead(2, "strong", &quoted(&asked.strong.text), Ink::Text);
        paper.lead(9, "Key:", &asked.strong.key, Ink::Words(Polarity::Signal));
    }

    /// What the candidate's own check says of the gaps that a follow-up asks about, after an answer aloud.
    fn ticked(&self, section: &TakeSection, asked: &FollowUp) -> Vec<(&'static str, String)> {
        if self.take.header.input != Input::Aloud || !section.is_reply(Input::Aloud) {
            return Vec::new();
        }
        let before = self.spoken.as_deref().unwrap_or_default();
        let has = |checked: &[(String, bool)], need: &str| checked.iter().any(|(id, met)| id == need && *met);
        let needs = self.rubric.pattern.guide(&asked.id).into_iter().flat_map(|guide| &guide.needs);
        let gaps = needs.filter(|need| !has(before, &need.id));
        let told = gaps.map(|need| {
            if has(&self.take.checked, &need.id) {
                (sign(Polarity::Signal), format!("supplied when asked, by your own check: {}", need.title))
            } else {
                ("✗", format!("leaves open, by your own check: {}", need.title))
            }
        });
        told.collect()
    }

    /// A change in words, with its sign.
    fn said(&self, cause: &Cause) -> (&'static str, String, Ink) {
        let rubric = self.opening.as_ref().map_or(&self.rubric, |opening| &opening.rubric);
        let needs = || rubric.pattern.guides.iter().flat_map(|guide| &guide.needs);
        let need =
            |id: &str| needs().find(|need| need.id == id).map_or_else(|| id.to_owned(), |need| need.title.clone());
        let family = |id: &str| rubric.engine.family_title(id).map_or_else(|| id.to_owned(), str::to_lowercase);
        match cause {
            Cause::Supplied { need: id, quote } => {
                let said = format!("supplied when asked: {} ({}); it counts half", need(id), quoted(quote));
                (sign(Polarity::Signal), said, Ink::Text)
            }
            Cause::Revealed(words) => {
                let said = format!(
                    "reveals: {} ({}); the answer is read anew with this",
                    family(&words.family),
                    quoted(&words.text)
                );
                (sign(Polarity::Disqualifier), said, Ink::Strong)
            }
            Cause::Confirmed(words) => {
                let said =
                    format!("confirms: {} ({}); said twice, it decides", family(&words.family), quoted(&words.text));
                (sign(Polarity::Disqualifier), said, Ink::Strong)
            }
            Cause::Warned(words) => {
                let said = format!("costs points: {} ({})", family(&words.family), quoted(&words.text));
                (sign(Polarity::Warning), said, Ink::Text)
            }
            Cause::LeftOpen { need: id } => {
                ("✗", format!("leaves open what was asked about: {}; a step of the verdict", need(id)), Ink::Strong)
            }
        }
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match msg {
            Msg::Listed if self.opening.is_none() && !self.asked => {
                self.asked = true;
                Reply::effects(self.take.header.about.clone().map(Effect::Recall))
            }
            Msg::Recalled(opened) if self.take.header.about.as_ref() == Some(&opened.take.header.id) => {
                self.opening = Opening::of(opened, common).map(Arc::new);
                let aloud = opened.take.header.input == Input::Aloud;
                self.spoken = aloud.then(|| opened.take.checked.clone());
                Reply::stay()
            }
            Msg::Command(command) => self.command(*command, common, now),
            _ => Reply::stay(),
        }
    }

    fn command(&mut self, command: Command, common: &mut Common, now: Moment) -> Reply {
        match command {
            Command::Back => return Reply::go(Go::Home),
            Command::DrillAgain => {
                let header = &self.take.header;
                let follow_ups = header.sections.clone();
                let plan = Plan {
                    drill: Some(drill::Drilling { follow_ups, opening: self.opening.clone() }),
                    again_of: Some(header.id.clone()),
                    ..super::rehearse::start::plan_of(header)
                };
                return Reply::go(plan.begin(common, now));
            }
            Command::RehearseIt => {
                let pattern = self.take.header.pattern.clone();
                if let Some(setup) = super::setup::Setup::new(common, &pattern, None) {
                    return Reply::go(Go::HomeThen(super::Screen::Setup(Box::new(setup))));
                }
            }
            motion => {
                self.scroll.motion(motion, self.rows(common).len(), Room::under(HEAD, common.size));
            }
        }
        Reply::stay()
    }
}

/// The verdict before and after, with the reason of the last one.
fn verdicts(before: &Scorecard, after: &Scorecard, changes: &[Change], paper: &mut Paper) {
    let (was, is) = (before.verdict.title(), after.verdict.title());
    let points = format!("{} → {} of 100", before.total, after.total);
    let line = match after.verdict.cmp(&before.verdict) {
        std::cmp::Ordering::Equal => format!("The verdict stays: {is}.  ({points})"),
        _ => format!("Before the questions: {was}.  After your replies: {is}.  ({points})"),
    };
    paper.say(0, &line, Ink::Strong);
    for reason in reasons(after, changes) {
        paper.say(0, &reason, Ink::Text);
    }
}

/// Why the verdict after the replies is no better.
pub(super) fn reasons(after: &Scorecard, changes: &[Change]) -> Vec<String> {
    let mut reasons = Vec::new();
    if !after.capped_by.is_empty() {
        reasons.push(format!("It is {}.", advice::verdict_line(after)));
    } else if after.empty_sections() > 0 {
        let empty = match after.empty_sections() {
            1 => "A section of the answer is".to_owned(),
            many => format!("{many} sections of the answer are"),
        };
        reasons.push(format!("{empty} empty, and no reply makes up for that."));
    }
    let open = changes.iter().filter(|change| matches!(change.cause, Cause::LeftOpen { .. })).count();
    if open > 0 {
        let gaps = match open {
            1 => "One gap was asked about in vain: it costs a step of the verdict.".to_owned(),
            many => format!("{many} gaps were asked about in vain: each costs a step of the verdict, down to no hire."),
        };
        reasons.push(gaps);
    }
    reasons
}
