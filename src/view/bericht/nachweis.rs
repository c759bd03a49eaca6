//! The proof at the end of the report: what it was made from, written so that a person and `verifiziere` can read it.

use serde::{Deserialize, Serialize};

use super::art::Berichtsart;
use super::eingabe::Eingabe;
use crate::view::report::{Block, Cell};

/// The heading that `verifiziere` looks for.
pub(super) const UEBERSCHRIFT: &str = "Nachweis";

const BERICHT: &str = "Bericht";
const QUARTAL: &str = "Quartal";
const VERGLEICH: &str = "Vergleich";
const STICHTAG: &str = "Stichtag";
const COMMIT: &str = "Commit";
const DDV: &str = "Version von ddv";
const FORMELN: &str = "Version der Formeln";
const EINSTELLUNGEN: &str = "SHA-256 von ddv.toml";
const BREITE: &str = "Textbreite";

/// The versions of the program and of its formulas that a report names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versionen {
    /// Of `ddv`.
    pub ddv: String,
    /// Of the formulas.
    pub formeln: String,
}

impl Versionen {
    /// Those of this program.
    pub fn hier() -> Self {
        Self {
            ddv: env!("CARGO_PKG_VERSION").to_owned(),
            formeln: crate::score::FORMELN.to_owned(),
        }
    }
}

/// What the report was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Nachweis {
    /// Absent for the quarterly report.
    #[serde(skip_serializing_if = "Option::is_none")]
    bericht: Option<String>,
    quartal: String,
    vergleich: String,
    stichtag: String,
    commit: String,
    /// The tree of the registry.
    baum: String,
    /// Its folder in the repository.
    ordner: String,
    #[serde(flatten)]
    versionen: Versionen,
    einstellungen_sha256: String,
    vergleichsstaende: Vec<Vergleichsstand>,
    /// The columns of a text; none for the other forms.
    #[serde(skip)]
    pub breite: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Vergleichsstand {
    quartal: String,
    commit: Option<String>,
}

/// What a written report says it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Belegt {
    /// Which report; none for the quarterly one.
    #[serde(default)]
    bericht: Option<String>,
    /// The quarter.
    pub quartal: String,
    /// The quarter it was compared with.
    pub vergleich: String,
    /// The day of its figures.
    pub stichtag: String,
    /// The full id of the commit.
    pub commit: String,
    /// The versions that made it.
    #[serde(flatten)]
    pub versionen: Versionen,
    /// The checksum of `ddv.toml`.
    pub einstellungen_sha256: String,
}

/// The format of a written report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text, so many columns wide.
    Text {
        /// Columns.
        breite: usize,
    },
    /// Markdown.
    Md,
    /// JSON.
    Json,
}

impl Nachweis {
    pub fn new(art: &Berichtsart, eingabe: &Eingabe, versionen: &Versionen) -> Self {
        let stand = &eingabe.stand;
        Self {
            bericht: art.beleg(),
            quartal: eingabe.quartal.to_string(),
            vergleich: eingabe.vergleich.quartal.to_string(),
            stichtag: stand.tag.to_string(),
            commit: stand.commit.id.to_string(),
            baum: stand.beleg.baum.clone(),
            ordner: stand.beleg.ort.clone(),
            versionen: versionen.clone(),
            breite: None,
            einstellungen_sha256: stand.beleg.einstellungen.clone(),
            vergleichsstaende: eingabe
                .vergleiche()
                .map(|v| Vergleichsstand {
                    quartal: v.quartal.to_string(),
                    commit: v.find().map(|stand| stand.commit.id.to_string()),
                })
                .collect(),
        }
    }

    /// The proof; a text also says how wide it is.
    pub fn blocks(&self) -> Vec<Block> {
        let fact = |name: &str, value: &str| (name.to_owned(), Cell::Id(value.to_owned()));
        let folder = if self.ordner.is_empty() {
            "(oberste Ebene des Repositorys)"
        } else {
            &self.ordner
        };
        let mut facts: Vec<_> = self.bericht.iter().map(|text| fact(BERICHT, text)).collect();
        facts.extend([
            fact(QUARTAL, &self.quartal),
            fact(VERGLEICH, &self.vergleich),
            fact(STICHTAG, &self.stichtag),
            fact(COMMIT, &self.commit),
            fact("Baum des Registers", &self.baum),
            fact("Ordner des Registers", folder),
            fact(EINSTELLUNGEN, &self.einstellungen_sha256),
        ]);
        for stand in &self.vergleichsstaende {
            let commit = stand.commit.as_deref().unwrap_or("kein Stand");
            facts.push(fact(&format!("Commit {}", stand.quartal), commit));
        }
        facts.push(fact(DDV, &self.versionen.ddv));
        facts.push(fact(FORMELN, &self.versionen.formeln));
        facts.extend(self.breite.map(|breite| fact(BREITE, &breite.to_string())));
        let text = "`ddv bericht verifiziere DATEI` erzeugt den Bericht aus diesen Angaben neu und vergleicht jedes Zeichen.";
        vec![Block::Facts(facts), Block::Paragraph(text.to_owned())]
    }
}

impl Belegt {
    /// Which report it is; none if this program knows no such kind.
    pub fn art(&self) -> Option<Berichtsart> {
        Berichtsart::parse(self.bericht.as_deref())
    }

    /// Reads the proof of a written report; none if `text` is no report.
    pub fn parse(text: &str) -> Option<(Form, Self)> {
        if text.trim_start().starts_with('{') {
            return Some((Form::Json, Self::from_json(text)?));
        }
        let lines: Vec<&str> = text.lines().collect();
        // The proof is the last section: nothing that the register says can stand behind it.
        let last = |wanted: &str| lines.iter().rposition(|line| line.trim_end() == wanted);
        if let Some(at) = last(&format!("## {UEBERSCHRIFT}")) {
            let cells = lines[at..].iter().filter_map(|line| {
                let inner = line.trim_end().strip_prefix("| ")?.strip_suffix(" |")?;
                inner.split_once(" | ")
            });
            return Some((Form::Md, Self::from_facts(cells)?));
        }
        let at = last(UEBERSCHRIFT)?;
        let facts = || {
            lines[at..].iter().filter_map(|line| {
                let (name, value) = line.split_once("  ")?;
                Some((name, value.trim()))
            })
        };
        let breite = facts().find(|(name, _)| *name == BREITE)?.1.parse().ok()?;
        Some((Form::Text { breite }, Self::from_facts(facts())?))
    }

    fn from_facts<'t>(facts: impl Iterator<Item = (&'t str, &'t str)>) -> Option<Self> {
        let facts: Vec<_> = facts.collect();
        let find = |name: &str| {
            let found = facts.iter().find(|(key, _)| key.trim() == name);
            found.map(|(_, value)| (*value).trim().to_owned())
        };
        Some(Self {
            bericht: find(BERICHT),
            quartal: find(QUARTAL)?,
            vergleich: find(VERGLEICH)?,
            stichtag: find(STICHTAG)?,
            commit: find(COMMIT)?,
            versionen: Versionen {
                ddv: find(DDV)?,
                formeln: find(FORMELN)?,
            },
            einstellungen_sha256: find(EINSTELLUNGEN)?,
        })
    }

    fn from_json(text: &str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Document {
            schema: String,
            nachweis: Belegt,
        }
        let document: Document = serde_json::from_str(text).ok()?;
        let art = document.nachweis.art()?;
        let version = document.schema.strip_prefix(&format!("ddv.{}/", art.schema()))?;
        version.parse::<u32>().ok()?;
        Some(document.nachweis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: [(&str, &str); 7] = [
        (QUARTAL, "2026-Q3"),
        (VERGLEICH, "2026-Q2"),
        (STICHTAG, "2026-09-30"),
        (COMMIT, "aaaa"),
        (DDV, "0.1.0"),
        (FORMELN, "2026.1"),
        (EINSTELLUNGEN, "bbbb"),
    ];

    #[test]
    fn the_proof_names_the_kind_of_report() {
        let read = |text| Berichtsart::parse(text).map(|art| art.beleg());
        assert_eq!(read(None), Some(None));
        for text in ["programm digital", "gremium dienstberatung-ob", "gremium cio"] {
            assert_eq!(read(Some(text)), Some(Some(text.to_owned())));
        }
        for text in ["", "quartal", "programm", "gremium kreistag", "brief an alle"] {
            assert_eq!(read(Some(text)), None, "{text:?}");
        }
    }

    #[test]
    fn the_last_proof_counts_and_other_files_are_no_report() {
        let table = |commit: &str| {
            let row = |(name, value): &(&str, &str)| {
                let value = if *name == COMMIT { commit } else { value };
                format!("| {name} | {value} |\n")
            };
            format!(
                "## Nachweis\n\n| | |\n| --- | --- |\n{}",
                FACTS.iter().map(row).collect::<String>()
            )
        };
        let text = format!("# Bericht\n\n{}\nText\n\n{}", table("falsch"), table("aaaa"));
        let (form, belegt) = Belegt::parse(&text).expect("a report");
        assert_eq!((form, belegt.commit.as_str()), (Form::Md, "aaaa"));
        for text in [
            "",
            "# Bericht\n",
            "{}",
            "{\"schema\": \"ddv.karte/1\"}",
            "Nachweis\nQuartal  2026-Q3\n",
        ] {
            assert_eq!(Belegt::parse(text), None, "{text:?}");
        }
    }
}
