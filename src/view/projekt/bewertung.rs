//! What the criteria say of a project, as JSON and in words.

use serde::Serialize;

use crate::score::projekt::rang::{Bewertung, Kriteriumswert, Projektkriterium};
use crate::view::zahlwort::{decimal, zahl};

/// Something of each criterion.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::view) struct JeKriterium<T> {
    pub rechtliche_vorgaben: T,
    pub politische_intention: T,
    pub effizienz: T,
    pub technik: T,
    pub ressourcen: T,
}

/// The score of a project and what it was made of.
#[derive(Debug, Clone, Serialize)]
pub(in crate::view) struct Bewertet {
    /// 0 to 1; null if a criterion that weighs something is missing.
    pub score: Option<f64>,
    /// Null where it is neither written nor derivable.
    pub kriterien: JeKriterium<Option<Kriteriumswert>>,
    /// The criteria that are missing.
    pub fehlend: Vec<&'static str>,
    /// What the project can still save up to the horizon; null if the register does not tell.
    pub eingespart_eur: Option<f64>,
}

impl<T: Copy> JeKriterium<T> {
    /// From values in the order of [`Projektkriterium::ALL`].
    pub fn of(values: [T; 5]) -> Self {
        let [
            rechtliche_vorgaben,
            politische_intention,
            effizienz,
            technik,
            ressourcen,
        ] = values;
        Self {
            rechtliche_vorgaben,
            politische_intention,
            effizienz,
            technik,
            ressourcen,
        }
    }

    /// The values in the order of [`Projektkriterium::ALL`].
    pub fn all(&self) -> [T; 5] {
        [
            self.rechtliche_vorgaben,
            self.politische_intention,
            self.effizienz,
            self.technik,
            self.ressourcen,
        ]
    }
}

impl Bewertet {
    /// What `bewertung` says.
    pub fn of(bewertung: &Bewertung, eingespart_eur: Option<f64>) -> Self {
        Self {
            score: bewertung.score,
            kriterien: JeKriterium::of(bewertung.werte),
            fehlend: bewertung
                .fehlend
                .iter()
                .copied()
                .map(Projektkriterium::as_str)
                .collect(),
            eingespart_eur,
        }
    }

    /// The criteria that are derived.
    pub fn derived(&self) -> Vec<&'static str> {
        let values = Projektkriterium::ALL.into_iter().zip(self.kriterien.all());
        let derived = values.filter(|(_, wert)| wert.is_some_and(|w| w.abgeleitet));
        derived.map(|(kriterium, _)| kriterium.as_str()).collect()
    }
}

/// The value of a criterion for people: `"2,4 *"` if derived.
pub(in crate::view) fn wert_text(wert: Kriteriumswert) -> String {
    if wert.abgeleitet {
        format!("{} *", decimal(wert.wert, 1))
    } else {
        zahl(wert.wert)
    }
}

/// How derived values came about.
pub(in crate::view) const ABGELEITET: &str = "* abgeleitet, weil das Projekt selbst keine Note nennt. Technik: Mittel \
     über den Reifegrad seiner Komponenten, von 3 (einsatzbereit) in gleichen Schritten bis 0 (Produkt fehlt). \
     Effizienz: 3 mal das, was seine Komponenten bei seinen Prozessen bis zum Horizont noch sparen, geteilt durch das \
     höchste, das ein Projekt des Registers spart.";
