//! What stands on the pages of a walkthrough.

use super::{Learn, Page};
use crate::app::paper::{Ink, Paper, quoted};
use crate::app::rehearse::measure::clock;
use crate::app::story::marks;
use crate::app::{Command, Common, Kind};
use crate::content::pattern::{Gravity, Mistake};
use crate::content::{Framework, Pattern, Polarity, Section, Story};
use crate::scoring::{advice, samples};

/// Writes the open page.
pub(super) fn page(screen: &Learn, common: &Common, paper: &mut Paper) {
    let library = &common.library;
    let Some(pattern) = library.pattern(&screen.pattern) else { return };
    let Some(framework) = library.framework_of(pattern) else { return };
    let worked = samples::worked(library, &pattern.id);
    let page = Writing { common, pattern, framework, worked };
    match screen.pages(common).1 {
        Page::Overview => page.overview(paper),
        Page::Section(at) => {
            if let Some(section) = framework.sections.get(at) {
                page.section(at, section, paper);
            }
        }
        Page::Check(_) => {
            if let Some(check) = screen.check(common).and_then(|at| screen.checks.get(at)) {
                check.write(paper, Some(framework));
            }
        }
        Page::Weak => page.weak(paper),
        Page::Levels => page.levels(paper),
        Page::Angles => page.angles(paper),
        Page::FollowUps => page.follow_ups(paper),
        Page::Artefacts => page.artefacts(paper),
    }
    if screen.is_last(common) {
        page.next(screen, paper);
    }
}

/// The title of a page.
pub(super) fn title(page: &Page, framework: Option<&Framework>) -> String {
    match page {
        Page::Overview => "What it asks for".to_owned(),
        Page::Section(at) => {
            framework.and_then(|it| it.sections.get(*at)).map_or_else(String::new, |section| section.title.clone())
        }
        Page::Check(_) => "Check yourself".to_owned(),
        Page::Weak => "Told badly".to_owned(),
        Page::Levels => "By level".to_owned(),
        Page::Angles => "By principle".to_owned(),
        Page::FollowUps => "What they ask next".to_owned(),
        Page::Artefacts => "What to bring along".to_owned(),
    }
}

struct Writing<'a> {
    common: &'a Common,
    pattern: &'a Pattern,
    framework: &'a Framework,
    worked: Option<&'a Story>,
}

impl Writing<'_> {
    fn overview(&self, paper: &mut Paper) {
        let pattern = self.pattern;
        paper.say(0, &pattern.about, Ink::Text);
        list("What interviewers expect to hear", "+", &pattern.expects, paper);
        list("Take away", "·", &pattern.takeaways, paper);
        if !pattern.competencies.is_empty() {
            paper.heading("It is evidence for");
            paper.say(2, &pattern.competencies.join(", "), Ink::Text);
        }
        paper.heading(&format!("Told as {}", self.framework.title));
        let times = self.framework.times(self.level_total());
        for (section, time) in self.framework.sections.iter().zip(times) {
            let time = clock(u64::from(time.target) * 1000);
            paper.lead(2, &section.mark, &format!("{} {time}: {}", section.title, section.purpose.trim()), Ink::Text);
        }
        list("Other ways to ask it", "·", &pattern.wordings, paper);
    }

    /// Seconds of the level that the candidate prepares for.
    fn level_total(&self) -> u32 {
        let wanted = self.common.remembered.level.as_deref().and_then(|level| self.pattern.level(level));
        let level = wanted.or_else(|| self.pattern.level(&self.pattern.default_level));
        level.map_or(self.framework.total(), |level| level.total)
    }

    fn section(&self, at: usize, section: &Section, paper: &mut Paper) {
        let times = self.framework.times(self.level_total());
        let time = times.get(at).map_or(0, |time| time.target);
        let time = clock(u64::from(time) * 1000);
        paper.say(0, &format!("{} At most {time} aloud.", section.purpose.trim()), Ink::Strong);
        let guide = self.pattern.guide(&section.id);
        if let Some(text) = self.worked.and_then(|story| story.text.get(&section.id)) {
            paper.heading("How it sounds");
            self.telling(text, section, paper);
        }
        if let Some(guide) = guide {
            paper.heading("Tip");
            paper.say(2, &guide.coaching, Ink::Text);
            mistake("Common mistake", &guide.mistake, paper);
            if !guide.beats.is_empty() {
                paper.heading("Steps");
                paper.say(2, &guide.beats.join(" → "), Ink::Text);
            }
            let needs: Vec<String> = guide.needs.iter().map(|need| need.title.clone()).collect();
            list("It must hold", "·", &needs, paper);
        }
        if let Some(weak) = self.worked.and_then(|story| story.weak.as_ref())
            && let Some(text) = weak.text.get(&section.id)
        {
            paper.heading("The same, told badly");
            self.telling(text, section, paper);
            for fault in weak.faults.iter().filter(|fault| fault.section == section.id) {
                let quote = fault.quote.as_deref().map(|words| format!("{}: ", quoted(words))).unwrap_or_default();
                paper.lead(4, "│", &format!("{quote}{}", fault.why.trim()), Ink::Dim);
            }
        }
        if let Some(guide) = guide {
            paper.heading("Another story, the same section");
            self.telling(&guide.sample, section, paper);
        }
    }

    /// Words as they are told, marked by the engine itself.
    fn telling(&self, text: &str, section: &Section, paper: &mut Paper) {
        let text = text.trim_end();
        paper.marked(2, text, &marks(&self.common.engine, text, &section.roles));
    }

    fn weak(&self, paper: &mut Paper) {
        if let Some(weak) = self.worked.and_then(|story| story.weak.as_ref()) {
            let weakness = advice::title(weak.primary_weakness);
            paper.say(0, &format!("What is wrong first with the weak telling: {weakness}."), Ink::Strong);
            paper.heading("What an experienced interviewer thinks");
            paper.say(2, &weak.thought, Ink::Text);
        }
        if !self.pattern.disqualifiers.is_empty() {
            paper.heading("What this question does not forgive");
        }
        for (id, severity) in &self.pattern.disqualifiers {
            let title = self.common.engine.family_title(id).unwrap_or(id);
            let (sign, is) = match severity.is {
                Gravity::Fatal => ("!", "fatal"),
                Gravity::Warning => ("~", "costs points"),
                Gravity::Off => ("·", "no fault here"),
            };
            paper.lead(2, sign, &format!("{title}: {is}"), Ink::Strong);
            paper.say(4, &severity.why, Ink::Text);
        }
    }

    fn levels(&self, paper: &mut Paper) {
        for level in &self.pattern.levels {
            let time = clock(u64::from(level.total) * 1000);
            let names: Vec<&str> =
                [level.title.as_str(), &time].into_iter().chain(level.aliases.iter().map(String::as_str)).collect();
            paper.heading(&names.join(" · "));
            paper.lead(2, "Focus:", &level.focus, Ink::Text);
            paper.lead(2, "Bar:", &level.bar, Ink::Text);
            if !level.reflection.trim().is_empty() {
                paper.say(2, "The lesson at this level:", Ink::Dim);
                let reflection =
                    self.framework.sections.iter().rfind(|it| it.roles.contains(&crate::content::Role::Reflection));
                match reflection {
                    Some(section) => self.telling(level.reflection.trim(), section, paper),
                    None => paper.say(2, &level.reflection, Ink::Text),
                }
            }
        }
    }

    fn angles(&self, paper: &mut Paper) {
        paper.say(0, "The same story, told for one principle:", Ink::Text);
        for angle in &self.pattern.angles {
            let principle = self.common.library.principles.get(&angle.principle);
            let title = principle.map_or(angle.principle.as_str(), |principle| principle.title.as_str());
            paper.heading(title);
            paper.lead(2, "Lead:", &angle.lead, Ink::Text);
            paper.lead(2, "Emphasise:", &angle.emphasise, Ink::Text);
            paper.lead(2, "Downplay:", &angle.downplay, Ink::Dim);
        }
    }

    fn follow_ups(&self, paper: &mut Paper) {
        for follow_up in &self.pattern.follow_ups {
            paper.gap();
            paper.lead(0, "?", &quoted(&follow_up.question), Ink::Strong);
            paper.lead(2, "It probes:", &follow_up.probes, Ink::Dim);
            paper.lead(2, "✗", &quoted(&follow_up.weak.text), Ink::Text);
            paper.say(4, &follow_up.weak.why, Ink::Dim);
            paper.lead(2, "✓", &quoted(&follow_up.strong.text), Ink::Text);
            paper.lead(4, "Key:", &follow_up.strong.key, Ink::Words(Polarity::Signal));
        }
    }

    /// Where it goes from the last page.
    fn next(&self, screen: &Learn, paper: &mut Paper) {
        let key = |command| self.common.keys.label(command, Kind::Learn).unwrap_or_default();
        paper.heading("Next");
        if !screen.is_asking(self.common) {
            paper.lead(2, &key(Command::NextPage), "rehearse it now: your own story, against the clock", Ink::Text);
        }
        let count = self.pattern.test.len();
        if count > 0 {
            let test = format!("test yourself first: {count} questions, each with its solution");
            paper.lead(2, &key(Command::TestIt), &test, Ink::Text);
        }
    }

    fn artefacts(&self, paper: &mut Paper) {
        for artefact in self.worked.into_iter().flat_map(|story| &story.artefacts) {
            paper.heading(&artefact.title);
            // A table keeps its lines.
            for line in artefact.text.trim_end().lines() {
                paper.row(vec![(format!("  {}", crate::content::clean::visible(line)), Ink::Text)]);
            }
        }
    }
}

fn list(heading: &str, sign: &str, lines: &[String], paper: &mut Paper) {
    if !lines.is_empty() {
        paper.heading(heading);
        for line in lines {
            paper.lead(2, sign, line, Ink::Text);
        }
    }
}

fn mistake(heading: &str, mistake: &Mistake, paper: &mut Paper) {
    paper.heading(heading);
    paper.lead(2, "✗", &mistake.text, Ink::Text);
    paper.say(4, &mistake.why, Ink::Dim);
}
