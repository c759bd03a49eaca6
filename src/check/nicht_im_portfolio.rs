//! `nicht-im-portfolio`: a project that the criteria of the portfolio leave out.

use super::worte::aufzaehlung;
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::projekt::{Phase, Projekt, Projektausrichtung};
use crate::source::YamlPath;

rule! {
    /// Ein Projekt erfüllt die Kriterien des Portfolios nicht.
    ///
    /// ## Was
    /// Ein Projekt der Digitalisierung der Verwaltung dient der Verwaltung selbst (`ausrichtung: verwaltung`, nicht der
    /// Stadt), digitalisiert mindestens einen Prozess (`prozesse`) und nutzt dafür mindestens eine Basiskomponente
    /// (`komponenten`). Geprüft werden Projekte ab der Empfehlung des Fachkreises bis zum Roll-out (`phase: empfehlung`
    /// bis `rollout`): Vorher steht der Zuschnitt nicht fest, danach ist über die Aufnahme entschieden.
    ///
    /// ## Warum
    /// Diese drei Hauptkriterien grenzen das Portfolio von der Digitalisierung der Stadt und von der gewöhnlichen
    /// IT-Beschaffung ab (Leipzig 2018, 2.3 und 5.3). Ein Projekt ohne Prozess ändert keinen Ablauf, eines ohne Komponente
    /// baut an der gemeinsamen IT-Architektur vorbei.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// ausrichtung: stadt
    /// komponenten: []
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// ausrichtung: verwaltung
    /// komponenten: [epayment]
    /// ```
    ///
    /// ## Abhilfe
    /// Ergänzen Sie, was fehlt. Gehört das Vorhaben nicht in das Portfolio, lehnen Sie es dafür ab (`phase: abgelehnt`) und
    /// setzen es außerhalb um, oder halten Sie den Grund hinter der Zeile fest: `# ddv: erlaube nicht-im-portfolio (…)`.
    /// Führt Ihre Verwaltung auch andere Vorhaben hier, schalten Sie die Regel in `ddv.toml` ab.
    pub struct NichtImPortfolio = RuleId("nicht-im-portfolio"), Hinweis;
}

impl Rule for NichtImPortfolio {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            let is_asked = projekt.phase.is_from(Phase::Empfehlung) && !projekt.phase.is_from(Phase::Betrieb);
            let faults = faults(projekt);
            let Some((path, _)) = faults.first().filter(|_| is_asked) else {
                continue;
            };
            let words: Vec<String> = faults.iter().map(|(_, words)| (*words).to_owned()).collect();
            let message = format!(
                "Das Projekt gehört so nicht ins Portfolio: {}.",
                aufzaehlung(&words)
            );
            let help = "Ins Portfolio gehört, was der Verwaltung dient (`ausrichtung: verwaltung`), mindestens einen Prozess \
                        und mindestens eine Komponente nennt. Ergänzen Sie das, oder halten Sie den Grund als Ausnahme fest.";
            let finding = Self::PAGE.finding(projekt.source, YamlPath::parse(path), message);
            out.push(finding.help(help));
        }
    }
}

/// The criteria that are not met: key, and words.
fn faults(projekt: &Projekt) -> Vec<(&'static str, &'static str)> {
    let ausrichtung = match projekt.ausrichtung {
        Some(Projektausrichtung::Verwaltung) => None,
        Some(Projektausrichtung::Stadt) => Some("`ausrichtung` ist `stadt`"),
        None => Some("`ausrichtung` fehlt"),
    };
    let prozesse = projekt
        .prozesse
        .is_empty()
        .then_some("`prozesse` nennt keinen Prozess");
    let komponenten = projekt
        .komponenten
        .is_empty()
        .then_some("`komponenten` nennt keine Komponente");
    let all = [
        ("ausrichtung", ausrichtung),
        ("prozesse", prozesse),
        ("komponenten", komponenten),
    ];
    all.into_iter()
        .filter_map(|(key, words)| Some((key, words?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_before_the_recommendation_and_from_the_operation_on() {
        let text = |phase: &str| format!("phase: {phase}\nausrichtung: stadt\nprozesse:\nkomponenten:\n");
        for phase in [
            "idee",
            "vorpruefung",
            "betrieb",
            "abgeschlossen",
            "abgelehnt",
            "zurueckgestellt",
        ] {
            assert_eq!(
                check(&NichtImPortfolio, &[("projekte/a.yaml", &text(phase))]),
                "",
                "{phase}"
            );
        }
    }

    #[test]
    fn says_which_criteria_are_not_met() {
        let files = [
            (
                "projekte/a.yaml",
                "phase: empfehlung\nausrichtung: stadt\nprozesse:\nkomponenten:\n",
            ),
            ("projekte/b.yaml", "phase: rollout\nausrichtung:\n"),
            ("projekte/c.yaml", "prozesse: []\n"),
        ];
        insta::assert_snapshot!(check(&NichtImPortfolio, &files), @"
        projekte/a.yaml: ausrichtung: Das Projekt gehört so nicht ins Portfolio: `ausrichtung` ist `stadt`, `prozesse` nennt keinen Prozess und `komponenten` nennt keine Komponente.
        projekte/b.yaml: ausrichtung: Das Projekt gehört so nicht ins Portfolio: `ausrichtung` fehlt.
        projekte/c.yaml: prozesse: Das Projekt gehört so nicht ins Portfolio: `prozesse` nennt keinen Prozess.
        ");
    }
}
