//! From bytes to a text that can be parsed: encodings and git conflicts, with what is wrong about them.

use std::borrow::Cow;

use super::collected::Collected;
use crate::diag::{Diagnostic, RuleId, Severity, rule};
use crate::source::{LineIndex, SourceId, Span, YamlPath};

/// A text and what had to be mended to get it.
pub(super) struct Prepared<'b> {
    /// Always UTF-8; where the bytes were none, read as Latin-1 or UTF-16 so that further problems can be found.
    pub text: Cow<'b, str>,
    /// What was mended.
    pub diagnostics: Collected,
}

pub(super) fn prepare(source: SourceId, bytes: &[u8]) -> Prepared<'_> {
    let (text, encoding) = to_text(source, bytes);
    let mut diagnostics = Collected::default();
    if let Some(encoding) = encoding {
        diagnostics.push(|| encoding);
    }
    let text = resolve_conflicts(source, text, &mut diagnostics);
    Prepared { text, diagnostics }
}

/// The text that [`prepare`] gave, for places found later.
pub(super) fn to_plain_text(source: SourceId, bytes: &[u8]) -> Cow<'_, str> {
    to_text(source, bytes).0
}

fn finding(rule: RuleId, source: SourceId, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(rule, Severity::Fehler, source, YamlPath::root(), message).at_span(span)
}

fn to_text(source: SourceId, bytes: &[u8]) -> (Cow<'_, str>, Option<Diagnostic>) {
    if let Some((name, text)) = from_wide(bytes) {
        let message = format!("Die Datei ist in {name} gespeichert, nicht in UTF-8.");
        let found = finding(rule::KODIERUNG_FALSCH, source, Span::at(0), message)
            .help("Speichern Sie die Datei im Editor mit der Kodierung UTF-8.");
        return (Cow::Owned(text), Some(found));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes[at];
            let message = format!("Das Zeichen mit dem Byte `0x{byte:02X}` ist kein UTF-8.");
            let found = finding(rule::KODIERUNG_FALSCH, source, Span::at(at), message).help(
                "Vermutlich ist die Datei in Windows-1252 oder Latin-1 gespeichert. Speichern Sie sie mit der \
                 Kodierung UTF-8.",
            );
            (Cow::Owned(from_latin1(bytes)), Some(found))
        }
    }
}

/// Reads UTF-16 and UTF-32: told by their byte order mark, or by the NUL bytes in their first characters.
fn from_wide(bytes: &[u8]) -> Option<(&'static str, String)> {
    let (name, width, is_big, skip) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => ("UTF-32", 4, false, 4),
        [0, 0, 0xfe, 0xff, ..] => ("UTF-32", 4, true, 4),
        [0xff, 0xfe, ..] => ("UTF-16", 2, false, 2),
        [0xfe, 0xff, ..] => ("UTF-16", 2, true, 2),
        [a, 0, 0, 0, b, 0, 0, 0, ..] if *a > 0 && *b > 0 => ("UTF-32", 4, false, 0),
        [0, 0, 0, a, 0, 0, 0, b, ..] if *a > 0 && *b > 0 => ("UTF-32", 4, true, 0),
        [a, 0, b, 0, ..] if *a > 0 && *b > 0 => ("UTF-16", 2, false, 0),
        [0, a, 0, b, ..] if *a > 0 && *b > 0 => ("UTF-16", 2, true, 0),
        _ => return None,
    };
    let unit = |unit: &[u8]| {
        let shift = |number: u32, byte: &u8| (number << 8) | u32::from(*byte);
        if is_big {
            unit.iter().fold(0, shift)
        } else {
            unit.iter().rev().fold(0, shift)
        }
    };
    let units = bytes[skip..].chunks_exact(width).map(unit);
    let text = if width == 4 {
        units
            .map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    } else {
        char::decode_utf16(units.map(|unit| u16::try_from(unit).unwrap_or(u16::MAX)))
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    Some((name, text))
}

/// Reads the bytes that are no UTF-8 as Latin-1, so that umlauts come out right.
fn from_latin1(mut bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    while !bytes.is_empty() {
        match std::str::from_utf8(bytes) {
            Ok(rest) => {
                text.push_str(rest);
                break;
            }
            Err(error) => {
                let (good, bad) = bytes.split_at(error.valid_up_to());
                text.push_str(&String::from_utf8_lossy(good));
                text.push(char::from(bad[0]));
                bytes = &bad[1..];
            }
        }
    }
    text
}

fn conflict(source: SourceId, span: Span, opens: bool) -> Diagnostic {
    let what = if opens { "beginnt" } else { "endet" };
    let message = format!("Hier {what} ein ungelöster Git-Konflikt.");
    finding(rule::GIT_KONFLIKT, source, span, message).help(
        "Behalten Sie eine der beiden Fassungen und löschen Sie die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`.",
    )
}

/// Reports each git conflict and blanks its marks and the incoming side, so that the rest can be checked.
fn resolve_conflicts<'t>(source: SourceId, text: Cow<'t, str>, diagnostics: &mut Collected) -> Cow<'t, str> {
    let is_mark = |line: &str, mark: &str| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return text;
    }
    let index = LineIndex::new(&text);
    let mut blank = Vec::new();
    let mut inside = None;
    let mut reported_open = false;
    for number in 0..index.line_count() {
        let line = index.line_text(number);
        let span = index.line_span(number);
        let opens = is_mark(line, "<<<<<<<");
        let closes = is_mark(line, ">>>>>>>");
        if opens || (closes && !reported_open) {
            diagnostics.push(|| conflict(source, Span::new(span.start, span.start + line.len()), opens));
        }
        if opens {
            reported_open = true;
            inside = Some(false);
        } else if inside.is_some() && (is_mark(line, "=======") || is_mark(line, "|||||||")) {
            inside = Some(true);
        } else if closes {
            reported_open = false;
            inside = None;
            blank.push(span);
            continue;
        } else if inside != Some(true) {
            continue;
        }
        blank.push(span);
    }
    if blank.is_empty() {
        return text;
    }
    let mut bytes = text.as_bytes().to_vec();
    for span in blank {
        for byte in &mut bytes[span.start..span.end] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}
