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
/// Bytes of the rubric that a session was judged by, where it is kept and where a copy carries it: at most 1 MB of
/// question and sections and 3 MB of rules.
///
/// Those of the twelve bundled questions have 1.10 to 1.11 MB (most: the project deep dive), of which 1.07 MB are the
/// rules of all families, without their proofs; with as many again of the user's own they have 2.18 MB. No family can be
/// left out for a question: warnings count in every one, signals are shown in every one, and a copy is believed by the
/// hash of the whole. Rules that the program does not have are compiled, at 2.17 MB in 0.6 s of processor time
/// (`cargo bench --bench desk -- rubric`).
pub const RUBRIC: usize = 4 << 20;
