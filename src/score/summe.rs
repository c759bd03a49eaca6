//! The sums of the Karte over several processes (`fachmodell` 5), each with its base.

use super::digitalisierungsgrad::{ProzessGrad, Spalten};
use super::wert::{ratio, share_of};
use crate::config::Config;
use crate::model::pflichtangabe::PFLICHTANGABEN;
use crate::model::prozess::{Medium, Prozess};
use crate::model::{Anteil, ProzessEntity};

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

/// Sums over processes. All shares are undefined where their base is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summe {
    /// Processes.
    pub prozesse: u64,
    /// Processes with a defined Digitalisierungsgrad.
    pub digitalisierbar: u64,
    /// Of these, digitalised ones.
    pub digitalisiert: u64,
    /// Sum of the defined degrees.
    pub grad_summe: f64,
    /// Cases of the processes with a defined degree and a case number.
    pub faelle: f64,
    /// The processes behind `faelle`.
    pub mit_fallzahl: u64,
    /// Cases times degree over the same processes.
    pub faelle_mal_grad: f64,
    /// Cells with a written status, over the columns meant for each process.
    pub geprueft: u64,
    /// Cells over the columns meant for each process.
    pub zu_pruefen: u64,
    /// Cases of the processes that state digital cases too.
    pub faelle_mit_digital: u64,
    /// Their digital cases.
    pub faelle_digital: u64,
    /// The processes behind these two.
    pub mit_digital: u64,
    /// Processes with an Ablauf.
    pub mit_ablauf: u64,
    /// Of these, digital in all steps.
    pub durchgaengig: u64,
    /// Complete Steckbriefe.
    pub vollstaendig: u64,
    /// Processes whose figures are estimated.
    pub geschaetzt: u64,
    /// Processes whose figures are invented examples.
    pub beispiel: u64,
    /// Sum of the defined planned degrees.
    pub plan_summe: f64,
    /// Processes with a defined planned degree.
    pub plan_definiert: u64,
}

impl Summe {
    /// Adds up `prozesse` over the columns `spalten`.
    pub fn of(prozesse: &[&ProzessEntity], spalten: &Spalten<'_>, config: &Config) -> Self {
        let mut summe = Self::default();
        for prozess in prozesse {
            summe.add(prozess, &spalten.grad(prozess, config), config);
        }
        summe
    }

    /// Adds one process.
    pub fn add(&mut self, prozess: &Prozess, grad: &ProzessGrad, config: &Config) {
        use crate::model::prozess::Datenlage;
        let zahlen = prozess.kennzahlen.as_ref();
        let fallzahl = zahlen.and_then(|k| k.fallzahl);
        self.prozesse += 1;
        if let Some(d) = grad.grad() {
            self.digitalisierbar += 1;
            self.digitalisiert += u64::from(grad.is_digitalisiert(config));
            self.grad_summe += d.get();
            if let Some(cases) = fallzahl {
                self.mit_fallzahl += 1;
                self.faelle += cases as f64;
                self.faelle_mal_grad += cases as f64 * d.get();
            }
        }
        self.geprueft += grad.geprueft;
        self.zu_pruefen += grad.zu_pruefen;
        if let Some((cases, digital)) = fallzahl.zip(zahlen.and_then(|k| k.fallzahl_digital)) {
            self.mit_digital += 1;
            self.faelle_mit_digital = self.faelle_mit_digital.saturating_add(cases);
            self.faelle_digital = self.faelle_digital.saturating_add(digital);
        }
        if let Some(is_digital) = is_durchgaengig_digital(prozess) {
            self.mit_ablauf += 1;
            self.durchgaengig += u64::from(is_digital);
        }
        self.vollstaendig += u64::from(is_complete(prozess));
        match zahlen.and_then(|k| k.datenlage) {
            Some(Datenlage::Geschaetzt) => self.geschaetzt += 1,
            Some(Datenlage::Beispiel) => self.beispiel += 1,
            Some(Datenlage::Gemessen) | None => {}
        }
    }

    /// Adds the sums of other processes. Added one by one in the same order, the result is the same to the last bit.
    pub fn merge(&mut self, other: &Self) {
        let Self {
            prozesse,
            digitalisierbar,
            digitalisiert,
            grad_summe,
            faelle,
            mit_fallzahl,
            faelle_mal_grad,
            geprueft,
            zu_pruefen,
            faelle_mit_digital,
            faelle_digital,
            mit_digital,
            mit_ablauf,
            durchgaengig,
            vollstaendig,
            geschaetzt,
            beispiel,
            plan_summe,
            plan_definiert,
        } = other;
        self.prozesse += prozesse;
        self.digitalisierbar += digitalisierbar;
        self.digitalisiert += digitalisiert;
        self.grad_summe += grad_summe;
        self.faelle += faelle;
        self.mit_fallzahl += mit_fallzahl;
        self.faelle_mal_grad += faelle_mal_grad;
        self.geprueft += geprueft;
        self.zu_pruefen += zu_pruefen;
        self.faelle_mit_digital = self.faelle_mit_digital.saturating_add(*faelle_mit_digital);
        self.faelle_digital = self.faelle_digital.saturating_add(*faelle_digital);
        self.mit_digital += mit_digital;
        self.mit_ablauf += mit_ablauf;
        self.durchgaengig += durchgaengig;
        self.vollstaendig += vollstaendig;
        self.geschaetzt += geschaetzt;
        self.beispiel += beispiel;
        self.plan_summe += plan_summe;
        self.plan_definiert += plan_definiert;
    }

    /// Adds the planned degree of one process.
    pub fn add_plan(&mut self, grad: &ProzessGrad) {
        if let Some(d) = grad.grad() {
            self.plan_definiert += 1;
            self.plan_summe += d.get();
        }
    }

    /// Digitalised of the digitalisable processes.
    pub fn digitalisierungsquote(&self) -> Option<Anteil> {
        share_of(self.digitalisiert, self.digitalisierbar)
    }

    /// Mean of the defined degrees.
    pub fn digitalisierungsgrad(&self) -> Option<Anteil> {
        ratio(self.grad_summe, self.digitalisierbar as f64)
    }

    /// Mean of the defined degrees, weighted by cases.
    pub fn digitalisierungsgrad_fallgewichtet(&self) -> Option<Anteil> {
        ratio(self.faelle_mal_grad, self.faelle)
    }

    /// Cells with a verdict of all cells to be judged.
    pub fn pruefgrad(&self) -> Option<Anteil> {
        share_of(self.geprueft, self.zu_pruefen)
    }

    /// Digital cases of all cases, over the processes that state both. More than all is a finding, not a share: it
    /// is given as it is.
    pub fn anteil_digitaler_faelle(&self) -> Option<f64> {
        (self.faelle_mit_digital > 0).then(|| self.faelle_digital as f64 / self.faelle_mit_digital as f64)
    }

    /// Processes digital in all steps, of those with an Ablauf.
    pub fn durchgaengig_digital(&self) -> Option<Anteil> {
        share_of(self.durchgaengig, self.mit_ablauf)
    }

    /// Complete Steckbriefe of all.
    pub fn vollstaendigkeit(&self) -> Option<Anteil> {
        share_of(self.vollstaendig, self.prozesse)
    }

    /// Mean of the defined planned degrees.
    pub fn digitalisierungsgrad_plan(&self) -> Option<Anteil> {
        ratio(self.plan_summe, self.plan_definiert as f64)
    }
}
