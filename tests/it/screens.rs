//! What the screens show, typed as keys, on a small library of the test's own.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::{Value, json};
use starcoach::app::help::{Help, Line};
use starcoach::app::msg::{Content, SessionRow, SessionState};
use starcoach::app::{App, Common, Effect, Key, KeyMap, Kind, Msg, Size};
use starcoach::clock::Moment;
use starcoach::content::{Library, Loaded, Origin, Problem};
use starcoach::scoring::{Engine, Verdict};
use starcoach::session::{Input, SessionId};
use starcoach::ui;
use std::sync::Arc;

mod any_keys;

fn read<T: serde::de::DeserializeOwned>(value: Value, origin: Origin) -> Loaded<T> {
    Loaded { item: serde_json::from_value(value).unwrap(), origin }
}

fn library() -> Library {
    let section = |id: &str, title: &str, target: u32| json!({"id": id, "title": title, "mark": "S", "roles": [id], "target": target, "purpose": "p"});
    let guide = |id: &str, sample: &str| json!({"section": id, "weight": 1, "coaching": "c", "mistake": {"text": "m", "why": "w"}, "sample": sample});
    let level = |id: &str, title: &str, total: u32| json!({"id": id, "title": title, "total": total, "focus": "The reach of what you did.", "bar": "b"});
    let story = |id: &str, title: &str| {
        json!({"format": 1, "id": id, "title": title, "patterns": ["ownership"], "level": "senior",
        "text": {"situation": "Nobody owned the webhooks.", "action": "I wrote a replay tool and I found the fault."},
        "weak": {"text": {"action": "My manager asked me to look at it."}, "primary_weakness": "assignment", "thought": "Who started it?",
            "faults": [{"section": "action", "quote": "asked me to", "why": "An order."}]}})
    };
    let mut library = Library::default();
    library.frameworks.insert(
        "star".into(),
        read(
            json!({"format": 1, "id": "star", "title": "STAR", "about": "a",
        "sections": [section("situation", "Situation", 30), section("action", "Action", 90)]}),
            Origin::Bundled,
        ),
    );
    library.patterns.insert("ownership".into(), read(json!({"format": 1, "id": "ownership", "title": "Ownership beyond scope",
        "question": "Tell me about a time you took on something outside your responsibility.", "competencies": ["ownership"],
        "framework": "star", "about": "a", "levels": [level("sde2", "SDE 2", 150), level("senior", "Senior", 175)], "default_level": "senior",
        "weights_reason": "r", "guides": [guide("situation", "s"), guide("action", "I found the fault by counting, and I wrote the tool that replays what was lost.")],
        "angles": [{"principle": "ownership", "lead": "Open with what you saw.", "emphasise": "e", "downplay": "d"}]}), Origin::Bundled));
    library.principles = serde_json::from_value(json!({"format": 1, "id": "principles", "principles": [{"id": "ownership", "title": "Ownership", "company": "Amazon"}]})).unwrap();
    let families = json!({"format": 1, "id": "ownership", "title": "ownership", "about": "a", "polarity": "signal",
        "rules": [{"id": "found", "phrases": ["I found", "I wrote"], "say": "s"}]});
    library.families.insert("ownership".into(), read(families, Origin::Bundled));
    let orders = json!({"format": 1, "id": "assignment", "title": "assignment", "about": "a", "polarity": "disqualifier",
        "rules": [{"id": "asked", "phrases": ["asked me to"], "say": "s"}]});
    library.families.insert("assignment".into(), read(orders, Origin::Bundled));
    library
        .stories
        .insert("mine".into(), read(story("mine", "Webhooks nobody owned"), Origin::File("mine.yaml".into())));
    library.stories.insert("sample".into(), read(story("sample", "A sample"), Origin::Bundled));
    library.problems.push(Problem::new("stories/bad.yaml", "unknown key `titel`").cure("did you mean `title`?"));
    library
}

fn session(n: u128, name: Option<&str>, state: SessionState) -> SessionRow {
    SessionRow {
        id: SessionId::new(n),
        pattern: "ownership".into(),
        story: Some("mine".into()),
        name: name.map(str::to_owned),
        level: "senior".into(),
        input: Input::Typed,
        began: format!("2026-11-{:02}T09:30:00+00:00[UTC]", 20 + n),
        ms: 95_000 * n as u64,
        weakness: None,
        drill: false,
        mock: None,
        length: None,
        replies: None,
        candidate: None,
        notes: starcoach::session::Notes::default(),
        state,
    }
}

struct Stage {
    app: App,
    effects: Vec<Effect>,
}

fn stage(width: u16, height: u16, welcomed: bool) -> Stage {
    let library = library();
    let (engine, _) = Engine::build(library.families.values().map(|loaded| &loaded.item), &library.words);
    let mut common = Common::new(Content { library: Arc::new(library), engine: Arc::new(engine) });
    common.size = Size { width, height };
    common.remembered.welcomed = welcomed;
    common.next_id = SessionId::new(9);
    let (app, effects) = App::start(common, None, Moment::after(0));
    Stage { app, effects }
}

impl Stage {
    fn tell(mut self, msg: Msg) -> Self {
        self.effects = self.app.update(msg, Moment::after(1_000));
        self
    }

    fn keys(mut self, keys: &str) -> Self {
        for key in keys.split_whitespace() {
            self = self.tell(Msg::Key(key.parse().unwrap()));
        }
        self
    }

    fn sessions(self) -> Self {
        let rows = [
            session(2, None, SessionState::CutOff),
            session(1, Some("first try"), SessionState::Finished(Some(Verdict::LeaningNoHire))),
        ];
        self.tell(Msg::Sessions(rows.to_vec()))
    }

    fn shown(&self) -> String {
        let size = self.app.common.size;
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        terminal
            .draw(|frame| {
                ui::draw(&self.app, frame.buffer_mut(), Moment::after(1_000));
            })
            .unwrap();
        // A border keeps the snapshots' own indentation out of it; runs of empty rows become one.
        let drawn = terminal.backend().to_string();
        let rows = drawn.lines().map(|row| format!("│{}", row.trim_matches('"').trim_end()));
        let mut shown: Vec<String> = Vec::new();
        for row in rows {
            if !(row == "│" && shown.last().is_some_and(|last| last == "│")) {
                shown.push(row);
            }
        }
        shown.join("\n")
    }
}

#[test]
fn the_very_first_screen_asks_shows_and_begins() {
    insta::assert_snapshot!(stage(80, 24, false).shown(), @"
    │
    │  starcoach
    │
    │  You will be asked:
    │
    │  “Tell me about a time you took on something outside your responsibility.”
    │
    │  This is how half a minute of a strong answer sounds. Marked is what an
    │  interviewer listens for:
    │
    │    I found the fault by counting, and I wrote the tool that replays what was
    │    lost.
    │
    │  Tell a story of your own, section by section, and watch your words being
    │  marked.
    │  Enter begins.
    │
    │ Enter begin   Tab look around   F1 all keys   Ctrl-Q leave
    ");
}

#[test]
fn home_has_what_was_cut_off_first() {
    insta::assert_snapshot!(stage(80, 24, true).sessions().shown(), @"
    │ starcoach   ! 1 problem in your files (p)            b story bank   v progress
    │
    │ … Resume: Webhooks nobody owned          not finished, 22 Nov 2026 09:30
    │ ▸ Next: rehearse Ownership beyond scope  last time leaning no hire
    │ ◷ When is your interview?                plan backwards from its date
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check an answer I have                 paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet L R D T  ▸ next
    │ Ownership beyond scope              · ▸ · ·  rehearse: last time leaning no hi…
    │
    │ It goes on where it ended, with the clocks standing.
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions
    ");
}

#[test]
fn home_at_a_larger_size() {
    insta::assert_snapshot!(stage(120, 40, true).sessions().shown(), @"
    │ starcoach   ! 1 problem in your files (p)                                       b story bank   v progress   s sessions
    │
    │ … Resume: Webhooks nobody owned                      not finished, 22 Nov 2026 09:30
    │ ▸ Next: rehearse Ownership beyond scope              last time leaning no hire
    │ ◷ When is your interview?                            plan backwards from its date
    │ ◉ Mock interview                                     as in the room, and one scorecard
    │ ▤ Night-before sheet                                 your stories on one page
    │ ✎ Check an answer I have                             paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet             L R D T  ▸ next
    │ Ownership beyond scope                          · ▸ · ·  rehearse: last time leaning no hire
    │
    │ It goes on where it ended, with the clocks standing.
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions   v progress   Esc menu   Ctrl-Q leave
    ");
}

#[test]
fn a_question_leads_to_its_choices() {
    insta::assert_snapshot!(stage(80, 24, true).keys("down enter right down").shown(), @"
    │ starcoach   ! 1 problem in your files (p)            b story bank   v progress
    │
    │ ▸ Next: learn Ownership beyond scope     new to you
    │ ◷ When is your interview?                plan backwards from its date
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check╭──────────────────────────────────────────────────────────────╮
    │ Questio│ Day of your interview, such as 2026-12-04 (empty: none yet)  │
    │ Ownersh│                                                              │
    │        ╰──────────────────────────────────────────────────────────────╯
    │
    │ Date and principles: they choose what comes first, and what comes back when.
    │ Enter done   Esc back
    ");
}

#[test]
fn the_sessions_have_their_verdict_and_time() {
    insta::assert_snapshot!(stage(80, 24, true).sessions().keys("s").shown(), @"
    │ Sessions (2)
    │
    │   Date               Name and question                  Verdict           Time
    │ … 22 Nov 2026 09:30  Webhooks nobody owned · Ownershi…  not finished      3:10
    │   21 Nov 2026 09:30  first try · Ownership beyond sco…  leaning no hire   1:35
    │
    │ Enter open   v review   n rename   d delete   u undo delete   Esc back
    ");
}

#[test]
fn the_sessions_at_a_larger_size() {
    insta::assert_snapshot!(stage(120, 40, true).sessions().keys("s").shown(), @"
    │ Sessions (2)
    │
    │   Date               Name and question                                                          Verdict           Time
    │ … 22 Nov 2026 09:30  Webhooks nobody owned · Ownership beyond scope                             not finished      3:10
    │   21 Nov 2026 09:30  first try · Ownership beyond scope                                         leaning no hire   1:35
    │
    │ Enter open   v review   n rename   d delete   u undo delete   Esc back   F1 all keys
    ");
}

#[test]
fn a_weak_telling_is_read_with_its_faults() {
    insta::assert_snapshot!(stage(80, 24, true).keys("down r w").shown(), @"
    │ starcoach   ! 1 problem in your files (p)            b story bank   v progress
    │
    │ ▸ Next: learn Ownership beyond scope     new to you
    │ ◷ When is your interview?                plan backwards from its date
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check an answer I have                 paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet L R D T  ▸ next
    │ Ownership beyond scope              ▸ · · ·  learn: new to you
    │
    │ Date and principles: they choose what comes first, and what comes back when.
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions
    ");
}

#[test]
fn what_happened_last_decides_what_is_next() {
    for (state, said) in [
        (SessionState::CutOff, "… Resume: Webhooks nobody owned"),
        (SessionState::Finished(None), "drill: told; now the questions"),
        (SessionState::Finished(Some(Verdict::NoHire)), "rehearse: last time no hire"),
    ] {
        let shown = stage(80, 24, true).tell(Msg::Sessions(vec![session(1, None, state)])).shown();
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn help_cuts_nothing_off_at_eighty_columns() {
    for kind in Kind::ALL {
        let help = Help::new(kind);
        for line in help.lines(&KeyMap::default(), 80) {
            let Line::Keys(keys, text) = line else { continue };
            assert!(keys.chars().count() <= 23 && text.chars().count() <= 52, "{kind:?}: {keys} {text}");
        }
    }
    let all = format!("{:?}", Help::new(Kind::Rehearse).lines(&KeyMap::default(), 80));
    assert!(all.contains("Alt-Y  Alt-Shift-U"), "a capital is another key than its letter: {all}");
}

#[test]
fn help_names_every_key_of_the_screen() {
    insta::assert_snapshot!(stage(80, 40, true).keys("?").shown(), @"
    │ All keys: home
    │
    │ Signs
    │   L R D T                 learn, rehearse, drill, test, by their letters
    │   ✓                       done: read, told as a hire, all replied, test 80 %
    │   ~                       begun, and not so far yet
    │   ·                       not begun
    │   ▸                       what comes next; its reason ends the row
    │
    │ Home
    │   c                       Paste an answer that you have and see it marked
    │   m                       One to five questions in one sitting, as in the room
    │   u                       What is due today: questions and opening lines
    │   i                       The day of your interview, and its principles
    │   b                       Your stories against the questions: gaps and
    │                           over-use
    │   n                       Your stories on one page, for the night before
    │   s                       Show past sessions
    │   v                       How your answers change from one to the next
    │   p                       Show what is wrong with your files
    │   Ctrl-R  F5              Read your files again
    │   T                       Change the colours
    │
    │ Ways to prepare
    │   l                       Walk through the question, section by section
    │   r                       Tell an answer against the clock
    │   d                       Answer what they ask after the answer
    │   t                       Ten questions that tell whether you are ready
    │
    │ Lists and long texts
    │   Enter                   Open what is chosen
    │   ↑  k                    Up
    │   ↓  j                    Down
    │   PgUp                    A page up
    │   PgDn  Space             A page down
    │   Home  g                 To the first line
    │   End  G                  To the last line
    │
    │ Everywhere
    │ ↓ down   PgDn page down   Esc back
    ");
}

#[test]
fn problems_are_shown_as_a_compiler_prints_them() {
    insta::assert_snapshot!(stage(80, 24, true).keys("p").shown(), @r#"
    │ Problems in your files: 1 of 1. The rest of each file works.
    │
    │ stories/bad.yaml: unknown key `titel`
    │   = did you mean `title`?
    │
    │ r read again   ↓ down   Esc back   F1 all keys
    "#);
}

#[test]
fn a_session_is_renamed_in_a_prompt() {
    let stage = stage(80, 24, true).sessions().keys("s down n backspace backspace x");
    assert!(stage.shown().contains("first tx"), "{}", stage.shown());
    let stage = stage.keys("enter");
    assert!(matches!(stage.effects.as_slice(), [Effect::Rename(id, name), Effect::LoadSessions]
        if *id == SessionId::new(1) && name == "first tx"));
}

#[test]
fn deleting_asks_first_and_can_be_undone() {
    let stage = stage(80, 24, true).sessions().keys("s d");
    assert!(stage.shown().contains("to the trash?"), "{}", stage.shown());
    let stage = stage.keys("esc");
    assert!(stage.effects.is_empty());
    let stage = stage.keys("d y");
    assert!(matches!(stage.effects.as_slice(), [Effect::Delete(id), Effect::LoadSessions] if *id == SessionId::new(2)));
    let stage = stage.keys("u");
    assert!(
        matches!(stage.effects.as_slice(), [Effect::Restore(id), Effect::LoadSessions] if *id == SessionId::new(2))
    );
}

#[test]
fn a_session_that_was_cut_off_is_opened_from_the_library() {
    let stage = stage(80, 24, true).sessions().keys("enter");
    assert!(matches!(stage.effects.as_slice(), [Effect::Open(id)] if *id == SessionId::new(2)));
}

#[test]
fn with_no_clock_running_nothing_wakes_the_program() {
    for keys in ["", "s", "?", "down enter", "p", "esc"] {
        assert_eq!(stage(80, 24, true).keys(keys).app.next_wake(Moment::after(1_000)), None, "{keys}");
    }
}

#[test]
fn a_session_that_is_not_saved_says_so_until_it_is() {
    let stage = stage(80, 24, true).tell(Msg::Unsaved(Some("the disk is full".into())));
    assert!(stage.keys("down").shown().contains("! not saved: the disk is full"));
}

#[test]
fn a_broken_edit_keeps_the_last_good_version() {
    let mut broken = library();
    broken.stories.remove("mine");
    broken.problems.push(Problem::new("mine.yaml", "unclosed quote"));
    let content = Content { library: Arc::new(broken), engine: Arc::default() };
    let stage = stage(80, 24, true).tell(Msg::Reloaded(Box::new(content)));
    assert!(stage.shown().contains("2 problems"), "{}", stage.shown());
    let question = stage.keys("end enter").shown();
    assert!(question.contains("Webhooks nobody owned"), "{question}");
}
