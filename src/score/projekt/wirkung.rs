//! What a project was to achieve for a process, and what it has achieved (D S. 24).

use crate::model::projekt::{ProjektWirkung, ProzessKennzahl};
use crate::model::value::Zahl;
use crate::model::{Datum, ProzessId};

/// A way shorter than this is none.
const TOLERANCE: f64 = 1e-9;

/// One effect, with the degree reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Zielerreichung {
    /// The process.
    pub prozess: Option<ProzessId>,
    /// Which of its figures.
    pub kennzahl: ProzessKennzahl,
    /// The value before the project.
    pub basis: Option<f64>,
    /// The value aimed at.
    pub ziel: f64,
    /// The value reached.
    pub ist: Option<f64>,
    /// The day of that value.
    pub stand: Option<Datum>,
    /// (ist - basis) / (ziel - basis): the share of the way that is done; below 0 if it went the other way, none if one
    /// of the three is missing or `basis` is the goal. Its 0 has no sign.
    pub grad: Option<f64>,
}

impl Zielerreichung {
    /// The effect, if it names a figure and a goal.
    pub fn new(wirkung: &ProjektWirkung) -> Option<Self> {
        let (basis, ziel, ist) = (wirkung.basis, wirkung.ziel?.get(), wirkung.ist.map(Zahl::get));
        let basis = basis.map(Zahl::get);
        let way = basis
            .map(|basis| ziel - basis)
            .filter(|way| way.abs() > TOLERANCE);
        let grad = match (basis, ist, way) {
            (Some(basis), Some(ist), Some(way)) => Some((ist - basis) / way + 0.0),
            (Some(_) | None, Some(_) | None, Some(_) | None) => None,
        };
        Some(Self {
            prozess: wirkung.prozess.clone(),
            kennzahl: wirkung.kennzahl?,
            basis,
            ziel,
            ist,
            stand: wirkung.stand,
            grad,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The degree of an effect from `basis` to `ziel` that came to `ist`.
    fn grad(basis: f64, ziel: f64, ist: f64) -> Option<f64> {
        let wirkung = ProjektWirkung {
            kennzahl: Some(ProzessKennzahl::Vza),
            basis: Zahl::new(basis),
            ziel: Zahl::new(ziel),
            ist: Zahl::new(ist),
            prozess: None,
            stand: None,
        };
        Zielerreichung::new(&wirkung).and_then(|z| z.grad)
    }

    #[test]
    fn the_share_of_the_way_that_is_done() {
        assert_eq!(grad(10.0, 5.0, 7.5), Some(0.5));
        assert_eq!(grad(10.0, 5.0, 12.5), Some(-0.5));
        assert_eq!(grad(10.0, 10.0, 12.5), None);
    }

    #[test]
    fn nothing_done_on_the_way_down_is_zero_without_a_sign() {
        assert_eq!(grad(10.0, 5.0, 10.0).map(f64::to_bits), Some(0));
    }
}
