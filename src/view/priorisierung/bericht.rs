//! The priorities for people: the picture of the four fields, then the processes; and as flat data.

use super::{Feld, Priorisierung, Zeile};
use crate::model::ProzessId;
use crate::score::{Nutzensicht, Quadrant, Zieldimension};
use crate::view::datenlage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::woerter::{kein_prozess, keiner};
use crate::view::zahlwort::{count, decimal, grouped, verb};

/// So many names stand in a field of the picture; the table below has them all.
const MOST_NAMES: usize = 15;

impl Output for Priorisierung {
    const NAME: &'static str = "priorisierung";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        let summe = &self.summe;
        if summe.prozesse == 0 {
            let is_whole = self.oe_name.is_none() && kopf.filter.is_none();
            return report.section(None, vec![Block::Paragraph(kein_prozess(is_whole))]);
        }
        if summe.eingeordnet == 0 {
            let text = format!(
                "{} lässt sich einordnen: Tragen Sie unter `bewertung` Noten von 0 bis 3 für Nutzen und Umsetzbarkeit ein.",
                keiner(summe.prozesse)
            );
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let all = |z: &&Zeile| z.quadrant.is_some();
        let report = report
            .section(
                None,
                vec![
                    Block::Table(self.picture()),
                    Block::Notes(vec![self.scale(), self.aims()]),
                ],
            )
            .section(
                Some("Die Prozesse im Einzelnen"),
                vec![
                    Block::Table(Table {
                        columns: columns(),
                        rows: self.zeilen.iter().filter(all).map(row).collect(),
                        footer: Vec::new(),
                    }),
                    Block::Notes(self.notes()),
                ],
            );
        let partly = self.named(|z| z.quadrant.is_none() && z.has_bewertung);
        let without = self.named(|z| !z.has_bewertung);
        [
            ("Nicht eingeordnet, weil Noten fehlen", partly),
            ("Ohne Bewertung", without),
        ]
        .into_iter()
        .fold(report, |report, (heading, text)| match text {
            Some(text) => report.section(Some(heading), vec![Block::Paragraph(text)]),
            None => report,
        })
    }

    /// All processes as one table.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "prozess",
            "name",
            "oe",
            "quadrant",
            "nutzen",
            "umsetzbarkeit",
            "zieldimension",
            "nutzen_buerger",
            "nutzen_verwaltung",
            "umsetzbarkeit_kosten",
            "umsetzbarkeit_zeit",
            "halb",
            "fallzahl",
            "datenlage",
        ];
        let id = |word: Option<&str>| word.map_or(Cell::Missing, |w| Cell::Id(w.to_owned()));
        let mark = |note: Option<u8>| Cell::count(note.map(u64::from));
        let row = |z: &Zeile| {
            vec![
                Cell::Id(z.prozess.to_string()),
                Cell::Text(z.name.clone()),
                Cell::Id(z.oe.to_string()),
                id(z.quadrant.map(Quadrant::as_str)),
                Cell::number(z.nutzen, 1),
                Cell::number(z.umsetzbarkeit, 1),
                id(z.zieldimension.map(Zieldimension::as_str)),
                mark(z.nutzen_buerger),
                mark(z.nutzen_verwaltung),
                mark(z.umsetzbarkeit_kosten),
                mark(z.umsetzbarkeit_zeit),
                id(Some(z.halb.join(", ").as_str()).filter(|text| !text.is_empty())),
                Cell::count(z.fallzahl),
                id(z.datenlage.map(crate::model::prozess::Datenlage::as_str)),
            ]
        };
        Table::for_machines(keys, self.zeilen.iter().map(row))
    }
}

impl Priorisierung {
    fn title(&self) -> String {
        let what = match self.sicht {
            Nutzensicht::Buerger => " nach dem Nutzen für Bürgerschaft und Unternehmen",
            Nutzensicht::Verwaltung => " nach dem Nutzen für die Verwaltung",
            Nutzensicht::Beide => "",
        };
        match &self.oe_name {
            Some(name) => format!("Priorisierung{what}: {name}"),
            None => format!("Priorisierung{what}"),
        }
    }

    /// The four fields: benefit upwards, feasibility to the right.
    fn picture(&self) -> Table {
        let field = |wanted| self.quadranten.iter().find(|feld| feld.quadrant == wanted);
        let titles =
            |left, right| [left, right].map(|q| Cell::Text(field(q).map_or(String::new(), Feld::title)));
        let inside = |q| field(q).map_or(String::new(), |feld| self.names(feld));
        let names = |left, right| [left, right].map(|q| Cell::Text(inside(q)));
        let line = |head: &str, cells: [Cell; 2]| {
            let [left, right] = cells;
            vec![Cell::Id(head.to_owned()), left, right]
        };
        let (top, bottom) = (
            (Quadrant::StrategischVorbereiten, Quadrant::SofortAngehen),
            (Quadrant::Zurueckstellen, Quadrant::NebenbeiMitnehmen),
        );
        Table {
            columns: vec![
                Column::new("nutzen", "Nutzen", Room::Fixed(0)),
                Column::new("schwer", "schwer umzusetzen", Room::Whole),
                Column::new("leicht", "leicht umzusetzen", Room::Whole),
            ],
            rows: vec![
                line("hoch", titles(top.0, top.1)),
                line("", names(top.0, top.1)),
                line("niedrig", titles(bottom.0, bottom.1)),
                line("", names(bottom.0, bottom.1)),
            ],
            footer: Vec::new(),
        }
    }

    fn scale(&self) -> String {
        let nutzen = match self.sicht {
            Nutzensicht::Buerger => "`nutzen_buerger`",
            Nutzensicht::Verwaltung => "`nutzen_verwaltung`",
            Nutzensicht::Beide => "Mittel aus `nutzen_buerger` und `nutzen_verwaltung`",
        };
        format!(
            "Nutzen: {nutzen}. Umsetzbarkeit: Mittel aus `umsetzbarkeit_kosten` und `umsetzbarkeit_zeit`. Noten von 0 bis \
             3, 3 ist am besten; ab {} ist ein Wert hoch oder die Umsetzung leicht.",
            decimal(self.hoch_ab, 1)
        )
    }

    fn aims(&self) -> String {
        let ziele = &self.zieldimensionen;
        let parts = [
            (ziele.beide, "beiden"),
            (ziele.buerger, "vor allem Bürgerschaft und Unternehmen"),
            (ziele.verwaltung, "vor allem der Verwaltung"),
            (ziele.keine, "niemandem deutlich"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, whom)| format!("{} {whom}", grouped(*n)))
            .collect();
        let summe = &self.summe;
        let placed = format!(
            "Eingeordnet: {} von {}.",
            grouped(summe.eingeordnet),
            count(summe.prozesse, "aktiven Prozess", "aktiven Prozessen")
        );
        if parts.is_empty() {
            return placed;
        }
        format!("{placed} Ihr Nutzen (Note ab 2) gilt: {}.", parts.join(", "))
    }

    fn notes(&self) -> Vec<String> {
        let placed = || self.zeilen.iter().filter(|z| z.quadrant.is_some());
        let mut notes = Vec::new();
        let half = placed().filter(|z| !z.halb.is_empty()).count() as u64;
        if half > 0 {
            notes.push(format!(
                "* Bei {} fehlt eine von zwei Noten; die andere steht für beide.",
                count(half, "Prozess", "Prozessen")
            ));
        }
        let missing = self.summe.unvollstaendig + self.summe.ohne_bewertung;
        if missing > 0 {
            notes.push(format!(
                "{} ohne ausreichende Bewertung {} in den Feldern und {} unten genannt.",
                count(missing, "Prozess", "Prozesse"),
                verb(missing, "fehlt", "fehlen"),
                verb(missing, "ist", "sind"),
            ));
        }
        notes.push(
            "Noten sind Einschätzungen. Bei gleichen Noten stehen Prozesse mit mehr Fällen vorn.".to_owned(),
        );
        notes.extend(datenlage::notes(placed().map(|z| z.datenlage)));
        notes
    }

    /// The first names of a field, and how many more there are.
    fn names(&self, feld: &Feld) -> String {
        let shown = feld.prozesse.iter().take(MOST_NAMES);
        let name = |id: &ProzessId| {
            self.zeilen
                .iter()
                .find(|z| z.prozess == *id)
                .map(|z| z.name.as_str())
        };
        let shown: Vec<&str> = shown.filter_map(name).collect();
        let text = shown.join("; ");
        match feld.prozesse.len().saturating_sub(MOST_NAMES) {
            0 => text,
            more => format!("{text} und {} weitere", grouped(more as u64)),
        }
    }

    /// The names of the processes that `is_meant`, in a sentence; none if there are none.
    fn named(&self, is_meant: impl Fn(&Zeile) -> bool) -> Option<String> {
        let names: Vec<&str> = self
            .zeilen
            .iter()
            .filter(|z| is_meant(z))
            .map(|z| z.name.as_str())
            .collect();
        let processes = count(names.len() as u64, "Prozess", "Prozesse");
        (!names.is_empty()).then(|| format!("{processes}: {}.", names.join("; ")))
    }
}

impl Feld {
    fn title(&self) -> String {
        format!(
            "{}: {}",
            self.name,
            count(self.prozesse.len() as u64, "Prozess", "Prozesse")
        )
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("quadrant", "Feld", Room::Fixed(1)),
        Column::new("name", "Prozess", Room::Head),
        Column::new("prozess", "Kennung", Room::Fixed(4)),
        Column::new("oe", "OE", Room::Fixed(5)),
        Column::new("nutzen", "Nutzen", Room::Fixed(0)),
        Column::new("umsetzbarkeit", "Umsetz\u{ad}barkeit", Room::Fixed(0)),
        Column::new("zieldimension", "dient", Room::Fixed(2)),
        Column::new("fallzahl", "Fälle/Jahr", Room::Fixed(3)),
        Column::new("datenlage", "Datenlage", Room::Fixed(6)),
    ]
}

fn row(z: &Zeile) -> Vec<Cell> {
    let ziel = z.zieldimension.map(Zieldimension::label);
    let mean = |value: Option<f64>, axis: &str| match value {
        Some(value) if z.halb.contains(&axis) => Cell::Id(format!("{}*", decimal(value, 1))),
        value => Cell::number(value, 1),
    };
    vec![
        z.quadrant
            .map_or(Cell::Missing, |q| Cell::Id(q.label().to_owned())),
        Cell::Text(z.name.clone()),
        Cell::Id(z.prozess.to_string()),
        Cell::Id(z.oe.to_string()),
        mean(z.nutzen, "nutzen"),
        mean(z.umsetzbarkeit, "umsetzbarkeit"),
        ziel.map_or(Cell::Missing, |ziel| Cell::Id(ziel.to_owned())),
        Cell::count(z.fallzahl),
        z.datenlage
            .map_or(Cell::Missing, |d| Cell::Id(d.as_str().to_owned())),
    ]
}
