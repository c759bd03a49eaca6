//! The filter language of `--wo`: `fallzahl >= 1000 und ausrichtung = extern und nicht (leika fehlt)`.
//!
//! Text to tokens (`lexer`), tokens to a tree (`parser`), names and values to fields and their types (`bind`),
//! and then row by row true or false. A comparison with a missing value never holds, nor do `!=` and `nicht in`:
//! `fehlt` asks for absence.

mod ausdruck;
mod bind;
mod error;
mod lexer;
mod literal;
mod parser;
#[cfg(test)]
mod tests;

pub use bind::Filter;
pub use error::FilterError;
