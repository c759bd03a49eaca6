//! Figures with their base, and the difference between two of them, in cells and in words.

use serde::Serialize;

use crate::score::ziel::{Grundgesamtheit, ZielIst};
use crate::view::report::Cell;
use crate::view::zahlwort::{decimal, grouped};

/// A figure with its base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Groesse {
    /// A count.
    Anzahl(u64),
    /// A share.
    Anteil(ZielIst),
}

impl Groesse {
    /// `teil` of `von`.
    pub fn teil(teil: u64, von: u64) -> Self {
        let wert = (von > 0).then(|| teil as f64 / von as f64);
        let basis = Grundgesamtheit::Teil { teil, von };
        Self::Anteil(ZielIst { wert, basis })
    }

    /// A mean over some of all processes.
    pub fn mittel(wert: Option<f64>, ueber: u64, alle: u64) -> Self {
        let basis = Grundgesamtheit::Mittel { ueber, alle };
        Self::Anteil(ZielIst { wert, basis })
    }

    /// Whether it has a value.
    pub fn is_defined(self) -> bool {
        match self {
            Self::Anzahl(_) => true,
            Self::Anteil(ist) => ist.wert.is_some(),
        }
    }

    /// For people, with its base.
    pub fn cell(self) -> Cell {
        match self {
            Self::Anzahl(n) => Cell::count(Some(n)),
            Self::Anteil(ist) => ist_cell(ist),
        }
    }

    /// What changed since `before`; none if one of the two has no value.
    pub fn since(self, before: Self) -> Option<Differenz> {
        match (self, before) {
            (Self::Anzahl(now), Self::Anzahl(then)) => Some(Differenz::anzahl(now, then)),
            (Self::Anteil(now), Self::Anteil(then)) => Differenz::anteil(now.wert, then.wert),
            (Self::Anzahl(_), Self::Anteil(_)) | (Self::Anteil(_), Self::Anzahl(_)) => None,
        }
    }

    /// For machines.
    pub fn json(self) -> GroesseJson {
        match self {
            Self::Anzahl(n) => GroesseJson {
                wert: n.into(),
                teil: None,
                basis: None,
                alle: None,
            },
            Self::Anteil(ist) => {
                let (teil, basis, alle) = match ist.basis {
                    Grundgesamtheit::Teil { teil, von } => (Some(teil), von, None),
                    Grundgesamtheit::Mittel { ueber, alle } => (None, ueber, Some(alle)),
                };
                GroesseJson {
                    wert: ist.wert.into(),
                    teil,
                    basis: Some(basis),
                    alle,
                }
            }
        }
    }
}

/// The figure of a goal with its base.
pub(in crate::view) fn ist_cell(ist: ZielIst) -> Cell {
    let Some(value) = ist.wert else {
        return Cell::Missing;
    };
    match ist.basis {
        Grundgesamtheit::Teil { teil, von } => Cell::Share {
            value,
            part: teil,
            base: von,
        },
        Grundgesamtheit::Mittel { ueber, alle } => Cell::Mean {
            value,
            over: ueber,
            all: alle,
        },
    }
}

/// A figure for machines: shares are unrounded, undefined ones `null`; what it rests on where it is a share.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GroesseJson {
    wert: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    teil: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alle: Option<u64>,
}

/// What a figure changed by: a count by a number, a share by a share.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub(in crate::view) enum Differenz {
    /// More or fewer.
    Anzahl(i64),
    /// Higher or lower by this share: 0.021 are 2.1 percentage points.
    Anteil(f64),
}

/// Where a figure went, as far as people see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::view) enum Richtung {
    /// Up.
    Hoch,
    /// Not, or by less than is shown.
    Gleich,
    /// Down.
    Runter,
}

impl Differenz {
    /// From one count to another.
    pub fn anzahl(now: u64, then: u64) -> Self {
        let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Self::Anzahl(signed(now).saturating_sub(signed(then)))
    }

    /// From one share to another; none if one is undefined.
    pub fn anteil(now: Option<f64>, then: Option<f64>) -> Option<Self> {
        Some(Self::Anteil(now? - then?))
    }

    /// Where it went: a change that would show as 0,0 is none.
    pub fn richtung(self) -> Richtung {
        let shown = match self {
            Self::Anzahl(n) => n as f64,
            Self::Anteil(share) if decimal(share.abs() * 100.0, 1) == "0,0" => 0.0,
            Self::Anteil(share) => share,
        };
        if shown > 0.0 {
            Richtung::Hoch
        } else if shown < 0.0 {
            Richtung::Runter
        } else {
            Richtung::Gleich
        }
    }

    /// Without sign and unit: `"2,1"`, `"3"`.
    pub fn betrag(self) -> String {
        match self {
            Self::Anzahl(n) => grouped(n.unsigned_abs()),
            Self::Anteil(share) => decimal(share.abs() * 100.0, 1),
        }
    }

    /// With sign, without unit: `"+2,1"`, `"±0"`.
    pub fn kurz(self) -> String {
        match self.richtung() {
            Richtung::Hoch => format!("+{}", self.betrag()),
            Richtung::Gleich => "±0".to_owned(),
            Richtung::Runter => format!("-{}", self.betrag()),
        }
    }

    /// With sign and unit: `"+2,1 Prozentpunkte"`, `"unverändert"`.
    pub fn lang(self) -> String {
        match (self.richtung(), self) {
            (Richtung::Gleich, _) => "unverändert".to_owned(),
            (Richtung::Hoch | Richtung::Runter, Self::Anzahl(_)) => self.kurz(),
            (Richtung::Hoch | Richtung::Runter, Self::Anteil(_)) => {
                format!("{} Prozentpunkte", self.kurz())
            }
        }
    }
}

/// A change as a cell without unit, for columns that name it.
pub(super) fn kurz_cell(differenz: Option<Differenz>) -> Cell {
    Cell::text(differenz.map(Differenz::kurz))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_in_words() {
        let share = |now, then| Differenz::anteil(Some(now), Some(then)).map(Differenz::lang);
        assert_eq!(share(0.414, 0.393).as_deref(), Some("+2,1 Prozentpunkte"));
        assert_eq!(share(0.4, 0.51).as_deref(), Some("-11,0 Prozentpunkte"));
        assert_eq!(share(0.4, 0.4004).as_deref(), Some("unverändert"));
        assert_eq!(Differenz::anteil(None, Some(0.1)), None);
        assert_eq!(Differenz::anzahl(3, 1500).lang(), "-1.497");
        assert_eq!(Differenz::anzahl(3, 3).kurz(), "±0");
    }
}
