//! How values are written to records and read back: fields in their order, numbers as short as they are.
//!
//! [`fields`] and [`choices`] name every field and every variant of a type, so that one that is added later and not
//! written here does not compile.

use std::borrow::Cow;

/// What can be written to a record and read back.
pub(super) trait Stored: Sized {
    /// Writes the value.
    fn write(&self, out: &mut Vec<u8>);

    /// Reads a value; none if the bytes are none.
    fn read(input: &mut Input<'_>) -> Option<Self>;
}

/// What is left of a record.
pub(super) struct Input<'r>(pub(super) &'r [u8]);

impl<'r> Input<'r> {
    fn take(&mut self, count: usize) -> Option<&'r [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }
}

/// A type with named fields.
macro_rules! fields {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl Stored for $type {
            fn write(&self, out: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($field.write(out);)+
            }

            fn read(input: &mut Input<'_>) -> Option<Self> {
                Some(Self { $($field: Stored::read(input)?),+ })
            }
        }
    };
}

/// A type that is one of some names.
macro_rules! choices {
    ($type:ident { $($variant:ident),+ $(,)? }) => {
        impl Stored for $type {
            fn write(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant => {})+
                }
                out.push(*self as u8);
            }

            fn read(input: &mut Input<'_>) -> Option<Self> {
                let place = u8::read(input)?;
                $(if place == Self::$variant as u8 {
                    return Some(Self::$variant);
                })+
                None
            }
        }
    };
}

pub(super) use {choices, fields};

impl Stored for u8 {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        input.take(1).map(|bytes| bytes[0])
    }
}

impl Stored for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        match u8::read(input)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

/// Seven bits a byte, the lowest first; the eighth bit says that more follow.
impl Stored for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = u8::read(input)?;
            number |= Self::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

/// A number that is written as another.
macro_rules! numbers {
    ($($type:ty: $to:expr, $from:expr;)+) => {
        $(impl Stored for $type {
            fn write(&self, out: &mut Vec<u8>) {
                let to: fn($type) -> u64 = $to;
                to(*self).write(out);
            }

            fn read(input: &mut Input<'_>) -> Option<Self> {
                let from: fn(u64) -> Option<$type> = $from;
                from(u64::read(input)?)
            }
        })+
    };
}

numbers! {
    u32: u64::from, |number| Self::try_from(number).ok();
    usize: |number| number as u64, |number| Self::try_from(number).ok();
    i64: |number| number.cast_unsigned(), |number| Some(number.cast_signed());
    i32: |number| u64::from(number.cast_unsigned()), |number| Some(u32::try_from(number).ok()?.cast_signed());
}

impl Stored for f64 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.to_bits().to_le_bytes());
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        input
            .take(8)
            .and_then(|bytes| bytes.try_into().ok())
            .map(|bytes| Self::from_bits(u64::from_le_bytes(bytes)))
    }
}

impl Stored for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        out.extend(self.as_bytes());
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        let length = usize::read(input)?;
        std::str::from_utf8(input.take(length)?).ok().map(str::to_owned)
    }
}

impl Stored for Cow<'static, str> {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        out.extend(self.as_bytes());
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        String::read(input).map(Self::Owned)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        match bool::read(input)? {
            true => T::read(input).map(Some),
            false => Some(None),
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        self.iter().for_each(|value| value.write(out));
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        let length = usize::read(input)?;
        // A value takes a byte at least, so a length that is none takes no room.
        let mut values = Self::with_capacity(length.min(input.0.len()));
        for _ in 0..length {
            values.push(T::read(input)?);
        }
        Some(values)
    }
}

impl<T: Stored> Stored for Box<T> {
    fn write(&self, out: &mut Vec<u8>) {
        (**self).write(out);
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        T::read(input).map(Self::new)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        Some((A::read(input)?, B::read(input)?))
    }
}

impl<A: Stored, B: Stored, C: Stored, D: Stored> Stored for (A, B, C, D) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
        self.2.write(out);
        self.3.write(out);
    }

    fn read(input: &mut Input<'_>) -> Option<Self> {
        Some((A::read(input)?, B::read(input)?, C::read(input)?, D::read(input)?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Mixed = (Vec<(String, i64)>, Option<bool>, (f64, i32), (u64, Vec<Option<String>>));

    proptest! {
        #[test]
        fn what_is_written_is_read(mixed: Mixed) {
            let mut out = Vec::new();
            mixed.write(&mut out);
            let mut input = Input(&out);
            let read = Mixed::read(&mut input);
            prop_assert!(input.0.is_empty());
            let (Some(read), (number, _)) = (&read, mixed.2) else { panic!("not read") };
            prop_assert_eq!(read.2.0.to_bits(), number.to_bits());
            prop_assert_eq!((&read.0, &read.1, read.2.1, &read.3), (&mixed.0, &mixed.1, mixed.2.1, &mixed.3));
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = Mixed::read(&mut Input(&bytes));
        }
    }
}
