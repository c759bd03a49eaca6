//! `ddv doku`: writes the generated parts of the documentation. Hidden: for `just gen` and CI.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::error::CliError;
use super::exit::Status;
use super::output::write_file_in_new_folder;
use super::session::Session;
use super::usage::german_help;
use crate::check::RULES;
use crate::view::felder::{Bereich, Feld, Pflicht, Werte, felder};

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
    let files = [
        ("befehle.md", commands(session.command_line())),
        ("regeln.md", rules()),
        ("felder.md", fields()),
    ];
    for (name, text) in files {
        write_file_in_new_folder(&folder.join(name), text.as_bytes())?;
    }
    Ok(Status::Fine)
}

/// The help of every command.
fn commands(cli: clap::Command) -> String {
    let mut out = format!("{GENERATED}# Befehle\n\n");
    let mut cli = cli.term_width(100);
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
            for part in command.get_subcommands_mut() {
                let name = format!("{name} {}", part.get_name());
                section(&name, german_help(&part.render_long_help().to_string()));
            }
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

/// How to read the tables of [`fields`].
const FIELDS_INTRO: &str = "\
# Felder

Alle Angaben, die in den Dateien eines Registers stehen dürfen. Punkte im Schlüssel stehen für Ebenen:
`kennzahlen.fallzahl` ist die Zeile `fallzahl:`, eingerückt unter `kennzahlen:`. `[]` steht für jeden Eintrag einer Liste,
`KENNUNG`, `JAHR` und `NAME` stehen für Schlüssel, die Sie selbst wählen. Nur unter `gilt_fuer` und `auswahl` gehört der
Punkt zum Schlüssel: Dort schreiben Sie `recht.aufgabenart: [freiwillig]` in eine Zeile.

Spalte „Pflicht“: *immer* heißt, ohne diese Angabe ist die Datei nicht lesbar und zählt nicht. *Pflichtangabe* heißt, ein
aktiver Steckbrief ist ohne sie unvollständig; er zählt trotzdem. *mit* und *bei* nennen, wovon die Pflicht abhängt.
Verweise wie „L 3.2“ und „D S. 10“ nennen die Quelle: das Konzept der Stadt Leipzig von 2018 (L) und das der
Landeshauptstadt Dresden für 2022 bis 2025 (D). Wörter mit fester Bedeutung erklärt der Abschnitt unter jeder Tabelle;
die der Prozesse gelten überall.
";

/// The fields of every kind and of `ddv.toml`.
fn fields() -> String {
    let mut out = format!("{GENERATED}{FIELDS_INTRO}");
    for bereich in felder() {
        let Bereich {
            titel,
            datei,
            bedeutung,
            ..
        } = &bereich;
        let _ = write!(out, "\n## {titel}\n\n{bedeutung} Datei: `{datei}`.\n\n");
        out.push_str("| Schlüssel | Bedeutung | Pflicht | Werte |\n| --- | --- | --- | --- |\n");
        for feld in &bereich.felder {
            let cells = [
                format!("`{}`", feld.pfad),
                feld.bedeutung.trim_end_matches(" Pflichtangabe.").to_owned(),
                need(&feld.pflicht),
                values(feld),
            ];
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        if !bereich.wortschatz.is_empty() {
            let _ = write!(out, "\n### {titel}: was die Wörter bedeuten\n\n");
        }
        for words in &bereich.wortschatz {
            let paths: Vec<String> = words.pfade.iter().map(|path| format!("`{path}`")).collect();
            let _ = writeln!(out, "- {}", paths.join(", "));
            for (word, meaning) in &words.woerter {
                let _ = writeln!(out, "  - `{word}`: {meaning}");
            }
        }
    }
    out
}

fn need(pflicht: &Pflicht) -> String {
    match pflicht {
        Pflicht::Immer => "immer".to_owned(),
        Pflicht::JeEintrag => "je Eintrag".to_owned(),
        Pflicht::Mit(group) => format!("mit `{group}`"),
        Pflicht::Bei(words) => format!("bei `{}`", words.join("`, `")),
        Pflicht::Pflichtangabe => "Pflichtangabe".to_owned(),
        Pflicht::Enthaelt => "siehe darunter".to_owned(),
        Pflicht::Nein => "nein".to_owned(),
    }
}

fn values(feld: &Feld) -> String {
    match &feld.werte {
        Werte::Woerter { is_list, woerter } => {
            let words = format!("`{}`", woerter.join("`, `"));
            if *is_list {
                format!("Liste aus {words}")
            } else {
                words
            }
        }
        Werte::Text(text) if feld.beispiel.is_empty() || text.contains(&feld.beispiel) => text.clone(),
        Werte::Text(text) => format!("{text}; Beispiel: `{}`", feld.beispiel),
    }
}
