//! The rules: the list of them, and the manual page of one.

mod result;
mod seite;

pub use result::Regeln;
pub use seite::Regelseite;
