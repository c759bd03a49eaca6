//! `ueberpruefung-ueberfaellig`: the regular review is due.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::prozess::ProzessStatus;
use crate::source::YamlPath;

rule! {
    /// Die Überprüfung des Prozesses ist überfällig.
    ///
    /// ## Was
    /// Seit `ueberpruefung.zuletzt` sind mehr Monate vergangen, als der Turnus erlaubt. Er steht im Steckbrief unter
    /// `turnus_monate`, sonst in `ddv.toml` (Vorgabe 12). Geprüft werden aktive Prozesse.
    ///
    /// ## Warum
    /// Die erfassten Prozesse sind regelmäßig auf Notwendigkeit, Richtigkeit und Optimierungspotenzial zu überprüfen
    /// (Dresden 2022). Ein Steckbrief, den seit Jahren niemand gelesen hat, beschreibt eine Verwaltung von gestern.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ueberpruefung:
    ///   zuletzt: 2025-02-15
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ueberpruefung:
    ///   zuletzt: 2026-02-15
    /// ```
    ///
    /// ## Abhilfe
    /// Gehen Sie den Steckbrief mit dem Fachamt durch: Wird der Prozess gebraucht, stimmt alles, lässt sich etwas
    /// verbessern? Tragen Sie dann den Tag und das `ergebnis` ein.
    pub struct UeberpruefungUeberfaellig = RuleId("ueberpruefung-ueberfaellig"), Warnung;
}

impl Rule for UeberpruefungUeberfaellig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for prozess in context.registry.prozesse.with_drafts() {
            let due = prozess.naechste_ueberpruefung(context.config.turnus_monate);
            let (ProzessStatus::Aktiv, Some(last), Some(due)) =
                (prozess.status, prozess.zuletzt_ueberprueft(), due)
            else {
                continue;
            };
            if due < context.stichtag {
                let message = format!(
                    "Die nächste Überprüfung war am {} fällig, die letzte war am {}.",
                    due.german(),
                    last.german()
                );
                out.push(
                    Self::PAGE
                        .finding(prozess.source, YamlPath::parse("ueberpruefung.zuletzt"), message)
                        .help("Überprüfen Sie den Prozess und tragen Sie hier den Tag ein."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn the_turnus_of_the_steckbrief_wins_and_the_last_day_is_in_time() {
        let files = [
            ("prozesse/a.yaml", "ueberpruefung: {zuletzt: 2025-06-30}\n"),
            ("prozesse/b.yaml", "ueberpruefung: {zuletzt: 2025-06-29}\n"),
            (
                "prozesse/c.yaml",
                "ueberpruefung: {zuletzt: 2024-07-01, turnus_monate: 24}\n",
            ),
            (
                "prozesse/d.yaml",
                "ueberpruefung: {zuletzt: 2026-02-28, turnus_monate: 3}\n",
            ),
            (
                "prozesse/e.yaml",
                "status: ausgesetzt\nueberpruefung: {zuletzt: 2010-01-01}\n",
            ),
        ];
        insta::assert_snapshot!(check(&UeberpruefungUeberfaellig, &files), @"
        prozesse/b.yaml: ueberpruefung.zuletzt: Die nächste Überprüfung war am 29.06.2026 fällig, die letzte war am 29.06.2025.
        prozesse/d.yaml: ueberpruefung.zuletzt: Die nächste Überprüfung war am 28.05.2026 fällig, die letzte war am 28.02.2026.
        ");
    }

    #[test]
    fn ddv_toml_sets_the_turnus() {
        let settings = "[verwaltung]\nname = \"M\"\n[steckbrief]\nturnus_monate = 3\n";
        insta::assert_snapshot!(
            check(&UeberpruefungUeberfaellig, &[("ddv.toml", settings)]),
            @"prozesse/hundesteuer.yaml: ueberpruefung.zuletzt: Die nächste Überprüfung war am 15.05.2026 fällig, die letzte war am 15.02.2026."
        );
    }
}
