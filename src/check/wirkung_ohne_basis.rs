//! `wirkung-ohne-basis`: an effect that nobody will be able to measure.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::source::YamlPath;

rule! {
    /// Eine Wirkung nennt keinen Ausgangswert.
    ///
    /// ## Was
    /// Eine Wirkung eines Projekts nennt `ziel` oder `ist`, aber nicht `basis`, den Wert vor dem Projekt. Abgelehnte,
    /// zurückgestellte und abgebrochene Projekte bleiben außer Betracht.
    ///
    /// ## Warum
    /// Ohne Ausgangswert gibt es keinen Zielerreichungsgrad: Ob 84 Tage viel sind, zeigt erst der Vergleich mit vorher.
    /// Darum werden Kennzahlen vor Projektbeginn erhoben und mit den angestrebten Werten festgehalten (Dresden 2022, Exkurs
    /// Wirtschaftlichkeit); nachher lassen sie sich nicht mehr messen.
    ///
    /// ## Beispiel
    /// ```yaml schlecht projekte/bezahlung.yaml
    /// wirkungen:
    ///   - {prozess: hundesteuer, kennzahl: fallzahl_digital, ziel: 3000}
    /// ```
    /// ```yaml gut projekte/bezahlung.yaml
    /// wirkungen:
    ///   - {prozess: hundesteuer, kennzahl: fallzahl_digital, basis: 1300, ziel: 3000}
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie unter `basis` den Wert ein, den der Steckbrief vor dem Projekt nannte; `ddv verlauf --prozess` zeigt ihn.
    pub struct WirkungOhneBasis = RuleId("wirkung-ohne-basis"), Hinweis;
}

impl Rule for WirkungOhneBasis {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for projekt in context.registry.projekte.iter() {
            if projekt.phase.schritt().is_none() {
                continue;
            }
            for (index, wirkung) in projekt.wirkungen.iter().enumerate() {
                let stated = match (wirkung.basis, wirkung.ziel, wirkung.ist) {
                    (None, Some(_), Some(_)) => "`ziel` und `ist`",
                    (None, Some(_), None) => "`ziel`",
                    (None, None, Some(_)) => "`ist`",
                    (Some(_), _, _) | (None, None, None) => continue,
                };
                let kennzahl = wirkung.kennzahl.map(|k| format!(" auf `{k}`"));
                let prozess = wirkung.prozess.as_ref().map(|id| format!(" von `{id}`"));
                let message = format!(
                    "Die Wirkung{}{} nennt {stated}, aber keine `basis`.",
                    kennzahl.unwrap_or_default(),
                    prozess.unwrap_or_default()
                );
                let path = YamlPath::parse("wirkungen").index(index);
                let help = "Ergänzen Sie `basis: …` mit dem Wert vor dem Projekt.";
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
    fn silent_with_a_basis_of_nothing_without_values_and_on_ends() {
        let files = [
            (
                "projekte/a.yaml",
                "wirkungen: [{kennzahl: fallzahl_digital, basis: 0, ziel: 10}]\n",
            ),
            (
                "projekte/b.yaml",
                "wirkungen: [{prozess: hundesteuer, kennzahl: vza}]\n",
            ),
            (
                "projekte/c.yaml",
                "phase: abgelehnt\nwirkungen: [{kennzahl: vza, ziel: 1}]\n",
            ),
        ];
        insta::assert_snapshot!(check(&WirkungOhneBasis, &files), @"");
    }

    #[test]
    fn finds_each_one_behind_good_ones() {
        let text = "phase: abgeschlossen\nwirkungen:\n  - {prozess: hundesteuer, kennzahl: vza, basis: 2, ziel: 1}\n  \
                    - {prozess: hundesteuer, kennzahl: rueckstand, ziel: 1}\n  - {kennzahl: vza, ist: 1}\n  \
                    - {ziel: 1, ist: 2}\n";
        insta::assert_snapshot!(check(&WirkungOhneBasis, &[("projekte/bezahlung.yaml", text)]), @"
        projekte/bezahlung.yaml: wirkungen[1]: Die Wirkung auf `rueckstand` von `hundesteuer` nennt `ziel`, aber keine `basis`.
        projekte/bezahlung.yaml: wirkungen[2]: Die Wirkung auf `vza` nennt `ist`, aber keine `basis`.
        projekte/bezahlung.yaml: wirkungen[3]: Die Wirkung nennt `ziel` und `ist`, aber keine `basis`.
        ");
    }
}
