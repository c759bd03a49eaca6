//! `programm-ohne-projekt`: a programme that bundles nothing.

use std::collections::BTreeSet;

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};

rule! {
    /// Zu einem Programm gehört kein Projekt.
    ///
    /// ## Was
    /// Kein Projekt nennt das Programm unter `programm`. Ein beendetes Projekt zählt mit, auch eines, dessen Datei gerade
    /// nicht lesbar ist.
    ///
    /// ## Warum
    /// Ein Programm bündelt Projekte unter einer Leitung und einem Berichtsweg (Dresden 2022, Umsetzung). Ohne Projekte
    /// bleibt sein Bericht leer; oft ist die Kennung im Projekt eine andere.
    ///
    /// ## Beispiel
    /// ```yaml schlecht programme/leer.yaml
    /// name: Programm ohne Projekte
    /// ```
    /// ```yaml gut programme/digital.yaml
    /// name: Digitales Rathaus
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie bei den Projekten `programm` ein. Ist das Programm zu Ende oder nie begonnen worden, löschen Sie die Datei;
    /// die Geschichte behält sie.
    pub struct ProgrammOhneProjekt = RuleId("programm-ohne-projekt"), Hinweis;
}

impl Rule for ProgrammOhneProjekt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let projekte = context.registry.projekte.with_drafts();
        let named: BTreeSet<_> = projekte.filter_map(|p| p.programm.as_ref()).collect();
        for programm in context.registry.programme.with_drafts() {
            if !named.contains(&programm.id) {
                let message = format!("Kein Projekt nennt das Programm `{}`.", programm.id);
                let help = format!(
                    "Ergänzen Sie bei den Projekten `programm: {}`, oder löschen Sie die Datei.",
                    programm.id
                );
                out.push(Self::PAGE.on_file(programm.source, message).help(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{check, check_whole};

    #[test]
    fn an_ended_project_and_an_unreadable_one_count() {
        let files = [("projekte/bezahlung.yaml", "phase: abgebrochen\n")];
        insta::assert_snapshot!(check(&ProgrammOhneProjekt, &files), @"");
        let files = [(
            "projekte/bezahlung.yaml",
            "name: X\nprogramm: digital\nphase: falsch\n",
        )];
        insta::assert_snapshot!(check_whole(&ProgrammOhneProjekt, &files), @"");
    }

    #[test]
    fn finds_the_empty_one_beside_a_full_one() {
        let files = [("programme/leer.yaml", "name: Leer\n")];
        insta::assert_snapshot!(check(&ProgrammOhneProjekt, &files), @"programme/leer.yaml: Kein Projekt nennt das Programm `leer`.");
    }
}
