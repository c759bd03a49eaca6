//! The projects: Ampel, phase, time, result and budget as Soll-Ist; the endangered ones with cause and option.

use serde::Serialize;

use super::eingabe::Eingabe;
use crate::model::projekt::{Ampel, Lage, Phase, Projekt};
use crate::model::{Datum, Entity, Euro, Jahr, ProjektId, Registry};
use crate::score::projekt::{Gefahr, Projektstand};
use crate::view::projekt::{Erreicht, WirkungRow, gefahr, geld, verzug_text, wirkung};
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::{grouped, verb};

/// The projects that are running, and those that ended in the quarter.
#[derive(Debug, Serialize)]
pub(super) struct Projekte {
    zeilen: Vec<ProjektRow>,
    /// Ideas and proposals that are not yet commissioned.
    vorhaben: u64,
    /// The year up to which budgets count.
    budget_bis: Jahr,
    #[serde(skip)]
    quartal_beginn: Datum,
    #[serde(skip)]
    is_year_over: bool,
}

#[derive(Debug, Serialize)]
struct ProjektRow {
    projekt: ProjektId,
    name: String,
    ampel: Option<Ampel>,
    /// Before the quarter; null if there was none.
    ampel_frueher: Option<Ampel>,
    ampel_stand: Option<Datum>,
    phase: Phase,
    laeuft: bool,
    ende_plan: Option<Datum>,
    /// Null while the project runs.
    ende_ist: Option<Datum>,
    /// Days behind the plan, at the end or on the Stichtag; negative before it; null if not known yet.
    tage_ueber_plan: Option<i32>,
    wirkungen: Vec<WirkungRow>,
    /// Sum of the years up to `budget_bis`; null if nothing is stated.
    budget_plan: Option<Euro>,
    budget_ist: Option<Euro>,
    /// Why the project is endangered; empty if it is not.
    gefahr: Gefahr,
}

impl Projekte {
    /// The projects of the register on the day.
    pub fn new(eingabe: &Eingabe) -> Self {
        Self::of(eingabe, |_| true)
    }

    /// Those of them that `keep` says so of.
    pub fn of(eingabe: &Eingabe, keep: impl Fn(&Projekt) -> bool) -> Self {
        let registry = &eingabe.stand.snapshot.registry;
        let before = eingabe.beginn.as_deref().map(|stand| &stand.snapshot.registry);
        let tag = eingabe.stand.tag;
        let shown = registry
            .projekte
            .iter()
            .filter(|projekt| keep(projekt))
            .filter(|projekt| match projekt.phase.lage() {
                Lage::Vorhaben => false,
                Lage::Laufend => projekt.ende_bis(tag).is_none() || ended_in(projekt, eingabe, before),
                Lage::Beendet => ended_in(projekt, eingabe, before),
            });
        let bis = tag.year();
        let mut zeilen: Vec<ProjektRow> = shown
            .map(|projekt| {
                let old = before.and_then(|before| before.projekte.find(&projekt.id));
                let old = old.and_then(|old| old.status.as_ref()?.ampel);
                ProjektRow::new(registry, projekt, old, tag)
            })
            .collect();
        // What needs attention first.
        zeilen.sort_by_key(|z| (!z.laeuft, z.gefahr.rang(z.ampel), z.projekt.clone()));
        let vorhaben = registry
            .projekte
            .iter()
            .filter(|p| keep(p) && p.phase.lage() == Lage::Vorhaben);
        Self {
            vorhaben: vorhaben.count() as u64,
            zeilen,
            budget_bis: bis,
            quartal_beginn: eingabe.quartal.first_day(),
            is_year_over: tag.date().month() == 12 && tag.date().day() == 31,
        }
    }

    /// Running projects by Ampel: all, green, yellow, red, without.
    pub fn ampeln(&self) -> [u64; 5] {
        let mut counts = [0; 5];
        for zeile in self.zeilen.iter().filter(|z| z.laeuft) {
            counts[0] += 1;
            let at = match zeile.ampel {
                Some(Ampel::Gruen) => 1,
                Some(Ampel::Gelb) => 2,
                Some(Ampel::Rot) => 3,
                None => 4,
            };
            counts[at] += 1;
        }
        counts
    }

    /// Running projects whose planned end has passed.
    pub fn verspaetet(&self) -> u64 {
        self.zeilen.iter().filter(|z| z.gefahr.is_late()).count() as u64
    }

    /// Running projects that have spent more than planned.
    pub fn ueberzogen(&self) -> u64 {
        self.zeilen.iter().filter(|z| z.gefahr.is_overspent()).count() as u64
    }

    /// The tables and the endangered projects; nothing without projects.
    pub fn blocks(&self) -> Vec<Block> {
        if self.zeilen.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Table(self.table()), Block::Notes(self.notes())];
        if let Some(table) = self.budget_table() {
            let open = if self.is_year_over {
                String::new()
            } else {
                format!(
                    "; der Plan gilt für das ganze Jahr {}, das Ist bis zum Stichtag",
                    self.budget_bis
                )
            };
            blocks.push(Block::Paragraph(format!(
                "Budget: Summe der Jahre bis {}{open}.",
                self.budget_bis
            )));
            blocks.push(Block::Table(table));
        }
        let results: Vec<_> = self
            .zeilen
            .iter()
            .flat_map(|z| z.wirkungen.iter().map(|w| (Some(z.name.as_str()), w)))
            .collect();
        if !results.is_empty() {
            let text = "Ergebnisse: Wirkung auf die Prozesse, Soll und Ist.".to_owned();
            blocks.push(Block::Paragraph(text));
            blocks.push(Block::Table(wirkung::table(results)));
        }
        blocks
    }

    /// The endangered projects; nothing if there are none.
    pub fn gefaehrdete(&self) -> Vec<Block> {
        let items: Vec<String> = self
            .zeilen
            .iter()
            .filter(|z| !z.gefahr.is_none())
            .map(|z| gefahr::text(&z.gefahr, &z.name))
            .collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![Block::List(items)]
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::new("projekt", "Projekt", Room::Whole),
            Column::new("ampel", "Ampel", Room::Fixed(0)),
            Column::new("phase", "Phase", Room::Fixed(0)),
            Column::new("ende_plan", "Ende Soll", Room::Fixed(0)),
            Column::new("ende_ist", "Ende Ist", Room::Fixed(0)),
            Column::new("verzug", "Verzug", Room::Fixed(0)),
            Column::new("ergebnis", "Zielerreichung", Room::Fixed(0)),
        ];
        let date = |day: Option<Datum>| day.map_or(Cell::Missing, Cell::Date);
        let rows = self.zeilen.iter().map(|z| {
            vec![
                Cell::Text(z.name.clone()),
                Cell::text(z.ampel_text()),
                Cell::Id(z.phase.label().to_owned()),
                date(z.ende_plan),
                date(z.ende_ist),
                Cell::text(verzug_text(z.tage_ueber_plan)),
                Cell::text(Erreicht::of(&z.wirkungen).text()),
            ]
        });
        let mut table = Table {
            columns,
            rows: rows.collect(),
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        table
    }

    /// The budgets; none if no project states one.
    fn budget_table(&self) -> Option<Table> {
        let rows = self.zeilen.iter();
        let rows: Vec<_> = rows
            .map(|z| (z.name.as_str(), z.budget_plan, z.budget_ist))
            .collect();
        geld::soll_ist(&rows)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let stale = |z: &&ProjektRow| {
            z.laeuft && z.ampel.is_some() && z.ampel_stand.is_none_or(|day| day < self.quartal_beginn)
        };
        let old: Vec<&ProjektRow> = self.zeilen.iter().filter(stale).collect();
        if !old.is_empty() {
            let names: Vec<String> = old
                .iter()
                .map(|z| match z.ampel_stand {
                    Some(day) => format!("{} ({})", z.name, day.german()),
                    None => format!("{} (ohne Datum)", z.name),
                })
                .collect();
            let n = old.len() as u64;
            notes.push(format!(
                "{} vor dem Quartal eingeschätzt: {}.",
                verb(n, "Die Ampel eines Projekts wurde", "Diese Ampeln wurden"),
                names.join(", ")
            ));
        }
        if self.vorhaben > 0 {
            let what = match self.vorhaben {
                1 => "Ein weiteres Vorhaben ist".to_owned(),
                n => format!("{} weitere Vorhaben sind", grouped(n)),
            };
            notes.push(format!("{what} noch Idee oder in Prüfung."));
        }
        notes
    }
}

impl ProjektRow {
    fn new(
        registry: &Registry,
        projekt: &Entity<ProjektId, Projekt>,
        ampel_frueher: Option<Ampel>,
        tag: Datum,
    ) -> Self {
        let stand = Projektstand::new(projekt, tag);
        let wirkungen = projekt.wirkungen.iter();
        Self {
            projekt: projekt.id.clone(),
            name: projekt.name.clone(),
            ampel: stand.ampel,
            ampel_frueher,
            ampel_stand: projekt.status.as_ref().and_then(|s| s.stand),
            phase: projekt.phase,
            laeuft: stand.laeuft,
            ende_plan: stand.ende_plan,
            ende_ist: stand.ende_ist,
            tage_ueber_plan: stand.tage_ueber_plan,
            wirkungen: wirkungen.filter_map(|w| WirkungRow::new(registry, w)).collect(),
            budget_plan: stand.budget_plan,
            budget_ist: stand.budget_ist,
            gefahr: stand.gefahr,
        }
    }

    /// The Ampel, and what it was before the quarter if it was another.
    fn ampel_text(&self) -> Option<String> {
        let now = self.ampel?.label();
        Some(match self.ampel_frueher {
            Some(before) if self.ampel != Some(before) => format!("{now} (zuvor {})", before.label()),
            Some(_) | None => now.to_owned(),
        })
    }
}

/// Whether a project that has ended did so in the quarter: by its last day, else by its phase before.
fn ended_in(projekt: &Entity<ProjektId, Projekt>, eingabe: &Eingabe, before: Option<&Registry>) -> bool {
    let first = eingabe.quartal.first_day();
    if let Some(day) = projekt.termine.as_ref().and_then(|t| t.ende_ist) {
        return (first..=eingabe.stand.tag).contains(&day);
    }
    before
        .and_then(|before| before.projekte.find(&projekt.id))
        .is_some_and(|old| old.phase.lage() == Lage::Laufend)
}
