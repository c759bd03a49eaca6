//! The status report for people, and its row as data.

use std::fmt::Write as _;

use super::result::{BefundRow, EntscheidungRow, MeilensteinRow, Statusbericht, VoraussetzungRow};
use crate::model::projekt::{Auftrag, Finanzierung, Lage, Projektart, Projektausrichtung};
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::projekt::{gefahr, meilenstein, phase, tables, verzug_text, wirkung};
use crate::view::report::{Block, Cell, Report, Room, Section, Table};
use crate::view::woerter::{auftrag_name, euro_text, unreadable};
use crate::view::zahlwort::{count, grouped};

impl Output for Statusbericht {
    const NAME: &'static str = "projekt";

    fn report(&self, kopf: &Kopf) -> Report {
        let chain = Block::Paragraph(phase::kette(self.zeile.phase));
        let mut report = Report::new(self.title(), kopf.context())
            .section(None, vec![chain])
            .section(Some("Überblick"), vec![Block::Facts(self.facts())]);
        let mut add = |heading: &str, blocks: Vec<Block>| {
            if !blocks.is_empty() {
                report.sections.push(Section::new(Some(heading), blocks));
            }
        };
        if !self.gefahr.is_none() {
            let text = gefahr::text(&self.gefahr, "Gefährdet");
            add("Was das Projekt gefährdet", vec![Block::Paragraph(text)]);
        }
        add("Nächste Schritte", self.steps());
        add("Komponenten und Prozesse", self.umfang.blocks(self.tag));
        add("Meilensteine", self.milestones());
        add("Budget (Euro)", self.money());
        add("Wirkungen", self.effects());
        add("Risiken", self.risiken.blocks());
        add("Entscheidungen", self.decisions());
        add("Projektauftrag", self.order());
        add("Bewertung", self.bewertung.blocks());
        add("Befunde von `ddv pruefen`", self.findings());
        report
    }

    /// The row of the project, as in `ddv projekte`.
    fn data(&self, _: &Kopf) -> Table {
        tables::data(&[&self.zeile])
    }
}

impl Statusbericht {
    fn title(&self) -> String {
        format!("Statusbericht: {}", self.zeile.name)
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let z = &self.zeile;
        let mut facts = vec![("Kennung".to_owned(), Cell::reference(&z.projekt))];
        let mut fact = |label: &str, text: String| facts.push((label.to_owned(), Cell::Text(text)));
        let named = |name: &Option<String>, id: String| match name {
            Some(name) => format!("{name} ({id})"),
            None => unreadable(id),
        };
        if let Some(programm) = &z.programm {
            fact("Programm", named(&self.programm_name, programm.to_string()));
        }
        fact(
            "Federführung",
            z.oe.as_ref().map_or_else(
                || "nicht angegeben".to_owned(),
                |oe| named(&self.oe_name, oe.to_string()),
            ),
        );
        fact("Phase", self.phase_text());
        fact("Ampel", self.ampel());
        fact("Ziel", self.goal());
        let kind = [
            self.ausrichtung.map(Projektausrichtung::label),
            self.projektart.map(Projektart::label),
        ];
        let kind: Vec<&str> = kind.into_iter().flatten().collect();
        if !kind.is_empty() {
            fact("Art", kind.join(", "));
        }
        fact("Termine", self.dates());
        fact(
            "Finanzierung",
            z.finanzierung
                .map_or("nicht angegeben", Finanzierung::label)
                .to_owned(),
        );
        if let Some(text) = self.money_text() {
            fact("Budget", text);
        }
        if let Some(text) = z.zielerreichung.text() {
            let (done, all) = (z.zielerreichung.gemessen, z.zielerreichung.angestrebt);
            let basis = format!("{} von {}", grouped(done), count(all, "Wirkung", "Wirkungen"));
            fact("Zielerreichung", format!("{text} (gemessen: {basis})"));
        }
        fact("Rang", self.bewertung.place());
        if !self.partner.is_empty() {
            fact("Partner", self.partner.join("; "));
        }
        facts
    }

    fn phase_text(&self) -> String {
        let z = &self.zeile;
        let name = z.phase.label();
        let lage = z.lage.label();
        let mut text = if z.phase.as_str() == lage || z.phase.is_abbruch() {
            name.to_owned()
        } else {
            format!("{name} ({lage})")
        };
        if let Some(seit) = &self.phase_seit {
            let commit: String = seit.commit.chars().take(12).collect();
            let _ = write!(
                text,
                ", so eingetragen am {} (Commit {commit})",
                seit.tag.german()
            );
        }
        text
    }

    fn ampel(&self) -> String {
        let z = &self.zeile;
        let Some(ampel) = z.ampel else {
            return "keine".to_owned();
        };
        let mut text = ampel.label().to_owned();
        if let Some(day) = z.ampel_stand {
            let _ = write!(text, ", eingeschätzt am {}", day.german());
        } else {
            text.push_str(", ohne Tag der Einschätzung");
        }
        if z.ampel_veraltet {
            text.push_str(" (veraltet)");
        }
        if let Some(why) = &self.ampel_text {
            let _ = write!(text, ": {why}");
        }
        text
    }

    fn goal(&self) -> String {
        let art = self.zeile.ziel.label();
        match &self.ziel_beschreibung {
            Some(text) => format!("{art}: {text}"),
            None => art.to_owned(),
        }
    }

    fn dates(&self) -> String {
        let z = &self.zeile;
        let mut parts = Vec::new();
        parts.extend(z.beginn.map(|day| format!("Beginn {}", day.german())));
        parts.extend(z.ende_plan.map(|day| format!("Ende geplant {}", day.german())));
        parts.extend(z.ende_ist.map(|day| format!("beendet {}", day.german())));
        if let Some(late) = verzug_text(z.tage_ueber_plan) {
            parts.push(format!("Verzug: {late}"));
        }
        if parts.is_empty() {
            return "nicht angegeben".to_owned();
        }
        parts.join(", ")
    }

    fn money_text(&self) -> Option<String> {
        let z = &self.zeile;
        if self.budget.jahre.is_empty() {
            return None;
        }
        let amount = |a: Option<_>| a.map_or_else(|| "nicht angegeben".to_owned(), euro_text);
        let bis = self.tag.year();
        let mut text = format!(
            "bis {bis} Plan {}, Ist {}",
            amount(z.budget_plan),
            amount(z.budget_ist)
        );
        if z.budget_plan_gesamt != z.budget_plan || z.budget_ist_gesamt != z.budget_ist {
            let _ = write!(text, "; insgesamt Plan {}", amount(z.budget_plan_gesamt));
        }
        Some(text)
    }

    fn steps(&self) -> Vec<Block> {
        let steps = &self.naechste_schritte;
        let mut items = Vec::new();
        for late in &steps.ueberfaellig {
            let days = late
                .stand
                .plan
                .map_or(0, |day| day.days_until(self.tag).unsigned_abs());
            items.push(if days == 0 {
                format!(
                    "Meilenstein „{}“: heute fällig, noch nicht erreicht.",
                    late.name()
                )
            } else {
                let since = count(days, "Tag", "Tagen");
                format!("Meilenstein „{}“ ist seit {since} überfällig.", late.name())
            });
        }
        if let Some(next) = &steps.meilenstein
            && let Some(day) = next.stand.plan
        {
            let days = count(self.tag.days_until(day).unsigned_abs(), "Tag", "Tagen");
            items.push(format!(
                "Nächster Meilenstein: „{}“ am {} (in {days}).",
                next.name(),
                day.german()
            ));
        }
        if let Some(next) = steps.phase {
            items.push(self.next_phase(next.label()));
        }
        if items.is_empty() {
            return Vec::new();
        }
        vec![Block::List(items)]
    }

    fn next_phase(&self, name: &str) -> String {
        let names = |met: bool| -> Vec<String> {
            let all = self.naechste_schritte.voraussetzungen.iter();
            let of = all.filter(|v: &&VoraussetzungRow| v.erfuellt == met);
            of.map(|v| v.name.to_owned()).collect()
        };
        let (met, missing) = (names(true), names(false));
        let mut text = format!("Nächste Phase: {name}.");
        for (label, names) in [("Noch offen", missing), ("Erledigt", met)] {
            if !names.is_empty() {
                let _ = write!(text, " {label}: {}.", names.join("; "));
            }
        }
        text
    }

    fn milestones(&self) -> Vec<Block> {
        if self.meilensteine.is_empty() {
            return Vec::new();
        }
        let is_ended = self.zeile.lage == Lage::Beendet;
        let state = |m: &MeilensteinRow| {
            if is_ended && m.stand.ist.is_none() {
                return Cell::Text("nicht erreicht".to_owned());
            }
            Cell::Text(meilenstein::text(&m.stand, self.tag))
        };
        let columns = Columns::new()
            .people("meilenstein", "Meilenstein", Room::Whole, |m: &MeilensteinRow| {
                Cell::text(m.name.clone())
            })
            .people("plan", "Plan", Room::Fixed(0), |m| Cell::date(m.stand.plan))
            .people("ist", "Ist", Room::Fixed(0), |m| Cell::date(m.stand.ist))
            .people("zustand", "Zustand", Room::Whole, state);
        vec![Block::Table(columns.table(&self.meilensteine))]
    }

    fn money(&self) -> Vec<Block> {
        let Some(table) = self.budget.table() else {
            return Vec::new();
        };
        let mut blocks = vec![Block::Table(table)];
        if self.budget.summe.differenz.is_some() {
            let note = "Differenz: Ist minus Plan über die Posten, die beides angeben; negativ: weniger ausgegeben als geplant.";
            blocks.push(Block::Notes(vec![note.to_owned()]));
        }
        blocks
    }

    fn effects(&self) -> Vec<Block> {
        let effects = &self.zeile.wirkungen;
        if effects.is_empty() {
            return Vec::new();
        }
        vec![
            Block::Table(wirkung::table(effects.iter().map(|w| (None, w)))),
            Block::Notes(vec![wirkung::ERREICHT.to_owned()]),
        ]
    }

    fn decisions(&self) -> Vec<Block> {
        if self.entscheidungen.is_empty() {
            return Vec::new();
        }
        let columns = Columns::new()
            .people("datum", "Tag", Room::Fixed(0), |e: &EntscheidungRow| {
                Cell::date(e.datum)
            })
            .people("gremium", "Gremium", Room::Fixed(0), |e| {
                Cell::word_or_missing(e.gremium)
            })
            .people("beschluss", "Beschluss", Room::Fixed(0), |e| {
                Cell::word_or_missing(e.beschluss)
            })
            .people("vorlage", "Vorlage", Room::Whole, |e| {
                Cell::text(e.vorlage.clone())
            });
        vec![Block::Table(
            columns.table(&self.entscheidungen).without_empty_columns(),
        )]
    }

    fn order(&self) -> Vec<Block> {
        let (missing, all) = (self.auftrag.fehlend.len(), Auftrag::KEYS.len());
        if missing == all {
            let text = "Ein Projektauftrag ist nicht eingetragen; alle acht Punkte fehlen.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        let facts = Auftrag::KEYS.iter().map(|key| {
            let text = self.auftrag.punkte.get(key).cloned().flatten();
            let text = text.unwrap_or_else(|| "fehlt".to_owned());
            (auftrag_name(key).to_owned(), Cell::Text(text))
        });
        let mut blocks = vec![Block::Facts(facts.collect())];
        let note = match missing {
            0 => "Alle acht Punkte des Auftrags sind eingetragen.".to_owned(),
            n => format!(
                "{} von {all} Punkten eingetragen, {n} {}.",
                all - n,
                if n == 1 { "fehlt" } else { "fehlen" }
            ),
        };
        blocks.push(Block::Notes(vec![note]));
        blocks
    }

    fn findings(&self) -> Vec<Block> {
        let item = |b: &BefundRow| {
            let help = b.hilfe.as_ref().map(|help| format!(" {help}"));
            format!(
                "Zeile {}: {} ({}){}",
                b.zeile,
                b.meldung,
                b.code,
                help.unwrap_or_default()
            )
        };
        if self.befunde.is_empty() {
            return vec![Block::Paragraph(
                "Keine Befunde zur Datei des Projekts.".to_owned(),
            )];
        }
        vec![Block::List(self.befunde.iter().map(item).collect())]
    }
}
