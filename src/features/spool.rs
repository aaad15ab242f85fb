//! Bytes that are appended and read in pieces, in a temporary file that ends with the process.

use crate::{Error, Result};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A temporary file without a name, for rows that need not fit into memory.
#[derive(Debug)]
pub struct Spool {
    directory: PathBuf,
    file: Mutex<(File, u64)>,
}

impl Spool {
    /// An empty file in a directory, which has to exist.
    pub fn new(directory: &Path) -> Result<Self> {
        let failed = |source| Error::Io { path: directory.display().to_string(), source };
        let file = tempfile::tempfile_in(directory).map_err(failed)?;
        Ok(Self { directory: directory.to_owned(), file: Mutex::new((file, 0)) })
    }

    /// Another one in the same directory.
    pub fn another(&self) -> Result<Self> {
        Self::new(&self.directory)
    }

    /// Writes bytes behind all others; gives where they begin.
    pub fn append(&self, bytes: &[u8]) -> Result<u64> {
        let mut held = self.held();
        let start = held.1;
        let written = held.0.seek(SeekFrom::Start(start)).and_then(|_| held.0.write_all(bytes));
        written.map_err(|source| self.failed(source))?;
        held.1 += bytes.len() as u64;
        Ok(start)
    }

    /// Reads as many bytes as `room` has.
    pub fn read(&self, start: u64, room: &mut [u8]) -> Result<()> {
        let mut held = self.held();
        let read = held.0.seek(SeekFrom::Start(start)).and_then(|_| held.0.read_exact(room));
        read.map_err(|source| self.failed(source))
    }

    /// The file, and how many bytes it has; another thread that panicked with it left whole writes behind.
    fn held(&self) -> MutexGuard<'_, (File, u64)> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, source: std::io::Error) -> Error {
        Error::Io { path: self.directory.display().to_string(), source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_read_where_they_were_put() {
        let spool = Spool::new(&std::env::temp_dir()).unwrap();
        assert_eq!([spool.append(b"port").unwrap(), spool.append(b"toll").unwrap()], [0, 4]);
        let mut room = [0; 5];
        spool.read(2, &mut room).unwrap();
        assert_eq!(&room, b"rttol");
        assert!(spool.read(4, &mut room).is_err() && Spool::new(Path::new("/no/such/place")).is_err());
    }
}
