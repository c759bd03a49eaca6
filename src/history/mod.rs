//! git: the states of a registry that its history holds, and the writing of a new repository. Nothing else opens git.

mod ahnen;
mod beleg;
mod changes;
mod chronik;
mod commit;
pub mod difference;
mod error;
pub mod nachweis;
mod object;
mod paarung;
mod place;
mod register;
mod repository;
mod tree;
mod ueberpruefung;
mod wann;
mod writer;
mod zeit;
mod ziele;

pub use beleg::Beleg;
pub use chronik::{Lage, Schritt, last_on};
pub use commit::{Beteiligter, Commit, CommitId};
pub use error::{GitError, HistoryError};
pub use register::{Register, Standing};
pub use repository::{Line, Repository};
pub use tree::GitTree;
pub use ueberpruefung::{Gefragt, geaendert_seit_ueberpruefung};
pub use wann::Wann;
pub use writer::{FileChange, NewCommit, Urheber, Writer, write_repository};
pub use zeit::Zeitpunkt;
pub use ziele::{Zielgeschichte, ziel_geschichten, ziel_verlaeufe};
