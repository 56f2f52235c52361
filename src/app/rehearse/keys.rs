//! Which edit a command asks for.

use crate::app::Command;
use crate::app::editor::{Motion, Op};

/// The editor's part of a command.
pub fn op(command: Command) -> Option<Op> {
    Some(match command {
        Command::NewLine => Op::Insert("\n".to_owned()),
        Command::Erase => Op::Delete(Motion::Left),
        Command::EraseRight => Op::Delete(Motion::Right),
        Command::EraseWord => Op::Delete(Motion::WordLeft),
        Command::EraseWordRight => Op::Delete(Motion::WordRight),
        Command::KillRight => Op::Kill(Motion::LineEnd),
        Command::KillLeft => Op::Kill(Motion::LineStart),
        Command::Undo => Op::Undo,
        Command::Redo => Op::Redo,
        Command::Copy => Op::Copy,
        Command::Cut => Op::Cut,
        Command::PutBack => Op::PasteClip,
        Command::SelectAll => Op::SelectAll,
        Command::CursorLeft => Op::Move(Motion::Left),
        Command::CursorRight => Op::Move(Motion::Right),
        Command::WordLeft => Op::Move(Motion::WordLeft),
        Command::WordRight => Op::Move(Motion::WordRight),
        Command::RowUp => Op::Move(Motion::Up),
        Command::RowDown => Op::Move(Motion::Down),
        Command::RowStart => Op::Move(Motion::RowStart),
        Command::RowEnd => Op::Move(Motion::RowEnd),
        Command::ParagraphUp => Op::Move(Motion::ParagraphUp),
        Command::ParagraphDown => Op::Move(Motion::ParagraphDown),
        Command::ScreenUp => Op::Move(Motion::PageUp),
        Command::ScreenDown => Op::Move(Motion::PageDown),
        Command::TextStart => Op::Move(Motion::TextStart),
        Command::TextEnd => Op::Move(Motion::TextEnd),
        Command::SelectLeft => Op::Select(Motion::Left),
        Command::SelectRight => Op::Select(Motion::Right),
        Command::SelectWordLeft => Op::Select(Motion::WordLeft),
        Command::SelectWordRight => Op::Select(Motion::WordRight),
        Command::SelectRowUp => Op::Select(Motion::Up),
        Command::SelectRowDown => Op::Select(Motion::Down),
        Command::SelectRowStart => Op::Select(Motion::RowStart),
        Command::SelectRowEnd => Op::Select(Motion::RowEnd),
        Command::SelectParagraphUp => Op::Select(Motion::ParagraphUp),
        Command::SelectParagraphDown => Op::Select(Motion::ParagraphDown),
        Command::SelectScreenUp => Op::Select(Motion::PageUp),
        Command::SelectScreenDown => Op::Select(Motion::PageDown),
        Command::SelectTextStart => Op::Select(Motion::TextStart),
        Command::SelectTextEnd => Op::Select(Motion::TextEnd),
        _ => return None,
    })
}
