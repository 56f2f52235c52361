//! The engine on sentences that its rules have never seen. The figures are printed; below the floors that were reached
//! once the test fails. `tests/labelled/README.md` says what may be done with these sentences, and what not.

use serde::Deserialize;
use starcoach::content::Role;
use starcoach::content::pattern::Weakness;
use starcoach::scoring::{Engine, Passage, Rubric, Told, Verdict, judge};
use starcoach::store::content::{Content, load_files};
use starcoach::store::files::yaml_files;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a half reached once, and must reach from then on: `tests/labelled/floors.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    half: String,
    /// By family, and over `all`: F1 in percent.
    sentences: BTreeMap<String, u32>,
    /// Pairs ranked rightly, primary weaknesses named, verdicts given.
    answers: [usize; 3],
}

/// Where nobody may see which sentences were misread.
const UNSEEN: [&str; 2] = ["held-out", "fresh"];

fn floors() -> Vec<Floor> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled/floors.yaml");
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    #[serde(rename = "in")]
    role: Role,
    #[serde(rename = "by")]
    _by: String,
    #[serde(rename = "trap")]
    _trap: Option<String>,
    find: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    id: String,
    pair: Option<String>,
    #[serde(rename = "by")]
    _by: String,
    telling: Telling,
    verdict: Verdict,
    primary_weakness: Weakness,
    text: BTreeMap<String, String>,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Telling {
    Weak,
    Strong,
}

/// What was found rightly, found wrongly, and missed.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    fn share(part: u32, rest: u32) -> f64 {
        if part + rest == 0 { 1.0 } else { f64::from(part) / f64::from(part + rest) }
    }

    fn precision(self) -> f64 {
        Self::share(self.right, self.wrong)
    }

    fn recall(self) -> f64 {
        Self::share(self.right, self.missed)
    }

    /// The harmonic mean of both.
    fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }

    fn row(self, name: &str) -> String {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        let Self { right, wrong, missed } = self;
        format!("{name:<20} {precision:>9.2} {recall:>7.2} {f1:>5.2} {right:>6} {wrong:>6} {missed:>7}")
    }
}

/// The bundled content, or with the rubrics of the folder that `LABELLED_RUBRICS` names, which then need no build.
fn content() -> Content {
    let folder = std::env::var_os("LABELLED_RUBRICS");
    let files = folder.map(|folder| yaml_files(Path::new(&folder)).0).unwrap_or_default();
    let content = load_files(&files);
    for problem in &content.library.problems {
        println!("{problem}");
    }
    content
}

/// The YAML files of a folder, each read as one `T`; with `LABELLED_FOLDER` of one under that instead.
fn files<T: serde::de::DeserializeOwned>(folder: &str) -> Vec<T> {
    let labelled = std::env::var_os("LABELLED_FOLDER").map(PathBuf::from);
    let labelled = labelled.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled"));
    let folder = labelled.join(folder);
    if !folder.exists() {
        return Vec::new();
    }
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let yaml: BTreeSet<_> = files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    let read = |path: &Path| serde_yaml::from_str::<T>(&fs::read_to_string(path).unwrap());
    yaml.iter().map(|path| read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect()
}

/// One family in one sentence: each label takes one finding that overlaps it.
fn tally(labels: &[Range<usize>], mut findings: Vec<Range<usize>>) -> Tally {
    let mut tally = Tally::default();
    for label in labels {
        match findings.iter().position(|found| found.start < label.end && label.start < found.end) {
            Some(at) => {
                findings.remove(at);
                tally.right += 1;
            }
            None => tally.missed += 1,
        }
    }
    tally.wrong = findings.len() as u32;
    tally
}

/// `telling` prints what went wrong, which nobody may see of the held-out half.
fn examine(engine: &Engine, sentences: &[Sentence], telling: bool) -> BTreeMap<String, Tally> {
    let families: BTreeSet<&str> = engine.rules().map(|(_, rule)| rule.family.as_str()).collect();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for sentence in sentences {
        let findings = engine.scan(Passage { text: &sentence.text, roles: &[sentence.role], cursor: None });
        for &family in &families {
            let labels = sentence.find.get(family).map(Vec::as_slice).unwrap_or_default();
            let place = |label: &String| {
                let at =
                    sentence.text.find(label.as_str()).unwrap_or_else(|| panic!("{label:?} is not in its sentence"));
                at..at + label.len()
            };
            let labels: Vec<_> = labels.iter().map(place).collect();
            let of_family = |rule| engine.rule(rule).is_some_and(|rule| rule.family == family);
            let found = findings.iter().filter(|found| found.stands() && of_family(found.rule));
            let one = tally(&labels, found.map(|it| it.span.clone()).collect());
            tallies.entry(family.to_owned()).or_default().add(one);
            if telling && one.wrong + one.missed > 0 {
                println!("{family}, {} wrong, {} missed: {}", one.wrong, one.missed, sentence.text);
            }
        }
    }
    tallies
}

#[test]
fn labelled_sentences_are_read_no_worse_than_before() {
    let engine = content().engine;
    let mut below = Vec::new();
    for floor in floors() {
        let sentences: Vec<Sentence> = files::<Vec<Sentence>>(&floor.half).into_iter().flatten().collect();
        let tallies = examine(&engine, &sentences, !UNSEEN.contains(&floor.half.as_str()));
        println!("{} sentences\n{:<20} precision  recall    F1  right  wrong  missed", sentences.len(), floor.half);
        let mut all = Tally::default();
        for tally in tallies.values() {
            all.add(*tally);
        }
        for (family, tally) in tallies.into_iter().chain([("all".to_owned(), all)]) {
            println!("{}", tally.row(&family));
            let reached = floor.sentences.get(&family).copied().unwrap_or_default();
            if 100.0 * tally.f1() < f64::from(reached) {
                below.push(format!("{} {family}: {reached} % were reached once", floor.half));
            }
        }
    }
    assert!(below.is_empty(), "{below:#?}");
}

#[test]
fn labelled_answers_are_judged_no_worse_than_before() {
    let content = content();
    let engine = Arc::new(content.engine);
    let rubric =
        Rubric::resolve(&content.library, engine, "ownership-beyond-scope", Some("senior"), None, 140).unwrap();
    for floor in floors() {
        let answers: Vec<Answer> = files(&format!("{}/answers", floor.half));
        let reached = judged(&rubric, &answers);
        println!("{}: of {} answers {reached:?} pairs ranked, named, given", floor.half, answers.len());
        assert!(
            reached.iter().zip(floor.answers).all(|(reached, floor)| *reached >= floor),
            "below {:?}",
            floor.answers
        );
    }
}

/// Pairs ranked rightly, primary weaknesses named, verdicts given.
fn judged(rubric: &Rubric, answers: &[Answer]) -> [usize; 3] {
    let mut pairs: BTreeMap<&str, Vec<(&Telling, u32)>> = BTreeMap::new();
    let (mut named, mut given) = (0, 0);
    for answer in answers {
        let text = |id: &str| answer.text.get(id).cloned().unwrap_or_default();
        let sections = rubric.framework.sections.iter();
        let told: Vec<_> = sections.map(|each| Told { text: text(&each.id), ..Told::default() }).collect();
        let card = judge(rubric, &told).scorecard;
        named += usize::from(card.primary_weakness == answer.primary_weakness);
        given += usize::from(card.verdict == answer.verdict);
        let wanted = (answer.verdict, answer.primary_weakness);
        println!("{:<24} {:>3} {:?}, to be {wanted:?}", answer.id, card.total, (card.verdict, card.primary_weakness));
        if let Some(pair) = &answer.pair {
            pairs.entry(pair).or_default().push((&answer.telling, card.total));
        }
    }
    let mut ranked = 0;
    for pair in pairs.values_mut() {
        pair.sort();
        ranked += usize::from(pair.is_sorted_by(|weak, strong| weak.1 < strong.1));
    }
    [ranked, named, given]
}

#[test]
fn a_label_takes_one_finding_and_what_is_left_is_wrong() {
    let tally = tally(&[0..5, 10..15, 20..25], vec![2..3, 4..8, 14..30]);
    assert_eq!((tally.right, tally.wrong, tally.missed), (2, 1, 1));
}
