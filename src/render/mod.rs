//! One file per format: a plain report, or findings, to text. Never sees the domain.
//!
//! Escaping belongs to the format that needs it; texts in reports come straight from the register.

mod bar;
pub mod csv;
pub mod diag;
pub mod escape;
mod gantt;
pub mod markdown;
mod mermaid;
mod stack;
mod table;
pub mod text;

pub use escape::terminal;

use clap::ValueEnum;

use self::csv::Dialect;
use self::text::Look;
use crate::view::kopf::Kopf;
use crate::view::output::{Output, rows};
use crate::view::report::Cell;

/// The formats of an output: each is a variant here, an arm of [`render`], and a file beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// Markdown.
    Md,
    /// Comma-separated values.
    Csv,
}

/// What the caller wants of the formats, each of which takes what concerns it.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// How text looks.
    pub look: Look,
    /// Who reads CSV.
    pub dialect: Dialect,
    /// The output goes to a terminal, which data must not steer.
    pub is_for_eyes: bool,
}

/// `view` in `format`, byte for byte what is written.
pub fn render(format: Format, view: &impl Output, kopf: &Kopf, wish: Wish) -> Vec<u8> {
    let text = match format {
        Format::Text => text::render(&view.report(kopf), wish.look),
        Format::Json => kopf.json(view),
        Format::Md => markdown::render(&view.report(kopf)),
        Format::Csv => {
            let data = csv::render(&rows(view, kopf), wish.dialect);
            if wish.is_for_eyes {
                escape::lines(&data)
            } else {
                data
            }
        }
    };
    text.into_bytes()
}

/// A cell as people read it; nothing is escaped yet.
pub(crate) fn human(cell: &Cell) -> String {
    match cell {
        Cell::Bar { value, part, max } => bar::bar(*value, *part, *max, bar::WIDTH),
        cell => cell.human(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::projekt::Ampel;
    use crate::model::{Datum, Kind};
    use crate::view::gantt::{Bar, Gantt, Mark, Row};
    use crate::view::report::{Block, Column, Link, Report, Room, Table};

    /// What a register may hold to harm a format.
    const NASTY: [&str; 11] = [
        "a|b",
        "<b>&\"x\"</b>",
        "=1+1",
        "-2+3",
        "@SUM(A1)",
        "rot\u{1b}[31m\u{202e}um",
        "zwei\nZeilen",
        "Größe *fett* `code` _x_ [y](z)",
        "-12,5",
        "</details></summary><!-- `</td>`",
        "``` <img src=x> ` ``",
    ];

    /// A report that holds every kind of block and cell, and every nasty text everywhere.
    fn sample() -> Report {
        let long = "sehr lang ".repeat(40);
        let columns = vec![
            Column::new("name", "Name | <Titel>", Room::Head),
            Column::new("text", "Text", Room::Flexible),
            Column::new("zahl", "Zahl", Room::Fixed(0)),
        ];
        let reference = |id: &str, name: Option<&str>| Cell::Reference {
            kind: Kind::Prozesse,
            id: id.to_owned(),
            name: name.map(str::to_owned),
        };
        let texts = || NASTY.iter().copied().chain([long.as_str()]);
        let plain = |t: &str| vec![Cell::Id(t.into()), Cell::Text(t.into()), Cell::Number(-1234.5, 1)];
        let typed = |t: &str| vec![reference(t, None), Cell::Code(t.into()), Cell::Bool(true)];
        let rows = texts().map(plain).chain(texts().map(typed)).collect();
        let footer = vec![vec![
            Cell::Text("Summe".into()),
            Cell::Missing,
            Cell::Integer(1_234_567),
        ]];
        let share = Cell::Share {
            value: 0.247,
            part: 142,
            base: 575,
        };
        let facts = vec![
            ("Anteil".to_owned(), share),
            ("Ampel".to_owned(), Cell::word(Ampel::Gruen)),
            ("Prozess".to_owned(), reference("hund", Some(NASTY[1]))),
        ];
        let nasty = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        Report::new(NASTY[1], vec![NASTY[5].to_owned()])
            .section(
                Some(NASTY[0]),
                vec![
                    Block::Paragraph(NASTY[6].into()),
                    Block::List(nasty(&NASTY)),
                    Block::Code(nasty(&[NASTY[0], NASTY[2], NASTY[5], "```` ganz", "  innen"]).join("\n")),
                ],
            )
            .section(
                None,
                vec![
                    Block::Facts(facts),
                    Block::Table(Table {
                        columns,
                        rows,
                        footer,
                    }),
                ],
            )
            .section(
                None,
                vec![
                    Block::Chain(
                        NASTY
                            .iter()
                            .map(|text| Link {
                                text: (*text).to_owned(),
                                is_broken: text.len() > 4,
                            })
                            .collect(),
                    ),
                    Block::Notes(nasty(&NASTY[..2])),
                ],
            )
            .section(
                None,
                NASTY
                    .iter()
                    .map(|text| Block::Folded {
                        summary: (*text).to_owned(),
                        blocks: vec![Block::List(nasty(&[text]))],
                    })
                    .collect(),
            )
    }

    #[test]
    fn no_text_harms_a_terminal() {
        let shown = text::render(
            &sample(),
            Look {
                width: 80,
                is_colored: false,
            },
        );
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        assert!(!shown.contains('\u{202e}'));
        insta::assert_snapshot!(shown);
    }

    #[test]
    fn no_text_is_markup_in_markdown() {
        let shown = markdown::render(&sample());
        // Between backticks it is no markup.
        let outside = shown.replace(&format!("`{}`", NASTY[1]), "");
        assert!(!outside.contains("<b>") && !shown.contains("<img") && !shown.contains('\u{1b}'));
        for tag in ["details", "summary"] {
            let open = shown.matches(&format!("<{tag}>")).count();
            assert_eq!(open, NASTY.len(), "{tag}");
            let close = shown.matches(&format!("</{tag}>")).count();
            assert_eq!(close, NASTY.len(), "{tag}");
        }
        insta::assert_snapshot!(shown);
    }

    fn day(text: &str) -> Datum {
        Datum::parse(text).expect("a day")
    }

    fn gantt(names: &[&str], from: &str, to: &str) -> Report {
        let bar = |sign, name: &str, from, to| Bar {
            sign,
            name: name.to_owned(),
            from: day(from),
            to: day(to),
        };
        let row = |name: &&str| Row {
            name: (*name).to_owned(),
            bars: vec![
                bar('A', name, "2025-01-01", "2025-06-30"),
                bar('B', name, "2025-04-01", "2025-12-31"),
                bar('R', name, "2026-01-01", "2027-12-31"),
            ],
            marks: vec![Mark {
                sign: '◆',
                name: (*name).to_owned(),
                day: day("2026-09-30"),
                is_done: true,
            }],
        };
        let picture = Gantt {
            title: names.join(" "),
            from: day(from),
            to: day(to),
            today: day("2026-06-30"),
            rows: names.iter().map(row).collect(),
            legend: vec![('A', "Anfang".to_owned()), ('R', "Roll-out".to_owned())],
        };
        Report::new("Zeitplan", Vec::new()).section(None, vec![Block::Gantt(picture)])
    }

    fn at_width(report: &Report, width: usize) -> String {
        let look = Look {
            width,
            is_colored: false,
        };
        text::render(report, look)
    }

    #[test]
    fn a_gantt_has_lanes_where_bars_overlap_and_marks_the_day() {
        let report = gantt(
            &["Akte", "Ein sehr langer Name einer Komponente"],
            "2025-01-01",
            "2027-12-31",
        );
        insta::assert_snapshot!(at_width(&report, 80));
        insta::assert_snapshot!(markdown::render(&report));
    }

    #[test]
    fn a_gantt_fits_any_width_and_any_span() {
        for (from, to) in [
            ("2025-01-01", "2027-12-31"),
            ("2026-06-30", "2026-06-30"),
            ("0001-01-01", "9999-12-31"),
            ("2030-01-01", "2031-01-01"),
        ] {
            for width in [40, 41, 57, 80, 100, 200] {
                let shown = at_width(&gantt(&["Akte", "Zweite"], from, to), width);
                let widest = shown.lines().map(|line| line.chars().count()).max();
                assert!(widest <= Some(width), "{from} {to} {width}:\n{shown}");
            }
        }
    }

    #[test]
    fn no_name_is_syntax_in_a_mermaid_diagram() {
        let mut names = NASTY.to_vec();
        names.extend([
            "section: a; b # c, d",
            "title x",
            "%%{init}%%",
            "click me",
            "```",
            "",
            "\n",
        ]);
        let report = gantt(&names, "2025-01-01", "2027-12-31");
        let shown = markdown::render(&report);
        assert_eq!(shown.matches("```").count(), 2, "{shown}");
        for line in shown
            .lines()
            .skip_while(|l| *l != "gantt")
            .skip(1)
            .take_while(|l| *l != "```")
        {
            let line = line.trim_start();
            let is_field = |rest: &str| {
                rest.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b" -,".contains(&b))
            };
            let is_task = line.split_once(" :").is_some_and(|(name, rest)| {
                !name.contains([':', ';', '#', '%', '{', '<'])
                    && !name.starts_with("section")
                    && is_field(rest)
            });
            let is_order = [
                "title ",
                "dateFormat ",
                "axisFormat ",
                "inclusiveEndDates",
                "todayMarker ",
                "section ",
            ];
            assert!(
                is_task || is_order.iter().any(|order| line.starts_with(order)),
                "{line}"
            );
            assert!(!line.contains([';', '#', '{', '<', '`']), "{line}");
        }
        let terminal = at_width(&report, 80);
        assert!(terminal.chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn csv_keeps_every_text_and_excel_runs_none() {
        let plain = csv::render(&sample().into_data(), Dialect::Plain);
        let mut reader = ::csv::Reader::from_reader(plain.as_bytes());
        let names: Vec<String> = reader
            .records()
            .map(|r| r.expect("a row")[0].to_owned())
            .collect();
        assert_eq!(names[..NASTY.len()], NASTY);
        let excel = csv::render(&sample().into_data(), Dialect::Excel);
        insta::assert_snapshot!(excel.replace('\r', "␍"));
    }

    /// Years with bars; the bar of 2028 stands for 20, of which 5 go away, that of 2029 for 10, and 5 come on top.
    fn with_bars() -> Report {
        let columns = vec![
            Column::new("jahr", "Jahr", Room::Fixed(0)),
            Column::new("balken", "Bedarf", Room::Bar),
            Column::new("vza", "VZÄ", Room::Fixed(0)),
        ];
        let row = |year: &str, value, part| {
            let bar = Cell::Bar {
                value,
                part,
                max: 20.0,
            };
            vec![Cell::Id(year.into()), bar, Cell::Number(value, 0)]
        };
        let table = Table {
            columns,
            rows: vec![row("2028", 20.0, 5.0), row("2029", 10.0, -5.0)],
            footer: vec![vec![Cell::Text("Summe".into()), Cell::Missing, Cell::Integer(30)]],
        };
        Report::new("Balken", Vec::new()).section(None, vec![Block::Table(table)])
    }

    #[test]
    fn a_number_keeps_its_unit_on_its_line() {
        let text = "Es sind 85,4 % und 1.234,50 €: der Rest von 100 %, mehr ist es nicht.";
        let report = Report::new(text, vec![text.to_owned()]).section(
            Some(text),
            vec![
                Block::Paragraph(text.into()),
                Block::List(vec![text.into()]),
                Block::Facts(vec![("Zahl".into(), Cell::Text(text.into()))]),
                Block::Table(Table {
                    columns: vec![Column::new("text", "Text", Room::Whole)],
                    rows: vec![vec![Cell::Text(text.into())]],
                    footer: Vec::new(),
                }),
            ],
        );
        for width in 40..60 {
            let shown = at_width(&report, width);
            assert!(
                !shown
                    .lines()
                    .any(|line| line.trim_start().starts_with(['%', '€'])),
                "{shown}"
            );
            assert!(
                shown.lines().all(|line| line.chars().count() <= width),
                "{width}:\n{shown}"
            );
        }
        assert_eq!(text::words("a 5 % b").collect::<Vec<_>>(), ["a", "5 %", "b"],);
        assert_eq!(
            text::words("% € 5  €").collect::<Vec<_>>(),
            ["%", "€", "5", "", "€"]
        );
        assert_eq!(text::words("").collect::<Vec<_>>(), [""]);
    }

    /// A table whose columns that always stay need 44 characters at least, and 51 with whole names.
    fn broad() -> Report {
        let columns = vec![
            Column::new("projekt", "Projekt", Room::Head),
            Column::new("soll", "Soll bis 2026", Room::Fixed(0)),
            Column::new("ist", "Ist bis 2026", Room::Fixed(0)),
            Column::new("art", "Finanzie\u{ad}rung", Room::Fixed(2)),
        ];
        let row = |name: &str| {
            vec![
                Cell::Id(name.into()),
                Cell::Number(4_100_000.0, 2),
                Cell::Number(1_727_655.75, 2),
                Cell::Text("gesichert".into()),
            ]
        };
        let table = Table {
            columns,
            rows: vec![row("Serviceprozesse mit SAP"), row("E-Akte")],
            footer: vec![vec![
                Cell::Text("Summe".into()),
                Cell::Number(8_200_000.0, 2),
                Cell::Number(1_727_655.75, 2),
                Cell::Text(String::new()),
            ]],
        };
        Report::new("Projekte", Vec::new()).section(None, vec![Block::Table(table)])
    }

    #[test]
    fn names_of_rows_give_way_before_a_table_is_too_wide() {
        insta::assert_snapshot!(at_width(&broad(), 48), @"
        Projekte

        Projekt                       Soll  Ist bis 2026
                                       bis
                                      2026
        ────────────────────────────────────────────────
        Serviceprozesse mit…  4.100.000,00  1.727.655,75
        E-Akte                4.100.000,00  1.727.655,75
        ────────────────────────────────────────────────
        Summe                 8.200.000,00  1.727.655,75
        (Aus Platzgründen nicht gezeigt: Finanzierung.)
        ");
    }

    #[test]
    fn a_table_that_can_not_fit_shows_one_row_below_the_other() {
        insta::assert_snapshot!(at_width(&broad(), 40), @"
        Projekte

        ────────────────────────────────────────
        Projekt: Serviceprozesse mit SAP
          Soll bis 2026: 4.100.000,00
          Ist bis 2026: 1.727.655,75
        Projekt: E-Akte
          Soll bis 2026: 4.100.000,00
          Ist bis 2026: 1.727.655,75
        ────────────────────────────────────────
        Summe
          Soll bis 2026: 8.200.000,00
          Ist bis 2026: 1.727.655,75
        (Aus Platzgründen nicht gezeigt:
          Finanzierung.)
        ");
        for width in 40..120 {
            let shown = at_width(&broad(), width);
            assert!(
                shown.lines().all(|line| line.chars().count() <= width),
                "{width}:\n{shown}"
            );
        }
    }

    #[test]
    fn a_title_breaks_at_soft_hyphens_and_keeps_its_own() {
        let table = Table {
            columns: vec![
                Column::new("name", "Projekt", Room::Head),
                Column::new("fluss", "Roll-out-Verzö\u{ad}gerung", Room::Fixed(0)),
            ],
            rows: vec![vec![Cell::Id("dms".into()), Cell::Integer(3)]],
            footer: Vec::new(),
        };
        let report = Report::new("Lage", Vec::new()).section(None, vec![Block::Table(table)]);
        insta::assert_snapshot!(at_width(&report, 40), @"
        Lage

        Projekt  Roll-out-Verzö-
                          gerung
        ────────────────────────
        dms                    3
        ");
        assert!(markdown::render(&report).contains("| Projekt | Roll-out-Verzögerung |"));
    }

    #[test]
    fn a_zero_has_no_sign_in_csv() {
        let table = Table {
            columns: vec![Column::new("zahl", "Zahl", Room::Fixed(0))],
            rows: vec![vec![Cell::Percent(-0.0)], vec![Cell::Number(-0.0, 1)]],
            footer: Vec::new(),
        };
        assert_eq!(csv::render(&table, Dialect::Plain), "zahl\n0\n0\n");
    }

    #[test]
    fn bars_fill_the_room_that_is_left_and_are_no_data() {
        let text = |width| {
            text::render(
                &with_bars(),
                Look {
                    width,
                    is_colored: false,
                },
            )
        };
        insta::assert_snapshot!(text(40), @"
        Balken

        Jahr   Bedarf                        VZÄ
        ────────────────────────────────────────
        2028   █████████████████████░░░░░░░   20
        2029   ██████████████+++++++          10
        ────────────────────────────────────────
        Summe                                 30
        ");
        assert!(text(24).contains('█') && !text(20).contains('█'));
        insta::assert_snapshot!(markdown::render(&with_bars()), @"
        # Balken

        | Jahr | Bedarf | VZÄ |
        | --- | --- | ---: |
        | 2028 | ███████████████░░░░░ | 20 |
        | 2029 | ██████████+++++ | 10 |
        | **Summe** | **–** | **30** |
        ");
        assert_eq!(
            csv::render(&with_bars().into_data(), Dialect::Plain),
            "jahr,vza\n2028,20\n2029,10\n"
        );
    }
}
