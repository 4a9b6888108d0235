//! A short name for bytes that changes when they do: FNV-1a, 64 bits, in hexadecimal. It is no protection against anybody.

/// The digest of some parts, each closed by its length, so that no two lists of parts are taken for one.
///
/// # Examples
///
/// ```
/// use belie::digest::digest;
///
/// assert_eq!(digest(&[b"rules"]), digest(&[b"rules"]));
/// assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
/// ```
#[must_use]
pub fn digest(parts: &[&[u8]]) -> String {
    let closed = |part: &&[u8]| [part, (part.len() as u64).to_le_bytes().as_slice()].concat();
    format!("{:016x}", fnv(parts.iter().flat_map(closed)))
}

/// FNV-1a of bytes, in 64 bits.
pub(crate) fn fnv(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, mix)
}
