//! The priorities for people: the picture of the four fields, then the processes; and as flat data.

use super::result::{Priorisierung, ProzessRow, QuadrantField};
use crate::model::ProzessId;
use crate::model::prozess::Datenlage;
use crate::score::{Nutzensicht, Quadrant};
use crate::view::columns::Columns;
use crate::view::datenlage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::{benannt, kein_prozess, keiner, title};
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
        let all = |z: &&ProzessRow| z.quadrant.is_some();
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
                    Block::Table(columns().table(self.zeilen.iter().filter(all))),
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
        columns().data(&self.zeilen)
    }
}

impl Priorisierung {
    fn title(&self) -> String {
        let what = match self.sicht {
            Nutzensicht::Buerger => " nach dem Nutzen für Bürgerschaft und Unternehmen",
            Nutzensicht::Verwaltung => " nach dem Nutzen für die Verwaltung",
            Nutzensicht::Beide => "",
        };
        title(&format!("Priorisierung{what}"), self.oe_name.as_ref())
    }

    /// The four fields: benefit upwards, feasibility to the right.
    fn picture(&self) -> Table {
        let field = |wanted| self.quadranten.iter().find(|feld| feld.quadrant == wanted);
        let titles = |q| field(q).map_or(String::new(), QuadrantField::title);
        let names = |q| field(q).map_or(String::new(), |feld| self.names(feld));
        let rows = [
            ("hoch", Quadrant::StrategischVorbereiten, Quadrant::SofortAngehen),
            ("niedrig", Quadrant::Zurueckstellen, Quadrant::NebenbeiMitnehmen),
        ];
        let rows = rows.map(|(head, left, right)| {
            [
                [head.to_owned(), titles(left), titles(right)],
                [String::new(), names(left), names(right)],
            ]
        });
        Columns::new()
            .people("nutzen", "Nutzen", Room::Fixed(0), |row: &[String; 3]| {
                Cell::Id(row[0].clone())
            })
            .people("schwer", "schwer umzusetzen", Room::Whole, |row| {
                Cell::Text(row[1].clone())
            })
            .people("leicht", "leicht umzusetzen", Room::Whole, |row| {
                Cell::Text(row[2].clone())
            })
            .table(rows.as_flattened())
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
    fn names(&self, feld: &QuadrantField) -> String {
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
    fn named(&self, is_meant: impl Fn(&ProzessRow) -> bool) -> Option<String> {
        benannt(self.zeilen.iter().filter(|z| is_meant(z)).map(|z| &z.name))
    }
}

impl QuadrantField {
    fn title(&self) -> String {
        format!(
            "{}: {}",
            self.name,
            count(self.prozesse.len() as u64, "Prozess", "Prozesse")
        )
    }
}

fn columns() -> Columns<'static, ProzessRow> {
    let prozess = |z: &ProzessRow| Cell::Id(z.prozess.to_string());
    let mark = |note: Option<u8>| Cell::count(note.map(u64::from));
    let mean = |z: &ProzessRow, value: Option<f64>, axis: &str| match value {
        Some(value) if z.halb.contains(&axis) => Cell::Id(format!("{}*", decimal(value, 1))),
        value => Cell::number(value, 1),
    };
    Columns::new()
        .machines("prozess", prozess)
        .people("quadrant", "Feld", Room::Fixed(1), |z| {
            Cell::word_or_missing(z.quadrant)
        })
        .both("name", "Prozess", Room::Head, |z| Cell::Text(z.name.clone()))
        .people("prozess", "Kennung", Room::Fixed(4), prozess)
        .both("oe", "OE", Room::Fixed(5), |z| Cell::Id(z.oe.to_string()))
        .machines("quadrant", |z| Cell::word_or_missing(z.quadrant))
        .people("nutzen", "Nutzen", Room::Fixed(0), move |z| {
            mean(z, z.nutzen, "nutzen")
        })
        .machines("nutzen", |z| Cell::number(z.nutzen, 1))
        .people("umsetzbarkeit", "Umsetz\u{ad}barkeit", Room::Fixed(0), move |z| {
            mean(z, z.umsetzbarkeit, "umsetzbarkeit")
        })
        .machines("umsetzbarkeit", |z| Cell::number(z.umsetzbarkeit, 1))
        .both("zieldimension", "dient", Room::Fixed(2), |z| {
            Cell::word_or_missing(z.zieldimension)
        })
        .machines("nutzen_buerger", move |z| mark(z.nutzen_buerger))
        .machines("nutzen_verwaltung", move |z| mark(z.nutzen_verwaltung))
        .machines("umsetzbarkeit_kosten", move |z| mark(z.umsetzbarkeit_kosten))
        .machines("umsetzbarkeit_zeit", move |z| mark(z.umsetzbarkeit_zeit))
        .machines("halb", |z| Cell::ids(&z.halb))
        .both("fallzahl", "Fälle/Jahr", Room::Fixed(3), |z| {
            Cell::count(z.fallzahl)
        })
        .both("datenlage", "Datenlage", Room::Fixed(6), |z| {
            Cell::id(z.datenlage.map(Datenlage::as_str))
        })
}
