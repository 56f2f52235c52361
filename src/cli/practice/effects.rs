//! Carries out what the app asks for, through the store. A failure comes back as a message.

use crate::app::msg::Content;
use crate::app::{Common, Effect, Msg};
use crate::store::Store;
use std::sync::Arc;

/// The hands of the app.
pub struct Effects {
    store: Store,
}

impl Effects {
    /// Effects on the user's folders.
    pub fn new(store: Store) -> Self {
        Self { store }
    }

    /// The state to start with: content, settings, keys.
    pub fn common(&mut self) -> Common {
        Common::new(self.content())
    }

    fn content(&self) -> Content {
        let content = self.store.load();
        Content { library: Arc::new(content.library), engine: Arc::new(content.engine) }
    }

    /// Carries out one effect. What is about the terminal is the driver's.
    pub fn carry_out(&mut self, effect: &Effect) -> Vec<Msg> {
        match effect {
            Effect::Reload => vec![Msg::Reloaded(Box::new(self.content()))],
            _ => Vec::new(),
        }
    }
}
