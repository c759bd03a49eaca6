//! `kennzahlen-veraltet`: figures of years ago.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::prozess::ProzessStatus;
use crate::source::YamlPath;

rule! {
    /// Die Kennzahlen sind veraltet.
    ///
    /// ## Was
    /// Der Stand der Kennzahlen liegt weiter zurück als `steckbrief.kennzahlen_veraltet_monate` in `ddv.toml` (Vorgabe
    /// 24). Geprüft werden aktive Prozesse.
    ///
    /// ## Warum
    /// Prognose und Rangliste gehen von diesen Zahlen aus. Fallzahlen wachsen mit der Stadt; mit alten Zahlen erscheint
    /// der Nutzen der Digitalisierung dort zu klein, wo sie am nötigsten ist.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// kennzahlen:
    ///   stand: 2023-12-31
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// kennzahlen:
    ///   stand: 2025-12-31
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie die Zahlen des letzten Jahres mit ihrem `stand` ein. Ändern Sie nicht den Stand allein: Er sagt, für
    /// welchen Tag die Zahlen gelten, nicht, wann jemand nachgesehen hat.
    pub struct KennzahlenVeraltet = RuleId("kennzahlen-veraltet"), Warnung;
}

impl Rule for KennzahlenVeraltet {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let months = context.config.kennzahlen_veraltet_monate;
        for prozess in context.registry.prozesse.with_drafts() {
            let stand = prozess.kennzahlen.as_ref().and_then(|k| k.stand);
            let until = prozess.kennzahlen_aktuell_bis(months);
            let (ProzessStatus::Aktiv, Some(stand), Some(until)) = (prozess.status, stand, until) else {
                continue;
            };
            if until < context.stichtag {
                let message = format!(
                    "Die Kennzahlen vom {} waren bis zum {} aktuell.",
                    stand.german(),
                    until.german()
                );
                out.push(
                    Self::PAGE
                        .finding(prozess.source, YamlPath::parse("kennzahlen.stand"), message)
                        .help("Tragen Sie neue Zahlen mit ihrem Stand ein."),
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
    fn the_last_day_is_in_time_and_only_active_processes_count() {
        let files = [
            ("prozesse/a.yaml", "kennzahlen: {stand: 2024-06-30}\n"),
            ("prozesse/b.yaml", "kennzahlen: {stand: 2024-06-29}\n"),
            (
                "prozesse/c.yaml",
                "status: entwurf\nkennzahlen: {stand: 2010-01-01}\n",
            ),
        ];
        insta::assert_snapshot!(
            check(&KennzahlenVeraltet, &files),
            @"prozesse/b.yaml: kennzahlen.stand: Die Kennzahlen vom 29.06.2024 waren bis zum 29.06.2026 aktuell."
        );
    }

    #[test]
    fn ddv_toml_sets_the_limit() {
        let settings = "[verwaltung]\nname = \"M\"\n[steckbrief]\nkennzahlen_veraltet_monate = 1\n";
        insta::assert_snapshot!(
            check(&KennzahlenVeraltet, &[("ddv.toml", settings)]),
            @"prozesse/hundesteuer.yaml: kennzahlen.stand: Die Kennzahlen vom 31.12.2025 waren bis zum 31.01.2026 aktuell."
        );
    }
}
