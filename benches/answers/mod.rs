//! Made-up answers of about 200 words, always the same for the same seed: sentences of many kinds, strong and weak, with
//! names and numbers put in.

use serde_json::{Value, json};

/// A small generator of numbers (Knuth's constants); the same seed gives the same numbers.
pub struct Dice(u64);

impl Dice {
    /// Of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Sections with the share of words that each has.
const SECTIONS: [(&str, &[&str], usize); 5] = [
    ("situation", SITUATION, 45),
    ("task", TASK, 30),
    ("action", ACTION, 75),
    ("result", RESULT, 30),
    ("reflection", REFLECTION, 20),
];

const THINGS: &[&str] = &[
    "invoice run", "lift plan", "seed order", "night handover", "booking desk", "sample freezer", "stock count",
    "ferry timetable", "exam roster", "parcel sorter", "ward rota", "price list", "grant report", "choir archive",
];
const PEOPLE: &[&str] = &[
    "Ana from the kitchen", "the night porter", "our buyer", "the head of stores", "two of the nurses",
    "the harbour office", "Tom in accounts", "the regional team",
];
const SITUATION: &[&str] = &[
    "I noticed that the @ lost about # orders a week, and nobody had asked me to look at it.",
    "My manager asked me to take over the @ because I had a free week.",
    "The @ belonged to another department, and no ticket existed for what went wrong with it.",
    "We were # days from the opening, and the @ was still kept on paper.",
    "A customer wrote to say that the @ had been wrong for # weeks, which was news to all of us.",
    "It was winter, the @ had been moved to a new building, and % was on leave.",
    "There were around # complaints a month about the @, mostly late on a Friday.",
];
const TASK: &[&str] = &[
    "It was not my job, but I took it on, since no one else had the lists open.",
    "My task was to bring the @ back under # minutes without a second failure.",
    "I decided to find out why the @ failed, and to stay with it until it was mended.",
    "I was told to report on the @ each morning to %.",
    "The goal was to get the @ down from # errors to almost none before the audit.",
];
const ACTION: &[&str] = &[
    "I pulled the records of # failed runs and sorted them by hour.",
    "I traced the loss to a retry that gave up after # seconds.",
    "I rang all # customers myself and wrote down what they had seen.",
    "We figured it out together, and the team fixed the rest of it.",
    "I wrote a small check that stops the @ when a line is missing, and tested it on # old cases.",
    "I escalated it to %, and they handled it from there.",
    "I compared three ways of doing it in a short table: cost, risk, and how soon one could undo it.",
    "I relabelled the shelves, which took # evenings, and showed % how the labels work.",
    "The old list was then replaced, and the numbers were checked twice.",
    "I didn't ask for permission; I drew a new plan and brought it to % with the figures.",
    "I just sort of kept everybody in the loop, you know, and maybe that helped a bit.",
    "We collectively decided to wait until % was back.",
];
const RESULT: &[&str] = &[
    "Errors fell from # a week to three, and they stayed there for # months.",
    "That saved about $#00 a month in refunds, which % confirmed.",
    "Things got a lot better after that, and everybody was happy.",
    "The check has since become part of the handbook of every branch.",
    "The wait went down by #% within # weeks.",
];
const REFLECTION: &[&str] = &[
    "There was no shared view of the @, and no team owned the gap between the two desks.",
    "I learned that communication is very important.",
    "Next time I would ask for one owner of the @ in the first week.",
    "What was missing was a step at which anybody could have seen it.",
];

/// The next answer as a line of JSON has it, and the bytes of its text.
pub fn answer(dice: &mut Dice, id: usize) -> (Value, usize) {
    let mut sections = serde_json::Map::new();
    let mut bytes = 0;
    for (section, sentences, words) in SECTIONS {
        let text = told(dice, sentences, words);
        bytes += text.len();
        sections.insert(section.to_owned(), json!(text));
    }
    (json!({"id": format!("a{id}"), "sections": sections}), bytes)
}

fn told(dice: &mut Dice, sentences: &[&str], words: usize) -> String {
    let mut text = String::new();
    while text.split_whitespace().count() < words {
        if !text.is_empty() {
            text.push(' ');
        }
        for c in dice.of(sentences).chars() {
            match c {
                '@' => text.push_str(dice.of(THINGS)),
                '%' if !text.ends_with(|c: char| c.is_ascii_digit()) => text.push_str(dice.of(PEOPLE)),
                '#' => text.push_str(&(2 + dice.below(88)).to_string()),
                c => text.push(c),
            }
        }
    }
    text
}

/// Three words that stand together in some sentences, so many of them, always the same.
pub fn phrases(count: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let sentences: Vec<&str> = SECTIONS.iter().flat_map(|(_, sentences, _)| sentences.iter().copied()).collect();
    for start in 0.. {
        for sentence in &sentences {
            let words: Vec<&str> = sentence.split([' ', ',', ';', ':', '.']).collect();
            let Some(words) = words.get(start..start + 3) else { continue };
            let plain = words.iter().all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic()));
            let phrase = words.join(" ").to_lowercase();
            if plain && !found.contains(&phrase) {
                found.push(phrase);
            }
            if found.len() == count {
                return found;
            }
        }
    }
    found
}
