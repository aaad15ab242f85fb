//! Topics from documents that come in batches and need not fit into memory together.
//!
//! The batches are gone through three times: to measure them, to look for the features that may be frequent, and to count
//! these. Counts and examples then stand in temporary files. What is held are the features, their weights, the labels and
//! a fingerprint a document; the model is the one that all documents together give.

use super::bodies;
use super::training::fingerprints;
use super::{LabelForm, LabelTargets, Labels, Learning, Targets, TextClassifier, TopicModel, TopicParams};
use crate::duplicates::Fingerprints;
use crate::features::{Corpus, Counted, Counter, Size, Spool, VectorizerParams};
use crate::models::LinearModel;
use crate::{Error, Interrupt, Result};
use std::path::Path;

/// A fit from batches, pass by pass; every pass is given the same batches in the same order.
#[derive(Debug)]
pub struct TopicBatches {
    /// Find the body in every text first.
    clean: bool,
    interrupt: Interrupt,
    /// What was measured.
    size: Size,
    /// What the present pass has had so far.
    seen: Size,
    fingerprints: Fingerprints,
    counting: Option<Measured>,
    counted: Option<Counted>,
}

/// What follows from the size of all batches.
#[derive(Debug)]
struct Measured {
    learning: Learning,
    vectorizer: VectorizerParams,
    counter: Counter,
}

impl TopicBatches {
    /// Nothing measured yet.
    #[must_use]
    pub fn new(clean: bool, interrupt: Interrupt) -> Self {
        let (size, seen, fingerprints) = (Size::default(), Size::default(), Fingerprints::default());
        Self { clean, interrupt, size, seen, fingerprints, counting: None, counted: None }
    }

    /// Takes the size of a batch.
    pub fn measure<S: AsRef<str> + Sync>(&mut self, batch: &Corpus<'_, S>) -> Result<()> {
        let size =
            if self.clean { bodies::corpus(&bodies::bodies(batch, &self.interrupt)?).size() } else { batch.size() };
        self.size.add(size);
        Ok(())
    }

    /// Ends the first pass: topics are to be learned with `params`, and counts to stand in a directory.
    pub fn measured(&mut self, params: &TopicParams, directory: &Path) -> Result<()> {
        let learning = params.learning.clone();
        let min_df = learning.min_df.min(self.size.documents);
        let vectorizer = VectorizerParams { min_df, ..params.vectorizer(self.size) };
        let counting = vectorizer.counting(&self.interrupt)?;
        let counter = Counter::new(counting, self.size.bytes, Some(Spool::new(directory)?));
        self.counting = Some(Measured { learning, vectorizer, counter });
        Ok(())
    }

    /// Looks at a batch, in the second pass.
    pub fn look<S: AsRef<str> + Sync>(&mut self, batch: &Corpus<'_, S>) -> Result<()> {
        if !self.clean {
            return self.look_at(batch);
        }
        let bodies = bodies::bodies(batch, &self.interrupt)?;
        self.look_at(&bodies::corpus(&bodies))
    }

    fn look_at<S: AsRef<str> + Sync>(&mut self, batch: &Corpus<'_, S>) -> Result<()> {
        self.seen.add(batch.size());
        let of_batch = fingerprints(batch, &self.interrupt)?;
        self.fingerprints.0.extend(of_batch.0);
        self.counter()?.look(batch)
    }

    /// Counts a batch, in the third pass.
    pub fn count<S: AsRef<str> + Sync>(&mut self, batch: &Corpus<'_, S>) -> Result<()> {
        if !self.clean {
            return self.count_all(batch);
        }
        let bodies = bodies::bodies(batch, &self.interrupt)?;
        self.count_all(&bodies::corpus(&bodies))
    }

    fn count_all<S: AsRef<str> + Sync>(&mut self, batch: &Corpus<'_, S>) -> Result<()> {
        self.seen.add(batch.size());
        self.counter()?.count(batch)
    }

    /// Ends the second pass.
    pub fn looked(&mut self) -> Result<()> {
        self.same_as_measured()
    }

    /// Ends the third pass; false if it has to be made again.
    pub fn finished(&mut self) -> Result<bool> {
        self.same_as_measured()?;
        self.counted = self.counter()?.finish()?;
        Ok(self.counted.is_some())
    }

    /// Learns one topic a document.
    pub fn fit(self, targets: Targets<'_>, labels: Labels, columns: Option<Vec<String>>) -> Result<TopicModel> {
        let fit = |learning: Learning, vectorizer, counted| learning.fit_counted(vectorizer, counted, targets);
        self.learned(fit, labels, LabelForm::One, columns)
    }

    /// Learns any number of topics a document. The features of all documents are then held in memory while it learns.
    pub fn fit_labels(
        self,
        targets: LabelTargets<'_>,
        labels: Labels,
        form: LabelForm,
        columns: Option<Vec<String>>,
    ) -> Result<TopicModel> {
        let fit = |learning: Learning, vectorizer, counted| learning.fit_labels_counted(vectorizer, counted, targets);
        self.learned(fit, labels, form, columns)
    }

    fn learned(
        self,
        fit: impl FnOnce(Learning, VectorizerParams, Counted) -> Result<TextClassifier<LinearModel>>,
        labels: Labels,
        form: LabelForm,
        columns: Option<Vec<String>>,
    ) -> Result<TopicModel> {
        let (Some(Measured { learning, vectorizer, .. }), Some(counted)) = (self.counting, self.counted) else {
            return Err(out_of_order());
        };
        let mut classifier = fit(learning, vectorizer, counted)?;
        classifier.training.fingerprints = self.fingerprints;
        Ok(TopicModel { labels, form, columns, clean: self.clean, classifier })
    }

    fn counter(&mut self) -> Result<&mut Counter> {
        self.counting.as_mut().map(|measured| &mut measured.counter).ok_or_else(out_of_order)
    }

    fn same_as_measured(&mut self) -> Result<()> {
        let (first, now) = (self.size, std::mem::take(&mut self.seen));
        if first == now {
            return Ok(());
        }
        let told = |size: Size| format!("{} texts of {} bytes", size.documents, size.bytes);
        let (first, now) = (told(first), told(now));
        Err(Error::Training(format!("the batches changed between two passes: {first} at first, {now} now")))
    }
}

fn out_of_order() -> Error {
    Error::Training("the batches were not measured, looked at and counted before".into())
}
