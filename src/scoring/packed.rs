//! An engine as bytes: what is bundled is compiled when the program is built, since reading some thousand phrases
//! would cost the first frame its budget. Its tables are used as they lie in the program.

use super::engine::{Engine, PathOf, RuleInfo};
use super::experts::Experts;
use super::lexicon::Lexicon;
use super::trie::Trie;
use serde::{Deserialize, Serialize};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

/// Bytes at the start of which any table may lie.
#[derive(Debug)]
#[repr(C, align(16))]
pub struct Aligned<T: ?Sized>(pub T);

/// What of an engine is no table of numbers.
#[derive(Serialize, Deserialize)]
struct Head<'a> {
    rules: Vec<RuleInfo>,
    paths: Vec<PathOf>,
    classes: usize,
    #[serde(borrow)]
    experts: Vec<(u32, &'a str)>,
    #[serde(borrow)]
    words: Vec<&'a str>,
}

/// Writes tables one after the other.
#[derive(Default)]
struct Packer(Vec<u8>);

/// Takes them again.
struct Unpacker(&'static [u8]);

/// Each table begins with its length in bytes, and where this divides what is before it.
const STEP: usize = align_of::<Aligned<()>>();

impl Packer {
    fn put<T: IntoBytes + Immutable>(&mut self, table: &[T]) {
        let bytes = table.as_bytes();
        self.0.extend((bytes.len() as u128).to_le_bytes());
        self.0.extend(bytes);
        self.0.resize(self.0.len().next_multiple_of(STEP), 0);
    }

    fn put_trie(&mut self, trie: &Trie) {
        self.put(&trie.nodes);
        self.put(&trie.words);
        self.put(&trie.classes);
        self.put(&trie.gates);
        self.put(&trie.roles);
        for table in [&trie.ends, &trie.first, &trie.first_root, &trie.roots] {
            self.put(table);
        }
    }
}

impl Unpacker {
    fn take<T: FromBytes + Immutable + KnownLayout>(&mut self) -> Option<&'static [T]> {
        let (length, rest) = self.0.split_first_chunk()?;
        let length = usize::try_from(u128::from_le_bytes(*length)).ok()?;
        let table = rest.get(..length)?;
        self.0 = rest.get(length.checked_next_multiple_of(STEP)?..)?;
        <[T]>::ref_from_bytes(table).ok()
    }

    fn take_trie(&mut self) -> Option<Trie> {
        Some(Trie {
            nodes: self.take()?.into(),
            words: self.take()?.into(),
            classes: self.take()?.into(),
            gates: self.take()?.into(),
            roles: self.take()?.into(),
            ends: self.take()?.into(),
            first: self.take()?.into(),
            first_root: self.take()?.into(),
            roots: self.take()?.into(),
        })
    }
}

impl Engine {
    /// All of it as bytes, for a machine of the same byte order.
    pub fn pack(&self) -> Result<Vec<u8>, postcard::Error> {
        let head = Head {
            rules: self.rules.clone(),
            paths: self.paths.clone(),
            classes: self.classes,
            experts: self.experts.all().collect(),
            words: self.lexicon.words(),
        };
        let mut packer = Packer::default();
        packer.put(&postcard::to_allocvec(&head)?);
        packer.put_trie(&self.lists);
        packer.put_trie(&self.phrases);
        Ok(packer.0)
    }

    /// The engine from the bytes that were packed of it; nothing when they are cut or lie where no table may begin.
    pub fn unpack(bytes: &'static [u8]) -> Option<Self> {
        let mut unpacker = Unpacker(bytes);
        let head: Head<'static> = postcard::from_bytes(unpacker.take()?).ok()?;
        let mut experts = Experts::default();
        for (path, source) in head.experts {
            experts.add(path, source);
        }
        Some(Self {
            rules: head.rules,
            lexicon: Lexicon::from_iter(head.words),
            classes: head.classes,
            lists: unpacker.take_trie()?,
            phrases: unpacker.take_trie()?,
            paths: head.paths,
            experts,
        })
    }
}
