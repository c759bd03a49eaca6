//! `leika-doppelt`: one LeiKa key, several processes.

use std::collections::BTreeMap;

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::source::YamlPath;

rule! {
    /// Ein LeiKa-Schlüssel steht bei mehreren Prozessen.
    ///
    /// ## Was
    /// Zwei oder mehr Steckbriefe nennen denselben LeiKa-Schlüssel. Gemeldet wird jeder nach dem ersten.
    ///
    /// ## Warum
    /// Nach FIM gehört ein Prozess zu genau einer Leistung, und der Schlüssel benennt sie. Doppelte Schlüssel zählen
    /// dieselbe Leistung zweimal.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// leika: "99102013000000"
    /// ```
    /// ```yaml schlecht prozesse/hundesteuer-abmelden.yaml
    /// leika: "99102013000000"
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// leika: "99102013000000"
    /// ```
    ///
    /// ## Abhilfe
    /// Nennen Sie je Prozess den Schlüssel seiner Verrichtung, oder führen Sie die Steckbriefe zusammen.
    pub struct LeikaDoppelt = RuleId("leika-doppelt"), Warnung;
}

impl Rule for LeikaDoppelt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for prozess in context.registry.prozesse.with_drafts() {
            let Some(key) = &prozess.leika else { continue };
            if let Some(other) = first.get(key.as_str()) {
                let message = format!("Den LeiKa-Schlüssel `{key}` nennt schon der Prozess `{other}`.");
                out.push(
                    Self::PAGE
                        .finding(prozess.source, YamlPath::parse("leika"), message)
                        .help("Nennen Sie den Schlüssel der Verrichtung, oder führen Sie die Steckbriefe zusammen."),
                );
            } else {
                first.insert(key, prozess.id.as_str());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn reports_the_second_and_the_third_but_not_the_first() {
        let key = "leika: \"99102013000000\"\n";
        let found = check(
            &LeikaDoppelt,
            &[
                ("prozesse/a.yaml", key),
                ("prozesse/b.yaml", "leika: \"99102014000000\"\n"),
                ("prozesse/c.yaml", key),
                ("prozesse/d.yaml", key),
            ],
        );
        insta::assert_snapshot!(found, @r"
        prozesse/c.yaml: leika: Den LeiKa-Schlüssel `99102013000000` nennt schon der Prozess `a`.
        prozesse/d.yaml: leika: Den LeiKa-Schlüssel `99102013000000` nennt schon der Prozess `a`.
        ");
    }
}
