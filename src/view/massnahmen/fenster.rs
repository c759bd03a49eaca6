//! The part of time that is shown.

use crate::model::Datum;

/// From and to; an open side is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fenster {
    /// First day.
    pub von: Option<Datum>,
    /// Last day.
    pub bis: Option<Datum>,
}

impl Fenster {
    /// Whether something from `von` to `bis` reaches into it. A day that is missing keeps it inside.
    pub fn touches(self, von: Option<Datum>, bis: Option<Datum>) -> bool {
        let ends_before = self.von.zip(bis).is_some_and(|(first, end)| end < first);
        let begins_after = self.bis.zip(von).is_some_and(|(last, begin)| begin > last);
        !ends_before && !begins_after
    }

    /// Whether `tag` lies within.
    pub fn holds(self, tag: Datum) -> bool {
        self.touches(Some(tag), Some(tag))
    }

    /// Whether a side is set.
    pub fn is_set(self) -> bool {
        self.von.is_some() || self.bis.is_some()
    }

    /// The days of a picture of periods: the sides that are set, else what is there and `stichtag`. None without a period.
    pub fn span(self, days: impl Iterator<Item = (Datum, Datum)>, stichtag: Datum) -> Option<(Datum, Datum)> {
        let all = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
        let von = self.von.unwrap_or(all.0.min(stichtag));
        let bis = self.bis.unwrap_or(all.1.max(stichtag));
        Some((von, bis.max(von)))
    }

    /// In a sentence; nothing if no side is set.
    pub fn german(self) -> Option<String> {
        match (self.von, self.bis) {
            (Some(von), Some(bis)) => Some(format!("Zeitraum: {} bis {}", von.german(), bis.german())),
            (Some(von), None) => Some(format!("Zeitraum: ab {}", von.german())),
            (None, Some(bis)) => Some(format!("Zeitraum: bis {}", bis.german())),
            (None, None) => None,
        }
    }
}
