//! A service as the council asks for it: how far it is available online, cases and handling time analog and digital
//! (`fakten` 4). "Leistungen online" is a ratio of its own and not the Digitalisierungsgrad (`fachmodell` 9).

use super::summe::is_durchgaengig_digital;
use super::wert::share_of;
use crate::model::Anteil;
use crate::model::prozess::Prozess;
use crate::model::record::words;

/// From this OZG-Reifegrad on a service counts as online, in model 1.1 ("Online-Leistung") and in model 2.0 (where 0 to 3
/// judge the front end).
pub const ONLINE_AB: u8 = 3;

words! {
    /// How far a service is available online.
    pub enum Verfuegbarkeit {
        /// On paper or in person.
        Analog = "analog",
        /// Online: OZG-Reifegrad from [`ONLINE_AB`], or at least one case came in digitally.
        Digital = "digital",
        /// Online, and every step of the Ablauf is digital.
        EndeZuEnde = "ende-zu-ende" / "Ende-zu-Ende",
    }
}

impl Verfuegbarkeit {
    /// The availability of `prozess`. Without an Ablauf nobody can say that it is end to end: it is then at most digital.
    pub fn of(prozess: &Prozess) -> Self {
        let by_ozg = prozess
            .ozg
            .as_ref()
            .is_some_and(|ozg| ozg.reifegrad.0 >= ONLINE_AB);
        let digital = prozess.kennzahlen.as_ref().and_then(|k| k.fallzahl_digital);
        match (
            by_ozg || digital.is_some_and(|n| n > 0),
            is_durchgaengig_digital(prozess),
        ) {
            (false, Some(_) | None) => Self::Analog,
            (true, Some(true)) => Self::EndeZuEnde,
            (true, Some(false) | None) => Self::Digital,
        }
    }
}

/// Cases that came in otherwise than digitally; undefined unless both numbers are stated and fit.
pub fn faelle_analog(prozess: &Prozess) -> Option<u64> {
    let zahlen = prozess.kennzahlen.as_ref()?;
    zahlen.fallzahl?.checked_sub(zahlen.fallzahl_digital?)
}

/// Whether more cases are digital than there are: a contradiction in the Steckbrief.
pub fn is_widerspruch(prozess: &Prozess) -> bool {
    let zahlen = prozess.kennzahlen.as_ref();
    let both = zahlen.and_then(|k| k.fallzahl.zip(k.fallzahl_digital));
    both.is_some_and(|(all, digital)| digital > all)
}

/// Sums over services.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Leistung {
    /// Services.
    pub leistungen: u64,
    /// Neither online nor end to end.
    pub analog: u64,
    /// Of these, the services that state neither an OZG-Reifegrad nor digital cases: nobody can say.
    pub ohne_angabe: u64,
    /// Online, not end to end.
    pub digital: u64,
    /// End to end.
    pub ende_zu_ende: u64,
    /// With an Ablauf.
    pub mit_ablauf: u64,
    /// Cases a year.
    pub faelle: u64,
    /// Services behind `faelle`.
    pub mit_fallzahl: u64,
    /// Digital cases, over the services that state both numbers.
    pub faelle_digital: u64,
    /// All cases of the same services: what `faelle_digital` is a part of.
    pub faelle_mit_digital: u64,
    /// Other cases, over those of them whose numbers fit.
    pub faelle_analog: u64,
    /// Services that state both numbers.
    pub mit_beiden: u64,
    /// Open cases.
    pub rueckstand: u64,
    /// Services behind `rueckstand`.
    pub mit_rueckstand: u64,
    /// Services with more digital cases than cases.
    pub widerspruch: u64,
}

impl Leistung {
    /// Adds a service.
    pub fn add(&mut self, prozess: &Prozess) {
        self.leistungen += 1;
        match Verfuegbarkeit::of(prozess) {
            Verfuegbarkeit::Analog => self.analog += 1,
            Verfuegbarkeit::Digital => self.digital += 1,
            Verfuegbarkeit::EndeZuEnde => self.ende_zu_ende += 1,
        }
        let digital = prozess.kennzahlen.as_ref().and_then(|k| k.fallzahl_digital);
        self.ohne_angabe += u64::from(prozess.ozg.is_none() && digital.is_none());
        self.mit_ablauf += u64::from(!prozess.ablauf.is_empty());
        self.widerspruch += u64::from(is_widerspruch(prozess));
        let Some(zahlen) = &prozess.kennzahlen else { return };
        if let Some(faelle) = zahlen.fallzahl {
            self.mit_fallzahl += 1;
            self.faelle = self.faelle.saturating_add(faelle);
        }
        if let Some((faelle, digital)) = zahlen.fallzahl.zip(zahlen.fallzahl_digital) {
            self.mit_beiden += 1;
            self.faelle_mit_digital = self.faelle_mit_digital.saturating_add(faelle);
            self.faelle_digital = self.faelle_digital.saturating_add(digital);
        }
        let analog = faelle_analog(prozess).unwrap_or(0);
        self.faelle_analog = self.faelle_analog.saturating_add(analog);
        if let Some(rueckstand) = zahlen.rueckstand {
            self.mit_rueckstand += 1;
            self.rueckstand = self.rueckstand.saturating_add(rueckstand);
        }
    }

    /// Services that are online, end to end or not.
    pub fn online(&self) -> u64 {
        self.digital + self.ende_zu_ende
    }

    /// "Leistungen online": online services of all.
    pub fn leistungen_online(&self) -> Option<Anteil> {
        share_of(self.online(), self.leistungen)
    }

    /// Digital cases of all cases, over the services that state both (`fachmodell` 5). More than all is a finding, not a
    /// share: it is given as it is.
    pub fn anteil_digital(&self) -> Option<f64> {
        (self.faelle_mit_digital > 0).then(|| self.faelle_digital as f64 / self.faelle_mit_digital as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::snapshot;
    use crate::model::ProzessId;

    fn with<T>(keys: &str, ask: impl Fn(&Prozess) -> T) -> T {
        let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", keys)]);
        let prozess = snapshot.registry.prozesse.find(&ProzessId::new("hundesteuer"));
        ask(prozess.expect("it is in the register"))
    }

    const DIGITAL: &str = "ablauf: [{schritt: S, baustein: entgegennehmen, medium: digital}]\n";
    const MIXED: &str = "ablauf: [{schritt: S, baustein: entgegennehmen, medium: digital}, \
                         {schritt: T, baustein: versenden, medium: papier}]\n";

    #[test]
    fn availability_needs_a_way_in_and_then_every_step() {
        let of = |ozg: &str, digital: &str, ablauf: &str| {
            let keys = format!("kennzahlen: {{fallzahl: 10{digital}}}\n{ozg}{ablauf}");
            with(&keys, Verfuegbarkeit::of)
        };
        let (third, second) = (
            "ozg: {modell: \"1.1\", reifegrad: 3}\n",
            "ozg: {modell: \"2.0\", reifegrad: 2}\n",
        );
        let none = "ablauf:\n";
        assert_eq!(of("", "", none), Verfuegbarkeit::Analog);
        assert_eq!(of(second, ", fallzahl_digital: 0", none), Verfuegbarkeit::Analog);
        // Digital inside, but there is no way in.
        assert_eq!(of(second, "", DIGITAL), Verfuegbarkeit::Analog);
        assert_eq!(of(third, ", fallzahl_digital: 0", none), Verfuegbarkeit::Digital);
        assert_eq!(
            of(second, ", fallzahl_digital: 1", MIXED),
            Verfuegbarkeit::Digital
        );
        assert_eq!(
            of("", ", fallzahl_digital: 1", DIGITAL),
            Verfuegbarkeit::EndeZuEnde
        );
    }

    #[test]
    fn analog_cases_are_the_rest() {
        let of = |zahlen: &str| with(&format!("kennzahlen: {{{zahlen}}}\n"), faelle_analog);
        assert_eq!(of("fallzahl: 10, fallzahl_digital: 4"), Some(6));
        assert_eq!(of("fallzahl: 10"), None);
        assert_eq!(of("fallzahl_digital: 4"), None);
        assert_eq!(of("fallzahl: 10, fallzahl_digital: 11"), None);
        assert!(with(
            "kennzahlen: {fallzahl: 10, fallzahl_digital: 11}\n",
            is_widerspruch
        ));
    }

    #[test]
    fn sums_name_their_base() {
        let snapshot = snapshot(&[
            (
                "prozesse/hundesteuer.yaml",
                &format!("kennzahlen: {{fallzahl: 100, fallzahl_digital: 40, rueckstand: 7}}\n{DIGITAL}"),
            ),
            ("prozesse/zwei.yaml", "kennzahlen: {fallzahl: 50}\nablauf:\n"),
            (
                "prozesse/drei.yaml",
                "kennzahlen: {fallzahl: 5, fallzahl_digital: 6}\nablauf:\n",
            ),
        ]);
        let mut summe = Leistung::default();
        for prozess in snapshot.registry.active() {
            summe.add(prozess);
        }
        let expected = Leistung {
            leistungen: 3,
            analog: 1,
            ohne_angabe: 1,
            digital: 1,
            ende_zu_ende: 1,
            mit_ablauf: 1,
            faelle: 155,
            mit_fallzahl: 3,
            faelle_digital: 46,
            faelle_mit_digital: 105,
            faelle_analog: 60,
            mit_beiden: 2,
            rueckstand: 7,
            mit_rueckstand: 1,
            widerspruch: 1,
        };
        assert_eq!(summe, expected);
        assert_eq!(summe.leistungen_online(), share_of(2, 3));
        assert_eq!(summe.anteil_digital(), Some(46.0 / 105.0));
    }
}
