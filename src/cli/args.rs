//! The arguments that all commands share, and the list of commands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::error::CliError;
use crate::model::Datum;
use crate::render::Format;

/// Prüft das Prozessregister einer Stadtverwaltung, berechnet Digitalisierungsgrad und Modernisierungskoeffizient,
/// zeichnet die Digitalisierungskarte.
#[derive(Debug, Parser)]
#[command(
    name = "ddv",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL",
    help_template = "{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}",
    after_help = "Alle Befehle haben auch einen englischen Namen, etwa `ddv check` für `ddv pruefen`.\n\
                  `ddv BEFEHL --help` erklärt einen Befehl, `ddv erklaere REGEL` eine Regel."
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Arguments before or after any command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Allgemeine Optionen")]
pub struct Global {
    /// Ordner des Registers (sonst DDV_REGISTRY, sonst der nächste Ordner nach oben mit `ddv.toml` oder
    /// `registry/ddv.toml`)
    #[arg(long, global = true, value_name = "ORDNER")]
    pub registry: Option<PathBuf>,
    /// Tag, für den gerechnet wird, JJJJ-MM-TT (sonst heute)
    #[arg(long, global = true, value_name = "TAG", value_parser = parse_day)]
    pub stichtag: Option<Datum>,
    /// Stand des Registers in git: ein Tag (2026-03-31), ein Quartal (2026-Q1, sein letzter Tag) oder eine Revision
    /// (HEAD~3, ein Branch, ein Tag); sonst die Dateien im Arbeitsverzeichnis
    #[arg(long, global = true, value_name = "WANN")]
    pub stand: Option<String>,
    /// Aus den Objekten dieses git-Repositorys lesen, auch ohne Arbeitsverzeichnis; `--registry` nennt dann den Ordner
    /// darin
    #[arg(long, global = true, value_name = "ORDNER")]
    pub git: Option<PathBuf>,
    /// In diese Datei schreiben, ganz oder gar nicht
    #[arg(long, short = 'o', global = true, value_name = "DATEI")]
    pub ausgabe: Option<PathBuf>,
    /// Farben: auto, immer oder nie
    #[arg(
        long,
        alias = "farbe",
        global = true,
        value_name = "WANN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub color: ColorChoice,
    /// Breite der Textausgabe in Zeichen (sonst die des Terminals)
    #[arg(long, global = true, value_name = "ZEICHEN", value_parser = parse_width)]
    pub breite: Option<usize>,
    /// Diese Hilfe zeigen
    #[arg(short = 'h', long = "help", global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// Die Version zeigen
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    #[value(alias = "always")]
    Immer,
    /// Never.
    #[value(alias = "never")]
    Nie,
}

/// The commands, in the order of the groups in `hilfe`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Das Register auf einen Blick: Bestand, Befunde, Grade, Ämter [overview]
    #[command(alias = "overview")]
    Status(super::status::StatusArgs),
    /// Register prüfen: alle Befunde mit Datei, Zeile und Abhilfe [check]
    ///
    /// Status 0: nichts zu beheben. Status 1: mindestens ein Fehler, mit --streng auch bei Warnungen. Status 2: falscher
    /// Aufruf, oder das Register ist nicht zu finden oder nicht zu lesen. Der Status hängt nicht vom Format ab.
    #[command(alias = "check")]
    Pruefen(super::pruefen::PruefenArgs),
    /// Liste: Einträge einer Art mit beliebigen Feldern, gefiltert und sortiert [list]
    #[command(alias = "list")]
    Liste(super::liste::ListeArgs),
    /// Ein Eintrag mit allen Angaben und der Rechnung hinter jeder Kennzahl [show]
    #[command(alias = "show")]
    Zeige(super::zeige::ZeigeArgs),
    /// Was überfällig ist und was ansteht, je Lotsin oder Lotse [due]
    ///
    /// Genannt werden Überprüfungen der Steckbriefe, geplante Nutzungen von Komponenten und Kennzahlen der aktiven
    /// Prozesse. Zuständig ist, wer in der Organisationseinheit des Prozesses unter `lotse` steht, sonst in der nächsten
    /// darüber.
    #[command(alias = "due")]
    Faellig(super::faellig::FaelligArgs),
    /// Lotsinnen und Lotsen: wo es sie gibt, wo nicht, was bei ihnen liegt [guides]
    ///
    /// Zuständig ist, wer in der Einheit unter `lotse` steht, sonst in der nächsten darüber: Eine so vertretene Einheit gilt
    /// als abgedeckt und ist als solche genannt. Gezählt sind Überfälliges und Fälliges wie bei `ddv faellig`, dazu Entwürfe und
    /// Steckbriefe ohne alle Pflichtangaben. --oe und --wo wählen Organisationseinheiten aus; in CSV steht je Einheit eine
    /// Zeile mit dem, was in ihren eigenen Steckbriefen liegt.
    #[command(alias = "guides")]
    Lotsen(super::lotsen::LotsenArgs),
    /// Digitalisierungskarte: Prozesse gegen Komponenten, mit Grad und Summen [map]
    ///
    /// Je Prozess eine Zeile, je Komponente eine Spalte, dazu Kennzahlen, Digitalisierungsgrad und Summen mit ihrer
    /// Grundgesamtheit. Es zählen nur aktive Prozesse.
    #[command(alias = "map")]
    Karte(super::karte::KarteArgs),
    /// Rangliste der Prozesse nach Modernisierungspotenzial [rank]
    ///
    /// Gezeigt werden die Massenverfahren, mit --alle alle aktiven Prozesse. Prozesse, bei denen eine Angabe fehlt,
    /// stehen am Ende und werden nie weggelassen.
    #[command(alias = "rank")]
    Rangliste(super::rangliste::RanglisteArgs),
    /// Leistungen: was online geht, Fälle analog und digital, Rückstand [services]
    ///
    /// Gezeigt werden die aktiven externen Prozesse, also das, was Bürgerinnen, Bürger und Unternehmen nachfragen; mit --alle
    /// auch die internen. Digital ist eine Leistung ab OZG-Reifegrad 3 oder mit mindestens einem digitalen Fall, Ende-zu-Ende,
    /// wenn außerdem jeder Schritt des Ablaufs digital ist.
    #[command(alias = "services")]
    Leistungen(super::leistungen::LeistungenArgs),
    /// Medienbrüche: wie viele im Jahr, wo, und was sie beseitigt [media-breaks]
    ///
    /// Ein Medienbruch liegt zwischen zwei Schritten des Ablaufs, die in verschiedenen Medien geschehen. Was eine Komponente
    /// ändert, wird durchgespielt: Die Schritte, deren Prozessbaustein sie unterstützt, werden digital, dann wird neu gezählt.
    #[command(alias = "media-breaks")]
    Medienbrueche(super::medienbrueche::MedienbruecheArgs),
    /// Priorisierung: Nutzen gegen Umsetzbarkeit, in vier Feldern [priorities]
    ///
    /// Nutzen und Umsetzbarkeit sind das Mittel der Noten unter `bewertung` (0 bis 3); ab 1,5 sind sie hoch. Eine fehlende
    /// von zwei Noten ersetzt die andere, und das ist gekennzeichnet.
    #[command(alias = "priorities")]
    Priorisierung(super::priorisierung::PriorisierungArgs),
    /// Prognose: Fälle, Personalbedarf und Kosten je Jahr, und was entlastet [forecast]
    ///
    /// Fortgeschrieben wird vom Stand der Kennzahlen jedes Prozesses bis zum Horizont in `ddv.toml`. Es zählen nur aktive
    /// Prozesse. Das Potenzial ist keine Zusage: Kosten für Einführung und Betrieb sind nicht abgezogen.
    #[command(alias = "forecast")]
    Prognose(super::prognose::PrognoseArgs),
    /// Komponenten: Reife, Priorität, Termine, Nutzung, mehrfache Produkte [components]
    ///
    /// Je Komponente eine Zeile: Schicht, Reifegrad, Priorität, Termine, Betreiber und wie viele der anwendbaren aktiven
    /// Prozesse sie nutzen. Dazu die Ämter, die mehr als ein Produkt einer Komponente betreiben.
    #[command(alias = "components")]
    Komponenten(super::komponenten::KomponentenArgs),
    /// Roll-out: wie weit jede Komponente ist, oder eine nach Ämtern und Plan [rollout]
    ///
    /// Ohne Kennung alle Komponenten in einer Tabelle. Es zählen nur aktive Prozesse. Auch für Komponenten, die noch nicht
    /// verfügbar oder schon abgelöst sind.
    Rollout(super::rollout::RolloutArgs),
    /// Maßnahmenkatalog als Zeitplan, mit Konflikten und Abhängigkeiten [measures]
    ///
    /// Je Komponente die sieben Arten von Maßnahmen auf einer Zeitachse, mit `--nach projekt` die Projekte mit ihren
    /// Meilensteinen. Darunter steht, was sich widerspricht, und was zu tun ist. `--format md` schreibt ein Mermaid-Diagramm.
    #[command(alias = "measures")]
    Massnahmen(super::massnahmen::MassnahmenArgs),
    /// Projektportfolio: Phasen, Ampeln, Soll und Ist, gefährdete; --rang [portfolio]
    ///
    /// Gefährdet ist ein laufendes Projekt mit gelber oder roter Ampel, überschrittenem Termin oder überschrittenem
    /// Budget. Der Rang rechnet mit den fünf Kriterien eines Projekts und ihren Gewichten; fehlen Effizienz oder Technik,
    /// werden sie aus dem Register abgeleitet und gekennzeichnet.
    #[command(alias = "portfolio")]
    Projekte(super::projekte::ProjekteArgs),
    /// Statusbericht eines Projekts: Soll und Ist, Gefahren, nächste Schritte [project]
    #[command(alias = "project")]
    Projekt(super::projekt::ProjektArgs),
    /// Programme mit ihren Projekten, Ampeln, Budget und Terminen [programmes]
    ///
    /// Ohne KENNUNG: je Programm Leitung, Berichtsweg, Projekte nach Lage und Ampel, Budget und nächster Meilenstein. Mit
    /// KENNUNG: seine Projekte mit Soll und Ist, gefährdete mit Ursache und Handlungsmöglichkeit, Entscheidungen, Komponenten.
    #[command(alias = "programmes")]
    Programme(super::programme::ProgrammeArgs),
    /// Budget der Projekte: Plan und Ist, Bedarf des nächsten Jahres [budget]
    ///
    /// Posten ohne Ist zählen beim Plan und sind benannt; verglichen wird nur, wo Plan und Ist angegeben sind. Von Projekten,
    /// die abgelehnt, zurückgestellt oder abgebrochen sind, zählen nur Posten mit einem Ist.
    Budget(super::budget::BudgetArgs),
    /// Ziele mit Ist, Soll und Stand, was Aufmerksamkeit braucht zuerst [goals]
    ///
    /// Die Linie führt vom ersten Wert (dem des ersten Commits mit diesem Ziel) zum Soll am Tag `bis`. Auf ihr oder darüber
    /// ist ein Ziel auf Kurs, darunter gefährdet; ohne früheren Wert ist es offen. Nach `bis` zählt, ob es bis dahin erreicht
    /// war. Mit --oe stehen hier die Ziele, die einen aktiven Prozess dieser Einheit messen oder sie nennen: Ist und Stand
    /// gelten auch dann für das ganze Ziel, daneben steht dieselbe Kennzahl nur für die Einheit. --wo filtert die Ziele.
    ///
    /// Status 0, mit --streng 1, wenn ein gezeigtes Ziel verfehlt ist. Gefährdete, offene und unbekannte ändern ihn nicht.
    #[command(alias = "goals")]
    Ziele(super::ziele::ZieleArgs),
    /// Rechtliche Vorgaben nach Gesetz und Stand, Überfälliges zuerst [obligations]
    ///
    /// Überfällig ist eine Vorgabe, deren Frist vor dem Stichtag liegt und die nicht realisiert ist; ein laufender Roll-out
    /// zählt nicht als realisiert. Eine Vorgabe aus mehreren Gesetzen zählt bei jedem, in der Summe einmal. --wo filtert die
    /// Vorgaben; --oe gibt es nicht, denn sie gehören zu keiner Organisationseinheit.
    #[command(alias = "obligations")]
    Vorgaben(super::vorgaben::VorgabenArgs),
    /// Umzug in den Neubau: welche Einheit wie weit ist und was fehlt [move]
    ///
    /// Gemessen wird an der Digitalisierungsquote der Einheit mit allem, was darunter liegt. Erreicht: jeder digitalisierbare
    /// Prozess ist digitalisiert. Überfällig: `it_gestuetzt_bis` liegt vor dem Stichtag. Im Plan: mit allem, was bis dahin geplant
    /// ist, sind alle digitalisiert, und keine geplante Nutzung ist verspätet. Sonst gefährdet. --oe und --wo wählen
    /// Organisationseinheiten aus.
    #[command(alias = "move")]
    Neubau(super::neubau::NeubauArgs),
    /// Berichte zu Quartal, Programm und Gremium; geschriebene nachrechnen [report]
    #[command(alias = "report")]
    Bericht(super::bericht::BerichtArgs),
    /// Kennzahlen im Verlauf: je Quartal, Monat, Jahr oder Commit [history]
    ///
    /// Gerechnet wird mit dem Register, wie es damals war: mit dem letzten Commit bis zum Ende jedes Zeitraums. Ohne
    /// --kennzahl werden alle Kennzahlen der Karte und die Zahl der Einträge gezeigt; Befunde nur auf Wunsch, denn dafür
    /// wird jeder Stand ganz geprüft.
    #[command(alias = "history")]
    Verlauf(super::verlauf::VerlaufArgs),
    /// Was sich zwischen zwei Ständen geändert hat, die Wirkung zuerst [changes]
    ///
    /// Ohne Angabe wird der gemeinsame Vorgänger mit dem Standardbranch mit dem Arbeitsverzeichnis verglichen: das, was ein
    /// Branch ändert. Beide Stände werden für denselben Stichtag gerechnet. `--format md` eignet sich als Kommentar an einem
    /// Pull Request. Formatierung und Kommentare sind keine Änderung.
    #[command(alias = "changes")]
    Aenderungen(super::aenderungen::AenderungenArgs),
    /// Nachweis: wer was wann geändert hat, Feld für Feld [audit]
    ///
    /// Gezeigt wird jede inhaltliche Änderung bei dem Commit, der sie gemacht hat; eine Zusammenführung zeigt nur, was in
    /// keinem ihrer Zweige so stand. Neue Kommentare oder eine andere Anordnung sind keine Änderung. Der Nachweis braucht
    /// die ganze Geschichte; in einem flachen Klon geht er nur mit einem `--von`, das dahinter liegt.
    #[command(alias = "audit")]
    Nachweis(super::nachweis::NachweisArgs),
    /// Eine Regel erklären: was, warum, Beispiel, Abhilfe [explain]
    #[command(alias = "explain")]
    Erklaere(super::erklaere::ErklaereArgs),
    /// Alle Regeln mit ihrem Schweregrad [rules]
    ///
    /// In einem Register gilt der Schweregrad, der dort in `ddv.toml` unter `[regeln]` steht.
    #[command(alias = "rules")]
    Regeln(super::regeln::RegelnArgs),
    /// Ein git-Repository mit Beispielregister und Geschichte anlegen [example]
    ///
    /// Derselbe Aufruf legt auf jedem Rechner dieselben Commits an. Prozesse kommen hinzu, Komponenten werden eingeführt,
    /// Steckbriefe überprüft; ein Steckbrief zieht um, einer wird umbenannt, einer geht kaputt und wird repariert.
    #[command(alias = "example")]
    Beispiel(super::beispiel::BeispielArgs),
    /// JSON-Schemas für Editoren schreiben
    Schema(super::schema::SchemaArgs),
    /// Erzeugte Dokumentation schreiben
    #[command(hide = true)]
    Doku(super::doku::DokuArgs),
}

/// The format of a command that shows figures.
#[derive(Debug, Args)]
#[command(next_help_heading = "Ausgabe")]
pub struct FormatArgs {
    /// How it is written.
    #[arg(
        long,
        help = format_help(names::<Format>().map(|(name, _)| name).collect()),
        value_name = "FORMAT",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
    /// CSV so, wie deutsches Excel es öffnet: Semikolon, Dezimalkomma, UTF-8 mit BOM
    #[arg(long)]
    pub excel: bool,
}

/// The values of `T` by the names that the command line takes.
pub fn names<T: ValueEnum + 'static>() -> impl Iterator<Item = (String, T)> {
    let named = |value: &T| Some((value.to_possible_value()?.get_name().to_owned(), value.clone()));
    T::value_variants().iter().filter_map(named)
}

/// `Format: text, json oder md`.
pub fn format_help(mut names: Vec<String>) -> String {
    let last = names.pop().unwrap_or_default();
    format!("Format: {} oder {last}", names.join(", "))
}

/// The error about `--excel` for another format.
pub fn only_csv() -> CliError {
    let help = "Schreiben Sie `--format csv --excel`.";
    CliError::usage("`--excel` gibt es nur mit `--format csv`.", help)
}

/// Which processes a command is about.
#[derive(Debug, Args)]
#[command(next_help_heading = "Auswahl")]
pub struct AuswahlArgs {
    /// Nur diese Organisationseinheit mit allem, was darunter liegt
    #[arg(long, value_name = "KENNUNG")]
    pub oe: Option<String>,
    /// Nur, worauf der Ausdruck zutrifft, bei Prozessen etwa 'fallzahl >= 1000 und leika fehlt' (`ddv liste --help` erklärt
    /// ihn)
    #[arg(long, value_name = "AUSDRUCK", allow_hyphen_values = true)]
    pub wo: Option<String>,
}

pub fn parse_day(text: &str) -> Result<Datum, String> {
    Datum::parse(text).ok_or_else(|| {
        let hint = Datum::parse_german(text)
            .map(|day| format!("; schreiben Sie {day}"))
            .unwrap_or_default();
        format!("`{text}` ist kein Tag in der Form JJJJ-MM-TT{hint}")
    })
}

/// How many to show.
pub fn parse_top(text: &str) -> Result<usize, String> {
    text.parse()
        .map_err(|_| format!("`{text}` ist keine ganze Zahl ab 0"))
}

fn parse_width(text: &str) -> Result<usize, String> {
    let width: usize = text
        .parse()
        .map_err(|_| format!("`{text}` ist keine ganze Zahl"))?;
    if (40..=10_000).contains(&width) {
        Ok(width)
    } else {
        Err(format!("`{text}` liegt nicht zwischen 40 und 10000"))
    }
}
