//! The Rangliste for people: one table, what stands in it, what is missing.

use super::result::{Nach, ProzessRow, Rangliste};
use crate::model::prozess::Datenlage;
use crate::score::prognose::Luecke;
use crate::view::columns::Columns;
use crate::view::datenlage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::prognose::grund_der_luecke;
use crate::view::report::{Block, Cell, Report, Room};
use crate::view::zahlwort::{count, decimal, grouped};

impl Output for Rangliste {
    const NAME: &'static str = "rangliste";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(
            format!("Rangliste nach {}", self.request.nach.label()),
            kopf.context(),
        );
        if self.zeilen.is_empty() {
            let mut text = "In dieser Auswahl gibt es keinen Prozess für die Rangliste.".to_owned();
            if !self.request.alle && self.grundgesamtheit > 0 {
                text.push_str(" Sie zeigt nur Massenverfahren; `--alle` zeigt alle aktiven Prozesse.");
            }
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        report.section(
            None,
            vec![
                Block::Table(self.columns().table(&self.zeilen)),
                Block::Notes(self.notes()),
            ],
        )
    }
}

impl Rangliste {
    fn columns(&self) -> Columns<'_, ProzessRow> {
        // What the list is ordered by stays in sight.
        let by_potential = self.request.nach == Nach::Potenzial;
        let (m, faelle, potenzial) = if by_potential { (2, 1, 0) } else { (0, 5, 1) };
        let faelle_title = format!("Fälle {}", self.horizont);
        Columns::new()
            .both("rang", "Rang", Room::Fixed(0), |z: &ProzessRow| {
                Cell::count(z.rang as u64)
            })
            .both("prozess", "Kennung", Room::Fixed(3), |z| {
                Cell::Id(z.prozess.clone())
            })
            .both("name", "Prozess", Room::Head, |z| Cell::Text(z.name.clone()))
            .both("oe", "OE", Room::Fixed(2), |z| Cell::Id(z.oe.clone()))
            .both("koeffizient", "M", Room::Fixed(m), |z| {
                Cell::number(z.koeffizient, 1)
            })
            .both("recht", "Recht", Room::Fixed(4), |z| Cell::percent(z.recht))
            .both("antrag", "Antrag", Room::Fixed(4), |z| Cell::percent(z.antrag))
            .both("massenverfahren", "Massen\u{ad}verfahren", Room::Fixed(6), |z| {
                Cell::Bool(z.massenverfahren)
            })
            .both("fallzahl", "Fälle/Jahr", Room::Fixed(0), |z| {
                Cell::count(z.fallzahl)
            })
            .both("datenlage", "Datenlage", Room::Fixed(5), |z| {
                Cell::id(z.datenlage.map(Datenlage::as_str))
            })
            .both("fallzahl_horizont", faelle_title, Room::Fixed(faelle), |z| {
                Cell::number(z.fallzahl_horizont, 0)
            })
            .both("digitalisierungsgrad", "Grad", Room::Fixed(0), |z| {
                Cell::percent(z.digitalisierungsgrad)
            })
            .both("eingespart_eur", "Potenzial €", Room::Fixed(potenzial), |z| {
                Cell::number(z.eingespart_eur, 0)
            })
            .both("vza", "VZÄ", Room::Fixed(1), |z| Cell::number(z.vza, 2))
    }

    fn notes(&self) -> Vec<String> {
        let shown = count(self.zeilen.len() as u64, "Prozess", "Prozesse");
        let mut notes = vec![if self.request.alle {
            format!("Gezeigt: {shown} von {} aktiven.", self.grundgesamtheit)
        } else {
            format!(
                "Gezeigt: {shown} von {} Massenverfahren (mehr als {} Fälle im Jahr, normaler Beratungsaufwand) \
                 unter {} aktiven Prozessen.",
                self.auswahl,
                grouped(self.massenverfahren_ab),
                self.grundgesamtheit
            )
        }];
        let total = self.gewichte.recht + self.gewichte.antrag;
        let weight = |w: f64| decimal(100.0 * w / total, 0);
        notes.push(format!(
            "M = Modernisierungskoeffizient, 0 bis 100: Recht zählt {} %, Antrag {} %. VZÄ = gebundene \
             Vollzeitäquivalente. `ddv zeige PROZESS` zeigt die Rechnung.",
            weight(self.gewichte.recht),
            weight(self.gewichte.antrag)
        ));
        notes.push(format!(
            "Potenzial: Euro, die alle noch nicht genutzten Komponenten bis {h} zusammen sparen können, ohne Kosten für \
             Einführung und Betrieb; `ddv prognose --erklaere PROZESS` zeigt den Rechenweg.",
            h = self.horizont
        ));
        notes.push(match self.request.nach {
            Nach::Koeffizient => format!(
                "Bei gleichem M steht vorn, wer {} voraussichtlich mehr Fälle hat (Prognose).",
                self.horizont
            ),
            Nach::Fallzahl | Nach::Kapazitaet | Nach::Digitalisierungsgrad | Nach::Potenzial => format!(
                "Bei gleichem Wert steht vorn, wer das höhere M hat, dann wer {} voraussichtlich mehr Fälle hat.",
                self.horizont
            ),
        });
        let undefined = self.zeilen.iter().filter(|z| z.koeffizient.is_none()).count() as u64;
        if undefined > 0 {
            let processes = count(undefined, "Prozess", "Prozessen");
            notes.push(format!(
                "Bei {processes} ist M nicht bestimmt, weil Angaben zu Recht oder Antrag fehlen."
            ));
        }
        notes.extend(self.without_forecast());
        notes.extend(datenlage::notes(self.zeilen.iter().map(|z| z.datenlage)));
        notes
    }

    /// How many rows have no forecast, and why.
    fn without_forecast(&self) -> Vec<String> {
        let note = |luecke: Luecke| {
            let n = self.zeilen.iter().filter(|z| z.luecke == Some(luecke)).count() as u64;
            let processes = count(n, "Prozess", "Prozessen");
            let why = grund_der_luecke(luecke);
            (n > 0).then(|| format!("Bei {processes} gibt es kein Potenzial, weil {why}."))
        };
        Luecke::ALL.into_iter().filter_map(note).collect()
    }
}
