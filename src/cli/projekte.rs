//! `ddv projekte`.

mod projekt;
#[cfg(test)]
mod tests;

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::{CliError, too_large};
use super::exit::Status;
use super::session::{Session, find};
use super::variante::VarianteArgs;
use crate::diag::did_you_mean;
use crate::model::projekt::{Ampel, Phase};
use crate::model::{Kind, ProgrammId};
use crate::score::haushalt::Posten;
use crate::view::projekte::{Projekte, Request};

/// Zeigt das Projektportfolio: Phasen, Ampeln, Termine, Budget und Ergebnisse als Soll und Ist, die gefährdeten Projekte
/// mit Ursache und Handlungsmöglichkeit, den Bedarf des nächsten Jahres. `--rang` ordnet nach gewichteten Kriterien.
#[derive(Debug, Args)]
pub struct ProjekteArgs {
    /// Statt des Portfolios der Statusbericht dieses Projekts: Phase und Ampel, Prozesse und Komponenten, Termine, Budget,
    /// Wirkungen, Risiken, Entscheidungen, Auftrag, Rang und die nächsten Schritte
    #[arg(
        value_name = "KENNUNG",
        conflicts_with_all = ["programm", "phase", "ampel", "gefaehrdet", "rang", "alle", "oe", "wo"],
        help_heading = "Argumente"
    )]
    id: Option<String>,
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
    let loaded = session.load_variante(&args.variante)?;
    if let Some(id) = &args.id {
        return projekt::run(id, &args.format, session, &loaded);
    }
    let request = loaded.select(Kind::Projekte, &args.auswahl)?;
    let registry = request.registry();
    let auswahl = request.ids();
    let chosen = registry.projekte.iter();
    let chosen = chosen.filter(|p| auswahl.contains(p.id.as_str()));
    Posten::all(chosen).map_err(|error| too_large(&error))?;
    let programm = args.programm.as_deref();
    let programm = programm.map(|id| find::<ProgrammId>(registry, id)).transpose()?;
    let wanted = Request {
        auswahl,
        oe: request.oe.clone(),
        programm: programm.map(|p| p.id.clone()),
        phasen: args.phase.clone(),
        ampeln: args.ampel.iter().map(|ampel| ampel.0).collect(),
        gefaehrdet: args.gefaehrdet,
        rang: args.rang,
        alle: args.alle,
    };
    let view = Projekte::new(&request.snapshot, request.stichtag(), wanted);
    session.show(&args.format, &request.kopf, &view)
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
