//! A stance classifier in a model file.

use super::{ClaimClassifier, Decision, KIND, Kind, Learned, Meaning, Stages, StanceModel, mention};
use crate::calibration::{Calibration, Temperature};
use crate::claims::{CueGroups, Group, Rarity, names};
use crate::mentions::Polarity;
use crate::model_file::{Array, Arrays, decode, encode};
use crate::models::{GradientBoosting, LinearModel, Node, Tree};
use crate::pipeline::description::check_columns;
use crate::pipeline::{Description, LabelForm, Labels, TextClassifier, Training, describe, restore};
use crate::{Error, Result};
use ndarray::Array2;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    labels: Labels,
    columns: Vec<String>,
    kind: Kind,
    learned: Part,
    temperature: f32,
    decision: DecisionName,
    meanings: Vec<Option<Meaning>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Part {
    Targets(Description),
    Mentions {
        words: Description,
        /// Words that the user added.
        cues: BTreeMap<String, Vec<String>>,
    },
    Claims {
        /// Cue words that the user added.
        cues: BTreeMap<String, Vec<String>>,
        topics: usize,
        #[serde(deserialize_with = "Option::deserialize")] // null is written, never left out
        unrelated: Option<usize>,
        second: bool,
    },
}

/// The array "decision" holds its numbers.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum DecisionName {
    Factors,
    Cost,
}

impl StanceModel {
    /// The bytes of its file: the same model gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut arrays = Arrays::default();
        let learned = match &self.learned {
            Learned::Targets(words) => Part::Targets(describe(words, &mut arrays)),
            Learned::Mentions(words, polarity) => {
                Part::Mentions { words: describe(words, &mut arrays), cues: polarity.added().clone() }
            }
            Learned::Claims(claims) => {
                claims.training.put(&mut arrays);
                put_claims(claims, &mut arrays)
            }
        };
        arrays.put("offsets", Array::F32(self.offsets.clone()));
        let (decision, numbers) = match &self.decision {
            Decision::Factors(factors) => (DecisionName::Factors, factors.clone()),
            Decision::Cost(cost) => (DecisionName::Cost, cost.iter().copied().collect()),
        };
        arrays.put("decision", Array::F32(numbers));
        let Self { labels, columns, kind, meanings, .. } = self.clone();
        let temperature = self.temperature.0;
        encode(KIND, &File { labels, columns, kind, learned, temperature, decision, meanings }, &arrays)
    }

    /// Reads the bytes of a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (File { labels, columns, kind, learned, temperature, decision, meanings }, mut arrays) =
            decode(KIND, bytes)?;
        if check_columns(&columns)? != 2 {
            return Err(Error::ModelFile(format!("its columns are {columns:?}, not a target and a text")));
        }
        let (learned, classes) = match (learned, kind) {
            (Part::Targets(words), Kind::Target) => {
                let words = take_words(words, 2, &mut arrays)?;
                let classes = words.model.classes();
                (Learned::Targets(words), classes)
            }
            (Part::Mentions { words, cues }, Kind::Mention) => {
                let polarity = Polarity::with(cues).map_err(|reason| Error::ModelFile(reason.to_string()))?;
                let words = take_words(words, mention::FIELDS, &mut arrays)?;
                let classes = words.model.classes();
                (Learned::Mentions(words, polarity), classes)
            }
            (Part::Claims { cues, topics, unrelated, second }, Kind::Claim) => {
                let claims = take_claims(cues, topics, unrelated, second, &mut arrays)?;
                let classes = claims.stages.classes();
                (Learned::Claims(Box::new(claims)), classes)
            }
            _ => return Err(Error::ModelFile(format!("what it learned is not of the kind {kind:?}"))),
        };
        let offsets = arrays.f32("offsets")?;
        if !(temperature.is_finite() && temperature > 0.0) {
            return Err(Error::ModelFile(format!("its temperature is {temperature}")));
        }
        if [offsets.len(), meanings.len()] != [classes; 2] {
            return Err(Error::ModelFile(format!("its {classes} classes lack offsets or meanings")));
        }
        let decision = take_decision(decision, classes, &mut arrays)?;
        arrays.finish()?;
        crate::pipeline::labels::check(&labels, LabelForm::One, classes)?;
        let temperature = Temperature(temperature);
        Ok(Self { labels, columns, kind, learned, temperature, offsets, decision, meanings })
    }
}

fn take_words(words: Description, fields: usize, arrays: &mut Arrays) -> Result<TextClassifier<LinearModel>> {
    let words = restore(words, fields, arrays)?;
    match words.calibration {
        Calibration::Temperature(_) => Ok(words),
        Calibration::Labels(_) => Err(Error::ModelFile("its probabilities are not those of one stance a text".into())),
    }
}

fn take_decision(name: DecisionName, classes: usize, arrays: &mut Arrays) -> Result<Decision> {
    let numbers = arrays.f32("decision")?;
    let decision = match name {
        DecisionName::Factors => Decision::Factors(numbers),
        DecisionName::Cost => {
            let cost = Array2::from_shape_vec((classes, classes), numbers);
            Decision::Cost(cost.map_err(|_| Error::ModelFile(format!("its costs are not {classes} by {classes}")))?)
        }
    };
    decision.check(classes).map_err(|reason| Error::ModelFile(reason.to_string()))?;
    Ok(decision)
}

fn put_claims(claims: &ClaimClassifier, arrays: &mut Arrays) -> Part {
    let (topics, stems, frequencies) = claims.rarity.parts();
    arrays.put("stems", Array::U64(stems));
    arrays.put("stem_topics", Array::U32(frequencies));
    let Stages { first, second } = &claims.stages;
    if let Some((_, trees)) = first {
        put_trees("first", trees, arrays);
    }
    if let Some(trees) = second {
        put_trees("second", trees, arrays);
    }
    let unrelated = first.as_ref().map(|(unrelated, _)| *unrelated);
    Part::Claims { cues: claims.cues.added().clone(), topics, unrelated, second: second.is_some() }
}

fn take_claims(
    cues: BTreeMap<String, Vec<String>>,
    topics: usize,
    unrelated: Option<usize>,
    second: bool,
    arrays: &mut Arrays,
) -> Result<ClaimClassifier> {
    let cues = CueGroups::with(cues).map_err(|reason| Error::ModelFile(reason.to_string()))?;
    let rarity = Rarity::from_parts(topics, arrays.u64("stems")?, arrays.u32("stem_topics")?)?;
    let all = names(&cues).len();
    let trees = unrelated.map(|_| take_trees("first", Group::Overlap.width(all), arrays)).transpose()?;
    let first = unrelated.zip(trees);
    let second = second.then(|| take_trees("second", all, arrays)).transpose()?;
    let stages = Stages { first, second };
    let wrong = match &stages.first {
        Some((unrelated, first)) => first.classes() != 2 || *unrelated >= stages.classes(),
        None => stages.second.is_none(),
    };
    if wrong {
        return Err(Error::ModelFile("its stages do not fit each other".into()));
    }
    let training = Training::take(0, stages.classes(), false, arrays)?;
    Ok(ClaimClassifier { cues, rarity, stages, training })
}

fn put_trees(stage: &str, model: &GradientBoosting, arrays: &mut Arrays) {
    let (_, intercept, trees) = model.parts();
    let nodes = || trees.iter().flat_map(|tree| &tree.0).map(Node::parts);
    arrays.put(format!("{stage}_intercept"), Array::F32(intercept.to_vec()));
    arrays.put(format!("{stage}_tree_sizes"), Array::U32(trees.iter().map(|tree| tree.0.len() as u32).collect()));
    arrays.put(format!("{stage}_features"), Array::U32(nodes().map(|node| node.0).collect()));
    arrays.put(format!("{stage}_thresholds"), Array::F32(nodes().map(|node| node.1).collect()));
    arrays.put(format!("{stage}_children"), Array::U32(nodes().map(|node| node.2).collect()));
    arrays.put(format!("{stage}_values"), Array::F32(nodes().map(|node| node.3).collect()));
}

fn take_trees(stage: &str, features: usize, arrays: &mut Arrays) -> Result<GradientBoosting> {
    let intercept = arrays.f32(&format!("{stage}_intercept"))?;
    let sizes = arrays.u32(&format!("{stage}_tree_sizes"))?;
    let of = arrays.u32(&format!("{stage}_features"))?;
    let thresholds = arrays.f32(&format!("{stage}_thresholds"))?;
    let children = arrays.u32(&format!("{stage}_children"))?;
    let values = arrays.f32(&format!("{stage}_values"))?;
    let total: u64 = sizes.iter().map(|&size| u64::from(size)).sum();
    if [of.len(), thresholds.len(), children.len(), values.len()].iter().any(|&len| len as u64 != total) {
        return Err(Error::ModelFile(format!("the {total} nodes of its trees lack parts")));
    }
    let mut nodes = (0..of.len()).map(|at| Node::from_parts((of[at], thresholds[at], children[at], values[at])));
    let trees = sizes.iter().map(|&size| Tree(nodes.by_ref().take(size as usize).collect())).collect();
    GradientBoosting::new(features, intercept, trees)
}
