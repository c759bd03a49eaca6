//! The program: hands its arguments and streams to [`ddv::cli`] and exits with what that says.

use std::process::ExitCode;

fn main() -> ExitCode {
    ddv::cli::main()
}
