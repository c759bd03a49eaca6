//! `plan-projekt-widerspricht`: the process names a project that does not know of it.

use super::zelle::Zelle;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::Projekt;

rule! {
    /// Prozess und Projekt widersprechen sich.
    ///
    /// ## Was
    /// Ein Steckbrief sagt, welches Projekt eine Komponente einführt. Das Projekt führt aber diese Komponente nicht
    /// unter `komponenten` oder diesen Prozess nicht unter `prozesse`.
    ///
    /// ## Warum
    /// Das Fachamt rechnet mit dem Projekt, das Projekt nicht mit dem Fachamt: Umfang und Budget wären zu klein
    /// geplant, und der Bericht des Projekts verschwiege den Prozess.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// komponenten:
    ///   dms: {status: geplant, bis: 2027-03-31, projekt: bezahlung}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: geplant, bis: 2027-03-31, projekt: bezahlung}
    /// ```
    ///
    /// ## Abhilfe
    /// Stimmen Sie sich mit der Projektleitung ab. Ergänzen Sie dann die Datei des Projekts, oder berichtigen Sie
    /// `projekt` im Steckbrief.
    pub struct PlanProjektWiderspricht = RuleId("plan-projekt-widerspricht"), Warnung;
}

impl Rule for PlanProjektWiderspricht {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for zelle in Zelle::all(context.registry) {
            let named = zelle.nutzung.projekt.as_ref();
            let Some(projekt) = named.and_then(|id| context.registry.projekte.find(id)) else {
                continue;
            };
            let Some(missing) = missing(zelle, projekt) else {
                continue;
            };
            let message = format!("Das Projekt `{}` führt {missing}.", projekt.id);
            let help = "Ergänzen Sie das Projekt, oder nennen Sie hier ein anderes.";
            out.push(zelle.finding(&Self::PAGE, "projekt", message).help(help));
        }
    }
}

/// What `projekt` does not list, in words.
fn missing(zelle: Zelle<'_>, projekt: &Projekt) -> Option<String> {
    let component = format!("die Komponente `{}` nicht unter `komponenten`", zelle.id);
    let process = format!("den Prozess `{}` nicht unter `prozesse`", zelle.prozess.id);
    let lists_component = projekt.komponenten.contains(zelle.id);
    let lists_process = projekt.prozesse.contains(&zelle.prozess.id);
    match (lists_component, lists_process) {
        (true, true) => None,
        (false, true) => Some(component),
        (true, false) => Some(process),
        (false, false) => Some(format!("{component} und {process}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn says_which_side_is_missing() {
        let text = "komponenten:\n  dms: {status: geplant, bis: 2027-01-01, projekt: bezahlung}\n  \
                    epayment: {status: geplant, bis: 2027-01-01, projekt: bezahlung}\n";
        let files = [
            ("prozesse/hundesteuer.yaml", text),
            ("prozesse/katzensteuer.yaml", text),
        ];
        insta::assert_snapshot!(check(&PlanProjektWiderspricht, &files), @"
        prozesse/hundesteuer.yaml: komponenten.dms.projekt: Das Projekt `bezahlung` führt die Komponente `dms` nicht unter `komponenten`.
        prozesse/katzensteuer.yaml: komponenten.dms.projekt: Das Projekt `bezahlung` führt die Komponente `dms` nicht unter `komponenten` und den Prozess `katzensteuer` nicht unter `prozesse`.
        prozesse/katzensteuer.yaml: komponenten.epayment.projekt: Das Projekt `bezahlung` führt den Prozess `katzensteuer` nicht unter `prozesse`.
        ");
    }

    #[test]
    fn silent_on_an_unknown_project() {
        let text = "komponenten:\n  dms: {status: geplant, bis: 2027-01-01, projekt: gibt-es-nicht}\n";
        insta::assert_snapshot!(check(&PlanProjektWiderspricht, &[("prozesse/a.yaml", text)]), @"");
    }
}
