//! The moves for people: how each unit stands, which processes are missing; and as flat data.

use super::result::Umzuege;
use super::rows::{FehlendJson, UmzugRow};
use crate::score::neubau::NeubauStatus;
use crate::view::columns::Columns;
use crate::view::kennzahlen::grad_note;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, percent, verb};

impl Output for Umzuege {
    const NAME: &'static str = "neubau";

    /// Since 2 the states are keys in snake_case.
    fn version(&self) -> u32 {
        2
    }

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
        columns().data(&self.einheiten)
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
        columns().table(&self.einheiten).without_empty_columns()
    }

    fn missing(&self) -> Table {
        let units = self.einheiten.iter();
        let rows: Vec<_> = units
            .flat_map(|z| z.fehlend.iter().map(move |f| (z, f)))
            .collect();
        missing_columns().table(&rows).without_empty_columns()
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

fn columns() -> Columns<'static, UmzugRow> {
    let id = |z: &UmzugRow| Cell::reference(&z.oe);
    let umzug = |z: &UmzugRow| Cell::date(z.umzug);
    let plan_tag = |z: &UmzugRow| Cell::date(z.plan.as_ref().map(|plan| plan.tag));
    Columns::new()
        .machines("oe", id)
        .people("status", "Stand", Room::Fixed(0), |z| {
            Cell::Text(z.status.label().to_owned())
        })
        .both("name", "Einheit", Room::Whole, |z| Cell::Text(z.name.clone()))
        .machines("art", |z| Cell::Id(z.art.as_str().to_owned()))
        .both("mitarbeitende", "Köpfe", Room::Fixed(2), |z| {
            Cell::count(z.mitarbeitende)
        })
        .both("it_gestuetzt_bis", "Termin", Room::Fixed(0), |z| {
            Cell::date(z.it_gestuetzt_bis)
        })
        .both("tage", "Tage", Room::Fixed(0), |z| Cell::integer(z.tage))
        .machines("umzug", umzug)
        .machines("tage_umzug", |z| Cell::integer(z.tage_umzug))
        .machines("status", |z| Cell::Id(z.status.as_str().to_owned()))
        .machines("prozesse", |z| Cell::count(z.ist.prozesse))
        .machines("digitalisierbar", |z| Cell::count(z.ist.digitalisierbar))
        .machines("digitalisiert", |z| Cell::count(z.ist.digitalisiert))
        .machines("digitalisierungsquote", |z| {
            Cell::percent(z.ist.digitalisierungsquote)
        })
        .people("digitalisierungsquote", "Quote", Room::Fixed(0), |z| {
            Cell::share(
                z.ist.digitalisierungsquote,
                z.ist.digitalisiert,
                z.ist.digitalisierbar,
            )
        })
        .both("digitalisierungsgrad", "Grad", Room::Fixed(1), |z| {
            Cell::percent(z.ist.digitalisierungsgrad)
        })
        .people("plan", "laut Plan", Room::Fixed(0), planned)
        .both("plan_tag", "am", Room::Fixed(3), plan_tag)
        .machines("plan_digitalisierbar", |z| {
            Cell::count(z.plan.as_ref().map(|p| p.digitalisierbar))
        })
        .machines("plan_digitalisiert", |z| {
            Cell::count(z.plan.as_ref().map(|p| p.digitalisiert))
        })
        .machines("plan_digitalisierungsquote", |z| {
            Cell::percent(z.plan.as_ref().and_then(|p| p.digitalisierungsquote))
        })
        .machines("plan_digitalisierungsgrad", |z| {
            Cell::percent(z.plan.as_ref().and_then(|p| p.digitalisierungsgrad))
        })
        .machines("plan_verspaetet", |z| Cell::count(z.plan_verspaetet))
        .people("umzug", "Umzug", Room::Fixed(4), umzug)
        .people("oe", "Kennung", Room::Fixed(5), id)
}

/// `2 von 3`: the percentage would leave no room; the base is there.
fn planned(zeile: &UmzugRow) -> Cell {
    let plan = zeile.plan.as_ref().filter(|plan| plan.digitalisierbar > 0);
    Cell::text(plan.map(|p| format!("{} von {}", grouped(p.digitalisiert), grouped(p.digitalisierbar))))
}

fn missing_columns<'r>() -> Columns<'static, (&'r UmzugRow, &'r FehlendJson)> {
    Columns::new()
        .people(
            "einheit",
            "Einheit",
            Room::Flexible,
            |(z, _): &(&UmzugRow, &FehlendJson)| Cell::Text(z.name.clone()),
        )
        .people("name", "Prozess", Room::Head, |(_, f)| Cell::Text(f.name.clone()))
        .people("digitalisierungsgrad", "Grad", Room::Fixed(0), |(_, f)| {
            Cell::percent(f.digitalisierungsgrad)
        })
        .people(
            "digitalisierungsgrad_plan",
            "laut Plan",
            Room::Fixed(0),
            |(_, f)| Cell::percent(f.digitalisierungsgrad_plan),
        )
        .people("plan_verspaetet", "verspätet", Room::Fixed(1), |(_, f)| {
            Cell::count(Some(f.plan_verspaetet).filter(|n| *n > 0))
        })
        .people("prozess", "Kennung", Room::Fixed(2), |(_, f)| {
            Cell::reference(&f.prozess)
        })
}

fn legend() -> Vec<String> {
    vec![
        "Termin: der Tag, bis zu dem die Arbeit IT-gestützt sein muss (`it_gestuetzt_bis`); Tage: vom Stichtag bis dahin, \
         negativ, wenn er vorbei ist. Quote und Grad gelten für dieselben \
         Prozesse: die der Einheit mit allem, was darunter liegt."
            .to_owned(),
    ]
}
