//! The trail for people, commit by commit, and as one table of changed fields.

use std::fmt::Write as _;

use serde_json::Value;

use super::result::{AenderungJson, CommitJson, Nachweis};
use crate::history::Beteiligter;
use crate::history::difference::FieldChange;
use crate::history::nachweis::Aenderungsart;
use crate::model::Kind;
use crate::view::aenderungen::wert::{Feldtypen, cell};
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Section, Table};
use crate::view::zahlwort::{count, grouped};

/// A changed field, or another change.
struct FieldRow<'n> {
    commit: &'n CommitJson,
    eintrag: &'n AenderungJson,
    aenderung: Aenderungsart,
    feld: Cell,
    alt: Cell,
    neu: Cell,
}

impl Output for Nachweis {
    const NAME: &'static str = "nachweis";

    fn report(&self, kopf: &Kopf) -> Report {
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
    fn data(&self, _: &Kopf) -> Table {
        let entries = self
            .commits
            .iter()
            .flat_map(|commit| commit.eintraege.iter().map(move |eintrag| (commit, eintrag)));
        let rows: Vec<FieldRow<'_>> = entries
            .flat_map(|(commit, eintrag)| eintrag.rows(commit))
            .collect();
        let text = |text: &str| Cell::Text(text.to_owned());
        Columns::new()
            .machines("zeit", |z: &FieldRow<'_>| Cell::Id(z.commit.committer.zeit.iso()))
            .machines("commit", |z| Cell::Id(z.commit.commit.to_string()))
            .machines("autor", |z| text(&z.commit.autor.name))
            .machines("autor_email", |z| text(&z.commit.autor.email))
            .machines("committer", |z| text(&z.commit.committer.name))
            .machines("committer_email", |z| text(&z.commit.committer.email))
            .machines("signiert", |z| Cell::Bool(z.commit.signiert))
            .machines("betreff", |z| text(&z.commit.betreff))
            .machines("art", |z| Cell::Id(z.eintrag.art.to_owned()))
            .machines("kennung", |z| Cell::id(z.eintrag.kennung.as_deref()))
            .machines("name", |z| Cell::text(z.eintrag.name.as_deref()))
            .machines("datei", |z| text(&z.eintrag.datei))
            .machines("aenderung", |z| Cell::word(z.aenderung))
            .machines("feld", |z| z.feld.clone())
            .machines("alt", |z| z.alt.clone())
            .machines("neu", |z| z.neu.clone())
            .data(&rows)
    }
}

impl Nachweis {
    fn title(&self) -> String {
        let Some(eintrag) = &self.eintrag else {
            return "Nachweis der Änderungen".to_owned();
        };
        let Some(id) = &eintrag.kennung else {
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
        let order = if self.commits.len() == 1 {
            ""
        } else {
            ", die ältesten zuerst"
        };
        let changes = match entries {
            _ if self.eintrag.is_some() => "Änderungen".to_owned(),
            1 => "einem geänderten Eintrag".to_owned(),
            n => format!("{} geänderten Einträgen", grouped(n)),
        };
        format!("{commits} mit {changes}{when}{order}. Zeiten gelten in Berlin.")
    }
}

/// The longest subject that people are shown whole; data has all of it.
const LONGEST_SUBJECT: usize = 200;

fn heading(subject: &str) -> String {
    let mut chars = subject.chars();
    let mut shown: String = chars.by_ref().take(LONGEST_SUBJECT).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}

impl CommitJson {
    fn section(&self, is_detailed: bool) -> Section {
        let subject = if self.betreff.trim().is_empty() {
            "ohne Betreff".to_owned()
        } else {
            heading(&self.betreff)
        };
        let mut blocks = vec![Block::Paragraph(self.who())];
        let mut plain = Vec::new();
        for eintrag in &self.eintraege {
            if eintrag.shows_fields(is_detailed) {
                flush(&mut plain, &mut blocks);
                blocks.push(Block::Paragraph(eintrag.line(is_detailed)));
                blocks.push(Block::List(eintrag.lines()));
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
            let _ = write!(who, ", verfasst am {}", self.autor.zeit.german());
        }
        let is_same = (&self.autor.name, &self.autor.email) == (&self.committer.name, &self.committer.email);
        if !is_same {
            let _ = write!(who, ", eingecheckt von {}", person(&self.committer));
        }
        who.push_str(if self.signiert {
            ", signiert."
        } else {
            ", nicht signiert."
        });
        who
    }
}

impl AenderungJson {
    fn is_new(&self) -> bool {
        self.aenderung.contains(&Aenderungsart::Neu)
    }

    /// Whether each field has a line below the entity: a single one stands beside it, and those of a new entity are shown
    /// only where its trail alone is.
    fn shows_fields(&self, is_detailed: bool) -> bool {
        !self.felder.is_empty() && (is_detailed || !self.is_new() && self.single_line().is_none())
    }

    /// The only field, if nothing else happened.
    fn single_line(&self) -> Option<String> {
        let is_single = self.felder.len() == 1 && self.aenderung == [Aenderungsart::Geaendert];
        self.lines().pop().filter(|_| is_single)
    }

    /// `prozesse/hundesteuer (Hundesteuer anmelden): umbenannt von hund, geändert`.
    fn line(&self, is_detailed: bool) -> String {
        let what = match &self.kennung {
            Some(id) => format!("{}/{id}", self.art),
            None => "Einstellungen".to_owned(),
        };
        let name = self.name.as_ref().map(|name| format!(" ({name})"));
        let name = name.unwrap_or_default();
        if let Some(field) = self.single_line().filter(|_| !is_detailed) {
            return format!("{what}{name}, {field}");
        }
        let words: Vec<String> = self
            .aenderung
            .iter()
            .map(|art| self.word(*art, is_detailed))
            .collect();
        format!("{what}{name}: {}", words.join(", "))
    }

    fn word(&self, art: Aenderungsart, is_detailed: bool) -> String {
        let word = art.label();
        match art {
            Aenderungsart::Neu if !is_detailed && !self.felder.is_empty() => {
                format!(
                    "{word}, mit {}",
                    count(self.felder.len() as u64, "Angabe", "Angaben")
                )
            }
            Aenderungsart::Umbenannt => match &self.kennung_alt {
                Some(id) => format!("{word} von {id}"),
                None => word.to_owned(),
            },
            Aenderungsart::Verschoben => match &self.datei_alt {
                Some(datei) => format!("{word} von {datei} nach {}", self.datei),
                None => word.to_owned(),
            },
            Aenderungsart::Neu
            | Aenderungsart::Geaendert
            | Aenderungsart::Unlesbar
            | Aenderungsart::WiederLesbar
            | Aenderungsart::Entfallen => word.to_owned(),
        }
    }

    /// The fields, each with both values whole.
    fn lines(&self) -> Vec<String> {
        let typen = Kind::find(self.art).map_or_else(Feldtypen::of_settings, Feldtypen::of_kind);
        let is_new = self.is_new();
        let fields = self.felder.iter();
        fields.map(|change| line(&typen, change, is_new)).collect()
    }

    fn rows<'n>(&'n self, commit: &'n CommitJson) -> Vec<FieldRow<'n>> {
        let fields = || {
            let row = |change: &FieldChange| {
                let (old, new) = (cell(change.old.as_ref()), cell(change.new.as_ref()));
                (Cell::Id(change.path.clone()), old, new)
            };
            self.felder.iter().map(row).collect()
        };
        let one = |field: &str, old: Option<&String>, new: Option<&String>| {
            vec![(
                Cell::Id(field.to_owned()),
                Cell::text(old.cloned()),
                Cell::text(new.cloned()),
            )]
        };
        let file = Some(&self.datei);
        let mut rows = Vec::new();
        for art in &self.aenderung {
            let parts: Vec<(Cell, Cell, Cell)> = match art {
                Aenderungsart::Neu if self.felder.is_empty() => one("datei", None, file),
                Aenderungsart::Neu | Aenderungsart::Geaendert => fields(),
                Aenderungsart::Umbenannt => one("id", self.kennung_alt.as_ref(), self.kennung.as_ref()),
                Aenderungsart::Verschoben => one("datei", self.datei_alt.as_ref(), file),
                Aenderungsart::Unlesbar | Aenderungsart::WiederLesbar => one("datei", file, file),
                Aenderungsart::Entfallen => one("datei", file, None),
            };
            rows.extend(parts.into_iter().map(|(feld, alt, neu)| FieldRow {
                commit,
                eintrag: self,
                aenderung: *art,
                feld,
                alt,
                neu,
            }));
        }
        rows
    }
}

/// `kennzahlen.fallzahl: 4.200 → 4.300`; of a new entity only the value.
fn line(typen: &Feldtypen, change: &FieldChange, is_new: bool) -> String {
    let text = |value: &Option<Value>| {
        let text = value.as_ref().map(|value| typen.text(&change.field, value));
        text.filter(|text| !text.is_empty())
            .unwrap_or_else(|| "–".to_owned())
    };
    let (mut old, mut new) = (text(&change.old), text(&change.new));
    if old == new {
        // They differ in digits that people are spared elsewhere.
        let plain = |value: &Option<Value>| value.as_ref().map(Value::to_string).unwrap_or_default();
        (old, new) = (plain(&change.old), plain(&change.new));
    }
    if is_new {
        format!("{}: {new}", change.path)
    } else {
        format!("{}: {old} → {new}", change.path)
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
