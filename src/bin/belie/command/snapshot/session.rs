//! A review as it stands: what is shown, what was decided, and how to take it back. It knows no terminal.

use belie::{
    report::{column, counted},
    snapshot::{Line, Mark},
};

use super::keys::Key;

/// A snapshot to be decided.
pub(super) struct Candidate {
    pub(super) name: String,
    /// Its name and what differs, in one line.
    pub(super) title: String,
    pub(super) diff: Vec<Line>,
    pub(super) old: Vec<Line>,
    pub(super) new: Vec<Line>,
}

/// What was decided of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Accept,
    Reject,
    Skip,
}

/// What of a snapshot is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Diff,
    Old,
    New,
}

/// Whether a review goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    On,
    /// What was decided holds.
    Done,
    /// Nothing that was decided holds.
    Broken,
}

/// The keys and what they do, the last line of a page.
const KEYS: &str =
    "a accept  r reject  s skip  u undo  d diff  o old  n new  A accept all  R reject all  q quit";
/// The keys when all is decided.
const LAST_KEYS: &str = "q finish  u undo";

/// A review.
pub(super) struct Session {
    candidates: Vec<Candidate>,
    decisions: Vec<Decision>,
    /// How many decisions there were before each key that decided something.
    steps: Vec<usize>,
    view: View,
    scrolled: usize,
}

impl Session {
    pub(super) fn new(candidates: Vec<Candidate>) -> Self {
        Self { candidates, decisions: Vec::new(), steps: Vec::new(), view: View::Diff, scrolled: 0 }
    }

    /// All that was decided, by the names of snapshots.
    pub(super) fn decided(&self) -> impl Iterator<Item = (&str, Decision)> {
        self.candidates.iter().map(|one| one.name.as_str()).zip(self.decisions.iter().copied())
    }

    /// How many snapshots were neither accepted nor rejected.
    pub(super) fn left(&self) -> usize {
        self.candidates.len() - self.decisions.iter().filter(|decision| **decision != Decision::Skip).count()
    }

    /// The snapshot that is shown; none when all are decided.
    fn current(&self) -> Option<&Candidate> {
        self.candidates.get(self.decisions.len())
    }

    /// Does what a key says. Whatever else is typed does nothing, Enter too.
    pub(super) fn press(&mut self, key: Key) -> Step {
        match key {
            Key::Letter('q') => return Step::Done,
            Key::Interrupt | Key::End => return Step::Broken,
            Key::Letter('a') => self.decide(Decision::Accept, 1),
            Key::Letter('r') => self.decide(Decision::Reject, 1),
            Key::Letter('s') => self.decide(Decision::Skip, 1),
            Key::Letter('A') => self.decide(Decision::Accept, usize::MAX),
            Key::Letter('R') => self.decide(Decision::Reject, usize::MAX),
            Key::Letter('u') => {
                let before = self.steps.pop().unwrap_or(self.decisions.len());
                self.decisions.truncate(before);
                self.show(View::Diff);
            }
            Key::Letter('d') => self.show(View::Diff),
            Key::Letter('o') => self.show(View::Old),
            Key::Letter('n') => self.show(View::New),
            Key::Letter('j') | Key::Down => self.scrolled += 1,
            Key::Letter('k') | Key::Up => self.scrolled = self.scrolled.saturating_sub(1),
            Key::Letter(' ') | Key::PageDown => self.scrolled += PAGE,
            Key::Letter('b') | Key::PageUp => self.scrolled = self.scrolled.saturating_sub(PAGE),
            Key::Letter(_) | Key::Other => {}
        }
        Step::On
    }

    /// Decides the next snapshots, at most so many.
    fn decide(&mut self, decision: Decision, most: usize) {
        let count = (self.candidates.len() - self.decisions.len()).min(most);
        if count > 0 {
            self.steps.push(self.decisions.len());
            self.decisions.extend(std::iter::repeat_n(decision, count));
            self.show(View::Diff);
        }
    }

    fn show(&mut self, view: View) {
        self.view = view;
        self.scrolled = 0;
    }

    /// What is to be seen on so many columns and rows.
    pub(super) fn page(&mut self, columns: usize, rows: usize) -> Vec<Line> {
        let title = |text: String| Line { mark: Mark::Title, text };
        let Some(current) = self.current() else {
            return vec![title(self.summary()), title(String::new()), title(LAST_KEYS.to_owned())];
        };
        let head = format!("{} of {}  {}", self.decisions.len() + 1, self.candidates.len(), current.title);
        let (shown, name) = match self.view {
            View::Diff => (&current.diff, "diff"),
            View::Old => (&current.old, "old"),
            View::New => (&current.new, "new"),
        };
        let body: Vec<Line> = shown.iter().flat_map(|line| wrapped(line, columns)).collect();
        let head = wrapped(&title(head), columns);
        let keys = wrapped(&title(KEYS.to_owned()), columns);
        let room = rows.saturating_sub(head.len() + keys.len() + 2).max(1);
        let first = self.scrolled.min(body.len().saturating_sub(room));
        let last = (first + room).min(body.len());
        let place = match body.len() {
            0 => format!("{name}: nothing"),
            all => format!("{name}: lines {} to {last} of {all}", first + 1),
        };
        let filled = last - first..room;
        let mut page = head;
        page.push(title(String::new()));
        page.extend(body.into_iter().skip(first).take(room));
        page.extend(filled.map(|_| title(String::new())));
        page.push(title(place));
        page.extend(keys);
        page.truncate(rows);
        self.scrolled = first;
        page
    }

    /// What was decided, in numbers.
    fn summary(&self) -> String {
        let count = |wanted| self.decisions.iter().filter(|decision| **decision == wanted).count();
        format!(
            "{}: {} accepted, {} rejected, {} skipped",
            counted(self.candidates.len(), "snapshot"),
            count(Decision::Accept),
            count(Decision::Reject),
            count(Decision::Skip)
        )
    }
}

/// How many lines a page goes on.
const PAGE: usize = 10;

/// A line on as many lines as it takes, broken between words where it can be; what follows is indented as the first.
fn wrapped(line: &Line, columns: usize) -> Vec<Line> {
    let room = columns.saturating_sub(line.mark.sign().len()).max(8);
    let indent = line.text.len() - line.text.trim_start().len();
    let indent = " ".repeat((indent + 2).min(room / 2));
    let mut lines = Vec::new();
    let mut rest = line.text.as_str();
    let mut before = String::new();
    while let Some(end) = reach(rest, room - before.len()) {
        let cut = rest[..end].rfind(' ').filter(|cut| !rest[..*cut].trim().is_empty()).unwrap_or(end);
        lines.push(Line { mark: line.mark, text: format!("{before}{}", &rest[..cut]) });
        rest = rest[cut..].trim_start();
        before.clone_from(&indent);
    }
    lines.push(Line { mark: line.mark, text: format!("{before}{rest}") });
    lines
}

/// Where a text has to end to fit into so many columns, if it does not; at least one character fits.
fn reach(text: &str, room: usize) -> Option<usize> {
    let mut taken = 0;
    let over = |(at, c): &(usize, char)| {
        taken += column(*c);
        taken > room && *at > 0
    };
    text.char_indices().find(over).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(count: usize) -> Session {
        let line = |text: &str| vec![Line { mark: Mark::Both, text: text.to_owned() }];
        let candidate = |n: usize| Candidate {
            name: format!("s{n}"),
            title: format!("s{n}: 1 finding gone"),
            diff: line("what differs"),
            old: line("what was"),
            new: line("what is"),
        };
        Session::new((0..count).map(candidate).collect())
    }

    fn press(session: &mut Session, keys: &str) -> Step {
        keys.chars().map(|key| session.press(Key::Letter(key))).last().unwrap_or(Step::On)
    }

    fn decided(session: &Session) -> String {
        let letter = |decision| match decision {
            Decision::Accept => 'a',
            Decision::Reject => 'r',
            Decision::Skip => 's',
        };
        session.decided().map(|(_, decision)| letter(decision)).collect()
    }

    #[test]
    fn keys_decide_and_undo() {
        for (keys, expected) in [
            ("ars", "ars"),
            ("aura", "ra"),
            ("A", "aaa"),
            ("sR", "srr"),
            ("sRu", "s"),
            ("aAuu", ""),
            ("uuu", ""),
            ("aaaaaa", "aaa"),
            ("\r\n xyz", ""),
        ] {
            let mut session = session(3);
            assert_eq!(
                (press(&mut session, keys), decided(&session).as_str()),
                (Step::On, expected),
                "{keys}"
            );
        }
        let mut session = session(2);
        assert_eq!((press(&mut session, "sq"), session.left()), (Step::Done, 2));
        assert_eq!(session.press(Key::Interrupt), Step::Broken);
    }

    #[test]
    fn a_page_shows_what_was_asked_for_and_fits() {
        let mut session = session(1);
        for (key, shown) in
            [("d", "what differs"), ("o", "what was"), ("n", "what is"), ("d", "what differs")]
        {
            press(&mut session, key);
            let page = session.page(40, 12);
            assert!(page.iter().any(|line| line.text == shown), "{page:?}");
            assert!(page.len() == 12 && page.iter().all(|line| line.text.chars().count() <= 40), "{page:?}");
        }
        assert!(session.page(1, 1).len() == 1);
        press(&mut session, "a");
        assert_eq!(session.page(40, 12)[0].text, "1 snapshot: 1 accepted, 0 rejected, 0 skipped");
    }

    #[test]
    fn long_pages_are_scrolled_to_their_end_and_no_further() {
        let mut session = session(1);
        session.candidates[0].diff =
            (0..30).map(|n| Line { mark: Mark::New, text: format!("line {n}") }).collect();
        press(&mut session, "jj      ");
        let page = session.page(100, 10);
        assert!(page.iter().any(|line| line.text == "line 29"), "{page:?}");
        press(&mut session, "k");
        assert!(session.page(100, 10).iter().all(|line| line.text != "line 29"));
    }

    #[test]
    fn lines_are_broken_between_words() {
        let line = Line { mark: Mark::Old, text: "    > one two three four".to_owned() };
        let texts: Vec<String> = wrapped(&line, 18).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["    > one two", "      three four"]);
        for (text, most) in [("é", 8), ("外", 4)] {
            let long = Line { mark: Mark::Old, text: text.repeat(50) };
            let lines = wrapped(&long, 10);
            assert!(lines.iter().all(|line| line.text.trim_start().chars().count() <= most), "{lines:?}");
            assert_eq!(lines.iter().map(|line| line.text.matches(text).count()).sum::<usize>(), 50);
        }
    }
}
