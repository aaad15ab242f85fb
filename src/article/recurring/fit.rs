//! Learning what recurs.

use super::distinct::distinct;
use super::model::{BoilerplateModel, OutletLines, RecurringLine};
use super::page::{Page, SHORT};
use super::passages::passages;
use crate::{Error, Interrupt, Result};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Articles of one outlet that are read at most; of more, as many are taken at equal distances.
const ARTICLES: usize = 20_000;

/// By how much a short line must recur more often.
const SHORT_SHARE: f64 = 4.0;

/// Share below which articles with the same passage are few.
const FEW: f64 = 0.5;

/// Characters of an example that are kept.
const EXAMPLE: usize = 200;

/// How recurring lines are learned.
///
/// | name | default | purpose | range |
/// |---|---|---|---|
/// | `min_articles` | 5 | distinct articles of an outlet that a line must stand in | from 2 |
/// | `min_share` | 0.01 | share of the outlet's distinct articles that must have it; four times that below five words | above 0, to 1 |
/// | `interrupt` | | stops the work | |
#[derive(Debug, Clone, PartialEq)]
pub struct BoilerplateParams {
    /// Distinct articles that a line must stand in.
    pub min_articles: usize,
    /// Share of distinct articles that must have it.
    pub min_share: f64,
    /// Stops the work.
    pub interrupt: Interrupt,
}

impl Default for BoilerplateParams {
    fn default() -> Self {
        Self { min_articles: 5, min_share: 0.01, interrupt: Interrupt::default() }
    }
}

impl BoilerplateParams {
    /// Fails for a parameter outside its range.
    pub fn check(&self) -> Result<()> {
        if self.min_articles < 2 {
            let got = self.min_articles.to_string();
            return Err(Error::Parameter { name: "min_articles", expected: "at least 2", got });
        }
        if !(self.min_share > 0.0 && self.min_share <= 1.0) {
            let got = self.min_share.to_string();
            return Err(Error::Parameter { name: "min_share", expected: "above 0 and at most 1", got });
        }
        Ok(())
    }

    /// Learns from `texts`; `outlets` names the outlet of each, or is empty where all are of one.
    ///
    /// Texts without an outlet are learned from together. Linear in the texts; beside them it keeps hashes of at most
    /// 20,000 articles an outlet. The same for any number of threads.
    pub fn fit<S: AsRef<str> + Sync>(&self, texts: &[S], outlets: &[Option<&str>]) -> Result<BoilerplateModel> {
        self.check()?;
        let outlets = if outlets.is_empty() { vec![None; texts.len()] } else { outlets.to_vec() };
        if outlets.len() != texts.len() {
            let (left_len, right_len) = (texts.len(), outlets.len());
            return Err(Error::Length { left: "texts", right: "outlet", left_len, right_len });
        }
        let mut groups: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
        for (text, outlet) in texts.iter().zip(outlets) {
            groups.entry(outlet).or_default().push(text.as_ref());
        }
        let learned = groups.into_par_iter().map(|(name, texts)| self.outlet(name, &sample(texts)));
        Ok(BoilerplateModel::new(self.min_articles, self.min_share, learned.collect::<Result<_>>()?))
    }

    fn outlet(&self, name: Option<&str>, texts: &[&str]) -> Result<OutletLines> {
        let read = |text| self.interrupt.check().map(|()| Page::read(text));
        let pages = texts.par_iter().copied().map(read).collect::<Result<Vec<Page<'_>>>>()?;
        let distinct = distinct(&pages);
        let lines = examples(&distinct, &self.recurring(&distinct));
        Ok(OutletLines { name: name.map(str::to_owned), articles: distinct.len() as u32, lines })
    }

    /// Keys that recur, with the number of their articles.
    fn recurring(&self, pages: &[&Page<'_>]) -> FxHashMap<u64, usize> {
        let mut keys: Vec<(u64, u32)> = pages.iter().flat_map(|page| page.keys.iter().copied()).collect();
        keys.par_sort_unstable();
        let total = pages.len() as f64;
        let enough = |key: &(u64, u32), count: usize| {
            let factor = if key.1 < SHORT { SHORT_SHARE } else { 1.0 };
            count >= self.min_articles && count as f64 >= (self.min_share * factor).min(1.0) * total
        };
        let mut found: FxHashMap<u64, usize> = FxHashMap::default();
        for same in keys.chunk_by(|one, other| one == other) {
            if enough(&same[0], same.len()) {
                found.insert(same[0].0, same.len());
            }
        }
        let few = found.iter().filter(|(_, count)| (**count as f64) < FEW * total).map(|(&key, &count)| (key, count));
        let passages = passages(pages, &few.collect());
        found.retain(|key, _| !passages.contains(key));
        found
    }
}

/// At most [`ARTICLES`] texts, at equal distances.
fn sample(texts: Vec<&str>) -> Vec<&str> {
    if texts.len() <= ARTICLES {
        return texts;
    }
    (0..ARTICLES).map(|nth| texts[nth * texts.len() / ARTICLES]).collect()
}

/// Finds the first line with each key; the most frequent come first.
fn examples(pages: &[&Page<'_>], counts: &FxHashMap<u64, usize>) -> Vec<RecurringLine> {
    let mut missing = counts.clone();
    let mut lines = Vec::with_capacity(missing.len());
    for page in pages {
        if page.keys.iter().any(|(key, _)| missing.contains_key(key)) {
            page.each_keyed(|key, line| {
                if let Some(articles) = missing.remove(&key) {
                    let example = line.chars().take(EXAMPLE).collect();
                    lines.push(RecurringLine { key, example, articles: articles as u32 });
                }
            });
        }
    }
    lines.sort_by_key(|line| (std::cmp::Reverse(line.articles), line.key));
    lines
}
