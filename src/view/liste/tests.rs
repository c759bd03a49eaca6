//! Lists of a small registry.

use super::{Liste, Request, Sortierung, default_columns};
use crate::check::testing::{TODAY, snapshot};
use crate::history::Standing;
use crate::load::Snapshot;
use crate::model::{Datum, Kind, OeId};
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::feld::Katalog;
use crate::view::filter::Filter;
use crate::view::kopf::Kopf;
use crate::view::output::Output as _;
use crate::view::report::{Block, Cell};

fn registry() -> Snapshot {
    snapshot(&[
        (
            "organisation/gb-6.yaml",
            "name: Geschäftsbereich 6\nkuerzel: \"6\"\nart: geschaeftsbereich\n",
        ),
        (
            "organisation/amt-63.yaml",
            "name: Bauaufsicht\nkuerzel: \"63\"\nteil_von: gb-6\n",
        ),
        (
            "prozesse/bauantrag.yaml",
            "name: Bauantrag\noe: amt-63\nstatus: entwurf\nkennzahlen: {datenlage: geschaetzt}\nantrag: {}\n",
        ),
        (
            "prozesse/abriss.yaml",
            "name: Abriss\noe: amt-63\nkennzahlen: {fallzahl: 1250, vza: 0.25}\nablauf: []\n",
        ),
    ])
}

/// The list of `kind` with the given columns, filter, order, OE and number of rows, to be asked for its parts.
struct Frage<'f> {
    kind: Kind,
    spalten: &'f [&'f str],
    wo: Option<&'f str>,
    sortiere: &'f [(&'f str, bool)],
    oe: Option<&'f str>,
    top: Option<usize>,
}

impl Frage<'_> {
    fn of(kind: Kind) -> Self {
        Self {
            kind,
            spalten: default_columns(kind),
            wo: None,
            sortiere: &[],
            oe: None,
            top: None,
        }
    }

    fn run<T>(&self, show: impl FnOnce(&Liste, &Kopf) -> T) -> T {
        let snapshot = registry();
        let stichtag = Datum::parse(TODAY).expect("a day");
        let katalog = Katalog::new(&snapshot.registry, self.kind);
        let find = |name: &str| katalog.find(name).expect("a field");
        let request = Request {
            spalten: self.spalten.iter().map(|name| find(name)).collect(),
            filter: self.wo.map(|wo| Filter::parse(wo, &katalog).expect("a filter")),
            sortierung: self
                .sortiere
                .iter()
                .map(|(name, is_descending)| Sortierung {
                    feld: find(name),
                    is_descending: *is_descending,
                })
                .collect(),
            oe: self.oe.map(OeId::new),
            top: self.top,
        };
        let standing = Standing {
            commit: None,
            is_changed: false,
        };
        let kopf = Kopf::new(&snapshot, stichtag, standing);
        show(
            &Liste::new(
                &snapshot,
                stichtag,
                &Aenderungsstand::unknown(),
                &katalog,
                &request,
            ),
            &kopf,
        )
    }

    /// The sentences around the table.
    fn text(&self) -> String {
        let report = self.run(Liste::report);
        let blocks = report.sections.into_iter().flat_map(|s| s.blocks);
        let lines = blocks.flat_map(|block| match block {
            Block::Paragraph(text) | Block::Code(text) => vec![text],
            Block::List(lines) | Block::Notes(lines) => lines,
            Block::Facts(_) | Block::Table(_) | Block::Chain(_) | Block::Gantt(_) | Block::Folded { .. } => {
                Vec::new()
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The table, with plain numbers and commas.
    fn csv(&self) -> String {
        let report = self.run(Liste::report);
        let table = report.into_data();
        let head: Vec<&str> = table.columns.iter().map(|c| c.key.as_str()).collect();
        let rows = table
            .rows
            .iter()
            .map(|row| row.iter().map(plain).collect::<Vec<_>>().join(","));
        let lines: Vec<String> = std::iter::once(head.join(",")).chain(rows).collect();
        lines.join("\n")
    }
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Missing => String::new(),
        Cell::Text(text)
        | Cell::Id(text)
        | Cell::Code(text)
        | Cell::Reference { id: text, .. }
        | Cell::Status { word: text, .. } => text.clone(),
        Cell::Word { key, .. } => (*key).to_owned(),
        Cell::Bool(_) => cell.human(),
        Cell::Integer(number) => number.to_string(),
        Cell::Number(number, _) | Cell::Percent(number) | Cell::Euro(number) => number.to_string(),
        Cell::Share { value, .. } | Cell::Mean { value, .. } | Cell::Bar { value, .. } => value.to_string(),
        Cell::Date(day) => day.to_string(),
    }
}

#[test]
fn processes_stand_whatever_their_status_with_notes_on_their_figures() {
    let frage = Frage::of(Kind::Prozesse);
    insta::assert_snapshot!(format!("{}\n\n{}", frage.csv(), frage.text()));
}

#[test]
fn every_kind_has_default_columns_that_exist() {
    for kind in Kind::ALL {
        let csv = Frage::of(kind).csv();
        assert!(csv.starts_with("id,"), "{csv}");
        assert!(csv.lines().count() > 1, "{csv}");
    }
}

#[test]
fn missing_values_come_last_in_both_directions_and_numbers_compare_as_numbers() {
    let ids = |sortiere: &[(&str, bool)]| {
        let frage = Frage {
            spalten: &["id"],
            sortiere,
            ..Frage::of(Kind::Prozesse)
        };
        frage.csv().lines().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(&[("fallzahl", false)]), "abriss hundesteuer bauantrag");
    assert_eq!(ids(&[("fallzahl", true)]), "hundesteuer abriss bauantrag");
    assert_eq!(
        ids(&[("status", false), ("name", true)]),
        "bauantrag hundesteuer abriss"
    );
    assert_eq!(ids(&[]), "abriss bauantrag hundesteuer");
}

#[test]
fn an_oe_means_all_below_it() {
    let ids = |kind| {
        let frage = Frage {
            spalten: &["id"],
            oe: Some("gb-6"),
            ..Frage::of(kind)
        };
        frage.csv().lines().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(Kind::Prozesse), "abriss bauantrag");
    assert_eq!(ids(Kind::Organisation), "amt-63 gb-6");
    assert_eq!(ids(Kind::Projekte), "");
}

#[test]
fn figures_of_units_count_active_processes_of_the_subtree() {
    let frage = Frage {
        spalten: &[
            "id",
            "prozesse",
            "digitalisierungsgrad",
            "digitalisierungsquote",
            "vollstaendigkeit",
        ],
        ..Frage::of(Kind::Organisation)
    };
    insta::assert_snapshot!(frage.csv(), @"
    id,prozesse,digitalisierungsgrad,digitalisierungsquote,vollstaendigkeit
    amt-22,1,0.5,0,1
    amt-63,1,0.5,0,0
    gb-6,1,0.5,0,0
    ");
}

#[test]
fn figures_of_components_count_active_processes() {
    let frage = Frage {
        spalten: &["id", "verfuegbar", "genutzt", "teilweise", "geplant", "anwendbar"],
        ..Frage::of(Kind::Komponenten)
    };
    insta::assert_snapshot!(frage.csv(), @"
    id,verfuegbar,genutzt,teilweise,geplant,anwendbar
    dms,ja,2,0,0,2
    epayment,ja,0,0,2,2
    ");
}

#[test]
fn the_json_has_full_names_plain_numbers_and_null() {
    let frage = Frage {
        spalten: &[
            "fallzahl",
            "kennzahlen.vza",
            "zielgruppen",
            "ablauf",
            "massenverfahren",
            "komponenten.dms.seit",
        ],
        wo: Some("oe = amt-63"),
        ..Frage::of(Kind::Prozesse)
    };
    let json = frage.run(|liste, _| serde_json::to_string_pretty(liste).expect("JSON"));
    insta::assert_snapshot!(json);
}

#[test]
fn an_empty_list_says_so() {
    let frage = Frage {
        wo: Some("oe = amt-1"),
        ..Frage::of(Kind::Prozesse)
    };
    let text = frage.text();
    assert!(
        text.contains("Keiner der 3 Einträge passt zur Auswahl."),
        "{text}"
    );
    assert!(frage.csv().starts_with("id,name,oe,status,"));
    let top = Frage {
        top: Some(1),
        ..Frage::of(Kind::Prozesse)
    };
    assert!(top.text().contains("Gezeigt: 1 Eintrag von 3."));
}

#[test]
fn the_names_of_all_fields_are_unique_and_found() {
    let snapshot = registry();
    for kind in Kind::ALL {
        let katalog = Katalog::new(&snapshot.registry, kind);
        let mut names: Vec<&str> = katalog.felder().iter().map(|f| f.name.as_str()).collect();
        for feld in katalog.felder().iter().filter(|f| !f.name.contains('*')) {
            assert_eq!(katalog.find(&feld.name).as_ref(), Ok(feld));
            assert_eq!(katalog.find(katalog.short_name(feld)).as_ref(), Ok(feld));
        }
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{kind}");
    }
}
