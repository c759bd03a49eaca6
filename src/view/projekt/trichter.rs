//! The funnel: how many projects are in which phase of the Vorgehensmodell.

use serde::Serialize;

use crate::model::projekt::{Phase, Projekt};
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};

/// The longest bar.
const WIDTH: u64 = 30;

/// Projects by phase.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Trichter {
    /// The phases of the Vorgehensmodell, in order, those without a project too.
    pub phasen: Vec<PhaseCount>,
    /// Those that left it: refused, put off, broken off.
    pub abbrueche: Vec<PhaseCount>,
}

/// A phase with its projects.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::view) struct PhaseCount {
    /// The phase.
    pub phase: Phase,
    /// How many projects are in it.
    pub projekte: u64,
}

impl Trichter {
    /// The funnel of `projekte`.
    pub fn of<'p>(projekte: impl IntoIterator<Item = &'p Projekt>) -> Self {
        let mut counts = vec![0; Phase::ALL.len()];
        for projekt in projekte {
            counts[projekt.phase as usize] += 1;
        }
        let stufen = Phase::ALL.iter().zip(counts);
        let (abbrueche, phasen) = stufen
            .map(|(phase, projekte)| PhaseCount {
                phase: *phase,
                projekte,
            })
            .partition(|stufe| stufe.phase.is_abbruch());
        Self { phasen, abbrueche }
    }

    /// The phases with their bars.
    pub fn table(&self) -> Table {
        self.bars("Phase", &self.phasen)
    }

    /// Those that left the Vorgehensmodell, if there are any; the bars are as long as in [`Self::table`].
    pub fn abbruch_table(&self) -> Option<Table> {
        let is_any = self.abbrueche.iter().any(|stufe| stufe.projekte > 0);
        is_any.then(|| self.bars("Ausgeschieden", &self.abbrueche))
    }

    fn bars(&self, title: &str, stufen: &[PhaseCount]) -> Table {
        let all = self.phasen.iter().chain(&self.abbrueche);
        let most = all.map(|stufe| stufe.projekte).max().unwrap_or_default();
        Columns::new()
            .people("phase", title, Room::Whole, |stufe: &PhaseCount| {
                Cell::word(stufe.phase)
            })
            .people("projekte", "Projekte", Room::Fixed(0), |stufe| {
                Cell::count(stufe.projekte)
            })
            .people("balken", "", Room::Fixed(1), |stufe| {
                Cell::Id(bar(stufe.projekte, most))
            })
            .table(stufen)
    }
}

/// One block for each, shortened in proportion where the longest bar would be too long; at least one for something.
fn bar(number: u64, most: u64) -> String {
    let blocks = if most <= WIDTH {
        number
    } else {
        (number * WIDTH).div_ceil(most)
    };
    "█".repeat(usize::try_from(blocks).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn bars_have_one_block_each_or_are_in_proportion() {
        assert_eq!(bar(3, 5), "███");
        assert_eq!(bar(0, 0), "");
        assert_eq!(bar(1, 100), "█");
        assert_eq!(bar(100, 100).chars().count(), 30);
        assert_eq!(bar(50, 100).chars().count(), 15);
    }
}
