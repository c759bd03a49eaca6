//! The components that projects bring, and how far they are in use.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Config;
use crate::model::projekt::Projekt;
use crate::model::{Anteil, Datum, Entity, KomponenteId, ProjektId, Registry};
use crate::score::{Spalten, Zelle, share_of};
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};

/// A component with the projects that bring it.
#[derive(Debug, Serialize)]
pub(super) struct KomponenteRow {
    komponente: KomponenteId,
    /// Null if it is not in the register.
    name: Option<String>,
    projekte: Vec<ProjektId>,
    verfuegbar_ab: Option<Datum>,
    /// Available on the Stichtag.
    verfuegbar: bool,
    /// Active processes that it is applicable to.
    anwendbar: u64,
    /// Active processes that use it, partly included.
    in_nutzung: u64,
    /// Active processes that plan to.
    geplant: u64,
    #[serde(skip)]
    projekt_namen: Vec<String>,
}

impl KomponenteRow {
    /// The components of `projekte`, by id.
    pub fn all(
        registry: &Registry,
        config: &Config,
        projekte: &[&Entity<ProjektId, Projekt>],
        tag: Datum,
    ) -> Vec<Self> {
        let mut brought: BTreeMap<&KomponenteId, Vec<&Entity<ProjektId, Projekt>>> = BTreeMap::new();
        for projekt in projekte {
            for id in &projekt.komponenten {
                let by = brought.entry(id).or_default();
                if by.last().is_none_or(|last| last.id != projekt.id) {
                    by.push(projekt);
                }
            }
        }
        let brought = brought.into_iter();
        brought
            .map(|(id, by)| Self::new(registry, config, id, &by, tag))
            .collect()
    }

    fn new(
        registry: &Registry,
        config: &Config,
        id: &KomponenteId,
        by: &[&Entity<ProjektId, Projekt>],
        tag: Datum,
    ) -> Self {
        let komponente = registry.komponenten.find(id);
        let mut zeile = Self {
            komponente: id.clone(),
            name: komponente.map(|k| k.name.clone()),
            projekte: by.iter().map(|p| p.id.clone()).collect(),
            verfuegbar_ab: komponente.and_then(|k| k.verfuegbar_ab),
            verfuegbar: komponente.is_some_and(|k| k.is_available(tag)),
            anwendbar: 0,
            in_nutzung: 0,
            geplant: 0,
            projekt_namen: by.iter().map(|p| p.name.clone()).collect(),
        };
        let Some(komponente) = komponente else {
            return zeile;
        };
        let column = Spalten {
            komponenten: vec![komponente],
            tag,
            is_plan: false,
        };
        for prozess in registry.active() {
            let grad = column.grad(prozess, config);
            let cell = grad.zellen.first().zip(grad.in_nutzung.first());
            let Some((status, is_used)) = cell else { continue };
            match status {
                Zelle::NichtAnwendbar => continue,
                Zelle::Geplant => zeile.geplant += 1,
                Zelle::Genutzt | Zelle::Teilweise => zeile.in_nutzung += u64::from(*is_used),
                Zelle::Moeglich | Zelle::Ungeprueft => {}
            }
            zeile.anwendbar += 1;
        }
        zeile
    }

    fn availability(&self) -> String {
        match (&self.name, self.verfuegbar, self.verfuegbar_ab) {
            (None, ..) => "nicht im Register".to_owned(),
            (Some(_), true, _) => "ja".to_owned(),
            (Some(_), false, Some(day)) => format!("nein (ab {})", day.german()),
            (Some(_), false, None) => "nein".to_owned(),
        }
    }

    fn share(&self) -> Cell {
        let share = share_of(self.in_nutzung, self.anwendbar).map(Anteil::get);
        Cell::share(share, self.in_nutzung, self.anwendbar)
    }
}

/// The table; none without components.
pub(super) fn table(komponenten: &[KomponenteRow]) -> Option<Table> {
    let columns = Columns::new()
        .people("komponente", "Komponente", Room::Whole, |k: &KomponenteRow| {
            Cell::Text(k.name.clone().unwrap_or_else(|| k.komponente.to_string()))
        })
        .people("projekte", "Projekte", Room::Whole, |k| {
            Cell::Text(k.projekt_namen.join(", "))
        })
        .people("verfuegbar", "verfügbar", Room::Whole, |k| {
            Cell::Text(k.availability())
        })
        .people(
            "nutzung",
            "In Nutzung von anwendbaren",
            Room::Fixed(0),
            KomponenteRow::share,
        )
        .people("geplant", "geplant", Room::Fixed(0), |k| Cell::count(k.geplant));
    (!komponenten.is_empty()).then(|| columns.table(komponenten))
}
