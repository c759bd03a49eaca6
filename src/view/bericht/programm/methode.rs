//! What the words and figures of a report about programmes mean.

use crate::view::report::Block;

/// The section; `ohne_programm` projects of the register belong to no programme.
pub(super) fn blocks(ohne_programm: u64) -> Vec<Block> {
    let mut items: Vec<String> = [
        "Der Bericht entsteht ohne Handarbeit aus dem Prozessregister, wie es am Tag des genannten Commits war. Ein Projekt \
         gehört zu einem Programm, wenn es das Programm nennt; wem ein Programm berichtet, sagt sein Berichtsweg (D S. 25).",
        "Gefährdete Projekte: Ampel gelb oder rot, geplantes Ende überschritten, oder mehr ausgegeben als für dieselben \
         Posten geplant. Ursache und Handlungsmöglichkeit stehen so im Register.",
        "Zur Entscheidung stehen Projekte in der Phase Empfehlung (L 5.2.2, 5.3).",
        "Budget: Summen auf den Cent. Verglichen werden nur Posten, die Plan und Ist nennen. Von Projekten, die abgelehnt, \
         zurückgestellt oder abgebrochen sind, zählt nur, was ausgegeben wurde.",
        "Finanzierungsvorbehalt: Das Geld ist noch nicht im Haushalt gesichert (D S. 27).",
        "Veränderungen: Vergleich mit dem Stand am Ende des genannten früheren Quartals, auch wenn eine Datei seither \
         umbenannt wurde.",
        "Zielerreichung: zurückgelegter Anteil des Wegs vom Wert vor dem Projekt zum Soll (D S. 24).",
        "Quellen: D = Digitalisierungskonzept der Landeshauptstadt Dresden 2022-2025; L = Digitalisierung der Verwaltung, \
         Stadt Leipzig, 2018.",
    ]
    .map(str::to_owned)
    .to_vec();
    match ohne_programm {
        0 => {}
        1 => items.push(
            "Ein Projekt des Registers gehört zu keinem Programm und steht in keinem solchen Bericht."
                .to_owned(),
        ),
        n => items.push(format!(
            "{n} Projekte des Registers gehören zu keinem Programm und stehen in keinem solchen Bericht."
        )),
    }
    vec![Block::List(items)]
}
