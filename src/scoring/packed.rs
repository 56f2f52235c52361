//! An engine as bytes: what is bundled is compiled when the program is built, since reading five hundred phrases
//! would cost the first frame its budget.

use super::engine::{Engine, PathOf, RuleInfo};
use super::experts::Experts;
use super::lexicon::Lexicon;
use super::trie::Trie;
use crate::content::family::{Family, Status};

impl Engine {
    /// The compiled phrases as bytes; what is told of the rules stays in their families.
    pub fn pack(&self) -> Result<Vec<u8>, postcard::Error> {
        let experts: Vec<(u32, &str)> = self.experts.all().collect();
        postcard::to_allocvec(&(self.lexicon.words(), &self.lists, &self.phrases, &self.paths, experts))
    }

    /// The engine of these families from the bytes that were packed of it; nothing when they do not fit.
    pub fn unpack(bytes: &[u8], families: &[&Family]) -> Option<Self> {
        type Packed<'a> = (Vec<&'a str>, Trie, Trie, Vec<PathOf>, Vec<(u32, &'a str)>);
        let (words, lists, phrases, paths, experts): Packed<'_> = postcard::from_bytes(bytes).ok()?;
        let rules = families.iter().flat_map(|family| family.rules.iter().map(move |rule| (family, rule)));
        let rules = rules.filter(|(_, rule)| rule.status != Status::Off);
        let mut engine = Self {
            rules: rules.map(|(family, rule)| RuleInfo::of(family, rule)).collect(),
            lexicon: Lexicon::from_iter(words),
            lists,
            phrases,
            paths,
            experts: Experts::default(),
        };
        for (path, source) in experts {
            engine.experts.add(path, source);
        }
        engine.phrases.sign(&engine.lists);
        let fits = engine.paths.iter().all(|path| engine.rule(path.rule).is_some());
        (fits && engine.link(families).is_empty()).then_some(engine)
    }
}
