//! One key in an answer of a thousand words at 120×40: update, rescoring and drawing together.
#![allow(
    missing_docs,
    dead_code,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::cast_sign_loss,
    clippy::string_slice
)]

mod samples;

use samples::Samples;
use starcoach::app::rehearse::unjudged::REST;
use starcoach::app::{App, Code, Common, Key, Msg, Plan, Size, msg::Content};
use starcoach::clock::Moment;
use starcoach::store::{Dirs, content};
use starcoach::ui::Display;
use std::sync::Arc;

const TYPED: &str = "and then I checked the lists twice, since nobody had asked me to. ";

fn main() {
    let home = tempfile::tempdir().unwrap();
    let loaded = content::load(&Dirs::new(Some(home.path())).unwrap());
    let content = Content { library: Arc::new(loaded.library), engine: Arc::new(loaded.engine) };
    for words in [100, 300, 1_000] {
        measure(words, content.clone());
    }
}

fn measure(words: usize, content: Content) {
    let mut common = Common::new(content);
    common.size = Size { width: 120, height: 40 };
    common.remembered.welcomed = true;
    let plan = Plan { pattern: "ownership-beyond-scope".to_owned(), ..Plan::default() };
    let (mut app, _) = App::start(common, Some(plan), Moment::after(0));
    let mut now = 0;
    let key = |app: &mut App, now: &mut u64, code| {
        *now += 150;
        app.update(Msg::Key(Key::plain(code)), Moment::after(*now));
    };
    // A fifth of the words in each section but the Action, which gets the rest: it is the one typed in.
    let paragraph =
        "Our service lost orders at night. I pulled the logs, traced the loss to a retry, and wrote a fix. ";
    let part = paragraph.repeat((words / 8).div_ceil(19));
    for section in 0..3 {
        let text = if section == 2 { part.repeat(4) } else { part.clone() };
        app.update(Msg::Paste(text), Moment::after(now));
        if section < 2 {
            key(&mut app, &mut now, Code::Tab);
        }
    }
    let mut display = Display::new(std::io::sink());
    display.draw(&app, Moment::after(now)).unwrap();
    let typed: Vec<char> = TYPED.chars().collect();
    Samples::take(5_000, |index| {
        now += 150;
        let moment = Moment::after(now);
        // Typed and taken away by turns, so that the answer keeps its length.
        let code = if index % 200 < 100 { Code::Char(typed[index % typed.len()]) } else { Code::Backspace };
        app.update(Msg::Key(Key::plain(code)), moment);
        display.draw(&app, moment).unwrap();
        // The key is on the screen; the judgement follows when the hand rests.
        let rest = Moment::after(now + REST);
        app.update(Msg::Wake, rest);
        display.draw(&app, rest).unwrap();
    })
    .print(&format!("one key, {words} words, 120×40: update, draw, rescore, draw"));
}
