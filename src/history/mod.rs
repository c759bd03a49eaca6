//! git: the states of a registry that its history holds. Nothing else opens git.

mod beleg;
mod commit;
mod error;
mod register;
mod repository;
mod tree;
mod wann;
mod zeit;
mod ziele;

pub use beleg::Beleg;
pub use commit::{Beteiligter, Commit, CommitId};
pub use error::{GitError, HistoryError};
pub use register::{Register, Standing};
pub use repository::{Line, Repository};
pub use tree::GitTree;
pub use wann::Wann;
pub use zeit::Zeitpunkt;
pub use ziele::ziel_verlaeufe;
