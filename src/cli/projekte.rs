//! `ddv projekte`.

#[cfg(test)]
mod tests;

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::budget::too_large;
use super::error::CliError;
use super::run::Status;
use super::session::{Session, eintraege, find_oe, find_programm};
use super::variante::VarianteArgs;
use crate::diag::did_you_mean;
use crate::model::Kind;
use crate::model::projekt::{Ampel, Phase};
use crate::score::haushalt::Posten;
use crate::view::projekte::{Projekte, Request};

/// Zeigt das Projektportfolio: Phasen, Ampeln, Termine, Budget und Ergebnisse als Soll und Ist, die gefährdeten Projekte
/// mit Ursache und Handlungsmöglichkeit, den Bedarf des nächsten Jahres. `--rang` ordnet nach gewichteten Kriterien.
#[derive(Debug, Args)]
pub struct ProjekteArgs {
    /// Nur Projekte dieses Programms
    #[arg(long, value_name = "KENNUNG", help_heading = "Auswahl")]
    programm: Option<String>,
    /// Nur Projekte in dieser Phase, etwa `konzept`; mehrere mit Komma
    #[arg(long, value_name = "PHASE", value_delimiter = ',', value_parser = parse_phase, help_heading = "Auswahl")]
    phase: Vec<Phase>,
    /// Nur Projekte mit dieser Ampel: gruen, gelb, rot oder ohne; mehrere mit Komma
    #[arg(long, value_name = "AMPEL", value_delimiter = ',', value_parser = parse_ampel, help_heading = "Auswahl")]
    ampel: Vec<AmpelArg>,
    /// Nur gefährdete Projekte: Ampel gelb oder rot, Termin oder Budget überschritten
    #[arg(long, help_heading = "Auswahl")]
    gefaehrdet: bool,
    /// Nach gewichteten Kriterien ordnen (Gewichte: `[projekte.gewichte]` in `ddv.toml`); nur laufende und Vorhaben
    #[arg(long, help_heading = "Auswahl")]
    rang: bool,
    /// Mit --rang: auch beendete Projekte
    #[arg(long, requires = "rang", help_heading = "Auswahl")]
    alle: bool,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    variante: VarianteArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// An Ampel as asked for; none for projects without one.
#[derive(Debug, Clone, Copy)]
struct AmpelArg(Option<Ampel>);

pub fn run(args: &ProjekteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let mut loaded = session.load_variante(&args.variante)?;
    let (snapshot, aenderungen) = (&loaded.snapshot, &loaded.aenderungen);
    let registry = &snapshot.registry;
    let auswahl = eintraege(
        snapshot,
        &mut loaded.kopf,
        aenderungen,
        Kind::Projekte,
        &args.auswahl,
    )?;
    let chosen = registry.projekte.iter();
    let chosen = chosen.filter(|p| auswahl.contains(p.id.as_str()));
    Posten::all(chosen).map_err(|error| too_large(&error))?;
    let oe = args.auswahl.oe.as_deref();
    let programm = args.programm.as_deref();
    let request = Request {
        auswahl,
        oe: oe.map(|id| find_oe(registry, id)).transpose()?,
        programm: programm
            .map(|id| find_programm(registry, id))
            .transpose()?
            .map(|p| p.id.clone()),
        phasen: args.phase.clone(),
        ampeln: args.ampel.iter().map(|ampel| ampel.0).collect(),
        gefaehrdet: args.gefaehrdet,
        rang: args.rang,
        alle: args.alle,
    };
    let view = Projekte::new(snapshot, loaded.kopf.stichtag, request);
    session.show(&args.format, &loaded.kopf, &view)
}

fn parse_phase(text: &str) -> Result<Phase, String> {
    Phase::find(text).ok_or_else(|| unknown(text, "Phase", Phase::WORDS.to_vec()))
}

fn parse_ampel(text: &str) -> Result<AmpelArg, String> {
    if text == WITHOUT {
        return Ok(AmpelArg(None));
    }
    let words = || [Ampel::WORDS, &[WITHOUT]].concat();
    Ampel::find(text)
        .map(|ampel| AmpelArg(Some(ampel)))
        .ok_or_else(|| unknown(text, "Ampel", words()))
}

const WITHOUT: &str = "ohne";

fn unknown(text: &str, what: &str, known: Vec<&'static str>) -> String {
    let words = known.join(", ");
    let hint = did_you_mean(text, known).map(|hint| format!(" {hint}"));
    format!(
        "`{text}` ist keine {what}.{} Möglich sind: {words}",
        hint.unwrap_or_default()
    )
}
