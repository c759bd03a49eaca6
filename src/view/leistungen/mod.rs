//! Services as the council asks for them (`fakten` 4).

mod report;
mod result;
#[cfg(test)]
mod tests;

pub use result::Leistungen;
