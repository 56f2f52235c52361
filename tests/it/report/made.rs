//! A finished session with something of everything in it, for the reports.

use super::super::journal::{at, header};
use serde_json::{Value, json};
use starcoach::scoring::stored::{Source, StoredRubric};
use starcoach::scoring::{Rubric, judge};
use starcoach::session::event::Honesty;
use starcoach::session::notes::{Anchor, DoNext, Note, Rating, Review, SectionRating, What};
use starcoach::session::{Event, Header, Mode, Recorder, SessionId, Who};
use starcoach::store::{Store, content};
use std::path::PathBuf;
use std::sync::Arc;

/// The pattern of these sessions.
pub const PATTERN: &str = "ownership-beyond-scope";

/// What hostile files hold wherever they may hold a text.
pub const HOSTILE: &str = "<script>document.title='pwned'</script>\"'><img src=x onerror=\"document.title='pwned'\">\
                           </style></title></textarea>--><svg onload=alert(1)> javascript:alert(1) \
                           [x](javascript:alert(1)) http://example.org/x \u{1b}[31m\u{202e}";

/// What is told in each section, the first draft of it.
const TOLD: [(&str, &str); 4] = [
    (
        "situation",
        "I noticed on our payments dashboard that about one order in three hundred was settled hours late. The webhook \
         service behind it belonged to Platform, so it was not my team, and no ticket existed.",
    ),
    ("task", "My manager asked me to take a look at it. I wanted no lost events, with a fix that Platform would keep."),
    (
        "action",
        "I pulled two weeks of delivery logs and grouped the losses by minute. I traced one lost event and found a race \
         in the retry logic.\n\nWe fixed it together, basically. I wrote the smallest fix I could and submitted it as a \
         ready-to-merge pull request, and I coordinated the deploy with their tech lead.",
    ),
    ("result", "The drop rate went from 0.3% to zero, which recovered about $8,000 per week. Things improved a lot."),
];

/// How a session is made.
pub struct Made<'a> {
    pub store: &'a Store,
    pub id: u8,
    /// Whether a hostile text stands wherever one can.
    pub hostile: bool,
    /// Whether coaches noted something.
    pub noted: bool,
    pub change: &'a dyn Fn(&mut Header),
}

impl<'a> Made<'a> {
    pub fn new(store: &'a Store, id: u8) -> Self {
        Self { store, id, hostile: false, noted: true, change: &|_| () }
    }

    /// Writes it, and says where.
    pub fn write(&self) -> PathBuf {
        let rubric = self.rubric();
        let mut header = Header {
            pattern: PATTERN.into(),
            framework: rubric.framework.id.clone(),
            sections: rubric.framework.sections.iter().map(|section| section.id.clone()).collect(),
            story: Some("webhooks-nobody-owned".into()),
            level: rubric.level.id.clone(),
            candidate: Some(self.text("Sam Okafor")),
            rubric: self.kept(&rubric),
            ..header(self.id)
        };
        if self.hostile {
            header.asked = Some(HOSTILE.into());
            header.story = Some(HOSTILE.into());
            header.principle = Some(HOSTILE.into());
            header.engine = HOSTILE.into();
        }
        (self.change)(&mut header);
        let mut recorder = Recorder::new(header.clone(), [], at(0)).unwrap();
        let mut entries = Vec::new();
        let mut now = 0;
        for (index, (section, text)) in TOLD.iter().enumerate() {
            if !header.sections.iter().any(|id| id == section) {
                continue;
            }
            if index > 0 {
                entries.extend(recorder.enter(section, at(now)).unwrap());
            }
            let text = self.text(text);
            for word in text.split_inclusive(' ') {
                now += 400;
                let end = recorder.take().sections[recorder.take().current].text.len();
                entries.extend(recorder.edit(end, 0, word, false, at(now)).unwrap());
            }
            now += 6_000;
            let end = recorder.take().sections[recorder.take().current].text.len();
            entries.extend(recorder.edit(end, 0, " I checked it every day for a week", index == 2, at(now)).unwrap());
            let cut = " every day for a week".len();
            let end = recorder.take().sections[recorder.take().current].text.len();
            now += 2_000;
            entries.extend(recorder.edit(end - cut, cut, "", false, at(now)).unwrap());
        }
        entries.extend(recorder.pause(at(now + 1_000)).unwrap());
        now += 30_000;
        entries.extend(recorder.resume(at(now)).unwrap());
        entries.extend(recorder.enter("situation", at(now + 500)).unwrap());
        for question in [Honesty::OnQuestion, Honesty::TrueAndMine] {
            entries.extend(recorder.record(Event::Answered { question, yes: true }, at(now + 4_000)).unwrap());
        }
        let card = judge(&rubric, &recorder.take().told()).scorecard;
        let fault = card.findings.iter().find(|found| found.family == "vague-result" || found.family == "filler");
        let fault = fault.cloned();
        entries.extend(recorder.finish(Some(card), at(now + 5_000)).unwrap());
        now += 60_000;
        if let Some(fault) = fault {
            let event = Event::Dismissed {
                rule: fault.rule,
                section: fault.section,
                quote: fault.text,
                reason: self.text("it is how people talk"),
            };
            entries.extend(recorder.record(event, at(now)).unwrap());
        }
        if self.hostile {
            entries.extend(recorder.record(Event::Named { name: HOSTILE.into() }, at(now)).unwrap());
        }
        if self.noted {
            for note in self.notes() {
                entries.extend(recorder.record(Event::Noted(Box::new(note)), at(now)).unwrap());
            }
        }
        let mut journal = self.store.journal(&header).unwrap();
        journal.append(&entries).unwrap();
        journal.save().unwrap();
        journal.path().to_owned()
    }

    fn text(&self, text: &str) -> String {
        if self.hostile { format!("{text} {HOSTILE}") } else { text.to_owned() }
    }

    /// The bundled rubric; hostile, with that text wherever it has one that is no id.
    fn rubric(&self) -> Rubric {
        let content = self.store.load();
        let (library, engine) = (content.library, Arc::new(content.engine));
        let rubric = Rubric::resolve(&library, Arc::clone(&engine), PATTERN, None, None, 140).unwrap();
        if !self.hostile {
            return rubric;
        }
        let mut value = self.stored(&rubric);
        poison(&mut value);
        let stored: StoredRubric = serde_json::from_value(value).unwrap();
        let families = content::kept_families(&library);
        stored.restore(&engine, Source { families: &families, words: &library.words }).unwrap()
    }

    fn stored(&self, rubric: &Rubric) -> Value {
        let library = self.store.load().library;
        let families = content::kept_families(&library);
        let source = Source { families: &families, words: &library.words };
        serde_json::to_value(StoredRubric::of(rubric, source).unwrap()).unwrap()
    }

    fn kept(&self, rubric: &Rubric) -> String {
        let library = self.store.load().library;
        let families = content::kept_families(&library);
        let mut stored = StoredRubric::of(rubric, Source { families: &families, words: &library.words }).unwrap();
        if self.hostile {
            let mut families: Value = serde_json::from_str(stored.families.get()).unwrap();
            poison(&mut families);
            stored.families = serde_json::value::RawValue::from_string(families.to_string()).unwrap();
        }
        self.store.keep_rubric(&stored).unwrap()
    }

    fn notes(&self) -> Vec<Note> {
        let quote = "My manager asked me to";
        let comment = |section: &str, start: usize, quote: &str, text: &str| What::Comment {
            anchor: Some(Anchor { section: section.into(), start, end: start + quote.len(), quote: quote.into() }),
            text: self.text(text),
        };
        let rating = |overall, reason: &str, action| {
            What::Rated(Rating {
                overall,
                reason: self.text(reason),
                sections: [("action".to_owned(), SectionRating { rating: action, reason: self.text("clear steps") })]
                    .into(),
                blind: true,
            })
        };
        let whats = [
            (7, What::Predicted { overall: 4 }),
            (8, rating(3, "A strong action, told as an order.", 4)),
            (9, rating(2, "I cannot see who decided.", 3)),
            (8, comment("task", 0, quote, "Who saw it first? Say that instead.")),
            (7, What::Reply { to: SessionId::new(4), text: self.text("I did, on the dashboard.") }),
            (8, comment("result", 0, "", "Good numbers. Keep both.")),
            (8, What::Resolved { to: SessionId::new(6), open: false }),
            (9, What::Comment { anchor: None, text: self.text("Told calmly, and in order.") }),
            (9, comment("action", 3, "words that are gone", "Is this still true?")),
            (
                8,
                What::Reviewed(Review {
                    keep: self.text("The two numbers at the end, and each step with “I”."),
                    change: self.text("Begin with what you saw, and not with who asked you."),
                    next: Some(DoNext {
                        pattern: PATTERN.into(),
                        section: Some("task".into()),
                        mode: Mode::Rehearse,
                        by: Some("2026-12-04".into()),
                        text: self.text("Task in two sentences, no manager in it."),
                    }),
                }),
            ),
        ];
        let name = |who: u128| match who {
            7 => "Sam Okafor",
            8 => "Ada Brandt",
            _ => "Jonas Weiss",
        };
        let notes = whats.into_iter().enumerate().map(|(at, (who, what))| Note {
            id: SessionId::new(at as u128 + 1),
            who: Who { id: SessionId::new(who), name: self.text(name(who)) },
            wall: format!("2026-11-22T09:{at:02}:00+00:00[UTC]"),
            what,
        });
        notes.collect()
    }
}

/// Puts the hostile text into every string of a rubric that is no id and no phrase.
fn poison(value: &mut Value) {
    const TEXTS: [&str; 15] = [
        "one", "three", "five", "title", "question", "about", "say", "instead", "missing", "purpose", "why", "probes",
        "mark", "key", "focus",
    ];
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if TEXTS.contains(&key.as_str()) => *text = format!("{text} {HOSTILE}"),
                    value => poison(value),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(poison),
        _ => {}
    }
}

/// A session in which every id is hostile too, and whose rules are lost.
pub fn of_hostile_ids(store: &Store, id: u8) -> PathBuf {
    let ids: Vec<String> = (0..2).map(|n| format!("{n}{HOSTILE}")).collect();
    let header = Header {
        pattern: HOSTILE.into(),
        framework: HOSTILE.into(),
        sections: ids.clone(),
        story: Some(HOSTILE.into()),
        level: HOSTILE.into(),
        candidate: Some(HOSTILE.into()),
        began: HOSTILE.into(),
        rubric: HOSTILE.into(),
        ..header(id)
    };
    let mut recorder = Recorder::new(header.clone(), [], at(0)).unwrap();
    let mut entries = recorder.edit(0, 0, HOSTILE, false, at(1_000)).unwrap();
    entries.extend(recorder.enter(&ids[1], at(2_000)).unwrap());
    entries.extend(recorder.edit(0, 0, HOSTILE, true, at(9_000)).unwrap());
    let found = |polarity: &str, section: &str| {
        json!({"rule": HOSTILE, "family": HOSTILE, "polarity": polarity, "section": section, "start": 0,
            "end": HOSTILE.len(), "text": HOSTILE})
    };
    let judged = |section: &String| {
        json!({"id": section, "score": 2.0, "weight": 1, "words": 3, "spoken": 4, "parts": [
            {"need": {"id": HOSTILE, "title": HOSTILE, "points": 0.0, "of": 2, "quotes": [HOSTILE]}},
            {"supplied": {"need": HOSTILE, "points": 1.0, "quote": HOSTILE}},
            {"warning": {"rule": HOSTILE, "quote": HOSTILE, "cost": 0.25}}]})
    };
    let card = json!({"total": 25, "sections": ids.iter().map(judged).collect::<Vec<_>>(), "verdict": "no-hire",
        "capped_by": [HOSTILE], "without_cap": "hire", "primary_weakness": "assignment",
        "findings": [found("disqualifier", &ids[0]), found("warning", &ids[1]), found("signal", &ids[1])],
        "voice": {"own": 1, "group": 1}});
    let card = serde_json::from_value(card).unwrap();
    entries.extend(recorder.finish(Some(card), at(10_000)).unwrap());
    let mut journal = store.journal(&header).unwrap();
    journal.append(&entries).unwrap();
    journal.save().unwrap();
    journal.path().to_owned()
}
