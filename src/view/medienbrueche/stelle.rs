//! One Medienbruch: the steps on its two sides, and the components that would remove it.

use serde::Serialize;

use crate::model::prozess::{Baustein, Medium, Prozess, Schritt};
use crate::model::{Datum, KomponenteId};
use crate::score::{Abhilfe, Ablaufbild, Zelle};

/// A place where the medium changes.
#[derive(Debug, Serialize)]
pub(super) struct Stelle {
    /// The number of the step before it, from 1.
    nach_schritt: usize,
    vorher: Seite,
    nachher: Seite,
    /// The components that would remove it alone, by id.
    abhilfe: Vec<Mittel>,
}

/// A step beside a break.
#[derive(Debug, Serialize)]
struct Seite {
    schritt: String,
    baustein: Baustein,
    medium: Medium,
}

/// A component with its state in the process.
#[derive(Debug, Serialize)]
pub(super) struct Mittel {
    komponente: KomponenteId,
    status: Zelle,
    seit: Option<Datum>,
    bis: Option<Datum>,
    /// Processes can use it on the Stichtag.
    verfuegbar: bool,
    verfuegbar_ab: Option<Datum>,
}

impl Stelle {
    /// The breaks of `prozess` on `tag`, in order.
    pub fn all(prozess: &Prozess, bild: &Ablaufbild<'_>, tag: Datum) -> Vec<Self> {
        let place = |before: &usize| {
            let helps = bild.abhilfen.iter().filter(|a| a.behoben.contains(before));
            Self {
                nach_schritt: before + 1,
                vorher: Seite::new(&prozess.ablauf[*before]),
                nachher: Seite::new(&prozess.ablauf[before + 1]),
                abhilfe: helps.map(|a| Mittel::new(a, prozess, tag)).collect(),
            }
        };
        bild.brueche.iter().map(place).collect()
    }

    /// `2 Bescheid drucken (digital) ≠ 3 Bescheid versenden (Papier)`.
    pub fn text(&self) -> String {
        let side =
            |number: usize, seite: &Seite| format!("{number} {} ({})", seite.schritt, seite.medium.label());
        format!(
            "{} ≠ {}",
            side(self.nach_schritt, &self.vorher),
            side(self.nach_schritt + 1, &self.nachher)
        )
    }

    /// `signatur (möglich), servicekonto (geplant bis 30.06.2027)`.
    pub fn abhilfe_text(&self) -> String {
        if self.abhilfe.is_empty() {
            return "keine Komponente allein".to_owned();
        }
        let parts: Vec<String> = self.abhilfe.iter().map(Mittel::text).collect();
        parts.join(", ")
    }
}

impl Seite {
    fn new(schritt: &Schritt) -> Self {
        Self {
            schritt: schritt.schritt.clone(),
            baustein: schritt.baustein,
            medium: schritt.medium,
        }
    }
}

impl Mittel {
    fn new(abhilfe: &Abhilfe<'_>, prozess: &Prozess, tag: Datum) -> Self {
        let komponente = abhilfe.komponente;
        let nutzung = prozess.komponenten.get(&komponente.id);
        Self {
            komponente: komponente.id.clone(),
            status: abhilfe.zelle,
            seit: nutzung.and_then(|n| n.seit),
            bis: nutzung.and_then(|n| n.bis),
            verfuegbar: komponente.is_available(tag),
            verfuegbar_ab: komponente.verfuegbar_ab,
        }
    }

    fn text(&self) -> String {
        let state = match (self.status, self.seit, self.bis) {
            (Zelle::Geplant, _, Some(day)) => format!("geplant bis {}", day.german()),
            (Zelle::Genutzt, Some(day), _) => format!("genutzt ab {}", day.german()),
            (
                Zelle::Genutzt
                | Zelle::Teilweise
                | Zelle::Geplant
                | Zelle::Moeglich
                | Zelle::NichtAnwendbar
                | Zelle::Ungeprueft,
                _,
                _,
            ) => self.status.label().to_owned(),
        };
        let missing = if self.verfuegbar {
            String::new()
        } else {
            format!(", {}", verfuegbar_text(false, self.verfuegbar_ab))
        };
        format!("{} ({state}{missing})", self.komponente)
    }
}

/// Whether processes can use a component, in words.
pub(super) fn verfuegbar_text(verfuegbar: bool, ab: Option<Datum>) -> String {
    match (verfuegbar, ab) {
        (true, _) => "verfügbar".to_owned(),
        (false, Some(day)) => format!("verfügbar ab {}", day.german()),
        (false, None) => "noch ohne Termin".to_owned(),
    }
}
