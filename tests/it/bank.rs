//! The story bank, driven by keys on a small library of the test's own.

use crate::stage::Stage;
use serde_json::{Value, json};
use starcoach::app::bank::Bank;
use starcoach::app::msg::{Content, SessionRow, SessionState};
use starcoach::app::{App, Common, Effect, Kind, Msg, Screen, Size};
use starcoach::clock::Moment;
use starcoach::content::{Library, Loaded, Origin, Story};
use starcoach::scoring::{Engine, Verdict};
use starcoach::session::{Input, SessionId};
use std::path::PathBuf;
use std::sync::Arc;

mod keeping;
mod revising;

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Loaded<T> {
    Loaded { item: serde_json::from_value(value).unwrap(), origin: Origin::Bundled }
}

/// Four questions in two sections, the last of them in other ones; sixteen principles.
fn questions() -> Library {
    let mut library = Library::default();
    let section = |id: &str, title: &str| json!({"id": id, "title": title, "mark": "S", "roles": [id], "target": 30, "purpose": format!("What {id} holds.")});
    for (id, last) in [("star", section("action", "Action")), ("carl", section("result", "Result"))] {
        let sections = [section("situation", "Situation"), last];
        let framework = json!({"format": 1, "id": id, "title": id, "about": "a", "sections": sections});
        library.frameworks.insert(id.into(), read(framework));
    }
    let patterns = [
        ("deadline", "A missed deadline", "star"),
        ("disagreement", "A disagreement", "star"),
        ("ownership", "Beyond your role", "star"),
        ("slip", "A slip of your own", "carl"),
    ];
    for (id, title, framework) in patterns {
        let last = if framework == "star" { "action" } else { "result" };
        let guide = |section: &str, needs: Value| {
            json!({"section": section, "weight": 1, "coaching": "c", "sample": "s", "needs": needs,
                "mistake": {"text": "m", "why": "w"}})
        };
        let need =
            json!([{"id": "deed", "title": "a deed", "any_of": ["ownership"], "points": 1, "missing": "Say it."}]);
        let pattern = json!({"format": 1, "id": id, "title": title, "framework": framework,
            "question": format!("Tell me about {}.", title.to_lowercase()), "competencies": ["c"], "about": "a",
            "levels": [{"id": "senior", "title": "Senior", "total": 60, "focus": "f", "bar": "b"}],
            "default_level": "senior", "weights_reason": "r",
            "guides": [guide("situation", json!([])), guide(last, need)],
            "angles": if id == "deadline" { json!([{"principle": "p03", "lead": "l", "emphasise": "e", "downplay": "d"}]) } else { json!([]) }});
        library.patterns.insert(id.into(), read(pattern));
    }
    let principle =
        |at: usize| json!({"id": format!("p{at:02}"), "title": format!("Principle {at}"), "company": "Acme"});
    let principles: Vec<Value> = (1..=16).map(principle).collect();
    library.principles =
        serde_json::from_value(json!({"format": 1, "id": "principles", "principles": principles})).unwrap();
    let family = json!({"format": 1, "id": "ownership", "title": "ownership", "about": "a", "polarity": "signal",
        "rules": [{"id": "found", "phrases": ["I found", "I wrote"], "say": "s"}]});
    library.families.insert("ownership".into(), read(family));
    library
}

fn story(id: &str, title: &str, patterns: &[&str]) -> Story {
    serde_json::from_value(json!({"format": 1, "id": id, "title": title, "patterns": patterns, "principles": ["p02"],
        "level": "senior", "text": {"situation": "Nobody owned the webhooks, and they were lost for weeks.",
        "action": "I found the fault by counting, and I wrote the tool that replays what was lost."}}))
    .unwrap()
}

fn path(id: &str) -> PathBuf {
    format!("/stories/{id}.yaml").into()
}

/// Two stories of one's own and a sample.
fn stories() -> Vec<(Story, bool)> {
    let mut short = story("lift", "The lift at noon", &["slip"]);
    short.text = [("situation".to_owned(), "The lift was blocked.".to_owned())].into();
    vec![
        (story("webhooks", "Webhooks nobody owned", &["ownership"]), true),
        (short, true),
        (story("sample", "The release that stuck", &["deadline", "ownership"]), false),
    ]
}

fn content(stories: Vec<(Story, bool)>) -> Content {
    let mut library = questions();
    for (item, own) in stories {
        let origin = if own { Origin::File(path(&item.id)) } else { Origin::Bundled };
        library.stories.insert(item.id.clone(), Loaded { item, origin });
    }
    let families = library.families.values().map(|loaded| &loaded.item);
    let (engine, problems) = Engine::build(families, &library.words);
    assert_eq!(problems, []);
    Content { library: Arc::new(library), engine: Arc::new(engine) }
}

/// The bank, `days` days after both stories were told last.
fn bank_of(stories: Vec<(Story, bool)>, days: u64, width: u16, height: u16) -> Stage {
    let mut common = Common::new(content(stories));
    common.size = Size { width, height };
    common.remembered.welcomed = true;
    common.no_color = true;
    let (app, effects) = App::start(common, None, Moment::after(0));
    let mut stage = Stage::begun(app, effects);
    let told = |n: u128, story: &str, pattern: &str| SessionRow {
        id: SessionId::new(n),
        pattern: pattern.into(),
        story: Some(story.into()),
        name: None,
        level: "senior".into(),
        input: Input::Typed,
        began: Moment::after(n as u64 * 1_000).wall(),
        ms: 60_000,
        weakness: None,
        drill: false,
        mock: None,
        length: None,
        replies: None,
        candidate: None,
        notes: starcoach::session::Notes::default(),
        state: SessionState::Finished(Some(Verdict::Hire)),
    };
    stage.tell(Msg::Sessions(vec![told(1, "webhooks", "ownership"), told(2, "webhooks", "slip")]));
    stage.ms = days * 86_400_000;
    stage.keys("b");
    stage
}

fn bank(width: u16, height: u16) -> Stage {
    let mut stage = bank_of(stories(), 3, width, height);
    stage.waits(100);
    stage
}

/// The screen, with a border that keeps its own indentation, and runs of empty rows as one.
fn shown(stage: &Stage) -> String {
    let mut rows: Vec<String> = Vec::new();
    for row in stage.screen().lines().map(|row| format!("│{row}")) {
        if row != "│" || rows.last().is_none_or(|last| last != "│") {
            rows.push(row);
        }
    }
    rows.join("\n")
}

fn kind(stage: &Stage) -> Kind {
    stage.app.top().map(Screen::kind).unwrap()
}

#[test]
fn the_table_shows_what_fits_what_is_missing_and_what_was_told() {
    insta::assert_snapshot!(shown(&bank(80, 24)), @"
    │ Story bank, by question   2 stories of yours, 2 gaps   Tab principles
    │
    │                                                   1  2  3  4    told     last
    │   stories of your own                            [!] !  1  1
    │   The lift at noon                               [·] ·  ·  ●          not yet
    │   Webhooks nobody owned                           ?  ?  ●  ·      2×  3 d ago
    │   The release that stuck                          ●  ·  ○  ·           sample
    │
    │ ● fits best  ○ fits too  ? its text would do  ! none of yours  ~ long ago
    │ 1 A missed deadline · “Tell me about a missed deadline.”
    │ not for this question · not rehearsed yet · a gap: “Webhooks nobody owned”
    │ could be told for it, or n begins a story
    │ Enter read   r rehearse   n new   e edit   Tab other page   Esc back
    ");
}

#[test]
fn the_table_at_a_larger_size() {
    insta::assert_snapshot!(shown(bank(120, 40).keys("down right right")), @r"
    │ Story bank, by question   2 stories of yours, 2 gaps   Tab principles
    │
    │                                                           1  2  3  4    told     last
    │   stories of your own                                     !  ! [1] 1
    │   The lift at noon                                        ·  ·  ·  ●          not yet
    │   Webhooks nobody owned                                   ?  ? [●] ·      2×  3 d ago
    │   The release that stuck                                  ●  ·  ○  ·           sample
    │
    │ ● fits best  ○ fits too  ? its text would do  ! none of yours  ~ long ago
    │ 3 Beyond your role · “Tell me about beyond your role.”
    │ fits this question best · told for it once, 3 days ago
    │
    │ Enter read   r rehearse   n new   e edit   Tab other page   Esc back   F1 all keys   x retire   c copy   E own editor
    ");
}

#[test]
fn principles_scroll_sideways_where_they_do_not_fit() {
    let mut stage = bank(80, 24);
    stage.keys("tab");
    insta::assert_snapshot!(shown(&stage), @"
    │ Story bank, by principle   2 stories of yours, 2 gaps   Tab questions
    │
    │                           1  2  3  4  5  6  7  8  9 10 11 12 ›  told     last
    │   stories of your own    [·] 2  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·
    │   The lift at noon       [·] ●  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·          not yet
    │   Webhooks nobody owned   ·  ●  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·      2×  3 d ago
    │   The release that stuck  ·  ●  ?  ·  ·  ·  ·  ·  ·  ·  ·  ·           sample
    │
    │ ● shows it first  ○ shows it too  ? its question has an angle  ! none of yours
    │ 1 Principle 1 (Acme)
    │ not for this principle · not rehearsed yet
    │
    │ Enter read   r rehearse   n new   e edit   Tab other page   Esc back
    ");
    for _ in 0..13 {
        stage.keys("right");
    }
    let screen = stage.screen();
    assert!(screen.contains("‹") && screen.contains("[·]") && screen.contains("14 Principle 14 (Acme)"), "{screen}");
}

#[test]
fn a_narrow_or_low_terminal_loses_columns_and_rows_not_the_choice() {
    for (width, height) in [(40, 12), (24, 8), (10, 4), (1, 1)] {
        let mut stage = bank(width, height);
        stage.keys("right right tab right tab n x enter").screen();
    }
    assert!(bank(40, 12).screen().contains("Webhooks"));
}

#[test]
fn what_a_text_would_do_for_is_found_one_story_at_a_time_and_then_all_is_still() {
    // The key itself leaves time for one of the two.
    let mut stage = bank_of(stories(), 3, 80, 24);
    assert!(stage.screen().contains("·  ·  ●  ·      2×"), "{}", stage.screen());
    assert_eq!(stage.app.next_wake(Moment::after(stage.ms)), Some(Moment::after(stage.ms)));
    stage.app.update(Msg::Wake, Moment::after(stage.ms));
    assert!(stage.screen().contains("?  ?  ●  ·      2×"), "{}", stage.screen());
    assert_eq!(stage.app.next_wake(Moment::after(stage.ms)), None);
}

#[test]
fn a_story_that_was_not_told_for_two_weeks_says_so() {
    let told = |days| bank_of(stories(), days, 80, 24).keys("down").screen();
    assert!(told(13).contains("13 d ago\n"), "{}", told(13));
    assert!(told(14).contains("14 d ago~") && told(14).contains("tell it again"), "{}", told(14));
}

#[test]
fn one_story_for_three_questions_is_told_to_be_used_too_much() {
    let one = story("one", "The one story", &["ownership", "deadline", "disagreement"]);
    let screen = bank_of(vec![(one, true)], 1, 80, 24).screen();
    assert!(screen.contains(" ▲ The one story"), "{screen}");
    assert!(screen.contains("your only good answer to 1, 2 and\n 3: prepare another story"), "{screen}");
}

#[test]
fn without_a_story_of_ones_own_every_question_is_a_gap() {
    let screen = bank_of(vec![(story("sample", "The release", &["deadline"]), false)], 1, 80, 24).screen();
    assert!(screen.contains("no story of yours, 4 gaps"), "{screen}");
    assert!(screen.contains("a sample to read; c makes a copy of your own"), "{screen}");
    let screen = bank_of(Vec::new(), 1, 80, 24).screen();
    assert!(screen.contains("n writes your first story"), "{screen}");
}

#[test]
fn a_chosen_principle_without_a_story_is_a_gap() {
    let mut stage = bank(80, 24);
    assert!(stage.screen().contains("2 gaps"));
    stage.keys("tab right right p");
    assert!(stage.screen().contains("3 gaps") && stage.screen().contains("you prepare for it"), "{}", stage.screen());
    assert!(matches!(stage.effects.last(), Some(Effect::Remember(it)) if it.aims == ["p03"]));
    assert!(stage.keys("p").screen().contains("2 gaps"));
    stage.keys("tab p");
    assert!(stage.screen().contains("choose a principle first"));
}

#[test]
fn enter_reads_the_story_by_the_question_it_serves() {
    let mut stage = bank(80, 24);
    stage.keys("down enter");
    assert_eq!(kind(&stage), Kind::Story);
    assert!(stage.screen().contains("“Tell me about beyond your role.”"), "{}", stage.screen());
    stage.keys("esc down right right enter");
    assert!(stage.screen().contains("The release that stuck") && stage.screen().contains("beyond your role"));
}

#[test]
fn a_story_is_rehearsed_with_the_key_and_a_sample_is_not() {
    let mut stage = bank(80, 24);
    stage.keys("down r");
    assert_eq!(kind(&stage), Kind::Setup);
    assert!(stage.screen().contains("‹ Webhooks nobody owned ›"), "{}", stage.screen());
    stage.keys("esc down r");
    assert_eq!(kind(&stage), Kind::Bank);
    assert!(stage.screen().contains("a sample stays as it is; c makes a copy of your own"), "{}", stage.screen());
}

#[test]
fn a_gap_names_a_story_that_could_be_told_for_it() {
    let mut stage = bank(80, 24);
    assert!(stage.screen().contains("a gap: “Webhooks nobody owned”"), "{}", stage.screen());
    stage.keys("down");
    assert!(stage.screen().contains("its text would do; to say so, add `deadline`"), "{}", stage.screen());
}

#[test]
fn the_file_is_opened_in_ones_own_editor() {
    let mut stage = bank(80, 24);
    stage.keys("E");
    assert!(matches!(stage.effects.last(), Some(Effect::Edit(file)) if *file == path("lift")));
}

#[test]
fn the_choice_stays_on_its_story_when_files_are_read_again() {
    let mut stage = bank(80, 24);
    stage.keys("down");
    let mut all = stories();
    all.push((story("a-first", "A first one", &["deadline"]), true));
    stage.tell(Msg::Reloaded(Box::new(content(all))));
    let Some(Screen::Bank(screen)) = stage.app.top() else { panic!() };
    assert_eq!(chosen(screen), "webhooks");
}

fn chosen(bank: &Bank) -> &str {
    &bank.chosen().unwrap().story
}
