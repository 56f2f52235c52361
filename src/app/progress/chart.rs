//! Numbers as bars of blocks, readable without colours.

/// A cell filled by so many eighths.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// A number that is zero, which is not the same as none.
const ZERO: &str = "·";
/// Where a target lies between the bars.
const LINE: &str = "┄";

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Chart<'a> {
    /// The numbers, from zero on, the oldest first; nothing leaves its place free.
    pub values: &'a [Option<f64>],
    /// The number that fills the height.
    pub top: f64,
    /// A number whose height is marked between the bars.
    pub line: Option<f64>,
}

impl Chart<'_> {
    /// So many rows of exactly `width` columns, the highest first. Bars are as wide as fits; where not all of them do,
    /// the oldest go.
    pub fn rows(&self, height: usize, width: usize) -> Vec<String> {
        let (bar, gap) = match self.values.len() {
            n if n * 3 <= width => (2, 1),
            n if n * 2 <= width => (1, 1),
            _ => (1, 0),
        };
        let shown = self.values.get(self.values.len().saturating_sub(width)..).unwrap_or_default();
        let marked = self.line.map(|line| self.eighths(line, height).saturating_sub(1) / 8);
        let row = |from_below: usize| {
            let free = if marked == Some(from_below) { LINE } else { " " };
            let mut row = String::new();
            for value in shown {
                let cell = match value {
                    Some(value) if *value <= 0.0 && from_below == 0 => ZERO,
                    Some(value) => filled(self.eighths(*value, height), from_below, free),
                    None => free,
                };
                row.push_str(&cell.repeat(bar));
                row.push_str(&free.repeat(gap));
            }
            row.push_str(&free.repeat(width.saturating_sub(shown.len() * (bar + gap))));
            row
        };
        (0..height).rev().map(row).collect()
    }

    /// The height of a number; whatever is more than zero can be seen.
    fn eighths(&self, value: f64, height: usize) -> usize {
        let all = (height * 8) as f64;
        if value <= 0.0 || self.top <= 0.0 {
            return 0;
        }
        (1_u16..=(height * 8) as u16)
            .rev()
            .find(|at| f64::from(*at) <= (value / self.top * all).round())
            .map_or(1, usize::from)
    }
}

fn filled(eighths: usize, from_below: usize, free: &'static str) -> &'static str {
    match eighths.saturating_sub(from_below * 8).min(8) {
        0 => free,
        some => EIGHTHS.get(some).copied().unwrap_or(free),
    }
}

/// One row without gaps, as wide as the numbers are many, at most `width`.
pub fn spark(values: &[Option<f64>], top: f64, width: usize) -> String {
    let shown = values.get(values.len().saturating_sub(width)..).unwrap_or_default();
    Chart { values: shown, top, line: None }.rows(1, shown.len()).pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(values: &[f64], line: Option<f64>, height: usize, width: usize) -> Vec<String> {
        let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        Chart { values: &values, top: 100.0, line }.rows(height, width)
    }

    #[test]
    fn bars_are_as_wide_as_fits_and_the_oldest_go_first() {
        assert_eq!(rows(&[25.0, 100.0], None, 2, 8), ["   ██   ", "▄▄ ██   "]);
        assert_eq!(rows(&[25.0, 100.0], None, 1, 4), ["▂ █ "]);
        assert_eq!(rows(&[100.0, 50.0, 0.0], None, 1, 3), ["█▄·"]);
        assert_eq!(rows(&[100.0, 50.0, 0.0], None, 1, 2), ["▄·"]);
        assert_eq!(rows(&[], None, 2, 3), ["   ", "   "]);
    }

    #[test]
    fn a_target_lies_between_the_bars_and_a_missing_number_leaves_its_place() {
        assert_eq!(rows(&[100.0, 10.0], Some(60.0), 2, 6), ["██┄┄┄┄", "██ ▂▂ "]);
        assert_eq!(spark(&[Some(100.0), None, Some(1e300), Some(0.1)], 100.0, 9), "█ █▁");
    }
}
