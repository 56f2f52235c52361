//! The page for the night before.

use super::Effects;
use crate::app::Msg;
use crate::cli::sheet;
use crate::report::{Sheet, html};
use crate::store::files::reason;

impl Effects {
    pub(super) fn sheet(&self) -> Sheet {
        let interview = self.store.settings().0.interview;
        sheet::made(&self.store, &self.library, &self.engine, interview.as_deref(), &[], false)
    }

    pub(super) fn write_sheet(&self, over: bool) -> Msg {
        let path = &self.store.dirs.sheet;
        let told = path.display().to_string();
        match self.store.write_page(path, &html::sheet(&self.sheet()), &[html::MARK], over) {
            Ok(true) => Msg::SheetWritten(told),
            Ok(false) => Msg::SheetInTheWay(told),
            Err(error) => Msg::Failed(format!("the page cannot be written to {told}: {}", reason(&error))),
        }
    }
}
