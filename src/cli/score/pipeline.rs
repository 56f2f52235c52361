//! Lines through all cores, in their order, in bounded memory.
//!
//! Each thread takes the next batch of whole lines, works on it, and hands in what it wrote. Whoever brings the batch that
//! is next writes it, and all that wait behind it. A thread that is too far ahead waits. A closed pipe ends everything at
//! once: a thread that still waits for input is left behind.

use super::lines::{LARGEST, too_long};
use super::progress::Progress;
use super::record::Tally;
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Bytes that are asked for at once.
const CHUNK: usize = 64 << 10;

/// Batches that may wait for their turn, for each thread.
const AHEAD: usize = 2;

/// Whole lines.
pub struct Batch {
    number: u64,
    /// The number of the first line, from 1.
    pub first: usize,
    /// The lines; empty where there is an error.
    pub bytes: Vec<u8>,
    /// Why this line cannot be read.
    pub error: Option<String>,
}

/// Where everything is written, which may end before the input does.
pub struct Sink {
    state: Mutex<State>,
    turned: Condvar,
}

struct State {
    out: Box<dyn Write + Send>,
    /// The batch that is next, and those that are done before their turn.
    next: u64,
    waiting: BTreeMap<u64, Vec<u8>>,
    tally: Tally,
    workers: usize,
    /// Nobody reads any more, or it cannot be written.
    over: bool,
    failure: Option<io::Error>,
    progress: Progress,
}

/// How many threads run side by side here.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sink {
    /// Writes to `out`.
    pub fn new(out: impl Write + Send + 'static) -> Self {
        let state = State {
            out: Box::new(out),
            next: 0,
            waiting: BTreeMap::new(),
            tally: Tally::default(),
            workers: 0,
            over: false,
            failure: None,
            progress: Progress::new(),
        };
        Self { state: Mutex::new(state), turned: Condvar::new() }
    }

    /// Writes at once.
    pub fn write(&self, bytes: &[u8]) {
        lock(&self.state).write(bytes);
    }

    /// Whether nobody reads any more.
    pub fn is_over(&self) -> bool {
        lock(&self.state).over
    }

    /// Why it could not be written; a reader that went away is no failure.
    pub fn failure(&self) -> Option<io::Error> {
        lock(&self.state).failure.take()
    }

    fn start(&self, workers: usize) {
        let mut state = lock(&self.state);
        (state.next, state.workers, state.tally) = (0, workers, Tally::default());
        state.waiting.clear();
    }

    /// Takes a finished batch; waits while too many wait before it. Says whether to go on.
    fn hand_in(&self, number: u64, bytes: Vec<u8>, tally: Tally, lines: usize) -> bool {
        let mut state = lock(&self.state);
        let ahead = (state.workers.max(1) * AHEAD) as u64;
        while number > state.next + ahead && !state.over {
            state = self.turned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.over {
            return false;
        }
        state.tally.add(tally);
        state.waiting.insert(number, bytes);
        while let Some(bytes) = {
            let next = state.next;
            state.waiting.remove(&next)
        } {
            state.write(&bytes);
            state.next += 1;
        }
        state.progress.more(lines);
        self.turned.notify_all();
        !state.over
    }

    fn leave(&self) {
        let mut state = lock(&self.state);
        state.workers -= 1;
        if thread::panicking() {
            state.over = true;
            state.failure = Some(io::Error::other("a fault in the program stopped it"));
        }
        self.turned.notify_all();
    }

    fn wait(&self) -> Tally {
        let mut state = lock(&self.state);
        while state.workers > 0 && !state.over {
            state = self.turned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.progress.end();
        state.tally
    }
}

impl State {
    fn write(&mut self, bytes: &[u8]) {
        if self.over || bytes.is_empty() {
            return;
        }
        if let Err(error) = self.out.write_all(bytes).and_then(|()| self.out.flush()) {
            self.over = true;
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.failure = Some(error);
            }
        }
    }
}

/// Runs `work` over every batch of a stream, by so many threads.
pub fn run(
    reader: Box<dyn Read + Send>,
    jobs: usize,
    sink: &Arc<Sink>,
    work: impl Fn(&Batch, &mut Vec<u8>) -> Tally + Send + Sync + 'static,
) -> Tally {
    let lines = Arc::new(Mutex::new(Lines::new(reader)));
    let work = Arc::new(work);
    sink.start(jobs);
    for _ in 0..jobs {
        let (lines, work, own) = (Arc::clone(&lines), Arc::clone(&work), Arc::clone(sink));
        let worker = move || {
            let _leaving = Leaving(&own);
            let mut size = 0;
            loop {
                let Some(batch) = lock(&lines).next() else { return };
                let mut out = Vec::with_capacity(size);
                let tally = work(&batch, &mut out);
                size = out.len().min(CHUNK * 8);
                if !own.hand_in(batch.number, out, tally, newlines(&batch.bytes)) {
                    return;
                }
            }
        };
        if thread::Builder::new().name("score".to_owned()).spawn(worker).is_err() {
            sink.leave();
        }
    }
    sink.wait()
}

/// Counts a thread out, even one that panics.
struct Leaving<'a>(&'a Sink);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// A stream cut into batches of whole lines.
struct Lines {
    reader: Box<dyn Read + Send>,
    /// What was read behind the last whole line.
    rest: Vec<u8>,
    batch: u64,
    line: usize,
    ended: bool,
}

impl Lines {
    fn new(reader: Box<dyn Read + Send>) -> Self {
        Self { reader, rest: Vec::new(), batch: 0, line: 1, ended: false }
    }

    /// What can be read now up to the end of a line, so that one who sends a line gets its answer.
    fn next(&mut self) -> Option<Batch> {
        let mut bytes = mem::take(&mut self.rest);
        if let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n') {
            self.rest = bytes.split_off(end + 1);
            return Some(self.batch(bytes, None));
        }
        loop {
            if self.ended {
                return (!bytes.is_empty()).then(|| self.batch(bytes, None));
            }
            if bytes.len() > LARGEST {
                self.skip_line();
                return Some(self.batch(Vec::new(), Some(too_long().error)));
            }
            let from = bytes.len();
            match self.read(&mut bytes) {
                Ok(0) => self.ended = true,
                Ok(_) => {
                    let new = bytes.get(from..).unwrap_or_default();
                    if let Some(end) = new.iter().rposition(|byte| *byte == b'\n') {
                        self.rest = bytes.split_off(from + end + 1);
                        return Some(self.batch(bytes, None));
                    }
                }
                Err(error) => {
                    self.ended = true;
                    self.rest = Vec::new();
                    let error = format!("cannot be read: {}", crate::store::files::reason(&error));
                    return Some(self.batch(Vec::new(), Some(error)));
                }
            }
        }
    }

    fn read(&mut self, into: &mut Vec<u8>) -> io::Result<usize> {
        let from = into.len();
        into.resize(from + CHUNK, 0);
        let read = loop {
            match self.reader.read(into.get_mut(from..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        into.truncate(from + *read.as_ref().unwrap_or(&0));
        read
    }

    /// Reads on to the end of a line that is too long to be kept.
    fn skip_line(&mut self) {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            if !self.read(&mut bytes).is_ok_and(|read| read > 0) {
                self.ended = true;
                return;
            }
            if let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
                self.rest = bytes.split_off(end + 1);
                return;
            }
        }
    }

    fn batch(&mut self, bytes: Vec<u8>, error: Option<String>) -> Batch {
        let (number, first) = (self.batch, self.line);
        self.batch += 1;
        self.line += if error.is_some() { 1 } else { newlines(&bytes) };
        Batch { number, first, bytes, error }
    }
}

#[expect(clippy::naive_bytecount, reason = "it costs nothing beside the scoring, so it needs no crate")]
fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::VecDeque;

    /// Gives its pieces one by one, as a pipe does.
    struct Pieces(VecDeque<Vec<u8>>);

    impl Read for Pieces {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Some(piece) = self.0.pop_front() else { return Ok(0) };
            into[..piece.len()].copy_from_slice(&piece);
            Ok(piece.len())
        }
    }

    fn batches(pieces: Vec<Vec<u8>>) -> Vec<Batch> {
        let mut lines = Lines::new(Box::new(Pieces(pieces.into())));
        std::iter::from_fn(move || lines.next()).collect()
    }

    proptest! {
        #[test]
        fn batches_hold_whole_lines_and_know_their_numbers(pieces in prop::collection::vec("[ab\n]{1,6}", 0..20)) {
            let whole = pieces.concat();
            let batches = batches(pieces.into_iter().map(String::into_bytes).collect());
            let told: Vec<u8> = batches.iter().flat_map(|batch| batch.bytes.clone()).collect();
            prop_assert_eq!(String::from_utf8(told).unwrap(), whole);
            let mut line = 1;
            for (number, batch) in batches.iter().enumerate() {
                prop_assert_eq!((batch.number, batch.first), (number as u64, line));
                line += newlines(&batch.bytes);
                prop_assert!(batch.bytes.ends_with(b"\n") || number + 1 == batches.len());
            }
        }
    }

    #[test]
    fn what_was_sent_is_handed_on_before_more_comes() {
        let batches = batches(vec![b"one\ntw".to_vec(), b"o\n".to_vec(), b"three".to_vec()]);
        let told: Vec<&[u8]> = batches.iter().map(|batch| batch.bytes.as_slice()).collect();
        assert_eq!(told, [b"one\n".as_slice(), b"two\n", b"three"]);
    }

    #[test]
    fn a_line_without_end_is_not_kept() {
        let mut pieces = vec![vec![b'x'; CHUNK]; LARGEST / CHUNK + 40];
        pieces.push(b"y\nnext\nlast".to_vec());
        let batches = batches(pieces);
        let told: Vec<_> =
            batches.iter().map(|batch| (batch.first, batch.error.is_some(), batch.bytes.len())).collect();
        assert_eq!(told, [(1, true, 0), (2, false, 5), (3, false, 4)]);
    }

    #[test]
    fn what_is_done_out_of_turn_is_written_in_its_turn() {
        struct To(Arc<Mutex<Vec<u8>>>);
        impl Write for To {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                lock(&self.0).extend_from_slice(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let written = Arc::new(Mutex::new(Vec::new()));
        let sink = Sink::new(To(Arc::clone(&written)));
        sink.start(2);
        for number in [1, 2, 0, 4, 3] {
            assert!(sink.hand_in(number, vec![b'0' + number as u8], Tally::default(), 1));
        }
        assert_eq!(*lock(&written), b"01234");
    }

    #[test]
    fn a_reader_that_went_away_is_the_end_and_no_failure() {
        struct Gone(io::ErrorKind);
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for (kind, failure) in
            [(io::ErrorKind::BrokenPipe, None), (io::ErrorKind::StorageFull, Some(io::ErrorKind::StorageFull))]
        {
            let sink = Sink::new(Gone(kind));
            sink.start(1);
            assert!(!sink.hand_in(0, vec![1], Tally::default(), 1));
            assert_eq!((sink.is_over(), sink.failure().map(|error| error.kind())), (true, failure));
        }
    }
}
