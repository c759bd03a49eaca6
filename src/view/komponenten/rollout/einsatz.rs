//! The use of a component as numbers, cells and a bar.

use serde::Serialize;

use crate::model::{Anteil, Datum, KomponenteEntity, ProzessEntity};
use crate::score::{Einsatz, share_of};
use crate::view::balken::balken;
use crate::view::report::Cell;

/// Characters of a bar.
const BAR: usize = 12;

/// The counts with the share in use.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(in crate::view) struct Zahlen {
    /// The counts.
    #[serde(flatten)]
    pub einsatz: Einsatz,
    /// Share of the applicable processes that use it, fully or partly; null without any.
    pub nutzung: Option<f64>,
}

impl Zahlen {
    /// The counts of `komponente` over `prozesse` on `tag`.
    pub fn of(komponente: &KomponenteEntity, prozesse: &[&ProzessEntity], tag: Datum) -> Self {
        let einsatz = Einsatz::of(komponente, prozesse.iter().copied(), tag);
        Self {
            nutzung: einsatz.nutzung().map(Anteil::get),
            einsatz,
        }
    }

    /// `part` of the applicable processes.
    pub fn share(&self, part: u64) -> Cell {
        let base = self.einsatz.anwendbar;
        Cell::share(share_of(part, base).map(Anteil::get), part, base)
    }

    /// Those in use, of the applicable ones.
    pub fn in_use(&self) -> Cell {
        self.share(self.einsatz.in_nutzung())
    }

    /// The applicable processes as a bar.
    pub fn bar(&self) -> Cell {
        let e = &self.einsatz;
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

    /// All counts, in the order of [`COUNTS`].
    pub fn counts(&self) -> Vec<Cell> {
        let e = &self.einsatz;
        let mut cells: Vec<Cell> = [
            e.prozesse,
            e.anwendbar,
            e.genutzt,
            e.teilweise,
            e.beginnt_spaeter,
            e.geplant,
            e.ueberfaellig,
            e.moeglich,
            e.ungeprueft,
            e.nicht_anwendbar,
        ]
        .map(|n| Cell::count(Some(n)))
        .into();
        cells.push(Cell::percent(self.nutzung));
        cells
    }
}

/// The columns of [`Zahlen::counts`]: keys as in JSON.
pub(in crate::view) const COUNTS: [&str; 11] = [
    "prozesse",
    "anwendbar",
    "genutzt",
    "teilweise",
    "beginnt_spaeter",
    "geplant",
    "ueberfaellig",
    "moeglich",
    "ungeprueft",
    "nicht_anwendbar",
    "nutzung",
];

/// What the signs of the bars mean.
pub(in crate::view) const LEGEND: &str = "Balken: █\u{a0}genutzt, ▓\u{a0}teilweise genutzt, ▒\u{a0}geplant, \
     ░\u{a0}möglich, ·\u{a0}ungeprüft; die ganze Länge sind die Prozesse, für die die Komponente anwendbar ist.";
