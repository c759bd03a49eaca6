//! The time series: at each point the figures of the registry as it was then.

use std::collections::{BTreeMap, BTreeSet};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::kennzahl::{Grundlage, Gruppe, Umfang, Verlaufskennzahl};
use crate::check;
use crate::history::{Commit, GitError, HistoryError, Lage, Phasengeschichte, Register, Schritt};
use crate::load::Snapshot;
use crate::model::{Datum, OeId, ProzessId};
use crate::score::{Kennwert, Zahl};
use crate::view::befunde::{self, Historie, Pruefling, befunde};

/// The word for points that are commits.
pub const BY_COMMIT: &str = "commit";

/// What to follow.
#[derive(Debug, Clone)]
pub struct Request {
    /// The figures, in the order of the catalog.
    pub kennzahlen: Vec<Verlaufskennzahl>,
    /// Only this OE with all below it.
    pub oe: Option<OeId>,
    /// Only this process.
    pub prozess: Option<ProzessId>,
    /// The distance of the points, in a word.
    pub schritt: &'static str,
}

/// A point that is wanted.
#[derive(Debug, Clone)]
pub struct Punkt {
    /// Its name: `2026-Q1`, `2026-03`, `2026`, or the start of a commit id.
    pub name: String,
    /// The commit and the day.
    pub schritt: Schritt,
    /// The period is not over: the day is not its last one.
    pub laufend: bool,
}

/// Figures over time.
#[derive(Debug, Serialize)]
pub struct Verlauf {
    oe: Option<OeId>,
    prozess: Option<ProzessId>,
    schritt: &'static str,
    kennzahlen: Vec<Verlaufskennzahl>,
    punkte: Vec<Reihe>,
    #[serde(skip)]
    pub(super) umfang_name: Option<String>,
}

/// The figures at a point.
#[derive(Debug)]
pub struct Reihe {
    /// Its name.
    pub name: String,
    /// The day that the figures hold for.
    pub stichtag: Datum,
    /// The commit.
    pub commit: String,
    /// The period is not over.
    pub laufend: bool,
    /// `ddv.toml` was wrong then: there are no figures.
    pub ist_fehlerhaft: bool,
    /// Entity files that the figures lack.
    pub unlesbar: usize,
    /// The figures that were asked for.
    pub werte: BTreeMap<Verlaufskennzahl, Option<Kennwert>>,
}

impl Verlauf {
    /// Follows the figures of `auftrag` through `punkte`, from old to new. Points before the first commit that holds
    /// the registry are left out.
    ///
    /// # Errors
    /// If git can't be asked.
    pub fn new(register: &Register, punkte: &[Punkt], auftrag: &Request) -> Result<Self, HistoryError> {
        let schritte: Vec<Schritt> = punkte.iter().map(|punkt| punkt.schritt.clone()).collect();
        let mut reihen: Vec<Reihe> = Vec::with_capacity(punkte.len());
        let mut umfang_name = None;
        let mut next = punkte.iter();
        let wants_befunde = auftrag.kennzahlen.iter().any(|k| k.gruppe() == Gruppe::Befunde);
        let mut phasen = Phasen {
            register,
            end: punkte.last().map(|p| &p.schritt.commit).filter(|_| wants_befunde),
            geschichte: Gelesen::Nichts,
        };
        register.walk(&schritte, |lage| {
            let punkt = next.next().filter(|_| lage.is_there || !reihen.is_empty());
            if let Some(punkt) = punkt {
                reihen.push(Reihe::new(&mut phasen, punkt, lage, auftrag)?);
                umfang_name = auftrag.name(lage).or(umfang_name.take());
            }
            Ok(())
        })?;
        Ok(Self {
            oe: auftrag.oe.clone(),
            prozess: auftrag.prozess.clone(),
            schritt: auftrag.schritt,
            kennzahlen: auftrag.kennzahlen.clone(),
            punkte: reihen,
            umfang_name,
        })
    }

    /// The points.
    pub fn punkte(&self) -> &[Reihe] {
        &self.punkte
    }

    /// The figures that were asked for.
    pub fn kennzahlen(&self) -> &[Verlaufskennzahl] {
        &self.kennzahlen
    }

    /// The values of a figure, from old to new.
    pub fn werte(&self, kennzahl: Verlaufskennzahl) -> Vec<Option<Kennwert>> {
        let value = |reihe: &Reihe| reihe.werte.get(&kennzahl).copied().flatten();
        self.punkte.iter().map(value).collect()
    }

    /// Whether the OE or the process that was asked for was there at some point.
    pub fn is_about_something(&self) -> bool {
        self.umfang() == Umfang::Register || self.umfang_name.is_some()
    }

    /// Whether each commit is a point.
    pub(super) fn is_by_commit(&self) -> bool {
        self.schritt == BY_COMMIT
    }

    /// Whether the figures are those of a part of the registry.
    pub fn umfang(&self) -> Umfang {
        match (&self.oe, &self.prozess) {
            (_, Some(_)) => Umfang::Prozess,
            (Some(_), None) => Umfang::Einheit,
            (None, None) => Umfang::Register,
        }
    }
}

impl Request {
    fn name(&self, lage: &Lage<'_>) -> Option<String> {
        let registry = lage.register.registry();
        let prozess = self.prozess.as_ref().and_then(|id| registry.prozesse.find(id));
        let oe = self.oe.as_ref().and_then(|id| registry.organisation.find(id));
        prozess.map(|p| p.name.clone()).or(oe.map(|oe| oe.name.clone()))
    }
}

/// What the history says to the rules at each point: read once, if findings are asked for.
struct Phasen<'r> {
    register: &'r Register,
    /// The last point; none if no findings are asked for.
    end: Option<&'r Commit>,
    geschichte: Gelesen,
}

/// What was read of the history.
enum Gelesen {
    Nichts,
    Alles(Box<Phasengeschichte>),
    /// A shallow clone lacks a part.
    Lueckenhaft,
}

impl Phasen<'_> {
    fn bis(&mut self, snapshot: &Snapshot, commit: &Commit) -> Result<Historie, HistoryError> {
        let Some(end) = self
            .end
            .filter(|_| Historie::is_wanted(&snapshot.registry, &snapshot.config))
        else {
            return Ok(Historie::Ungefragt);
        };
        if let Gelesen::Nichts = self.geschichte {
            let read = Phasengeschichte::new(self.register, end, snapshot.config.datei_bytes);
            self.geschichte = match read {
                Err(HistoryError::Git(GitError::Shallow)) => Gelesen::Lueckenhaft,
                read => Gelesen::Alles(Box::new(read?)),
            };
        }
        Ok(match &self.geschichte {
            Gelesen::Alles(geschichte) => Historie::Phasen(geschichte.bis(commit.id)),
            Gelesen::Nichts | Gelesen::Lueckenhaft => Historie::Ungefragt,
        })
    }
}

impl Reihe {
    fn new(
        phasen: &mut Phasen<'_>,
        punkt: &Punkt,
        lage: &Lage<'_>,
        auftrag: &Request,
    ) -> Result<Self, HistoryError> {
        let replay = lage.register;
        let is_sound = replay.is_config_sound() && !check::has_unknown_rule(replay.config());
        let mut reihe = Self {
            name: punkt.name.clone(),
            stichtag: lage.schritt.tag,
            commit: lage.schritt.commit.id.to_string(),
            laufend: punkt.laufend,
            ist_fehlerhaft: lage.is_there && !is_sound,
            unlesbar: replay.unreadable(),
            werte: BTreeMap::new(),
        };
        let is_countable = lage.is_there && is_sound;
        let registry = replay.registry();
        let units: Option<BTreeSet<OeId>> = auftrag.oe.as_ref().map(|oe| registry.subtree(oe));
        let is_meant = |id: &ProzessId, oe: &OeId| {
            auftrag.prozess.as_ref().is_none_or(|wanted| wanted == id)
                && units.as_ref().is_none_or(|units| units.contains(oe))
        };
        let summe = lage.beitraege.summe(|id, prozess| is_meant(id, &prozess.oe));
        let found = if phasen.end.is_some() && is_countable {
            let snapshot = phasen.register.snapshot_at(&lage.schritt.commit)?;
            let historie = phasen.bis(&snapshot, &lage.schritt.commit)?;
            let is_all = units.is_none() && auftrag.prozess.is_none();
            let files = || {
                let prozesse = snapshot.registry.prozesse.with_drafts();
                let meant = prozesse.filter(|p| is_meant(&p.id, &p.oe));
                meant
                    .map(|p| snapshot.sources.path(p.source).to_owned())
                    .collect()
            };
            let auswahl = befunde::Auswahl {
                dateien: (!is_all).then(files),
                ..befunde::Auswahl::default()
            };
            let pruefling = Pruefling::new(&snapshot, lage.schritt.tag).with(&historie);
            Some(befunde(&pruefling, &auswahl).summary)
        } else {
            None
        };
        let prozess = auftrag.prozess.as_ref().and_then(|id| registry.prozesse.find(id));
        let grundlage = Grundlage {
            summe: &summe,
            registry,
            config: replay.config(),
            dateien: replay.files(),
            unlesbar: replay.unreadable(),
            is_meant: &|p| is_meant(&p.id, &p.oe),
            prozess: prozess.map(|p| &*p.data),
            befunde: found.as_ref(),
        };
        for kennzahl in &auftrag.kennzahlen {
            let wert = if is_countable {
                kennzahl.wert(&grundlage)
            } else {
                None
            };
            reihe.werte.insert(*kennzahl, wert);
        }
        Ok(reihe)
    }
}

impl Serialize for Reihe {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("stand", &self.name)?;
        map.serialize_entry("stichtag", &self.stichtag)?;
        map.serialize_entry("commit", &self.commit)?;
        if self.laufend {
            map.serialize_entry("laufend", &true)?;
        }
        if self.ist_fehlerhaft {
            map.serialize_entry("konfiguration", "fehlerhaft")?;
        }
        if self.unlesbar > 0 {
            map.serialize_entry("unlesbar", &self.unlesbar)?;
        }
        for (gruppe, key) in [
            (Gruppe::Summe, "summe"),
            (Gruppe::Prozess, "prozess"),
            (Gruppe::Anzahl, "anzahl"),
            (Gruppe::Befunde, "befunde"),
        ] {
            let of_group: Vec<_> = self.werte.iter().filter(|(k, _)| k.gruppe() == gruppe).collect();
            if !of_group.is_empty() {
                map.serialize_entry(key, &Werte(of_group))?;
            }
        }
        map.end()
    }
}

struct Werte<'w>(Vec<(&'w Verlaufskennzahl, &'w Option<Kennwert>)>);

impl Serialize for Werte<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(k, wert)| (k, wert.map(Zahl))))
    }
}
