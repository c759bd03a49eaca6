//! `ddv erklaere`.

use clap::Args;

use super::error::{CliError, unknown_rule};
use super::exit::Status;
use super::session::Session;
use crate::check::find_rule;

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
