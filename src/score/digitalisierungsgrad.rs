//! The Digitalisierungsgrad of a process and the cells of the Digitalisierungskarte (D S. 23-24; `fachmodell` 5).

use super::wert::ratio;
use crate::config::Config;
use crate::model::prozess::{Nutzung, NutzungStatus, Prozess};
use crate::model::record::words;
use crate::model::{Anteil, Datum, KomponenteEntity, Registry};

words! {
    /// A cell of the Digitalisierungskarte.
    pub enum Zelle {
        /// In use.
        Genutzt = "genutzt",
        /// In use for part of the cases.
        Teilweise = "teilweise" / "teilweise genutzt",
        /// Decided.
        Geplant = "geplant",
        /// Applicable, not planned.
        Moeglich = "moeglich" / "möglich",
        /// Makes no sense here: written so, or outside the component's scope.
        NichtAnwendbar = "nicht-anwendbar" / "nicht anwendbar",
        /// The question was not asked yet.
        Ungeprueft = "ungeprueft" / "ungeprüft",
    }
}

impl Zelle {
    /// The cell of `prozess` and `komponente`: the written status, else whether the component is meant for the process.
    pub fn of(prozess: &Prozess, komponente: &KomponenteEntity) -> Self {
        match prozess.komponenten.get(&komponente.id) {
            Some(nutzung) => nutzung.status.into(),
            None if komponente.applies_to(prozess) => Self::Ungeprueft,
            None => Self::NichtAnwendbar,
        }
    }

    /// Whether a cell whose first day of use has come is in use, fully or partly.
    pub fn is_use(self) -> bool {
        match self {
            Self::Genutzt | Self::Teilweise => true,
            Self::Geplant | Self::Moeglich | Self::NichtAnwendbar | Self::Ungeprueft => false,
        }
    }
}

impl From<NutzungStatus> for Zelle {
    fn from(status: NutzungStatus) -> Self {
        match status {
            NutzungStatus::Genutzt => Self::Genutzt,
            NutzungStatus::Teilweise => Self::Teilweise,
            NutzungStatus::Geplant => Self::Geplant,
            NutzungStatus::Moeglich => Self::Moeglich,
            NutzungStatus::NichtAnwendbar => Self::NichtAnwendbar,
        }
    }
}

/// The columns of the Karte on a day: the components available then, by id.
#[derive(Debug, Clone)]
pub struct Spalten<'r> {
    /// The components.
    pub komponenten: Vec<&'r KomponenteEntity>,
    /// The day they are available on.
    pub tag: Datum,
    /// `geplant` up to the day counts as used: the Karte as planned.
    pub is_plan: bool,
}

impl<'r> Spalten<'r> {
    /// The columns on `tag`.
    pub fn on(registry: &'r Registry, tag: Datum) -> Self {
        let komponenten = registry
            .komponenten
            .iter()
            .filter(|k| k.is_available(tag))
            .collect();
        Self {
            komponenten,
            tag,
            is_plan: false,
        }
    }

    /// The columns on the future day `tag`, with what is planned up to then.
    pub fn planned(registry: &'r Registry, tag: Datum) -> Self {
        Self {
            is_plan: true,
            ..Self::on(registry, tag)
        }
    }

    /// What the use of a component counts on the day: 1, the share of `teilweise`, or 0.
    fn counts(&self, nutzung: Option<&Nutzung>, config: &Config) -> f64 {
        let Some(nutzung) = nutzung else { return 0.0 };
        let since = nutzung.seit.is_some_and(|day| day <= self.tag);
        let until = nutzung.bis.is_some_and(|day| day <= self.tag);
        match nutzung.status {
            NutzungStatus::Genutzt if since => 1.0,
            NutzungStatus::Teilweise if since => config.teilweise,
            NutzungStatus::Geplant if self.is_plan && until => 1.0,
            NutzungStatus::Genutzt
            | NutzungStatus::Teilweise
            | NutzungStatus::Geplant
            | NutzungStatus::Moeglich
            | NutzungStatus::NichtAnwendbar => 0.0,
        }
    }

    /// The Digitalisierungsgrad of `prozess` over these columns.
    pub fn grad(&self, prozess: &Prozess, config: &Config) -> ProzessGrad {
        let mut grad = ProzessGrad {
            zellen: Vec::with_capacity(self.komponenten.len()),
            beitraege: Vec::with_capacity(self.komponenten.len()),
            in_nutzung: Vec::with_capacity(self.komponenten.len()),
            erreicht: 0.0,
            moeglich: 0.0,
            geprueft: 0,
            zu_pruefen: 0,
        };
        for komponente in &self.komponenten {
            let nutzung = prozess.komponenten.get(&komponente.id);
            let is_meant = komponente.applies_to(prozess);
            let zelle = Zelle::of(prozess, komponente);
            let counts = self.counts(nutzung, config);
            grad.zellen.push(zelle);
            grad.beitraege.push(counts);
            grad.in_nutzung
                .push(nutzung.is_some_and(|n| n.seit.is_some_and(|day| day <= self.tag)));
            if zelle != Zelle::NichtAnwendbar {
                grad.erreicht += komponente.weight() * counts;
                grad.moeglich += komponente.weight();
            }
            if is_meant {
                grad.zu_pruefen += 1;
                grad.geprueft += u64::from(nutzung.is_some());
            }
        }
        grad
    }
}

/// The Digitalisierungsgrad of one process and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct ProzessGrad {
    /// The cells, one per column.
    pub zellen: Vec<Zelle>,
    /// What each column counts, 0 to 1, before its weight.
    pub beitraege: Vec<f64>,
    /// Whether each column is in use on the day, fully or partly.
    pub in_nutzung: Vec<bool>,
    /// Sum of weight times contribution over the applicable columns.
    pub erreicht: f64,
    /// Sum of weights of the applicable columns.
    pub moeglich: f64,
    /// Columns meant for the process that have a written status.
    pub geprueft: u64,
    /// Columns meant for the process.
    pub zu_pruefen: u64,
}

impl ProzessGrad {
    /// D; undefined without an applicable column.
    pub fn grad(&self) -> Option<Anteil> {
        ratio(self.erreicht, self.moeglich)
    }

    /// Whether the process counts as digitalised: D reaches the limit of `ddv.toml`.
    pub fn is_digitalisiert(&self, config: &Config) -> bool {
        self.grad()
            .is_some_and(|d| d.get() >= config.digitalisiert_ab - 1e-9)
    }
}
