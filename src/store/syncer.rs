//! A second thread that brings written lines safely to the disk, so that typing never waits for it.

use super::private::sync_folder;
use crate::clock::{self, Moment};
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// Milliseconds of rest after which the disk is asked.
const REST: u64 = 1_000;
/// Milliseconds after which it is asked while typing goes on.
const BUSY: u64 = 5_000;

enum Ask {
    /// Something was written after a time in which all was synced.
    Written,
    /// Sync at once, and tell when it is done.
    Now(Option<Sender<()>>),
}

/// The thread of one file. Dropping it syncs what is left and ends it.
#[derive(Debug)]
pub struct Syncer {
    ask: Option<Sender<Ask>>,
    plan: Arc<Mutex<Plan>>,
    thread: Option<JoinHandle<()>>,
    failed: Arc<Mutex<Option<io::Error>>>,
}

impl Syncer {
    /// Starts the thread. The folder is synced once too, so that a new file's name survives with its content.
    pub fn start(file: File, folder: &Path) -> io::Result<Self> {
        let failed = Arc::new(Mutex::new(None));
        let (ask, asked) = channel();
        let (told, folder) = (Arc::clone(&failed), folder.to_owned());
        let mut first = true;
        let mut sync = move || {
            let result = file.sync_data().and_then(|()| if first { sync_folder(&folder) } else { Ok(()) });
            first = false;
            if let Err(error) = result {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            }
        };
        let plan = Arc::default();
        let shared = Arc::clone(&plan);
        let thread = std::thread::Builder::new().name("sync".into()).spawn(move || work(&asked, &shared, &mut sync))?;
        Ok(Self { ask: Some(ask), plan, thread: Some(thread), failed })
    }

    /// Says that something was written. While the thread waits for a rest already, it is not woken at every key.
    pub fn written(&self) {
        if locked(&self.plan).written(clock::now()) {
            self.tell(Ask::Written);
        }
    }

    /// Syncs soon, without waiting for it.
    pub fn hurry(&self) {
        self.tell(Ask::Now(None));
    }

    /// Syncs and waits until it is done.
    pub fn wait(&self) {
        let (done, wait) = channel();
        self.tell(Ask::Now(Some(done)));
        // An error means that the thread is gone; its last words are in `failed`.
        let _ = wait.recv();
    }

    /// What went wrong since this was last asked.
    pub fn failure(&self) -> Option<io::Error> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn tell(&self, ask: Ask) {
        if let Some(thread) = &self.ask {
            // Fails only when the thread is gone, and then the file is as safe as it will get.
            let _ = thread.send(ask);
        }
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.ask = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// When the disk is asked next.
#[derive(Debug, Default, Clone, Copy)]
struct Plan {
    /// The first write that is not synced, and the last.
    open: Option<(Moment, Moment)>,
}

impl Plan {
    /// Takes a write in, and tells whether it is the first since all was synced.
    fn written(&mut self, now: Moment) -> bool {
        let before = self.open;
        self.open = Some((before.map_or(now, |(first, _)| first), now));
        before.is_none()
    }

    fn due(self) -> Option<Moment> {
        self.open.map(|(first, last)| {
            let later = |moment: Moment, ms| Moment { ms: moment.ms + ms, ..moment };
            later(first, BUSY).min(later(last, REST))
        })
    }
}

fn locked(plan: &Mutex<Plan>) -> MutexGuard<'_, Plan> {
    plan.lock().unwrap_or_else(PoisonError::into_inner)
}

fn work(asked: &Receiver<Ask>, plan: &Mutex<Plan>, sync: &mut impl FnMut()) {
    // What is written from here on is due again, so the plan is emptied before the disk is asked.
    let mut sync = || {
        *locked(plan) = Plan::default();
        sync();
    };
    loop {
        let due = locked(plan).due();
        let ask = match due {
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => asked.recv_timeout(clock::until(clock::now(), due)),
        };
        match ask {
            Ok(Ask::Written) => {}
            Ok(Ask::Now(done)) => {
                sync();
                if let Some(done) = done {
                    let _ = done.send(());
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                // There may have been writes since, and then the rest is not over.
                let now = clock::now();
                if locked(plan).due().is_some_and(|due| due.ms <= now.ms) {
                    sync();
                }
            }
            Err(RecvTimeoutError::Disconnected) => {
                if locked(plan).due().is_some() {
                    sync();
                }
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due_after(writes: &[u64]) -> Option<u64> {
        let mut plan = Plan::default();
        for ms in writes {
            plan.written(Moment::after(*ms));
        }
        plan.due().map(|due| due.ms)
    }

    #[test]
    fn the_disk_is_asked_after_a_second_of_rest_and_at_least_every_five() {
        assert_eq!(due_after(&[]), None);
        assert_eq!(due_after(&[100]), Some(1_100));
        assert_eq!(due_after(&[100, 900]), Some(1_900));
        assert_eq!(due_after(&[100, 900, 1_800, 2_700, 3_600, 4_500]), Some(5_100));
    }

    #[test]
    fn a_burst_of_writes_wakes_the_thread_once_and_is_synced_once_and_the_rest_at_the_end() {
        let (ask, asked) = channel();
        let syncer = Syncer { ask: Some(ask), plan: Arc::default(), thread: None, failed: Arc::default() };
        for _ in 0..50 {
            syncer.written();
        }
        syncer.hurry();
        let plan = Arc::clone(&syncer.plan);
        let woken: Vec<Ask> = asked.try_iter().collect();
        assert!(matches!(woken.as_slice(), [Ask::Written, Ask::Now(None)]));
        let (ask, asked) = channel();
        for woken in woken {
            ask.send(woken).unwrap();
        }
        let mut count = 0;
        // What is written while the disk is asked is due again.
        let mut sync = || {
            count += 1;
            if count == 1 {
                syncer.written();
            }
        };
        drop(ask);
        work(&asked, &plan, &mut sync);
        assert_eq!(count, 2);
    }
}
