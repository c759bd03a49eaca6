//! All references between entities with their places: the one list of who may name whom.

use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::{KomponenteEntity, KomponenteId, OeId, ProgrammId, ProjektId, ProzessId, Registry};
use crate::source::{SourceId, YamlPath};

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Target<'r> {
    Organisation(&'r OeId),
    Komponente(&'r KomponenteId),
    Prozess(&'r ProzessId),
    Projekt(&'r ProjektId),
    Programm(&'r ProgrammId),
}

/// Where an id stands in its file. Registers hold many thousand references and few dead ones, so the path is only
/// built for those.
#[derive(Debug, Clone, Copy)]
enum Spot<'r> {
    /// The value of a dotted path.
    Value(&'static str),
    /// An item of the list at a dotted path.
    Item(&'static str, usize),
    /// An item of the list of a product.
    Product(&'r str, usize),
    /// The key of a cell.
    Cell(&'r KomponenteId),
    /// The project of a cell.
    CellProject(&'r KomponenteId),
    /// A component of a step.
    Step(usize, usize),
    /// The process of an effect.
    Effect(usize),
}

/// One reference.
#[derive(Clone, Copy)]
pub(super) struct Reference<'r> {
    /// The file that names the target.
    pub source: SourceId,
    pub target: Target<'r>,
    spot: Spot<'r>,
}

impl Reference<'_> {
    /// The place of the id in its file.
    pub fn path(&self) -> YamlPath {
        let below = YamlPath::parse;
        match self.spot {
            Spot::Value(path) => below(path),
            Spot::Item(path, index) => below(path).index(index),
            Spot::Product(product, index) => below("produkte").key(product).index(index),
            Spot::Cell(id) => below("komponenten").key(id.as_str()),
            Spot::CellProject(id) => below("komponenten").key(id.as_str()).key("projekt"),
            Spot::Step(step, index) => below("ablauf").index(step).key("komponenten").index(index),
            Spot::Effect(index) => below("wirkungen").index(index).key("prozess"),
        }
    }

    /// Whether the id is the key at the end of the path, not its value.
    pub fn is_key(&self) -> bool {
        matches!(self.spot, Spot::Cell(_))
    }
}

/// Hands all references of all files to `visit`, by kind and id of the entity that makes them.
pub(super) fn each_reference<'r>(registry: &'r Registry, mut visit: impl FnMut(Reference<'r>)) {
    let visit = &mut visit;
    for e in registry.organisation.with_drafts() {
        if let Some(parent) = &e.teil_von {
            OfFile::new(e.source, visit).put(Spot::Value("teil_von"), Target::Organisation(parent));
        }
    }
    for e in registry.komponenten.with_drafts() {
        of_komponente(e, &mut OfFile::new(e.source, visit));
    }
    for e in registry.prozesse.with_drafts() {
        of_prozess(e, &mut OfFile::new(e.source, visit));
    }
    for e in registry.projekte.with_drafts() {
        of_projekt(e, &mut OfFile::new(e.source, visit));
    }
    for e in registry.ziele.with_drafts() {
        let units = e.auswahl.iter().flat_map(|a| &a.oe);
        OfFile::new(e.source, visit).list("auswahl.oe", units.map(Target::Organisation));
    }
    for e in registry.vorgaben.with_drafts() {
        OfFile::new(e.source, visit).list("komponenten", e.komponenten.iter().map(Target::Komponente));
    }
    for e in registry.berufsgruppen.with_drafts() {
        OfFile::new(e.source, visit).list("komponenten", e.komponenten.iter().map(Target::Komponente));
    }
}

/// Hands on the references of one file.
struct OfFile<'v, V> {
    source: SourceId,
    visit: &'v mut V,
}

impl<'v, V> OfFile<'v, V> {
    fn new(source: SourceId, visit: &'v mut V) -> Self {
        Self { source, visit }
    }

    fn put<'r>(&mut self, spot: Spot<'r>, target: Target<'r>)
    where
        V: FnMut(Reference<'r>),
    {
        (self.visit)(Reference {
            source: self.source,
            target,
            spot,
        });
    }

    fn list<'r>(&mut self, path: &'static str, targets: impl Iterator<Item = Target<'r>>)
    where
        V: FnMut(Reference<'r>),
    {
        for (i, target) in targets.enumerate() {
            self.put(Spot::Item(path, i), target);
        }
    }
}

fn of_komponente<'r>(komponente: &'r KomponenteEntity, from: &mut OfFile<'_, impl FnMut(Reference<'r>)>) {
    from.list(
        "abhaengig_von",
        komponente.abhaengig_von.iter().map(Target::Komponente),
    );
    for (product, units) in &komponente.produkte {
        for (i, unit) in units.iter().enumerate() {
            from.put(Spot::Product(product, i), Target::Organisation(unit));
        }
    }
}

fn of_prozess<'r>(prozess: &'r Prozess, from: &mut OfFile<'_, impl FnMut(Reference<'r>)>) {
    from.put(Spot::Value("oe"), Target::Organisation(&prozess.oe));
    for (id, nutzung) in &prozess.komponenten {
        from.put(Spot::Cell(id), Target::Komponente(id));
        if let Some(projekt) = &nutzung.projekt {
            from.put(Spot::CellProject(id), Target::Projekt(projekt));
        }
    }
    for (step, schritt) in prozess.ablauf.iter().enumerate() {
        for (i, komponente) in schritt.komponenten.iter().enumerate() {
            from.put(Spot::Step(step, i), Target::Komponente(komponente));
        }
    }
}

fn of_projekt<'r>(projekt: &'r Projekt, from: &mut OfFile<'_, impl FnMut(Reference<'r>)>) {
    if let Some(programm) = &projekt.programm {
        from.put(Spot::Value("programm"), Target::Programm(programm));
    }
    if let Some(oe) = &projekt.oe {
        from.put(Spot::Value("oe"), Target::Organisation(oe));
    }
    from.list("prozesse", projekt.prozesse.iter().map(Target::Prozess));
    from.list("komponenten", projekt.komponenten.iter().map(Target::Komponente));
    for (i, wirkung) in projekt.wirkungen.iter().enumerate() {
        if let Some(prozess) = &wirkung.prozess {
            from.put(Spot::Effect(i), Target::Prozess(prozess));
        }
    }
}
