//! Method and definitions: what each figure of the report means, and where it comes from.

use super::eingabe::Eingabe;
use crate::config::Config;
use crate::view::report::Block;
use crate::view::zahlwort::{decimal, grouped};

/// The section.
pub(super) fn blocks(eingabe: &Eingabe) -> Vec<Block> {
    let config = &eingabe.stand.snapshot.config;
    let intro = "Der Bericht entsteht ohne Handarbeit aus dem Prozessregister. Es zählen nur aktive Prozesse. Änderungen \
                 sind aus ungerundeten Werten berechnet; frühere Werte stammen aus dem Register und den Einstellungen des \
                 damaligen Tages.";
    let four = "Vier Anteile heißen im Alltag alle „Digitalisierung“ und sind nicht dasselbe: online zu beantragende \
                Leistungen, digital eingegangene Fälle, digitalisierte Prozesse (Quote) und genutzte Komponenten.";
    let sources = "Quellen: D = Digitalisierungskonzept der Landeshauptstadt Dresden 2022-2025; L = Digitalisierung der \
                   Verwaltung, Stadt Leipzig, 2018. Gewichte und Grenzen stehen in `ddv.toml`.";
    vec![
        Block::Paragraph(intro.to_owned()),
        Block::Paragraph(four.to_owned()),
        Block::List(definitions(config)),
        Block::Paragraph(sources.to_owned()),
    ]
}

fn definitions(config: &Config) -> Vec<String> {
    let m = &config.modernisierung;
    let weights = m.gewicht_recht + m.gewicht_antrag;
    let weight = |w: f64| decimal(100.0 * w / weights, 0);
    let part = decimal(100.0 * config.teilweise, 0);
    let limit = decimal(100.0 * config.digitalisiert_ab, 0);
    vec![
        format!(
            "Digitalisierungsgrad: je Prozess der gewichtete Anteil der genutzten an den anwendbaren Komponenten; teilweise \
             genutzte zählen {part} %. Für Einheiten das Mittel der Prozesse (D S. 23-24)."
        ),
        format!(
            "Digitalisierungsquote: Prozesse mit einem Grad von mindestens {limit} % (digitalisierte), bezogen auf alle mit \
             mindestens einer anwendbaren Komponente (digitalisierbare)."
        ),
        "Nach Fällen gewichtet: der Grad, wobei jeder Prozess so oft zählt, wie er Fälle im Jahr hat.".to_owned(),
        "Anteil digitaler Fälle: digital eingegangene, bezogen auf alle Fälle der Prozesse, die beides angeben (D S. 10)."
            .to_owned(),
        "Online zu beantragen: externe Prozesse mit vollem Antragsmanagement, bezogen auf alle externen mit dieser Angabe \
         (L 3.2)."
            .to_owned(),
        "Komponentennutzung: Zellen der Karte mit ganz oder teilweise genutzter Komponente, bezogen auf alle anwendbaren \
         Zellen (D S. 23)."
            .to_owned(),
        "Durchgängig digital: Prozesse, deren Schritte alle digital sind, bezogen auf die Prozesse mit beschriebenem Ablauf."
            .to_owned(),
        "Vollständige Steckbriefe: Prozesse mit allen Pflichtangaben (D S. 10, S. 18).".to_owned(),
        "Prüfgrad: Zellen, für die beurteilt ist, ob die Komponente passt, bezogen auf alle zu beurteilenden (D S. 10)."
            .to_owned(),
        "Überprüfung aktuell: Prozesse, deren letzte Überprüfung am Stichtag noch im Turnus liegt (D S. 10).".to_owned(),
        format!(
            "Modernisierungskoeffizient M: 0 bis 100 aus Recht ({} %) und Antrag ({} %); Massenverfahren haben mehr als {} \
             Fälle im Jahr und normalen Beratungsaufwand (L 3.2).",
            weight(m.gewicht_recht),
            weight(m.gewicht_antrag),
            grouped(m.massenverfahren_ab)
        ),
        "Gefährdete Projekte: Ampel gelb oder rot, geplantes Ende überschritten, oder mehr ausgegeben als für dieselben \
         Posten geplant. Zielerreichung: zurückgelegter Anteil des Wegs vom Wert vor dem Projekt zum Soll (D S. 24)."
            .to_owned(),
    ]
}
