//! What every output says of itself: administration, day, commit, files that are missing in its figures.

use serde::Serialize;
use serde_json::{Map, Value};

use super::zahlwort::grouped;
use crate::history::Standing;
use crate::load::Snapshot;
use crate::model::Datum;

/// The head of an output (`fachmodell` 9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kopf {
    /// Name of the administration.
    pub verwaltung: String,
    /// The day that the figures hold for.
    pub stichtag: Datum,
    /// Full id of the commit; none outside of git.
    pub commit: Option<String>,
    /// The registry differs from the commit.
    pub geaendert: bool,
    /// Entity files that the figures lack.
    pub unlesbar: usize,
    /// The filter that narrows all figures, if there is one.
    pub filter: Option<KopfFilter>,
}

/// A filter over the active processes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KopfFilter {
    /// The expression.
    pub ausdruck: String,
    /// Processes that pass.
    pub auswahl: usize,
    /// Processes that were asked: the active ones, of the OE if one is named.
    pub von: usize,
}

impl Kopf {
    /// The head of outputs made from `snapshot`.
    pub fn new(snapshot: &Snapshot, stichtag: Datum, standing: Standing) -> Self {
        Self {
            verwaltung: snapshot.config.verwaltung.clone(),
            stichtag,
            commit: standing.commit,
            geaendert: standing.is_changed,
            unlesbar: snapshot.unreadable,
            filter: None,
        }
    }

    /// The JSON document `ddv.NAME/1`: the head, then the keys of `body`.
    ///
    /// # Panics
    /// If `body` does not serialise to a map, which would be a mistake in a view.
    pub fn json(&self, name: &str, body: &impl Serialize) -> String {
        let mut document = Map::new();
        document.insert("schema".to_owned(), schema(name));
        document.insert("verwaltung".to_owned(), self.verwaltung.clone().into());
        document.insert("stichtag".to_owned(), self.stichtag.to_string().into());
        document.insert("commit".to_owned(), self.commit.clone().into());
        if self.geaendert {
            document.insert("geaendert".to_owned(), true.into());
        }
        if self.unlesbar > 0 {
            document.insert("unlesbar".to_owned(), self.unlesbar.into());
        }
        let filter = self
            .filter
            .iter()
            .map(|f| ("filter".to_owned(), f.ausdruck.clone().into()));
        with_body(document, body, filter)
    }

    /// The head in words, one line each.
    pub fn context(&self) -> Vec<String> {
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
            lines.push(format!(
                "Stand: Commit {}{changed}",
                &commit[..commit.len().min(12)]
            ));
        }
        if let Some(missing) = self.missing() {
            lines.push(missing);
        }
        if let Some(filter) = &self.filter {
            let (ausdruck, von) = (&filter.ausdruck, grouped(filter.von as u64));
            let auswahl = grouped(filter.auswahl as u64);
            lines.push(format!(
                "Filter: {ausdruck} ({auswahl} von {von} aktiven Prozessen; alle Zahlen gelten nur für diese)"
            ));
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

/// The JSON document `ddv.NAME/1` of a view that is about no registry.
pub fn bare_json(name: &str, body: &impl Serialize) -> String {
    with_body(Map::from_iter([("schema".to_owned(), schema(name))]), body, [])
}

fn schema(name: &str) -> Value {
    format!("ddv.{name}/1").into()
}

fn with_body(
    mut document: Map<String, Value>,
    body: &impl Serialize,
    more: impl IntoIterator<Item = (String, Value)>,
) -> String {
    let body = serde_json::to_value(body).expect("views have text keys and finite numbers");
    let Value::Object(body) = body else {
        panic!("a view is a map of keys");
    };
    document.extend(body);
    document.extend(more);
    let mut text = serde_json::to_string_pretty(&document).expect("a JSON value can be written");
    text.push('\n');
    text
}
