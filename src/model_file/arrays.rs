//! Named arrays of one dimension.

use crate::{Error, Result};
use safetensors::Dtype;
use safetensors::tensor::TensorView;
use std::collections::BTreeMap;

/// One array.
#[derive(Debug, Clone, PartialEq)]
pub enum Array {
    /// Bytes.
    U8(Vec<u8>),
    /// Whole numbers below 2^16.
    U16(Vec<u16>),
    /// Counts and column numbers.
    U32(Vec<u32>),
    /// Offsets and keys.
    U64(Vec<u64>),
    /// Weights; all finite.
    F32(Vec<f32>),
    /// Weights in steps of a scale that is stored beside them.
    I8(Vec<i8>),
}

/// Arrays by name. Each is taken out once; what is left over belongs to no model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arrays(BTreeMap<String, Array>);

impl Array {
    /// Whole numbers in the narrowest type that holds them all.
    #[must_use]
    pub fn narrowest(values: Vec<u32>) -> Self {
        match values.iter().max() {
            Some(0x100..=0xFFFF) => Self::U16(values.into_iter().map(|value| value as u16).collect()),
            Some(0x1_0000..) => Self::U32(values),
            _ => Self::U8(values.into_iter().map(|value| value as u8).collect()),
        }
    }

    /// Element type and little-endian bytes.
    pub(super) fn encode(&self) -> (Dtype, usize, Vec<u8>) {
        match self {
            Self::U8(values) => (Dtype::U8, values.len(), values.clone()),
            Self::I8(values) => (Dtype::I8, values.len(), values.iter().map(|v| v.cast_unsigned()).collect()),
            Self::U16(values) => (Dtype::U16, values.len(), values.iter().flat_map(|v| v.to_le_bytes()).collect()),
            Self::U32(values) => (Dtype::U32, values.len(), values.iter().flat_map(|v| v.to_le_bytes()).collect()),
            Self::U64(values) => (Dtype::U64, values.len(), values.iter().flat_map(|v| v.to_le_bytes()).collect()),
            Self::F32(values) => (Dtype::F32, values.len(), values.iter().flat_map(|v| v.to_le_bytes()).collect()),
        }
    }

    pub(super) fn decode(name: &str, view: &TensorView<'_>) -> Result<Self> {
        let data = view.data();
        if view.shape().len() != 1 {
            return Err(Error::ModelFile(format!("array {name:?} has {} dimensions, not 1", view.shape().len())));
        }
        let array = match view.dtype() {
            Dtype::U8 => Self::U8(data.to_vec()),
            Dtype::I8 => Self::I8(data.iter().map(|byte| byte.cast_signed()).collect()),
            Dtype::U16 => Self::U16(words(data).map(u16::from_le_bytes).collect()),
            Dtype::U32 => Self::U32(words(data).map(u32::from_le_bytes).collect()),
            Dtype::U64 => Self::U64(words(data).map(u64::from_le_bytes).collect()),
            Dtype::F32 => Self::F32(words(data).map(f32::from_le_bytes).collect()),
            other => return Err(Error::ModelFile(format!("array {name:?} has type {other:?}"))),
        };
        match &array {
            Self::F32(values) if values.iter().any(|value| !value.is_finite()) => {
                Err(Error::ModelFile(format!("array {name:?} holds a number that is not finite")))
            }
            _ => Ok(array),
        }
    }
}

/// The fixed-size pieces of `data`, whose length is a multiple of theirs.
fn words<const N: usize>(data: &[u8]) -> impl Iterator<Item = [u8; N]> + '_ {
    data.chunks_exact(N).map(|chunk| {
        let mut word = [0; N];
        word.copy_from_slice(chunk);
        word
    })
}

impl Arrays {
    /// Adds an array.
    pub fn put(&mut self, name: impl Into<String>, array: Array) {
        self.0.insert(name.into(), array);
    }

    /// True if there is such an array.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Takes out bytes.
    pub fn u8(&mut self, name: &str) -> Result<Vec<u8>> {
        match self.take(name)? {
            Array::U8(values) => Ok(values),
            _ => Err(wrong_type(name)),
        }
    }

    /// Takes out whole numbers of up to 32 bits, in whichever type they were written.
    pub fn u32(&mut self, name: &str) -> Result<Vec<u32>> {
        match self.take(name)? {
            Array::U8(values) => Ok(values.into_iter().map(u32::from).collect()),
            Array::U16(values) => Ok(values.into_iter().map(u32::from).collect()),
            Array::U32(values) => Ok(values),
            _ => Err(wrong_type(name)),
        }
    }

    /// Takes out 64-bit offsets.
    pub fn u64(&mut self, name: &str) -> Result<Vec<u64>> {
        match self.take(name)? {
            Array::U64(values) => Ok(values),
            _ => Err(wrong_type(name)),
        }
    }

    /// Takes out weights.
    pub fn f32(&mut self, name: &str) -> Result<Vec<f32>> {
        match self.take(name)? {
            Array::F32(values) => Ok(values),
            _ => Err(wrong_type(name)),
        }
    }

    /// Takes out weights in steps of a scale.
    pub fn i8(&mut self, name: &str) -> Result<Vec<i8>> {
        match self.take(name)? {
            Array::I8(values) => Ok(values),
            _ => Err(wrong_type(name)),
        }
    }

    /// Fails if an array was not asked for.
    pub fn finish(self) -> Result<()> {
        match self.0.keys().next() {
            Some(name) => Err(Error::ModelFile(format!("unknown array {name:?}"))),
            None => Ok(()),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &Array)> {
        self.0.iter()
    }

    fn take(&mut self, name: &str) -> Result<Array> {
        self.0.remove(name).ok_or_else(|| Error::ModelFile(format!("array {name:?} is missing")))
    }
}

fn wrong_type(name: &str) -> Error {
    Error::ModelFile(format!("array {name:?} has another type than its model's"))
}
