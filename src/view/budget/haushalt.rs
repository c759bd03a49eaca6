//! Sums over rows of budgets: by year and kind, and by how sure the money is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::projekt::{BudgetArt, Finanzierung};
use crate::model::{Euro, Jahr, ProjektId};
use crate::score::haushalt::{Posten, Summe};
use crate::score::projekt::budget::Ende;
use crate::view::columns::Columns;
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Cell, Room, Table};
use crate::view::woerter::{aufzaehlung, euro_text};
use crate::view::zahlwort::{count, grouped, verb};

/// The money of some projects.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Haushalt {
    /// Over the rows that count.
    pub summe: Summe,
    /// Years in order, rows without a year last.
    jahre: Vec<JahrRow>,
    /// Over all years.
    arten: Vec<ArtRow>,
    /// How sure the money is, not stated last.
    finanzierung: Vec<FinanzierungRow>,
    /// Rows of projects that were refused, put off or broken off, without an actual amount.
    nicht_gezaehlt: NichtGezaehlt,
}

#[derive(Debug, Serialize)]
struct JahrRow {
    /// Null for rows without a year.
    jahr: Option<Jahr>,
    #[serde(flatten)]
    summe: Summe,
    arten: Vec<ArtRow>,
}

#[derive(Debug, Serialize)]
struct ArtRow {
    /// Null for rows without a kind.
    art: Option<BudgetArt>,
    #[serde(flatten)]
    summe: Summe,
}

#[derive(Debug, Serialize)]
struct FinanzierungRow {
    /// Null if the project does not say.
    finanzierung: Option<Finanzierung>,
    /// Projects with such rows.
    projekte: u64,
    #[serde(flatten)]
    summe: Summe,
}

#[derive(Debug, Serialize)]
struct NichtGezaehlt {
    projekte: Vec<ProjektId>,
    #[serde(flatten)]
    summe: Summe,
    #[serde(skip)]
    namen: Vec<String>,
}

impl Haushalt {
    /// The sums of `posten`.
    pub fn of(posten: &[Posten<'_>]) -> Self {
        let (counted, others): (Vec<Posten<'_>>, Vec<Posten<'_>>) =
            posten.iter().partition(|posten| posten.zaehlt());
        let mut jahre: BTreeMap<Ende<Jahr>, Vec<Posten<'_>>> = BTreeMap::new();
        let mut finanzierung: BTreeMap<Ende<Finanzierung>, Vec<Posten<'_>>> = BTreeMap::new();
        for posten in &counted {
            jahre.entry(posten.zeile.jahr.into()).or_default().push(*posten);
            let state = posten.projekt.finanzierung.into();
            finanzierung.entry(state).or_default().push(*posten);
        }
        let left_out: BTreeMap<_, _> = others
            .iter()
            .map(|p| (p.projekt.id.clone(), p.projekt.name.clone()))
            .collect();
        let (projekte, namen) = left_out.into_iter().unzip();
        Self {
            summe: Summe::of(&counted),
            arten: arten(&counted),
            jahre: jahre
                .into_iter()
                .map(|(jahr, rows)| JahrRow {
                    jahr: jahr.get(),
                    summe: Summe::of(&rows),
                    arten: arten(&rows),
                })
                .collect(),
            finanzierung: finanzierung
                .into_iter()
                .map(|(state, rows)| FinanzierungRow {
                    finanzierung: state.get(),
                    projekte: projekte_von(&rows),
                    summe: Summe::of(&rows),
                })
                .collect(),
            nicht_gezaehlt: NichtGezaehlt {
                projekte,
                summe: Summe::of(&others),
                namen,
            },
        }
    }

    /// Planned, spent, and how much of both is known, as a sentence; `von` is what the rows are of.
    pub fn satz(&self, von: &str) -> String {
        let summe = &self.summe;
        let money = |amount: Option<Euro>| amount.map_or_else(|| "nichts angegeben".to_owned(), euro_text);
        let rows = count(summe.posten, "Posten", "Posten");
        let ist = match (summe.ist(), summe.ohne_ist()) {
            (None, _) => "ein Ist ist noch nicht angegeben".to_owned(),
            (Some(ist), 0) => format!("ausgegeben {}", euro_text(ist)),
            (Some(ist), without) => format!(
                "ausgegeben {}, für {} liegt noch kein Ist vor",
                euro_text(ist),
                count(without, "Posten", "Posten")
            ),
        };
        format!(
            "{von} {} {rows} angegeben: geplant {}, {ist}.{}",
            verb(summe.posten, "ist", "sind"),
            money(summe.plan()),
            self.differenz_satz()
        )
    }

    fn differenz_satz(&self) -> String {
        let Some(differenz) = self.summe.betrag.differenz else {
            return String::new();
        };
        let size = euro_text(Euro::from_cents(differenz.cents().saturating_abs()));
        let how = match differenz.cents() {
            0 => "genau so viel ausgegeben wie geplant".to_owned(),
            1.. => format!("{size} mehr ausgegeben als geplant"),
            _ => format!("{size} weniger ausgegeben als geplant"),
        };
        let verb = if differenz.cents() == 0 { "wurde" } else { "wurden" };
        match self.summe.mit_beiden {
            1 => format!(" Im einzigen Posten, der Plan und Ist nennt, {verb} {how}."),
            n => format!(
                " In den {} Posten, die Plan und Ist nennen, {verb} {how}.",
                grouped(n)
            ),
        }
    }

    /// The digits that all amounts need which stand together.
    pub fn digits(&self) -> Nachkommastellen {
        let years = self.jahre.iter().flat_map(|jahr| &jahr.arten);
        let sums = years.map(|art| &art.summe).chain([&self.summe]);
        Nachkommastellen::of(sums.flat_map(|s| [s.plan(), s.ist(), s.betrag.differenz]))
    }

    /// By year and kind, with the sums of each year and of each kind; none without rows.
    pub fn nach_jahr(&self) -> Option<Table> {
        if self.jahre.is_empty() {
            return None;
        }
        let mut rows = Vec::new();
        for jahr in &self.jahre {
            let name = jahr
                .jahr
                .map_or_else(|| "ohne Jahr".to_owned(), |j| j.to_string());
            rows.extend(
                jahr.arten
                    .iter()
                    .map(|art| (name.clone(), art.name(), &art.summe)),
            );
            if jahr.arten.len() > 1 {
                rows.push((name, "zusammen", &jahr.summe));
            }
        }
        let mut sums = Vec::new();
        if self.jahre.len() > 1 && self.arten.len() > 1 {
            sums.extend(
                self.arten
                    .iter()
                    .map(|art| ("alle".to_owned(), art.name(), &art.summe)),
            );
        }
        sums.push(("alle".to_owned(), "Summe", &self.summe));
        let lead = Columns::new()
            .people("jahr", "Jahr", Room::Fixed(0), |row: &(String, &str, &Summe)| {
                Cell::Id(row.0.clone())
            })
            .people("art", "Art", Room::Fixed(0), |row| Cell::Text(row.1.to_owned()));
        let columns = self.with_money(lead, |row| row.2);
        Some(columns.table_and_sums(&rows, &sums).without_empty_columns())
    }

    /// The columns `lead`, then plan, actual, how many rows state it, and the difference.
    pub(super) fn with_money<'c, R: 'c>(
        &self,
        lead: Columns<'c, R>,
        summe: fn(&R) -> &Summe,
    ) -> Columns<'c, R> {
        let digits = self.digits();
        lead.people("plan", "Plan (€)", Room::Fixed(0), move |row| {
            digits.cell(summe(row).plan())
        })
        .people("ist", "Ist (€)", Room::Fixed(0), move |row| {
            digits.cell(summe(row).ist())
        })
        .people("mit_ist", "Posten mit\u{a0}Ist", Room::Fixed(1), move |row| {
            with_actual(summe(row))
        })
        .people("differenz", "Differenz (€)", Room::Fixed(0), move |row| {
            digits.cell(summe(row).betrag.differenz)
        })
    }

    /// By how sure the money is; none without rows.
    pub fn nach_finanzierung(&self) -> Option<Table> {
        let lead = Columns::new()
            .people(
                "finanzierung",
                "Finanzierung",
                Room::Whole,
                |z: &FinanzierungRow| finanz_cell(z.finanzierung),
            )
            .people("projekte", "Projekte", Room::Fixed(0), |z| {
                Cell::count(z.projekte)
            });
        let columns = self.with_money(lead, |z| &z.summe);
        (!self.finanzierung.is_empty()).then(|| columns.table(&self.finanzierung).without_empty_columns())
    }

    /// What the tables mean, and what they lack.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.summe.mit_beiden > 0 {
            notes.push("Differenz: Ist minus Plan, nur über die Posten, die beides nennen.".to_owned());
        }
        notes.extend(self.auslassungen());
        notes
    }

    /// What the amounts hold that a reader might not expect, and what they lack.
    pub fn auslassungen(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let without = self.jahre.iter().filter(|z| z.jahr.is_none());
        let without: u64 = without.map(|z| z.summe.posten).sum();
        if without > 0 {
            let n = count(without, "Posten nennt", "Posten nennen");
            notes.push(format!(
                "{n} kein Jahr und {} mit.",
                verb(without, "zählt", "zählen")
            ));
        }
        let left_out = &self.nicht_gezaehlt;
        if left_out.summe.posten > 0 {
            let plan = left_out
                .summe
                .plan()
                .map(|plan| format!(" ({})", euro_text(plan)));
            notes.push(format!(
                "Nicht mitgezählt: {}{} ohne Ist von Projekten, die abgelehnt, zurückgestellt oder abgebrochen sind: {}.",
                count(left_out.summe.posten, "Posten", "Posten"),
                plan.unwrap_or_default(),
                aufzaehlung(&left_out.namen)
            ));
        }
        notes
    }
}

fn arten(rows: &[Posten<'_>]) -> Vec<ArtRow> {
    let mut arten: BTreeMap<Ende<BudgetArt>, Summe> = BTreeMap::new();
    for posten in rows {
        let art = arten.entry(posten.zeile.art.into()).or_default();
        art.add(posten.zeile);
    }
    let arten = arten.into_iter();
    arten
        .map(|(art, summe)| ArtRow {
            art: art.get(),
            summe,
        })
        .collect()
}

/// Projects behind rows.
pub(super) fn projekte_von(rows: &[Posten<'_>]) -> u64 {
    let ids: BTreeSet<&ProjektId> = rows.iter().map(|posten| &posten.projekt.id).collect();
    ids.len() as u64
}

impl ArtRow {
    fn name(&self) -> &'static str {
        self.art.map_or("ohne Art", BudgetArt::label)
    }
}

/// How sure the money is, for people.
pub(super) fn finanz_cell(finanzierung: Option<Finanzierung>) -> Cell {
    Cell::Text(
        finanzierung
            .map_or("nicht angegeben", Finanzierung::label)
            .to_owned(),
    )
}

/// How many rows state what was spent.
fn with_actual(summe: &Summe) -> Cell {
    match (summe.posten, summe.mit_ist) {
        (0, _) => Cell::Missing,
        (_, 0) => Cell::Id("noch kein Ist".to_owned()),
        (all, some) => Cell::Id(format!("{} von {}", grouped(some), grouped(all))),
    }
}
