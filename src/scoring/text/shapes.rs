//! What the words of a text measure: numbers, percentages, money and durations, in digits and in words.

use super::list::List;
use super::words::{Break, Words};

/// A class of words known by their shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `7`, `1,200`, `10k`, twelve, a dozen.
    Number,
    /// `0.3%`, five percent, 2 pp.
    Percent,
    /// `$8,000`, 5k euros, eight thousand dollars.
    Money,
    /// 2 hours, `120ms`, a week, two-day.
    Duration,
}

/// A run of words with a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shaped {
    /// The first word.
    pub start: usize,
    /// The word after the last.
    pub end: usize,
    /// What it measures.
    pub shape: Shape,
}

/// All shaped runs of a text, by their start.
pub type Shapes = Vec<Shaped>;

static CARDINALS: List = List::of(&[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "dozen", "half", "couple",
]);

static SCALES: List =
    List::of(&["hundred", "thousand", "million", "billion", "dozen", "k", "m", "bn", "grand", "lakh", "crore"]);

static CURRENCIES: List = List::of(&[
    "dollar", "dollars", "euro", "euros", "pound", "pounds", "usd", "eur", "gbp", "chf", "rupees", "francs", "yen",
    "kronor", "kroner", "crowns", "zloty", "quid", "rand", "dirhams", "bucks", "grand", "cents", "pence", "inr",
    "yuan", "pesos", "reais", "naira",
]);

static UNITS: List = List::of(&[
    "millisecond", "milliseconds", "ms", "second", "seconds", "sec", "secs", "s", "minute", "minutes", "min", "mins",
    "hour", "hours", "hr", "hrs", "h", "day", "days", "night", "nights", "week", "weeks", "month", "months", "quarter",
    "quarters", "sprint", "sprints", "year", "years", "shift", "shifts", "morning", "mornings", "afternoon",
    "afternoons", "weekend", "weekends", "fortnight",
]);

/// Suffixes of a token that make it a duration (`120ms`, `2h`).
static SHORT_UNITS: List =
    List::of(&["ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "us", "µs", "ns", "m"]);

/// Words before an amount that leave it an amount ("about", "well over").
static ROUNDING: List = List::of(&[
    "about", "around", "roughly", "approximately", "nearly", "almost", "over", "under", "below", "above", "some",
    "only", "just", "exactly", "maybe", "perhaps", "like", "circa", "well", "barely", "virtually", "practically",
    "say",
]);

/// The same in two words.
const ROUNDING_PAIRS: &[(&str, &str)] = &[
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
    ("close", "to"),
    ("something", "like"),
];

/// Every word at which an amount may start: its own first one, and those that round it.
pub fn rounded(words: &Words, start: usize) -> Vec<usize> {
    let mut starts = vec![start];
    let mut at = start;
    while at > 0 && linked(words, at) {
        let pair =
            at > 1 && linked(words, at - 1) && ROUNDING_PAIRS.contains(&(words.form(at - 2), words.form(at - 1)));
        at = match pair {
            true => at - 2,
            false if ROUNDING.contains(words.form(at - 1)) => at - 1,
            false => break,
        };
        starts.push(at);
    }
    starts
}

/// Finds every shaped run.
pub fn find(words: &Words) -> Shapes {
    let mut shapes = Vec::new();
    for start in 0..words.len() {
        find_at(words, start, &mut shapes);
    }
    shapes
}

fn find_at(words: &Words, start: usize, shapes: &mut Shapes) {
    let mut add = |shape, end| shapes.push(Shaped { start, end, shape });
    let form = words.form(start);
    if form.starts_with(char::is_alphabetic) && !matches!(form, "a" | "an") && !CARDINALS.contains(form) {
        return;
    }
    if form.starts_with(['$', '€', '£', '¥', '₹']) {
        let end =
            if linked(words, start + 1) && SCALES.contains(words.form(start + 1)) { start + 2 } else { start + 1 };
        add(Shape::Money, end);
        return;
    }
    let Some(end) = number_end(words, start) else {
        if matches!(form, "a" | "an") && linked(words, start + 1) {
            let unit = words.form(start + 1);
            let stretched = matches!(unit, "whole" | "full" | "good" | "single");
            let (unit, end) = if stretched { (words.form(start + 2), start + 3) } else { (unit, start + 2) };
            if UNITS.contains(unit) && unit.len() > 2 {
                add(Shape::Duration, end);
            }
        }
        return;
    };
    if form.ends_with('%') {
        add(Shape::Percent, start + 1);
        return;
    }
    let suffix = form.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if end == start + 1 && suffix.len() < form.len() && SHORT_UNITS.contains(suffix) && suffix != "m" {
        add(Shape::Duration, end);
        return;
    }
    add(Shape::Number, end);
    if end > start + 1 && words.form(end - 1) == "grand" {
        add(Shape::Money, end);
    }
    if !linked(words, end) {
        return;
    }
    let next = words.form(end);
    match next {
        "percent" | "pp" | "bps" | "pct" => add(Shape::Percent, end + 1),
        "per" if words.form(end + 1) == "cent" => add(Shape::Percent, end + 2),
        "percentage" | "basis" if words.form(end + 1).starts_with("point") => add(Shape::Percent, end + 2),
        _ if CURRENCIES.contains(next) => add(Shape::Money, end + 1),
        _ if UNITS.contains(next) => add(Shape::Duration, end + 1),
        "a" | "an" if UNITS.contains(words.form(end + 1)) => add(Shape::Duration, end + 2),
        "working" | "business" | "full" | "whole" | "more" if UNITS.contains(words.form(end + 1)) => {
            add(Shape::Duration, end + 2);
        }
        _ => {}
    }
}

/// The most words of a number: "nine hundred and ninety nine thousand nine hundred and ninety nine".
const LONGEST: usize = 12;

/// Where a number that starts here ends.
fn number_end(words: &Words, start: usize) -> Option<usize> {
    let form = words.form(start);
    let mut end = start;
    if is_fraction(words, start) {
        return Some(start + 2);
    }
    if matches!(form, "a" | "an") {
        // "a hundred", "a dozen", "a couple"
        let next = words.form(start + 1);
        let counts = SCALES.contains(next) && next.len() > 2 || matches!(next, "dozen" | "couple");
        if !(counts && linked(words, start + 1)) {
            return None;
        }
        end += 2;
    } else if is_digits(form) || CARDINALS.contains(form) {
        end += 1;
    } else {
        return None;
    }
    while linked(words, end) && end < start + LONGEST {
        let next = words.form(end);
        let more = CARDINALS.contains(next) && !matches!(next, "half" | "couple")
            || SCALES.contains(next)
            || (next == "and" && CARDINALS.contains(words.form(end + 1)) && SCALES.contains(words.form(end - 1)));
        if !more {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// "two thirds", "a fifth of"; no "a third person".
fn is_fraction(words: &Words, start: usize) -> bool {
    let part = words.form(start + 1);
    let (one, more) = (["third", "quarter", "fifth", "tenth"], ["thirds", "quarters", "fifths", "tenths"]);
    let counted = matches!(words.form(start), "one" | "two" | "three" | "four" | "nine");
    if !linked(words, start + 1) || !(one.contains(&part) || more.contains(&part)) {
        return false;
    }
    let whole = !linked(words, start + 2)
        || matches!(words.form(start + 2), "of" | "in" | "within" | "and" | "after" | "less" | "fewer" | "over" | "by");
    counted || (words.form(start) == "a" && one.contains(&part) && whole)
}

fn linked(words: &Words, index: usize) -> bool {
    index < words.len() && words.before(index) == Break::None
}

/// Digits with separators and a short suffix; no ordinal and no time of day.
fn is_digits(form: &str) -> bool {
    let suffix = form.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '/'));
    form.starts_with(|c: char| c.is_ascii_digit())
        && suffix.len() <= 4
        && !matches!(suffix, "st" | "nd" | "rd" | "th" | "am" | "pm")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(Shape, String)> {
        let words = Words::split(text);
        find(&words).iter().map(|s| (s.shape, text[words.span(s.start..s.end)].to_owned())).collect()
    }

    fn has(text: &str, shape: Shape, part: &str) -> bool {
        shapes(text).contains(&(shape, part.to_owned()))
    }

    #[test]
    fn numbers_are_known_in_digits_and_words() {
        assert!(has("about 1,200 orders", Shape::Number, "1,200"));
        assert!(has("twenty five orders", Shape::Number, "twenty five"));
        assert!(has("a dozen orders", Shape::Number, "a dozen"));
        assert!(has("two hundred and ten", Shape::Number, "two hundred and ten"));
    }

    #[test]
    fn money_percent_and_duration_take_their_unit_along() {
        assert!(has("$8,000 per week", Shape::Money, "$8,000"));
        assert!(has("eight thousand dollars", Shape::Money, "eight thousand dollars"));
        assert!(has("fell 0.3%", Shape::Percent, "0.3%"));
        assert!(has("five per cent", Shape::Percent, "five per cent"));
        assert!(has("in 120ms", Shape::Duration, "120ms"));
        assert!(has("half an hour", Shape::Duration, "half an hour"));
        assert!(has("for a whole day", Shape::Duration, "a whole day"));
        assert!(has("a two-day delay", Shape::Duration, "two-day"));
    }

    #[test]
    fn fractions_are_numbers_and_ordinals_are_not() {
        assert!(has("two thirds less", Shape::Number, "two thirds"));
        assert!(has("fell by a third.", Shape::Number, "a third"));
        assert!(!has("a third person came", Shape::Number, "a third"));
    }

    #[test]
    fn rounding_words_belong_to_an_amount() {
        let words = Words::split("in about 20, well over two hours, more than 3");
        assert_eq!(rounded(&words, 2), [2, 1]);
        assert_eq!(rounded(&words, 5), [5, 4, 3]);
        assert_eq!(rounded(&words, 9), [9, 7]);
    }

    #[test]
    fn ordinals_and_times_of_day_are_no_numbers() {
        assert!(shapes("on the 3rd at 3am").is_empty());
    }
}
