//! The command line: from arguments to a run, from a run to what is printed and to the exit status.
//! Nothing else in belie prints or exits.

mod args;
mod cache;
mod command;
mod config;
mod console;
mod file;
mod input;
mod outcome;
mod since;

use std::process::ExitCode;

use self::{
    args::Args,
    console::Console,
    outcome::{Ending, Failure},
};

/// Nothing at or over the threshold; or a command that does not look for findings did its work.
const CLEAN: u8 = 0;
/// Findings, or failed tests.
const FOUND: u8 = 1;
/// The command line, a rule, a lexicon or a document is wrong.
const WRONG: u8 = 2;

fn main() -> ExitCode {
    let args = match args::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(error) => return ExitCode::from(refuse(&error)),
    };
    let console = Console::new(&args.global);
    let (code, reason) = status(run(args, &console), &console);
    if !reason.is_empty() {
        console.complain(&format!("exit {code}{reason}\n"));
    }
    ExitCode::from(code)
}

/// The status of a run, and behind a colon why it is not 0; what a failure shows is shown.
fn status(ended: Result<Ending, Failure>, console: &Console) -> (u8, String) {
    let (code, reason) = match ended {
        Ok(Ending::Clean) => return (CLEAN, String::new()),
        Ok(Ending::Found(reason)) => (FOUND, reason),
        Err(failure) => {
            console.complain(&failure.shown);
            (WRONG, failure.reason)
        }
    };
    (code, format!(": {}", belie::report::on_one_line(&reason)))
}

fn run(args: Args, console: &Console) -> Result<Ending, Failure> {
    command::run(args, console)
}

/// Answers a command line that clap does not run: help and version, or what is wrong with it.
fn refuse(error: &clap::Error) -> u8 {
    let text = belie::report::on_lines(&error.render().to_string());
    if error.use_stderr() {
        console::to_stderr(&text);
        console::to_stderr("exit 2: the command line cannot be read\n");
        return WRONG;
    }
    console::to_stdout(&text).map_or(WRONG, |()| CLEAN)
}
