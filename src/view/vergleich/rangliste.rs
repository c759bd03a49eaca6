//! The Rangliste in every run.

use std::collections::BTreeMap;

use serde::Serialize;

use super::kennzahl::{self, KennzahlJson, KennzahlRow};
use super::lauf::{self, Lauf};
use super::rang::{self, Platzierung, RangRow, Spalte, namen};
use crate::config::Config;
use crate::model::prozess::Datenlage;
use crate::model::{Datum, Jahr, Registry};
use crate::score::{Kennwert, Mass, Population, is_massenverfahren};
use crate::view::kennzahlen::datenlage_note;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::rangliste::{Nach, ProzessRow, Rangliste, Request};
use crate::view::report::{Block, Cell, Report, Table};
use crate::view::zahlwort::{count, verb};

/// The Rangliste of one run.
#[derive(Debug)]
pub struct Ranglistenlauf {
    liste: Rangliste,
    /// The processes of the selection by id: their names, and whether they are Massenverfahren.
    auswahl: BTreeMap<String, (String, bool)>,
    horizont: Jahr,
}

impl Ranglistenlauf {
    /// Ranks all of `population`; how many are shown matters only to the comparison.
    pub fn new(
        registry: &Registry,
        config: &Config,
        population: &Population<'_>,
        stichtag: Datum,
        request: Request,
    ) -> Self {
        let whole = Request { top: None, ..request };
        let prozesse = population.prozesse.iter();
        let auswahl = prozesse.map(|p| (p.id.to_string(), (p.name.clone(), is_massenverfahren(p, config))));
        Self {
            liste: Rangliste::new(registry, config, population, stichtag, whole),
            auswahl: auswahl.collect(),
            horizont: config.prognose.horizont,
        }
    }

    fn massenverfahren(&self) -> u64 {
        self.auswahl.values().filter(|(_, is_mass)| *is_mass).count() as u64
    }

    /// How sure the figures of the list are.
    fn datenlage(&self) -> Option<String> {
        let zeilen = self.liste.zeilen();
        let unsure = |lage| zeilen.iter().filter(|z| z.datenlage == Some(lage)).count() as u64;
        datenlage_note(unsure(Datenlage::Geschaetzt), unsure(Datenlage::Beispiel))
    }

    /// A sum over the rows that state `pick`; undefined if there are rows and none states it.
    fn summe(&self, mass: Mass, pick: fn(&ProzessRow) -> Option<f64>) -> Kennwert {
        let stated: Vec<f64> = self.liste.zeilen().iter().filter_map(pick).collect();
        let all = self.liste.zeilen().len() as u64;
        Kennwert::Betrag {
            wert: (all == 0 || !stated.is_empty()).then(|| stated.iter().sum()),
            mass,
            ueber: stated.len() as u64,
            alle: all,
        }
    }
}

/// The Rangliste in every run.
#[derive(Debug, Serialize)]
pub struct Ranglistenvergleich {
    befehl: &'static str,
    /// The key of the figure in `wert`.
    geordnet_nach: &'static str,
    laeufe: Vec<Lauf>,
    summen: Vec<KennzahlJson>,
    massenverfahren: Vec<Wechsel>,
    zeilen: Vec<RangRow>,
    #[serde(skip)]
    kennzahlen: Vec<KennzahlRow>,
    #[serde(skip)]
    request: Request,
    #[serde(skip)]
    saetze: Vec<String>,
    #[serde(skip)]
    datenlage: Option<String>,
}

/// Which processes of the selection become Massenverfahren or cease to be, by id.
#[derive(Debug, Serialize)]
struct Wechsel {
    lauf: String,
    neu: Vec<String>,
    entfallen: Vec<String>,
}

fn spalte(nach: Nach) -> (Spalte, fn(&ProzessRow) -> Option<f64>) {
    let spalte = |key, title, cell| Spalte { key, title, cell };
    match nach {
        Nach::Koeffizient => (spalte("koeffizient", "M", |n| Cell::number(n, 1)), |z| {
            z.koeffizient
        }),
        Nach::Fallzahl => (spalte("fallzahl", "Fälle/Jahr", |n| Cell::number(n, 0)), |z| {
            z.fallzahl.map(|n| n as f64)
        }),
        Nach::Kapazitaet => (spalte("vza", "VZÄ", |n| Cell::number(n, 2)), |z| z.vza),
        Nach::Digitalisierungsgrad => (spalte("digitalisierungsgrad", "Grad", Cell::percent), |z| {
            z.digitalisierungsgrad
        }),
        Nach::Potenzial => (
            spalte("eingespart_eur", "Potenzial €", |n| Cell::number(n, 0)),
            |z| z.eingespart_eur,
        ),
    }
}

impl Ranglistenvergleich {
    /// Compares `listen`, one for each of `laeufe`, the first one being that of `ddv.toml`.
    pub fn new(laeufe: Vec<Lauf>, listen: &[Ranglistenlauf], request: Request) -> Self {
        let (spalte, wert) = spalte(request.nach);
        let eintraege = |lauf: &Ranglistenlauf| {
            let eintrag = |z: &ProzessRow| Platzierung {
                id: z.prozess.clone(),
                name: z.name.clone(),
                oe: z.oe.clone(),
                rang: z.rang,
                wert: wert(z),
            };
            lauf.liste.zeilen().iter().map(eintrag).collect::<Vec<_>>()
        };
        let raenge: Vec<Vec<Platzierung>> = listen.iter().map(eintraege).collect();
        let kennzahlen = kennzahlen(listen);
        let alle = rang::zeilen(&laeufe, &raenge, None);
        let mut saetze = Vec::new();
        let mut massenverfahren = Vec::new();
        for (at, lauf) in laeufe.iter().enumerate().skip(1) {
            let (Some(first), Some(here)) = (listen.first(), listen.get(at)) else {
                continue;
            };
            let neu = wechsler(first, here);
            let entfallen = wechsler(here, first);
            saetze.push(format!("{}: {}", lauf.name(), rang::satz(&alle, at)));
            saetze.extend(
                wechsel_satz(&neu, "kommt", "kommen", "hinzu").map(|s| format!("{}: {s}", lauf.name())),
            );
            saetze.extend(
                wechsel_satz(&entfallen, "fällt", "fallen", "weg").map(|s| format!("{}: {s}", lauf.name())),
            );
            saetze.extend(auswahl_satz(first, here).map(|s| format!("{}: {s}", lauf.name())));
            let ids = |found: &[(String, String)]| found.iter().map(|(id, _)| id.clone()).collect();
            massenverfahren.push(Wechsel {
                lauf: lauf.name().to_owned(),
                neu: ids(&neu),
                entfallen: ids(&entfallen),
            });
        }
        let zeilen = match request.top {
            Some(_) => rang::zeilen(&laeufe, &raenge, request.top),
            None => alle,
        };
        Self {
            befehl: "rangliste",
            geordnet_nach: spalte.key,
            summen: kennzahlen.iter().map(|k| k.json(&laeufe)).collect(),
            laeufe,
            massenverfahren,
            zeilen,
            kennzahlen,
            request,
            saetze,
            datenlage: listen.first().and_then(Ranglistenlauf::datenlage),
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            "Plätze: ↑ weiter vorn, ↓ weiter hinten als mit den Einstellungen in `ddv.toml`; = gleicher Rang.".to_owned(),
        ];
        if let Some(top) = self.request.top {
            let shown = count(self.zeilen.len() as u64, "Prozess", "Prozesse");
            notes.push(format!(
                "Gezeigt ist, wer in mindestens einem Lauf unter den ersten {top} steht: {shown}."
            ));
        }
        if self.request.nach == Nach::Koeffizient {
            notes.push("M = Modernisierungskoeffizient, 0 bis 100.".to_owned());
        }
        notes.extend(self.datenlage.clone());
        notes
    }
}

impl Output for Ranglistenvergleich {
    const NAME: &'static str = "vergleich";

    fn report(&self, kopf: &Kopf) -> Report {
        let title = format!(
            "Rangliste nach {}: Varianten im Vergleich",
            self.request.nach.label()
        );
        let report = lauf::report(title, kopf, &self.laeufe);
        if self.zeilen.is_empty() {
            let mut text =
                "In dieser Auswahl gibt es in keinem Lauf einen Prozess für die Rangliste.".to_owned();
            if !self.request.alle {
                text.push_str(" Sie zeigt nur Massenverfahren; `--alle` zeigt alle aktiven Prozesse.");
            }
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let (spalte, _) = spalte(self.request.nach);
        let table = rang::table(&self.zeilen, &self.laeufe, spalte);
        report
            .section(None, vec![Block::List(self.saetze.clone())])
            .section(None, vec![Block::Table(table), Block::Notes(self.notes())])
            .section(
                Some("Summen"),
                vec![Block::Table(kennzahl::table(&self.kennzahlen, &self.laeufe))],
            )
    }

    /// The ranks as data.
    fn data(&self, _: &Kopf) -> Table {
        let (spalte, _) = spalte(self.request.nach);
        rang::data(&self.zeilen, &self.laeufe, spalte)
    }
}

/// The processes that both runs select and that are Massenverfahren only in `now`: ids and names.
fn wechsler(then: &Ranglistenlauf, now: &Ranglistenlauf) -> Vec<(String, String)> {
    let found = now.auswahl.iter().filter(|(id, (_, is_now))| {
        let was = then.auswahl.get(*id);
        *is_now && was.is_some_and(|(_, was)| !was)
    });
    found.map(|(id, (name, _))| (id.clone(), name.clone())).collect()
}

fn wechsel_satz(found: &[(String, String)], one: &str, many: &str, how: &str) -> Option<String> {
    let names: Vec<String> = found.iter().map(|(_, name)| name.clone()).collect();
    let n = names.len() as u64;
    let verb = verb(n, one, many);
    (n > 0).then(|| {
        let who = count(n, "Prozess", "Prozesse");
        format!("Unter den Massenverfahren {verb} {who} {how}: {}.", namen(&names))
    })
}

/// Whom only one of the runs selects: a filter may ask for a figure.
fn auswahl_satz(first: &Ranglistenlauf, here: &Ranglistenlauf) -> Option<String> {
    let only = |a: &Ranglistenlauf, b: &Ranglistenlauf| {
        let ids = a.auswahl.keys().filter(|id| !b.auswahl.contains_key(*id));
        ids.count() as u64
    };
    let (neu, entfallen) = (only(here, first), only(first, here));
    (neu + entfallen > 0).then(|| {
        format!(
            "In die Auswahl {} {}, heraus {} {}.",
            verb(neu, "kommt", "kommen"),
            count(neu, "Prozess", "Prozesse"),
            verb(entfallen, "fällt", "fallen"),
            entfallen
        )
    })
}

fn kennzahlen(listen: &[Ranglistenlauf]) -> Vec<KennzahlRow> {
    let row = |key, name, wert: &dyn Fn(&Ranglistenlauf) -> Kennwert| KennzahlRow {
        key,
        name,
        werte: listen.iter().map(wert).collect(),
    };
    vec![
        row("prozesse", "Aktive Prozesse der Auswahl", &|l| {
            Kennwert::Anzahl(l.auswahl.len() as u64)
        }),
        row("massenverfahren", "Davon Massenverfahren", &|l| {
            Kennwert::Anzahl(l.massenverfahren())
        }),
        row("horizont", "Horizont der Prognose", &|l| {
            Kennwert::Jahr(l.horizont)
        }),
        row("fallzahl_horizont", "Fälle im Jahr des Horizonts", &|l| {
            l.summe(Mass::Faelle, |z| z.fallzahl_horizont)
        }),
        row("vza", "Gebundene Kapazität (VZÄ)", &|l| {
            l.summe(Mass::Stellen, |z| z.vza)
        }),
        row("eingespart_eur", "Potenzial bis zum Horizont", &|l| {
            l.summe(Mass::Euro, |z| z.eingespart_eur)
        }),
    ]
}
