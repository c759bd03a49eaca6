//! The commands and what each is for. The only file that knows them all.

use std::fmt::Write as _;

use clap::{CommandFactory, Parser, Subcommand};

use super::args::Global;
use super::error::CliError;
use super::exit::Status;
use super::session::Session;

/// Prüft das Prozessregister einer Stadtverwaltung, berechnet Digitalisierungsgrad und Modernisierungskoeffizient,
/// zeichnet die Digitalisierungskarte.
#[derive(Debug, Parser)]
#[command(
    name = "ddv",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    hide_possible_values = true,
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL",
    help_template = "{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}",
    after_help = "Alle Befehle haben auch einen englischen Namen, etwa `ddv check` für `ddv pruefen`.\n\
                  `ddv BEFEHL --help` erklärt einen Befehl, `ddv regeln REGEL` eine Regel."
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Makes the enum of the commands, what runs each, and the groups of the help from one list: a command is a variant that
/// names its module, which bears the name of the command.
macro_rules! commands {
    ($($group:literal { $($(#[$meta:meta])* $name:ident($module:ident::$args:ident),)* })*) => {
        /// The commands, in the order of the help.
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $($($(#[$meta])* $name(super::$module::$args),)*)*
        }

        impl Command {
            /// Runs it.
            ///
            /// # Errors
            /// What kept it from doing its work.
            pub fn run(&self, session: &mut Session<'_>) -> Result<Status, CliError> {
                match self {
                    $($(Self::$name(args) => super::$module::run(args, session),)*)*
                }
            }
        }

        /// The names of the commands by what they are for.
        pub const GROUPS: &[(&str, &[&str])] = &[$(($group, &[$(stringify!($module)),*])),*];
    };
}

commands! {
    "Das Register" {
        /// Das Register auf einen Blick: Bestand, Befunde, Grade, Ämter [overview]
        #[command(alias = "overview")]
        Status(status::StatusArgs),
        /// Register prüfen: alle Befunde mit Datei, Zeile und Abhilfe [check]
        ///
        /// Status 0: nichts zu beheben. Status 1: mindestens ein Fehler, mit --streng auch bei Warnungen. Status 2: falscher
        /// Aufruf, oder das Register ist nicht zu finden oder nicht zu lesen. Der Status hängt nicht vom Format ab.
        #[command(alias = "check")]
        Pruefen(pruefen::PruefenArgs),
        /// Liste: Einträge einer Art mit beliebigen Feldern, gefiltert und sortiert [list]
        #[command(alias = "list")]
        Liste(liste::ListeArgs),
        /// Ein Eintrag mit allen Angaben und der Rechnung hinter jeder Kennzahl [show]
        #[command(alias = "show")]
        Zeige(zeige::ZeigeArgs),
        /// Was überfällig ist und was ansteht, je Lotsin oder Lotse [due]
        ///
        /// Genannt werden Überprüfungen der Steckbriefe, geplante Nutzungen von Komponenten und Kennzahlen der aktiven
        /// Prozesse. Zuständig ist, wer in der Organisationseinheit des Prozesses unter `lotse` steht, sonst in der nächsten
        /// darüber.
        #[command(alias = "due")]
        Faellig(faellig::FaelligArgs),
        /// Lotsinnen und Lotsen: wo es sie gibt, wo nicht, was bei ihnen liegt [guides]
        ///
        /// Zuständig ist, wer in der Einheit unter `lotse` steht, sonst in der nächsten darüber: Eine so vertretene Einheit gilt
        /// als abgedeckt und ist als solche genannt. Gezählt sind Überfälliges und Fälliges wie bei `ddv faellig`, dazu Entwürfe und
        /// Steckbriefe ohne alle Pflichtangaben. --oe und --wo wählen Organisationseinheiten aus; in CSV steht je Einheit eine
        /// Zeile mit dem, was in ihren eigenen Steckbriefen liegt.
        #[command(alias = "guides")]
        Lotsen(lotsen::LotsenArgs),
    }
    "Prozesse" {
        /// Digitalisierungskarte: Prozesse gegen Komponenten, mit Grad und Summen [map]
        ///
        /// Je Prozess eine Zeile, je Komponente eine Spalte, dazu Kennzahlen, Digitalisierungsgrad und Summen mit ihrer
        /// Grundgesamtheit. Es zählen nur aktive Prozesse.
        #[command(alias = "map")]
        Karte(karte::KarteArgs),
        /// Rangliste der Prozesse nach Modernisierungspotenzial [rank]
        ///
        /// Gezeigt werden die Massenverfahren, mit --alle alle aktiven Prozesse. Prozesse, bei denen eine Angabe fehlt,
        /// stehen am Ende und werden nie weggelassen.
        #[command(alias = "rank")]
        Rangliste(rangliste::RanglisteArgs),
        /// Leistungen: was online geht, Fälle analog und digital, Rückstand [services]
        ///
        /// Gezeigt werden die aktiven externen Prozesse, also das, was Bürgerinnen, Bürger und Unternehmen nachfragen; mit --alle
        /// auch die internen. Digital ist eine Leistung ab OZG-Reifegrad 3 oder mit mindestens einem digitalen Fall, Ende-zu-Ende,
        /// wenn außerdem jeder Schritt des Ablaufs digital ist.
        #[command(alias = "services")]
        Leistungen(leistungen::LeistungenArgs),
        /// Medienbrüche: wie viele im Jahr, wo, und was sie beseitigt [media-breaks]
        ///
        /// Ein Medienbruch liegt zwischen zwei Schritten des Ablaufs, die in verschiedenen Medien geschehen. Was eine Komponente
        /// ändert, wird durchgespielt: Die Schritte, deren Prozessbaustein sie unterstützt, werden digital, dann wird neu gezählt.
        #[command(alias = "media-breaks")]
        Medienbrueche(medienbrueche::MedienbruecheArgs),
        /// Priorisierung: Nutzen gegen Umsetzbarkeit, in vier Feldern [priorities]
        ///
        /// Nutzen und Umsetzbarkeit sind das Mittel der Noten unter `bewertung` (0 bis 3); ab 1,5 sind sie hoch. Eine fehlende
        /// von zwei Noten ersetzt die andere, und das ist gekennzeichnet.
        #[command(alias = "priorities")]
        Priorisierung(priorisierung::PriorisierungArgs),
        /// Prognose: Fälle, Personalbedarf und Kosten je Jahr, und was entlastet [forecast]
        ///
        /// Fortgeschrieben wird vom Stand der Kennzahlen jedes Prozesses bis zum Horizont in `ddv.toml`. Es zählen nur aktive
        /// Prozesse. Das Potenzial ist keine Zusage: Kosten für Einführung und Betrieb sind nicht abgezogen.
        #[command(alias = "forecast")]
        Prognose(prognose::PrognoseArgs),
    }
    "Komponenten" {
        /// Komponenten: Reife, Termine, Nutzung, Produkte; eine mit KOMPONENTE [components]
        ///
        /// Ohne KOMPONENTE je Komponente eine Zeile: Schicht, Reifegrad, Priorität, Termine, Betreiber und wie viele der
        /// anwendbaren aktiven Prozesse sie nutzen; dazu die Ämter, die mehr als ein Produkt einer Komponente betreiben. Mit
        /// KOMPONENTE ihr Roll-out nach Ämtern und Plan, auch wenn sie noch nicht verfügbar oder schon abgelöst ist.
        #[command(aliases = ["components", "rollout"])]
        Komponenten(komponenten::KomponentenArgs),
        /// Maßnahmenkatalog als Zeitplan, mit Konflikten und Abhängigkeiten [measures]
        ///
        /// Je Komponente die sieben Arten von Maßnahmen auf einer Zeitachse, mit `--je projekt` die Projekte mit ihren
        /// Meilensteinen. Darunter steht, was sich widerspricht, und was zu tun ist. `--format md` schreibt ein Mermaid-Diagramm.
        #[command(alias = "measures")]
        Massnahmen(massnahmen::MassnahmenArgs),
    }
    "Projekte und Ziele" {
        /// Projektportfolio: Phasen, Ampeln, Soll und Ist; ein Projekt mit KENNUNG [portfolio]
        ///
        /// Ohne KENNUNG: das Portfolio. Mit KENNUNG: der Statusbericht dieses Projekts; in CSV steht seine Zeile des Portfolios.
        ///
        /// Gefährdet ist ein laufendes Projekt mit gelber oder roter Ampel, überschrittenem Termin oder überschrittenem
        /// Budget. Der Rang rechnet mit den fünf Kriterien eines Projekts und ihren Gewichten; fehlen Effizienz oder Technik,
        /// werden sie aus dem Register abgeleitet und gekennzeichnet.
        #[command(aliases = ["portfolio", "projekt", "project"])]
        Projekte(projekte::ProjekteArgs),
        /// Programme mit ihren Projekten, Ampeln, Budget und Terminen [programmes]
        ///
        /// Ohne KENNUNG: je Programm Leitung, Berichtsweg, Projekte nach Lage und Ampel, Budget und nächster Meilenstein. Mit
        /// KENNUNG: seine Projekte mit Soll und Ist, gefährdete mit Ursache und Handlungsmöglichkeit, Entscheidungen, Komponenten.
        #[command(alias = "programmes")]
        Programme(programme::ProgrammeArgs),
        /// Budget der Projekte: Plan und Ist, Bedarf des nächsten Jahres [budget]
        ///
        /// Posten ohne Ist zählen beim Plan und sind benannt; verglichen wird nur, wo Plan und Ist angegeben sind. Von Projekten,
        /// die abgelehnt, zurückgestellt oder abgebrochen sind, zählen nur Posten mit einem Ist.
        Budget(budget::BudgetArgs),
        /// Ziele mit Ist, Soll und Stand, was Aufmerksamkeit braucht zuerst [goals]
        ///
        /// Die Linie führt vom ersten Wert (dem des ersten Commits mit diesem Ziel) zum Soll am Tag `bis`. Auf ihr oder darüber
        /// ist ein Ziel auf Kurs, darunter gefährdet; ohne früheren Wert ist es offen. Nach `bis` zählt, ob es bis dahin erreicht
        /// war. Mit --oe stehen hier die Ziele, die einen aktiven Prozess dieser Einheit messen oder sie nennen: Ist und Stand
        /// gelten auch dann für das ganze Ziel, daneben steht dieselbe Kennzahl nur für die Einheit. --wo filtert die Ziele.
        ///
        /// Status 0, mit --streng 1, wenn ein gezeigtes Ziel verfehlt ist. Gefährdete, offene und unbekannte ändern ihn nicht.
        #[command(alias = "goals")]
        Ziele(ziele::ZieleArgs),
        /// Rechtliche Vorgaben nach Gesetz und Stand, Überfälliges zuerst [obligations]
        ///
        /// Überfällig ist eine Vorgabe, deren Frist vor dem Stichtag liegt und die nicht realisiert ist; ein laufender Roll-out
        /// zählt nicht als realisiert. Eine Vorgabe aus mehreren Gesetzen zählt bei jedem, in der Summe einmal. --wo filtert die
        /// Vorgaben; --oe gibt es nicht, denn sie gehören zu keiner Organisationseinheit.
        #[command(alias = "obligations")]
        Vorgaben(vorgaben::VorgabenArgs),
        /// Umzug in den Neubau: welche Einheit wie weit ist und was fehlt [move]
        ///
        /// Gemessen wird an der Digitalisierungsquote der Einheit mit allem, was darunter liegt. Erreicht: jeder digitalisierbare
        /// Prozess ist digitalisiert. Überfällig: `it_gestuetzt_bis` liegt vor dem Stichtag. Im Plan: mit allem, was bis dahin geplant
        /// ist, sind alle digitalisiert, und keine geplante Nutzung ist verspätet. Sonst gefährdet. --oe und --wo wählen
        /// Organisationseinheiten aus.
        #[command(alias = "move")]
        Neubau(neubau::NeubauArgs),
    }
    "Berichte und Geschichte" {
        /// Berichte zu Quartal, Programm und Gremium; geschriebene nachrechnen [report]
        #[command(alias = "report")]
        Bericht(bericht::BerichtArgs),
        /// Kennzahlen im Verlauf: je Quartal, Monat, Jahr oder Commit [history]
        ///
        /// Gerechnet wird mit dem Register, wie es damals war: mit dem letzten Commit bis zum Ende jedes Zeitraums. Ohne
        /// --kennzahl werden alle Kennzahlen der Karte und die Zahl der Einträge gezeigt; Befunde nur auf Wunsch, denn dafür
        /// wird jeder Stand ganz geprüft.
        #[command(alias = "history")]
        Verlauf(verlauf::VerlaufArgs),
        /// Was sich zwischen zwei Ständen geändert hat, die Wirkung zuerst [changes]
        ///
        /// Ohne Angabe wird der gemeinsame Vorgänger mit dem Standardbranch mit dem Arbeitsverzeichnis verglichen: das, was ein
        /// Branch ändert. Beide Stände werden für denselben Stichtag gerechnet. `--format md` eignet sich als Kommentar an einem
        /// Pull Request. Formatierung und Kommentare sind keine Änderung.
        #[command(alias = "changes")]
        Aenderungen(aenderungen::AenderungenArgs),
        /// Nachweis: wer was wann geändert hat, Feld für Feld [audit]
        ///
        /// Gezeigt wird jede inhaltliche Änderung bei dem Commit, der sie gemacht hat; eine Zusammenführung zeigt nur, was in
        /// keinem ihrer Zweige so stand. Neue Kommentare oder eine andere Anordnung sind keine Änderung. Der Nachweis braucht
        /// die ganze Geschichte; in einem flachen Klon geht er nur mit einem `--von`, das dahinter liegt.
        #[command(alias = "audit")]
        Nachweis(nachweis::NachweisArgs),
    }
    "Hilfen" {
        /// Alle Regeln mit ihrem Schweregrad; eine mit REGEL erklärt [rules]
        ///
        /// Mit REGEL: was sie findet, warum das stört, ein Beispiel und die Abhilfe.
        ///
        /// In einem Register gilt der Schweregrad, der dort in `ddv.toml` unter `[regeln]` steht.
        #[command(aliases = ["rules", "erklaere", "explain"])]
        Regeln(regeln::RegelnArgs),
        /// Ein git-Repository mit Beispielregister und Geschichte anlegen [example]
        ///
        /// Derselbe Aufruf legt auf jedem Rechner dieselben Commits an. Prozesse kommen hinzu, Komponenten werden eingeführt,
        /// Steckbriefe überprüft; ein Steckbrief zieht um, einer wird umbenannt, einer geht kaputt und wird repariert.
        #[command(alias = "example")]
        Beispiel(beispiel::BeispielArgs),
        /// JSON-Schemas für Editoren schreiben
        Schema(schema::SchemaArgs),
        /// Erzeugte Dokumentation schreiben
        #[command(hide = true)]
        Doku(doku::DokuArgs),
    }
}

/// The command line with its commands in groups. Costs a little, so only where its help is wanted.
pub fn with_groups() -> clap::Command {
    let command = Cli::command();
    let longest = names().map(str::len).max().unwrap_or_default();
    let mut list = String::new();
    for (heading, names) in GROUPS {
        let visible = names.iter().filter_map(|name| command.find_subcommand(name));
        let _ = writeln!(list, "{heading}:");
        for command in visible.filter(|command| !command.is_hide_set()) {
            let (name, about) = (command.get_name(), command.get_about());
            let about = about.map(ToString::to_string).unwrap_or_default();
            let _ = writeln!(list, "  {name:longest$}  {about}");
        }
        list.push('\n');
    }
    command.help_template(format!(
        "{{about-with-newline}}\nAufruf: {{usage}}\n\n{list}Allgemeine Optionen:\n{{options}}{{after-help}}"
    ))
}

/// The names of all commands, the English ones too.
pub fn every_name() -> Vec<String> {
    let command = Cli::command();
    let names = command.get_subcommands().flat_map(|command| {
        let aliases = command.get_all_aliases().map(str::to_owned);
        std::iter::once(command.get_name().to_owned()).chain(aliases)
    });
    names.collect()
}

/// The names of all commands.
fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|(_, names)| names.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_one_line() {
        let help = with_groups().term_width(100).render_help().to_string();
        for name in names().filter(|name| *name != "doku") {
            let line = help.lines().find(|line| line.starts_with(&format!("  {name} ")));
            let line = line.expect("a line for each");
            assert!(line.chars().count() <= 100, "{line}");
            assert!(name == "schema" || line.ends_with(']'), "{line}");
        }
    }
}
