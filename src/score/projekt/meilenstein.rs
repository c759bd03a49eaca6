//! How a milestone stands on a day.

use serde::Serialize;

use crate::model::Datum;
use crate::model::projekt::{Meilenstein, Projekt};

/// How a milestone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zustand {
    /// Reached.
    Erreicht,
    /// Planned for the day or before, and not reached.
    Verfehlt,
    /// Still to come, or without a planned day.
    StehtAus,
}

/// A milestone on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Meilensteinstand {
    /// The planned day.
    pub plan: Option<Datum>,
    /// The day it was reached; none if that lies behind the day.
    pub ist: Option<Datum>,
    /// How it stands.
    pub zustand: Zustand,
}

impl Meilensteinstand {
    /// How `stein` stands on `tag`.
    pub fn new(stein: &Meilenstein, tag: Datum) -> Self {
        let ist = stein.ist.filter(|day| *day <= tag);
        let zustand = match (ist, stein.plan) {
            (Some(_), _) => Zustand::Erreicht,
            (None, Some(plan)) if plan <= tag => Zustand::Verfehlt,
            (None, Some(_) | None) => Zustand::StehtAus,
        };
        Self {
            plan: stein.plan,
            ist,
            zustand,
        }
    }
}

/// The next milestone of `projekt` after `tag`: the earliest planned one that is not reached; what is overdue does not
/// count.
pub fn naechster(projekt: &Projekt, tag: Datum) -> Option<&Meilenstein> {
    let open = projekt.meilensteine.iter().filter(|stein| {
        Meilensteinstand::new(stein, tag).zustand == Zustand::StehtAus && stein.plan.is_some()
    });
    open.min_by_key(|stein| stein.plan)
}
