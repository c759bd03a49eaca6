//! `ddv aenderungen`: not a command yet, only the tests of its output.

mod tests;
