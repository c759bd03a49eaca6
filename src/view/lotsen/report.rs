//! The Lotsen for people: who has one, what waits for each, who has none; and as flat data.

use super::aufgaben::Aufgaben;
use super::result::{Lotsen, Stellen};
use super::rows::{Einheit, Lotse};
use crate::model::organisation::StellenartLotse;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, percent, verb};

impl Output for Lotsen {
    const NAME: &'static str = "lotsen";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(self.title(), kopf.context());
        if self.einheiten.is_empty() {
            let text = if self.is_narrowed {
                "In dieser Auswahl gibt es keine Organisationseinheit."
            } else {
                "Das Register hat noch keine Organisationseinheit."
            };
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        report = report.section(None, vec![Block::List(self.summary())]);
        if !self.lotsen.is_empty() {
            let blocks = vec![Block::Table(self.by_lotse()), Block::Notes(self.legend())];
            report = report.section(Some("Was bei den Lotsinnen und Lotsen liegt"), blocks);
        }
        let (without, silent) = self.without();
        if !without.is_empty() {
            let mut notes = vec![
                "Was bei diesen Einheiten liegt, hat niemanden, der es anstößt. Tragen Sie unter `lotse` die Funktion ein, hier \
                 oder bei einer Einheit darüber."
                    .to_owned(),
            ];
            if silent > 0 {
                notes.push(format!(
                    "Nicht gezeigt: {} ohne Lotsin oder Lotsen, die kein Amt {} und selbst keinen Steckbrief {}.",
                    count(silent, "Einheit", "Einheiten"),
                    verb(silent, "ist", "sind"),
                    verb(silent, "hat", "haben"),
                ));
            }
            let blocks = vec![Block::Table(units(&without)), Block::Notes(notes)];
            report = report.section(Some("Ohne Lotsin oder Lotsen"), blocks);
        }
        let heirs: Vec<&Einheit> = self.einheiten.iter().filter(|e| e.geerbt_von.is_some()).collect();
        if !heirs.is_empty() {
            let blocks = vec![Block::Table(inherited(&heirs))];
            report = report.section(Some("Von einer Einheit darüber vertreten"), blocks);
        }
        report
    }

    /// All units as one table, each with what waits in its own Steckbriefe.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "oe",
            "name",
            "art",
            "vertretung",
            "lotse",
            "geerbt_von",
            "stellenart_lotse",
            "prozesse",
            "ueberfaellig",
            "faellig",
            "ohne_datum",
            "entwuerfe",
            "unvollstaendig",
            "fehlende_pflichtangaben",
        ];
        let row = |e: &Einheit| {
            let tasks = &e.aufgaben;
            let mut cells = vec![
                Cell::Id(e.oe.to_string()),
                Cell::Text(e.name.clone()),
                Cell::Id(e.art.as_str().to_owned()),
                Cell::Id(e.vertretung.to_owned()),
                Cell::text(e.lotse.as_deref()),
                e.geerbt_von
                    .as_ref()
                    .map_or(Cell::Missing, |oe| Cell::Id(oe.to_string())),
                e.stellenart_lotse
                    .map_or(Cell::Missing, |art| Cell::Id(art.as_str().to_owned())),
            ];
            let counts = [
                tasks.prozesse,
                tasks.alle.ueberfaellig,
                tasks.alle.faellig,
                tasks.alle.ohne_datum,
                tasks.entwuerfe,
                tasks.unvollstaendig,
                tasks.fehlende_pflichtangaben,
            ];
            cells.extend(counts.map(|n| Cell::count(Some(n))));
            cells
        };
        Table::for_machines(keys, self.einheiten.iter().map(row))
    }
}

impl Lotsen {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Digitalisierungslotsen: {name}"),
            None => "Digitalisierungslotsen".to_owned(),
        }
    }

    fn summary(&self) -> Vec<String> {
        let sums = &self.zusammenfassung;
        let (aemter, all) = (&sums.aemter, &sums.einheiten);
        let mut points = Vec::new();
        if let Some(share) = aemter.anteil {
            let inherited = match aemter.geerbt {
                0 => String::new(),
                n => format!(", davon {} über eine Einheit darüber", grouped(n)),
            };
            points.push(format!(
                "Ämter mit Lotsin oder Lotsen: {} von {} ({}){inherited}.",
                grouped(aemter.mit_lotse),
                grouped(aemter.gesamt),
                percent(share)
            ));
        }
        let inherited = match all.geerbt {
            0 => String::new(),
            n => format!(", davon {} über eine Einheit darüber", grouped(n)),
        };
        points.push(format!(
            "Organisationseinheiten insgesamt: {} von {}{inherited}.",
            grouped(all.mit_lotse),
            grouped(all.gesamt)
        ));
        points.extend(positions(&sums.stellen));
        let processes = match sums.prozesse {
            0 => "Diese Einheiten haben keinen aktiven Prozess.".to_owned(),
            n => format!(
                "Aktive Prozesse ohne Lotsin oder Lotsen: {} von {}.",
                grouped(sums.prozesse_ohne_lotse),
                grouped(n)
            ),
        };
        points.push(processes);
        points
    }

    fn by_lotse(&self) -> Table {
        let row = |l: &Lotse| {
            let units: Vec<&str> = l.einheiten.iter().map(|unit| unit.oe.as_str()).collect();
            let mut kinds: Vec<&str> = l
                .einheiten
                .iter()
                .filter_map(|unit| unit.stellenart_lotse.map(StellenartLotse::label))
                .collect();
            kinds.dedup();
            let cells = vec![Cell::Text(l.lotse.clone()), Cell::Text(units.join(", "))];
            (cells, l.aufgaben, (!kinds.is_empty()).then(|| kinds.join(", ")))
        };
        let columns = vec![
            Column::new("lotse", "Lotsin, Lotse", Room::Head),
            Column::new("oe", "OE", Room::Flexible),
        ];
        with_counts(columns, self.lotsen.iter().map(row))
    }

    fn legend(&self) -> Vec<String> {
        let mut legend = vec![format!(
            "Überfällig, fällig (bis zum {}), ohne Tag: Überprüfungen, geplante Nutzungen und Kennzahlen der aktiven \
                 Prozesse. Unvollständig: aktive Steckbriefe und Entwürfe, denen Pflichtangaben fehlen.",
            self.bis.german()
        )];
        // A name that a shell or Markdown would take for more than a text is no example.
        let is_plain = |l: &&Lotse| {
            l.lotse
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '/'))
        };
        let has_overdue = |l: &&Lotse| l.aufgaben.alle.ueberfaellig > 0;
        if let Some(first) = self.lotsen.first().filter(has_overdue).filter(is_plain) {
            legend.push(format!(
                "Die einzelnen Punkte: `ddv faellig --lotse '{}'`.",
                first.lotse
            ));
        } else {
            legend.push("Die einzelnen Punkte: `ddv faellig --lotse FUNKTION`.".to_owned());
        }
        legend
    }

    /// Units without a Lotse that matter: Ämter, and those with a Steckbrief; and how many others there are.
    fn without(&self) -> (Vec<&Einheit>, u64) {
        let without = self.einheiten.iter().filter(|e| e.lotse.is_none());
        let (shown, others): (Vec<_>, Vec<_>) =
            without.partition(|e| e.is_amt() || e.aufgaben.prozesse + e.aufgaben.entwuerfe > 0);
        (shown, others.len() as u64)
    }
}

/// `Stellen: 7 Digitalisierungsstellen, 5 umgewandelt, 4 noch offen.`
fn positions(stellen: &Stellen) -> Option<String> {
    let converted = StellenartLotse::Umgewandelt.label();
    let parts: Vec<String> = [
        (
            stellen.digitalisierungsstelle,
            verb(
                stellen.digitalisierungsstelle,
                "Digitalisierungsstelle",
                "Digitalisierungsstellen",
            ),
        ),
        (
            stellen.umgewandelt,
            verb(stellen.umgewandelt, converted, "umgewandelte Stellen"),
        ),
        (stellen.offen, StellenartLotse::Offen.label()),
        (stellen.ohne_angabe, "ohne Angabe"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| format!("{} {word}", grouped(n)))
    .collect();
    (!parts.is_empty()).then(|| format!("Woher die Stellen kommen: {}.", aufzaehlung(&parts)))
}

/// A count as a column, and whether it stays away where there is nothing to count.
struct Zaehlspalte {
    column: Column,
    count: fn(&Aufgaben) -> u64,
    is_optional: bool,
}

fn count_columns() -> [Zaehlspalte; 6] {
    let column = |key: &str, title: &str, room, count, is_optional| Zaehlspalte {
        column: Column::new(key, title, room),
        count,
        is_optional,
    };
    [
        column("prozesse", "Prozesse", Room::Fixed(0), |t| t.prozesse, false),
        column(
            "ueberfaellig",
            "über\u{ad}fällig",
            Room::Fixed(0),
            |t| t.alle.ueberfaellig,
            false,
        ),
        column("faellig", "fällig", Room::Fixed(0), |t| t.alle.faellig, false),
        column(
            "ohne_datum",
            "ohne Tag",
            Room::Fixed(2),
            |t| t.alle.ohne_datum,
            true,
        ),
        column("entwuerfe", "Entwürfe", Room::Fixed(3), |t| t.entwuerfe, true),
        column(
            "unvollstaendig",
            "unvoll\u{ad}ständig",
            Room::Fixed(4),
            |t| t.unvollstaendig,
            true,
        ),
    ]
}

/// `first` columns, then the counts, then where the position comes from.
fn with_counts(
    first: Vec<Column>,
    rows: impl Iterator<Item = (Vec<Cell>, Aufgaben, Option<String>)>,
) -> Table {
    let rows: Vec<_> = rows.collect();
    let shown: Vec<Zaehlspalte> = count_columns()
        .into_iter()
        .filter(|c| !c.is_optional || rows.iter().any(|(_, tasks, _)| (c.count)(tasks) > 0))
        .collect();
    let row = |(mut cells, tasks, stelle): (Vec<Cell>, Aufgaben, Option<String>)| {
        cells.extend(shown.iter().map(|c| Cell::count(Some((c.count)(&tasks)))));
        cells.push(Cell::text(stelle));
        cells
    };
    let mut columns = first;
    columns.extend(shown.iter().map(|c| c.column.clone()));
    columns.push(Column::new("stellenart_lotse", "Stelle", Room::Fixed(1)));
    let mut table = Table {
        columns,
        rows: rows.into_iter().map(row).collect(),
        footer: Vec::new(),
    };
    table.drop_empty_columns();
    table
}

fn units(units: &[&Einheit]) -> Table {
    let columns = vec![
        Column::new("name", "Einheit", Room::Head),
        Column::new("oe", "Kennung", Room::Fixed(1)),
    ];
    let row = |e: &&Einheit| {
        let cells = vec![Cell::Text(e.name.clone()), Cell::Id(e.oe.to_string())];
        let stelle = e.stellenart_lotse.map(|kind| kind.label().to_owned());
        (cells, e.aufgaben, stelle)
    };
    with_counts(columns, units.iter().map(row))
}

fn inherited(units: &[&Einheit]) -> Table {
    let row = |e: &&Einheit| {
        vec![
            Cell::Text(e.name.clone()),
            Cell::text(e.geerbt_von_name.as_deref()),
            Cell::text(e.lotse.as_deref()),
            Cell::count(Some(e.aufgaben.prozesse)),
        ]
    };
    Table {
        columns: vec![
            Column::new("name", "Einheit", Room::Head),
            Column::new("geerbt_von", "vertreten von", Room::Flexible),
            Column::new("lotse", "Lotsin, Lotse", Room::Flexible),
            Column::new("prozesse", "Prozesse", Room::Fixed(0)),
        ],
        rows: units.iter().map(row).collect(),
        footer: Vec::new(),
    }
}
