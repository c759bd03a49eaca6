//! The cells of the Digitalisierungskarte that changed, and its new and gone rows and columns.

use serde::Serialize;

use super::seite::Bild;
use crate::history::difference::Matching;
use crate::model::{Kind, KomponenteEntity};
use crate::score::Zelle;

/// What changed on the Karte.
#[derive(Debug, Default, Serialize)]
pub(super) struct KarteAenderung {
    /// Processes that the Karte did not show: new, or active again.
    pub prozesse_neu: Vec<String>,
    /// Processes that it shows no more, by their id then.
    pub prozesse_entfallen: Vec<String>,
    /// Components that it did not show.
    pub komponenten_neu: Vec<String>,
    /// Components that it shows no more, by their id then.
    pub komponenten_entfallen: Vec<String>,
    /// Cells that both have and that changed, by process and component.
    pub zellen: Vec<ZelleAenderung>,
}

#[derive(Debug, Serialize)]
pub(super) struct ZelleAenderung {
    pub prozess: String,
    pub komponente: String,
    pub alt: Zelle,
    pub neu: Zelle,
    #[serde(skip)]
    pub prozess_name: String,
    #[serde(skip)]
    pub komponente_name: String,
}

impl KarteAenderung {
    pub fn new(old: &Bild<'_>, new: &Bild<'_>, matching: &Matching) -> Self {
        let mut found = Self::default();
        let columns: Vec<(usize, usize, &KomponenteEntity)> = new
            .spalten
            .komponenten
            .iter()
            .enumerate()
            .filter_map(|(at, komponente)| {
                let before = matching.old_id(Kind::Komponenten, komponente.id.as_str());
                let column = before.and_then(|id| column(old, id));
                if column.is_none() && was_readable(before, matching, new.file(komponente.source)) {
                    found.komponenten_neu.push(komponente.id.to_string());
                }
                Some((column?, at, *komponente))
            })
            .collect();
        for komponente in &old.spalten.komponenten {
            let now = matching.new_id(Kind::Komponenten, komponente.id.as_str());
            let is_readable = is_readable(now, matching, old.file(komponente.source));
            if now.and_then(|id| column(new, id)).is_none() && is_readable {
                found.komponenten_entfallen.push(komponente.id.to_string());
            }
        }
        for prozess in &old.population.prozesse {
            let now = matching.new_id(Kind::Prozesse, prozess.id.as_str());
            let is_readable = is_readable(now, matching, old.file(prozess.source));
            if now.and_then(|id| new.prozess(id)).is_none() && is_readable {
                found.prozesse_entfallen.push(prozess.id.to_string());
            }
        }
        for prozess in &new.population.prozesse {
            let before = matching.old_id(Kind::Prozesse, prozess.id.as_str());
            let Some(before) = before.and_then(|id| old.prozess(id)) else {
                if was_readable(before, matching, new.file(prozess.source)) {
                    found.prozesse_neu.push(prozess.id.to_string());
                }
                continue;
            };
            let alt = old.spalten.grad(before, &old.snapshot.config);
            let neu = new.spalten.grad(prozess, &new.snapshot.config);
            for (then, now, komponente) in &columns {
                let (alt, neu) = (alt.zellen[*then], neu.zellen[*now]);
                if alt != neu {
                    found.zellen.push(ZelleAenderung {
                        prozess: prozess.id.to_string(),
                        komponente: komponente.id.to_string(),
                        alt,
                        neu,
                        prozess_name: prozess.name.clone(),
                        komponente_name: komponente.name.clone(),
                    });
                }
            }
        }
        found
    }
}

/// Whether an entity that the old state has as `before` was readable there, or was not there at all: a file that could
/// not be read makes nothing new.
pub(super) fn was_readable(before: Option<&str>, matching: &Matching, file: &str) -> bool {
    before.is_some() || matching.old_file(file).is_none()
}

/// The same for the new state.
pub(super) fn is_readable(now: Option<&str>, matching: &Matching, file: &str) -> bool {
    now.is_some() || matching.new_file(file).is_none()
}

fn column(bild: &Bild<'_>, id: &str) -> Option<usize> {
    let columns = &bild.spalten.komponenten;
    columns.iter().position(|k| k.id.as_str() == id)
}
