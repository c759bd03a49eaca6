//! The Siegel of a Steckbrief: whether its regular review still holds (D S. 10, L 5.2).

use serde::Serialize;

use crate::config::Config;
use crate::model::prozess::{Prozess, ProzessStatus};
use crate::model::record::words;
use crate::model::{Datum, ProzessEntity, ProzessId};

words! {
    /// What the review of an active process is worth on a day.
    pub enum Siegel {
        /// Reviewed in time and, as far as is known, unchanged since.
        Aktuell = "aktuell",
        /// Reviewed in time, but something other than figures and notes has changed since.
        GeaendertSeitUeberpruefung = "geaendert-seit-ueberpruefung" / "seit der Überprüfung geändert",
        /// The next review was due before the day.
        Ueberfaellig = "ueberfaellig" / "überfällig",
        /// No review is stated.
        Nie = "nie" / "nie überprüft",
    }
}

/// What the history says of a process since its last review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aenderung {
    /// There is no history to ask.
    Unbekannt,
    /// Nothing but figures and notes has changed.
    Keine,
    /// Something else was changed on this day; of several the first.
    Seit(Datum),
}

impl Aenderung {
    /// The day of the change, if it lies after the last review and not after `stichtag`.
    pub fn day(self, prozess: &Prozess, stichtag: Datum) -> Option<Datum> {
        match self {
            Self::Seit(day) => Some(day).filter(|day| {
                *day <= stichtag && prozess.zuletzt_ueberprueft().is_some_and(|last| last < *day)
            }),
            Self::Unbekannt | Self::Keine => None,
        }
    }
}

impl Siegel {
    /// The Siegel of `prozess` on `stichtag`; none if it is not active. The first that fits of: `nie`, `ueberfaellig`,
    /// `geaendert-seit-ueberpruefung`, `aktuell`. The history is asked only where it decides.
    pub fn of(
        prozess: &Prozess,
        config: &Config,
        stichtag: Datum,
        aenderung: impl FnOnce() -> Aenderung,
    ) -> Option<Self> {
        if prozess.status != ProzessStatus::Aktiv {
            return None;
        }
        Some(match prozess.naechste_ueberpruefung(config.turnus_monate) {
            None => Self::Nie,
            Some(due) if due < stichtag => Self::Ueberfaellig,
            Some(_) if aenderung().day(prozess, stichtag).is_some() => Self::GeaendertSeitUeberpruefung,
            Some(_) => Self::Aktuell,
        })
    }
}

/// How many processes carry which Siegel; together all active ones that were counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SiegelZahlen {
    /// `aktuell`.
    pub aktuell: u64,
    /// `geaendert-seit-ueberpruefung`.
    pub geaendert_seit_ueberpruefung: u64,
    /// `ueberfaellig`.
    pub ueberfaellig: u64,
    /// `nie`.
    pub nie: u64,
}

impl SiegelZahlen {
    /// Counts the active ones of `prozesse` on `stichtag`.
    pub fn new(
        prozesse: &[&ProzessEntity],
        config: &Config,
        stichtag: Datum,
        aenderung: impl Fn(&ProzessId) -> Aenderung,
    ) -> Self {
        let mut zahlen = Self::default();
        for prozess in prozesse {
            if let Some(siegel) = Siegel::of(prozess, config, stichtag, || aenderung(&prozess.id)) {
                zahlen.add(siegel);
            }
        }
        zahlen
    }

    fn add(&mut self, siegel: Siegel) {
        match siegel {
            Siegel::Aktuell => self.aktuell += 1,
            Siegel::GeaendertSeitUeberpruefung => self.geaendert_seit_ueberpruefung += 1,
            Siegel::Ueberfaellig => self.ueberfaellig += 1,
            Siegel::Nie => self.nie += 1,
        }
    }

    /// How many carry `siegel`.
    pub fn of(&self, siegel: Siegel) -> u64 {
        match siegel {
            Siegel::Aktuell => self.aktuell,
            Siegel::GeaendertSeitUeberpruefung => self.geaendert_seit_ueberpruefung,
            Siegel::Ueberfaellig => self.ueberfaellig,
            Siegel::Nie => self.nie,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::snapshot;
    use crate::load::Snapshot;
    use crate::model::Kennzahl;
    use crate::score::{Spalten, Summe};

    fn day(text: &str) -> Datum {
        Datum::parse(text).expect("a day")
    }

    /// The sound process with `text` over it.
    fn process(text: &str) -> Snapshot {
        snapshot(&[("prozesse/hundesteuer.yaml", text)])
    }

    fn siegel(text: &str, stichtag: &str, aenderung: Aenderung) -> Option<&'static str> {
        let snapshot = process(text);
        let prozess = snapshot.registry.prozesse.iter().next().expect("a process");
        Siegel::of(prozess, &snapshot.config, day(stichtag), || aenderung).map(Siegel::as_str)
    }

    const REVIEWED: &str = "ueberpruefung: {zuletzt: 2025-06-30}\n";

    /// 30 June 2025 + 12 months = 30 June 2026, the last day in time.
    #[test]
    fn the_first_that_fits_of_never_overdue_changed_current() {
        let changed = Aenderung::Seit(day("2025-07-01"));
        let of = |text, stichtag, aenderung| siegel(text, stichtag, aenderung);
        assert_eq!(of("ueberpruefung: ~\n", "2026-06-30", changed), Some("nie"));
        let only_interval = "ueberpruefung: {turnus_monate: 6}\n";
        assert_eq!(of(only_interval, "2026-06-30", changed), Some("nie"));
        assert_eq!(of(REVIEWED, "2026-07-01", changed), Some("ueberfaellig"));
        assert_eq!(
            of(REVIEWED, "2026-06-30", changed),
            Some("geaendert-seit-ueberpruefung")
        );
        assert_eq!(of(REVIEWED, "2026-06-30", Aenderung::Keine), Some("aktuell"));
        assert_eq!(of(REVIEWED, "2026-06-30", Aenderung::Unbekannt), Some("aktuell"));
    }

    #[test]
    fn only_active_processes_carry_one() {
        for status in ["entwurf", "ausgesetzt", "entfallen"] {
            let text = format!("status: {status}\n{REVIEWED}");
            assert_eq!(siegel(&text, "2030-01-01", Aenderung::Keine), None, "{status}");
        }
    }

    /// A change counts from the day after the review up to the Stichtag.
    #[test]
    fn changes_on_the_day_of_the_review_or_after_the_stichtag_do_not_count() {
        let on = |changed: &str| siegel(REVIEWED, "2026-01-15", Aenderung::Seit(day(changed)));
        assert_eq!(on("2025-06-30"), Some("aktuell"));
        assert_eq!(on("2025-07-01"), Some("geaendert-seit-ueberpruefung"));
        assert_eq!(on("2026-01-15"), Some("geaendert-seit-ueberpruefung"));
        assert_eq!(on("2026-01-16"), Some("aktuell"));
    }

    /// 31 August + 6 months = 28 February; 31 August 2023 + 6 = 29 February 2024; 29 February 2024 + 12 = 28 February.
    #[test]
    fn months_end_with_the_month_and_the_turnus_of_the_process_wins() {
        for (last, turnus, in_time, late) in [
            ("2025-08-31", 6, "2026-02-28", "2026-03-01"),
            ("2023-08-31", 6, "2024-02-29", "2024-03-01"),
            ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
            ("2024-02-29", 48, "2028-02-29", "2028-03-01"),
        ] {
            let text = format!("ueberpruefung: {{zuletzt: {last}, turnus_monate: {turnus}}}\n");
            let on = |stichtag| siegel(&text, stichtag, Aenderung::Keine);
            assert_eq!(on(in_time), Some("aktuell"), "{last}");
            assert_eq!(on(late), Some("ueberfaellig"), "{last}");
        }
    }

    #[test]
    fn the_history_is_asked_only_where_it_decides() {
        let ask = |text: &str, stichtag: &str| {
            let snapshot = process(text);
            let prozess = snapshot.registry.prozesse.iter().next().expect("a process");
            let mut is_asked = false;
            Siegel::of(prozess, &snapshot.config, day(stichtag), || {
                is_asked = true;
                Aenderung::Keine
            });
            is_asked
        };
        assert!(ask(REVIEWED, "2026-06-30"));
        assert!(!ask(REVIEWED, "2026-07-01"));
        assert!(!ask("ueberpruefung: ~\n", "2026-06-30"));
        assert!(!ask("status: entwurf\n", "2026-06-30"));
    }

    /// Three active processes, one in time: a is due on the day itself, b the day before, c was never reviewed; the
    /// draft d is no part of the population. Changes do not matter.
    #[test]
    fn the_share_of_current_reviews_is_over_all_processes() {
        let snapshot = snapshot(&[
            ("prozesse/hundesteuer.yaml", REVIEWED),
            ("prozesse/b.yaml", "ueberpruefung: {zuletzt: 2025-06-29}\n"),
            ("prozesse/c.yaml", "ueberpruefung: ~\n"),
            ("prozesse/d.yaml", "status: entwurf\n"),
        ]);
        let active: Vec<&ProzessEntity> = snapshot.registry.active().collect();
        let t = day("2026-06-30");
        let current = |prozesse: &[&ProzessEntity]| {
            let summe = Summe::of(prozesse, &Spalten::on(&snapshot.registry, t), &snapshot.config);
            Kennzahl::UeberpruefungAktuell.wert(&summe).basis()
        };
        assert_eq!(current(&active), Some((1, 3)));
        assert_eq!(current(&[]), Some((0, 0)));
        let changed = |_: &ProzessId| Aenderung::Seit(day("2026-01-01"));
        let zahlen = SiegelZahlen::new(&active, &snapshot.config, t, changed);
        assert_eq!(Siegel::ALL.map(|siegel| zahlen.of(siegel)), [0, 1, 1, 1]);
    }

    #[test]
    fn words_are_in_the_order_of_the_siegel() {
        assert_eq!(Siegel::ALL.map(Siegel::as_str).as_slice(), Siegel::WORDS);
    }
}
