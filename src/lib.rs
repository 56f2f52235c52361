//! starcoach: an interactive terminal coach for STAR behavioural-interview practice. This page is the map of the code.
//!
//! **content** is practised in a **session**, **scoring** judges it as you speak or type, the **app** decides what a
//! key does, the **ui** draws it, the **store** remembers it, a **report** hands it over,
//! the **cli** starts it.
//!
//! The one idea that carries it: a session is a log of events, and everything else is a fold of it. Live text,
//! section clocks, score, crash recovery and the lists are the same fold over the same entries.
//!
//! # Where things are
//!
//! | place | what is there |
//! | --- | --- |
//! | [`clock`] | the only reader of time |
//! | [`content`] | what is practised, as plain data: framework, pattern, story, family; problems; cleaning of text |
//! | [`content::answer`] | a Markdown or plain-text answer taken apart: sections, leftovers, words without their dress |
//! | [`content::traced`] | a text made of parts of a file, each byte with its place there |
//! | [`content::cross`] | what files say of each other: ids that must exist, needs that can be met |
//! | [`content::schema`] | JSON Schemas of the content files, from the types that read them |
//! | [`content::quiz`] | concept checks and the questions of the test |
//! | [`scoring::text`] | a text taken apart: words with spans, amounts, verbs and who does them |
//! | [`scoring::phrase`] | the phrase syntax |
//! | [`scoring::engine`] | all families compiled; one walk over a text finds everything |
//! | `scoring::{anchor, trie, walk}` | the phrases by their rarest word, as they are kept and as they are looked for |
//! | `scoring::{signs, classes}` | bits that tell at once where no phrase can go on, and of which lists a word is a member |
//! | `scoring::packed` | the compiled engine as bytes that are used as they lie |
//! | [`scoring::stored`] | the rubric of a session, kept beside it |
//! | `scoring::experts` | phrases that are regular expressions |
//! | `scoring::sift` | what becomes of a hit |
//! | [`scoring::proof`], [`scoring::samples`] | rules, stories and samples that prove themselves |
//! | [`mod@scoring::explain`], [`scoring::nearest`] | why a finding counts or does not, and how near a silent rule came |
//! | [`scoring::drill`], [`scoring::replies`] | which follow-ups an answer provokes, and what replies to them do to its scorecard |
//! | [`scoring::borders`] | where the sections of an answer begin that was told in one piece |
//! | [`mod@scoring::judge`], [`scoring::advice`] | the scorecard, and what to say about it in which order |
//! | [`session`] | header, events, the recorder that makes entries, the [`session::Take`] that folds them, the reader |
//! | [`session::notes`] | comments, ratings and reviews: a set that grows, so that copies can be joined |
//! | [`session::share`], [`session::redact`], [`session::merge`] | a copy for a coach, names taken out of it, and notes that come back |
//! | [`session::trace`] | what the typing shows beside its text: silences, deletions, pastes |
//! | [`session::timeline`] | where the time of a session went, and the axis on which that is drawn |
//! | [`session::replay`], [`session::moments`] | the session as it stood at any time, and when each finding appeared |
//! | [`session::changes`] | what changed between two tellings, word by word |
//! | [`progress`] | the study log, what is due, what to do next, the story bank, answers over time |
//! | [`report`] | pages to hand over: a model, and the same as plain text and as HTML |
//! | [`report::session`] | a session written down: HTML, Markdown, JSON |
//! | [`report::cohort`] | the answers of many candidates as one table |
//! | [`app`] | the program without a terminal: one file a screen, the editor, the one table of commands |
//! | [`app::review`], [`app::inbox`] | a coach's desk: sessions by candidate, and one of them rated, commented on, reviewed |
//! | [`ui`] | draws the app; the file of a screen has the same name as in `app` |
//! | [`store`] | files: folders, bundled content, YAML, config, journal, list of sessions, trash |
//! | [`store::revised`] | a change spliced into a story file that the user wrote |
//! | [`store::drafts`] | what was changed in a story and not saved yet, kept with every key |
//! | [`store::page`] | a page that the program writes again, and never over another file unasked |
//! | [`cli::score`] | scoring without the screen: what is read, what is printed, and the pipeline of threads between |
//! | [`cli`] | one file a subcommand; `practice` runs the terminal and carries out effects |
//! | `rubrics/`, `stories/` | the bundled content; `build.rs` puts it into the program |
//! | `examples/readme/` | renews pictures and key table of the README from the program |
//!
//! # Layers
//!
//! `tests/it/layers.rs` reads this table and holds every file to it.
//!
//! | layer | may import |
//! | --- | --- |
//! | [`clock`] | nothing of ours |
//! | [`content`] | nothing of ours |
//! | [`scoring`] | [`content`] |
//! | [`session`] | [`content`], [`scoring`], [`clock`] |
//! | [`progress`] | [`content`], [`scoring`], [`session`], [`clock`] |
//! | [`report`] | [`content`], [`scoring`], [`session`], [`progress`], [`clock`] |
//! | [`app`] | [`content`], [`scoring`], [`session`], [`progress`], [`report`], [`clock`] |
//! | [`ui`] | [`content`], [`scoring`], [`session`], [`progress`], [`clock`], [`app`] |
//! | [`store`] | [`content`], [`scoring`], [`session`], [`progress`], [`clock`], [`app::KeyMap`], [`app::ThemeName`], [`app::Remembered`] |
//! | [`cli`] | [`content`], [`scoring`], [`session`], [`progress`], [`report`], [`clock`], [`app`], [`ui`], [`store`] |
//!
//! Only `ui` and `cli::practice` name ratatui or crossterm, only `store` touches files, only `clock` reads time: the
//! same test and `clippy.toml` guard that.
//!
//! # From key to frame
//!
//! A thread waits for the terminal and turns what comes into a [`app::Msg`]; a second one waits for signals. Both feed one
//! channel, and the first one is held while the user's own editor has the terminal. The main thread takes a message, reads the clock once, and calls [`app::App::update`] with both. The app looks the
//! key up in the one table of commands ([`app::command`]), changes its state, and returns [`app::Effect`]s: plain data, such as
//! "append these entries". The driver carries them out through the store, and a failure comes back as a message. Then
//! [`ui::draw`] paints the whole screen from the state, and [`ui::Display`] writes the cells that differ, in one piece. Neither
//! `update` nor `draw` does any input or output, and neither can panic.
//!
//! A key is echoed first: its frame shows the new text with the marks of the last judgement moved along. The answer is judged
//! when the hand rests for 15 ms, at the latest 100 ms after the first key that waits, and before any command that may ask for
//! what was found ([`app::rehearse::unjudged`]). While a clock is visible the thread wakes when a digit changes, otherwise it
//! sleeps until a key. Time is always `now - began`, never a count of ticks.
//!
//! # The session log
//!
//! A session is one file of JSON lines: a header, then entries `{n, at, event}`, numbered without gaps. An edit is written
//! before the frame that shows it, and a second thread syncs it to the disk after a second of rest and at every turn that
//! matters. Nothing is ever rewritten. Every 200 edits and at each change of section an entry restates the text of the
//! section, so that a damaged line costs at most the way to the next of these. The reader cuts an unterminated last line off and
//! reports any other damage. [`session::Take`] is the fold; the app holds one that grows with each entry, and a test holds it
//! equal to the one that is folded from the file.
//!
//! # Drills, mock interviews and the study log
//!
//! A drill is a rehearsal of its own in a framework that is made for it: one section for each follow-up
//! ([`scoring::drill`]). So its replies are written, timed, judged and recovered like any answer, and its header names the
//! session that it is about. What the replies do to that answer is computed from both and kept as the drill's scorecard. An answer
//! of a mock interview is told in the first section alone; once its borders are placed each section is restated in the log, so the
//! session reads like any other. The interview itself lives in the plan that goes from screen to screen ([`app::mock`]). As it
//! was drawn it is one line of the study log ([`progress::interview`]), and each question that was passed is another, so that
//! what comes next follows from these lines and its sessions ([`app::mock::restore()`]), and its scorecard can be shown again.
//!
//! What was read, asked, recalled and drawn is one line each in the study log, which is folded into [`progress::Study`]. What is due
//! and what comes next follow from that fold and from the list of sessions; nothing of it is stored.
//!
//! A test that was begun is a line there too, with the ids of its questions and a seed. The order of the options follows from
//! the seeds of all tests of that question, so a test that was left goes on with the order it had, and in the next one what is
//! right stands elsewhere. The last answer and the result of a test are written in one piece.
//!
//! # Handing over and reviewing
//!
//! What people say about a finished answer is entries of its log like any other: notes with an id, an author and a wall
//! time, that are never changed. What somebody said last takes the place of what they said before when it is read
//! ([`session::notes`]), so joining two copies is a union of sets. A copy without the typing restates each section where a
//! visit to it begins, as it stood at the visit's end, and tells silences, deletions and pastes as traces; folded, it is the same
//! session, which a test with random logs holds. Its rubric stands in its second line and is believed where its hash is
//! the one that the header names and its bounds are kept. A replay is the rehearse screen on the take at a session
//! time; where each finding appeared is computed on a thread, behind the first frame. With it come the sections as they
//! were read where they were left, so that after a jump only the section that was told then is read. Whether a screen or a
//! report may show what was judged is asked in one place, [`session::Notes::is_blind_for`].
//!
//! # How a rule becomes a finding
//!
//! A family's phrases are expanded into paths and put into one trie over words, together with the phrases of all other
//! families. Each path stands in it from its rarest word, its anchor: first what is to the right of that, then what is to the
//! left. So a text pays for the phrases whose rarest word it holds, not for all that begin with "I", and the cost of a scan
//! grows more slowly than the rules. What each node of the trie leads on with, and what stands at each place of the text and
//! within a gap of it, are known as sets of bits in which the commonest words have a bit of their own, so most ways end before
//! they are taken. Of which lists each word is a member is a row of bits, one for each list. A text is split into words once; word lists, amounts and subjects with their verbs are marked
//! on them; then one walk finds every path. What it finds is a hit. A hit is guarded if an `unless` phrase overlaps it, if it stands in
//! quotation marks, or if its clause denies it or puts it under a condition; it is covered by a longer hit of its family; it is
//! cleared by a finding nearby that its rule names; and it is tentative while the clause is still being written. What remains
//! is a standing finding, and only these count. The states are kept, so that the screen can show a cleared finding dim and
//! say why another one does not stand.
//!
//! # Choices that may surprise
//!
//! - **A file holds one family**, so its rules carry no key for it: polarity, roles and title belong to the file.
//! - **A changed section is read anew, whole.** What the engine read in the others is kept and compared with what is told
//!   there now; a test holds the judgement equal to a fresh one. The cost is in the benches.
//! - **Our own [`ui::Display`] in place of ratatui's `Terminal`**, which asks for the size at every frame, writes twice, and
//!   compares every cell the long way. Cells, styles and widgets are ratatui's.
//! - **YAML is read into values, then into types.** Types cannot say where in a file a wrong value stood, and values can be
//!   pruned: a faulty rule is taken out and the rest of its file is read. Only when there is a problem does a second pass find
//!   line and column of its path.
//! - **Bundled YAML is turned into JSON at build time, and its phrases into tables**, because parsing YAML and
//!   reading phrases cost more than all matching. The tables are used as they lie in the program's file, so a start neither
//!   reads nor copies them, and the families are read once somebody asks for a phrase or a proof. `build.rs` takes the layers `content` and `scoring` in by their paths, so
//!   the same code compiles the phrases there and, once a family of the user's own comes along, at the start. Tests hold
//!   both equal.
//! - **Many files of one's own are kept as they were read** (`store::content::load`), with their problems, and read from there until one
//!   of them is another: parsing the YAML of 250 files cost the first frame a tenth of a second. It is all or nothing, for
//!   what is wrong in one file may depend on any other.
//! - **A rubric is kept without its proofs**, one file for each that sessions were judged by. Opening a session reads its
//!   rules only where they are others than the program's.
//! - **No tagger, no model.** A deed is known by its subject and its form (suffix or list), which was better on unusual verbs.
//! - **The editor is our own**: wrapping at words, many styles and graphemes were not to be had together.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice))]

pub mod app;
pub mod cli;
pub mod clock;
pub mod content;
pub mod progress;
pub mod report;
pub mod scoring;
pub mod session;
pub mod store;
pub mod ui;
