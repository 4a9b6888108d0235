//! The binary on a pseudo-terminal: what it shows there, and in which state it leaves it.

use std::{
    ffi::OsStr,
    fs::File,
    io::{Read, Write},
    os::{fd::OwnedFd, unix::ffi::OsStrExt},
    process::{Child, Command, ExitStatus},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use rustix::{
    fs::{Mode, OFlags},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize},
};

use crate::{belie_binary::belie, desk::Desk};

/// How long a run may take to show something: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal with a run of the binary on it.
pub(crate) struct Terminal {
    /// The side of the one who types.
    typed: File,
    /// The side of the run; held open, so that its state can be asked for when the run has ended.
    run: OwnedFd,
    child: Child,
    seen: Arc<Mutex<Vec<u8>>>,
    before: LocalModes,
}

impl Terminal {
    /// Starts a run in the folder of a desk.
    pub(crate) fn start(desk: &Desk, args: &[&str]) -> Self {
        let typed = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&typed).unwrap();
        unlockpt(&typed).unwrap();
        let name = ptsname(&typed, Vec::new()).unwrap();
        let name = OsStr::from_bytes(name.as_bytes());
        let run = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        tcsetwinsize(&run, Winsize { ws_row: 30, ws_col: 90, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let before = tcgetattr(&run).unwrap().local_modes;
        let mut command = belie(&desk.folder);
        command.args(args).env("TERM", "xterm");
        let side = || run.try_clone().unwrap();
        let child = command.stdin(side()).stdout(side()).stderr(side()).spawn().unwrap();
        let typed = File::from(typed);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (mut output, kept) = (typed.try_clone().unwrap(), Arc::clone(&seen));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                kept.lock().unwrap().extend(&bytes[..count]);
            }
        });
        Self { typed, run, child, seen, before }
    }

    /// All that was shown so far.
    pub(crate) fn seen(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap()).into_owned()
    }

    /// Waits until a text was shown, and forgets what was shown up to its end.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        let since = Instant::now();
        loop {
            let seen = self.seen();
            if let Some(at) = seen.find(text) {
                let end = at + text.len();
                self.seen.lock().unwrap().drain(..end);
                return;
            }
            assert!(since.elapsed() < PATIENCE, "expected {text:?}, seen {seen:?}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Types.
    pub(crate) fn types(&mut self, keys: &str) {
        self.typed.write_all(keys.as_bytes()).unwrap();
    }

    /// Sends the run a signal, by its name.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits for the end of the run, and asserts that the terminal is as it was.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let since = Instant::now();
        let status = loop {
            match self.child.try_wait().unwrap() {
                Some(status) => break status,
                None if since.elapsed() > PATIENCE => {
                    let _ = self.child.kill();
                    panic!("still running, seen {:?}", self.seen());
                }
                None => thread::sleep(Duration::from_millis(5)),
            }
        };
        assert_eq!(tcgetattr(&self.run).unwrap().local_modes, self.before, "raw mode is over");
        self.shows("\u{1b}[?25h\u{1b}[?1049l");
        status
    }
}
