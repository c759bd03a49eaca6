//! The typed result of the overview (`ddv.status/1`).

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

use super::einheiten::{EinheitRow, ranked};
use super::zaehlung::{BefundZahlen, befund_counts};
use crate::load::Snapshot;
use crate::model::prozess::{Ausrichtung, ProzessStatus};
use crate::model::{Kind, OeId, ProzessEntity};
use crate::score::{Population, SiegelZahlen, Spalten, Summe, is_massenverfahren};
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::befunde::Pruefling;
use crate::view::kennzahlen::SummeJson;

/// The register in one look. With an OE, everything about processes holds for it and all below it; entries, files
/// and findings are always those of the whole register.
#[derive(Debug, Serialize)]
pub struct Ueberblick {
    pub(super) oe: Option<OeId>,
    /// Readable entities by kind.
    pub(super) eintraege: Map<String, Value>,
    /// Entity files found, unreadable ones included.
    pub(super) dateien: usize,
    /// Processes by status.
    pub(super) prozesse: ProzesseJson,
    pub(super) summe: SummeJson,
    /// Over the processes of each Ausrichtung; `ohne_angabe` only if there are such.
    ausrichtung: AusrichtungJson,
    /// Active processes that are Massenverfahren.
    pub(super) massenverfahren: u64,
    pub(super) befunde: BefundZahlen,
    pub(super) datenlage: DatenlageJson,
    pub(super) ueberpruefung: UeberpruefungJson,
    pub(super) siegel: SiegelJson,
    pub(super) organisationseinheiten: Vec<EinheitRow>,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    /// Everything about processes holds for a choice of them.
    #[serde(skip)]
    pub(super) is_filtered: bool,
    #[serde(skip)]
    pub(super) alle: Summe,
    #[serde(skip)]
    pub(super) nach_ausrichtung: Vec<(Option<Ausrichtung>, Summe)>,
    #[serde(skip)]
    pub(super) unlesbar: usize,
}

/// Processes by status.
#[derive(Debug, Default, Serialize)]
pub(super) struct ProzesseJson {
    pub aktiv: u64,
    pub entwurf: u64,
    pub ausgesetzt: u64,
    pub entfallen: u64,
}

#[derive(Debug, Serialize)]
struct AusrichtungJson {
    #[serde(rename = "extern")]
    extern_: SummeJson,
    intern: SummeJson,
    ohne_angabe: Option<SummeJson>,
}

/// Active processes by how sure their figures are.
#[derive(Debug, Default, Serialize)]
pub(super) struct DatenlageJson {
    pub gemessen: u64,
    pub geschaetzt: u64,
    pub beispiel: u64,
    pub ohne_angabe: u64,
}

/// Active processes by Siegel.
#[derive(Debug, Serialize)]
pub(super) struct SiegelJson {
    #[serde(flatten)]
    pub zahlen: SiegelZahlen,
    /// Whether the history was there to tell changes; none if no Siegel rests on it.
    pub historie: Option<bool>,
}

/// Reviews of active processes.
#[derive(Debug, Default, Serialize)]
pub(super) struct UeberpruefungJson {
    /// Due day not before the Stichtag.
    pub aktuell: u64,
    /// Due day before the Stichtag.
    pub ueberfaellig: u64,
    /// No review stated.
    pub ohne_angabe: u64,
}

impl Ueberblick {
    /// The state of the register, or of `oe` with all below it, on its Stichtag; everything about processes only for the
    /// `chosen` ones, if there is a choice.
    pub fn new(
        pruefling: &Pruefling<'_>,
        oe: Option<&OeId>,
        chosen: Option<&BTreeSet<String>>,
        aenderungen: &Aenderungsstand,
    ) -> Self {
        let (snapshot, stichtag) = (pruefling.snapshot, pruefling.stichtag);
        let (registry, config) = (&snapshot.registry, &snapshot.config);
        let is_chosen = |p: &ProzessEntity| chosen.is_none_or(|ids| ids.contains(p.id.as_str()));
        let population = Population::new(registry, oe).narrowed(is_chosen);
        let spalten = Spalten::on(registry, stichtag);
        let alle = Summe::of(&population.prozesse, &spalten, config);
        let of = |ausrichtung: Option<Ausrichtung>| {
            let chosen = population.clone().narrowed(|p| p.ausrichtung == ausrichtung);
            (ausrichtung, Summe::of(&chosen.prozesse, &spalten, config))
        };
        let nach_ausrichtung = vec![
            of(Some(Ausrichtung::Extern)),
            of(Some(Ausrichtung::Intern)),
            of(None),
        ];
        let json = |index: usize| SummeJson::new(nach_ausrichtung[index].1.clone(), false);
        let ausrichtung = AusrichtungJson {
            extern_: json(0),
            intern: json(1),
            ohne_angabe: (nach_ausrichtung[2].1.prozesse > 0).then(|| json(2)),
        };
        let datenlage = DatenlageJson {
            gemessen: alle.gemessen,
            geschaetzt: alle.geschaetzt,
            beispiel: alle.beispiel,
            ohne_angabe: alle.ohne_datenlage,
        };
        let ueberpruefung = UeberpruefungJson {
            aktuell: alle.aktuell,
            ueberfaellig: alle.ueberfaellig,
            ohne_angabe: alle.ohne_ueberpruefung,
        };
        let siegel = |prozesse: &[&ProzessEntity]| {
            SiegelZahlen::new(prozesse, config, stichtag, |id| aenderungen.of(registry, id))
        };
        let zahlen = siegel(&population.prozesse);
        let mass = population.clone().narrowed(|p| is_massenverfahren(p, config));
        let kinds = Kind::ALL.iter();
        Self {
            oe: oe.cloned(),
            eintraege: kinds
                .map(|k| (k.as_str().to_owned(), registry.count(*k).into()))
                .collect(),
            dateien: snapshot.files,
            prozesse: by_status(snapshot, oe, is_chosen),
            summe: SummeJson::new(alle.clone(), false),
            ausrichtung,
            massenverfahren: mass.prozesse.len() as u64,
            befunde: befund_counts(pruefling),
            datenlage,
            ueberpruefung,
            siegel: SiegelJson {
                zahlen,
                historie: aenderungen.has_history(),
            },
            organisationseinheiten: ranked(registry, config, &spalten, siegel, oe, is_chosen),
            oe_name: oe
                .and_then(|oe| registry.organisation.find(oe))
                .map(|oe| oe.name.clone()),
            is_filtered: chosen.is_some(),
            alle,
            nach_ausrichtung,
            unlesbar: snapshot.unreadable,
        }
    }
}

fn by_status(
    snapshot: &Snapshot,
    oe: Option<&OeId>,
    is_chosen: impl Fn(&ProzessEntity) -> bool,
) -> ProzesseJson {
    let within = oe.map(|oe| snapshot.registry.subtree(oe));
    let mut counts = ProzesseJson::default();
    for prozess in snapshot.registry.prozesse.iter() {
        if within.as_ref().is_some_and(|ids| !ids.contains(&prozess.oe)) || !is_chosen(prozess) {
            continue;
        }
        match prozess.status {
            ProzessStatus::Aktiv => counts.aktiv += 1,
            ProzessStatus::Entwurf => counts.entwurf += 1,
            ProzessStatus::Ausgesetzt => counts.ausgesetzt += 1,
            ProzessStatus::Entfallen => counts.entfallen += 1,
        }
    }
    counts
}
