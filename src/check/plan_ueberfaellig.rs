//! `plan-ueberfaellig`: a component should be in use by now.

use super::zelle::Zelle;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};

rule! {
    /// Eine geplante Einführung ist überfällig.
    ///
    /// ## Was
    /// Eine Komponente steht auf `geplant`, der Tag unter `bis` ist aber vorbei. Gemeldet wird jede Zelle der Karte
    /// einzeln.
    ///
    /// ## Warum
    /// Entweder ist die Komponente längst im Einsatz, dann zeigt die Karte zu wenig. Oder der Termin ist verstrichen,
    /// dann rechnet jeder Plan mit einer Entlastung, die nicht eingetreten ist.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: geplant, bis: 2025-12-31, projekt: bezahlung}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// komponenten:
    ///   epayment: {status: genutzt, seit: 2026-01-15, projekt: bezahlung}
    /// ```
    ///
    /// ## Abhilfe
    /// Ist die Komponente im Einsatz, setzen Sie `status: genutzt` mit `seit`. Sonst tragen Sie den neuen Termin ein
    /// oder nehmen den Plan zurück (`status: moeglich`).
    pub struct PlanUeberfaellig = RuleId("plan-ueberfaellig"), Warnung;
}

impl Rule for PlanUeberfaellig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for zelle in Zelle::all(context.registry) {
            let Some(bis) = zelle.nutzung.geplant_bis().filter(|bis| *bis < context.stichtag) else {
                continue;
            };
            let message = format!(
                "Die Einführung von `{}` war bis zum {} geplant.",
                zelle.id,
                bis.german()
            );
            out.push(zelle.finding(&Self::PAGE, "bis", message).help(
                "Setzen Sie `status: genutzt` mit `seit`, tragen Sie einen neuen Termin ein oder nehmen Sie den \
                 Plan zurück.",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const FILE: &str = "prozesse/hundesteuer.yaml";

    #[test]
    fn the_stichtag_itself_is_in_time() {
        let text = "komponenten:\n  epayment: {status: geplant, bis: 2026-06-30}\n";
        insta::assert_snapshot!(check(&PlanUeberfaellig, &[(FILE, text)]), @"");
    }

    #[test]
    fn finds_each_cell_behind_good_ones() {
        let text = "komponenten:\n  a: {status: geplant, bis: 2030-01-01}\n  b: {status: geplant, bis: 2026-06-29}\n  \
                    c: {status: geplant, bis: 2020-01-01}\n";
        insta::assert_snapshot!(check(&PlanUeberfaellig, &[(FILE, text)]), @"
        prozesse/hundesteuer.yaml: komponenten.b.bis: Die Einführung von `b` war bis zum 29.06.2026 geplant.
        prozesse/hundesteuer.yaml: komponenten.c.bis: Die Einführung von `c` war bis zum 01.01.2020 geplant.
        ");
    }

    #[test]
    fn nobody_mends_a_process_that_fell_away() {
        let text = "status: entfallen\nkomponenten:\n  epayment: {status: geplant, bis: 2020-01-01}\n";
        insta::assert_snapshot!(check(&PlanUeberfaellig, &[(FILE, text)]), @"");
    }
}
