//! Where a text comes from.

/// What is known of a text before it is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Origin {
    /// A page without its mark-up: any line may be body or furniture.
    #[default]
    Raw,
    /// What an extractor made of a page with its mark-up. From byte `begin` on stand the lines it chose as content,
    /// and before them lines that state what the mark-up says (headline, author, outlet, date), none of them body.
    Extracted {
        /// Where the content begins, in bytes.
        begin: usize,
    },
}
