//! `ddv karte`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, find_komponente, population};
use super::variante::{VergleichArgs, Verglichen};
use crate::model::Datum;
use crate::view::karte::{Auftrag, Karte};
use crate::view::vergleich::{Kartenlauf, Kartenvergleich};

/// Zeichnet die Digitalisierungskarte: je Prozess eine Zeile, je Komponente eine Spalte, dazu Kennzahlen,
/// Digitalisierungsgrad und Summen mit ihrer Grundgesamtheit.
#[derive(Debug, Args)]
pub struct KarteArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Nur diese Komponenten als Spalten zeigen (mit Komma getrennt); gerechnet wird mit allen
    #[arg(
        long,
        value_name = "KENNUNG,..",
        value_delimiter = ',',
        help_heading = "Auswahl"
    )]
    komponente: Vec<String>,
    /// Zusätzlich den Grad an diesem künftigen Tag zeigen, wenn alles bis dahin Geplante gelingt
    #[arg(long, value_name = "TAG", value_parser = super::args::parse_day, help_heading = "Auswahl")]
    plan: Option<Datum>,
    #[command(flatten)]
    vergleich: VergleichArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &KarteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    if args.vergleich.is_wanted() {
        return vergleich(args, session);
    }
    let mut loaded = session.load_variante(&args.vergleich.variante)?;
    let snapshot = &loaded.snapshot;
    let population = population(snapshot, &mut loaded.kopf, &loaded.aenderungen, &args.auswahl)?;
    let mut komponenten = Vec::new();
    for id in &args.komponente {
        komponenten.push(find_komponente(&snapshot.registry, id)?.id.clone());
    }
    let auftrag = Auftrag {
        komponenten,
        plan: args.plan,
    };
    let karte = Karte::new(
        &snapshot.registry,
        &snapshot.config,
        &population,
        loaded.kopf.stichtag,
        &auftrag,
    );
    session.show(&args.format, &loaded.kopf, &karte)
}

fn vergleich(args: &KarteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    if !args.komponente.is_empty() {
        let help = "Verglichen werden die Summen, und die gelten immer für alle Komponenten.";
        return Err(CliError::usage(
            "`--komponente` gibt es nicht mit `--vergleich`.",
            help,
        ));
    }
    let runs = session.load_vergleich(&args.vergleich)?;
    let Verglichen {
        kopf,
        laeufe,
        ergebnisse,
    } = runs.each(|snapshot, kopf, aenderungen| {
        let population = population(snapshot, kopf, aenderungen, &args.auswahl)?;
        let (registry, config) = (&snapshot.registry, &snapshot.config);
        Ok(Kartenlauf::new(
            registry,
            config,
            &population,
            kopf.stichtag,
            args.plan,
        ))
    })?;
    let view = Kartenvergleich::new(laeufe, &ergebnisse, args.plan);
    session.show(&args.format, &kopf, &view)
}
