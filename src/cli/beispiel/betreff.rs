//! The words and the functions behind each commit of the story.

use std::collections::BTreeSet;

use super::ereignis::{Datei, Thema};
use super::kalender::ENDE;
use super::register::DATEIEN;
use super::szene::SZENEN;
use super::zeilen::Zeilen;
use crate::history::Urheber;

/// A commit's words and who stands behind it.
pub struct Betreff {
    pub text: String,
    pub autor: Urheber,
    pub committer: Urheber,
}

/// The Abteilung Organisation, which keeps the register.
pub fn organisation() -> Urheber {
    urheber("Abteilung Organisation", "organisation")
}

/// The Stabsstelle of the CIO.
pub fn stabsstelle() -> Urheber {
    urheber("Stabsstelle Digitalisierung", "digitalisierung")
}

fn urheber(name: &str, postfach: &str) -> Urheber {
    Urheber {
        name: name.to_owned(),
        email: format!("{postfach}@stadt.example"),
    }
}

/// Who looks after a folder below `prozesse/`.
fn lotse(ordner: &str) -> Urheber {
    match ordner.split_once('-') {
        Some(("amt", nummer)) => urheber(&format!("Lotse Amt {nummer}"), &format!("amt{nummer}")),
        Some(("eb", nummer)) => urheber(&format!("Lotse EB {nummer}"), &format!("eb{nummer}")),
        Some(("gb", rest)) => {
            let nummer = rest.split('-').next().unwrap_or(rest);
            urheber(&format!("Büro GB {nummer}"), &format!("gb{nummer}"))
        }
        Some(_) | None => stabsstelle(),
    }
}

fn amt(ordner: &str) -> String {
    match ordner.split_once('-') {
        Some(("amt", nummer)) => format!("Amt {nummer}"),
        Some(("eb", nummer)) => format!("EB {nummer}"),
        Some(("gb", rest)) => format!("GB {}", rest.split('-').next().unwrap_or(rest)),
        Some(_) | None => "CIO".to_owned(),
    }
}

/// The commit about `thema`, given the files it touched as it left them, in order of their paths, and the components of
/// the cells it filled.
pub fn betreff(thema: &Thema, dateien: &[&Datei], komponenten: &BTreeSet<&str>) -> Betreff {
    let prozesse: Vec<&Datei> = dateien
        .iter()
        .copied()
        .filter(|d| d.pfad.starts_with("prozesse/"))
        .collect();
    let steckbriefe = || match prozesse[..] {
        [eine] => format!("Steckbrief „{}“", name(eine)),
        _ => format!("{} Steckbriefe", prozesse.len()),
    };
    let in_prozessen = || match prozesse[..] {
        [eine] => format!("„{}“", name(eine)),
        _ => format!("{} Prozessen", prozesse.len()),
    };
    let komponenten = || {
        let namen = komponenten.iter().map(|id| komponentenname(id));
        aufzaehlung(&namen.collect::<Vec<_>>())
    };
    let namen = || aufzaehlung(&dateien.iter().map(|d| name(d)).collect::<Vec<_>>());
    let projektbuero = || urheber("Projektbüro", "projekte");
    let it = || urheber("Eigenbetrieb IT-Dienstleistungen", "it");
    let kaemmerei = || urheber("Stadtkämmerei", "amt20");
    let beide = |text: String, autor: Urheber| Betreff {
        text,
        committer: autor.clone(),
        autor,
    };
    match thema {
        Thema::Vorgaben => beide(
            format!("{} Vorgaben mit ihrem Stand aufgenommen", dateien.len()),
            stabsstelle(),
        ),
        Thema::Vorgabenstand => beide(
            format!("{} Vorgaben neu eingeschätzt", dateien.len()),
            stabsstelle(),
        ),
        Thema::Komponente(_) => beide(format!("Komponente {} fortgeschrieben", namen()), it()),
        Thema::Projektbeginn(_) => beide(format!("Projekt {} aufgenommen", namen()), projektbuero()),
        // Written in the office, looked over and recorded by the Abteilung Organisation.
        Thema::Zugang(ordner) => Betreff {
            text: format!("{}: {} aufgenommen", amt(ordner), steckbriefe()),
            autor: lotse(ordner),
            committer: organisation(),
        },
        Thema::BudgetPlan(jahr) => beide(format!("Projektbudgets {jahr} eingestellt"), kaemmerei()),
        // The year is not over yet.
        Thema::BudgetIst(jahr) if *jahr == ENDE.year() => beide(
            format!("Projektbudgets {jahr}: Ausgaben bis September"),
            kaemmerei(),
        ),
        Thema::BudgetIst(jahr) => beide(format!("Projektbudgets {jahr} abgerechnet"), kaemmerei()),
        Thema::Projektstand => beide(format!("Projektstand: {}", namen()), projektbuero()),
        Thema::Projekt(_) => beide(format!("Projekt {} fortgeschrieben", namen()), projektbuero()),
        Thema::Kennzahlen(ordner, jahr) => beide(
            format!("{}: Kennzahlen {jahr} für {}", amt(ordner), steckbriefe()),
            lotse(ordner),
        ),
        Thema::Berufsgruppen(jahr) => beide(
            format!("Berufsgruppen: Stellen {jahr}"),
            urheber("Haupt- und Personalamt", "amt10"),
        ),
        Thema::Planung => beide(
            format!("Geplant: {} in {}", komponenten(), in_prozessen()),
            stabsstelle(),
        ),
        Thema::Einfuehrung(ordner) => beide(
            format!(
                "{}: {} in {} eingeführt",
                amt(ordner),
                komponenten(),
                in_prozessen()
            ),
            lotse(ordner),
        ),
        Thema::Ueberpruefung(ordner) => beide(
            format!("{}: {} überprüft", amt(ordner), steckbriefe()),
            lotse(ordner),
        ),
        Thema::Szene(szene) => {
            let szene = &SZENEN[*szene];
            let autor = szene.ordner.map_or_else(organisation, lotse);
            beide(szene.betreff.to_owned(), autor)
        }
    }
}

/// The name that the file states.
fn name(datei: &Datei) -> String {
    let zeilen = Zeilen::new(&datei.text);
    zeilen.wert(&["name"]).unwrap_or(&datei.pfad).to_owned()
}

/// The name of a component as shipped, without what stands behind it in brackets.
fn komponentenname(id: &str) -> String {
    let pfad = format!("komponenten/{id}.yaml");
    let datei = DATEIEN.iter().find(|(name, _)| *name == pfad);
    let zeilen = datei.map(|(_, text)| Zeilen::new(text));
    let name = zeilen.as_ref().and_then(|z| z.wert(&["name"])).unwrap_or(id);
    name.split(" (").next().unwrap_or(name).to_owned()
}

/// Two or three names in full, of more the first two and how many follow.
fn aufzaehlung(namen: &[String]) -> String {
    match namen {
        [erster, zweiter, rest @ ..] if rest.len() > 1 => {
            format!("{erster}, {zweiter} und {} weitere", rest.len())
        }
        [vorn @ .., letzter] if !vorn.is_empty() => format!("{} und {letzter}", vorn.join(", ")),
        _ => namen.concat(),
    }
}
