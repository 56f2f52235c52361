//! Records every sample of a measurement and prints its p50, p99 and most.

use std::time::{Duration, Instant};

/// All samples of one measurement.
pub struct Samples {
    times: Vec<Duration>,
}

impl Samples {
    /// Runs `work` `count` times after a tenth as many warm-ups, timing each run.
    pub fn take(count: usize, mut work: impl FnMut(usize)) -> Self {
        let mut times = Vec::new();
        for index in 0..count / 10 + count {
            let start = Instant::now();
            work(index);
            times.push(start.elapsed());
        }
        Self::of(times, count)
    }

    /// Two that are compared, in turns, so that whatever the machine does meanwhile befalls both. Before each run
    /// stands something that is not timed.
    pub fn pair(count: usize, mut before: impl FnMut(), mut works: [&mut dyn FnMut(usize); 2]) -> [Self; 2] {
        let mut times = [Vec::new(), Vec::new()];
        for index in 0..count / 10 + count {
            for (work, times) in works.iter_mut().zip(&mut times) {
                before();
                let start = Instant::now();
                work(index);
                times.push(start.elapsed());
            }
        }
        times.map(|times| Self::of(times, count))
    }

    /// How many times as long as another's, by the medians.
    pub fn ratio(&self, other: &Self) -> f64 {
        self.at(0.5).as_secs_f64() / other.at(0.5).as_secs_f64()
    }

    fn of(mut times: Vec<Duration>, count: usize) -> Self {
        times.drain(..times.len() - count);
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
