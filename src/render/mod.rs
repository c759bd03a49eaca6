//! One file per format: from a plain report, or from findings, to text. Pure functions: no files, no terminal, and no
//! knowledge of the domain. Each format escapes what it must.

pub mod diag;
mod escape;

pub use escape::terminal;
