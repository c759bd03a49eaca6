//! The whole report: all sections computed once, then as JSON or as a document.

use serde::Serialize;

use super::aenderungen::Abschnitt;
use super::art::Berichtsart;
use super::datenlage::Datenlage;
use super::eingabe::{Eingabe, Stand, Vergleich};
use super::karte::Karte;
use super::kennzahlen::Kennzahlen;
use super::kernaussagen::Grundlage;
use super::meilensteine::Meilensteine;
use super::methode;
use super::nachweis::{Nachweis, UEBERSCHRIFT, Versionen};
use super::projekte::Projekte;
use super::rangliste::Rangliste;
use super::rollout::Rollout;
use super::verlauf::Verlauf;
use super::ziele::Ziele;
use crate::history::Standing;
use crate::model::{Datum, Quartal};
use crate::score::Summe;
use crate::view::kopf::Kopf;
use crate::view::report::{Block, Report, Section};
use crate::view::zahlwort::count;

/// The quarterly report (`ddv.bericht-quartal/2`).
#[derive(Debug, Serialize)]
pub struct QuartalsBericht {
    quartal: Quartal,
    /// The day of the commit that the figures are from.
    commit_tag: Datum,
    vergleich: VergleichJson,
    /// Null if `vergleich` is that quarter.
    vorjahr: Option<VergleichJson>,
    kernaussagen: Vec<String>,
    kennzahlen: Kennzahlen,
    verlauf: Verlauf,
    ziele: Ziele,
    karte: Karte,
    rollout: Rollout,
    rangliste: Rangliste,
    projekte: Projekte,
    meilensteine: Meilensteine,
    aenderungen: Abschnitt,
    datenlage: Datenlage,
    pub(in crate::view::bericht) nachweis: Nachweis,
    #[serde(skip)]
    pub(in crate::view::bericht) kopf: Kopf,
    #[serde(skip)]
    context: Vec<String>,
    #[serde(skip)]
    methode: Vec<Block>,
}

#[derive(Debug, Serialize)]
pub(super) struct VergleichJson {
    quartal: Quartal,
    stichtag: Datum,
    /// Null if there is no state: then no change is stated.
    commit: Option<String>,
}

impl VergleichJson {
    pub fn new(vergleich: &Vergleich) -> Self {
        Self {
            quartal: vergleich.quartal,
            stichtag: vergleich.tag(),
            commit: vergleich.find().map(|stand| stand.commit.id.to_string()),
        }
    }

    /// The day that is compared with.
    pub fn stichtag(&self) -> Datum {
        self.stichtag
    }
}

impl QuartalsBericht {
    /// The report of `eingabe`, naming `versionen` as what made it.
    pub fn new(eingabe: &Eingabe, versionen: &Versionen) -> Self {
        let stand = &*eingabe.stand;
        let kopf = Kopf::new(&stand.snapshot, stand.tag, Standing::of(&stand.commit));
        let jetzt = stand.summe();
        let frueher: Vec<Summe> = eingabe
            .vergleiche()
            .filter_map(|v| v.find())
            .map(Stand::summe)
            .collect();
        let ziele = Ziele::new(eingabe);
        let karte = Karte::new(eingabe);
        let rollout = Rollout::new(eingabe);
        let projekte = Projekte::new(eingabe);
        let grundlage = Grundlage {
            eingabe,
            jetzt: &jetzt,
            frueher: &frueher,
            ziele: &ziele,
            projekte: &projekte,
            rollout: &rollout,
            karte: &karte,
        };
        Self {
            quartal: eingabe.quartal,
            commit_tag: stand.commit.tag(),
            vergleich: VergleichJson::new(&eingabe.vergleich),
            vorjahr: eingabe.vorjahr.as_ref().map(VergleichJson::new),
            kernaussagen: grundlage.saetze(),
            kennzahlen: Kennzahlen::new(eingabe, &jetzt, &frueher),
            verlauf: Verlauf::new(eingabe),
            rangliste: Rangliste::new(eingabe),
            meilensteine: Meilensteine::new(eingabe),
            aenderungen: Abschnitt::new(eingabe, &jetzt),
            datenlage: Datenlage::new(eingabe, &jetzt),
            nachweis: Nachweis::new(&Berichtsart::Quartal, eingabe, versionen),
            ziele,
            karte,
            rollout,
            projekte,
            context: context(eingabe, &kopf),
            methode: methode::blocks(eingabe),
            kopf,
        }
    }

    /// The report as a document. Sections without content are left out.
    pub(in crate::view::bericht) fn report(&self) -> Report {
        let (next_heading, next) = self.meilensteine.next_blocks();
        let quarter = self.quartal.german();
        let sections = [
            (
                "Kernaussagen".to_owned(),
                vec![Block::List(self.kernaussagen.clone())],
            ),
            ("Kennzahlen".to_owned(), self.kennzahlen.blocks()),
            ("Entwicklung über die Quartale".to_owned(), self.verlauf.blocks()),
            ("Ziele".to_owned(), self.ziele.blocks()),
            (
                "Karte nach Geschäftsbereich und Amt".to_owned(),
                self.karte.blocks(),
            ),
            ("Roll-out der Komponenten".to_owned(), self.rollout.blocks()),
            (
                "Rangliste: die nächsten Kandidaten".to_owned(),
                self.rangliste.blocks(),
            ),
            ("Projekte".to_owned(), self.projekte.blocks()),
            ("Gefährdete Projekte".to_owned(), self.projekte.gefaehrdete()),
            (
                format!("Meilensteine im {quarter}"),
                self.meilensteine.blocks(self.kopf.stichtag),
            ),
            (next_heading, next),
            ("Änderungen am Register".to_owned(), self.aenderungen.blocks()),
            ("Datenlage".to_owned(), self.datenlage.blocks()),
            ("Methode und Begriffe".to_owned(), self.methode.clone()),
            (UEBERSCHRIFT.to_owned(), self.nachweis.blocks()),
        ];
        let mut report = Report::new(
            format!("Digitalisierung im {quarter}: Quartalsbericht"),
            self.context.clone(),
        );
        report.sections = sections
            .into_iter()
            .filter(|(_, blocks)| !blocks.is_empty())
            .map(|(heading, blocks)| Section::new(Some(&heading), blocks))
            .collect();
        report
    }
}

/// What the report holds for: the day, the commit, what it is compared with, and what is not to be had.
pub(super) fn context(eingabe: &Eingabe, kopf: &Kopf) -> Vec<String> {
    let stand = &eingabe.stand;
    let (tag, committed) = (stand.tag, stand.commit.tag());
    let mut lines = vec![format!("{}, Stichtag {}", kopf.verwaltung, tag.german())];
    let gap = (tag.date() - committed.date()).get_days();
    let gap = match u64::try_from(gap).unwrap_or_default() {
        0 => String::new(),
        n => format!(", {} vor dem Stichtag", count(n, "Tag", "Tage")),
    };
    lines.push(format!(
        "Stand: letzter Commit bis zum Stichtag ({}) vom {}{gap}",
        stand.commit.id.short(),
        committed.german()
    ));
    let compared: Vec<String> = eingabe
        .vergleiche()
        .filter(|v| v.find().is_some())
        .map(|v| format!("{} ({})", v.tag().german(), v.quartal.german()))
        .collect();
    if !compared.is_empty() {
        lines.push(format!("Verglichen mit: {}", compared.join(", ")));
    }
    lines.extend(eingabe.vergleiche().filter_map(Vergleich::warum_keiner));
    lines.extend(kopf.missing());
    lines
}
