//! The budgets for people, and as flat rows for a pivot table.

use super::haushalt::{columns, finanz_cell, line, table};
use super::result::{Jahre, Programmzeile, ProjektRow, Uebersicht, Zeile};
use crate::model::projekt::{BudgetArt, Finanzierung};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Block, Cell, Column, Report, Room, Section, Table};
use crate::view::woerter::euro_text;
use crate::view::zahlwort::{count, grouped, verb};

impl Output for Uebersicht {
    const NAME: &'static str = "budget";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new("Budget der Projekte: Plan und Ist", self.context(kopf));
        if self.zeilen.is_empty() {
            let notes = Block::Notes(self.notes());
            report = report.section(None, vec![Block::Paragraph(self.nothing()), notes]);
            report.sections.extend(self.need());
            return report;
        }
        let of = format!(
            "Bei {} von {} Projekten",
            grouped(self.projekte_mit_budget),
            grouped(self.projekte_gesamt)
        );
        let sentence = self.haushalt.satz(&of);
        report = report.section(None, vec![Block::Paragraph(sentence), Block::Notes(self.notes())]);
        let tables = [
            ("Nach Jahr und Art", self.haushalt.nach_jahr()),
            ("Nach Programm", self.by_programme()),
            ("Nach Finanzierung", self.haushalt.nach_finanzierung()),
            ("Nach Projekt", self.by_project()),
        ];
        for (heading, table) in tables {
            let table = table.map(Block::Table);
            report
                .sections
                .extend(table.map(|table| Section::new(Some(heading), vec![table])));
        }
        report.sections.extend(self.need());
        report
    }

    /// All rows as one table.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "projekt",
            "name",
            "programm",
            "jahr",
            "art",
            "finanzierung",
            "plan",
            "ist",
            "gezaehlt",
        ];
        let id = |text: Option<&str>| text.map_or(Cell::Missing, |text| Cell::Id(text.to_owned()));
        let digits = Nachkommastellen::of(self.zeilen.iter().flat_map(|z| [z.plan, z.ist]));
        let row = |z: &Zeile| {
            vec![
                Cell::Id(z.projekt.to_string()),
                Cell::Text(z.name.clone()),
                id(z.programm.as_ref().map(AsRef::as_ref)),
                z.jahr.map_or(Cell::Missing, |jahr| Cell::Integer(jahr.0.into())),
                id(z.art.map(BudgetArt::as_str)),
                id(z.finanzierung.map(Finanzierung::as_str)),
                digits.cell(z.plan),
                digits.cell(z.ist),
                Cell::Bool(z.gezaehlt),
            ]
        };
        Table::for_machines(keys, self.zeilen.iter().map(row))
    }
}

impl Uebersicht {
    fn context(&self, kopf: &Kopf) -> Vec<String> {
        let mut context = kopf.context();
        if let Some(name) = &self.oe_name {
            context.push(format!(
                "Nur Projekte unter der Federführung von: {name}, mit allem darunter"
            ));
        }
        if let Some(id) = &self.programm {
            let name = self.programm_name.as_deref().unwrap_or(id.as_str());
            context.push(format!("Nur Projekte des Programms: {name}"));
        }
        match self.jahre {
            None => {}
            Some(Jahre { von, bis }) if von == bis => context.push(format!("Nur das Haushaltsjahr {von}")),
            Some(Jahre { von, bis }) => context.push(format!("Nur die Haushaltsjahre {von} bis {bis}")),
        }
        context
    }

    /// Why there is no row.
    fn nothing(&self) -> String {
        let years = match (self.projekte_gesamt, self.jahre) {
            (0, _) => return "In dieser Auswahl gibt es kein Projekt.".to_owned(),
            (_, None) => String::new(),
            (_, Some(Jahre { von, bis })) if von == bis => format!(" für {von}"),
            (_, Some(Jahre { von, bis })) => format!(" für {von} bis {bis}"),
        };
        let whom = match self.projekte_gesamt {
            1 => "Das einzige Projekt dieser Auswahl nennt".to_owned(),
            n => format!("Keines der {} Projekte nennt", grouped(n)),
        };
        let what = if self.projekte_gesamt == 1 { "kein" } else { "ein" };
        let help = match self.jahre {
            None => "Es steht je Projekt unter `budget`, eine Zeile je Jahr und Art.",
            Some(_) => "Ohne `--jahr` zeigt der Befehl alle Jahre.",
        };
        format!("{whom}{years} {what} Budget. {help}")
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = self.haushalt.notes();
        if self.ohne_jahr > 0 {
            notes.push(format!(
                "{} kein Jahr und {} hier.",
                count(self.ohne_jahr, "Posten nennt", "Posten nennen"),
                verb(self.ohne_jahr, "fehlt", "fehlen")
            ));
        }
        if let Some(plan) = self.vorhaben.plan() {
            notes.push(format!(
                "Enthalten sind {} von Vorhaben, die noch nicht beauftragt sind ({}).",
                euro_text(plan),
                count(self.vorhaben.posten, "Posten", "Posten")
            ));
        }
        notes
    }

    fn need(&self) -> Option<Section> {
        let bedarf = self.bedarf.as_ref()?;
        if self.projekte_gesamt == 0 {
            return None;
        }
        let heading = format!("Bedarf {}", bedarf.jahr);
        Some(Section::new(Some(&heading), bedarf.blocks()))
    }

    /// None where it would repeat the sum.
    fn by_programme(&self) -> Option<Table> {
        let digits = self.haushalt.digits();
        let row = |z: &Programmzeile| {
            let name = match (&z.programm, &z.name) {
                (None, _) => "ohne Programm".to_owned(),
                (Some(_), Some(name)) => name.clone(),
                (Some(id), None) => format!("{id} (nicht im Register)"),
            };
            let lead = vec![Cell::Text(name), Cell::count(Some(z.projekte))];
            line(lead, &z.summe, digits)
        };
        (self.programm.is_none() && !self.programme.is_empty()).then(|| {
            table(Table {
                columns: columns(vec![
                    Column::new("programm", "Programm", Room::Whole),
                    Column::new("projekte", "Projekte", Room::Fixed(0)),
                ]),
                rows: self.programme.iter().map(row).collect(),
                footer: Vec::new(),
            })
        })
    }

    fn by_project(&self) -> Option<Table> {
        let digits = self.haushalt.digits();
        let row = |z: &ProjektRow| {
            let lead = vec![
                Cell::Text(z.name.clone()),
                Cell::Id(z.projekt.to_string()),
                finanz_cell(z.finanzierung),
            ];
            line(lead, &z.summe, digits)
        };
        let sum = vec![
            Cell::Text("Summe".to_owned()),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
        ];
        (!self.projekte.is_empty()).then(|| {
            table(Table {
                columns: columns(vec![
                    Column::new("name", "Projekt", Room::Whole),
                    Column::new("projekt", "Kennung", Room::Fixed(3)),
                    Column::new("finanzierung", "Finanzierung", Room::Fixed(2)),
                ]),
                rows: self.projekte.iter().map(row).collect(),
                footer: vec![line(sum, &self.haushalt.summe, digits)],
            })
        })
    }
}
