//! The portfolio for people, and as flat data.

use std::fmt::Write as _;

use super::rang;
use super::result::{ProjektSums, Projekte};
use crate::model::projekt::{AMPEL_MONATE, Ampel, Finanzierung};
use crate::model::{Anteil, Euro};
use crate::score::share_of;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::projekt::{ProjektRow, gefahr, tables, wirkung};
use crate::view::report::{Block, Cell, Report, Table};
use crate::view::woerter::{anteil_text, aufzaehlung, euro_text, title};
use crate::view::zahlwort::{count, grouped, verb};

impl Output for Projekte {
    const NAME: &'static str = "projekte";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), self.context(kopf));
        if self.summe.projekte == 0 {
            return report.section(None, vec![Block::Paragraph(self.nothing(kopf))]);
        }
        if self.request.rang {
            return report.section(None, self.rang_or_nothing());
        }
        let rows: Vec<&ProjektRow> = self.zeilen.iter().map(|z| &z.projekt).collect();
        let mut phases = vec![Block::Table(self.trichter.table())];
        phases.extend(self.trichter.abbruch_table().map(Block::Table));
        let mut report = report
            .section(Some("Überblick"), vec![Block::Facts(self.facts())])
            .section(Some("Phasen"), phases)
            .section(
                Some("Stand der Projekte"),
                vec![
                    Block::Table(tables::stand(&rows)),
                    Block::Notes(stand_notes(&rows)),
                ],
            );
        let (bis, naechstes) = self.jahre();
        if let Some(table) = tables::geld(&rows, bis, naechstes) {
            let blocks = vec![Block::Table(table), Block::Notes(self.geld_notes())];
            report = report.section(Some("Geld (Euro)"), blocks);
        }
        if let Some(table) = tables::ergebnisse(&rows) {
            let blocks = vec![
                Block::Table(table),
                Block::Notes(vec![wirkung::ERREICHT.to_owned()]),
            ];
            report = report.section(Some("Ergebnisse"), blocks);
        }
        report.section(Some("Gefährdete Projekte"), vec![self.endangered()])
    }

    /// One row per project.
    fn data(&self, _: &Kopf) -> Table {
        if self.request.rang {
            rang::data(&self.zeilen)
        } else {
            let rows: Vec<&ProjektRow> = self.zeilen.iter().map(|z| &z.projekt).collect();
            tables::data(&rows)
        }
    }
}

impl Projekte {
    fn title(&self) -> String {
        let what = if self.request.rang {
            "Rangfolge der Projekte"
        } else {
            "Projektportfolio"
        };
        title(what, self.oe_name.as_ref())
    }

    fn context(&self, kopf: &Kopf) -> Vec<String> {
        let mut context = kopf.context();
        let request = &self.request;
        let mut only = Vec::new();
        if request.oe.is_some() {
            only.push("federführend dort oder darunter".to_owned());
        }
        if let Some(programm) = &request.programm {
            let name = self.programm_name.clone().unwrap_or_else(|| programm.to_string());
            only.push(format!("im Programm {name}"));
        }
        let either = |words: Vec<&str>| {
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            aufzaehlung(&words).replace(" und ", " oder ")
        };
        if !request.phasen.is_empty() {
            let names = request.phasen.iter().map(|phase| phase.label());
            only.push(format!("in der Phase {}", either(names.collect())));
        }
        if !request.ampeln.is_empty() {
            let names = request
                .ampeln
                .iter()
                .map(|ampel| ampel.map_or("ohne", Ampel::label));
            only.push(format!("Ampel {}", either(names.collect())));
        }
        if request.gefaehrdet {
            only.push("gefährdet".to_owned());
        }
        if !only.is_empty() {
            context.push(format!(
                "Nur Projekte: {} ({} von {})",
                only.join("; "),
                grouped(self.summe.projekte),
                grouped(self.alle)
            ));
        }
        context
    }

    fn nothing(&self, kopf: &Kopf) -> String {
        let has_filter = kopf.filter.is_some() || self.request.is_narrowed();
        match (self.alle, has_filter) {
            (0, _) => "In diesem Register gibt es noch kein Projekt; jedes ist eine Datei unter `projekte/`."
                .to_owned(),
            (_, true) if self.request.gefaehrdet => {
                "In dieser Auswahl ist kein Projekt gefährdet.".to_owned()
            }
            (..) => "In dieser Auswahl gibt es kein Projekt.".to_owned(),
        }
    }

    fn rang_or_nothing(&self) -> Vec<Block> {
        if self.zeilen.is_empty() {
            let text = "In dieser Auswahl ist jedes Projekt beendet. `--alle` zeigt auch beendete.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        self.rang_blocks()
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let sums = &self.summe;
        let running = sums.laufend;
        let mut facts = vec![(
            "Projekte".to_owned(),
            Cell::Text(format!(
                "{}: {} laufend, {} Vorhaben, {} beendet",
                grouped(sums.projekte),
                grouped(running),
                grouped(sums.vorhaben),
                grouped(sums.beendet)
            )),
        )];
        let mut fact = |label: String, text: String| facts.push((label, Cell::Text(text)));
        // Of a selection by danger, its share says nothing.
        let is_open = !self.request.gefaehrdet && self.request.ampeln.is_empty();
        if running > 0 {
            fact("Ampel".to_owned(), ampel_text(sums));
            let share = share_of(sums.gefaehrdet, running).filter(|_| is_open);
            let mut text = anteil_text(share.map(Anteil::get), sums.gefaehrdet, running);
            let parts = [
                (sums.termin_ueberschritten, "Termin überschritten"),
                (sums.budget_ueberschritten, "Budget überschritten"),
            ];
            let parts = parts.iter().filter(|(n, _)| *n > 0);
            let parts: Vec<String> = parts
                .map(|(n, what)| format!("{what}: {}", grouped(*n)))
                .collect();
            if !parts.is_empty() {
                let _ = write!(text, " ({})", parts.join(", "));
            }
            fact("Gefährdet".to_owned(), text);
        }
        let (bis, naechstes) = self.jahre();
        let amount = |amount: Option<Euro>| amount.map_or_else(|| "nicht angegeben".to_owned(), euro_text);
        if sums.budget_plan.is_some() || sums.budget_ist.is_some() {
            let text = format!(
                "Plan {}, Ist {}",
                amount(sums.budget_plan),
                amount(sums.budget_ist)
            );
            fact(format!("Budget bis {bis}"), text);
        }
        fact(format!("Bedarf {naechstes}"), bedarf_text(sums));
        facts
    }

    fn geld_notes(&self) -> Vec<String> {
        let (bis, naechstes) = self.jahre();
        vec![format!(
            "Plan: Summe aller Jahre bis {bis}, das ganze Jahr {bis} eingeschlossen; Ist: was davon ausgegeben ist. Bedarf \
             {naechstes}: Plan dieses Jahres; abgelehnte, zurückgestellte und abgebrochene Projekte haben keinen."
        )]
    }

    fn endangered(&self) -> Block {
        let listed = &self.gefaehrdet;
        if listed.is_empty() {
            let text = match self.summe.laufend {
                0 => "Kein Projekt dieser Auswahl läuft.".to_owned(),
                1 => "Das laufende Projekt ist nicht gefährdet: Ampel grün oder ohne, Termin und Budget eingehalten."
                    .to_owned(),
                n => format!(
                    "Keines der {} laufenden Projekte ist gefährdet: Ampel grün oder ohne, Termin und Budget eingehalten.",
                    grouped(n)
                ),
            };
            return Block::Paragraph(text);
        }
        Block::List(listed.iter().map(|g| gefahr::text(&g.gefahr, &g.name)).collect())
    }
}

/// What the table of states needs to be read.
fn stand_notes(rows: &[&ProjektRow]) -> Vec<String> {
    let mut notes = Vec::new();
    if rows.iter().any(|z| z.ampel_veraltet) {
        let months = count(AMPEL_MONATE, "Monat", "Monate");
        notes.push(format!(
            "! Die Ampel ist älter als {months} oder hat keinen Tag; fragen Sie nach."
        ));
    }
    notes.push(
        "Verzug: Tage hinter dem geplanten Ende, bei laufenden Projekten bis zum Stichtag; negativ: früher fertig."
            .to_owned(),
    );
    notes.push(
        "`ddv projekte KENNUNG` zeigt den Statusbericht eines Projekts, `ddv liste projekte` alle Kennungen."
            .to_owned(),
    );
    notes
}

/// `"9 grün, 4 gelb, 1 rot, 1 ohne (von 15 laufenden); 2 veraltet"`.
fn ampel_text(sums: &ProjektSums) -> String {
    let ampel = &sums.ampel;
    let mut text = format!(
        "{} grün, {} gelb, {} rot, {} ohne (von {} laufenden)",
        grouped(ampel.counts.gruen),
        grouped(ampel.counts.gelb),
        grouped(ampel.counts.rot),
        grouped(ampel.counts.ohne),
        grouped(sums.laufend)
    );
    if ampel.veraltet > 0 {
        let is = verb(ampel.veraltet, "ist", "sind");
        let _ = write!(text, "; {} davon {is} veraltet", grouped(ampel.veraltet));
    }
    text
}

fn bedarf_text(sums: &ProjektSums) -> String {
    let Some(total) = sums.bedarf_naechstes_jahr else {
        return "kein Projekt nennt einen Plan".to_owned();
    };
    let mut keys: Vec<(&str, &str)> = Finanzierung::ALL
        .iter()
        .map(|f| (f.as_str(), f.label()))
        .collect();
    keys.push(("ohne", "ohne Angabe"));
    let parts = keys.iter().filter_map(|(key, name)| {
        let amount = sums.bedarf_nach_finanzierung.get(key)?;
        Some(format!("{name} {}", euro_text(*amount)))
    });
    let parts: Vec<String> = parts.collect();
    format!(
        "{} ({} von {}): {}",
        euro_text(total),
        grouped(sums.bedarf_projekte),
        count(sums.projekte, "Projekt", "Projekten"),
        parts.join(", ")
    )
}
