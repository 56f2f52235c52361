//! Where the sections of an answer begin.

use super::{Canvas, Frame};
use crate::app::borders::Borders;
use ratatui::layout::Rect;

/// Draws the answer with its sections.
pub fn draw(_screen: &Borders, _canvas: &Canvas<'_>, _frame: &mut Frame<'_>, _area: Rect) {}
