//! The use of a component as numbers, cells and a bar.

use serde::Serialize;

use crate::model::{Anteil, Datum, KomponenteEntity, ProzessEntity};
use crate::score::{Einsatz, share_of};
use crate::view::balken::balken;
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room};

/// Characters of a bar.
const BAR: usize = 12;

/// The counts with the share in use.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(in crate::view) struct KomponenteEinsatz {
    /// The counts.
    #[serde(flatten)]
    pub counts: Einsatz,
    /// Share of the applicable processes that use it, fully or partly; null without any.
    pub nutzung: Option<f64>,
}

impl KomponenteEinsatz {
    /// The counts of `komponente` over `prozesse` on `tag`.
    pub fn of(komponente: &KomponenteEntity, prozesse: &[&ProzessEntity], tag: Datum) -> Self {
        Self::from(Einsatz::of(komponente, prozesse.iter().copied(), tag))
    }

    /// `part` of the applicable processes.
    pub fn share(&self, part: u64) -> Cell {
        let base = self.counts.anwendbar;
        Cell::share(share_of(part, base).map(Anteil::get), part, base)
    }

    /// Those in use, of the applicable ones.
    pub fn in_use(&self) -> Cell {
        self.share(self.counts.in_nutzung())
    }

    /// The applicable processes as a bar.
    pub fn bar(&self) -> Cell {
        let e = &self.counts;
        let parts = [
            ('█', e.genutzt),
            ('▓', e.teilweise),
            ('▒', e.geplant + e.beginnt_spaeter),
            ('░', e.moeglich),
            ('·', e.ungeprueft),
        ];
        let bar = balken(&parts, BAR);
        if bar.is_empty() {
            Cell::Missing
        } else {
            Cell::Id(bar)
        }
    }
}

impl From<Einsatz> for KomponenteEinsatz {
    fn from(counts: Einsatz) -> Self {
        Self {
            nutzung: counts.nutzung().map(Anteil::get),
            counts,
        }
    }
}

/// All counts for machines, and for people those that they compare.
pub(in crate::view) fn counts<'c, R: 'c>(of: fn(&R) -> &KomponenteEinsatz) -> Columns<'c, R> {
    let count = |n: fn(&Einsatz) -> u64| move |row: &R| Cell::count(n(&of(row).counts));
    Columns::new()
        .machines("prozesse", count(|e| e.prozesse))
        .machines("anwendbar", count(|e| e.anwendbar))
        .machines("genutzt", count(|e| e.genutzt))
        .machines("teilweise", count(|e| e.teilweise))
        .machines("beginnt_spaeter", count(|e| e.beginnt_spaeter))
        .people("balken", "Stand", Room::Fixed(0), move |row| of(row).bar())
        .people("nutzung", "In Nutzung", Room::Fixed(0), move |row| {
            of(row).in_use()
        })
        .both("geplant", "geplant", Room::Fixed(0), count(|e| e.geplant))
        .both(
            "ueberfaellig",
            "davon überfällig",
            Room::Fixed(3),
            count(|e| e.ueberfaellig),
        )
        .both("moeglich", "möglich", Room::Fixed(1), count(|e| e.moeglich))
        .both("ungeprueft", "ungeprüft", Room::Fixed(2), count(|e| e.ungeprueft))
        .both(
            "nicht_anwendbar",
            "nicht anwendbar",
            Room::Fixed(3),
            count(|e| e.nicht_anwendbar),
        )
        .machines("nutzung", move |row| Cell::percent(of(row).nutzung))
}

/// What the signs of the bars mean.
pub(in crate::view) const LEGEND: &str = "Balken: █\u{a0}genutzt, ▓\u{a0}teilweise genutzt, ▒\u{a0}geplant, \
     ░\u{a0}möglich, ·\u{a0}ungeprüft; die ganze Länge sind die Prozesse, für die die Komponente anwendbar ist.";
