//! The way of a project through the phases of the Vorgehensmodell (L 5.2.2, 5.3).

use super::Phase;

/// The phases in their order; the ends before the end (refused, put off, broken off) are none of them.
const FOLGE: [Phase; 10] = [
    Phase::Idee,
    Phase::Vorpruefung,
    Phase::Empfehlung,
    Phase::Beauftragt,
    Phase::IstAnalyse,
    Phase::Konzept,
    Phase::Umsetzung,
    Phase::Rollout,
    Phase::Betrieb,
    Phase::Abgeschlossen,
];

impl Phase {
    /// Its place in the Vorgehensmodell, from 0; none for a project that was refused, put off or broken off.
    pub fn schritt(self) -> Option<usize> {
        FOLGE.iter().position(|phase| *phase == self)
    }

    /// Whether a project in this phase has reached `phase` of the Vorgehensmodell; never if it was refused, put off or
    /// broken off.
    pub fn is_from(self, phase: Self) -> bool {
        self.schritt().is_some_and(|own| Some(own) >= phase.schritt())
    }

    /// The phases that a project leaves out if it goes from this one straight to `ziel`; none if it goes back, or if one
    /// of the two is no phase of the Vorgehensmodell. A project that ends behind its roll-out leaves nothing out: its
    /// operation need not be part of it.
    pub fn ausgelassen_bis(self, ziel: Self) -> &'static [Self] {
        let (Some(von), Some(bis)) = (self.schritt(), ziel.schritt()) else {
            return &[];
        };
        let between = FOLGE.get(von + 1..bis).unwrap_or_default();
        match between {
            [rest @ .., Self::Betrieb] if ziel == Self::Abgeschlossen => rest,
            all => all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_no_phases_of_the_way() {
        assert!(Phase::Betrieb.is_from(Phase::Beauftragt) && Phase::Beauftragt.is_from(Phase::Beauftragt));
        assert!(!Phase::Empfehlung.is_from(Phase::Beauftragt));
        for ende in [Phase::Abgelehnt, Phase::Zurueckgestellt, Phase::Abgebrochen] {
            assert!(!ende.is_from(Phase::Idee) && ende.schritt().is_none(), "{ende}");
        }
    }

    #[test]
    fn what_lies_between_is_left_out_but_for_the_operation_before_the_end() {
        let left_out = |von: Phase, bis: Phase| von.ausgelassen_bis(bis).to_vec();
        assert_eq!(left_out(Phase::Idee, Phase::Vorpruefung), []);
        assert_eq!(left_out(Phase::Konzept, Phase::Rollout), [Phase::Umsetzung]);
        assert_eq!(left_out(Phase::Rollout, Phase::Konzept), []);
        assert_eq!(left_out(Phase::Rollout, Phase::Abgeschlossen), []);
        assert_eq!(left_out(Phase::Umsetzung, Phase::Abgeschlossen), [Phase::Rollout]);
        assert_eq!(left_out(Phase::Zurueckgestellt, Phase::Rollout), []);
    }
}
