//! A long session played again: seeking in it, a frame of the replay, and when its findings appeared.

use crate::samples::Samples;
use crate::told;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use starcoach::app::msg::{Content, Opened};
use starcoach::app::replay::Replay;
use starcoach::app::{App, Common, Go, Msg, Size};
use starcoach::clock::Moment;
use starcoach::scoring::Rubric;
use starcoach::session::moments::appearances;
use starcoach::session::timeline::Timeline;
use starcoach::session::{self, Reader};
use starcoach::store::Store;
use starcoach::ui;
use std::path::Path;
use std::sync::Arc;

const SIZE: Size = Size { width: 120, height: 40 };

/// All of it, on a session of 20,000 entries.
pub fn run(home: &Path) {
    let loaded = Store::open(Some(home)).unwrap().load();
    let (library, engine) = (Arc::new(loaded.library), Arc::new(loaded.engine));
    let pattern = "ownership-beyond-scope";
    let rubric = Arc::new(Rubric::resolve(&library, Arc::clone(&engine), pattern, None, None, 140).unwrap());
    let (reader, _) = Reader::read(&told::typed(20_000)).unwrap();
    let header = reader.take.header.clone();
    let entries = Arc::new(reader.entries);
    let end = entries.last().unwrap().at;
    // The order of places that no cache can know.
    let place = |index: usize| (index as u64).wrapping_mul(7_919_777_777) % end;

    Samples::take(200, |_| {
        let mut replay = session::Replay::new(header.clone(), Arc::clone(&entries));
        replay.seek(end);
    })
    .print("seeking to the end of 20,000 entries for the first time");
    let mut replay = session::Replay::new(header.clone(), Arc::clone(&entries));
    Samples::take(2_000, |index| {
        let _ = replay.seek(place(index));
    })
    .print("seeking anywhere in 20,000 entries");
    Samples::take(50, |_| drop(Timeline::of(&header, &entries))).print("the timeline of 20,000 entries");
    let mut found = 0;
    Samples::take(5, |_| found = appearances(&header, &entries, &rubric).all.len())
        .print("when the findings of 20,000 entries appeared");
    println!("  {found} findings");

    let mut common = Common::new(Content { library, engine });
    (common.size, common.remembered.welcomed) = (SIZE, true);
    let opened = Opened { entries, ..Opened::new(reader.take, Some(Arc::clone(&rubric))) };
    let Go::To(screen) = Replay::open(&opened, false, &mut common, Moment::after(0)).go else { return };
    let (mut app, _) = App::start(common, None, Moment::after(0));
    app.show(screen);
    let all = Arc::new(appearances(&header, &opened.entries, &rubric));
    app.update(Msg::Appearances(header.id, all), Moment::after(0));
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
    let mut frame = |app: &App, now: Moment| {
        buffer.reset();
        ui::draw(app, &mut buffer, now);
    };
    app.update(Msg::Key("space".parse().unwrap()), Moment::after(0));
    Samples::take(5_000, |index| {
        let now = Moment::after(index as u64 * 40);
        app.update(Msg::Wake, now);
        frame(&app, now);
    })
    .print("a frame of a replay that plays, 120×40, 40 ms after the last");
    Samples::take(500, |index| {
        let key = ["3", "9", "1", "right", "6", "tab", "0", "8"][index % 8];
        app.update(Msg::Key(key.parse().unwrap()), Moment::after(900_000));
        frame(&app, Moment::after(900_000));
    })
    .print("a frame of a replay after a jump, 120×40");
}
