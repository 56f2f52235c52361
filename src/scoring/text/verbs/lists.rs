//! The word lists behind [`super::form`].

use super::super::list::List;

/// Irregular past forms, simple past and participle alike.
pub(super) const IRREGULAR: &[&str] = &[
    "arose", "ate", "awoke", "beat", "became", "began", "begun", "bent", "bet", "bid", "bled", "blew", "bore", "borne",
    "bought", "bound", "bred", "broadcast", "broke", "broken", "brought", "built", "burnt", "came", "cast", "caught",
    "chose", "chosen", "clad", "clung", "cost", "crept", "cut", "dealt", "did", "done", "drank", "drawn", "dreamt",
    "drew", "driven", "drove", "drunk", "dug", "eaten", "fed", "fell", "felt", "fit", "fled", "flew", "flown", "flung",
    "forbade", "forecast", "foresaw", "foretold", "forgave", "forgiven", "forgot", "forgotten", "fought", "found",
    "froze", "frozen", "gave", "given", "gone", "got", "gotten", "grew", "ground", "grown", "had", "heard", "held",
    "hewn", "hid", "hit", "hung", "kept", "knelt", "knew", "knit", "known", "laid", "lay", "leant", "leapt", "learnt",
    "led", "left", "lent", "let", "lit", "lost", "made", "meant", "met", "misheard", "mislaid", "misread", "misspelt",
    "mistook", "mown", "offset", "outran", "overcame", "overdid", "overheard", "overlaid", "overran", "overrode",
    "oversaw", "overslept", "overtook", "paid", "partook", "pled", "proofread", "put", "quit", "ran", "rang", "read",
    "rebuilt", "recast", "redid", "redone", "redrawn", "redrew", "regrew", "rehung", "relaid", "relit", "remade",
    "repaid", "reran", "reread", "rerun", "resat", "resent", "reset", "resold", "retaken", "retaught", "rethought",
    "retold", "retook", "retrod", "rewound", "rewritten", "rewrote", "ridden", "risen", "rode", "rose", "run", "rung",
    "said", "sang", "sank", "sat", "saw", "sawn", "seen", "sent", "set", "sewn", "shaken", "shed", "shone", "shook",
    "shorn", "shot", "shown", "shrank", "shrunk", "shut", "slain", "slept", "slid", "slit", "slung", "smelt", "snuck",
    "sold", "sought", "sown", "spat", "sped", "spelt", "spent", "spilt", "split", "spoilt", "spoke", "spoken",
    "sprang", "spread", "sprung", "spun", "stank", "stole", "stolen", "stood", "strewn", "stridden", "strode",
    "strove", "struck", "strung", "stuck", "stung", "sung", "sunk", "swam", "swept", "swollen", "swore", "sworn",
    "swum", "swung", "taken", "taught", "thought", "threw", "thrown", "thrust", "told", "took", "tore", "torn", "trod",
    "trodden", "typeset", "underran", "understood", "undertook", "underwent", "underwrote", "undid", "unlearnt",
    "unwound", "upheld", "wed", "went", "wept", "withdrew", "withheld", "withstood", "woke", "woken", "won", "wore",
    "worn", "wound", "wove", "woven", "written", "wrote", "wrought", "wrung",
];

/// Words that end in -ed and are no past form.
pub(super) const NOT_PAST: &[&str] = &[
    "need", "feed", "seed", "speed", "indeed", "embed", "bed", "red", "hundred", "sacred", "naked", "proceed",
    "exceed", "succeed", "breed", "bleed", "greed", "weed", "deed", "med", "ted", "fred", "ahmed", "mohammed", "reed",
    "agreed-upon", "led", "unneed", "biped", "wicked", "rugged", "beloved", "newlywed",
];

/// Pasts that are no deed: states, feelings, perception, and mere routing of a matter to others.
pub(super) const NOT_DEEDS: &[&str] = &[
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
    "wasted", "woke", "won", "joked", "lied", "claimed", "thanked", "greeted", "praised", "congratulated", "swore",
    "sighed", "nodded",
];

/// Words between a subject and its verb that leave the meaning alone.
pub(super) const ADVERBS: &[&str] = &[
    "also", "then", "just", "first", "next", "later", "still", "even", "now", "soon", "already", "again", "once",
    "instead", "myself", "simply", "always", "often", "twice", "almost", "straight", "away", "therefore", "both",
    "either", "all", "afterwards", "afterward", "right",
];

/// Words in -ly that are no adverb of manner.
pub(super) const NOT_ADVERBS: &[&str] =
    &["only", "family", "supply", "reply", "apply", "rely", "july", "fly", "assembly", "ally"];

/// Words of grammar, which are no verb behind "to".
pub(super) static GRAMMAR: List = List::of(&[
    "the", "an", "my", "his", "her", "their", "our", "your", "its", "it", "them", "him", "us", "me", "you", "they",
    "we", "he", "she", "this", "that", "these", "those", "each", "every", "all", "both", "some", "any", "no", "one",
    "two", "three", "four", "five", "six", "ten", "twelve", "what", "which", "who", "whom", "whose", "where", "when",
    "how", "why", "someone", "somebody", "everyone", "everybody", "anyone", "nobody", "nothing", "something",
    "everything", "anything", "others", "another", "other", "and", "or", "but", "if", "of", "in", "on", "at", "by",
    "for", "with", "from", "to", "into", "about", "as", "than", "not", "so", "date", "school", "town", "court",
    "hospital", "zero", "there", "here", "today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "half", "several", "many", "more", "most", "less", "least", "such", "same", "head",
    "because", "be",
]);

/// Base forms of states, feelings, perception and mere routing.
pub(super) static NOT_DEED_BASES: List = List::of(&[
    "have", "feel", "want", "need", "think", "know", "believe", "hope", "like", "get", "see", "hear", "wait", "watch",
    "stay", "keep", "go", "come", "do", "try", "ask", "tell", "escalate", "report", "attend", "listen", "learn",
    "understand", "work", "help", "say", "notice", "live", "sleep", "leave", "remember", "forget", "worry", "guess",
    "suppose", "mean", "love", "hate", "agree", "wish", "wonder", "speak", "talk", "seem", "become", "let", "forward",
    "flag", "inform", "notify", "mention", "complain", "delegate", "panic", "cry", "bed", "mind", "join", "manage",
    "look", "own", "remain", "rest", "sit", "stand", "start", "begin", "stop", "admit", "trust", "lunch", "doubt",
    "expect", "assume", "imagine", "prefer", "care", "appear", "belong", "depend", "hesitate", "ignore", "bother",
]);

/// Forms in -ing that are none, or no deed.
pub(super) static NOT_DEED_GERUNDS: List = List::of(&[
    "being", "having", "feeling", "wanting", "needing", "thinking", "wondering", "worrying", "hoping", "getting",
    "going", "coming", "seeing", "hearing", "waiting", "watching", "asking", "telling", "escalating", "learning",
    "working", "helping", "noticing", "something", "everything", "nothing", "anything", "morning", "evening", "during",
    "looking", "trying", "realising", "realizing", "understanding", "doing", "using", "including", "according",
    "following", "depending", "regarding", "concerning", "leaving", "knowing", "saying", "meaning", "standing",
    "sitting", "living", "sleeping", "starting", "beginning", "becoming", "keeping", "believing", "meeting",
    "expecting", "assuming", "missing", "lacking", "costing", "causing", "resulting", "showing", "allowing",
    "starting", "staring", "smiling", "crying", "shaking", "panicking", "dreading", "wishing", "ending", "letting",
    "reporting", "forwarding", "attending", "talking", "speaking", "staying", "existing", "remaining", "holding",
    "considering", "spring", "string", "ceiling", "wedding", "pudding", "lightning",
]);
