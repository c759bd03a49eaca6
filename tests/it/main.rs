//! All integration tests, as one binary that links the crate once. What they share is in `fixture`; `pruefsteine/`
//! beside this folder holds data only.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make registers and repositories and look at files"
)]

mod architecture;
mod bad_input;
mod basislinie;
mod beispiel;
mod bericht;
mod cli;
mod docs;
mod faellig;
mod figures;
mod fixture;
mod git;
mod history;
mod hostile;
mod nachweis;
mod program;
mod pruefsteine;
mod schema;
mod seit;
mod siegel;
