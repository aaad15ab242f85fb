//! Who published the page.

mod candidates;
mod leads;
mod places;

use super::choice::Weights;
use super::names::{acronym, key};
use super::page::Page;
use crate::article::{Basis, Field};
use crate::text::Span;
use candidates::{Candidate, Company, WIDTH};
use places::{Place, STATING};
use std::sync::LazyLock;

/// The outlet of a page.
#[derive(Debug, Clone)]
pub(crate) struct Outlet {
    pub(crate) field: Field,
    key: String,
}

impl Outlet {
    /// True for a name of the same outlet.
    pub(crate) fn is(&self, name: &str) -> bool {
        let other = key(name);
        if other == acronym(&self.field.value) {
            return true;
        }
        other == self.key || (other.len() >= 3 && (self.key.starts_with(&other) || other.starts_with(&self.key)))
    }

    #[cfg(test)]
    pub(crate) fn named(name: &str) -> Self {
        let field = Field { value: name.to_owned(), span: Span::new(0, name.len()), basis: Basis::Stated };
        Self { field, key: key(name) }
    }
}

/// Weights trained by `benchmarks/article/train_facts.py`.
const SHIPPED: &str = include_str!("weights.json");
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::shipped(SHIPPED, WIDTH));

/// The outlet: the name for which most speaks, if that is more than what speaks for none.
///
/// Every name that may be one is weighed by the places that it stands in, by its form and by the names beside it.
pub(crate) fn find(page: &Page<'_>, agency: Option<&str>, byline: Option<&Field>) -> Option<Outlet> {
    let found = candidates::read(page, &Company { agency, byline });
    // Of two that weigh the same the one that is named first.
    let best = WEIGHTS.best(found.iter().map(|candidate| candidate.numbers.as_slice()))?;
    Some(outlet(page, full(&found, &found[best])))
}

/// The name in full that the page states somewhere: "The Clarion" is short for the "Daily Clarion" of a credit.
fn full<'c, 't>(found: &'c [Candidate<'t>], best: &'c Candidate<'t>) -> &'c Candidate<'t> {
    let is_full = |other: &&Candidate<'_>| {
        other.key.len() > best.key.len()
            && other.key.ends_with(best.key.as_str())
            && other.stands_in(STATING & !Place::House.bit() | Place::Byline.bit())
            && !other.is_signed()
            && WEIGHTS.score(&other.numbers) > 0.0
    };
    found.iter().find(is_full).unwrap_or(best)
}

fn outlet(page: &Page<'_>, best: &Candidate<'_>) -> Outlet {
    let (name, value) = best.spelling(page.text);
    let start = name.as_ptr() as usize - page.text.as_ptr() as usize;
    let basis = if best.stands_in(STATING) { Basis::Stated } else { Basis::Inferred };
    let key = if key(name) == best.key { best.key.clone() } else { key(name) };
    Outlet { field: Field { value, span: Span::new(start, start + name.len()), basis }, key }
}

/// Every candidate as it would be told, with its numbers.
pub(crate) fn rows(page: &Page<'_>, agency: Option<&str>, byline: Option<&Field>) -> Vec<(String, Vec<f32>)> {
    let found = candidates::read(page, &Company { agency, byline });
    found.iter().map(|candidate| (candidate.spelling(page.text).1, candidate.numbers.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_an_outlet_are_one() {
        let outlet = Outlet::named("The Northern Wire");
        assert!(outlet.is("Northern Wire") && outlet.is("NW") && !outlet.is("Southern Wire"));
    }

    #[test]
    fn the_shipped_weights_fit_the_numbers_of_a_candidate() {
        assert!(Weights::parse(SHIPPED, WIDTH).is_ok());
    }
}
