//! The one error of the crate, which every room's failures become.

/// What went wrong, naming the offending value and the limit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A parameter lies outside its range.
    #[error("{name} must be {expected}, got {got}")]
    Parameter {
        /// The parameter's name as the user writes it.
        name: &'static str,
        /// The range it must lie in.
        expected: &'static str,
        /// The value that was passed.
        got: String,
    },
    /// Two inputs that belong together differ in length.
    #[error("{left} and {right} must have the same length, got {left_len} and {right_len}")]
    Length {
        /// The first input.
        left: &'static str,
        /// The second input.
        right: &'static str,
        /// Length of the first.
        left_len: usize,
        /// Length of the second.
        right_len: usize,
    },
    /// There is nothing to learn from.
    #[error("cannot fit: {0}")]
    Training(String),
    /// A matrix has another number of columns than the model was fitted on.
    #[error("expected {expected} features, got {got}")]
    Columns {
        /// Columns at fit.
        expected: usize,
        /// Columns now.
        got: usize,
    },
    /// A sparse matrix breaks the rules of its format.
    #[error("invalid sparse matrix: {0}")]
    Matrix(String),
    /// A model file is damaged, hostile or of another kind.
    #[error("not a usable newslens model: {0}")]
    ModelFile(String),
    /// An entry of a gazetteer cannot be right.
    #[error("gazetteer: {0}")]
    Gazetteer(String),
    /// A tokenizer could not be loaded or failed on a text.
    #[error("tokenizer: {0}")]
    Tokenizer(String),
    /// The operating system refused a file.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The caller asked for the work to stop.
    #[error("interrupted")]
    Interrupted,
    /// A failure inside linfa.
    #[error(transparent)]
    Linfa(#[from] linfa::Error),
}

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;
