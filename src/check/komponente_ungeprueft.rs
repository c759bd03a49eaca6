//! `komponente-ungeprueft`: nobody asked whether a process can use a binding component.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::prozess::ProzessStatus;
use crate::source::YamlPath;

rule! {
    /// Zu einer verbindlichen Komponente fehlt das Urteil.
    ///
    /// ## Was
    /// Eine Komponente ist am Stichtag verbindlich und verfügbar und gilt für den aktiven Prozess, steht aber nicht unter
    /// seinen `komponenten`. Gemeldet wird jeder Prozess einmal, mit allen Komponenten ohne Urteil.
    ///
    /// ## Warum
    /// Dresden hat 2017 beschlossen, die IT-Architektur verbindlich anzuwenden, und verlangt, die Frage nach jeder
    /// Komponente für jeden einzelnen Prozess zu stellen. Ohne Eintrag weiß niemand, ob sie gestellt wurde.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: moeglich}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// komponenten:
    ///   dms: {status: nicht-anwendbar, grund: Es entsteht keine Akte}
    ///   epayment: {status: moeglich}
    /// ```
    ///
    /// ## Abhilfe
    /// Prüfen Sie die Komponente mit dem Fachamt und tragen Sie das Urteil ein: `genutzt`, `teilweise`, `geplant`,
    /// `moeglich` oder `nicht-anwendbar` mit `grund`. Gilt sie für solche Prozesse grundsätzlich nicht, schränken Sie
    /// ihr `gilt_fuer` ein.
    pub struct KomponenteUngeprueft = RuleId("komponente-ungeprueft"), Warnung;
}

impl Rule for KomponenteUngeprueft {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let day = context.stichtag;
        let is_binding = |since: Option<_>| since.is_some_and(|since| since <= day);
        let binding: Vec<_> = context
            .registry
            .komponenten
            .iter()
            .filter(|k| is_binding(k.verbindlich_seit) && k.is_available(day))
            .collect();
        for prozess in context.registry.prozesse.with_drafts() {
            if prozess.status != ProzessStatus::Aktiv {
                continue;
            }
            let open: Vec<String> = binding
                .iter()
                .filter(|k| !prozess.komponenten.contains_key(&k.id) && k.applies_to(prozess))
                .map(|k| format!("`{}`", k.id))
                .collect();
            let message = match &open[..] {
                [] => continue,
                [one] => format!("Zur verbindlichen Komponente {one} fehlt das Urteil."),
                [init @ .., last] => {
                    format!(
                        "Zu den verbindlichen Komponenten {} und {last} fehlt das Urteil.",
                        init.join(", ")
                    )
                }
            };
            out.push(
                Self::PAGE
                    .finding(prozess.source, YamlPath::parse("komponenten"), message)
                    .at_key()
                    .help("Tragen Sie ein, was die Prüfung ergab, etwa `status: moeglich`."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const FILE: &str = "prozesse/hundesteuer.yaml";

    fn with(component: &str) -> String {
        let files = [("komponenten/neu.yaml", component), (FILE, "name: Hundesteuer\n")];
        check(&KomponenteUngeprueft, &files)
    }

    #[test]
    fn only_what_binds_is_there_and_applies_must_be_judged() {
        assert_eq!(with("verbindlich_seit:\n"), "");
        assert_eq!(with("verbindlich_seit: 2026-07-01\n"), "");
        assert_eq!(with("verfuegbar_ab: 2026-07-01\n"), "");
        assert_eq!(with("abgeloest_am: 2026-06-30\n"), "");
        assert_eq!(with("gilt_fuer: {ausrichtung: [intern]}\n"), "");
        assert_ne!(with("verbindlich_seit: 2026-06-30\n"), "");
    }

    #[test]
    fn one_finding_per_active_process_names_them_all() {
        let files = [
            ("komponenten/neu.yaml", "name: Neu\n"),
            (FILE, "komponenten: {dms: {status: moeglich}}\n"),
            ("prozesse/leer.yaml", "komponenten:\n"),
            ("prozesse/entwurf.yaml", "status: entwurf\nkomponenten:\n"),
        ];
        insta::assert_snapshot!(check(&KomponenteUngeprueft, &files), @"
        prozesse/hundesteuer.yaml: komponenten: Zur verbindlichen Komponente `neu` fehlt das Urteil.
        prozesse/leer.yaml: komponenten: Zu den verbindlichen Komponenten `dms` und `neu` fehlt das Urteil.
        ");
    }

    #[test]
    fn silent_where_the_entries_can_not_be_read() {
        insta::assert_snapshot!(check(&KomponenteUngeprueft, &[(FILE, "komponenten: \"dms\n")]), @"");
    }
}
