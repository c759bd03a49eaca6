//! `meilenstein-ueberfaellig`: a milestone should be reached by now.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::source::YamlPath;

rule! {
    /// Ein Meilenstein ist überfällig.
    ///
    /// ## Was
    /// Ein Projekt läuft am Stichtag (`phase: beauftragt` bis `betrieb`, ohne vergangenes `ende_ist`), und ein Meilenstein
    /// war für einen früheren Tag geplant, ist aber nicht erreicht (`ist` fehlt).
    ///
    /// ## Warum
    /// Entweder ist der Meilenstein erreicht, dann zeigt der Bericht zu wenig. Oder das Projekt hängt, dann gehört ein neuer
    /// Termin her, damit alle, die darauf warten, umplanen können.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// meilensteine:
    ///   - {name: Pilot Hundesteuer, plan: 2026-03-31}
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// meilensteine:
    ///   - {name: Pilot Hundesteuer, plan: 2026-03-31, ist: 2026-05-12}
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie unter `ist` den Tag ein, an dem der Meilenstein erreicht war. Steht er noch aus, setzen Sie `plan` auf den
    /// neuen Termin und begründen die Verschiebung in `status.text`; die Geschichte behält den alten.
    pub struct MeilensteinUeberfaellig = RuleId("meilenstein-ueberfaellig"), Warnung;
}

impl Rule for MeilensteinUeberfaellig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            if !projekt.is_running(context.stichtag) {
                continue;
            }
            for (index, meilenstein) in projekt.meilensteine.iter().enumerate() {
                let (Some(plan), None) = (meilenstein.plan, meilenstein.ist) else {
                    continue;
                };
                if plan >= context.stichtag {
                    continue;
                }
                let name = meilenstein.name.as_deref().map(|name| format!(" `{name}`"));
                let message = format!(
                    "Der Meilenstein{} war für den {} geplant und ist nicht erreicht.",
                    name.unwrap_or_default(),
                    plan.german()
                );
                let path = YamlPath::parse("meilensteine").index(index).key("plan");
                let help = "Tragen Sie `ist` ein, oder setzen Sie `plan` auf den neuen Termin.";
                out.push(Self::PAGE.finding(projekt.source, path, message).help(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn the_stichtag_is_in_time_and_only_running_projects_are_asked() {
        let late = "meilensteine: [{name: Pilot, plan: 2020-01-01}]\n";
        let idea = format!("phase: idee\n{late}");
        let ended = format!("phase: abgebrochen\n{late}");
        let files = [
            (
                "projekte/a.yaml",
                "meilensteine: [{name: Pilot, plan: 2026-06-30}, {name: Ohne Termin}]\n",
            ),
            ("projekte/b.yaml", idea.as_str()),
            ("projekte/c.yaml", ended.as_str()),
        ];
        insta::assert_snapshot!(check(&MeilensteinUeberfaellig, &files), @"");
    }

    #[test]
    fn finds_each_one_behind_good_ones() {
        let text = "meilensteine:\n  - {name: Konzept, plan: 2026-01-31, ist: 2026-03-01}\n  \
                    - {name: Pilot, plan: 2026-06-29}\n  - {plan: 2026-01-01}\n  - {name: Alle, plan: 2027-06-30}\n";
        insta::assert_snapshot!(check(&MeilensteinUeberfaellig, &[("projekte/bezahlung.yaml", text)]), @"
        projekte/bezahlung.yaml: meilensteine[1].plan: Der Meilenstein `Pilot` war für den 29.06.2026 geplant und ist nicht erreicht.
        projekte/bezahlung.yaml: meilensteine[2].plan: Der Meilenstein war für den 01.01.2026 geplant und ist nicht erreicht.
        ");
    }
}
