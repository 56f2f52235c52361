//! Rules prove themselves: each `fires` sentence must be found at its exact span, each `silent` one must stay silent.
//!
//! A rule that matches nothing looks exactly like a clean answer, so a rule without proof is an error.

use super::engine::{Coverage, Engine, Passage};
use super::finding::{Finding, RuleId, State};
use crate::content::family::{Example, ExampleIn, Family, Rule, Status};
use crate::content::{Problem, Role};
use std::ops::Range;

/// What a proof found out about one family.
#[derive(Debug, Default)]
pub struct Proof {
    /// Sentences that were tried.
    pub sentences: usize,
    /// Rules that were tried.
    pub rules: usize,
    /// What is wrong, with paths into the family's file.
    pub problems: Vec<Problem>,
    /// The ids of the rules that failed.
    pub failed: Vec<String>,
}

/// Tries every rule of a family on its own sentences.
pub fn prove(engine: &Engine, family: &Family) -> Proof {
    let mut proof = Proof::default();
    for (index, rule) in family.rules.iter().enumerate() {
        let Some(id) = engine.find_rule(&rule.id).filter(|_| rule.status != Status::Off) else { continue };
        let before = proof.problems.len();
        let mut prover = Prover { engine, family, rule, id, index, proof: &mut proof, coverage: Coverage::default() };
        prover.run();
        proof.rules += 1;
        if proof.problems.len() > before {
            proof.failed.push(rule.id.clone());
        }
    }
    proof
}

struct Prover<'a> {
    engine: &'a Engine,
    family: &'a Family,
    rule: &'a Rule,
    id: RuleId,
    index: usize,
    proof: &'a mut Proof,
    coverage: Coverage,
}

impl Prover<'_> {
    fn run(&mut self) {
        for (list, sentences) in [("fires", &self.rule.fires), ("silent", &self.rule.silent)] {
            if sentences.is_empty() {
                let message = format!("rule `{}` has no `{list}` sentence, so nothing proves it", self.rule.id);
                self.problem("", message, "write at least one sentence of other people");
            }
        }
        for (at, example) in self.rule.fires.iter().enumerate() {
            self.fires(at, example);
        }
        let fired = std::mem::take(&mut self.coverage.phrases);
        for (at, example) in self.rule.silent.iter().enumerate() {
            self.silent(at, example);
        }
        for phrase in 0..self.rule.phrases.len() {
            if !fired.contains(&(self.id, phrase)) {
                let message = format!("no `fires` sentence of rule `{}` exercises this phrase", self.rule.id);
                self.problem(&format!(".phrases[{phrase}]"), message, "add a sentence for it, or drop the phrase");
            }
        }
        for phrase in 0..self.rule.unless.len() {
            if !self.coverage.unless.contains(&(self.id, phrase)) {
                let message = format!("no `silent` sentence of rule `{}` needs this `unless`", self.rule.id);
                self.problem(
                    &format!(".unless[{phrase}]"),
                    message,
                    "add a sentence whose hit it overlaps, or drop it: it may never overlap one",
                );
            }
        }
    }

    fn problem(&mut self, path: &str, message: String, cure: &str) {
        let path = format!("rules[{}]{path}", self.index);
        self.proof.problems.push(Problem::new(&self.family.id, message).at(path).cure(cure));
    }

    /// The same about some bytes of a sentence.
    fn problem_in(&mut self, (list, at): (&str, usize), example: &Example, span: Range<usize>, told: (String, &str)) {
        let text = if matches!(example, Example::In(_)) { ".text" } else { "" };
        self.problem(&format!(".{list}[{at}]{text}"), told.0, told.1);
        if let Some(problem) = self.proof.problems.last_mut() {
            problem.within = Some(span);
        }
    }

    fn scan(&mut self, text: &str, role: Role) -> Vec<Finding> {
        self.proof.sentences += 1;
        let passage = Passage { text, roles: &[role], cursor: None };
        self.engine.read(passage, Some(&mut self.coverage)).findings
    }

    fn role(&self, example: &Example) -> Role {
        let own = self.rule.roles.as_ref().unwrap_or(&self.family.roles);
        match example {
            Example::In(ExampleIn { role, .. }) => *role,
            Example::Plain(_) => own.first().copied().unwrap_or(Role::Any),
        }
    }

    fn fires(&mut self, at: usize, example: &Example) {
        let Some((text, span)) = marked(example.text()) else {
            let message = format!("`{}` marks no span", example.text());
            self.problem(
                &format!(".fires[{at}]"),
                message,
                "put `<` and `>` around the words that the rule finds, once",
            );
            return;
        };
        let found = self.scan(&text, self.role(example));
        let own: Vec<&Finding> = found.iter().filter(|finding| finding.rule == self.id).collect();
        let exact =
            |finding: &&&Finding| finding.span == span && matches!(finding.state, State::Standing | State::Trial);
        if own.iter().any(|finding| exact(&finding)) {
            return;
        }
        let why = match own.first() {
            None => "nothing was found".to_owned(),
            Some(finding) => {
                let words = text.get(finding.span.clone()).unwrap_or_default();
                match &finding.state {
                    State::Standing | State::Trial => format!("it found `{words}`"),
                    other => format!("`{words}` was found, but {}", self.reason(other, &text)),
                }
            }
        };
        let wanted = text.get(span.clone()).unwrap_or_default();
        let message = format!("mute: rule `{}` does not find `{wanted}` here; {why}", self.rule.id);
        // In the file it stands between `<` and `>`.
        let span = span.start..span.end + 2;
        self.problem_in(("fires", at), example, span, (message, "mend the phrases, the sentence or its span"));
    }

    fn silent(&mut self, at: usize, example: &Example) {
        let text = example.text().to_owned();
        let found = self.scan(&text, self.role(example));
        let noisy = found
            .iter()
            .find(|finding| finding.rule == self.id && matches!(finding.state, State::Standing | State::Trial));
        if let Some(finding) = noisy {
            let words = text.get(finding.span.clone()).unwrap_or_default();
            let message = format!("noisy: rule `{}` finds `{words}` where it must stay silent", self.rule.id);
            let told = (message, "narrow the phrases, or add an `unless`");
            self.problem_in(("silent", at), example, finding.span.clone(), told);
        }
    }

    fn reason(&self, state: &State, text: &str) -> String {
        super::explain::reason(self.engine, state, text)
    }
}

/// The text without its `<` and `>`, and the span between them.
fn marked(text: &str) -> Option<(String, Range<usize>)> {
    let start = text.find('<')?;
    let end = text.rfind('>').filter(|end| *end > start)?;
    let inner = text.get(start + 1..end)?;
    if inner.contains(['<', '>']) {
        return None;
    }
    let plain = format!("{}{inner}{}", text.get(..start)?, text.get(end + 1..)?);
    Some((plain, start..start + inner.len()))
}
