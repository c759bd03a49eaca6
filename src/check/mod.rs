//! The rules: one file each, with the manual page as its doc comment. Rules look at a loaded registry and report;
//! they don't count, filter, locate or print.

mod ablauf_widerspricht_nutzung;
mod ampel_veraltet;
mod auftrag_unvollstaendig;
mod ausnahme_ohne_grund;
mod ausnahme_ungenutzt;
mod budget_ueberschritten;
mod catalog;
mod datei_uebergangen;
mod datei_unlesbar;
mod datei_zu_gross;
mod datum_in_zukunft;
mod datum_ungueltig;
mod eintrag_ungenutzt;
mod entscheidung_fehlt;
mod faelle_digital_uebersteigen;
mod finanzierung_offen;
mod git_konflikt;
mod id_doppelt;
mod id_ungueltig;
mod kennzahlen_veraltet;
mod kodierung_falsch;
mod komponente_nicht_bereit;
mod komponente_ungeprueft;
mod konfiguration_ungueltig;
mod leika_doppelt;
mod leika_ungueltig;
mod meilenstein_ueberfaellig;
mod nicht_im_portfolio;
mod nutzung_ohne_verfuegbarkeit;
mod nutzung_widerspricht_geltung;
mod ordner_unbekannt;
mod page;
mod personenangabe;
mod pflichtangabe_fehlt;
mod phase_uebersprungen;
mod plan_ohne_projekt;
mod plan_projekt_widerspricht;
mod plan_ueberfaellig;
mod programm_ohne_projekt;
mod reference;
mod regel_unbekannt;
#[cfg(test)]
mod schema;
mod schluessel_doppelt;
mod schluessel_fehlt;
mod schluessel_unbekannt;
mod schluessel_unpassend;
mod schreibweise_doppelt;
#[cfg(test)]
mod showcase;
mod termin_widerspruch;
#[cfg(test)]
pub(crate) mod testing;
mod text_ohne_anfuehrungszeichen;
mod ueberpruefung_ueberfaellig;
mod verweis_unbekannt;
mod wert_bereich;
mod wert_leer;
mod wert_typ;
mod wert_unbekannt;
mod wirkung_ohne_basis;
mod worte;
mod yaml_ungueltig;
mod zahl_ungueltig;
mod zelle;
mod ziel_ohne_grundgesamtheit;
mod zielart_widerspricht;
mod zyklus;

pub use catalog::{RULES, find_rule, has_unknown_rule, run};
pub(crate) use page::rule;
pub use page::{Example, Page};

use std::collections::HashSet;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::projekt::Phasenfolgen;
use crate::model::{Datum, Registry};
use crate::source::SourceId;

/// What rules may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The entities; rules look at `with_drafts()`, so that a file shows all its findings at once. Those that conclude
    /// from what a file does *not* say look at readable files only: what is missing from a draft may stand in it.
    pub registry: &'a Registry,
    /// The settings.
    pub config: &'a Config,
    /// The file of the settings, for findings about the registry as a whole.
    pub config_source: SourceId,
    /// The files whose text holds an `@`: only these can hold an e-mail address. Looking is free while they are read.
    pub with_at_sign: &'a HashSet<SourceId>,
    /// The day that counts as today.
    pub stichtag: Datum,
    /// How the projects came to their phases; none if no history was asked, or there is none to ask.
    pub phasen: Option<&'a Phasenfolgen>,
}

/// A defect that can be found.
pub trait Rule: Sync {
    /// Name, severity and manual of the rule.
    fn page(&self) -> &'static Page;

    /// Reports every place where the rule is broken. Rules about the form of files are raised while reading and
    /// have nothing to add here.
    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let _ = (context, out);
    }
}
