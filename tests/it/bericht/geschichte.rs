//! A register with a history of a few dated commits.

use std::path::{Path, PathBuf};

use git2::{Oid, Repository, Signature, Time};
use tempfile::TempDir;

use crate::fixture::repo::{commit_all_on, init};
use crate::fixture::{Outcome, ddv_in};

/// A repository with a register in the folder `registry`.
pub struct Geschichte {
    folder: TempDir,
    repository: Repository,
}

impl Geschichte {
    /// Without a commit.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let repository = init(folder.path());
        Self { folder, repository }
    }

    /// The history of the worked example: three states, the last one on 20 August 2026.
    pub fn beispiel() -> Self {
        let g = Self::new();
        g.write("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");
        g.write(
            "organisation/gb-2.yaml",
            "name: Geschäftsbereich Finanzen\nkuerzel: GB 2\nart: geschaeftsbereich\n",
        );
        g.write(
            "organisation/amt-22.yaml",
            "name: Steueramt\nkuerzel: \"22\"\nart: amt\nteil_von: gb-2\nlotse: Lotsenstelle 22.L\n",
        );
        g.write(
            "organisation/amt-33.yaml",
            "name: Bürgeramt\nkuerzel: \"33\"\nart: amt\n",
        );
        for (id, name) in [("dms", "E-Akte"), ("epayment", "Online-Bezahlung")] {
            let text = format!(
                "name: {name}\nbeschreibung: Text.\nschicht: basisdienst\nreifegrad: einsatzbereit\nverfuegbar_ab: 2020-01-01\n"
            );
            g.write(&format!("komponenten/{id}.yaml"), text);
        }
        g.prozess(
            "hundesteuer",
            "Hundesteuer anmelden",
            "amt-22",
            "genutzt, seit: 2025-01-01",
            "moeglich",
        );
        g.prozess(
            "zweitwohnung",
            "Zweitwohnung anmelden",
            "amt-22",
            "moeglich",
            "moeglich",
        );
        g.commit("2025-09-01T10:00:00Z");
        g.write(
            "ziele/quote.yaml",
            "name: Drei Viertel digital\nkennzahl: digitalisierungsquote\nsoll: 0.75\nbis: 2027-03-31\n",
        );
        g.prozess(
            "zweitwohnung",
            "Zweitwohnung anmelden",
            "amt-22",
            "genutzt, seit: 2026-05-01",
            "moeglich",
        );
        g.projekt("gruen", "2026-09-30", "");
        g.commit("2026-05-10T10:00:00Z");
        g.prozess(
            "hundesteuer",
            "Hundesteuer anmelden",
            "amt-22",
            "genutzt, seit: 2025-01-01",
            "genutzt, seit: 2026-08-01",
        );
        g.prozess(
            "ausweis",
            "Ausweis beantragen",
            "amt-33",
            "genutzt, seit: 2026-08-01",
            "genutzt, seit: 2026-08-01",
        );
        g.projekt("gelb", "2026-08-31", ", ist: 60000.5");
        g.commit("2026-08-20T10:00:00Z");
        g
    }

    /// A complete Steckbrief with 2,000 cases, half of them digital, and two components.
    pub fn prozess(&self, id: &str, name: &str, oe: &str, dms: &str, epayment: &str) {
        let text = format!(
            "name: {name}\nstatus: aktiv\noe: {oe}\nausrichtung: extern\nzielgruppen: [bevoelkerung]\nausloeser: antrag\n\
             ergebnis: Bescheid\nrecht:\n  aufgabenart: freiwillig\n  regelungsebene: stadt\n  grundlagen: [Satzung]\n\
             antrag:\n  antragsmanagement: ja\n  externe_dateneingabe: ja\n  unterschrift: nicht-erforderlich\n  \
             persoenliches_erscheinen: nicht-erforderlich\nkennzahlen:\n  stand: 2025-12-31\n  datenlage: geschaetzt\n  \
             fallzahl: 2000\n  fallzahl_digital: 1000\n  beratungsaufwand: normal\n  bearbeitungszeit_min: 12\n  \
             durchlaufzeit_tage: 5\nkomponenten:\n  dms: {{status: {dms}}}\n  epayment: {{status: {epayment}}}\n\
             ueberpruefung: {{zuletzt: 2026-07-15}}\n"
        );
        self.write(&format!("prozesse/{id}.yaml"), text);
    }

    fn projekt(&self, ampel: &str, ende: &str, ist: &str) {
        let text = format!(
            "name: E-Akte einführen\nphase: rollout\nziel: {{art: effizienz}}\noe: amt-22\n\
             status: {{ampel: {ampel}, stand: 2026-08-15, text: Die Schulungen dauern länger}}\n\
             termine: {{beginn: 2026-01-01, ende_plan: {ende}}}\n\
             meilensteine:\n  - {{name: Konzept, plan: 2026-07-31, ist: 2026-08-03}}\n  \
             - {{name: Start, plan: 2026-09-15}}\n  - {{name: Abnahme, plan: 2026-11-30}}\n\
             budget:\n  - {{jahr: 2026, art: dienstleistung, plan: 50000.25{ist}}}\n  \
             - {{jahr: 2027, art: betrieb, plan: 9000}}\n\
             risiken:\n  - {{text: Zu wenig Personal, eintritt: 2, schaden: 3, massnahme: Externe Hilfe}}\n\
             wirkungen:\n  - {{prozess: hundesteuer, kennzahl: durchlaufzeit_tage, basis: 10, ziel: 4, ist: 7, stand: 2026-08-01}}\n"
        );
        self.write("projekte/e-akte.yaml", text);
    }

    /// Writes a file of the register.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join("registry").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, text).expect("written");
    }

    /// Removes a file of the register.
    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.path().join("registry").join(path)).expect("removed");
    }

    /// Commits everything at a time.
    pub fn commit(&self, time: &str) -> Oid {
        self.commit_on(time, true)
    }

    /// Commits everything in the place of HEAD.
    pub fn amend(&self, time: &str) -> Oid {
        self.commit_on(time, false)
    }

    fn commit_on(&self, time: &str, has_head_as_parent: bool) -> Oid {
        let git = &self.repository;
        let seconds = time.parse::<jiff::Timestamp>().expect("a time").as_second();
        let who = Signature::new("Erika Mustermann", "e@example.org", &Time::new(seconds, 0));
        let head = git.head().ok().and_then(|head| head.peel_to_commit().ok());
        let parents: Vec<_> = if has_head_as_parent {
            head.into_iter().collect()
        } else {
            head.iter().flat_map(git2::Commit::parents).collect()
        };
        commit_all_on(git, &who.expect("someone"), &parents)
    }

    /// The root of the repository.
    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Runs `ddv ARGS` in the repository.
    pub fn ddv(&self, args: &[&str]) -> Outcome {
        ddv_in(self.folder.path(), args)
    }

    /// The report of a quarter; its status must be 0.
    pub fn bericht(&self, quartal: &str, format: &str) -> String {
        let outcome = self.ddv(&["bericht", "quartal", quartal, "--format", format]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        outcome.stdout
    }

    /// Writes a file beside the register and checks it as a report: status and stdout.
    pub fn verifiziere(&self, text: &str) -> (u8, String) {
        let file: &Path = Path::new("bericht.txt");
        std::fs::write(self.path().join(file), text).expect("written");
        let outcome = self.ddv(&["bericht", "verifiziere", "bericht.txt"]);
        (outcome.status, outcome.stdout + &outcome.stderr)
    }
}

impl Geschichte {
    /// A register with nothing in it.
    pub fn new_with_one_commit() -> Self {
        let g = Self::new();
        g.write("ddv.toml", "[verwaltung]\nname = \"Anderswo\"\n");
        g.commit("2026-01-01T10:00:00Z");
        g
    }
}
