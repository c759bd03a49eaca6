//! The typed result of `nachweis`.

use serde::{Serialize, Serializer};

use super::kennung::Gefunden;
use crate::history::difference::FieldChange;
use crate::history::nachweis::{Aenderungsart, Eintrag, Gegenstand, Schritt, Zeitraum};
use crate::history::{Beteiligter, Commit, CommitId};
use crate::model::Datum;

/// The word for `ddv.toml` where an entity has its kind.
pub(super) const EINSTELLUNGEN: &str = "einstellungen";

/// What the trail is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The entity that was asked for; none: all.
    pub gefunden: Option<Gefunden>,
    /// The days.
    pub zeitraum: Zeitraum,
}

/// The audit trail.
#[derive(Debug, Serialize)]
pub struct Nachweis {
    pub(super) eintrag: Option<EintragJson>,
    pub(super) von: Option<Datum>,
    pub(super) bis: Option<Datum>,
    pub(super) commits: Vec<CommitJson>,
}

/// The entity that was asked for.
#[derive(Debug, Serialize)]
pub(super) struct EintragJson {
    pub art: &'static str,
    pub kennung: Option<String>,
}

/// A commit that changed something.
#[derive(Debug, Serialize)]
pub(super) struct CommitJson {
    #[serde(serialize_with = "iso")]
    pub zeit: Beteiligter,
    pub commit: CommitId,
    #[serde(serialize_with = "person")]
    pub autor: Beteiligter,
    #[serde(serialize_with = "person")]
    pub committer: Beteiligter,
    pub betreff: String,
    pub signiert: bool,
    pub eintraege: Vec<AenderungJson>,
}

/// What a commit changed in one entity.
#[derive(Debug, Serialize)]
pub(super) struct AenderungJson {
    #[serde(serialize_with = "words")]
    pub aenderung: Vec<Aenderungsart>,
    pub art: &'static str,
    pub kennung: Option<String>,
    pub kennung_alt: Option<String>,
    pub name: Option<String>,
    pub datei: String,
    pub datei_alt: Option<String>,
    pub felder: Vec<FieldChange>,
}

impl Nachweis {
    /// The trail of these steps.
    pub fn new(schritte: Vec<Schritt>, request: Request) -> Self {
        Self {
            eintrag: request.gefunden.map(|gefunden| EintragJson {
                art: gefunden.art(),
                kennung: gefunden.id().map(str::to_owned),
            }),
            von: request.zeitraum.von,
            bis: request.zeitraum.bis,
            commits: schritte.into_iter().map(CommitJson::new).collect(),
        }
    }
}

impl CommitJson {
    fn new(schritt: Schritt) -> Self {
        let Commit {
            id,
            autor,
            committer,
            betreff,
            is_signed,
            ..
        } = schritt.commit;
        Self {
            zeit: committer.clone(),
            commit: id,
            autor,
            committer,
            betreff,
            signiert: is_signed,
            eintraege: schritt.eintraege.into_iter().map(AenderungJson::new).collect(),
        }
    }
}

impl AenderungJson {
    fn new(eintrag: Eintrag) -> Self {
        let (art, kennung) = match eintrag.gegenstand {
            Gegenstand::Einstellungen => (EINSTELLUNGEN, None),
            Gegenstand::Eintrag(kind, id) => (kind.as_str(), Some(id)),
        };
        Self {
            aenderung: eintrag.arten,
            art,
            kennung,
            kennung_alt: eintrag.alte_id,
            name: eintrag.name,
            datei: eintrag.datei,
            datei_alt: eintrag.alte_datei,
            felder: eintrag.felder,
        }
    }
}

fn iso<S: Serializer>(who: &Beteiligter, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&who.zeit.iso())
}

fn person<S: Serializer>(who: &Beteiligter, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Person<'p> {
        name: &'p str,
        email: &'p str,
        zeit: String,
    }
    let person = Person {
        name: &who.name,
        email: &who.email,
        zeit: who.zeit.iso(),
    };
    person.serialize(serializer)
}

fn words<S: Serializer>(arten: &[Aenderungsart], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(arten.iter().map(|art| art.as_str()))
}
