//! The budgets for people, and as flat rows for a pivot table.

use super::haushalt::finanz_cell;
use super::result::{Budgets, Jahre, PostenRow, ProgrammRow, ProjektRow};
use crate::model::ProgrammId;
use crate::score::haushalt::Summe;
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Block, Cell, Report, Room, Section, Table};
use crate::view::woerter::euro_text;
use crate::view::zahlwort::{count, grouped, verb};

impl Output for Budgets {
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
        let digits = Nachkommastellen::of(self.zeilen.iter().flat_map(|z| [z.plan, z.ist]));
        let columns = Columns::new()
            .machines("projekt", |z: &PostenRow| Cell::Id(z.projekt.to_string()))
            .machines("name", |z| Cell::Text(z.name.clone()))
            .machines("programm", |z| {
                Cell::id(z.programm.as_ref().map(ProgrammId::as_str))
            })
            .machines("jahr", |z| Cell::integer(z.jahr.map(|jahr| jahr.0)))
            .machines("art", |z| Cell::word_or_missing(z.art))
            .machines("finanzierung", |z| Cell::word_or_missing(z.finanzierung))
            .machines("plan", |z| digits.cell(z.plan))
            .machines("ist", |z| digits.cell(z.ist))
            .machines("gezaehlt", |z| Cell::Bool(z.gezaehlt));
        columns.data(&self.zeilen)
    }
}

impl Budgets {
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
        let lead = Columns::new()
            .people("programm", "Programm", Room::Whole, |z: &ProgrammRow| {
                Cell::Text(match (&z.programm, &z.name) {
                    (None, _) => "ohne Programm".to_owned(),
                    (Some(_), Some(name)) => name.clone(),
                    (Some(id), None) => format!("{id} (nicht im Register)"),
                })
            })
            .people("projekte", "Projekte", Room::Fixed(0), |z| {
                Cell::count(z.projekte)
            });
        let columns = self.haushalt.with_money(lead, |z| &z.summe);
        (self.programm.is_none() && !self.programme.is_empty())
            .then(|| columns.table(&self.programme).without_empty_columns())
    }

    fn by_project(&self) -> Option<Table> {
        type Line<'r> = (Option<&'r ProjektRow>, &'r Summe);
        let cell = |row: &Line<'_>, sum: &str, cell: fn(&ProjektRow) -> Cell| {
            row.0.map_or_else(|| Cell::Text(sum.to_owned()), cell)
        };
        let lead = Columns::new()
            .people("name", "Projekt", Room::Whole, |row: &Line<'_>| {
                cell(row, "Summe", |z| Cell::Text(z.name.clone()))
            })
            .people("projekt", "Kennung", Room::Fixed(3), |row| {
                cell(row, "", |z| Cell::Id(z.projekt.to_string()))
            })
            .people("finanzierung", "Finanzierung", Room::Fixed(2), |row| {
                cell(row, "", |z| finanz_cell(z.finanzierung))
            });
        let columns = self.haushalt.with_money(lead, |row| row.1);
        let rows: Vec<Line<'_>> = self.projekte.iter().map(|z| (Some(z), &z.summe)).collect();
        let sum = (None, &self.haushalt.summe);
        (!rows.is_empty()).then(|| columns.table_and_sums(&rows, [&sum]).without_empty_columns())
    }
}
