//! `starcoach review`: a coach's desk.

use super::{Failure, Outcome, practice};
use crate::app::Desk;
use crate::store::Store;
use crate::store::desk::OnDesk;

/// What to review.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A session's file, its id or the start of it, or a folder of sessions; without it your own sessions.
    #[arg(value_name = "FILE, ID or FOLDER")]
    pub what: Option<String>,
}

/// Opens the review of one session, or the list of a folder.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let desk = match store.on_desk(args.what.as_deref()) {
        Ok(OnDesk::Folder(folder)) if super::merge::same_file(&folder, &store.dirs.sessions) => Desk::Own(folder),
        Ok(OnDesk::Folder(folder)) => Desk::Inbox(folder),
        Ok(OnDesk::Session(file)) => Desk::Review(file),
        Err(problem) => return Err(Failure(problem.to_string())),
    };
    practice::run(store, practice::Start::Desk(desk))
}
