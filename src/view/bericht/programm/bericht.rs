//! The whole report about programmes: all sections computed once, then as JSON or as a document.

use serde::Serialize;

use super::antrag::Antrag;
use super::finanzen::Finanzen;
use super::kernaussagen::Grundlage;
use super::methode;
use super::umfang::Umfang;
use super::veraenderung::{Frueher, Veraenderungen};
use crate::history::Standing;
use crate::model::programm::{Berichtsempfaenger, Programm};
use crate::model::{Datum, Entity, Jahr, ProgrammId, Quartal};
use crate::score::haushalt::Posten;
use crate::view::bericht::art::Berichtsart;
use crate::view::bericht::dokument::KeinBericht;
use crate::view::bericht::eingabe::Eingabe;
use crate::view::bericht::meilensteine::Meilensteine;
use crate::view::bericht::nachweis::{Nachweis, UEBERSCHRIFT, Versionen};
use crate::view::bericht::projekte::Projekte;
use crate::view::bericht::quartal::{VergleichJson, context};
use crate::view::kopf::Kopf;
use crate::view::programme::entscheidung::{self, EntscheidungRow};
use crate::view::programme::rows::{ProgrammRow, ProgrammSums};
use crate::view::programme::tables;
use crate::view::report::{Block, Report, Section, Table};
use crate::view::zahlwort::{count, verb};

/// The report of a programme (`ddv.bericht-programm/1`) or for a body (`ddv.bericht-gremium/1`).
#[derive(Debug, Serialize)]
pub struct Programmbericht {
    /// Only in the report of one programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    programm: Option<ProgrammId>,
    /// Only in the report for a body.
    #[serde(skip_serializing_if = "Option::is_none")]
    gremium: Option<Berichtsempfaenger>,
    quartal: Quartal,
    /// The day of the commit that the figures are from.
    commit_tag: Datum,
    vergleich: VergleichJson,
    kernaussagen: Vec<String>,
    zur_entscheidung: Vec<Antrag>,
    /// By id.
    programme: Vec<Programmteil>,
    /// The year up to which `budget` counts.
    budget_bis: Jahr,
    summe: ProgrammSums,
    veraenderungen: Veraenderungen,
    meilensteine: Meilensteine,
    /// Of the quarter, up to the Stichtag.
    entscheidungen: Vec<EntscheidungRow>,
    /// Decisions that state no day.
    entscheidungen_ohne_datum: u64,
    finanzen: Finanzen,
    pub(in crate::view::bericht) nachweis: Nachweis,
    #[serde(skip)]
    pub(in crate::view::bericht) art: Berichtsart,
    #[serde(skip)]
    alle: Projekte,
    #[serde(skip)]
    pub(in crate::view::bericht) kopf: Kopf,
    #[serde(skip)]
    context: Vec<String>,
    #[serde(skip)]
    methode: Vec<Block>,
}

/// A programme with its projects.
#[derive(Debug, Serialize)]
struct Programmteil {
    #[serde(flatten)]
    zeile: ProgrammRow,
    beschreibung: Option<String>,
    /// The running ones, and those that ended in the quarter.
    stand: Projekte,
}

impl Programmbericht {
    /// The report of `art` on `eingabe`, naming `versionen` as what made it.
    ///
    /// # Errors
    /// If there is no such programme, or its amounts can't be summed to the cent.
    pub fn new(art: &Berichtsart, eingabe: &Eingabe, versionen: &Versionen) -> Result<Self, KeinBericht> {
        let stand = &*eingabe.stand;
        let (registry, tag) = (&stand.snapshot.registry, stand.tag);
        let umfang = Umfang::of(art, registry);
        let (programm, gremium) = match art {
            Berichtsart::Quartal => (None, None),
            Berichtsart::Programm(id) => (Some(id.clone()), None),
            Berichtsart::Gremium(gremium) => (None, Some(*gremium)),
        };
        if programm.is_some() && umfang.programme.is_empty() {
            return Err(KeinBericht::ProgrammUnbekannt);
        }
        let projekte = umfang.projekte();
        let posten = Posten::all(projekte.iter().copied())?;
        let then = eingabe.vergleich.find();
        let then = then.map(|frueher| Frueher::new(art, frueher, stand));
        let teil = |programm: &&Entity<ProgrammId, Programm>| {
            let id = &programm.id;
            let own = umfang.projekte_von(id);
            Programmteil {
                zeile: ProgrammRow::new(Some(id), Some(&programm.data), &own, &posten, tag),
                beschreibung: programm.beschreibung.clone(),
                stand: Projekte::of(eingabe, |projekt| projekt.programm.as_ref() == Some(id)),
            }
        };
        let (entscheidungen, undated) = EntscheidungRow::between(&projekte, eingabe.quartal.first_day(), tag);
        let kopf = Kopf::new(&stand.snapshot, tag, Standing::of(&stand.commit));
        let mut bericht = Self {
            programm,
            gremium,
            quartal: eingabe.quartal,
            commit_tag: stand.commit.tag(),
            vergleich: VergleichJson::new(&eingabe.vergleich),
            kernaussagen: Vec::new(),
            zur_entscheidung: Antrag::all(registry, &projekte, tag),
            programme: umfang.programme.iter().map(teil).collect(),
            budget_bis: tag.year(),
            summe: ProgrammSums::of(&projekte, &posten, tag),
            veraenderungen: Veraenderungen::new(&umfang, then.as_ref()),
            meilensteine: Meilensteine::of(eingabe, |projekt| umfang.has(projekt)),
            entscheidungen,
            entscheidungen_ohne_datum: undated,
            finanzen: Finanzen::new(&projekte, tag)?,
            nachweis: Nachweis::new(art, eingabe, versionen),
            art: art.clone(),
            alle: Projekte::of(eingabe, |projekt| umfang.has(projekt)),
            context: context(eingabe, &kopf),
            methode: methode::blocks(umfang.ohne_programm()),
            kopf,
        };
        bericht.kernaussagen = bericht.grundlage().saetze();
        Ok(bericht)
    }

    fn grundlage(&self) -> Grundlage<'_> {
        Grundlage {
            tag: self.kopf.stichtag,
            quartal: self.quartal,
            programme: self.programme.len() as u64,
            is_gremium: self.gremium.is_some(),
            zahlen: &self.summe,
            antraege: &self.zur_entscheidung,
            projekte: &self.alle,
            veraenderungen: &self.veraenderungen,
            meilensteine: &self.meilensteine,
            finanzen: &self.finanzen,
        }
    }

    /// The report as a document. Sections without content are left out.
    pub(in crate::view::bericht) fn report(&self) -> Report {
        let mut report = Report::new(self.title(), self.context.clone());
        let section = |heading: &str, blocks: Vec<Block>| Section::new(Some(heading), blocks);
        let mut sections = vec![section(
            "Kernaussagen",
            vec![Block::List(self.kernaussagen.clone())],
        )];
        if self.summe.projekte > 0 {
            sections.extend(self.sections());
        }
        sections.push(section("Methode und Begriffe", self.methode.clone()));
        sections.push(section(UEBERSCHRIFT, self.nachweis.blocks()));
        sections.retain(|section| !section.blocks.is_empty());
        report.sections = sections;
        report
    }

    /// One row per programme.
    pub(in crate::view::bericht) fn data(&self) -> Table {
        tables::data(
            self.programme.iter().map(|teil| &teil.zeile),
            self.kopf.stichtag.year(),
        )
    }

    fn title(&self) -> String {
        let quarter = self.quartal.german();
        match (self.gremium, self.programme.first()) {
            (Some(gremium), _) => format!(
                "Bericht {} im {quarter}: Programme der Digitalisierung",
                an(gremium)
            ),
            (None, Some(teil)) => format!("Programm {} im {quarter}: Management-Report", teil.zeile.titel()),
            (None, None) => format!("Programme im {quarter}: Management-Report"),
        }
    }

    /// What stands between the key messages and the method.
    fn sections(&self) -> Vec<Section> {
        let quarter = self.quartal.german();
        let jahr = self.kopf.stichtag.year();
        let mut sections: Vec<(String, Vec<Block>)> = vec![
            ("Zur Entscheidung".to_owned(), self.decisions_wanted()),
            (
                "Finanzierung unter Vorbehalt oder offen".to_owned(),
                self.finanzen.vorbehalt(jahr),
            ),
            ("Gefährdete Projekte".to_owned(), self.endangered()),
        ];
        if self.gremium.is_some() {
            sections.push(("Die Programme im Überblick".to_owned(), self.overview()));
        }
        let seit = self.vergleich.stichtag().german();
        sections.push((
            format!("Veränderungen seit dem {seit}"),
            self.veraenderungen.blocks(),
        ));
        for teil in &self.programme {
            let heading = match self.gremium {
                Some(_) => format!("Projekte: {}", teil.zeile.titel()),
                None => "Projekte: Soll und Ist".to_owned(),
            };
            sections.push((heading, teil.stand.blocks()));
        }
        let (next_heading, next) = self.meilensteine.next_blocks();
        sections.push((
            format!("Meilensteine im {quarter}"),
            self.meilensteine.blocks(self.kopf.stichtag),
        ));
        sections.push((next_heading, next));
        sections.push((format!("Entscheidungen im {quarter}"), self.decisions_taken()));
        sections.push(("Budget und Finanzierung".to_owned(), self.finanzen.blocks()));
        let sections = sections.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        sections
            .map(|(heading, blocks)| Section::new(Some(&heading), blocks))
            .collect()
    }

    fn decisions_wanted(&self) -> Vec<Block> {
        if self.zur_entscheidung.is_empty() {
            let text = "Kein Projekt wartet mit einer Empfehlung auf eine Entscheidung.".to_owned();
            return vec![Block::Paragraph(text)];
        }
        vec![Block::List(
            self.zur_entscheidung.iter().map(Antrag::text).collect(),
        )]
    }

    fn endangered(&self) -> Vec<Block> {
        let blocks = self.alle.gefaehrdete();
        if blocks.is_empty() && self.summe.laufend > 0 {
            let text = "Kein laufendes Projekt ist gefährdet.".to_owned();
            return vec![Block::Paragraph(text)];
        }
        blocks
    }

    fn overview(&self) -> Vec<Block> {
        let zeilen: Vec<&ProgrammRow> = self.programme.iter().map(|teil| &teil.zeile).collect();
        let summe = (zeilen.len() > 1).then_some(&self.summe);
        vec![
            Block::Table(tables::ampeln(&zeilen, summe)),
            Block::Table(tables::geld(&zeilen, summe, self.kopf.stichtag.year())),
            Block::Table(tables::leitung(&zeilen)),
        ]
    }

    fn decisions_taken(&self) -> Vec<Block> {
        let mut blocks = if self.entscheidungen.is_empty() {
            let text = "Für dieses Quartal ist keine Entscheidung vermerkt.".to_owned();
            vec![Block::Paragraph(text)]
        } else {
            vec![Block::Table(entscheidung::table(&self.entscheidungen))]
        };
        let n = self.entscheidungen_ohne_datum;
        if n > 0 {
            blocks.push(Block::Notes(vec![format!(
                "{} kein Datum und {} hier.",
                count(n, "weitere Entscheidung nennt", "weitere Entscheidungen nennen"),
                verb(n, "fehlt", "fehlen")
            )]));
        }
        blocks
    }
}

/// `"an die Dienstberatung des Oberbürgermeisters"`.
fn an(gremium: Berichtsempfaenger) -> String {
    match gremium {
        Berichtsempfaenger::Cio => "an den CIO".to_owned(),
        Berichtsempfaenger::DienstberatungOb => "an die Dienstberatung des Oberbürgermeisters".to_owned(),
        Berichtsempfaenger::Ausschuss | Berichtsempfaenger::Stadtrat => {
            format!("an den {}", gremium.label())
        }
    }
}
