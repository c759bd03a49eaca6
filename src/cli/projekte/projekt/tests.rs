//! What `ddv projekt` takes: ids.

use super::find_projekt;
use crate::check::testing::snapshot_of_whole;

#[test]
fn unknown_ids_are_explained() {
    let snapshot = snapshot_of_whole(&[("projekte/kaputt.yaml", "name: [\n")]);
    let help = |id: &str| {
        find_projekt(&snapshot, id)
            .err()
            .and_then(|e| e.help())
            .unwrap_or_default()
    };
    assert_eq!(help("bezahlng"), "Meinten Sie `bezahlung`?");
    assert_eq!(
        help("dms"),
        "`dms` steht unter `komponenten/`; `ddv zeige dms` zeigt den Eintrag."
    );
    assert_eq!(
        help("kaputt"),
        "`ddv pruefen` nennt die Stellen, die zu berichtigen sind."
    );
    assert_eq!(
        help("ganz-was-anderes"),
        "`ddv liste projekte` zeigt alle Kennungen."
    );
}

#[test]
fn a_file_is_accepted_wherever_an_id_is() {
    let snapshot = snapshot_of_whole(&[]);
    let projekt = find_projekt(&snapshot, "projekte/bezahlung.yaml");
    assert_eq!(projekt.expect("a project").id.as_str(), "bezahlung");
}
