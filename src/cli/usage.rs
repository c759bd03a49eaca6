//! What clap says, in German.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::error::CliError;
use crate::diag::did_you_mean;

/// The German words for a wrong use of the command line, whose commands are called `commands`.
pub fn explain(error: &clap::Error, commands: &[String]) -> CliError {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join("`, `")),
        Some(ContextValue::StyledStr(text)) => Some(text.to_string()),
        Some(ContextValue::Number(number)) => Some(number.to_string()),
        Some(_) | None => None,
    };
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(text)
        .map(|best| format!("Meinten Sie `{best}`?"));
    let command = text(ContextKind::InvalidSubcommand).unwrap_or_default();
    // Only what may be a typing error: clap itself would take `hilfe` for `ziele`.
    let suggestion = suggestion.or_else(|| did_you_mean(&command, commands.iter().map(String::as_str)));
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("Die Angabe `{argument}` kennt dieser Befehl nicht."),
        ErrorKind::InvalidSubcommand => format!("Den Befehl `{command}` gibt es nicht."),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Es fehlt der Befehl.".to_owned()
        }
        ErrorKind::MissingRequiredArgument => format!("Es fehlt die Angabe `{argument}`."),
        ErrorKind::InvalidValue if value.is_empty() => format!("Hinter `{argument}` fehlt ein Wert."),
        ErrorKind::InvalidValue => format!("`{value}` ist kein Wert für `{argument}`."),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string);
            let reason = reason.unwrap_or_else(|| format!("`{value}` ist kein gültiger Wert"));
            format!("{reason} (bei `{argument}`).")
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            if other == argument || other.is_empty() {
                format!("`{argument}` darf nur einmal angegeben werden.")
            } else {
                format!("`{argument}` und `{other}` schließen einander aus.")
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` hat nicht die richtige Anzahl von Werten.")
        }
        ErrorKind::NoEquals => format!("Hinter `{argument}` fehlt ein `=`."),
        ErrorKind::InvalidUtf8 => "Eine Angabe ist kein gültiges UTF-8.".to_owned(),
        _ => "Der Aufruf ist nicht richtig.".to_owned(),
    };
    let allowed = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(words)) if !words.is_empty() => {
            Some(format!("Erlaubt sind: `{}`.", words.join("`, `")))
        }
        Some(_) | None => None,
    };
    let general = "`ddv --help` und `ddv BEFEHL --help` zeigen, was geht.".to_owned();
    let help: Vec<String> = [suggestion, allowed].into_iter().flatten().collect();
    CliError::usage(message, if help.is_empty() { general } else { help.join(" ") })
}

/// clap's help text with its few fixed English words in German.
pub fn german_help(text: &str) -> String {
    text.replace("[OPTIONS]", "[OPTIONEN]")
        .replace("<COMMAND>", "<BEFEHL>")
        .replace("Options:", "Optionen:")
        .replace("Arguments:", "Argumente:")
        .replace("Usage:", "Aufruf:")
}
