//! `personenangabe`: a person where a function belongs.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use super::{Context, Page, Rule, rule};
use crate::diag::{Diagnostic, RuleId};
use crate::model::{Collection, Kind};
use crate::source::{SourceId, YamlPath};

rule! {
    /// Ein Eintrag nennt eine Person.
    ///
    /// ## Was
    /// In einem Text steht eine E-Mail-Adresse, oder wo eine Funktion hingehört, steht eine Anrede oder ein Titel wie
    /// `Frau`, `Herr`, `Dr.` oder `Prof.`.
    ///
    /// ## Warum
    /// Das Register liegt in git und behält jede Fassung; ein Name lässt sich daraus kaum wieder löschen, obwohl die
    /// DSGVO das verlangen kann. Und wer die Aufgabe innehat, wechselt öfter als die Funktion.
    ///
    /// ## Beispiel
    /// ```yaml schlecht organisation/amt-22.yaml
    /// leitung: Frau Amtsleiterin
    /// ```
    /// ```yaml gut organisation/amt-22.yaml
    /// leitung: Amtsleitung 22
    /// ```
    ///
    /// ## Abhilfe
    /// Nennen Sie die Funktion oder das Stellenzeichen, etwa `Abteilungsleitung 22.3`. Ist die Adresse ein
    /// Funktionspostfach, lassen Sie sie zu: `# ddv: erlaube personenangabe (Funktionspostfach)` hinter der Zeile.
    pub struct Personenangabe = RuleId("personenangabe"), Warnung;
}

/// The fields that name a function or a Stellenzeichen.
const FUNCTIONS: [(Kind, &str); 6] = [
    (Kind::Organisation, "leitung"),
    (Kind::Organisation, "lotse"),
    (Kind::Komponenten, "betreiber"),
    (Kind::Projekte, "auftrag.projektleitung"),
    (Kind::Projekte, "auftrag.team"),
    (Kind::Programme, "leitung"),
];

impl Rule for Personenangabe {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let r = context.registry;
        check_all(Kind::Organisation, &r.organisation, context.with_at_sign, out);
        check_all(Kind::Komponenten, &r.komponenten, context.with_at_sign, out);
        check_all(Kind::Prozesse, &r.prozesse, context.with_at_sign, out);
        check_all(Kind::Projekte, &r.projekte, context.with_at_sign, out);
        check_all(Kind::Programme, &r.programme, context.with_at_sign, out);
        check_all(Kind::Ziele, &r.ziele, context.with_at_sign, out);
        check_all(Kind::Vorgaben, &r.vorgaben, context.with_at_sign, out);
        check_all(Kind::Berufsgruppen, &r.berufsgruppen, context.with_at_sign, out);
    }
}

fn check_all<I: Ord + Clone, T: Serialize>(
    kind: Kind,
    entities: &Collection<I, T>,
    with_at_sign: &HashSet<SourceId>,
    out: &mut Vec<Diagnostic>,
) {
    let has_functions = FUNCTIONS.iter().any(|(of, _)| *of == kind);
    for entity in entities.with_drafts() {
        if !has_functions && !with_at_sign.contains(&entity.source) {
            continue;
        }
        let value =
            serde_json::to_value(&entity.data).expect("the keys of the model's maps are texts or years");
        let mut texts = Texts {
            kind,
            source: entity.source,
            out,
        };
        texts.walk(&value, &YamlPath::root());
    }
}

struct Texts<'o> {
    kind: Kind,
    source: SourceId,
    out: &'o mut Vec<Diagnostic>,
}

impl Texts<'_> {
    fn walk(&mut self, value: &Value, path: &YamlPath) {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            Value::String(text) => {
                if let Some(found) = find_address(text).map(|a| self.address(a, path)) {
                    self.out.push(found);
                } else if let Some(found) = self.title(text, path) {
                    self.out.push(found);
                }
            }
            Value::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.walk(item, &path.clone().index(i));
                }
            }
            Value::Object(entries) => {
                for (key, value) in entries {
                    let path = path.clone().key(key.as_str());
                    if let Some(address) = find_address(key) {
                        self.out.push(self.address(address, &path).at_key());
                    }
                    self.walk(value, &path);
                }
            }
        }
    }

    fn address(&self, address: &str, path: &YamlPath) -> Diagnostic {
        let message = format!("Hier steht eine E-Mail-Adresse: `{address}`.");
        Personenangabe::PAGE.finding(self.source, path.clone(), message).help(
            "Nennen Sie statt der Adresse die Funktion oder das Stellenzeichen. Ein Funktionspostfach lassen Sie mit \
             `# ddv: erlaube personenangabe (Funktionspostfach)` zu.",
        )
    }

    fn title(&self, text: &str, path: &YamlPath) -> Option<Diagnostic> {
        let name = path.to_string();
        let is_function = FUNCTIONS
            .iter()
            .any(|(kind, field)| *kind == self.kind && *field == name);
        let title = find_title(text).filter(|_| is_function)?;
        let message = format!("`{name}` nennt mit `{title}` eine Person statt einer Funktion.");
        Some(
            Personenangabe::PAGE
                .finding(self.source, path.clone(), message)
                .help("Nennen Sie die Funktion oder das Stellenzeichen, etwa `Amtsleitung 22`."),
        )
    }
}

/// The first e-mail address in `text`.
fn find_address(text: &str) -> Option<&str> {
    let in_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let in_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    text.match_indices('@').find_map(|(at, _)| {
        let local = &text[..at];
        let start = local.trim_end_matches(in_local).len();
        let behind = &text[at + 1..];
        let end = behind.find(|c| !in_domain(c)).unwrap_or(behind.len());
        let domain = behind[..end].trim_end_matches(['.', '-']);
        let (host, top) = domain.rsplit_once('.')?;
        let is_top = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
        let is_address = start < at && !host.is_empty() && is_top;
        is_address.then(|| &text[start..at + 1 + domain.len()])
    })
}

/// The first form of address or title in `text`, as a whole word. `Frau` and `Herr` need a name behind them, so that
/// `Beauftragte für Frau und Beruf` stays a function.
fn find_title(text: &str) -> Option<&'static str> {
    const BEFORE_A_NAME: [&str; 5] = ["Frau", "Herrn", "Herr", "Hr.", "Fr."];
    const ALWAYS: [&str; 2] = ["Dr.", "Prof."];
    let starts: Vec<usize> = text
        .char_indices()
        .scan(' ', |before, (at, c)| Some((std::mem::replace(before, c), at)))
        .filter(|(before, _)| !before.is_alphanumeric())
        .map(|(_, at)| at)
        .collect();
    let names_someone = |rest: &str| {
        let name = rest.trim_start();
        (name.len() < rest.len()) && name.starts_with(char::is_uppercase)
    };
    starts.into_iter().find_map(|at| {
        let here = &text[at..];
        let by_name = BEFORE_A_NAME
            .into_iter()
            .find(|t| here.strip_prefix(t).is_some_and(names_someone));
        by_name.or_else(|| ALWAYS.into_iter().find(|t| here.starts_with(t)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn titles_are_whole_words_before_a_name() {
        for bad in [
            "Frau Beispiel",
            "Amtsleitung (Herr Muster)",
            "Vertretung: Hr. X",
            "an Herrn Y",
            "Dr. med. Z",
            "Prof. A",
        ] {
            assert!(find_title(bad).is_some(), "{bad}");
        }
        for good in [
            "Frauenhaus Mitte",
            "Herrenhaus Süd",
            "Gleichstellung von Frau und Mann",
            "Drucker",
            "Mo bis Fr. 8 Uhr",
        ] {
            assert_eq!(find_title(good), None, "{good}");
        }
    }

    #[test]
    fn addresses_end_before_punctuation() {
        assert_eq!(
            find_address("an amt-22@stadt.example.org."),
            Some("amt-22@stadt.example.org")
        );
        assert_eq!(find_address("<a.b+c@example.org>, x"), Some("a.b+c@example.org"));
        for good in ["@home", "a@b", "10 Stück @ 5.00", "a@.de", "x@localhost"] {
            assert_eq!(find_address(good), None, "{good}");
        }
    }

    #[test]
    fn addresses_count_everywhere_titles_only_in_functions() {
        let files = [
            (
                "organisation/amt-22.yaml",
                "name: Haus der Frau Holle\nleitung: Amtsleitung\nlotse: Herr Lotse\n",
            ),
            (
                "projekte/bezahlung.yaml",
                "auftrag: {team: Kasse und Frau Kasse}\nrisiken: [{text: a}, {text: b@example.org}]\n",
            ),
            ("komponenten/dms.yaml", "produkte: {c@example.org: [amt-22]}\n"),
        ];
        insta::assert_snapshot!(check(&Personenangabe, &files), @"
        organisation/amt-22.yaml: lotse: `lotse` nennt mit `Herr` eine Person statt einer Funktion.
        komponenten/dms.yaml: produkte.c@example.org: Hier steht eine E-Mail-Adresse: `c@example.org`.
        projekte/bezahlung.yaml: auftrag.team: `auftrag.team` nennt mit `Frau` eine Person statt einer Funktion.
        projekte/bezahlung.yaml: risiken[1].text: Hier steht eine E-Mail-Adresse: `b@example.org`.
        ");
    }
}
