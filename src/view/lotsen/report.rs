//! The Lotsen for people: who has one, what waits for each, who has none; and as flat data.

use super::aufgaben::Aufgaben;
use super::result::{Lotsen, Stellen};
use super::rows::{EinheitRow, LotseRow};
use crate::model::OeId;
use crate::model::organisation::StellenartLotse;
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::{aufzaehlung, title};
use crate::view::zahlwort::{count, grouped, percent, verb};

impl Output for Lotsen {
    const NAME: &'static str = "lotsen";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(
            title("Digitalisierungslotsen", self.oe_name.as_ref()),
            kopf.context(),
        );
        if self.einheiten.is_empty() {
            let text = if self.is_narrowed {
                "In dieser Auswahl gibt es keine Organisationseinheit."
            } else {
                "Das Register hat noch keine Organisationseinheit."
            };
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        report = report.section(None, vec![Block::List(self.summary())]);
        if !self.lotsen.is_empty() {
            let blocks = vec![Block::Table(self.by_lotse()), Block::Notes(self.legend())];
            report = report.section(Some("Was bei den Lotsinnen und Lotsen liegt"), blocks);
        }
        let (without, silent) = self.without();
        if !without.is_empty() {
            let mut notes = vec![
                "Was bei diesen Einheiten liegt, hat niemanden, der es anstößt. Tragen Sie unter `lotse` die Funktion ein, hier \
                 oder bei einer Einheit darüber."
                    .to_owned(),
            ];
            if silent > 0 {
                notes.push(format!(
                    "Nicht gezeigt: {} ohne Lotsin oder Lotsen, die kein Amt {} und selbst keinen Steckbrief {}.",
                    count(silent, "Einheit", "Einheiten"),
                    verb(silent, "ist", "sind"),
                    verb(silent, "hat", "haben"),
                ));
            }
            let blocks = vec![Block::Table(units(&without)), Block::Notes(notes)];
            report = report.section(Some("Ohne Lotsin oder Lotsen"), blocks);
        }
        let heirs: Vec<&EinheitRow> = self.einheiten.iter().filter(|e| e.geerbt_von.is_some()).collect();
        if !heirs.is_empty() {
            let blocks = vec![Block::Table(inherited(&heirs))];
            report = report.section(Some("Von einer Einheit darüber vertreten"), blocks);
        }
        report
    }

    /// All units as one table, each with what waits in its own Steckbriefe.
    fn data(&self, _: &Kopf) -> Table {
        let columns = Columns::new()
            .machines("oe", |e: &EinheitRow| Cell::Id(e.oe.to_string()))
            .machines("name", |e| Cell::Text(e.name.clone()))
            .machines("art", |e| Cell::word(e.art))
            .machines("vertretung", |e| Cell::Id(e.vertretung.to_owned()))
            .machines("lotse", |e| Cell::text(e.lotse.as_deref()))
            .machines("geerbt_von", |e| {
                Cell::id(e.geerbt_von.as_ref().map(OeId::as_str))
            })
            .machines("stellenart_lotse", |e| Cell::word_or_missing(e.stellenart_lotse))
            .and(counts(|e| &e.aufgaben))
            .machines("fehlende_pflichtangaben", |e| {
                Cell::count(e.aufgaben.fehlende_pflichtangaben)
            });
        columns.data(&self.einheiten)
    }
}

impl Lotsen {
    fn summary(&self) -> Vec<String> {
        let sums = &self.zusammenfassung;
        let (aemter, all) = (&sums.aemter, &sums.einheiten);
        let mut points = Vec::new();
        if let Some(share) = aemter.anteil {
            let inherited = match aemter.geerbt {
                0 => String::new(),
                n => format!(", davon {} über eine Einheit darüber", grouped(n)),
            };
            points.push(format!(
                "Ämter mit Lotsin oder Lotsen: {} von {} ({}){inherited}.",
                grouped(aemter.mit_lotse),
                grouped(aemter.gesamt),
                percent(share)
            ));
        }
        let inherited = match all.geerbt {
            0 => String::new(),
            n => format!(", davon {} über eine Einheit darüber", grouped(n)),
        };
        points.push(format!(
            "Organisationseinheiten insgesamt: {} von {}{inherited}.",
            grouped(all.mit_lotse),
            grouped(all.gesamt)
        ));
        points.extend(positions(&sums.stellen));
        let processes = match sums.prozesse {
            0 => "Diese Einheiten haben keinen aktiven Prozess.".to_owned(),
            n => format!(
                "Aktive Prozesse ohne Lotsin oder Lotsen: {} von {}.",
                grouped(sums.prozesse_ohne_lotse),
                grouped(n)
            ),
        };
        points.push(processes);
        points
    }

    fn by_lotse(&self) -> Table {
        let lead = Columns::new()
            .people("lotse", "Lotsin, Lotse", Room::Head, |l: &LotseRow| {
                Cell::Text(l.lotse.clone())
            })
            .people("oe", "OE", Room::Flexible, |l| {
                let units: Vec<&str> = l.einheiten.iter().map(|unit| unit.oe.as_str()).collect();
                Cell::Text(units.join(", "))
            });
        let columns =
            lead.and(counts(|l| &l.aufgaben))
                .people("stellenart_lotse", "Stelle", Room::Fixed(1), |l| {
                    let kinds = l.einheiten.iter().filter_map(|unit| unit.stellenart_lotse);
                    let mut kinds: Vec<&str> = kinds.map(StellenartLotse::label).collect();
                    kinds.dedup();
                    Cell::text((!kinds.is_empty()).then(|| kinds.join(", ")))
                });
        shown(columns.table(&self.lotsen))
    }

    fn legend(&self) -> Vec<String> {
        let mut legend = vec![format!(
            "Überfällig, fällig (bis zum {}), ohne Tag: Überprüfungen, geplante Nutzungen und Kennzahlen der aktiven \
                 Prozesse. Unvollständig: aktive Steckbriefe und Entwürfe, denen Pflichtangaben fehlen.",
            self.bis.german()
        )];
        // A name that a shell or Markdown would take for more than a text is no example.
        let is_plain = |l: &&LotseRow| {
            l.lotse
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '/'))
        };
        let has_overdue = |l: &&LotseRow| l.aufgaben.punkte.alle.ueberfaellig > 0;
        if let Some(first) = self.lotsen.first().filter(has_overdue).filter(is_plain) {
            legend.push(format!(
                "Die einzelnen Punkte: `ddv faellig --lotse '{}'`.",
                first.lotse
            ));
        } else {
            legend.push("Die einzelnen Punkte: `ddv faellig --lotse FUNKTION`.".to_owned());
        }
        legend
    }

    /// Units without a Lotse that matter: Ämter, and those with a Steckbrief; and how many others there are.
    fn without(&self) -> (Vec<&EinheitRow>, u64) {
        let without = self.einheiten.iter().filter(|e| e.lotse.is_none());
        let (shown, others): (Vec<_>, Vec<_>) =
            without.partition(|e| e.is_amt() || e.aufgaben.prozesse + e.aufgaben.entwuerfe > 0);
        (shown, others.len() as u64)
    }
}

/// `Stellen: 7 Digitalisierungsstellen, 5 umgewandelt, 4 noch offen.`
fn positions(stellen: &Stellen) -> Option<String> {
    let converted = StellenartLotse::Umgewandelt.label();
    let parts: Vec<String> = [
        (
            stellen.digitalisierungsstelle,
            verb(
                stellen.digitalisierungsstelle,
                "Digitalisierungsstelle",
                "Digitalisierungsstellen",
            ),
        ),
        (
            stellen.umgewandelt,
            verb(stellen.umgewandelt, converted, "umgewandelte Stellen"),
        ),
        (stellen.offen, StellenartLotse::Offen.label()),
        (stellen.ohne_angabe, "ohne Angabe"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| format!("{} {word}", grouped(n)))
    .collect();
    (!parts.is_empty()).then(|| format!("Woher die Stellen kommen: {}.", aufzaehlung(&parts)))
}

/// What waits, as people see it and as machines do.
fn counts<R: 'static>(aufgaben: fn(&R) -> &Aufgaben) -> Columns<'static, R> {
    let count = move |count: fn(&Aufgaben) -> u64| move |row: &R| Cell::count(count(aufgaben(row)));
    Columns::new()
        .both("prozesse", "Prozesse", Room::Fixed(0), count(|a| a.prozesse))
        .both(
            "ueberfaellig",
            "über\u{ad}fällig",
            Room::Fixed(0),
            count(|a| a.punkte.alle.ueberfaellig),
        )
        .both(
            "faellig",
            "fällig",
            Room::Fixed(0),
            count(|a| a.punkte.alle.faellig),
        )
        .both(
            "ohne_datum",
            "ohne Tag",
            Room::Fixed(2),
            count(|a| a.punkte.alle.ohne_datum),
        )
        .both("entwuerfe", "Entwürfe", Room::Fixed(3), count(|a| a.entwuerfe))
        .both(
            "unvollstaendig",
            "unvoll\u{ad}ständig",
            Room::Fixed(4),
            count(|a| a.unvollstaendig),
        )
}

/// Without what no row states, and without the less important counts where there is nothing to count.
fn shown(mut table: Table) -> Table {
    for key in ["ohne_datum", "entwuerfe", "unvollstaendig"] {
        let at = table.columns.iter().position(|column| column.key == key);
        if at.is_some_and(|at| table.rows.iter().all(|row| row[at] == Cell::Integer(0))) {
            table.remove_column(key);
        }
    }
    table.without_empty_columns()
}

fn units(units: &[&EinheitRow]) -> Table {
    let lead = Columns::new()
        .people("name", "Einheit", Room::Head, |e: &EinheitRow| {
            Cell::Text(e.name.clone())
        })
        .people("oe", "Kennung", Room::Fixed(1), |e| Cell::Id(e.oe.to_string()));
    let columns =
        lead.and(counts(|e| &e.aufgaben))
            .people("stellenart_lotse", "Stelle", Room::Fixed(1), |e| {
                Cell::word_or_missing(e.stellenart_lotse)
            });
    shown(columns.table(units.iter().copied()))
}

fn inherited(units: &[&EinheitRow]) -> Table {
    Columns::new()
        .people("name", "Einheit", Room::Head, |e: &EinheitRow| {
            Cell::Text(e.name.clone())
        })
        .people("geerbt_von", "vertreten von", Room::Flexible, |e| {
            Cell::text(e.geerbt_von_name.as_deref())
        })
        .people("lotse", "Lotsin, Lotse", Room::Flexible, |e| {
            Cell::text(e.lotse.as_deref())
        })
        .people("prozesse", "Prozesse", Room::Fixed(0), |e| {
            Cell::count(e.aufgaben.prozesse)
        })
        .table(units.iter().copied())
}
