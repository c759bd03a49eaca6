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
    let big_endian = match bytes {
        [0xff, 0xfe, ..] => Some(false),
        [0xfe, 0xff, ..] => Some(true),
        _ => None,
    };
    if let Some(big_endian) = big_endian {
        let unit = if big_endian {
            u16::from_be_bytes
        } else {
            u16::from_le_bytes
        };
        let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: String = char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        let message = "Die Datei ist in UTF-16 gespeichert, nicht in UTF-8.".to_owned();
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
