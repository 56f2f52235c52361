//! Sentences that a plain list of phrases gets wrong, over the bundled families: a row is a role, a sentence, what must
//! stand (`family×times`) and what must not.

use starcoach::content::Role::{self, Action, Reflection, Result, Situation};
use starcoach::scoring::Passage;
use starcoach::store::content::load_files;

type Case = (Role, &'static str, &'static [(&'static str, usize)], &'static [&'static str]);

const CASES: &[Case] = &[
    (
        Situation,
        "No ticket existed, and nobody had asked me to investigate.",
        &[("scope-boundary", 2)],
        &["assignment", "handoff"],
    ),
    (Situation, "nobody had\n   asked  me to look", &[("scope-boundary", 1)], &["assignment"]),
    (Situation, "No open Jira ticket existed.", &[("scope-boundary", 1)], &["assignment"]),
    (Situation, "It wasn't assigned to me.", &[("scope-boundary", 1)], &["assignment"]),
    (Situation, "It wasn’t assigned to me.", &[("scope-boundary", 1)], &["assignment"]),
    (Situation, "It was not assigned to me.", &[("scope-boundary", 1)], &["assignment"]),
    (Situation, "It was assigned to me.", &[("assignment", 1)], &["scope-boundary"]),
    (
        Situation,
        "My manager asked me to look into it since I had bandwidth.",
        &[("assignment", 1)],
        &["scope-boundary", "ownership"],
    ),
    (Action, "I asked my manager for two days and pulled the logs.", &[("ownership", 1)], &["assignment", "handoff"]),
    (Situation, "My manager disagreed with the rollout.", &[], &["assignment", "shared-decision", "ownership"]),
    (Action, "We collectively decided to add checkpoints.", &[("shared-decision", 1)], &["ownership"]),
    (Result, "We picked C and upstreamed the pattern.", &[("second-order", 1)], &["dilution", "shared-decision"]),
    (
        Action,
        "I recommended a lock and the team agreed.",
        &[("ownership", 1)],
        &["dilution", "shared-decision", "handoff"],
    ),
    (
        Action,
        "I escalated it to the Platform team and they handled the fix.",
        &[("handoff", 2)],
        &["ownership", "dilution"],
    ),
    (Action, "I opened a pull request against their repository.", &[("ownership", 1)], &["handoff"]),
    (Result, "It recovered approximately $8,000 per week.", &[("business-impact", 1)], &["vague-result", "hedge"]),
    (Result, "The drop rate improved from 0.3% to zero.", &[("metric-delta", 1)], &["vague-result"]),
    (Result, "In 2023 Phase 1 went to 2 teams.", &[], &["metric-delta", "business-impact"]),
    (Result, "Latency fell by half.", &[("metric-delta", 1)], &["vague-result"]),
    (Result, "Errors went to zero.", &[("metric-delta", 1)], &["vague-result"]),
    (
        Reflection,
        "I learned we had no shared SLO, so I added one to each new service.",
        &[("systemic-insight", 1)],
        &["generic-reflection"],
    ),
    (Action, "I was able to reproduce it locally.", &[("ownership", 1)], &["passive-agent"]),
    (Action, "Pulled historicals. Proposed three options.", &[("ownership", 2)], &[]),
    (Action, "I led the design; Ana wrote the migration.", &[("ownership", 1)], &["dilution", "handoff"]),
];

#[test]
fn the_hard_sentences_are_read_as_people_mean_them() {
    let content = load_files(&[]);
    let mut wrong = Vec::new();
    for (role, text, wanted, unwanted) in CASES {
        let found = content.engine.scan(Passage { text, roles: &[*role], cursor: None });
        let of = |family: &str| {
            let stands = found.iter().filter(|finding| finding.stands());
            stands.filter(|finding| content.engine.rule(finding.rule).unwrap().family == family).count()
        };
        for (family, times) in *wanted {
            if of(family) != *times {
                wrong.push(format!("{text}\n  {family} should stand {times} times and stands {} times", of(family)));
            }
        }
        for family in *unwanted {
            if of(family) > 0 {
                wrong.push(format!("{text}\n  {family} should not stand"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
