//! `starcoach score` as programs and people call it.

mod files;
mod lines;
mod page;
mod stream;

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a run said and how it ended.
#[derive(Debug)]
struct Ran {
    out: String,
    err: String,
    code: i32,
}

impl Ran {
    /// Its output as one JSON value a line.
    fn values(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect()
    }
}

/// The program in a folder of its own, where its files lie too.
struct Bench {
    home: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// With one more file.
    fn file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.home.path().join(name), text).unwrap();
        self
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_starcoach"));
        let home: &Path = self.home.path();
        command.current_dir(home).arg("--home").arg(home).arg("score").args(args).env_remove("NO_COLOR");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str], input: &str) -> Ran {
        let mut child = self.command(args).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // It may answer before it has read all of it, and end before it has read any.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap() }
    }
}

/// Runs it on its standard input.
fn score(args: &[&str], input: &str) -> Ran {
    Bench::new().run(args, input)
}

const ASSIGNED: &str = "My manager asked me to look into it.";
