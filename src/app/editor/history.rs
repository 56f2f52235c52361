//! Undo and redo: each step is one replacement, so undoing it is one edit again.

use super::Change;
use std::collections::VecDeque;

/// A pause in typing that ends a step, in ms.
const BURST: u64 = 1_000;
/// Bytes of text kept for undo; the oldest steps go first.
const MEMORY: usize = 2_000_000;
/// Steps kept for undo.
const STEPS: usize = 5_000;

/// What was done and can be undone.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    bytes: usize,
    /// Set when the next edit must begin a step of its own.
    sealed: bool,
}

/// One replacement.
#[derive(Debug, Clone)]
pub struct Step {
    /// Byte offset.
    pub at: usize,
    /// What was taken out.
    pub cut: String,
    /// What was put in.
    pub put: String,
    /// Whether that came from a paste.
    pub pasted: bool,
    /// How it came about.
    pub kind: Kind,
    /// When, in ms.
    pub when: u64,
    /// The cursor before it.
    pub cursor: usize,
}

/// How an edit came about; only edits of one kind grow together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By typing.
    Typed,
    /// By deleting.
    Erased,
    /// Otherwise: never grows.
    Whole,
}

impl Step {
    fn bytes(&self) -> usize {
        self.cut.len() + self.put.len()
    }
}

impl History {
    /// Remembers a step, joined to the last one where both are of one word and one burst.
    pub fn record(&mut self, step: Step) {
        self.undone.clear();
        self.bytes += step.bytes();
        let sealed = std::mem::take(&mut self.sealed);
        match self.done.back_mut() {
            Some(last) if !sealed && grows(last, &step) => {
                if step.kind == Kind::Typed {
                    last.put.push_str(&step.put);
                } else if step.at == last.at {
                    last.cut.push_str(&step.cut);
                } else {
                    last.cut.insert_str(0, &step.cut);
                    last.at = step.at;
                }
                last.when = step.when;
            }
            _ => self.done.push_back(step),
        }
        while self.bytes > MEMORY || self.done.len() > STEPS {
            let Some(old) = self.done.pop_front() else { break };
            self.bytes -= old.bytes();
        }
    }

    /// The next edit begins a step of its own: the cursor was moved.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Takes back the last step: the change that does it, and where the cursor was.
    pub fn undo(&mut self) -> Option<(Change, usize)> {
        let step = self.done.pop_back()?;
        self.bytes -= step.bytes();
        let change = Change { at: step.at, cut: step.put.len(), put: step.cut.clone(), pasted: false };
        let cursor = step.cursor;
        self.undone.push(step);
        self.seal();
        Some((change, cursor))
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> Option<(Change, usize)> {
        let step = self.undone.pop()?;
        self.bytes += step.bytes();
        let change = Change { at: step.at, cut: step.cut.len(), put: step.put.clone(), pasted: step.pasted };
        let cursor = step.at + step.put.len();
        self.done.push_back(step);
        self.seal();
        Some((change, cursor))
    }
}

fn grows(last: &Step, step: &Step) -> bool {
    if last.kind != step.kind || step.when.saturating_sub(last.when) >= BURST {
        return false;
    }
    match step.kind {
        Kind::Typed => {
            let new_word = last.put.ends_with(char::is_whitespace) && !step.put.starts_with(char::is_whitespace);
            step.cut.is_empty() && step.at == last.at + last.put.len() && !new_word && !step.put.contains('\n')
        }
        Kind::Erased => step.put.is_empty() && (step.at == last.at || step.at + step.cut.len() == last.at),
        Kind::Whole => false,
    }
}
