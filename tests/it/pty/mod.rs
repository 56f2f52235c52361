//! The real binary on a real terminal: keys go in, and a screen comes out that can be read cell by cell.
//!
//! Nothing sleeps: every wait is for something on the screen, or for the end of the program.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Only reached when a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program on a terminal.
pub struct Pty {
    shared: Arc<Shared>,
    child: Box<dyn Child + Send + Sync>,
    writer: Option<Arc<Mutex<Box<dyn Write + Send>>>>,
    master: Option<Box<dyn MasterPty + Send>>,
    /// The modes of the terminal before the program ran.
    before: String,
}

struct Shared {
    terminal: Mutex<Terminal>,
    changed: Condvar,
}

struct Terminal {
    parser: vt100::Parser<Replies>,
    /// The program closed its side.
    closed: bool,
    /// Nobody wants to read any more.
    stop: bool,
}

/// What a terminal answers to questions.
#[derive(Default)]
struct Replies(Vec<u8>);

impl vt100::Callbacks for Replies {
    fn unhandled_csi(&mut self, screen: &mut vt100::Screen, _: Option<u8>, _: Option<u8>, params: &[&[u16]], c: char) {
        match (c, params.first().and_then(|first| first.first())) {
            ('n', Some(6)) => {
                let (row, column) = screen.cursor_position();
                self.0.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
            }
            ('c', _) => self.0.extend(b"\x1b[?62;22c"),
            _ => {}
        }
    }
}

/// How to start a program.
pub struct Start {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
}

/// The program in a home of its own, at 80×24.
pub fn starcoach(home: &Path, args: &[&str]) -> Start {
    let mut start = program(env!("CARGO_BIN_EXE_starcoach"));
    start.command.arg("--home");
    start.command.arg(home);
    start.command.args(args);
    start
}

/// Any program.
pub fn program(path: &str) -> Start {
    let mut command = CommandBuilder::new(path);
    // Without this it would start in $HOME.
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env_remove("NO_COLOR");
    command.env("TERM", "xterm-256color");
    Start { command, columns: 80, rows: 24 }
}

impl Start {
    /// At another size.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// With a variable set.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// With an argument more.
    pub fn arg(mut self, arg: &str) -> Self {
        self.command.arg(arg);
        self
    }

    /// Starts it.
    pub fn run(self) -> Pty {
        let size = PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(pair.master.as_ref());
        let child = pair.slave.spawn_command(self.command).unwrap();
        // While we hold the slave, the end of the program would not be the end of the file.
        drop(pair.slave);
        let parser = vt100::Parser::new_with_callbacks(
            NonZeroU16::new(self.rows).unwrap(),
            NonZeroU16::new(self.columns).unwrap(),
            0,
            Replies::default(),
        );
        let terminal = Mutex::new(Terminal { parser, closed: false, stop: false });
        let shared = Arc::new(Shared { terminal, changed: Condvar::new() });
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let reader = pair.master.try_clone_reader().unwrap();
        let (told, replies) = (Arc::clone(&shared), Arc::clone(&writer));
        std::thread::spawn(move || read(&told, reader, replies));
        Pty { shared, child, writer: Some(writer), master: Some(pair.master), before }
    }
}

fn read(shared: &Shared, mut reader: Box<dyn Read + Send>, writer: Arc<Mutex<Box<dyn Write + Send>>>) {
    let mut buffer = [0; 16 * 1024];
    loop {
        // Linux ends a terminal with an error, others with nothing.
        let read = reader.read(&mut buffer).unwrap_or(0);
        let mut terminal = shared.terminal.lock().unwrap_or_else(PoisonError::into_inner);
        if read == 0 || terminal.stop {
            terminal.closed = true;
            drop((reader, writer));
            shared.changed.notify_all();
            return;
        }
        terminal.parser.process(&buffer[..read]);
        let replies = std::mem::take(&mut terminal.parser.callbacks_mut().0);
        drop(terminal);
        if !replies.is_empty() {
            let mut writer = writer.lock().unwrap();
            let _ = writer.write_all(&replies).and_then(|()| writer.flush());
        }
        shared.changed.notify_all();
    }
}

fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

impl Pty {
    /// Types. Enter is `\r`, Esc `\x1b`, Ctrl-Q `\x11`.
    pub fn send(&self, keys: &str) -> &Self {
        let mut writer = self.writer.as_ref().unwrap().lock().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
        drop(writer);
        self
    }

    /// Pastes, with line ends as terminals send them.
    pub fn paste(&self, text: &str) -> &Self {
        self.send(&format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")))
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) -> &Self {
        let mut terminal = self.terminal();
        let (width, height) = (NonZeroU16::new(columns).unwrap(), NonZeroU16::new(rows).unwrap());
        terminal.parser.screen_mut().set_size(height, width);
        drop(terminal);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self
    }

    /// Sends a signal: `TERM`, `HUP`, `KILL`.
    pub fn signal(&self, name: &str) -> &Self {
        let pid = self.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
        self
    }

    /// Takes the terminal away, as when its window is closed.
    pub fn hang_up(&mut self) {
        self.terminal().stop = true;
        // Something to read, so that the reader sees it and lets go of its copy.
        self.resize(79, 23);
        self.wait("the reader lets go", |terminal| terminal.closed);
        self.writer = None;
        self.master = None;
    }

    /// Waits until the screen holds this, whatever white space and line breaks stand between its words.
    #[track_caller]
    pub fn wait_text(&self, text: &str) -> &Self {
        let wanted = squeezed(text);
        self.wait(&format!("“{text}”"), |terminal| {
            squeezed(&terminal.parser.screen().contents()).contains(&wanted)
        });
        self
    }

    /// Waits until the screen does not hold this any more.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) -> &Self {
        let unwanted = squeezed(text);
        let gone = |terminal: &Terminal| !squeezed(&terminal.parser.screen().contents()).contains(&unwanted);
        self.wait(&format!("no “{text}”"), gone);
        self
    }

    /// Waits until the program has taken the screen over, or has given it back.
    #[track_caller]
    pub fn wait_taken(&self, taken: bool) -> &Self {
        self.wait(&format!("taken: {taken}"), |terminal| terminal.parser.screen().alternate_screen() == taken);
        self
    }

    #[track_caller]
    fn wait(&self, what: &str, done: impl Fn(&Terminal) -> bool) {
        let terminal = self.terminal();
        let waiting = |terminal: &mut Terminal| !done(terminal) && (!terminal.closed || terminal.stop);
        let (terminal, _) = self.shared.changed.wait_timeout_while(terminal, PATIENCE, waiting).unwrap();
        let seen = terminal.parser.screen().contents();
        assert!(done(&terminal), "waited for {what}, the screen is\n{seen}");
    }

    /// Where the cursor is: row and column.
    #[allow(dead_code, reason = "a bench waits for it")]
    pub fn cursor(&self) -> (u16, u16) {
        self.terminal().parser.screen().cursor_position()
    }

    /// Waits until the cursor is where it should be.
    #[allow(dead_code, reason = "a bench waits for it")]
    #[track_caller]
    pub fn wait_cursor(&self, there: impl Fn((u16, u16)) -> bool) -> &Self {
        self.wait("the cursor", |terminal| there(terminal.parser.screen().cursor_position()));
        self
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// The text on the screen.
    pub fn screen(&self) -> String {
        self.terminal().parser.screen().contents()
    }

    /// The style of the first cell of a text that stands on one row.
    #[track_caller]
    pub fn style(&self, text: &str) -> Style {
        let terminal = self.terminal();
        let screen = terminal.parser.screen();
        let (rows, columns) = screen.size();
        for row in 0..rows.get() {
            let cells: Vec<&str> =
                (0..columns.get()).map(|column| screen.cell(row, column).unwrap().contents()).collect();
            let line: String = cells.iter().map(|cell| if cell.is_empty() { " " } else { cell }).collect();
            if let Some(at) = line.find(text) {
                let column = line[..at].chars().count() as u16;
                let cell = screen.cell(row, column).unwrap();
                return Style {
                    bold: cell.bold(),
                    underline: cell.underline(),
                    coloured: cell.fgcolor() != vt100::Color::Default,
                };
            }
        }
        panic!("“{text}” is not on the screen\n{}", screen.contents());
    }

    /// What the program left switched on.
    pub fn left_on(&self) -> Vec<&'static str> {
        let terminal = self.terminal();
        let screen = terminal.parser.screen();
        let mut on = Vec::new();
        for (name, is_on) in [
            ("other screen", screen.alternate_screen()),
            ("paste", screen.bracketed_paste()),
            ("mouse", screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None),
            ("hidden cursor", screen.hide_cursor()),
            ("modes", self.master.as_deref().is_some_and(|master| modes(master) != self.before)),
        ] {
            if is_on {
                on.push(name);
            }
        }
        on
    }

    /// Waits for the program's end.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        self.wait("the end", |terminal| terminal.closed);
        self.child.wait().unwrap()
    }

    /// Waits for the end of the program alone, where another one still has the terminal.
    pub fn child_end(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    fn terminal(&self) -> MutexGuard<'_, Terminal> {
        self.shared.terminal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The first cue besides colour.
    pub bold: bool,
    /// The second one.
    pub underline: bool,
    /// Any colour but the terminal's own.
    pub coloured: bool,
}

/// A wrap or a border may split a text.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
