//! The last lines below findings: entries of the baseline to delete, counts, and how many findings are known.

use super::shown;
use crate::view::befunde::{Befunde, Seit, Uebernommen, Veraltet};
use crate::view::zahlwort::{count, grouped, verb};

/// The counts, then how many findings are not shown because they are known. One line at least.
pub fn closing(befunde: &Befunde) -> Vec<String> {
    let abgleich = &befunde.abgleich;
    let mut lines = vec![befunde.satz()];
    lines.extend(abgleich.basislinie.as_ref().and_then(accepted));
    lines.extend(abgleich.seit.iter().flat_map(since));
    lines
}

fn accepted(basislinie: &Uebernommen) -> Option<String> {
    match basislinie.uebernommen {
        0 => None,
        1 => Some("Ein bekannter Befund steht in der Basislinie und ist nicht gezeigt.".to_owned()),
        n => Some(format!(
            "{} bekannte Befunde stehen in der Basislinie und sind nicht gezeigt.",
            grouped(n as u64)
        )),
    }
}

fn since(seit: &Seit) -> Vec<String> {
    let stand = shown(&seit.stand);
    let known = match seit.bekannt {
        0 => None,
        1 => Some(format!(
            "Einen Befund gab es schon in `{stand}`; er ist nicht gezeigt."
        )),
        n => Some(format!(
            "{} Befunde gab es schon in `{stand}`; sie sind nicht gezeigt.",
            grouped(n as u64)
        )),
    };
    let gone = match seit.behoben {
        0 => None,
        1 => Some(format!("Einen Befund aus `{stand}` gibt es nicht mehr.")),
        n => Some(format!(
            "{} Befunde aus `{stand}` gibt es nicht mehr.",
            grouped(n as u64)
        )),
    };
    known.into_iter().chain(gone).collect()
}

/// The entries of the baseline that are to be deleted, the first `most` of them by name, and what to do; empty if
/// there are none.
pub fn needless(befunde: &Befunde, most: usize) -> Vec<String> {
    let Some(Uebernommen { datei, veraltet, .. }) = &befunde.abgleich.basislinie else {
        return Vec::new();
    };
    if veraltet.is_empty() {
        return Vec::new();
    }
    let entries = count(veraltet.len() as u64, "Eintrag", "Einträge");
    let mut lines = vec![format!(
        "{entries} der Basislinie `{}` ohne Befund:",
        shown(datei)
    )];
    lines.extend(
        veraltet
            .iter()
            .take(most)
            .map(|entry| format!("  {}", line(entry))),
    );
    if let Some(more @ 1..) = veraltet.len().checked_sub(most) {
        lines.push(format!("  … und {} weitere", grouped(more as u64)));
    }
    lines.push(format!(
        "Löschen Sie {} in der Datei. `--basislinie-schreiben` tut das auch, übernimmt dabei aber alle neuen Befunde.",
        verb(veraltet.len() as u64, "diese Zeile", "diese Zeilen")
    ));
    lines
}

fn line(entry: &Veraltet) -> String {
    let path = match entry.pfad.as_str() {
        "" => String::new(),
        path => format!(" {path}"),
    };
    let part = match entry.bleiben {
        0 => String::new(),
        n => format!(" (bleibt {}-mal: `anzahl` anpassen)", grouped(n)),
    };
    shown(&format!("{}{path} [{}]{part}", entry.datei, entry.code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Summary;
    use crate::view::befunde::Abgleich;

    fn befunde(uebernommen: usize, veraltet: usize, seit: Option<(usize, usize)>) -> Befunde {
        let entry = |number: usize| Veraltet {
            code: "wert-typ".to_owned(),
            datei: format!("prozesse/p{number}.yaml"),
            pfad: if number == 0 {
                String::new()
            } else {
                "oe".to_owned()
            },
            anzahl: 1,
            bleiben: if number == 1 { 3 } else { 0 },
        };
        Befunde {
            summary: Summary::new(66, &[]),
            abgleich: Abgleich {
                basislinie: Some(Uebernommen {
                    datei: "ddv-basislinie.toml".to_owned(),
                    uebernommen,
                    veraltet: (0..veraltet).map(entry).collect(),
                }),
                seit: seit.map(|(bekannt, behoben)| Seit {
                    stand: "main".to_owned(),
                    commit: None,
                    bekannt,
                    behoben,
                }),
            },
            ..Befunde::default()
        }
    }

    #[test]
    fn what_is_known_is_counted_in_german() {
        insta::assert_snapshot!(closing(&befunde(1042, 0, Some((7, 2)))).join("\n"), @r##"
        66 Dateien geprüft, keine neuen Befunde.
        1.042 bekannte Befunde stehen in der Basislinie und sind nicht gezeigt.
        7 Befunde gab es schon in `main`; sie sind nicht gezeigt.
        2 Befunde aus `main` gibt es nicht mehr.
        "##);
        insta::assert_snapshot!(closing(&befunde(1, 0, Some((1, 1)))).join("\n"), @r##"
        66 Dateien geprüft, keine neuen Befunde.
        Ein bekannter Befund steht in der Basislinie und ist nicht gezeigt.
        Einen Befund gab es schon in `main`; er ist nicht gezeigt.
        Einen Befund aus `main` gibt es nicht mehr.
        "##);
        insta::assert_snapshot!(closing(&befunde(0, 0, Some((0, 0)))).join("\n"), @r##"66 Dateien geprüft, keine neuen Befunde."##);
    }

    #[test]
    fn entries_to_delete_are_named_up_to_a_limit() {
        insta::assert_snapshot!(needless(&befunde(0, 5, None), 3).join("\n"), @r##"
        5 Einträge der Basislinie `ddv-basislinie.toml` ohne Befund:
          prozesse/p0.yaml [wert-typ]
          prozesse/p1.yaml oe [wert-typ] (bleibt 3-mal: `anzahl` anpassen)
          prozesse/p2.yaml oe [wert-typ]
          … und 2 weitere
        Löschen Sie diese Zeilen in der Datei. `--basislinie-schreiben` tut das auch, übernimmt dabei aber alle neuen Befunde.
        "##);
        insta::assert_snapshot!(needless(&befunde(0, 1, None), 3).join("\n"), @r##"
        1 Eintrag der Basislinie `ddv-basislinie.toml` ohne Befund:
          prozesse/p0.yaml [wert-typ]
        Löschen Sie diese Zeile in der Datei. `--basislinie-schreiben` tut das auch, übernimmt dabei aber alle neuen Befunde.
        "##);
        assert!(needless(&befunde(3, 0, None), 3).is_empty());
    }
}
