//! The walkthrough.

use super::Desk;
use starcoach::app::{Screen, Size};
use starcoach::progress::study::Event;

fn pages(width: u16, height: u16) -> String {
    let mut desk = Desk::new(width, height);
    desk.keys("end l");
    let mut shown = Vec::new();
    while let Screen::Learn(_) = desk.top() {
        shown.push(desk.screen());
        desk.keys("n");
        assert!(shown.len() < 40, "it never ends");
    }
    assert!(matches!(desk.top(), Screen::Setup(_)), "after the last page comes the rehearsal");
    shown.join("\n\n")
}

#[test]
fn it_leads_from_what_is_asked_over_every_section_to_what_they_ask_next() {
    insta::assert_snapshot!(pages(80, 24), @"
    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ What it asks for   1 of 12  █░░░░░░░░░░░   ↓ 1 more
    │
    │ It asks who started it.
    │
    │ What interviewers expect to hear
    │   + You began it yourself.
    │
    │ Take away
    │   · Say whose job it was.
    │
    │ It is evidence for
    │   ownership
    │
    │ Told as STAR
    │   S Situation 0:30: Purpose of Situation.
    │   T Task 0:20: Purpose of Task.
    │   A Action 1:30: Purpose of Action.
    │   R Result 0:20: Purpose of Result.
    │   L Reflection 0:15: Purpose of Reflection.
    │
    │ Other ways to ask it
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ Situation   2 of 12  ██░░░░░░░░░░   ↓ 2 more
    │
    │ Purpose of Situation. At most 0:30 aloud.
    │
    │ How it sounds
    │   The webhooks were lost for weeks. Nobody owned them.
    │
    │ Tip
    │   Tip for situation.
    │
    │ Common mistake
    │   ✗ A mistake.
    │     Why it fails.
    │
    │ It must hold
    │   · whose job it was
    │
    │ The same, told badly
    │   My manager asked me to look.
    │     │ “asked me to”: An order.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ Check yourself   3 of 12  ███░░░░░░░░░
    │
    │ What is check?
    │
    │  ▸ 1 right check
    │    2 this
    │    3 that
    │    4 neither
    │
    │ 1 …4 choose   Enter open   h hint   → next   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ Task   4 of 12  ████░░░░░░░░
    │
    │ Purpose of Task. At most 0:20 aloud.
    │
    │ Tip
    │   Tip for task.
    │
    │ Common mistake
    │   ✗ A mistake.
    │     Why it fails.
    │
    │ It must hold
    │   · that you took it on
    │   · whose job it was
    │
    │ Another story, the same section
    │   Sample of task.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ Action   5 of 12  █████░░░░░░░
    │
    │ Purpose of Action. At most 1:30 aloud.
    │
    │ Tip
    │   Tip for action.
    │
    │ Common mistake
    │   ✗ A mistake.
    │     Why it fails.
    │
    │ Another story, the same section
    │   Sample of action.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ Result   6 of 12  ██████░░░░░░
    │
    │ Purpose of Result. At most 0:20 aloud.
    │
    │ Tip
    │   Tip for result.
    │
    │ Common mistake
    │   ✗ A mistake.
    │     Why it fails.
    │
    │ Another story, the same section
    │   Sample of result.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ Reflection   7 of 12  ███████░░░░░
    │
    │ Purpose of Reflection. At most 0:15 aloud.
    │
    │ Tip
    │   Tip for reflection.
    │
    │ Common mistake
    │   ✗ A mistake.
    │     Why it fails.
    │
    │ Another story, the same section
    │   Sample of reflection.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ Told badly   8 of 12  ████████░░░░
    │
    │ What is wrong first with the weak telling: somebody else started it.
    │
    │ What an experienced interviewer thinks
    │   Who started it?
    │
    │ What this question does not forgive
    │   ! assignment: fatal
    │     Then it was an order.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ By level   9 of 12  █████████░░░
    │
    │ senior · 2:55
    │   Focus: The gap between the teams.
    │   Bar: It changed how two teams work.
    │   The lesson at this level:
    │   The gap was that nobody owned it.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ By principle   10 of 12  ██████████░░
    │
    │ The same story, told for one principle:
    │
    │ ownership
    │   Lead: Open with what you saw.
    │   Emphasise: That it was nobody's.
    │   Downplay: How well you worked together.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ What they ask next   11 of 12  ███████████░
    │
    │ ? “How about why?”
    │   It probes: Whether there is why.
    │   ✗ “My manager asked me to.”
    │     It was an order.
    │   ✓ “No ticket existed, so I took it on.”
    │     Key: nobody had it
    │
    │ ? “How about boundary?”
    │   It probes: Whether there is boundary.
    │   ✗ “My manager asked me to.”
    │     It was an order.
    │   ✓ “No ticket existed, so I took it on.”
    │     Key: nobody had it
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your
    │ responsibility.”
    │ What to bring along   12 of 12  ████████████
    │
    │ A table
    │   a | b
    │   1 | 2
    │
    │ Next
    │   → rehearse it now: your own story, against the clock
    │   t test yourself first: 3 questions, each with its solution
    │
    │ → rehearse it now   t test   ← before   PgDn page down   Esc back   F1 all keys
    ");
}

#[test]
fn it_fits_a_large_screen() {
    let shown = pages(120, 40);
    assert!(!shown.contains("↓"), "everything of this small question fits: {shown}");
    insta::assert_snapshot!(shown.lines().skip_while(|line| !line.contains("2 of")).take(30).collect::<Vec<_>>().join("\n"), @"
    │ Situation   2 of 12  ██░░░░░░░░░░
    │
    │ Purpose of Situation. At most 0:30 aloud.
    │
    │ How it sounds
    │   The webhooks were lost for weeks. Nobody owned them.
    │
    │ Tip
    │   Tip for situation.
    │
    │ Common mistake
    │   ✗ A mistake.
    │     Why it fails.
    │
    │ It must hold
    │   · whose job it was
    │
    │ The same, told badly
    │   My manager asked me to look.
    │     │ “asked me to”: An order.
    │
    │ Another story, the same section
    │   Sample of situation.
    │
    │ → next   ← before   PgDn page down   r rehearse   Esc back   F1 all keys

    │ Ownership · “Tell me about a time you took on something outside your responsibility.”
    │ Check yourself   3 of 12  ███░░░░░░░░░
    │
    │ What is check?
    ");
}

#[test]
fn a_check_is_answered_and_explained() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end l n n");
    assert!(desk.screen().contains("What is check?"), "{}", desk.screen());
    desk.keys("h");
    assert!(desk.screen().contains("A hint for check."), "{}", desk.screen());
    desk.keys("1");
    let said = desk.screen();
    assert!(said.contains("right check") && said.contains("✓") && said.contains("1. Look at it."), "{said}");
    assert!(said.contains("Why people choose this."), "{said}");
}

#[test]
fn it_remembers_where_one_was() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end l n n n esc");
    assert!(desk.screen().contains("you stopped at page 4"), "{}", desk.screen());
    desk.keys("l");
    assert!(desk.screen().contains("4 of"), "{}", desk.screen());
    let last = desk.learned().pop();
    assert!(matches!(last, Some(Event::Learned { page: 3, .. })), "{last:?}");
}

#[test]
fn no_size_breaks_it() {
    for (width, height) in [(1, 1), (10, 3), (33, 9), (200, 60)] {
        let mut desk = Desk::new(80, 24);
        desk.keys("end l").tell(starcoach::app::Msg::Resize(Size { width, height }));
        desk.keys("n pagedown n down up n 1 n n n n");
        desk.screen();
    }
}

#[test]
fn the_last_page_says_where_it_goes_and_offers_the_test_too() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end l");
    assert!(!desk.screen().contains("rehearse it now"), "{}", desk.screen());
    desk.keys("right right right right right right right right right right right");
    let last = desk.screen();
    assert!(last.contains("12 of 12") && last.contains("→ rehearse it now   t test"), "{last}");
    desk.keys("t");
    assert!(desk.screen().contains("Test: Ownership") && desk.screen().contains("1 of 3"), "{}", desk.screen());
    desk.keys("esc");
    assert!(matches!(desk.top(), Screen::Home(_)), "{}", desk.screen());
}

#[test]
fn the_question_stands_in_full_at_80_columns() {
    let content = starcoach::store::content::load(&starcoach::store::Dirs::new(Some("/nowhere".as_ref())).unwrap());
    let patterns: Vec<_> = content.library.patterns.values().map(|loaded| loaded.item.clone()).collect();
    let mut common = starcoach::app::Common::new(starcoach::app::msg::Content {
        library: std::sync::Arc::new(content.library),
        engine: std::sync::Arc::new(content.engine),
    });
    common.size = Size { width: 80, height: 24 };
    for pattern in patterns {
        let reply = starcoach::app::learn::Learn::open(&pattern.id, &mut common, starcoach::clock::Moment::after(0));
        let starcoach::app::Go::To(Screen::Learn(screen)) = reply.go else { panic!("{}", pattern.id) };
        let shown = screen.asked(&common).join(" ");
        let asked = pattern.question.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.split_whitespace().collect::<Vec<_>>().join(" ").contains(&asked), "{shown}");
    }
}
