//! Behaviour of the whole program, in one test binary.
mod engine;
