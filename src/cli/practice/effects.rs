//! Carries out what the app asks for, through the store. A failure comes back as a message.

mod desk;
mod lists;
mod opening;
mod rules;
mod sheet;
mod stories;

use super::input::Input;
use crate::app::msg::{Content, SessionRow, SessionState};
use crate::app::{Common, Effect, Msg, Remembered};
use crate::clock;
use crate::content::naming::shell_word;
use crate::content::{Library, Problem};
use crate::progress::Study;
use crate::progress::study;
use crate::scoring::stored::{Source, StoredRubric};
use crate::scoring::{Engine, Rubric};
use crate::session::{self, Entry, Header, Notes, SessionId};
use crate::store::config::Config;
use crate::store::files::reason;
use crate::store::journal::{Journal, NotSaved};
use crate::store::sessions::Summary;
use crate::store::{Store, config, content};
use lists::Wishes;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

pub use lists::Read;

/// The hands of the app.
pub struct Effects {
    store: Store,
    /// As loaded last; the rubric of a new session is stored with its families.
    library: Arc<Library>,
    /// Compiled from it.
    engine: Arc<Engine>,
    /// The session that entries go to.
    journal: Option<Journal>,
    /// Sessions that were left and could not be written yet.
    behind: Vec<Journal>,
    /// The app was told that it is not being saved.
    unsaved: bool,
    /// To where a thread tells what it has read; without it everything is read at once.
    later: Option<Sender<Input>>,
    sessions_wished: Wishes,
    progress_wished: Wishes,
    /// The files of the sessions in the list.
    files: BTreeMap<SessionId, PathBuf>,
    /// The files of those that were deleted since the start.
    trashed: BTreeMap<SessionId, PathBuf>,
}

/// What the user chose and did so far, and what is wrong with the files that keep it.
struct Kept {
    config: Config,
    remembered: Remembered,
    study: Vec<study::Entry>,
    problems: Vec<Problem>,
}

impl Effects {
    /// Effects on the user's folders.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            library: Arc::default(),
            engine: Arc::default(),
            journal: None,
            behind: Vec::new(),
            unsaved: false,
            later: None,
            sessions_wished: Wishes::default(),
            progress_wished: Wishes::default(),
            files: BTreeMap::new(),
            trashed: BTreeMap::new(),
        }
    }

    /// Where there are many sessions, a thread reads them and tells it there.
    pub fn tell_later(&mut self, sender: Sender<Input>) {
        self.later = Some(sender);
    }

    /// The state to start with: content, settings, keys. Fails where the system has no randomness to give.
    pub fn common(&mut self) -> io::Result<Common> {
        let Kept { config, remembered, study, problems } = self.kept();
        let mut common = Common::new(self.content(problems));
        common.remembered = remembered;
        if let Some(theme) = config.theme {
            common.remembered.theme = theme;
        }
        common.keys = config.keys;
        common.pace = config.pace;
        common.candidate = config.candidate;
        common.study = Study::of(&study);
        let drafts = self.store.drafts().into_iter();
        common.drafts = drafts.map(|draft| (draft.story.clone(), draft)).collect();
        common.next_id = self.store.new_id()?;
        common.seed = self.store.new_id()?;
        Ok(common)
    }

    /// What the user chose and did so far, each file read once.
    fn kept(&self) -> Kept {
        let config::Loaded { config, mut problems } = config::load(&self.store.dirs.config);
        let (remembered, problem) = self.store.settings();
        let (study, more) = self.store.study();
        problems.extend(problem.into_iter().chain(more));
        Kept { config, remembered, study, problems }
    }

    /// The content, with these among its problems.
    fn content(&mut self, problems: Vec<Problem>) -> Content {
        let content = self.store.load();
        let mut library = content.library;
        library.problems.extend(problems);
        self.library = Arc::new(library);
        self.engine = Arc::new(content.engine);
        let engine = Arc::clone(&self.engine);
        std::thread::spawn(move || engine.warm());
        Content { library: Arc::clone(&self.library), engine: Arc::clone(&self.engine) }
    }

    /// Carries out one effect. What is about the terminal is the driver's.
    pub fn carry_out(&mut self, effect: Effect) -> Vec<Msg> {
        let result = match effect {
            Effect::Begin(header, rubric) => return self.begin(*header, &rubric),
            Effect::Append(entries) => return self.append(&entries),
            Effect::Sync => return self.sync(),
            Effect::LoadSessions => return self.load_sessions(),
            Effect::LoadProgress => return self.load_progress(),
            Effect::LoadSheet => return vec![Msg::Sheet(Box::new(self.sheet()))],
            Effect::WriteSheet { over } => return vec![self.write_sheet(over)],
            Effect::Reload => return vec![self.reload()],
            Effect::Open(id) => return self.open(&id),
            Effect::Review(wanted) => return self.review(wanted),
            Effect::PutAway => {
                self.put_away();
                return Vec::new();
            }
            Effect::LoadInbox(folder) => return self.load_inbox(folder),
            Effect::LoadComments => return self.load_comments(),
            Effect::KeepComment(comment) => self.keep_comment(&comment),
            Effect::LoadPrivate(session) => return vec![self.load_private(&session)],
            Effect::KeepPrivate { session, before, text } => return self.keep_private(&session, before, text),
            Effect::Recall(id) => return vec![self.recall(&id)],
            Effect::RecallInterview(id) => return self.recall_interview(&id),
            Effect::FindAppearances(header, entries, rubric) => return self.find_appearances(&header, entries, rubric),
            Effect::Rename(id, name) => self.rename(&id, &name),
            Effect::Share(id, label) => self.share(&id, &label),
            Effect::Delete(id) => self.delete(id),
            Effect::Restore(id) => self.restore(&id),
            Effect::SaveStory(story) => self.save_story(&story),
            Effect::NewStory(story) => return self.new_story(&story),
            Effect::Revise(revision) => return self.revise(&revision),
            Effect::KeepDraft(draft) => self.store.keep_draft(&draft).map(|()| None).map_err(|error| {
                format!("what you change here is lost if the program is killed, save it: {}", reason(&error))
            }),
            Effect::DropDraft(story) => self.store.drop_draft(&story).map(|()| None).map_err(|error| {
                format!("what you changed will be offered again at the next start: {}", reason(&error))
            }),
            Effect::Study(entries) => match self.store.add_study(&entries) {
                Ok(()) => Ok(None),
                Err(error) => Err(format!("what you learned cannot be saved: {}", reason(&error))),
            },
            Effect::Remember(remembered) => match self.store.save_settings(&remembered) {
                Ok(()) => Ok(None),
                Err(error) => Err(format!("your choices cannot be saved: {}", reason(&error))),
            },
            Effect::Edit(_) | Effect::Copy(_) | Effect::Suspend | Effect::Redraw | Effect::Quit => Ok(None),
        };
        match result {
            Ok(done) => done.map(Msg::Done).into_iter().collect(),
            Err(fault) => vec![Msg::Failed(fault)],
        }
    }

    fn begin(&mut self, mut header: Header, rubric: &Rubric) -> Vec<Msg> {
        let mut msgs = Vec::new();
        let families = content::kept_families(&self.library);
        let stored = StoredRubric::of(rubric, Source { families: &families, words: &self.library.words });
        match stored.map_err(io::Error::other).and_then(|stored| self.store.keep_rubric(&stored)) {
            Ok(hash) => header.rubric = hash,
            Err(error) => {
                let fault = format!("the rubric of this session cannot be kept: {}", reason(&error));
                msgs.push(Msg::Failed(fault));
            }
        }
        self.put_away();
        match self.store.journal(&header) {
            Ok(journal) => self.journal = Some(journal),
            Err(fault) => msgs.push(self.saved(Err(fault)).unwrap_or(Msg::Wake)),
        }
        match self.store.new_id() {
            Ok(id) => msgs.push(Msg::NextId(id)),
            Err(error) => msgs.push(Msg::Failed(format!("the system gives no random numbers: {error}"))),
        }
        msgs
    }

    fn append(&mut self, entries: &[Entry]) -> Vec<Msg> {
        let Some(journal) = &mut self.journal else { return Vec::new() };
        let result = journal.append(entries);
        let rejoined = self.rejoined();
        self.saved(result).into_iter().chain(rejoined).collect()
    }

    fn sync(&mut self) -> Vec<Msg> {
        let result = self.journal.as_mut().map_or(Ok(()), Journal::save);
        let rejoined = self.rejoined();
        self.saved(result).into_iter().chain(rejoined).collect()
    }

    /// Lets go of the session and its lock, unless there is something of it that only we have.
    fn put_away(&mut self) {
        if let Some(mut journal) = self.journal.take()
            && journal.save().is_err()
        {
            self.behind.push(journal);
        }
    }

    /// Tells the app only when it changes whether the session is saved.
    fn saved(&mut self, mut result: Result<(), NotSaved>) -> Option<Msg> {
        self.behind.retain_mut(|journal| match journal.save() {
            Ok(()) => false,
            Err(fault) => {
                result = Err(fault);
                true
            }
        });
        let was = std::mem::replace(&mut self.unsaved, result.is_err());
        match result {
            Err(fault) => Some(Msg::Unsaved(Some(fault.reason()))),
            Ok(()) => was.then_some(Msg::Unsaved(None)),
        }
    }

    /// Puts sessions that could not be saved into the system's folder for temporary files, before the program must
    /// end. Returns what to tell of each.
    pub fn rescue(&mut self) -> Vec<String> {
        let mut told = Vec::new();
        for journal in self.behind.iter().chain(&self.journal) {
            let to = journal.path().display();
            match journal.rescue(&std::env::temp_dir()) {
                Ok(None) => {}
                Ok(Some(place)) if journal.joins() => {
                    let [from, into] = [&place, journal.path()].map(|path| shell_word(&path.display().to_string()));
                    told.push(format!(
                        "your notes could not be saved in {to}; the session with all of them is in {}\n\
                         once its own file is there again, put them in with: starcoach merge {from} --into {into}",
                        place.display()
                    ));
                }
                Ok(Some(place)) => told.push(format!(
                    "an answer could not be saved where it belongs; all of it is in {}\nmove that file to {to} once it can be written",
                    place.display()
                )),
                Err(error) => told.push(format!("the end of {to} could not be saved: {}", reason(&error))),
            }
        }
        told
    }

    /// The path of a session in the list, or its id.
    fn place(&self, id: &SessionId) -> String {
        self.files.get(id).map_or_else(|| id.0.clone(), |path| path.display().to_string())
    }

    fn file(&mut self, id: &SessionId) -> Result<PathBuf, String> {
        let path = self.store.find_session(&self.place(id)).map_err(|problem| one_line(&problem))?;
        if self.journal.as_ref().is_some_and(|journal| journal.path() == Path::new(&path)) {
            self.put_away();
        }
        Ok(path)
    }

    /// Reads the user's files again.
    pub fn reload(&mut self) -> Msg {
        let problems = self.kept().problems;
        Msg::Reloaded(Box::new(self.content(problems)))
    }

    fn rename(&mut self, id: &SessionId, name: &str) -> Result<Option<String>, String> {
        let path = self.file(id)?;
        let renamed = self.store.rename_session(&path, name, clock::now());
        renamed.map(|()| Some("renamed".to_owned())).map_err(|problem| said(&problem))
    }

    fn share(&self, id: &SessionId, label: &str) -> Result<Option<String>, String> {
        let path = self.store.find_session(&self.place(id)).map_err(|problem| one_line(&problem))?;
        let copy = crate::cli::share::from_screen(&self.store, &path, label);
        let copy = copy.map_err(|failure| failure.0.replace('\n', "; "))?;
        let folder = std::env::current_dir().map(|folder| format!(" in {}", folder.display())).unwrap_or_default();
        Ok(Some(format!("for your coach: {}{folder}", copy.display())))
    }

    fn delete(&mut self, id: SessionId) -> Result<Option<String>, String> {
        let path = self.file(&id)?;
        let place = self.store.delete_session(&path).map_err(|problem| said(&problem))?;
        self.trashed.insert(id, place);
        Ok(Some("moved to the trash".to_owned()))
    }

    fn restore(&mut self, id: &SessionId) -> Result<Option<String>, String> {
        let Some(path) = self.trashed.remove(id) else { return Err("it is not in the trash".to_owned()) };
        let restored = self.store.restore_session(&path);
        restored.map(|_| Some("taken out of the trash".to_owned())).map_err(|problem| one_line(&problem))
    }
}

/// Of several files with one id, such as a copy, the one that is named by it has it; the others go by their paths.
fn apart(sessions: &mut [Summary]) {
    let named = |session: &Summary| session.path.file_stem().is_some_and(|stem| stem == session.id.0.as_str());
    let mut taken: BTreeSet<SessionId> =
        sessions.iter().filter(|session| named(session)).map(|session| session.id.clone()).collect();
    for session in sessions.iter_mut().filter(|session| !named(session)) {
        if !taken.insert(session.id.clone()) {
            session.id = SessionId(session.path.display().to_string());
        }
    }
}

fn row(session: Summary) -> SessionRow {
    let state = match (session.finished, session.in_use) {
        (true, _) => SessionState::Finished(session.verdict),
        (false, true) => SessionState::InUse,
        (false, false) => SessionState::CutOff,
    };
    SessionRow {
        id: session.id,
        pattern: session.pattern,
        story: session.story,
        name: session.name,
        level: session.level,
        input: session.input,
        began: session.began,
        ms: session.ms,
        weakness: session.primary_weakness,
        drill: session.drill,
        mock: session.mock,
        candidate: session.candidate,
        notes: session.notes,
        length: session.length,
        replies: session.replies,
        state,
    }
}

/// A file that is no session takes its row too, with the reason.
fn unreadable(problem: &Problem) -> SessionRow {
    let name = Path::new(&problem.file).file_name().map(|name| name.to_string_lossy().into_owned());
    SessionRow {
        id: SessionId(problem.file.clone()),
        pattern: String::new(),
        story: None,
        name: name.or_else(|| Some(problem.file.clone())),
        level: String::new(),
        input: session::Input::Typed,
        began: String::new(),
        ms: 0,
        weakness: None,
        drill: false,
        mock: None,
        candidate: None,
        notes: Notes::default(),
        length: None,
        replies: None,
        state: SessionState::Unreadable(said(problem)),
    }
}

fn one_line(problem: &Problem) -> String {
    format!("{}: {}", problem.file, said(problem))
}

/// The problem without its place, for where that is known.
fn said(problem: &Problem) -> String {
    let cure = problem.cure.as_ref().map(|cure| format!(" ({cure})")).unwrap_or_default();
    format!("{}{cure}", problem.message)
}
