//! Recurring lines in a model file.

use super::description::text;
use crate::article::{BoilerplateModel, OutletLines, RecurringLine};
use crate::model_file::{Array, Arrays, decode, encode};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Kind of the model file.
pub(crate) const KIND: &str = "boilerplate";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    min_articles: usize,
    min_share: f64,
    outlets: Vec<Outlet>,
}

/// What the file says of one outlet; its lines follow each other in the arrays.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outlet {
    name: Option<String>,
    articles: u32,
    lines: usize,
}

impl BoilerplateModel {
    /// The bytes of the model file.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let lines = || self.outlets().iter().flat_map(|outlet| &outlet.lines);
        let mut arrays = Arrays::default();
        arrays.put("line_keys", Array::U64(lines().map(|line| line.key).collect()));
        arrays.put("line_articles", Array::U32(lines().map(|line| line.articles).collect()));
        arrays.put("line_lengths", Array::U32(lines().map(|line| line.example.len() as u32).collect()));
        arrays.put("lines", Array::U8(lines().flat_map(|line| line.example.bytes()).collect()));
        let outlet = |found: &OutletLines| Outlet {
            name: found.name.clone(),
            articles: found.articles,
            lines: found.lines.len(),
        };
        let outlets = self.outlets().iter().map(outlet).collect();
        encode(KIND, &File { min_articles: self.min_articles, min_share: self.min_share, outlets }, &arrays)
    }

    /// The model of the bytes of a model file; every part is checked against the others.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (File { min_articles, min_share, outlets }, mut arrays) = decode::<File>(KIND, bytes)?;
        let params = crate::article::BoilerplateParams { min_articles, min_share, ..Default::default() };
        params.check().map_err(|error| Error::ModelFile(error.to_string()))?;
        let mut lines = lines(&mut arrays)?.into_iter();
        arrays.finish()?;
        let names: BTreeSet<_> = outlets.iter().map(|outlet| &outlet.name).collect();
        let expected = outlets.iter().try_fold(0_usize, |sum, outlet| sum.checked_add(outlet.lines));
        if names.len() != outlets.len() || expected != Some(lines.len()) {
            let (outlets, lines) = (outlets.len(), lines.len());
            return Err(Error::ModelFile(format!("{outlets} outlets, {} names, {lines} lines", names.len())));
        }
        let outlet = |Outlet { name, articles, lines: count }| {
            let lines: Vec<_> = lines.by_ref().take(count).collect();
            checked(OutletLines { name, articles, lines })
        };
        Ok(Self::new(min_articles, min_share, outlets.into_iter().map(outlet).collect::<Result<_>>()?))
    }
}

/// The lines of all outlets, in order.
fn lines(arrays: &mut Arrays) -> Result<Vec<RecurringLine>> {
    let (keys, articles) = (arrays.u64("line_keys")?, arrays.u32("line_articles")?);
    let (lengths, all) = (arrays.u32("line_lengths")?, text(arrays.u8("lines")?)?);
    if articles.len() != keys.len() || lengths.len() != keys.len() {
        let (keys, articles, lengths) = (keys.len(), articles.len(), lengths.len());
        return Err(Error::ModelFile(format!("{keys} keys, {articles} numbers of articles, {lengths} lengths")));
    }
    let mut rest = all.as_str();
    let mut found = Vec::with_capacity(keys.len());
    for ((key, articles), length) in keys.into_iter().zip(articles).zip(lengths) {
        let cut = rest.split_at_checked(length as usize);
        let (example, others) = cut.ok_or_else(|| Error::ModelFile("lines do not fit their lengths".into()))?;
        found.push(RecurringLine { key, example: example.to_owned(), articles });
        rest = others;
    }
    if rest.is_empty() { Ok(found) } else { Err(Error::ModelFile("lines are longer than their lengths".into())) }
}

/// An outlet whose lines differ and stand in no more articles than it has.
fn checked(outlet: OutletLines) -> Result<OutletLines> {
    let keys: BTreeSet<u64> = outlet.lines.iter().map(|line| line.key).collect();
    let most = outlet.lines.iter().map(|line| line.articles).max().unwrap_or(0);
    if keys.len() != outlet.lines.len() || most > outlet.articles {
        let OutletLines { name, articles, .. } = outlet;
        return Err(Error::ModelFile(format!("outlet {name:?} of {articles} articles has a line twice, or in {most}")));
    }
    Ok(outlet)
}
