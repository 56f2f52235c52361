//! The phrase families of a library. Those of the program are read when somebody asks for them: its engine was compiled
//! with it, and hundreds of rules with their proofs would cost the first frame its budget.

use super::{Family, Loaded};
use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

/// Families by id, with where they came from.
pub type ById = BTreeMap<String, Loaded<Family>>;

/// The families of a library, by id.
#[derive(Debug, Clone)]
pub struct Families {
    all: OnceLock<ById>,
    bundled: fn() -> ById,
    /// Whether they may be others than the bundled ones.
    changed: bool,
}

impl Families {
    /// Those that this reads once they are asked for.
    pub fn bundled(read: fn() -> ById) -> Self {
        Self { all: OnceLock::new(), bundled: read, changed: false }
    }

    /// Whether they are just the bundled ones.
    pub fn are_bundled(&self) -> bool {
        !self.changed
    }
}

impl Default for Families {
    fn default() -> Self {
        Self { changed: true, ..Self::bundled(ById::new) }
    }
}

impl PartialEq for Families {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Deref for Families {
    type Target = ById;

    fn deref(&self) -> &ById {
        self.all.get_or_init(self.bundled)
    }
}

impl DerefMut for Families {
    #[expect(clippy::expect_used, reason = "it is filled right before")]
    fn deref_mut(&mut self) -> &mut ById {
        self.changed = true;
        self.all.get_or_init(self.bundled);
        self.all.get_mut().expect("it was filled")
    }
}

impl<'a> IntoIterator for &'a Families {
    type Item = (&'a String, &'a Loaded<Family>);
    type IntoIter = std::collections::btree_map::Iter<'a, String, Loaded<Family>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
