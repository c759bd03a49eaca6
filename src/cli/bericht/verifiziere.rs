//! `ddv bericht verifiziere`: rebuilds a report from its proof and compares.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use similar::TextDiff;

use super::sammeln::{Request, sammeln};
use super::schreiben::{no_report as nothing_to_compare, parse_quarter};
use crate::cli::error::CliError;
use crate::cli::exit::Status;
use crate::cli::session::Session;
use crate::history::{Commit, CommitId, GitError};
use crate::model::Datum;
use crate::render::csv::Dialect;
use crate::render::text::Look;
use crate::render::{Format, Wish, render, terminal};
use crate::view::bericht::{Belegt, Bericht, Form, KeinBericht, Versionen};
use crate::view::zahlwort::count;

/// Lines of the difference that are shown.
const SHOWN: usize = 40;

/// Erzeugt einen Bericht aus seinem Nachweis neu und sagt, ob er übereinstimmt oder wo er abweicht.
#[derive(Debug, Args)]
pub struct VerifiziereArgs {
    /// Der Bericht als Datei: Markdown, JSON oder Text ohne Farben
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    datei: PathBuf,
}

/// What came out.
#[derive(Default)]
struct Ergebnis {
    /// Why the report does not agree; empty if it does.
    gruende: Vec<String>,
    /// What the reader should know all the same.
    hinweise: Vec<String>,
    /// The difference, line by line.
    unterschied: Vec<String>,
}

pub fn run(args: &VerifiziereArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let name = args.datei.display().to_string();
    let given = read(session, args)?;
    // A mail program may have changed the line ends; they carry no figure.
    let text = given.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (form, belegt) = Belegt::parse(&text).ok_or_else(|| no_report(&name))?;
    let auftrag = auftrag(&belegt).ok_or_else(|| no_report(&name))?;
    let id = CommitId::parse(&belegt.commit).ok_or_else(|| no_report(&name))?;

    let mut ergebnis = Ergebnis::default();
    if text != given {
        ergebnis.hinweise.push(
            "Nur die Zeilenenden der Datei sind andere, als `ddv` sie schreibt; am Inhalt ändert das nichts."
                .to_owned(),
        );
    }
    ergebnis.versions(&belegt);
    match find_commit(session, id)? {
        None => ergebnis.gruende.push(format!(
            "Den Commit {} gibt es hier nicht mehr. Die Geschichte wurde umgeschrieben, oder dies ist ein anderes Repository.",
            id.short()
        )),
        Some(commit) => {
            ergebnis.ancestry(session, &commit, auftrag.stichtag)?;
            ergebnis.compare(session, &commit, &auftrag, &belegt, form, &text)?;
        }
    }
    session.write(ergebnis.text(&name).as_bytes())?;
    Ok(if ergebnis.gruende.is_empty() {
        Status::Fine
    } else {
        Status::Findings
    })
}

fn read(session: &Session<'_>, args: &VerifiziereArgs) -> Result<String, CliError> {
    let path = session.folder().join(&args.datei);
    #[expect(clippy::disallowed_methods, reason = "a report is no file of the registry")]
    let bytes = std::fs::read(&path).map_err(|source| CliError::Read {
        path: args.datei.clone(),
        source,
    })?;
    String::from_utf8(bytes).map_err(|_| no_report(&args.datei.display().to_string()))
}

/// `bericht` as it was written in `form`; one that is checked has no colours.
fn written(bericht: Bericht, form: Form) -> String {
    let (format, width) = match form {
        Form::Text { breite } => (Format::Text, breite),
        Form::Md => (Format::Md, 0),
        Form::Json => (Format::Json, 0),
    };
    let bericht = if format == Format::Text {
        bericht.as_text(width)
    } else {
        bericht
    };
    let wish = Wish {
        look: Look {
            width,
            is_colored: false,
        },
        dialect: Dialect::Plain,
        is_for_eyes: false,
    };
    let bytes = render(format, &bericht, bericht.kopf(), wish);
    String::from_utf8(bytes).unwrap_or_default()
}

fn no_report(name: &str) -> CliError {
    CliError::usage(
        format!(
            "`{name}` ist kein Bericht von `ddv bericht`: Der Nachweis am Ende fehlt oder ist unvollständig."
        ),
        "Nennen Sie eine Datei, die `ddv bericht` mit `--ausgabe DATEI` geschrieben hat, als Text, Markdown oder JSON und \
         ohne Farben.",
    )
}

fn auftrag(belegt: &Belegt) -> Option<Request> {
    let auftrag = Request {
        art: belegt.art()?,
        quartal: parse_quarter(&belegt.quartal).ok()?,
        vergleich: parse_quarter(&belegt.vergleich).ok()?,
        stichtag: Datum::parse(&belegt.stichtag)?,
    };
    (auftrag.vergleich < auftrag.quartal).then_some(auftrag)
}

/// The commit, if the repository still holds it.
fn find_commit(session: &Session<'_>, id: CommitId) -> Result<Option<Commit>, CliError> {
    match session.register()?.repository().commit(id) {
        Ok(commit) => Ok(Some(commit)),
        Err(GitError::Missing(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl Ergebnis {
    fn versions(&mut self, belegt: &Belegt) {
        let (here, named) = (Versionen::hier(), &belegt.versionen);
        if named.ddv != here.ddv {
            self.gruende.push(format!(
                "Der Bericht nennt ddv {}; hier läuft ddv {}.",
                named.ddv, here.ddv
            ));
        }
        if named.formeln != here.formeln {
            self.gruende.push(format!(
                "Der Bericht nennt die Formeln {}; hier gelten die Formeln {}. Prüfen Sie ihn mit der Version von ddv, \
                 die er nennt.",
                named.formeln, here.formeln
            ));
        }
    }

    /// Whether the commit still belongs to the history, and is still the last one up to the day.
    fn ancestry(&mut self, session: &Session<'_>, commit: &Commit, stichtag: Datum) -> Result<(), CliError> {
        let register = session.register()?;
        let repository = register.repository();
        let head = repository.head()?.ok_or(GitError::NoCommit)?;
        if !repository.is_ancestor(commit.id, head.id)? {
            self.gruende.push(format!(
                "Der Commit {} ist kein Vorfahr von HEAD mehr: Die Geschichte wurde umgeschrieben.",
                commit.id.short()
            ));
            return Ok(());
        }
        match repository.last_until(head, stichtag) {
            Ok(last) if last.id != commit.id => self.hinweise.push(format!(
                "Der letzte Commit bis zum {} ist heute {}; ein neuer Bericht stünde auf diesem.",
                stichtag.german(),
                last.id.short()
            )),
            Ok(_) | Err(GitError::BeforeFirst { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    fn compare(
        &mut self,
        session: &Session<'_>,
        commit: &Commit,
        auftrag: &Request,
        belegt: &Belegt,
        form: Form,
        text: &str,
    ) -> Result<(), CliError> {
        let eingabe = sammeln(session, commit, auftrag)?;
        let checksum = &eingabe.stand.beleg.einstellungen;
        if belegt.einstellungen_sha256 != *checksum {
            self.gruende.push(
                "Die Prüfsumme von `ddv.toml` ist eine andere als im genannten Commit: Der Bericht nennt andere Einstellungen."
                    .to_owned(),
            );
        }
        // Other versions were named above; what differs besides is what counts here.
        let bericht = match Bericht::new(&auftrag.art, &eingabe, &belegt.versionen) {
            Ok(bericht) => bericht,
            Err(KeinBericht::ProgrammUnbekannt) => {
                let reason = "Das Programm, das der Bericht nennt, gibt es im genannten Commit nicht.";
                self.gruende.push(reason.to_owned());
                return Ok(());
            }
            Err(error @ KeinBericht::ZuGross(_)) => {
                return Err(nothing_to_compare(&error, &auftrag.art, &eingabe));
            }
        };
        let expected = written(bericht, form);
        if expected == *text {
            if !self.gruende.is_empty() {
                let hint = "Abgesehen davon stimmt jedes Zeichen überein.";
                self.hinweise.push(hint.to_owned());
            }
            return Ok(());
        }
        let diff = TextDiff::from_lines(expected.as_str(), text);
        let unified = diff.unified_diff().context_radius(1).to_string();
        let lines: Vec<&str> = unified.lines().collect();
        let changed = |sign| lines.iter().filter(|line| line.starts_with(sign)).count();
        let differing = changed('-').max(changed('+')) as u64;
        self.gruende.push(format!(
            "Der Inhalt weicht in {} ab.",
            count(differing, "Zeile", "Zeilen")
        ));
        self.unterschied = lines.iter().take(SHOWN).map(|line| (*line).to_owned()).collect();
        let rest = lines.len().saturating_sub(SHOWN) as u64;
        if rest > 0 {
            let rest = count(rest, "weitere Zeile", "weitere Zeilen");
            self.unterschied.push(format!("… {rest}"));
        }
        Ok(())
    }

    fn text(&self, name: &str) -> String {
        let mut out = String::new();
        let mut line = |text: &str| {
            let _ = writeln!(out, "{}", terminal(text));
        };
        if self.gruende.is_empty() {
            line(&format!("{name}: Der Bericht stimmt überein."));
        } else {
            line(&format!("{name}: Der Bericht stimmt nicht überein."));
        }
        for reason in &self.gruende {
            line(&format!("- {reason}"));
        }
        for hint in &self.hinweise {
            line(&format!("Hinweis: {hint}"));
        }
        if !self.unterschied.is_empty() {
            line("");
            line("- aus der Geschichte berechnet, + in der Datei:");
            for difference in &self.unterschied {
                line(difference);
            }
        }
        out
    }
}
