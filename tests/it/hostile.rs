//! Sessions from somebody else: whatever their bytes say, reading them is bounded, and nothing of them reaches the terminal
//! but text.

mod bounds;

use super::journal::{at, header, home};
use super::stage::{Stage, content};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::{Value, json};
use starcoach::app::msg::{Opened, SessionRow, SessionState};
use starcoach::app::{App, Common, Msg, Size};
use starcoach::content::clean::is_hostile;
use starcoach::scoring::judge::judge;
use starcoach::scoring::{Rubric, Told};
use starcoach::session::event::Honesty;
use starcoach::session::notes::{Anchor, Note, Rating, Review, What, Who};
use starcoach::session::{Event, Header, Reader, Recorder, SessionId, limits};
use starcoach::store::sessions::inbox::Inbox;
use starcoach::store::sessions::{Summary, list};
use starcoach::ui;
use std::fs;
use std::sync::{Arc, OnceLock};

const SECTIONS: [&str; 5] = ["situation", "task", "action", "result", "reflection"];

fn rubric() -> Arc<Rubric> {
    static RUBRIC: OnceLock<Arc<Rubric>> = OnceLock::new();
    let resolve = || {
        let content = content();
        let rubric = Rubric::resolve(&content.library, Arc::clone(&content.engine), "ownership", None, None, 140);
        Arc::new(rubric.unwrap())
    };
    Arc::clone(RUBRIC.get_or_init(resolve))
}

fn line(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap() + "\n"
}

/// A session with a bit of everything: typed, judged, named, commented, rated, reviewed.
fn good(finish: bool) -> Vec<String> {
    let header = Header {
        sections: SECTIONS.map(str::to_owned).to_vec(),
        story: Some("mine".into()),
        candidate: Some("Ana".into()),
        ..header(1)
    };
    let mut recorder = Recorder::new(header.clone(), [], at(0)).unwrap();
    let mut entries = Vec::new();
    for (n, section) in SECTIONS.into_iter().enumerate() {
        let now = 1_000 + 10_000 * n as u64;
        entries.extend(recorder.enter(section, at(now)).unwrap());
        entries.extend(recorder.edit(0, 0, "No ticket existed, my manager asked me to.", false, at(now + 10)).unwrap());
        entries.extend(recorder.edit(3, 2, "né it went somehow", true, at(now + 5_000)).unwrap());
    }
    let mut record = |event: Event| entries.extend(recorder.record(event, at(60_000)).unwrap());
    record(Event::Paused);
    if finish {
        let (rule, section, quote) = ("hedge".into(), "task".into(), "it went somehow".into());
        record(Event::Dismissed { rule, section, quote, reason: "a quotation".into() });
        record(Event::Answered { question: Honesty::TrueAndMine, yes: true });
        let card = judge(&rubric(), &recorder.take().told()).scorecard;
        entries.extend(recorder.finish(Some(card), at(61_000)).unwrap());
        let who = Who { id: SessionId::new(7), name: "Coach".into() };
        let anchor = Anchor { section: "task".into(), start: 0, end: 2, quote: "No".into() };
        let notes = [
            What::Comment { anchor: Some(anchor), text: "Say whose it was.".into() },
            What::Reply { to: SessionId::new(100), text: "I will.".into() },
            What::Rated(Rating { overall: 3, reason: "fine".into(), sections: [].into(), blind: true }),
            What::Reviewed(Review { keep: "the start".into(), change: "the end".into(), next: None }),
            What::Revealed,
        ];
        for (n, what) in (0..).zip(notes) {
            let note = Note { id: SessionId::new(100 + n), who: who.clone(), wall: header.began.clone(), what };
            entries.extend(recorder.record(Event::Noted(Box::new(note)), at(62_000)).unwrap());
        }
        entries.extend(recorder.record(Event::Named { name: "the good one".into() }, at(63_000)).unwrap());
    }
    std::iter::once(line(&header)).chain(entries.iter().map(line)).collect()
}

/// Reads bytes as the program does, in a list, in an inbox and opened, and holds what must hold of any session.
fn read(bytes: &[u8]) -> Option<(Reader, Option<Summary>)> {
    let (_home, store) = home();
    fs::create_dir_all(&store.dirs.sessions).unwrap();
    fs::write(store.dirs.sessions.join("theirs.jsonl"), bytes).unwrap();
    let (mut listed, problems) = list(&store.dirs.sessions);
    assert_eq!(listed.len() + problems.len(), 1);
    for problem in &problems {
        assert!(!problem.to_string().replace('\n', "").contains(is_hostile), "{problem:?}");
    }
    for received in Inbox::of(&store.dirs.sessions).flatten() {
        received.marks(&SessionId::new(7));
    }
    store.attempts();
    let (reader, _) = Reader::read(bytes).ok()?;
    holds(&reader);
    let (summary, take) = (listed.pop(), &reader.take);
    if let Some(summary) = summary.as_ref().filter(|it| reader.flaws.is_empty() && it.finished) {
        // Its ends say what all of it says.
        assert_eq!((&summary.name, summary.words, &summary.notes), (&take.name, take.words(), &take.notes));
        assert_eq!(summary.ms, take.total_ms(take.at));
        assert!(take.finished.is_some());
    }
    assert_eq!(fs::read_dir(store.dirs.sessions.parent().unwrap()).unwrap().count(), 1, "nothing else was written");
    Some((reader, summary))
}

fn holds(reader: &Reader) {
    let take = &reader.take;
    assert!((1..=limits::SECTIONS).contains(&take.sections.len()));
    assert!(take.sections.iter().map(|section| &section.id).eq(&take.header.sections));
    assert!(take.sections.iter().all(|section| section.text.len() <= limits::TEXT));
    assert!(take.n <= limits::ENTRIES && take.at <= limits::TIME && reader.entries.len() as u64 <= take.n);
    assert!(take.total_ms(take.at) <= take.at, "clocks show more than the time");
    assert!(take.current < take.sections.len() && take.notes.0.len() <= limits::NOTED + 1);
    assert!(take.name.as_ref().is_none_or(|name| name.len() <= limits::LABEL));
    let (mut n, mut ms) = (0, 0);
    for entry in &reader.entries {
        assert!(entry.n > n && entry.at >= ms, "entries in their order");
        (n, ms) = (entry.n, entry.at);
    }
}

fn row(summary: Summary) -> SessionRow {
    let state = match (summary.finished, summary.in_use) {
        (true, _) => SessionState::Finished(summary.verdict),
        (false, true) => SessionState::InUse,
        (false, false) => SessionState::CutOff,
    };
    SessionRow {
        id: summary.id,
        pattern: summary.pattern,
        story: summary.story,
        name: summary.name,
        level: summary.level,
        input: summary.input,
        began: summary.began,
        ms: summary.ms,
        weakness: summary.primary_weakness,
        drill: summary.drill,
        mock: summary.mock,
        candidate: summary.candidate,
        notes: summary.notes,
        length: summary.length,
        replies: summary.replies,
        state,
    }
}

/// Opens it on a screen of that size and looks around; every cell must hold plain text.
fn shows(reader: Reader, summary: Summary, size: Size, keys: &[&str], known: bool) {
    let mut common = Common::new(content());
    common.size = size;
    common.remembered.welcomed = true;
    let (app, effects) = App::start(common, None, at(0));
    let mut stage = Stage::begun(app, effects);
    stage.tell(Msg::Sessions(vec![row(summary)]));
    plain(&stage);
    stage.keys("s");
    plain(&stage);
    let rubric = known.then(rubric);
    let Reader { take, entries, flaws, .. } = reader;
    let damage = flaws.iter().map(|flaw| flaw.message.clone()).collect();
    // One's own and somebody else's open on different screens.
    let own = keys.len().is_multiple_of(2);
    let opened = Opened { entries: Arc::new(entries), own, damage, ..Opened::new(take, rubric) };
    stage.tell(Msg::Opened(Box::new(opened)));
    plain(&stage);
    for key in keys {
        stage.keys(key);
        plain(&stage);
    }
}

fn plain(stage: &Stage) {
    let size = stage.app.common.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    ui::draw(&stage.app, &mut buffer, at(stage.ms));
    for cell in buffer.content() {
        assert!(!cell.symbol().contains(is_hostile), "{:?} in a cell", cell.symbol());
    }
}

/// Texts that no screen may pass on as they are, and values of the wrong kind or size.
fn nasty() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => prop::sample::select(vec![
            json!("\u{1b}[2J\u{1b}]0;title\u{7}"), json!("\u{9b}31m"), json!("\u{202e}gnp.exe"), json!("\u{e0041}\u{200b}"),
            json!("\r\n\t\u{0}"), json!("../../../etc/passwd"), json!("/etc/passwd"), json!(""), json!("日本\u{301}👩\u{200d}🚀"),
            json!("action"), json!("situation"), json!("star"), json!("drill"), json!("\u{2028}\u{2029}\u{85}"),
        ]),
        4 => prop::sample::select(vec![
            json!(null), json!(true), json!(0), json!(1), json!(-1), json!(5), json!(u32::MAX), json!(u64::MAX), json!(1e308),
            json!(i64::MAX), json!(0.5), json!([]), json!({}), json!([[]]), json!(61_000), json!(1_000_001),
        ]),
        1 => (1_usize..80).prop_map(|times| json!("\u{202e}Ünï ".repeat(times * times))),
        1 => (1_usize..200).prop_map(|depth| (0..depth).fold(json!(1), |inner, _| json!([inner]))),
        2 => "\\PC{0,20}".prop_map(|text| json!(text)),
        1 => any::<u64>().prop_map(|number| json!(number)),
    ]
}

#[derive(Debug, Clone)]
enum Change {
    Byte(prop::sample::Index, u8),
    Value(prop::sample::Index, prop::sample::Index, Value),
    Key(prop::sample::Index, String),
    Swap(prop::sample::Index, prop::sample::Index),
    Drop(prop::sample::Index),
    Twice(prop::sample::Index),
    Cut(prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        2 => (index(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        12 => (index(), index(), nasty()).prop_map(|(line, at, value)| Change::Value(line, at, value)),
        1 => (index(), "[a-z]{1,5}").prop_map(|(line, key)| Change::Key(line, key)),
        1 => (index(), index()).prop_map(|(one, other)| Change::Swap(one, other)),
        1 => index().prop_map(Change::Drop),
        1 => index().prop_map(Change::Twice),
        1 => index().prop_map(Change::Cut),
    ]
}

/// The pointers of all values in a value.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(n, item)| places(item, &format!("{at}/{n}"), all)),
        Value::Object(map) => map.iter().for_each(|(key, item)| places(item, &format!("{at}/{key}"), all)),
        _ => {}
    }
}

fn changed(mut lines: Vec<String>, changes: &[Change]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for change in changes {
        if lines.is_empty() {
            break;
        }
        match change {
            Change::Value(index, place, value) => {
                let index = index.index(lines.len());
                let Ok(mut line) = serde_json::from_str::<Value>(&lines[index]) else { continue };
                let mut all = Vec::new();
                places(&line, "", &mut all);
                let at = place.get(&all).clone();
                *line.pointer_mut(&at).unwrap() = value.clone();
                lines[index] = format!("{line}\n");
            }
            Change::Key(index, key) => {
                let index = index.index(lines.len());
                lines[index] = lines[index].replacen("\"section\"", &format!("\"{key}\""), 1);
            }
            Change::Swap(one, other) => {
                let (one, other) = (one.index(lines.len()), other.index(lines.len()));
                lines.swap(one, other);
            }
            Change::Drop(index) => drop(lines.remove(index.index(lines.len()))),
            Change::Twice(index) => {
                let index = index.index(lines.len());
                lines.insert(index, lines[index].clone());
            }
            Change::Byte(..) | Change::Cut(_) => {}
        }
    }
    bytes.extend(lines.concat().bytes());
    for change in changes {
        match change {
            _ if bytes.is_empty() => break,
            Change::Byte(index, byte) => {
                let at = index.index(bytes.len());
                bytes[at] = *byte;
            }
            Change::Cut(index) => bytes.truncate(index.index(bytes.len())),
            _ => {}
        }
    }
    bytes
}

fn keys() -> impl Strategy<Value = Vec<&'static str>> {
    let keys =
        ["tab", "shift-tab", "down", "up", "pagedown", "pageup", "end", "home", "enter", "esc", "right", "left", "f1"];
    let letters = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "v", "w", "x",
        "1", "3", "space", "alt-h", "alt-q", "alt-p", "alt-r", "ctrl-g",
    ];
    prop::collection::vec(prop::sample::select([keys.as_slice(), &letters].concat()), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_a_file_says_reading_and_drawing_it_are_safe(
        changes in prop::collection::vec(change(), 0..6),
        (finish, known, keys) in (any::<bool>(), any::<bool>(), keys()),
        (width, height) in (1_u16..140, 1_u16..50),
    ) {
        if let Some((reader, Some(summary))) = read(&changed(good(finish), &changes)) {
            shows(reader, summary, Size { width, height }, &keys, known);
        }
    }
}

/// Every text of the file in turn.
#[test]
fn no_text_of_a_file_reaches_the_terminal_as_it_is() {
    for finish in [true, false] {
        let lines = good(finish);
        for (at, text) in lines.iter().enumerate() {
            let value: Value = serde_json::from_str(text).unwrap();
            let mut all = Vec::new();
            places(&value, "", &mut all);
            for place in all.iter().filter(|place| value.pointer(place).is_some_and(Value::is_string)) {
                let mut value = value.clone();
                *value.pointer_mut(place).unwrap() = json!("\u{1b}[31m\u{202e}\u{9b}x");
                let mut lines = lines.clone();
                lines[at] = format!("{value}\n");
                if let Some((reader, Some(summary))) = read(lines.concat().as_bytes()) {
                    let size = Size { width: 120, height: 40 };
                    shows(reader, summary, size, &["tab", "pagedown", "end", "tab", "tab"], at % 2 == 0);
                }
            }
        }
    }
}
