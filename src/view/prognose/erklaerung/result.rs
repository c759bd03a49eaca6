//! Every number behind the forecast of one process or Berufsgruppe (`ddv.prognose-erklaerung/1`).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Config;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::prozess::{Datenlage, EntwicklungArt, Prozess, ProzessStatus};
use crate::model::value::ProzentProJahr;
use crate::model::{BerufsgruppeId, Datum, Entity, Jahr, Kind, Menge, ProzessEntity, Registry};
use crate::score::fallzahl::GrowthOf;
use crate::score::prognose::{
    Fortschreibung, Grund, KomponentenAnteil, Luecke, Prognose as Gesamt, Rechnung, Szenario,
};
use crate::view::prognose::result::PrognoseSums;
use crate::view::prognose::words::kapazitaet;

/// The way to the forecast of one process or Berufsgruppe.
#[derive(Debug, Serialize)]
pub struct Erklaerung {
    szenario: &'static str,
    pub(super) horizont: Jahr,
    #[serde(skip)]
    pub(super) wahl: Szenario,
    /// `prozess` or `berufsgruppe`.
    art: &'static str,
    pub(super) id: String,
    pub(super) name: String,
    /// Whether it counts in `ddv prognose`: a process that is not active does not.
    pub(super) zaehlt: bool,
    /// Why there is no forecast.
    ohne_prognose: Option<&'static str>,
    #[serde(skip)]
    pub(super) luecke: Option<Luecke>,
    pub(super) basis: Basis,
    pub(super) entwicklung: Entwicklung,
    pub(super) kosten: Kosten,
    pub(super) obergrenze: f64,
    pub(super) komponenten: Vec<KomponenteRow>,
    pub(super) jahre: Vec<Rechenjahr>,
    pub(super) summe: Option<PrognoseSums>,
    #[serde(skip)]
    pub(super) kind: Kind,
}

/// The figures it starts from.
#[derive(Debug, Serialize)]
pub(super) struct Basis {
    pub stand: Option<Datum>,
    pub jahr: Option<Jahr>,
    pub fallzahl: Option<u64>,
    pub bearbeitungszeit_min: Option<f64>,
    pub vza: Option<f64>,
    pub datenlage: Option<&'static str>,
    /// How `vza` came about.
    #[serde(skip)]
    pub formel: Option<String>,
}

/// How it grows.
#[derive(Debug, Serialize)]
pub(super) struct Entwicklung {
    pub art: &'static str,
    /// Written in the file, not the default.
    pub angegeben: bool,
    pub prozent_pa: Option<f64>,
    /// Of the file, or the inhabitants of `ddv.toml`.
    pub tabelle: BTreeMap<Jahr, f64>,
    #[serde(skip)]
    pub wahl: EntwicklungArt,
}

#[derive(Debug, Serialize)]
pub(super) struct Kosten {
    pub je_vza: f64,
    /// A Berufsgruppe has its own.
    pub eigene: bool,
    pub basisjahr: Jahr,
    pub tarifsteigerung: f64,
}

/// What one component does.
#[derive(Debug, Serialize)]
pub(super) struct KomponenteRow {
    pub komponente: String,
    pub name: String,
    /// Why it counts or not.
    pub grund: &'static str,
    /// From this year on.
    pub ab: Option<Jahr>,
    /// Replaced: from this year on it counts nothing.
    pub abgeloest_ab: Option<Jahr>,
    /// What is still to come of its relief.
    pub faktor: f64,
    /// Of the process, in place of the effect.
    pub wirkung_min: Option<f64>,
    /// Its share in each year.
    pub anteile: BTreeMap<Jahr, f64>,
    #[serde(skip)]
    pub wegen: Grund,
}

/// One year.
#[derive(Debug, Serialize)]
pub(super) struct Rechenjahr {
    pub jahr: Jahr,
    pub wachstumsfaktor: Option<f64>,
    pub fallzahl: Option<f64>,
    pub vza: f64,
    pub kostenfaktor: f64,
    pub kosten_eur: f64,
    pub anteile: f64,
    pub entlastung: f64,
    pub gekappt: bool,
    pub eingespart_vza: f64,
    pub eingespart_eur: f64,
}

/// What differs between processes and Berufsgruppen.
struct Gegenstand<'a> {
    kind: Kind,
    id: String,
    name: String,
    zaehlt: bool,
    basis: Basis,
    growth: GrowthOf<'a>,
    entwicklung: Option<&'a crate::model::prozess::Entwicklung>,
    eigene_kosten: Option<f64>,
}

impl Erklaerung {
    /// The way to the forecast of `prozess`, whatever its status.
    pub fn prozess(
        registry: &Registry,
        config: &Config,
        prozess: &ProzessEntity,
        szenario: Szenario,
    ) -> Self {
        let rechnung = Rechnung::new(registry, config, szenario);
        let one = rechnung.prozess(prozess);
        let basis = Basis::prozess(prozess, config);
        let anteile = basis.jahr.map(|jahr| rechnung.anteile(prozess, jahr));
        let gegenstand = Gegenstand {
            kind: Kind::Prozesse,
            id: prozess.id.to_string(),
            name: prozess.name.clone(),
            zaehlt: prozess.status == ProzessStatus::Aktiv,
            basis,
            growth: GrowthOf::prozess(prozess),
            entwicklung: prozess.entwicklung.as_ref(),
            eigene_kosten: None,
        };
        Self::new(&rechnung, config, gegenstand, one, &anteile.unwrap_or_default())
    }

    /// The way to the forecast of `gruppe`.
    pub fn berufsgruppe(
        registry: &Registry,
        config: &Config,
        gruppe: &Entity<BerufsgruppeId, Berufsgruppe>,
        szenario: Szenario,
    ) -> Self {
        let rechnung = Rechnung::new(registry, config, szenario);
        let one = rechnung.berufsgruppe(gruppe);
        let anteile = rechnung.anteile_der_gruppe(gruppe);
        let gegenstand = Gegenstand {
            kind: Kind::Berufsgruppen,
            id: gruppe.id.to_string(),
            name: gruppe.name.clone(),
            zaehlt: true,
            basis: Basis::berufsgruppe(gruppe),
            growth: GrowthOf::berufsgruppe(gruppe),
            entwicklung: gruppe.entwicklung.as_ref(),
            eigene_kosten: gruppe.kosten_je_vza.map(Menge::get),
        };
        Self::new(&rechnung, config, gegenstand, one, &anteile)
    }

    /// Whether its forecast leaves the range of numbers.
    pub fn is_too_large(&self) -> bool {
        self.luecke == Some(Luecke::ZuGross)
    }

    fn new(
        rechnung: &Rechnung<'_>,
        config: &Config,
        gegenstand: Gegenstand<'_>,
        one: Result<Fortschreibung, Luecke>,
        anteile: &[KomponentenAnteil<'_>],
    ) -> Self {
        let prognose = &config.prognose;
        let luecke = one.as_ref().err().copied();
        let jahre = one.as_ref().map_or(&[][..], |one| one.jahre.as_slice());
        let komponente = |anteil: &KomponentenAnteil<'_>| {
            let years = jahre.iter().map(|wert| (wert.jahr, anteil.im(wert.jahr)));
            KomponenteRow::new(anteil, years.collect())
        };
        Self {
            szenario: rechnung.szenario.as_str(),
            horizont: rechnung.horizont,
            wahl: rechnung.szenario,
            art: gegenstand.kind.schema_name(),
            id: gegenstand.id,
            name: gegenstand.name,
            zaehlt: gegenstand.zaehlt && luecke.is_none(),
            ohne_prognose: luecke.map(Luecke::as_str),
            luecke,
            basis: gegenstand.basis,
            entwicklung: Entwicklung::new(gegenstand.growth, gegenstand.entwicklung, config),
            kosten: Kosten {
                je_vza: gegenstand.eigene_kosten.unwrap_or(prognose.kosten_je_vza),
                eigene: gegenstand.eigene_kosten.is_some(),
                basisjahr: prognose.kosten_basisjahr,
                tarifsteigerung: prognose.tarifsteigerung,
            },
            obergrenze: prognose.obergrenze,
            komponenten: anteile.iter().map(komponente).collect(),
            jahre: jahre
                .iter()
                .map(|wert| Rechenjahr {
                    jahr: wert.jahr,
                    wachstumsfaktor: wert.wachstum,
                    fallzahl: wert.fallzahl,
                    vza: wert.vza,
                    kostenfaktor: rechnung.kostenfaktor(wert.jahr),
                    kosten_eur: wert.kosten_eur,
                    anteile: wert.anteile,
                    entlastung: wert.entlastung,
                    gekappt: wert.entlastung < wert.anteile,
                    eingespart_vza: wert.eingespart_vza,
                    eingespart_eur: wert.eingespart_eur,
                })
                .collect(),
            summe: one.ok().map(|one| {
                let mut gesamt = Gesamt::default();
                gesamt.add(Ok(&one));
                PrognoseSums::of(&gesamt)
            }),
            kind: gegenstand.kind,
        }
    }
}

impl Basis {
    fn prozess(prozess: &Prozess, config: &Config) -> Self {
        let zahlen = prozess.kennzahlen.as_ref();
        let stand = zahlen.and_then(|k| k.stand);
        let vza = crate::score::kapazitaet::vza(prozess, config);
        Self {
            stand,
            jahr: stand.map(Datum::year),
            fallzahl: zahlen.and_then(|k| k.fallzahl),
            bearbeitungszeit_min: zahlen.and_then(|k| k.bearbeitungszeit_min).map(Menge::get),
            vza: vza.filter(|amount| amount.is_finite()),
            datenlage: zahlen.and_then(|k| k.datenlage).map(Datenlage::as_str),
            formel: kapazitaet(prozess, vza, config),
        }
    }

    fn berufsgruppe(gruppe: &Berufsgruppe) -> Self {
        Self {
            stand: Some(gruppe.stand),
            jahr: Some(gruppe.stand.year()),
            fallzahl: None,
            bearbeitungszeit_min: None,
            vza: Some(gruppe.vza.get()),
            datenlage: None,
            formel: None,
        }
    }
}

impl Entwicklung {
    fn new(
        growth: GrowthOf<'_>,
        stated: Option<&crate::model::prozess::Entwicklung>,
        config: &Config,
    ) -> Self {
        let art = growth.art();
        let tabelle = match art {
            EntwicklungArt::Einwohner => config.einwohner.clone(),
            EntwicklungArt::Werte => {
                let werte = stated.iter().flat_map(|e| &e.werte);
                werte.map(|(jahr, wert)| (*jahr, wert.get())).collect()
            }
            EntwicklungArt::Konstant | EntwicklungArt::Rate => BTreeMap::new(),
        };
        Self {
            art: art.as_str(),
            angegeben: growth.is_stated(),
            prozent_pa: stated.and_then(|e| e.prozent_pa).map(ProzentProJahr::get),
            tabelle,
            wahl: art,
        }
    }
}

impl KomponenteRow {
    fn new(anteil: &KomponentenAnteil<'_>, anteile: BTreeMap<Jahr, f64>) -> Self {
        let (grund, ab, wirkung_min) = match anteil.grund {
            Grund::Effekt { .. } if !anteil.counts() => ("ohne-effekt", None, None),
            Grund::Effekt { ab } => ("effekt", ab, None),
            Grund::Wirkung { minuten, ab, .. } => ("wirkung", Some(ab), Some(minuten)),
            Grund::Genutzt => ("genutzt", None, None),
            Grund::NichtAnwendbar => ("nicht-anwendbar", None, None),
            Grund::AusserhalbGeltung => ("ausserhalb-geltung", None, None),
            Grund::NichtGeplant => ("nicht-geplant", None, None),
        };
        Self {
            komponente: anteil.komponente.id.to_string(),
            name: anteil.komponente.name.clone(),
            grund,
            ab,
            abgeloest_ab: anteil.komponente.abgeloest_am.map(Datum::year),
            faktor: anteil.faktor,
            wirkung_min,
            anteile,
            wegen: anteil.grund,
        }
    }
}
