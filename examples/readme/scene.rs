//! What the pictures show: an answer typed into the program, as a person types it, on bundled content.

use crate::svg;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use starcoach::app::msg::Content;
use starcoach::app::{App, Common, Key, Msg, Plan, Size};
use starcoach::clock::Moment;
use starcoach::store::content;
use starcoach::ui;
use std::sync::Arc;

const SIZE: Size = Size { width: 120, height: 30 };

/// Milliseconds from key to key.
const STROKE: u64 = 200;

const SITUATION: &str = "I noticed on our payments dashboard that a few orders a day were settled hours late. About \
    one event in three hundred never arrived, and no ticket existed.";

const TASK: &str = "The webhook service belonged to another team, and payments waited for it every day. My manager \
    asked me to take a look at it. ";

const REST: [&str; 3] = [
    "I pulled two weeks of delivery logs and grouped the losses by minute. I traced one lost event through the code \
     and found a race in the retries. I reproduced it on my laptop, then I wrote a fix of thirty lines and brought \
     it to their lead with the failing test. I checked the numbers every day for a week.",
    "The drop rate of 0.3% went to zero, which recovered about $8,000 per week.",
    "There was no owner for the delivery of events from end to end, so nobody could see it fail.",
];

/// Every picture with the name of its file.
pub fn pictures() -> [(&'static str, String); 2] {
    let mut scene = Scene::new();
    scene.types(SITUATION);
    scene.keys("tab");
    scene.types(TASK);
    let rehearse = scene.picture("starcoach: rehearsing an answer, with its needs and findings beside the text");
    for text in REST {
        scene.keys("tab");
        scene.types(text);
    }
    scene.keys("alt-enter y y");
    let scorecard = scene.picture("starcoach: the scorecard of the answer");
    [("rehearse.svg", rehearse), ("scorecard.svg", scorecard)]
}

struct Scene {
    app: App,
    ms: u64,
}

impl Scene {
    fn new() -> Self {
        let loaded = content::load_files(&[]);
        let mut common = Common::new(Content { library: Arc::new(loaded.library), engine: Arc::new(loaded.engine) });
        common.size = SIZE;
        let plan = Plan { pattern: "ownership-beyond-scope".to_owned(), ..Plan::default() };
        let (app, _) = App::start(common, Some(plan), Moment::after(0));
        Self { app, ms: 0 }
    }

    fn press(&mut self, key: Key) {
        self.ms += STROKE;
        self.app.update(Msg::Key(key), Moment::after(self.ms));
    }

    fn types(&mut self, text: &str) {
        text.chars().for_each(|c| self.press(Key::char(c)));
    }

    fn keys(&mut self, keys: &str) {
        keys.split_whitespace().filter_map(|key| key.parse().ok()).for_each(|key| self.press(key));
    }

    fn picture(&self, title: &str) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
        ui::draw(&self.app, &mut buffer, Moment::after(self.ms));
        svg::of(&buffer, title)
    }
}
