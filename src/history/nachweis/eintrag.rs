//! What the audit trail says: steps, one per commit, with entries, one per entity.

use crate::history::commit::Commit;
use crate::history::difference::FieldChange;
use crate::model::record::words;
use crate::model::{Datum, Kind};

/// What a commit changed in the registry.
#[derive(Debug, Clone, PartialEq)]
pub struct Schritt {
    /// The commit.
    pub commit: Commit,
    /// The settings first, then entities by kind, id and file. Never empty.
    pub eintraege: Vec<Eintrag>,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gegenstand {
    /// `ddv.toml`.
    Einstellungen,
    /// An entity: its kind, and its id after the change (before, if it is gone).
    Eintrag(Kind, String),
}

/// What became of an entity or of the settings in a commit.
#[derive(Debug, Clone, PartialEq)]
pub struct Eintrag {
    /// What it is about.
    pub gegenstand: Gegenstand,
    /// What the entity is called after the change, or was called when it was readable last.
    pub name: Option<String>,
    /// The file after the change (before, if it is gone), relative to the registry.
    pub datei: String,
    /// What happened: at least one, each at most once, in the order of [`Aenderungsart`].
    pub arten: Vec<Aenderungsart>,
    /// The id before, if it is another one.
    pub alte_id: Option<String>,
    /// The file before, if it lay in another folder or ended otherwise.
    pub alte_datei: Option<String>,
    /// The fields that differ from the state before; of a new entity all, of one that is gone none. A file that was
    /// unreadable is compared with its last readable state.
    pub felder: Vec<FieldChange>,
}

words! {
    /// What can become of an entity.
    pub enum Aenderungsart {
        /// It is new.
        Neu = "neu",
        /// It goes by another id.
        Umbenannt = "umbenannt",
        /// Its file lies in another folder or ends otherwise.
        Verschoben = "verschoben",
        /// Fields differ.
        Geaendert = "geaendert" / "geändert",
        /// Its file can't be read any more.
        Unlesbar = "unlesbar" / "nicht lesbar",
        /// Its file can be read again.
        WiederLesbar = "wieder-lesbar" / "wieder lesbar",
        /// Its file is gone.
        Entfallen = "entfallen",
    }
}

/// The days whose commits are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Zeitraum {
    /// The first day; none: from the beginning.
    pub von: Option<Datum>,
    /// The last day; none: to the end.
    pub bis: Option<Datum>,
}

impl Zeitraum {
    /// Whether `tag` lies in it.
    pub fn holds(self, tag: Datum) -> bool {
        self.von.is_none_or(|von| von <= tag) && self.bis.is_none_or(|bis| tag <= bis)
    }

    /// Whether `tag` lies before it.
    pub fn is_after(self, tag: Datum) -> bool {
        self.von.is_some_and(|von| tag < von)
    }
}
