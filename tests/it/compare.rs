//! Two attempts beside each other, driven by keys.

use crate::modes::{Desk, row};
use crate::stage::Stage;
use insta::assert_snapshot;
use starcoach::app::compare::Compare;
use starcoach::app::{Command, Msg, Screen, Size};
use starcoach::progress::Attempt;
use starcoach::progress::attempt::End;
use starcoach::session::event::{Event, Final};
use starcoach::session::notes::{Anchor, Note, NoteId, Rating, What, Who};
use starcoach::session::{Entry, SessionId, Take};

/// An answer, and the same again with its first section changed.
fn twice(width: u16, height: u16) -> Stage {
    let mut desk = Desk::new(width, height);
    desk.keys("r enter").types("My manager asked me to look at the lost orders.").keys("tab").types("I took it on.");
    desk.keys("alt-enter 4 y y e enter");
    desk.keys("ctrl-u").types("No ticket existed, so I looked at the lost orders.").keys("alt-enter 3 y y");
    desk
}

fn noted(n: u128, by: u128, name: &str, what: What) -> Note {
    let wall = "2026-11-21T09:30:00+01:00[Europe/Berlin]".to_owned();
    Note { id: NoteId::new(n), who: Who { id: SessionId::new(by), name: name.into() }, wall, what }
}

/// Two coaches comment on the first attempt, and one of them rates it.
fn reviewed(desk: &mut Stage) {
    let anchor =
        |quote: &str| Some(Anchor { section: "situation".into(), start: 0, end: quote.len(), quote: quote.into() });
    let rating = Rating { overall: 2, reason: String::new(), sections: [].into(), blind: true };
    for (n, by, name, what) in [
        (1, 71, "Ana", What::Comment { anchor: anchor("My manager asked me to"), text: "Who saw it first?".into() }),
        (2, 72, "Ben", What::Comment { anchor: anchor("lost orders"), text: "How many?".into() }),
        (3, 71, "Ana", What::Rated(rating)),
    ] {
        let (take, _) = &mut desk.sessions[0];
        let event = Event::Noted(Box::new(noted(n, by, name, what)));
        let entry = Entry { n: take.n + 1, at: take.at, event };
        take.apply(&entry).unwrap();
        desk.logs[0].push(entry);
    }
}

#[test]
fn what_changed_stands_beside_what_it_was() {
    let mut desk = twice(120, 40);
    reviewed(&mut desk);
    desk.keys("l s enter");
    assert_snapshot!(desk.keys("w").screen(), @"
    │ Two attempts · Ownership
    │ before 1 Jan 2026 00:00 → now 1 Jan 2026 00:00
    │
    │ Since then: 2 fixed, 4 left, 0 new, as long as before
    │ Score 10 → 30 of 100 · no hire → no hire, by one standard
    │
    │ Fixed
    │   ! “My manager asked me to” assignment, in S Situation
    │   ✗ not told: whose job it was
    │
    │ Left
    │   ✗ not told: whose job it was
    │   ✗ A Action is empty
    │   ✗ R Result is empty
    │   ✗ L Reflection is empty
    │
    │ Time ~0:06 → ~0:06 · clock 0:05 → 0:05
    │ Rated Ana 2 → not rated
    │ Expected 4 → 3
    │
    │ S Situation   ~0:04 → ~0:04   1.0 → 5.0 of 5
    │   before                                                  │   now
    │ − My manager asked me to look at the lost orders.         │ + No ticket existed, so I looked at the lost orders.
    │   ✎ Ana: Who saw it first? (on “My manager asked me to”: gone now)
    │   ✎ Ben: How many? (on “lost orders”: still there)
    │
    │ T Task   ~0:01 → ~0:01   3.0 → 3.0 of 5
    │   before                                                  │   now
    │   I took it on.                                           │   I took it on.
    │
    │ A Action   0:00 → 0:00   1.0 → 1.0 of 5
    │   before: nothing                                         │   now: nothing
    │
    │ R Result   0:00 → 0:00   1.0 → 1.0 of 5
    │   before: nothing                                         │   now: nothing
    │
    │ L Reflection   0:00 → 0:00   1.0 → 1.0 of 5
    │   before: nothing                                         │   now: nothing
    │
    │ PgDn page down   o other attempt   Esc back   F1 all keys
    ");
}

#[test]
fn on_a_narrow_screen_they_stand_above_each_other() {
    let mut desk = twice(80, 24);
    reviewed(&mut desk);
    assert_snapshot!(desk.keys("l s w").screen(), @"
    │ Two attempts · Ownership
    │ before 1 Jan 2026 00:00 → now 1 Jan 2026 00:00   ↓ 17 more
    │
    │ Since then: 2 fixed, 4 left, 0 new, as long as before
    │ Score 10 → 30 of 100 · no hire → no hire, by one standard
    │
    │ Fixed
    │   ! “My manager asked me to” assignment, in S Situation
    │   ✗ not told: whose job it was
    │
    │ Left
    │   ✗ not told: whose job it was
    │   ✗ A Action is empty
    │   ✗ R Result is empty
    │   ✗ L Reflection is empty
    │
    │ Time ~0:06 → ~0:06 · clock 0:05 → 0:05
    │ Rated Ana 2 → not rated
    │ Expected 4 → 3
    │
    │ S Situation   ~0:04 → ~0:04   1.0 → 5.0 of 5
    │   before
    │ − My manager asked me to look at the lost orders.
    │ PgDn page down   o other attempt   Esc back   F1 all keys
    ");
    assert_snapshot!(desk.keys("end").screen(), @"
    │ Two attempts · Ownership
    │ before 1 Jan 2026 00:00 → now 1 Jan 2026 00:00
    │
    │ S Situation   ~0:04 → ~0:04   1.0 → 5.0 of 5
    │   before
    │ − My manager asked me to look at the lost orders.
    │   now
    │ + No ticket existed, so I looked at the lost orders.
    │   ✎ Ana: Who saw it first? (on “My manager asked me to”: gone now)
    │   ✎ Ben: How many? (on “lost orders”: still there)
    │
    │ T Task   ~0:01 → ~0:01   3.0 → 3.0 of 5
    │   the same words as before:
    │   I took it on.
    │
    │ A Action   0:00 → 0:00   1.0 → 1.0 of 5
    │   nothing told in either
    │
    │ R Result   0:00 → 0:00   1.0 → 1.0 of 5
    │   nothing told in either
    │
    │ L Reflection   0:00 → 0:00   1.0 → 1.0 of 5
    │   nothing told in either
    │ PgDn page down   o other attempt   Esc back   F1 all keys
    ");
}

#[test]
fn the_first_attempt_has_none_before_it() {
    let mut desk = twice(80, 24);
    desk.keys("l s down w");
    assert!(desk.screen().contains("no earlier attempt"), "{}", desk.screen());
}

#[test]
fn another_attempt_can_be_laid_beside() {
    let mut desk = twice(80, 24);
    desk.keys("e enter").types(" More.").keys("alt-enter y y w");
    let first = |desk: &Stage| desk.screen().lines().nth(1).unwrap().to_owned();
    let second = first(&desk);
    desk.tell(Msg::Command(Command::CompareOther));
    assert_ne!(first(&desk), second);
    desk.tell(Msg::Command(Command::CompareOther));
    assert_eq!(first(&desk), second, "after the oldest comes the newest");
}

/// Blind for Ben: what Ana said, what anybody rated, and what was judged stays away.
#[test]
fn blind_it_shows_text_times_and_own_comments_alone() {
    let mut desk = twice(120, 40);
    reviewed(&mut desk);
    desk.app.common.remembered.me = Some(Who { id: SessionId::new(72), name: "Ben".into() });
    let reply = Compare::open(desk.read(0, true), desk.read(1, true), true, &mut desk.app.common);
    desk.goes(reply);
    let screen = desk.screen();
    assert!(screen.contains("Ben: How many?") && screen.contains("blind until you have rated"), "{screen}");
    for word in ["Ana", "Score", "of 100", "Fixed", "assignment", "Rated", "Expected", "of 5", "hire"] {
        assert!(!screen.contains(word), "{word}: {screen}");
    }
}

#[test]
fn what_was_expected_is_said_before_the_verdict_and_told_after_it() {
    let mut desk = Desk::new(80, 24);
    desk.keys("r enter").types("No ticket existed.").keys("alt-enter");
    assert_snapshot!(desk.screen(), @"
    │ Ownership · senior 2:55                 typed · live · ● saved   ~0:01 of 2:55
    │ “Tell me about a time you took on something outside your responsibility.”
    │ ┃ S ╭────────────────────────────────────────────────────────────────────╮
    │     │ 1 of 2 · Does your answer answer this question?                    │
    │  No │                                                                    │
    │     │ “Tell me about a time you took on something outside your           │
    │     │ responsibility.”                                                   │
    │     │                                                                    │
    │     │ Only you can know. A no withholds the verdict; all else is shown.  │
    │     │                                                                    │
    │     │ Which rating do you expect? 1 to 5 says it, if you like.           │
    │     │ 1  It does not answer the question, or nothing in it was this      │
    │     │    person's doing.                                                 │
    │     │ 3  It answers, with steps of one's own. Reasons, figures or what   │
    │     │    came after are missing.                                         │
    │ paus│ 5  It answers from start to end: own steps with their reasons, an  │
    │ ✓ wh│    effect in figures, and what it changed since.                   │ary
    │     ╰────────────────────────────────────────────────────────────────────╯
    │
    │ Tip: Tip for situation.
    │
    │ spoken ~0:01 █░░░░░░░░░░░░░░░░░░░░░░░│0:30   3 words   clock 0:01   I 0 · we 0
    │ y yes   n no   Esc back
    ");
    desk.keys("7 4");
    assert!(desk.screen().contains("You expect a 4 of 5."), "{}", desk.screen());
    // Without room for all of it what the ratings sound like is left out.
    desk.tell(Msg::Resize(Size { width: 80, height: 14 }));
    let low = desk.screen();
    assert!(low.contains("You expect a 4 of 5.") && !low.contains("1  It does not answer"), "{low}");
    desk.tell(Msg::Resize(Size { width: 80, height: 24 }));
    desk.keys("y y");
    assert!(desk.screen().contains("You expected 4 of 5; by these rules it is"), "{}", desk.screen());
    assert_eq!(desk.sessions[0].0.notes.predicted(), Some(4));
    assert!(matches!(desk.app.top(), Some(Screen::Scorecard(_))));
}

/// What was expected stands over time beside what a coach gave and what the rules say.
#[test]
fn progress_tells_what_was_expected_and_what_came_of_it() {
    let mut desk = twice(120, 40);
    reviewed(&mut desk);
    let rows = desk.sessions.iter().rev().map(|(take, _)| row(take)).collect();
    desk.tell(Msg::Sessions(rows)).keys("l v");
    let attempts: Vec<Attempt> = desk.sessions.iter().map(|(take, _)| attempt(take)).collect();
    desk.tell(Msg::Progress(attempts)).keys("enter");
    let screen = desk.screen();
    let told: Vec<&str> = screen.lines().skip_while(|line| !line.contains("What you expected")).take(3).collect();
    assert_snapshot!(told.join("\n"), @"
    │ What you expected, of 5
    │   Thu 1 Jan 2026: you expected 4, Ana gave 2, the rules say 1.4
    │   Thu 1 Jan 2026: you expected 3, the rules say 2.2
    ");
}

/// What progress counts of a session on the stage.
fn attempt(take: &Take) -> Attempt {
    let sections = take.sections.iter().map(|it| Final { id: it.id.clone(), text: it.text.clone(), ms: it.ms });
    let scorecard = take.finished.clone().flatten().map(Box::new);
    let end = End { sections: sections.collect(), scorecard, ..End::default() };
    Attempt::of(take.header.clone(), &end, None).unwrap()
}
