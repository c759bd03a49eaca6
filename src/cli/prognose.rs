//! `ddv prognose`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, one_of};
use super::error::CliError;
use super::exit::Status;
use super::session::{Request, Session, find};
use super::variante::VergleichArgs;
use crate::config::Config;
use crate::model::prozess::ProzessStatus;
use crate::model::{BerufsgruppeId, Jahr, Kind, ProzessId, Registry};
use crate::score::prognose::Szenario;
use crate::view::prognose::{Erklaerung, Grundlage, Prognose, Unberechenbar};
use crate::view::vergleich::Prognosevergleich;

/// Rechnet fort, was kommt: Fälle, Personalbedarf und Kosten je Jahr, und was die Komponenten davon entlasten.
#[derive(Debug, Args)]
pub struct PrognoseArgs {
    /// Szenario: plan (nur geplante Komponenten, ab dem Jahr unter `bis`), sonst voll (jede anwendbare, die noch nicht
    /// genutzt wird)
    #[arg(
        long,
        value_name = "SZENARIO",
        default_value = "voll",
        value_parser = one_of(&Szenario::ALL, Szenario::as_str),
        hide_default_value = true,
        help_heading = "Annahmen"
    )]
    szenario: Szenario,
    /// Letztes Jahr der Prognose (sonst `prognose.horizont` in `ddv.toml`)
    #[arg(
        long,
        value_name = "JAHR",
        value_parser = parse_year,
        allow_negative_numbers = true,
        help_heading = "Annahmen"
    )]
    horizont: Option<Jahr>,
    /// Nur dieser Prozess; mehrfach möglich
    #[arg(long, value_name = "KENNUNG", help_heading = "Auswahl")]
    prozess: Vec<String>,
    /// Statt der Prozesse die Berufsgruppen: die grobe Schätzung für die ganze Verwaltung
    #[arg(long, help_heading = "Auswahl")]
    berufsgruppen: bool,
    /// Jede Zahl hinter der Prognose eines Prozesses zeigen, mit --berufsgruppen einer Berufsgruppe
    #[arg(long, value_name = "KENNUNG", help_heading = "Auswahl")]
    erklaere: Option<String>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    vergleich: VergleichArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &PrognoseArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    args.check()?;
    if args.vergleich.is_wanted() {
        return vergleich(args, session);
    }
    let loaded = session.load_variante(&args.vergleich.variante)?;
    if let Some(id) = &args.erklaere {
        let config = args.settings(loaded.config());
        let view = args.explanation(loaded.registry(), &config, id)?;
        return session.show(&args.format, &loaded.kopf, &view);
    }
    let request = loaded.select(args.kind(), &args.auswahl)?;
    let view = args.prognose(&request)?;
    session.show(&args.format, &request.kopf, &view)
}

fn vergleich(args: &PrognoseArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let runs = session.load_vergleich(&args.vergleich)?;
    let (kopf, laeufe, ergebnisse) =
        runs.each(args.kind(), &args.auswahl, |request| args.prognose(request))?;
    let view = Prognosevergleich::new(laeufe, &ergebnisse);
    session.show(&args.format, &kopf, &view)
}

impl PrognoseArgs {
    /// Refuses arguments that don't go together.
    fn check(&self) -> Result<(), CliError> {
        if self.berufsgruppen && !self.prozess.is_empty() {
            return Err(CliError::usage(
                "`--prozess` und `--berufsgruppen` gehen nicht zusammen.",
                "Nennen Sie eine Berufsgruppe mit `--wo 'id = KENNUNG'`.",
            ));
        }
        let narrows = !self.prozess.is_empty() || self.auswahl.oe.is_some() || self.auswahl.wo.is_some();
        if self.erklaere.is_some() && narrows {
            return Err(CliError::usage(
                "`--erklaere` zeigt genau einen Eintrag; `--prozess`, `--oe` und `--wo` gehen daneben nicht.",
                "Lassen Sie die Auswahl weg.",
            ));
        }
        if self.horizont.is_some() && self.vergleich.variante.replaces("prognose.horizont")? {
            return Err(CliError::usage(
                "`--horizont` und `--variante prognose.horizont` setzen dasselbe.",
                "Lassen Sie eines davon weg.",
            ));
        }
        if self.erklaere.is_some() && self.vergleich.is_wanted() {
            return Err(CliError::usage(
                "`--erklaere` und `--vergleich` gehen nicht zusammen.",
                "Erklären Sie jede Variante für sich: `--erklaere KENNUNG --variante SCHLUESSEL=WERT`.",
            ));
        }
        Ok(())
    }

    fn kind(&self) -> Kind {
        if self.berufsgruppen {
            Kind::Berufsgruppen
        } else {
            Kind::Prozesse
        }
    }

    /// The forecast of what the caller selects.
    fn prognose(&self, request: &Request) -> Result<Prognose, CliError> {
        let registry = request.registry();
        let grundlage = if self.berufsgruppen {
            let chosen = request.ids();
            let gruppen = registry.berufsgruppen.iter();
            Grundlage::Berufsgruppen(gruppen.filter(|g| chosen.contains(g.id.as_str())).collect())
        } else {
            let genannt = self.genannte(registry)?;
            let mut population = request.population();
            if !genannt.is_empty() {
                population = population.narrowed(|p| genannt.iter().any(|id| *id == p.id.as_str()));
            }
            Grundlage::Prozesse { population, genannt }
        };
        let config = self.settings(request.config());
        Prognose::new(registry, &config, &grundlage, self.szenario).map_err(explain)
    }

    /// The settings of the registry with what the caller changes for this run.
    fn settings(&self, config: &Config) -> Config {
        let mut config = config.clone();
        if let Some(horizont) = self.horizont {
            config.prognose.horizont = horizont;
        }
        config
    }

    /// The ids of the processes that the caller named.
    fn genannte(&self, registry: &Registry) -> Result<Vec<String>, CliError> {
        let mut ids = Vec::new();
        for id in &self.prozess {
            let prozess = find::<ProzessId>(registry, id)?;
            if prozess.status != ProzessStatus::Aktiv {
                return Err(CliError::usage(
                    format!(
                        "Der Prozess `{id}` hat den Status `{}`; es zählen nur aktive.",
                        prozess.status.as_str()
                    ),
                    format!("`ddv prognose --erklaere {id}` rechnet seine Prognose trotzdem vor."),
                ));
            }
            ids.push(prozess.id.to_string());
        }
        ids.sort();
        ids.dedup();
        Ok(ids)
    }

    fn explanation(&self, registry: &Registry, config: &Config, id: &str) -> Result<Erklaerung, CliError> {
        let szenario = self.szenario;
        let (kind, view) = if self.berufsgruppen {
            let gruppe = find::<BerufsgruppeId>(registry, id)?;
            let view = Erklaerung::berufsgruppe(registry, config, gruppe, szenario);
            (Kind::Berufsgruppen, view)
        } else {
            let prozess = find::<ProzessId>(registry, id)?;
            let view = Erklaerung::prozess(registry, config, prozess, szenario);
            (Kind::Prozesse, view)
        };
        if view.is_too_large() {
            let id = id.to_owned();
            return Err(explain(Unberechenbar::Eintrag { kind, id }));
        }
        Ok(view)
    }
}

fn explain(error: Unberechenbar) -> CliError {
    let help = "Prüfen Sie `entwicklung` und die Zahlen dort, und in `ddv.toml` unter `[prognose]` Horizont, Kosten und \
                Tarifsteigerung.";
    match error {
        Unberechenbar::Eintrag { kind, id } => {
            let (one, _) = kind.names();
            CliError::usage(
                format!("Die Prognose lässt sich nicht rechnen: {one} `{id}` wächst über alle Zahlen."),
                help,
            )
        }
        Unberechenbar::Summe => CliError::usage(
            "Die Prognose lässt sich nicht rechnen: Die Summe wächst über alle Zahlen.",
            help,
        ),
    }
}

fn parse_year(text: &str) -> Result<Jahr, String> {
    let year: i64 = text
        .parse()
        .map_err(|_| format!("`{text}` ist kein Jahr; schreiben Sie etwa 2035"))?;
    let known = i16::try_from(year).ok().filter(|y| (1000..=9999).contains(y));
    known
        .map(Jahr)
        .ok_or_else(|| format!("`{text}` liegt nicht zwischen 1000 und 9999"))
}
