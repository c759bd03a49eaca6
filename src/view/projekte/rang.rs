//! The rank of projects: rows, table and what it rests on.

use serde::Serialize;

use super::result::{PortfolioRow, Projekte};
use crate::load::Snapshot;
use crate::score::projekt::rang::{Bewertung, Portfolio, Projektkriterium};
use crate::view::columns::Columns;
use crate::view::projekt::ProjektRow;
use crate::view::projekt::bewertung::{ABGELEITET, Bewertet, JeKriterium, wert_text};
use crate::view::report::{Block, Cell, Room, Table};
use crate::view::woerter::aufzaehlung;
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
pub(super) fn ranked(snapshot: &Snapshot, rows: Vec<ProjektRow>) -> (Gewichte, Vec<PortfolioRow>) {
    let registry = &snapshot.registry;
    let portfolio = Portfolio::new(registry, &snapshot.config);
    let rated = rows.into_iter().filter_map(|zeile| {
        let bewertung = portfolio.bewertung(registry.projekte.find(&zeile.projekt)?);
        Some((bewertung, zeile))
    });
    let mut rated: Vec<(Bewertung, ProjektRow)> = rated.collect();
    rated.sort_by(|(a, x), (b, y)| (a.sort_key(), &x.projekt).cmp(&(b.sort_key(), &y.projekt)));
    let zeilen = (1..).zip(rated).map(|(rang, (bewertung, projekt))| PortfolioRow {
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
        Projektkriterium::Ressourcen => "Ressour\u{ad}cen",
    }
}

impl Projekte {
    /// The ranking for people: table and notes.
    pub(super) fn rang_blocks(&self) -> Vec<Block> {
        let table = columns().table(&self.zeilen);
        vec![Block::Table(table), Block::Notes(self.rang_notes())]
    }

    fn rang_notes(&self) -> Vec<String> {
        let shown = self.zeilen.len() as u64;
        let hidden = self.summe.projekte.saturating_sub(shown);
        let shown = count(shown, "Projekt", "Projekte");
        let gezeigt = match (self.request.alle, hidden) {
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
        let parts: Vec<String> = parts.map(|(k, w)| format!("{} {}", k.label(), zahl(w))).collect();
        let mut notes = vec![
            gezeigt,
            format!(
                "Score: 0 bis 1, 1 ist am besten. Jedes Kriterium zählt 0 bis 3 Punkte mal seinem Gewicht, geteilt durch \
                 das Höchstmögliche. Gewichte: {}.",
                aufzaehlung(&parts)
            ),
        ];
        let rated = || self.zeilen.iter().filter_map(|z| z.rang.as_ref());
        if rated().any(|rang| !rang.bewertet.derived().is_empty()) {
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
}

/// One row per project with its rank: the CSV.
pub(super) fn data(zeilen: &[PortfolioRow]) -> Table {
    columns().data(zeilen)
}

fn columns() -> Columns<'static, PortfolioRow> {
    let id = |z: &PortfolioRow| Cell::reference(&z.projekt.projekt);
    let mut columns = Columns::new()
        .both("rang", "Rang", Room::Fixed(0), of(|rang| Cell::count(rang.rang)))
        .machines("projekt", id)
        .both("name", "Projekt", Room::Head, |z| {
            Cell::Text(z.projekt.name.clone())
        })
        .people("projekt", "Kennung", Room::Fixed(4), id)
        .machines("programm", |z| {
            Cell::reference_or_missing(z.projekt.programm.as_ref())
        })
        .both("oe", "OE", Room::Fixed(3), |z| {
            Cell::reference_or_missing(z.projekt.oe.as_ref())
        })
        .both("phase", "Phase", Room::Fixed(2), |z| Cell::word(z.projekt.phase))
        .machines("lage", |z| Cell::word(z.projekt.lage))
        .both(
            "score",
            "Score",
            Room::Fixed(0),
            of(|rang| Cell::number(rang.bewertet.score, 3)),
        );
    for (at, kriterium) in Projektkriterium::ALL.into_iter().enumerate() {
        let wert = move |rang: &Rang| rang.bewertet.kriterien.all()[at];
        columns = columns
            .people(
                kriterium.as_str(),
                titel(kriterium),
                Room::Fixed(0),
                of(move |rang| Cell::text(wert(rang).map(wert_text))),
            )
            .machines(
                kriterium.as_str(),
                of(move |rang| Cell::number(wert(rang).map(|w| w.wert), 1)),
            );
    }
    columns
        .machines(
            "abgeleitet",
            of(|rang| Cell::Id(rang.bewertet.derived().join(", "))),
        )
        .machines("fehlend", of(|rang| Cell::Id(rang.bewertet.fehlend.join(", "))))
        .machines(
            "eingespart_eur",
            of(|rang| Cell::number(rang.bewertet.eingespart_eur, 0)),
        )
}

/// A cell about the rank.
fn of(cell: impl Fn(&Rang) -> Cell) -> impl Fn(&PortfolioRow) -> Cell {
    move |z| z.rang.as_ref().map_or(Cell::Missing, &cell)
}
