//! What the engine knows about English verbs: enough to tell a deed by its form.
//!
//! Deeds are an open class ("I bisected", "I re-labelled"), so they are known by suffix or from the list of irregular
//! pasts, less the states, feelings and mere routing that look the same.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Irregular past forms, simple past and participle alike.
const IRREGULAR: &[&str] = &[
    "ate", "beat", "became", "began", "begun", "bent", "bet", "bid", "bound", "bought", "broke", "broken", "brought",
    "built", "came", "caught", "chose", "chosen", "clung", "cost", "crept", "cut", "dealt", "did", "done", "drafted",
    "drank", "drawn", "drew", "driven", "drove", "dug", "fed", "fell", "felt", "fit", "flew", "forbade", "forgot",
    "fought", "found", "froze", "frozen", "gave", "given", "gone", "got", "grew", "grown", "ground", "had", "heard",
    "held", "hid", "hit", "hung", "kept", "knew", "known", "laid", "lay", "led", "left", "lent", "let", "lit", "lost",
    "made", "meant", "met", "overcame", "overrode", "oversaw", "paid", "put", "quit", "ran", "rang", "read", "rebuilt",
    "redid", "redrew", "reran", "resent", "reset", "rewrote", "rewritten", "rode", "rose", "run", "said", "sat", "saw",
    "sealed", "seen", "sent", "set", "sewed", "sewn", "shed", "shook", "shot", "showed", "shown", "shut", "slept",
    "slid", "sold", "sought", "spent", "split", "spoke", "spoken", "spread", "spun", "stood", "stuck", "struck",
    "strung", "swapped", "swept", "swore", "swam", "swung", "taken", "taught", "thought", "threw", "told", "took",
    "tore", "understood", "undid", "undertook", "unwound", "upheld", "wept", "went", "withdrew", "woke", "won", "wore",
    "wound", "wove", "written", "wrote", "wrung",
];

/// Words that end in -ed and are no past form.
const NOT_PAST: &[&str] = &[
    "need", "feed", "seed", "speed", "indeed", "embed", "bed", "red", "hundred", "sacred", "naked", "proceed",
    "exceed", "succeed", "breed", "bleed", "greed", "weed", "deed", "med", "ted", "fred", "ahmed", "mohammed", "reed",
    "agreed-upon", "led", "unneed", "biped", "wicked", "rugged", "beloved", "newlywed",
];

/// Pasts that are no deed: states, feelings, perception, and mere routing of a matter to others.
const NOT_DEEDS: &[&str] = &[
    // states and feelings
    "had", "felt", "wanted", "needed", "thought", "knew", "known", "believed", "hoped", "liked", "loved", "hated",
    "seemed", "appeared", "remained", "stayed", "became", "worried", "feared", "preferred", "wished", "expected",
    "assumed", "guessed", "meant", "got", "understood", "remembered", "forgot", "doubted", "enjoyed", "wondered",
    "considered", "supposed", "imagined", "panicked", "struggled", "suffered", "missed", "lacked", "deserved", "cared",
    "trusted", "existed", "belonged", "happened", "used", "tended", "tried", "attempted", "intended", "planned",
    "failed", "learned", "learnt", "realised", "realized", "recognised", "recognized", "said", "agreed", "disagreed",
    "regretted", "lay", "slept", "let", "grew", "fell", "lost", "left", "quit", "depended", "relied", "benefited",
    "wanted", "ended", "started", "began", "begun", "continued", "stopped", "kept", "turned", "went", "came", "gone",
    // watching and hearing
    "saw", "seen", "heard", "watched", "noticed", "spotted", "observed", "waited", "attended", "listened", "looked",
    "read", "joined", "participated", "helped", "assisted", "supported", "contributed", "worked", "met",
    // routing
    "told", "asked", "forwarded", "escalated", "reported", "passed", "sent", "posted", "messaged", "pinged", "notified",
    "informed", "mentioned", "flagged", "raised", "emailed", "mailed", "cced", "referred", "delegated", "handed",
    "redirected", "relayed", "alerted", "complained", "suggested", "requested", "texted", "assigned", "received",
    "given", "did", "done", "contacted", "pointed", "highlighted", "tagged", "shared", "consulted",
    // choices and promises, which are no deed yet
    "decided", "chose", "chosen", "promised", "offered", "volunteered", "committed", "insisted", "hesitated", "vowed",
    // what happens to one, and what is too vague to film
    "accepted", "acted", "admired", "appreciated", "arrived", "ate", "collaborated", "communicated", "concentrated",
    "cooperated", "cost", "cried", "died", "drank", "dreamed", "encountered", "engaged", "experienced", "faced",
    "focused", "focussed", "graduated", "ignored", "inherited", "involved", "laughed", "lived", "managed", "mattered",
    "owned", "proceeded", "respected", "rested", "retired", "sat", "smiled", "spent", "stood", "stumbled", "succeeded",
    "wasted", "woke", "won",
];

/// Words between a subject and its verb that leave the meaning alone.
const ADVERBS: &[&str] = &[
    "also", "then", "just", "first", "next", "later", "still", "even", "now", "soon", "already", "again", "once",
    "instead", "myself", "simply", "always", "often", "twice", "almost", "straight", "away", "therefore", "both",
    "either", "all", "afterwards", "afterward", "right",
];

/// Words in -ly that are no adverb of manner.
const NOT_ADVERBS: &[&str] = &["only", "family", "supply", "reply", "apply", "rely", "july", "fly", "assembly", "ally"];

/// What the form of a word can be. Looked up once a word, since the lists are long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// A past tense or participle.
    pub past: bool,
    /// A past tense that says what somebody concretely did.
    pub deed: bool,
    /// A word that may stand between a subject and its verb without changing the meaning.
    pub adverb: bool,
}

/// What the lists say of a word: bits of [`Listed`].
static LISTED: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let lists: [(&[&'static str], u8); 5] = [
        (IRREGULAR, Listed::IRREGULAR),
        (NOT_PAST, Listed::NOT_PAST),
        (NOT_DEEDS, Listed::NOT_DEED),
        (ADVERBS, Listed::ADVERB),
        (NOT_ADVERBS, Listed::NOT_ADVERB),
    ];
    let mut listed = FxHashMap::default();
    for (list, bit) in lists {
        for word in list {
            *listed.entry(*word).or_insert(0) |= bit;
        }
    }
    listed
});

struct Listed;

impl Listed {
    const IRREGULAR: u8 = 1;
    const NOT_PAST: u8 = 2;
    const NOT_DEED: u8 = 4;
    const ADVERB: u8 = 8;
    const NOT_ADVERB: u8 = 16;
}

/// What a folded form can be.
pub fn form(form: &str) -> Form {
    let bits = LISTED.get(form).copied().unwrap_or(0);
    let is = |bit| bits & bit != 0;
    let regular =
        form.len() > 3 && form.ends_with("ed") && !is(Listed::NOT_PAST) && form.chars().all(char::is_alphabetic);
    let past = regular || is(Listed::IRREGULAR);
    let manner = form.len() > 4 && form.ends_with("ly") && !is(Listed::NOT_ADVERB);
    Form { past, deed: past && !is(Listed::NOT_DEED), adverb: manner || is(Listed::ADVERB) }
}

/// Whether a folded form is a past tense or participle.
pub fn is_past(word: &str) -> bool {
    form(word).past
}

/// Whether a folded form is a past tense that says what somebody concretely did.
pub fn is_deed(word: &str) -> bool {
    form(word).deed
}

/// Whether a base form says what somebody concretely does ("able to *trace*").
pub fn is_deed_base(form: &str) -> bool {
    const STATES: &[&str] = &[
        "be", "have", "feel", "want", "need", "think", "know", "believe", "hope", "like", "get", "see", "hear", "wait",
        "watch", "stay", "keep", "go", "come", "do", "try", "ask", "tell", "escalate", "report", "attend", "listen",
        "learn", "understand", "make", "work", "help", "say", "notice", "the", "a", "my", "his", "her", "their", "our",
    ];
    form.len() > 2 && form.chars().all(char::is_alphabetic) && !STATES.contains(&form) && !is_adverb(form)
}

/// Whether a form in -ing says what somebody concretely does ("started *counting*").
pub fn is_deed_gerund(form: &str) -> bool {
    const STATES: &[&str] = &[
        "being", "having", "feeling", "wanting", "needing", "thinking", "wondering", "worrying", "hoping", "getting",
        "going", "coming", "seeing", "hearing", "waiting", "watching", "asking", "telling", "escalating", "learning",
        "working", "helping", "noticing", "something", "everything", "nothing", "anything", "morning", "evening",
        "during", "looking", "trying", "realising", "realizing", "understanding",
    ];
    form.len() > 5 && form.ends_with("ing") && !STATES.contains(&form)
}

/// Whether a folded form may stand between a subject and its verb without changing the meaning.
pub fn is_adverb(word: &str) -> bool {
    form(word).adverb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unusual_deeds_are_known_by_their_form() {
        for deed in ["bisected", "rang", "relabelled", "triaged", "rebuilt", "dug", "renegotiated", "sewed", "taught"] {
            assert!(is_deed(deed), "{deed}");
        }
    }

    #[test]
    fn states_routing_and_lookalikes_are_no_deeds() {
        for word in ["felt", "need", "hundred", "escalated", "forwarded", "was", "had", "wanted", "speed", "p95ed"] {
            assert!(!is_deed(word), "{word}");
        }
    }
}
