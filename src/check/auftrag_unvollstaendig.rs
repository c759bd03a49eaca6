//! `auftrag-unvollstaendig`: a project that runs on an order with gaps.

use super::worte::{aufzaehlung, in_backticks};
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::{Auftrag, Phase};
use crate::source::YamlPath;

rule! {
    /// Der Projektauftrag ist unvollständig.
    ///
    /// ## Was
    /// Ein Projekt ist beauftragt oder schon weiter (ab `phase: beauftragt`, auch `abgeschlossen`), sein Auftrag nennt
    /// aber nicht alle acht Punkte: `projektleitung`, `team`, `ziele`, `phasen`, `risiken`, `budget`, `ressourcen` und
    /// `projektplan`. Gemeldet wird je Projekt einmal, mit allen fehlenden Punkten. Abgelehnte, zurückgestellte und
    /// abgebrochene Projekte bleiben außer Betracht.
    ///
    /// ## Warum
    /// Der Auftrag ist die Grundlage, auf der das Steuerungsgremium alle Vorhaben gemeinsam steuert (Leipzig 2018, 5.3).
    /// Fehlt ein Punkt, hat niemand entschieden, wer das Projekt leitet, was es darf oder womit es rechnen muss.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// auftrag:
    ///   projektleitung: Steueramt, Sachgebiet 22.1
    ///   ziele: Alle Steuern lassen sich online zahlen
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// auftrag:
    ///   projektleitung: Steueramt, Sachgebiet 22.1
    ///   team: Steueramt, Stadtkasse, IT-Dienstleister
    ///   ziele: Alle Steuern lassen sich online zahlen
    ///   phasen: Konzept, Pilot Hundesteuer, übrige Steuern
    ///   risiken: Kassenverfahren nimmt Zahlungen nicht an
    ///   budget: zentraler IT-Haushalt
    ///   ressourcen: eine halbe Stelle im Steueramt
    ///   projektplan: liegt beim Steuerungsgremium
    /// ```
    ///
    /// ## Abhilfe
    /// Ergänzen Sie die Punkte aus dem beschlossenen Auftrag; ein Satz oder der Verweis auf das Dokument genügt. Ist das
    /// Projekt noch nicht beauftragt, setzen Sie `phase: empfehlung`.
    pub struct AuftragUnvollstaendig = RuleId("auftrag-unvollstaendig"), Warnung;
}

impl Rule for AuftragUnvollstaendig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            if !projekt.phase.is_from(Phase::Beauftragt) {
                continue;
            }
            let all = Auftrag::PUNKTE.len();
            let (path, message) = match &projekt.auftrag {
                None => {
                    let punkte = in_backticks(Auftrag::PUNKTE);
                    let message = format!(
                        "Das Projekt ist in der Phase `{}`, hat aber keinen Projektauftrag; es fehlen alle {all} Punkte: {}.",
                        projekt.phase,
                        aufzaehlung(&punkte)
                    );
                    ("phase", message)
                }
                Some(auftrag) => {
                    let missing = in_backticks(auftrag.fehlende_punkte());
                    let fehlen = if missing.len() == 1 { "fehlt" } else { "fehlen" };
                    if missing.is_empty() {
                        continue;
                    }
                    let message = format!(
                        "Dem Projektauftrag {fehlen} {} von {all} Punkten: {}.",
                        missing.len(),
                        aufzaehlung(&missing)
                    );
                    ("auftrag", message)
                }
            };
            let help = "Ergänzen Sie `auftrag` um die fehlenden Punkte, oder setzen Sie das Projekt auf `phase: empfehlung`, \
                        solange es nicht beauftragt ist.";
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
    fn silent_before_the_order_and_on_ends() {
        let files = [
            ("projekte/a.yaml", "phase: empfehlung\nauftrag:\n"),
            (
                "projekte/b.yaml",
                "phase: zurueckgestellt\nauftrag: {team: Amt 22}\n",
            ),
            ("projekte/c.yaml", "phase: abgelehnt\nauftrag:\n"),
            ("projekte/d.yaml", "phase: abgebrochen\nauftrag:\n"),
        ];
        insta::assert_snapshot!(check(&AuftragUnvollstaendig, &files), @"");
    }

    #[test]
    fn lists_all_that_is_missing_once() {
        let files = [
            ("projekte/a.yaml", "phase: beauftragt\nauftrag:\n"),
            (
                "projekte/b.yaml",
                "phase: abgeschlossen\nauftrag: {projektleitung: Amt 22, team: Amt 22, ziele: alle, phasen: drei, \
                 risiken: ~, budget: klein, ressourcen: \"\", projektplan: liegt vor}\n",
            ),
            (
                "projekte/c.yaml",
                "auftrag: {projektleitung: Amt 22, team: Amt 22, ziele: alle, phasen: drei, risiken: keine, \
                 budget: klein, ressourcen: wenige}\n",
            ),
        ];
        insta::assert_snapshot!(check(&AuftragUnvollstaendig, &files), @"
        projekte/a.yaml: phase: Das Projekt ist in der Phase `beauftragt`, hat aber keinen Projektauftrag; es fehlen alle 8 Punkte: `projektleitung`, `team`, `ziele`, `phasen`, `risiken`, `budget`, `ressourcen` und `projektplan`.
        projekte/b.yaml: auftrag: Dem Projektauftrag fehlen 2 von 8 Punkten: `risiken` und `ressourcen`.
        projekte/c.yaml: auftrag: Dem Projektauftrag fehlt 1 von 8 Punkten: `projektplan`.
        ");
    }
}
