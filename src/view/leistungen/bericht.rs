//! The services for people: the sums, one table, and what the words mean.

use super::{Leistungen, Zeile};
use crate::model::Anteil;
use crate::model::prozess::{Ausrichtung, Datenlage, OzgModell};
use crate::score::leistung::ONLINE_AB;
use crate::score::share_of;
use crate::view::datenlage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::woerter::kein_prozess;
use crate::view::zahlwort::{count, decimals, grouped, verb};

impl Output for Leistungen {
    const NAME: &'static str = "leistungen";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
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
                vec![Block::Table(self.table()), Block::Notes(self.table_notes())],
            )
    }

    /// The services as one table.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "prozess",
            "name",
            "oe",
            "ausrichtung",
            "verfuegbarkeit",
            "ozg_reifegrad",
            "ozg_modell",
            "fallzahl",
            "faelle_analog",
            "faelle_digital",
            "bearbeitungszeit_min",
            "bearbeitungszeit_digital_min",
            "rueckstand",
            "durchlaufzeit_tage",
            "datenlage",
            "kennzahlen_stand",
        ];
        Table::for_machines(keys, self.zeilen.iter().map(data_row))
    }
}

impl Leistungen {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Leistungen: {name}"),
            None => "Leistungen".to_owned(),
        }
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::new("name", "Leistung", Room::Head),
            Column::new("prozess", "Kennung", Room::Fixed(6)),
            Column::new("oe", "OE", Room::Fixed(7)),
            Column::new("verfuegbarkeit", "Verfüg\u{ad}barkeit", Room::Fixed(0)),
            Column::new("ozg", "OZG", Room::Fixed(5)),
            Column::new("faelle_analog", "Fälle analog", Room::Fixed(0)),
            Column::new("faelle_digital", "Fälle digital", Room::Fixed(0)),
            Column::new("bearbeitungszeit_min", "Min. analog", Room::Fixed(2)),
            Column::new("bearbeitungszeit_digital_min", "Min. digital", Room::Fixed(1)),
            Column::new("rueckstand", "Rück\u{ad}stand", Room::Fixed(3)),
            Column::new("durchlaufzeit_tage", "Tage", Room::Fixed(4)),
            Column::new("datenlage", "Datenlage", Room::Fixed(4)),
        ];
        Table {
            columns,
            rows: self.zeilen.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let summen = &self.summen;
        let share = |part, base| Cell::share(share_of(part, base).map(Anteil::get), part, base);
        let fact = |label: &str, cell: Cell| (label.to_owned(), cell);
        let of_all = |part: u64| format!("{} von {}", grouped(part), grouped(summen.leistungen));
        let sum = |sum: u64, base: u64| {
            let text = format!("{} (über {} Leistungen)", grouped(sum), of_all(base));
            Cell::text((base > 0).then_some(text))
        };
        vec![
            fact(
                "Leistungen online (digital oder Ende-zu-Ende)",
                share(summen.online(), summen.leistungen),
            ),
            fact("davon Ende-zu-Ende", share(summen.ende_zu_ende, summen.online())),
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

fn id(word: Option<&str>) -> Cell {
    word.map_or(Cell::Missing, |w| Cell::Id(w.to_owned()))
}

fn number(number: Option<f64>) -> Cell {
    Cell::number(number, number.map_or(0, decimals))
}

fn row(z: &Zeile) -> Vec<Cell> {
    let ozg = z.ozg_reifegrad.zip(z.ozg_modell);
    let ozg = ozg.map(|(level, model)| format!("{level} ({model})"));
    vec![
        Cell::Text(z.name.clone()),
        Cell::Id(z.prozess.to_string()),
        Cell::Id(z.oe.to_string()),
        Cell::Text(z.verfuegbarkeit.label().to_owned()),
        id(ozg.as_deref()),
        Cell::count(z.faelle_analog),
        Cell::count(z.faelle_digital),
        number(z.bearbeitungszeit_min),
        number(z.bearbeitungszeit_digital_min),
        Cell::count(z.rueckstand),
        number(z.durchlaufzeit_tage),
        id(z.datenlage.map(Datenlage::as_str)),
    ]
}

fn data_row(z: &Zeile) -> Vec<Cell> {
    vec![
        Cell::Id(z.prozess.to_string()),
        Cell::Text(z.name.clone()),
        Cell::Id(z.oe.to_string()),
        id(z.ausrichtung.map(Ausrichtung::as_str)),
        Cell::Id(z.verfuegbarkeit.as_str().to_owned()),
        Cell::count(z.ozg_reifegrad.map(u64::from)),
        id(z.ozg_modell.map(OzgModell::as_str)),
        Cell::count(z.fallzahl),
        Cell::count(z.faelle_analog),
        Cell::count(z.faelle_digital),
        number(z.bearbeitungszeit_min),
        number(z.bearbeitungszeit_digital_min),
        Cell::count(z.rueckstand),
        number(z.durchlaufzeit_tage),
        id(z.datenlage.map(Datenlage::as_str)),
        z.kennzahlen_stand.map_or(Cell::Missing, Cell::Date),
    ]
}
