//! `ablauf-widerspricht-nutzung`: a step uses a component that the process does not use.

use super::zelle::is_living;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::prozess::NutzungStatus;
use crate::source::YamlPath;

rule! {
    /// Der Ablauf nennt eine Komponente, die der Prozess nicht nutzt.
    ///
    /// ## Was
    /// Ein Schritt unter `ablauf` führt eine Komponente auf, die unter `komponenten` nicht als `genutzt` oder `teilweise`
    /// steht oder dort ganz fehlt.
    ///
    /// ## Warum
    /// Nur die Einträge unter `komponenten` zählen für die Karte. Läuft ein Schritt schon über die Komponente, zeigt sie
    /// zu wenig; läuft er noch nicht darüber, beschreibt der Ablauf den Wunsch und nicht den Zustand.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ablauf:
    ///   - {schritt: Gebühr zahlen, baustein: zahlung-abwickeln, medium: digital, komponenten: [epayment]}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ablauf:
    ///   - {schritt: Anmeldung ablegen, baustein: registrieren, medium: digital, komponenten: [dms]}
    /// ```
    ///
    /// ## Abhilfe
    /// Setzen Sie die Komponente auf `genutzt` oder `teilweise` mit `seit`, oder nehmen Sie sie aus dem Schritt. Der
    /// Ablauf beschreibt, wie heute gearbeitet wird.
    pub struct AblaufWidersprichtNutzung = RuleId("ablauf-widerspricht-nutzung"), Warnung;
}

impl Rule for AblaufWidersprichtNutzung {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        // Only readable files: what is missing from others may stand in them all the same.
        for prozess in context.registry.prozesse.iter().filter(|p| is_living(p.status)) {
            for (i, schritt) in prozess.ablauf.iter().enumerate() {
                for (j, id) in schritt.komponenten.iter().enumerate() {
                    if !context.registry.komponenten.is_known(id) {
                        continue;
                    }
                    let message = match prozess.komponenten.get(id).map(|n| n.status) {
                        Some(NutzungStatus::Genutzt | NutzungStatus::Teilweise) => continue,
                        Some(
                            status @ (NutzungStatus::Geplant
                            | NutzungStatus::Moeglich
                            | NutzungStatus::NichtAnwendbar),
                        ) => format!(
                            "Der Schritt nutzt `{id}`, unter `komponenten` steht dafür aber `{status}`."
                        ),
                        None => format!("Der Schritt nutzt `{id}`, unter `komponenten` fehlt sie aber."),
                    };
                    let path = YamlPath::parse("ablauf").index(i).key("komponenten").index(j);
                    out.push(Self::PAGE.finding(prozess.source, path, message).help(
                        "Tragen Sie die Nutzung unter `komponenten` ein, oder nehmen Sie die Komponente aus dem Schritt.",
                    ));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const FILE: &str = "prozesse/hundesteuer.yaml";
    const STEPS: &str = "ablauf:\n  - {schritt: A, baustein: registrieren, medium: digital, komponenten: [dms]}\n  \
                         - {schritt: B, baustein: versenden, medium: digital, komponenten: [dms, epayment, weg]}\n";

    #[test]
    fn silent_on_used_and_unknown_components() {
        let cells = "komponenten:\n  dms: {status: genutzt, seit: 2023-01-01}\n  \
                     epayment: {status: teilweise, seit: 2023-01-01}\n";
        let files = [(FILE, &*format!("{STEPS}{cells}"))];
        insta::assert_snapshot!(check(&AblaufWidersprichtNutzung, &files), @"");
    }

    #[test]
    fn finds_planned_and_missing_ones_behind_used_ones() {
        let missing = "komponenten:\n  dms: {status: genutzt, seit: 2023-01-01}\n";
        let planned =
            "komponenten:\n  dms: {status: moeglich}\n  epayment: {status: genutzt, seit: 2023-01-01}\n";
        let files = [
            (FILE, &*format!("{STEPS}{missing}")),
            ("prozesse/b.yaml", &*format!("{STEPS}{planned}")),
        ];
        insta::assert_snapshot!(check(&AblaufWidersprichtNutzung, &files), @"
        prozesse/b.yaml: ablauf[0].komponenten[0]: Der Schritt nutzt `dms`, unter `komponenten` steht dafür aber `moeglich`.
        prozesse/b.yaml: ablauf[1].komponenten[0]: Der Schritt nutzt `dms`, unter `komponenten` steht dafür aber `moeglich`.
        prozesse/hundesteuer.yaml: ablauf[1].komponenten[1]: Der Schritt nutzt `epayment`, unter `komponenten` fehlt sie aber.
        ");
    }
}
