//! How one number went from answer to answer, and whether that is more than noise.

/// Answers that make a trend; fewer make a direction, and one a baseline.
const TREND: usize = 4;
/// Numbers at the end of a course that its way is told from: an old habit says little of today.
const RECENT: usize = 32;
/// The standard normal's 95 % point.
const Z: f64 = 1.645;

/// How much may be said of so many answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// One.
    Baseline,
    /// Two or three.
    Direction,
    /// Four or more.
    Trend,
}

impl Basis {
    /// Of so many answers; nothing of none.
    pub const fn of(answers: usize) -> Option<Self> {
        match answers {
            0 => None,
            1 => Some(Self::Baseline),
            n if n < TREND => Some(Self::Direction),
            _ => Some(Self::Trend),
        }
    }

    /// For people, as it is counted.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Baseline => "a baseline",
            Self::Direction => "a direction",
            Self::Trend => "a trend",
        }
    }
}

/// Where a course goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Way {
    /// Two or three numbers: the last less the first, and no more is claimed.
    SoFar(f64),
    /// It rises, by so much an answer.
    Up(f64),
    /// It falls, by so much an answer, as a number above zero.
    Down(f64),
    /// Neither is more than noise.
    Unclear,
}

/// One number of each answer of a series, the oldest first; nothing where an answer has none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Course(pub Vec<Option<f64>>);

impl Course {
    /// The numbers that there are.
    pub fn known(&self) -> Vec<f64> {
        self.0.iter().flatten().copied().collect()
    }

    /// The oldest.
    pub fn first(&self) -> Option<f64> {
        self.0.iter().flatten().next().copied()
    }

    /// The newest.
    pub fn last(&self) -> Option<f64> {
        self.0.iter().flatten().next_back().copied()
    }

    /// The lowest.
    pub fn least(&self) -> Option<f64> {
        self.0.iter().flatten().copied().min_by(f64::total_cmp)
    }

    /// The highest.
    pub fn most(&self) -> Option<f64> {
        self.0.iter().flatten().copied().max_by(f64::total_cmp)
    }

    /// How much may be said of it.
    pub fn basis(&self) -> Option<Basis> {
        Basis::of(self.0.iter().flatten().count())
    }

    /// Where it goes; nothing from one number.
    ///
    /// From four numbers on the way is up or down only where the test of Mann (1945) and Kendall says so: S, the pairs
    /// that rise less the pairs that fall, must lie further from zero than in 95 % of the orders that chance makes.
    /// Four numbers must all rise for that, of six at most two pairs may fall. Ties are not corrected for, which only
    /// makes it more careful. The slope is the median of the slopes of all pairs (Theil 1950, Sen 1968), which a single
    /// bad day does not turn. One step is one answer, whatever time lies between: practice teaches, not the calendar.
    /// Only the last 32 numbers count.
    pub fn way(&self) -> Option<Way> {
        let known = self.known();
        let recent = known.get(known.len().saturating_sub(RECENT)..).unwrap_or_default();
        match Basis::of(recent.len())? {
            Basis::Baseline => None,
            Basis::Direction => Some(Way::SoFar(recent.last()? - recent.first()?)),
            Basis::Trend => {
                let s = kendall(recent);
                let slope = slope(recent)?;
                Some(match is_more_than_noise(s, recent.len()) {
                    true if s > 0 => Way::Up(slope.abs()),
                    true => Way::Down(slope.abs()),
                    false => Way::Unclear,
                })
            }
        }
    }
}

/// Every pair, the earlier number first, with the steps between them.
fn pairs(numbers: &[f64]) -> impl Iterator<Item = (f64, f64, usize)> {
    let from = |(at, first): (usize, &f64)| {
        let first = *first;
        numbers.iter().skip(at + 1).enumerate().map(move |(steps, second)| (first, *second, steps + 1))
    };
    numbers.iter().enumerate().flat_map(from)
}

/// The pairs that rise less those that fall.
fn kendall(numbers: &[f64]) -> i64 {
    pairs(numbers).map(|(first, second, _)| i64::from(second > first) - i64::from(second < first)).sum()
}

/// The normal approximation of S with its correction for continuity, which from four numbers on draws the line where
/// the exact table does.
fn is_more_than_noise(s: i64, count: usize) -> bool {
    let n = count as f64;
    let spread = (n * (n - 1.0) * (2.0 * n + 5.0) / 18.0).sqrt();
    s.abs() as f64 - 1.0 > Z * spread
}

/// The median of the slopes of all pairs.
fn slope(numbers: &[f64]) -> Option<f64> {
    let mut slopes: Vec<f64> = pairs(numbers).map(|(first, second, steps)| (second - first) / steps as f64).collect();
    slopes.sort_by(f64::total_cmp);
    let half = slopes.len() / 2;
    let upper = *slopes.get(half)?;
    if slopes.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(*slopes.get(half - 1)?, upper)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(numbers: &[f64]) -> Course {
        Course(numbers.iter().copied().map(Some).collect())
    }

    #[test]
    fn one_is_a_baseline_two_or_three_a_direction_four_a_trend() {
        let cases: [(&[f64], Option<Basis>, Option<Way>); 9] = [
            (&[], None, None),
            (&[60.0], Some(Basis::Baseline), None),
            (&[60.0, 67.0], Some(Basis::Direction), Some(Way::SoFar(7.0))),
            (&[60.0, 90.0, 58.0], Some(Basis::Direction), Some(Way::SoFar(-2.0))),
            (&[50.0, 55.0, 60.0, 65.0], Some(Basis::Trend), Some(Way::Up(5.0))),
            (&[50.0, 55.0, 54.0, 65.0], Some(Basis::Trend), Some(Way::Unclear)),
            (&[4.0, 3.0, 2.0, 1.0], Some(Basis::Trend), Some(Way::Down(1.0))),
            (&[60.0; 9], Some(Basis::Trend), Some(Way::Unclear)),
            (&[40.0, 50.0, 60.0, 70.0, 80.0, 20.0, 90.0, 99.0], Some(Basis::Trend), Some(Way::Up(8.4))),
        ];
        for (numbers, basis, way) in cases {
            let course = course(numbers);
            assert_eq!(course.basis(), basis, "{numbers:?}");
            match (course.way(), way) {
                (Some(Way::Up(told)), Some(Way::Up(slope))) => assert!((told - slope).abs() < 0.05, "{told}"),
                (told, way) => assert_eq!(told, way, "{numbers:?}"),
            }
        }
    }

    #[test]
    fn a_single_bad_day_does_not_turn_a_trend_and_noise_is_none() {
        let noise = [62.0, 58.0, 66.0, 60.0, 64.0, 59.0, 65.0, 61.0];
        assert_eq!(course(&noise).way(), Some(Way::Unclear));
        let mut rising: Vec<f64> = (0..10).map(|n| 40.0 + 4.0 * f64::from(n)).collect();
        rising[8] = 10.0;
        assert!(matches!(course(&rising).way(), Some(Way::Up(slope)) if (slope - 4.0).abs() < 0.5));
    }

    /// The exact table of Kendall's S, one-sided 5 %: the smallest S beyond it, by the count of numbers.
    #[test]
    fn the_line_is_where_the_exact_table_draws_it() {
        for (count, least) in [(4, 6), (5, 8), (6, 11), (7, 13), (8, 16), (9, 18), (10, 21)] {
            assert!(is_more_than_noise(least, count) && !is_more_than_noise(least - 2, count), "{count}");
        }
    }

    #[test]
    fn an_answer_without_the_number_counts_for_nothing() {
        let gaps = Course(vec![None, Some(3.0), None, Some(1.0)]);
        assert_eq!(
            (gaps.first(), gaps.last(), gaps.least(), gaps.most()),
            (Some(3.0), Some(1.0), Some(1.0), Some(3.0))
        );
        assert_eq!(gaps.basis(), Some(Basis::Direction));
    }
}
