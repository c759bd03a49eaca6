//! Parts of process files, right and wrong.

/// Names of rules about the form of values, with what they call wrong.
pub const BAD: [(&str, &[&str]); 11] = [
    (
        "schluessel-unbekannt",
        &["stauts: aktiv", "kennzahlen: {falzahl: 3}"],
    ),
    (
        "schluessel-fehlt",
        &[
            "name:",
            "name: ' '",
            "ablauf: [{schritt: Antrag erfassen, medium: digital}]",
            "komponenten: {dms: {status: genutzt}}",
            "komponenten: {dms: {status: geplant, bis: }}",
            "komponenten: {dms: {status: nicht-anwendbar, grund: ' '}}",
            "entwicklung: {art: rate}",
            "entwicklung: {art: werte, werte: {}}",
        ],
    ),
    (
        "schluessel-unpassend",
        &[
            "komponenten: {dms: {status: geplant, bis: 2027-01-01, seit: 2024-01-01}}",
            "komponenten: {dms: {status: moeglich, grund: Braucht niemand.}}",
            "entwicklung: {art: konstant, prozent_pa: 1}",
        ],
    ),
    (
        "wert-typ",
        &[
            "zielgruppen: bevoelkerung",
            "recht: [stadt]",
            "recht: {grundlagen: ['']}",
        ],
    ),
    (
        "wert-unbekannt",
        &["status: activ", "recht: {aufgabenart: Freiwillig}"],
    ),
    (
        "wert-bereich",
        &[
            "kennzahlen: {fallzahl: -1}",
            "bewertung: {nutzen_buerger: 4}",
            "ozg: {modell: '1.1', reifegrad: 5}",
            "entwicklung: {art: rate, prozent_pa: -100}",
            "entwicklung: {art: werte, werte: {999: 1}}",
        ],
    ),
    (
        "zahl-ungueltig",
        &[
            "kennzahlen:\n  vza: 1,5",
            "kennzahlen: {fallzahl: 1.5}",
            "kennzahlen: {fallzahl: '12'}",
            "kennzahlen: {fallzahl: 1_000}",
        ],
    ),
    (
        "datum-ungueltig",
        &[
            "ueberpruefung: {zuletzt: 31.12.2025}",
            "ueberpruefung: {zuletzt: 2025-4-1}",
            "ueberpruefung: {zuletzt: 2025-04-31}",
            "ueberpruefung: {zuletzt: 2025-02-30}",
        ],
    ),
    (
        "text-ohne-anfuehrungszeichen",
        &[
            "ozg: {modell: 1.1, reifegrad: 2}",
            "name: 2025",
            "leika: 99012003001000",
        ],
    ),
    (
        "leika-ungueltig",
        &["leika: '99149003001000'", "leika: '9901200300100'"],
    ),
    (
        "id-ungueltig",
        &[
            "oe: Amt-63",
            "oe: amt_63",
            "oe: 'true'",
            "komponenten: {DMS: {status: moeglich}}",
        ],
    ),
];

/// What looks alike but is right.
pub const GOOD: [&str; 8] = [
    "beschreibung:",
    "kennzahlen: ~",
    "kennzahlen: {fallzahl: 0, vza: }",
    "komponenten: {dms: }",
    "komponenten: {dms: {status: teilweise, seit: 2024-02-29, bis: , projekt: eakte}}",
    "ozg: {modell: '2.0', reifegrad: 7}",
    "entwicklung: {art: werte, werte: {2027: 9000}}",
    "ablauf: []",
];
