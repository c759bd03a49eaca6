//! When each process came into the register. Those that are not named here were in it from the first commit.

use jiff::civil::{Date, date};

/// Day and processes, oldest first. An active process is reviewed after it came, never before.
const ZUGAENGE: &[(Date, &[&str])] = &[
    (
        date(2017, 5, 16),
        &["liegenschaftskataster-auszug", "bodenrichtwertauskunft"],
    ),
    (
        date(2017, 11, 14),
        &["bebauungsplan-aufstellen", "planungsrechtliche-auskunft"],
    ),
    (date(2018, 4, 17), &["aufgrabung-genehmigen", "gehwegueberfahrt"]),
    (date(2018, 10, 16), &["baumfaellung"]),
    (
        date(2019, 3, 19),
        &["altlastenauskunft", "wasserrechtliche-erlaubnis"],
    ),
    (
        date(2019, 9, 17),
        &["fundsache-annehmen", "fundsache-herausgeben"],
    ),
    (date(2020, 2, 18), &["personalausweis", "reisepass"]),
    (date(2020, 6, 16), &["akteneinsicht-bauakten", "bauberatung"]),
    (date(2020, 11, 17), &["erdwaerme-erlaubnis", "laermbeschwerde"]),
    (date(2021, 3, 16), &["dienstreise-genehmigen"]),
    (
        date(2021, 9, 14),
        &["it-stoerung-melden", "mobiles-geraet-ausgeben"],
    ),
    (
        date(2022, 3, 15),
        &["verkehrskonzept-beteiligen", "vorkaufsrecht-negativzeugnis"],
    ),
    (date(2022, 10, 18), &["gebaeudeeinmessung", "hausnummer-vergeben"]),
    (
        date(2023, 3, 14),
        &["abfallgebuehren-festsetzen", "baumkataster-pflegen"],
    ),
    (date(2023, 6, 20), &["verkehrsrechtliche-anordnung"]),
    (date(2023, 10, 17), &["biotop-kartieren", "umweltinformation"]),
    (
        date(2024, 2, 20),
        &["nutzungsaufnahme-anzeigen", "werbeanlage-genehmigen"],
    ),
    (date(2024, 5, 14), &["schulanmeldung-grundschule"]),
    (
        date(2024, 8, 20),
        &["hochbau-vorhaben-planen", "prozess-steckbrief-pflegen"],
    ),
    (
        date(2024, 11, 19),
        &[
            "spendenbescheinigung",
            "vergnuegungssteuer",
            "zweitwohnungssteuer",
        ],
    ),
    (date(2025, 1, 21), &["schuelerbefoerderung", "schul-it-stoerung"]),
    (
        date(2025, 2, 25),
        &["raumvermietung-staedtisch", "stoerung-gebaeude-beheben"],
    ),
    (date(2025, 3, 11), &["sperrmuellabholung"]),
    (date(2025, 4, 15), &["mahnung", "vollstreckung"]),
    (
        date(2025, 6, 3),
        &["unternehmen-beraten", "wirtschaftsfoerderung-zuschuss"],
    ),
    (date(2025, 6, 24), &["geodaten-bereitstellen"]),
    (date(2025, 7, 15), &["stellenbesetzung", "telearbeit-vereinbaren"]),
    (date(2025, 8, 19), &["spielplatz-kontrollieren"]),
    (date(2025, 10, 7), &["vorlagen-koordinieren"]),
    (date(2025, 11, 18), &["strassenmusik-anmelden"]),
    (
        date(2025, 12, 2),
        &["haushaltsplan-aufstellen", "rechnungseingang"],
    ),
    (
        date(2026, 1, 22),
        &["beschaffung-bueromaterial", "vorhabenanmeldung"],
    ),
    (date(2026, 4, 22), &["beherbergungssteuer", "ladesaeule-standort"]),
    (date(2026, 5, 5), &["dresden-pass"]),
    (date(2026, 6, 23), &["sicherheitsvorfall"]),
    (date(2026, 7, 21), &["grundstueck-verkaufen"]),
    (date(2026, 8, 18), &["kleingarten-pachtvertrag"]),
];

/// The day on which the process came; none if it always was there.
pub fn zugang(prozess: &str) -> Option<Date> {
    let row = ZUGAENGE.iter().find(|(_, ids)| ids.contains(&prozess));
    row.map(|(tag, _)| *tag)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli::beispiel::kalender::werktag;
    use crate::cli::beispiel::register::DATEIEN;

    #[test]
    fn the_table_is_in_order_and_names_each_process_of_the_register_at_most_once() {
        assert!(ZUGAENGE.is_sorted_by_key(|(tag, _)| *tag));
        let ids: Vec<_> = ZUGAENGE.iter().flat_map(|(_, ids)| ids.iter()).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
        for (tag, ids) in ZUGAENGE {
            assert_eq!(*tag, werktag(*tag), "{ids:?}");
            for id in *ids {
                let end = format!("/{id}.yaml");
                assert!(DATEIEN.iter().any(|(pfad, _)| pfad.ends_with(&end)), "{id}");
            }
        }
    }
}
