//! The editor that the user named, on one of their files.

use super::input::{Input, Signal};
use super::terminal;
use crate::app::Msg;
use crate::content::Library;
use signal_hook::consts::{SIGINT, SIGQUIT, SIGTSTP};
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{Receiver, Sender};

/// What the shell says of a command that is not there.
const NOT_FOUND: i32 = 127;

/// The command in `VISUAL`, or in `EDITOR`; it may have arguments.
pub fn wanted() -> Option<OsString> {
    let named = |name| std::env::var_os(name).filter(|value| !value.to_string_lossy().trim().is_empty());
    named("VISUAL").or_else(|| named("EDITOR"))
}

/// Runs it on a file and waits for its end, or for a signal that ends us.
pub fn run(
    editor: &OsString,
    path: &Path,
    sender: &Sender<Input>,
    events: &Receiver<Input>,
) -> Result<io::Result<ExitStatus>, i32> {
    match open(editor, path).and_then(|child| wait(child, sender.clone())) {
        Ok(()) => {}
        Err(error) => return Ok(Err(error)),
    }
    let mut kept = Vec::new();
    // Keys that came before it opened are of no use after it.
    for event in events {
        match event {
            Input::Edited(ended) => {
                // We hold the other end.
                for event in kept {
                    let _ = sender.send(event);
                }
                return Ok(ended);
            }
            Input::Read(_) => kept.push(event),
            // These two belong to the editor, which has the terminal.
            Input::Signal(Signal::Fatal(SIGINT | SIGQUIT)) => {}
            Input::Signal(Signal::Fatal(signal)) => return Err(signal),
            // It stops with its whole group; `fg` lets both go on.
            Input::Signal(Signal::Stop) if terminal::shell_above() => {
                let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
            }
            Input::Msg(_) | Input::Signal(_) | Input::Gone => {}
        }
    }
    Ok(Err(io::ErrorKind::BrokenPipe.into()))
}

/// The shell knows how to part a command from its arguments.
fn open(editor: &OsString, path: &Path) -> io::Result<Child> {
    let mut line = editor.clone();
    line.push(" \"$1\"");
    Command::new("/bin/sh").arg("-c").arg(line).arg("sh").arg(path).spawn()
}

fn wait(mut child: Child, sender: Sender<Input>) -> io::Result<()> {
    let waiting = std::thread::Builder::new().name("editor".to_owned());
    waiting.spawn(move || sender.send(Input::Edited(child.wait()))).map(|_| ())
}

/// What to tell of how it ended, and of the file as it is now.
pub fn told(editor: &OsString, ended: io::Result<ExitStatus>, path: &Path, library: &Library) -> Msg {
    let name = editor.to_string_lossy();
    match ended {
        Err(error) => return Msg::Failed(format!("`{name}` cannot be run: {error}")),
        Ok(status) if status.code() == Some(NOT_FOUND) => {
            return Msg::Failed(format!("`{name}` is not there; set EDITOR or VISUAL to another editor"));
        }
        Ok(status) if !status.success() => {
            return Msg::Failed(format!("`{name}` ended with a fault ({status}); your files were read again"));
        }
        Ok(_) => {}
    }
    let file = path.display().to_string();
    match library.problems.iter().find(|problem| problem.file == file) {
        Some(problem) => {
            let line = problem.place.as_ref().map(|place| format!("line {}: ", place.line)).unwrap_or_default();
            Msg::Failed(format!("{line}{}; its last good version stays here", problem.message))
        }
        None => Msg::Done("read again".to_owned()),
    }
}
