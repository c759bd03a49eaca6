//! `finanzierung-offen`: a project spends money that is not granted.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::{Finanzierung, Phase};
use crate::source::YamlPath;

rule! {
    /// Ein Projekt wird umgesetzt, ohne dass seine Finanzierung steht.
    ///
    /// ## Was
    /// Ein Projekt läuft am Stichtag in `umsetzung`, `rollout` oder `betrieb`, seine `finanzierung` ist aber `vorbehalt`
    /// oder `offen`, oder sie fehlt. Analyse und Konzept dürfen vorher beginnen; ein Projekt mit vergangenem `ende_ist`
    /// gibt nichts mehr aus.
    ///
    /// ## Warum
    /// Projekte ohne Geld im Haushalt stehen unter Finanzierungsvorbehalt: Ihre Umsetzung hängt vom nächsten Haushalt ab
    /// (Dresden 2022, Finanzbedarf). Wer trotzdem umsetzt, geht Verpflichtungen ein, für die es keine Deckung gibt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// phase: umsetzung
    /// finanzierung: vorbehalt
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// phase: umsetzung
    /// finanzierung: gesichert
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie ein, woher das Geld kommt: `gesichert` (im Haushalt) oder `foerderung`. Steht es nicht fest, klären Sie es
    /// mit der Kämmerei und lassen das Projekt so lange in `konzept` oder stellen es zurück.
    pub struct FinanzierungOffen = RuleId("finanzierung-offen"), Warnung;
}

impl Rule for FinanzierungOffen {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            let phase = projekt.phase;
            if !(projekt.is_running(context.stichtag) && phase.is_from(Phase::Umsetzung)) {
                continue;
            }
            let (path, words) = match projekt.finanzierung {
                Some(Finanzierung::Gesichert | Finanzierung::Foerderung) => continue,
                Some(offen @ (Finanzierung::Vorbehalt | Finanzierung::Offen)) => {
                    ("finanzierung", format!("seine Finanzierung ist aber `{offen}`"))
                }
                None => ("phase", "nennt aber keine `finanzierung`".to_owned()),
            };
            let message = format!("Das Projekt ist in der Phase `{phase}`, {words}.");
            let help = "Setzen Sie `finanzierung: gesichert` oder `foerderung`, sobald das Geld feststeht; klären Sie es bis \
                        dahin mit der Kämmerei.";
            let finding = Self::PAGE.finding(projekt.source, YamlPath::parse(path), message);
            out.push(finding.help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_before_the_work_and_behind_the_end() {
        let files = [
            ("projekte/a.yaml", "phase: konzept\nfinanzierung: offen\n"),
            ("projekte/b.yaml", "phase: rollout\nfinanzierung: foerderung\n"),
            (
                "projekte/c.yaml",
                "phase: betrieb\nfinanzierung: offen\ntermine: {ende_ist: 2026-01-01}\n",
            ),
            (
                "projekte/d.yaml",
                "phase: zurueckgestellt\nfinanzierung: vorbehalt\n",
            ),
        ];
        insta::assert_snapshot!(check(&FinanzierungOffen, &files), @"");
    }

    #[test]
    fn finds_reserved_open_and_unstated_ones() {
        let files = [
            ("projekte/a.yaml", "phase: umsetzung\nfinanzierung: vorbehalt\n"),
            ("projekte/b.yaml", "phase: rollout\nfinanzierung: offen\n"),
            ("projekte/c.yaml", "phase: betrieb\nfinanzierung:\n"),
        ];
        insta::assert_snapshot!(check(&FinanzierungOffen, &files), @"
        projekte/a.yaml: finanzierung: Das Projekt ist in der Phase `umsetzung`, seine Finanzierung ist aber `vorbehalt`.
        projekte/b.yaml: finanzierung: Das Projekt ist in der Phase `rollout`, seine Finanzierung ist aber `offen`.
        projekte/c.yaml: phase: Das Projekt ist in der Phase `betrieb`, nennt aber keine `finanzierung`.
        ");
    }
}
