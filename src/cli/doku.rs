//! `ddv doku`: writes the generated parts of the documentation. Hidden: for `just gen` and CI.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, CommandFactory};

use super::args::Cli;
use super::error::CliError;
use super::output::write_file_in_new_folder;
use super::run::Status;
use super::session::Session;
use super::usage::german_help;
use crate::check::RULES;

const GENERATED: &str = "<!-- Erzeugt mit `just gen`; nicht von Hand ändern. -->\n\n";

/// Schreibt die erzeugten Teile der Dokumentation.
#[derive(Debug, Args)]
pub struct DokuArgs {
    /// Ordner, in den geschrieben wird
    #[arg(
        value_name = "ORDNER",
        default_value = "docs",
        hide_default_value = true,
        help_heading = "Argumente"
    )]
    ordner: PathBuf,
}

pub fn run(args: &DokuArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let folder = session.folder().join(&args.ordner);
    for (name, text) in [("befehle.md", commands()), ("regeln.md", rules())] {
        write_file_in_new_folder(&folder.join(name), text.as_bytes())?;
    }
    Ok(Status::Fine)
}

/// The help of every command.
fn commands() -> String {
    let mut out = format!("{GENERATED}# Befehle\n\n");
    let mut cli = Cli::command().term_width(100);
    cli.build();
    let mut section = |name: &str, help: String| {
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(out, "## {name}\n\n```text\n{}\n```\n\n", help.join("\n").trim());
    };
    section("ddv", german_help(&cli.render_help().to_string()));
    for command in cli.get_subcommands_mut() {
        if !command.is_hide_set() {
            let name = format!("ddv {}", command.get_name());
            section(&name, german_help(&command.render_long_help().to_string()));
        }
    }
    format!("{}\n", out.trim_end())
}

/// The manual page of every rule.
fn rules() -> String {
    let mut out =
        format!("{GENERATED}# Regeln\n\n| Regel | Schwere | Was sie findet |\n| --- | --- | --- |\n");
    for rule in RULES {
        let page = rule.page();
        let _ = writeln!(
            out,
            "| [{0}](#{0}) | {1} | {2} |",
            page.id,
            page.severity,
            page.title()
        );
    }
    for rule in RULES {
        let page = rule.page();
        let fixed = if page.is_fixed { ", nicht änderbar" } else { "" };
        let text = page.markdown().replace("\n## ", "\n### ");
        let _ = write!(
            out,
            "\n## {}\n\nSchweregrad: {}{fixed}\n\n{text}\n",
            page.id, page.severity
        );
    }
    out
}
