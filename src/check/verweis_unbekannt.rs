//! `verweis-unbekannt`: a reference to an entity that does not exist.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId, did_you_mean};
use crate::model::komponente::Komponente;
use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::{Collection, Kind, Registry};
use crate::source::{SourceId, YamlPath};

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

struct References<'o> {
    out: &'o mut Vec<Diagnostic>,
    source: SourceId,
}

impl References<'_> {
    fn expect<I, T>(&mut self, kind: Kind, known: &Collection<I, T>, id: &I, path: YamlPath, at_key: bool)
    where
        I: Ord + Clone + AsRef<str>,
    {
        if known.is_known(id) {
            return;
        }
        let (one, _) = kind.names();
        let article = match kind {
            Kind::Organisation | Kind::Komponenten | Kind::Vorgaben | Kind::Berufsgruppen => "Die",
            Kind::Prozesse => "Den",
            Kind::Projekte | Kind::Programme | Kind::Ziele => "Das",
        };
        let id = id.as_ref();
        let message = format!("{article} {one} `{id}` gibt es nicht.");
        let help = did_you_mean(id, known.with_drafts().map(|e| e.id.as_ref())).unwrap_or_else(|| {
            format!(
                "Legen Sie `{}/{id}.yaml` an oder berichtigen Sie die Kennung.",
                kind.as_str()
            )
        });
        let mut found = VerweisUnbekannt::PAGE
            .finding(self.source, path, message)
            .help(help);
        if at_key {
            found = found.at_key();
        }
        self.out.push(found);
    }
}

impl References<'_> {
    /// Each id of the list at `path`.
    fn expect_each<'i, I, T>(
        &mut self,
        kind: Kind,
        known: &Collection<I, T>,
        ids: impl IntoIterator<Item = &'i I>,
        path: &YamlPath,
    ) where
        I: Ord + Clone + AsRef<str> + 'i,
    {
        for (i, id) in ids.into_iter().enumerate() {
            self.expect(kind, known, id, path.clone().index(i), false);
        }
    }
}

impl Rule for VerweisUnbekannt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let r = context.registry;
        for e in r.organisation.with_drafts() {
            if let Some(id) = &e.teil_von {
                let mut refs = References {
                    out,
                    source: e.source,
                };
                refs.expect(
                    Kind::Organisation,
                    &r.organisation,
                    id,
                    YamlPath::parse("teil_von"),
                    false,
                );
            }
        }
        for e in r.komponenten.with_drafts() {
            of_komponente(
                e,
                r,
                &mut References {
                    out,
                    source: e.source,
                },
            );
        }
        for e in r.prozesse.with_drafts() {
            of_prozess(
                e,
                r,
                &mut References {
                    out,
                    source: e.source,
                },
            );
        }
        for e in r.projekte.with_drafts() {
            of_projekt(
                e,
                r,
                &mut References {
                    out,
                    source: e.source,
                },
            );
        }
        for e in r.ziele.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            let units = e.auswahl.iter().flat_map(|a| &a.oe);
            refs.expect_each(
                Kind::Organisation,
                &r.organisation,
                units,
                &YamlPath::parse("auswahl.oe"),
            );
        }
        for e in r.vorgaben.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            refs.expect_each(
                Kind::Komponenten,
                &r.komponenten,
                &e.komponenten,
                &YamlPath::parse("komponenten"),
            );
        }
        for e in r.berufsgruppen.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            refs.expect_each(
                Kind::Komponenten,
                &r.komponenten,
                &e.komponenten,
                &YamlPath::parse("komponenten"),
            );
        }
    }
}

fn of_komponente(komponente: &Komponente, r: &Registry, refs: &mut References<'_>) {
    let needed = YamlPath::parse("abhaengig_von");
    refs.expect_each(
        Kind::Komponenten,
        &r.komponenten,
        &komponente.abhaengig_von,
        &needed,
    );
    for (product, units) in &komponente.produkte {
        let path = YamlPath::parse("produkte").key(product.as_str());
        refs.expect_each(Kind::Organisation, &r.organisation, units, &path);
    }
}

fn of_prozess(prozess: &Prozess, r: &Registry, refs: &mut References<'_>) {
    refs.expect(
        Kind::Organisation,
        &r.organisation,
        &prozess.oe,
        YamlPath::parse("oe"),
        false,
    );
    for (id, nutzung) in &prozess.komponenten {
        let path = || YamlPath::parse("komponenten").key(id.as_str());
        refs.expect(Kind::Komponenten, &r.komponenten, id, path(), true);
        if let Some(projekt) = &nutzung.projekt {
            refs.expect(Kind::Projekte, &r.projekte, projekt, path().key("projekt"), false);
        }
    }
    for (i, schritt) in prozess.ablauf.iter().enumerate() {
        let path = YamlPath::parse("ablauf").index(i).key("komponenten");
        refs.expect_each(Kind::Komponenten, &r.komponenten, &schritt.komponenten, &path);
    }
}

fn of_projekt(projekt: &Projekt, r: &Registry, refs: &mut References<'_>) {
    if let Some(id) = &projekt.programm {
        refs.expect(
            Kind::Programme,
            &r.programme,
            id,
            YamlPath::parse("programm"),
            false,
        );
    }
    if let Some(id) = &projekt.oe {
        refs.expect(
            Kind::Organisation,
            &r.organisation,
            id,
            YamlPath::parse("oe"),
            false,
        );
    }
    refs.expect_each(
        Kind::Prozesse,
        &r.prozesse,
        &projekt.prozesse,
        &YamlPath::parse("prozesse"),
    );
    refs.expect_each(
        Kind::Komponenten,
        &r.komponenten,
        &projekt.komponenten,
        &YamlPath::parse("komponenten"),
    );
    for (i, wirkung) in projekt.wirkungen.iter().enumerate() {
        if let Some(id) = &wirkung.prozess {
            let path = YamlPath::parse("wirkungen").index(i).key("prozess");
            refs.expect(Kind::Prozesse, &r.prozesse, id, path, false);
        }
    }
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
        insta::assert_snapshot!(check(&VerweisUnbekannt, &[("prozesse/hundesteuer.yaml", text)]), @"
        prozesse/hundesteuer.yaml: komponenten.dmss: Die Komponente `dmss` gibt es nicht.
        ");
    }
}
