//! Documents as columns of texts.

use std::ops::Range;

/// Documents of one or more fields, held column by column; every column has as many rows.
#[derive(Debug)]
pub struct Corpus<'c, S> {
    fields: Vec<&'c [S]>,
}

/// How large a corpus is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Number of documents.
    pub documents: usize,
    /// Texts a document has.
    pub fields: usize,
    /// Bytes of all texts together.
    pub bytes: usize,
}

impl Size {
    /// Adds documents with as many fields.
    pub fn add(&mut self, more: Self) {
        self.documents += more.documents;
        self.fields = self.fields.max(more.fields);
        self.bytes += more.bytes;
    }
}

/// Least and most bytes of text in a chunk of documents that are counted together.
const CHUNK_BYTES: (usize, usize) = (64 << 10, 4 << 20);

/// Chunks that a corpus is divided into, as far as the bounds of a chunk allow.
const CHUNKS: usize = 16;

impl<S> Clone for Corpus<'_, S> {
    fn clone(&self) -> Self {
        Self { fields: self.fields.clone() }
    }
}

impl<'c, S: AsRef<str>> Corpus<'c, S> {
    /// Documents of one field.
    #[must_use]
    pub fn of(texts: &'c [S]) -> Self {
        Self { fields: vec![texts] }
    }

    /// Documents of several fields; rows past the shortest column are left out.
    #[must_use]
    pub fn of_fields(mut fields: Vec<&'c [S]>) -> Self {
        let rows = fields.iter().map(|field| field.len()).min().unwrap_or(0);
        for field in &mut fields {
            *field = &field[..rows];
        }
        Self { fields }
    }

    /// Number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fields.first().map_or(0, |field| field.len())
    }

    /// True if there is no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of fields.
    #[must_use]
    pub fn fields(&self) -> usize {
        self.fields.len()
    }

    /// One field of one document; a field that is not there is empty.
    #[must_use]
    pub fn text(&self, row: usize, field: usize) -> &str {
        self.fields.get(field).and_then(|texts| texts.get(row)).map_or("", AsRef::as_ref)
    }

    /// Bytes of a document.
    #[must_use]
    pub fn bytes(&self, row: usize) -> usize {
        self.fields.iter().map(|texts| texts[row].as_ref().len()).sum()
    }

    /// How large it is.
    #[must_use]
    pub fn size(&self) -> Size {
        let bytes = (0..self.len()).map(|row| self.bytes(row)).sum();
        Size { documents: self.len(), fields: self.fields(), bytes }
    }

    /// Ranges of documents of about the same number of bytes; they depend on the texts alone.
    #[must_use]
    pub fn chunks(&self) -> Vec<Range<usize>> {
        let enough = (self.size().bytes / CHUNKS).clamp(CHUNK_BYTES.0, CHUNK_BYTES.1);
        let mut chunks = Vec::new();
        let (mut start, mut bytes) = (0, 0);
        for row in 0..self.len() {
            bytes += self.bytes(row);
            if bytes >= enough {
                chunks.push(start..row + 1);
                (start, bytes) = (row + 1, 0);
            }
        }
        if start < self.len() {
            chunks.push(start..self.len());
        }
        chunks
    }
}
