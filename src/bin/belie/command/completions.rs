//! `belie completions`: completions for a shell, from the same definition that reads the arguments.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{
    args::Args,
    console::Console,
    outcome::{Ending, Failure},
};

/// Prints the completions.
pub(crate) fn run(shell: Shell, console: &Console) -> Result<Ending, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "belie", &mut script);
    console.print(&String::from_utf8_lossy(&script))?;
    Ok(Ending::Clean)
}
