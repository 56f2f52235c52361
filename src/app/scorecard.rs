//! The judgement of a finished answer.
//!
//! Three pages: what to do about it, everything that was found, and the parts of the score. What is shown is the
//! judgement as it was given; findings that are dismissed later are taken out of it at once.

mod again;
mod aloud;
pub mod findings;
mod parts;
mod since;
mod story;
mod summary;
pub mod times;

pub use again::Asking;
pub use findings::Item;
pub use since::Before;

use super::list::Choice;
use super::msg::{Answer, Opened, Said};
use super::paper::{Paper, Row};
use super::past::Wanted;
use super::prompt::Prompt;
use super::{Command, Common, Effect, Go, Msg, Notice, Reply, Size, sharing};
use crate::clock::Moment;
use crate::content::Need;
use crate::scoring::compare::Compared;
use crate::scoring::engine::RuleInfo;
use crate::scoring::scorecard::Quoted;
use crate::scoring::{Rubric, Scorecard, judge};
use crate::session::{Event, Take};
use std::sync::Arc;

/// Rows above the page: the title, and the names of the pages.
pub const HEAD: u16 = 3;
/// A reason for a dismissal is one line of at most so many bytes.
const REASON: usize = 1_000;

/// A page of the scorecard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// What to do about it, the verdict, and the times.
    #[default]
    Summary,
    /// Everything that was found.
    Findings,
    /// What the score is made of.
    Parts,
}

impl Page {
    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Summary => "Verdict",
            Self::Findings => "Findings",
            Self::Parts => "Parts",
        }
    }
}

/// The judgement of a finished answer.
#[derive(Debug, Clone)]
pub struct ScorecardScreen {
    /// The session.
    pub take: Take,
    /// The page that is open.
    pub page: Page,
    /// The chosen finding.
    pub finding: Choice,
    /// How much of the answer is to be done again, while that is asked.
    pub asking: Option<Asking>,
    /// The first row shown of the other pages.
    top: Choice,
    /// The standard it was judged by, or the library's where that is lost.
    rubric: Option<Arc<Rubric>>,
    /// The chosen principle's title.
    principle: Option<String>,
    read_only: bool,
    /// The judgement to show; none for an answer aloud.
    shown: Option<Scorecard>,
    /// The judgement as it was given, where a later dismissal changed it.
    then: Option<String>,
    /// What this version's rubric says, where that is something else.
    anew: Option<String>,
    before: Before,
    /// What changed since, and how many seconds longer it is.
    since: Option<(Compared, i64)>,
    /// The finding that is being dismissed, while the reason is asked for.
    dismissing: Option<Quoted>,
    /// A look back, while what it takes is read.
    wanted: Option<Wanted>,
}

impl ScorecardScreen {
    /// The scorecard of a finished session; nothing when there is none to show.
    pub fn open(opened: Opened, common: &mut Common) -> Option<Self> {
        opened.take.finished.as_ref()?;
        if let Some(damage) = opened.damage.first() {
            common.notice = Some(Notice::Fault(damage.clone()));
        }
        let header = &opened.take.header;
        let (level, principle) = (Some(header.level.as_str()), header.principle.as_deref());
        let engine = Arc::clone(&common.engine);
        let current = Rubric::resolve(&common.library, engine, &header.pattern, level, principle, common.pace);
        let same = |rubric: &Rubric| rubric.has_sections(&header.sections);
        let current = current.filter(same).map(Arc::new);
        let own = opened.rubric.filter(|rubric| same(rubric));
        let mut screen = Self {
            principle: principle.map(|id| common.library.principles.get(id).map_or(id, |it| &it.title).to_owned()),
            rubric: own.or_else(|| current.clone()),
            read_only: opened.read_only,
            take: opened.take,
            page: Page::Summary,
            finding: Choice::default(),
            asking: None,
            top: Choice::default(),
            shown: None,
            then: None,
            anew: None,
            before: Before::default(),
            since: None,
            dismissing: None,
            wanted: None,
        };
        screen.judge();
        screen.anew = current.and_then(|rubric| screen.judged_anew(&rubric));
        Some(screen)
    }

    /// Whether Esc closes something here before it opens the menu.
    pub fn lies_open(&self) -> bool {
        self.asking.is_some()
    }

    /// The judgement as stored, or with what was dismissed since taken out.
    fn judge(&mut self) {
        let Some(Some(stored)) = &self.take.finished else { return };
        // What was dismissed before the end is not among the findings that stood then.
        let late = self.take.dismissed.iter().any(|it| stored.findings.iter().any(|found| it.rejects(found)));
        let (shown, then) = match self.rubric().filter(|_| late) {
            Some(rubric) => {
                let shown = judge(rubric, &self.take.told()).scorecard;
                let then =
                    format!("(as judged then: {}, {}; now {})", stored.total, stored.verdict.title(), shown.total);
                (shown, Some(then))
            }
            None => (stored.clone(), None),
        };
        (self.shown, self.then) = (Some(shown), then);
    }

    fn judged_anew(&self, current: &Rubric) -> Option<String> {
        let shown = self.shown.as_ref()?;
        let anew = judge(current, &self.take.told()).scorecard;
        let differs = (anew.total, anew.verdict) != (shown.total, shown.verdict);
        differs.then(|| format!("(scored again with this version: {}, {})", anew.total, anew.verdict.title()))
    }

    fn rubric(&self) -> Option<&Rubric> {
        self.rubric.as_deref()
    }

    fn rule(&self, id: &str) -> Option<&RuleInfo> {
        let engine = &self.rubric()?.engine;
        engine.rule(engine.find_rule(id)?)
    }

    fn family(&self, id: &str) -> String {
        let title = self.rubric().and_then(|rubric| rubric.engine.family_title(id));
        title.map_or_else(|| id.to_owned(), str::to_lowercase)
    }

    fn need(&self, id: &str) -> Option<&Need> {
        self.rubric()?.pattern.guides.iter().flat_map(|guide| &guide.needs).find(|need| need.id == id)
    }

    fn section_title(&self, id: &str) -> String {
        let section = self.rubric().and_then(|rubric| rubric.framework.section(id));
        section.map_or_else(|| id.to_owned(), |section| section.title.clone())
    }

    /// Its pages, from the left; an answer aloud has no findings.
    pub fn pages(&self) -> &'static [Page] {
        if self.shown.is_some() { &[Page::Summary, Page::Findings, Page::Parts] } else { &[Page::Summary, Page::Parts] }
    }

    /// What the scorecard is about: the question, the level, the principle.
    pub fn title(&self) -> String {
        self.standard()
    }

    /// The open page in so many columns, and its first row when `height` rows fit.
    pub fn rows(&self, width: usize, height: usize) -> (Vec<Row>, usize) {
        let mut paper = Paper::new(width);
        let top = match self.page {
            Page::Summary => {
                self.summary(&mut paper);
                self.top.at
            }
            Page::Findings => {
                let chosen = self.list(&mut paper);
                Choice { at: chosen }.top(paper.rows.len(), height)
            }
            Page::Parts => {
                self.parts(&mut paper);
                self.top.at
            }
        };
        let last = paper.rows.len().saturating_sub(height);
        (paper.rows, top.min(last))
    }

    /// The room of a page: columns and rows.
    pub fn room(size: Size) -> (usize, usize) {
        let width = usize::from(size.width).saturating_sub(2).clamp(10, 100);
        (width, usize::from(size.height.saturating_sub(HEAD + 1)))
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        if let Some(reply) = Wanted::update(&mut self.wanted, msg, common, now) {
            return reply;
        }
        match msg {
            Msg::Command(command) => {
                if let Some(asking) = self.asking {
                    return self.while_asked(asking, *command, common, now);
                }
                self.command(*command, common, now)
            }
            Msg::Answered(answer) => self.answered(answer, common, now),
            Msg::Listed => Reply::effects(self.look_back(common)),
            Msg::Recalled(opened) => {
                self.recalled(&opened.take);
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn command(&mut self, command: Command, common: &mut Common, now: Moment) -> Reply {
        match command {
            Command::ScoreClose => return Reply::go(Go::Home),
            Command::ScoreNextPage => self.turn(1),
            Command::ScorePreviousPage => self.turn(self.pages().len() - 1),
            Command::ScoreParts => {
                self.page = if self.page == Page::Parts { Page::Summary } else { Page::Parts };
                self.top = Choice::default();
            }
            Command::EditAnswer | Command::EditHere if self.take.words() == 0 => {
                common.say("nothing was written, so there is nothing to edit; tell it again");
            }
            Command::EditHere => return self.edit_here(common, now),
            Command::EditAnswer => self.ask_how_much(false, common),
            Command::AnswerAgain => self.ask_how_much(true, common),
            Command::DismissFinding => return self.ask_to_dismiss(common),
            Command::NextLength => return self.next_length(common, now),
            Command::DrillAnswer => return self.drill(common),
            Command::ShareIt => return sharing::begin(common),
            Command::ReplayIt => return self.replay(),
            Command::CompareIt => return self.lay_beside(common),
            Command::SaveStory if self.take.words() == 0 => common.say("there is no text to save"),
            Command::SaveStory => {
                return Reply::go(Prompt::ask("save-story", "Title of your story", self.story_title(common)));
            }
            motion if self.page == Page::Findings => {
                let len = self.items().len();
                self.finding.motion(motion, len, common.size);
            }
            motion => {
                let (width, height) = Self::room(common.size);
                let hidden = self.rows(width, height).0.len().saturating_sub(height);
                self.top.motion(motion, hidden + 1, common.size);
            }
        }
        Reply::stay()
    }

    fn turn(&mut self, by: usize) {
        let pages = self.pages();
        let at = pages.iter().position(|page| *page == self.page).unwrap_or(0);
        self.page = pages.get((at + by) % pages.len()).copied().unwrap_or_default();
        self.top = Choice::default();
    }

    fn ask_to_dismiss(&mut self, common: &mut Common) -> Reply {
        if self.read_only {
            common.say("another program has this session open; it can only be read here");
            return Reply::stay();
        }
        match self.chosen() {
            Some(Item::Stands(found)) if self.page == Page::Findings => {
                let title = format!("Why does “{}” not count?", found.text);
                self.dismissing = Some(found);
                Reply::go(Prompt::ask("dismiss", title, ""))
            }
            _ => {
                common.say("choose a finding on the page Findings first");
                Reply::stay()
            }
        }
    }

    fn answered(&mut self, answer: &Answer, common: &mut Common, now: Moment) -> Reply {
        if let Some(reply) = sharing::answered(answer, &self.take.header.id, common) {
            return reply;
        }
        let Said::Text(text) = &answer.reply else { return Reply::stay() };
        match answer.topic {
            "dismiss" => self.dismiss(text, common, now),
            "save-story" => {
                if let Some(story) = self.story(text, common) {
                    return Reply::effects([Effect::SaveStory(Box::new(story)), Effect::Reload]);
                }
                common.say("not saved: a story needs a title");
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn dismiss(&mut self, reason: &str, common: &mut Common, now: Moment) -> Reply {
        let Some(found) = self.dismissing.take() else { return Reply::stay() };
        if reason.is_empty() || reason.len() > REASON {
            common.say("not dismissed: it needs a reason, in a line");
            return Reply::stay();
        }
        let event =
            Event::Dismissed { rule: found.rule, section: found.section, quote: found.text, reason: reason.to_owned() };
        let Some(effects) = common.append(&mut self.take, event, now) else { return Reply::stay() };
        self.anew = None;
        self.judge();
        self.compare();
        self.finding.at = self.finding.at.min(self.items().len().saturating_sub(1));
        Reply::effects(effects)
    }
}
