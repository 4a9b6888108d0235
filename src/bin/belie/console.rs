//! The two output streams: what goes where, in colour or not, and how wide.

use std::{
    env,
    io::{self, ErrorKind, IsTerminal, Write},
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use belie::report::{Look, on_lines};

use crate::{
    args::{Color, Global},
    outcome::Failure,
};

/// A report is at most this wide, in columns: longer lines are hard to read.
const WIDEST: usize = 120;
/// The width where there is no terminal to ask.
const USUAL: usize = 100;
/// A run that takes longer shows how far it is.
const PATIENCE: Duration = Duration::from_millis(700);
/// How often it does.
const PACE: usize = 16;

/// Where a run prints.
pub(crate) struct Console {
    color: Color,
    quiet: bool,
    verbose: bool,
}

impl Console {
    pub(crate) fn new(global: &Global) -> Self {
        Self { color: global.color, quiet: global.quiet, verbose: global.verbose }
    }

    /// How reports on standard output look.
    pub(crate) fn look(&self, width: Option<usize>) -> Look {
        Look {
            color: self.colored(io::stdout().is_terminal()),
            width: width.unwrap_or_else(columns),
            ..Look::default()
        }
    }

    /// How faults on standard error look.
    pub(crate) fn look_of_faults(&self) -> Look {
        Look { color: self.colored(io::stderr().is_terminal()), width: columns(), ..Look::default() }
    }

    fn colored(&self, terminal: bool) -> bool {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if env::var_os("CLICOLOR_FORCE").is_some_and(|v| !v.is_empty() && v != "0") => true,
            Color::Auto => terminal && env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }

    /// Prints what the user asked for, as it is.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        to_stdout(text).map_err(|error| Failure::new(format!("standard output: {error}")))
    }

    /// Says what the user should know.
    pub(crate) fn warn(&self, text: &str) {
        if !self.quiet {
            to_stderr(&on_lines(&format!("warning: {text}\n")));
        }
    }

    /// Says what only a curious user wants to know.
    pub(crate) fn detail(&self, text: &str) {
        if self.verbose && !self.quiet {
            to_stderr(&on_lines(&format!("{text}\n")));
        }
    }

    /// Says why the status is not 0, or what the user asked to be told beside the report.
    pub(crate) fn complain(&self, text: &str) {
        to_stderr(text);
    }

    /// A console that says nothing beside what is asked for.
    pub(crate) fn silent(&self) -> Self {
        Self { color: self.color, quiet: true, verbose: false }
    }

    /// Wipes the terminal before a new report.
    pub(crate) fn clear(&self) {
        if io::stdout().is_terminal() {
            // A terminal that has gone away cannot be wiped, and the report will say so.
            let _ = to_stdout("\u{1b}[2J\u{1b}[H");
        }
    }

    /// How far a long run is, on a terminal.
    pub(crate) fn progress(&self, of: usize) -> Progress {
        let shown = !self.quiet && of > PACE && io::stderr().is_terminal();
        Progress { done: AtomicUsize::new(0), of, shown, since: Instant::now() }
    }
}

/// How far a run is.
pub(crate) struct Progress {
    done: AtomicUsize,
    of: usize,
    shown: bool,
    since: Instant,
}

impl Progress {
    /// One more is done.
    pub(crate) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let since = self.since.elapsed();
        if self.shown && done.is_multiple_of(PACE) && since > PATIENCE {
            to_stderr(&format!("\r{}\u{1b}[K", bar(done, self.of, since)));
        }
    }
}

/// How far a run is, how fast it goes, and how long it will take.
fn bar(done: usize, of: usize, since: Duration) -> String {
    const WIDTH: usize = 24;
    let full = WIDTH * done.min(of) / of.max(1);
    let rate = done as f64 / since.as_secs_f64().max(f64::MIN_POSITIVE);
    let left = of.saturating_sub(done) as f64 / rate.max(f64::MIN_POSITIVE);
    let left = if left < 90.0 { format!("{left:.0} s") } else { format!("{:.0} min", left / 60.0) };
    format!("[{:<WIDTH$}] {done} of {of} documents read, {rate:.0} a second, {left} left", "=".repeat(full))
}

impl Drop for Progress {
    /// Wipes the line.
    fn drop(&mut self) {
        if self.shown && self.since.elapsed() > PATIENCE {
            to_stderr("\r\u{1b}[K");
        }
    }
}

/// The width of the terminal, within reason.
fn columns() -> usize {
    let told = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    told.or_else(asked).unwrap_or(USUAL).min(WIDEST)
}

/// Writes to standard output. A reader that has gone away is no fault of ours.
pub(crate) fn to_stdout(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Writes to standard error; if that fails there is nobody to tell.
pub(crate) fn to_stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_tells_rate_and_time_left() {
        let second = Duration::from_secs(1);
        assert_eq!(
            bar(500, 2000, 2 * second),
            "[======                  ] 500 of 2000 documents read, 250 a second, 6 s left"
        );
        assert!(bar(1, 2000, second).ends_with("1 a second, 33 min left"));
        assert!(bar(20, 20, second).starts_with("[========================] 20 of 20"));
        assert!(bar(0, 0, Duration::ZERO).starts_with("[ "));
    }
}
