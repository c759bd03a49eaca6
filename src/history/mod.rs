//! git: the states of a registry that its history holds. Nothing else opens git.

mod changes;
mod chronik;
mod commit;
mod error;
mod object;
mod place;
mod register;
mod repository;
mod tree;
mod wann;
mod zeit;

pub use chronik::{Lage, Schritt, last_on};
pub use commit::{Beteiligter, Commit, CommitId};
pub use error::{GitError, HistoryError};
pub use register::{Register, Standing};
pub use repository::{Line, Repository};
pub use tree::GitTree;
pub use wann::Wann;
pub use zeit::Zeitpunkt;
