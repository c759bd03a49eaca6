//! `ddv schema`.

use std::path::PathBuf;

use clap::Args;

use super::error::CliError;
use super::exit::Status;
use super::output::write_file_in_new_folder;
use super::session::Session;
use crate::view::schema::schemas;

/// Schreibt die JSON-Schemas (2020-12) aller Arten und von `ddv.toml`, mit denen Editoren ergänzen und erklären.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Ordner, in den geschrieben wird; er wird angelegt, wenn er fehlt
    #[arg(
        value_name = "ORDNER",
        default_value = "schemas",
        hide_default_value = true,
        help_heading = "Argumente"
    )]
    ordner: PathBuf,
}

pub fn run(args: &SchemaArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let folder = session.folder().join(&args.ordner);
    for (name, text) in schemas() {
        write_file_in_new_folder(&folder.join(name), text.as_bytes())?;
    }
    session.note(&format!(
        "{} Schemas geschrieben nach `{}`.",
        schemas().len(),
        args.ordner.display()
    ));
    Ok(Status::Fine)
}
