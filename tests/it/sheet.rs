//! The page for the night before: what it says of each story, on paper and as HTML, and that it invents nothing.

use crate::journal::{at, header};
use crate::program::Home;
use crate::stage::build;
use serde_json::{Value, json};
use starcoach::app::msg::Content;
use starcoach::clock;
use starcoach::progress::Schedule;
use starcoach::report::sheet::{Past, Source};
use starcoach::report::{Sheet, html, text};
use starcoach::scoring::scorecard::Quoted;
use starcoach::scoring::{Rubric, Told, judge};
use starcoach::session::Recorder;
use starcoach::store::Store;
use std::sync::Arc;

/// A question, the families that matter here, and one story of the user's own.
fn rubric() -> Value {
    let section = |id: &str, title: &str| json!({"id": id, "title": title, "mark": "S", "roles": [id], "target": 30, "purpose": "-"});
    let need = json!({"id": "number", "title": "a number", "any_of": ["metric-delta"], "points": 1, "missing": "Say a number.", "follow_up": "quantify"});
    let guide = |id: &str, needs: Vec<&Value>| json!({"section": id, "weight": 1, "coaching": "-", "sample": "-", "mistake": {"text": "-", "why": "-"}, "needs": needs});
    let family = |id: &str, title: &str, polarity: &str, phrase: &str| {
        json!({"format": 1, "id": id, "title": title, "about": "-", "polarity": polarity,
            "rules": [{"id": id, "phrases": [phrase], "say": "-", "instead": "-"}]})
    };
    let follow_up = |id: &str, question: &str, key: &str, when: &str| {
        json!({"id": id, "question": question, "probes": "-", "when": [when], "weak": {"text": "-", "why": "-"},
            "strong": {"text": "-", "key": key}})
    };
    json!({
        "framework": {"format": 1, "id": "star", "title": "STAR", "about": "-",
            "sections": [section("situation", "Situation"), section("action", "Action"), section("result", "Result")]},
        "pattern": {"format": 1, "id": "ownership", "title": "Ownership beyond your scope", "framework": "star",
            "question": "Tell me about a time.", "competencies": [], "about": "-", "weights_reason": "-",
            "levels": [{"id": "senior", "title": "senior", "total": 175, "focus": "", "bar": ""}], "default_level": "senior",
            "guides": [guide("situation", vec![]), guide("action", vec![]), guide("result", vec![&need])],
            "disqualifiers": {"handoff": {"is": "fatal", "why": "Passing it on leaves the owning to them."},
                "assignment": {"is": "off", "why": "-"}},
            "follow_ups": [follow_up("why-you", "Why you?", "saw the harm", "assignment"),
                follow_up("quantify", "How did you arrive at that figure?", "count × unit value", "no-metric")]},
        "families": [
            family("assignment", "assignment", "disqualifier", "my manager asked me to"),
            family("handoff", "hand-off", "disqualifier", "they fixed it"),
            family("filler", "filler", "warning", "you know"),
            family("metric-delta", "measured change", "signal", "from {number} to {number}"),
            family("business-impact", "what it was worth", "signal", "{money} [a week]")],
        "story": {"format": 1, "id": "mine", "title": "Meals that came cold", "patterns": ["ownership", "gone"],
            "level": "senior", "text": {
                "situation": "I noticed that about forty meals a week came to our ward cold. Nobody had asked why.",
                "action": "I timed the trolleys.",
                "result": "Cold meals went from 40 to 3, which saved $200 a week."}}
    })
}

fn sheet_of<'a>(content: &'a Content, past: &'a [Past], change: impl Fn(&mut Source<'a>)) -> Sheet {
    let mut source = Source {
        library: &content.library,
        engine: &content.engine,
        past,
        schedule: Schedule { today: 0, interview: None },
        pace: 140,
        patterns: &[],
        samples: false,
    };
    change(&mut source);
    Sheet::of(source)
}

fn sheet(value: &Value, past: &[Past]) -> Sheet {
    sheet_of(&build(value), past, |_| ())
}

fn past(story: Option<&str>, findings: &[(&str, &str, &str)]) -> Past {
    let quoted = |(family, polarity, text): &(&str, &str, &str)| {
        serde_json::from_value::<Quoted>(json!({"rule": family, "family": family, "polarity": polarity,
            "section": "action", "start": 0, "end": text.len(), "text": text}))
        .unwrap()
    };
    Past {
        pattern: "ownership".into(),
        story: story.map(str::to_owned),
        findings: findings.iter().map(quoted).collect(),
    }
}

#[test]
fn a_story_is_told_by_its_first_line_its_numbers_and_what_follows() {
    let sheet = sheet(&rubric(), &[]);
    assert_eq!((sheet.questions, sheet.gaps, sheet.samples), (1, 0, false));
    insta::assert_snapshot!(text::sheet(&sheet), @"
    Your stories
    Every question has a story.

     1  Meals that came cold
        answers   Ownership beyond your scope
        open with “I noticed that about forty meals a week came to our ward cold.”
        numbers   “Cold meals went from 40 to 3, which saved $200 a week”
        never     anything that sounds like “hand-off”. Passing it on leaves the
                  owning to them.
        they ask  “Why you?”
        the point saw the harm
    ");
}

#[test]
fn what_this_candidate_says_most_often_is_what_not_to_say() {
    let never = |past: &[Past]| {
        let avoid = sheet(&rubric(), past).entries.remove(0).avoid.unwrap();
        format!("{:?} {}: {}", avoid.quote, avoid.family, avoid.why)
    };
    let order = ("assignment", "disqualifier", "my boss asked me to");
    let filler = ("filler", "warning", "you know");
    let signal = ("metric-delta", "signal", "from 1 to 2");
    let told = [
        never(&[past(Some("mine"), &[filler, filler, filler, signal]), past(Some("mine"), &[order])]),
        never(&[past(Some("mine"), &[filler]), past(Some("mine"), &[order, filler])]),
        never(&[past(Some("other"), &[filler]), past(Some("other"), &[filler]), past(Some("mine"), &[order])]),
        never(&[past(None, &[filler]), past(Some("mine"), &[signal])]),
        never(&[past(Some("mine"), &[("gone", "warning", "old\u{1b}[31m words")])]),
    ];
    insta::assert_snapshot!(told.join("\n"), @r#"
    Some("my boss asked me to") assignment: you said so once with this story
    Some("you know") filler: you said so in 2 sessions with this story
    Some("my boss asked me to") assignment: you said so once with this story
    Some("you know") filler: you said so once at these questions
    Some("old�[31m words") gone: you said so once with this story
    "#);
}

#[test]
fn without_sessions_the_weak_telling_warns_and_then_the_question() {
    let mut value = rubric();
    let fault = |quote: Value, family: &str| json!({"section": "action", "quote": quote, "family": family, "why": "-"});
    value["story"]["weak"] = json!({"text": {"action": "You know, they fixed it."}, "primary_weakness": "handoff",
        "thought": "-", "faults": [fault(json!("You know"), "filler"), fault(json!(null), "handoff"), fault(json!("they fixed it"), "handoff")]});
    let avoid = |value: &Value| sheet(value, &[]).entries.remove(0).avoid;
    let written = avoid(&value).unwrap();
    assert_eq!((written.quote.as_deref(), written.family.as_str()), (Some("they fixed it"), "hand-off"));
    // The assignment is graver by default, and off for this question.
    let feared = avoid(&rubric()).unwrap();
    assert_eq!((feared.quote, feared.family.as_str()), (None, "hand-off"));
    assert_eq!(feared.why, "Passing it on leaves the owning to them.");
    let mut none = rubric();
    none["pattern"]["disqualifiers"]["handoff"]["is"] = json!("off");
    assert_eq!(avoid(&none), None);
}

#[test]
fn the_follow_up_is_the_one_that_the_told_story_provokes() {
    let mut value = rubric();
    value["story"]["text"]["action"] = json!("My manager asked me to, and I timed the trolleys.");
    let next = |value: &Value| sheet(value, &[]).entries.remove(0).next.unwrap();
    assert_eq!(next(&value).key, "saw the harm");
    let mut value = rubric();
    value["story"]["text"]["result"] = json!("It was better.");
    assert_eq!(next(&value).question, "How did you arrive at that figure?");
}

#[test]
fn the_line_to_begin_with_is_one_that_is_no_fault() {
    let opening = |situation: &str| {
        let mut value = rubric();
        value["story"]["text"]["situation"] = json!(situation);
        let page = text::sheet(&sheet(&value, &[]));
        let (from, to) = (page.find("open with").unwrap(), page.find("    numbers").unwrap());
        page[from..to].split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let told = [
        opening("Forty meals came cold. You know, nobody had asked."),
        opening("They fixed it in the end, I heard. Forty a week came cold. Nobody had asked."),
        opening("You know, forty meals came cold. They fixed it."),
    ];
    insta::assert_snapshot!(told.join("\n"), @"
    open with “Forty meals came cold.”
    open with “Forty a week came cold.” – your first line needs work: “They fixed it” (hand-off)
    open with your first line needs work: “You know” (filler)
    ");
    let mut value = rubric();
    value["story"]["text"]["situation"] = json!("You know, forty meals came cold.");
    let page = html::sheet(&sheet(&value, &[]));
    assert!(page.contains("<dd class=\"open-with\">your first line needs work: “You know” (filler)</dd>"), "{page}");
    value["story"]["text"]["situation"] = json!("You know, forty meals came cold. Nobody had asked.");
    let page = html::sheet(&sheet(&value, &[]));
    assert!(page.contains("<dd class=\"open-with\">“Nobody had asked.”</dd>\n<dd class=\"mend\">your first"), "{page}");
}

#[test]
fn retired_stories_are_left_out_and_a_story_that_is_not_told_fills_no_gap() {
    let mut value = rubric();
    value["story"]["text"] = json!({"situation": " \n", "action": ""});
    let draft = sheet(&value, &[]);
    assert_eq!(
        (draft.entries[0].opening.as_ref(), draft.gap_line().as_str()),
        (None, "The question has no story yet.")
    );
    assert!(text::sheet(&draft).contains("open with not told yet\n"), "{}", text::sheet(&draft));
    value["story"]["retired"] = json!(true);
    let none = sheet(&value, &[]);
    assert_eq!(none.entries, []);
    insta::assert_snapshot!(text::sheet(&none), @"
    Your stories
    The question has no story yet.

    You have no story of your own for this page. `starcoach new story` begins one,
    `starcoach import FILE` makes one of an answer that you have as text, and
    `starcoach sheet --samples` shows how the page looks.
    ");
    assert!(html::sheet(&none).contains("<p>You have no story of your own"), "{}", html::sheet(&none));
}

#[test]
fn only_the_questions_that_were_asked_for_are_on_it() {
    let content = build(&rubric());
    let other = [String::from("other")];
    let sheet = sheet_of(&content, &[], |source| source.patterns = &other);
    assert_eq!((sheet.entries.len(), sheet.questions), (0, 0));
    let own = [String::from("ownership")];
    assert_eq!(sheet_of(&content, &[], |source| source.patterns = &own).entries.len(), 1);
}

#[test]
fn the_heading_names_the_day_until_it_is_over() {
    let content = build(&rubric());
    let friday = clock::date("2026-12-04").unwrap();
    let heading = |today: i64| {
        let schedule = Schedule { today, interview: Some(friday) };
        sheet_of(&content, &[], |source| source.schedule = schedule).heading()
    };
    let told = [friday - 12, friday - 1, friday, friday + 1].map(heading);
    insta::assert_snapshot!(told.join("\n"), @"
    Your stories for the interview on Fri 4 Dec 2026, in 12 days
    Your stories for the interview tomorrow, Fri 4 Dec 2026
    Your stories for the interview today, Fri 4 Dec 2026
    Your stories
    ");
}

const HOSTILE: &str = "<script>alert(1)</script> & \"x\" 'y' \u{1b}[31m\u{202e}";

/// The small content with a hostile text wherever a file may have one.
fn hostile() -> Sheet {
    let mut value = rubric();
    value["story"]["title"] = json!(HOSTILE);
    value["story"]["text"]["situation"] = json!(format!("{HOSTILE} http://example.org/"));
    value["pattern"]["title"] = json!(HOSTILE);
    for follow_up in value["pattern"]["follow_ups"].as_array_mut().unwrap() {
        follow_up["question"] = json!(HOSTILE);
        follow_up["strong"]["key"] = json!(HOSTILE);
    }
    value["families"][1]["title"] = json!(HOSTILE);
    value["pattern"]["disqualifiers"]["handoff"]["why"] = json!(HOSTILE);
    sheet(&value, &[])
}

#[test]
fn html_escapes_whatever_stands_in_files() {
    let page = html::sheet(&hostile());
    assert!(!page.contains("<script") && !page.contains(['\u{1b}', '\u{202e}']), "{page}");
    let shown = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39; \u{fffd}[31m\u{fffd}";
    assert!(page.contains(&format!("<h2 id=\"story-1\">{shown}</h2>")), "{page}");
    assert!(page.matches(shown).count() >= 6, "{page}");
    let drawn = text::sheet(&hostile());
    assert!(!drawn.contains(['\u{1b}', '\u{202e}']), "{drawn}");
}

#[test]
fn html_loads_nothing_runs_nothing_and_can_be_read_by_everybody() {
    let page = html::sheet(&sheet(&rubric(), &[]));
    for word in ["http", "<script", "url(", "@import", "src=", "href=", "<link", "onload", "javascript:"] {
        assert!(!page.contains(word), "{word}");
    }
    for word in ["<!doctype html>\n<html lang=\"en\">", "<meta charset=\"utf-8\">", "<title>Your stories</title>"] {
        assert!(page.contains(word), "{word}");
    }
    for word in ["<header>", "<main>", "<footer>", "<h1>", "<h2 ", "prefers-color-scheme: dark", "@media print"] {
        assert_eq!(page.matches(word).count(), 1, "{word}");
    }
    // Every element that is opened is closed, in the right order.
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(2).map(|rest| rest.split('>').next().unwrap()) {
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if name != "meta" => open.push(name),
            None => {}
        }
    }
    assert_eq!(open, [""; 0]);
    let (start, end) = (page.find("<article").unwrap(), page.find("</main>").unwrap());
    insta::assert_snapshot!(&page[start..end], @r#"
    <article aria-labelledby="story-1">
    <h2 id="story-1">Meals that came cold</h2>
    <dl>
    <dt>Answers</dt><dd class="answers">Ownership beyond your scope</dd>
    <dt>Open with</dt><dd class="open-with">“I noticed that about forty meals a week came to our ward cold.”</dd>
    <dt>Numbers</dt><dd class="numbers">“Cold meals went from 40 to 3, which saved $200 a week”</dd>
    <dt>Never</dt><dd class="never"><strong>anything that sounds like “hand-off”</strong>. Passing it on leaves the owning to them.</dd>
    <dt>They ask</dt><dd class="they-ask">“Why you?”</dd>
    <dt>The point</dt><dd class="the-point">saw the harm</dd>
    </dl>
    </article>
    "#);
}

#[test]
fn text_keeps_to_80_columns_whatever_it_holds() {
    let mut value = rubric();
    value["story"]["title"] = json!("語".repeat(90));
    value["story"]["text"]["situation"] = json!("x".repeat(400));
    value["pattern"]["title"] = json!("long words and ".repeat(12));
    for page in [text::sheet(&sheet(&value, &[])), text::sheet(&hostile())] {
        let widest = page.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= text::WIDTH && page.lines().all(|line| line == line.trim_end()), "{widest}\n{page}");
    }
}

/// A finished session of the bundled question, told with a story, as the program keeps it.
fn rehearsed(store: &Store, id: u8, told: &str, action: &str) {
    let loaded = store.load();
    let engine = Arc::new(loaded.engine);
    let pattern = "ownership-beyond-scope";
    let rubric = Rubric::resolve(&loaded.library, engine, pattern, None, None, 140).unwrap();
    let ids: Vec<String> = rubric.framework.sections.iter().map(|section| section.id.clone()).collect();
    let sections: Vec<Told> = ids
        .iter()
        .map(|id| Told { text: if id == "action" { action.to_owned() } else { String::new() }, ..Told::default() })
        .collect();
    let header =
        starcoach::session::Header { pattern: pattern.into(), story: Some(told.into()), sections: ids, ..header(id) };
    let mut recorder = Recorder::new(header.clone(), [("action", action)], at(0)).unwrap();
    let mut journal = store.journal(&header).unwrap();
    let mut entries = recorder.edit(0, 0, "x", false, at(1)).unwrap();
    entries.extend(recorder.finish(Some(judge(&rubric, &sections).scorecard), at(2)).unwrap());
    journal.append(&entries).unwrap();
    journal.save().unwrap();
}

pub const STORY: &str = "format: 1\nid: meals\ntitle: Meals that came cold\npatterns: [ownership-beyond-scope]\n\
    level: senior\ntext:\n  situation: I noticed that forty meals a week came cold. Nobody had asked.\n  \
    result: Cold meals went from forty a week to three.\n";

#[test]
fn the_program_prints_the_page_of_the_users_own_stories() {
    let home = Home::new().file("stories/meals.yaml", STORY);
    let store = Store::open(Some(&home.path(""))).unwrap();
    rehearsed(&store, 1, "meals", "My manager asked me to take a look at it.");
    let run = home.run(&["sheet", "--pattern", "ownership"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(!run.said.contains('\u{1b}') && run.said.lines().all(|line| line.chars().count() <= 80), "{}", run.said);
    for line in [
        "Your stories\nEvery question has a story.\n\n 1  Meals that came cold\n",
        "    open with “I noticed that forty meals a week came cold.”\n",
        "    numbers   “Cold meals went from forty a week to three”\n",
        "(assignment): you said so once with\n              this story\n",
    ] {
        assert!(run.said.contains(line), "{line}\n{}", run.said);
    }
    assert!(!run.said.contains("ebhooks"), "a bundled sample is on it: {}", run.said);
}

#[test]
fn without_a_story_of_ones_own_it_says_how_to_make_one_and_offers_samples() {
    let home = Home::new();
    let none = home.run(&["sheet"]);
    assert!(none.code == 0 && none.said.contains("`starcoach new story` begins one"), "{}", none.said);
    let samples = home.run(&["sheet", "--samples"]);
    assert!(samples.said.starts_with("Sample stories\nNone of "), "{}", samples.said);
    assert!(samples.said.contains("Webhooks nobody owned") && !samples.said.contains("as first written down"));
    let own = Home::new().file("stories/meals.yaml", STORY).run(&["sheet", "--samples"]);
    assert!(own.said.starts_with("Your stories\n"), "{}", own.said);
    let place = |title: &str| own.said.find(title).unwrap_or_else(|| panic!("{title}\n{}", own.said));
    assert!(place(" 1  Meals that came cold\n") < place("Webhooks nobody owned (a sample)\n"));
    assert_eq!(own.said.matches("Every question has a story").count(), 0, "samples fill no gap: {}", own.said);
}

#[test]
fn it_is_written_to_a_new_file_in_the_format_of_its_name() {
    let home = Home::new().file("stories/meals.yaml", STORY);
    let to = home.path("sheet.html").display().to_string();
    let run = home.run(&["sheet", "--to", &to]);
    assert_eq!((run.said.as_str(), run.code), ("HOME/sheet.html\n", 0));
    let page = std::fs::read_to_string(&to).unwrap();
    assert!(page.starts_with("<!doctype html>\n") && page.ends_with("</html>\n"), "{page}");
    assert_eq!(home.run(&["sheet", "--format", "html"]).said, page);
    let again = home.run(&["sheet", "--to", &to]);
    assert!(again.code == 2 && again.said.contains("HOME/sheet.html is there already\n"), "{}", again.said);
    let plain = home.run(&["sheet", "--to", &home.path("sheet").display().to_string()]);
    assert_eq!(plain.code, 0, "{}", plain.said);
    assert!(std::fs::read_to_string(home.path("sheet")).unwrap().starts_with("Your stories\n"));
    let unknown = home.run(&["sheet", "--pattern", "ownershp-beyond-scope"]);
    assert!(unknown.code == 2 && unknown.said.contains("did you mean `ownership-beyond-scope`?"), "{}", unknown.said);
}
