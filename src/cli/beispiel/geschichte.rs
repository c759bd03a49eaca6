//! The story as commits: unrolls the events from the shipped register backwards, then tells them forwards.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::bestand;
use super::betreff::{Betreff, betreff, stabsstelle};
use super::ereignis::{Datei, Ereignis, Thema, saat};
use super::kalender::{ENDE, beginn, zeitpunkt};
use super::projekt;
use super::prozess::Steckbrief;
use super::register::DATEIEN;
use super::szene::{self, Linie};
use crate::history::{FileChange, Zeitpunkt};
use crate::load::{LoadError, MemoryTree, Snapshot};
use crate::model::ProjektId;

/// The folder of the register in the repository.
pub const REGISTER: &str = "registry";

const README: &str = include_str!("README.md");

/// A commit of the story.
pub struct Eintrag {
    pub tag: Date,
    pub zeit: Zeitpunkt,
    pub betreff: Betreff,
    pub linie: Linie,
    /// Against the commit before on its line; empty for a merge.
    pub aenderungen: Vec<FileChange>,
}

/// Where the files stand while the story is unrolled, by their path as shipped.
type Stand = BTreeMap<String, Datei>;

/// The story of so many quarters, oldest commit first.
///
/// # Errors
/// If the shipped register can't be read: a fault of this program, which its tests would show.
pub fn erzaehle(quartale: u8) -> Result<Vec<Eintrag>, LoadError> {
    let anfang = beginn(quartale);
    let mut stand: Stand = DATEIEN
        .iter()
        .map(|(pfad, text)| {
            let datei = Datei {
                pfad: (*pfad).to_owned(),
                text: (*text).to_owned(),
            };
            ((*pfad).to_owned(), datei)
        })
        .collect();
    let gruppen = gruppen(ereignisse()?, anfang);
    let mut eintraege = Vec::new();
    for ((tag, thema), ereignisse) in gruppen.into_iter().rev() {
        eintraege.extend(eintrag(tag, &thema, &ereignisse, &mut stand));
    }
    eintraege.push(erster(anfang, &stand));
    eintraege.reverse();
    if !eintraege.iter().any(|e| e.linie == Linie::Zweig) {
        eintraege.retain(|e| e.linie != Linie::Zusammenfuehrung);
    }
    stelle_uhren(&mut eintraege);
    Ok(eintraege)
}

/// All events, in no order.
fn ereignisse() -> Result<Vec<Ereignis>, LoadError> {
    let snapshot = Snapshot::load(Box::new(MemoryTree::new(DATEIEN.iter().copied())))?;
    let registry = &snapshot.registry;
    let pfad = |source| snapshot.sources.path(source);
    let text = |pfad: &str| {
        let datei = DATEIEN.iter().find(|(name, _)| *name == pfad);
        datei.map_or("", |(_, text)| *text)
    };
    let projektbeginn = |id: &ProjektId| registry.projekte.find(id).and_then(projekt::beginn);
    let ordner = |id: &str| {
        let prozess = registry.prozesse.iter().find(|p| p.id.as_str() == id);
        let ordner = prozess.and_then(|p| pfad(p.source).split('/').nth(1));
        ordner.unwrap_or_default().to_owned()
    };
    let mut out = szene::ereignisse();
    out.extend(bestand::ereignisse(registry, &pfad));
    for prozess in registry.prozesse.iter() {
        out.extend(Steckbrief::new(prozess, pfad(prozess.source), &projektbeginn).ereignisse());
    }
    for projekt in registry.projekte.iter() {
        let datei = pfad(projekt.source);
        out.extend(projekt::ereignisse(projekt, datei, text(datei), &ordner));
    }
    Ok(out)
}

/// The events after `anfang` and up to [`ENDE`] by day and theme. Reviews of an office and states of projects are written down once a month.
fn gruppen(ereignisse: Vec<Ereignis>, anfang: Date) -> BTreeMap<(Date, Thema), Vec<Ereignis>> {
    let monat = |e: &Ereignis| match &e.thema {
        Thema::Ueberpruefung(_) | Thema::Projektstand => Some((e.thema.clone(), e.tag.year(), e.tag.month())),
        Thema::Vorgaben
        | Thema::Vorgabenstand
        | Thema::Komponente(_)
        | Thema::Projektbeginn(_)
        | Thema::Zugang(_)
        | Thema::BudgetPlan(_)
        | Thema::BudgetIst(_)
        | Thema::Projekt(_)
        | Thema::Kennzahlen(..)
        | Thema::Berufsgruppen(_)
        | Thema::Planung
        | Thema::Einfuehrung(_)
        | Thema::Szene(_) => None,
    };
    let mut letzter: BTreeMap<_, Date> = BTreeMap::new();
    for ereignis in &ereignisse {
        if let Some(monat) = monat(ereignis) {
            let tag = letzter.entry(monat).or_insert(ereignis.tag);
            *tag = ereignis.tag.max(*tag);
        }
    }
    let mut gruppen: BTreeMap<(Date, Thema), Vec<Ereignis>> = BTreeMap::new();
    gruppen.insert(szene::zusammenfuehrung(), Vec::new());
    for ereignis in ereignisse {
        let tag = monat(&ereignis).map_or(ereignis.tag, |monat| letzter[&monat]);
        let gruppe = gruppen.entry((tag, ereignis.thema.clone())).or_default();
        gruppe.push(ereignis);
    }
    gruppen.retain(|(tag, _), _| anfang < *tag && *tag <= ENDE);
    gruppen
}

/// The commit of one group; takes its changes back in `stand`. None if it changed nothing.
fn eintrag(tag: Date, thema: &Thema, ereignisse: &[Ereignis], stand: &mut Stand) -> Option<Eintrag> {
    let beruehrt: BTreeSet<&str> = ereignisse.iter().map(|e| e.datei.as_str()).collect();
    let nachher: BTreeMap<&str, Datei> = beruehrt
        .iter()
        .filter_map(|pfad| Some((*pfad, stand.get(*pfad)?.clone())))
        .collect();
    for ereignis in ereignisse.iter().rev() {
        if let Some(datei) = stand.remove(&ereignis.datei)
            && let Some(datei) = ereignis.vorher.apply(datei)
        {
            stand.insert(ereignis.datei.clone(), datei);
        }
    }
    let mut aenderungen = Vec::new();
    let mut geaendert = Vec::new();
    for (pfad, datei) in &nachher {
        let vorher = stand.get(*pfad);
        if vorher == Some(datei) {
            continue;
        }
        geaendert.push(datei);
        aenderungen.push(datei_neu(datei));
        if let Some(vorher) = vorher.filter(|v| v.pfad != datei.pfad) {
            aenderungen.push(FileChange {
                path: format!("{REGISTER}/{}", vorher.pfad),
                content: None,
            });
        }
    }
    let linie = szene::linie(tag, thema);
    if aenderungen.is_empty() && linie != Linie::Zusammenfuehrung {
        return None;
    }
    let komponenten: BTreeSet<&str> = ereignisse.iter().filter_map(|e| e.vorher.komponente()).collect();
    Some(Eintrag {
        tag,
        zeit: zeitpunkt(tag, 0),
        betreff: betreff(thema, &geaendert, &komponenten),
        linie,
        aenderungen,
    })
}

fn datei_neu(datei: &Datei) -> FileChange {
    FileChange {
        path: format!("{REGISTER}/{}", datei.pfad),
        content: Some(datei.text.clone()),
    }
}

/// The commit that everything begins with.
fn erster(tag: Date, stand: &Stand) -> Eintrag {
    let mut aenderungen: Vec<FileChange> = stand.values().map(datei_neu).collect();
    aenderungen.push(FileChange {
        path: "README.md".to_owned(),
        content: Some(README.to_owned()),
    });
    Eintrag {
        tag,
        zeit: zeitpunkt(tag, 0),
        betreff: Betreff {
            text: "Prozessregister angelegt".to_owned(),
            autor: stabsstelle(),
            committer: stabsstelle(),
        },
        linie: Linie::Haupt,
        aenderungen,
    }
}

/// Gives the commits of a day their times, one after the other within working hours.
fn stelle_uhren(eintraege: &mut [Eintrag]) {
    const DIENSTBEGINN: i32 = 8 * 60;
    let mut davor: Option<(Date, i32)> = None;
    for eintrag in eintraege {
        let pause = i32::try_from(saat(&eintrag.betreff.text) % 19).unwrap_or_default();
        let minute = match davor {
            Some((tag, minute)) if tag == eintrag.tag => minute + 4 + pause,
            Some(_) | None => DIENSTBEGINN + 7 + pause * 3,
        };
        eintrag.zeit = zeitpunkt(eintrag.tag, minute);
        davor = Some((eintrag.tag, minute));
    }
}
