//! The value of a figure with what it rests on, and the difference of two values.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::wert::whole;
use crate::model::{Anteil, Jahr};

/// The value of a figure: what is divided by what, and how many processes are left out. In JSON `{"wert", "teil",
/// "von"}`, for a mean over `teil` of `von` processes; without `teil` and `von` where nothing is divided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kennwert {
    /// A count.
    Anzahl(u64),
    /// A share; undefined where there is no whole. More than the whole is a finding, not an error here: it is given as
    /// it is.
    Anteil {
        /// How many.
        teil: u64,
        /// Of how many.
        von: u64,
        /// Processes that are left out, as they lack what it needs.
        ohne: u64,
    },
    /// A mean over some of all processes.
    Mittel {
        /// The mean; undefined over none.
        wert: Option<Anteil>,
        /// Over so many.
        ueber: u64,
        /// Of so many.
        alle: u64,
    },
    /// A number on its own scale, 0 to 100; undefined without its base.
    Punkte(Option<f64>),
    /// An amount over some of all processes or other things; undefined where none states it.
    Betrag {
        /// The sum.
        wert: Option<f64>,
        /// What it is a sum of.
        mass: Mass,
        /// Over so many.
        ueber: u64,
        /// Of so many.
        alle: u64,
    },
    /// How much of an amount another one is; undefined where there is no whole to speak of.
    Verhaeltnis {
        /// The ratio.
        wert: Option<f64>,
        /// The part.
        teil: f64,
        /// The whole.
        von: f64,
        /// What both are amounts of.
        mass: Mass,
    },
    /// A year.
    Jahr(Jahr),
}

/// What an amount is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mass {
    /// EUR.
    Euro,
    /// Full-time equivalents.
    Stellen,
    /// Cases.
    Faelle,
}

impl Kennwert {
    /// `teil` of `von` where nothing is left out.
    pub fn anteil(teil: u64, von: u64) -> Self {
        Self::Anteil { teil, von, ohne: 0 }
    }

    /// The plain number; shares from 0 to 1; none if it is undefined.
    pub fn wert(self) -> Option<f64> {
        match self {
            Self::Anzahl(n) => Some(n as f64),
            Self::Anteil { teil, von, .. } => (von > 0).then(|| teil as f64 / von as f64),
            Self::Mittel { wert, .. } => wert.map(Anteil::get),
            Self::Punkte(points) => points,
            Self::Betrag { wert, .. } | Self::Verhaeltnis { wert, .. } => wert.filter(|n| n.is_finite()),
            Self::Jahr(jahr) => Some(f64::from(jahr.0)),
        }
    }

    /// What it rests on: so many of so many; none where nothing is divided.
    pub fn basis(self) -> Option<(u64, u64)> {
        match self {
            Self::Anteil { teil, von, .. } => Some((teil, von)),
            Self::Mittel { ueber, alle, .. } | Self::Betrag { ueber, alle, .. } => Some((ueber, alle)),
            Self::Anzahl(_) | Self::Punkte(_) | Self::Verhaeltnis { .. } | Self::Jahr(_) => None,
        }
    }

    /// Processes that are left out.
    pub fn ohne(self) -> u64 {
        match self {
            Self::Anteil { ohne, .. } => ohne,
            Self::Mittel { ueber, alle, .. } | Self::Betrag { ueber, alle, .. } => alle.saturating_sub(ueber),
            Self::Anzahl(_) | Self::Punkte(_) | Self::Verhaeltnis { .. } | Self::Jahr(_) => 0,
        }
    }

    /// What changed since `before`; none if one of the two is undefined. What differs in the last bits only does not
    /// differ.
    pub fn since(self, before: Self) -> Option<Differenz> {
        if let (Self::Anzahl(now), Self::Anzahl(then)) = (self, before) {
            return Some(Differenz::anzahl(now, then));
        }
        let (now, then) = (self.wert()?, before.wert()?);
        let difference = without_noise(now, then);
        Some(match self {
            Self::Jahr(_) => whole(difference).map_or(Differenz::Punkte(difference), Differenz::Anzahl),
            Self::Anzahl(_) | Self::Punkte(_) => Differenz::Punkte(difference),
            Self::Anteil { .. } | Self::Mittel { .. } | Self::Verhaeltnis { .. } => {
                Differenz::Anteil(difference)
            }
            Self::Betrag { mass: Mass::Euro, .. } => Differenz::Euro(difference),
            Self::Betrag {
                mass: Mass::Stellen, ..
            } => Differenz::Stellen(difference),
            Self::Betrag {
                mass: Mass::Faelle, ..
            } => Differenz::Faelle(difference),
        })
    }
}

/// `now` less `then`; nothing where they differ in the last bits only.
fn without_noise(now: f64, then: f64) -> f64 {
    let difference = now - then;
    let noise = 1e-12 * now.abs().max(then.abs()).max(1.0);
    if difference.abs() <= noise {
        0.0
    } else {
        difference
    }
}

impl Serialize for Kennwert {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("wert", &Zahl(*self))?;
        if let Some((teil, von)) = self.basis() {
            map.serialize_entry("teil", &teil)?;
            map.serialize_entry("von", &von)?;
        }
        map.end()
    }
}

/// A value as the plain number alone, for JSON whose base stands beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zahl(pub Kennwert);

impl Serialize for Zahl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Kennwert::Anzahl(n) => n.serialize(serializer),
            Kennwert::Jahr(jahr) => jahr.0.serialize(serializer),
            Kennwert::Betrag {
                wert: Some(n),
                mass: Mass::Faelle,
                ..
            } => as_whole(&n, serializer),
            Kennwert::Anteil { .. }
            | Kennwert::Mittel { .. }
            | Kennwert::Punkte(_)
            | Kennwert::Betrag { .. }
            | Kennwert::Verhaeltnis { .. } => self.0.wert().serialize(serializer),
        }
    }
}

/// What a figure changed by: in JSON the plain number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Differenz {
    /// More or fewer.
    Anzahl(i64),
    /// Higher or lower by this share: 0.021 are 2.1 percentage points.
    Anteil(f64),
    /// Higher or lower on its own scale.
    Punkte(f64),
    /// EUR.
    Euro(f64),
    /// Full-time equivalents.
    Stellen(f64),
    /// Cases.
    #[serde(serialize_with = "as_whole")]
    Faelle(f64),
}

/// Without a decimal point where it is a whole number.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn as_whole<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    match whole(*number) {
        Some(number) => number.serialize(serializer),
        None => number.serialize(serializer),
    }
}

impl Differenz {
    /// From one count to another.
    pub fn anzahl(now: u64, then: u64) -> Self {
        let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Self::Anzahl(signed(now).saturating_sub(signed(then)))
    }

    /// From one share to another; none if one is undefined.
    pub fn anteil(now: Option<f64>, then: Option<f64>) -> Option<Self> {
        Some(Self::Anteil(without_noise(now?, then?)))
    }

    /// The plain number.
    pub fn get(self) -> f64 {
        match self {
            Self::Anzahl(n) => n as f64,
            Self::Anteil(d) | Self::Punkte(d) | Self::Euro(d) | Self::Stellen(d) | Self::Faelle(d) => d,
        }
    }

    /// Whether nothing changed.
    pub fn is_none(self) -> bool {
        self.get() == 0.0
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_share_says_what_it_rests_on() {
        let share = Kennwert::anteil(1, 4);
        let json = serde_json::to_value(share).expect("plain data");
        assert_eq!(json, json!({"wert": 0.25, "teil": 1, "von": 4}));
        let nothing = serde_json::to_value(Kennwert::anteil(0, 0)).expect("plain data");
        assert_eq!(nothing, json!({"wert": null, "teil": 0, "von": 0}));
        let count = serde_json::to_value(Kennwert::Anzahl(3)).expect("plain data");
        assert_eq!(count, json!({"wert": 3}));
        // More digital cases than cases: a finding names it, the figure stays.
        assert_eq!(Kennwert::anteil(6, 4).wert(), Some(1.5));
    }

    #[test]
    fn differences_know_their_unit_and_no_noise() {
        let third = Kennwert::Mittel {
            wert: Anteil::new(0.1 + 0.2),
            ueber: 2,
            alle: 2,
        };
        let same = Kennwert::Mittel {
            wert: Anteil::new(0.3),
            ueber: 2,
            alle: 2,
        };
        assert_eq!(third.since(same), Some(Differenz::Anteil(0.0)));
        assert_eq!(
            Kennwert::anteil(3, 4).since(Kennwert::anteil(1, 4)),
            Some(Differenz::Anteil(0.5))
        );
        assert_eq!(Kennwert::anteil(3, 4).since(Kennwert::anteil(0, 0)), None);
        assert_eq!(
            Kennwert::Anzahl(3).since(Kennwert::Anzahl(5)),
            Some(Differenz::Anzahl(-2))
        );
        assert_eq!(
            Kennwert::Punkte(Some(62.5)).since(Kennwert::Punkte(Some(50.0))),
            Some(Differenz::Punkte(12.5))
        );
    }
}
