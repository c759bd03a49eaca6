//! All programmes for people, and as flat rows.

use super::result::Programme;
use super::tables;
use super::words::nach_lage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Report, Table};
use crate::view::zahlwort::count;

impl Output for Programme {
    const NAME: &'static str = "programme";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new("Programme", kopf.context());
        if self.programme.is_empty() {
            let text = match self.vorhandene {
                0 => {
                    "Das Register hat noch kein Programm und kein Projekt. Ein Programm ist eine Datei im Ordner `programme`."
                }
                _ => "In dieser Auswahl gibt es kein Programm.",
            };
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        let summe = (self.programme.len() > 1).then_some(&self.summe);
        let zeilen: Vec<_> = self.programme.iter().collect();
        let mut blocks = vec![
            Block::Paragraph(self.sentence()),
            Block::Table(tables::ampeln(&zeilen, summe)),
        ];
        blocks.push(Block::Notes(self.notes()));
        let mut report = report.section(None, blocks).section(
            Some("Budget und Termine"),
            vec![Block::Table(tables::geld(&zeilen, summe, self.budget_bis))],
        );
        let leitung = tables::leitung(&zeilen);
        if !leitung.rows.is_empty() {
            report = report.section(Some("Leitung und Berichtsweg"), vec![Block::Table(leitung)]);
        }
        report
    }

    /// One row per programme.
    fn data(&self, _: &Kopf) -> Table {
        tables::data(self.programme.iter(), self.budget_bis)
    }
}

impl Programme {
    fn sentence(&self) -> String {
        let known = self.programme.iter().filter(|z| z.name.is_some()).count() as u64;
        let programmes = count(known, "Programm", "Programme");
        match self.summe.projekte {
            0 => format!("{programmes} ohne Projekt."),
            n => format!(
                "{programmes}, {}: {}.",
                count(n, "Projekt", "Projekte"),
                nach_lage(&self.summe)
            ),
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            "Ampeln: nur laufende Projekte. Gefährdet: Ampel gelb oder rot, geplantes Ende überschritten oder mehr \
             ausgegeben als geplant; `ddv programme KENNUNG` nennt Ursachen und Handlungsmöglichkeiten."
                .to_owned(),
        ];
        if self.programme.iter().any(|z| z.programm.is_none()) {
            notes.push(
                "Projekte ohne Programm haben keinen Berichtsweg. Ein Projekt gehört zu einem Programm, wenn es \
                 `programm` nennt."
                    .to_owned(),
            );
        }
        notes
    }
}
