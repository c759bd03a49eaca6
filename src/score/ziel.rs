//! Goals: the figure that each is measured by, and how it stands (`fachmodell` 8). What was before comes in as input.

use std::collections::BTreeSet;

use super::digitalisierungsgrad::Spalten;
use super::kennwert::Kennwert;
use super::summe::Summe;
use crate::config::Config;
use crate::model::prozess::Prozess;
use crate::model::record::words;
use crate::model::ziel::Ziel;
use crate::model::{Datum, OeId, ProzessEntity, Registry};

/// What the history says of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ZielVerlauf {
    /// The first commit that holds the goal: its day and the figure then. None if neither the commit nor its day lies
    /// before what is looked at.
    pub start: Option<(Datum, Option<f64>)>,
    /// Whether any commit up to `bis` reached the goal; none if the history holds no commit up to `bis`, and while `bis`
    /// is not over: then only the figure of today counts.
    pub hat_erreicht_bis: Option<bool>,
}

words! {
    /// How a goal stands.
    pub enum ZielStatus {
        /// Reached, or reached in time.
        Erreicht = "erreicht",
        /// On or above the straight line from the first value to the goal.
        AufKurs = "auf-kurs" / "auf Kurs",
        /// Below that line.
        Gefaehrdet = "gefaehrdet" / "gefährdet",
        /// The day has passed without it.
        Verfehlt = "verfehlt",
        /// No earlier value to draw a line from.
        Offen = "offen",
        /// The figure is undefined.
        Unbekannt = "unbekannt",
    }
}

/// What a figure may miss a goal by: the last bits of a sum.
const TOLERANCE: f64 = 1e-9;

/// Which active processes a goal is about.
pub struct Zielmenge<'z> {
    ziel: &'z Ziel,
    /// The units of its `auswahl` with all below them; none if it names none.
    units: Option<BTreeSet<OeId>>,
}

impl<'z> Zielmenge<'z> {
    /// The processes of `ziel`, with the units as `registry` has them.
    pub fn new(registry: &Registry, ziel: &'z Ziel) -> Self {
        let named = ziel.auswahl.as_ref().map(|auswahl| &auswahl.oe);
        let units = named
            .filter(|units| !units.is_empty())
            .map(|units| units.iter().flat_map(|oe| registry.subtree(oe)).collect());
        Self { ziel, units }
    }

    /// Whether an active process is one of them.
    pub fn contains(&self, prozess: &Prozess) -> bool {
        self.units
            .as_ref()
            .is_none_or(|units| units.contains(&prozess.oe))
            && self
                .ziel
                .auswahl
                .as_ref()
                .is_none_or(|auswahl| auswahl.matches(prozess))
    }

    /// The active processes of `registry` that are, by id.
    pub fn prozesse<'r>(&self, registry: &'r Registry) -> Vec<&'r ProzessEntity> {
        registry.active().filter(|p| self.contains(p)).collect()
    }
}

/// The figure of `ziel` on `tag`.
pub fn ziel_ist(registry: &Registry, config: &Config, ziel: &Ziel, tag: Datum) -> Kennwert {
    let prozesse = Zielmenge::new(registry, ziel).prozesse(registry);
    ziel.kennzahl
        .get()
        .wert(&Summe::of(&prozesse, &Spalten::on(registry, tag), config))
}

/// Whether `ist` reaches the goal.
pub fn is_erreicht(ziel: &Ziel, ist: Option<f64>) -> bool {
    ist.is_some_and(|ist| ist >= ziel.soll.get() - TOLERANCE)
}

/// What the straight line from the first value to (`bis`, `soll`) asks for on `tag`; none without an earlier value.
pub fn ziel_linie(ziel: &Ziel, tag: Datum, verlauf: &ZielVerlauf) -> Option<f64> {
    let (start, Some(first)) = verlauf.start? else {
        return None;
    };
    let days = |from: Datum, to: Datum| f64::from((to.date() - from.date()).get_days());
    let (gone, all) = (days(start, tag), days(start, ziel.bis));
    let part = if all > 0.0 {
        (gone / all).clamp(0.0, 1.0)
    } else {
        1.0
    };
    Some(first + (ziel.soll.get() - first) * part)
}

/// How `ziel` stands on `tag`: the first status that fits.
pub fn ziel_status(ziel: &Ziel, ist: Option<f64>, tag: Datum, verlauf: &ZielVerlauf) -> ZielStatus {
    let Some(value) = ist else {
        return ZielStatus::Unbekannt;
    };
    let is_over = ziel.bis < tag;
    let is_reached = match verlauf.hat_erreicht_bis {
        Some(was_reached) if is_over => was_reached,
        Some(_) | None => is_erreicht(ziel, ist),
    };
    if is_reached {
        return ZielStatus::Erreicht;
    }
    if is_over {
        return ZielStatus::Verfehlt;
    }
    match ziel_linie(ziel, tag, verlauf) {
        None => ZielStatus::Offen,
        Some(needed) if value >= needed - TOLERANCE => ZielStatus::AufKurs,
        Some(_) => ZielStatus::Gefaehrdet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kennzahl::ZielKennzahl;
    use crate::model::{Anteil, Kennzahl};

    fn tag(text: &str) -> Datum {
        Datum::parse(text).expect("a day")
    }

    fn ziel(soll: f64, bis: &str) -> Ziel {
        Ziel {
            name: "Ziel".into(),
            kennzahl: ZielKennzahl::new(Kennzahl::Digitalisierungsquote).expect("a share"),
            soll: Anteil::new(soll).expect("a share"),
            bis: tag(bis),
            auswahl: None,
            quelle: None,
        }
    }

    fn since(day: &str, value: Option<f64>) -> ZielVerlauf {
        ZielVerlauf {
            start: Some((tag(day), value)),
            hat_erreicht_bis: None,
        }
    }

    /// From 0.2 on 1 January to 0.6 on 31 December is 364 days; 182 days later, on 2 July, 0.4 is due.
    #[test]
    fn the_straight_line_tells_on_course_from_endangered() {
        let ziel = ziel(0.6, "2025-12-31");
        let from = since("2025-01-01", Some(0.2));
        let needed = ziel_linie(&ziel, tag("2025-07-02"), &from).expect("a line");
        assert!((needed - 0.4).abs() < 1e-12, "{needed}");
        let status = |ist| ziel_status(&ziel, Some(ist), tag("2025-07-02"), &from);
        assert_eq!(status(0.4), ZielStatus::AufKurs);
        assert_eq!(status(0.399), ZielStatus::Gefaehrdet);
        assert_eq!(status(0.6), ZielStatus::Erreicht);
    }

    #[test]
    fn without_an_earlier_value_a_goal_is_open_and_without_a_value_unknown() {
        let ziel = ziel(0.6, "2025-12-31");
        let status = |ist, verlauf| ziel_status(&ziel, ist, tag("2025-07-02"), &verlauf);
        assert_eq!(status(Some(0.1), ZielVerlauf::default()), ZielStatus::Offen);
        assert_eq!(status(Some(0.1), since("2025-01-01", None)), ZielStatus::Offen);
        assert_eq!(
            status(None, since("2025-01-01", Some(0.2))),
            ZielStatus::Unbekannt
        );
    }

    #[test]
    fn after_its_day_only_what_was_reached_by_then_counts() {
        let ziel = ziel(0.5, "2024-12-31");
        let status = |ist, hat_erreicht_bis| {
            let verlauf = ZielVerlauf {
                hat_erreicht_bis,
                ..since("2024-01-01", Some(0.1))
            };
            ziel_status(&ziel, Some(ist), tag("2025-01-01"), &verlauf)
        };
        assert_eq!(status(0.2, Some(true)), ZielStatus::Erreicht);
        assert_eq!(status(0.9, Some(false)), ZielStatus::Verfehlt);
        // Nothing is known of that time: what is now counts.
        assert_eq!(status(0.5, None), ZielStatus::Erreicht);
        assert_eq!(status(0.4, None), ZielStatus::Verfehlt);
        // On the day itself there is still time.
        let on_the_day = ziel_status(
            &ziel,
            Some(0.4),
            tag("2024-12-31"),
            &since("2024-01-01", Some(0.1)),
        );
        assert_eq!(on_the_day, ZielStatus::Gefaehrdet);
    }
}
