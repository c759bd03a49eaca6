//! `plan-ohne-projekt`: a planned component that no project brings.

use super::zelle::Zelle;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::prozess::NutzungStatus;

rule! {
    /// Eine geplante Einführung nennt kein Projekt.
    ///
    /// ## Was
    /// Eine Komponente steht auf `geplant`, ohne dass `projekt` sagt, welches Projekt sie einführt.
    ///
    /// ## Warum
    /// Ein Termin ohne Projekt hat kein Budget und keine Projektleitung. Erst der Verweis zeigt dem Lenkungskreis,
    /// welche Prozesse ein Projekt in Verzug mitnimmt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: geplant, bis: 2027-03-31}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: geplant, bis: 2027-03-31, projekt: bezahlung}
    /// ```
    ///
    /// ## Abhilfe
    /// Nennen Sie unter `projekt` die Kennung des Projekts. Gibt es noch keines, legen Sie es mit `phase: idee` an oder
    /// setzen Sie die Komponente auf `moeglich`.
    pub struct PlanOhneProjekt = RuleId("plan-ohne-projekt"), Hinweis;
}

impl Rule for PlanOhneProjekt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for zelle in Zelle::all(context.registry) {
            if zelle.nutzung.status == NutzungStatus::Geplant && zelle.nutzung.projekt.is_none() {
                let message = format!("Der Plan für `{}` nennt kein Projekt.", zelle.id);
                out.push(zelle.finding(&Self::PAGE, "projekt", message).help(
                    "Ergänzen Sie `projekt: …` mit der Kennung des Projekts, das die Komponente einführt.",
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const FILE: &str = "prozesse/hundesteuer.yaml";

    #[test]
    fn silent_on_other_statuses() {
        let text =
            "komponenten:\n  dms: {status: genutzt, seit: 2023-01-01}\n  epayment: {status: moeglich}\n";
        insta::assert_snapshot!(check(&PlanOhneProjekt, &[(FILE, text)]), @"");
    }

    #[test]
    fn finds_a_plan_without_behind_one_with_project() {
        let text = "komponenten:\n  dms: {status: geplant, bis: 2027-01-01, projekt: bezahlung}\n  \
                    epayment: {status: geplant, bis: 2027-01-01, projekt: ~}\n";
        insta::assert_snapshot!(
            check(&PlanOhneProjekt, &[(FILE, text)]),
            @"prozesse/hundesteuer.yaml: komponenten.epayment.projekt: Der Plan für `epayment` nennt kein Projekt."
        );
    }
}
