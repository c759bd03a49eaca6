//! The way to the forecast of one process or Berufsgruppe, for people.

use super::annahmen;
use super::erklaerung::{Erklaerung, Komponente, Rechenjahr};
use super::worte::{euro, grund_der_luecke, szenario, vza};
use crate::model::prozess::EntwicklungArt;
use crate::model::{Jahr, Kind};
use crate::score::prognose::Grund;
use crate::view::kopf::Kopf;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::zahlwort::{decimal, percent, zahl};

impl Erklaerung {
    /// The way for people; the first table has the years.
    pub fn report(&self, kopf: &Kopf) -> Report {
        let title = format!("Prognose bis {}: {}", self.horizont, self.name);
        let mut context = kopf.context();
        if self.is_of_process() {
            context.push(format!("Szenario {}", szenario(self.wahl)));
        }
        let mut report = Report::new(title, context)
            .section(None, vec![Block::Paragraph(self.sentence())])
            .section(Some("Ausgangspunkt"), vec![Block::Facts(self.facts())]);
        if !self.jahre.is_empty() {
            report = report.section(
                Some("Jahr für Jahr"),
                vec![Block::Table(self.years()), Block::Notes(self.formulas())],
            );
        }
        if self.luecke.is_none() {
            let mut blocks = Vec::new();
            if let Some(table) = self.shares() {
                blocks.push(Block::Table(table));
            } else {
                blocks.push(Block::Paragraph(
                    "Keine Komponente entlastet bis dahin.".to_owned(),
                ));
            }
            blocks.push(Block::List(self.without_share()));
            report = report.section(Some("Was die Komponenten beitragen"), blocks);
        }
        report
    }

    fn is_of_process(&self) -> bool {
        self.kind == Kind::Prozesse
    }

    fn sentence(&self) -> String {
        let what = if self.is_of_process() {
            "Der Prozess"
        } else {
            "Die Berufsgruppe"
        };
        let Some(summe) = self.summe.as_ref().filter(|_| !self.jahre.is_empty()) else {
            let why = self.luecke.map_or_else(
                || format!("ihre Zahlen von {} oder später sind", self.horizont),
                |luecke| grund_der_luecke(luecke).to_owned(),
            );
            return format!(
                "{what} `{}` hat keine Prognose bis {}, weil {why}.",
                self.id, self.horizont
            );
        };
        let apart = if self.zaehlt {
            ""
        } else {
            " Er ist nicht `aktiv` und zählt deshalb in keiner Summe."
        };
        if self.komponenten.iter().all(|k| !k.has_share()) {
            return format!(
                "Bis {} entlastet keine Komponente `{}`.{apart}",
                self.horizont, self.id
            );
        }
        let verb = if summe.eingespart_eur < 0.0 {
            "kostet"
        } else {
            "spart"
        };
        let more = if summe.eingespart_eur < 0.0 { " mehr" } else { "" };
        format!(
            "Bis {} {verb} `{}` zusammen {}{more}; im Jahr {} entlasten die Komponenten um {}.{apart}",
            self.horizont,
            self.id,
            euro(summe.eingespart_eur.abs()),
            self.horizont,
            vza(summe.eingespart_vza_horizont)
        )
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let basis = &self.basis;
        let fact = |name: &str, text: String| (name.to_owned(), Cell::Text(text));
        let missing = || "fehlt".to_owned();
        let mut facts = vec![fact(
            "Stand",
            match (basis.stand, basis.datenlage) {
                (Some(day), Some(lage)) => format!("{}, Datenlage {lage}", day.german()),
                (Some(day), None) => day.german(),
                (None, _) => missing(),
            },
        )];
        if self.is_of_process() {
            facts.push(("Fälle im Jahr".to_owned(), Cell::count(basis.fallzahl)));
        }
        facts.push(fact(
            "Gebundene VZÄ",
            match (&basis.formel, basis.vza) {
                (Some(formula), _) => formula.clone(),
                (None, Some(amount)) => zahl(amount),
                (None, None) => missing(),
            },
        ));
        facts.push(fact("Entwicklung", self.growth()));
        let kosten = &self.kosten;
        let source = if kosten.eigene {
            " (eigener Wert der Gruppe)"
        } else {
            ""
        };
        facts.push(fact(
            "Kosten je VZÄ",
            format!("{}{source}", annahmen::kosten(kosten.je_vza, kosten.basisjahr)),
        ));
        facts.push(fact(
            "Tarifsteigerung",
            format!("{} im Jahr", percent(kosten.tarifsteigerung)),
        ));
        facts.push(fact("Obergrenze der Entlastung", percent(self.obergrenze)));
        facts
    }

    fn growth(&self) -> String {
        let growth = &self.entwicklung;
        let points = || {
            let points = growth.tabelle.iter();
            let points: Vec<String> = points.map(|(y, v)| format!("{} ({y})", zahl(*v))).collect();
            points.join(", ")
        };
        let how = match growth.wahl {
            EntwicklungArt::Einwohner if growth.tabelle.is_empty() => {
                "wie die Einwohner; ohne Tabelle `[einwohner]` in `ddv.toml` also gleichbleibend".to_owned()
            }
            EntwicklungArt::Einwohner => format!("wie die Einwohner: {}", points()),
            EntwicklungArt::Konstant => "gleichbleibend".to_owned(),
            EntwicklungArt::Rate => {
                format!("{} % im Jahr", zahl(growth.prozent_pa.unwrap_or_default()))
            }
            EntwicklungArt::Werte => format!("nach Tabelle, dazwischen linear: {}", points()),
        };
        if growth.angegeben {
            how
        } else {
            format!("{how} (Vorgabe)")
        }
    }

    fn years(&self) -> Table {
        let columns = vec![
            Column::new("jahr", "Jahr", Room::Fixed(0)),
            Column::new("wachstumsfaktor", "Wachstum", Room::Fixed(4)),
            Column::new("fallzahl", "Fälle", Room::Fixed(2)),
            Column::new("vza", "VZÄ", Room::Fixed(0)),
            Column::new("kostenfaktor", "Kosten-faktor", Room::Fixed(5)),
            Column::new("kosten_eur", "Kosten €", Room::Fixed(1)),
            Column::new("anteile", "Anteile zusammen", Room::Fixed(3)),
            Column::new("entlastung", "Entlastung", Room::Fixed(0)),
            Column::new("eingespart_vza", "spart VZÄ", Room::Fixed(0)),
            Column::new("eingespart_eur", "spart €", Room::Fixed(0)),
        ];
        let row = |wert: &Rechenjahr| {
            vec![
                Cell::Id(wert.jahr.to_string()),
                Cell::number(wert.wachstumsfaktor, 4),
                Cell::number(wert.fallzahl, 0),
                Cell::Number(wert.vza, 2),
                Cell::Number(wert.kostenfaktor, 4),
                Cell::Number(wert.kosten_eur, 0),
                Cell::Percent(wert.anteile),
                Cell::Percent(wert.entlastung),
                Cell::Number(wert.eingespart_vza, 2),
                Cell::Number(wert.eingespart_eur, 0),
            ]
        };
        let mut footer = vec![Cell::Text(String::new()); columns.len()];
        footer[0] = Cell::Text("Summe".to_owned());
        if let (Some(last), Some(summe)) = (footer.last_mut(), &self.summe) {
            *last = Cell::Number(summe.eingespart_eur, 0);
        }
        let mut table = Table {
            columns,
            rows: self.jahre.iter().map(row).collect(),
            footer: vec![footer],
        };
        if !self.is_of_process() {
            table.drop_empty_columns();
        }
        table
    }

    fn formulas(&self) -> Vec<String> {
        let is_capped = self.jahre.iter().any(|wert| wert.gekappt);
        let cap = if is_capped {
            format!(
                " In mindestens einem Jahr sind die Anteile zusammen höher als die Obergrenze von {}; dann gilt sie.",
                percent(self.obergrenze)
            )
        } else {
            String::new()
        };
        let growth = if self.is_of_process() && self.jahre.iter().all(|wert| wert.wachstumsfaktor.is_none()) {
            "VZÄ = VZÄ im Stand + Fälle × Bearbeitungszeit / Arbeitszeit je VZÄ (die Fallzahl beginnt bei 0)"
        } else {
            "VZÄ = VZÄ im Stand × Wachstum"
        };
        vec![
            format!("{growth}. Kosten = VZÄ × Kosten je VZÄ × Kostenfaktor."),
            format!("Gespart = VZÄ oder Kosten × Entlastung.{cap}"),
        ]
    }

    /// The components with a share in any year; none if there is none.
    fn shares(&self) -> Option<Table> {
        let columns = vec![
            Column::new("name", "Komponente", Room::Whole),
            Column::new("komponente", "Kennung", Room::Fixed(1)),
            Column::new("warum", "Warum", Room::Whole),
            Column::new("anteile", "Anteil je Jahr", Room::Whole),
        ];
        let row = |k: &Komponente| {
            vec![
                Cell::Text(k.name.clone()),
                Cell::Id(k.komponente.clone()),
                Cell::Text(k.why(self.basis.bearbeitungszeit_min)),
                Cell::Text(k.by_year()),
            ]
        };
        let counting = self.komponenten.iter().filter(|k| k.has_share());
        let rows: Vec<Vec<Cell>> = counting.map(row).collect();
        (!rows.is_empty()).then_some(Table {
            columns,
            rows,
            footer: Vec::new(),
        })
    }

    /// The components without a share, by reason.
    fn without_share(&self) -> Vec<String> {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for komponente in self.komponenten.iter().filter(|k| !k.has_share()) {
            let why = komponente.why_not();
            match reasons.iter_mut().find(|(known, _)| *known == why) {
                Some((_, ids)) => ids.push(&komponente.komponente),
                None => reasons.push((why, vec![&komponente.komponente])),
            }
        }
        let line = |(why, ids): &(&str, Vec<&str>)| format!("Kein Anteil, {why}: {}", ids.join(", "));
        reasons.iter().map(line).collect()
    }
}

impl Komponente {
    fn has_share(&self) -> bool {
        self.anteile.values().any(|share| *share != 0.0)
    }

    /// Why it has a share.
    fn why(&self, minuten: Option<f64>) -> String {
        let mut why = match self.wegen {
            Grund::Wirkung {
                minuten: change, ab, ..
            } => format!(
                "Wirkung im Steckbrief: {} von {} Minuten, ab {ab}",
                signed(change),
                zahl(minuten.unwrap_or_default())
            ),
            Grund::Effekt { ab: Some(ab) } => format!("geplant: Effekt ab {ab}"),
            Grund::Effekt { ab: None }
            | Grund::Genutzt
            | Grund::NichtAnwendbar
            | Grund::AusserhalbGeltung
            | Grund::NichtGeplant => "Effekt der Komponente".to_owned(),
        };
        if self.faktor < 1.0 {
            why.push_str(&format!("; teilweise genutzt, noch × {}", zahl(self.faktor)));
        }
        if let Some(jahr) = self.abgeloest_ab {
            why.push_str(&format!("; abgelöst {jahr}"));
        }
        why
    }

    /// Why it has none.
    fn why_not(&self) -> &'static str {
        match self.wegen {
            Grund::Genutzt => "schon genutzt",
            Grund::NichtAnwendbar => "laut Steckbrief nicht anwendbar",
            Grund::AusserhalbGeltung => "nicht für solche Prozesse gedacht",
            Grund::NichtGeplant => "nicht geplant",
            Grund::Effekt { .. } if self.grund == "ohne-effekt" => "ohne `effekt`",
            Grund::Effekt { .. } | Grund::Wirkung { .. } if self.abgeloest_ab.is_some() => "vorher abgelöst",
            Grund::Effekt { .. } | Grund::Wirkung { .. } if self.faktor == 0.0 => {
                "teilweise genutzt, und das zählt voll"
            }
            Grund::Effekt { .. } => "Effekt bis dahin 0",
            Grund::Wirkung { .. } => "Wirkung bis dahin 0",
        }
    }

    /// `2027 1,5 %, 2028–2029 3,0 %, ab 2030 5,0 %`: years of the same share in one.
    fn by_year(&self) -> String {
        let mut runs: Vec<(Jahr, Jahr, String)> = Vec::new();
        for (jahr, share) in &self.anteile {
            // A line may end behind a comma only.
            let text = percent(*share).replace(' ', "\u{a0}");
            match runs.last_mut() {
                Some((_, to, same)) if *same == text => *to = *jahr,
                Some(_) | None => runs.push((*jahr, *jahr, text)),
            }
        }
        let last = runs.len().saturating_sub(1);
        let run = |(at, (from, to, text)): (usize, &(Jahr, Jahr, String))| {
            if at == last && from != to {
                format!("ab\u{a0}{from}\u{a0}{text}")
            } else if from == to {
                format!("{from}\u{a0}{text}")
            } else {
                format!("{from}–{to}\u{a0}{text}")
            }
        };
        let parts: Vec<String> = runs.iter().enumerate().map(run).collect();
        parts.join(", ")
    }
}

/// A change with its sign.
fn signed(number: f64) -> String {
    if number > 0.0 {
        format!("+{}", zahl(number))
    } else {
        decimal(number, crate::view::zahlwort::decimals(number))
    }
}
