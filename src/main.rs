//! The program: everything is in the library; here it only meets the process.

use std::process::ExitCode;

use istilahi::cli::{self, Environment};

fn main() -> ExitCode {
    cli::run(&Environment::of_process())
}
