use super::*;
use crate::content::Polarity;
use crate::progress::attempt::{Judged, Said, ToldSection};
use crate::progress::course::Way;
use crate::session::SessionId;
use proptest::prelude::*;

/// A typed answer on day `n` with coaching; tests change what they are about.
pub(crate) fn answer(n: u32, total: u32) -> Attempt {
    Attempt {
        id: SessionId::new(n.into()),
        pattern: "ownership".into(),
        input: Input::Typed,
        exam: false,
        drill: false,
        standard: Standard {
            level: "senior".into(),
            principle: None,
            length: None,
            rubric: "a".repeat(64),
            engine: "0.1.0".into(),
        },
        wall_ms: i64::from(n) * 86_400_000,
        day: n.into(),
        seconds: 200 - n,
        target: Some(175),
        sections: vec![ToldSection {
            id: "action".into(),
            seconds: 90,
            target: Some(90),
            score: Some(f64::from(total) / 20.0),
        }],
        judged: Some(Judged {
            total,
            verdict: Some(Verdict::Hire),
            share: Some(80),
            disqualifiers: 1,
            warnings: 0,
            said: vec![said("asked", "asked me to")],
        }),
    }
}

fn said(rule: &str, quote: &str) -> Said {
    Said { rule: rule.into(), family: "assignment".into(), polarity: Polarity::Disqualifier, quote: quote.into() }
}

fn changed(n: u32, total: u32, change: impl FnOnce(&mut Attempt)) -> Attempt {
    let mut answer = answer(n, total);
    change(&mut answer);
    answer
}

/// Every series as `manner: totals, basis`, with a mark where a new one begins.
fn told(attempts: Vec<Attempt>) -> Vec<String> {
    let progress = Progress::of(attempts);
    let series = |track: &Track, series: &Series| {
        let totals: Vec<String> = series.totals().known().iter().map(f64::to_string).collect();
        let because = series.because.map(|because| format!(" new {because:?}")).unwrap_or_default();
        format!("{}: {} {}{because}", track.manner.title(), totals.join(" "), series.basis().unwrap().title())
    };
    progress.tracks.iter().flat_map(|track| track.series.iter().map(move |it| series(track, it))).collect()
}

#[test]
fn so_many_answers_make_a_baseline_a_direction_a_trend() {
    let totals = [50, 55, 60, 65];
    let first = |n: usize| totals[..n].iter().zip(1..).map(|(total, n)| answer(n, *total)).collect::<Vec<_>>();
    assert_eq!(told(first(0)), [] as [&str; 0]);
    assert_eq!(told(first(1)), ["with coaching: 50 a baseline"]);
    assert_eq!(told(first(2)), ["with coaching: 50 55 a direction"]);
    assert_eq!(told(first(3)), ["with coaching: 50 55 60 a direction"]);
    assert_eq!(told(first(4)), ["with coaching: 50 55 60 65 a trend"]);
    let one = Progress::of(first(1));
    assert_eq!(one.tracks[0].series[0].totals().way(), None, "nothing goes anywhere from one answer");
}

#[test]
fn exams_answers_aloud_and_drills_are_apart() {
    let attempts = vec![
        answer(1, 40),
        changed(2, 90, |it| it.exam = true),
        changed(3, 0, |it| (it.input, it.judged) = (Input::Aloud, None)),
        changed(4, 99, |it| it.drill = true),
        answer(5, 60),
    ];
    assert_eq!(
        told(attempts.clone()),
        ["with coaching: 40 60 a direction", "exam: 90 a baseline", "aloud:  a baseline"]
    );
    let progress = Progress::of(attempts);
    assert_eq!(progress.answers(), 4);
    let aloud = &progress.tracks[2].series[0];
    assert_eq!(aloud.seconds().known(), [197.0], "its time counts");
    assert_eq!((aloud.totals().basis(), aloud.disqualifiers().basis()), (None, None));
}

#[test]
fn another_standard_begins_another_series_and_the_old_one_can_go_on() {
    let sde2 = |it: &mut Attempt| it.standard.level = "sde2".into();
    assert_eq!(
        told(vec![
            answer(1, 40),
            changed(2, 50, |it| it.standard.rubric = "b".repeat(64)),
            changed(3, 60, |it| (it.standard.rubric, it.standard.engine) = ("b".repeat(64), "0.2.0".into())),
            changed(4, 70, |it| it.standard.principle = Some("ownership".into())),
        ]),
        [
            "with coaching: 40 a baseline",
            "with coaching: 50 a baseline new Rubric",
            "with coaching: 60 a baseline new Engine",
            "with coaching: 70 a baseline new Principle",
        ]
    );
    let between = vec![answer(1, 40), changed(2, 90, sde2), answer(3, 44)];
    assert_eq!(told(between.clone()), ["with coaching: 90 a baseline new Level", "with coaching: 40 44 a direction"]);
    assert!(!Progress::of(between).tracks[0].begins_anew());
    assert!(Progress::of([answer(1, 40), changed(2, 90, sde2)]).tracks[0].begins_anew());
    let unknown = |it: &mut Attempt| it.standard.rubric.clear();
    assert_eq!(
        told(vec![changed(1, 40, unknown), changed(2, 50, unknown)]).len(),
        2,
        "nobody knows that they are equal"
    );
}

#[test]
fn an_answer_on_the_ladder_of_lengths_is_apart_from_those_at_full_length() {
    let short = |n: u32, total: u32| changed(n, total, |it| it.standard.length = Some(60));
    assert_eq!(
        told(vec![answer(1, 40), short(2, 90), answer(3, 44), short(4, 92)]),
        ["with coaching: 40 44 a direction", "in 60 s, with coaching: 90 92 a direction"]
    );
}

#[test]
fn a_verdict_that_was_withheld_is_no_progress_but_its_time_and_words_count() {
    let withheld = changed(2, 90, |it| {
        it.judged.as_mut().unwrap().verdict = None;
        it.sections[0].score = None;
    });
    let progress = Progress::of([answer(1, 40), withheld]);
    let series = &progress.tracks[0].series[0];
    assert_eq!(series.totals().0, [Some(40.0), None]);
    assert_eq!(series.scores("action").0, [Some(2.0), None]);
    assert_eq!(series.seconds().way(), Some(Way::SoFar(-1.0)));
    assert_eq!(habits(&series.answers)[0].answers, 2);
}

#[test]
fn what_several_answers_say_is_a_habit() {
    let says = |n: u32, words: &[&str]| {
        changed(n, 50, |it| {
            let judged = it.judged.as_mut().unwrap();
            judged.said = words.iter().map(|words| said("asked", words)).collect();
            judged.said.extend((n == 3).then(|| said("once", "passed it on")));
        })
    };
    let answers =
        [says(1, &["asked me to"]), says(2, &["Asked me to", "asked me to", "told me to"]), says(3, &["told me to"])];
    let all = [answers.to_vec(), vec![says(4, &[])]].concat();
    let found = habits(&all);
    assert_eq!(found.len(), 1, "what one answer says is none: {found:?}");
    assert_eq!((found[0].answers, found[0].of, found[0].lately), (3, 4, false));
    assert_eq!(found[0].wordings, [("told me to".to_owned(), 2), ("asked me to".to_owned(), 2)]);
    assert!(habits(&answers)[0].lately);
    assert_eq!(habits(&answers[..1]), []);
}

fn any_attempt() -> impl Strategy<Value = Attempt> {
    let id = 1_u32..40;
    (id, 0_u32..=100, 0..4, prop::bool::weighted(0.2), prop::bool::weighted(0.2), 0_usize..3).prop_map(
        |(n, total, pattern, exam, drill, rubric)| {
            changed(n, total, |it| {
                it.id = SessionId::new(u128::from(n) * 1000 + u128::from(total));
                it.pattern = format!("p{pattern}");
                (it.exam, it.drill) = (exam, drill);
                it.standard.rubric = ["", "a", "b"][rubric].to_owned();
            })
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_what_is_read_does_not_matter(
        (attempts, mixed) in prop::collection::vec(any_attempt(), 0..30)
            .prop_map(|mut attempts| {
                attempts.sort_by_key(|it| it.id.clone());
                attempts.dedup_by_key(|it| it.id.clone());
                attempts
            })
            .prop_flat_map(|attempts| {
                let copies = attempts.iter().take(5).cloned();
                let mixed: Vec<_> = attempts.iter().cloned().chain(copies).collect();
                (Just(attempts), Just(mixed).prop_shuffle())
            })
    ) {
        let answers = attempts.iter().filter(|it| !it.drill).count();
        let progress = Progress::of(attempts);
        prop_assert_eq!(&progress, &Progress::of(mixed), "copies count once");
        prop_assert_eq!(progress.answers(), answers, "and no answer is lost");
        for series in progress.tracks.iter().flat_map(|track| &track.series) {
            prop_assert!(series.answers.iter().all(|it| it.standard == series.standard));
            prop_assert!(series.answers.is_sorted_by_key(|it| it.wall_ms));
        }
    }
}
