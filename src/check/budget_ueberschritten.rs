//! `budget-ueberschritten`: more was spent than planned.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::SollIst;
use crate::source::YamlPath;

rule! {
    /// Ein laufendes Projekt hat mehr ausgegeben als geplant.
    ///
    /// ## Was
    /// Ein Projekt läuft am Stichtag (`phase: beauftragt` bis `betrieb`, ohne vergangenes `ende_ist`), und die Summe der
    /// Ausgaben (`ist`) ist größer als die Summe der Planung (`plan`), auf den Cent. Verglichen werden nur Zeilen, die
    /// beides nennen, bis zum Haushaltsjahr des Stichtags; mehr in einem Jahr und weniger in einem anderen gleicht sich
    /// aus.
    ///
    /// ## Warum
    /// Mehrbedarf eines Projekts behandelt seine Projektsteuerung (Dresden 2022, Finanzbedarf). Dafür muss ihn jemand
    /// sehen, bevor das Geld eines anderen Projekts fehlt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// budget:
    ///   - {jahr: 2025, art: dienstleistung, plan: 40000, ist: 41250.50}
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// budget:
    ///   - {jahr: 2025, art: dienstleistung, plan: 40000, ist: 38900.75}
    /// ```
    ///
    /// ## Abhilfe
    /// Prüfen Sie die Beträge. Stimmen sie, beraten Sie den Mehrbedarf im Lenkungsgremium und tragen nach seinem Beschluss
    /// den neuen `plan` ein; die Geschichte behält den alten.
    pub struct BudgetUeberschritten = RuleId("budget-ueberschritten"), Warnung;
}

impl Rule for BudgetUeberschritten {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            if !projekt.is_running(context.stichtag) {
                continue;
            }
            let rows = projekt.soll_ist_bis(context.stichtag.year());
            let Some(over) = SollIst::ueberschritten(&rows) else {
                continue;
            };
            let (plan, ist) = SollIst::summe(&rows);
            let zeilen = if rows.len() == 1 { "Zeile" } else { "Zeilen" };
            let message = format!(
                "Geplant waren {}, ausgegeben sind {}: {} mehr (aus {} {zeilen} mit `plan` und `ist`).",
                plan.german(),
                ist.german(),
                over.german(),
                rows.len(),
            );
            let help = "Prüfen Sie die Beträge. Stimmen sie, tragen Sie den neuen `plan` ein, sobald er beschlossen ist.";
            let finding = Self::PAGE.finding(projekt.source, YamlPath::parse("budget"), message);
            out.push(finding.help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_to_the_cent_on_half_rows_and_on_projects_that_do_not_run() {
        let files = [
            // 100.10 and 200.20 against 300.30: no sum of floats could tell.
            (
                "projekte/a.yaml",
                "budget:\n  - {jahr: 2025, plan: 100.10, ist: 300.30}\n  - {jahr: 2026, plan: 200.20, ist: 0}\n",
            ),
            (
                "projekte/b.yaml",
                "budget:\n  - {jahr: 2025, ist: 500}\n  - {jahr: 2025, plan: 10}\n",
            ),
            (
                "projekte/c.yaml",
                "phase: abgebrochen\nbudget: [{jahr: 2020, plan: 1, ist: 2}]\n",
            ),
            ("projekte/d.yaml", "budget: [{jahr: 2027, plan: 1, ist: 2}]\n"),
        ];
        insta::assert_snapshot!(check(&BudgetUeberschritten, &files), @"");
    }

    #[test]
    fn one_cent_is_enough() {
        let files = [
            (
                "projekte/a.yaml",
                "budget:\n  - {jahr: 2025, plan: 100.10, ist: 300.31}\n  - {jahr: 2026, plan: 200.20, ist: 0}\n",
            ),
            ("projekte/b.yaml", "budget: [{plan: 1200, ist: 1250000.5}]\n"),
        ];
        insta::assert_snapshot!(check(&BudgetUeberschritten, &files), @"
        projekte/a.yaml: budget: Geplant waren 300,30 €, ausgegeben sind 300,31 €: 0,01 € mehr (aus 2 Zeilen mit `plan` und `ist`).
        projekte/b.yaml: budget: Geplant waren 1.200 €, ausgegeben sind 1.250.000,50 €: 1.248.800,50 € mehr (aus 1 Zeile mit `plan` und `ist`).
        ");
    }
}
