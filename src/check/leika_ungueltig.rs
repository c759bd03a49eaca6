//! `leika-ungueltig`: a LeiKa key that can't exist.

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::source::YamlPath;

rule! {
    /// Der LeiKa-Schlüssel ist falsch aufgebaut.
    ///
    /// ## Was
    /// Ein LeiKa-Schlüssel hat 14 Ziffern: `99`, drei für die Gruppierung, drei für die Kennung, drei für die
    /// Verrichtung und drei für das Detail. Gruppierungen gibt es von 001 bis 160 (ohne 149 und 152) und von 400 bis
    /// 603, Verrichtungen von 000 bis 279 (ohne 237, 264 und 266). Geprüft wird der Aufbau, nicht, ob es die Leistung
    /// gibt.
    ///
    /// ## Warum
    /// Über den Schlüssel hängt der Steckbrief an der Leistungsbeschreibung im Portalverbund und an den FIM-Bausteinen
    /// von Bund und Land. Ein Zahlendreher führt zu keiner oder zu einer fremden Leistung.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// leika: "99102013300000"
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// leika: "99102013000000"
    /// ```
    ///
    /// ## Abhilfe
    /// Schlagen Sie den Schlüssel im FIM-Portal nach und übernehmen Sie ihn ohne Leerzeichen, in Anführungszeichen.
    pub struct LeikaUngueltig = RuleId("leika-ungueltig"), Fehler;
}

impl Rule for LeikaUngueltig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for prozess in context.registry.prozesse.with_drafts() {
            for message in prozess.leika.iter().flat_map(|key| faults(key)) {
                out.push(
                    Self::PAGE
                        .finding(prozess.source, YamlPath::parse("leika"), message)
                        .help("Vergleichen Sie den Schlüssel mit dem im FIM-Portal; er hat 14 Ziffern ohne Leerzeichen."),
                );
            }
        }
    }
}

/// What is wrong with `key`, one sentence per part.
fn faults(key: &str) -> Vec<String> {
    if !key.bytes().all(|b| b.is_ascii_digit()) {
        return vec![format!(
            "Der LeiKa-Schlüssel `{key}` besteht nicht nur aus Ziffern."
        )];
    }
    if key.len() != 14 {
        return vec![format!(
            "Der LeiKa-Schlüssel `{key}` hat {} statt 14 Ziffern.",
            key.len()
        )];
    }
    let (group, action) = (&key[2..5], &key[8..11]);
    let mut faults = Vec::new();
    if !key.starts_with("99") {
        faults.push(format!("Der LeiKa-Schlüssel `{key}` beginnt nicht mit `99`."));
    }
    if !matches!(number(group), 1..=148 | 150 | 151 | 153..=160 | 400..=603) {
        faults.push(format!(
            "Die Gruppierung `{group}` (Stellen 3 bis 5) gibt es im LeiKa nicht."
        ));
    }
    if !matches!(number(action), 0..=236 | 238..=263 | 265 | 267..=279) {
        faults.push(format!(
            "Die Verrichtung `{action}` (Stellen 9 bis 11) gibt es im LeiKa nicht."
        ));
    }
    faults
}

fn number(digits: &str) -> u32 {
    digits
        .chars()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |n, digit| n * 10 + digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn the_lists_are_closed_at_both_ends_and_have_gaps() {
        let key = |group: u32, action: u32| format!("99{group:03}013{action:03}000");
        let wrong = |group, action| faults(&key(group, action)).len();
        assert_eq!([1, 160, 400, 603].map(|g| wrong(g, 0)), [0; 4]);
        assert_eq!([0, 149, 152, 161, 399, 604].map(|g| wrong(g, 0)), [1; 6]);
        assert_eq!([0, 236, 238, 265, 279].map(|v| wrong(1, v)), [0; 5]);
        assert_eq!([237, 264, 266, 280, 999].map(|v| wrong(1, v)), [1; 5]);
    }

    #[test]
    fn says_which_part_is_wrong() {
        let files = [
            ("prozesse/a.yaml", "leika: \"99102013000000\"\n"),
            ("prozesse/b.yaml", "leika: \"9910201300000\"\n"),
            ("prozesse/c.yaml", "leika: 99 102 013 000 000\n"),
            ("prozesse/d.yaml", "leika: \"98149013300000\"\n"),
            ("prozesse/e.yaml", "leika: \"99１02013000000\"\n"),
        ];
        insta::assert_snapshot!(check(&LeikaUngueltig, &files), @"
        prozesse/b.yaml: leika: Der LeiKa-Schlüssel `9910201300000` hat 13 statt 14 Ziffern.
        prozesse/c.yaml: leika: Der LeiKa-Schlüssel `99 102 013 000 000` besteht nicht nur aus Ziffern.
        prozesse/d.yaml: leika: Der LeiKa-Schlüssel `98149013300000` beginnt nicht mit `99`.
        prozesse/d.yaml: leika: Die Gruppierung `149` (Stellen 3 bis 5) gibt es im LeiKa nicht.
        prozesse/d.yaml: leika: Die Verrichtung `300` (Stellen 9 bis 11) gibt es im LeiKa nicht.
        prozesse/e.yaml: leika: Der LeiKa-Schlüssel `99１02013000000` besteht nicht nur aus Ziffern.
        ");
    }
}
