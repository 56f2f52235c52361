//! The list of sessions that were handed over.

use super::reviewed;
use crate::modes::Desk;
use starcoach::app::inbox::{Line, Received};
use starcoach::app::msg::SessionState;
use starcoach::app::{App, Effect, Msg, Screen};
use starcoach::scoring::Verdict;
use starcoach::session::notes::{Rating, What};
use starcoach::session::{Note, Notes, SessionId, Who};
use std::collections::BTreeMap;

/// Sessions of an inbox, made of the same answer.
pub fn received(desk: &Desk, n: u128, candidate: Option<&str>, day: u32) -> Received {
    let mut row = crate::modes::row(desk.takes()[0]);
    row.id = SessionId::new(n);
    row.notes = Notes::default();
    row.candidate = candidate.map(str::to_owned);
    row.began = format!("2026-01-{day:02}T09:00:00+00:00[UTC]");
    row.state = SessionState::Finished(Some(Verdict::LeaningNoHire));
    Received { row, path: format!("in/{n}.jsonl").into(), again_of: None, own: false }
}

#[test]
fn an_inbox_is_grouped_by_candidate_and_a_new_attempt_since_stands_first() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut desk = reviewed(width, height);
        desk.keys("r").types("Cora").keys("enter 3 enter");
        let me = desk.app.common.me().unwrap().clone();
        let rated = |wall: &str| Note {
            id: SessionId::new(5),
            who: me.clone(),
            wall: wall.to_owned(),
            what: What::Rated(Rating { overall: 2, reason: String::new(), sections: BTreeMap::new(), blind: true }),
        };
        let mut all = vec![
            received(&desk, 1, Some("Ann Smith"), 1),
            received(&desk, 2, Some("Ann Smith"), 9),
            received(&desk, 3, Some("Bo"), 3),
            received(&desk, 4, None, 4),
            received(&desk, 5, Some("\u{1b}[31mEve"), 5),
        ];
        all[0].row.notes.0.push(rated("2026-01-02T09:00:00+00:00[UTC]"));
        all[4].row.notes.0.push(rated("2026-01-06T09:00:00+00:00[UTC]"));
        all.push(received(&desk, 6, None, 4));
        all[5].row.state = SessionState::Unreadable("no session file".into());
        let common = desk.app.common.clone();
        let (app, effects) = App::at_desk(common, starcoach::app::Desk::Inbox("in".into()));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::LoadInbox(folder) if folder.as_os_str() == "in")));
        desk.app = app;
        desk.ms = 9 * 86_400_000;
        desk.tell(Msg::Inbox("in".into(), all.clone()));
        if width == 80 {
            insta::assert_snapshot!(desk.screen(), @"
            │ To review: 3 of 6 in in
            │
            │ Ann Smith · 1 of 2 to review
            │   ▸ Ownership · attempt 2        new attempt     yesterday
            │   ✓ Ownership                    reviewed        9 days ago              2 of 5
            │ Bo · 1 of 1 to review
            │   · Ownership                    to review       7 days ago
            │ no name · 1 of 1 to review
            │   · Ownership                    to review       6 days ago
            │   ! : no session file
            │ �[31mEve · all reviewed
            │   ✓ Ownership                    reviewed        5 days ago              2 of 5
            │
            │ rated; what was judged stands beside it
            ");
        }
        assert!(!desk.screen().contains("hire"), "no verdict: {}", desk.screen());
        desk.keys("enter");
        let opened = desk.effects.iter().rev().find_map(|effect| match effect {
            Effect::Review(wanted) => Some(wanted.clone()),
            _ => None,
        });
        let opened = opened.unwrap();
        assert_eq!(opened.attempt, Some(2));
        assert_eq!(opened.place, starcoach::app::review::Place::File("in/2.jsonl".into()), "the new attempt of Ann's");
        assert_eq!(opened.before, Some("in/1.jsonl".into()), "beside the one that was reviewed");
        all[1].row.notes.0.push(rated("2026-01-10T09:00:00+00:00[UTC]"));
        desk.tell(Msg::Inbox("in".into(), all));
        assert!(desk.screen().contains("To review: 2 of 6"), "{}", desk.screen());
        let Some(Screen::Inbox(inbox)) = desk.app.top() else { panic!() };
        let Line::One(next) = inbox.lines[inbox.chosen_line()] else { panic!() };
        assert_eq!(inbox.received(next.at).unwrap().path.as_os_str(), "in/3.jsonl", "Bo's is due next");
        desk.keys("end enter");
        assert!(desk.screen().contains("no session file"), "{}", desk.screen());
    }
}

#[test]
fn files_of_one_session_are_one_attempt_and_how_to_join_them_is_told() {
    let mut desk = reviewed(80, 24);
    desk.keys("r").types("Cora").keys("enter 3 enter");
    let me = desk.app.common.me().unwrap().clone();
    let by = |id: u128, who: Who, what: What| Note {
        id: SessionId::new(id),
        who,
        wall: "2026-01-02T09:00:00+00:00[UTC]".to_owned(),
        what,
    };
    let ben = Who { id: SessionId::new(77), name: "Ben".to_owned() };
    let rated = What::Rated(Rating { overall: 2, reason: String::new(), sections: BTreeMap::new(), blind: true });
    let comment = |text: &str| What::Comment { anchor: None, text: text.to_owned() };
    let copy = |name: &str, notes: Vec<Note>| {
        let mut one = received(&desk, 1, Some("Ann Smith"), 1);
        one.row.notes.0 = notes;
        Received { path: name.into(), ..one }
    };
    let mine = by(5, me, rated);
    let all = vec![
        // What was sent first, what this coach rated, and what a colleague commented on.
        copy("in/ann.jsonl", Vec::new()),
        copy("in/ann (1).jsonl", vec![mine.clone()]),
        copy("in/ann (2).jsonl", vec![by(6, ben.clone(), comment("Why?")), by(7, ben, comment("And then?"))]),
        received(&desk, 2, Some("Ann Smith"), 9),
        Received { path: "in/2 again.jsonl".into(), ..received(&desk, 2, Some("Ann Smith"), 9) },
    ];
    let common = desk.app.common.clone();
    desk.app = App::at_desk(common, starcoach::app::Desk::Inbox("in".into())).0;
    desk.ms = 9 * 86_400_000;
    desk.tell(Msg::Inbox("in".into(), all));
    insta::assert_snapshot!(desk.screen(), @"
    │ To review: 1 of 2 in in
    │
    │ Ann Smith · 1 of 2 to review
    │   ▸ Ownership · attempt 2        new attempt     yesterday
    │       also in 2 again.jsonl; to join them:
    │       starcoach merge 'in/2 again.jsonl' --into in/2.jsonl
    │   ✓ Ownership                    reviewed        9 days ago              2 of 5
    │       also in ann.jsonl, with nothing noted that is not here
    │       also in ann (2).jsonl, with other notes; to join them:
    │       starcoach merge 'in/ann (2).jsonl' --into 'in/ann (1).jsonl'
    │
    │ rated; what was judged stands beside it
    ");
    desk.keys("enter");
    let opened = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Review(wanted) => Some(wanted.clone()),
        _ => None,
    });
    let opened = opened.unwrap();
    assert_eq!((opened.attempt, opened.before), (Some(2), Some("in/ann (1).jsonl".into())));
}

#[test]
fn what_was_answered_since_is_marked_and_stands_before_what_lies_untouched() {
    let mut desk = reviewed(80, 24);
    desk.keys("r").types("Cora").keys("enter 3 enter");
    let me = desk.app.common.me().unwrap().clone();
    let ann = Who { id: SessionId::new(77), name: "Ann Smith".to_owned() };
    let by = |id: u128, who: &Who, day: u32, what: What| Note {
        id: SessionId::new(id),
        who: who.clone(),
        wall: format!("2026-01-{day:02}T09:00:00+00:00[UTC]"),
        what,
    };
    let rated = What::Rated(Rating { overall: 2, reason: String::new(), sections: BTreeMap::new(), blind: true });
    let comment = |text: &str| What::Comment { anchor: None, text: text.to_owned() };
    let reply = |to: u128| What::Reply { to: SessionId::new(to), text: "I did.".to_owned() };
    let one = |n: u128, candidate: &str, day: u32, notes: Vec<Note>| {
        let mut one = received(&desk, n, Some(candidate), day);
        one.row.pattern = format!("question-{n}");
        one.row.notes.0 = notes;
        one
    };
    let all = vec![
        one(1, "Ann Smith", 3, vec![by(1, &me, 4, rated.clone())]),
        one(
            2,
            "Ann Smith",
            1,
            vec![by(1, &me, 4, rated.clone()), by(2, &me, 4, comment("Who?")), by(3, &ann, 5, reply(2))],
        ),
        one(3, "Ann Smith", 2, vec![by(1, &me, 4, rated), by(2, &ann, 5, comment("More.")), by(3, &ann, 6, reply(9))]),
        // Not rated yet: what others say to others is not counted.
        one(4, "Bo", 2, vec![by(1, &ann, 4, comment("Bad.")), by(2, &ann, 5, reply(1))]),
        one(
            5,
            "Bo",
            1,
            vec![by(1, &me, 4, comment("Who?")), by(2, &ann, 5, reply(1)), by(3, &ann, 5, comment("Bad."))],
        ),
    ];
    let common = desk.app.common.clone();
    desk.app = App::at_desk(common, starcoach::app::Desk::Inbox("in".into())).0;
    desk.ms = 9 * 86_400_000;
    desk.tell(Msg::Inbox("in".into(), all));
    insta::assert_snapshot!(desk.screen(), @"
    │ To review: 2 of 5 in in
    │
    │ Bo · 2 of 2 to review
    │   · question-5                   1 reply since   9 days ago  1 comment
    │   · question-4                   to review       8 days ago
    │ Ann Smith · all reviewed
    │   ↳ question-3                   2 notes since   8 days ago  2 comments  2 of 5
    │   ↳ question-2                   1 reply since   9 days ago  1 comment   2 of 5
    │   ✓ question-1                   reviewed        7 days ago              2 of 5
    │
    │ rated; what was judged stands beside it
    ");
}
