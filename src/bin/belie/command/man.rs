//! `belie man`: the manual, from the same definition that reads the arguments.

use std::{fs, path::Path};

use clap::CommandFactory;
use clap_mangen::Man;

use crate::{
    args::Args,
    console::Console,
    file::unwritten,
    outcome::{Ending, Failure},
};

/// Prints the page of belie, or writes a page for each command into a folder.
pub(crate) fn run(to: Option<&Path>, console: &Console) -> Result<Ending, Failure> {
    let command = Args::command();
    match to {
        None => {
            let mut page = Vec::new();
            let written = Man::new(command).render(&mut page);
            written.map_err(|error| Failure::new(format!("the manual: {error}")))?;
            console.print(&String::from_utf8_lossy(&page))?;
        }
        Some(folder) => {
            let written = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
            written.map_err(|error| unwritten(folder, &error))?;
        }
    }
    Ok(Ending::Clean)
}
