//! `belie snapshot review`: shows on a terminal what differs, and asks what to do with it.

use belie::{
    report::on_one_line,
    snapshot::{Kind, Line, Mark, Snapshot, lines},
};

use super::{
    compared::{Compared, State},
    screen::{self, Screen},
    session::{Candidate, Decision, Session, Step},
    store::Which,
    waiting,
};
use crate::{
    args::{self, Global},
    console::Console,
    outcome::{Ending, Failure},
};

/// Reviews what differs. What was decided is done when the review has ended and the terminal is given back.
pub(super) fn run(wanted: &args::Compared, global: &Global, console: &Console) -> Result<Ending, Failure> {
    if !screen::is_there() {
        return Err(Failure::new(
            "a review needs a terminal: see `belie snapshot diff`, then run `belie snapshot accept` or `reject`",
        ));
    }
    let compared = Compared::read(wanted, global, console)?;
    super::put_aside(&compared, &compared.store, wanted.names.is_empty())?;
    let candidates: Vec<Candidate> =
        compared.states().filter_map(|(name, state)| candidate(&compared, name, state)).collect();
    if candidates.is_empty() {
        console.print(&super::told(&compared))?;
        return Ok(super::ending(&compared));
    }
    let mut session = Session::new(candidates);
    let step = hold(&mut session, console.look(None).color)?;
    if step == Step::Broken {
        return Ok(Ending::Found("stopped: nothing was accepted or rejected".to_owned()));
    }
    for (name, decision) in session.decided() {
        let Some(new) = compared.fresh(name) else { continue };
        let done = match decision {
            Decision::Accept => {
                waiting::take(&compared.store, &compared.store, name, &new.text(name))?;
                "accepted"
            }
            Decision::Reject => {
                compared.store.remove(name, Which::Waiting)?;
                "rejected"
            }
            Decision::Skip => continue,
        };
        console.print(&format!("{}: {done}\n", on_one_line(name)))?;
    }
    Ok(match session.left() {
        0 if compared.count(State::Stale) > 0 => {
            Ending::Found("snapshots are left without documents: run `belie snapshot prune`".to_owned())
        }
        0 => Ending::Clean,
        1 => Ending::Found("1 snapshot waits for review".to_owned()),
        left => Ending::Found(format!("{left} snapshots wait for review")),
    })
}

/// Holds a review on the terminal, which is given back at the end.
fn hold(session: &mut Session, color: bool) -> Result<Step, Failure> {
    let mut screen = Screen::open(color)?;
    loop {
        let (columns, rows) = Screen::size();
        screen.draw(&session.page(columns, rows))?;
        let key = screen.key()?;
        let step = session.press(key);
        if step != Step::On {
            return Ok(step);
        }
    }
}

/// A snapshot to be decided, if it differs.
fn candidate(compared: &Compared, name: &str, state: State) -> Option<Candidate> {
    if state == State::Stale {
        return None;
    }
    let title = super::title(compared, name, state)?;
    let mut diff: Vec<Line> = super::reader(compared, name)
        .lines()
        .map(|line| Line { mark: Mark::Title, text: line.to_owned() })
        .collect();
    for one in compared.of(name) {
        if !diff.is_empty() {
            diff.push(Line { mark: Mark::Title, text: String::new() });
        }
        diff.extend(lines(one));
    }
    let (old, new) = (whole(compared.kept(name)), whole(compared.fresh(name)));
    Some(Candidate { name: name.to_owned(), title, diff, old, new })
}

/// All that a snapshot holds.
fn whole(snapshot: Option<&Snapshot>) -> Vec<Line> {
    let mut lines = Vec::new();
    for item in snapshot.map_or(&[][..], Snapshot::items) {
        let texts = item.lines();
        if !lines.is_empty() {
            lines.push(Line { mark: Mark::Title, text: String::new() });
        }
        for (at, text) in texts.iter().enumerate() {
            let mark = if at == 0 && item.kind == Kind::Finding { Mark::Title } else { Mark::Both };
            lines.push(Line { mark, text: on_one_line(text).into_owned() });
        }
    }
    lines
}
