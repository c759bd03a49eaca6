//! A component: whether it can be used, who uses it, and what hangs on it.

use serde::Serialize;

use super::felder::{Felder, written};
use super::kennung::Eintrag;
use super::namen::Namen;
use super::result::Lage;
use super::schema::Schema;
use super::zellen::tag;
use crate::model::komponente::Komponente;
use crate::model::{
    Anteil, Datum, Kind, KomponenteEntity, KomponenteId, OeId, ProjektId, ProzessId, VorgabeId,
};
use crate::score::{Spalten, Zelle, share_of};
use crate::view::report::{Block, Cell, Column, Room, Section, Table};
use crate::view::zahlwort::{count, verb};

/// The use of a component over the active processes.
#[derive(Debug, Serialize)]
pub(super) struct Zahlen {
    /// Available on the Stichtag.
    verfuegbar: bool,
    /// Active processes.
    prozesse: u64,
    /// Active processes where it is applicable: the base of the counts, together with `nicht_anwendbar` all.
    anwendbar: u64,
    genutzt: u64,
    teilweise: u64,
    geplant: u64,
    moeglich: u64,
    nicht_anwendbar: u64,
    ungeprueft: u64,
    /// Active processes that write a status other than `nicht-anwendbar`.
    nutzungen: Vec<NutzungJson>,
    abhaengig_von: Vec<KomponenteId>,
    wird_gebraucht_von: Vec<KomponenteId>,
    projekte: Vec<ProjektId>,
    vorgaben: Vec<VorgabeId>,
}

#[derive(Debug, Serialize)]
struct NutzungJson {
    prozess: ProzessId,
    name: String,
    oe: OeId,
    status: Zelle,
    seit: Option<Datum>,
    bis: Option<Datum>,
    projekt: Option<ProjektId>,
    produkt: Option<String>,
}

impl Zahlen {
    pub fn new(komponente: &KomponenteEntity, lage: &Lage<'_>) -> Self {
        let registry = lage.registry;
        let column = Spalten {
            komponenten: vec![komponente],
            tag: lage.stichtag,
            is_plan: false,
        };
        let mut zahlen = Self {
            verfuegbar: komponente.is_available(lage.stichtag),
            prozesse: 0,
            anwendbar: 0,
            genutzt: 0,
            teilweise: 0,
            geplant: 0,
            moeglich: 0,
            nicht_anwendbar: 0,
            ungeprueft: 0,
            nutzungen: Vec::new(),
            abhaengig_von: komponente.abhaengig_von.clone(),
            wird_gebraucht_von: registry
                .komponenten
                .iter()
                .filter(|k| k.abhaengig_von.contains(&komponente.id))
                .map(|k| k.id.clone())
                .collect(),
            projekte: registry
                .projekte
                .iter()
                .filter(|p| p.komponenten.contains(&komponente.id))
                .map(|p| p.id.clone())
                .collect(),
            vorgaben: registry
                .vorgaben
                .iter()
                .filter(|v| v.komponenten.contains(&komponente.id))
                .map(|v| v.id.clone())
                .collect(),
        };
        for prozess in registry.active() {
            let Some(status) = column.grad(prozess, lage.config).zellen.first().copied() else {
                continue;
            };
            zahlen.prozesse += 1;
            zahlen.anwendbar += u64::from(status != Zelle::NichtAnwendbar);
            *zahlen.counter(status) += 1;
            let written = prozess.komponenten.get(&komponente.id);
            if let Some(nutzung) = written.filter(|_| status != Zelle::NichtAnwendbar) {
                zahlen.nutzungen.push(NutzungJson {
                    prozess: prozess.id.clone(),
                    name: prozess.name.clone(),
                    oe: prozess.oe.clone(),
                    status,
                    seit: nutzung.seit,
                    bis: nutzung.bis,
                    projekt: nutzung.projekt.clone(),
                    produkt: nutzung.produkt.clone(),
                });
            }
        }
        zahlen
            .nutzungen
            .sort_by(|a, b| (a.status, &a.prozess).cmp(&(b.status, &b.prozess)));
        zahlen
    }

    fn counter(&mut self, status: Zelle) -> &mut u64 {
        match status {
            Zelle::Genutzt => &mut self.genutzt,
            Zelle::Teilweise => &mut self.teilweise,
            Zelle::Geplant => &mut self.geplant,
            Zelle::Moeglich => &mut self.moeglich,
            Zelle::NichtAnwendbar => &mut self.nicht_anwendbar,
            Zelle::Ungeprueft => &mut self.ungeprueft,
        }
    }

    /// The parts of the report.
    pub fn sections(&self, komponente: &KomponenteEntity, lage: &Lage<'_>) -> Vec<Section> {
        let namen = Namen(lage.registry);
        let schema = Schema::of::<Komponente>();
        let felder = Felder::of(
            &written(&komponente.data),
            schema.root(),
            namen,
            &["name", "abhaengig_von"],
        );
        let mut head = lage.head(Eintrag::Komponente(komponente));
        head.push((
            format!("Am Stichtag {}", lage.stichtag.german()),
            Cell::Text(availability(komponente, lage.stichtag)),
        ));
        head.extend(felder.facts);
        if komponente.gilt_fuer.is_none() {
            head.push(("Gilt für".to_owned(), Cell::Text("alle Prozesse".to_owned())));
        }
        let mut sections = vec![Section::new(Some("Eintrag"), vec![Block::Facts(head)])];
        sections.push(Section::new(
            Some("Nutzung durch aktive Prozesse"),
            self.use_blocks(lage.stichtag),
        ));
        let references: [(&str, Kind, Vec<&str>); 4] = [
            (
                "Braucht diese Komponenten",
                Kind::Komponenten,
                texts(&self.abhaengig_von),
            ),
            (
                "Wird von diesen Komponenten gebraucht",
                Kind::Komponenten,
                texts(&self.wird_gebraucht_von),
            ),
            (
                "Projekte, die sie einführen oder ausweiten",
                Kind::Projekte,
                texts(&self.projekte),
            ),
            ("Vorgaben, die sie erfüllt", Kind::Vorgaben, texts(&self.vorgaben)),
        ];
        for (heading, kind, ids) in references {
            if !ids.is_empty() {
                sections.push(Section::new(
                    Some(heading),
                    vec![Block::Table(namen.table(kind, ids))],
                ));
            }
        }
        sections.extend(felder.sections);
        sections
    }

    fn use_blocks(&self, stichtag: Datum) -> Vec<Block> {
        if self.prozesse == 0 {
            return vec![Block::Paragraph(
                "Das Register hat noch keinen aktiven Prozess.".to_owned(),
            )];
        }
        let share = |part: u64, base: u64| Cell::share(share_of(part, base).map(Anteil::get), part, base);
        let mut facts = vec![("Anwendbar".to_owned(), share(self.anwendbar, self.prozesse))];
        let of_these = [
            (Zelle::Genutzt, self.genutzt),
            (Zelle::Teilweise, self.teilweise),
            (Zelle::Geplant, self.geplant),
            (Zelle::Moeglich, self.moeglich),
            (Zelle::Ungeprueft, self.ungeprueft),
        ];
        for (zelle, n) in of_these {
            facts.push((format!("davon {}", zelle.label()), share(n, self.anwendbar)));
        }
        let processes = count(self.prozesse, "aktiver Prozess", "aktive Prozesse");
        let mut notes = vec![format!("Grundgesamtheit: {processes}.")];
        if self.nicht_anwendbar > 0 {
            notes.push(format!(
                "Bei {} ist die Komponente nicht anwendbar, nach Prüfung oder weil `gilt_fuer` sie ausschließt.",
                count(self.nicht_anwendbar, "Prozess", "Prozessen"),
            ));
        }
        let late = |n: &&NutzungJson| n.seit.is_some_and(|day| day > stichtag);
        let later = self.nutzungen.iter().filter(late).count() as u64;
        if later > 0 {
            notes.push(format!(
                "{} {} erst nach dem Stichtag; der Grad zählt das noch nicht.",
                count(later, "Nutzung", "Nutzungen"),
                verb(later, "beginnt", "beginnen"),
            ));
        }
        if self.nutzungen.is_empty() {
            notes.push("Kein aktiver Prozess nutzt oder plant sie.".to_owned());
            return vec![Block::Facts(facts), Block::Notes(notes)];
        }
        vec![
            Block::Facts(facts),
            Block::Table(self.table()),
            Block::Notes(notes),
        ]
    }

    fn table(&self) -> Table {
        let row = |n: &NutzungJson| {
            vec![
                Cell::Id(n.prozess.to_string()),
                Cell::Text(n.name.clone()),
                Cell::Id(n.oe.to_string()),
                Cell::Id(n.status.label().to_owned()),
                Cell::text(tag(n.seit, n.bis)),
                Cell::text(n.projekt.as_ref().map(ToString::to_string)),
                Cell::text(n.produkt.clone()),
            ]
        };
        Table {
            columns: vec![
                Column::new("prozess", "Prozess", Room::Head),
                Column::new("name", "Name", Room::Flexible),
                Column::new("oe", "OE", Room::Fixed(1)),
                Column::new("status", "Status", Room::Fixed(0)),
                Column::new("tag", "Seit/bis", Room::Fixed(0)),
                Column::new("projekt", "Projekt", Room::Fixed(3)),
                Column::new("produkt", "Produkt", Room::Fixed(2)),
            ],
            rows: self.nutzungen.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }
}

fn texts<I: AsRef<str>>(ids: &[I]) -> Vec<&str> {
    ids.iter().map(AsRef::as_ref).collect()
}

/// Whether it can be used on `stichtag`, in words.
pub(in crate::view) fn availability(komponente: &Komponente, stichtag: Datum) -> String {
    let ended = komponente.abgeloest_am.filter(|end| *end <= stichtag);
    match (ended, komponente.verfuegbar_ab) {
        (Some(end), _) => format!("abgelöst seit {}, zählt nicht mehr", end.german()),
        (None, None) => "noch nicht verfügbar, ohne Termin".to_owned(),
        (None, Some(from)) if from > stichtag => {
            format!("noch nicht verfügbar, erst ab {}", from.german())
        }
        (None, Some(from)) => {
            let until = komponente.abgeloest_am;
            let until = until.map_or_else(String::new, |end| format!(", wird am {} abgelöst", end.german()));
            format!("verfügbar seit {}{until}", from.german())
        }
    }
}
