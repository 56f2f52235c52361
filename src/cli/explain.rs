//! `starcoach explain`: what the rules find in a sentence, what does not count and why, and where it is written.

use super::marked::{self, Mark, coloured};
use super::meant::unknown;
use super::{Done, Failure, Outcome, given, print};
use crate::content::clean::{clean, part, visible};
use crate::content::family::{Family, Rule};
use crate::content::{Library, Problem, Role};
use crate::scoring::explain::{Explained, explain, reason};
use crate::scoring::finding::{Guard, State};
use crate::scoring::nearest::nearest;
use crate::scoring::{Engine, Passage};
use crate::store::content::Content;
use crate::store::{Store, content, locate};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::fmt::Write;
use std::path::PathBuf;

/// What to explain.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sentence, in quotes. Without it, standard input is read.
    #[arg(value_name = "SENTENCE", conflicts_with = "file")]
    pub sentence: Option<String>,
    /// Read the text from this file instead; `-` is standard input.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// The part of the answer that it stands in: families bound to other parts stay silent.
    #[arg(long, value_name = "ROLE", default_value = "any", value_parser = roles())]
    pub role: Role,
    /// Tell only what this family finds.
    #[arg(long, value_name = "ID")]
    pub family: Option<String>,
    /// Tell only what this rule finds, or how near its phrases come.
    #[arg(long, value_name = "ID")]
    pub rule: Option<String>,
    /// Use these rubric files over the bundled ones, in place of your own folders.
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub with: Vec<PathBuf>,
}

/// Any of the roles, by its name.
pub fn roles() -> impl TypedValueParser<Value = Role> {
    let find = |name: String| Role::ALL.into_iter().find(|role| role.name() == name).unwrap_or(Role::Any);
    PossibleValuesParser::new(Role::ALL.map(Role::name)).map(find)
}

/// Prints the text with its marks, then one paragraph for each finding, then who looks at this role.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let text = text(args)?;
    let paths = super::check::named(&args.with)?;
    let content = content::load_unproven(&store.dirs, &paths);
    super::tell_faults(&content);
    let asked = Asked::of(&content, args)?;
    print(&asked.told(&text, marked::colours()))?;
    Ok(Done::Fine)
}

fn text(args: &Args) -> Result<String, Failure> {
    let text = match (&args.sentence, &args.file) {
        (Some(sentence), _) => clean(sentence),
        (None, Some(file)) => given::read(file)?.text,
        (None, None) if given::nothing_is_piped() => {
            let message = "there is nothing to explain";
            return Err(Failure(format!("{message}\ngive a sentence in quotes, `--file FILE`, or pipe a text in")));
        }
        (None, None) => given::read("-".as_ref())?.text,
    };
    if text.trim().is_empty() {
        return Err(Failure("there is nothing to explain: the text is empty".to_owned()));
    }
    Ok(text)
}

/// What was asked, with everything that it is judged by.
struct Asked<'a> {
    library: &'a Library,
    engine: &'a Engine,
    role: Role,
    family: Option<&'a Family>,
    rule: Option<(&'a Family, &'a Rule)>,
}

impl<'a> Asked<'a> {
    fn of(content: &'a Content, args: &Args) -> Result<Self, Failure> {
        let (library, engine) = (&content.library, &content.engine);
        let families = || library.families.values().map(|loaded| &loaded.item);
        let family = args.family.as_ref().map(|id| {
            let known = families().map(|family| &family.id);
            families().find(|family| family.id == *id).ok_or_else(|| unknown("family", id, known))
        });
        let rule = args.rule.as_ref().map(|id| {
            let mut all = families().flat_map(|family| family.rules.iter().map(move |rule| (family, rule)));
            let known = families().flat_map(|family| &family.rules).map(|rule| &rule.id);
            all.find(|(_, rule)| rule.id == *id).ok_or_else(|| unknown("rule", id, known))
        });
        Ok(Self { library, engine, role: args.role, family: family.transpose()?, rule: rule.transpose()? })
    }

    fn told(&self, text: &str, colours: bool) -> String {
        let passage = Passage { text, roles: &[self.role], cursor: None };
        let mut found = explain(self.engine, passage);
        found.retain(|found| self.wanted(found));
        let marks: Vec<Mark> = found.iter().enumerate().filter_map(|(at, found)| self.mark(at, found)).collect();
        let mut out = marked::draw(text, &marks, colours);
        out.push('\n');
        for (at, found) in found.iter().enumerate() {
            out.push_str(&self.paragraph(at, found, text, colours).unwrap_or_default());
        }
        if found.is_empty() {
            out.push_str("Nothing is found here.\n\n");
        }
        match self.rule {
            Some((family, rule)) if found.is_empty() => out.push_str(&self.why_not(family, rule, text)),
            Some(_) => {}
            None => out.push_str(&self.who_looks()),
        }
        out
    }

    fn wanted(&self, found: &Explained) -> bool {
        let Some(rule) = self.engine.rule(found.finding.rule) else { return false };
        self.family.is_none_or(|family| family.id == rule.family) && self.rule.is_none_or(|(_, own)| own.id == rule.id)
    }

    fn mark(&self, at: usize, found: &Explained) -> Option<Mark> {
        let polarity = self.engine.rule(found.finding.rule)?.polarity;
        let span = found.finding.span.clone();
        Some(Mark { span, counts: found.finding.stands(), polarity, label: (at + 1).to_string() })
    }

    fn paragraph(&self, at: usize, found: &Explained, text: &str, colours: bool) -> Option<String> {
        let rule = self.engine.rule(found.finding.rule)?;
        let counts = found.finding.stands();
        let polarity = match rule.polarity {
            crate::content::Polarity::Signal => "signal",
            crate::content::Polarity::Warning => "warning",
            crate::content::Polarity::Disqualifier => "disqualifier",
        };
        let head = format!("{} {polarity}: {}", at + 1, visible(&rule.family_title));
        let mut out = coloured(&head, rule.polarity, counts, colours);
        let why = match &found.finding.state {
            State::Standing => "counts".to_owned(),
            State::Guarded(Guard::Longer(_)) => "is part of a longer one".to_owned(),
            state => format!("does not count: {}", visible(&reason(self.engine, state, text))),
        };
        let _ = writeln!(out, ", rule {}, {why}", visible(&rule.id));
        if let Some(by) = &found.by {
            let _ = writeln!(out, "    by        \u{201c}{}\u{201d}", visible(part(text, by.clone())));
        }
        let mut line = |label: &str, list: &str, phrase: Option<usize>| {
            if let Some((phrase, place)) = phrase.and_then(|at| self.phrase(&rule.family, &rule.id, list, at)) {
                let _ = writeln!(out, "    {label:<9} {}\n              {}", visible(&phrase), visible(&place));
            }
        };
        line("found by", "phrases", found.phrase);
        line("unless", "unless", found.unless);
        if let Some(denied) = found.credited_for.and_then(|denied| self.engine.rule(denied)) {
            let _ = writeln!(out, "    credited  because rule {} is denied here", visible(&denied.id));
        }
        out.push('\n');
        Some(out)
    }

    /// A phrase as it is written, and the file and line that it comes from.
    fn phrase(&self, family: &str, rule: &str, list: &str, at: usize) -> Option<(String, String)> {
        let rules = &self.library.families.get(family)?.item.rules;
        let index = rules.iter().position(|own| own.id == rule)?;
        let rule = rules.get(index)?;
        let phrase = if list == "unless" { rule.unless.get(at) } else { rule.phrases.get(at) }?;
        let problem = Problem::new(family, "").at(format!("rules[{index}].{list}[{at}]"));
        let placed = locate::in_family(self.library, problem);
        let line = placed.place.map(|place| format!(":{}", place.line)).unwrap_or_default();
        Some((phrase.clone(), format!("{}{line}", placed.file)))
    }

    /// Which families look at this role, and which do not.
    fn who_looks(&self) -> String {
        let role = self.role.name();
        let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
        for family in self.library.families.values().map(|loaded| &loaded.item) {
            if self.family.is_some_and(|only| only.id != family.id) {
                continue;
            }
            let mut rules = self.engine.rules().map(|(_, rule)| rule).filter(|rule| rule.family == family.id);
            if rules.any(|rule| rule.looks_at(&[self.role])) {
                here.push(family.id.clone());
            } else {
                elsewhere.push(format!("{} ({})", family.id, named(&family.roles)));
            }
        }
        let mut out = match here.as_slice() {
            [] => format!("No family asked for looks at role {role}.\n"),
            here => wrapped(&format!("At role {role} look: {}.", here.join(", "))),
        };
        if !elsewhere.is_empty() {
            out.push_str(&wrapped(&format!("Only elsewhere: {}.", elsewhere.join(", "))));
        }
        out
    }

    /// Why a rule finds nothing: it does not look here, or its phrases want other words.
    fn why_not(&self, family: &Family, rule: &Rule, text: &str) -> String {
        let Some(info) = self.engine.find_rule(&rule.id).and_then(|id| self.engine.rule(id)) else {
            return format!("Rule {} is switched off.\n", visible(&rule.id));
        };
        if !info.looks_at(&[self.role]) {
            let (id, here) = (visible(&rule.id), self.role.name());
            return format!("Rule {id} does not look at role {here}; it looks at {}.\n", named(&info.roles));
        }
        let near = nearest(family, rule, &self.library.words, text);
        if near.is_empty() {
            return format!("No phrase of rule {} has two of its words here.\n", visible(&rule.id));
        }
        let mut out = format!("The phrases of rule {} that come nearest:\n", visible(&rule.id));
        for near in near.iter().take(3) {
            let Some((phrase, place)) = self.phrase(&family.id, &rule.id, "phrases", near.phrase) else { continue };
            let _ = writeln!(out, "    {}\n      {}", visible(&phrase), visible(&place));
            let _ = writeln!(out, "      has       \u{201c}{}\u{201d}", visible(part(text, near.span.clone())));
            for (label, wanted) in [("and wants, before it,", &near.before), ("and wants, after it,", &near.after)] {
                if !wanted.is_empty() {
                    let _ = writeln!(out, "      {label} {}", visible(wanted));
                }
            }
        }
        out
    }
}

fn named(roles: &[Role]) -> String {
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ")
}

/// A paragraph in lines of at most 100 columns.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        if width > 0 && width + 1 + word.len() > 100 {
            out.push_str("\n  ");
            width = 2;
        } else if width > 0 {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += word.len();
    }
    out.push('\n');
    out
}
