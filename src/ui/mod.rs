//! Draws the app. The file of a screen has the same name as in `app`.

mod digits;
pub mod display;
mod drilled;
pub mod editor;
pub mod footer;
mod frame;
pub mod text;
pub mod theme;
pub mod timeline;

mod advise;
mod aims;
mod aloud;
mod bank;
mod before_drill;
mod borders;
mod compare;
mod debrief;
mod help;
mod home;
mod inbox;
mod interview;
mod learn;
mod leaving;
mod menu;
mod paper;
mod problems;
mod progress;
mod prompt;
mod question;
mod questions;
mod quiz;
mod rate;
mod rehearse;
mod replay;
mod review;
mod revise;
mod scorecard;
mod sessions;
mod setup;
mod sheet;
mod story;
mod think;
mod welcome;
mod write;

pub use display::Display;
pub use frame::Frame;
pub use theme::Theme;

use crate::app::{App, Common, Screen};
use crate::clock::Moment;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Clear;

/// What every screen needs to draw itself.
#[derive(Debug, Clone, Copy)]
pub struct Canvas<'a> {
    /// What all screens share.
    pub common: &'a Common,
    /// The colours.
    pub theme: &'a Theme,
    /// The time that clocks show.
    pub now: Moment,
}

/// Draws everything on blank cells: the last whole page, what lies over it, and the footer of the screen that has the
/// keys. Returns where the cursor belongs; without a place it is hidden.
pub fn draw(app: &App, buffer: &mut Buffer, now: Moment) -> Option<Position> {
    let frame = &mut Frame::new(buffer);
    let theme = Theme::named(app.common.remembered.theme, app.common.no_color);
    let canvas = Canvas { common: &app.common, theme: &theme, now };
    // A rehearsal has a place of its own for it, where no row goes away.
    let told = app.visible().iter().any(|screen| screen.kind() == crate::app::Kind::Rehearse);
    let unsaved = app.common.unsaved.as_deref().filter(|_| !told);
    let banner = u16::from(unsaved.is_some());
    let rows = [Constraint::Min(0), Constraint::Length(banner), Constraint::Length(1)];
    let [page, warn, foot] = Layout::vertical(rows).areas(frame.area());
    if let Some(fault) = unsaved {
        let line = format!(" ! not saved: {fault}. What you told is kept in memory and saved as soon as it can be.");
        let line = text::cut(&line, usize::from(warn.width));
        frame.render_widget(Line::styled(line, theme.disqualifier), warn);
    }
    for screen in app.visible() {
        draw_screen(screen, &canvas, frame, page);
    }
    if let Some(top) = app.top() {
        footer::draw(top, &canvas, frame, foot);
    }
    frame.cursor()
}

fn draw_screen(screen: &Screen, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    match screen {
        Screen::Welcome(screen) => welcome::draw(screen, canvas, frame, area),
        Screen::Home(screen) => home::draw(screen, canvas, frame, area),
        Screen::Question(screen) => question::draw(screen, canvas, frame, area),
        Screen::Learn(screen) => learn::draw(screen, canvas, frame, area),
        Screen::Quiz(screen) => quiz::draw(screen, canvas, frame, area),
        Screen::BeforeDrill(screen) => before_drill::draw(screen, canvas, frame, area),
        Screen::Drilled(screen) => drilled::draw(screen, canvas, frame, area),
        Screen::Interview(screen) => interview::draw(screen, canvas, frame, area),
        Screen::Leaving(screen) => leaving::draw(screen, canvas, frame, area),
        Screen::Think(screen) => think::draw(screen, canvas, frame, area),
        Screen::Borders(screen) => borders::draw(screen, canvas, frame, area),
        Screen::Debrief(screen) => debrief::draw(screen, canvas, frame, area),
        Screen::Aims(screen) => aims::draw(screen, canvas, frame, area),
        Screen::Inbox(screen) => inbox::draw(screen, canvas, frame, area),
        Screen::Review(screen) => review::draw(screen, canvas, frame, area),
        Screen::Rate(screen) => rate::draw(screen, canvas, frame, area),
        Screen::Advise(screen) => advise::draw(screen, canvas, frame, area),
        Screen::Write(screen) => write::draw(screen, canvas, frame, area),
        Screen::Saved(screen) => write::draw_saved(screen, canvas, frame, area),
        Screen::Bank(screen) => bank::draw(screen, canvas, frame, area),
        Screen::Revise(screen) => revise::draw(screen, canvas, frame, area),
        Screen::Story(screen) => story::draw(screen, canvas, frame, area),
        Screen::Setup(screen) => setup::draw(screen, canvas, frame, area),
        Screen::Sheet(screen) => sheet::draw(screen, canvas, frame, area),
        Screen::Progress(screen) => progress::draw(screen, canvas, frame, area),
        Screen::Sessions(screen) => sessions::draw(screen, canvas, frame, area),
        Screen::Problems(screen) => problems::draw(screen, canvas, frame, area),
        Screen::Help(screen) => help::draw(screen, canvas, frame, area),
        Screen::Menu(screen) => menu::draw(screen, canvas, frame, area),
        Screen::Prompt(screen) => prompt::draw_prompt(screen, canvas, frame, area),
        Screen::Confirm(screen) => prompt::draw_confirm(screen, canvas, frame, area),
        Screen::Rehearse(screen) => rehearse::draw(screen, canvas, frame, area),
        Screen::Aloud(screen) => aloud::draw(screen, canvas, frame, area),
        Screen::Questions(screen) => questions::draw(screen, canvas, frame, area),
        Screen::Replay(screen) => replay::draw(screen, canvas, frame, area),
        Screen::Compare(screen) => compare::draw(screen, canvas, frame, area),
        Screen::Scorecard(screen) => scorecard::draw(screen, canvas, frame, area),
    }
}

/// Clears a box of at most that size in the middle of an area and draws its frame; the inside comes back.
pub(crate) fn float(frame: &mut Frame<'_>, area: Rect, width: u16, height: u16, theme: &Theme) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 3;
    let outer = Rect { x, y, width, height };
    frame.render_widget(Clear, outer);
    let block = ratatui::widgets::Block::bordered()
        .border_type(ratatui::widgets::BorderType::Rounded)
        .border_style(theme.dim)
        .padding(ratatui::widgets::Padding::horizontal(1));
    let inner = block.inner(outer);
    frame.render_widget(block, outer);
    inner
}
