//! The list of all rules.

use rayon::prelude::*;

use super::{Context, Rule};
use crate::config::Config;
use crate::diag::Diagnostic;

macro_rules! rules {
    ($( $module:ident :: $name:ident, )*) => {
        /// All rules, by name.
        pub static RULES: &[&dyn Rule] = &[$( &super::$module::$name, )*];
    };
}

rules! {
    ablauf_widerspricht_nutzung::AblaufWidersprichtNutzung,
    ampel_veraltet::AmpelVeraltet,
    auftrag_unvollstaendig::AuftragUnvollstaendig,
    ausnahme_ohne_grund::AusnahmeOhneGrund,
    ausnahme_ungenutzt::AusnahmeUngenutzt,
    budget_ueberschritten::BudgetUeberschritten,
    datei_uebergangen::DateiUebergangen,
    datei_unlesbar::DateiUnlesbar,
    datei_zu_gross::DateiZuGross,
    datum_in_zukunft::DatumInZukunft,
    datum_ungueltig::DatumUngueltig,
    eintrag_ungenutzt::EintragUngenutzt,
    entscheidung_fehlt::EntscheidungFehlt,
    faelle_digital_uebersteigen::FaelleDigitalUebersteigen,
    finanzierung_offen::FinanzierungOffen,
    git_konflikt::GitKonflikt,
    id_doppelt::IdDoppelt,
    id_ungueltig::IdUngueltig,
    kennzahlen_veraltet::KennzahlenVeraltet,
    kodierung_falsch::KodierungFalsch,
    komponente_nicht_bereit::KomponenteNichtBereit,
    komponente_ungeprueft::KomponenteUngeprueft,
    konfiguration_ungueltig::KonfigurationUngueltig,
    leika_doppelt::LeikaDoppelt,
    leika_ungueltig::LeikaUngueltig,
    meilenstein_ueberfaellig::MeilensteinUeberfaellig,
    nicht_im_portfolio::NichtImPortfolio,
    nutzung_ohne_verfuegbarkeit::NutzungOhneVerfuegbarkeit,
    nutzung_widerspricht_geltung::NutzungWidersprichtGeltung,
    ordner_unbekannt::OrdnerUnbekannt,
    personenangabe::Personenangabe,
    pflichtangabe_fehlt::PflichtangabeFehlt,
    phase_uebersprungen::PhaseUebersprungen,
    plan_ohne_projekt::PlanOhneProjekt,
    plan_projekt_widerspricht::PlanProjektWiderspricht,
    plan_ueberfaellig::PlanUeberfaellig,
    programm_ohne_projekt::ProgrammOhneProjekt,
    regel_unbekannt::RegelUnbekannt,
    schluessel_doppelt::SchluesselDoppelt,
    schluessel_fehlt::SchluesselFehlt,
    schluessel_unbekannt::SchluesselUnbekannt,
    schluessel_unpassend::SchluesselUnpassend,
    schreibweise_doppelt::SchreibweiseDoppelt,
    termin_widerspruch::TerminWiderspruch,
    text_ohne_anfuehrungszeichen::TextOhneAnfuehrungszeichen,
    ueberpruefung_ueberfaellig::UeberpruefungUeberfaellig,
    verweis_unbekannt::VerweisUnbekannt,
    wert_bereich::WertBereich,
    wert_leer::WertLeer,
    wert_typ::WertTyp,
    wert_unbekannt::WertUnbekannt,
    wirkung_ohne_basis::WirkungOhneBasis,
    yaml_ungueltig::YamlUngueltig,
    zahl_ungueltig::ZahlUngueltig,
    ziel_ohne_grundgesamtheit::ZielOhneGrundgesamtheit,
    zielart_widerspricht::ZielartWiderspricht,
    zyklus::Zyklus,
}

/// The rule called `name`.
pub fn find_rule(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| rule.page().id.0 == name)
}

/// Whether `[regeln]` names a rule that does not exist: an unknown key like any other.
pub fn has_unknown_rule(config: &Config) -> bool {
    config.regeln.keys().any(|name| find_rule(name).is_none())
}

/// Runs all rules. The order of the findings is that of the rules; callers sort them by place.
pub fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    RULES
        .par_iter()
        .flat_map_iter(|rule| {
            let mut found = Vec::new();
            rule.check(context, &mut found);
            found
        })
        .collect()
}
