//! What the order for a project must say, and who gives it (L 5.3).

use super::{Auftrag, Gremium};

impl Auftrag {
    /// The keys of the eight items that every order has, in their order.
    pub const PUNKTE: [&'static str; 8] = [
        "projektleitung",
        "team",
        "ziele",
        "phasen",
        "risiken",
        "budget",
        "ressourcen",
        "projektplan",
    ];

    /// The items that it does not state.
    pub fn fehlende_punkte(&self) -> Vec<&'static str> {
        let stated = [
            &self.projektleitung,
            &self.team,
            &self.ziele,
            &self.phasen,
            &self.risiken,
            &self.budget,
            &self.ressourcen,
            &self.projektplan,
        ];
        let all = Self::PUNKTE.into_iter().zip(stated);
        all.filter(|(_, value)| value.is_none())
            .map(|(key, _)| key)
            .collect()
    }
}

impl Gremium {
    /// Whether it decides on projects. Geschäftsstelle and Fachkreis prepare and recommend (L 5.3).
    pub fn is_entscheidend(self) -> bool {
        match self {
            Self::Geschaeftsstelle | Self::Fachkreis => false,
            Self::Steuerungsgremium
            | Self::Projektlenkungsausschuss
            | Self::DienstberatungOb
            | Self::Stadtrat => true,
        }
    }
}
