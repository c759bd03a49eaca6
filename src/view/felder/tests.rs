use super::*;
use crate::model::prozess::Prozess;
use crate::source::decode::Decode;

fn prozess() -> Bereich {
    felder()
        .into_iter()
        .find(|b| b.titel == "Prozesse")
        .expect("there are processes")
}

fn feld(pfad: &str) -> Feld {
    prozess().felder.into_iter().find(|f| f.pfad == pfad).expect(pfad)
}

#[test]
fn every_key_of_a_steckbrief_appears_and_says_what_it_means() {
    let fields = prozess().felder;
    for key in Prozess::KEYS {
        assert!(fields.iter().any(|f| f.pfad == *key), "{key} is missing");
    }
    let mut known = Vec::new();
    Prozess::fields("", &mut known);
    // Lists of maps and free keys are spelled otherwise here: `ablauf[].schritt`, `komponenten.KENNUNG.seit`.
    let is_plain = |path: &str| !path.contains('*') && !path.starts_with("ablauf.");
    for field in known.iter().filter(|field| is_plain(&field.path)) {
        assert!(
            fields.iter().any(|f| f.pfad == field.path),
            "{} is missing",
            field.path
        );
    }
    for feld in felder().iter().flat_map(|b| &b.felder) {
        assert!(!feld.bedeutung.is_empty(), "{} says nothing", feld.pfad);
    }
}

#[test]
fn nested_keys_say_when_they_are_needed() {
    assert_eq!(feld("name").pflicht, Pflicht::Immer);
    assert_eq!(feld("kennzahlen.fallzahl").pflicht, Pflicht::Pflichtangabe);
    assert_eq!(feld("ablauf[].schritt").pflicht, Pflicht::JeEintrag);
    assert_eq!(feld("ozg.modell").pflicht, Pflicht::Mit("ozg".to_owned()));
    let words = vec!["genutzt".to_owned(), "teilweise".to_owned()];
    assert_eq!(feld("komponenten.KENNUNG.seit").pflicht, Pflicht::Bei(words));
    let needed = prozess()
        .felder
        .into_iter()
        .filter(|f| f.pflicht == Pflicht::Pflichtangabe);
    assert_eq!(needed.count(), PFLICHTANGABEN.len());
}

#[test]
fn a_shared_vocabulary_is_explained_once() {
    let shared = prozess().wortschatz;
    let answer = shared
        .iter()
        .find(|w| w.woerter.iter().any(|(word, _)| word == "teilweise"));
    let paths = &answer.expect("ja, teilweise, nein").pfade;
    assert_eq!(
        paths[..],
        ["antrag.antragsmanagement", "antrag.externe_dateneingabe"]
    );
}
