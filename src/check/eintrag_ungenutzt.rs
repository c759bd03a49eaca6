//! `eintrag-ungenutzt`: a unit or component that nothing refers to.

use std::collections::HashSet;

use super::reference::{Reference, Target, each_reference};
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::Registry;

rule! {
    /// Auf eine Organisationseinheit oder Komponente verweist kein Eintrag.
    ///
    /// ## Was
    /// Keine Datei nennt die Organisationseinheit (als zuständig für Prozess oder Projekt, als übergeordnete Einheit, bei
    /// Produkten oder in der Auswahl eines Ziels) oder die Komponente (in Prozess, Projekt, Vorgabe, Berufsgruppe oder
    /// als Voraussetzung einer anderen).
    ///
    /// ## Warum
    /// Alle Prozesse müssen bekannt sein und dokumentiert werden (Dresden 2022). Ein Amt ohne Steckbrief hat sie noch
    /// nicht erfasst; eine Komponente, die niemand nennt, ist vergessen oder unter einer zweiten Kennung angelegt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht organisation/amt-99.yaml
    /// name: Amt ohne Steckbriefe
    /// ```
    /// ```yaml gut organisation/amt-22.yaml
    /// name: Steueramt
    /// ```
    ///
    /// ## Abhilfe
    /// Erfassen Sie die Prozesse der Einheit oder das Urteil zur Komponente. Ist der Eintrag überflüssig, löschen Sie
    /// die Datei.
    pub struct EintragUngenutzt = RuleId("eintrag-ungenutzt"), Hinweis;
}

impl Rule for EintragUngenutzt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let registry = context.registry;
        let used = used(registry);
        for unit in registry.organisation.with_drafts() {
            if !used.contains(&Target::Organisation(&unit.id)) {
                let message = format!(
                    "Auf die Organisationseinheit `{}` verweist kein Eintrag.",
                    unit.id
                );
                let help = "Erfassen Sie ihre Prozesse, oder löschen Sie die Datei.";
                out.push(Self::PAGE.on_file(unit.source, message).help(help));
            }
        }
        for component in registry.komponenten.with_drafts() {
            if !used.contains(&Target::Komponente(&component.id)) {
                let message = format!("Auf die Komponente `{}` verweist kein Eintrag.", component.id);
                let help = "Tragen Sie bei den Prozessen ein, ob sie sie nutzen, oder löschen Sie die Datei.";
                out.push(Self::PAGE.on_file(component.source, message).help(help));
            }
        }
    }
}

/// Everything that another file names.
fn used(registry: &Registry) -> HashSet<Target<'_>> {
    let names_itself = |reference: &Reference<'_>| {
        let own = match reference.target {
            Target::Organisation(id) => registry.organisation.find(id).map(|e| e.source),
            Target::Komponente(id) => registry.komponenten.find(id).map(|e| e.source),
            Target::Prozess(_) | Target::Projekt(_) | Target::Programm(_) => None,
        };
        own == Some(reference.source)
    };
    let mut used = HashSet::new();
    each_reference(registry, |reference| {
        if !used.contains(&reference.target) && !names_itself(&reference) {
            used.insert(reference.target);
        }
    });
    used
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn every_kind_of_reference_is_a_use() {
        let files = [
            ("organisation/a.yaml", "teil_von: amt-22\n"),
            ("organisation/b.yaml", "teil_von: a\n"),
            ("ziele/quote.yaml", "auswahl: {oe: [b]}\n"),
            ("komponenten/k.yaml", "abhaengig_von: [l]\n"),
            ("komponenten/l.yaml", "name: L\n"),
            ("vorgaben/ozg.yaml", "komponenten: [k]\n"),
        ];
        insta::assert_snapshot!(check(&EintragUngenutzt, &files), @"");
    }

    #[test]
    fn a_reference_to_itself_is_none() {
        let files = [
            ("organisation/a.yaml", "teil_von: a\n"),
            ("komponenten/k.yaml", "abhaengig_von: [k]\n"),
        ];
        insta::assert_snapshot!(check(&EintragUngenutzt, &files), @"
        organisation/a.yaml: Auf die Organisationseinheit `a` verweist kein Eintrag.
        komponenten/k.yaml: Auf die Komponente `k` verweist kein Eintrag.
        ");
    }
}
