//! Runs the terminal and carries out what the app asks for.

use super::{Failure, Outcome, rehearse};
use crate::store::Store;

/// Opens the library, or rehearses at once when `args` say what.
pub fn run(_store: &Store, _args: Option<&rehearse::Args>) -> Outcome {
    Err(Failure("practising needs a terminal\nwithout one these work: sessions, completions".to_owned()))
}
