//! Random histories: in every commit of each, reading from git gives what a checkout gives.

use proptest::prelude::*;

use super::{assert_as_checkout, assert_verlauf_is_karte};
use crate::fixture::HUNDESTEUER;
use crate::fixture::repo::{TestRepo, join};

/// What a commit does. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Step {
    Add { number: u8, folder: u8 },
    Edit { which: u8, fallzahl: u16 },
    Delete { which: u8 },
    Rename { which: u8, number: u8, folder: u8 },
    Break { which: u8, at: u16 },
    MoveRegistry { place: u8 },
    Nothing,
}

const FOLDERS: [&str; 3] = ["", "amt-22", "amt-22/steuern"];
const PLACES: [&str; 4] = ["", "registry", "daten/register", "stadt"];

fn step() -> impl Strategy<Value = Step> {
    let (number, folder, which) = (0..12_u8, 0..3_u8, any::<u8>());
    prop_oneof![
        4 => (number.clone(), folder.clone()).prop_map(|(number, folder)| Step::Add { number, folder }),
        4 => (which, any::<u16>()).prop_map(|(which, fallzahl)| Step::Edit { which, fallzahl }),
        2 => any::<u8>().prop_map(|which| Step::Delete { which }),
        2 => (any::<u8>(), number, folder)
            .prop_map(|(which, number, folder)| Step::Rename { which, number, folder }),
        2 => (any::<u8>(), any::<u16>()).prop_map(|(which, at)| Step::Break { which, at }),
        2 => (0..4_u8).prop_map(|place| Step::MoveRegistry { place }),
        1 => Just(Step::Nothing),
    ]
}

/// The repository with the Steckbriefe it holds, relative to the registry.
struct World {
    repo: TestRepo,
    place: &'static str,
    files: Vec<String>,
}

impl World {
    fn path(&self, file: &str) -> String {
        join(self.place, file)
    }

    fn pick(&self, which: u8) -> Option<usize> {
        (!self.files.is_empty()).then(|| usize::from(which) % self.files.len())
    }

    fn apply(&mut self, step: &Step) {
        let name = |number: u8, folder: u8| {
            let file = format!("vorgang-{number}.yaml");
            join("prozesse", &join(FOLDERS[usize::from(folder)], &file))
        };
        match *step {
            Step::Add { number, folder } => {
                let file = name(number, folder);
                let text = HUNDESTEUER.replace("Hundesteuer anmelden", &format!("Vorgang {number}"));
                self.repo.write(&self.path(&file), text);
                if !self.files.contains(&file) {
                    self.files.push(file);
                }
            }
            Step::Edit { which, fallzahl } => {
                if let Some(at) = self.pick(which) {
                    let path = self.path(&self.files[at]);
                    let text = self.repo.text(&path).replace("4200", &fallzahl.to_string());
                    self.repo.write(&path, text);
                }
            }
            Step::Delete { which } => {
                if let Some(at) = self.pick(which) {
                    let file = self.files.remove(at);
                    self.repo.remove(&self.path(&file));
                }
            }
            Step::Rename {
                which,
                number,
                folder,
            } => {
                let new = name(number, folder);
                if let Some(at) = self.pick(which)
                    && !self.files.contains(&new)
                {
                    let old = std::mem::replace(&mut self.files[at], new.clone());
                    self.repo.rename(&self.path(&old), &self.path(&new));
                }
            }
            Step::Break { which, at } => {
                if let Some(file) = self.pick(which) {
                    let path = self.path(&self.files[file]);
                    let mut text = self.repo.text(&path);
                    // Cut off somewhere, in an open bracket.
                    let at = text.floor_char_boundary(usize::from(at) % (text.len() + 1));
                    text.truncate(at);
                    text.push_str(": [");
                    self.repo.write(&path, text);
                }
            }
            Step::MoveRegistry { place } => {
                let place = PLACES[usize::from(place)];
                if place != self.place {
                    self.repo.rename(self.place, place);
                    self.place = place;
                }
            }
            Step::Nothing => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_commit_of_any_history_reads_as_its_checkout(steps in prop::collection::vec(step(), 1..10)) {
        let mut world = World {
            repo: TestRepo::sound("registry"),
            place: "registry",
            files: vec!["prozesse/hundesteuer.yaml".to_owned()],
        };
        let mut commits = vec![(world.repo.commit("2026-01-01T09:00:00+01:00", "Anfang"), world.place)];
        for (number, step) in steps.iter().enumerate() {
            world.apply(step);
            let when = format!("2026-01-{:02}T09:00:00+01:00", number + 2);
            commits.push((world.repo.commit(&when, "Schritt"), world.place));
        }
        world.repo.checkout();
        let folder = world.repo.path().join(world.place);
        prop_assert!((1..=commits.len()).contains(&assert_verlauf_is_karte(&folder)));
        for (commit, place) in commits {
            assert_as_checkout(&world.repo, &folder, &[], commit, place);
        }
    }
}
