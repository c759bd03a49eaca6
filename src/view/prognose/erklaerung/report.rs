//! The way to the forecast of one process or Berufsgruppe, for people.

use super::result::{Erklaerung, Rechenjahr};
use crate::model::Kind;
use crate::model::prozess::EntwicklungArt;
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::prognose::annahmen;
use crate::view::prognose::words::{euro, grund_der_luecke, szenario, vza};
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::zahlwort::{percent, zahl};

impl Output for Erklaerung {
    const NAME: &'static str = "prognose-erklaerung";

    fn report(&self, kopf: &Kopf) -> Report {
        let title = format!("Prognose bis {}: {}", self.horizont, self.name);
        let mut context = kopf.context();
        if self.is_of_process() {
            context.push(format!("Szenario {}", szenario(self.wahl)));
        }
        let mut report = Report::new(title, context)
            .section(None, vec![Block::Paragraph(self.sentence())])
            .section(Some("Ausgangspunkt"), vec![Block::Facts(self.facts())]);
        if !self.jahre.is_empty() {
            report = report.section(
                Some("Jahr für Jahr"),
                vec![Block::Table(self.years()), Block::Notes(self.formulas())],
            );
        }
        if self.luecke.is_none() {
            let mut blocks = Vec::new();
            if let Some(table) = self.shares() {
                blocks.push(Block::Table(table));
            } else {
                blocks.push(Block::Paragraph(
                    "Keine Komponente entlastet bis dahin.".to_owned(),
                ));
            }
            blocks.push(Block::List(self.without_share()));
            report = report.section(Some("Was die Komponenten beitragen"), blocks);
        }
        report
    }

    /// The years alone, for CSV: headers even if there is no year.
    fn data(&self, _: &Kopf) -> Table {
        self.years()
    }
}

impl Erklaerung {
    fn is_of_process(&self) -> bool {
        self.kind == Kind::Prozesse
    }

    fn sentence(&self) -> String {
        let what = if self.is_of_process() {
            "Der Prozess"
        } else {
            "Die Berufsgruppe"
        };
        let Some(summe) = self.summe.as_ref().filter(|_| !self.jahre.is_empty()) else {
            let why = self.luecke.map_or_else(
                || format!("ihre Zahlen von {} oder später sind", self.horizont),
                |luecke| grund_der_luecke(luecke).to_owned(),
            );
            return format!(
                "{what} `{}` hat keine Prognose bis {}, weil {why}.",
                self.id, self.horizont
            );
        };
        let apart = if self.zaehlt {
            ""
        } else {
            " Er ist nicht `aktiv` und zählt deshalb in keiner Summe."
        };
        if self.komponenten.iter().all(|k| !k.has_share()) {
            return format!(
                "Bis {} entlastet keine Komponente `{}`.{apart}",
                self.horizont, self.id
            );
        }
        let verb = if summe.eingespart_eur < 0.0 {
            "kostet"
        } else {
            "spart"
        };
        let more = if summe.eingespart_eur < 0.0 { " mehr" } else { "" };
        format!(
            "Bis {} {verb} `{}` zusammen {}{more}; im Jahr {} entlasten die Komponenten um {}.{apart}",
            self.horizont,
            self.id,
            euro(summe.eingespart_eur.abs()),
            self.horizont,
            vza(summe.eingespart_vza_horizont)
        )
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let basis = &self.basis;
        let fact = |name: &str, text: String| (name.to_owned(), Cell::Text(text));
        let missing = || "fehlt".to_owned();
        let mut facts = vec![fact(
            "Stand",
            match (basis.stand, basis.datenlage) {
                (Some(day), Some(lage)) => format!("{}, Datenlage {lage}", day.german()),
                (Some(day), None) => day.german(),
                (None, _) => missing(),
            },
        )];
        if self.is_of_process() {
            facts.push(("Fälle im Jahr".to_owned(), Cell::count(basis.fallzahl)));
        }
        facts.push(fact(
            "Gebundene VZÄ",
            match (&basis.formel, basis.vza) {
                (Some(formula), _) => formula.clone(),
                (None, Some(amount)) => zahl(amount),
                (None, None) => missing(),
            },
        ));
        facts.push(fact("Entwicklung", self.growth()));
        let kosten = &self.kosten;
        let source = if kosten.eigene {
            " (eigener Wert der Gruppe)"
        } else {
            ""
        };
        facts.push(fact(
            "Kosten je VZÄ",
            format!("{}{source}", annahmen::kosten(kosten.je_vza, kosten.basisjahr)),
        ));
        facts.push(fact(
            "Tarifsteigerung",
            format!("{} im Jahr", percent(kosten.tarifsteigerung)),
        ));
        facts.push(fact("Obergrenze der Entlastung", percent(self.obergrenze)));
        facts
    }

    fn growth(&self) -> String {
        let growth = &self.entwicklung;
        let points = || {
            let points = growth.tabelle.iter();
            let points: Vec<String> = points.map(|(y, v)| format!("{} ({y})", zahl(*v))).collect();
            points.join(", ")
        };
        let how = match growth.wahl {
            EntwicklungArt::Einwohner if growth.tabelle.is_empty() => {
                "wie die Einwohner; ohne Tabelle `[einwohner]` in `ddv.toml` also gleichbleibend".to_owned()
            }
            EntwicklungArt::Einwohner => format!("wie die Einwohner: {}", points()),
            EntwicklungArt::Konstant => "gleichbleibend".to_owned(),
            EntwicklungArt::Rate => {
                format!("{} % im Jahr", zahl(growth.prozent_pa.unwrap_or_default()))
            }
            EntwicklungArt::Werte => format!("nach Tabelle, dazwischen linear: {}", points()),
        };
        if growth.angegeben {
            how
        } else {
            format!("{how} (Vorgabe)")
        }
    }

    fn years(&self) -> Table {
        let sum = self.summe.as_ref();
        let saved = sum.map_or(Cell::Text(String::new()), |sum| {
            Cell::Number(sum.eingespart_eur, 0)
        });
        let columns = Columns::new()
            .both("jahr", "Jahr", Room::Fixed(0), |j: &Rechenjahr| {
                Cell::Id(j.jahr.to_string())
            })
            .sum(Cell::Text("Summe".to_owned()))
            .both("wachstumsfaktor", "Wachstum", Room::Fixed(4), |j| {
                Cell::number(j.wachstumsfaktor, 4)
            })
            .both("fallzahl", "Fälle", Room::Fixed(2), |j| {
                Cell::number(j.fallzahl, 0)
            })
            .both("vza", "VZÄ", Room::Fixed(0), |j| Cell::Number(j.vza, 2))
            .both("kostenfaktor", "Kosten\u{ad}faktor", Room::Fixed(5), |j| {
                Cell::Number(j.kostenfaktor, 4)
            })
            .both("kosten_eur", "Kosten €", Room::Fixed(1), |j| {
                Cell::Number(j.kosten_eur, 0)
            })
            .both("anteile", "Anteile zusammen", Room::Fixed(3), |j| {
                Cell::Percent(j.anteile)
            })
            .both("entlastung", "Entlastung", Room::Fixed(0), |j| {
                Cell::Percent(j.entlastung)
            })
            .both("eingespart_vza", "spart VZÄ", Room::Fixed(0), |j| {
                Cell::Number(j.eingespart_vza, 2)
            })
            .both("eingespart_eur", "spart €", Room::Fixed(0), |j| {
                Cell::Number(j.eingespart_eur, 0)
            })
            .sum(saved);
        let mut table = columns.table_with_sum(&self.jahre);
        if !self.is_of_process() {
            table.remove_column("fallzahl");
        }
        table
    }

    fn formulas(&self) -> Vec<String> {
        let is_capped = self.jahre.iter().any(|wert| wert.gekappt);
        let cap = if is_capped {
            format!(
                " In mindestens einem Jahr sind die Anteile zusammen höher als die Obergrenze von {}; dann gilt sie.",
                percent(self.obergrenze)
            )
        } else {
            String::new()
        };
        let growth = if self.is_of_process() && self.jahre.iter().all(|wert| wert.wachstumsfaktor.is_none()) {
            "VZÄ = VZÄ im Stand + Fälle × Bearbeitungszeit / Arbeitszeit je VZÄ (die Fallzahl beginnt bei 0)"
        } else {
            "VZÄ = VZÄ im Stand × Wachstum"
        };
        vec![
            format!("{growth}. Kosten = VZÄ × Kosten je VZÄ × Kostenfaktor."),
            format!("Gespart = VZÄ oder Kosten × Entlastung.{cap}"),
        ]
    }
}
