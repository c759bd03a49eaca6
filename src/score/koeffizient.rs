//! The Modernisierungskoeffizient and the Massenverfahren (L 3.2; `fachmodell` 4).

use std::collections::BTreeMap;

use super::wert::{Koeffizient, ratio};
use crate::config::{Config, Modernisierung};
use crate::model::Anteil;
use crate::model::prozess::{
    Aufgabenart, Beratungsaufwand, Erscheinen, JaTeilweiseNein, Prozess, Regelungsebene, Unterschrift,
};

/// One of the six criteria with the points that its answer earns.
#[derive(Debug, Clone, PartialEq)]
pub struct Kriterium {
    /// Dotted path of the answer in the Steckbrief.
    pub path: &'static str,
    /// The answer; absent if not stated.
    pub antwort: Option<&'static str>,
    /// Points of the answer; absent if not stated.
    pub punkte: Option<f64>,
    /// The most points an answer can earn.
    pub max: f64,
}

impl Kriterium {
    fn new<K: Ord + Copy>(
        path: &'static str,
        table: &BTreeMap<K, f64>,
        antwort: Option<K>,
        word: fn(K) -> &'static str,
    ) -> Self {
        Self {
            path,
            antwort: antwort.map(word),
            punkte: antwort.map(|a| table.get(&a).copied().unwrap_or_default()),
            max: crate::config::max(table),
        }
    }
}

/// The Modernisierungskoeffizient of a process and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Modernisierungskoeffizient {
    /// M, 0 to 100; undefined if a criterion is missing.
    pub koeffizient: Option<Koeffizient>,
    /// R, the legal part; undefined if one of its two criteria is missing.
    pub recht: Option<Anteil>,
    /// A, the application part; undefined if one of its four criteria is missing.
    pub antrag: Option<Anteil>,
    /// The two criteria of R, then the four of A.
    pub kriterien: [Kriterium; 6],
}

impl Modernisierungskoeffizient {
    /// Computes M of `prozess` with the points and weights of `ddv.toml`.
    pub fn new(prozess: &Prozess, settings: &Modernisierung) -> Self {
        let points = &settings.punkte;
        let recht = prozess.recht.as_ref();
        let antrag = prozess.antrag.as_ref();
        let kriterien = [
            Kriterium::new(
                "recht.aufgabenart",
                &points.aufgabenart,
                recht.and_then(|r| r.aufgabenart),
                Aufgabenart::as_str,
            ),
            Kriterium::new(
                "recht.regelungsebene",
                &points.regelungsebene,
                recht.and_then(|r| r.regelungsebene),
                Regelungsebene::as_str,
            ),
            Kriterium::new(
                "antrag.antragsmanagement",
                &points.antragsmanagement,
                antrag.and_then(|a| a.antragsmanagement),
                JaTeilweiseNein::as_str,
            ),
            Kriterium::new(
                "antrag.externe_dateneingabe",
                &points.externe_dateneingabe,
                antrag.and_then(|a| a.externe_dateneingabe),
                JaTeilweiseNein::as_str,
            ),
            Kriterium::new(
                "antrag.unterschrift",
                &points.unterschrift,
                antrag.and_then(|a| a.unterschrift),
                Unterschrift::as_str,
            ),
            Kriterium::new(
                "antrag.persoenliches_erscheinen",
                &points.persoenliches_erscheinen,
                antrag.and_then(|a| a.persoenliches_erscheinen),
                Erscheinen::as_str,
            ),
        ];
        let recht = part(&kriterien[..2]);
        let antrag = part(&kriterien[2..]);
        let weights = settings.gewicht_recht + settings.gewicht_antrag;
        let koeffizient = recht.zip(antrag).and_then(|(r, a)| {
            let weighted = settings.gewicht_recht * r.get() + settings.gewicht_antrag * a.get();
            ratio(weighted, weights).map(Koeffizient::from_share)
        });
        Self {
            koeffizient,
            recht,
            antrag,
            kriterien,
        }
    }

    /// The criteria that the Steckbrief does not state, as dotted paths.
    pub fn fehlend(&self) -> Vec<&'static str> {
        self.kriterien
            .iter()
            .filter(|k| k.antwort.is_none())
            .map(|k| k.path)
            .collect()
    }
}

fn part(kriterien: &[Kriterium]) -> Option<Anteil> {
    let points: Option<f64> = kriterien.iter().map(|k| k.punkte).sum();
    ratio(points?, kriterien.iter().map(|k| k.max).sum())
}

/// Whether a process is a Massenverfahren: more cases than the limit and normal advice (L 3.2). False if the
/// Steckbrief states one of the two not.
pub fn is_massenverfahren(prozess: &Prozess, config: &Config) -> bool {
    prozess.kennzahlen.as_ref().is_some_and(|k| {
        k.fallzahl
            .is_some_and(|n| n > config.modernisierung.massenverfahren_ab)
            && k.beratungsaufwand == Some(Beratungsaufwand::Normal)
    })
}
