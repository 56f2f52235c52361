//! What comes from outside: keys, pastes and the mouse from one thread, signals from another, in one channel.

use crate::app::msg::{Mouse, MouseAction};
use crate::app::{Code, Key, Msg};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Something came from outside.
pub enum Input {
    /// For the app.
    Msg(Msg),
    /// From the system.
    Signal(Signal),
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

/// Starts both threads.
pub fn start() -> io::Result<Receiver<Input>> {
    let (sender, receiver) = mpsc::channel();
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
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        let _last_words = LastWords(sender.clone());
        while let Ok(event) = event::read() {
            if let Some(msg) = message(event)
                && sender.send(Input::Msg(msg)).is_err()
            {
                return;
            }
        }
    })?;
    Ok(receiver)
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
