//! All references between entities with their places: the one list of who may name whom.

use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::{KomponenteEntity, KomponenteId, OeId, ProgrammId, ProjektId, ProzessId, Registry};
use crate::source::{SourceId, YamlPath};

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target<'r> {
    Organisation(&'r OeId),
    Komponente(&'r KomponenteId),
    Prozess(&'r ProzessId),
    Projekt(&'r ProjektId),
    Programm(&'r ProgrammId),
}

/// One reference.
pub(super) struct Reference<'r> {
    /// The file that names the target.
    pub source: SourceId,
    /// The place of the id in it.
    pub path: YamlPath,
    /// The id is the key at the end of the path, not its value.
    pub is_key: bool,
    pub target: Target<'r>,
}

/// All references of all files, by kind and id of the entity that makes them.
pub(super) fn references(registry: &Registry) -> Vec<Reference<'_>> {
    let mut all = Vec::new();
    for e in registry.organisation.with_drafts() {
        let mut from = OfFile::new(e.source, &mut all);
        from.one("teil_von", e.teil_von.as_ref().map(Target::Organisation));
    }
    for e in registry.komponenten.with_drafts() {
        of_komponente(e, &mut OfFile::new(e.source, &mut all));
    }
    for e in registry.prozesse.with_drafts() {
        of_prozess(e, &mut OfFile::new(e.source, &mut all));
    }
    for e in registry.projekte.with_drafts() {
        of_projekt(e, &mut OfFile::new(e.source, &mut all));
    }
    for e in registry.ziele.with_drafts() {
        let units = e.auswahl.iter().flat_map(|a| &a.oe);
        OfFile::new(e.source, &mut all).list(&YamlPath::parse("auswahl.oe"), units.map(Target::Organisation));
    }
    for e in registry.vorgaben.with_drafts() {
        OfFile::new(e.source, &mut all).list(&komponenten(), e.komponenten.iter().map(Target::Komponente));
    }
    for e in registry.berufsgruppen.with_drafts() {
        OfFile::new(e.source, &mut all).list(&komponenten(), e.komponenten.iter().map(Target::Komponente));
    }
    all
}

fn komponenten() -> YamlPath {
    YamlPath::parse("komponenten")
}

fn of_komponente<'r>(komponente: &'r KomponenteEntity, from: &mut OfFile<'_, 'r>) {
    let needs = komponente.abhaengig_von.iter().map(Target::Komponente);
    from.list(&YamlPath::parse("abhaengig_von"), needs);
    for (product, units) in &komponente.produkte {
        let path = YamlPath::parse("produkte").key(product.as_str());
        from.list(&path, units.iter().map(Target::Organisation));
    }
}

fn of_prozess<'r>(prozess: &'r Prozess, from: &mut OfFile<'_, 'r>) {
    from.one("oe", Some(Target::Organisation(&prozess.oe)));
    for (id, nutzung) in &prozess.komponenten {
        let path = komponenten().key(id.as_str());
        from.push(path.clone(), true, Target::Komponente(id));
        if let Some(projekt) = &nutzung.projekt {
            from.push(path.key("projekt"), false, Target::Projekt(projekt));
        }
    }
    for (i, schritt) in prozess.ablauf.iter().enumerate() {
        let path = YamlPath::parse("ablauf").index(i).key("komponenten");
        from.list(&path, schritt.komponenten.iter().map(Target::Komponente));
    }
}

fn of_projekt<'r>(projekt: &'r Projekt, from: &mut OfFile<'_, 'r>) {
    from.one("programm", projekt.programm.as_ref().map(Target::Programm));
    from.one("oe", projekt.oe.as_ref().map(Target::Organisation));
    from.list(
        &YamlPath::parse("prozesse"),
        projekt.prozesse.iter().map(Target::Prozess),
    );
    from.list(&komponenten(), projekt.komponenten.iter().map(Target::Komponente));
    for (i, wirkung) in projekt.wirkungen.iter().enumerate() {
        if let Some(prozess) = &wirkung.prozess {
            let path = YamlPath::parse("wirkungen").index(i).key("prozess");
            from.push(path, false, Target::Prozess(prozess));
        }
    }
}

/// Collects the references of one file.
struct OfFile<'o, 'r> {
    source: SourceId,
    all: &'o mut Vec<Reference<'r>>,
}

impl<'o, 'r> OfFile<'o, 'r> {
    fn new(source: SourceId, all: &'o mut Vec<Reference<'r>>) -> Self {
        Self { source, all }
    }

    fn push(&mut self, path: YamlPath, is_key: bool, target: Target<'r>) {
        self.all.push(Reference {
            source: self.source,
            path,
            is_key,
            target,
        });
    }

    fn one(&mut self, key: &str, target: Option<Target<'r>>) {
        if let Some(target) = target {
            self.push(YamlPath::parse(key), false, target);
        }
    }

    fn list(&mut self, path: &YamlPath, targets: impl Iterator<Item = Target<'r>>) {
        for (i, target) in targets.enumerate() {
            self.push(path.clone().index(i), false, target);
        }
    }
}
