//! Where the sections begin of an answer that was told in one piece: how near the guess comes to where people put the
//! borders themselves.

mod screen;

use proptest::prelude::*;
use serde::Deserialize;
use starcoach::content::Library;
use starcoach::scoring::{Rubric, borders};
use starcoach::store::content::load_files;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

struct Content {
    library: Arc<Library>,
    engine: Arc<starcoach::scoring::Engine>,
}

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| {
        let content = load_files(&[]);
        Content { library: Arc::new(content.library), engine: Arc::new(content.engine) }
    })
}

fn rubric(pattern: &str) -> Rubric {
    let Content { library, engine } = content();
    Rubric::resolve(library, Arc::clone(engine), pattern, None, None, 140).unwrap()
}

fn ownership() -> Rubric {
    rubric("ownership-beyond-scope")
}

/// One answer by sections, in the framework's order, each on one line.
fn sections(rubric: &Rubric, text: &BTreeMap<String, String>) -> Vec<String> {
    let one_line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let section = |id: &String| text.get(id).map(one_line).unwrap_or_default();
    rubric.framework.sections.iter().map(|it| section(&it.id)).collect()
}

/// Borders that were placed rightly.
#[derive(Default, Clone, Copy)]
struct Tally {
    all: usize,
    exact: usize,
    within_one: usize,
}

impl Tally {
    fn exact(self) -> usize {
        100 * self.exact / self.all.max(1)
    }

    fn within_one(self) -> usize {
        100 * self.within_one / self.all.max(1)
    }

    /// Joins the sections and counts the borders that are guessed where they were, or a sentence beside.
    fn add(&mut self, rubric: &Rubric, sections: &[String], between: &str) {
        let mut text = String::new();
        let mut starts = Vec::new();
        for section in sections {
            if !text.is_empty() && !section.is_empty() {
                text.push_str(between);
            }
            starts.push(text.len());
            text.push_str(section);
        }
        let stops: Vec<usize> = borders::stops(&text).into_iter().map(|(at, _)| at).collect();
        let place = |at: usize| stops.partition_point(|stop| *stop < at);
        // An empty section begins where the next one does.
        let truth = starts.iter().map(|at| place(*at)).skip(1);
        for (truth, guess) in truth.zip(borders::guess(rubric, &text)) {
            let off = truth.abs_diff(place(guess));
            self.all += 1;
            self.exact += usize::from(off == 0);
            self.within_one += usize::from(off <= 1);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} borders: {} % exact, {} % within a sentence", self.all, self.exact(), self.within_one())
    }
}

#[derive(Deserialize)]
struct Answer {
    text: BTreeMap<String, String>,
}

/// The answers of the halves that may be looked at.
fn labelled(half: &str) -> Vec<Answer> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled").join(half).join("answers");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

/// How the sections of an answer are joined: as one paragraph, and as paragraphs.
const JOINED: [&str; 2] = [" ", "\n\n"];

#[test]
fn borders_of_labelled_answers_are_guessed_no_worse_than_before() {
    let rubric = ownership();
    for (half, floors) in
        [("open", [(80, 95), (91, 98)]), ("strangers", [(71, 93), (89, 95)]), ("guests", [(88, 98), (93, 98)])]
    {
        let answers = labelled(half);
        for (between, (exact, within_one)) in JOINED.into_iter().zip(floors) {
            let mut tally = Tally::default();
            for answer in &answers {
                tally.add(&rubric, &sections(&rubric, &answer.text), between);
            }
            println!("{half}, {between:?}: {tally}");
            assert!(tally.exact() >= exact && tally.within_one() >= within_one, "{half}: {tally}");
        }
    }
}

#[test]
fn borders_of_bundled_stories_are_guessed_no_worse_than_before() {
    for (between, (exact, within_one)) in JOINED.into_iter().zip([(55, 72), (75, 82)]) {
        let (mut strong, mut weak) = (Tally::default(), Tally::default());
        for loaded in content().library.stories.values() {
            let rubric = rubric(&loaded.item.patterns[0]);
            let mut own = Tally::default();
            own.add(&rubric, &sections(&rubric, &loaded.item.text), between);
            println!("{} ({}): {own}", loaded.item.id, rubric.framework.id);
            strong.add(&rubric, &sections(&rubric, &loaded.item.text), between);
            if let Some(telling) = &loaded.item.weak {
                weak.add(&rubric, &sections(&rubric, &telling.text), between);
            }
        }
        println!("stories, {between:?}: {strong}; weak tellings: {weak}");
        assert!(strong.exact() >= exact && strong.within_one() >= within_one, "{strong}");
    }
}

#[test]
fn speech_without_punctuation_is_guessed_too() {
    let rubric = ownership();
    let mut tally = Tally::default();
    for answer in ["open", "strangers", "guests"].into_iter().flat_map(labelled) {
        let bare = |text: &String| text.replace(['.', ',', ';', ':', '!', '?', '“', '”'], "").to_lowercase();
        let sections: Vec<String> = sections(&rubric, &answer.text).iter().map(bare).collect();
        tally.add(&rubric, &sections, " ");
    }
    println!("without punctuation: {tally}");
    // A part of such speech need not begin where the sentence did.
    assert!(tally.within_one() >= 87, "{tally}");
}

#[test]
fn headings_are_borders_and_no_text() {
    let rubric = ownership();
    let text = "My best one.\n\n## Situation\nIt broke.\n\n## Task\nNobody owned it.\n\n**Action:** I fixed it.\n\n\
        Result – 40% fewer.\n\nWhat I learned:\nAsk who reads the log.";
    let borders = borders::guess(&rubric, text);
    assert_eq!(
        borders::split(&rubric, text, &borders),
        ["My best one.\n\nIt broke.", "Nobody owned it.", "I fixed it.", "40% fewer.", "Ask who reads the log."]
    );
}

#[test]
fn what_stands_before_the_first_heading_is_told_in_the_sections_before_it() {
    let rubric = ownership();
    let text = "In March our exports failed every night and 300 customers waited. It was not my team's job and nobody \
        owned it, but I wanted it to stop.\n\nAction: I wrote a check.\nI built a replay.\nResult: failures fell from 30 \
        to 2.";
    let borders = borders::guess(&rubric, text);
    let told = borders::split(&rubric, text, &borders);
    assert!(told[0].starts_with("In March") && told[1].starts_with("It was not my"), "{told:#?}");
    assert_eq!(told[2..], ["I wrote a check.\nI built a replay.", "failures fell from 30 to 2.", ""]);
}

#[test]
fn an_empty_text_has_all_its_borders() {
    for text in ["", " \n ", "…", "one"] {
        let borders = borders::guess(&ownership(), text);
        assert_eq!(borders.len(), 4, "{text:?}");
        assert_eq!(borders::split(&ownership(), text, &borders).concat(), text.trim());
    }
}

#[test]
fn a_text_of_any_size_is_guessed_at_once() {
    let rubric = ownership();
    let text = "I fixed it. It fell from 9 to 2. ".repeat(6_000);
    assert_eq!(borders::guess(&rubric, &text).len(), 4);
}

fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "I", "fixed", "it", "and", "so", "nobody", "owned", "the", "job.", "fell", "from", "9", "to", "2", "é日",
        "“Mine,”", "said.", "\n", "\n\n", "- ", "## Task\n", "Action:", "Result\n", "…", "?", "👩\u{200d}👩", "(",
        "**Situation**\n",
    ]);
    prop_oneof![3 => prop::collection::vec(word, 0..120).prop_map(|words| words.join(" ")), 1 => "\\PC{0,120}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn borders_ascend_and_part_the_text(text in any_text(), pattern in prop::sample::select(vec![
        "ownership-beyond-scope", "project-deep-dive", "ambiguity", "significant-disagreement", "one-big-mistake",
    ])) {
        let rubric = rubric(pattern);
        let borders = borders::guess(&rubric, &text);
        prop_assert_eq!(borders.len(), rubric.framework.sections.len() - 1);
        prop_assert!(borders.is_sorted() && borders.iter().all(|at| text.is_char_boundary(*at)), "{:?}", borders);
        prop_assert_eq!(&borders, &borders::guess(&rubric, &text), "the same text, the same borders");
        let told = borders::split(&rubric, &text, &borders);
        prop_assert_eq!(told.len(), rubric.framework.sections.len());
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        if starcoach::content::headings::split(&text, &rubric.framework.sections).is_empty() {
            prop_assert_eq!(squeeze(&told.concat()), squeeze(&text), "the parts are the text");
        }
        let stops = borders::stops(&text);
        prop_assert!(stops.windows(2).all(|pair| pair[0].0 < pair[1].0), "{:?}", stops);
    }

    #[test]
    fn offsets_that_are_no_borders_part_the_text_all_the_same(text in any_text(), borders in prop::collection::vec(0_usize..200, 0..8)) {
        let rubric = ownership();
        prop_assert_eq!(borders::split(&rubric, &text, &borders).len(), 5);
    }
}
