//! Sentences that a plain list of phrases gets wrong, over the bundled families: a row is a role, a sentence, what must
//! stand (`family×times`) and what must not.

use starcoach::content::Role::{self, Action, FollowUp, Reflection, Result, Situation};
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
    (Action, "we colectively decided to add checkpoints", &[("shared-decision", 1)], &["dilution"]),
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
    (
        Action,
        "I flagged it to their tech lead for visibility and brought a complete fix.",
        &[("closing-the-loop", 1)],
        &["handoff", "ownership"],
    ),
    (Action, "The bug was fixed and redeployed.", &[("passive-agent", 1)], &["ownership"]),
    (Situation, "Some events were dropped silently.", &[], &["passive-agent", "hedge"]),
    (Situation, "This was clearly a mistake on my side.", &[("accountability", 1)], &["hedge", "ownership"]),
    (Action, "I would pull the logs first.", &[], &["ownership"]),
    (Action, "She said \"my manager asked me to stop\", so I called him.", &[], &["assignment"]),
    (Situation, "Nobody asked me, so I left it.", &[], &["scope-boundary", "ownership"]),
    (Result, "The drop rate improved and the team was happy.", &[("vague-result", 2)], &["metric-delta"]),
    (
        Reflection,
        "I learned that communication is important.",
        &[("generic-reflection", 1)],
        &["systemic-insight", "ownership"],
    ),
    (FollowUp, "I would propose a shared SLO earlier.", &[], &["theory", "hedge", "ownership"]),
    (Situation, "The vendor API returned 500s.", &[], &["blame"]),
    (Action, "QA missed it, so the release broke.", &[("blame", 1)], &["handoff", "dilution"]),
    (Action, "It looked like a race condition.", &[], &["filler", "hedge"]),
    (Action, "So, like, I basically restarted it, you know.", &[("filler", 3), ("ownership", 1)], &["hedge"]),
    (Action, "I took full ownership.", &[("ownership", 1)], &["assignment"]),
    // Who started it: an order behind one's own deeds is about what they led to.
    (
        Action,
        "I had traced the fault and fixed it. Then my charge nurse asked me to write it up.",
        &[("ownership", 2)],
        &["assignment"],
    ),
    (Action, "My charge nurse asked me to find the fault. I traced it and fixed it.", &[("assignment", 1)], &[]),
    (Situation, "I noticed it at noon, and my charge nurse asked me to find out why.", &[("assignment", 1)], &[]),
    // Who decided: a proposal beside the decision makes it one's own.
    (Action, "We decided to roll back; I proposed it.", &[], &["shared-decision"]),
    (Action, "I counted the boxes, and we decided to roll back.", &[("shared-decision", 1)], &[]),
    (Action, "We decided together to close the ward.", &[("shared-decision", 1)], &["dilution"]),
    // What was reached, and what was only aimed at.
    (Result, "The goal was to cut costs by 10%.", &[], &["metric-delta", "business-impact"]),
    (Result, "We needed to get from 40 to 20 minutes.", &[], &["metric-delta"]),
    (Result, "The target was 99.9%.", &[], &["metric-delta", "business-impact"]),
    (Result, "My plan cut the wait from 40 minutes to 20.", &[("metric-delta", 1)], &[]),
    // Whose work it was.
    (Situation, "It belonged to pharmacy, not to us.", &[("scope-boundary", 1)], &[]),
    (Situation, "Nobody else was going to do it.", &[("scope-boundary", 1)], &[]),
    (Situation, "It sat between two teams and neither had it on its list.", &[("scope-boundary", 2)], &[]),
    (Situation, "That was not something my role covered.", &[("scope-boundary", 1)], &[]),
    // What is left of it, and what it taught.
    (Result, "The check is now part of the induction.", &[("second-order", 1)], &[]),
    (Result, "The check is now part of onboarding.", &[("second-order", 1)], &[]),
    (Result, "It is now part of the handover sheet.", &[("second-order", 1)], &[]),
    (Result, "Two other wards copied it.", &[("second-order", 1)], &[]),
    (Reflection, "I learned that a machine between two crews has no owner.", &[("systemic-insight", 1)], &[]),
    (Reflection, "What I took from it: a hand-over without a name on it is nobody's.", &[("systemic-insight", 1)], &[]),
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
