//! `eintrag-ungenutzt`: a unit or component that nothing refers to.

use std::collections::BTreeSet;

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::{KomponenteId, OeId, Registry};

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
        let units = used_units(registry);
        for unit in registry
            .organisation
            .with_drafts()
            .filter(|u| !units.contains(&u.id))
        {
            let message = format!(
                "Auf die Organisationseinheit `{}` verweist kein Eintrag.",
                unit.id
            );
            let page = &Self::PAGE;
            out.push(
                Diagnostic::on_file(page.id, page.severity, unit.source, message)
                    .help("Erfassen Sie ihre Prozesse, oder löschen Sie die Datei."),
            );
        }
        let components = used_components(registry);
        for component in registry
            .komponenten
            .with_drafts()
            .filter(|k| !components.contains(&k.id))
        {
            let message = format!("Auf die Komponente `{}` verweist kein Eintrag.", component.id);
            let page = &Self::PAGE;
            out.push(
                Diagnostic::on_file(page.id, page.severity, component.source, message)
                    .help("Tragen Sie bei den Prozessen ein, ob sie die Komponente nutzen, oder löschen Sie die Datei."),
            );
        }
    }
}

fn used_units(registry: &Registry) -> BTreeSet<&OeId> {
    let processes = registry.prozesse.with_drafts().map(|p| &p.oe);
    let projects = registry.projekte.with_drafts().filter_map(|p| p.oe.as_ref());
    let children = registry
        .organisation
        .with_drafts()
        .filter_map(|u| u.teil_von.as_ref().filter(|parent| **parent != u.id));
    let products = registry
        .komponenten
        .with_drafts()
        .flat_map(|k| k.produkte.values().flatten());
    let goals = registry
        .ziele
        .with_drafts()
        .flat_map(|z| z.auswahl.iter().flat_map(|a| &a.oe));
    processes
        .chain(projects)
        .chain(children)
        .chain(products)
        .chain(goals)
        .collect()
}

fn used_components(registry: &Registry) -> BTreeSet<&KomponenteId> {
    let processes = registry.prozesse.with_drafts();
    let cells_and_steps = processes.flat_map(|p| {
        p.komponenten
            .keys()
            .chain(p.ablauf.iter().flat_map(|s| &s.komponenten))
    });
    let projects = registry.projekte.with_drafts().flat_map(|p| &p.komponenten);
    let duties = registry.vorgaben.with_drafts().flat_map(|v| &v.komponenten);
    let groups = registry.berufsgruppen.with_drafts().flat_map(|b| &b.komponenten);
    let needs = registry
        .komponenten
        .with_drafts()
        .flat_map(|k| k.abhaengig_von.iter().filter(|id| **id != k.id));
    cells_and_steps
        .chain(projects)
        .chain(duties)
        .chain(groups)
        .chain(needs)
        .collect()
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
