//! `starcoach completions SHELL` and the hidden `starcoach man`, both made from the definition of the command line.

use super::{Cli, Done, Outcome, print};
use clap::CommandFactory;
use clap_complete::Shell;

/// For which shell.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell.
    pub shell: Shell,
}

/// Prints the completions.
pub fn run(args: &Args) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "starcoach", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Done::Fine)
}

/// Prints the manual page.
pub fn man() -> Outcome {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    print(&String::from_utf8_lossy(&page))?;
    Ok(Done::Fine)
}
