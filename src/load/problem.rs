//! What is wrong with the form of a file, in German: the one place that turns [`Problem`]s into findings.

use crate::diag::{Diagnostic, RuleId, Severity, did_you_mean, rule};
use crate::source::decode::{Expected, Found, NumberFault, Problem, ProblemKind, Syntax};
use crate::source::{SourceId, Span, YamlPath, number::looks_like_bool};

/// The finding that tells of `problem`.
pub(super) fn diagnostic(source: SourceId, problem: Problem) -> Diagnostic {
    let Problem { span, path, kind } = problem;
    let key = path.last_key().map_or_else(|| path.to_string(), str::to_owned);
    let (rule, message, help) = describe(&key, &path, kind);
    Diagnostic::new(rule, Severity::Fehler, source, path, message)
        .maybe_help(help)
        .at_span(span)
}

/// The finding about an optional key without a value.
pub(super) fn empty(source: SourceId, span: Span, path: YamlPath) -> Diagnostic {
    let message = format!("`{path}` hat keinen Wert und gilt als nicht angegeben.");
    Diagnostic::new(rule::WERT_LEER, Severity::Hinweis, source, path, message)
        .help("Tragen Sie einen Wert ein oder löschen Sie die Zeile.")
        .at_span(span)
}

type Words = (RuleId, String, Option<String>);

fn describe(key: &str, path: &YamlPath, kind: ProblemKind) -> Words {
    match kind {
        ProblemKind::Syntax(syntax) => {
            let (message, help) = syntax_words(syntax);
            (rule::YAML_UNGUELTIG, message, Some(help.to_owned()))
        }
        ProblemKind::TomlSyntax { detail } => (
            rule::KONFIGURATION_UNGUELTIG,
            "Hier ist die Datei kein gültiges TOML.".to_owned(),
            Some(format!("Meldung des TOML-Lesers: {}.", detail.replace('\n', " "))),
        ),
        ProblemKind::NotAMap { found } => not_a_map(found),
        ProblemKind::DuplicateKey { key } => (
            rule::SCHLUESSEL_DOPPELT,
            format!("Der Schlüssel `{key}` steht hier ein zweites Mal."),
            Some("Führen Sie beide Angaben zusammen und löschen Sie eine davon.".to_owned()),
        ),
        ProblemKind::UnknownKey { key, known } => unknown_key(&key, path, known),
        ProblemKind::MissingKey { key, is_empty, by } => missing_key(key, path, is_empty, by),
        ProblemKind::EmptyItem => (
            rule::WERT_TYP,
            format!("`{path}` hat keinen Wert."),
            Some("Tragen Sie einen Wert ein oder löschen Sie die Zeile.".to_owned()),
        ),
        ProblemKind::WrongType { expected, found } => wrong_type(key, path, expected, found),
        ProblemKind::UnquotedText { text } => (
            rule::TEXT_OHNE_ANFUEHRUNGSZEICHEN,
            format!(
                "`{key}` ist ein Text, `{text}` ohne Anführungszeichen aber {}.",
                if looks_like_bool(&text) {
                    "ein Wahrheitswert"
                } else {
                    "eine Zahl"
                }
            ),
            Some(format!("Schreiben Sie `\"{text}\"` in Anführungszeichen.")),
        ),
        ProblemKind::BadNumber { text, whole, reason } => bad_number(key, &text, whole, reason),
        ProblemKind::OutOfRange { text, range } => (
            rule::WERT_BEREICH,
            format!("`{text}` liegt außerhalb dessen, was `{key}` erlaubt."),
            Some(format!("Erlaubt ist: {range}.")),
        ),
        ProblemKind::BadYear { text } => (
            rule::WERT_BEREICH,
            format!("`{text}` ist kein Jahr."),
            Some("Erlaubt sind die Jahre 1000 bis 9999.".to_owned()),
        ),
        ProblemKind::BadDate { text } => bad_date(key, &text),
        ProblemKind::UnknownValue { text, known } => unknown_value(key, &text, known),
        ProblemKind::KeyOfOther { key, by, value, only } => (
            rule::SCHLUESSEL_UNPASSEND,
            format!("`{key}` passt nicht zu `{by}: {value}`."),
            Some(format!(
                "`{key}` gibt es nur bei {}. Löschen Sie die Zeile oder ändern Sie `{by}`.",
                list(only, "und")
            )),
        ),
        ProblemKind::Inconsistent { message, help } => (rule::KONFIGURATION_UNGUELTIG, message, Some(help)),
        ProblemKind::Tag { tag } => (
            rule::YAML_UNGUELTIG,
            format!("YAML-Auszeichnungen wie `{tag}` gibt es im Register nicht."),
            Some(format!(
                "Löschen Sie `{tag}`; Texte, die wie Zahlen aussehen, setzen Sie in Anführungszeichen."
            )),
        ),
    }
}

fn missing_key(
    key: &str,
    path: &YamlPath,
    is_empty: bool,
    by: Option<(&'static str, &'static str)>,
) -> Words {
    let need = match by {
        Some((by, value)) => format!("bei `{by}: {value}` nötig"),
        None => "nötig".to_owned(),
    };
    let (message, help) = if is_empty {
        (
            format!("`{key}` hat keinen Wert, ist aber {need}."),
            format!("Tragen Sie hinter `{key}:` einen Wert ein."),
        )
    } else {
        (
            format!("`{path}` fehlt, ist aber {need}."),
            format!("Ergänzen Sie hier die Zeile `{key}: …`."),
        )
    };
    (rule::SCHLUESSEL_FEHLT, message, Some(help))
}

fn not_a_map(found: Found) -> Words {
    let message = match found {
        Found::Nothing => "Die Datei ist leer oder enthält nur Kommentare.",
        Found::Scalar | Found::Map => "Die Datei enthält nur einen Text, keine Angaben `schluessel: wert`.",
        Found::List => "Die Datei ist eine Liste; sie muss aus Angaben `schluessel: wert` bestehen.",
    };
    let help = match found {
        Found::Nothing => "Füllen Sie die Datei aus oder löschen Sie sie.",
        Found::Scalar | Found::Map | Found::List => {
            "Beginnen Sie jede Angabe am Zeilenanfang mit ihrem Schlüssel, etwa `name: Baugenehmigung`."
        }
    };
    (rule::YAML_UNGUELTIG, message.to_owned(), Some(help.to_owned()))
}

fn unknown_key(key: &str, path: &YamlPath, known: &'static [&'static str]) -> Words {
    let depth = path.steps().len();
    let place = match depth {
        0 | 1 => String::new(),
        _ => {
            let parent: YamlPath = path.steps()[..depth - 1].to_vec().into();
            format!(" unter `{parent}`")
        }
    };
    let help = if key == "<<" {
        "`<<` übernimmt in YAML Angaben von anderer Stelle; im Register schreiben Sie sie aus.".to_owned()
    } else {
        did_you_mean(key, known.iter().copied())
            .unwrap_or_else(|| format!("Erlaubt sind: {}.", list(known, "und")))
    };
    (
        rule::SCHLUESSEL_UNBEKANNT,
        format!("Den Schlüssel `{key}` gibt es{place} nicht."),
        Some(help),
    )
}

fn unknown_value(key: &str, text: &str, known: &'static [&'static str]) -> Words {
    let as_bool = match text.to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "j" => Some("ja"),
        "false" | "no" | "off" | "n" => Some("nein"),
        _ => None,
    };
    let suggestion = match as_bool.filter(|word| known.contains(word)) {
        Some(word) => Some(format!("Meinten Sie `{word}`?")),
        None => did_you_mean(text, known.iter().copied()),
    };
    let allowed = format!("Erlaubt sind: {}.", list(known, "und"));
    let help = suggestion.map_or(allowed.clone(), |s| format!("{s} {allowed}"));
    (
        rule::WERT_UNBEKANNT,
        format!("`{text}` ist kein Wert für `{key}`."),
        Some(help),
    )
}

fn wrong_type(key: &str, path: &YamlPath, expected: Expected, found: Found) -> Words {
    if path.steps().is_empty() && expected == Expected::Map {
        return not_a_map(found);
    }
    let wanted = match expected {
        Expected::Text => "ein Text",
        Expected::Integer => "eine ganze Zahl",
        Expected::Number => "eine Zahl",
        Expected::Date => "ein Datum",
        Expected::Word => "eines der vorgesehenen Wörter",
        Expected::List => "eine Liste",
        Expected::Map => "eine Gruppe von Angaben `schluessel: wert`",
    };
    let there = match found {
        Found::Nothing => "nichts",
        Found::Scalar => "ein einzelner Wert",
        Found::List => "eine Liste",
        Found::Map => "eine Gruppe von Angaben",
    };
    let help = match (expected, found) {
        (Expected::List, Found::Scalar) => format!("Setzen Sie eckige Klammern: `{key}: [wert]`."),
        (Expected::List, _) => format!("Schreiben Sie `{key}: [wert1, wert2]`."),
        (Expected::Map, _) => {
            "Rücken Sie die Angaben unter dem Schlüssel um zwei Leerzeichen ein.".to_owned()
        }
        (_, Found::List) => "Schreiben Sie den Wert ohne eckige Klammern und ohne `-`.".to_owned(),
        (_, _) => format!("Schreiben Sie `{key}: wert` in eine Zeile."),
    };
    (
        rule::WERT_TYP,
        format!("Bei `{path}` wird {wanted} erwartet, dort steht {there}."),
        Some(help),
    )
}

fn bad_number(key: &str, text: &str, whole: bool, reason: NumberFault) -> Words {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    let wanted = if whole { "eine ganze Zahl" } else { "eine Zahl" };
    let (message, help) = match reason {
        NumberFault::Quoted => (
            format!("`{key}` ist {wanted}, `\"{text}\"` in Anführungszeichen aber ein Text."),
            format!("Schreiben Sie `{text}` ohne Anführungszeichen."),
        ),
        NumberFault::Grouped => (
            format!("`{text}` ist mit Tausendertrennung geschrieben und damit mehrdeutig."),
            if whole {
                format!("Schreiben Sie `{digits}` ohne Trennzeichen.")
            } else {
                let short = text.trim_end_matches('0').trim_end_matches('.');
                format!("Schreiben Sie `{digits}` ohne Trennzeichen; meinen Sie einen Bruch, dann `{short}`.")
            },
        ),
        NumberFault::Comma => (
            format!("`{text}` ist mit Dezimalkomma geschrieben."),
            if whole {
                format!("`{key}` ist eine ganze Zahl. Schreiben Sie sie ohne Komma und ohne Punkt.")
            } else {
                let point = text.replace('.', "").replace(',', ".");
                format!("Schreiben Sie `{point}` mit Dezimalpunkt.")
            },
        ),
        NumberFault::Fraction => (
            format!("`{key}` ist eine ganze Zahl, `{text}` nicht."),
            "Schreiben Sie die Zahl ohne Nachkommastellen.".to_owned(),
        ),
        NumberFault::NotFinite => (
            format!("`{text}` ist keine brauchbare Zahl: unendlich, unbestimmt oder zu groß."),
            format!("Tragen Sie {wanted} ein oder lassen Sie die Angabe weg."),
        ),
        NumberFault::Other => (
            format!("Bei `{key}` wird {wanted} erwartet, dort steht `{text}`."),
            if whole {
                "Schreiben Sie nur Ziffern, etwa `1250`.".to_owned()
            } else {
                "Schreiben Sie nur Ziffern, Brüche mit Punkt, etwa `12.5`.".to_owned()
            },
        ),
    };
    (rule::ZAHL_UNGUELTIG, message, Some(help))
}

fn bad_date(key: &str, text: &str) -> Words {
    let german = crate::model::Datum::parse_german(text).map(|date| date.to_string());
    let has_shape = text.len() == 10 && text.bytes().filter(|b| *b == b'-').count() == 2;
    let message = if has_shape && german.is_none() {
        format!("`{text}` ist kein Tag des Kalenders.")
    } else {
        format!("`{text}` ist kein Datum in der Form JJJJ-MM-TT.")
    };
    let help = match german {
        Some(iso) => format!("Schreiben Sie `{iso}`."),
        None => format!("Schreiben Sie zum Beispiel `{key}: 2026-03-31`."),
    };
    (rule::DATUM_UNGUELTIG, message, Some(help))
}

fn syntax_words(syntax: Syntax) -> (String, &'static str) {
    let (message, help) = match syntax {
        Syntax::Tab => (
            "Hier ist mit einem Tabulator eingerückt.",
            "Rücken Sie mit Leerzeichen ein, je Ebene zwei.",
        ),
        Syntax::UnclosedQuote => (
            "Dieses Anführungszeichen wird nicht geschlossen.",
            "Setzen Sie am Ende des Textes dasselbe Anführungszeichen noch einmal.",
        ),
        Syntax::TextAfterQuote => (
            "Hinter dem schließenden Anführungszeichen steht noch Text.",
            "Setzen Sie den ganzen Wert in Anführungszeichen; ein Anführungszeichen im Text schreiben Sie als `\\\"`.",
        ),
        Syntax::UnclosedBracket => (
            "Eine Klammer wird nicht geschlossen, oder ein Komma fehlt.",
            "Prüfen Sie, ob jedes `[` und `{` geschlossen ist und zwischen den Werten Kommas stehen.",
        ),
        Syntax::ColonInText => (
            "Ein Doppelpunkt mit Leerzeichen steht mitten im Text.",
            "Setzen Sie den ganzen Text in Anführungszeichen, etwa `name: \"Antrag: Hundesteuer\"`.",
        ),
        Syntax::MissingSpace => (
            "Hinter dem Doppelpunkt fehlt ein Leerzeichen.",
            "Schreiben Sie `schluessel: wert` mit Leerzeichen hinter dem Doppelpunkt.",
        ),
        Syntax::ExpectedKey => (
            "Diese Zeile hat nicht die Form `schluessel: wert`.",
            "Ergänzen Sie den Schlüssel mit Doppelpunkt, oder rücken Sie die Zeile ein, wenn sie zum Text darüber gehört.",
        ),
        Syntax::Indentation => (
            "Diese Zeile ist falsch eingerückt.",
            "Rücken Sie alle Angaben derselben Gruppe gleich weit ein, je Ebene zwei Leerzeichen.",
        ),
        Syntax::SecondDocument => (
            "Hier beginnt ein zweites Dokument; was folgt, würde nicht gelesen.",
            "Löschen Sie die Zeile `---` oder `...` und was nicht dazugehört. Jeder Eintrag hat seine eigene Datei.",
        ),
        Syntax::UnknownAlias => (
            "Ein Text, der mit `*` oder `&` beginnt, ist in YAML ein Verweis.",
            "Setzen Sie den Text in Anführungszeichen.",
        ),
        Syntax::AliasBomb => (
            "Die Verweise (`*name`) blähen die Datei übermäßig auf.",
            "Schreiben Sie die Angaben aus, statt sie mit `&` und `*` zu wiederholen.",
        ),
        Syntax::TooDeep => (
            "Die Angaben sind zu tief verschachtelt.",
            "Ein Eintrag kommt mit vier Ebenen aus; prüfen Sie Klammern und Einrückung.",
        ),
        Syntax::ComplexKey => (
            "Ein Schlüssel muss ein einfaches Wort sein.",
            "Schreiben Sie `schluessel: wert`, ohne `?`, Klammern oder Verweise im Schlüssel.",
        ),
        Syntax::Escape => (
            "In diesem Text steht ein `\\` mit einem Zeichen, das dahinter nichts bedeutet.",
            "Schreiben Sie `\\\\` für einen umgekehrten Schrägstrich, oder nehmen Sie einfache Anführungszeichen.",
        ),
        Syntax::Character(c) => {
            let shown = match c {
                c if c.is_control() => {
                    format!("Das Steuerzeichen U+{:04X} ist hier nicht erlaubt.", u32::from(c))
                }
                c => format!("Ein Wert darf nicht mit `{c}` beginnen."),
            };
            let help = if c.is_control() {
                "Löschen Sie das Zeichen."
            } else {
                "Setzen Sie den Wert in Anführungszeichen."
            };
            return (shown, help);
        }
        Syntax::Other => (
            "Hier ist die Datei kein gültiges YAML.",
            "Prüfen Sie Einrückung, Doppelpunkte, Klammern und Anführungszeichen in dieser und der vorigen Zeile.",
        ),
    };
    (message.to_owned(), help)
}

/// "`a`, `b` und `c`".
fn list(words: &[&str], joint: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
    match &quoted[..] {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., last] => format!("{} {joint} {last}", init.join(", ")),
    }
}
