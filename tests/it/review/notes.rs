//! Notes that stand alone, that change nothing, and that do not fit any more.

use super::{by_ben, notes, reviewed};
use starcoach::session::notes::{Review, What};
use starcoach::session::{SessionId, limits};

#[test]
fn a_reply_to_a_comment_that_is_not_there_is_shown_and_can_be_answered() {
    let mut desk = reviewed(80, 24);
    desk.keys("r").types("Cora").keys("enter 3 enter esc");
    by_ben(&mut desk, 2, What::Reply { to: SessionId::new(1), text: "I saw it first.".into() });
    desk.keys("v o");
    insta::assert_snapshot!(desk.screen(), @"
    │ Ann Smith · Ownership · 1 Jan 2026 00:00 · senior · story: Webhooks
    │ “Tell me about a time you took on something outside your responsibility.”
    │ you rated it 3 of 5 · 1 open comment
    │────────────────────────────────────────────────────────────────────────────────
    │ [1] Ben · today
    │   reply to a comment that is not in this copy
    │   I saw it first.
    │
    │ S────────────────T──────────────────A────────────────────────────R───L────────
    │
    │ ↓ down   a answer it   x resolve   z resolved   o answer   F1 all keys
    ");
    desk.keys("n a").types("When?").keys("ctrl-s");
    let threads = notes(&desk).threads();
    assert_eq!((threads.len(), threads[0].replies[0].1), (1, "When?"), "it stands beside the one that it answers");
    desk.keys("n x");
    assert!(!notes(&desk).threads()[0].open);
}

#[test]
fn what_stays_as_it_was_is_not_noted_again() {
    let mut desk = reviewed(80, 24);
    desk.keys("r").types("Cora").keys("enter 3 enter w enter").types("The count.").keys("ctrl-s ctrl-s");
    let before = notes(&desk).0.len();
    assert_eq!(before, 2, "{}", desk.screen());
    desk.keys("r enter");
    assert!(desk.screen().contains("it is as it was, so nothing was noted"), "{}", desk.screen());
    desk.keys("w ctrl-s");
    assert_eq!(notes(&desk).0.len(), before);
    desk.keys("r 4 enter");
    assert_eq!(notes(&desk).0.len(), before + 1);
}

#[test]
fn a_session_that_is_full_says_so_and_what_to_do() {
    let mut desk = reviewed(80, 24);
    desk.keys("C").types("Cora").keys("enter").types("One.").keys("ctrl-s esc");
    for n in 1..limits::NOTED {
        let keep = if n == 1 { "Full.".to_owned() } else { String::new() };
        by_ben(&mut desk, 100 + n as u128, What::Reviewed(Review { keep, ..Review::default() }));
    }
    desk.keys("v C").types("One more.").keys("ctrl-s");
    assert!(
        desk.screen().contains("this session holds 4000 notes, and no more fit: note it on a later attempt"),
        "{}",
        desk.screen()
    );
    assert!(desk.screen().contains("One more."), "what was written is still there: {}", desk.screen());
}
