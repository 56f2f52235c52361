//! How large a session may be. A file within these limits is read in bounded time and memory, whoever wrote it.

/// Bytes of text in one section.
pub const TEXT: usize = 200_000;
/// Entries of one session.
pub const ENTRIES: u64 = 1_000_000;
/// Milliseconds of session time: ten years.
pub const TIME: u64 = 10 * 366 * 24 * 3600 * 1000;
/// Bytes of a name, a reason, a quotation, an id.
pub const LABEL: usize = 4_096;
/// Needs checked, and findings dismissed.
pub const NOTES: usize = 1_000;
/// Comments, replies, ratings and whatever else people note, together.
pub const NOTED: usize = 4_000;
/// Sections of one framework.
pub const SECTIONS: usize = 32;
/// Bytes of one line of the file: all sections at their limit fit a `finished` line.
pub const LINE: usize = 16 << 20;
/// Bytes of a session file.
pub const FILE: u64 = 64 << 20;
/// Bytes of the rubric that a copy carries.
pub const RUBRIC: usize = 8 << 20;
