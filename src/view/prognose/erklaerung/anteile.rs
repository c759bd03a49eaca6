//! What each component contributes to the forecast of one process or Berufsgruppe, and why, for people.

use std::fmt::Write as _;

use super::result::{Erklaerung, KomponenteRow};
use crate::model::Jahr;
use crate::score::prognose::Grund;
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};
use crate::view::zahlwort::{decimal, decimals, percent, zahl};

impl Erklaerung {
    /// The components with a share in any year; none if there is none.
    pub(super) fn shares(&self) -> Option<Table> {
        let minuten = self.basis.bearbeitungszeit_min;
        let counting: Vec<_> = self.komponenten.iter().filter(|k| k.has_share()).collect();
        let columns = Columns::new()
            .both("name", "Komponente", Room::Whole, |k: &KomponenteRow| {
                Cell::Text(k.name.clone())
            })
            .both("komponente", "Kennung", Room::Fixed(1), |k| {
                Cell::Id(k.komponente.clone())
            })
            .both("warum", "Warum", Room::Whole, |k| Cell::Text(k.why(minuten)))
            .both("anteile", "Anteil je Jahr", Room::Whole, |k| {
                Cell::Text(k.by_year())
            });
        (!counting.is_empty()).then(|| columns.table(counting))
    }

    /// The components without a share, by reason.
    pub(super) fn without_share(&self) -> Vec<String> {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for komponente in self.komponenten.iter().filter(|k| !k.has_share()) {
            let why = komponente.why_not();
            match reasons.iter_mut().find(|(known, _)| *known == why) {
                Some((_, ids)) => ids.push(&komponente.komponente),
                None => reasons.push((why, vec![&komponente.komponente])),
            }
        }
        let line = |(why, ids): &(&str, Vec<&str>)| format!("Kein Anteil, {why}: {}", ids.join(", "));
        reasons.iter().map(line).collect()
    }
}

impl KomponenteRow {
    pub(super) fn has_share(&self) -> bool {
        self.anteile.values().any(|share| *share != 0.0)
    }

    /// Why it has a share.
    fn why(&self, minuten: Option<f64>) -> String {
        let mut why = match self.wegen {
            Grund::Wirkung {
                minuten: change, ab, ..
            } => format!(
                "Wirkung im Steckbrief: {} von {} Minuten, ab {ab}",
                signed(change),
                zahl(minuten.unwrap_or_default())
            ),
            Grund::Effekt { ab: Some(ab) } => format!("geplant: Effekt ab {ab}"),
            Grund::Effekt { ab: None }
            | Grund::Genutzt
            | Grund::NichtAnwendbar
            | Grund::AusserhalbGeltung
            | Grund::NichtGeplant => "Effekt der Komponente".to_owned(),
        };
        if self.faktor < 1.0 {
            let _ = write!(why, "; teilweise genutzt, noch × {}", zahl(self.faktor));
        }
        if let Some(jahr) = self.abgeloest_ab {
            let _ = write!(why, "; abgelöst {jahr}");
        }
        why
    }

    /// Why it has none.
    fn why_not(&self) -> &'static str {
        match self.wegen {
            Grund::Genutzt => "schon genutzt",
            Grund::NichtAnwendbar => "laut Steckbrief nicht anwendbar",
            Grund::AusserhalbGeltung => "nicht für solche Prozesse gedacht",
            Grund::NichtGeplant => "nicht geplant",
            Grund::Effekt { .. } if self.grund == "ohne-effekt" => "ohne `effekt`",
            Grund::Effekt { .. } | Grund::Wirkung { .. } if self.abgeloest_ab.is_some() => "vorher abgelöst",
            Grund::Effekt { .. } | Grund::Wirkung { .. } if self.faktor == 0.0 => {
                "teilweise genutzt, und das zählt voll"
            }
            Grund::Effekt { .. } => "Effekt bis dahin 0",
            Grund::Wirkung { .. } => "Wirkung bis dahin 0",
        }
    }

    /// `2027 1,5 %, 2028–2029 3,0 %, ab 2030 5,0 %`: years of the same share in one.
    fn by_year(&self) -> String {
        let mut runs: Vec<(Jahr, Jahr, String)> = Vec::new();
        for (jahr, share) in &self.anteile {
            // A line may end behind a comma only.
            let text = percent(*share).replace(' ', "\u{a0}");
            match runs.last_mut() {
                Some((_, to, same)) if *same == text => *to = *jahr,
                Some(_) | None => runs.push((*jahr, *jahr, text)),
            }
        }
        let last = runs.len().saturating_sub(1);
        let run = |(at, (from, to, text)): (usize, &(Jahr, Jahr, String))| {
            if at == last && from != to {
                format!("ab\u{a0}{from}\u{a0}{text}")
            } else if from == to {
                format!("{from}\u{a0}{text}")
            } else {
                format!("{from}–{to}\u{a0}{text}")
            }
        };
        let parts: Vec<String> = runs.iter().enumerate().map(run).collect();
        parts.join(", ")
    }
}

/// A change with its sign.
fn signed(number: f64) -> String {
    if number > 0.0 {
        format!("+{}", zahl(number))
    } else {
        decimal(number, decimals(number))
    }
}
