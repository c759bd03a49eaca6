//! What the value of a field may rest on: the registry on a day, with sums over processes made when first asked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::eintrag::{Daten, Eintrag};
use super::figur::{Figur, KomponenteFigur, ProzessFigur};
use super::katalog::{Feld, Quelle};
use super::wert::Wert;
use crate::config::Config;
use crate::load::Snapshot;
use crate::model::komponente::Komponente;
use crate::model::prozess::Prozess;
use crate::model::{Anteil, Datum, Kennzahl, KomponenteId, OeId, ProzessId, Registry};
use crate::score::fallzahl::fallzahl_in;
use crate::score::kapazitaet::vza;
use crate::score::medienbruch::medienbrueche;
use crate::score::prognose::{Rechnung, Szenario};
use crate::score::summe::{is_durchgaengig_digital, vollstaendigkeit};
use crate::score::{
    Kennwert, Koeffizient, Modernisierungskoeffizient, Siegel, Spalten, Summe, Zelle, is_massenverfahren,
};
use crate::source::SourceMap;
use crate::view::aenderungsstand::Aenderungsstand;

/// A registry on a day.
pub struct Umfeld<'r> {
    registry: &'r Registry,
    config: &'r Config,
    sources: &'r SourceMap,
    spalten: Spalten<'r>,
    aenderungen: &'r Aenderungsstand,
    oe: OnceCell<BTreeMap<&'r OeId, Summe>>,
    nutzung: OnceCell<BTreeMap<&'r KomponenteId, Zaehlung>>,
    rechnung: OnceCell<Rechnung<'r>>,
}

/// How many active processes have which status with a component.
#[derive(Debug, Clone, Copy, Default)]
struct Zaehlung {
    genutzt: u64,
    teilweise: u64,
    geplant: u64,
    anwendbar: u64,
}

impl<'r> Umfeld<'r> {
    /// The registry of `snapshot` on `stichtag`. `aenderungen` are asked only for the field `siegel`.
    pub fn new(snapshot: &'r Snapshot, stichtag: Datum, aenderungen: &'r Aenderungsstand) -> Self {
        Self {
            registry: &snapshot.registry,
            config: &snapshot.config,
            sources: &snapshot.sources,
            spalten: Spalten::on(&snapshot.registry, stichtag),
            aenderungen,
            oe: OnceCell::new(),
            nutzung: OnceCell::new(),
            rechnung: OnceCell::new(),
        }
    }

    /// The value of `feld`, which must come from the catalog of the kind of `eintrag`; missing otherwise.
    pub fn wert(&self, eintrag: &Eintrag<'_>, feld: &Feld) -> Wert {
        match &feld.quelle {
            Quelle::Kennung => Wert::Text(eintrag.id.to_owned()),
            Quelle::Datei => Wert::Text(self.sources.path(eintrag.source).to_owned()),
            Quelle::Angabe => eintrag.angabe(&feld.name, feld.value),
            Quelle::Zelle(komponente) => match eintrag.daten {
                Daten::Prozess(prozess) => Wert::Text(self.zelle(prozess, komponente).as_str().to_owned()),
                Daten::Organisation(_)
                | Daten::Komponente(_)
                | Daten::Projekt(_)
                | Daten::Programm(_)
                | Daten::Ziel(_)
                | Daten::Vorgabe(_)
                | Daten::Berufsgruppe(_) => Wert::Fehlt,
            },
            Quelle::Figur(figur) => self.figur(eintrag, *figur),
        }
    }

    fn zelle(&self, prozess: &Prozess, id: &KomponenteId) -> Zelle {
        if let Some(nutzung) = prozess.komponenten.get(id) {
            return nutzung.status.into();
        }
        let komponente = self.registry.komponenten.find(id);
        if komponente.is_none_or(|k| k.applies_to(prozess)) {
            Zelle::Ungeprueft
        } else {
            Zelle::NichtAnwendbar
        }
    }

    fn figur(&self, eintrag: &Eintrag<'_>, figur: Figur) -> Wert {
        match (figur, eintrag.daten) {
            (Figur::Prozess(figur), Daten::Prozess(prozess)) => {
                self.prozess(&ProzessId::new(eintrag.id), prozess, figur)
            }
            (Figur::Oe(kennzahl), Daten::Organisation(_)) => self.oe(&OeId::new(eintrag.id), kennzahl),
            (Figur::Komponente(figur), Daten::Komponente(komponente)) => {
                self.komponente(&KomponenteId::new(eintrag.id), komponente, figur)
            }
            (Figur::Prozess(_) | Figur::Oe(_) | Figur::Komponente(_), _) => Wert::Fehlt,
        }
    }

    fn prozess(&self, id: &ProzessId, prozess: &Prozess, figur: ProzessFigur) -> Wert {
        let m = || Modernisierungskoeffizient::new(prozess, &self.config.modernisierung);
        match figur {
            ProzessFigur::Koeffizient => Wert::zahl(m().koeffizient.map(Koeffizient::get)),
            ProzessFigur::KoeffizientRecht => anteil(m().recht),
            ProzessFigur::KoeffizientAntrag => anteil(m().antrag),
            ProzessFigur::Fehlend => {
                let missing = m().fehlend();
                Wert::liste(missing.into_iter().map(|p| Wert::Text(p.to_owned())).collect())
            }
            ProzessFigur::Massenverfahren => Wert::JaNein(is_massenverfahren(prozess, self.config)),
            ProzessFigur::Digitalisierungsgrad => anteil(self.spalten.grad(prozess, self.config).grad()),
            ProzessFigur::Vollstaendigkeit => anteil(Some(vollstaendigkeit(prozess))),
            ProzessFigur::Vza => Wert::zahl(vza(prozess, self.config)),
            ProzessFigur::FallzahlHorizont => {
                let horizont = self.config.prognose.horizont;
                Wert::zahl(fallzahl_in(prozess, horizont, self.config))
            }
            ProzessFigur::EingespartEur => {
                let rechnung = || Rechnung::new(self.registry, self.config, Szenario::Voll);
                let one = self.rechnung.get_or_init(rechnung).prozess(prozess);
                Wert::zahl(one.ok().map(|one| one.eingespart_eur()))
            }
            ProzessFigur::Medienbrueche => medienbrueche(prozess).map_or(Wert::Fehlt, Wert::anzahl),
            ProzessFigur::DurchgaengigDigital => {
                is_durchgaengig_digital(prozess).map_or(Wert::Fehlt, Wert::JaNein)
            }
            ProzessFigur::Siegel => {
                let aenderung = || self.aenderungen.of(self.registry, id);
                let siegel = Siegel::of(prozess, self.config, self.spalten.tag, aenderung);
                siegel.map_or(Wert::Fehlt, |siegel| Wert::Text(siegel.as_str().to_owned()))
            }
        }
    }

    fn oe(&self, id: &OeId, kennzahl: Kennzahl) -> Wert {
        let sums = self.oe.get_or_init(|| self.sums());
        let nothing = Summe::default();
        let summe = sums.get(id).unwrap_or(&nothing);
        match (kennzahl.wert(summe), kennzahl.wert(summe).wert()) {
            (Kennwert::Anzahl(n), _) => Wert::anzahl(n),
            (_, share) => share.map_or(Wert::Fehlt, Wert::Zahl),
        }
    }

    fn komponente(&self, id: &KomponenteId, komponente: &Komponente, figur: KomponenteFigur) -> Wert {
        let count = || {
            let counts = self.nutzung.get_or_init(|| self.counts());
            counts.get(id).copied().unwrap_or_default()
        };
        match figur {
            KomponenteFigur::Verfuegbar => Wert::JaNein(komponente.is_available(self.spalten.tag)),
            KomponenteFigur::Genutzt => Wert::anzahl(count().genutzt),
            KomponenteFigur::Teilweise => Wert::anzahl(count().teilweise),
            KomponenteFigur::Geplant => Wert::anzahl(count().geplant),
            KomponenteFigur::Anwendbar => Wert::anzahl(count().anwendbar),
        }
    }

    /// The sums of every OE: each active process counts in its own and in all above it, once.
    fn sums(&self) -> BTreeMap<&'r OeId, Summe> {
        let mut sums: BTreeMap<&'r OeId, Summe> = BTreeMap::new();
        for prozess in self.registry.active() {
            let grad = self.spalten.grad(prozess, self.config);
            for unit in self.registry.upwards(&prozess.oe) {
                sums.entry(&unit.id)
                    .or_default()
                    .add(prozess, &grad, self.config, self.spalten.tag);
            }
        }
        sums
    }

    /// The uses of every component, available or not; what begins after the day does not count as used.
    fn counts(&self) -> BTreeMap<&'r KomponenteId, Zaehlung> {
        let tag = self.spalten.tag;
        let mut counts: BTreeMap<&'r KomponenteId, Zaehlung> = BTreeMap::new();
        for prozess in self.registry.active() {
            for komponente in self.registry.komponenten.iter() {
                let count = counts.entry(&komponente.id).or_default();
                let nutzung = prozess.komponenten.get(&komponente.id);
                let has_begun = nutzung.is_some_and(|n| n.seit.is_some_and(|day| day <= tag));
                let zelle = self.zelle(prozess, &komponente.id);
                count.anwendbar += u64::from(zelle != Zelle::NichtAnwendbar);
                count.genutzt += u64::from(has_begun && zelle == Zelle::Genutzt);
                count.teilweise += u64::from(has_begun && zelle == Zelle::Teilweise);
                count.geplant += u64::from(zelle == Zelle::Geplant);
            }
        }
        counts
    }
}

fn anteil(share: Option<Anteil>) -> Wert {
    Wert::zahl(share.map(Anteil::get))
}
