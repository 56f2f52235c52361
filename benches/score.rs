//! `starcoach score` over 10,000 answers of 200 words, JSON lines in and out with full scorecards: bytes of answer text a
//! second and core, and the most memory that the process held.
//!
//! `cargo bench --bench score -- --write FOLDER` writes what `compare.sh` needs instead.
#![allow(missing_docs, clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::string_slice, clippy::indexing_slicing)]

mod answers;
mod compare;

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ANSWERS: usize = 10_000;
const SEED: u64 = 7;
/// Clock ticks a second in `/proc`, as on every Linux.
const TICKS: f64 = 100.0;

fn main() {
    let mut args = std::env::args().skip_while(|arg| arg != "--write").skip(1);
    if let Some(folder) = args.next() {
        compare::write(Path::new(&folder));
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("answers.jsonl");
    let text = write(&path);
    let lines = fs::metadata(&path).unwrap().len();
    println!("{ANSWERS} answers, {:.1} MB of text in {:.1} MB of lines", mega(text), mega(lines as usize));
    for jobs in ["1", "all"] {
        let mut best: Option<Run> = None;
        for _ in 0..5 {
            let run = run(home.path(), &path, jobs);
            if best.as_ref().is_none_or(|best| run.cpu < best.cpu) {
                best = Some(run);
            }
        }
        let run = best.unwrap();
        println!(
            "{jobs:>3} jobs: {:>5.1} MB/s and core ({:.2} s of CPU), {:>5.1} MB/s in all ({:.2} s), most memory {:.1} MiB, {:.1} MB out",
            mega(text) / run.cpu,
            run.cpu,
            mega(text) / run.wall.as_secs_f64(),
            run.wall.as_secs_f64(),
            run.memory_kib as f64 / 1024.0,
            mega(run.out),
        );
    }
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// Writes the answers; bytes of their text.
fn write(path: &Path) -> usize {
    let mut dice = answers::Dice::new(SEED);
    let mut file = BufWriter::new(File::create(path).unwrap());
    let mut bytes = 0;
    for id in 0..ANSWERS {
        let (line, text) = answers::answer(&mut dice, id);
        bytes += text;
        writeln!(file, "{line}").unwrap();
    }
    bytes
}

struct Run {
    wall: Duration,
    /// Seconds, of all threads.
    cpu: f64,
    memory_kib: u64,
    out: usize,
}

fn run(home: &Path, path: &Path, jobs: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_starcoach"));
    command.arg("--home").arg(home).arg("score").arg(path).stdout(Stdio::piped()).stderr(Stdio::null());
    if jobs != "all" {
        command.args(["--jobs", jobs]);
    }
    let began = Instant::now();
    let mut child = command.spawn().unwrap();
    let proc = Path::new("/proc").join(child.id().to_string());
    let mut stdout = child.stdout.take().unwrap();
    let mut bytes = vec![0; 1 << 20];
    let (mut out, mut memory_kib) = (0, 0);
    loop {
        let read = stdout.read(&mut bytes).unwrap();
        if read == 0 {
            break;
        }
        out += read;
        let status = fs::read_to_string(proc.join("status")).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = peak.and_then(|peak| peak.split_whitespace().next()).and_then(|kib| kib.parse().ok());
        memory_kib = memory_kib.max(kib.unwrap_or(0));
    }
    let wall = began.elapsed();
    // Ended and not yet waited for, its times are still there.
    let stat = loop {
        let stat = fs::read_to_string(proc.join("stat")).expect("/proc, so Linux");
        let fields = stat.rsplit(") ").next().unwrap().to_owned();
        if fields.starts_with('Z') {
            break fields;
        }
        std::thread::yield_now();
    };
    let ticks = |field: usize| stat.split(' ').nth(field).unwrap().parse::<f64>().unwrap();
    let cpu = (ticks(11) + ticks(12)) / TICKS;
    assert!(child.wait().unwrap().code().unwrap() < 2);
    Run { wall, cpu, memory_kib, out }
}
