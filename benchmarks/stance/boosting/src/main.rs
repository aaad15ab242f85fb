//! Fits one system five times, each without one part of the rows, and says what it tells of that part.
//!
//! `boosting SYSTEM TABLE PARTS THREADS` writes three probabilities a row; to stderr a number that stands for the bytes
//! of all models and answers, and how many trees there are. Rows of part 255 are always trained on.

#[cfg(feature = "linfa")]
mod forest;
#[cfg(feature = "forust")]
mod forust;
#[cfg(feature = "own")]
mod own;
#[cfg(feature = "perpetual")]
mod perpetual;
mod table;

use std::error::Error;
use std::hash::{DefaultHasher, Hasher};
use std::io::Write;
use table::Table;

/// Classes.
const SIDES: usize = 3;

/// What a system is run with.
#[allow(dead_code, reason = "not every system asks for both")]
struct Setting<'s> {
    /// Behind a colon in the name of the system.
    variant: &'s str,
    threads: usize,
}

/// Probabilities of the rows that are held out, bytes of the model (if it has any), number of trees.
type Told = (Vec<[f64; SIDES]>, Vec<u8>, usize);

#[allow(unused_variables, reason = "without features there is no system")]
fn fit(name: &str, train: &Table, held: &Table, setting: &Setting<'_>) -> Result<Told, Box<dyn Error>> {
    match name {
        "nothing" => Ok((vec![[1.0 / SIDES as f64; SIDES]; held.rows], Vec::new(), 0)),
        #[cfg(feature = "own")]
        "own" => own::fit(train, held, setting),
        #[cfg(feature = "forust")]
        "forust" => forust::fit(train, held, setting),
        #[cfg(feature = "perpetual")]
        "perpetual" => perpetual::fit(train, held, setting),
        #[cfg(feature = "linfa")]
        "forest" => forest::forest(train, held),
        #[cfg(feature = "linfa")]
        "adaboost" => forest::adaboost(train, held),
        _ => Err(format!("{name:?} is not built in").into()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [system, table, parts, threads] = &arguments[..] else {
        return Err("boosting SYSTEM TABLE PARTS THREADS".into());
    };
    let (table, parts) = (Table::read(table)?, std::fs::read(parts)?);
    let (name, variant) = system.split_once(':').unwrap_or((system, ""));
    let setting = Setting { variant, threads: threads.parse()? };
    let (mut told, mut hasher, mut trees) = (vec![[0.0; SIDES]; table.rows], DefaultHasher::new(), 0);
    let last = parts.iter().copied().filter(|part| *part < u8::MAX).max();
    for part in 0..=last.unwrap_or(0) {
        let (held, train): (Vec<usize>, Vec<usize>) = (0..table.rows).partition(|&row| parts[row] == part);
        let (found, model, grown) = fit(name, &table.select(&train), &table.select(&held), &setting)?;
        trees += grown;
        hasher.write(&model);
        for (row, found) in held.into_iter().zip(found) {
            found.iter().for_each(|share| hasher.write_u64(share.to_bits()));
            told[row] = found;
        }
    }
    eprintln!("{:016x} {trees}", hasher.finish());
    let bytes: Vec<u8> = told.as_flattened().iter().flat_map(|share| share.to_le_bytes()).collect();
    Ok(std::io::stdout().write_all(&bytes)?)
}
