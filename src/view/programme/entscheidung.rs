//! Decisions of bodies on projects.

use serde::Serialize;

use crate::model::projekt::{Beschluss, Entscheidung, Gremium, Projekt};
use crate::model::{Datum, Entity, ProjektId};
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};

/// A decision on a project.
#[derive(Debug, Clone, Serialize)]
pub(in crate::view) struct EntscheidungRow {
    pub projekt: ProjektId,
    pub gremium: Option<Gremium>,
    pub datum: Option<Datum>,
    pub beschluss: Option<Beschluss>,
    pub vorlage: Option<String>,
    #[serde(skip)]
    pub projekt_name: String,
}

impl EntscheidungRow {
    fn new(projekt: &Entity<ProjektId, Projekt>, entscheidung: &Entscheidung) -> Self {
        Self {
            projekt: projekt.id.clone(),
            gremium: entscheidung.gremium,
            datum: entscheidung.datum,
            beschluss: entscheidung.beschluss,
            vorlage: entscheidung.vorlage.clone(),
            projekt_name: projekt.name.clone(),
        }
    }

    /// All decisions on `projekt` up to `bis`, and those without a day, which come last.
    pub fn until(projekt: &Entity<ProjektId, Projekt>, bis: Datum) -> Vec<Self> {
        let all = projekt.entscheidungen.iter();
        let all = all.filter(|e| e.datum.is_none_or(|day| day <= bis));
        let mut rows: Vec<Self> = all.map(|e| Self::new(projekt, e)).collect();
        rows.sort_by_key(|z| (z.datum.is_none(), z.datum));
        rows
    }

    /// The decisions on `projekte` from `von` to `bis`, by day; and how many state no day.
    pub fn between(projekte: &[&Entity<ProjektId, Projekt>], von: Datum, bis: Datum) -> (Vec<Self>, u64) {
        let all = projekte.iter().flat_map(|projekt| Self::until(projekt, bis));
        let (dated, undated): (Vec<Self>, Vec<Self>) = all.partition(|z| z.datum.is_some());
        let mut rows = dated;
        rows.retain(|z| z.datum.is_some_and(|day| day >= von));
        rows.sort_by(|a, b| (a.datum, &a.projekt).cmp(&(b.datum, &b.projekt)));
        (rows, undated.len() as u64)
    }

    /// `"Fachkreis am 15.05.2018: empfohlen (V1478/22)"`.
    pub fn text(&self) -> String {
        let who = self.gremium.map_or("Gremium nicht angegeben", Gremium::label);
        let when = self.datum.map(|day| format!(" am {}", day.german()));
        let what = self
            .beschluss
            .map_or("Beschluss nicht angegeben", Beschluss::label);
        let paper = self.vorlage.as_ref().map(|vorlage| format!(" ({vorlage})"));
        format!(
            "{who}{}: {what}{}",
            when.unwrap_or_default(),
            paper.unwrap_or_default()
        )
    }
}

/// The table of decisions.
pub(in crate::view) fn table(entscheidungen: &[EntscheidungRow]) -> Table {
    Columns::new()
        .people("datum", "Datum", Room::Fixed(0), |z: &EntscheidungRow| {
            Cell::date(z.datum)
        })
        .people("gremium", "Gremium", Room::Whole, |z| {
            Cell::word_or_missing(z.gremium)
        })
        .people("projekt", "Projekt", Room::Whole, |z| {
            Cell::Text(z.projekt_name.clone())
        })
        .people("beschluss", "Beschluss", Room::Fixed(0), |z| {
            Cell::word_or_missing(z.beschluss)
        })
        .people("vorlage", "Vorlage", Room::Whole, |z| {
            Cell::text(z.vorlage.clone())
        })
        .table(entscheidungen)
        .without_empty_columns()
}
