//! The manual page of one rule (`ddv.regel/1`).

use serde::Serialize;

use crate::check::Page;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Section, Table};

/// A rule with its manual.
#[derive(Debug, Serialize)]
pub struct Regelseite {
    code: &'static str,
    /// The severity unless `ddv.toml` changes it.
    vorgabe: &'static str,
    aenderbar: bool,
    titel: String,
    /// The manual, Markdown.
    seite: String,
}

impl Regelseite {
    /// The page of a rule.
    pub fn new(page: &Page) -> Self {
        Self {
            code: page.id.0,
            vorgabe: page.severity.as_str(),
            aenderbar: !page.is_fixed,
            titel: page.title(),
            seite: page.markdown(),
        }
    }
}

impl Output for Regelseite {
    const NAME: &'static str = "regel";

    fn report(&self, _: &Kopf) -> Report {
        let fixed = if self.aenderbar {
            ""
        } else {
            ", nicht änderbar: Die Datei zählt nicht"
        };
        let severity = format!("Schweregrad: {}{fixed}", self.vorgabe);
        let mut report = Report::new(self.code, vec![severity]);
        report.sections = sections(&self.seite);
        report
    }

    fn data(&self, _: &Kopf) -> Table {
        let keys = ["code", "vorgabe", "aenderbar", "titel", "seite"];
        let row = vec![
            Cell::Id(self.code.to_owned()),
            Cell::Id(self.vorgabe.to_owned()),
            Cell::Bool(self.aenderbar),
            Cell::Text(self.titel.clone()),
            Cell::Text(self.seite.clone()),
        ];
        Table::for_machines(keys, [row])
    }
}

/// The parts of a manual: headings of the second level, fenced examples, paragraphs and points between them.
fn sections(manual: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut text: Vec<&str> = Vec::new();
    let mut code: Option<Vec<&str>> = None;
    for line in manual.lines().chain([""]) {
        let is_fence = line.starts_with("```");
        if let Some(lines) = &mut code {
            if is_fence {
                let block = Block::Code(lines.join("\n"));
                code = None;
                push(&mut sections, block);
            } else {
                lines.push(line);
            }
            continue;
        }
        let heading = line.strip_prefix("## ");
        let is_point = line.starts_with("- ");
        if is_fence || heading.is_some() || line.is_empty() || is_point {
            flush(&mut sections, &mut text);
        }
        match heading {
            Some(heading) => sections.push(Section::new(Some(heading), Vec::new())),
            None if is_fence => code = Some(Vec::new()),
            None if !line.is_empty() => text.push(line.trim()),
            None => {}
        }
    }
    sections
}

/// Ends the paragraph or the point that was read.
fn flush(sections: &mut [Section], text: &mut Vec<&str>) {
    if text.is_empty() {
        return;
    }
    let joined = text.join(" ");
    text.clear();
    let Some(point) = joined.strip_prefix("- ") else {
        push(sections, Block::Paragraph(joined));
        return;
    };
    let last = sections.last_mut().and_then(|section| section.blocks.last_mut());
    match last {
        Some(Block::List(points)) => points.push(point.to_owned()),
        Some(_) | None => push(sections, Block::List(vec![point.to_owned()])),
    }
}

fn push(sections: &mut [Section], block: Block) {
    if let Some(section) = sections.last_mut() {
        section.blocks.push(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_has_parts_paragraphs_points_and_examples() {
        let parts = sections(
            "Titel.\n\n## Was\nErster\nSatz.\n\n- eins\n  geht weiter\n- zwei\n\n```yaml\na: 1\n  b: 2\n```\n",
        );
        assert_eq!(parts[0].blocks, [Block::Paragraph("Titel.".into())]);
        assert_eq!(parts[1].heading.as_deref(), Some("Was"));
        assert_eq!(
            parts[1].blocks,
            [
                Block::Paragraph("Erster Satz.".into()),
                Block::List(vec!["eins geht weiter".into(), "zwei".into()]),
                Block::Code("a: 1\n  b: 2".into()),
            ]
        );
    }
}
