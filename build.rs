//! Tells the program by which sources it is built, so that what one build keeps on the disk is never read by another.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// What a build is made of.
const PARTS: &[&str] = &["build.rs", "Cargo.lock", "Cargo.toml", "rules", "src"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    for part in PARTS.iter().filter(|part| root.join(part).exists()) {
        println!("cargo:rerun-if-changed={part}");
        gather(&root.join(part), &mut files)?;
    }
    files.sort();
    let mut sums = [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344];
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file);
        fold(&mut sums, name.to_string_lossy().replace('\\', "/").as_bytes());
        fold(&mut sums, &fs::read(file)?);
    }
    println!("cargo:rustc-env=BELIE_BUILD={:016x}{:016x}", sums[0], sums[1]);
    Ok(())
}

/// All files of a folder, or the file itself.
fn gather(path: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        found.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        gather(&entry?.path(), found)?;
    }
    Ok(())
}

/// Mixes bytes into two sums, eight at a time.
fn fold(sums: &mut [u64; 2], bytes: &[u8]) {
    const FACTORS: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xd6e8_feb8_6659_fd93];
    for eight in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..eight.len()].copy_from_slice(eight);
        let word = u64::from_le_bytes(word);
        for (sum, factor) in sums.iter_mut().zip(FACTORS) {
            *sum = (*sum ^ word).wrapping_mul(factor).rotate_left(29);
        }
    }
    sums[1] ^= bytes.len() as u64;
}
