//! What changed in the register during the quarter: how much, by whose function, what mattered most; and the reviews.

mod wichtig;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::eingabe::{Eingabe, Stand};
use crate::history::difference::{Difference, EntityChange};
use crate::model::{Datum, Kind, OeId, ProzessId, Registry};
use crate::score::Summe;
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::{count, grouped, verb};

/// What changed between two states of a register. The section shows it; how it is found is not its matter.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Aenderungen {
    /// Per kind: new, changed, renamed, moved, gone; what was both renamed and changed counts under both. Kinds without a change are left out.
    pub arten: Vec<ArtZahlen>,
    /// Settings of `ddv.toml` that differ.
    pub einstellungen: u64,
    /// Changed Steckbriefe by the function that is responsible for them, the most first.
    pub stellen: Vec<StelleZahl>,
    /// What mattered most, one line each, the most important first.
    pub wichtig: Vec<String>,
}

/// Entities of one kind that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArtZahlen {
    /// The kind.
    pub art: Kind,
    /// Not there before.
    pub neu: u64,
    /// With other content.
    pub geaendert: u64,
    /// With another id.
    pub umbenannt: u64,
    /// In another folder.
    pub verschoben: u64,
    /// No longer there.
    pub weg: u64,
}

/// Steckbriefe that changed under a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StelleZahl {
    /// The Lotse's function, or the unit where there is none.
    pub stelle: String,
    /// How many Steckbriefe are new, changed or gone.
    pub steckbriefe: u64,
}

/// The section.
#[derive(Debug, Serialize)]
pub(super) struct Abschnitt {
    /// Commits of the quarter that changed the register.
    commits: u64,
    /// Null if the history has no state before the quarter.
    seit_beginn: Option<Aenderungen>,
    ueberpruefungen: Ueberpruefungen,
    #[serde(skip)]
    tag: Datum,
}

/// The reviews of the active processes.
#[derive(Debug, Serialize)]
struct Ueberpruefungen {
    im_quartal: u64,
    aktuell: u64,
    ueberfaellig: u64,
    ohne_angabe: u64,
}

impl Aenderungen {
    /// What changed from `old` to `new`.
    pub fn between(old: &Stand, new: &Stand) -> Self {
        let difference = Difference::new(&old.snapshot, &new.snapshot);
        let kinds = Kind::ALL.iter().filter(|kind| {
            let mut changes = difference.entities.iter();
            changes.any(|change| change.kind == **kind)
        });
        Self {
            arten: kinds.map(|kind| kind_counts(*kind, &difference)).collect(),
            einstellungen: difference.settings.len() as u64,
            stellen: stellen(&old.snapshot.registry, &new.snapshot.registry, &difference),
            wichtig: wichtig::wichtig(old, new, &difference),
        }
    }
}

impl Abschnitt {
    pub fn new(eingabe: &Eingabe, summe: &Summe) -> Self {
        let first = eingabe.quartal.first_day();
        let tag = eingabe.stand.tag;
        let registry = &eingabe.stand.snapshot.registry;
        let reviewed = registry.active().filter(|p| {
            let day = p.ueberpruefung.as_ref().and_then(|u| u.zuletzt);
            day.is_some_and(|day| (first..=tag).contains(&day))
        });
        Self {
            commits: eingabe.commits,
            seit_beginn: eingabe
                .beginn
                .as_deref()
                .map(|old| Aenderungen::between(old, &eingabe.stand)),
            ueberpruefungen: Ueberpruefungen {
                im_quartal: reviewed.count() as u64,
                aktuell: summe.aktuell,
                ueberfaellig: summe.ueberfaellig,
                ohne_angabe: summe.ohne_ueberpruefung,
            },
            tag,
        }
    }

    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(self.summary())];
        if let Some(changes) = &self.seit_beginn {
            if !changes.arten.is_empty() {
                blocks.push(Block::Table(kind_table(&changes.arten)));
            }
            if !changes.stellen.is_empty() {
                let parts: Vec<String> = changes
                    .stellen
                    .iter()
                    .map(|s| format!("{} ({})", s.stelle, grouped(s.steckbriefe)))
                    .collect();
                let text = format!(
                    "Betroffene Steckbriefe nach zuständiger Stelle: {}.",
                    parts.join(", ")
                );
                blocks.push(Block::Paragraph(text));
            }
            if !changes.wichtig.is_empty() {
                blocks.push(Block::Paragraph("Das Wichtigste:".to_owned()));
                blocks.push(Block::List(changes.wichtig.clone()));
            }
        }
        blocks.extend(self.reviews().map(Block::Paragraph));
        blocks
    }

    fn summary(&self) -> String {
        let commits = match self.commits {
            0 => return "Im Quartal wurde das Register nicht geändert.".to_owned(),
            n => count(n, "Commit", "Commits"),
        };
        let verb = verb(self.commits, "hat", "haben");
        let what = format!("{commits} {verb} das Register im Quartal geändert");
        match &self.seit_beginn {
            None => format!(
                "{what}. Vor dem Quartal gibt es keinen Stand, mit dem sich der Inhalt vergleichen ließe."
            ),
            Some(changes) if changes.arten.is_empty() && changes.einstellungen == 0 => {
                format!("{what}, am Ende ohne Unterschied im Inhalt.")
            }
            Some(_) => format!("{what}."),
        }
    }

    fn reviews(&self) -> Option<String> {
        let u = &self.ueberpruefungen;
        let all = u.aktuell + u.ueberfaellig + u.ohne_angabe;
        if all == 0 {
            return None;
        }
        let done = match u.im_quartal {
            0 => "Im Quartal wurde kein Prozess überprüft".to_owned(),
            n => format!(
                "Im Quartal {} {} überprüft",
                verb(n, "wurde", "wurden"),
                count(n, "Prozess", "Prozesse")
            ),
        };
        let late = match u.ueberfaellig {
            0 => "war keine Überprüfung überfällig".to_owned(),
            n => format!(
                "war bei {} von {} die Überprüfung überfällig",
                grouped(n),
                count(all, "Prozess", "Prozessen")
            ),
        };
        let never = match u.ohne_angabe {
            0 => String::new(),
            n => format!("; bei {} ist noch keine vermerkt", grouped(n)),
        };
        Some(format!("{done}. Am {} {late}{never}.", self.tag.german()))
    }
}

fn kind_table(arten: &[ArtZahlen]) -> Table {
    // Most quarters have no such change: then the column is left out.
    let count_or_none = |n: u64| {
        if n == 0 {
            Cell::Missing
        } else {
            Cell::count(Some(n))
        }
    };
    let row = |art: &ArtZahlen| {
        vec![
            Cell::Text(art.art.names().1.to_owned()),
            Cell::count(Some(art.neu)),
            Cell::count(Some(art.geaendert)),
            count_or_none(art.umbenannt),
            count_or_none(art.verschoben),
            Cell::count(Some(art.weg)),
        ]
    };
    let mut table = Table {
        columns: vec![
            Column::new("art", "Einträge", Room::Whole),
            Column::new("neu", "neu", Room::Fixed(0)),
            Column::new("geaendert", "geändert", Room::Fixed(0)),
            Column::new("umbenannt", "umbenannt", Room::Fixed(0)),
            Column::new("verschoben", "verschoben", Room::Fixed(0)),
            Column::new("weg", "entfernt", Room::Fixed(0)),
        ],
        rows: arten.iter().map(row).collect(),
        footer: Vec::new(),
    };
    table.drop_empty_columns();
    table
}

fn kind_counts(kind: Kind, difference: &Difference) -> ArtZahlen {
    let of = |what: fn(&EntityChange) -> bool| {
        let changes = difference.entities.iter().filter(|change| change.kind == kind);
        changes.filter(|change| what(change)).count() as u64
    };
    ArtZahlen {
        art: kind,
        neu: of(EntityChange::is_new),
        geaendert: of(EntityChange::is_changed),
        umbenannt: of(EntityChange::is_renamed),
        verschoben: of(EntityChange::is_moved),
        weg: of(EntityChange::is_gone),
    }
}

/// Changed Steckbriefe by function. A Steckbrief that is gone counts where it was.
fn stellen(old: &Registry, new: &Registry, difference: &Difference) -> Vec<StelleZahl> {
    let mut by_function: BTreeMap<String, u64> = BTreeMap::new();
    let changes = difference.entities.iter();
    for change in changes.filter(|change| change.kind == Kind::Prozesse) {
        let registry = if change.is_gone() { old } else { new };
        let prozess = registry
            .prozesse
            .find(&ProzessId::new(change.latest().id.as_str()));
        if let Some(prozess) = prozess {
            *by_function.entry(stelle(registry, &prozess.oe)).or_default() += 1;
        }
    }
    let mut stellen: Vec<StelleZahl> = by_function
        .into_iter()
        .map(|(stelle, steckbriefe)| StelleZahl { stelle, steckbriefe })
        .collect();
    stellen.sort_by(|a, b| (b.steckbriefe, &a.stelle).cmp(&(a.steckbriefe, &b.stelle)));
    stellen
}

/// The Lotse who is nearest above `oe`, by function; else the unit. A cycle ends the search.
fn stelle(registry: &Registry, oe: &OeId) -> String {
    let mut seen = BTreeSet::new();
    let mut next = registry.organisation.find(oe);
    while let Some(unit) = next.filter(|unit| seen.insert(&unit.id)) {
        if let Some(lotse) = &unit.lotse {
            return lotse.clone();
        }
        next = unit
            .teil_von
            .as_ref()
            .and_then(|id| registry.organisation.find(id));
    }
    let unit = registry.organisation.find(oe);
    unit.map_or_else(|| oe.to_string(), |unit| unit.name.clone())
}
