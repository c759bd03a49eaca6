//! What the history says to the rules: asked only if a rule that needs it is on.

use super::stand::{Ort, history_error};
use super::{Gelesen, Session};
use crate::cli::error::CliError;
use crate::history::{GitError, HistoryError, Phasengeschichte};
use crate::load::Snapshot;
use crate::view::befunde::{Historie, OhneHistorie};

impl Session<'_> {
    /// What the history of `snapshot`, which was read at `ort`, says to the rules.
    ///
    /// # Errors
    /// If git can't be asked. No repository, no commit and a shallow clone are no errors: nothing is known then.
    pub fn historie(&self, snapshot: &Snapshot, ort: &Ort) -> Result<Historie, CliError> {
        if !Historie::is_wanted(&snapshot.registry, &snapshot.config) {
            return Ok(Historie::Ungefragt);
        }
        let Some(register) = self.find_register()? else {
            return Ok(Historie::Fehlt(OhneHistorie::Keine));
        };
        let Some(head) = ort.head(&register)? else {
            return Ok(Historie::Fehlt(OhneHistorie::Keine));
        };
        match Phasengeschichte::new(&register, &head, snapshot.config.datei_bytes) {
            Ok(geschichte) => Ok(Historie::Phasen(geschichte.bis(head.id))),
            Err(HistoryError::Git(GitError::Shallow)) => Ok(Historie::Fehlt(OhneHistorie::FlacherKlon)),
            Err(error) => {
                let place = ort.commit.as_ref().map_or("", |(_, place)| place.as_str());
                Err(history_error(place, error))
            }
        }
    }

    /// As [`historie`](Self::historie), for a run that has enough to do without git.
    ///
    /// # Errors
    /// If files could not be read.
    pub fn historie_if_readable(&self, gelesen: &Gelesen) -> Result<Historie, CliError> {
        match self.historie(&gelesen.snapshot, &gelesen.ort) {
            Err(CliError::Git(_)) => Ok(Historie::Fehlt(OhneHistorie::NichtLesbar)),
            known => known,
        }
    }
}
