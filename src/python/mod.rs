//! The Python binding: extracts, detaches from the interpreter, converts.
#![allow(clippy::needless_pass_by_value, reason = "the interpreter hands arguments over")]

mod actor_stances;
mod article;
mod boilerplate;
mod classifier;
mod duplicates;
mod errors;
mod gazetteer;
mod linear_svc;
mod logistic_regression;
mod matrix;
mod metrics;
mod naive_bayes;
mod repair;
mod run;
mod stance;
mod texts;
mod topic;
mod vectorizer;

use pyo3::prelude::*;

/// The compiled core of newslens. Its users are the modules of the `newslens` package.
#[pymodule]
mod _core {
    #[pymodule_export]
    use super::actor_stances::{read_stances, read_utterances};
    #[pymodule_export]
    use super::article::{Reading, read_articles, read_bodies};
    #[pymodule_export]
    use super::boilerplate::{BoilerplateModel, fit_boilerplate};
    #[pymodule_export]
    use super::classifier::{kind_of, text_shares};
    #[pymodule_export]
    use super::duplicates::near_duplicates;
    #[pymodule_export]
    use super::errors::{InternalError, ModelFileError};
    #[pymodule_export]
    use super::gazetteer::Gazetteer;
    #[pymodule_export]
    use super::linear_svc::fit_linear_svc;
    #[pymodule_export]
    use super::logistic_regression::fit_logistic_regression;
    #[pymodule_export]
    use super::metrics::{class_scores, expected_calibration_error};
    #[pymodule_export]
    use super::naive_bayes::{fit_complement_nb, fit_multinomial_nb};
    #[pymodule_export]
    use super::repair::repair;
    #[pymodule_export]
    use super::stance::{StanceModel, fit_stance};
    #[pymodule_export]
    use super::texts::first_not_text;
    #[pymodule_export]
    use super::topic::{Batches, TopicModel, fit_seeded_topic, fit_topic};
    #[pymodule_export]
    use super::vectorizer::{Vectorizer, fit_vectorizer};

    #[pymodule_export]
    const __VERSION__: &str = env!("CARGO_PKG_VERSION");
}
