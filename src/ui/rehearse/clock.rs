//! The clocks of the section, its words, and who acts.

use crate::app::rehearse::Rehearse;
use crate::app::rehearse::measure::{Pressure, clock};
use crate::ui::{Canvas, Frame, Theme};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Cells of the bar at most, and at least: a shorter one says nothing.
const BAR: u64 = 24;
const SHORTEST: u64 = 10;
/// What the line begins with.
const SPOKEN: &str = " spoken ";

/// The style of a time.
pub fn pressure_style(pressure: Pressure, theme: &Theme) -> Style {
    match pressure {
        Pressure::Within => theme.time,
        Pressure::Past => theme.amber,
        Pressure::Over => theme.red,
    }
}

/// Both clocks of the section: the one it is judged by with its bar, the other as one dim number.
pub fn draw(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let measure = screen.measure(screen.at());
    let pressure = measure.pressure();
    let style = pressure_style(pressure, theme);
    let target = u64::from(measure.time.target) * 1000;
    let about = if measure.ms > 0 { "~" } else { "" };
    let spoken = format!("{about}{}", clock(measure.ms));
    let warning = match pressure {
        Pressure::Within => String::new(),
        Pressure::Past => format!(" {} past", pressure.sign()),
        Pressure::Over => format!(" {} too long", pressure.sign()),
    };
    let target_text = clock(target);
    let words = screen.words(screen.at());
    let mut parts = vec![
        format!("   {words} word{}", if words == 1 { "" } else { "s" }),
        format!("   clock {}", clock(screen.clock_ms(canvas.now))),
    ];
    if screen.coach.speaks() {
        let voice = screen.coach.judged.scorecard.voice;
        parts.push(format!("   I {} · we {}", voice.own, voice.group));
    }
    // Whole or not at all: half a number is a wrong one. The bar takes what they leave.
    let texts = [SPOKEN, &spoken, &target_text, &warning];
    let mut room = usize::from(area.width).saturating_sub(texts.iter().map(|text| text.width()).sum::<usize>() + 1);
    let rest: String = parts
        .iter()
        .take_while(|text| {
            let left = room.checked_sub(text.width());
            room = left.unwrap_or(room);
            left.is_some()
        })
        .map(String::as_str)
        .collect();
    let bar = (room as u64).saturating_sub(1).min(BAR);
    let mut spans = vec![Span::raw(SPOKEN), Span::styled(spoken, style)];
    if bar >= SHORTEST {
        let full = (measure.ms * bar / target.max(1)).min(bar) as usize;
        spans.push(Span::raw(" "));
        spans.push(Span::styled("█".repeat(full), style));
        spans.push(Span::styled("░".repeat(bar as usize - full), theme.dim));
        spans.push(Span::styled("│", theme.dim));
    } else {
        spans.push(Span::styled("/", theme.dim));
    }
    spans.extend([Span::raw(target_text), Span::styled(warning, style), Span::styled(rest, theme.dim)]);
    frame.line(&Line::from(spans), area);
}
