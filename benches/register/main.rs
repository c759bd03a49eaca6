//! How long `ddv` takes on large registers, beside the floor: reading the same files and nothing more.
//!
//! `cargo bench --bench register` prints the table, `-- --check` also exits 1 if a goal is missed, and
//! `-- generate DIR N` writes a register of N Steckbriefe into DIR. Registers on disk come first, then ten years of
//! history, which are made once and kept below `target/`; `-- history` measures only these.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a benchmark talks to people, writes registers and looks at the clock"
)]

mod floor;
mod generator;
mod history;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Sizes in Steckbriefe, and the rounds that each is measured.
const SIZES: [(usize, usize); 2] = [(2_000, 15), (20_000, 7)];
const RATIO_GOAL: f64 = 1.5;
/// For text of all rows: laying out a table costs more than reading, but no more than so much.
const TEXT_GOAL: f64 = 4.0;
const MEMORY_GOAL_MB: f64 = 200.0;
const START_GOAL: f64 = 2.0;
const START_ROUNDS: usize = 51;

/// What history is measured with, beside what of it the floor reads, and whether the goals hold.
const OVER_TIME: [(&str, history::Extent, bool); 2] = [
    ("verlauf --format json", history::Extent::All, true),
    ("karte --stand HEAD --format json", history::Extent::Head, false),
];
const HISTORY_MEMORY_GOAL_MB: f64 = 300.0;
const HISTORY_ROUNDS: usize = 9;

const USAGE: &str = "cargo bench --bench register [-- --check | -- history | -- generate DIR N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["floor", folder] => floor::run(Path::new(folder)),
        ["floor-all", folder] => history::run_floor(Path::new(folder), history::Extent::All),
        ["floor-head", folder] => history::run_floor(Path::new(folder), history::Extent::Head),
        ["history"] => {
            print_head();
            ExitCode::from(u8::from(!measure_history()))
        }
        ["generate", folder, count] => {
            let count = count.parse().expect("N is a number");
            generator::generate(Path::new(folder), count).expect("the register can be written");
            ExitCode::SUCCESS
        }
        [] => {
            measure();
            ExitCode::SUCCESS
        }
        ["--check"] => ExitCode::from(u8::from(!measure())),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// A program to be measured.
struct Contender {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    /// What it may take at most, as a multiple of the floor.
    goal: f64,
}

impl Contender {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    fn time(&self) -> Duration {
        let start = Instant::now();
        let status = self.command().status().expect("the program can be started");
        let time = start.elapsed();
        assert!(status.success(), "{} ends with {status}", self.name);
        time
    }

    /// The most memory it holds, in MB; sampled, so the last millisecond may be missed. `None` without `/proc`.
    fn peak(&self) -> Option<f64> {
        let mut child = self.command().spawn().expect("the program can be started");
        let status = format!("/proc/{}/status", child.id());
        let mut peak = None;
        while child.try_wait().expect("the program can be waited for").is_none() {
            peak = std::fs::read_to_string(&status)
                .ok()
                .and_then(|text| high_water(&text))
                .or(peak);
            std::thread::sleep(Duration::from_millis(1));
        }
        peak
    }
}

fn high_water(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}

/// Runs the contenders in turn; gives the times of each.
fn race(contenders: &[Contender], rounds: usize) -> Vec<Vec<f64>> {
    for contender in contenders {
        contender.time();
    }
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for _ in 0..rounds {
        for (contender, times) in contenders.iter().zip(&mut times) {
            times.push(contender.time().as_secs_f64());
        }
    }
    times
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// The median over the rounds of `times` by `floor`: a slow round slows both.
fn median_ratio(times: &[f64], floor: &[f64]) -> f64 {
    let ratios: Vec<f64> = times
        .iter()
        .zip(floor)
        .map(|(time, floor)| time / floor)
        .collect();
    median(&ratios)
}

/// Measures everything and prints the table; false if a goal is missed.
fn measure() -> bool {
    let ddv = PathBuf::from(env!("CARGO_BIN_EXE_ddv"));
    let mut is_fine = true;
    print_head();
    for (count, rounds) in SIZES {
        let folder = tempfile::tempdir().expect("there is room for a register");
        generator::generate(folder.path(), count).expect("the register can be written");
        let contenders = contenders(&ddv, folder.path());
        let times = race(&contenders, rounds);
        for (contender, seconds) in contenders.iter().zip(&times) {
            let ratio = median_ratio(seconds, &times[0]);
            let peak = contender.peak();
            let is_too_large = count == 20_000 && peak.is_some_and(|mb| mb >= MEMORY_GOAL_MB);
            let is_missed = ratio > contender.goal || (is_too_large && contender.name != "floor");
            is_fine &= !is_missed;
            print_row(count, contender, (median(seconds), ratio), peak, is_missed);
        }
    }
    is_fine & measure_history() & measure_start(ddv)
}

fn print_head() {
    println!(
        "{:>9}  {:<33} {:>9} {:>7} {:>9}",
        "Prozesse", "Lauf", "Median", "Faktor", "Speicher"
    );
}

fn print_row(
    count: usize,
    contender: &Contender,
    (seconds, ratio): (f64, f64),
    peak: Option<f64>,
    is_missed: bool,
) {
    println!(
        "{count:>9}  {:<33} {:>6.0} ms {ratio:>7.2} {:>9}{}",
        contender.name,
        seconds * 1e3,
        peak.map_or_else(|| "-".to_owned(), |mb| format!("{mb:.0} MB")),
        if is_missed { "  Ziel verfehlt" } else { "" },
    );
}

/// Commands on a history of ten years beside their floors.
fn measure_history() -> bool {
    let folder = history::repository();
    let folder = folder.to_str().expect("the target folder has a plain name");
    let mut is_fine = true;
    for (arguments, extent, has_goals) in OVER_TIME {
        let (floor, name) = match extent {
            history::Extent::All => ("floor-all", "floor (alle Stände)"),
            history::Extent::Head => ("floor-head", "floor (ein Stand)"),
        };
        let contenders = [
            Contender {
                name,
                program: std::env::current_exe().expect("the benchmark has a path"),
                arguments: vec![floor.to_owned(), folder.to_owned()],
                goal: RATIO_GOAL,
            },
            Contender {
                name: arguments,
                program: PathBuf::from(env!("CARGO_BIN_EXE_ddv")),
                arguments: arguments
                    .split(' ')
                    .chain(["--registry", folder, "--stichtag", history::LAST_DAY])
                    .map(str::to_owned)
                    .collect(),
                goal: RATIO_GOAL,
            },
        ];
        let times = race(&contenders, HISTORY_ROUNDS);
        for (number, contender) in contenders.iter().enumerate() {
            let ratio = median_ratio(&times[number], &times[0]);
            let peak = contender.peak();
            let is_too_large = peak.is_some_and(|mb| mb > HISTORY_MEMORY_GOAL_MB);
            let is_missed = number > 0 && has_goals && (ratio > contender.goal || is_too_large);
            is_fine &= !is_missed;
            let time = (median(&times[number]), ratio);
            print_row(history::PROZESSE, contender, time, peak, is_missed);
        }
    }
    is_fine
}

fn contenders(ddv: &Path, folder: &Path) -> Vec<Contender> {
    let folder = folder
        .to_str()
        .expect("temporary folders have plain names")
        .to_owned();
    let of_ddv = |name: &'static str, goal: f64| Contender {
        name,
        program: ddv.to_path_buf(),
        arguments: name
            .split(' ')
            .chain(["--registry", &folder, "--stichtag", "2026-06-30"])
            .map(str::to_owned)
            .collect(),
        goal,
    };
    vec![
        Contender {
            name: "floor",
            program: std::env::current_exe().expect("the benchmark has a path"),
            arguments: vec!["floor".to_owned(), folder.clone()],
            goal: RATIO_GOAL,
        },
        of_ddv("pruefen --format kurz", RATIO_GOAL),
        of_ddv("karte --format json", RATIO_GOAL),
        of_ddv("karte", TEXT_GOAL),
        of_ddv("rangliste --alle --format json", RATIO_GOAL),
        of_ddv("prognose --format json", RATIO_GOAL),
    ]
}

/// `ddv --version` beside `true`, the shortest program there is; skipped where there is no `true`.
fn measure_start(ddv: PathBuf) -> bool {
    let nothing = ["/bin/true", "/usr/bin/true"]
        .into_iter()
        .map(PathBuf::from)
        .find(|path| path.exists());
    let Some(nothing) = nothing else { return true };
    let contenders = [
        Contender {
            name: "true",
            program: nothing,
            arguments: Vec::new(),
            goal: START_GOAL,
        },
        Contender {
            name: "ddv --version",
            program: ddv,
            arguments: vec!["--version".to_owned()],
            goal: START_GOAL,
        },
    ];
    let times = race(&contenders, START_ROUNDS);
    let ratio = median_ratio(&times[1], &times[0]);
    println!(
        "{:>9}  {:<33} {:>6.2} ms {ratio:>7.2} {:>9}{}",
        "-",
        "--version neben true",
        median(&times[1]) * 1e3,
        "-",
        if ratio > START_GOAL { "  Ziel verfehlt" } else { "" },
    );
    ratio <= START_GOAL
}
