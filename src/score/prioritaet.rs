//! Priorities of processes: benefit against feasibility (L 5.2.1). The source names the two dimensions and whom the
//! benefit serves; the limit and the names of the four fields are ours.

use crate::model::prozess::Prozess;
use crate::model::record::words;
use crate::model::value::Note;

/// A mean of marks from here on is high: the middle of 0 to 3.
pub const HOCH_AB: f64 = 1.5;
/// A benefit from here on makes the process one for those who have it.
pub const NUTZEN_AB: Note = Note(2);

words! {
    /// Whose benefit counts.
    #[derive(Default)]
    pub enum Nutzensicht {
        /// That of citizens and companies.
        Buerger = "buerger",
        /// That of the administration.
        Verwaltung = "verwaltung",
        /// The mean of both.
        #[default]
        Beide = "beide",
    }
}

words! {
    /// Whom the benefit serves (L 5.2.1): those whose mark is at least [`NUTZEN_AB`].
    pub enum Zieldimension {
        /// Citizens and companies.
        Buerger = "buerger" / "Bürger",
        /// The administration.
        Verwaltung = "verwaltung" / "Verwaltung",
        /// Both.
        Beide = "beide" / "beiden",
        /// Nobody much.
        Keine = "keine" / "keinem",
    }
}

words! {
    /// A field of the 2x2 picture.
    pub enum Quadrant {
        /// High benefit, easy.
        SofortAngehen = "sofort-angehen" / "Sofort angehen",
        /// High benefit, hard.
        StrategischVorbereiten = "strategisch-vorbereiten" / "Strategisch vorbereiten",
        /// Low benefit, easy.
        NebenbeiMitnehmen = "nebenbei-mitnehmen" / "Nebenbei mitnehmen",
        /// Low benefit, hard.
        Zurueckstellen = "zurueckstellen" / "Zurückstellen",
    }
}

/// The mean of one or two marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Achse {
    /// 0 to 3.
    pub wert: f64,
    /// Only one of the two marks is stated; it stands for both.
    pub is_halb: bool,
}

/// Where a process stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Einordnung {
    /// The benefit; none if no mark that counts is stated.
    pub nutzen: Option<Achse>,
    /// The feasibility: mean of the marks for costs and time; none if neither is stated.
    pub umsetzbarkeit: Option<Achse>,
    /// Whom it serves; none if no benefit is stated.
    pub zieldimension: Option<Zieldimension>,
}

impl Achse {
    /// The mean of what is stated; none if nothing is.
    fn of_both(one: Option<Note>, other: Option<Note>) -> Option<Self> {
        let stated = || [one, other].into_iter().flatten();
        let n = stated().count();
        (n > 0).then(|| Self {
            wert: stated().map(|note| f64::from(note.0)).sum::<f64>() / n as f64,
            is_halb: n == 1,
        })
    }

    fn of_one(note: Option<Note>) -> Option<Self> {
        note.map(|note| Self {
            wert: f64::from(note.0),
            is_halb: false,
        })
    }

    fn is_hoch(self) -> bool {
        self.wert >= HOCH_AB
    }
}

impl Einordnung {
    /// Where `prozess` stands, seen by `sicht`.
    pub fn new(prozess: &Prozess, sicht: Nutzensicht) -> Self {
        let Some(bewertung) = &prozess.bewertung else {
            return Self {
                nutzen: None,
                umsetzbarkeit: None,
                zieldimension: None,
            };
        };
        let (buerger, verwaltung) = (bewertung.nutzen_buerger, bewertung.nutzen_verwaltung);
        let serves = |note: Option<Note>| note.is_some_and(|note| note >= NUTZEN_AB);
        let zieldimension = match (serves(buerger), serves(verwaltung)) {
            (true, true) => Zieldimension::Beide,
            (true, false) => Zieldimension::Buerger,
            (false, true) => Zieldimension::Verwaltung,
            (false, false) => Zieldimension::Keine,
        };
        Self {
            nutzen: match sicht {
                Nutzensicht::Buerger => Achse::of_one(buerger),
                Nutzensicht::Verwaltung => Achse::of_one(verwaltung),
                Nutzensicht::Beide => Achse::of_both(buerger, verwaltung),
            },
            umsetzbarkeit: Achse::of_both(bewertung.umsetzbarkeit_kosten, bewertung.umsetzbarkeit_zeit),
            zieldimension: (buerger.is_some() || verwaltung.is_some()).then_some(zieldimension),
        }
    }

    /// The field; undefined if one of the two axes is.
    pub fn quadrant(&self) -> Option<Quadrant> {
        let (nutzen, umsetzbarkeit) = self.nutzen.zip(self.umsetzbarkeit)?;
        Some(match (nutzen.is_hoch(), umsetzbarkeit.is_hoch()) {
            (true, true) => Quadrant::SofortAngehen,
            (true, false) => Quadrant::StrategischVorbereiten,
            (false, true) => Quadrant::NebenbeiMitnehmen,
            (false, false) => Quadrant::Zurueckstellen,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::snapshot;
    use crate::model::ProzessId;

    fn einordnung(bewertung: &str, sicht: Nutzensicht) -> Einordnung {
        let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", &format!("bewertung: {bewertung}\n"))]);
        let prozess = snapshot.registry.prozesse.find(&ProzessId::new("hundesteuer"));
        Einordnung::new(prozess.expect("it is in the register"), sicht)
    }

    #[test]
    fn the_four_fields() {
        let field = |b: u8, v: u8, k: u8, z: u8| {
            let text = format!(
                "{{nutzen_buerger: {b}, nutzen_verwaltung: {v}, umsetzbarkeit_kosten: {k}, umsetzbarkeit_zeit: {z}}}"
            );
            einordnung(&text, Nutzensicht::Beide).quadrant()
        };
        // Means of 1.5 are high, means of 1 are low.
        assert_eq!(field(3, 0, 1, 2), Some(Quadrant::SofortAngehen));
        assert_eq!(field(3, 3, 1, 1), Some(Quadrant::StrategischVorbereiten));
        assert_eq!(field(2, 0, 0, 3), Some(Quadrant::NebenbeiMitnehmen));
        assert_eq!(field(0, 0, 2, 0), Some(Quadrant::Zurueckstellen));
    }

    #[test]
    fn one_mark_stands_for_two_and_none_is_undefined() {
        let half = einordnung(
            "{nutzen_verwaltung: 2, umsetzbarkeit_zeit: 1}",
            Nutzensicht::Beide,
        );
        let axis = |wert, is_halb| Some(Achse { wert, is_halb });
        assert_eq!(
            (half.nutzen, half.umsetzbarkeit),
            (axis(2.0, true), axis(1.0, true))
        );
        assert_eq!(half.zieldimension, Some(Zieldimension::Verwaltung));
        let of_citizens = einordnung(
            "{nutzen_verwaltung: 2, umsetzbarkeit_zeit: 1}",
            Nutzensicht::Buerger,
        );
        assert_eq!((of_citizens.nutzen, of_citizens.quadrant()), (None, None));
        let without = einordnung("{umsetzbarkeit_zeit: 1}", Nutzensicht::Beide);
        assert_eq!((without.zieldimension, without.quadrant()), (None, None));
    }

    #[test]
    fn whom_it_serves() {
        let whom = |b: u8, v: u8| {
            let text = format!("{{nutzen_buerger: {b}, nutzen_verwaltung: {v}}}");
            einordnung(&text, Nutzensicht::Beide).zieldimension
        };
        assert_eq!(whom(2, 2), Some(Zieldimension::Beide));
        assert_eq!(whom(3, 1), Some(Zieldimension::Buerger));
        assert_eq!(whom(1, 2), Some(Zieldimension::Verwaltung));
        assert_eq!(whom(1, 1), Some(Zieldimension::Keine));
    }
}
