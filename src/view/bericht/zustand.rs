//! The figures of the whole register on one day: what the sections compare.

use super::differenz::Groesse;
use super::eingabe::Stand;
use crate::model::Anteil;
use crate::model::prozess::{Ausrichtung, Datenlage, JaTeilweiseNein, Prozess};
use crate::score::{Population, Spalten, Summe, Zelle};

/// The figures of the register on a day.
#[derive(Debug, Default)]
pub(super) struct Zustand {
    /// The sums of the Karte.
    pub summe: Summe,
    /// Active processes whose last review still holds.
    pub aktuell: u64,
    /// Active processes whose review is overdue.
    pub ueberfaellig: u64,
    /// Active processes without a day of their last review.
    pub ohne_ueberpruefung: u64,
    /// Active external processes that can be applied for online.
    pub online: u64,
    /// Active external processes that say whether they can.
    pub mit_online: u64,
    /// Applicable cells of the Karte.
    pub anwendbar: u64,
    /// Of these, in use, partly included.
    pub in_nutzung: u64,
    /// Processes behind the share of digital cases whose figures are estimated or invented.
    pub faelle_unsicher: u64,
    /// Active processes whose figures are measured.
    pub gemessen: u64,
    /// Active processes that don't say how sure their figures are.
    pub ohne_datenlage: u64,
    /// Active processes without a case number.
    pub ohne_fallzahl: u64,
    /// Active processes whose figures are older than `ddv.toml` allows.
    pub veraltet: u64,
}

impl Zustand {
    /// The figures of `stand`.
    pub fn of(stand: &Stand) -> Self {
        let (registry, config) = (&stand.snapshot.registry, &stand.snapshot.config);
        let spalten = Spalten::on(registry, stand.tag);
        let mut zustand = Self::default();
        for prozess in Population::new(registry, None).prozesse {
            let grad = spalten.grad(prozess, config);
            zustand.summe.add(prozess, &grad, config);
            for (zelle, in_use) in grad.zellen.iter().zip(&grad.in_nutzung) {
                zustand.anwendbar += u64::from(*zelle != Zelle::NichtAnwendbar);
                zustand.in_nutzung += u64::from(*in_use && is_use(*zelle));
            }
            match prozess.naechste_ueberpruefung(config.turnus_monate) {
                Some(due) if due >= stand.tag => zustand.aktuell += 1,
                Some(_) => zustand.ueberfaellig += 1,
                None => zustand.ohne_ueberpruefung += 1,
            }
            let old = config.kennzahlen_veraltet_monate;
            let day = prozess.kennzahlen.as_ref().and_then(|k| k.stand);
            zustand.veraltet += u64::from(day.is_some_and(|day| day.plus_months(old) < stand.tag));
            zustand.add_statements(prozess);
        }
        zustand
    }

    fn add_statements(&mut self, prozess: &Prozess) {
        let online = prozess.antrag.as_ref().and_then(|a| a.antragsmanagement);
        if prozess.ausrichtung == Some(Ausrichtung::Extern)
            && let Some(answer) = online
        {
            self.mit_online += 1;
            self.online += u64::from(answer == JaTeilweiseNein::Ja);
        }
        let zahlen = prozess.kennzahlen.as_ref();
        let datenlage = zahlen.and_then(|k| k.datenlage);
        let has_both = zahlen.is_some_and(|k| k.fallzahl.is_some() && k.fallzahl_digital.is_some());
        self.ohne_fallzahl += u64::from(zahlen.is_none_or(|k| k.fallzahl.is_none()));
        match datenlage {
            Some(Datenlage::Gemessen) => self.gemessen += 1,
            Some(Datenlage::Geschaetzt | Datenlage::Beispiel) => {
                self.faelle_unsicher += u64::from(has_both);
            }
            None => self.ohne_datenlage += 1,
        }
    }

    /// Digitalised of digitalisable processes.
    pub fn quote(&self) -> Groesse {
        Groesse::teil(self.summe.digitalisiert, self.summe.digitalisierbar)
    }

    /// Mean degree of the processes.
    pub fn grad(&self) -> Groesse {
        grad(&self.summe)
    }

    /// Mean degree, weighted by cases.
    pub fn grad_fallgewichtet(&self) -> Groesse {
        let wert = self.summe.digitalisierungsgrad_fallgewichtet().map(Anteil::get);
        Groesse::mittel(wert, self.summe.mit_fallzahl, self.summe.prozesse)
    }

    /// Digital cases of all.
    pub fn digitale_faelle(&self) -> Groesse {
        Groesse::teil(self.summe.faelle_digital, self.summe.faelle_mit_digital)
    }
}

/// Mean degree of the processes behind `summe`.
pub(super) fn grad(summe: &Summe) -> Groesse {
    let wert = summe.digitalisierungsgrad().map(Anteil::get);
    Groesse::mittel(wert, summe.digitalisierbar, summe.prozesse)
}

/// Whether a cell in use counts as one: fully or partly.
pub(super) fn is_use(zelle: Zelle) -> bool {
    match zelle {
        Zelle::Genutzt | Zelle::Teilweise => true,
        Zelle::Geplant | Zelle::Moeglich | Zelle::NichtAnwendbar | Zelle::Ungeprueft => false,
    }
}
