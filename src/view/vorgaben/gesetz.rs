//! How many obligations are how far, of one law or of all.

use serde::Serialize;

use super::rows::VorgabeRow;
use crate::model::vorgabe::VorgabeStatus;
use crate::score::vorgabe::Dringlichkeit;

/// Counts of obligations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct VorgabeCounts {
    pub vorgaben: u64,
    pub realisiert: u64,
    pub rollout: u64,
    pub in_arbeit: u64,
    pub offen: u64,
    /// Those whose day has passed and that are not realised; also counted in their state.
    pub ueberfaellig: u64,
}

/// The obligations of one law.
#[derive(Debug, Serialize)]
pub(super) struct Gesetz {
    pub gesetz: String,
    #[serde(flatten)]
    pub zahlen: VorgabeCounts,
}

impl VorgabeCounts {
    /// The counts of `zeilen`.
    pub fn of<'z>(zeilen: impl IntoIterator<Item = &'z VorgabeRow>) -> Self {
        let mut sums = Self::default();
        for zeile in zeilen {
            sums.vorgaben += 1;
            let of_state = match zeile.status {
                VorgabeStatus::Realisiert => &mut sums.realisiert,
                VorgabeStatus::Rollout => &mut sums.rollout,
                VorgabeStatus::InArbeit => &mut sums.in_arbeit,
                VorgabeStatus::Offen => &mut sums.offen,
            };
            *of_state += 1;
            sums.ueberfaellig += u64::from(zeile.dringlichkeit == Dringlichkeit::Ueberfaellig);
        }
        sums
    }
}

/// One entry per law, by name. An obligation from several laws counts in each of them.
pub(super) fn by_law(zeilen: &[VorgabeRow]) -> Vec<Gesetz> {
    let mut laws: Vec<&String> = zeilen.iter().flat_map(|z| &z.gesetz).collect();
    laws.sort();
    laws.dedup();
    let counted = laws.into_iter().map(|law| Gesetz {
        gesetz: law.clone(),
        zahlen: VorgabeCounts::of(zeilen.iter().filter(|z| z.gesetz.contains(law))),
    });
    counted.collect()
}
