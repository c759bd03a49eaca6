//! `ampel-veraltet`: nobody has said for a quarter how a running project stands.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::Projektstatus;
use crate::source::YamlPath;

rule! {
    /// Der Ampelstatus eines laufenden Projekts fehlt oder ist veraltet.
    ///
    /// ## Was
    /// Ein Projekt läuft am Stichtag (`phase: beauftragt` bis `betrieb`, ohne vergangenes `ende_ist`), aber `status` nennt
    /// keine Ampel, keinen `stand`, oder einen Stand, der länger als drei Monate zurückliegt.
    ///
    /// ## Warum
    /// Berichtet wird vierteljährlich. Eine ältere Ampel sagt dem Lenkungsgremium, wie das Projekt beim vorletzten Bericht
    /// stand; gerade ein Projekt in Not meldet sich oft nicht mehr.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// status: {ampel: gruen, stand: 2025-12-15}
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// status: {ampel: gelb, stand: 2026-06-15, text: Der Pilot beginnt einen Monat später.}
    /// ```
    ///
    /// ## Abhilfe
    /// Lassen Sie sich von der Projektleitung den Stand geben und tragen Sie Ampel, Tag und Begründung ein. Ändern Sie
    /// nicht den Tag allein. Ist das Projekt zu Ende, setzen Sie die Phase und `termine.ende_ist`.
    pub struct AmpelVeraltet = RuleId("ampel-veraltet"), Hinweis;
}

impl Rule for AmpelVeraltet {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            if !projekt.is_running(context.stichtag) {
                continue;
            }
            let status = projekt.status.as_ref();
            let (ampel, stand) = (status.and_then(|s| s.ampel), status.and_then(|s| s.stand));
            let until = status.and_then(Projektstatus::aktuell_bis);
            let (path, message) = match (ampel, stand.zip(until)) {
                (Some(ampel), Some((stand, until))) => {
                    if until >= context.stichtag {
                        continue;
                    }
                    let message = format!(
                        "Die Ampel `{ampel}` ist vom {} und war bis zum {} aktuell.",
                        stand.german(),
                        until.german()
                    );
                    ("status.stand", message)
                }
                (Some(ampel), None) => {
                    let message = format!("Die Ampel `{ampel}` nennt nicht, von welchem Tag sie ist.");
                    ("status.stand", message)
                }
                (None, _) => {
                    let phase = projekt.phase;
                    let message = format!("Das Projekt läuft (`phase: {phase}`), hat aber keine Ampel.");
                    ("status.ampel", message)
                }
            };
            let help = "Tragen Sie den heutigen Stand ein: `status: {ampel: …, stand: …, text: …}`.";
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
    fn three_months_are_in_time_and_only_running_projects_are_asked() {
        let files = [
            ("projekte/a.yaml", "status: {ampel: rot, stand: 2026-03-30}\n"),
            ("projekte/b.yaml", "phase: empfehlung\nstatus:\n"),
            ("projekte/c.yaml", "phase: abgeschlossen\nstatus:\n"),
            (
                "projekte/d.yaml",
                "phase: zurueckgestellt\nstatus: {ampel: rot, stand: 2020-01-01}\n",
            ),
            (
                "projekte/e.yaml",
                "phase: betrieb\nstatus:\ntermine: {ende_ist: 2026-06-30}\n",
            ),
        ];
        insta::assert_snapshot!(check(&AmpelVeraltet, &files), @"");
    }

    #[test]
    fn finds_old_undated_and_missing_ones() {
        let files = [
            ("projekte/a.yaml", "status: {ampel: rot, stand: 2026-03-29}\n"),
            ("projekte/b.yaml", "status: {ampel: gruen}\n"),
            ("projekte/c.yaml", "status: {stand: 2026-06-29}\n"),
            ("projekte/d.yaml", "phase: betrieb\nstatus:\n"),
        ];
        insta::assert_snapshot!(check(&AmpelVeraltet, &files), @"
        projekte/a.yaml: status.stand: Die Ampel `rot` ist vom 29.03.2026 und war bis zum 29.06.2026 aktuell.
        projekte/b.yaml: status.stand: Die Ampel `gruen` nennt nicht, von welchem Tag sie ist.
        projekte/c.yaml: status.ampel: Das Projekt läuft (`phase: konzept`), hat aber keine Ampel.
        projekte/d.yaml: status.ampel: Das Projekt läuft (`phase: betrieb`), hat aber keine Ampel.
        ");
    }
}
