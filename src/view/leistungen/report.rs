//! The services for people: the sums, one table, and what the words mean.

use super::result::{LeistungRow, Leistungen};
use crate::model::prozess::Datenlage;
use crate::score::leistung::ONLINE_AB;
use crate::view::columns::Columns;
use crate::view::datenlage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::{kein_prozess, title};
use crate::view::zahlwort::{count, decimals, grouped, verb};

impl Output for Leistungen {
    const NAME: &'static str = "leistungen";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(title("Leistungen", self.oe_name.as_ref()), kopf.context());
        if self.zeilen.is_empty() {
            let left_out = self.ausgelassen.0 + self.ausgelassen.1;
            let text = if left_out == 0 {
                let is_whole = self.oe_name.is_none() && kopf.filter.is_none();
                kein_prozess(is_whole)
            } else {
                format!(
                    "In dieser Auswahl gibt es keine Leistung nach außen. Mit `--alle` {} auch {} gezeigt.",
                    verb(left_out, "wird", "werden"),
                    count(left_out, "anderer aktiver Prozess", "andere aktive Prozesse")
                )
            };
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        report
            .section(
                Some("Überblick"),
                vec![Block::Facts(self.facts()), Block::Notes(self.notes())],
            )
            .section(
                Some("Die Leistungen, die mit den meisten Fällen zuerst"),
                vec![
                    Block::Table(columns().table(&self.zeilen)),
                    Block::Notes(self.table_notes()),
                ],
            )
    }

    /// The services as one table.
    fn data(&self, _: &Kopf) -> Table {
        columns().data(&self.zeilen)
    }
}

impl Leistungen {
    fn facts(&self) -> Vec<(String, Cell)> {
        let summen = &self.summen;
        let fact = |label: &str, cell: Cell| (label.to_owned(), cell);
        let of_all = |part: u64| format!("{} von {}", grouped(part), grouped(summen.leistungen));
        let sum = |sum: u64, base: u64| {
            let text = format!("{} (über {} Leistungen)", grouped(sum), of_all(base));
            Cell::text((base > 0).then_some(text))
        };
        vec![
            fact(
                "Leistungen online (digital oder Ende-zu-Ende)",
                Cell::part_of(summen.online(), summen.leistungen),
            ),
            fact(
                "davon Ende-zu-Ende",
                Cell::part_of(summen.ende_zu_ende, summen.online()),
            ),
            fact("Fälle im Jahr", sum(summen.faelle, summen.mit_fallzahl)),
            fact(
                "davon digital",
                Cell::share(
                    summen.anteil_digital(),
                    summen.faelle_digital,
                    summen.faelle_mit_digital,
                ),
            ),
            fact("Rückstand (Fälle)", sum(summen.rueckstand, summen.mit_rueckstand)),
        ]
    }

    /// What the words of the table mean.
    fn table_notes(&self) -> Vec<String> {
        let mut notes = vec![
            format!(
                "Digital: OZG-Reifegrad ab {ONLINE_AB} (Modell 1.1 oder 2.0) oder mindestens ein digitaler Fall. \
                 Ende-zu-Ende: dazu jeder Schritt des Ablaufs digital; ohne Ablauf ist das nicht bekannt."
            ),
            "Min. analog und digital: Bearbeitungszeit je Fall in Minuten (`bearbeitungszeit_min`, \
             `bearbeitungszeit_digital_min`); Tage: Durchlaufzeit."
                .to_owned(),
        ];
        if self.zeilen.iter().any(|z| z.ozg_reifegrad.is_some()) {
            notes.push(
                "OZG: Reifegrad, dahinter die Fassung des Modells: 1.1 zählt von 0 bis 4, 2.0 von 0 bis 7."
                    .to_owned(),
            );
        }
        notes
    }

    /// What the sums leave out, and what they are not.
    fn notes(&self) -> Vec<String> {
        let summen = &self.summen;
        let mut notes = Vec::new();
        let unknown = summen.leistungen - summen.mit_beiden;
        if unknown > 0 {
            notes.push(format!(
                "Davon digital: {} {}, weil nicht beide Fallzahlen angegeben sind.",
                count(unknown, "Leistung", "Leistungen"),
                verb(unknown, "fehlt", "fehlen")
            ));
        }
        let wrong: Vec<&str> = self
            .zeilen
            .iter()
            .filter(|z| z.is_widerspruch)
            .map(|z| z.prozess.as_str())
            .collect();
        if !wrong.is_empty() {
            notes.push(format!(
                "Mehr digitale Fälle als Fälle, deshalb ohne analoge: {}.",
                wrong.join(", ")
            ));
        }
        if summen.ohne_angabe > 0 {
            notes.push(format!(
                "{} {} als analog, weil weder ein OZG-Reifegrad noch digitale Fälle angegeben sind.",
                count(summen.ohne_angabe, "Leistung", "Leistungen"),
                verb(summen.ohne_angabe, "gilt", "gelten")
            ));
        }
        let without = summen.leistungen - summen.mit_ablauf;
        if without > 0 {
            notes.push(format!(
                "{} ohne Ablauf {} höchstens als digital.",
                count(without, "Leistung", "Leistungen"),
                verb(without, "gilt", "gelten")
            ));
        }
        let (intern, unstated) = self.ausgelassen;
        if intern > 0 {
            notes.push(format!(
                "{} {} keine Leistung nach außen und {} nicht gezeigt (`--alle` zeigt sie).",
                count(intern, "interner Prozess", "interne Prozesse"),
                verb(intern, "ist", "sind"),
                verb(intern, "wird", "werden")
            ));
        }
        if unstated > 0 {
            notes.push(format!(
                "{} ohne Ausrichtung {} nicht gezeigt (`--alle` zeigt sie).",
                count(unstated, "Prozess", "Prozesse"),
                verb(unstated, "wird", "werden")
            ));
        }
        notes.push(
            "„Leistungen online“ zählt, was online zu erreichen ist. Das ist nicht der Digitalisierungsgrad, der die \
             genutzten Komponenten misst (`ddv karte`), und nicht „Online zu beantragen“ im Quartalsbericht, das der \
             Angabe `antrag.antragsmanagement: ja` folgt."
                .to_owned(),
        );
        notes.extend(datenlage::notes(self.zeilen.iter().map(|z| z.datenlage)));
        notes
    }
}

fn number(number: Option<f64>) -> Cell {
    Cell::number(number, number.map_or(0, decimals))
}

fn columns() -> Columns<'static, LeistungRow> {
    let prozess = |z: &LeistungRow| Cell::Id(z.prozess.to_string());
    Columns::new()
        .machines("prozess", prozess)
        .both("name", "Leistung", Room::Head, |z| Cell::Text(z.name.clone()))
        .people("prozess", "Kennung", Room::Fixed(6), prozess)
        .both("oe", "OE", Room::Fixed(7), |z| Cell::Id(z.oe.to_string()))
        .machines("ausrichtung", |z| Cell::word_or_missing(z.ausrichtung))
        .both("verfuegbarkeit", "Verfüg\u{ad}barkeit", Room::Fixed(0), |z| {
            Cell::word(z.verfuegbarkeit)
        })
        .people("ozg", "OZG", Room::Fixed(5), |z| {
            let ozg = z.ozg_reifegrad.zip(z.ozg_modell);
            Cell::id(ozg.map(|(level, model)| format!("{level} ({model})")))
        })
        .machines("ozg_reifegrad", |z| Cell::count(z.ozg_reifegrad.map(u64::from)))
        .machines("ozg_modell", |z| Cell::word_or_missing(z.ozg_modell))
        .machines("fallzahl", |z| Cell::count(z.fallzahl))
        .both("faelle_analog", "Fälle analog", Room::Fixed(0), |z| {
            Cell::count(z.faelle_analog)
        })
        .both("faelle_digital", "Fälle digital", Room::Fixed(0), |z| {
            Cell::count(z.faelle_digital)
        })
        .both("bearbeitungszeit_min", "Min. analog", Room::Fixed(2), |z| {
            number(z.bearbeitungszeit_min)
        })
        .both(
            "bearbeitungszeit_digital_min",
            "Min. digital",
            Room::Fixed(1),
            |z| number(z.bearbeitungszeit_digital_min),
        )
        .both("rueckstand", "Rück\u{ad}stand", Room::Fixed(3), |z| {
            Cell::count(z.rueckstand)
        })
        .both("durchlaufzeit_tage", "Tage", Room::Fixed(4), |z| {
            number(z.durchlaufzeit_tage)
        })
        .both("datenlage", "Datenlage", Room::Fixed(4), |z| {
            Cell::id(z.datenlage.map(Datenlage::as_str))
        })
        .machines("kennzahlen_stand", |z| Cell::date(z.kennzahlen_stand))
}
