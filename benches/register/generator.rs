//! Writes registers of any size: the same number gives the same bytes on every machine.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Processes that one project plans with.
const PROCESSES_PER_PROJECT: usize = 40;
/// Most Ämter a register has; more processes make them fuller.
const AEMTER: usize = 40;
const GESCHAEFTSBEREICHE: usize = 7;
/// One in so many Steckbriefe repeats the LeiKa key of the one before: a warning.
const WARNING_EVERY: usize = 50;

/// A component: id, name, layer, whether it is meant for external processes only, whether it is binding.
struct Baustein(&'static str, &'static str, &'static str, bool, bool);

#[rustfmt::skip]
const KOMPONENTEN: [Baustein; 22] = [
    Baustein("antragsmanagement", "Antragsmanagement", "eingangskanal", true, true),
    Baustein("beteiligungsportal", "Beteiligungsportal", "eingangskanal", true, false),
    Baustein("dms", "Dokumentenmanagement / E-Akte", "basisdienst", false, true),
    Baustein("e-rechnung", "Elektronischer Rechnungseingang", "eingangskanal", false, false),
    Baustein("eid", "Elektronischer Identitätsnachweis", "basisdienst", true, false),
    Baustein("epayment", "Online-Bezahlung", "basisdienst", true, false),
    Baustein("fachverfahren-kern", "Gemeinsames Fachverfahren", "fachverfahren", false, false),
    Baustein("formularserver", "Formularserver", "eingangskanal", false, false),
    Baustein("geodaten", "Geodateninfrastruktur", "infrastruktur", false, false),
    Baustein("kollaboration", "Zusammenarbeit über Ämter hinweg", "infrastruktur", false, false),
    Baustein("langzeitarchiv", "Elektronisches Langzeitarchiv", "ausgangskanal", false, false),
    Baustein("mobiles-arbeiten", "Mobiles Arbeiten", "infrastruktur", false, false),
    Baustein("open-data", "Open-Data-Portal", "ausgangskanal", false, false),
    Baustein("postausgang", "Zentraler Postausgang", "ausgangskanal", false, false),
    Baustein("scanstelle", "Zentrale Scanstelle", "eingangskanal", false, false),
    Baustein("schnittstelle", "Integrationsplattform", "basisdienst", false, false),
    Baustein("servicekonto", "Servicekonto", "eingangskanal", true, false),
    Baustein("signatur", "Elektronische Signatur und Siegel", "basisdienst", false, false),
    Baustein("statusauskunft", "Statusauskunft", "ausgangskanal", true, false),
    Baustein("terminvergabe", "Online-Terminvergabe", "eingangskanal", true, false),
    Baustein("virtuelle-poststelle", "Virtuelle Poststelle", "eingangskanal", false, false),
    Baustein("wissensdatenbank", "Wissensdatenbank für Auskünfte", "infrastruktur", false, false),
];

const GEGENSTAND: [&str; 24] = [
    "Hundesteuer",
    "Baugenehmigung",
    "Gewerbe",
    "Wohngeld",
    "Straßensperrung",
    "Fundsache",
    "Personenstandsurkunde",
    "Elterngeld",
    "Grundstücksentwässerung",
    "Baumfällung",
    "Gaststättenerlaubnis",
    "Schülerbeförderung",
    "Ausnahmegenehmigung Lärmschutz",
    "Kfz-Zulassung",
    "Führungszeugnis",
    "Sondernutzung öffentlicher Flächen",
    "Kindertagesbetreuung",
    "Vermessungsauskunft",
    "Bürgschaftsrückgabe",
    "Reisekosten",
    "Büromöbel",
    "Förderung freier Träger",
    "Grabnutzung",
    "Denkmalrechtliche Prüfung",
];
const HANDLUNG: [&str; 6] = [
    "anmelden",
    "beantragen",
    "ändern",
    "prüfen",
    "verlängern",
    "abrechnen",
];
const GRUNDLAGEN: [&str; 8] = [
    "§ 59 SächsBO",
    "Hundesteuersatzung",
    "§ 14 GewO",
    "SächsKAG",
    "§ 18 SächsStrG",
    "VwVfG",
    "Dienstanweisung für den Geschäftsgang",
    "§ 7 BImSchG",
];
const SCHRITTE: [(&str, &str); 8] = [
    ("Antrag entgegennehmen und Eingang bestätigen", "entgegennehmen"),
    ("Vorgang anlegen", "registrieren"),
    ("Unterlagen auf Vollständigkeit prüfen", "formal-pruefen"),
    ("Voraussetzungen in der Sache prüfen", "fachlich-pruefen"),
    ("Stellungnahmen der Nachbarämter einholen", "beteiligen"),
    ("Über den Antrag entscheiden", "entscheiden"),
    ("Bescheid ausfertigen", "bescheid-erstellen"),
    ("Vorgang abschließen und ablegen", "archivieren"),
];

/// `SplitMix64`: small, and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or_default()
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Writes a register of `count` Steckbriefe into `folder`, which must be new or empty.
pub fn generate(folder: &Path, count: usize) -> io::Result<()> {
    if folder.exists() && folder.read_dir()?.next().is_some() {
        return Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            "the folder is not empty",
        ));
    }
    let put = |path: &str, text: &str| -> io::Result<()> {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)
    };
    put(
        "ddv.toml",
        "[verwaltung]\nname = \"Musterstadt\"\n\n[einwohner]\n2020 = 556227\n2030 = 580000\n",
    )?;
    let groups = count.div_ceil(PROCESSES_PER_PROJECT).max(1);
    let aemter = groups.min(AEMTER);
    for number in 0..GESCHAEFTSBEREICHE.min(aemter) {
        let text = format!(
            "name: Geschäftsbereich {number}\nkuerzel: GB {number}\nart: geschaeftsbereich\nleitung: Büro GB {number}\n"
        );
        put(&format!("organisation/gb-{number}.yaml"), &text)?;
    }
    for number in 0..aemter {
        let text = format!(
            "name: Amt für Aufgabe {number}\nkuerzel: \"{number}\"\nart: amt\nteil_von: gb-{}\nleitung: Amtsleitung \
             {number}\nlotse: Digitalisierungslotse {number}.1\nmitarbeitende: {}\nstellenart_lotse: umgewandelt\n",
            number % GESCHAEFTSBEREICHE,
            40 + number
        );
        put(&format!("organisation/amt-{number}.yaml"), &text)?;
    }
    for komponente in &KOMPONENTEN {
        put(
            &format!("komponenten/{}.yaml", komponente.0),
            &komponente_yaml(komponente),
        )?;
    }
    put(
        "programme/rathaus-digital.yaml",
        "name: Digitales Rathaus\nleitung: CIO\nberichtsweg: [cio, stadtrat]\nherkunft: neu\n",
    )?;
    put(
        "ziele/haelfte.yaml",
        "name: Die Hälfte der Prozesse ist digitalisiert\nkennzahl: digitalisierungsquote\nsoll: 0.5\nbis: 2028-12-31\n",
    )?;
    put(
        "vorgaben/elektronische-akte.yaml",
        "name: Elektronische Akte\ngesetz: [EGovG]\nstatus: rollout\nstand: 2025-12-31\nverbindlich: ja\n\
         komponenten: [dms]\n",
    )?;
    put(
        "berufsgruppen/verwaltungsdienst.yaml",
        "name: Verwaltungsdienst\nvza: 1250\nstand: 2025-12-31\nkosten_je_vza: 61200\nkomponenten: [dms]\n",
    )?;
    for group in 0..groups {
        let first = group * PROCESSES_PER_PROJECT;
        let last = count.min(first + PROCESSES_PER_PROJECT);
        let mut planned = Vec::new();
        for number in first..last {
            let steckbrief = steckbrief(number, group, aemter);
            if steckbrief.is_planned {
                planned.push(id_of(number));
            }
            put(
                &format!("prozesse/amt-{}/{}.yaml", group % aemter, id_of(number)),
                &steckbrief.text,
            )?;
        }
        put(
            &format!("projekte/vorhaben-{group}.yaml"),
            &projekt_yaml(group, aemter, &planned),
        )?;
    }
    Ok(())
}

fn id_of(number: usize) -> String {
    let words = [
        "anmelden",
        "beantragen",
        "aendern",
        "pruefen",
        "verlaengern",
        "abrechnen",
    ];
    format!("vorgang-{number:05}-{}", words[number % words.len()])
}

/// The components that the project of `group` introduces; no external-only and no binding ones.
fn planned_components(group: usize) -> [&'static str; 2] {
    [
        ["schnittstelle", "signatur"],
        ["formularserver", "langzeitarchiv"],
        ["mobiles-arbeiten", "scanstelle"],
    ][group % 3]
}

fn komponente_yaml(komponente: &Baustein) -> String {
    let Baustein(_, name, schicht, is_external, is_binding) = komponente;
    let mut text = format!(
        "name: {name}\nbeschreibung: >-\n  Stellt allen Ämtern {name} bereit,\n  mit Betrieb und Schulung.\nschicht: \
         {schicht}\nreifegrad: einsatzbereit\nverfuegbar_ab: 2021-03-01\nbetreiber: Eigenbetrieb IT-Dienstleistungen\n\
         effekt: {{2022: 0.0, 2027: 0.03}}\n"
    );
    if *is_external {
        text.push_str("gilt_fuer:\n  ausrichtung: [extern]\n");
    }
    if *is_binding {
        text.push_str("verbindlich_seit: 2023-01-01\n");
    }
    text
}

fn projekt_yaml(group: usize, aemter: usize, planned: &[String]) -> String {
    let mut text = format!(
        "name: Vorhaben {group}\nprogramm: rathaus-digital\nphase: umsetzung\nziel:\n  art: effizienz\n  beschreibung: \
         Die Vorgänge des Amts laufen ohne Papier.\nausrichtung: verwaltung\nprojektart: rollout\noe: amt-{}\n\
         komponenten: [{}]\nstatus: {{ampel: gruen, stand: 2026-06-01, text: Im Zeitplan}}\ntermine: {{beginn: \
         2025-02-01, ende_plan: 2028-12-31}}\nfinanzierung: gesichert\n",
        group % aemter,
        planned_components(group).join(", "),
    );
    if !planned.is_empty() {
        text.push_str("prozesse:\n");
        for id in planned {
            let _ = writeln!(text, "  - {id}");
        }
    }
    text
}

struct Steckbrief {
    text: String,
    /// It plans a component with the project of its group.
    is_planned: bool,
}

fn steckbrief(number: usize, group: usize, aemter: usize) -> Steckbrief {
    let mut random = Random(number as u64 + 1);
    let is_external = random.below(4) > 0;
    let gegenstand = random.one_of(&GEGENSTAND);
    let handlung = HANDLUNG[number % HANDLUNG.len()];
    let mut text = format!(
        "# yaml-language-server: $schema=../../../schemas/prozess.schema.json\nname: {gegenstand} {handlung} (Verfahren \
         {number})\nstatus: aktiv\noe: amt-{}\n",
        group % aemter
    );
    text.push_str(if is_external {
        "ausrichtung: extern\nzielgruppen: [bevoelkerung, unternehmen]\nausloeser: antrag\n"
    } else {
        "ausrichtung: intern\nzielgruppen:\n  - verwaltung\n  - beschaeftigte\nausloeser: auftrag\n"
    });
    let _ = write!(
        text,
        "ergebnis: Bescheid über {gegenstand}\nbeschreibung: >-\n  Von der ersten Anfrage bis zum Bescheid; \"kleine\" \
         Fälle ohne Gebühr\n  werden im Bürgerbüro gleich erledigt.\n"
    );
    push_leika(&mut text, number);
    push_facts(&mut text, &mut random, is_external);
    let cells = cells(&mut random, group, is_external);
    push_ablauf(&mut text, &mut random, &cells);
    text.push_str("komponenten:\n");
    let mut is_planned = false;
    for (id, use_) in &cells {
        is_planned |= *use_ == Use::Planned;
        push_cell(&mut text, &mut random, group, id, *use_);
    }
    let _ = write!(
        text,
        "bewertung:\n  nutzen_buerger: {}\n  nutzen_verwaltung: {}\n  umsetzbarkeit_kosten: {}\n  umsetzbarkeit_zeit: \
         {}\nueberpruefung:\n  zuletzt: 2026-0{}-1{}\n  ergebnis: {{notwendig: ja, richtig: ja, optimierbar: {}}}\n",
        random.below(4),
        random.below(4),
        random.below(4),
        random.below(4),
        1 + random.below(6),
        random.below(10),
        random.one_of(&["ja", "nein"]),
    );
    Steckbrief { text, is_planned }
}

/// Every second Steckbrief names a key of its own; a few repeat one.
fn push_leika(text: &mut String, number: usize) {
    let is_warning = number % WARNING_EVERY == WARNING_EVERY - 1;
    let key = if is_warning { number - 1 } else { number };
    if key.is_multiple_of(2) {
        let (kennung, verrichtung) = (key / 2 % 1000, 1 + key / 2000 % 200);
        let _ = writeln!(text, "leika: \"99107{kennung:03}{verrichtung:03}000\"");
    }
}

fn push_facts(text: &mut String, random: &mut Random, is_external: bool) {
    let fallzahl = 20 + random.below(9000);
    let antrag = random.one_of(&["ja", "teilweise"]);
    let minutes = 10 + random.below(90);
    let _ = write!(
        text,
        "recht:\n  aufgabenart: {}\n  regelungsebene: {}\n  grundlagen:\n    - {}\n    - {}\nantrag:\n  antragsmanagement: \
         {antrag}\n  externe_dateneingabe: {antrag}\n  unterschrift: {}\n  persoenliches_erscheinen: {}\nkennzahlen:\n  \
         stand: 2025-12-31\n  datenlage: {}\n  fallzahl: {fallzahl}\n  fallzahl_digital: {}\n  beratungsaufwand: {}\n  \
         bearbeitungszeit_min: {minutes}\n  bearbeitungszeit_digital_min: {}.5\n  durchlaufzeit_tage: {}\n",
        random.one_of(&["freiwillig", "pflicht-weisungsfrei", "pflicht-weisungsgebunden"]),
        random.one_of(&["stadt", "land", "bund"]),
        random.one_of(&GRUNDLAGEN[..4]),
        random.one_of(&GRUNDLAGEN[4..]),
        random.one_of(&["nicht-erforderlich", "ersetzbar"]),
        random.one_of(&["nicht-erforderlich", "ersetzbar"]),
        random.one_of(&["gemessen", "geschaetzt", "beispiel"]),
        fallzahl / (2 + random.below(5)),
        random.one_of(&["normal", "normal", "hoch"]),
        minutes - 5,
        2 + random.below(40),
    );
    if is_external && random.below(3) == 0 {
        text.push_str("entwicklung: {art: rate, prozent_pa: 1.5}\n");
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Use {
    Full,
    Partial,
    Planned,
    Possible,
    Never,
}

/// 8 to 18 components, each that fits, the binding ones always.
fn cells(random: &mut Random, group: usize, is_external: bool) -> Vec<(&'static str, Use)> {
    let wanted = 8 + random.below(11);
    let mut fitting: Vec<&Baustein> = KOMPONENTEN.iter().filter(|k| is_external || !k.3).collect();
    while fitting.len() > wanted {
        let at = random.below(fitting.len());
        if !fitting[at].4 {
            fitting.remove(at);
        }
    }
    let planned = planned_components(group);
    let mut use_of = |komponente: &Baustein| match random.below(10) {
        0..=4 => Use::Full,
        5 | 6 => Use::Partial,
        7 if planned.contains(&komponente.0) => Use::Planned,
        7 | 8 => Use::Possible,
        _ => Use::Never,
    };
    fitting.into_iter().map(|k| (k.0, use_of(k))).collect()
}

fn push_cell(text: &mut String, random: &mut Random, group: usize, id: &str, use_: Use) {
    let since = format!("202{}-0{}-01", 2 + random.below(4), 1 + random.below(9));
    let _ = match use_ {
        Use::Full => writeln!(text, "  {id}: {{status: genutzt, seit: {since}}}"),
        Use::Partial if random.below(4) == 0 => writeln!(
            text,
            "  {id}:\n    status: teilweise\n    seit: {since}\n    anmerkung: \"Für Vorgänge seit 2022; ältere liegen auf \
             Papier\""
        ),
        Use::Partial => writeln!(text, "  {id}: {{status: teilweise, seit: {since}}}"),
        Use::Planned => {
            writeln!(
                text,
                "  {id}: {{status: geplant, bis: 2027-0{}-30, projekt: vorhaben-{group}}}",
                4 + group % 3
            )
        }
        Use::Possible => writeln!(text, "  {id}: {{status: moeglich}}"),
        Use::Never => {
            writeln!(
                text,
                "  {id}: {{status: nicht-anwendbar, grund: Das Verfahren läuft ohne diesen Schritt}}"
            )
        }
    };
}

/// Steps in order; they use only what the process uses.
fn push_ablauf(text: &mut String, random: &mut Random, cells: &[(&'static str, Use)]) {
    let used: Vec<&str> = cells
        .iter()
        .filter(|(_, u)| matches!(u, Use::Full | Use::Partial))
        .map(|(id, _)| *id)
        .collect();
    text.push_str("ablauf:\n");
    for (schritt, baustein) in SCHRITTE {
        if random.below(3) == 0 {
            continue;
        }
        let medium = random.one_of(&["digital", "digital", "papier"]);
        let _ = write!(
            text,
            "  - schritt: {schritt}\n    baustein: {baustein}\n    medium: {medium}\n"
        );
        if medium == "digital" && !used.is_empty() && random.below(2) == 0 {
            let _ = writeln!(text, "    komponenten: [{}]", random.one_of(&used));
        }
    }
    let _ = writeln!(
        text,
        "  - {{schritt: \"Bescheid versenden\", baustein: versenden, medium: digital}}"
    );
}
