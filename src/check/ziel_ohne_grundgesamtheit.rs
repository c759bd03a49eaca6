//! `ziel-ohne-grundgesamtheit`: a goal that no process counts for.

use std::collections::BTreeSet;

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::auswahl::Auswahl;
use crate::model::prozess::ProzessStatus;
use crate::model::{OeId, ProzessEntity, Registry};
use crate::source::YamlPath;

rule! {
    /// Auf ein Ziel passt kein aktiver Prozess.
    ///
    /// ## Was
    /// Kein aktiver Prozess fällt unter die `auswahl` des Ziels. Alle ihre Angaben müssen zutreffen; `oe` schließt alle
    /// Einheiten darunter ein.
    ///
    /// ## Warum
    /// Ein Ziel ohne Prozesse hat keinen Ist-Wert. Es steht im Bericht als `unbekannt`, und niemand merkt, ob es erreicht
    /// oder verfehlt wird.
    ///
    /// ## Beispiel
    /// ```yaml schlecht ziele/quote.yaml
    /// auswahl: {ausrichtung: [intern]}
    /// ```
    /// ```yaml gut ziele/quote.yaml
    /// auswahl: {ausrichtung: [extern]}
    /// ```
    ///
    /// ## Abhilfe
    /// Erweitern Sie die `auswahl`, oder erfassen Sie die Prozesse, um die es dem Ziel geht.
    pub struct ZielOhneGrundgesamtheit = RuleId("ziel-ohne-grundgesamtheit"), Warnung;
}

impl Rule for ZielOhneGrundgesamtheit {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let registry = context.registry;
        // An unreadable Steckbrief counts here too: once it is mended, the goal has its process.
        let active: Vec<&ProzessEntity> = registry
            .prozesse
            .with_drafts()
            .filter(|p| p.status == ProzessStatus::Aktiv)
            .collect();
        // A selection that can't be read whole may mean more or fewer processes.
        for ziel in registry.ziele.iter() {
            let has_any = match &ziel.auswahl {
                None => !active.is_empty(),
                Some(auswahl) => matches_any(auswahl, &active, registry),
            };
            if has_any {
                continue;
            }
            let message = match ziel.auswahl {
                None => "Es gibt noch keinen aktiven Prozess, an dem sich das Ziel messen lässt.",
                Some(_) => "Auf diese Auswahl passt kein aktiver Prozess.",
            };
            out.push(
                Self::PAGE
                    .finding(ziel.source, YamlPath::parse("auswahl"), message)
                    .at_key()
                    .help(
                        "Erweitern Sie die Auswahl oder erfassen Sie die Prozesse, um die es dem Ziel geht.",
                    ),
            );
        }
    }
}

fn matches_any(auswahl: &Auswahl, active: &[&ProzessEntity], registry: &Registry) -> bool {
    // A dead reference is the cause then, and another rule's finding.
    if auswahl.oe.iter().any(|id| !registry.organisation.is_known(id)) {
        return true;
    }
    let units: BTreeSet<OeId> = auswahl.oe.iter().flat_map(|id| registry.subtree(id)).collect();
    active
        .iter()
        .any(|p| (units.is_empty() || units.contains(&p.oe)) && auswahl.matches(p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    const CHILD: (&str, &str) = ("organisation/abt.yaml", "teil_von: amt-22\n");
    const BELOW: (&str, &str) = ("prozesse/hundesteuer.yaml", "oe: abt\n");

    #[test]
    fn units_below_and_unknown_units_are_no_finding() {
        let above = ("ziele/a.yaml", "auswahl: {oe: [amt-22]}\n");
        let unknown = ("ziele/b.yaml", "auswahl: {oe: [amt-220]}\n");
        insta::assert_snapshot!(check(&ZielOhneGrundgesamtheit, &[CHILD, BELOW, above, unknown]), @"");
    }

    #[test]
    fn both_the_unit_and_the_rest_must_fit_one_process() {
        let other = ("organisation/amt-1.yaml", "kuerzel: \"1\"\n");
        let goal = ("ziele/a.yaml", "auswahl: {oe: [amt-1]}\n");
        let both = (
            "ziele/b.yaml",
            "auswahl: {oe: [amt-22], zielgruppen: [verwaltung]}\n",
        );
        insta::assert_snapshot!(check(&ZielOhneGrundgesamtheit, &[other, goal, both]), @"
        ziele/a.yaml: auswahl: Auf diese Auswahl passt kein aktiver Prozess.
        ziele/b.yaml: auswahl: Auf diese Auswahl passt kein aktiver Prozess.
        ");
    }

    #[test]
    fn drafts_in_progress_are_not_active() {
        let draft = ("prozesse/hundesteuer.yaml", "status: entwurf\n");
        insta::assert_snapshot!(
            check(&ZielOhneGrundgesamtheit, &[draft]),
            @"ziele/quote.yaml: auswahl: Es gibt noch keinen aktiven Prozess, an dem sich das Ziel messen lässt."
        );
    }
}
