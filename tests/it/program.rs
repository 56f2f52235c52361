//! Runs the real binary in a home of its own.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A home folder with files in it.
pub struct Home {
    dir: TempDir,
}

/// What a run printed and how it ended.
pub struct Run {
    /// Standard output and then standard error, the home's path shown as `HOME`.
    pub said: String,
    /// The exit code.
    pub code: i32,
}

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// With one more file in it.
    pub fn file(self, path: &str, text: &str) -> Self {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// The path of a file in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Runs the program with it.
    pub fn run(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_starcoach"));
        command.arg("--home").arg(self.dir.path()).args(args).env_remove("NO_COLOR");
        self.said(command)
    }

    /// The same in a folder of that home.
    pub fn run_in(&self, folder: &str, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_starcoach"));
        command.arg("--home").arg(self.dir.path()).args(args).env_remove("NO_COLOR").current_dir(self.path(folder));
        self.said(command)
    }

    /// The same with bytes on its standard input.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Run {
        let path = self.path("standard-input");
        std::fs::write(&path, input).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_starcoach"));
        command.arg("--home").arg(self.dir.path()).args(args).env_remove("NO_COLOR");
        command.stdin(std::fs::File::open(path).unwrap());
        self.said(command)
    }

    fn said(&self, mut command: Command) -> Run {
        let output = command.output().unwrap();
        let mut said = String::from_utf8(output.stdout).unwrap();
        write!(said, "{}", String::from_utf8(output.stderr).unwrap()).unwrap();
        Run { said: self.without_home(&said), code: output.status.code().unwrap() }
    }

    fn without_home(&self, text: &str) -> String {
        let home: &Path = self.dir.path();
        text.replace(&home.display().to_string(), "HOME")
    }
}
