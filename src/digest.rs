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
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        let length = (part.len() as u64).to_le_bytes();
        for byte in part.iter().chain(&length) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
