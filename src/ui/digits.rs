//! Digits five rows high, for a clock that is read from afar.

/// Each digit as five rows of three cells.
const DIGITS: [[&str; 5]; 10] = [
    ["███", "█ █", "█ █", "█ █", "███"],
    ["  █", "  █", "  █", "  █", "  █"],
    ["███", "  █", "███", "█  ", "███"],
    ["███", "  █", "███", "  █", "███"],
    ["█ █", "█ █", "███", "  █", "  █"],
    ["███", "█  ", "███", "  █", "███"],
    ["███", "█  ", "███", "█ █", "███"],
    ["███", "  █", "  █", "  █", "  █"],
    ["███", "█ █", "███", "█ █", "███"],
    ["███", "█ █", "███", "  █", "███"],
];
const COLON: [&str; 5] = [" ", "█", " ", "█", " "];

/// A time such as `2:05` as five rows, every cell twice as wide as it is high. Other characters are left out.
pub fn rows(time: &str) -> [String; 5] {
    let mut rows: [String; 5] = Default::default();
    for c in time.chars() {
        let Some(shape) = shape(c) else { continue };
        for (row, cells) in rows.iter_mut().zip(shape) {
            if !row.is_empty() {
                row.push_str("  ");
            }
            row.extend(cells.chars().flat_map(|cell| [cell, cell]));
        }
    }
    rows
}

fn shape(c: char) -> Option<&'static [&'static str; 5]> {
    match c {
        ':' => Some(&COLON),
        c => DIGITS.get(c.to_digit(10)? as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn a_time_is_drawn_large() {
        let rows = rows("2:05").map(|row| row.trim_end().to_owned());
        assert_snapshot!(rows.join("\n"), @"
        ██████      ██████  ██████
            ██  ██  ██  ██  ██
        ██████      ██  ██  ██████
        ██      ██  ██  ██      ██
        ██████      ██████  ██████
        ");
    }
}
