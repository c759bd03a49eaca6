//! The roll-out of one component for people, and as flat data.

use super::abhaengigkeit;
use super::einsatz::{LEGEND, counts};
use super::prozess::{self, ProzessRow};
use super::result::Rollout;
use super::rows::{AmtRow, KandidatRow, PlanRow, ProjektRow};
use crate::model::Anteil;
use crate::model::projekt::Ampel;
use crate::model::prozess::Datenlage;
use crate::score::{Zelle, share_of};
use crate::view::balken::reife;
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, verb};

impl Output for Rollout {
    const NAME: &'static str = "rollout";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        let mut head = vec![Block::Facts(self.facts())];
        if self.einsatz.counts.prozesse == 0 {
            head.push(Block::Paragraph(
                "In dieser Auswahl gibt es keinen aktiven Prozess.".to_owned(),
            ));
            return self.surroundings(report.section(None, head));
        }
        if !self.verfuegbar {
            let text = if self.is_replaced {
                "Sie ist abgelöst und zählt im Digitalisierungsgrad nicht mehr; neue Prozesse kommen nicht dazu."
            } else {
                "Sie ist noch nicht verfügbar und zählt im Digitalisierungsgrad noch nicht; planen lässt sich schon."
            };
            head.push(Block::Paragraph(text.to_owned()));
        }
        head.push(Block::Notes(self.notes()));
        let mut report = report.section(None, head);
        let e = &self.einsatz.counts;
        // Of a replaced component only what is left of it.
        if !self.is_replaced || e.ungeprueft < e.anwendbar {
            report = report.section(Some("Nach Ämtern"), self.offices());
        }
        if !self.is_replaced || e.geplant > 0 {
            report = report.section(Some("Geplante Einführungen"), self.planned());
        }
        if !self.is_replaced {
            report = report.section(Some("Als Nächstes möglich"), self.candidates());
        }
        self.surroundings(report)
    }

    /// One row per process.
    fn data(&self, _: &Kopf) -> Table {
        prozess::data(&self.zeilen)
    }
}

impl Rollout {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(oe) => format!("Roll-out: {} ({oe})", self.name),
            None => format!("Roll-out: {}", self.name),
        }
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let text = |text: &str| Cell::Text(text.to_owned());
        let e = &self.einsatz.counts;
        let mut facts = vec![
            ("Kennung".to_owned(), Cell::reference(&self.komponente)),
            ("Schicht".to_owned(), text(self.schicht.label())),
            ("Reifegrad".to_owned(), text(&reife(self.reifegrad))),
            ("Am Stichtag".to_owned(), text(&self.availability)),
            (
                "Verbindlich seit".to_owned(),
                self.verbindlich_seit.map_or(Cell::Missing, Cell::Date),
            ),
            ("Betreiber".to_owned(), Cell::text(self.betreiber.clone())),
        ];
        facts.retain(|(_, cell)| *cell != Cell::Missing);
        if e.prozesse == 0 {
            return facts;
        }
        let applicable = share_of(e.anwendbar, e.prozesse).map(Anteil::get);
        facts.push((
            "Anwendbar auf aktive Prozesse".to_owned(),
            Cell::share(applicable, e.anwendbar, e.prozesse),
        ));
        let parts = [
            ("davon genutzt", e.genutzt, true),
            ("davon teilweise genutzt", e.teilweise, true),
            ("davon ab einem späteren Tag", e.beginnt_spaeter, false),
            ("davon geplant", e.geplant, true),
            ("davon möglich, nicht geplant", e.moeglich, true),
            ("davon ungeprüft", e.ungeprueft, true),
        ];
        for (name, n, is_always) in parts {
            if e.anwendbar > 0 && (is_always || n > 0) {
                facts.push((name.to_owned(), self.einsatz.share(n)));
            }
        }
        facts
    }

    fn notes(&self) -> Vec<String> {
        let e = &self.einsatz.counts;
        let mut notes = Vec::new();
        if e.anwendbar == 0 {
            notes.push("Sie ist hier für keinen aktiven Prozess anwendbar.".to_owned());
        } else if e.nicht_anwendbar > 0 {
            notes.push(format!(
                "Bei {} ist sie nicht anwendbar, nach Prüfung oder weil `gilt_fuer` sie ausschließt.",
                count(e.nicht_anwendbar, "Prozess", "Prozessen")
            ));
        }
        notes
    }

    fn offices(&self) -> Vec<Block> {
        let is_applicable = |amt: &&AmtRow| amt.einsatz.counts.anwendbar > 0;
        let shown: Vec<&AmtRow> = self.aemter.iter().filter(is_applicable).collect();
        let others = (self.aemter.len() - shown.len()) as u64;
        if shown.is_empty() {
            return vec![Block::Paragraph(
                "In keinem Amt gibt es einen Prozess, für den sie anwendbar ist.".to_owned(),
            )];
        }
        let mut table = Columns::new()
            .people("name", "Amt", Room::Whole, |amt: &AmtRow| {
                Cell::Text(amt.name.clone())
            })
            .and(counts(|amt| &amt.einsatz))
            .table(shown);
        table.remove_column("ueberfaellig");
        let mut notes = vec![LEGEND.to_owned()];
        if others > 0 {
            notes.push(format!(
                "Nicht gezeigt: {}, in {} sie für keinen Prozess anwendbar ist.",
                count(others, "Amt", "Ämter"),
                verb(others, "dem", "denen")
            ));
        }
        vec![Block::Table(table), Block::Notes(notes)]
    }

    fn planned(&self) -> Vec<Block> {
        let planned: Vec<&ProzessRow> = self
            .zeilen
            .iter()
            .filter(|z| z.status == Zelle::Geplant)
            .collect();
        let overdue = self.einsatz.counts.ueberfaellig;
        let mut blocks = Vec::new();
        if planned.is_empty() {
            blocks.push(Block::Paragraph(
                "Kein aktiver Prozess plant die Einführung. Einen Plan macht `status: geplant` mit `bis` im Steckbrief."
                    .to_owned(),
            ));
        } else {
            if overdue > 0 {
                let names = planned.iter().filter(|z| z.ueberfaellig);
                let names: Vec<String> = names.map(|z| format!("{} ({})", z.name, z.amt_name)).collect();
                blocks.push(Block::Paragraph(format!(
                    "Überfällig {} {}: {}. Setzen Sie `status: genutzt` mit `seit`, oder tragen Sie einen neuen Termin ein.",
                    verb(overdue, "ist", "sind"),
                    count(overdue, "Einführung", "Einführungen"),
                    aufzaehlung(&names)
                )));
            }
            blocks.push(Block::Table(prozess::planned(&planned)));
        }
        if self.plan.len() > 1 {
            blocks.push(Block::Paragraph(
                "Wenn der Plan gelingt, stehen am Ende jedes Quartals da:".to_owned(),
            ));
            blocks.push(Block::Table(self.plan_table()));
            blocks.push(Block::Notes(self.plan_notes(overdue)));
        }
        blocks
    }

    fn plan_table(&self) -> Table {
        let all = self.einsatz.counts.anwendbar;
        Columns::new()
            .people("quartal", "Quartal", Room::Fixed(0), |s: &PlanRow| {
                Cell::Id(s.when())
            })
            .people("neu", "neu", Room::Fixed(0), |s| Cell::Id(s.new_ones()))
            .people("nutzung", "In Nutzung", Room::Fixed(0), move |s| {
                Cell::share(s.nutzung, s.in_nutzung, all)
            })
            .people(
                "digitalisierungsgrad",
                "Grad ihrer Prozesse",
                Room::Fixed(0),
                |s| s.grad.clone(),
            )
            .people(
                "digitalisierungsgrad_alle",
                "Grad aller Prozesse",
                Room::Fixed(1),
                |s| s.grad_alle.clone(),
            )
            .table(&self.plan)
    }

    fn plan_notes(&self, overdue: u64) -> Vec<String> {
        let mut notes = vec![
            "Grad: Digitalisierungsgrad, wenn alle geplanten Einführungen aller Komponenten gelingen. „Ihre Prozesse“ sind \
             die, für die diese Komponente anwendbar ist. Eine Komponente, die erst später verfügbar wird, kann den Grad \
             zunächst senken."
                .to_owned(),
        ];
        if overdue > 0 {
            notes.push("Überfällige zählen im ersten Quartal als eingeführt.".to_owned());
        }
        if let Some(day) = self.plan_weiter_bis {
            notes.push(format!("Der Plan reicht weiter, bis {}.", day.german()));
        }
        notes
    }

    fn candidates(&self) -> Vec<Block> {
        if self.kandidaten_anzahl == 0 {
            let text = if self.einsatz.counts.anwendbar == 0 {
                "Keiner: Die Komponente ist hier für keinen Prozess anwendbar."
            } else {
                "Keiner: Wo die Komponente anwendbar ist, wird sie schon genutzt oder ist geplant."
            };
            return vec![Block::Paragraph(text.to_owned())];
        }
        let table = Columns::new()
            .people("rang", "Rang", Room::Fixed(3), |k: &KandidatRow| {
                Cell::count(k.rang as u64)
            })
            .people("name", "Prozess", Room::Whole, |k| Cell::Text(k.name.clone()))
            .people("amt", "Amt", Room::Fixed(4), |k| Cell::reference(&k.amt))
            .people("koeffizient", "M", Room::Fixed(0), |k| {
                Cell::number(k.koeffizient, 1)
            })
            .people("fallzahl", "Fälle/Jahr", Room::Fixed(0), |k| {
                Cell::count(k.fallzahl)
            })
            .people("grund", "Warum", Room::Flexible, |k| Cell::Text(k.reason()))
            .people(
                "entlastung",
                "Ent\u{ad}lastung",
                Room::Fixed(0),
                KandidatRow::effect,
            )
            .people("eingespart_eur", "Ersparnis", Room::Fixed(0), |k| {
                k.eingespart_eur.map_or(Cell::Missing, Cell::Euro)
            })
            .table(&self.kandidaten)
            .without_empty_columns();
        let mut notes = Vec::new();
        if self.kandidaten.len() < self.kandidaten_anzahl {
            notes.push(format!(
                "Gezeigt: {} von {} Prozessen; `--top {}` zeigt alle.",
                self.kandidaten.len(),
                self.kandidaten_anzahl,
                self.kandidaten_anzahl
            ));
        }
        notes.push(
            "Geordnet nach M (Modernisierungskoeffizient, 0 bis 100), dann Fällen im Jahr: oben, wo sich am meisten bewegen lässt."
                .to_owned(),
        );
        notes.push(self.effect_note());
        let unsure = |lage| {
            self.kandidaten
                .iter()
                .filter(|k| k.datenlage == Some(lage))
                .count() as u64
        };
        for (lage, what) in [
            (Datenlage::Geschaetzt, "geschätzt"),
            (Datenlage::Beispiel, "erfundene Beispiele"),
        ] {
            let n = unsure(lage);
            if n > 0 {
                let whom = count(n, "gezeigten Prozess", "gezeigten Prozessen");
                notes.push(format!("Die Kennzahlen sind bei {whom} {what}."));
            }
        }
        vec![Block::Table(table), Block::Notes(notes)]
    }

    fn effect_note(&self) -> String {
        let has_any = self
            .kandidaten
            .iter()
            .any(|k| k.entlastung.is_some() || k.wirkung_min.is_some());
        if !has_any {
            return if self.has_effect {
                "Eine Entlastung lässt sich nicht rechnen, weil Kennzahlen fehlen.".to_owned()
            } else {
                "Eine Entlastung ist für diese Komponente nicht angegeben (`effekt`, oder `wirkung` der Nutzung).".to_owned()
            };
        }
        let first = self.heute.0.saturating_add(1);
        let years = if first >= self.horizont.0 {
            self.horizont.to_string()
        } else {
            format!("{first} bis {}", self.horizont)
        };
        format!(
            "Entlastung: Anteil der Bearbeitung, den diese Komponente allein {} abnimmt, oder die Minuten je Fall, die der \
             Steckbrief nennt. Ersparnis: Euro in den Jahren {years} nach der Prognose; mehrere Komponenten zusammen sparen \
             höchstens bis zur Obergrenze in `ddv.toml`.",
            self.horizont
        )
    }

    /// Projects and dependencies.
    fn surroundings(&self, report: Report) -> Report {
        let mut projects = Vec::new();
        if self.projekte.is_empty() {
            projects.push(Block::Paragraph(
                "Kein Projekt nennt diese Komponente unter `komponenten`.".to_owned(),
            ));
        } else {
            let columns = Columns::new()
                .people("name", "Projekt", Room::Whole, |p: &ProjektRow| {
                    Cell::Text(p.name.clone())
                })
                .people("phase", "Phase", Room::Fixed(0), |p| {
                    Cell::Id(p.phase.label().to_owned())
                })
                .people("ampel", "Ampel", Room::Fixed(0), |p| {
                    Cell::text(p.ampel.map(Ampel::label))
                })
                .people("ende", "Ende", Room::Whole, |p| Cell::Text(p.end()));
            projects.push(Block::Table(columns.table(&self.projekte)));
        }
        let report = report.section(Some("Wer sie bringt"), projects);
        let mut needs = Vec::new();
        if self.abhaengig_von.is_empty() {
            needs.push(Block::Paragraph(
                "Sie braucht keine andere Komponente (`abhaengig_von`).".to_owned(),
            ));
        } else {
            needs.push(Block::Table(abhaengigkeit::table(&self.abhaengig_von)));
        }
        if !self.gebraucht_namen.is_empty() {
            let names = aufzaehlung(&self.gebraucht_namen);
            needs.push(Block::Notes(vec![format!("Sie wird gebraucht von: {names}.")]));
        }
        report.section(Some("Was sie braucht"), needs)
    }
}
