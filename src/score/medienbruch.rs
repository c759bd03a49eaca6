//! Medienbrüche of an Ablauf (`fachmodell` 5), and what each component would change about them (Bausteine: L 4.1).
//!
//! What a component would change is tried out, not estimated: every step that is not digital, whose Baustein the component
//! serves and that does not name it yet, is set to digital, and the breaks are counted anew. So a paper step between two
//! digital ones loses both of its breaks, and a paper step behind another one gains one.

mod bilanz;

pub use bilanz::{Bruchbilanz, Gewinn, Haeufung, Uebergang};

use super::digitalisierungsgrad::Zelle;
use crate::model::prozess::{Medium, Prozess, Schritt};
use crate::model::{Datum, KomponenteEntity, Registry};

/// Medienbrüche: adjacent steps with different media. Undefined without an Ablauf.
pub fn medienbrueche(prozess: &Prozess) -> Option<u64> {
    let breaks = stellen(&medien(&prozess.ablauf)).len();
    (!prozess.ablauf.is_empty()).then_some(breaks as u64)
}

/// The places where the medium changes: the index of the step before each, from 0.
fn stellen(medien: &[Medium]) -> Vec<usize> {
    let pairs = medien.windows(2).enumerate();
    pairs
        .filter(|(_, pair)| pair[0] != pair[1])
        .map(|(before, _)| before)
        .collect()
}

fn medien(ablauf: &[Schritt]) -> Vec<Medium> {
    ablauf.iter().map(|schritt| schritt.medium).collect()
}

/// `medien` with `schritte` made digital.
fn digitalisiert(medien: &[Medium], schritte: &[usize]) -> Vec<Medium> {
    let mut danach = medien.to_vec();
    for schritt in schritte {
        danach[*schritt] = Medium::Digital;
    }
    danach
}

/// The Ablauf of a process with its breaks and what would remove them.
#[derive(Debug, Clone)]
pub struct Ablaufbild<'r> {
    /// The breaks: the index of the step before each, from 0, ascending.
    pub brueche: Vec<usize>,
    /// What components would change, by id; only those that would remove or make a break.
    pub abhilfen: Vec<Abhilfe<'r>>,
    /// The breaks that are left when all components together serve their steps, also those that would change nothing alone.
    pub rest: u64,
}

/// What one component would change in one Ablauf.
#[derive(Debug, Clone)]
pub struct Abhilfe<'r> {
    /// The component: meant for the process, not in use there yet, not replaced.
    pub komponente: &'r KomponenteEntity,
    /// Its state in the process; never `nicht-anwendbar`.
    pub zelle: Zelle,
    /// The steps that become digital, from 0.
    pub schritte: Vec<usize>,
    /// The breaks that vanish: the index of the step before each.
    pub behoben: Vec<usize>,
    /// The breaks that appear.
    pub neu: Vec<usize>,
}

impl<'r> Ablaufbild<'r> {
    /// The picture of `prozess` on `tag`; none without an Ablauf.
    pub fn new(registry: &'r Registry, prozess: &Prozess, tag: Datum) -> Option<Self> {
        if prozess.ablauf.is_empty() {
            return None;
        }
        let medien = medien(&prozess.ablauf);
        let mut abhilfen: Vec<Abhilfe<'r>> = registry
            .komponenten
            .iter()
            .filter_map(|komponente| Abhilfe::new(komponente, prozess, &medien, tag))
            .collect();
        let served: Vec<usize> = abhilfen.iter().flat_map(|a| a.schritte.iter().copied()).collect();
        abhilfen.retain(Abhilfe::changes_breaks);
        Some(Self {
            brueche: stellen(&medien),
            rest: stellen(&digitalisiert(&medien, &served)).len() as u64,
            abhilfen,
        })
    }
}

impl<'r> Abhilfe<'r> {
    /// What `komponente` would change; none if it can't help `prozess`.
    fn new(
        komponente: &'r KomponenteEntity,
        prozess: &Prozess,
        medien: &[Medium],
        tag: Datum,
    ) -> Option<Self> {
        let zelle = Zelle::of(prozess, komponente);
        let nutzung = prozess.komponenten.get(&komponente.id);
        let is_in_use = zelle == Zelle::Genutzt && nutzung.is_some_and(|n| n.seit.is_some_and(|d| d <= tag));
        let is_replaced = komponente.is_replaced(tag);
        if is_in_use || is_replaced || zelle == Zelle::NichtAnwendbar {
            return None;
        }
        let serves = |schritt: &Schritt| {
            schritt.medium != Medium::Digital
                && komponente.serves(schritt.baustein)
                && !schritt.komponenten.contains(&komponente.id)
        };
        let steps = prozess.ablauf.iter().enumerate();
        let schritte: Vec<usize> = steps.filter(|(_, s)| serves(s)).map(|(at, _)| at).collect();
        let vorher = stellen(medien);
        let nachher = stellen(&digitalisiert(medien, &schritte));
        let only = |these: &[usize], others: &[usize]| -> Vec<usize> {
            these.iter().copied().filter(|at| !others.contains(at)).collect()
        };
        let (behoben, neu) = (only(&vorher, &nachher), only(&nachher, &vorher));
        Some(Self {
            komponente,
            zelle,
            schritte,
            behoben,
            neu,
        })
    }

    fn changes_breaks(&self) -> bool {
        !self.behoben.is_empty() || !self.neu.is_empty()
    }

    /// How many breaks fewer there would be; negative if there would be more.
    pub fn weniger(&self) -> i64 {
        let signed = |places: &[usize]| i64::try_from(places.len()).unwrap_or(i64::MAX);
        signed(&self.behoben) - signed(&self.neu)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::testing::{TODAY, snapshot};
    use crate::load::Snapshot;
    use crate::model::ProzessId;
    use crate::model::prozess::Baustein;

    fn tag() -> Datum {
        Datum::parse(TODAY).expect("a day")
    }

    /// A registry with one Ablauf of `hundesteuer` and one `scanner` that serves `entgegennehmen` and `versenden`.
    fn with(ablauf: &str, komponenten: &str, scanner: &str) -> Snapshot {
        let prozess = format!("ablauf: [{ablauf}]\nkomponenten: {{{komponenten}}}\n");
        let serves = if scanner.starts_with("bausteine") {
            ""
        } else {
            "bausteine: [entgegennehmen, versenden]\n"
        };
        let komponente = format!("name: Scanner\n{serves}{scanner}\n");
        snapshot(&[
            ("prozesse/hundesteuer.yaml", &prozess),
            ("komponenten/scanner.yaml", &komponente),
        ])
    }

    /// Steps with these Bausteine and media.
    fn steps(steps: &[(&str, &str)]) -> String {
        let step = |(baustein, medium): &(&str, &str)| {
            format!("{{schritt: S, baustein: {baustein}, medium: {medium}}}")
        };
        steps.iter().map(step).collect::<Vec<_>>().join(", ")
    }

    fn bild(snapshot: &Snapshot) -> Ablaufbild<'_> {
        let prozess = snapshot.registry.prozesse.find(&ProzessId::new("hundesteuer"));
        let prozess = prozess.expect("it is in the register");
        Ablaufbild::new(&snapshot.registry, prozess, tag()).expect("it has an Ablauf")
    }

    /// Paper, digital, paper: two breaks. The scanner serves both ends: none is left.
    #[test]
    fn both_ends_on_paper() {
        let ablauf = steps(&[
            ("entgegennehmen", "papier"),
            ("registrieren", "digital"),
            ("versenden", "papier"),
        ]);
        let snapshot = with(&ablauf, "", "");
        let bild = bild(&snapshot);
        assert_eq!((bild.brueche.as_slice(), bild.rest), ([0, 1].as_slice(), 0));
        let [scanner] = bild.abhilfen.as_slice() else {
            panic!("{:?}", bild.abhilfen)
        };
        assert_eq!(
            (scanner.behoben.as_slice(), scanner.neu.len()),
            ([0, 1].as_slice(), 0)
        );
        assert_eq!(scanner.zelle, Zelle::Ungeprueft);
    }

    /// Digital, paper, digital: one paper island, two breaks. `dms` does not serve it.
    #[test]
    fn an_island_of_paper_is_two_breaks() {
        let ablauf = steps(&[
            ("registrieren", "digital"),
            ("entgegennehmen", "papier"),
            ("entscheiden", "digital"),
        ]);
        let snapshot = with(&ablauf, "", "");
        let bild = bild(&snapshot);
        assert_eq!(bild.abhilfen[0].weniger(), 2);
        assert_eq!(bild.rest, 0);
    }

    /// Paper, paper, paper: no break. With the first step digital there is one more.
    #[test]
    fn a_first_digital_step_in_a_paper_process_makes_a_break() {
        let ablauf = steps(&[
            ("entgegennehmen", "papier"),
            ("registrieren", "papier"),
            ("entscheiden", "papier"),
        ]);
        let snapshot = with(&ablauf, "", "");
        let bild = bild(&snapshot);
        assert!(bild.brueche.is_empty());
        assert_eq!(bild.abhilfen[0].neu, [0]);
        assert_eq!((bild.abhilfen[0].weniger(), bild.rest), (-1, 1));
    }

    /// Spoken, paper, digital: two breaks. The scanner makes the paper digital: the second one vanishes, the first one stays
    /// as a break between spoken and digital.
    #[test]
    fn a_break_between_two_other_media_needs_both_sides() {
        let ablauf = steps(&[
            ("beraten", "muendlich"),
            ("entgegennehmen", "papier"),
            ("registrieren", "digital"),
        ]);
        let snapshot = with(&ablauf, "", "");
        let bild = bild(&snapshot);
        assert_eq!(bild.brueche, [0, 1]);
        assert_eq!(
            (bild.abhilfen[0].behoben.as_slice(), bild.rest),
            ([1].as_slice(), 1)
        );
    }

    /// Spoken, paper: one break. Either step digital alone leaves it a break; both digital remove it.
    #[test]
    fn two_components_that_change_nothing_alone_remove_a_break_together() {
        let ablauf = steps(&[("beraten", "muendlich"), ("entgegennehmen", "papier")]);
        let snapshot = snapshot(&[
            ("prozesse/hundesteuer.yaml", &format!("ablauf: [{ablauf}]\n")),
            ("komponenten/chat.yaml", "name: Chat\nbausteine: [beraten]\n"),
            (
                "komponenten/scanner.yaml",
                "name: Scanner\nbausteine: [entgegennehmen]\n",
            ),
        ]);
        let bild = bild(&snapshot);
        assert_eq!(bild.brueche, [0]);
        assert!(bild.abhilfen.is_empty(), "{:?}", bild.abhilfen);
        assert_eq!(bild.rest, 0);
    }

    /// What is in use, does not apply or is replaced helps no more; what is partly used, planned, or used later still may.
    #[test]
    fn only_what_is_not_in_use_yet_counts() {
        let ablauf = steps(&[("entgegennehmen", "papier"), ("registrieren", "digital")]);
        let helps = |komponenten: &str, scanner: &str| {
            let snapshot = with(&ablauf, komponenten, scanner);
            let bild = bild(&snapshot);
            bild.abhilfen.first().map(|abhilfe| abhilfe.zelle)
        };
        assert_eq!(helps("scanner: {status: genutzt, seit: 2026-06-30}", ""), None);
        assert_eq!(
            helps("scanner: {status: genutzt, seit: 2026-07-01}", ""),
            Some(Zelle::Genutzt)
        );
        assert_eq!(
            helps("scanner: {status: teilweise, seit: 2025-01-01}", ""),
            Some(Zelle::Teilweise)
        );
        assert_eq!(
            helps("scanner: {status: geplant, bis: 2027-01-01}", ""),
            Some(Zelle::Geplant)
        );
        assert_eq!(helps("scanner: {status: moeglich}", ""), Some(Zelle::Moeglich));
        assert_eq!(helps("scanner: {status: nicht-anwendbar, grund: Nein}", ""), None);
        assert_eq!(helps("", "gilt_fuer: {ausrichtung: [intern]}"), None);
        assert_eq!(helps("", "abgeloest_am: 2026-06-30"), None);
        assert_eq!(helps("", "verfuegbar_ab: 2029-01-01"), Some(Zelle::Ungeprueft));
        assert_eq!(helps("", "bausteine: [archivieren]"), None);
    }

    /// A step that names the component already has it, and is on paper all the same.
    #[test]
    fn a_step_that_names_the_component_is_not_helped_by_it() {
        let ablauf = "{schritt: S, baustein: entgegennehmen, medium: papier, komponenten: [scanner]}, \
                      {schritt: S, baustein: registrieren, medium: digital}";
        let snapshot = with(ablauf, "scanner: {status: teilweise, seit: 2025-01-01}", "");
        assert!(bild(&snapshot).abhilfen.is_empty());
    }

    /// Two processes: 4,200 cases with two breaks, and one without cases with one break. The scanner removes all three.
    #[test]
    fn sums_weigh_breaks_by_cases() {
        let one = format!(
            "ablauf: [{}]\n",
            steps(&[
                ("entgegennehmen", "papier"),
                ("registrieren", "digital"),
                ("versenden", "papier")
            ])
        );
        let two = format!(
            "name: Zweiter\nkennzahlen: {{stand: 2025-12-31}}\nablauf: [{}]\n",
            steps(&[("registrieren", "digital"), ("versenden", "papier")])
        );
        let snapshot = snapshot(&[
            ("prozesse/hundesteuer.yaml", &one),
            ("prozesse/zweiter.yaml", &two),
            ("prozesse/dritter.yaml", "name: Dritter\nablauf:\n"),
            ("komponenten/dms.yaml", "bausteine: [versenden]\n"),
            (
                "komponenten/scanner.yaml",
                "bausteine: [entgegennehmen, versenden]\n",
            ),
        ]);
        let mut bilanz = Bruchbilanz::default();
        for prozess in snapshot.registry.active() {
            let bild = Ablaufbild::new(&snapshot.registry, prozess, tag());
            bilanz.add(prozess, bild.as_ref());
        }
        assert_eq!((bilanz.prozesse, bilanz.mit_ablauf, bilanz.mit_bruch), (3, 2, 2));
        assert_eq!(
            (
                bilanz.brueche,
                bilanz.mit_bruch_und_fallzahl,
                bilanz.brueche_im_jahr
            ),
            (3, 1, 8400)
        );
        assert_eq!((bilanz.rest, bilanz.rest_im_jahr), (0, 0));
        let ranked = bilanz.ranked();
        // `dms` is in use in both (the sound registry says so).
        let [scanner] = ranked.as_slice() else {
            panic!("{ranked:?}")
        };
        assert_eq!((scanner.behoben, scanner.prozesse, scanner.faelle), (3, 2, 4200));
        assert_eq!((scanner.weniger(), scanner.weniger_im_jahr), (3, 8400));
        let places = bilanz.places();
        let registered = (Baustein::Registrieren, Medium::Digital);
        assert_eq!(
            (places[0].0.von, places[0].1.brueche, places[0].1.im_jahr),
            (registered, 2, 4200)
        );
    }

    fn medium() -> impl Strategy<Value = Medium> {
        prop::sample::select(Medium::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn breaks_lie_between_steps(medien in prop::collection::vec(medium(), 0..20)) {
            let breaks = stellen(&medien).len();
            prop_assert!(breaks <= medien.len().saturating_sub(1));
            let all: Vec<usize> = (0..medien.len()).collect();
            prop_assert!(stellen(&digitalisiert(&medien, &all)).is_empty());
        }

        /// One step made digital changes at most the breaks on its two sides.
        #[test]
        fn one_step_moves_at_most_two_breaks(medien in prop::collection::vec(medium(), 1..20), at in 0_usize..20) {
            let at = at % medien.len();
            let (before, after) = (stellen(&medien), stellen(&digitalisiert(&medien, &[at])));
            let is_near = |place: &usize| *place == at || place + 1 == at;
            prop_assert!(before.iter().filter(|p| !after.contains(p)).all(is_near));
            prop_assert!(after.iter().filter(|p| !before.contains(p)).all(is_near));
        }
    }
}
