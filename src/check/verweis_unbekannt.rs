//! `verweis-unbekannt`: a reference to an entity that does not exist.

use super::reference::{Reference, Target, each_reference};
use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId, did_you_mean};
use crate::model::{Collection, Kind};

rule! {
    /// Ein Verweis führt ins Leere.
    ///
    /// ## Was
    /// Ein Eintrag nennt die Kennung einer Organisationseinheit, einer Komponente, eines Prozesses, eines Projekts oder
    /// eines Programms, zu der es keine Datei gibt. Der Eintrag zählt trotzdem; was am Verweis hängt, zählt nicht.
    ///
    /// ## Warum
    /// Ein Prozess mit unbekannter Organisationseinheit fehlt in der Karte seines Amts, ein Projekt mit unbekanntem
    /// Programm im Bericht.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// oe: amt-220
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// oe: amt-22
    /// ```
    ///
    /// ## Abhilfe
    /// Berichtigen Sie die Kennung, oder legen Sie die fehlende Datei an.
    pub struct VerweisUnbekannt = RuleId("verweis-unbekannt"), Fehler;
}

impl Rule for VerweisUnbekannt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let r = context.registry;
        each_reference(r, |reference| {
            out.extend(match reference.target {
                Target::Organisation(id) => dead(&reference, Kind::Organisation, &r.organisation, id),
                Target::Komponente(id) => dead(&reference, Kind::Komponenten, &r.komponenten, id),
                Target::Prozess(id) => dead(&reference, Kind::Prozesse, &r.prozesse, id),
                Target::Projekt(id) => dead(&reference, Kind::Projekte, &r.projekte, id),
                Target::Programm(id) => dead(&reference, Kind::Programme, &r.programme, id),
            });
        });
    }
}

/// The finding about `reference` if nothing in `known` is called `id`.
fn dead<I, T>(reference: &Reference<'_>, kind: Kind, known: &Collection<I, T>, id: &I) -> Option<Diagnostic>
where
    I: Ord + Clone + AsRef<str>,
{
    if known.is_known(id) {
        return None;
    }
    let (one, _) = kind.names();
    let article = match kind {
        Kind::Organisation | Kind::Komponenten | Kind::Vorgaben | Kind::Berufsgruppen => "Die",
        Kind::Prozesse => "Den",
        Kind::Projekte | Kind::Programme | Kind::Ziele => "Das",
    };
    let id = id.as_ref();
    let message = format!("{article} {one} `{id}` gibt es nicht.");
    let folder = kind.as_str();
    let help = did_you_mean(id, known.with_drafts().map(|e| e.id.as_ref()))
        .unwrap_or_else(|| format!("Legen Sie `{folder}/{id}.yaml` an oder berichtigen Sie die Kennung."));
    let found = VerweisUnbekannt::PAGE
        .finding(reference.source, reference.path(), message)
        .help(help);
    Some(if reference.is_key() { found.at_key() } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_on_references_that_lead_somewhere() {
        insta::assert_snapshot!(check(&VerweisUnbekannt, &[]), @"");
    }

    #[test]
    fn finds_good_then_bad_in_one_file() {
        let text = "komponenten:\n  dms: {status: moeglich}\n  dmss: {status: moeglich}\n";
        insta::assert_snapshot!(
            check(&VerweisUnbekannt, &[("prozesse/hundesteuer.yaml", text)]),
            @"prozesse/hundesteuer.yaml: komponenten.dmss: Die Komponente `dmss` gibt es nicht."
        );
    }

    #[test]
    fn finds_dead_references_of_every_kind() {
        let files = [
            ("organisation/amt-22.yaml", "teil_von: x\n"),
            (
                "komponenten/dms.yaml",
                "abhaengig_von: [x]\nprodukte: {P: [amt-22, x]}\n",
            ),
            (
                "prozesse/hundesteuer.yaml",
                "oe: x\nablauf:\n  - {schritt: A, baustein: beraten, medium: papier, komponenten: [dms, x]}\n\
                 komponenten:\n  epayment: {status: geplant, bis: 2027-01-01, projekt: x}\n",
            ),
            (
                "projekte/bezahlung.yaml",
                "programm: x\noe: x\nprozesse: [x]\nkomponenten: [x]\nwirkungen: [{prozess: x}]\n",
            ),
            ("ziele/quote.yaml", "auswahl: {oe: [x]}\n"),
            ("vorgaben/ozg.yaml", "komponenten: [x]\n"),
            ("berufsgruppen/verwaltung.yaml", "komponenten: [x]\n"),
        ];
        insta::assert_snapshot!(check(&VerweisUnbekannt, &files), @"
        organisation/amt-22.yaml: teil_von: Die Organisationseinheit `x` gibt es nicht.
        komponenten/dms.yaml: abhaengig_von[0]: Die Komponente `x` gibt es nicht.
        komponenten/dms.yaml: produkte.P[1]: Die Organisationseinheit `x` gibt es nicht.
        prozesse/hundesteuer.yaml: oe: Die Organisationseinheit `x` gibt es nicht.
        prozesse/hundesteuer.yaml: komponenten.epayment.projekt: Das Projekt `x` gibt es nicht.
        prozesse/hundesteuer.yaml: ablauf[0].komponenten[1]: Die Komponente `x` gibt es nicht.
        projekte/bezahlung.yaml: programm: Das Programm `x` gibt es nicht.
        projekte/bezahlung.yaml: oe: Die Organisationseinheit `x` gibt es nicht.
        projekte/bezahlung.yaml: prozesse[0]: Den Prozess `x` gibt es nicht.
        projekte/bezahlung.yaml: komponenten[0]: Die Komponente `x` gibt es nicht.
        projekte/bezahlung.yaml: wirkungen[0].prozess: Den Prozess `x` gibt es nicht.
        ziele/quote.yaml: auswahl.oe[0]: Die Organisationseinheit `x` gibt es nicht.
        vorgaben/ozg.yaml: komponenten[0]: Die Komponente `x` gibt es nicht.
        berufsgruppen/verwaltung.yaml: komponenten[0]: Die Komponente `x` gibt es nicht.
        ");
    }
}
