//! The sums of the forecast in every run.

use serde::Serialize;

use super::kennzahl::{self, Art, Kennzahl, KennzahlJson, Wert};
use super::lauf::{self, Lauf};
use crate::config::Config;
use crate::model::{Jahr, Registry};
use crate::score::Population;
use crate::score::prognose::{Prognose, Rechnung, Szenario};
use crate::view::kopf::Kopf;
use crate::view::report::{Block, Report};
use crate::view::zahlwort::{count, decimal};

/// The forecast of one run.
#[derive(Debug)]
pub struct Prognoselauf {
    horizont: Jahr,
    szenario: Szenario,
    prognose: Prognose,
    /// Of Berufsgruppen, not of processes.
    is_berufsgruppen: bool,
}

impl Prognoselauf {
    /// The forecast of `population` up to `horizont`.
    pub fn prozesse(
        registry: &Registry,
        config: &Config,
        population: &Population<'_>,
        szenario: Szenario,
        horizont: Jahr,
    ) -> Self {
        let rechnung = Rechnung::new(registry, config, szenario, horizont);
        let mut prognose = Prognose::default();
        for prozess in &population.prozesse {
            prognose.add(rechnung.prozess(prozess).as_ref());
        }
        Self {
            horizont,
            szenario,
            prognose,
            is_berufsgruppen: false,
        }
    }

    /// The forecast of the Berufsgruppen that `keep` says so of, by id, up to `horizont`.
    pub fn berufsgruppen(
        registry: &Registry,
        config: &Config,
        mut keep: impl FnMut(&str) -> bool,
        szenario: Szenario,
        horizont: Jahr,
    ) -> Self {
        let rechnung = Rechnung::new(registry, config, szenario, horizont);
        let mut prognose = Prognose::default();
        for gruppe in registry
            .berufsgruppen
            .iter()
            .filter(|gruppe| keep(gruppe.id.as_str()))
        {
            prognose.add(Some(&rechnung.berufsgruppe(gruppe)));
        }
        Self {
            horizont,
            szenario,
            prognose,
            is_berufsgruppen: true,
        }
    }

    fn alle(&self) -> u64 {
        let p = &self.prognose;
        p.anzahl + p.ohne_zukunft + p.ohne_prognose
    }

    fn summe(&self, art: Art, zahl: f64) -> Wert {
        Wert::summe(art, zahl, self.prognose.anzahl, self.alle())
    }

    /// A figure of the year of the horizon; 0 without any process, as the sums are.
    fn im_horizont(&self, pick: fn(&crate::score::prognose::Jahressumme) -> f64) -> f64 {
        self.prognose.jahre.get(&self.horizont).map_or(0.0, pick)
    }
}

/// The sums of the forecast in every run.
#[derive(Debug, Serialize)]
pub struct Prognosevergleich {
    befehl: &'static str,
    szenario: &'static str,
    laeufe: Vec<Lauf>,
    summen: Vec<KennzahlJson>,
    #[serde(skip)]
    kennzahlen: Vec<Kennzahl>,
    #[serde(skip)]
    saetze: Vec<String>,
    #[serde(skip)]
    notes: Vec<String>,
    #[serde(skip)]
    is_empty: bool,
}

impl Prognosevergleich {
    /// Compares `prognosen`, one for each of `laeufe`, the first one being that of `ddv.toml`.
    pub fn new(laeufe: Vec<Lauf>, prognosen: &[Prognoselauf]) -> Self {
        let kennzahlen = kennzahlen(prognosen);
        let numbered = laeufe.iter().enumerate().skip(1);
        let saetze = numbered.map(|(at, lauf)| format!("{}: {}", lauf.name(), satz(&kennzahlen, at)));
        let szenario = prognosen.first().map_or(Szenario::default(), |p| p.szenario);
        Self {
            befehl: "prognose",
            szenario: szenario.as_str(),
            saetze: saetze.collect(),
            summen: kennzahlen.iter().map(|k| k.json(&laeufe)).collect(),
            notes: prognosen.first().map(notes).unwrap_or_default(),
            is_empty: prognosen.iter().all(|p| p.prognose.anzahl == 0),
            laeufe,
            kennzahlen,
        }
    }

    /// The comparison for people.
    pub fn report(&self, kopf: &Kopf) -> Report {
        let title = format!("Prognose, Szenario {}: Varianten im Vergleich", self.szenario);
        let report = lauf::report(title, kopf, &self.laeufe);
        if self.is_empty {
            let text = "In dieser Auswahl lässt sich nichts fortschreiben: Es fehlen Stand, Fallzahl oder Kapazität, oder \
                        die Zahlen sind nicht älter als der Horizont.";
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        report
            .section(None, vec![Block::List(self.saetze.clone())])
            .section(
                Some("Summen"),
                vec![
                    Block::Table(kennzahl::table(&self.kennzahlen, &self.laeufe)),
                    Block::Notes(self.notes.clone()),
                ],
            )
    }

    /// The sums as data.
    pub fn data(&self, kopf: &Kopf) -> Report {
        let table = kennzahl::data(&self.kennzahlen, &self.laeufe);
        Report::new("Summen der Prognose", kopf.context()).section(None, vec![Block::Table(table)])
    }
}

fn satz(kennzahlen: &[Kennzahl], at: usize) -> String {
    let shown = ["eingespart_eur", "kosten_horizont_eur", "daempfung"];
    let changed = shown.into_iter().filter_map(|key| {
        let kennzahl = kennzahlen.iter().find(|k| k.key == key)?;
        let differenz = kennzahl.differenz(at).filter(|d| *d != 0.0)?;
        let value = kennzahl.text(at)?;
        Some(format!(
            "{} {value} ({})",
            kennzahl.name,
            kennzahl.art.differenz(differenz)
        ))
    });
    let changed: Vec<String> = changed.collect();
    if changed.is_empty() {
        "Einsparung, Kosten und Dämpfung bleiben gleich.".to_owned()
    } else {
        format!("{}.", changed.join(", "))
    }
}

fn notes(lauf: &Prognoselauf) -> Vec<String> {
    let mut notes = vec![
        "Eingespart ist die Summe bis zum Horizont. Dämpfung: Welchen Anteil des Aufwuchses an Stellen die Entlastung im \
         Jahr des Horizonts auffängt."
            .to_owned(),
    ];
    let words = |n| {
        if lauf.is_berufsgruppen {
            count(n, "Berufsgruppe", "Berufsgruppen")
        } else {
            count(n, "Prozess", "Prozesse")
        }
    };
    let p = &lauf.prognose;
    if p.ohne_prognose > 0 {
        notes.push(format!(
            "Ohne Prognose, weil Stand, Fallzahl oder Kapazität fehlen: {}.",
            words(p.ohne_prognose)
        ));
    }
    if p.ohne_zukunft > 0 {
        notes.push(format!(
            "Nicht in den Summen, weil die Zahlen aus dem Jahr des Horizonts oder später sind: {}.",
            words(p.ohne_zukunft)
        ));
    }
    notes
}

fn kennzahlen(prognosen: &[Prognoselauf]) -> Vec<Kennzahl> {
    let kennzahl = |key, name, art, wert: &dyn Fn(&Prognoselauf) -> Wert| Kennzahl {
        key,
        name,
        art,
        werte: prognosen.iter().map(wert).collect(),
    };
    vec![
        kennzahl("horizont", "Horizont", Art::Jahr, &|l| Wert::jahr(l.horizont)),
        kennzahl("vza_horizont", "VZÄ im Jahr des Horizonts", Art::Stellen, &|l| {
            l.summe(Art::Stellen, l.im_horizont(|jahr| jahr.vza))
        }),
        kennzahl(
            "kosten_horizont_eur",
            "Kosten im Jahr des Horizonts",
            Art::Euro,
            &|l| l.summe(Art::Euro, l.im_horizont(|jahr| jahr.kosten_eur)),
        ),
        kennzahl("aufwuchs_vza", "Aufwuchs an VZÄ", Art::Stellen, &|l| {
            l.summe(Art::Stellen, l.prognose.aufwuchs_vza)
        }),
        kennzahl(
            "eingespart_vza_horizont",
            "Eingesparte VZÄ am Horizont",
            Art::Stellen,
            &|l| l.summe(Art::Stellen, l.prognose.eingespart_vza_horizont),
        ),
        kennzahl("eingespart_eur", "Eingespart", Art::Euro, &|l| {
            l.summe(Art::Euro, l.prognose.eingespart_eur)
        }),
        kennzahl("daempfung", "Dämpfung", Art::Anteil, &|l| {
            let p = &l.prognose;
            let (spart, waechst) = (decimal(p.eingespart_vza_horizont, 2), decimal(p.aufwuchs_vza, 2));
            Wert::verhaeltnis(p.daempfung(), &format!("{spart} von {waechst} VZÄ"))
        }),
    ]
}
