//! Colours, each with a second cue: bold, underline or a sign.

use crate::app::ThemeName;
use crate::content::Polarity;
use ratatui::style::{Color, Modifier, Style};

/// The styles of one theme. Colour has four meanings only: signal, warning, disqualifier, time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Plain text.
    pub text: Style,
    /// What matters less.
    pub dim: Style,
    /// What matters more.
    pub strong: Style,
    /// Titles.
    pub title: Style,
    /// The chosen row.
    pub chosen: Style,
    /// A key in the footer and on help pages.
    pub key: Style,
    /// Wanted words: bold.
    pub signal: Style,
    /// Costly words: underlined.
    pub warning: Style,
    /// Fatal words: bold and underlined.
    pub disqualifier: Style,
    /// Inside the time.
    pub time: Style,
    /// Past the target.
    pub amber: Style,
    /// Past the limit.
    pub red: Style,
    /// Selected text in the editor.
    pub selection: Style,
}

/// The colours by meaning; `None` leaves the terminal's own.
struct Palette {
    dim: Option<Color>,
    key: Option<Color>,
    signal: Option<Color>,
    warning: Option<Color>,
    disqualifier: Option<Color>,
    time: Option<Color>,
}

impl Theme {
    /// The theme of that name. With `no_color` it holds no colours at all, since a reset colour would also reset
    /// bold and underline.
    pub fn named(name: ThemeName, no_color: bool) -> Self {
        let palette = match name {
            _ if no_color => Palette::NONE,
            ThemeName::Auto => Palette::ANSI,
            ThemeName::Light => Palette::LIGHT,
            ThemeName::HighContrast => Palette::CONTRAST,
            ThemeName::Mono => Palette::NONE,
        };
        Self::of(&palette)
    }

    fn of(palette: &Palette) -> Self {
        let plain = Style::new();
        let with = |color: Option<Color>| color.map_or(plain, |color| plain.fg(color));
        let bold = Modifier::BOLD;
        let under = Modifier::UNDERLINED;
        Self {
            text: plain,
            dim: palette.dim.map_or(plain.add_modifier(Modifier::DIM), |color| plain.fg(color)),
            strong: plain.add_modifier(bold),
            title: plain.add_modifier(bold),
            chosen: plain.add_modifier(Modifier::REVERSED),
            key: with(palette.key).add_modifier(bold),
            signal: with(palette.signal).add_modifier(bold),
            warning: with(palette.warning).add_modifier(under),
            disqualifier: with(palette.disqualifier).add_modifier(bold | under),
            time: with(palette.time),
            amber: with(palette.warning).add_modifier(bold),
            red: with(palette.disqualifier).add_modifier(bold | under),
            selection: plain.add_modifier(Modifier::REVERSED),
        }
    }

    /// The style of marked words.
    pub const fn mark(&self, polarity: Polarity) -> Style {
        match polarity {
            Polarity::Signal => self.signal,
            Polarity::Warning => self.warning,
            Polarity::Disqualifier => self.disqualifier,
        }
    }
}

/// The sign of a finding in lists, the second cue beside its colour.
pub const fn sign(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Signal => "+",
        Polarity::Warning => "~",
        Polarity::Disqualifier => "!",
    }
}

impl Palette {
    const NONE: Self = Self { dim: None, key: None, signal: None, warning: None, disqualifier: None, time: None };
    const ANSI: Self = Self {
        dim: None,
        key: None,
        signal: Some(Color::Green),
        warning: Some(Color::Yellow),
        disqualifier: Some(Color::Red),
        time: Some(Color::Cyan),
    };
    const LIGHT: Self = Self {
        dim: Some(Color::Rgb(0x5a, 0x5a, 0x5a)),
        key: None,
        signal: Some(Color::Rgb(0x00, 0x66, 0x2b)),
        warning: Some(Color::Rgb(0x8a, 0x4b, 0x00)),
        disqualifier: Some(Color::Rgb(0xb0, 0x00, 0x20)),
        time: Some(Color::Rgb(0x00, 0x55, 0x80)),
    };
    const CONTRAST: Self = Self {
        dim: Some(Color::Gray),
        key: Some(Color::White),
        signal: Some(Color::LightGreen),
        warning: Some(Color::LightYellow),
        disqualifier: Some(Color::LightRed),
        time: Some(Color::LightCyan),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_every_mark_still_looks_different_and_no_style_holds_a_colour() {
        for name in ThemeName::ALL {
            let theme = Theme::named(name, true);
            let all = [
                theme.text, theme.dim, theme.strong, theme.title, theme.chosen, theme.key, theme.signal, theme.warning,
                theme.disqualifier, theme.time, theme.amber, theme.red, theme.selection,
            ];
            assert!(all.iter().all(|style| style.fg.is_none() && style.bg.is_none()), "{name:?}");
            let marks = [theme.signal, theme.warning, theme.disqualifier].map(|style| style.add_modifier);
            assert!(marks[0] != marks[1] && marks[1] != marks[2] && marks[0] != marks[2]);
        }
    }
}
