//! The terminal: entered and left as a whole, also when the program panics.

use crate::app::{App, Size};
use crate::clock::Moment;
use crate::ui::Display;
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use std::io::{self, Stdout, stdout};
use std::sync::Once;

/// The terminal while the program has it.
pub struct Screen {
    display: Display<Stdout>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over; a panic of this thread gives it back first.
    pub fn open() -> io::Result<Self> {
        restore_on_panic();
        let mut screen = Self { display: Display::new(stdout()), mouse: false };
        if let Err(error) = screen.enter() {
            restore();
            return Err(error);
        }
        Ok(screen)
    }

    /// Raw mode, the other screen, pastes and focus as messages. Also after the program was stopped: crossterm then
    /// believes that the terminal is still raw, so the mode is set twice.
    pub fn enter(&mut self) -> io::Result<()> {
        let _ = disable_raw_mode();
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
        if self.mouse {
            execute!(stdout(), EnableMouseCapture)?;
        }
        Ok(())
    }

    /// Captures the mouse, or leaves it to the terminal.
    pub fn mouse(&mut self, wanted: bool) -> io::Result<()> {
        if wanted == self.mouse {
            return Ok(());
        }
        self.mouse = wanted;
        if wanted { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
    }

    /// Draws every cell at the next frame.
    pub fn repaint(&mut self) {
        self.display.forget();
    }

    /// Columns and rows.
    pub fn size() -> io::Result<Size> {
        let (width, height) = terminal::size()?;
        Ok(Size { width, height })
    }

    /// Draws one frame.
    pub fn draw(&mut self, app: &App, now: Moment) -> io::Result<()> {
        self.display.draw(app, now)
    }

    /// Puts text on the clipboard, through the terminal.
    pub fn copy(text: &str) -> io::Result<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
    }
}

/// Whether a shell could let us go on once we are stopped. None can where we are in the group of the session's own
/// leader, as in `tmux new starcoach` or `ssh -t host starcoach`: there we would stand still for ever.
pub fn shell_above() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Gives the terminal back: whatever was switched on goes off. A terminal that is gone cannot complain.
pub fn restore() {
    let _ =
        execute!(stdout(), DisableMouseCapture, DisableFocusChange, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// Only this thread's panic ends the program; another thread's message would only spoil the screen.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let owner = std::thread::current().id();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().id() == owner {
                restore();
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    use std::io::Read;

    /// Runs on the terminal that the test below makes; elsewhere it panics because there is none.
    #[test]
    #[ignore = "takes a terminal over; run by the test below"]
    #[should_panic(expected = "")]
    fn a_panic() {
        let mut screen = Screen::open().unwrap();
        screen.mouse(true).unwrap();
        panic!("in the middle of a rehearsal");
    }

    #[test]
    fn a_panic_gives_the_terminal_back_before_it_is_told() {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = |pair: &portable_pty::PtyPair| format!("{:?}", pair.master.get_termios());
        let before = modes(&pair);
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "cli::practice::terminal::tests::a_panic", "--ignored", "--nocapture"]);
        let mut child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let reading = std::thread::spawn(move || {
            let (mut all, mut part) = (Vec::new(), [0; 4096]);
            while let Ok(read @ 1..) = reader.read(&mut part) {
                all.extend(&part[..read]);
            }
            String::from_utf8_lossy(&all).into_owned()
        });
        assert!(child.wait().unwrap().success());
        let after = modes(&pair);
        drop(pair.slave);
        let said = reading.join().unwrap();
        let place = |text: &str| said.rfind(text).unwrap_or_else(|| panic!("no {text:?} in {said:?}"));
        assert!(place("\u{1b}[?1049h") < place("\u{1b}[?1049l") && place("\u{1b}[?1000h") < place("\u{1b}[?1000l"));
        assert!(place("\u{1b}[?2004h") < place("\u{1b}[?2004l") && place("\u{1b}[?1004h") < place("\u{1b}[?1004l"));
        assert!(place("\u{1b}[?25h") < place("in the middle of a rehearsal"), "{said:?}");
        assert!(place("\u{1b}[?1049l") < place("in the middle of a rehearsal"), "{said:?}");
        assert_eq!(after, before);
    }
}
