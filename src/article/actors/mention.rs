//! One place where a text names somebody.

use super::gazetteer::GazetteerEntry;
use crate::article::ActorKind;
use crate::text::Span;

/// How sure the kind is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A full name, or a name that the gazetteer knows.
    Full,
    /// One capitalised word that may be a last name or an acronym.
    Single,
}

/// A name in the text before it is linked to others.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "four signs of a name that are independent of each other")]
pub(super) struct Mention<'t> {
    /// The name, without titles.
    pub(super) span: Span,
    /// The name with the titles before it.
    pub(super) titled: Span,
    pub(super) kind: ActorKind,
    pub(super) form: Form,
    /// The gazetteer's name.
    pub(super) known: Option<&'t str>,
    /// The entry of a user's list.
    pub(super) entry: Option<&'t GazetteerEntry>,
    /// Office as the text states it.
    pub(super) role: Option<Span>,
    /// Country read off the title or the name.
    pub(super) country: Option<&'t str>,
    /// What stands around it suits an actor: a verb after it, a title before it.
    pub(super) acts: bool,
    /// A verb of saying or a relative clause follows.
    pub(super) speaks: bool,
    /// The first name is a frequent one.
    pub(super) given: bool,
    /// Its first word may be capitalised for its place alone.
    pub(super) opening: bool,
    /// Acronym in parentheses after it.
    pub(super) acronym: Option<Span>,
}

impl Mention<'_> {
    /// A full name with nothing known around it.
    pub(super) const fn plain(span: Span, kind: ActorKind) -> Self {
        Self {
            span,
            titled: span,
            kind,
            form: Form::Full,
            known: None,
            entry: None,
            role: None,
            country: None,
            acts: false,
            speaks: false,
            given: false,
            opening: false,
            acronym: None,
        }
    }
}
