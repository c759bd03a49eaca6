//! The obligations for people: what is overdue, the state by law, the rest; and as flat data.

use super::gesetz::VorgabeCounts;
use super::result::Vorgaben;
use super::rows::{Dienst, VorgabeRow};
use crate::score::vorgabe::Dringlichkeit;
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, dauer, grouped, verb};

impl Output for Vorgaben {
    const NAME: &'static str = "vorgaben";

    /// Since 2 the states are keys in snake_case.
    fn version(&self) -> u32 {
        2
    }

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new("Vorgaben und ihr Umsetzungsstand", kopf.context());
        if self.zeilen.is_empty() {
            let text = if self.is_filtered {
                "Auf den Filter trifft keine Vorgabe zu."
            } else {
                "Das Register hat noch keine Vorgabe. Eine Vorgabe ist eine Datei im Ordner `vorgaben/`; \
                 `ddv liste vorgaben --felder` nennt ihre Angaben."
            };
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        report = report.section(None, vec![Block::Paragraph(self.summary())]);
        let parts = [
            ("Überfällig", vec![Dringlichkeit::Ueberfaellig]),
            (
                "Noch nicht realisiert",
                vec![Dringlichkeit::MitFrist, Dringlichkeit::OhneFrist],
            ),
            ("Realisiert", vec![Dringlichkeit::Realisiert]),
        ];
        for (heading, kinds) in parts {
            let rows: Vec<&VorgabeRow> = self
                .zeilen
                .iter()
                .filter(|z| kinds.contains(&z.dringlichkeit))
                .collect();
            if !rows.is_empty() {
                report = report.section(Some(heading), vec![Block::Table(table(&rows))]);
            }
            if kinds.contains(&Dringlichkeit::Ueberfaellig) {
                let blocks = vec![Block::Table(self.by_law()), Block::Notes(self.law_notes())];
                report = report.section(Some("Nach Gesetz"), blocks);
            }
        }
        report.section(Some("Was die Angaben bedeuten"), vec![Block::List(self.notes())])
    }

    /// All obligations as one table.
    fn data(&self, _: &Kopf) -> Table {
        columns("tage").data(&self.zeilen)
    }
}

impl Vorgaben {
    /// `21 Vorgaben: 9 realisiert, 4 im Roll-out, 7 in Arbeit und 1 offen. 1 ist überfällig.`
    fn summary(&self) -> String {
        let sums = &self.zusammenfassung;
        let parts: Vec<String> = [
            (sums.realisiert, "realisiert"),
            (sums.rollout, "im Roll-out"),
            (sums.in_arbeit, "in Arbeit"),
            (sums.offen, "offen"),
        ]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{} {word}", grouped(n)))
        .collect();
        let all = count(sums.vorgaben, "Vorgabe", "Vorgaben");
        let overdue = match sums.ueberfaellig {
            0 => "Keine Frist ist verstrichen, ohne dass die Vorgabe realisiert ist.".to_owned(),
            n => format!("Davon {} {} überfällig.", verb(n, "ist", "sind"), grouped(n)),
        };
        format!("{all}: {}. {overdue}", aufzaehlung(&parts))
    }

    fn by_law(&self) -> Table {
        let all = [("Alle, jede einmal", &self.zusammenfassung)];
        let laws = self.gesetze.iter().map(|law| (law.gesetz.as_str(), &law.zahlen));
        let laws: Vec<_> = laws.collect();
        Columns::new()
            .people(
                "gesetz",
                "Gesetz",
                Room::Whole,
                |(name, _): &(&str, &VorgabeCounts)| Cell::Text((*name).to_owned()),
            )
            .people("realisiert", "realisiert", Room::Fixed(0), |(_, z)| {
                Cell::part_of(z.realisiert, z.vorgaben)
            })
            .people("rollout", "Roll-out", Room::Fixed(0), |(_, z)| {
                Cell::count(z.rollout)
            })
            .people("in_arbeit", "in Arbeit", Room::Fixed(0), |(_, z)| {
                Cell::count(z.in_arbeit)
            })
            .people("offen", "offen", Room::Fixed(0), |(_, z)| Cell::count(z.offen))
            .people("ueberfaellig", "davon überfällig", Room::Fixed(0), |(_, z)| {
                Cell::count(z.ueberfaellig)
            })
            .table_and_sums(&laws, &all)
    }

    fn law_notes(&self) -> Vec<String> {
        let several = self.zeilen.iter().filter(|z| z.gesetz.len() > 1).count() as u64;
        let text = format!(
            "{} aus mehreren Gesetzen {} bei jedem davon, in der Summe einmal.",
            count(several, "Vorgabe", "Vorgaben"),
            verb(several, "zählt", "zählen"),
        );
        if several > 0 { vec![text] } else { Vec::new() }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            "Überfällig: Die Frist liegt vor dem Stichtag, und die Vorgabe ist nicht realisiert; ein laufender Roll-out zählt \
             nicht als realisiert."
                .to_owned(),
        ];
        if let Some(oldest) = self.zeilen.iter().max_by_key(|z| z.stand_alter_tage)
            && let Ok(days) = u64::try_from(oldest.stand_alter_tage)
            && days > 0
        {
            notes.push(format!(
                "Eingeschätzt: der Tag, an dem der Stand (`stand`) zuletzt beurteilt wurde. Die älteste Einschätzung ist {} \
                 alt.",
                dauer(days)
            ));
        }
        let later = self.zeilen.iter().filter(|z| z.stand_alter_tage < 0).count() as u64;
        if later > 0 {
            notes.push(format!(
                "{} {} nach dem Stichtag eingeschätzt; gezeigt wird diese Einschätzung.",
                count(later, "Vorgabe", "Vorgaben"),
                verb(later, "wurde", "wurden")
            ));
        }
        let gone: Vec<String> = self
            .zeilen
            .iter()
            .filter(|z| z.dringlichkeit == Dringlichkeit::Realisiert)
            .filter(|z| z.komponenten.iter().any(|d| !d.verfuegbar))
            .map(|z| format!("„{}“", z.name))
            .collect();
        if !gone.is_empty() {
            notes.push(format!(
                "Realisiert, aber mindestens eine Komponente dafür ist am Stichtag nicht verfügbar: {}. Prüfen Sie, ob der \
                 Stand noch stimmt.",
                aufzaehlung(&gone)
            ));
        }
        if self.zeilen.iter().any(|z| !z.komponenten.is_empty()) {
            notes.push(
                "Komponenten: die, mit denen die Vorgabe erfüllt wird, mit ihrem Reifegrad; „nicht verfügbar“ heißt, am \
                 Stichtag noch nicht oder nicht mehr im Einsatz."
                    .to_owned(),
            );
        }
        notes
    }
}

/// Some of the obligations; columns in which nothing is stated stay away.
fn table(rows: &[&VorgabeRow]) -> Table {
    let is_overdue = rows
        .iter()
        .any(|z| z.dringlichkeit == Dringlichkeit::Ueberfaellig);
    let days_title = if is_overdue { "seit Tagen" } else { "noch Tage" };
    let mut table = columns(days_title).table(rows.iter().copied());
    table.drop_empty_columns();
    table
}

fn columns(days_title: &str) -> Columns<'static, VorgabeRow> {
    let id = |z: &VorgabeRow| Cell::reference(&z.vorgabe);
    let verbindlich = |z: &VorgabeRow| Cell::word_or_missing(z.verbindlich);
    let ids = |z: &VorgabeRow, is_meant: fn(&Dienst) -> bool| {
        let ids = z.komponenten.iter().filter(|d| is_meant(d));
        let ids: Vec<&str> = ids.map(|d| d.komponente.as_str()).collect();
        Cell::text((!ids.is_empty()).then(|| ids.join(", ")))
    };
    Columns::new()
        .machines("vorgabe", id)
        .machines("name", |z| Cell::Text(z.name.clone()))
        .machines("gesetz", |z| Cell::Text(z.gesetz.join(", ")))
        .people("name", "Vorgabe (Gesetz)", Room::Whole, |z| {
            Cell::Text(format!("{} ({})", z.name, z.gesetz.join(", ")))
        })
        .both("status", "Stand", Room::Fixed(0), |z| Cell::word(z.status))
        .machines("verbindlich", verbindlich)
        .both("frist", "Frist", Room::Fixed(0), |z| Cell::date(z.frist))
        .machines("tage", |z| z.tage.map_or(Cell::Missing, Cell::Integer))
        .people("tage", days_title, Room::Fixed(0), days)
        .machines("dringlichkeit", |z| Cell::word(z.dringlichkeit))
        .people("komponenten", "Komponenten", Room::Whole, |z| {
            Cell::text(components(z))
        })
        .both("stand", "eingeschätzt", Room::Fixed(1), |z| Cell::Date(z.stand))
        .people("verbindlich", "verbindlich", Room::Fixed(2), verbindlich)
        .people("vorgabe", "Kennung", Room::Fixed(3), id)
        .machines("stand_alter_tage", |z| Cell::Integer(z.stand_alter_tage))
        .machines("komponenten", move |z| ids(z, |_| true))
        .machines("komponenten_verfuegbar", move |z| ids(z, |d| d.verfuegbar))
        .machines("anmerkung", |z| Cell::text(z.anmerkung.as_deref()))
}

/// Days since or to the last day; none where nothing is left to do.
fn days(z: &VorgabeRow) -> Cell {
    match z.dringlichkeit {
        Dringlichkeit::Ueberfaellig | Dringlichkeit::MitFrist => Cell::count(z.tage.map(i64::unsigned_abs)),
        Dringlichkeit::OhneFrist | Dringlichkeit::Realisiert => Cell::Missing,
    }
}

/// `Servicekonto (einsatzbereit); eID (erweiterbar, nicht verfügbar)`.
fn components(zeile: &VorgabeRow) -> Option<String> {
    let part = |dienst: &Dienst| {
        let name = dienst.name.as_deref().unwrap_or(dienst.komponente.as_str());
        let Some(reifegrad) = dienst.reifegrad else {
            return format!("{name} (nicht lesbar oder nicht vorhanden)");
        };
        let available = if dienst.verfuegbar {
            ""
        } else {
            ", nicht verfügbar"
        };
        format!("{name} ({}{available})", reifegrad.label())
    };
    let parts: Vec<String> = zeile.komponenten.iter().map(part).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
