//! What changed in the register during the quarter: how much, by whose function, what mattered most; and the reviews.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::eingabe::{Eingabe, Stand};
use super::woerter::{ampel_name, phase_name};
use crate::model::{Collection, Datum, Kind, OeId, Registry};
use crate::score::Spalten;
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::{count, grouped, verb};

/// Lines of what mattered most.
const SHOWN: usize = 10;

/// What changed between two states of a register. The section shows it; how it is found is not its matter.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Aenderungen {
    /// Per kind: new, changed, gone. Kinds without a change are left out.
    pub arten: Vec<ArtZahlen>,
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
        let (before, after) = (&old.snapshot.registry, &new.snapshot.registry);
        let mut arten: Vec<ArtZahlen> = Kind::ALL
            .iter()
            .map(|kind| kind_counts(*kind, before, after))
            .collect();
        arten.retain(|art| art.neu + art.geaendert + art.weg > 0);
        Self {
            arten,
            stellen: stellen(before, after),
            wichtig: wichtig(old, new),
        }
    }
}

impl Abschnitt {
    pub fn new(eingabe: &Eingabe, zustand: &super::zustand::Zustand) -> Self {
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
                aktuell: zustand.aktuell,
                ueberfaellig: zustand.ueberfaellig,
                ohne_angabe: zustand.ohne_ueberpruefung,
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
                let text = format!("Steckbriefe nach zuständiger Stelle: {}.", parts.join(", "));
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
            Some(changes) if changes.arten.is_empty() => {
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
    let row = |art: &ArtZahlen| {
        vec![
            Cell::Text(art.art.names().1.to_owned()),
            Cell::count(Some(art.neu)),
            Cell::count(Some(art.geaendert)),
            Cell::count(Some(art.weg)),
        ]
    };
    Table {
        columns: vec![
            Column::new("art", "Einträge", Room::Whole),
            Column::new("neu", "neu", Room::Fixed(0)),
            Column::new("geaendert", "geändert", Room::Fixed(0)),
            Column::new("weg", "entfernt", Room::Fixed(0)),
        ],
        rows: arten.iter().map(row).collect(),
        footer: Vec::new(),
    }
}

fn kind_counts(kind: Kind, old: &Registry, new: &Registry) -> ArtZahlen {
    let (neu, geaendert, weg) = match kind {
        Kind::Organisation => counts(&old.organisation, &new.organisation),
        Kind::Komponenten => counts(&old.komponenten, &new.komponenten),
        Kind::Prozesse => counts(&old.prozesse, &new.prozesse),
        Kind::Projekte => counts(&old.projekte, &new.projekte),
        Kind::Programme => counts(&old.programme, &new.programme),
        Kind::Ziele => counts(&old.ziele, &new.ziele),
        Kind::Vorgaben => counts(&old.vorgaben, &new.vorgaben),
        Kind::Berufsgruppen => counts(&old.berufsgruppen, &new.berufsgruppen),
    };
    ArtZahlen {
        art: kind,
        neu,
        geaendert,
        weg,
    }
}

fn counts<I: Ord + Clone, T: PartialEq>(old: &Collection<I, T>, new: &Collection<I, T>) -> (u64, u64, u64) {
    let mut counts = (0, 0, 0);
    for entity in new.iter() {
        match old.find(&entity.id) {
            None => counts.0 += 1,
            Some(before) if before.data != entity.data => counts.1 += 1,
            Some(_) => {}
        }
    }
    counts.2 = old.iter().filter(|e| new.find(&e.id).is_none()).count() as u64;
    counts
}

/// Changed Steckbriefe by function. A Steckbrief that is gone counts where it was.
fn stellen(old: &Registry, new: &Registry) -> Vec<StelleZahl> {
    let mut by_function: BTreeMap<String, u64> = BTreeMap::new();
    for prozess in new.prozesse.iter() {
        let is_same = old
            .prozesse
            .find(&prozess.id)
            .is_some_and(|before| before.data == prozess.data);
        if !is_same {
            *by_function.entry(stelle(new, &prozess.oe)).or_default() += 1;
        }
    }
    for prozess in old.prozesse.iter().filter(|p| new.prozesse.find(&p.id).is_none()) {
        *by_function.entry(stelle(old, &prozess.oe)).or_default() += 1;
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

/// Processes that became digitalised or ceased to be, projects that changed phase or Ampel, processes new and gone.
fn wichtig(old: &Stand, new: &Stand) -> Vec<String> {
    let (before, after) = (&old.snapshot.registry, &new.snapshot.registry);
    let digital = |stand: &Stand| {
        let config = &stand.snapshot.config;
        let spalten = Spalten::on(&stand.snapshot.registry, stand.tag);
        let active = stand.snapshot.registry.active();
        let digital = active.filter(|p| spalten.grad(p, config).is_digitalisiert(config));
        digital
            .map(|p| (p.id.clone(), p.name.clone()))
            .collect::<BTreeMap<_, _>>()
    };
    let (was, is) = (digital(old), digital(new));
    let mut lines = Vec::new();
    for (id, name) in is.iter().filter(|(id, _)| !was.contains_key(id)) {
        let what = if before.prozesse.find(id).is_some() {
            "jetzt digitalisiert"
        } else {
            "neu und digitalisiert"
        };
        lines.push(format!("Prozess „{name}“: {what}"));
    }
    for (_, name) in was.iter().filter(|(id, _)| !is.contains_key(id)) {
        lines.push(format!("Prozess „{name}“: nicht mehr digitalisiert"));
    }
    for projekt in after.projekte.iter() {
        let Some(old) = before.projekte.find(&projekt.id) else {
            lines.push(format!(
                "Projekt „{}“: neu, Phase {}",
                projekt.name,
                phase_name(projekt.phase)
            ));
            continue;
        };
        if old.phase != projekt.phase {
            let (from, to) = (phase_name(old.phase), phase_name(projekt.phase));
            lines.push(format!("Projekt „{}“: von {from} nach {to}", projekt.name));
        }
        let ampel = |p: &crate::model::projekt::Projekt| p.status.as_ref().and_then(|s| s.ampel);
        if let (Some(from), Some(to)) = (ampel(old), ampel(projekt))
            && from != to
        {
            let (from, to) = (ampel_name(from), ampel_name(to));
            lines.push(format!("Projekt „{}“: Ampel von {from} auf {to}", projekt.name));
        }
    }
    for prozess in after
        .active()
        .filter(|p| before.prozesse.find(&p.id).is_none() && !is.contains_key(&p.id))
    {
        lines.push(format!("Prozess „{}“: neu im Register", prozess.name));
    }
    for prozess in before
        .active()
        .filter(|p| after.prozesse.find(&p.id).is_none() && !was.contains_key(&p.id))
    {
        lines.push(format!("Prozess „{}“: nicht mehr im Register", prozess.name));
    }
    let rest = lines.len().saturating_sub(SHOWN);
    if rest > 1 {
        lines.truncate(SHOWN);
        lines.push(format!(
            "und {} weitere Änderungen dieser Art",
            grouped(rest as u64)
        ));
    }
    lines
}
