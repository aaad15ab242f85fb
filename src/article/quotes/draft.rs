//! A quotation before its speaker is known.

use super::phrase::Range;
use crate::article::QuoteKind;
use crate::text::Span;

/// Where the subject of a draft comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// From the clause of its own cue.
    Clause,
    /// From another quotation of the paragraph.
    Paragraph,
    /// From the words that lead in to it, without a verb of saying.
    Lead,
}

/// Content and cue, with the phrase that names the speaker.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) kind: QuoteKind,
    pub(super) content: Vec<Span>,
    pub(super) cue: Option<Span>,
    /// Items that name the speaker.
    pub(super) subject: Option<Range>,
    /// Items that name the listener.
    pub(super) listener: Option<Range>,
    /// Items among which the medium is named.
    pub(super) setting: Range,
    pub(super) source: Source,
    /// First item of the content, by which drafts are ordered.
    pub(super) at: usize,
}
