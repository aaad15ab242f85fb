//! What the weights are fitted on, for `benchmarks/stance`.

use super::reader::{Reader, names};
use super::target::Target;
use super::weights::NAMES;
use crate::article::Article;

/// Forms of the name and evidence of everybody of whom an article tells something about a target, in order of the names.
#[must_use]
pub fn features(text: &str, article: &Article, target: &str) -> Vec<(Vec<String>, Vec<f32>)> {
    let target = Target::new(target);
    let Some(reader) = Reader::read(text, article, &target) else { return Vec::new() };
    let row = |(holder, evidence): (_, &super::Evidence)| {
        let (name, mut forms) = names(article, holder);
        forms.insert(0, name);
        (forms, evidence.features().to_vec())
    };
    let mut rows: Vec<_> = reader.found.iter().map(row).collect();
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    rows
}

/// The names of the features.
#[must_use]
pub fn feature_names() -> &'static [&'static str] {
    &NAMES
}
