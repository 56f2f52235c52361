//! SIGKILL at random moments: whatever was on the screen is in the file, and the program goes on from there.

use crate::pty::{Pty, starcoach};
use starcoach::session::Take;
use starcoach::store::Store;
use tempfile::TempDir;

const TAB: &str = "\t";
const SHIFT_TAB: &str = "\x1b[Z";
const TITLES: [&str; 5] = ["Situation", "Task", "Action", "Result", "Reflection"];
const HOMES: u64 = 9;
/// Kills in each home; each but the first strikes a session that was resumed.
const KILLS: u64 = 6;

/// Numbers that look random and are the same in every run (Lehmer's generator).
struct Dice(u64);

impl Dice {
    /// From 0 up to `sides` - 1.
    fn roll(&mut self, sides: u64) -> usize {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        (self.0 % sides) as usize
    }
}

/// What the editor of each section must hold after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    current: usize,
    texts: Vec<String>,
}

impl State {
    fn of(take: &Take) -> Self {
        Self { current: take.current, texts: take.sections.iter().map(|section| section.text.clone()).collect() }
    }
}

/// Types, and knows what every key must have led to.
struct Typist {
    dice: Dice,
    words: usize,
    /// What is in the file for certain, and then one more for every key since.
    states: Vec<State>,
}

impl Typist {
    fn new(seed: u64) -> Self {
        let empty = State { current: 0, texts: vec![String::new(); TITLES.len()] };
        Self { dice: Dice(seed), words: 0, states: vec![empty] }
    }

    fn now(&self) -> &State {
        self.states.last().unwrap()
    }

    fn key(&mut self, change: impl FnOnce(&mut State)) {
        let mut state = self.now().clone();
        change(&mut state);
        self.states.push(state);
    }

    fn letter(&mut self, c: char) {
        self.key(|state| state.texts[state.current].push(c));
    }

    /// The keys of a word unlike any other, some of them slips that are mended; the word; and the number of the
    /// state that has all of it.
    fn word(&mut self) -> (String, String, usize) {
        self.words += 1;
        let end = ["wire", "né", "漢字", "don’t", "x"][self.dice.roll(5)];
        let word = format!("{}{end}", self.words);
        let mut keys = String::new();
        for c in word.chars() {
            if self.dice.roll(12) == 0 {
                keys.push_str("q\x7f");
                self.letter('q');
                self.key(|state| {
                    state.texts[state.current].pop();
                });
            }
            keys.push(c);
            self.letter(c);
        }
        let whole = self.states.len() - 1;
        let (key, gap) = if self.dice.roll(9) == 0 { ('\r', '\n') } else { (' ', ' ') };
        keys.push(key);
        self.letter(gap);
        (keys, word, whole)
    }

    /// To another section.
    fn go(&mut self, pty: &Pty) {
        let back = self.now().current + 1 == TITLES.len();
        self.key(|state| if back { state.current -= 1 } else { state.current += 1 });
        pty.send(if back { SHIFT_TAB } else { TAB });
        if self.dice.roll(2) == 0 {
            pty.wait_text(&format!("{} ▸", TITLES[self.now().current]));
            self.states.drain(..self.states.len() - 1);
        }
    }

    /// Sends some words at once, and waits until one of them is on the screen: seldom the last.
    fn type_on(&mut self, pty: &Pty) {
        let count = 1 + self.dice.roll(5);
        let words = self.burst(pty, count);
        let (word, whole) = &words[self.dice.roll(count as u64)];
        pty.wait_text(word);
        self.states.drain(..whole);
    }

    /// Sends some words at once.
    fn burst(&mut self, pty: &Pty, count: usize) -> Vec<(String, usize)> {
        let words: Vec<_> = (0..count).map(|_| self.word()).collect();
        pty.send(&words.iter().map(|(keys, ..)| keys.as_str()).collect::<String>());
        words.into_iter().map(|(_, word, whole)| (word, whole)).collect()
    }

    /// The file has what had been on the screen, and perhaps more of what was typed, in its order.
    fn found(&mut self, state: &State, seed: u64) {
        let place = self.states.iter().rposition(|known| known == state);
        let Some(place) = place else {
            panic!("seed {seed}: found {state:#?}\nseen {:#?}\ntyped {:#?}", self.states[0], self.now())
        };
        self.states = vec![self.states[place].clone()];
    }
}

/// Goes on with the session of this home, or begins one.
fn start(home: &TempDir, store: &Store, typist: &mut Typist) -> Pty {
    if store.sessions().0.is_empty() {
        let pty = starcoach(home.path(), &["rehearse", "ownership-beyond-scope"]).size(100, 30).run();
        pty.wait_text("○ not begun");
        return pty;
    }
    let pty = starcoach(home.path(), &[]).size(100, 30).run();
    pty.wait_text("Resume: Ownership beyond your scope").send("\r");
    if typist.dice.roll(8) > 0 {
        pty.wait_text("paused ·").wait_text(&format!("{} ▸", TITLES[typist.now().current]));
        let text = &typist.now().texts[typist.now().current];
        pty.wait_text(text.split_whitespace().next_back().unwrap_or_default());
    }
    pty
}

/// Kills the program again and again in one home; tells how often it was before the last key was in the file.
fn kill_and_go_on(seed: u64) -> usize {
    let home = TempDir::new().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    let mut typist = Typist::new(seed);
    let mut early = 0;
    for _ in 0..KILLS {
        let mut pty = start(&home, &store, &mut typist);
        for _ in 0..typist.dice.roll(4) {
            match typist.dice.roll(4) {
                0 => typist.go(&pty),
                _ => typist.type_on(&pty),
            }
        }
        if typist.dice.roll(2) == 0 {
            typist.burst(&pty, 12);
        }
        pty.signal("KILL");
        assert_eq!(pty.end().signal(), Some("Killed"));
        let typed = typist.now().clone();
        match store.sessions().0.as_slice() {
            [] => typist.found(&Typist::new(seed).states[0], seed),
            [session] => {
                let stored = store.open_session(&session.id.0).unwrap();
                assert_eq!((session.finished, stored.problems()), (false, Vec::new()));
                typist.found(&State::of(&stored.reader.take), seed);
            }
            several => panic!("seed {seed}: {several:#?}"),
        }
        early += usize::from(*typist.now() != typed);
    }
    early
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_on_the_screen_and_the_session_goes_on() {
    let early: usize = std::thread::scope(|scope| {
        let homes: Vec<_> = (1..=HOMES).map(|seed| scope.spawn(move || kill_and_go_on(seed))).collect();
        homes.into_iter().map(|home| home.join().unwrap()).sum()
    });
    println!("{} kills, {early} of them before the last key was in the file", HOMES * KILLS);
}

#[test]
fn a_kill_while_the_answer_is_judged_leaves_it_finished_or_to_be_resumed() {
    for wait in ["Time, as your words", "What already works", "", "", "", "", "", ""] {
        let home = TempDir::new().unwrap();
        let store = Store::open(Some(home.path())).unwrap();
        let mut pty = starcoach(home.path(), &["rehearse", "ownership-beyond-scope"]).run();
        pty.wait_text("○ not begun").send("I noticed it.").wait_text("I noticed it.");
        pty.send("\x1b\r").wait_text("1 of 2 ·").send("y").wait_text("2 of 2 ·").send("y");
        pty.wait_text(wait).signal("KILL");
        pty.end();
        let session = &store.sessions().0[0];
        assert!(session.finished || wait.is_empty());
        assert_eq!((session.finished, session.words), (session.verdict.is_some(), 3));
        let pty = starcoach(home.path(), &[]).run();
        if session.finished {
            pty.wait_text("Check an answer I have").send("s").wait_text("Sessions (1)").send("\r");
            pty.wait_text("What already works");
        } else {
            pty.wait_text("Resume: ").send("\r").wait_text("I noticed it.").wait_text("paused ·");
        }
    }
}

#[test]
fn a_mock_interview_goes_on_after_a_kill() {
    let home = TempDir::new().unwrap();
    let start = || starcoach(home.path(), &[]).run();
    let kill = |mut pty: Pty| {
        pty.signal("KILL");
        pty.end();
    };
    let pty = start();
    pty.wait_text("look around")
        .send("l")
        .wait_text("s sessions")
        .send("m")
        .wait_text("‹ 3 ›")
        .send("\x1b[D")
        .wait_text("‹ 2 ›")
        .send("\r");
    pty.wait_text("question 1 of 2").wait_text("Choose one story.");
    kill(pty);
    let pty = start();
    pty.wait_text("… Mock interview, question 1 of 2").send("\r").wait_text("Choose one story.").send("\r");
    pty.wait_text("┃ A Answer ▸").send("I saw it, and I took it on.").wait_text("took it on.");
    kill(pty);
    let pty = start();
    pty.wait_text("… Mock interview, question 1 of 2").send("\r").wait_text("took it on.").send("\x1b\r");
    pty.wait_text("Enter keep").send("\r").wait_text("1 of 2 ·").send("y").wait_text("2 of 2 ·").send("y");
    pty.wait_text("question 1 of 2 · follow-ups");
    kill(pty);
    let pty = start();
    pty.wait_text("… Mock interview, after question 1 of 2").send("\r").wait_text("question 1 of 2 · follow-ups");
    pty.send("It was nobody’s.").wait_text("nobody’s.");
    kill(pty);
    let pty = start();
    pty.wait_text("… Mock interview, follow-ups to 1 of 2").send("\r").wait_text("nobody’s.").send("\x1b\r");
    pty.wait_text("Finish without them?").send("y");
    pty.wait_text("question 2 of 2").wait_text("Choose one story.");
    kill(pty);
    let pty = start();
    pty.wait_text("… Mock interview, question 2 of 2").send("\r").wait_text("Choose one story.");
    pty.send("\x1b").wait_text("Leave the mock interview?").send("x");
    pty.wait_text("Mock interview: 1 of 2 questions answered").wait_text("after the follow-ups").send("\x1b");
    pty.wait_text("Check an answer").wait_gone("… Mock interview,");
    kill(pty);
    let pty = start();
    pty.wait_text("Check an answer")
        .wait_gone("… Mock interview,")
        .send("s")
        .wait_text("mock 1/2 · follow-ups")
        .send("m");
    pty.wait_text("Mock interview: 1 of 2 questions answered").wait_text("after the follow-ups");
}
