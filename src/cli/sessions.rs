//! `starcoach sessions`: the saved sessions as a list.

use super::{Failure, Outcome};
use crate::store::Store;

/// How to list them.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON for other programs.
    #[arg(long)]
    pub json: bool,
}

/// Prints the list.
pub fn run(_store: &Store, _args: &Args) -> Outcome {
    Err(Failure("sessions cannot be listed by this version".to_owned()))
}
