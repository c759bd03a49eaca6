//! The program itself: environment, exit status, a real pipe.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::fixture::Register;
use assert_cmd::cargo::cargo_bin;

/// The program with nothing of the caller's environment.
fn ddv(register: &Register) -> Command {
    let mut command = Command::new(cargo_bin!("ddv"));
    command
        .env_clear()
        .env("HOME", register.path())
        .current_dir(register.path());
    command
}

#[test]
fn the_version_is_that_of_the_package() {
    let output = ddv(&Register::empty())
        .arg("--version")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        concat!("ddv ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn the_environment_names_the_registry_and_turns_colours_off() {
    let (register, elsewhere) = (Register::sound(), Register::empty());
    std::fs::remove_file(elsewhere.path().join("ddv.toml")).expect("removed");
    let output = ddv(&elsewhere)
        .arg("karte")
        .env("DDV_REGISTRY", register.path())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        text.contains("Hundesteuer anmelden") && !text.contains('\u{1b}'),
        "{text}"
    );
    let missing = ddv(&elsewhere)
        .arg("karte")
        .env("DDV_REGISTRY", elsewhere.path())
        .output()
        .expect("it runs");
    assert_eq!(missing.status.code(), Some(2));
    let colored = ddv(&register)
        .args(["karte", "--color", "immer"])
        .output()
        .expect("it runs");
    assert!(colored.stdout.contains(&0x1b));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let register = Register::sound();
    for i in 0..2000 {
        register.write(&format!("prozesse/p{i}.yaml"), crate::fixture::HUNDESTEUER);
    }
    let mut child = ddv(&register)
        .args(["karte", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut first = [0; 16];
    child
        .stdout
        .take()
        .expect("a pipe")
        .read_exact(&mut first)
        .expect("some output");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).as_ref()
        ),
        (Some(0), "")
    );
}
