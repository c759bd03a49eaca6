//! What every output says of itself: administration, day, commit, files that are missing in its figures.

use serde::Serialize;

use super::aenderungsstand::WITHOUT_HISTORY;
use super::output::Output;
use super::variante::Variante;
use super::zahlwort::grouped;
use crate::history::Standing;
use crate::load::Snapshot;
use crate::model::{Datum, Kind};

/// The head of an output (`fachmodell` 9).
#[derive(Debug, Clone, PartialEq)]
pub struct Kopf {
    /// Name of the administration.
    pub verwaltung: String,
    /// The day that the figures hold for.
    pub stichtag: Datum,
    /// Full id of the commit; none outside of git.
    pub commit: Option<String>,
    /// The day it was committed; none outside of git.
    pub commit_tag: Option<Datum>,
    /// The registry differs from the commit.
    pub geaendert: bool,
    /// Entity files that the figures lack.
    pub unlesbar: usize,
    /// The filter that narrows all figures, if there is one.
    pub filter: Option<KopfFilter>,
    /// The assumptions of the run; none if it rests on `ddv.toml` as it is.
    pub variante: Variante,
    /// The output is about no register: its head says nothing.
    is_bare: bool,
}

/// A filter over the active processes, or over the entries of another kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KopfFilter {
    /// The expression.
    pub ausdruck: String,
    /// Entries that pass.
    pub auswahl: usize,
    /// Entries that were asked: of processes the active ones; of the OE if one is named.
    pub von: usize,
    /// The kind of the entries.
    pub was: Kind,
    /// It asks for a Siegel that only the history can tell, and there is none.
    pub is_history_missed: bool,
}

impl Kopf {
    /// The head of outputs made from `snapshot`.
    pub fn new(snapshot: &Snapshot, stichtag: Datum, standing: Standing) -> Self {
        Self {
            unlesbar: snapshot.unreadable,
            ..Self::of(&snapshot.config.verwaltung, stichtag, standing)
        }
    }

    /// The head of outputs about the register of `verwaltung`, whatever can't be read of it.
    pub fn of(verwaltung: &str, stichtag: Datum, standing: Standing) -> Self {
        let (commit, commit_tag) = standing.commit.unzip();
        Self {
            verwaltung: verwaltung.to_owned(),
            stichtag,
            commit,
            commit_tag,
            geaendert: standing.is_changed,
            unlesbar: 0,
            filter: None,
            variante: Variante::default(),
            is_bare: false,
        }
    }

    /// The head of an output that is about no register: it says nothing.
    pub fn bare(stichtag: Datum) -> Self {
        Self {
            is_bare: true,
            ..Self::of("", stichtag, Standing::default())
        }
    }

    /// The JSON document of `view`: its name, the head, then its own keys.
    ///
    /// # Panics
    /// If `view` does not serialise to a map, which would be a mistake in a view.
    pub fn json<V: Output>(&self, view: &V) -> String {
        let document = Document {
            schema: format!("ddv.{}/{}", view.name(), view.version()),
            kopf: (!self.is_bare).then_some(KopfJson {
                verwaltung: &self.verwaltung,
                stichtag: self.stichtag,
                commit: self.commit.as_deref(),
                geaendert: self.geaendert.then_some(true),
                unlesbar: Some(self.unlesbar).filter(|n| *n > 0),
            }),
            body: view,
            filter: self.filter.as_ref().map(|f| f.ausdruck.as_str()),
            variante: Some(&self.variante).filter(|v| !v.is_empty()),
        };
        format!("{}\n", super::json::text(&document))
    }

    /// The head in words, one line each.
    pub fn context(&self) -> Vec<String> {
        if self.is_bare {
            return Vec::new();
        }
        let mut lines = vec![format!(
            "{}, Stichtag {}",
            self.verwaltung,
            self.stichtag.german()
        )];
        if let Some(commit) = &self.commit {
            let changed = if self.geaendert {
                ", mit Änderungen, die noch nicht eingecheckt sind"
            } else {
                ""
            };
            let tag = self.commit_tag.map(|tag| format!(" vom {}", tag.german()));
            lines.push(format!(
                "Stand: Commit {}{}{changed}",
                &commit[..commit.len().min(12)],
                tag.unwrap_or_default()
            ));
        }
        if let Some(missing) = self.missing() {
            lines.push(missing);
        }
        if let Some(filter) = &self.filter {
            let (ausdruck, von) = (&filter.ausdruck, grouped(filter.von as u64));
            let auswahl = grouped(filter.auswahl as u64);
            let was = match filter.was {
                Kind::Prozesse => "aktiven Prozessen",
                Kind::Organisation => "Organisationseinheiten",
                Kind::Komponenten => "Komponenten",
                Kind::Projekte => "Projekten",
                Kind::Programme => "Programmen",
                Kind::Ziele => "Zielen",
                Kind::Vorgaben => "Vorgaben",
                Kind::Berufsgruppen => "Berufsgruppen",
            };
            lines.push(format!(
                "Filter: {ausdruck} ({auswahl} von {von} {was}; alle Zahlen gelten nur für diese)"
            ));
            if filter.is_history_missed {
                lines.push(WITHOUT_HISTORY.to_owned());
            }
        }
        if !self.variante.is_empty() {
            lines.push(format!("Variante: {}", self.variante.lang()));
        }
        if self.variante.is_different() {
            lines.push(
                "Die Zahlen gelten für diese Variante, nicht für die Einstellungen in `ddv.toml`.".to_owned(),
            );
        }
        lines
    }

    /// The sentence about files that the figures lack, if there are any.
    pub fn missing(&self) -> Option<String> {
        match self.unlesbar {
            0 => None,
            1 => Some(
                "Eine Datei ist nicht lesbar und fehlt in allen Zahlen; `ddv pruefen` nennt sie.".to_owned(),
            ),
            n => Some(format!(
                "{n} Dateien sind nicht lesbar und fehlen in allen Zahlen; `ddv pruefen` nennt sie."
            )),
        }
    }
}

/// Written in one go: a tree of JSON values would take many times the size of the text.
#[derive(Serialize)]
struct Document<'k, B> {
    schema: String,
    #[serde(flatten)]
    kopf: Option<KopfJson<'k>>,
    #[serde(flatten)]
    body: &'k B,
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    variante: Option<&'k Variante>,
}

#[derive(Serialize)]
struct KopfJson<'k> {
    verwaltung: &'k str,
    stichtag: Datum,
    commit: Option<&'k str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geaendert: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unlesbar: Option<usize>,
}
