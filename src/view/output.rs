//! What every output is: a typed result with its name, for people and for machines. Knows no format.

use serde::Serialize;

use super::kopf::Kopf;
use super::report::{Cell, Report, Table};

/// What a command shows: one typed result, whose serde form is the JSON contract.
pub trait Output: Serialize {
    /// The name of its JSON document: `ddv.NAME/VERSION`.
    const NAME: &'static str;

    /// The name of this one, where a type has several.
    fn name(&self) -> &'static str {
        Self::NAME
    }

    /// The version of its JSON document; rises when a key changes its name or meaning.
    fn version(&self) -> u32 {
        1
    }

    /// For people.
    fn report(&self, kopf: &Kopf) -> Report;

    /// For machines, row by row; the first table for people unless it differs. Without columns there is nothing to say.
    fn data(&self, kopf: &Kopf) -> Table {
        self.report(kopf).into_data()
    }
}

/// The rows of `view`; each says which assumptions it rests on, as the data may be handed on without its head.
pub fn rows(view: &impl Output, kopf: &Kopf) -> Table {
    let mut table = view.data(kopf);
    if !kopf.variante.is_empty() && !table.columns.is_empty() {
        table.add_column("variante", "Variante", &Cell::Id(kopf.variante.kurz()));
    }
    table
}
