//! The program without a terminal, on bundled content, driven by keys and a clock of the test's own.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use serde_json::{Value, json};
use starcoach::app::msg::Content;
use starcoach::app::rehearse::unjudged;
use starcoach::app::{App, Common, Effect, Key, Msg, Plan, Size};
use starcoach::clock::Moment;
use starcoach::content::{Family, Framework, Library, Loaded, Origin, Pattern, Story};
use starcoach::scoring::{Engine, Rubric};
use starcoach::session::{Entry, SessionId, Take};
use starcoach::ui;
use std::sync::{Arc, OnceLock};

/// A program on the stage.
pub struct Stage {
    /// The program.
    pub app: App,
    /// Everything that it asked for.
    pub effects: Vec<Effect>,
    /// The clock, in ms.
    pub ms: u64,
    /// Whether a store answers what it asks for; without one its effects are only noted.
    pub disk: bool,
    /// The sessions as that store has them.
    pub sessions: Vec<(Take, Arc<Rubric>)>,
    /// Their entries, for a replay.
    pub logs: Vec<Vec<Entry>>,
    /// The one that entries go to.
    pub open: usize,
}

/// A small rubric that no change of the bundled one can touch.
pub fn content() -> Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| build(&small_rubric())).clone()
}

/// Content from its parts: `framework`, `pattern`, `families`, `story`.
pub fn build(value: &Value) -> Content {
    let mut library = Library::default();
    let framework: Framework = read(&value["framework"]);
    let pattern: Pattern = read(&value["pattern"]);
    library.frameworks.insert(framework.id.clone(), Loaded { item: framework, origin: Origin::Bundled });
    library.patterns.insert(pattern.id.clone(), Loaded { item: pattern, origin: Origin::Bundled });
    for family in read::<Vec<Family>>(&value["families"]) {
        library.families.insert(family.id.clone(), Loaded { item: family, origin: Origin::Bundled });
    }
    let story: Story = read(&value["story"]);
    library.stories.insert(story.id.clone(), Loaded { item: story, origin: Origin::File("mine.yaml".into()) });
    let families: Vec<&Family> = library.families.values().map(|loaded| &loaded.item).collect();
    let (engine, problems) = Engine::build(families, &library.words);
    assert_eq!(problems, []);
    Content { library: Arc::new(library), engine: Arc::new(engine) }
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

pub fn small_rubric() -> Value {
    let section = |id: &str, title: &str, mark: &str, target: u32| json!({"id": id, "title": title, "mark": mark, "roles": [id], "target": target, "purpose": format!("Purpose of {title}.")});
    let need = |id: &str, title: &str, family: &str| json!({"id": id, "title": title, "any_of": [family], "points": 1, "missing": format!("Say {title}.")});
    let guide = |id: &str, needs: Vec<Value>| {
        json!({"section": id, "weight": 1, "coaching": format!("Tip for {id}."), "sample": format!("Sample of {id}."),
            "mistake": {"text": "A mistake.", "why": "Why it fails."}, "needs": needs})
    };
    let rule = |id: &str, phrases: &[&str]| {
        json!({"id": id, "phrases": phrases, "say": "This starts with an order, so ownership does not show yet.",
            "instead": "If you chose it, start with what you saw."})
    };
    let family = |id: &str, title: &str, polarity: &str, rule: Value| json!({"format": 1, "id": id, "title": title, "about": "For tests.", "polarity": polarity, "rules": [rule]});
    json!({
        "framework": {"format": 1, "id": "star", "title": "STAR", "about": "For tests.", "sections": [
            section("situation", "Situation", "S", 30), section("task", "Task", "T", 20),
            section("action", "Action", "A", 90), section("result", "Result", "R", 20),
            section("reflection", "Reflection", "L", 15)]},
        "pattern": {"format": 1, "id": "ownership", "title": "Ownership", "framework": "star",
            "question": "Tell me about a time you took on something outside your responsibility.",
            "wordings": ["When did you go beyond your role?"], "competencies": ["ownership"], "about": "For tests.",
            "levels": [{"id": "senior", "title": "senior", "total": 175, "focus": "", "bar": ""}],
            "default_level": "senior", "weights_reason": "equal",
            "guides": [
                guide("situation", vec![need("boundary", "whose job it was", "scope-boundary")]),
                guide("task", vec![need("mine", "that you took it on", "ownership"), need("edge", "whose job it was", "scope-boundary")]),
                guide("action", vec![]), guide("result", vec![]), guide("reflection", vec![])]},
        "families": [
            family("assignment", "assignment", "disqualifier", rule("asked", &["my manager asked me to"])),
            family("scope-boundary", "scope boundary", "signal", rule("not-mine", &["not my job", "no ticket existed"])),
            family("hedge", "hedge", "warning", json!({"id": "somehow", "phrases": ["it went somehow"], "say": "Vague.",
                "instead": "Say what you know."})),
            family("ownership", "ownership", "signal", rule("took", &["I took it on"]))],
        "story": {"format": 1, "id": "mine", "title": "Webhooks", "patterns": ["ownership"], "level": "senior",
            "text": {"situation": "The webhooks were lost for weeks. Nobody owned them."}}
    })
}

impl Stage {
    /// Begins what is planned, on a screen of that size.
    pub fn of(plan: Plan, width: u16, height: u16) -> Self {
        Self::planned(content(), plan, width, height)
    }

    /// The same on other content.
    pub fn planned(content: Content, plan: Plan, width: u16, height: u16) -> Self {
        let mut common = Common::new(content);
        common.size = Size { width, height };
        common.next_id = SessionId::new(1);
        common.no_color = true;
        let (app, effects) = App::start(common, Some(plan), Moment::after(0));
        Self::begun(app, effects)
    }

    /// A program that was started elsewhere.
    pub fn begun(app: App, effects: Vec<Effect>) -> Self {
        Self { app, effects, ms: 0, disk: false, sessions: Vec::new(), logs: Vec::new(), open: 0 }
    }

    /// One message, and the short rest after it in which what was typed is judged; what a store would answer comes then.
    pub fn tell(&mut self, msg: Msg) -> &mut Self {
        let mut due = vec![msg];
        while let Some(msg) = due.pop() {
            let mut effects = self.app.update(msg, Moment::after(self.ms));
            let rest = Moment::after(self.ms + unjudged::REST);
            if self.app.next_wake(rest) == Some(rest) {
                effects.extend(self.app.update(Msg::Wake, rest));
            }
            if self.disk {
                due.extend(effects.iter().filter_map(|effect| self.store(effect)).collect::<Vec<_>>());
            }
            self.effects.extend(effects);
        }
        self
    }

    /// Types a text, ten characters a second.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.ms += 100;
            self.tell(Msg::Key(Key::char(c)));
        }
        self
    }

    /// Presses keys, as config files spell them.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.tell(Msg::Key(key.parse().unwrap()));
        }
        self
    }

    /// Time passes; the program wakes whenever it asked for it.
    pub fn waits(&mut self, ms: u64) -> &mut Self {
        let end = self.ms + ms;
        while let Some(due) = self.app.next_wake(Moment::after(self.ms)).filter(|due| due.ms <= end) {
            self.ms = due.ms.max(self.ms + 1);
            self.tell(Msg::Wake);
        }
        self.ms = end;
        self
    }

    /// What is on the screen, with its styles.
    pub fn buffer(&self) -> Buffer {
        let size = self.app.common.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        ui::draw(&self.app, &mut buffer, Moment::after(self.ms));
        buffer
    }

    /// The cells of the row that shows a text, from where it begins.
    pub fn cells(&self, text: &str) -> Vec<Cell> {
        let buffer = self.buffer();
        for row in buffer.content().chunks(usize::from(buffer.area.width)) {
            let symbols: Vec<&str> = row.iter().map(Cell::symbol).collect();
            if let Some(at) = (0..row.len()).find(|at| symbols[*at..].concat().starts_with(text)) {
                return row[at..].to_vec();
            }
        }
        panic!("{text} is not shown: {}", self.screen())
    }

    /// What is on the screen, row by row. Where a store answers, it is written as pictures of whole screens need it: behind
    /// a border, with one empty row for several.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width.max(1));
        let text = |row: &[Cell]| row.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned();
        let rows = buffer.content().chunks(width).map(text);
        if !self.disk {
            return rows.map(|row| row + "\n").collect();
        }
        let mut shown: Vec<String> = Vec::new();
        for row in rows.map(|row| format!("│{row}")) {
            if row != "│" || shown.last().is_some_and(|last| last != "│") {
                shown.push(row);
            }
        }
        shown.join("\n")
    }

    /// Every entry that was to be written.
    pub fn entries(&self) -> Vec<Entry> {
        let appended = self.effects.iter().filter_map(|effect| match effect {
            Effect::Append(entries) => Some(entries.clone()),
            _ => None,
        });
        appended.flatten().collect()
    }
}
