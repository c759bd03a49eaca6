//! `junit`: a test report, which nearly every build server shows.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::join;
use super::kurz::line;
use crate::diag::{Finding, Severity};
use crate::view::befunde::Befunde;

type Xml = Writer<Vec<u8>>;

/// One test case per file with findings: it fails if one of them is an error; the others stand in its output. Without
/// findings one test case `Register` that passes. `prefix` leads from the root of the repository.
pub fn junit(befunde: &Befunde, prefix: &str) -> String {
    let bytes = in_memory(befunde, prefix);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn in_memory(befunde: &Befunde, prefix: &str) -> Vec<u8> {
    write(befunde, prefix).expect("memory takes all bytes")
}

fn write(befunde: &Befunde, prefix: &str) -> io::Result<Vec<u8>> {
    let files: Vec<&[Finding]> = befunde.findings.chunk_by(|a, b| a.file == b.file).collect();
    let tests = files.len().max(1).to_string();
    let failures = files.iter().filter(|file| has_errors(file)).count().to_string();
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("testsuites").write_inner_content(|xml| {
        xml.create_element("testsuite")
            .with_attributes([
                ("name", "ddv pruefen"),
                ("tests", &tests),
                ("failures", &failures),
                ("errors", "0"),
                ("skipped", "0"),
            ])
            .write_inner_content(|xml| {
                for file in &files {
                    write_file(xml, file, prefix)?;
                }
                if files.is_empty() {
                    xml.create_element("testcase")
                        .with_attributes([("classname", "ddv"), ("name", "Register")])
                        .write_empty()?;
                }
                Ok(())
            })?;
        Ok(())
    })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn write_file(xml: &mut Xml, findings: &[Finding], prefix: &str) -> io::Result<()> {
    let (errors, others): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|f| f.severity == Severity::Fehler);
    let name = findings
        .first()
        .map_or_else(String::new, |f| join(prefix, &f.file));
    let name = crate::render::terminal(&name);
    xml.create_element("testcase")
        .with_attributes([("classname", "ddv"), ("name", &*allowed(&name))])
        .write_inner_content(|xml| {
            if !errors.is_empty() {
                let message = format!("{} Fehler", errors.len());
                xml.create_element("failure")
                    .with_attributes([("message", message.as_str()), ("type", "fehler")])
                    .write_text_content(BytesText::new(&lines(&errors)))?;
            }
            if !others.is_empty() {
                xml.create_element("system-out")
                    .write_text_content(BytesText::new(&lines(&others)))?;
            }
            Ok(())
        })?;
    Ok(())
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity == Severity::Fehler)
}

/// One line per finding, its help in a line below.
fn lines(findings: &[&Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        out.push_str(&allowed(&line(finding)));
        out.push('\n');
        if let Some(help) = &finding.help {
            out.push_str("  Hilfe: ");
            out.push_str(&allowed(&super::shown(help)));
            out.push('\n');
        }
    }
    out
}

/// `text` with U+FFFD for every character that XML 1.0 forbids even as a reference.
fn allowed(text: &str) -> String {
    let is_forbidden =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(is_forbidden, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;

    use super::*;
    use crate::render::diag::sample::befunde;

    /// Reads all of `xml`; gives the names of its elements in order.
    fn elements(xml: &str) -> Vec<String> {
        let mut reader = Reader::from_str(xml);
        let mut names = Vec::new();
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(tag) | Event::Empty(tag) => {
                    assert!(tag.attributes().all(|a| a.is_ok()));
                    names.push(String::from_utf8_lossy(tag.name().as_ref()).into_owned());
                }
                Event::Eof => return names,
                _ => {}
            }
        }
    }

    #[test]
    fn sample() {
        let xml = junit(&befunde(), "register");
        assert!(elements(&xml).contains(&"failure".to_owned()));
        insta::assert_snapshot!(xml);
    }

    #[test]
    fn a_clean_register_passes() {
        let xml = junit(&Befunde::default(), "");
        assert_eq!(elements(&xml), ["testsuites", "testsuite", "testcase"]);
        assert!(xml.contains("tests=\"1\" failures=\"0\""));
    }

    #[test]
    fn forbidden_characters_are_replaced() {
        assert_eq!(allowed("a\u{0}\u{1b}\u{fffe}\tb"), "a\u{fffd}\u{fffd}\u{fffd}\tb");
    }
}
