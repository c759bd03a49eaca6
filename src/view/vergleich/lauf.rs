//! A run of a comparison: which settings it had, and what it is called.

use serde::Serialize;

use crate::view::kopf::Kopf;
use crate::view::report::Report;
use crate::view::variante::Variante;
use crate::view::zahlwort::count;

/// A run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lauf {
    /// `ddv.toml`, `V1`, `V2`.
    lauf: String,
    variante: Variante,
    /// Entity files that its figures lack, where that is another number than in the head.
    #[serde(skip_serializing_if = "Option::is_none")]
    unlesbar: Option<usize>,
}

impl Lauf {
    /// The run with the settings of `ddv.toml`: the first one of every comparison.
    pub fn basis() -> Self {
        Self {
            lauf: "ddv.toml".to_owned(),
            variante: Variante::default(),
            unlesbar: None,
        }
    }

    /// Run `number`, from 1, with other settings; its figures lack `unlesbar` files, those of the first run `basis`.
    pub fn new(number: usize, variante: Variante, unlesbar: usize, basis: usize) -> Self {
        Self {
            lauf: format!("V{number}"),
            variante,
            unlesbar: (unlesbar != basis).then_some(unlesbar),
        }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.lauf
    }

    /// A column of the run: `rang` of `ddv.toml`, `rang_v1`.
    pub(super) fn key(&self, column: &str) -> String {
        if self.variante.is_empty() {
            column.to_owned()
        } else {
            format!("{column}_{}", self.lauf.to_lowercase())
        }
    }

    /// The title of such a column: `Rang`, `Rang V1`.
    pub(super) fn title(&self, column: &str) -> String {
        if self.variante.is_empty() {
            column.to_owned()
        } else {
            format!("{column} {}", self.lauf)
        }
    }
}

/// A report on a comparison, with its head.
pub(super) fn report(title: String, kopf: &Kopf, laeufe: &[Lauf]) -> Report {
    let mut context = kopf.context();
    context.push("Verglichen mit den Einstellungen in `ddv.toml`:".to_owned());
    context.extend(laeufe.iter().skip(1).map(|lauf| {
        let missing = lauf.unlesbar.map_or_else(String::new, |n| {
            format!(
                "; {} dabei nicht lesbar",
                count(n as u64, "Datei ist", "Dateien sind")
            )
        });
        format!("{}: {}{missing}", lauf.lauf, lauf.variante.lang())
    }));
    Report::new(title, context)
}
