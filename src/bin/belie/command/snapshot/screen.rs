//! The terminal while a review is on it: taken over at the start, and given back as it was however the run ends.

use std::{
    io::{self, IsTerminal, Read, Write},
    sync::atomic::{AtomicBool, Ordering},
};

use belie::snapshot::Line;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use terminal_size::{Height, Width, terminal_size};

use super::keys::{Key, Keys};
use crate::outcome::Failure;

/// A screen of its own, without a cursor, on which lines are not broken.
const TAKE: &str = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[?7l";
/// The screen as it was.
const GIVE: &str = "\u{1b}[?7h\u{1b}[?25h\u{1b}[?1049l";
/// The size of a terminal that does not tell.
const USUAL: (u16, u16) = (80, 24);

/// Whether the terminal is taken over.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal, taken over until this is dropped.
pub(super) struct Screen {
    keys: Keys,
    color: bool,
}

/// Whether a review can be held here.
pub(super) fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn open(color: bool) -> Result<Self, Failure> {
        restore_at_the_end()?;
        let screen = Self { keys: Keys::default(), color };
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode().map_err(wrong)?;
        write(TAKE)?;
        Ok(screen)
    }

    /// How many columns and rows there are.
    pub(super) fn size() -> (usize, usize) {
        let (columns, rows) = terminal_size().map_or(USUAL, |(Width(columns), Height(rows))| (columns, rows));
        (usize::from(columns).max(1), usize::from(rows).max(1))
    }

    /// Shows lines from the top on.
    pub(super) fn draw(&self, lines: &[Line]) -> Result<(), Failure> {
        let mut out = "\u{1b}[H".to_owned();
        for (row, line) in lines.iter().enumerate() {
            let down = if row == 0 { "" } else { "\r\n" };
            out.push_str(&format!("{down}{}\u{1b}[K", line.painted(self.color)));
        }
        out.push_str("\u{1b}[J");
        write(&out)
    }

    /// Waits for a key.
    pub(super) fn key(&mut self) -> Result<Key, Failure> {
        let mut byte = [0];
        loop {
            match io::stdin().lock().read(&mut byte) {
                Ok(0) => return Ok(Key::End),
                Ok(_) => {
                    if let Some(key) = self.keys.next(byte[0]) {
                        return Ok(key);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(wrong(error)),
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(wrong)
}

fn wrong(error: io::Error) -> Failure {
    Failure::new(format!("the terminal: {error}"))
}

/// Gives the terminal back as it was; once.
fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // If the terminal has gone away there is nothing to give back.
        let _ = write(GIVE);
        let _ = disable_raw_mode();
    }
}

/// A panic ends the run without dropping anything, and so do signals.
fn restore_at_the_end() -> Result<(), Failure> {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore();
        told(panic);
    }));
    signals().map_err(wrong)
}

#[cfg(unix)]
fn signals() -> io::Result<()> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
        iterator::Signals,
        low_level::emulate_default_handler,
    };
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            restore();
            // The run ends here, as it would have without us.
            let _ = emulate_default_handler(signal);
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn signals() -> io::Result<()> {
    Ok(())
}
