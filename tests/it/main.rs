//! Behaviour of the whole program, in one test binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)]
#![allow(clippy::needless_pass_by_value, reason = "json!(...) reads best in the call")]

mod engine;
