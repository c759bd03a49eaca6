//! Names behind ids, and the place of a unit in the organisation.

use super::kennung::Eintrag;
use crate::model::organisation::Organisationseinheit;
use crate::model::{Entity, Kind, OeId, Registry};
use crate::view::report::{Cell, Column, Room, Table};

/// What references mean.
#[derive(Clone, Copy)]
pub(super) struct Namen<'r>(pub &'r Registry);

impl<'r> Namen<'r> {
    /// `"Bauaufsichtsamt (amt-63)"`; the bare id with a remark if nothing readable is called so.
    pub fn reference(self, kind: Kind, id: &str) -> String {
        match Eintrag::find(self.0, kind, id) {
            Some(found) => format!("{} ({id})", found.name()),
            None => format!("{id} (nicht lesbar oder nicht vorhanden)"),
        }
    }

    /// The name of a reference, if it names a readable entity.
    pub fn name(self, kind: Kind, id: &str) -> Cell {
        Cell::text(Eintrag::find(self.0, kind, id).map(Eintrag::name))
    }

    /// The units from the top down to `oe`; empty if there is none called so. A cycle names each unit once.
    pub fn path(self, oe: &OeId) -> Vec<&'r Entity<OeId, Organisationseinheit>> {
        let mut path = self.0.upwards(oe);
        path.reverse();
        path
    }

    /// The path to `oe` in short names, from the top: `OB › GB 6 › 63`.
    pub fn path_text(self, oe: &OeId) -> Option<String> {
        let path = self.path(oe);
        let names: Vec<&str> = path.iter().map(|unit| unit.kuerzel.as_str()).collect();
        (!names.is_empty()).then(|| names.join(" › "))
    }

    /// References as a table of ids and names.
    pub fn table<'i>(self, kind: Kind, ids: impl IntoIterator<Item = &'i str>) -> Table {
        Table {
            columns: vec![
                Column::new("kennung", "Kennung", Room::Head),
                Column::new("name", "Name", Room::Flexible),
            ],
            rows: ids
                .into_iter()
                .map(|id| vec![Cell::Id(id.to_owned()), self.name(kind, id)])
                .collect(),
            footer: Vec::new(),
        }
    }
}
