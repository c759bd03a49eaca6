//! `ddv regeln`.

use clap::Args;

use super::args::FormatArgs;
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::view::kopf::Kopf;
use crate::view::regeln::Regeln;

/// Nennt alle Regeln mit ihrem Schweregrad. In einem Register gilt, was dort in `ddv.toml` unter `[regeln]` steht.
#[derive(Debug, Args)]
pub struct RegelnArgs {
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &RegelnArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    // The rules are the same everywhere; a registry only changes their severities.
    let named = session.is_registry_named();
    let snapshot = match session.read() {
        Ok(loaded) => Some(loaded.snapshot),
        Err(error) if named => return Err(error),
        Err(_) => None,
    };
    let view = Regeln::new(snapshot.as_ref().map(|s| &s.config));
    session.show(&args.format, &Kopf::bare(session.today()), &view)
}
