//! What `ddv.toml` means: every number present, defaults filled in, totals checked.

use std::collections::BTreeMap;

use super::raw::{RawConfig, RawPunkte, Regelstufe};
use crate::diag::Severity;
use crate::model::prozess::{Aufgabenart, Erscheinen, JaTeilweiseNein, Regelungsebene, Unterschrift};
use crate::model::value::{Anteil, Jahr, Menge, Positiv};
use crate::source::decode::{Decode, Decoder, Problem, ProblemKind};
use crate::source::{Node, Span, YamlPath};

/// Sums of weights up to here can be multiplied with criteria and points and still be numbers.
const MAX_TOTAL: f64 = 1e15;

/// Points per answer of the six criteria (L 3.2; the values are ours, the source gives none).
#[derive(Debug, Clone, PartialEq)]
pub struct Punkte {
    /// Points per Aufgabenart.
    pub aufgabenart: BTreeMap<Aufgabenart, f64>,
    /// Points per Regelungsebene.
    pub regelungsebene: BTreeMap<Regelungsebene, f64>,
    /// Points for Antragsmanagement.
    pub antragsmanagement: BTreeMap<JaTeilweiseNein, f64>,
    /// Points for external data entry.
    pub externe_dateneingabe: BTreeMap<JaTeilweiseNein, f64>,
    /// Points for the signature.
    pub unterschrift: BTreeMap<Unterschrift, f64>,
    /// Points for appearing in person.
    pub persoenliches_erscheinen: BTreeMap<Erscheinen, f64>,
}

/// Numbers of the Modernisierungskoeffizient.
#[derive(Debug, Clone, PartialEq)]
pub struct Modernisierung {
    /// Weight of the legal part.
    pub gewicht_recht: f64,
    /// Weight of the application part.
    pub gewicht_antrag: f64,
    /// A Massenverfahren has strictly more cases a year.
    pub massenverfahren_ab: u64,
    /// Points per answer.
    pub punkte: Punkte,
}

/// Numbers of the forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Prognose {
    /// Last year.
    pub horizont: Jahr,
    /// Working minutes of one full-time equivalent in a year.
    pub arbeitsminuten_je_vza: f64,
    /// EUR per full-time equivalent and year, in the base year.
    pub kosten_je_vza: f64,
    /// Base year of the cost.
    pub kosten_basisjahr: Jahr,
    /// Yearly rise of the cost, a share.
    pub tarifsteigerung: f64,
    /// Cap of the summed relief, a share.
    pub obergrenze: f64,
}

/// The settings of a registry.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Name of the administration.
    pub verwaltung: String,
    /// Year to inhabitants; empty if not given.
    pub einwohner: BTreeMap<Jahr, f64>,
    /// Months between reviews where a Steckbrief says nothing.
    pub turnus_monate: u64,
    /// Months after which Kennzahlen are outdated.
    pub kennzahlen_veraltet_monate: u64,
    /// Largest file that is read, in bytes.
    pub datei_bytes: u64,
    /// Severity of rules as changed; `None` is off.
    pub regeln: BTreeMap<String, Option<Severity>>,
    /// Numbers of the Modernisierungskoeffizient.
    pub modernisierung: Modernisierung,
    /// What a partly used component counts.
    pub teilweise: f64,
    /// Degree from which a process counts as digitalised.
    pub digitalisiert_ab: f64,
    /// Numbers of the forecast.
    pub prognose: Prognose,
    /// Weights of the portfolio criteria, in the order of `fachmodell` 2.
    pub projektgewichte: [f64; 5],
}

impl Config {
    /// Reads the tree of a `ddv.toml`. Always gives a config; with problems it holds defaults in their places and
    /// no figure may rest on it.
    pub fn from_node<'n>(root: &'n Node<'n>) -> (Self, Vec<Problem>) {
        let mut decoded = Decoder::run::<RawConfig>(root);
        // In a settings file an empty value is no answer left open but a mistake.
        decoded.problems.extend(
            decoded
                .empty
                .drain(..)
                .filter(|(_, path)| !matches!(path.to_string().as_str(), "einwohner" | "regeln"))
                .filter(|(span, _)| !is_table(root, *span))
                .map(|(span, path)| Problem {
                    span,
                    path,
                    kind: ProblemKind::EmptyItem,
                }),
        );
        let config = Self::from_raw(decoded.value);
        config.check_totals(root, &mut decoded.problems);
        (config, decoded.problems)
    }

    fn from_raw(raw: RawConfig) -> Self {
        let steckbrief = raw.steckbrief;
        let modern = raw.modernisierung;
        let digital = raw.digitalisierung;
        let prognose = raw.prognose;
        let gewichte = raw.projekte.and_then(|p| p.gewichte);
        let gewicht = |pick: fn(&super::raw::RawProjektgewichte) -> Option<Menge>| {
            gewichte.as_ref().and_then(pick).map_or(1.0, Menge::get)
        };
        let month = |pick: fn(&super::raw::RawSteckbrief) -> Option<u64>, default| {
            steckbrief.as_ref().and_then(pick).unwrap_or(default)
        };
        Self {
            verwaltung: raw.verwaltung.name,
            einwohner: raw.einwohner.into_iter().map(|(y, n)| (y, n.get())).collect(),
            turnus_monate: month(|s| s.turnus_monate, 12),
            kennzahlen_veraltet_monate: month(|s| s.kennzahlen_veraltet_monate, 24),
            datei_bytes: raw
                .grenzen
                .and_then(|g| g.datei_kib)
                .unwrap_or(1024)
                .saturating_mul(1024),
            regeln: raw
                .regeln
                .into_iter()
                .map(|(rule, level)| (rule, severity(level)))
                .collect(),
            modernisierung: Modernisierung {
                gewicht_recht: modern
                    .as_ref()
                    .and_then(|m| m.gewicht_recht)
                    .map_or(25.0, Menge::get),
                gewicht_antrag: modern
                    .as_ref()
                    .and_then(|m| m.gewicht_antrag)
                    .map_or(75.0, Menge::get),
                massenverfahren_ab: modern.as_ref().and_then(|m| m.massenverfahren_ab).unwrap_or(1000),
                punkte: Punkte::from_raw(modern.and_then(|m| m.punkte)),
            },
            teilweise: digital
                .as_ref()
                .and_then(|d| d.teilweise)
                .map_or(0.5, Anteil::get),
            digitalisiert_ab: digital
                .as_ref()
                .and_then(|d| d.digitalisiert_ab)
                .map_or(0.8, Anteil::get),
            prognose: Prognose::from_raw(prognose.as_ref()),
            projektgewichte: [
                gewicht(|g| g.rechtliche_vorgaben),
                gewicht(|g| g.politische_intention),
                gewicht(|g| g.effizienz),
                gewicht(|g| g.technik),
                gewicht(|g| g.ressourcen),
            ],
        }
    }

    /// Sums of weights and the largest point of each criterion must be above 0, or figures divide by zero.
    fn check_totals(&self, root: &Node<'_>, problems: &mut Vec<Problem>) {
        let mut report = |is_wrong: bool, path: &str, message: &str, help: &str| {
            if !is_wrong {
                return;
            }
            let path = YamlPath::parse(path);
            let (span, _) = root.locate(&path, true);
            let kind = ProblemKind::Inconsistent {
                message: message.to_owned(),
                help: help.to_owned(),
            };
            problems.push(Problem { span, path, kind });
        };
        let more = "Setzen Sie mindestens einen Wert größer als 0.";
        let less = "Setzen Sie kleinere Werte; es kommt nur auf ihr Verhältnis an.";
        let m = &self.modernisierung;
        let path = "modernisierung.gewicht_recht";
        let weights = m.gewicht_recht + m.gewicht_antrag;
        let message = "Die Gewichte `gewicht_recht` und `gewicht_antrag` sind zusammen 0.";
        report(weights <= 0.0, path, message, more);
        let message = "Die Gewichte `gewicht_recht` und `gewicht_antrag` sind zusammen zu groß.";
        report(weights > MAX_TOTAL, path, message, less);
        let path = "projekte.gewichte";
        let weights: f64 = self.projektgewichte.iter().sum();
        let message = "Die Gewichte unter `projekte.gewichte` sind zusammen 0.";
        report(weights <= 0.0, path, message, more);
        let message = "Die Gewichte unter `projekte.gewichte` sind zusammen zu groß.";
        report(weights > MAX_TOTAL, path, message, less);
        let p = &m.punkte;
        let tables = [
            ("aufgabenart", max(&p.aufgabenart)),
            ("regelungsebene", max(&p.regelungsebene)),
            ("antragsmanagement", max(&p.antragsmanagement)),
            ("externe_dateneingabe", max(&p.externe_dateneingabe)),
            ("unterschrift", max(&p.unterschrift)),
            ("persoenliches_erscheinen", max(&p.persoenliches_erscheinen)),
        ];
        for (name, largest) in tables {
            let path = format!("modernisierung.punkte.{name}");
            let message = format!("Alle Punkte unter `{path}` sind 0.");
            report(largest <= 0.0, &path, &message, more);
            let message = format!("Die Punkte unter `{path}` sind zu groß.");
            report(largest > MAX_TOTAL, &path, &message, less);
        }
    }
}

fn is_table(root: &Node<'_>, key: Span) -> bool {
    fn find(node: &Node<'_>, key: Span) -> bool {
        match &node.value {
            crate::source::Value::Map(entries) => entries.iter().any(|e| {
                e.key_span == key && matches!(e.value.value, crate::source::Value::Map(_))
                    || find(&e.value, key)
            }),
            crate::source::Value::List(_) | crate::source::Value::Scalar { .. } => false,
        }
    }
    find(root, key)
}

fn severity(level: Regelstufe) -> Option<Severity> {
    match level {
        Regelstufe::Fehler => Some(Severity::Fehler),
        Regelstufe::Warnung => Some(Severity::Warnung),
        Regelstufe::Hinweis => Some(Severity::Hinweis),
        Regelstufe::Aus => None,
    }
}

/// The largest points of a criterion: what its answers are measured by.
pub fn max<K>(table: &BTreeMap<K, f64>) -> f64 {
    table.values().copied().fold(0.0, f64::max)
}

impl Punkte {
    fn from_raw(raw: Option<RawPunkte>) -> Self {
        use {
            Aufgabenart as A, Erscheinen as E, JaTeilweiseNein as J, Regelungsebene as R, Unterschrift as U,
        };
        let raw = raw.unwrap_or_else(RawPunkte::fallback);
        let antwort = [(J::Ja, 2.0), (J::Teilweise, 1.0), (J::Nein, 0.0)];
        Self {
            aufgabenart: table(
                [
                    (A::Freiwillig, 2.0),
                    (A::PflichtWeisungsfrei, 1.0),
                    (A::PflichtWeisungsgebunden, 0.0),
                ],
                raw.aufgabenart,
            ),
            regelungsebene: table(
                [(R::Stadt, 2.0), (R::Land, 1.0), (R::Bund, 0.0)],
                raw.regelungsebene,
            ),
            antragsmanagement: table(antwort, raw.antragsmanagement),
            externe_dateneingabe: table(antwort, raw.externe_dateneingabe),
            unterschrift: table(
                [
                    (U::NichtErforderlich, 2.0),
                    (U::Ersetzbar, 1.0),
                    (U::Schriftform, 0.0),
                ],
                raw.unterschrift,
            ),
            persoenliches_erscheinen: table(
                [
                    (E::NichtErforderlich, 2.0),
                    (E::Ersetzbar, 1.0),
                    (E::Vorgeschrieben, 0.0),
                ],
                raw.persoenliches_erscheinen,
            ),
        }
    }
}

fn table<K: Ord>(defaults: [(K, f64); 3], written: BTreeMap<K, Menge>) -> BTreeMap<K, f64> {
    let mut table = BTreeMap::from(defaults);
    table.extend(written.into_iter().map(|(k, v)| (k, v.get())));
    table
}

impl Prognose {
    fn from_raw(raw: Option<&super::raw::RawPrognose>) -> Self {
        Self {
            horizont: raw.and_then(|p| p.horizont).unwrap_or(Jahr(2030)),
            arbeitsminuten_je_vza: raw
                .and_then(|p| p.arbeitsminuten_je_vza)
                .map_or(96_000.0, Positiv::get),
            kosten_je_vza: raw.and_then(|p| p.kosten_je_vza).map_or(60_000.0, Menge::get),
            kosten_basisjahr: raw.and_then(|p| p.kosten_basisjahr).unwrap_or(Jahr(2016)),
            tarifsteigerung: raw.and_then(|p| p.tarifsteigerung).map_or(0.025, Anteil::get),
            obergrenze: raw.and_then(|p| p.obergrenze).map_or(0.10, Anteil::get),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::from_raw(RawConfig::fallback())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::toml;

    fn read(text: &str) -> (Config, Vec<Problem>) {
        let (root, syntax) = toml::parse(text);
        assert_eq!(syntax, [], "{text}");
        Config::from_node(&root)
    }

    #[test]
    fn one_changed_answer_keeps_the_other_points() {
        let (config, problems) =
            read("[verwaltung]\nname = 'X'\n[modernisierung.punkte]\naufgabenart = { freiwillig = 5 }\n");
        assert_eq!(problems, []);
        let points = &config.modernisierung.punkte.aufgabenart;
        assert_eq!(points.values().copied().collect::<Vec<_>>(), [5.0, 1.0, 0.0]);
    }

    #[test]
    fn weights_that_sum_to_zero_are_a_problem_with_a_place() {
        let text = "[verwaltung]\nname = 'X'\n[modernisierung]\ngewicht_recht = 0\ngewicht_antrag = 0\n";
        let (_, problems) = read(text);
        assert_eq!(problems.len(), 1);
        assert!(text[problems[0].span.start..].starts_with("gewicht_recht"));
    }

    #[test]
    fn the_name_is_required_and_ranges_hold() {
        let (_, problems) = read("[digitalisierung]\nteilweise = 1.5\n[einwohner]\n2016 = 0\n");
        assert_eq!(problems.len(), 3, "{problems:?}");
    }

    #[test]
    fn an_empty_table_is_fine_an_empty_value_is_not() {
        assert_eq!(
            read("[verwaltung]\nname = 'X'\n[regeln]\n[einwohner]\n[grenzen]\n").1,
            []
        );
        assert_eq!(read("[verwaltung]\nname = ''\n").1.len(), 1);
    }
}
