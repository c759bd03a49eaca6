//! The rank of projects: rows, table and what it rests on.

use serde::Serialize;

use super::result::{Projekte, Zeile};
use crate::load::Snapshot;
use crate::score::projekt::rang::{Bewertung, Portfolio, Projektkriterium};
use crate::view::projekt::Projektzeile;
use crate::view::projekt::bewertung::{ABGELEITET, Bewertet, JeKriterium, wert_text};
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::woerter::{aufzaehlung, kriterium_name, phase_name};
use crate::view::zahlwort::{count, grouped, zahl};

/// The weights of the criteria.
pub(super) type Gewichte = JeKriterium<f64>;

/// The place of a project.
#[derive(Debug, Serialize)]
pub(super) struct Rang {
    pub rang: u64,
    #[serde(flatten)]
    pub bewertet: Bewertet,
}

/// `rows` in the order of their rank: the best score first, undefined last; then by id.
pub(super) fn ranked(snapshot: &Snapshot, rows: Vec<Projektzeile>) -> (Gewichte, Vec<Zeile>) {
    let registry = &snapshot.registry;
    let portfolio = Portfolio::new(registry, &snapshot.config);
    let rated = rows.into_iter().filter_map(|zeile| {
        let bewertung = portfolio.bewertung(registry.projekte.find(&zeile.projekt)?);
        Some((bewertung, zeile))
    });
    let mut rated: Vec<(Bewertung, Projektzeile)> = rated.collect();
    rated.sort_by(|(a, x), (b, y)| (a.sort_key(), &x.projekt).cmp(&(b.sort_key(), &y.projekt)));
    let zeilen = (1..).zip(rated).map(|(rang, (bewertung, projekt))| Zeile {
        rang: Some(Rang {
            rang,
            bewertet: Bewertet::of(&bewertung, portfolio.eingespart_eur(&projekt.projekt)),
        }),
        projekt,
    });
    (JeKriterium::of(snapshot.config.projektgewichte), zeilen.collect())
}

/// The short titles of the criteria.
fn titel(kriterium: Projektkriterium) -> &'static str {
    match kriterium {
        Projektkriterium::RechtlicheVorgaben => "Recht",
        Projektkriterium::PolitischeIntention => "Politik",
        Projektkriterium::Effizienz => "Effizienz",
        Projektkriterium::Technik => "Technik",
        Projektkriterium::Ressourcen => "Ressour-cen",
    }
}

impl Projekte {
    /// The ranking for people: table and notes.
    pub(super) fn rang_blocks(&self) -> Vec<Block> {
        let mut columns = vec![
            Column::new("rang", "Rang", Room::Fixed(0)),
            Column::new("name", "Projekt", Room::Head),
            Column::new("projekt", "Kennung", Room::Fixed(4)),
            Column::new("oe", "OE", Room::Fixed(3)),
            Column::new("phase", "Phase", Room::Fixed(2)),
            Column::new("score", "Score", Room::Fixed(0)),
        ];
        let criteria = Projektkriterium::ALL.iter();
        columns.extend(criteria.map(|k| Column::new(k.as_str(), titel(*k), Room::Fixed(0))));
        let rows = self.zeilen.iter().filter_map(|z| {
            let rang = z.rang.as_ref()?;
            let p = &z.projekt;
            let oe = p.oe.as_ref().map(ToString::to_string);
            let mut row = vec![
                Cell::Integer(i64::try_from(rang.rang).unwrap_or(i64::MAX)),
                Cell::Text(p.name.clone()),
                Cell::Id(p.projekt.to_string()),
                Cell::text(oe),
                Cell::Id(phase_name(p.phase).to_owned()),
                Cell::number(rang.bewertet.score, 3),
            ];
            let values = rang.bewertet.kriterien.all();
            row.extend(values.map(|wert| Cell::text(wert.map(wert_text))));
            Some(row)
        });
        let table = Table {
            columns,
            rows: rows.collect(),
            footer: Vec::new(),
        };
        vec![Block::Table(table), Block::Notes(self.rang_notes())]
    }

    fn rang_notes(&self) -> Vec<String> {
        let shown = self.zeilen.len() as u64;
        let hidden = self.summe().projekte.saturating_sub(shown);
        let shown = count(shown, "Projekt", "Projekte");
        let gezeigt = match (self.auftrag.alle, hidden) {
            (true, _) => format!("Gezeigt: {shown}, auch beendete."),
            (false, 0) => format!("Gezeigt: {shown}, laufende und Vorhaben."),
            (false, 1) => {
                format!(
                    "Gezeigt: {shown}, laufende und Vorhaben; eines ist beendet. `--alle` zeigt auch dieses."
                )
            }
            (false, n) => format!(
                "Gezeigt: {shown}, laufende und Vorhaben; {} sind beendet. `--alle` zeigt auch diese.",
                grouped(n)
            ),
        };
        let weights = self.gewichte.map(|g| g.all()).unwrap_or_default();
        let parts = Projektkriterium::ALL.iter().zip(weights);
        let parts: Vec<String> = parts
            .map(|(k, w)| format!("{} {}", kriterium_name(*k), zahl(w)))
            .collect();
        let mut notes = vec![
            gezeigt,
            format!(
                "Score: 0 bis 1, 1 ist am besten. Jedes Kriterium zählt 0 bis 3 Punkte mal seinem Gewicht, geteilt durch \
                 das Höchstmögliche. Gewichte: {}.",
                aufzaehlung(&parts)
            ),
        ];
        let rated = || self.zeilen.iter().filter_map(|z| z.rang.as_ref());
        if rated().any(|rang| rang.bewertet.is_derived()) {
            notes.push(ABGELEITET.to_owned());
        }
        let undefined = rated().filter(|rang| rang.bewertet.score.is_none()).count() as u64;
        if undefined > 0 {
            let (who, they) = match undefined {
                1 => ("Bei einem Projekt".to_owned(), "es steht"),
                n => (format!("Bei {} Projekten", grouped(n)), "sie stehen"),
            };
            notes.push(format!(
                "{who} ist der Score nicht bestimmt, weil ein Kriterium fehlt; {they} am Ende. Tragen Sie die Note unter \
                 `kriterien` ein."
            ));
        }
        notes
    }

    /// One row per project with its rank: the CSV.
    pub(super) fn rang_daten(&self) -> Table {
        let mut keys = vec![
            "rang", "projekt", "name", "programm", "oe", "phase", "lage", "score",
        ];
        keys.extend(Projektkriterium::ALL.iter().map(|k| k.as_str()));
        keys.extend(["abgeleitet", "fehlend", "eingespart_eur"]);
        let rows = self.zeilen.iter().filter_map(|z| {
            let (rang, p) = (z.rang.as_ref()?, &z.projekt);
            let id = |text: Option<String>| text.map_or(Cell::Missing, Cell::Id);
            let mut row = vec![
                Cell::Integer(i64::try_from(rang.rang).unwrap_or(i64::MAX)),
                Cell::Id(p.projekt.to_string()),
                Cell::Text(p.name.clone()),
                id(p.programm.as_ref().map(ToString::to_string)),
                id(p.oe.as_ref().map(ToString::to_string)),
                Cell::Id(p.phase.as_str().to_owned()),
                Cell::Id(p.lage.as_str().to_owned()),
                Cell::number(rang.bewertet.score, 3),
            ];
            let values = rang.bewertet.kriterien.all();
            row.extend(values.map(|wert| Cell::number(wert.map(|w| w.wert), 1)));
            let derived = Projektkriterium::ALL.iter().zip(values);
            let derived = derived.filter(|(_, w)| w.is_some_and(|w| w.abgeleitet));
            let derived: Vec<&str> = derived.map(|(k, _)| k.as_str()).collect();
            row.push(Cell::Id(derived.join(", ")));
            row.push(Cell::Id(rang.bewertet.fehlend.join(", ")));
            row.push(Cell::number(rang.bewertet.eingespart_eur, 0));
            Some(row)
        });
        Table::for_machines(keys, rows)
    }
}
