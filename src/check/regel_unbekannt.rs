//! `regel-unbekannt`: a setting for a rule that does not exist or can't be changed.

use super::catalog::{RULES, find_rule};
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, Severity, did_you_mean, rule as names};
use crate::source::YamlPath;

rule! {
    /// Eine Einstellung unter `[regeln]` bewirkt nichts.
    ///
    /// ## Was
    /// Unter `[regeln]` in `ddv.toml` steht ein Name, den keine Regel trägt, oder eine Regel, deren Schweregrad fest ist.
    /// Fest sind die Regeln, nach denen sich eine Datei nicht lesen lässt.
    ///
    /// ## Warum
    /// Wer eine Regel verschärft, verlässt sich darauf, dass sie greift. Wer eine abschaltet, wundert sich sonst über
    /// Befunde. Und eine unlesbare Datei fehlt in jeder Kennzahl; das lässt sich nicht zum Hinweis erklären.
    ///
    /// ## Beispiel
    /// ```toml schlecht ddv.toml
    /// [verwaltung]
    /// name = "Musterstadt"
    /// [regeln]
    /// kennzahl-veraltet = "hinweis"
    /// ```
    /// ```toml gut ddv.toml
    /// [verwaltung]
    /// name = "Musterstadt"
    /// [regeln]
    /// kennzahlen-veraltet = "hinweis"
    /// ```
    ///
    /// ## Abhilfe
    /// Berichtigen Sie den Namen oder löschen Sie die Zeile.
    pub struct RegelUnbekannt = names::REGEL_UNBEKANNT, Fehler;
}

impl Rule for RegelUnbekannt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for (name, changed) in &context.config.regeln {
            let (severity, message, help) = match find_rule(name) {
                None => {
                    let known = RULES.iter().map(|r| r.page().id.0);
                    let all = || "Löschen Sie die Zeile oder berichtigen Sie den Namen.".to_owned();
                    let help = did_you_mean(name, known).unwrap_or_else(all);
                    (
                        Severity::Fehler,
                        format!("Die Regel `{name}` gibt es nicht."),
                        help,
                    )
                }
                Some(rule) if rule.page().is_fixed && *changed != Some(rule.page().severity) => {
                    let help = "Löschen Sie die Zeile. Was die Regel meldet, macht eine Datei unlesbar und bleibt ein Fehler.";
                    (
                        Severity::Warnung,
                        format!("Der Schweregrad von `{name}` ist fest; die Zeile bewirkt nichts."),
                        help.to_owned(),
                    )
                }
                Some(_) => continue,
            };
            let path = YamlPath::parse("regeln").key(name.as_str());
            let found = Diagnostic::new(Self::PAGE.id, severity, context.config_source, path, message);
            out.push(found.at_key().help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_on_changes_that_work_and_on_those_that_change_nothing() {
        let settings = "[verwaltung]\nname = \"M\"\n[regeln]\nzyklus = \"aus\"\nwert-typ = \"fehler\"\n";
        insta::assert_snapshot!(check(&RegelUnbekannt, &[("ddv.toml", settings)]), @"");
    }

    #[test]
    fn finds_unknown_and_fixed_rules_behind_good_ones() {
        let settings = "[verwaltung]\nname = \"M\"\n[regeln]\nzyklus = \"aus\"\nzykluss = \"aus\"\nwert-typ = \"hinweis\"\n";
        insta::assert_snapshot!(check(&RegelUnbekannt, &[("ddv.toml", settings)]), @"
        ddv.toml: regeln.wert-typ: Der Schweregrad von `wert-typ` ist fest; die Zeile bewirkt nichts.
        ddv.toml: regeln.zykluss: Die Regel `zykluss` gibt es nicht.
        ");
    }
}
