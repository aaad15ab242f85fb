//! Bytes of a model file.

use super::unique_keys::UniqueKeys;
use super::{Array, Arrays};
use crate::{Error, Result};
use safetensors::SafeTensors;
use safetensors::tensor::TensorView;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Version of the format that is written; older ones are read.
pub const FORMAT: u32 = 1;

/// The one metadata key.
pub const KEY: &str = "newslens";

/// Largest header, metadata included.
pub const MAX_HEADER_BYTES: u64 = 16 << 20;

/// Largest file.
pub const MAX_FILE_BYTES: u64 = 16 << 30;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<M> {
    format: u32,
    kind: String,
    sha256: String,
    model: M,
}

/// What every version's envelope begins with, so that a newer one can be named in the error.
#[derive(Deserialize)]
struct Preface {
    format: u32,
    kind: String,
}

/// The bytes of a model of one kind.
///
/// `model` is written in the order of its fields; it must hold no map without an order.
pub fn encode<M: Serialize>(kind: &str, model: &M, arrays: &Arrays) -> Result<Vec<u8>> {
    let encoded: Vec<_> = arrays.iter().map(|(name, array)| (name, array.encode())).collect();
    let mut hash = Sha256::new();
    for (_, (_, _, bytes)) in &encoded {
        hash.update(bytes);
    }
    let envelope = Envelope { format: FORMAT, kind: kind.to_owned(), sha256: hex(&hash.finalize()), model };
    let json = serde_json::to_string(&envelope).map_err(refused)?;
    let views = encoded
        .iter()
        .map(|(name, (dtype, length, bytes))| Ok((name.as_str(), TensorView::new(*dtype, vec![*length], bytes)?)))
        .collect::<Result<Vec<_>, safetensors::SafeTensorError>>()
        .map_err(refused)?;
    safetensors::serialize(views, Some(HashMap::from([(KEY.to_owned(), json)]))).map_err(refused)
}

/// The model and the arrays of a file of one kind.
pub fn decode<M: DeserializeOwned>(kind: &str, bytes: &[u8]) -> Result<(M, Arrays)> {
    let json = metadata(bytes)?;
    let found = preface(&json)?.kind;
    if found != kind {
        return Err(Error::ModelFile(format!("it holds a {found} model, not a {kind} model")));
    }
    let envelope: Envelope<M> = serde_json::from_str(&json).map_err(refused)?;
    let tensors = SafeTensors::deserialize(bytes).map_err(refused)?;
    let mut arrays = Arrays::default();
    for (name, view) in tensors.iter() {
        arrays.put(name, Array::decode(name, &view)?);
    }
    if checksum(&tensors) != envelope.sha256 {
        return Err(Error::ModelFile("its arrays do not match their checksum".into()));
    }
    Ok((envelope.model, arrays))
}

/// The kind of model in a file.
pub fn kind_of(bytes: &[u8]) -> Result<String> {
    Ok(preface(&metadata(bytes)?)?.kind)
}

fn metadata(bytes: &[u8]) -> Result<String> {
    let header = bytes.first_chunk::<8>().map(|length| u64::from_le_bytes(*length));
    match header {
        None => return Err(Error::ModelFile(format!("it is only {} bytes long", bytes.len()))),
        Some(length) if length > MAX_HEADER_BYTES => {
            return Err(Error::ModelFile(format!(
                "its header claims {length} bytes, at most {MAX_HEADER_BYTES} are read"
            )));
        }
        Some(_) => {}
    }
    let (length, header) = SafeTensors::read_metadata(bytes).map_err(refused)?;
    let _: UniqueKeys = serde_json::from_slice(&bytes[8..8 + length]).map_err(refused)?;
    match header.metadata().as_ref().map(|entries| (entries.len(), entries.get(KEY))) {
        Some((1, Some(json))) => Ok(json.clone()),
        _ => Err(Error::ModelFile(format!("its metadata is not the one key {KEY:?}"))),
    }
}

fn preface(json: &str) -> Result<Preface> {
    let preface: Preface = serde_json::from_str(json).map_err(refused)?;
    if preface.format == 0 || preface.format > FORMAT {
        let got = preface.format;
        return Err(Error::ModelFile(format!("its format is {got}, this version reads 1 to {FORMAT}")));
    }
    Ok(preface)
}

/// Checksum of the arrays in the order of their names.
fn checksum(tensors: &SafeTensors<'_>) -> String {
    let mut views: Vec<_> = tensors.iter().collect();
    views.sort_by_key(|(name, _)| *name);
    let mut hash = Sha256::new();
    for (_, view) in &views {
        hash.update(view.data());
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn refused(reason: impl std::fmt::Display) -> Error {
    Error::ModelFile(reason.to_string())
}
