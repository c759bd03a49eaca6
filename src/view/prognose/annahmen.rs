//! What a forecast assumes: the numbers of `ddv.toml`, and how the selected figures grow.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Config;
use crate::model::Jahr;
use crate::model::prozess::EntwicklungArt;
use crate::score::fallzahl::GrowthOf;
use crate::view::report::Cell;
use crate::view::zahlwort::{decimal, grouped, percent, zahl};

/// The numbers of `ddv.toml` that a forecast rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Annahmen {
    pub kosten_je_vza: f64,
    pub kosten_basisjahr: Jahr,
    pub tarifsteigerung: f64,
    pub obergrenze: f64,
    pub teilweise: f64,
    pub arbeitsminuten_je_vza: f64,
    pub einwohner: BTreeMap<Jahr, f64>,
}

impl Annahmen {
    pub fn new(config: &Config) -> Self {
        let prognose = &config.prognose;
        Self {
            kosten_je_vza: prognose.kosten_je_vza,
            kosten_basisjahr: prognose.kosten_basisjahr,
            tarifsteigerung: prognose.tarifsteigerung,
            obergrenze: prognose.obergrenze,
            teilweise: config.teilweise,
            arbeitsminuten_je_vza: prognose.arbeitsminuten_je_vza,
            einwohner: config.einwohner.clone(),
        }
    }

    /// Names and values; `wachstum` says how many grow with the inhabitants. Processes also need working minutes, and
    /// what a partly used component still brings.
    pub fn facts(&self, wachstum: &Entwicklungen, is_of_processes: bool) -> Vec<(String, Cell)> {
        let fact = |name: &str, text: String| (name.to_owned(), Cell::Text(text));
        let mut facts = vec![
            fact("Kosten je VZÄ", kosten(self.kosten_je_vza, self.kosten_basisjahr)),
            fact(
                "Tarifsteigerung",
                format!("{} im Jahr", percent(self.tarifsteigerung)),
            ),
            fact(
                "Obergrenze",
                format!(
                    "höchstens {} Entlastung durch alle Komponenten zusammen",
                    percent(self.obergrenze)
                ),
            ),
        ];
        if is_of_processes {
            facts.push(fact(
                "Arbeitszeit je VZÄ",
                format!("{} Minuten im Jahr", zahl(self.arbeitsminuten_je_vza)),
            ));
            facts.push(fact(
                "Teilweise genutzt",
                format!("{} der Entlastung steht noch aus", percent(1.0 - self.teilweise)),
            ));
        }
        facts.push(fact("Entwicklung", wachstum.sentence()));
        if wachstum.einwohner > 0 && !self.einwohner.is_empty() {
            let points = self.einwohner.iter();
            let points: Vec<String> = points
                .map(|(jahr, number)| format!("{} ({jahr})", decimal(*number, 0)))
                .collect();
            facts.push(fact("Einwohner", points.join(", ")));
        }
        facts
    }
}

/// How many of the selected figures grow in which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct Entwicklungen {
    pub einwohner: u64,
    pub konstant: u64,
    pub rate: u64,
    pub werte: u64,
}

impl Entwicklungen {
    pub fn add(&mut self, growth: GrowthOf<'_>) {
        match growth.art() {
            EntwicklungArt::Einwohner => self.einwohner += 1,
            EntwicklungArt::Konstant => self.konstant += 1,
            EntwicklungArt::Rate => self.rate += 1,
            EntwicklungArt::Werte => self.werte += 1,
        }
    }

    fn sentence(&self) -> String {
        let parts = [
            (self.einwohner, "wie die Einwohner"),
            (self.konstant, "gleichbleibend"),
            (self.rate, "mit festem Satz"),
            (self.werte, "nach Tabelle"),
        ];
        let parts = parts.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts.map(|(n, how)| format!("{} {how}", grouped(*n))).collect();
        parts.join(", ")
    }
}

/// `"60.000 € im Jahr 2016"`.
pub(super) fn kosten(je_vza: f64, basisjahr: Jahr) -> String {
    format!("{} € im Jahr {basisjahr}", zahl(je_vza))
}
