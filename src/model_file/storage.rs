//! Files on disk.

use super::MAX_FILE_BYTES;
use crate::{Error, Result};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes beside the file first and then takes its place, so that a failure leaves the old one.
pub fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = Path::new(&beside);
    let outcome = write(beside, bytes).and_then(|()| fs::rename(beside, path));
    outcome.map_err(|source| {
        // The first failure is the one to report; the leftover may not even exist.
        let _ = fs::remove_file(beside);
        Error::Io { path: path.display().to_string(), source }
    })
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Reads a file of at most [`MAX_FILE_BYTES`].
pub fn load(path: &Path) -> Result<Vec<u8>> {
    let failed = |source| Error::Io { path: path.display().to_string(), source };
    let length = fs::metadata(path).map_err(failed)?.len();
    if length > MAX_FILE_BYTES {
        return Err(Error::ModelFile(format!("it is {length} bytes long, at most {MAX_FILE_BYTES} are read")));
    }
    fs::read(path).map_err(failed)
}
