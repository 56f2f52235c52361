//! A rubric of its own, and answers told to it.

use super::*;

pub const SECTIONS: [(&str, &str, u32, u32); 5] = [
    ("situation", "S", 30, 1),
    ("task", "T", 20, 1),
    ("action", "A", 90, 3),
    ("result", "R", 20, 2),
    ("reflection", "L", 15, 1),
];

/// A rubric of its own, so that no change of the bundled one can touch what is expected here.
pub fn content() -> Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| build(&rubric())).clone()
}

pub fn rubric() -> Value {
    let title = |id: &str| id[..1].to_uppercase() + &id[1..];
    let sections: Vec<Value> = SECTIONS
        .iter()
        .map(|(id, mark, target, _)| json!({"id": id, "title": title(id), "mark": mark, "roles": [id], "target": target, "purpose": "-"}))
        .collect();
    let need = |id: &str, title: &str, family: &str, at_least: u32, points: u32, follow_up: &str| {
        json!({"id": id, "title": title, "any_of": [family], "at_least": at_least, "points": points,
            "missing": format!("Say {title}, as it truly was."), "follow_up": follow_up})
    };
    let needs = [
        vec![],
        vec![need("boundary", "whose job it was", "scope-boundary", 1, 2, "why-you")],
        vec![need("steps", "three steps of your own", "ownership", 3, 3, "your-part")],
        vec![need("number", "a number before and after", "metric-delta", 1, 2, "quantify")],
        vec![need("gap", "the gap behind it", "systemic-insight", 1, 1, "why-you")],
    ];
    let guides: Vec<Value> = SECTIONS
        .iter()
        .zip(needs)
        .map(|((id, _, _, weight), needs)| {
            json!({"section": id, "weight": weight, "coaching": "-", "sample": "-", "mistake": {"text": "-", "why": "-"}, "needs": needs})
        })
        .collect();
    let follow_up = |id: &str, question: &str, probes: &str, when: &[&str]| {
        json!({"id": id, "question": question, "probes": probes, "when": when,
            "weak": {"text": "-", "why": "-"}, "strong": {"text": "-", "key": "-"}})
    };
    let family = |id: &str, title: &str, polarity: &str, roles: &[&str], phrases: &[&str], say: &str, instead: &str| {
        json!({"format": 1, "id": id, "title": title, "about": "-", "polarity": polarity, "roles": roles,
            "rules": [{"id": format!("{id}-rule"), "phrases": phrases, "when_negated": "keep", "say": say, "instead": instead}]})
    };
    json!({
        "framework": {"format": 1, "id": "star", "title": "STAR", "about": "-", "sections": sections},
        "pattern": {"format": 1, "id": "ownership", "title": "Ownership", "framework": "star",
            "question": "Tell me about a time you took on something outside your responsibility.",
            "competencies": ["ownership"], "about": "-", "weights_reason": "-", "default_level": "senior",
            "levels": [{"id": "senior", "title": "Senior", "total": 175, "focus": "-", "bar": "-"}],
            "angles": [{"principle": "bias-for-action", "lead": "-", "emphasise": "-", "downplay": "-"}],
            "guides": guides,
            "follow_ups": [
                follow_up("quantify", "By how much?", "Whether it was measured.", &["no-metric"]),
                follow_up("why-you", "Why was it you who did this?", "What moved you, and whether anybody sent you.", &["assignment"]),
                follow_up("your-part", "Which part was yours?", "Whether there is a person behind the \"we\".", &["group-action"]),
            ]},
        "families": [
            family("assignment", "Assignment", "disqualifier", &[], &["my manager asked me to"],
                "This starts with an order, so ownership does not show yet.",
                "If you chose it, start with what you saw. If it was assigned, say so in half a sentence."),
            family("scope-boundary", "Scope boundary", "signal", &[], &["no ticket existed", "not my job"], "-", "-"),
            family("ownership", "Ownership", "signal", &["action"], &["{I did} .. {any}"], "One can see you do it.", "-"),
            family("metric-delta", "Metric delta", "signal", &["result"], &["fell from {any} to {any}"], "-", "-"),
            family("systemic-insight", "Systemic insight", "signal", &["reflection"], &["no shared {any}"], "-", "-"),
            family("dilution", "Dilution", "warning", &["action"], &["{we did}"], "The group acts, so you are not seen.", "Say \"I\" for what was yours."),
        ],
        "story": {"format": 1, "id": "mine", "title": "Webhooks nobody owned", "patterns": ["ownership"], "level": "senior",
            "principles": ["ownership"], "text": {"situation": "The webhooks were lost for weeks."}}
    })
}

pub fn plan() -> Plan {
    Plan {
        pattern: "ownership".to_owned(),
        story: Some("mine".to_owned()),
        principle: Some("bias-for-action".to_owned()),
        ..Plan::default()
    }
}

pub const FIRST: [&str; 5] = [
    "The webhooks of another team got lost, about one in three hundred, for weeks.",
    "No ticket existed. My manager asked me to take a look.",
    "I pulled the logs. I compared the ids. We built the retry. I tested it.",
    "Losses fell from 12 to 1.",
    "It was a good lesson.",
];

pub fn told(texts: [&str; 5], width: u16, height: u16) -> Stage {
    let mut stage = Stage::planned(content(), plan(), width, height);
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            stage.keys("tab");
        }
        stage.types(text);
    }
    stage
}

/// The answer told, finished, and both questions answered with yes.
pub fn finished(width: u16, height: u16) -> Stage {
    let mut stage = told(FIRST, width, height);
    stage.keys("alt-enter y y");
    stage
}

pub fn kind(stage: &Stage) -> Kind {
    stage.app.top().unwrap().kind()
}

/// The last session, folded from what was to be written.
pub fn take(stage: &Stage) -> Take {
    let mut take = None;
    for effect in &stage.effects {
        match effect {
            Effect::Begin(header, _) => take = Some(Take::new(header.as_ref().clone())),
            Effect::Append(entries) => entries.iter().for_each(|entry| take.as_mut().unwrap().apply(entry).unwrap()),
            _ => {}
        }
    }
    take.unwrap()
}

pub fn row(take: &Take) -> SessionRow {
    SessionRow {
        id: take.header.id.clone(),
        pattern: take.header.pattern.clone(),
        story: take.header.story.clone(),
        name: None,
        level: take.header.level.clone(),
        input: take.header.input,
        began: take.header.began.clone(),
        ms: 0,
        weakness: None,
        drill: false,
        mock: None,
        length: take.header.length,
        replies: None,
        candidate: None,
        notes: starcoach::session::Notes::default(),
        state: SessionState::Finished(None),
    }
}

pub fn opened(stage: &mut Stage, take: Take, read_only: bool) {
    let opened = Opened { read_only, ..Opened::new(take, None) };
    stage.tell(Msg::Opened(Box::new(opened)));
}

/// An answer aloud: a minute in the first section, and what the candidate says of the needs.
pub fn aloud() -> Take {
    let mut header = take(&finished(80, 24)).header;
    header.input = Input::Aloud;
    let mut recorder = Recorder::new(header, [], Moment::after(0)).unwrap();
    recorder.resume(Moment::after(0)).unwrap();
    recorder.enter("task", Moment::after(50_000)).unwrap();
    recorder.pause(Moment::after(60_000)).unwrap();
    for (need, met) in [("boundary", true), ("steps", true), ("number", false), ("gap", false)] {
        recorder.record(Event::Checked { need: need.to_owned(), met }, Moment::after(60_000)).unwrap();
    }
    recorder.finish(None, Moment::after(61_000)).unwrap();
    recorder.take().clone()
}

pub fn finished_take() -> Take {
    static TAKE: OnceLock<Take> = OnceLock::new();
    TAKE.get_or_init(|| take(&finished(80, 24))).clone()
}
