//! The trail for people, commit by commit, and as one table of changed fields.

use super::lage::{AenderungJson, CommitJson, FeldJson, NachweisLage};
use super::wert::{cell, text};
use crate::history::Beteiligter;
use crate::history::nachweis::Aenderungsart;
use crate::view::kopf::Kopf;
use crate::view::report::{Block, Cell, Column, Report, Room, Section, Table};
use crate::view::zahlwort::count;

/// The columns of the table: keys and titles.
const COLUMNS: [(&str, &str, Room); 16] = [
    ("zeit", "Zeit", Room::Fixed(0)),
    ("commit", "Commit", Room::Fixed(3)),
    ("autor", "Autor", Room::Flexible),
    ("autor_email", "E-Mail", Room::Flexible),
    ("committer", "Committer", Room::Flexible),
    ("committer_email", "E-Mail", Room::Flexible),
    ("signiert", "Signiert", Room::Fixed(4)),
    ("betreff", "Betreff", Room::Flexible),
    ("art", "Art", Room::Fixed(1)),
    ("id", "Kennung", Room::Head),
    ("name", "Name", Room::Flexible),
    ("datei", "Datei", Room::Flexible),
    ("aenderung", "Änderung", Room::Fixed(0)),
    ("feld", "Feld", Room::Flexible),
    ("alt", "Vorher", Room::Flexible),
    ("neu", "Nachher", Room::Flexible),
];

impl NachweisLage {
    /// For people.
    pub fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(self.title(), kopf.context());
        report
            .sections
            .push(Section::new(None, vec![Block::Paragraph(self.summary())]));
        let sections = self
            .commits
            .iter()
            .map(|commit| commit.section(self.eintrag.is_some()));
        report.sections.extend(sections);
        if self.commits.iter().any(|commit| commit.signiert) {
            let note = "Signatur: `ddv` sieht, dass ein Commit signiert ist. Ob die Signatur gilt, prüft \
                        `git verify-commit COMMIT`.";
            report
                .sections
                .push(Section::new(None, vec![Block::Notes(vec![note.to_owned()])]));
        }
        report
    }

    /// One row for each changed field, and one for each other change.
    pub fn table(&self, kopf: &Kopf) -> Report {
        let columns = COLUMNS
            .iter()
            .map(|(key, title, room)| Column::new(*key, *title, *room));
        let table = Table {
            columns: columns.collect(),
            rows: self.commits.iter().flat_map(CommitJson::rows).collect(),
            footer: Vec::new(),
        };
        Report::new(self.title(), kopf.context()).section(None, vec![Block::Table(table)])
    }

    fn title(&self) -> String {
        let Some(eintrag) = &self.eintrag else {
            return "Nachweis der Änderungen".to_owned();
        };
        let Some(id) = &eintrag.id else {
            return "Nachweis der Änderungen: Einstellungen".to_owned();
        };
        format!("Nachweis der Änderungen: {}/{id}", eintrag.art)
    }

    fn summary(&self) -> String {
        let when = match (self.von, self.bis) {
            (None, None) => String::new(),
            (Some(von), None) => format!(" ab dem {}", von.german()),
            (None, Some(bis)) => format!(" bis zum {}", bis.german()),
            (Some(von), Some(bis)) => format!(" vom {} bis zum {}", von.german(), bis.german()),
        };
        if self.commits.is_empty() {
            let what = if self.eintrag.is_some() {
                "daran"
            } else {
                "am Register"
            };
            return format!("Kein Commit{when} hat {what} etwas geändert.");
        }
        let entries = self
            .commits
            .iter()
            .map(|commit| commit.eintraege.len() as u64)
            .sum();
        let commits = count(self.commits.len() as u64, "Commit", "Commits");
        if self.eintrag.is_some() {
            return format!("{commits} mit Änderungen{when}, die ältesten zuerst. Zeiten gelten in Berlin.");
        }
        let entries = count(entries, "geänderten Eintrag", "geänderten Einträgen");
        format!("{commits} mit {entries}{when}, die ältesten zuerst. Zeiten gelten in Berlin.")
    }
}

impl CommitJson {
    fn section(&self, is_detailed: bool) -> Section {
        let subject = if self.betreff.trim().is_empty() {
            "ohne Betreff"
        } else {
            &self.betreff
        };
        let mut blocks = vec![Block::Paragraph(self.who())];
        let mut plain = Vec::new();
        for eintrag in &self.eintraege {
            if eintrag.shows_fields(is_detailed) {
                flush(&mut plain, &mut blocks);
                blocks.push(Block::Paragraph(eintrag.line(is_detailed)));
                blocks.push(Block::List(eintrag.felder.iter().map(FeldJson::line).collect()));
            } else {
                plain.push(eintrag.line(is_detailed));
            }
        }
        flush(&mut plain, &mut blocks);
        Section::new(
            Some(&format!("{}: {subject}", self.committer.zeit.german())),
            blocks,
        )
    }

    /// Commit, author and committer, in a sentence.
    fn who(&self) -> String {
        let mut who = format!("Commit {} von {}", self.commit.short(), person(&self.autor));
        if self.autor.zeit.tag() != self.committer.zeit.tag() {
            who.push_str(&format!(", verfasst am {}", self.autor.zeit.german()));
        }
        let is_same = (&self.autor.name, &self.autor.email) == (&self.committer.name, &self.committer.email);
        if !is_same {
            who.push_str(&format!(", eingecheckt von {}", person(&self.committer)));
        }
        who.push_str(if self.signiert {
            ", signiert."
        } else {
            ", nicht signiert."
        });
        who
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let text = |text: &str| Cell::Text(text.to_owned());
        let mut rows = Vec::new();
        for eintrag in &self.eintraege {
            for (aenderung, feld, alt, neu) in eintrag.rows() {
                rows.push(vec![
                    Cell::Id(self.committer.zeit.iso()),
                    Cell::Id(self.commit.to_string()),
                    text(&self.autor.name),
                    text(&self.autor.email),
                    text(&self.committer.name),
                    text(&self.committer.email),
                    text(if self.signiert { "ja" } else { "nein" }),
                    text(&self.betreff),
                    Cell::Id(eintrag.art.to_owned()),
                    eintrag.id.clone().map_or(Cell::Missing, Cell::Id),
                    Cell::text(eintrag.name.clone()),
                    text(&eintrag.datei),
                    Cell::Id(aenderung.as_str().to_owned()),
                    feld,
                    alt,
                    neu,
                ]);
            }
        }
        rows
    }
}

impl AenderungJson {
    /// Whether each field has a line: those of a new entity only where its trail alone is shown.
    fn shows_fields(&self, is_detailed: bool) -> bool {
        let is_new = self.aenderungen.contains(&Aenderungsart::Neu);
        !self.felder.is_empty() && (is_detailed || !is_new)
    }

    /// `prozesse/hundesteuer (Hundesteuer anmelden): umbenannt von hund, geändert`.
    fn line(&self, is_detailed: bool) -> String {
        let what = match &self.id {
            Some(id) => format!("{}/{id}", self.art),
            None => "Einstellungen".to_owned(),
        };
        let name = self.name.as_ref().map(|name| format!(" ({name})"));
        let words: Vec<String> = self
            .aenderungen
            .iter()
            .map(|art| self.word(*art, is_detailed))
            .collect();
        format!("{what}{}: {}", name.unwrap_or_default(), words.join(", "))
    }

    fn word(&self, art: Aenderungsart, is_detailed: bool) -> String {
        let word = art.in_words();
        match art {
            Aenderungsart::Neu if !is_detailed && !self.felder.is_empty() => {
                format!(
                    "{word}, mit {}",
                    count(self.felder.len() as u64, "Angabe", "Angaben")
                )
            }
            Aenderungsart::Umbenannt => match &self.alte_id {
                Some(id) => format!("{word} von {id}"),
                None => word.to_owned(),
            },
            Aenderungsart::Verschoben => match &self.alte_datei {
                Some(datei) => format!("{word} von {datei} nach {}", self.datei),
                None => word.to_owned(),
            },
            Aenderungsart::Neu
            | Aenderungsart::Geaendert
            | Aenderungsart::Unlesbar
            | Aenderungsart::WiederLesbar
            | Aenderungsart::Entfernt => word.to_owned(),
        }
    }

    /// Change, field, old and new value.
    fn rows(&self) -> Vec<(Aenderungsart, Cell, Cell, Cell)> {
        let fields = || {
            self.felder.iter().map(|field| {
                let (old, new) = (cell(field.alt.as_ref()), cell(field.neu.as_ref()));
                (Cell::Id(field.feld.clone()), old, new)
            })
        };
        let mut rows = Vec::new();
        for art in &self.aenderungen {
            let one = |old: Cell, new: Cell| vec![(Cell::Missing, old, new)];
            let parts = match art {
                Aenderungsart::Neu if self.felder.is_empty() => one(Cell::Missing, Cell::Missing),
                Aenderungsart::Neu | Aenderungsart::Geaendert => fields().collect(),
                Aenderungsart::Umbenannt => {
                    one(Cell::text(self.alte_id.clone()), Cell::text(self.id.clone()))
                }
                Aenderungsart::Verschoben => one(
                    Cell::text(self.alte_datei.clone()),
                    Cell::Text(self.datei.clone()),
                ),
                Aenderungsart::Unlesbar | Aenderungsart::WiederLesbar | Aenderungsart::Entfernt => {
                    one(Cell::Missing, Cell::Missing)
                }
            };
            rows.extend(parts.into_iter().map(|(field, old, new)| (*art, field, old, new)));
        }
        rows
    }
}

impl FeldJson {
    fn line(&self) -> String {
        format!(
            "{}: {} → {}",
            self.feld,
            text(self.alt.as_ref()),
            text(self.neu.as_ref())
        )
    }
}

fn flush(plain: &mut Vec<String>, blocks: &mut Vec<Block>) {
    if !plain.is_empty() {
        blocks.push(Block::List(std::mem::take(plain)));
    }
}

fn person(who: &Beteiligter) -> String {
    match (who.name.trim(), who.email.trim()) {
        ("", "") => "unbekannt".to_owned(),
        (name, "") => name.to_owned(),
        ("", email) => email.to_owned(),
        (name, email) => format!("{name} ({email})"),
    }
}
