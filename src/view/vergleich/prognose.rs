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
        Wert::summe(art, Some(zahl), self.prognose.anzahl, self.alle())
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
        kennzahl::PUNKTE.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{TODAY, snapshot};
    use crate::config::Annahme;
    use crate::history::Standing;
    use crate::model::Datum;
    use crate::render::text::{self, Look};
    use crate::view::variante::Variante;

    /// 4200 cases of 15 minutes of 2025 are 0.65625 full-time equivalents: 39375 EUR a year. epayment relieves 5 % from 2026
    /// on: 1968.75 EUR in each of five years. Twice the cost: twice the savings. With 10 % more inhabitants in 2030:
    /// 0.065625 more, of which 5 % of 0.721875 = 0.03609375 are relieved: 55 %.
    #[test]
    fn sums_side_by_side() {
        let snapshot = snapshot(&[
            (
                "ddv.toml",
                "[verwaltung]\nname = 'M'\n[prognose]\ntarifsteigerung = 0\n",
            ),
            ("komponenten/epayment.yaml", "effekt: {2026: 0.05}\n"),
        ]);
        let registry = &snapshot.registry;
        let population = Population::new(registry, None);
        let run = |config: &Config| {
            let horizont = config.prognose.horizont;
            Prognoselauf::prozesse(registry, config, &population, Szenario::Voll, horizont)
        };
        let mut laeufe = vec![Lauf::basis()];
        let mut prognosen = vec![run(&snapshot.config)];
        let varianten = ["kosten_je_vza=120000", "einwohner.2025=100,einwohner.2030=110"];
        for (number, text) in varianten.into_iter().enumerate() {
            let annahmen = Annahme::parse_all(text).expect("sound");
            let (config, findings) = snapshot.settings_with(&annahmen).expect("readable");
            assert_eq!(findings, []);
            let variante = Variante::new(&annahmen, &snapshot.config, &config);
            laeufe.push(Lauf::new(number + 1, variante, 0, 0));
            prognosen.push(run(&config));
        }
        let view = Prognosevergleich::new(laeufe, &prognosen);
        let kopf = Kopf::new(
            &snapshot,
            Datum::parse(TODAY).expect("a day"),
            Standing::default(),
        );
        let look = Look {
            width: 100,
            is_colored: false,
        };
        insta::assert_snapshot!(text::render(&view.report(&kopf), look), @"
        Prognose, Szenario voll: Varianten im Vergleich
        M, Stichtag 30.06.2026
        Verglichen mit den Einstellungen in `ddv.toml`:
        V1: prognose.kosten_je_vza = 120000 (statt 60000)
        V2: einwohner.2025 = 100 (bisher ohne Angabe), einwohner.2030 = 110 (bisher ohne Angabe)

        - V1: Eingespart 19.688 € (↑ +9.844 €), Kosten im Jahr des Horizonts 78.750 € (↑ +39.375 €).
        - V2: Eingespart 10.434 € (↑ +591 €), Kosten im Jahr des Horizonts 43.313 € (↑ +3.938 €).

        Summen

        Kennzahl                      Lauf      Wert                        Änderung
        ───────────────────────────────────────────────────────────────────────────────
        Horizont                      alle      2030                        =
        VZÄ im Jahr des Horizonts     ddv.toml  0,66 (über 1)
                                      V1        0,66 (über 1)               =
                                      V2        0,72 (über 1)               ↑ +0,07
        Kosten im Jahr des Horizonts  ddv.toml  39.375 € (über 1)
                                      V1        78.750 € (über 1)           ↑ +39.375 €
                                      V2        43.313 € (über 1)           ↑ +3.938 €
        Aufwuchs an VZÄ               ddv.toml  0,00 (über 1)
                                      V1        0,00 (über 1)               =
                                      V2        0,07 (über 1)               ↑ +0,07
        Eingesparte VZÄ am Horizont   ddv.toml  0,03 (über 1)
                                      V1        0,03 (über 1)               =
                                      V2        0,04 (über 1)               fast gleich
        Eingespart                    ddv.toml  9.844 € (über 1)
                                      V1        19.688 € (über 1)           ↑ +9.844 €
                                      V2        10.434 € (über 1)           ↑ +591 €
        Dämpfung                      ddv.toml  –
                                      V1        –                           –
                                      V2        55,0 % (0,04 von 0,07 VZÄ)  –

        Punkte = Prozentpunkte. „alle“: In allen Läufen gleich.
        Eingespart ist die Summe bis zum Horizont. Dämpfung: Welchen Anteil des Aufwuchses an Stellen die
          Entlastung im Jahr des Horizonts auffängt.
        ");
        let json = serde_json::to_value(&view).expect("plain data");
        let daempfung = &json["summen"][6]["laeufe"];
        assert_eq!(daempfung[0]["wert"], serde_json::Value::Null);
        let there = daempfung[2]["wert"].as_f64().expect("a number");
        assert!((there - 0.55).abs() < 1e-12, "{there}");
        let none = Population::new(registry, None).narrowed(|_| false);
        let empty = Prognoselauf::prozesse(registry, &snapshot.config, &none, Szenario::Plan, Jahr(2030));
        let text = text::render(
            &Prognosevergleich::new(vec![Lauf::basis()], &[empty]).report(&kopf),
            look,
        );
        assert!(text.contains("lässt sich nichts fortschreiben"), "{text}");
        let groups =
            Prognoselauf::berufsgruppen(registry, &snapshot.config, |_| true, Szenario::Voll, Jahr(2030));
        assert_eq!((groups.alle(), groups.prognose.anzahl), (1, 1));
    }
}
