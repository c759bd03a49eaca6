//! Findings in each format: `text` and `kurz` for people, the others for the tools that read them.
//!
//! A `prefix` is the path of the registry as seen from where paths are to lead (the working directory for people, the
//! root of the repository for tools), with `/`; it is empty if both are the same folder.

mod closing;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod junit;
mod kurz;
#[cfg(test)]
mod sample;
mod sarif;
mod text;

use std::borrow::Cow;

use clap::ValueEnum;

pub use closing::{closing, needless};
pub use github::github;
pub use gitlab::gitlab;
pub use junit::junit;
pub use kurz::kurz;
pub use sarif::sarif;
pub use text::{TextOptions, text};

/// The formats that only findings have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal, each with its place in the file.
    Text,
    /// One line each.
    Kurz,
    /// For code hosts and editors.
    Sarif,
    /// For GitHub Actions.
    Github,
    /// For GitLab's code quality.
    Gitlab,
    /// For whatever shows tests.
    Junit,
}

/// Longest message or help, in characters, that a terminal is shown; JSON keeps it whole.
const TEXT_LIMIT: usize = 1000;

/// `file` behind `prefix`.
fn join(prefix: &str, file: &str) -> String {
    match prefix.trim_end_matches('/') {
        "" if prefix.is_empty() => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

/// The first [`TEXT_LIMIT`] characters of `text`, with everything visible that could steer a terminal.
fn shown(text: &str) -> String {
    super::terminal(&clip(text, TEXT_LIMIT)).into_owned()
}

/// The first `limit` characters of `text`, with `…` behind them if it is longer.
fn clip(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::sample::befunde;
    use super::*;
    use crate::model::Datum;
    use crate::render::csv::Dialect;
    use crate::render::text::Look;
    use crate::render::{Wish, render};
    use crate::view::kopf::Kopf;

    /// The sample in a format of every output.
    fn general(format: crate::render::Format, dialect: Dialect) -> String {
        let kopf = Kopf::bare(Datum::parse("2026-06-30").expect("a day"));
        let wish = Wish {
            look: Look {
                width: 100,
                is_colored: false,
            },
            dialect,
            is_for_eyes: false,
        };
        let bytes = render(format, &befunde().ergebnis(), &kopf, wish);
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn no_text_of_a_finding_is_markup_in_markdown() {
        let shown = general(crate::render::Format::Md, Dialect::Plain);
        assert!(!shown.contains("<b>") && !shown.contains('\u{1b}'), "{shown}");
        insta::assert_snapshot!(shown);
    }

    #[test]
    fn csv_has_the_keys_of_json_and_excel_runs_no_finding() {
        let plain = general(crate::render::Format::Csv, Dialect::Plain);
        let mut reader = csv::Reader::from_reader(plain.as_bytes());
        let keys: Vec<String> = reader
            .headers()
            .expect("a row")
            .iter()
            .map(str::to_owned)
            .collect();
        let json = serde_json::to_value(befunde().ergebnis()).expect("JSON");
        let first = json["befunde"][0].as_object().expect("a finding");
        assert!(keys.iter().all(|key| first.contains_key(key)), "{keys:?}");
        assert_eq!(
            (keys.len(), reader.records().count()),
            (first.len(), befunde().findings.len())
        );
        insta::assert_snapshot!(general(crate::render::Format::Csv, Dialect::Excel).replace('\r', "␍"));
    }

    #[test]
    fn a_prefix_leads_to_the_registry() {
        assert_eq!(join("", "a.yaml"), "a.yaml");
        assert_eq!(join("register/", "a.yaml"), "register/a.yaml");
        assert_eq!(join("../register", "a.yaml"), "../register/a.yaml");
        assert_eq!(join("/", "a.yaml"), "/a.yaml");
    }
}
