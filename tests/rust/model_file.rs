//! Files that are damaged or hostile.

use crate::pipeline::topics;
use _core::Error;
use _core::model_file::{Array, Arrays, FORMAT, KEY, MAX_HEADER_BYTES, decode, encode, load, save};
use _core::pipeline::{TopicModel, TopicParams};
use safetensors::Dtype;
use safetensors::tensor::TensorView;
use std::collections::HashMap;

fn bytes() -> Vec<u8> {
    topics(&TopicParams::default()).to_bytes().unwrap()
}

fn refused(bytes: &[u8]) -> String {
    match TopicModel::from_bytes(bytes) {
        Err(Error::ModelFile(reason)) => reason,
        Err(other) => panic!("another error: {other}"),
        Ok(_) => panic!("a bad file was taken"),
    }
}

/// The JSON of a file and its arrays, to be changed and put together again.
fn opened(bytes: &[u8]) -> (String, HashMap<String, (Dtype, Vec<u8>)>) {
    let (_, metadata) = safetensors::SafeTensors::read_metadata(bytes).unwrap();
    let tensors = safetensors::SafeTensors::deserialize(bytes).unwrap();
    let arrays = tensors.iter().map(|(name, view)| (name.to_owned(), (view.dtype(), view.data().to_vec()))).collect();
    (metadata.metadata().as_ref().unwrap()[KEY].clone(), arrays)
}

fn closed(json: &str, arrays: &HashMap<String, (Dtype, Vec<u8>)>) -> Vec<u8> {
    let size = |dtype: &Dtype| dtype.bitsize() / 8;
    let views = arrays.iter().map(|(name, (dtype, data))| {
        (name.as_str(), TensorView::new(*dtype, vec![data.len() / size(dtype)], data).unwrap())
    });
    safetensors::serialize(views, Some(HashMap::from([(KEY.to_owned(), json.to_owned())]))).unwrap()
}

#[test]
fn truncated_anywhere() {
    let bytes = bytes();
    for length in (0..bytes.len()).step_by(bytes.len() / 97 + 1) {
        refused(&bytes[..length]);
    }
}

#[test]
fn any_flipped_bit_of_the_arrays_is_noticed() {
    let bytes = bytes();
    let header = 8 + u64::from_le_bytes(*bytes.first_chunk().unwrap()) as usize;
    for at in (header..bytes.len()).step_by((bytes.len() - header) / 61 + 1) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        refused(&flipped);
    }
}

#[test]
fn any_flipped_bit_of_the_header_is_an_error_or_harmless() {
    let bytes = bytes();
    let header = 8 + u64::from_le_bytes(*bytes.first_chunk().unwrap()) as usize;
    for at in 0..header {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x04;
        // A label may have become another one; everything else is noticed.
        drop(TopicModel::from_bytes(&flipped));
    }
}

#[test]
fn headers_that_lie() {
    let mut huge = bytes();
    huge[..8].copy_from_slice(&(MAX_HEADER_BYTES + 1).to_le_bytes());
    assert!(refused(&huge).contains("header claims"));
    let mut trailing = bytes();
    trailing.push(0);
    refused(&trailing);
    assert!(refused(b"PK\x03\x04").contains("only 4 bytes"));
}

#[test]
fn metadata_that_is_wrong() {
    let (json, arrays) = opened(&bytes());
    let newer = json.replace(&format!("\"format\":{FORMAT}"), "\"format\":99");
    let cases = [
        (json.replace("\"clean\":false", "\"clean\":false,\"extra\":1"), "unknown field `extra`"),
        (json.replace("\"clean\":false", "\"clean\":false,\"clean\":true"), "duplicate field `clean`"),
        (json.replace("\"clean\":false", "\"clean\":3"), "invalid type"),
        (json.replace("\"kind\":\"topic\"", "\"kind\":\"stance\""), "holds a stance model, not a topic model"),
        (json.replace("\"health\"", "\"health\",\"more\""), "4 labels for 3 classes"),
        (newer, "its format is 99, this version reads 1 to 1"),
        ("[]".to_owned(), "invalid"),
    ];
    for (json, reason) in cases {
        let message = refused(&closed(&json, &arrays));
        assert!(message.contains(reason), "{message}");
    }
}

#[test]
fn arrays_that_are_wrong() {
    let (json, arrays) = opened(&bytes());
    let mut missing = arrays.clone();
    missing.remove("model_weights");
    refused(&closed(&json, &missing));
    let mut extra = arrays.clone();
    extra.insert("extra".into(), (Dtype::U8, vec![1]));
    refused(&closed(&json, &extra));
    let mut typed = arrays.clone();
    typed.insert("model_weights".into(), (Dtype::I64, vec![0; 8]));
    assert!(refused(&closed(&json, &typed)).contains("has type I64"));
    let mut nan = arrays;
    nan.insert("model_intercept".into(), (Dtype::F32, f32::NAN.to_le_bytes().repeat(3)));
    assert!(refused(&closed(&json, &nan)).contains("not finite"));
}

#[test]
fn arrays_that_do_not_fit_each_other_are_refused_after_the_checksum() {
    let mut arrays = Arrays::default();
    arrays.put("a", Array::F32(vec![1.0, 2.0]));
    arrays.put("b", Array::U64(vec![7]));
    let bytes = encode("test", &"metadata", &arrays).unwrap();
    let (metadata, mut read): (String, Arrays) = decode("test", &bytes).unwrap();
    assert_eq!((metadata.as_str(), read.f32("a").unwrap()), ("metadata", vec![1.0, 2.0]));
    assert!(read.u8("b").unwrap_err().to_string().contains("another type"));
    assert!(read.f32("a").unwrap_err().to_string().contains("missing"));
}

#[test]
fn saving_replaces_the_whole_file_or_nothing() {
    let folder = std::env::temp_dir().join(format!("newslens-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("model");
    save(&path, b"old").unwrap();
    save(&path, b"new").unwrap();
    assert_eq!(load(&path).unwrap(), b"new");
    assert!(matches!(save(&folder.join("no/such/folder"), b"x"), Err(Error::Io { .. })));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    std::fs::remove_dir_all(&folder).unwrap();
}
