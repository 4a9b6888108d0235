//! From the bytes that a terminal sends to keys.

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Letter(char),
    Up,
    Down,
    PageUp,
    PageDown,
    /// Ctrl-C, or Ctrl-D.
    Interrupt,
    /// Nothing more will come.
    End,
    Other,
}

/// Where in a sequence the bytes are. It outlives a read: the rest of a sequence that comes late must not be taken for
/// letters, since the arrow keys end in those that accept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// After ESC.
    Escape,
    /// After ESC O: one byte more.
    Single,
    /// After ESC [: numbers, then a last byte.
    Sequence,
}

/// Reads keys from bytes.
#[derive(Debug, Default)]
pub(super) struct Keys {
    state: State,
    number: u8,
}

impl Keys {
    /// The key that a byte completes.
    pub(super) fn next(&mut self, byte: u8) -> Option<Key> {
        match (self.state, byte) {
            (_, 0x1b) => {
                self.state = State::Escape;
                return None;
            }
            (State::Ground, 3 | 4) => return Some(Key::Interrupt),
            (State::Ground, b' '..=b'~') => return Some(Key::Letter(char::from(byte))),
            (State::Ground, _) => return Some(Key::Other),
            (State::Escape, b'[') => {
                self.number = 0;
                self.state = State::Sequence;
                return None;
            }
            (State::Escape, b'O') => {
                self.state = State::Single;
                return None;
            }
            (State::Sequence, b'0'..=b'9') => {
                self.number = self.number.wrapping_mul(10).wrapping_add(byte - b'0');
                return None;
            }
            (State::Sequence, b' '..=b'?') => return None,
            _ => {}
        }
        let sequence = std::mem::take(&mut self.state);
        Some(match (sequence, byte, self.number) {
            (State::Sequence | State::Single, b'A', _) => Key::Up,
            (State::Sequence | State::Single, b'B', _) => Key::Down,
            (State::Sequence, b'~', 5) => Key::PageUp,
            (State::Sequence, b'~', 6) => Key::PageDown,
            _ => Key::Other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut keys = Keys::default();
        bytes.iter().filter_map(|byte| keys.next(*byte)).collect()
    }

    #[test]
    fn arrows_are_no_letters() {
        assert_eq!(keys(b"\x1b[A\x1bOB\x1b[5~\x1b[6~"), [Key::Up, Key::Down, Key::PageUp, Key::PageDown]);
        assert_eq!(keys(b"\x1b[1;5A\x1b[200~a\x1bA"), [Key::Up, Key::Other, Key::Letter('a'), Key::Other]);
        assert_eq!(keys(b"\x1b\x1b[Aq"), [Key::Up, Key::Letter('q')]);
    }

    #[test]
    fn enter_is_no_letter() {
        assert_eq!(
            keys(b"\r\n\x03aA"),
            [Key::Other, Key::Other, Key::Interrupt, Key::Letter('a'), Key::Letter('A')]
        );
    }
}
