//! What comes from outside: keys, pastes and the mouse from one thread, signals from another, in one channel.
//!
//! The thread of the keys can be held, so that another program has the terminal for itself: it waits for the terminal
//! and for a word from within at once, and reads only what is there.

use super::effects::Read;
use crate::app::msg::{Mouse, MouseAction};
use crate::app::{Code, Key, Msg};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use filedescriptor::{POLLIN, poll, pollfd};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io::{self, PipeReader, PipeWriter, Read as _, Write};
use std::os::fd::AsRawFd;
use std::process::ExitStatus;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// Something came from outside.
pub enum Input {
    /// For the app.
    Msg(Msg),
    /// From the system.
    Signal(Signal),
    /// The user's editor has ended.
    Edited(io::Result<ExitStatus>),
    /// A thread has read the sessions.
    Read(Box<Read>),
    /// The terminal cannot be read any more.
    Gone,
}

/// From the system.
#[derive(Clone, Copy)]
pub enum Signal {
    /// Save and end.
    Fatal(i32),
    /// Stop until told to go on.
    Stop,
    /// Go on.
    Continue,
    /// The terminal has another size.
    Resized,
}

impl Input {
    /// The signal that ends the program, if this is one.
    pub fn fatal(&self) -> Option<i32> {
        match self {
            Self::Signal(Signal::Fatal(signal)) => Some(*signal),
            _ => None,
        }
    }
}

/// Both threads.
pub struct Inputs {
    /// What came.
    pub events: Receiver<Input>,
    /// For what other threads have to tell.
    pub sender: Sender<Input>,
    /// Between the terminal and the thread of the keys.
    pub gate: Gate,
}

/// Holds the thread of the keys.
pub struct Gate {
    wake: PipeWriter,
    held: Receiver<()>,
    go: Sender<()>,
}

impl Gate {
    /// Returns once nothing is read from the terminal any more; whether it is so.
    pub fn hold(&mut self) -> bool {
        self.wake.write_all(&[0]).is_ok() && self.held.recv().is_ok()
    }

    /// Reads from the terminal again.
    pub fn release(&self) {
        // A thread that has ended has said so.
        let _ = self.go.send(());
    }
}

/// Starts both threads.
pub fn start() -> io::Result<Inputs> {
    let (sender, events) = mpsc::channel();
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let to_main = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let signal = match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                SIGWINCH => Signal::Resized,
                fatal => Signal::Fatal(fatal),
            };
            if to_main.send(Input::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    let (woken, wake) = io::pipe()?;
    let (still, held) = mpsc::channel();
    let (go, goes) = mpsc::channel();
    let to_main = sender.clone();
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        let _last_words = LastWords(to_main.clone());
        let mut gate = Held { woken, still, goes };
        while gate.wait().is_ok() && forward(&to_main).is_ok() {}
    })?;
    Ok(Inputs { events, sender, gate: Gate { wake, held, go } })
}

/// The other side of the [`Gate`].
struct Held {
    woken: PipeReader,
    still: Sender<()>,
    goes: Receiver<()>,
}

impl Held {
    /// Returns once the terminal has something to read; stands still meanwhile where that is wished.
    fn wait(&mut self) -> io::Result<()> {
        loop {
            let watched = |fd| pollfd { fd, events: POLLIN, revents: 0 };
            let mut fds = [watched(io::stdin().as_raw_fd()), watched(self.woken.as_raw_fd())];
            match poll(&mut fds, None) {
                Ok(_) => {}
                Err(filedescriptor::Error::Poll(error)) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(io::Error::other(error)),
            }
            let [keys, word] = fds;
            if word.revents == 0 {
                if keys.revents == 0 {
                    continue;
                }
                return if keys.revents & POLLIN == 0 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) };
            }
            self.woken.read_exact(&mut [0])?;
            self.still.send(()).map_err(io::Error::other)?;
            self.goes.recv().map_err(io::Error::other)?;
        }
    }
}

/// Passes on what the terminal has. The parser holds back what is not complete; a moment's patience is the shortest that
/// it reads at all for.
fn forward(sender: &Sender<Input>) -> io::Result<()> {
    while event::poll(Duration::from_millis(1))? {
        if let Some(msg) = message(event::read()?) {
            sender.send(Input::Msg(msg)).map_err(io::Error::other)?;
        }
    }
    Ok(())
}

/// However the input thread ends, the main thread hears of it.
struct LastWords(Sender<Input>);

impl Drop for LastWords {
    fn drop(&mut self) {
        let _ = self.0.send(Input::Gone);
    }
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => pressed(key).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        // The signal thread tells of it: crossterm listens only from its first read on, and would miss an early one.
        Event::Resize(..) => None,
        Event::FocusGained => Some(Msg::Focus(true)),
        Event::FocusLost => Some(Msg::Focus(false)),
        Event::Mouse(mouse) => {
            let action = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
                MouseEventKind::Drag(MouseButton::Left) => MouseAction::Drag,
                MouseEventKind::Up(MouseButton::Left) => MouseAction::Release,
                MouseEventKind::ScrollUp => MouseAction::ScrollUp,
                MouseEventKind::ScrollDown => MouseAction::ScrollDown,
                _ => return None,
            };
            Some(Msg::Mouse(Mouse { action, column: mouse.column, row: mouse.row }))
        }
    }
}

fn pressed(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let mut key = Key {
        code: Code::Esc,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: held(KeyModifiers::SHIFT),
    };
    key.code = match event.code {
        KeyCode::Char(c) => {
            key.shift = false;
            Code::Char(if key.ctrl { c.to_ascii_lowercase() } else { c })
        }
        KeyCode::BackTab => {
            key.shift = true;
            Code::Tab
        }
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Esc => Code::Esc,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(key)
}
