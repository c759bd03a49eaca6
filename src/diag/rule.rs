//! Names of rules. The rules themselves, with their manual pages, live in `check`; those named here are raised while
//! files are read or exceptions applied.

use std::fmt;

/// The name of a rule: the defect that it finds, such as `verweis-unbekannt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// Not one well-formed YAML map.
pub const YAML_UNGUELTIG: RuleId = RuleId("yaml-ungueltig");
/// Conflict markers that git left.
pub const GIT_KONFLIKT: RuleId = RuleId("git-konflikt");
/// Not UTF-8.
pub const KODIERUNG_FALSCH: RuleId = RuleId("kodierung-falsch");
/// Larger than `grenzen.datei_kib`.
pub const DATEI_ZU_GROSS: RuleId = RuleId("datei-zu-gross");
/// Can't be read from disk.
pub const DATEI_UNLESBAR: RuleId = RuleId("datei-unlesbar");
/// A file, folder or link that is passed over though it looks as if it should count.
pub const DATEI_UEBERGANGEN: RuleId = RuleId("datei-uebergangen");
/// A folder that is no kind.
pub const ORDNER_UNBEKANNT: RuleId = RuleId("ordner-unbekannt");
/// Names that differ only in upper and lower case.
pub const SCHREIBWEISE_DOPPELT: RuleId = RuleId("schreibweise-doppelt");
/// A file name that is no id.
pub const ID_UNGUELTIG: RuleId = RuleId("id-ungueltig");
/// Two files with one id.
pub const ID_DOPPELT: RuleId = RuleId("id-doppelt");
/// A key twice in one map.
pub const SCHLUESSEL_DOPPELT: RuleId = RuleId("schluessel-doppelt");
/// A key that does not exist.
pub const SCHLUESSEL_UNBEKANNT: RuleId = RuleId("schluessel-unbekannt");
/// A required key that is missing.
pub const SCHLUESSEL_FEHLT: RuleId = RuleId("schluessel-fehlt");
/// A key that another status or kind of the entry takes.
pub const SCHLUESSEL_UNPASSEND: RuleId = RuleId("schluessel-unpassend");
/// A key without a value.
pub const WERT_LEER: RuleId = RuleId("wert-leer");
/// A value of the wrong type.
pub const WERT_TYP: RuleId = RuleId("wert-typ");
/// A word outside its vocabulary.
pub const WERT_UNBEKANNT: RuleId = RuleId("wert-unbekannt");
/// A number outside its range.
pub const WERT_BEREICH: RuleId = RuleId("wert-bereich");
/// Not a number as registers write it.
pub const ZAHL_UNGUELTIG: RuleId = RuleId("zahl-ungueltig");
/// Not a day of the calendar.
pub const DATUM_UNGUELTIG: RuleId = RuleId("datum-ungueltig");
/// A number where text belongs.
pub const TEXT_OHNE_ANFUEHRUNGSZEICHEN: RuleId = RuleId("text-ohne-anfuehrungszeichen");
/// An exception that gives no reason.
pub const AUSNAHME_OHNE_GRUND: RuleId = RuleId("ausnahme-ohne-grund");
/// An exception that no finding needs, or that can't hold.
pub const AUSNAHME_UNGENUTZT: RuleId = RuleId("ausnahme-ungenutzt");
/// `ddv.toml` is not TOML or contradicts itself.
pub const KONFIGURATION_UNGUELTIG: RuleId = RuleId("konfiguration-ungueltig");
/// A name in `[regeln]` that is no rule, or one that can't be changed.
pub const REGEL_UNBEKANNT: RuleId = RuleId("regel-unbekannt");
