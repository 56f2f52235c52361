//! How the answers change, on the screen, by keys.

mod unlike;

use crate::stage::{Stage, content};
use starcoach::app::{App, Common, Effect, Kind, Msg, Size};
use starcoach::clock::{Moment, date};
use starcoach::content::Polarity;
use starcoach::progress::Attempt;
use starcoach::progress::attempt::{Judged, Said, Standard, ToldSection};
use starcoach::scoring::Verdict;
use starcoach::session::{Input, SessionId};

/// A typed answer on day `n` of November, with coaching.
fn answer(n: u32, total: u32) -> Attempt {
    let verdict = if total >= 60 { Verdict::Hire } else { Verdict::LeaningNoHire };
    let said = |rule: &str, family: &str, polarity, quote: &str| Said {
        rule: rule.into(),
        family: family.into(),
        polarity,
        quote: quote.into(),
    };
    let mut all = vec![said("somehow", "hedge", Polarity::Warning, "it went somehow")];
    if total < 70 {
        all.push(said("asked", "assignment", Polarity::Disqualifier, "My manager asked me to"));
    }
    let section = |id: &str, score: f64, seconds, target| ToldSection {
        id: id.into(),
        seconds,
        target: Some(target),
        score: Some(score),
    };
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
        day: date("2026-11-01").unwrap() + i64::from(n) - 1,
        seconds: 230 - 15 * n,
        target: Some(175),
        sections: vec![
            section("situation", f64::from(total) / 20.0, 60 - 5 * n, 30),
            section("task", 3.0, 20, 20),
            section("action", 1.0, 90, 90),
        ],
        judged: Some(Judged {
            total,
            verdict: Some(verdict),
            share: Some(40 + 10 * n.min(6)),
            disqualifiers: u32::from(total < 70),
            warnings: 1,
            said: all,
        }),
    }
}

/// Five answers, an exam, one aloud and a drill.
fn practice() -> Vec<Attempt> {
    let mut attempts: Vec<Attempt> =
        [40, 52, 58, 71, 76].into_iter().zip(1..).map(|(total, n)| answer(n, total)).collect();
    attempts.push(Attempt { exam: true, ..answer(7, 49) });
    attempts.push(Attempt { input: Input::Aloud, judged: None, ..answer(8, 0) });
    attempts.push(Attempt { drill: true, ..answer(9, 99) });
    for told in attempts.iter_mut().filter(|it| it.judged.is_none()).flat_map(|it| &mut it.sections) {
        told.score = None;
    }
    attempts
}

/// The program at home, where progress was opened.
fn stage(attempts: Vec<Attempt>, width: u16, height: u16) -> Stage {
    let mut common = Common::new(content());
    common.size = Size { width, height };
    common.remembered.welcomed = true;
    common.no_color = true;
    let (app, effects) = App::start(common, None, Moment::after(0));
    let mut stage = Stage::begun(app, effects);
    stage.keys("v");
    assert!(matches!(stage.effects.last(), Some(Effect::LoadProgress)), "{:?}", stage.effects.last());
    assert!(width < 80 || stage.screen().contains("Reading your sessions"), "{}", stage.screen());
    stage.tell(Msg::Progress(attempts));
    stage
}

/// The screen behind a border, which keeps the snapshots' own indentation out of it.
fn shown(stage: &Stage) -> String {
    let screen = stage.screen();
    screen.trim_end().lines().flat_map(|row| ["│", row, "\n"]).collect()
}

#[test]
fn the_list_has_every_question_with_its_scores_and_how_much_they_tell() {
    insta::assert_snapshot!(shown(&stage(practice(), 80, 24)), @"
    │ Progress   7 answers, drills not counted
    │
    │ Question                     Scores        Answers         Last
    │ Ownership                    ▃▄▅▆▆         5, rising       hire 76
    │   exam                       ▄             1               leaning no hire 49
    │   aloud                                    1               1:50 of 2:55
    │
    │ Said again and again
    │   ! “My manager asked me to”  assignment: in 4 of 6 answers, also in the last…
    │   ~ “it went somehow”  hedge: in all 6 answers
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │ Enter open   ↓ down   Esc back   F1 all keys
    ");
}

#[test]
fn one_question_in_charts_with_their_numbers_beside_them() {
    let mut stage = stage(practice(), 80, 24);
    insta::assert_snapshot!(shown(stage.keys("enter")), @"
    │ Progress · Ownership · with coaching
    │ from answer to answer   1 of 8  █░░░░░░░
    │
    │ 5 answers · senior · Sun 1 Nov 2026 to Thu 5 Nov 2026
    │
    │ Score                  ▁▁ ▃▃ ▄▄           first 40   last 76   best 76
    │ of 100           ▆▆ ██ ██ ██ ██           rising by about 9 an answer
    │
    │ Time             ██┄▇▇┄▆▆┄▄▄┄▃▃┄┄┄┄┄┄┄┄┄  first ~3:35   last ~2:35   of 2:55
    │ in time 2 of 5   ██ ██ ██ ██ ██           falling by about 0:15 an answer
    │
    │ I share             ▂▂ ▃▃ ▅▅ ▆▆           first 50   last 90   best 90
    │ % of I and we    ██ ██ ██ ██ ██           rising by about 10 an answer
    │
    │ Disqualifiers                             first 1   last 0   best 0
    │ in each answer   ▅▅ ▅▅ ▅▅ ·· ··           neither rising nor falling
    │
    │ Warnings                                  first 1   last 1   best 1
    │ in each answer   ▄▄ ▄▄ ▄▄ ▄▄ ▄▄           neither rising nor falling
    │
    │
    │
    │
    │ Tab pages   PgDn page down   Shift-Tab page before   Esc back   F1 all keys
    ");
}

#[test]
fn charts_at_a_larger_size() {
    let mut stage = stage(practice(), 120, 40);
    insta::assert_snapshot!(shown(stage.keys("enter")), @"
    │ Progress · Ownership · with coaching
    │ from answer to answer   1 of 8  █░░░░░░░
    │
    │ 5 answers · senior · Sun 1 Nov 2026 to Thu 5 Nov 2026
    │
    │ Score                                                                          first 40   last 76   best 76
    │ of 100              ▁▁ ▃▃ ▇▇ ██                                                rising by about 9 an answer
    │                  ▅▅ ██ ██ ██ ██
    │                  ██ ██ ██ ██ ██
    │
    │ Time             ▇▇┄▅▅┄▃▃┄▁▁┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  first ~3:35   last ~2:35   of 2:55
    │ in time 2 of 5   ██ ██ ██ ██ ▇▇                                                falling by about 0:15 an answer
    │                  ██ ██ ██ ██ ██
    │                  ██ ██ ██ ██ ██
    │
    │ I share                   ▂▂ ▅▅                                                first 50   last 90   best 90
    │ % of I and we       ▃▃ ▆▆ ██ ██                                                rising by about 10 an answer
    │                  ██ ██ ██ ██ ██
    │                  ██ ██ ██ ██ ██
    │
    │ Disqualifiers                                                                  first 1   last 0   best 0
    │ in each answer                                                                 neither rising nor falling
    │                  ▃▃ ▃▃ ▃▃
    │                  ██ ██ ██ ·· ··
    │
    │ Warnings                                                                       first 1   last 1   best 1
    │ in each answer                                                                 neither rising nor falling
    │
    │                  ██ ██ ██ ██ ██
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │ Tab pages   PgDn page down   Shift-Tab page before   Esc back   F1 all keys
    ");
}

#[test]
fn a_table_of_the_sections() {
    let mut stage = stage(practice(), 80, 24);
    insta::assert_snapshot!(shown(stage.keys("enter tab")), @"
    │ Progress · Ownership · with coaching
    │ section by section   2 of 8  ██░░░░░░
    │
    │ Section        Scores            first  last  best  trend          time target
    │ Situation      ▃▄▅▆▆               2.0   3.8   3.8  rising        ~0:35 0:30 ▲
    │ Task           ▅▅▅▅▅               3.0   3.0   3.0  no trend      ~0:20 0:20
    │ Action         ▂▂▂▂▂               1.0   1.0   1.0  no trend      ~1:30 1:30
    │
    │ 5 answers: rising or falling is said only where chance would seldom do it.
    │ Lowest in the last answer: Action (1.0 of 5).
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │ Tab pages   PgDn page down   Shift-Tab page before   Esc back   F1 all keys
    ");
}

#[test]
fn what_is_said_again_has_its_cure() {
    let mut stage = stage(practice(), 80, 24);
    insta::assert_snapshot!(shown(stage.keys("enter tab tab")), @"
    │ Progress · Ownership · with coaching
    │ said again   3 of 8  ███░░░░░
    │
    │ Words that came up in more than one of these 5 answers.
    │
    │ ! assignment: in 3 of 5 answers, not in the last one
    │     “My manager asked me to”  in 3
    │     This starts with an order, so ownership does not show yet.
    │     → If you chose it, start with what you saw.
    │
    │ ~ hedge: in all 5 answers
    │     “it went somehow”  in 5
    │     Vague.
    │     → Say what you know.
    │
    │
    │
    │
    │
    │
    │
    │
    │
    │ Tab pages   PgDn page down   Shift-Tab page before   Esc back   F1 all keys
    ");
}

#[test]
fn one_exam_is_a_baseline_and_goes_nowhere() {
    let mut stage = stage(practice(), 80, 24);
    let screen = shown(stage.keys("down enter"));
    assert!(screen.starts_with("│ Progress · Ownership · exam\n│ from answer to answer   4 of 8"), "{screen}");
    assert!(screen.contains("1 answer · senior · Sat 7 Nov 2026"), "{screen}");
    assert!(screen.contains("One answer: there is nothing to compare it with yet."), "{screen}");
    assert!(!["trend", "rising", "first", "last", "about "].iter().any(|word| screen.contains(word)), "{screen}");
    let said = shown(stage.keys("tab tab"));
    assert!(said.contains("One answer so far: what is said again shows from the second one on."), "{said}");
}

/// What the list and the first page say of so many answers, in the words beside the charts.
#[test]
fn few_answers_and_many_are_told_in_plain_words() {
    let said = |count: u32| {
        let all = (1..=count).map(|n| Attempt { seconds: 200, ..answer(n, 40 + 4 * n) });
        let mut stage = stage(all.collect(), 80, 24);
        let list = stage.screen();
        let row = list.lines().find(|row| row.contains("Ownership")).map_or("", str::trim).to_owned();
        let page = stage.keys("enter").screen();
        let beside = |name: &str| {
            let at = page.lines().position(|row| row.starts_with(name)).unwrap();
            let ends = page.lines().skip(at).take(2).map(|row| row.chars().skip(42).collect::<String>());
            let ends = ends.map(|row| row.trim().to_owned());
            ends.collect::<Vec<_>>().join(" / ")
        };
        let head = page.lines().nth(3).unwrap().trim().to_owned();
        let said = [format!("{count}: {row}"), head, beside(" Score"), beside(" Time"), beside(" Warnings")];
        said.join("\n").replace(" / \n", "\n").trim_end_matches(" / ").to_owned()
    };
    insta::assert_snapshot!([1, 2, 3, 4, 10].map(said).join("\n\n"), @"
    1: Ownership                    ▄             1               leaning no hire 44
    1 answer · senior · Sun 1 Nov 2026
    44
    ~3:20   of 2:55
    1

    2: Ownership                    ▄▄            2               leaning no hire 48
    2 answers · senior · Sun 1 Nov 2026 to Mon 2 Nov 2026
    first 44   last 48   best 48 / +4 since the first, maybe chance
    first ~3:20   last ~3:20   of 2:55 / the same as the first
    first 1   last 1   best 1 / the same as the first

    3: Ownership                    ▄▄▄           3               leaning no hire 52
    3 answers · senior · Sun 1 Nov 2026 to Tue 3 Nov 2026
    first 44   last 52   best 52 / +8 since the first, maybe chance
    first ~3:20   last ~3:20   of 2:55 / the same as the first
    first 1   last 1   best 1 / the same as the first

    4: Ownership                    ▄▄▄▄          4, rising       leaning no hire 56
    4 answers · senior · Sun 1 Nov 2026 to Wed 4 Nov 2026
    first 44   last 56   best 56 / rising by about 4 an answer
    first ~3:20   last ~3:20   of 2:55 / neither rising nor falling
    first 1   last 1   best 1 / neither rising nor falling

    10: Ownership                    ▄▄▄▄▅▅▅▆▆▆    10, rising      hire 80
    10 answers · senior · Sun 1 Nov 2026 to Tue 10 Nov 2026
    first 44   last 80   best 80 / rising by about 4 an answer
    first ~3:20   last ~3:20   of 2:55 / neither rising nor falling
    first 1   last 1   best 1 / neither rising nor falling
    ");
}

#[test]
fn without_an_answer_it_says_so() {
    let mut stage = stage(Vec::new(), 80, 24);
    assert!(stage.screen().contains("No finished answer yet"), "{}", stage.screen());
    stage.keys("enter down tab q");
    assert_eq!(stage.app.top().map(starcoach::app::Screen::kind), Some(Kind::Home));
}

#[test]
fn it_can_be_read_at_any_size_and_leaves_by_the_way_it_came() {
    for (width, height) in [(1, 1), (12, 3), (30, 8), (40, 12), (80, 24), (200, 60)] {
        let mut stage = stage(practice(), width, height);
        stage.screen();
        for key in ["down", "enter", "tab", "G", "pageup", "tab", "j", "shift-tab", "right", "left", "tab", "tab"] {
            stage.keys(key);
            stage.screen();
        }
        stage.tell(Msg::Progress(Vec::new()));
        stage.screen();
        stage.keys("q q");
        assert_eq!(stage.app.top().map(starcoach::app::Screen::kind), Some(Kind::Home));
    }
}
