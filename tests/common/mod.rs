//! Runs commands in-process on registers in temporary folders: no environment, fixed day, width 100.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write registers to temporary folders"
)]
#![allow(dead_code, reason = "each test file uses its part")]

pub mod geschichte;
pub mod repo;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use ddv::cli::{Environment, run};
use ddv::model::Datum;
use tempfile::TempDir;

/// The day of all tests.
pub const TODAY: &str = "2026-06-30";

/// What a run gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Exit status.
    pub status: u8,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// Runs `ddv ARGS` with `folder` as the working directory.
pub fn ddv_in(folder: &Path, args: &[&str]) -> Outcome {
    ddv_with(folder, None, args)
}

/// As [`ddv_in`], with `registry` as DDV_REGISTRY.
pub fn ddv_with(folder: &Path, registry: Option<&Path>, args: &[&str]) -> Outcome {
    let environment = Environment {
        folder: folder.to_path_buf(),
        registry: registry.map(Path::to_path_buf),
        no_color: false,
        today: Datum::parse(TODAY).expect("a day"),
        is_terminal: false,
        width: Some(100),
    };
    let arguments = std::iter::once("ddv")
        .chain(args.iter().copied())
        .map(OsString::from);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let status = run(arguments, &environment, &mut stdout, &mut stderr);
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome {
        status: status.into(),
        stdout: text(stdout),
        stderr: text(stderr),
    }
}

/// A register in a temporary folder.
pub struct Register {
    folder: TempDir,
}

impl Register {
    /// A register of only `ddv.toml`.
    pub fn empty() -> Self {
        let register = Self {
            folder: TempDir::new().expect("a temporary folder"),
        };
        let (path, text) = SOUND[0];
        register.write(path, text);
        register
    }

    /// A small sound register: one OE, two components, one process.
    pub fn sound() -> Self {
        let register = Self::empty();
        for (path, text) in SOUND {
            register.write(path, text);
        }
        register
    }

    /// Writes a file, its folders included.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    /// The folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Runs `ddv ARGS` in the register.
    pub fn ddv(&self, args: &[&str]) -> Outcome {
        ddv_in(self.folder.path(), args)
    }
}

/// The files of a small sound register: its settings, one OE, two components, one process.
pub const SOUND: [(&str, &str); 5] = [
    ("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n"),
    (
        "organisation/amt-22.yaml",
        "name: Steueramt\nkuerzel: \"22\"\nart: amt\n",
    ),
    (
        "komponenten/dms.yaml",
        "name: E-Akte\nbeschreibung: Legt Akten ab.\nschicht: basisdienst\nreifegrad: einsatzbereit\n\
         verfuegbar_ab: 2020-01-01\n",
    ),
    (
        "komponenten/epayment.yaml",
        "name: Online-Bezahlung\nbeschreibung: Nimmt Zahlungen an.\nschicht: basisdienst\n\
         reifegrad: erweiterbar\nverfuegbar_ab: 2022-01-01\n",
    ),
    ("prozesse/hundesteuer.yaml", HUNDESTEUER),
];

/// A complete Steckbrief.
pub const HUNDESTEUER: &str = "\
name: Hundesteuer anmelden
status: aktiv
oe: amt-22
ausrichtung: extern
zielgruppen: [bevoelkerung]
ausloeser: anzeige
ergebnis: Steuerbescheid
recht:
  aufgabenart: pflicht-weisungsfrei
  regelungsebene: stadt
  grundlagen: [Hundesteuersatzung]
antrag:
  antragsmanagement: teilweise
  externe_dateneingabe: ja
  unterschrift: nicht-erforderlich
  persoenliches_erscheinen: nicht-erforderlich
kennzahlen:
  stand: 2025-12-31
  datenlage: gemessen
  fallzahl: 4200
  fallzahl_digital: 1300
  beratungsaufwand: normal
  bearbeitungszeit_min: 15
  durchlaufzeit_tage: 7
komponenten:
  dms: {status: genutzt, seit: 2023-03-01}
  epayment: {status: moeglich}
ueberpruefung:
  zuletzt: 2026-02-15
";
