//! `ddv regeln`.

use clap::Args;

use super::args::FormatArgs;
use super::error::{CliError, unknown_rule};
use super::exit::Status;
use super::session::Session;
use crate::check::find_rule;
use crate::view::kopf::Kopf;
use crate::view::regeln::{Regeln, Regelseite};

/// Nennt alle Regeln mit ihrem Schweregrad, oder erklärt eine. In einem Register gilt, was dort in `ddv.toml` unter `[regeln]` steht.
#[derive(Debug, Args)]
pub struct RegelnArgs {
    /// Statt aller diese Regel, wie sie in Befunden in eckigen Klammern steht: ihre Seite im Handbuch
    #[arg(value_name = "REGEL", help_heading = "Argumente")]
    regel: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &RegelnArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let kopf = Kopf::bare(session.today());
    if let Some(name) = &args.regel {
        let name = name.trim_matches(['[', ']']);
        let rule = find_rule(name).ok_or_else(|| unknown_rule(name))?;
        return session.show(&args.format, &kopf, &Regelseite::new(rule.page()));
    }
    // The rules are the same everywhere; a registry only changes their severities.
    let named = session.is_registry_named();
    let snapshot = match session.read() {
        Ok(loaded) => Some(loaded.snapshot),
        Err(error) if named => return Err(error),
        Err(_) => None,
    };
    let view = Regeln::new(snapshot.as_ref().map(|s| &s.config));
    session.show(&args.format, &kopf, &view)
}
