//! The typed result of `aenderungen` (`ddv.aenderungen/1`).

use serde::{Serialize, Serializer};

use super::eintrag::{Aenderung, Datei, Eintrag, dateien, eintraege};
use super::karte::KarteAenderung;
use super::rang::{RangAenderung, changes};
use super::seite::{Bild, Seite, SeiteJson, old_oe};
use super::wirkung::{Einheit, Wirkung, einheiten};
use crate::diag::Finding;
use crate::history::difference::{Difference, FieldChange};
use crate::model::{Datum, OeId};
use crate::view::befunde::Befund;

/// What to show.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Figures, processes, projects and units only of this OE of the new state and all below it.
    pub oe: Option<OeId>,
    /// Findings that only the new state has.
    pub befunde_neu: Vec<Finding>,
    /// Findings that only the old state has.
    pub befunde_behoben: Vec<Finding>,
}

/// What changed between two states of a register.
#[derive(Debug, Serialize)]
pub struct Aenderungen {
    pub(super) oe: Option<OeId>,
    pub(super) von: SeiteJson,
    pub(super) bis: SeiteJson,
    zusammenfassung: Zusammenfassung,
    #[serde(flatten)]
    pub(super) wirkung: Wirkung,
    pub(super) organisation: Vec<Einheit>,
    pub(super) rangliste: Vec<RangAenderung>,
    pub(super) karte: KarteAenderung,
    pub(super) eintraege: Vec<Eintrag>,
    pub(super) dateien: Vec<Datei>,
    pub(super) einstellungen: Vec<FieldChange>,
    pub(super) befunde: BefundAenderung,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
}

/// How much changed.
#[derive(Debug, Serialize)]
struct Zusammenfassung {
    neu: usize,
    entfallen: usize,
    umbenannt: usize,
    verschoben: usize,
    geaendert: usize,
    felder: usize,
    zellen: usize,
    einstellungen: usize,
    befunde_neu: usize,
    befunde_behoben: usize,
}

/// Findings that came and went.
#[derive(Debug, Default, Serialize)]
pub(super) struct BefundAenderung {
    #[serde(serialize_with = "befunde")]
    pub neu: Vec<Finding>,
    #[serde(serialize_with = "befunde")]
    pub behoben: Vec<Finding>,
}

fn befunde<S: Serializer>(findings: &[Finding], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(findings.iter().map(Befund::from))
}

impl Aenderungen {
    /// What `difference` between `old` and `new` means, with the figures of both on `stichtag`.
    pub fn new(
        old: &Seite<'_>,
        new: &Seite<'_>,
        difference: &Difference,
        stichtag: Datum,
        auftrag: Request,
    ) -> Self {
        let Request {
            oe,
            befunde_neu,
            befunde_behoben,
        } = auftrag;
        let matching = &difference.matching;
        let before = oe.as_ref().map(|oe| old_oe(matching, oe));
        let alt = Bild::new(old.snapshot, before.as_ref(), stichtag);
        let neu = Bild::new(new.snapshot, oe.as_ref(), stichtag);
        let karte = KarteAenderung::new(&alt, &neu, matching);
        let eintraege = eintraege(old.snapshot, new.snapshot, difference, oe.as_ref());
        let count = |what| eintraege.iter().filter(|e| e.aenderung.contains(&what)).count();
        let zusammenfassung = Zusammenfassung {
            neu: count(Aenderung::Neu),
            entfallen: count(Aenderung::Entfallen),
            umbenannt: count(Aenderung::Umbenannt),
            verschoben: count(Aenderung::Verschoben),
            geaendert: count(Aenderung::Geaendert),
            felder: eintraege.iter().map(|e| e.felder.len()).sum(),
            zellen: karte.zellen.len(),
            einstellungen: difference.settings.len(),
            befunde_neu: befunde_neu.len(),
            befunde_behoben: befunde_behoben.len(),
        };
        let oe_name = oe
            .as_ref()
            .and_then(|oe| new.snapshot.registry.organisation.find(oe))
            .map(|oe| oe.name.clone());
        Self {
            von: old.into(),
            bis: new.into(),
            zusammenfassung,
            wirkung: Wirkung::new(&alt, &neu),
            organisation: einheiten(&alt, &neu, oe.as_ref(), matching),
            rangliste: changes(&alt, &neu, matching, stichtag),
            karte,
            eintraege,
            dateien: dateien(difference),
            einstellungen: difference.settings.clone(),
            befunde: BefundAenderung {
                neu: befunde_neu,
                behoben: befunde_behoben,
            },
            oe,
            oe_name,
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.eintraege.is_empty()
            && self.dateien.is_empty()
            && self.einstellungen.is_empty()
            && self.befunde.neu.is_empty()
            && self.befunde.behoben.is_empty()
            && !self.wirkung.is_changed()
    }

    pub(super) fn with(&self, what: Aenderung) -> impl Iterator<Item = &Eintrag> {
        self.eintraege.iter().filter(move |e| e.aenderung.contains(&what))
    }
}
