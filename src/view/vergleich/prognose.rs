//! The sums of the forecast in every run.

use serde::Serialize;

use super::kennzahl::{self, KennzahlJson, KennzahlRow, mit_pfeil};
use super::lauf::{self, Lauf};
use crate::score::prognose::Szenario;
use crate::score::{Kennwert, Mass};
use crate::view::kennzahlen::datenlage_note;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::prognose::{Eckwerte, Prognose};
use crate::view::report::{Block, Report, Table};
use crate::view::zahlwort::count;

/// The sums of the forecast in every run.
#[derive(Debug, Serialize)]
pub struct Prognosevergleich {
    befehl: &'static str,
    szenario: &'static str,
    laeufe: Vec<Lauf>,
    summen: Vec<KennzahlJson>,
    #[serde(skip)]
    kennzahlen: Vec<KennzahlRow>,
    #[serde(skip)]
    saetze: Vec<String>,
    #[serde(skip)]
    notes: Vec<String>,
    #[serde(skip)]
    is_of_processes: bool,
    #[serde(skip)]
    is_empty: bool,
}

impl Prognosevergleich {
    /// Compares `prognosen`, one for each of `laeufe`, the first one being that of `ddv.toml`.
    pub fn new(laeufe: Vec<Lauf>, prognosen: &[Prognose]) -> Self {
        let werte: Vec<Eckwerte> = prognosen.iter().map(Prognose::eckwerte).collect();
        let kennzahlen = kennzahlen(&werte);
        let numbered = laeufe.iter().enumerate().skip(1);
        let saetze = numbered.map(|(at, lauf)| format!("{}: {}", lauf.name(), satz(&kennzahlen, at)));
        let szenario = werte.first().map_or(Szenario::default(), |p| p.szenario);
        Self {
            befehl: "prognose",
            szenario: szenario.as_str(),
            saetze: saetze.collect(),
            summen: kennzahlen.iter().map(|k| k.json(&laeufe)).collect(),
            notes: werte.first().map(notes).unwrap_or_default(),
            is_of_processes: werte.first().is_none_or(|p| p.is_of_processes),
            is_empty: werte.iter().all(|p| p.mit_prognose == 0),
            laeufe,
            kennzahlen,
        }
    }
}

impl Output for Prognosevergleich {
    const NAME: &'static str = "vergleich";

    fn report(&self, kopf: &Kopf) -> Report {
        let what = if self.is_of_processes {
            format!("Szenario {}", self.szenario)
        } else {
            "nach Berufsgruppen".to_owned()
        };
        let title = format!("Prognose, {what}: Varianten im Vergleich");
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
    fn data(&self, _: &Kopf) -> Table {
        kennzahl::data(&self.kennzahlen, &self.laeufe)
    }
}

fn satz(kennzahlen: &[KennzahlRow], at: usize) -> String {
    let shown = ["eingespart_eur", "kosten_horizont_eur", "daempfung"];
    let changed = shown.into_iter().filter_map(|key| {
        let kennzahl = kennzahlen.iter().find(|k| k.key == key)?;
        let differenz = kennzahl.differenz(at).filter(|d| !d.is_none())?;
        let value = kennzahl.text(at)?;
        Some(format!("{} {value} ({})", kennzahl.name, mit_pfeil(differenz)))
    });
    let changed: Vec<String> = changed.collect();
    if changed.is_empty() {
        "Einsparung, Kosten und Dämpfung bleiben gleich.".to_owned()
    } else {
        format!("{}.", changed.join(", "))
    }
}

fn notes(lauf: &Eckwerte) -> Vec<String> {
    let mut notes = vec![
        kennzahl::PUNKTE.to_owned(),
        "Eingespart ist die Summe bis zum Horizont. Dämpfung: Welchen Anteil des Aufwuchses an VZÄ die Entlastung im Jahr des \
         Horizonts auffängt."
            .to_owned(),
    ];
    let words = |n| {
        if lauf.is_of_processes {
            count(n, "Prozess", "Prozesse")
        } else {
            count(n, "Berufsgruppe", "Berufsgruppen")
        }
    };
    if lauf.ohne_prognose > 0 {
        notes.push(format!(
            "Ohne Prognose, weil Stand, Fallzahl oder Kapazität fehlen: {}.",
            words(lauf.ohne_prognose)
        ));
    }
    if lauf.ab_horizont > 0 {
        notes.push(format!(
            "Nicht in den Summen, weil die Zahlen aus dem Jahr des Horizonts oder später sind: {}.",
            words(lauf.ab_horizont)
        ));
    }
    notes.extend(datenlage_note(lauf.geschaetzt, lauf.beispiel));
    notes
}

fn kennzahlen(laeufe: &[Eckwerte]) -> Vec<KennzahlRow> {
    let row = |key, name, wert: &dyn Fn(&Eckwerte) -> Kennwert| KennzahlRow {
        key,
        name,
        werte: laeufe.iter().map(wert).collect(),
    };
    let summe = |key, name, mass, pick: fn(&Eckwerte) -> f64| {
        row(key, name, &|p| Kennwert::Betrag {
            wert: Some(pick(p)),
            mass,
            ueber: p.mit_prognose,
            alle: p.gesamt,
        })
    };
    let stellen = |key, name, pick| summe(key, name, Mass::Stellen, pick);
    let euro = |key, name, pick| summe(key, name, Mass::Euro, pick);
    vec![
        row("horizont", "Horizont", &|p| Kennwert::Jahr(p.horizont)),
        stellen("vza_horizont", "VZÄ im Jahr des Horizonts", |p| p.vza_horizont),
        euro("kosten_horizont_eur", "Kosten im Jahr des Horizonts", |p| {
            p.kosten_horizont_eur
        }),
        stellen("aufwuchs_vza", "Aufwuchs an VZÄ", |p| p.aufwuchs_vza),
        stellen("eingespart_vza_horizont", "Eingesparte VZÄ am Horizont", |p| {
            p.eingespart_vza_horizont
        }),
        euro("eingespart_eur", "Eingespart", |p| p.eingespart_eur),
        row("daempfung", "Dämpfung", &|p| Kennwert::Verhaeltnis {
            wert: p.daempfung,
            teil: p.eingespart_vza_horizont,
            von: p.aufwuchs_vza,
            mass: Mass::Stellen,
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{TODAY, snapshot};
    use crate::config::{Annahme, Config};
    use crate::history::Standing;
    use crate::model::Datum;
    use crate::render::text::{self, Look};
    use crate::score::Population;
    use crate::view::prognose::Grundlage;
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
        let all = Grundlage::Prozesse {
            population: Population::new(registry, None),
            genannt: Vec::new(),
        };
        let run = |config: &Config| {
            Prognose::new(registry, config, &all, Szenario::Voll).expect("within the range of numbers")
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
        ────────────────────────────────────────────────────────────────────────────────────
        Horizont                      alle      2030                        unverändert
        VZÄ im Jahr des Horizonts     ddv.toml  0,66 (über 1)
                                      V1        0,66 (über 1)               unverändert
                                      V2        0,72 (über 1)               ↑ +0,07
        Kosten im Jahr des Horizonts  ddv.toml  39.375 € (über 1)
                                      V1        78.750 € (über 1)           ↑ +39.375 €
                                      V2        43.313 € (über 1)           ↑ +3.938 €
        Aufwuchs an VZÄ               ddv.toml  0,00 (über 1)
                                      V1        0,00 (über 1)               unverändert
                                      V2        0,07 (über 1)               ↑ +0,07
        Eingesparte VZÄ am Horizont   ddv.toml  0,03 (über 1)
                                      V1        0,03 (über 1)               unverändert
                                      V2        0,04 (über 1)               fast unverändert
        Eingespart                    ddv.toml  9.844 € (über 1)
                                      V1        19.688 € (über 1)           ↑ +9.844 €
                                      V2        10.434 € (über 1)           ↑ +591 €
        Dämpfung                      ddv.toml  –
                                      V1        –                           –
                                      V2        55,0 % (0,04 von 0,07 VZÄ)  –

        Punkte = Prozentpunkte. „alle“: In allen Läufen gleich.
        Eingespart ist die Summe bis zum Horizont. Dämpfung: Welchen Anteil des Aufwuchses an VZÄ die
          Entlastung im Jahr des Horizonts auffängt.
        Datenlage: Die Kennzahlen sind bei 1 Prozess erfundene Beispiele.
        ");
        let json = serde_json::to_value(&view).expect("plain data");
        let daempfung = &json["summen"][6]["laeufe"];
        assert_eq!(daempfung[0]["wert"], serde_json::Value::Null);
        let there = daempfung[2]["wert"].as_f64().expect("a number");
        assert!((there - 0.55).abs() < 1e-12, "{there}");
        let none = Grundlage::Berufsgruppen(Vec::new());
        let none = Prognose::new(registry, &snapshot.config, &none, Szenario::Voll).expect("nothing");
        let text = text::render(
            &Prognosevergleich::new(vec![Lauf::basis()], &[none]).report(&kopf),
            look,
        );
        assert!(text.contains("Prognose, nach Berufsgruppen"), "{text}");
        assert!(text.contains("lässt sich nichts fortschreiben"), "{text}");
    }
}
