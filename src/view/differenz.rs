//! The difference of two figures in words: one spelling of every change, and of none.

use super::zahlwort::{decimal, grouped};
use crate::score::Differenz;

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
    /// Where it went: a change that would show as 0,0 is none.
    pub(in crate::view) fn richtung(self) -> Richtung {
        let is_shown = self.betrag().bytes().any(|b| matches!(b, b'1'..=b'9'));
        match self.get() {
            d if !is_shown || d == 0.0 => Richtung::Gleich,
            d if d > 0.0 => Richtung::Hoch,
            _ => Richtung::Runter,
        }
    }

    /// Without sign and unit: `"2,1"`, `"3"`.
    pub(in crate::view) fn betrag(self) -> String {
        match self {
            Self::Anzahl(n) => grouped(n.unsigned_abs()),
            Self::Anteil(share) => decimal(share.abs() * 100.0, 1),
            Self::Punkte(points) => decimal(points.abs(), 1),
            Self::Euro(amount) | Self::Faelle(amount) => decimal(amount.abs(), 0),
            Self::Stellen(n) => decimal(n.abs(), 2),
        }
    }

    /// With sign, for columns that name the unit: `"+2,1"`, `"unverändert"`.
    pub(in crate::view) fn kurz(self) -> String {
        self.with_unit("")
    }

    /// With sign and unit: `"+2,1 Prozentpunkte"`, `"unverändert"`; `"fast unverändert"` where it is less than is shown.
    pub(in crate::view) fn lang(self) -> String {
        self.with_unit(match self {
            Self::Anzahl(_) | Self::Punkte(_) | Self::Stellen(_) | Self::Faelle(_) => "",
            Self::Anteil(_) => " Prozentpunkte",
            Self::Euro(_) => " €",
        })
    }

    /// As [`lang`](Self::lang), a share with as many decimals as a small change needs.
    pub(in crate::view) fn genau(self) -> String {
        let Self::Anteil(share) = self else {
            return self.lang();
        };
        let sign = match share {
            0.0 => return self.lang(),
            d if d > 0.0 => "+",
            _ => "-",
        };
        let texts = (1..=4).map(|decimals| decimal(share.abs() * 100.0, decimals));
        let is_zero = |text: &String| text.bytes().all(|b| matches!(b, b'0' | b','));
        let shown = texts.into_iter().find(|text| !is_zero(text));
        let shown = shown.unwrap_or_else(|| "unter 0,0001".to_owned());
        format!("{sign}{shown} Prozentpunkte")
    }

    fn with_unit(self, unit: &str) -> String {
        match self.richtung() {
            Richtung::Hoch => format!("+{}{unit}", self.betrag()),
            Richtung::Gleich if self.is_none() => "unverändert".to_owned(),
            Richtung::Gleich => "fast unverändert".to_owned(),
            Richtung::Runter => format!("-{}{unit}", self.betrag()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_in_words() {
        let share = |now, then| Differenz::anteil(Some(now), Some(then)).map(Differenz::lang);
        assert_eq!(share(0.414, 0.393).as_deref(), Some("+2,1 Prozentpunkte"));
        assert_eq!(share(0.4, 0.51).as_deref(), Some("-11,0 Prozentpunkte"));
        assert_eq!(share(0.4, 0.4004).as_deref(), Some("fast unverändert"));
        assert_eq!(share(0.1 + 0.2, 0.3).as_deref(), Some("unverändert"));
        assert_eq!(Differenz::anteil(None, Some(0.1)), None);
        assert_eq!(Differenz::anzahl(3, 1500).lang(), "-1.497");
        assert_eq!(Differenz::anzahl(3, 3).kurz(), "unverändert");
        assert_eq!(Differenz::Anteil(0.015).kurz(), "+1,5");
        assert_eq!(Differenz::Punkte(-12.5).kurz(), "-12,5");
        assert_eq!(Differenz::Euro(10.0).lang(), "+10 €");
        assert_eq!(Differenz::Stellen(0.001).lang(), "fast unverändert");
        assert_eq!(Differenz::Anteil(0.000_04).genau(), "+0,004 Prozentpunkte");
    }
}
