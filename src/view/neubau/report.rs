//! The moves for people: how each unit stands, which processes are missing; and as flat data.

use super::result::Umzuege;
use super::rows::{FehlendJson, Plan, Zeile};
use crate::score::neubau::NeubauStatus;
use crate::view::kennzahlen::grad_note;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, percent, verb};

impl Output for Umzuege {
    const NAME: &'static str = "neubau";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        if self.einheiten.is_empty() {
            let where_ = if self.oe.is_some() || kopf.filter.is_some() {
                "In dieser Auswahl zieht keine Organisationseinheit um."
            } else {
                "Keine Organisationseinheit zieht um."
            };
            let text = format!(
                "{where_} Ein Umzug steht in der Datei der Einheit: `neubau: {{umzug: TAG, it_gestuetzt_bis: TAG}}`."
            );
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let mut report = report.section(
            None,
            vec![
                Block::List(self.summary()),
                Block::Table(self.table()),
                Block::Notes(legend()),
            ],
        );
        if self.einheiten.iter().any(|z| !z.fehlend.is_empty()) {
            let blocks = vec![Block::Table(self.missing()), Block::Notes(self.missing_notes())];
            report = report.section(Some("Was noch fehlt"), blocks);
        }
        report.section(Some("Was die Angaben bedeuten"), vec![Block::List(self.notes())])
    }

    /// All units as one table.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "oe",
            "name",
            "art",
            "mitarbeitende",
            "it_gestuetzt_bis",
            "tage",
            "umzug",
            "tage_umzug",
            "status",
            "prozesse",
            "digitalisierbar",
            "digitalisiert",
            "digitalisierungsquote",
            "digitalisierungsgrad",
            "plan_tag",
            "plan_digitalisierbar",
            "plan_digitalisiert",
            "plan_digitalisierungsquote",
            "plan_digitalisierungsgrad",
            "plan_verspaetet",
        ];
        let date = |day: Option<_>| day.map_or(Cell::Missing, Cell::Date);
        let days = |days: Option<i64>| days.map_or(Cell::Missing, Cell::Integer);
        let row = |z: &Zeile| {
            let plan = z.plan.as_ref();
            vec![
                Cell::Id(z.oe.to_string()),
                Cell::Text(z.name.clone()),
                Cell::Id(z.art.as_str().to_owned()),
                Cell::count(z.mitarbeitende),
                date(z.it_gestuetzt_bis),
                days(z.tage),
                date(z.umzug),
                days(z.tage_umzug),
                Cell::Id(z.status.as_str().to_owned()),
                Cell::count(Some(z.ist.prozesse)),
                Cell::count(Some(z.ist.digitalisierbar)),
                Cell::count(Some(z.ist.digitalisiert)),
                Cell::percent(z.ist.digitalisierungsquote),
                Cell::percent(z.ist.digitalisierungsgrad),
                date(plan.map(|p| p.tag)),
                Cell::count(plan.map(|p| p.digitalisierbar)),
                Cell::count(plan.map(|p| p.digitalisiert)),
                Cell::percent(plan.and_then(|p| p.digitalisierungsquote)),
                Cell::percent(plan.and_then(|p| p.digitalisierungsgrad)),
                Cell::count(Some(z.plan_verspaetet)),
            ]
        };
        Table::for_machines(keys, self.einheiten.iter().map(row))
    }
}

impl Umzuege {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Umzug in den Neubau: {name}"),
            None => "Umzug in den Neubau".to_owned(),
        }
    }

    fn summary(&self) -> Vec<String> {
        let sums = &self.zusammenfassung;
        let parts: Vec<String> = sums
            .status
            .iter()
            .filter(|(_, n)| **n > 0)
            .map(|(status, n)| format!("{} {}", grouped(*n), status.label()))
            .collect();
        let heads = match sums.mitarbeitende {
            0 => String::new(),
            n => format!(" mit {}", count(n, "Beschäftigten", "Beschäftigten")),
        };
        let unstated = match sums.ohne_mitarbeitende {
            0 => String::new(),
            n => format!(" ({} ohne Angabe)", grouped(n)),
        };
        let units = count(sums.einheiten, "Einheit", "Einheiten");
        let mut points = vec![format!(
            "{units}{heads}{unstated} {} um: {}.",
            verb(sums.einheiten, "zieht", "ziehen"),
            aufzaehlung(&parts)
        )];
        let ist = &sums.ist;
        if let (Some(share), Some(mean)) = (ist.digitalisierungsquote, ist.digitalisierungsgrad) {
            points.push(format!(
                "Zusammen: {} von {} digitalisierbaren Prozessen digitalisiert (Digitalisierungsquote {}), mittlerer \
                 Digitalisierungsgrad {}.",
                grouped(ist.digitalisiert),
                grouped(ist.digitalisierbar),
                percent(share),
                percent(mean)
            ));
        }
        points
    }

    fn table(&self) -> Table {
        let date = |day: Option<_>| day.map_or(Cell::Missing, Cell::Date);
        let row = |z: &Zeile| {
            let ist = &z.ist;
            // The percentage would leave no room; the base is there.
            let planned = |plan: &Plan| {
                format!(
                    "{} von {}",
                    grouped(plan.digitalisiert),
                    grouped(plan.digitalisierbar)
                )
            };
            vec![
                Cell::Text(z.status.label().to_owned()),
                Cell::Text(z.name.clone()),
                Cell::count(z.mitarbeitende),
                date(z.it_gestuetzt_bis),
                z.tage.map_or(Cell::Missing, Cell::Integer),
                Cell::share(ist.digitalisierungsquote, ist.digitalisiert, ist.digitalisierbar),
                Cell::percent(ist.digitalisierungsgrad),
                Cell::text(z.plan.as_ref().filter(|p| p.digitalisierbar > 0).map(planned)),
                date(z.plan.as_ref().map(|plan| plan.tag)),
                date(z.umzug),
                Cell::Id(z.oe.to_string()),
            ]
        };
        let mut table = Table {
            columns: vec![
                Column::new("status", "Stand", Room::Fixed(0)),
                Column::new("name", "Einheit", Room::Whole),
                Column::new("mitarbeitende", "Köpfe", Room::Fixed(2)),
                Column::new("it_gestuetzt_bis", "Termin", Room::Fixed(0)),
                Column::new("tage", "Tage", Room::Fixed(0)),
                Column::new("digitalisierungsquote", "Quote", Room::Fixed(0)),
                Column::new("digitalisierungsgrad", "Grad", Room::Fixed(1)),
                Column::new("plan", "laut Plan", Room::Fixed(0)),
                Column::new("plan_tag", "am", Room::Fixed(3)),
                Column::new("umzug", "Umzug", Room::Fixed(4)),
                Column::new("oe", "Kennung", Room::Fixed(5)),
            ],
            rows: self.einheiten.iter().map(row).collect(),
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        table
    }

    fn missing(&self) -> Table {
        let rows = self.einheiten.iter().flat_map(|z| {
            z.fehlend.iter().map(|f: &FehlendJson| {
                vec![
                    Cell::Text(z.name.clone()),
                    Cell::Text(f.name.clone()),
                    Cell::percent(f.digitalisierungsgrad),
                    Cell::percent(f.digitalisierungsgrad_plan),
                    if f.plan_verspaetet == 0 {
                        Cell::Missing
                    } else {
                        Cell::count(Some(f.plan_verspaetet))
                    },
                    Cell::Id(f.prozess.to_string()),
                ]
            })
        });
        let mut table = Table {
            columns: vec![
                Column::new("einheit", "Einheit", Room::Flexible),
                Column::new("name", "Prozess", Room::Head),
                Column::new("digitalisierungsgrad", "Grad", Room::Fixed(0)),
                Column::new("digitalisierungsgrad_plan", "laut Plan", Room::Fixed(0)),
                Column::new("plan_verspaetet", "verspätet", Room::Fixed(1)),
                Column::new("prozess", "Kennung", Room::Fixed(2)),
            ],
            rows: rows.collect(),
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        table
    }

    fn missing_notes(&self) -> Vec<String> {
        let mut notes = vec![format!(
            "Ab einem Grad von {} gilt ein Prozess als digitalisiert. `ddv zeige PROZESS` nennt seine Komponenten.",
            percent(self.digitalisiert_ab)
        )];
        if self.einheiten.iter().any(|z| z.plan_verspaetet > 0) {
            notes.push(
                "Verspätet: geplante Nutzungen, deren Tag vorbei ist; der Plan zählt sie trotzdem mit."
                    .to_owned(),
            );
        }
        notes
    }

    fn notes(&self) -> Vec<String> {
        let has = |status| self.zusammenfassung.status.get(&status).is_some_and(|n| *n > 0);
        let mut notes = Vec::new();
        if has(NeubauStatus::Ueberfaellig) {
            notes.push(
                "Überfällig: Der Termin ist vorbei, und nicht jeder digitalisierbare Prozess ist digitalisiert.".to_owned(),
            );
        }
        if has(NeubauStatus::ImPlan) || has(NeubauStatus::Gefaehrdet) {
            notes.push(
                "Im Plan: Mit allem, was bis zum Termin geplant ist, ist jeder digitalisierbare Prozess digitalisiert, und \
                 kein Plan ist verspätet. Sonst gefährdet."
                    .to_owned(),
            );
        }
        if has(NeubauStatus::OhneTermin) {
            notes.push("Ohne Termin: `it_gestuetzt_bis` fehlt.".to_owned());
        }
        if has(NeubauStatus::Unbekannt) {
            notes.push(
                "Unbekannt: Die Einheit hat keinen digitalisierbaren Prozess im Register; über ihre Arbeit sagt es nichts."
                    .to_owned(),
            );
        }
        if self.einheiten.iter().any(|z| z.plan.is_some()) {
            notes.push(
                "Laut Plan: am Termin, danach am Tag des Umzugs; sind beide vorbei, am Tag der letzten \
                 geplanten Einführung."
                    .to_owned(),
            );
        }
        notes.push(
            "Köpfe: `mitarbeitende` der Einheit selbst; Zahlen der Einheiten darunter sind nicht hinzugezählt.".to_owned(),
        );
        notes.extend(grad_note(&self.summe));
        notes
    }
}

fn legend() -> Vec<String> {
    vec![
        "Termin: der Tag, bis zu dem die Arbeit IT-gestützt sein muss (`it_gestuetzt_bis`); Tage: vom Stichtag bis dahin, \
         negativ, wenn er vorbei ist. Quote und Grad gelten für dieselben \
         Prozesse: die der Einheit mit allem, was darunter liegt."
            .to_owned(),
    ]
}
