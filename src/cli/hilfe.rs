//! The help of `ddv` itself: its commands in groups.

use std::fmt::Write as _;

use clap::{Command, CommandFactory};

use super::args::Cli;

/// The commands by what they are for, in the order in which the help shows them.
const GROUPS: [(&str, &[&str]); 6] = [
    (
        "Das Register",
        &["status", "pruefen", "liste", "zeige", "faellig", "lotsen"],
    ),
    (
        "Prozesse",
        &[
            "karte",
            "rangliste",
            "leistungen",
            "medienbrueche",
            "priorisierung",
            "prognose",
        ],
    ),
    ("Komponenten", &["komponenten", "rollout", "massnahmen"]),
    (
        "Projekte und Ziele",
        &[
            "projekte",
            "projekt",
            "programme",
            "budget",
            "ziele",
            "vorgaben",
            "neubau",
        ],
    ),
    (
        "Berichte und Geschichte",
        &["bericht", "verlauf", "aenderungen", "nachweis"],
    ),
    ("Hilfen", &["erklaere", "regeln", "beispiel", "schema"]),
];

/// The command line with its commands in groups. Costs a little, so only where its help is wanted.
pub fn command() -> Command {
    let command = Cli::command();
    let longest = names().map(str::len).max().unwrap_or_default();
    let mut list = String::new();
    for (heading, names) in GROUPS {
        let _ = writeln!(list, "{heading}:");
        for name in names {
            let about = command.find_subcommand(name).and_then(Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            let _ = writeln!(list, "  {name:longest$}  {about}");
        }
        list.push('\n');
    }
    command.help_template(format!(
        "{{about-with-newline}}\nAufruf: {{usage}}\n\n{list}Allgemeine Optionen:\n{{options}}{{after-help}}"
    ))
}

fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|(_, names)| names.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_one_group_in_the_order_of_the_list() {
        let command = Cli::command();
        let visible = command.get_subcommands().filter(|c| !c.is_hide_set());
        let visible: Vec<&str> = visible.map(Command::get_name).collect();
        assert_eq!(names().collect::<Vec<_>>(), visible);
    }

    #[test]
    fn every_command_has_one_line() {
        let help = command().term_width(100).render_help().to_string();
        for name in names() {
            let line = help.lines().find(|line| line.starts_with(&format!("  {name} ")));
            let line = line.expect("a line for each");
            assert!(line.chars().count() <= 100, "{line}");
            assert!(name == "schema" || line.ends_with(']'), "{line}");
        }
    }
}
