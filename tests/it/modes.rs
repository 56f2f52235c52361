//! The ways to prepare a question, driven by keys on a small library of the test's own.

mod cut_off;
mod drill;
mod learn;
mod mock;
mod quiz;

use crate::stage::{Stage, build, small_rubric};
use serde_json::json;
use starcoach::app::msg::{Content, Opened, SessionRow, SessionState};
use starcoach::app::review::Place;
use starcoach::app::screen::{Go, Reply};
use starcoach::app::{App, Common, Effect, Msg, Remembered, Screen, Size};
use starcoach::clock::Moment;
use starcoach::progress::Replies;
use starcoach::progress::study::Event;
use starcoach::report::Sheet;
use starcoach::report::sheet::Source;
use starcoach::session::moments::appearances;
use starcoach::session::{Header, SessionId, Take};
use std::sync::{Arc, OnceLock};

/// Home, with a store that answers: the sessions that are begun on it can be opened again.
pub type Desk = Stage;

/// One question with everything that it can have, and two more for a mock interview.
fn content() -> Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| build(&rubric())).clone()
}

pub fn rubric() -> serde_json::Value {
    let wrong = |text: &str| json!({"text": text, "why": format!("Why people choose {text}.")});
    let question = |id: &str, difficulty: &str, section: &str| {
        json!({"id": id, "difficulty": difficulty, "section": section, "question": format!("What is {id}?"),
            "right": format!("right {id}"), "wrong": [wrong("this"), wrong("that"), wrong("neither")],
            "steps": ["Look at it.", "Say it."], "hint": format!("A hint for {id}.")})
    };
    let follow_up = |id: &str, when: &str| {
        json!({"id": id, "question": format!("How about {id}?"), "probes": format!("Whether there is {id}."), "when": [when],
            "weak": {"text": "My manager asked me to.", "why": "It was an order."},
            "strong": {"text": "No ticket existed, so I took it on.", "key": "nobody had it"}})
    };
    let mut value = small_rubric();
    let pattern = &mut value["pattern"];
    pattern["about"] = json!("It asks who started it.");
    pattern["expects"] = json!(["You began it yourself."]);
    pattern["takeaways"] = json!(["Say whose job it was."]);
    pattern["levels"][0]["reflection"] = json!("The gap was that nobody owned it.");
    pattern["levels"][0]["focus"] = json!("The gap between the teams.");
    pattern["levels"][0]["bar"] = json!("It changed how two teams work.");
    pattern["disqualifiers"] = json!({"assignment": {"is": "fatal", "why": "Then it was an order."}});
    pattern["angles"] = json!([{"principle": "ownership", "lead": "Open with what you saw.", "emphasise": "That it was nobody's.",
        "downplay": "How well you worked together."}]);
    pattern["checks"] = json!([question("check", "easy", "situation")]);
    pattern["test"] = json!([
        question("one", "easy", "situation"),
        question("two", "medium", "task"),
        question("three", "hard", "task")
    ]);
    pattern["follow_ups"] = json!([follow_up("why", "assignment"), follow_up("boundary", "no-scope-boundary")]);
    pattern["guides"][0]["needs"][0]["follow_up"] = json!("boundary");
    value["story"]["weak"] = json!({"text": {"situation": "My manager asked me to look."}, "primary_weakness": "assignment",
        "thought": "Who started it?", "faults": [{"section": "situation", "quote": "asked me to", "why": "An order."}]});
    value["story"]["artefacts"] = json!([{"title": "A table", "text": "a | b\n1 | 2"}]);
    value
}

impl Desk {
    /// Home, on a screen of that size.
    pub fn new(width: u16, height: u16) -> Self {
        Self::on(content(), width, height)
    }

    /// The same on other content.
    pub fn on(content: Content, width: u16, height: u16) -> Self {
        Self::with(content, width, height, |_| ())
    }

    /// The same with other state to begin with.
    pub fn with(content: Content, width: u16, height: u16, change: impl Fn(&mut Common)) -> Self {
        let mut common = Common::new(content);
        common.size = Size { width, height };
        common.next_id = SessionId::new(1);
        common.no_color = true;
        common.remembered.welcomed = true;
        change(&mut common);
        let (app, effects) = App::start(common, None, Moment::after(0));
        Self { disk: true, ..Self::begun(app, effects) }
    }

    /// What the store would answer.
    pub fn store(&mut self, effect: &Effect) -> Option<Msg> {
        match effect {
            Effect::Begin(header, rubric) => {
                self.open = self.sessions.len();
                self.sessions.push((Take::new(Header::clone(header)), Arc::clone(rubric)));
                self.logs.push(Vec::new());
                Some(Msg::NextId(SessionId::new(self.sessions.len() as u128 + 1)))
            }
            Effect::Append(entries) => {
                let (take, _) = self.sessions.get_mut(self.open).unwrap();
                for entry in entries {
                    take.apply(entry).unwrap();
                }
                self.logs[self.open].extend(entries.iter().cloned());
                None
            }
            Effect::LoadSessions => {
                Some(Msg::Sessions(self.sessions.iter().rev().map(|(take, _)| row(take)).collect()))
            }
            Effect::Recall(id) => {
                let Some(at) = self.sessions.iter().position(|(take, _)| take.header.id == *id) else {
                    return Some(Msg::NotRecalled(id.clone(), "it is gone".to_owned()));
                };
                Some(Msg::Recalled(Box::new(self.read(at, true))))
            }
            Effect::RecallInterview(id) => {
                let is_of = |at: &usize| self.sessions[*at].0.header.mock.as_ref().is_some_and(|place| place.id == *id);
                let read = (0..self.sessions.len()).filter(is_of).map(|at| self.read(at, true));
                Some(Msg::Interview(id.clone(), read.collect()))
            }
            Effect::Open(id) => {
                self.open = self.sessions.iter().position(|(take, _)| take.header.id == *id)?;
                Some(Msg::Opened(Box::new(self.read(self.open, false))))
            }
            Effect::FindAppearances(header, entries, rubric) => {
                let found = appearances(header, entries, rubric);
                Some(Msg::Appearances(header.id.clone(), Arc::new(found)))
            }
            Effect::Review(wanted) => {
                let Place::Own(id) = &wanted.place else { return None };
                self.open = self.sessions.iter().position(|(take, _)| take.header.id == *id)?;
                let opened = Opened { own: false, ..self.read(self.open, false) };
                Some(Msg::Review(wanted.clone(), "ann.jsonl".into(), Box::new(opened), None))
            }
            Effect::LoadComments => Some(Msg::Comments(vec!["Who decided this?".into(), "Which number?".into()])),
            Effect::LoadPrivate(_) => Some(Msg::Private(String::new())),
            Effect::LoadSheet => Some(Msg::Sheet(Box::new(self.sheet()))),
            _ => None,
        }
    }

    /// A session as the store has it.
    /// Shows the screen that was opened by other means than a key.
    #[track_caller]
    pub fn goes(&mut self, reply: Reply) {
        let Go::To(screen) = reply.go else { panic!("{:?}", reply.go) };
        self.app.show(screen);
    }

    /// A session as it is read from the disk.
    pub fn read(&self, at: usize, read_only: bool) -> Opened {
        let (take, rubric) = &self.sessions[at];
        let entries = Arc::new(self.logs.get(at).cloned().unwrap_or_default());
        Opened { read_only, entries, ..Opened::new(take.clone(), Some(Arc::clone(rubric))) }
    }

    /// The program is killed, and started again with what is on the disk.
    pub fn dies(&mut self) -> &mut Self {
        let old = &self.app.common;
        let mut common = Common::new(Content { library: Arc::clone(&old.library), engine: Arc::clone(&old.engine) });
        common.size = old.size;
        common.no_color = true;
        common.next_id = SessionId::new(self.sessions.len() as u128 + 1);
        common.remembered.welcomed = true;
        for effect in &self.effects {
            match effect {
                Effect::Study(entries) => entries.iter().for_each(|entry| common.study.apply(entry)),
                Effect::Remember(remembered) => common.remembered = Remembered::clone(remembered),
                _ => {}
            }
        }
        self.ms += 3_600_000;
        self.app = App::start(common, None, Moment::after(self.ms)).0;
        let rows = self.sessions.iter().rev().map(|(take, _)| row(take)).collect();
        self.tell(Msg::Sessions(rows))
    }

    /// The page of the stories that are loaded.
    fn sheet(&self) -> Sheet {
        let common = &self.app.common;
        Sheet::of(Source {
            library: &common.library,
            engine: &common.engine,
            past: &[],
            schedule: common.schedule(Moment::after(self.ms)),
            pace: common.pace,
            patterns: &[],
            samples: false,
        })
    }

    /// Everything that was learned.
    pub fn learned(&self) -> Vec<Event> {
        let entries = self.effects.iter().filter_map(|effect| match effect {
            Effect::Study(entries) => Some(entries.iter().map(|entry| entry.event.clone())),
            _ => None,
        });
        entries.flatten().collect()
    }

    /// The sessions as they were written.
    pub fn takes(&self) -> Vec<&Take> {
        self.sessions.iter().map(|(take, _)| take).collect()
    }

    /// Tells an answer in its sections, and answers the two questions before the verdict.
    pub fn rehearses(&mut self, sections: &[&str]) -> &mut Self {
        for (n, text) in sections.iter().enumerate() {
            if n > 0 {
                self.keys("tab");
            }
            self.types(text);
        }
        self.keys("alt-enter y y")
    }

    /// Which screen has the keys.
    pub fn top(&self) -> &Screen {
        self.app.top().unwrap()
    }
}

pub fn row(take: &Take) -> SessionRow {
    let card = take.finished.as_ref().map(|card| card.as_ref());
    SessionRow {
        id: take.header.id.clone(),
        pattern: take.header.pattern.clone(),
        story: take.header.story.clone(),
        name: None,
        level: take.header.level.clone(),
        input: take.header.input,
        began: take.header.began.clone(),
        ms: take.total_ms(take.at),
        weakness: card.flatten().map(|card| card.primary_weakness),
        drill: take.header.framework == "drill",
        mock: take.header.mock.clone(),
        candidate: take.header.candidate.clone(),
        notes: take.notes.clone(),
        length: take.header.length,
        replies: (take.header.framework == "drill")
            .then(|| Replies::of(take.sections.iter().map(|told| (told.text.as_str(), told.ms)), take.header.input)),
        state: card.map_or(SessionState::CutOff, |card| SessionState::Finished(card.map(|card| card.verdict))),
    }
}

#[test]
fn home_says_what_to_do_next_and_shows_the_keys_of_every_mode() {
    let desk = Desk::new(80, 24);
    insta::assert_snapshot!(desk.screen(), @"
    │ starcoach                               b story bank   v progress   s sessions
    │
    │ ▸ Next: learn Ownership                  new to you
    │ ◷ When is your interview?                plan backwards from its date
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check an answer I have                 paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet L R D T  ▸ next
    │ Ownership                           ▸ · · ·  learn: new to you
    │
    │ senior 2:55 · “Tell me about a time you took on something outside your respon…
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions
    ");
    for key in ["l learn", "r rehearse", "d drill", "t test"] {
        assert!(desk.screen().contains(key), "{key}");
    }
}

#[test]
fn home_counts_the_days_to_the_interview_and_asks_for_it_once() {
    let mut desk = Desk::new(120, 40);
    assert!(desk.screen().contains("When is your interview?"));
    desk.keys("i").types("2026-02-30").keys("enter");
    assert!(desk.screen().contains("`2026-02-30` is no date"), "{}", desk.screen());
    desk.keys("ctrl-u").types("2026-01-11").keys("enter");
    // The clock of the tests begins on 1 January 2026.
    insta::assert_snapshot!(desk.screen(), @"
    │ starcoach   interview in 10 days, Sun 11 Jan 2026                               b story bank   v progress   s sessions
    │ 0 of 1 questions strong; one every 7 days, and 3 days stay for mock interviews.
    │
    │ ▸ Next: learn Ownership                              new to you
    │ ◉ Mock interview                                     as in the room, and one scorecard
    │ ▤ Night-before sheet                                 your stories on one page
    │ ✎ Check an answer I have                             paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet             L R D T  ▸ next
    │ Ownership                                       ▸ · · ·  learn: new to you
    │
    │ senior 2:55 · “Tell me about a time you took on something outside your responsibility.”
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions   v progress   Esc menu   Ctrl-Q leave
    ");
    let Some(Effect::Remember(remembered)) = desk.effects.iter().rfind(|it| matches!(it, Effect::Remember(_))) else {
        panic!("it is not remembered")
    };
    assert_eq!(remembered.interview.as_deref(), Some("2026-01-11"));
}

#[test]
fn a_question_shows_its_modes_and_the_recommended_one_with_the_reason() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end enter");
    insta::assert_snapshot!(desk.screen(), @"
    │ Ownership
    │ “Tell me about a time you took on something outside your responsibility.”
    │
    │ ▸ l  learn     a walkthrough, section by section   recommended: new to you
    │   r  rehearse  against the clock, typed or aloud
    │   d  drill     asks all 2; after an answer of yours, by its gaps
    │   t  test      3 questions: easy, medium, hard
    │
    │ Stories
    │   Webhooks                                                    your story
    │
    │ It asks who started it.
    │
    │ Enter open   l learn   r rehearse   d drill   t test   Esc back   F1 all keys
    ");
    desk.keys("r enter").rehearses(&["It was not my job."]).keys("l end enter");
    assert!(desk.screen().contains("recommended: last time"), "{}", desk.screen());
}

#[test]
fn every_mode_is_reached_from_home_and_fits_both_sizes() {
    let ways = [
        ("end l", "What it asks for"),
        ("end r", "Enter start"),
        ("end d", "What they ask after the answer"),
        ("end d enter", "Reply as you would in the room."),
        ("end t", "1 of 3"),
        ("m", "Mock interview"),
        ("m enter", "question 1 of 1"),
        ("b", "Story bank"),
        ("v", "Reading your sessions"),
        ("n", "Night-before sheet"),
        ("s", "Sessions"),
        ("i", "Day of your interview"),
    ];
    for (width, height) in [(80, 24), (120, 40)] {
        for (keys, shows) in ways {
            let mut desk = Desk::new(width, height);
            let shown = desk.keys(keys).screen();
            assert!(shown.contains(shows), "{keys} at {width}×{height}: {shown}");
            let footer = shown.lines().last().unwrap();
            assert!(footer.contains("Esc") || footer.contains("Alt-Enter"), "a way on or back: {shown}");
        }
    }
}

#[test]
fn the_signs_of_a_list_have_a_legend_at_both_sizes() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut desk = Desk::new(width, height);
        assert!(desk.screen().contains("✓ done ~ begun · not yet"), "{}", desk.screen());
        assert!(desk.screen().contains("L R D T  ▸ next"), "{}", desk.screen());
        desk.keys("f1");
        let help = desk.screen();
        for said in ["Signs", "learn, rehearse, drill, test", "begun, and not so far yet", "not begun", "comes next"] {
            assert!(help.contains(said), "{said}: {help}");
        }
        desk.keys("esc end t f1");
        assert!(desk.screen().contains("right and wrong at the first try"), "{}", desk.screen());
    }
}
