//! One programme: its projects, what endangers them, what comes next, its money and components.

mod komponente;
mod report;
mod result;

pub use result::Programmstatus;
