//! How sure the figures of some processes are, in sentences.

use super::zahlwort::count;
use crate::model::prozess::Datenlage;

/// One sentence for the estimated and one for the invented figures among `lagen`; none where there are none.
pub(in crate::view) fn notes(lagen: impl Iterator<Item = Option<Datenlage>>) -> Vec<String> {
    let (mut geschaetzt, mut beispiel) = (0, 0);
    for lage in lagen {
        match lage {
            Some(Datenlage::Geschaetzt) => geschaetzt += 1,
            Some(Datenlage::Beispiel) => beispiel += 1,
            Some(Datenlage::Gemessen) | None => {}
        }
    }
    let sentence = |(n, what): (u64, &str)| {
        let processes = count(n, "Prozess", "Prozessen");
        (n > 0).then(|| format!("Die Kennzahlen sind bei {processes} {what}."))
    };
    [(geschaetzt, "geschätzt"), (beispiel, "erfundene Beispiele")]
        .into_iter()
        .filter_map(sentence)
        .collect()
}
