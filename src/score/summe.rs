//! The sums of the Karte over several processes (`fachmodell` 5), each with its base.

use super::digitalisierungsgrad::{ProzessGrad, Spalten, Zelle};
use crate::config::Config;
use crate::model::pflichtangabe::PFLICHTANGABEN;
use crate::model::prozess::{Ausrichtung, Datenlage, JaTeilweiseNein, Medium, Prozess};
use crate::model::{Anteil, Datum, ProzessEntity};

/// Share of the Pflichtangaben that a Steckbrief states (`fachmodell` 3).
pub fn vollstaendigkeit(prozess: &Prozess) -> Anteil {
    let stated = PFLICHTANGABEN.iter().filter(|p| p.is_stated(prozess)).count();
    Anteil::new(stated as f64 / PFLICHTANGABEN.len() as f64).unwrap_or(Anteil::ZERO)
}

/// Whether a Steckbrief states every Pflichtangabe.
pub fn is_complete(prozess: &Prozess) -> bool {
    PFLICHTANGABEN.iter().all(|p| p.is_stated(prozess))
}

/// Whether all steps are digital. Undefined without an Ablauf.
pub fn is_durchgaengig_digital(prozess: &Prozess) -> Option<bool> {
    let steps = &prozess.ablauf;
    (!steps.is_empty()).then(|| steps.iter().all(|s| s.medium == Medium::Digital))
}

/// Declares counts over processes that add up.
macro_rules! sums {
    ( $(#[$meta:meta])* pub struct $name:ident { $( $(#[$doc:meta])* $field:ident: $type:ty, )+ } ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name { $( $(#[$doc])* pub $field: $type, )+ }

        impl $name {
            /// Adds the sums of other processes. Added one by one in the same order, the result is the same to the last bit.
            pub fn merge(&mut self, other: &Self) {
                $( self.$field = Sum::plus(self.$field, other.$field); )+
            }
        }
    };
}

/// What adds up without running over.
trait Sum {
    fn plus(self, other: Self) -> Self;
}

impl Sum for u64 {
    fn plus(self, other: Self) -> Self {
        self.saturating_add(other)
    }
}

impl Sum for f64 {
    fn plus(self, other: Self) -> Self {
        self + other
    }
}

sums! {
    /// Counts over processes: all that the figures of the catalogue divide.
    pub struct Summe {
        /// Processes.
        prozesse: u64,
        /// Processes with a defined Digitalisierungsgrad.
        digitalisierbar: u64,
        /// Of these, digitalised ones.
        digitalisiert: u64,
        /// Sum of the defined degrees.
        grad_summe: f64,
        /// Cases of the processes with a defined degree and a case number.
        faelle: f64,
        /// The processes behind `faelle`.
        mit_fallzahl: u64,
        /// Cases times degree over the same processes.
        faelle_mal_grad: f64,
        /// Cells with a written status, over the columns meant for each process.
        geprueft: u64,
        /// Cells over the columns meant for each process.
        zu_pruefen: u64,
        /// Processes for which a column is meant.
        mit_zellen: u64,
        /// Applicable cells.
        anwendbar: u64,
        /// Of these, in use, partly included.
        in_nutzung: u64,
        /// Cases of the processes that state digital cases too.
        faelle_mit_digital: u64,
        /// Their digital cases.
        faelle_digital: u64,
        /// The processes behind these two.
        mit_digital: u64,
        /// Of these, processes whose figures are estimated.
        faelle_geschaetzt: u64,
        /// Of these, processes whose figures are invented examples.
        faelle_beispiel: u64,
        /// Processes with an Ablauf.
        mit_ablauf: u64,
        /// Of these, digital in all steps.
        durchgaengig: u64,
        /// Complete Steckbriefe.
        vollstaendig: u64,
        /// Processes whose figures are measured.
        gemessen: u64,
        /// Processes whose figures are estimated.
        geschaetzt: u64,
        /// Processes whose figures are invented examples.
        beispiel: u64,
        /// Processes that don't say how sure their figures are.
        ohne_datenlage: u64,
        /// Processes without a case number.
        ohne_fallzahl: u64,
        /// Processes whose figures are older than `ddv.toml` allows.
        veraltet: u64,
        /// Processes whose last review still holds.
        aktuell: u64,
        /// Processes whose review is overdue.
        ueberfaellig: u64,
        /// Processes without a day of their last review.
        ohne_ueberpruefung: u64,
        /// External processes that say whether they can be applied for online.
        mit_online: u64,
        /// Of these, those that can.
        online: u64,
        /// Sum of the defined planned degrees.
        plan_summe: f64,
        /// Processes with a defined planned degree.
        plan_definiert: u64,
    }
}

impl Summe {
    /// Adds up `prozesse` over the columns `spalten`.
    pub fn of(prozesse: &[&ProzessEntity], spalten: &Spalten<'_>, config: &Config) -> Self {
        let mut summe = Self::default();
        for prozess in prozesse {
            summe.add(prozess, &spalten.grad(prozess, config), config, spalten.tag);
        }
        summe
    }

    /// Adds one process with its degree on `tag`.
    pub fn add(&mut self, prozess: &Prozess, grad: &ProzessGrad, config: &Config, tag: Datum) {
        self.prozesse += 1;
        self.add_grad(prozess, grad, config);
        self.add_zahlen(prozess);
        if let Some(is_digital) = is_durchgaengig_digital(prozess) {
            self.mit_ablauf += 1;
            self.durchgaengig += u64::from(is_digital);
        }
        self.vollstaendig += u64::from(is_complete(prozess));
        self.veraltet += u64::from(
            prozess
                .kennzahlen_aktuell_bis(config.kennzahlen_veraltet_monate)
                .is_some_and(|day| day < tag),
        );
        match prozess.naechste_ueberpruefung(config.turnus_monate) {
            Some(due) if due >= tag => self.aktuell += 1,
            Some(_) => self.ueberfaellig += 1,
            None => self.ohne_ueberpruefung += 1,
        }
        let online = prozess.antrag.as_ref().and_then(|a| a.antragsmanagement);
        if prozess.ausrichtung == Some(Ausrichtung::Extern)
            && let Some(answer) = online
        {
            self.mit_online += 1;
            self.online += u64::from(answer == JaTeilweiseNein::Ja);
        }
    }

    fn add_grad(&mut self, prozess: &Prozess, grad: &ProzessGrad, config: &Config) {
        if let Some(d) = grad.grad() {
            self.digitalisierbar += 1;
            self.digitalisiert += u64::from(grad.is_digitalisiert(config));
            self.grad_summe += d.get();
            if let Some(cases) = prozess.kennzahlen.as_ref().and_then(|k| k.fallzahl) {
                self.mit_fallzahl += 1;
                self.faelle += cases as f64;
                self.faelle_mal_grad += cases as f64 * d.get();
            }
        }
        self.geprueft += grad.geprueft;
        self.zu_pruefen += grad.zu_pruefen;
        self.mit_zellen += u64::from(grad.zu_pruefen > 0);
        for (zelle, in_use) in grad.zellen.iter().zip(&grad.in_nutzung) {
            self.anwendbar += u64::from(*zelle != Zelle::NichtAnwendbar);
            self.in_nutzung += u64::from(*in_use && zelle.is_use());
        }
    }

    /// The cases, and how sure the figures are.
    fn add_zahlen(&mut self, prozess: &Prozess) {
        let zahlen = prozess.kennzahlen.as_ref();
        let fallzahl = zahlen.and_then(|k| k.fallzahl);
        let both = fallzahl.zip(zahlen.and_then(|k| k.fallzahl_digital));
        if let Some((cases, digital)) = both {
            self.mit_digital += 1;
            self.faelle_mit_digital = self.faelle_mit_digital.saturating_add(cases);
            self.faelle_digital = self.faelle_digital.saturating_add(digital);
        }
        self.ohne_fallzahl += u64::from(fallzahl.is_none());
        let (all, of_cases) = match zahlen.and_then(|k| k.datenlage) {
            Some(Datenlage::Gemessen) => (&mut self.gemessen, None),
            Some(Datenlage::Geschaetzt) => (&mut self.geschaetzt, Some(&mut self.faelle_geschaetzt)),
            Some(Datenlage::Beispiel) => (&mut self.beispiel, Some(&mut self.faelle_beispiel)),
            None => (&mut self.ohne_datenlage, None),
        };
        *all += 1;
        if let Some(of_cases) = of_cases {
            *of_cases += u64::from(both.is_some());
        }
    }

    /// Adds the planned degree of one process.
    pub fn add_plan(&mut self, grad: &ProzessGrad) {
        if let Some(d) = grad.grad() {
            self.plan_definiert += 1;
            self.plan_summe += d.get();
        }
    }
}
