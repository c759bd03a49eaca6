//! `verweis-unbekannt`: a reference to an entity that does not exist.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId, did_you_mean};
use crate::model::{Collection, Kind};
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
    fn to<I, T>(&mut self, kind: Kind, known: &Collection<I, T>, id: &I, path: YamlPath, at_key: bool)
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

impl Rule for VerweisUnbekannt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let r = context.registry;
        let root = YamlPath::root;
        for e in r.organisation.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            if let Some(id) = &e.teil_von {
                refs.to(
                    Kind::Organisation,
                    &r.organisation,
                    id,
                    root().key("teil_von"),
                    false,
                );
            }
        }
        for e in r.komponenten.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            for (i, id) in e.abhaengig_von.iter().enumerate() {
                refs.to(
                    Kind::Komponenten,
                    &r.komponenten,
                    id,
                    root().key("abhaengig_von").index(i),
                    false,
                );
            }
            for (product, units) in &e.produkte {
                for (i, id) in units.iter().enumerate() {
                    let path = root().key("produkte").key(product.as_str()).index(i);
                    refs.to(Kind::Organisation, &r.organisation, id, path, false);
                }
            }
        }
        for e in r.prozesse.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            refs.to(
                Kind::Organisation,
                &r.organisation,
                &e.oe,
                root().key("oe"),
                false,
            );
            for (id, nutzung) in &e.komponenten {
                let path = root().key("komponenten").key(id.as_str());
                refs.to(Kind::Komponenten, &r.komponenten, id, path.clone(), true);
                if let Some(id) = &nutzung.projekt {
                    refs.to(
                        Kind::Projekte,
                        &r.projekte,
                        id,
                        path.clone().key("projekt"),
                        false,
                    );
                }
            }
            for (i, schritt) in e.ablauf.iter().enumerate() {
                for (j, id) in schritt.komponenten.iter().enumerate() {
                    let path = root().key("ablauf").index(i).key("komponenten").index(j);
                    refs.to(Kind::Komponenten, &r.komponenten, id, path, false);
                }
            }
        }
        for e in r.projekte.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            if let Some(id) = &e.programm {
                refs.to(Kind::Programme, &r.programme, id, root().key("programm"), false);
            }
            if let Some(id) = &e.oe {
                refs.to(Kind::Organisation, &r.organisation, id, root().key("oe"), false);
            }
            for (i, id) in e.prozesse.iter().enumerate() {
                refs.to(
                    Kind::Prozesse,
                    &r.prozesse,
                    id,
                    root().key("prozesse").index(i),
                    false,
                );
            }
            for (i, id) in e.komponenten.iter().enumerate() {
                refs.to(
                    Kind::Komponenten,
                    &r.komponenten,
                    id,
                    root().key("komponenten").index(i),
                    false,
                );
            }
            for (i, wirkung) in e.wirkungen.iter().enumerate() {
                if let Some(id) = &wirkung.prozess {
                    let path = root().key("wirkungen").index(i).key("prozess");
                    refs.to(Kind::Prozesse, &r.prozesse, id, path, false);
                }
            }
        }
        for e in r.ziele.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            for (i, id) in e.auswahl.iter().flat_map(|a| &a.oe).enumerate() {
                let path = root().key("auswahl").key("oe").index(i);
                refs.to(Kind::Organisation, &r.organisation, id, path, false);
            }
        }
        for e in r.vorgaben.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            for (i, id) in e.komponenten.iter().enumerate() {
                refs.to(
                    Kind::Komponenten,
                    &r.komponenten,
                    id,
                    root().key("komponenten").index(i),
                    false,
                );
            }
        }
        for e in r.berufsgruppen.with_drafts() {
            let mut refs = References {
                out,
                source: e.source,
            };
            for (i, id) in e.komponenten.iter().enumerate() {
                refs.to(
                    Kind::Komponenten,
                    &r.komponenten,
                    id,
                    root().key("komponenten").index(i),
                    false,
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
}
