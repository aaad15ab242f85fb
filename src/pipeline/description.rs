//! A text classifier in a model file: what the metadata say and which arrays hold the numbers.

use super::{TextClassifier, Training, compact};
use crate::calibration::{Calibration, LabelCalibration, Sigmoid, Temperature};
use crate::features::{Block, Columns, Csr, Hashed, Names, Vectorizer, VectorizerParams, Vocabulary};
use crate::model_file::{Array, Arrays};
use crate::models::LinearModel;
use crate::text::{Subwords, Tokenizer};
use crate::{Error, Result};
use ndarray::Array1;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The metadata of a text classifier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    blocks: Vec<Block>,
    min_df: usize,
    hash_bits: Option<u8>,
    supervised: bool,
    tokenizer: TokenizerName,
    calibration: CalibrationName,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum CalibrationName {
    Temperature(f32),
    /// The arrays `label_slopes`, `label_offsets` and `label_thresholds` hold one number a label.
    Labels {
        at_least_one: bool,
    },
}

/// Where terms come from, in the metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TokenizerName {
    Words,
    /// The array "tokenizer" holds its JSON.
    Subwords,
}

/// Describes a classifier and adds its arrays.
pub fn describe(classifier: &TextClassifier<LinearModel>, arrays: &mut Arrays) -> Description {
    put_rows(classifier.model.weights(), arrays);
    let (_, _, values) = classifier.model.weights().parts();
    arrays.put("model_weights", Array::F32(values.to_vec()));
    describe_rest(classifier, arrays)
}

/// Describes a classifier without the features that matter least, its weights in steps.
pub fn describe_compact(classifier: &TextClassifier<LinearModel>, arrays: &mut Arrays) -> Result<Description> {
    let pruned = classifier.pruned()?;
    compact::put_steps(&pruned.model, arrays);
    Ok(describe_rest(&pruned, arrays))
}

/// Adds of every feature how many weights it has, and whose they are.
pub(super) fn put_rows(weights: &Csr, arrays: &mut Arrays) {
    let (ends, classes, _) = weights.parts();
    let lengths = ends.windows(2).map(|ends| (ends[1] - ends[0]) as u32).collect();
    arrays.put("model_row_lengths", Array::narrowest(lengths));
    arrays.put("model_classes", Array::narrowest(classes.to_vec()));
}

/// All but the weights of its model.
fn describe_rest(classifier: &TextClassifier<LinearModel>, arrays: &mut Arrays) -> Description {
    let params = &classifier.vectorizer.params;
    let tokenizer = put_vectorizer(&classifier.vectorizer, arrays);
    arrays.put("model_intercept", Array::F32(classifier.model.intercept().to_vec()));
    classifier.training.put(arrays);
    Description {
        blocks: params.blocks.clone(),
        min_df: params.min_df,
        hash_bits: params.hash_bits,
        supervised: params.supervised,
        tokenizer,
        calibration: describe_calibration(&classifier.calibration, arrays),
    }
}

fn describe_calibration(calibration: &Calibration, arrays: &mut Arrays) -> CalibrationName {
    match calibration {
        Calibration::Temperature(temperature) => CalibrationName::Temperature(temperature.0),
        Calibration::Labels(LabelCalibration { sigmoids, thresholds, at_least_one }) => {
            let slopes = sigmoids.iter().map(|sigmoid| sigmoid.slope).collect();
            let offsets = sigmoids.iter().map(|sigmoid| sigmoid.offset).collect();
            arrays.put("label_slopes", Array::F32(slopes));
            arrays.put("label_offsets", Array::F32(offsets));
            arrays.put("label_thresholds", Array::F32(thresholds.clone()));
            CalibrationName::Labels { at_least_one: *at_least_one }
        }
    }
}

/// Adds the arrays of a vectorizer.
pub(super) fn put_vectorizer(vectorizer: &Vectorizer, arrays: &mut Arrays) -> TokenizerName {
    arrays.put("feature_weights", Array::F32(vectorizer.weights.clone()));
    if let Columns::Vocabulary(vocabulary) = &vectorizer.columns {
        arrays.put("feature_keys", Array::U64(vocabulary.keys().to_vec()));
        arrays.put("feature_blocks", Array::U8(vocabulary.blocks().to_vec()));
        let lengths = vocabulary.names().iter().map(|name| name.len() as u32).collect();
        arrays.put("feature_name_lengths", Array::narrowest(lengths));
        arrays.put("feature_names", Array::U8(vocabulary.names().iter().flat_map(str::bytes).collect()));
    }
    match &vectorizer.params.tokenizer {
        Tokenizer::Words => TokenizerName::Words,
        Tokenizer::Subwords(subwords) => {
            arrays.put("tokenizer", Array::U8(subwords.json().as_bytes().to_vec()));
            TokenizerName::Subwords
        }
    }
}

/// Builds the classifier of documents with `fields` fields again; every part is checked against the others.
pub fn restore(description: Description, fields: usize, arrays: &mut Arrays) -> Result<TextClassifier<LinearModel>> {
    let Description { blocks, min_df, hash_bits, supervised, tokenizer, calibration } = description;
    let params = VectorizerParams { blocks, min_df, hash_bits, supervised, ..VectorizerParams::default() };
    let vectorizer = take_vectorizer(params, tokenizer, fields, arrays)?;
    let model = model(arrays)?;
    if model.features() != vectorizer.columns.len() {
        let (columns, features) = (vectorizer.columns.len(), model.features());
        return Err(Error::ModelFile(format!("{columns} columns, {features} model rows")));
    }
    let calibration = restore_calibration(calibration, model.classes(), arrays)?;
    let several = matches!(calibration, Calibration::Labels(_));
    let training = Training::take(model.features(), model.classes(), several, arrays)?;
    Ok(TextClassifier { vectorizer, model, calibration, training })
}

/// Takes out the arrays of a vectorizer of documents with `fields` fields; `params` lack the tokenizer.
pub(super) fn take_vectorizer(
    mut params: VectorizerParams,
    tokenizer: TokenizerName,
    fields: usize,
    arrays: &mut Arrays,
) -> Result<Vectorizer> {
    if tokenizer == TokenizerName::Subwords {
        params.tokenizer = Tokenizer::Subwords(Subwords::from_json(&text(arrays.u8("tokenizer")?)?)?);
    }
    params.check().map_err(refused)?;
    let read: BTreeSet<usize> =
        params.blocks.iter().flat_map(|block| block.fields.iter().chain(&block.crossed_with)).copied().collect();
    if !read.iter().copied().eq(0..fields) || params.blocks.iter().any(|block| block.fields.is_empty()) {
        return Err(Error::ModelFile(format!("its blocks read the fields {read:?} of {fields}")));
    }
    let columns = columns(&params, arrays)?;
    let weights = arrays.f32("feature_weights")?;
    if weights.len() != columns.len() {
        return Err(Error::ModelFile(format!("{} columns, {} weights", columns.len(), weights.len())));
    }
    Ok(Vectorizer { params, columns, weights })
}

fn restore_calibration(name: CalibrationName, classes: usize, arrays: &mut Arrays) -> Result<Calibration> {
    let at_least_one = match name {
        CalibrationName::Temperature(value) if value.is_finite() && value > 0.0 => {
            return Ok(Calibration::Temperature(Temperature(value)));
        }
        CalibrationName::Temperature(value) => return Err(Error::ModelFile(format!("its temperature is {value}"))),
        CalibrationName::Labels { at_least_one } => at_least_one,
    };
    let (slopes, offsets) = (arrays.f32("label_slopes")?, arrays.f32("label_offsets")?);
    let thresholds = arrays.f32("label_thresholds")?;
    if [slopes.len(), offsets.len(), thresholds.len()] != [classes; 3] {
        return Err(Error::ModelFile(format!("its {classes} labels do not each have a sigmoid and a threshold")));
    }
    if let Some(slope) = slopes.iter().find(|slope| **slope < 0.0) {
        return Err(Error::ModelFile(format!("a label's probability falls with its score by {slope}")));
    }
    let sigmoids = slopes.into_iter().zip(offsets).map(|(slope, offset)| Sigmoid { slope, offset }).collect();
    let calibration = LabelCalibration { sigmoids, thresholds, at_least_one };
    calibration.check_thresholds().map_err(refused)?;
    Ok(Calibration::Labels(calibration))
}

/// Refuses names of columns that are none or not different; gives their number.
pub(super) fn check_columns(names: &[String]) -> Result<usize> {
    let different: BTreeSet<&String> = names.iter().collect();
    if names.is_empty() || different.len() != names.len() {
        return Err(Error::ModelFile(format!("its columns are {names:?}")));
    }
    Ok(names.len())
}

fn columns(params: &VectorizerParams, arrays: &mut Arrays) -> Result<Columns> {
    let blocks = params.blocks.len() as u8;
    if let Some(bits) = params.hash_bits {
        return Ok(Columns::Hashed(Hashed { bits, blocks }));
    }
    let of_column = arrays.u8("feature_blocks")?;
    if let Some(block) = of_column.iter().find(|block| **block >= blocks) {
        return Err(Error::ModelFile(format!("a feature of block {block}, there are {blocks}")));
    }
    let names = names(&text(arrays.u8("feature_names")?)?, &arrays.u32("feature_name_lengths")?)?;
    Ok(Columns::Vocabulary(Vocabulary::new(arrays.u64("feature_keys")?, of_column, names).map_err(refused)?))
}

fn names(all: &str, lengths: &[u32]) -> Result<Names> {
    let mut rest = all;
    let mut names = Names::default();
    for &length in lengths {
        let cut = rest.split_at_checked(length as usize);
        let (name, others) = cut.ok_or_else(|| Error::ModelFile("feature names do not fit their lengths".into()))?;
        names.push(name);
        rest = others;
    }
    if rest.is_empty() {
        Ok(names)
    } else {
        Err(Error::ModelFile("feature names are longer than their lengths".into()))
    }
}

fn model(arrays: &mut Arrays) -> Result<LinearModel> {
    let intercept = Array1::from(arrays.f32("model_intercept")?);
    let classes = arrays.u32("model_classes")?;
    let values = compact::take_weights(&classes, intercept.len(), arrays)?;
    let weights = Csr::new(intercept.len(), row_ends(arrays)?, classes, values);
    LinearModel::new(weights.map_err(refused)?, intercept).map_err(refused)
}

/// Where the weights of every feature end, from 0; the first files hold these places themselves.
fn row_ends(arrays: &mut Arrays) -> Result<Vec<usize>> {
    if arrays.contains("model_rows") {
        return Ok(arrays.u64("model_rows")?.into_iter().map(|end| end as usize).collect());
    }
    let ends = arrays.u32("model_row_lengths")?.into_iter().scan(0, |end, length| {
        *end += length as usize;
        Some(*end)
    });
    Ok(std::iter::once(0).chain(ends).collect())
}

pub(super) fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Error::ModelFile("a text in it is not UTF-8".into()))
}

fn refused(reason: Error) -> Error {
    match reason {
        Error::ModelFile(_) => reason,
        other => Error::ModelFile(other.to_string()),
    }
}
