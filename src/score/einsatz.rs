//! How processes use one component on a day: the counts behind its roll-out (D S. 31, L 5.1).

use serde::Serialize;

use super::Zelle;
use super::wert::share_of;
use crate::model::prozess::Nutzung;
use crate::model::{Anteil, Datum, KomponenteEntity, ProzessEntity};

/// The processes by what they say of one component. Each counts once: `genutzt` to `ungeprueft` make up `anwendbar`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Einsatz {
    /// Processes that were asked.
    pub prozesse: u64,
    /// Of these, those that it is applicable to: the base of all below.
    pub anwendbar: u64,
    /// In use on the day.
    pub genutzt: u64,
    /// In use for part of the cases on the day.
    pub teilweise: u64,
    /// Written as in use, but only from a later day on.
    pub beginnt_spaeter: u64,
    /// Decided.
    pub geplant: u64,
    /// Of the decided ones, those whose day has passed.
    pub ueberfaellig: u64,
    /// Checked: applicable, not planned.
    pub moeglich: u64,
    /// Not checked yet.
    pub ungeprueft: u64,
    /// Makes no sense: written so, or outside the scope of the component.
    pub nicht_anwendbar: u64,
}

impl Einsatz {
    /// The counts of `komponente` over `prozesse` on `tag`, whether or not it is available then.
    pub fn of<'p>(
        komponente: &KomponenteEntity,
        prozesse: impl IntoIterator<Item = &'p ProzessEntity>,
        tag: Datum,
    ) -> Self {
        let mut einsatz = Self::default();
        for prozess in prozesse {
            einsatz.add(komponente, prozess, tag);
        }
        einsatz
    }

    /// Adds one process.
    pub fn add(&mut self, komponente: &KomponenteEntity, prozess: &ProzessEntity, tag: Datum) {
        let nutzung = prozess.komponenten.get(&komponente.id);
        let has_begun = nutzung.is_some_and(|n| n.seit.is_some_and(|day| day <= tag));
        let zelle = Zelle::of(prozess, komponente);
        self.prozesse += 1;
        self.anwendbar += u64::from(zelle != Zelle::NichtAnwendbar);
        let counter = match zelle {
            Zelle::Genutzt if has_begun => &mut self.genutzt,
            Zelle::Teilweise if has_begun => &mut self.teilweise,
            Zelle::Genutzt | Zelle::Teilweise => &mut self.beginnt_spaeter,
            Zelle::Geplant => &mut self.geplant,
            Zelle::Moeglich => &mut self.moeglich,
            Zelle::Ungeprueft => &mut self.ungeprueft,
            Zelle::NichtAnwendbar => &mut self.nicht_anwendbar,
        };
        *counter += 1;
        let due = nutzung.and_then(Nutzung::geplant_bis);
        self.ueberfaellig += u64::from(due.is_some_and(|day| day < tag));
    }

    /// Processes that use it, fully or partly.
    pub fn in_nutzung(&self) -> u64 {
        self.genutzt + self.teilweise
    }

    /// Share of the applicable processes that use it, fully or partly; undefined if it is applicable to none.
    pub fn nutzung(&self) -> Option<Anteil> {
        share_of(self.in_nutzung(), self.anwendbar)
    }
}
