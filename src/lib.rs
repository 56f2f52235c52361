//! starcoach: an interactive terminal coach for STAR behavioural-interview practice.
//!
//! **content** is practised in a **session**, **scoring** judges it as you speak or type, the **app** decides what a
//! key does, the **ui** draws it, the **store** remembers it, the **cli** starts it.
//!
//! The one idea that carries it: a session is a log of events, and everything else is a fold of it. Live text,
//! section clocks, score, crash recovery and the lists are the same fold over the same entries.
//!
//! # Layers
//!
//! | layer | may import |
//! | --- | --- |
//! | [`clock`], [`content`] | nothing of ours |
//! | [`scoring`] | content |
//! | [`session`] | content, scoring, clock |
//! | [`app`] | all above |
//! | [`ui`] | app and above |
//! | [`store`] | content, scoring, session, clock, and the key map of the app |
//! | [`cli`] | everything |
//!
//! Only `ui` and `cli::practice` name ratatui or crossterm, only `store` touches files, only `clock` reads time.
//! `tests/it/layers.rs` and `clippy.toml` guard this.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice))]

pub mod app;
pub mod cli;
pub mod clock;
pub mod content;
pub mod scoring;
pub mod session;
pub mod store;
pub mod ui;
