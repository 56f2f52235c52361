//! Records every sample of a measurement and prints its p50, p99 and most.

use std::time::{Duration, Instant};

/// All samples of one measurement.
pub struct Samples {
    times: Vec<Duration>,
}

impl Samples {
    /// Runs `work` `count` times after a tenth as many warm-ups, timing each run.
    pub fn take(count: usize, work: impl FnMut(usize)) -> Self {
        Self::take_after(|| {}, count, work)
    }

    /// The same with something before each run that is not timed.
    pub fn take_after(mut before: impl FnMut(), count: usize, mut work: impl FnMut(usize)) -> Self {
        for index in 0..count / 10 {
            work(index);
        }
        let time = |index| {
            before();
            let start = Instant::now();
            work(index);
            start.elapsed()
        };
        let mut times: Vec<Duration> = (0..count).map(time).collect();
        times.sort_unstable();
        Self { times }
    }

    /// The sample below which a share of all lie.
    pub fn at(&self, share: f64) -> Duration {
        let last = self.times.len().saturating_sub(1);
        let index = (last as f64 * share).round();
        self.times.get(index as usize).copied().unwrap_or_default()
    }

    /// Prints one line.
    pub fn print(&self, name: &str) {
        let (p50, p99, most) = (self.at(0.5), self.at(0.99), self.at(1.0));
        println!("{name:<58} p50 {p50:>10.1?}  p99 {p99:>10.1?}  most {most:>10.1?}  n {}", self.times.len());
    }
}
