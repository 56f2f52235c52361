//! What a scorecard says to a person, in the order in which it helps: what works, what to fix first, what they would
//! ask next. Never a bare verdict.

use super::Engine;
use super::rubric::Rubric;
use super::scorecard::{Part, Quoted, Scorecard};
use super::weakness;
use crate::content::clean::visible;
use crate::content::family::Polarity;
use crate::content::pattern::{FollowUp, Need, Weakness};

/// Words of an answer below which nobody can tell what it would be without its faults: not twenty seconds of speech.
const ENOUGH: u32 = 40;

/// What to fix first.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// The weakness.
    pub weakness: Weakness,
    /// For people, a few words.
    pub title: String,
    /// The section it concerns, by id.
    pub section: Option<String>,
    /// The words that show it, where words do.
    pub quote: Option<Quoted>,
    /// Why it matters.
    pub say: String,
    /// What to do about it.
    pub instead: String,
}

/// The strongest words of the answer: those that meet the need worth most, later sections first where equal. They
/// come from a section without a fault where there is one, and never overlap a fault.
pub fn works(scorecard: &Scorecard) -> Option<Quoted> {
    let faults = || scorecard.findings.iter().filter(|finding| finding.polarity != Polarity::Signal);
    let calm = |quote: &Quoted| !faults().any(|fault| fault.section == quote.section);
    let clean = |quote: &Quoted| {
        !faults().any(|fault| fault.section == quote.section && fault.start < quote.end && quote.start < fault.end)
    };
    strongest(scorecard, calm).or_else(|| strongest(scorecard, clean))
}

fn strongest(scorecard: &Scorecard, fits: impl Fn(&Quoted) -> bool) -> Option<Quoted> {
    let signals = || scorecard.findings.iter().filter(|finding| finding.polarity == Polarity::Signal && fits(finding));
    let mut best: Option<(f64, &Quoted)> = None;
    for section in &scorecard.sections {
        for part in &section.parts {
            let Part::Need { points, quotes, .. } = part else { continue };
            let quoted =
                |quote: &String| signals().find(|signal| signal.section == section.id && signal.text == *quote);
            let Some(quote) = quotes.iter().find_map(quoted) else { continue };
            if best.is_none_or(|(most, _)| *points >= most) {
                best = Some((*points, quote));
            }
        }
    }
    best.map(|(_, quote)| quote).or_else(|| signals().next()).cloned()
}

/// What to fix first, with its words and its cure; nothing when no weakness holds.
pub fn fix_first(rubric: &Rubric, scorecard: &Scorecard) -> Option<Fix> {
    let weakness = scorecard.primary_weakness;
    let family = weakness::family(weakness);
    let quote = scorecard
        .findings
        .iter()
        .find(|finding| finding.polarity != Polarity::Signal && Some(finding.family.as_str()) == family)
        .cloned();
    let fix = |section: Option<String>, say: String, instead: String| Fix {
        weakness,
        title: title(weakness).to_owned(),
        section,
        quote: quote.clone(),
        say,
        instead,
    };
    if let Some(quote) = &quote {
        let rule = rubric.engine.find_rule(&quote.rule).and_then(|id| rubric.engine.rule(id));
        let (say, instead) = rule.map(|rule| (rule.say.clone(), rule.instead.clone())).unwrap_or_default();
        return Some(fix(Some(quote.section.clone()), say, instead));
    }
    match weakness {
        Weakness::None => None,
        Weakness::MissingSection => {
            let empty = scorecard.sections.iter().find(|section| section.parts.contains(&Part::Empty))?;
            let section = rubric.framework.section(&empty.id)?;
            let say = format!("{} is empty.", section.title);
            Some(fix(Some(empty.id.clone()), say, section.purpose.clone()))
        }
        Weakness::GroupAction => {
            let share = scorecard.voice.share().unwrap_or_default();
            let say = format!("Only {share}% of the verbs are yours, so the listener cannot see what you did.");
            let instead = "Say \"I\" for each step that was yours, and name the others for theirs.";
            Some(fix(None, say, instead.to_owned()))
        }
        Weakness::LongSituation => {
            let say = "About half of the answer is background, and the listener waits for what you did.";
            let instead = "Say the problem and whom it hurt in two sentences; the rest can come when they ask.";
            let situation = rubric.framework.sections.first().map(|section| section.id.clone());
            Some(fix(situation, say.to_owned(), instead.to_owned()))
        }
        _ => {
            let (section, need) = unmet_need(rubric, scorecard, family?)?;
            let say = format!("The answer does not hold \"{}\".", need.title);
            Some(fix(Some(section), say, need.missing.clone()))
        }
    }
}

/// The follow-up that the weakness provokes, then that of the unmet need worth most, then the pattern's first.
pub fn ask_next<'a>(rubric: &'a Rubric, scorecard: &Scorecard) -> Option<&'a FollowUp> {
    let pattern = &rubric.pattern;
    let provoked = pattern.follow_ups.iter().find(|follow_up| follow_up.when.contains(&scorecard.primary_weakness));
    let open = || {
        let unmet = scorecard.sections.iter().flat_map(|section| &section.parts).filter_map(|part| match part {
            Part::Need { id, points, of, .. } if *points == 0.0 => Some((*of, id)),
            _ => None,
        });
        let needs = || pattern.guides.iter().flat_map(|guide| &guide.needs);
        unmet
            .filter_map(|(of, id)| Some((of, needs().find(|need| need.id == *id)?.follow_up.as_deref()?)))
            .max_by_key(|(of, _)| *of)
            .and_then(|(_, id)| pattern.follow_up(id))
    };
    provoked.or_else(open).or_else(|| pattern.follow_ups.first())
}

/// The gap to close first in an answer aloud: of the needs that the candidate did not tick as said, the one worth most in
/// the whole, with its section. Nothing where none was checked at all.
pub fn gap<'a>(rubric: &'a Rubric, checked: &[(String, bool)]) -> Option<(&'a str, &'a Need)> {
    let lacks = |need: &Need| if checked.contains(&(need.id.clone(), true)) { 0.0 } else { 1.0 };
    worst_gap(rubric, lacks).filter(|_| !checked.is_empty())
}

/// Where a judged answer can gain most: the need that lacks most of the whole, with its section.
pub fn next_gain<'a>(rubric: &'a Rubric, scorecard: &Scorecard) -> Option<(&'a str, &'a Need)> {
    let parts = || scorecard.sections.iter().flat_map(|section| &section.parts);
    worst_gap(rubric, |need| {
        let lacks = parts().find_map(|part| match part {
            Part::Need { id, points, of, .. } if *id == need.id => Some(1.0 - points / f64::from((*of).max(1))),
            _ => None,
        });
        lacks.unwrap_or(1.0)
    })
}

/// The need whose lacking share, 0 to 1, costs the whole answer most; nothing when none lacks anything.
fn worst_gap(rubric: &Rubric, lacks: impl Fn(&Need) -> f64) -> Option<(&str, &Need)> {
    let mut worst: Option<(f64, &str, &Need)> = None;
    for guide in &rubric.pattern.guides {
        let of = guide.needs.iter().map(|need| rubric.points(need)).fold(0, u32::saturating_add);
        for need in &guide.needs {
            let worth = lacks(need) * f64::from(rubric.points(need) * guide.weight) / f64::from(of.max(1));
            if worth > worst.as_ref().map_or(0.0, |(most, ..)| *most) {
                worst = Some((worth, &guide.section, need));
            }
        }
    }
    worst.map(|(_, section, need)| (section, need))
}

/// The verdict with its cause: "leaning no hire because of one phrase; without it: hire". Where a section is empty or the
/// answer is too short it says that in place of the verdict without the cause, which nobody could give.
pub fn verdict_line(scorecard: &Scorecard) -> String {
    hanging_on(scorecard, "")
}

/// The same with what the phrases are, for where they do not stand beside it: "leaning no hire because of one phrase
/// (assignment); without it: hire". A family that the engine does not know goes by its id.
pub fn verdict_line_by_family(scorecard: &Scorecard, engine: Option<&Engine>) -> String {
    let title = |family: &String| {
        let title = engine.and_then(|engine| engine.family_title(family));
        visible(title.unwrap_or(family)).to_lowercase()
    };
    let families: Vec<String> = scorecard.capped_by.iter().map(title).collect();
    hanging_on(scorecard, &format!(" ({})", families.join(", ")))
}

fn hanging_on(scorecard: &Scorecard, families: &str) -> String {
    let verdict = scorecard.verdict.title();
    let uncapped = scorecard.capped_by.is_empty();
    if uncapped && scorecard.verdict >= scorecard.without_cap {
        return verdict.to_owned();
    }
    let count = scorecard.findings.iter().filter(|finding| finding.polarity == Polarity::Disqualifier).count();
    let (cause, them) = match count {
        _ if uncapped => (format!("this: {}", title(scorecard.primary_weakness)), "it"),
        1 => (format!("one phrase{families}"), "it"),
        _ => (format!("{count} phrases{families}"), "them"),
    };
    let rest = untold(scorecard).unwrap_or_else(|| format!("; without {them}: {}", scorecard.without_cap.title()));
    format!("{verdict} because of {cause}{rest}")
}

/// What keeps anybody from saying what an answer would be without its faults; nothing where it can be said.
fn untold(scorecard: &Scorecard) -> Option<String> {
    let words = scorecard.sections.iter().map(|section| section.words).fold(0, u32::saturating_add);
    match scorecard.empty_sections() {
        // It is the cause itself.
        1 if scorecard.capped_by.is_empty() && scorecard.primary_weakness == Weakness::MissingSection => {
            Some(String::new())
        }
        0 if words >= ENOUGH => None,
        0 => Some(format!("; {words} words are too few to tell more")),
        1 => Some(", and a section is empty".to_owned()),
        many => Some(format!(", and {many} sections are empty")),
    }
}

/// A weakness in a few words.
pub fn title(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::Assignment => "somebody else started it",
        Weakness::SharedDecision => "the decision is not yours",
        Weakness::Handoff => "somebody else solved it",
        Weakness::Blame => "the fault lies with others",
        Weakness::MissingSection => "a section is empty",
        Weakness::GroupAction => "the group acts, not you",
        Weakness::NoMetric => "no measured change",
        Weakness::LongSituation => "too much background",
        Weakness::NoBusinessImpact => "no effect on the business",
        Weakness::NoScopeBoundary => "whose job it was is not said",
        Weakness::GenericReflection => "the lesson fits any story",
        Weakness::NoSecondOrder => "nothing spread or lasted",
        Weakness::None => "none of the usual weaknesses",
    }
}

fn unmet_need<'a>(rubric: &'a Rubric, scorecard: &Scorecard, family: &str) -> Option<(String, &'a Need)> {
    let zero = |id: &str| {
        scorecard
            .sections
            .iter()
            .flat_map(|section| &section.parts)
            .any(|part| matches!(part, Part::Need { id: own, points, .. } if own == id && *points == 0.0))
    };
    rubric.pattern.guides.iter().find_map(|guide| {
        let fits = |need: &&Need| need.any_of.iter().any(|one| one == family) && zero(&need.id);
        guide.needs.iter().find(fits).map(|need| (guide.section.clone(), need))
    })
}
