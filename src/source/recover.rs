//! Goes on after YAML syntax errors: blanks the item with the error and reads the rest again.
//!
//! Blanking is byte for byte, so that every place stays right.

use super::decode::{Problem, ProblemKind, Syntax};
use super::path::YamlPath;
use super::span::{LineIndex, Span, floor_char_boundary};
use super::yaml::{Broken, Parsed, build, into_owned};

/// Syntax errors after which a file is given up.
const RETRIES: usize = 40;
/// Bytes that may be read again and again for one file.
const WORK_LIMIT: usize = 8 << 20;

/// Reads what can be read of a text with syntax errors.
pub(super) fn recover(text: &str) -> Parsed<'static> {
    let index = LineIndex::new(text);
    let mut bytes = text.as_bytes().to_vec();
    let mut problems: Vec<Problem> = Vec::new();
    let mut lost = Vec::new();
    let retries = RETRIES.min(WORK_LIMIT / text.len().max(1));
    for _ in 0..=retries {
        let current = String::from_utf8_lossy(&bytes).into_owned();
        let mut found = Vec::new();
        let broken = match build(&current, &mut found) {
            Ok(root) => {
                problems.append(&mut found);
                return Parsed {
                    root: root.map(into_owned),
                    problems,
                    lost,
                };
            }
            Err(broken) => describe(&current, broken),
        };
        let mut report = |at| {
            let kind = ProblemKind::Syntax(broken.syntax);
            problems.push(Problem {
                span: Span::at(at),
                path: YamlPath::root(),
                kind,
            });
        };
        report(broken.at);
        match broken.syntax {
            Syntax::TooDeep | Syntax::AliasBomb => break,
            Syntax::SecondDocument => blank(&mut bytes[floor_line(&index, broken.at)..]),
            Syntax::Tab => {
                let first = index.line_of(broken.at);
                for line in first..index.line_count() {
                    let Some(tab) = tab_indent(&index, line) else {
                        break;
                    };
                    if line > first {
                        report(tab);
                    }
                    lost.push(path_of(&index, line));
                    let span = index.line_span(line);
                    blank(&mut bytes[span.start..span.end]);
                }
            }
            Syntax::UnclosedQuote
            | Syntax::TextAfterQuote
            | Syntax::UnclosedBracket
            | Syntax::ColonInText
            | Syntax::MissingSpace
            | Syntax::ExpectedKey
            | Syntax::Indentation
            | Syntax::UnknownAlias
            | Syntax::ComplexKey
            | Syntax::Escape
            | Syntax::Character(_)
            | Syntax::Other => match blank_item(&index, &mut bytes, broken.at) {
                Some(path) => lost.push(path),
                None => break,
            },
        }
    }
    Parsed {
        root: None,
        problems,
        lost,
    }
}

fn floor_line(index: &LineIndex<'_>, at: usize) -> usize {
    index.line_span(index.line_of(at)).start
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}

fn is_blank(index: &LineIndex<'_>, bytes: &[u8], line: usize) -> bool {
    let span = index.line_span(line);
    bytes[span.start..span.end].iter().all(u8::is_ascii_whitespace)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Blanks the line at `at` and the lines that are indented deeper below it. Gives the path of what was lost; `None`
/// if nothing is left to blank.
fn blank_item(index: &LineIndex<'_>, bytes: &mut [u8], at: usize) -> Option<YamlPath> {
    let last = index.line_count() - 1;
    let here = index.line_of(at).min(last);
    // An error may only show behind its cause.
    let before = (0..=here).rev().find(|line| !is_blank(index, bytes, *line));
    let line = before.or_else(|| (here..=last).find(|line| !is_blank(index, bytes, *line)))?;
    let depth = indentation(index.line_text(line));
    let is_deeper = |line: &usize| {
        let text = index.line_text(*line);
        text.trim().is_empty() || indentation(text) > depth
    };
    let end = (line + 1..=last).take_while(is_deeper).last().unwrap_or(line);
    let path = path_of(index, line);
    blank(&mut bytes[index.line_span(line).start..index.line_span(end).end]);
    Some(path)
}

/// The keys that lead to `line`, by indentation; a list counts as its key.
fn path_of(index: &LineIndex<'_>, line: usize) -> YamlPath {
    let mut keys = Vec::new();
    let mut depth = usize::MAX;
    for number in (0..=line).rev() {
        let text = index.line_text(number);
        let body = text.trim_start_matches([' ', '\t']);
        let level = indentation(text);
        if body.is_empty() || body.starts_with('#') || level >= depth {
            continue;
        }
        depth = level;
        if body.starts_with('-') {
            // Which item it is does not matter: the whole list is in doubt.
            keys.clear();
            depth = level + 1;
        } else if let Some((key, _)) = body.split_once(':') {
            keys.push(key.trim_matches(['"', '\'', ' ', '\u{feff}']).to_owned());
        }
        if level == 0 && !body.starts_with('-') {
            break;
        }
    }
    keys.into_iter().rev().fold(YamlPath::root(), YamlPath::key)
}

/// Moves an error from where the parser noticed it to where a person would look.
fn describe(text: &str, mut broken: Broken) -> Broken {
    let index = LineIndex::new(text);
    let here = index.line_of(broken.at.min(text.len()));
    if let Some(tab) = [here, here + 1]
        .into_iter()
        .find_map(|line| tab_indent(&index, line))
    {
        broken.at = tab;
        broken.syntax = Syntax::Tab;
        return broken;
    }
    if broken.syntax == Syntax::SecondDocument && !has_document_mark(&index, here) {
        broken = indented_start(&index, broken);
    }
    match broken.syntax {
        Syntax::UnclosedQuote => {
            let from = floor_char_boundary(text, broken.last_good);
            if let Some(found) = text[from..].find(['"', '\'']) {
                broken.at = from + found;
            }
        }
        Syntax::ExpectedKey | Syntax::Other => broken = missing_space(text, &index, broken),
        Syntax::Tab
        | Syntax::TextAfterQuote
        | Syntax::UnclosedBracket
        | Syntax::ColonInText
        | Syntax::MissingSpace
        | Syntax::Indentation
        | Syntax::SecondDocument
        | Syntax::UnknownAlias
        | Syntax::AliasBomb
        | Syntax::TooDeep
        | Syntax::ComplexKey
        | Syntax::Escape => {}
        Syntax::Character(c) => {
            // The parser points at the start of the text that holds it.
            let from = floor_char_boundary(text, broken.at);
            broken.at = text[from..].find(c).map_or(broken.at, |found| from + found);
        }
    }
    // A bracket that runs over the end of its line is the cause of whatever follows.
    if let Some(bracket) = broken.bracket.filter(|b| *b < broken.at) {
        let is_far = index.line_of(bracket) != index.line_of(broken.at.min(text.len()));
        let is_over = !matches!(
            broken.syntax,
            Syntax::TooDeep | Syntax::AliasBomb | Syntax::UnclosedQuote
        );
        if is_far && is_over {
            broken.at = bracket;
            broken.syntax = Syntax::UnclosedBracket;
        }
    }
    broken
}

/// Whether `line` or one before it divides documents.
fn has_document_mark(index: &LineIndex<'_>, line: usize) -> bool {
    let is_mark = |line| {
        ["---", "..."]
            .iter()
            .any(|mark| index.line_text(line).starts_with(mark))
    };
    (0..=line).any(is_mark)
}

/// A first key that is indented ends the map at the next line that is not, which then looks like a second document.
fn indented_start(index: &LineIndex<'_>, mut broken: Broken) -> Broken {
    let is_content = |line: &usize| {
        let body = index.line_text(*line).trim_start_matches(['\u{feff}', ' ', '\t']);
        !body.is_empty() && !body.starts_with('#')
    };
    broken.syntax = Syntax::Indentation;
    if let Some(first) = (0..index.line_count()).find(is_content) {
        let start = index.line_span(first).start;
        if let Some(tab) = tab_indent(index, first) {
            broken.at = tab;
            broken.syntax = Syntax::Tab;
        } else if indentation(index.line_text(first)) > 0 {
            broken.at = start;
        }
    }
    broken
}

/// The first tab in the indentation of `line`.
fn tab_indent(index: &LineIndex<'_>, line: usize) -> Option<usize> {
    let text = index.line_text(line);
    let indent = &text[..indentation(text)];
    let is_content = indent.len() < text.len() && !text[indent.len()..].starts_with('#');
    indent
        .find('\t')
        .filter(|_| is_content)
        .map(|at| index.line_span(line).start + at)
}

/// `name:Text` makes the parser stumble over the next line; the cause is the line before.
fn missing_space(text: &str, index: &LineIndex<'_>, mut broken: Broken) -> Broken {
    let here = index.line_of(broken.at.min(text.len()));
    for line in [Some(here), here.checked_sub(1)].into_iter().flatten() {
        let content = index.line_text(line);
        let body = content.trim_start();
        let has_colon = body.contains(": ") || body.ends_with(':');
        if body.is_empty() || body.starts_with('#') || body.starts_with('-') || has_colon {
            continue;
        }
        let key_like = body.split_once(':').is_some_and(|(key, _)| {
            key.chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        });
        broken.at = index.line_span(line).start + (content.len() - body.len());
        broken.syntax = if key_like {
            Syntax::MissingSpace
        } else {
            Syntax::ExpectedKey
        };
        return broken;
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::super::yaml::parse;
    use super::*;

    /// Line, column and kind of each problem, then the lost paths, then the keys that were read.
    fn read(text: &str) -> String {
        let parsed = parse(text);
        let index = LineIndex::new(text);
        let problems = parsed.problems.iter().map(|p| {
            let at = index.position(p.span.start);
            format!("{}:{} {:?}", at.line, at.column, p.kind)
        });
        let lost = parsed.lost.iter().map(|path| format!("lost {path}"));
        let keys = parsed.root.map(|root| match root.value {
            super::super::Value::Map(entries) => entries
                .iter()
                .map(|e| e.key.to_string())
                .collect::<Vec<_>>()
                .join(" "),
            super::super::Value::List(_) | super::super::Value::Scalar { .. } => "no map".to_owned(),
        });
        problems.chain(lost).chain(keys).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn an_open_bracket_is_shown_where_it_opens_and_the_rest_is_read() {
        insta::assert_snapshot!(read("name: x\nrecht: {a: b\noe: y\nstatus: z\n"), @r"
        2:8 Syntax(UnclosedBracket)
        lost recht
        name oe status
        ");
    }

    #[test]
    fn an_open_quote_is_shown_where_it_opens_and_the_rest_is_read() {
        insta::assert_snapshot!(read("name: \"Ä\noe: y\nstatus: z\n"), @r"
        1:7 Syntax(UnclosedQuote)
        lost name
        oe status
        ");
    }

    #[test]
    fn all_syntax_errors_of_a_file_are_found() {
        insta::assert_snapshot!(
            read("name: a: b\nkennzahlen:\n\tfallzahl: 3\n  vza: 1\noe:x\nstatus: @z\nende: 1\n"),
            @r"
        1:8 Syntax(ColonInText)
        3:1 Syntax(Tab)
        5:1 Syntax(MissingSpace)
        6:9 Syntax(Character('@'))
        lost name
        lost kennzahlen.fallzahl
        lost oe
        lost status
        kennzahlen ende
        "
        );
    }

    #[test]
    fn an_indented_first_key_is_no_second_document() {
        insta::assert_snapshot!(read("# x\n\tname: a\noe: b\nstatus: c\n"), @r"
        2:1 Syntax(Tab)
        lost name
        oe status
        ");
        insta::assert_snapshot!(read("  name: a\noe: b\n"), @r"
        1:1 Syntax(Indentation)
        lost name
        oe
        ");
    }

    #[test]
    fn a_second_document_is_passed_over() {
        insta::assert_snapshot!(read("name: a\n---\noe: x\n"), @r"
        2:1 Syntax(SecondDocument)
        name
        ");
    }

    #[test]
    fn hostile_texts_end_soon() {
        let deep = format!("a: {}", "[".repeat(10_000));
        let deep_block = format!("a:\n  {}x", "- ".repeat(10_000));
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for i in 1..9 {
            let refs = vec![format!("*a{}", i - 1); 9].join(", ");
            let line = format!("a{i}: &a{i} [{refs}]\n");
            bomb.push_str(&line);
        }
        let broken = "x: [\n".repeat(20_000);
        for text in [&deep, &deep_block, &bomb, &broken] {
            assert!(!parse(text).problems.is_empty());
        }
    }
}
