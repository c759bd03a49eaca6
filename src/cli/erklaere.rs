//! `ddv erklaere`.

use clap::Args;

use super::error::CliError;
use super::run::Status;
use super::session::Session;
use crate::check::{RULES, find_rule};
use crate::diag::did_you_mean;

/// Zeigt die Handbuchseite einer Regel: was sie findet, warum das stört, ein Beispiel und die Abhilfe.
#[derive(Debug, Args)]
pub struct ErklaereArgs {
    /// Name der Regel, wie er in Befunden in eckigen Klammern steht
    #[arg(value_name = "REGEL", help_heading = "Argumente")]
    regel: String,
}

pub fn run(args: &ErklaereArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let name = args.regel.trim_matches(['[', ']']);
    let rule = find_rule(name).ok_or_else(|| unknown_rule(name))?;
    let page = rule.page();
    let fixed = if page.is_fixed {
        ", nicht änderbar: Die Datei zählt nicht"
    } else {
        ""
    };
    let text = format!(
        "# {}\n\nSchweregrad: {}{fixed}\n\n{}\n",
        page.id,
        page.severity,
        page.markdown()
    );
    session.write(text.as_bytes())
}

/// The error about a rule that does not exist.
pub fn unknown_rule(name: &str) -> CliError {
    let suggestion = did_you_mean(name, RULES.iter().map(|rule| rule.page().id.0));
    let suggestion = suggestion.or_else(|| Some("`ddv regeln` nennt alle Regeln.".to_owned()));
    CliError::UnknownId {
        what: "Die Regel",
        id: name.to_owned(),
        suggestion,
    }
}
