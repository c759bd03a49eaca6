//! `faelle-digital-uebersteigen`: more digital cases than cases.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::source::YamlPath;

rule! {
    /// Es gibt mehr digitale Fälle als Fälle.
    ///
    /// ## Was
    /// `fallzahl_digital` ist größer als `fallzahl`. Die digitalen Fälle sind ein Teil aller Fälle eines Jahres.
    ///
    /// ## Warum
    /// Der Anteil digitaler Fälle läge über 100 Prozent und höbe den Durchschnitt des ganzen Amts. Meist stammen beide
    /// Zahlen aus verschiedenen Jahren oder verschiedenen Auswertungen.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// kennzahlen:
    ///   fallzahl: 4200
    ///   fallzahl_digital: 13000
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// kennzahlen:
    ///   fallzahl: 4200
    ///   fallzahl_digital: 1300
    /// ```
    ///
    /// ## Abhilfe
    /// Nehmen Sie beide Zahlen aus demselben Jahr und prüfen Sie, ob `fallzahl` wirklich alle Fälle zählt.
    pub struct FaelleDigitalUebersteigen = RuleId("faelle-digital-uebersteigen"), Fehler;
}

impl Rule for FaelleDigitalUebersteigen {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for prozess in context.registry.prozesse.with_drafts() {
            let Some(zahlen) = &prozess.kennzahlen else {
                continue;
            };
            let (Some(all), Some(digital)) = (zahlen.fallzahl, zahlen.fallzahl_digital) else {
                continue;
            };
            if digital > all {
                let message =
                    format!("Von `{all}` Fällen im Jahr können nicht `{digital}` digital eingehen.");
                out.push(
                    Self::PAGE
                        .finding(
                            prozess.source,
                            YamlPath::parse("kennzahlen.fallzahl_digital"),
                            message,
                        )
                        .help("Nehmen Sie `fallzahl` und `fallzahl_digital` aus demselben Jahr."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn all_cases_may_be_digital_but_not_more() {
        let files = [
            (
                "prozesse/a.yaml",
                "kennzahlen: {fallzahl: 10, fallzahl_digital: 10}\n",
            ),
            (
                "prozesse/b.yaml",
                "kennzahlen: {fallzahl: 10, fallzahl_digital: 11}\n",
            ),
            ("prozesse/c.yaml", "kennzahlen: {fallzahl_digital: 11}\n"),
        ];
        insta::assert_snapshot!(
            check(&FaelleDigitalUebersteigen, &files),
            @"prozesse/b.yaml: kennzahlen.fallzahl_digital: Von `10` Fällen im Jahr können nicht `11` digital eingehen."
        );
    }
}
