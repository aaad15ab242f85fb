//! What a model remembers of its training, beside what it needs to answer.
//!
//! Files that were written before one of these was stored lack its arrays.

use super::description::text;
use crate::calibration::Conformal;
use crate::duplicates::{FINGERPRINT, Fingerprints, Seen, Shingler, fingerprint};
use crate::features::Corpus;
use crate::model_file::{Array, Arrays};
use crate::{Error, Interrupt, Result};
use rayon::prelude::*;
use serde_json::{Map, Value};

/// Most bytes of a card.
pub const MAX_CARD: usize = 1 << 20;

/// Arrays of the held-out scores; models of several labels lack the last.
const HELD_OUT: [&str; 3] = ["held_out_classes", "held_out_lac", "held_out_aps"];

/// Counts, held-out scores and fingerprints of the training texts, and what was measured later.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Training {
    /// In how many texts each feature stands.
    pub documents: Vec<u32>,
    /// How badly the classes of held-out texts fit.
    pub held_out: Conformal,
    /// One a text.
    pub fingerprints: Fingerprints,
    /// What was measured of the model, as JSON.
    pub card: Option<String>,
}

/// The fingerprints of the documents of a corpus.
pub(super) fn fingerprints<S: AsRef<str> + Sync>(
    corpus: &Corpus<'_, S>,
    interrupt: &Interrupt,
) -> Result<Fingerprints> {
    let of = |shingler: &mut Shingler, row: usize| {
        interrupt.check()?;
        fingerprint(shingler, (0..corpus.fields()).map(|field| corpus.text(row, field)))
    };
    (0..corpus.len()).into_par_iter().map_init(Shingler::default, of).collect::<Result<_>>().map(Fingerprints)
}

impl Training {
    /// The training text that each document is most like, if it is nearly the same.
    pub(super) fn seen<S: AsRef<str> + Sync>(
        &self,
        corpus: &Corpus<'_, S>,
        interrupt: &Interrupt,
    ) -> Result<Vec<Option<Seen>>> {
        let index = self.fingerprints.index();
        let of_corpus = fingerprints(corpus, interrupt)?;
        Ok(of_corpus.0.par_iter().map(|fingerprint| index.find(fingerprint)).collect())
    }

    pub(super) fn put(&self, arrays: &mut Arrays) {
        if !self.documents.is_empty() {
            arrays.put("feature_documents", Array::narrowest(self.documents.clone()));
        }
        if !self.held_out.classes.is_empty() {
            arrays.put("held_out_classes", Array::narrowest(self.held_out.classes.clone()));
            arrays.put("held_out_lac", Array::F32(self.held_out.lac.clone()));
            if !self.held_out.aps.is_empty() {
                arrays.put("held_out_aps", Array::F32(self.held_out.aps.clone()));
            }
        }
        if !self.fingerprints.0.is_empty() {
            arrays.put("fingerprints", Array::U8(self.fingerprints.0.concat()));
        }
        if let Some(card) = &self.card {
            arrays.put("card", Array::U8(card.as_bytes().to_vec()));
        }
    }

    pub(super) fn take(features: usize, classes: usize, several: bool, arrays: &mut Arrays) -> Result<Self> {
        let mut found = Self::default();
        if arrays.contains("feature_documents") {
            found.documents = arrays.u32("feature_documents")?;
            check(found.documents.len() == features, "its counts are not one a feature")?;
        }
        if HELD_OUT.iter().any(|name| arrays.contains(name)) {
            found.held_out = held_out(classes, several, arrays)?;
        }
        if arrays.contains("fingerprints") {
            found.fingerprints = unpacked(&arrays.u8("fingerprints")?)?;
        }
        if arrays.contains("card") {
            found.card = Some(text(arrays.u8("card")?)?);
            found.check_card()?;
        }
        Ok(found)
    }

    /// Refuses a card that is too long, or no JSON object.
    pub fn check_card(&self) -> Result<()> {
        let Some(card) = &self.card else { return Ok(()) };
        let bytes = card.len();
        check(bytes <= MAX_CARD, &format!("its card has {bytes} bytes, at most {MAX_CARD} are stored"))?;
        check(serde_json::from_str::<Map<String, Value>>(card).is_ok(), "its card is no JSON object")
    }
}

fn held_out(classes: usize, several: bool, arrays: &mut Arrays) -> Result<Conformal> {
    let (of, lac) = (arrays.u32("held_out_classes")?, arrays.f32("held_out_lac")?);
    let aps = if several { Vec::new() } else { arrays.f32("held_out_aps")? };
    let fit = lac.len() == of.len() && (several || aps.len() == of.len()) && !of.is_empty();
    check(fit, "its held-out scores are not one a class")?;
    check(of.iter().all(|&class| (class as usize) < classes), "a held-out text is of no class")?;
    let is_score = |score: &f32| (0.0..=1.0).contains(score);
    check(lac.iter().chain(&aps).all(is_score), "a held-out score is not from 0 to 1")?;
    Ok(Conformal { classes: of, lac, aps })
}

fn unpacked(bytes: &[u8]) -> Result<Fingerprints> {
    let (whole, rest) = bytes.as_chunks::<FINGERPRINT>();
    check(rest.is_empty() && !whole.is_empty(), "its fingerprints are cut off")?;
    Ok(Fingerprints(whole.to_vec()))
}

fn check(holds: bool, otherwise: &str) -> Result<()> {
    if holds { Ok(()) } else { Err(Error::ModelFile(otherwise.to_owned())) }
}
