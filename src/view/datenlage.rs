//! How sure the figures of some processes are, in sentences.

use super::zahlwort::count;
use crate::model::prozess::Datenlage;

/// One sentence for the estimated and one for the invented figures among `lagen`; none where there are none.
pub(in crate::view) fn notes(lagen: impl Iterator<Item = Option<Datenlage>> + Clone) -> Vec<String> {
    [
        (Datenlage::Geschaetzt, "geschätzt"),
        (Datenlage::Beispiel, "erfundene Beispiele"),
    ]
    .into_iter()
    .filter_map(|(lage, what)| {
        let n = lagen.clone().filter(|l| *l == Some(lage)).count() as u64;
        let processes = count(n, "Prozess", "Prozessen");
        (n > 0).then(|| format!("Die Kennzahlen sind bei {processes} {what}."))
    })
    .collect()
}
