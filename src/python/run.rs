//! Work away from the interpreter: threads of the process's own, Ctrl-C, no panic across.

use super::errors::{InternalError, to_python};
use crate::{Interrupt, Result};
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

/// How often a long task looks for Ctrl-C.
const POLL: Duration = Duration::from_millis(100);

/// Pools of this process, by number of threads. A pool does not survive a fork, so each is kept
/// under the process that made it.
type Pools = HashMap<(u32, usize), Arc<ThreadPool>>;

static POOLS: LazyLock<Mutex<Pools>> = LazyLock::new(Mutex::default);

fn pool(threads: usize) -> PyResult<Arc<ThreadPool>> {
    let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (std::process::id(), threads);
    if let Some(pool) = pools.get(&key) {
        return Ok(pool.clone());
    }
    let built = ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = Arc::new(built.map_err(|error| InternalError::new_err(error.to_string()))?);
    pools.insert(key, pool.clone());
    Ok(pool)
}

/// Runs work of milliseconds on `threads` threads.
pub(super) fn brief<T: Send>(py: Python<'_>, threads: usize, work: impl FnOnce() -> Result<T> + Send) -> PyResult<T> {
    let pool = pool(threads)?;
    py.detach(|| finished(catch_unwind(AssertUnwindSafe(|| pool.install(work)))))
}

/// Runs long work on `threads` threads; Ctrl-C raises the flag that the work looks at.
pub(super) fn long<T: Send>(
    py: Python<'_>,
    threads: usize,
    interrupt: &Interrupt,
    work: impl FnOnce() -> Result<T> + Send,
) -> PyResult<T> {
    let pool = pool(threads)?;
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(1);
        scope.spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| pool.install(work)));
            // The receiver lives until a message has come.
            let _ = sender.send(outcome);
        });
        // A receiver is not Sync, which detaching asks for.
        let receiver = Mutex::new(receiver);
        let mut signal = None;
        loop {
            let answer = py.detach(|| receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(POLL));
            match answer {
                Ok(outcome) => return signal.map_or_else(|| finished(outcome), Err),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(InternalError::new_err("a worker vanished"));
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Err(error) = py.check_signals() {
                        interrupt.raise();
                        signal = Some(error);
                    }
                }
            }
        }
    })
}

fn finished<T>(outcome: std::thread::Result<Result<T>>) -> PyResult<T> {
    match outcome {
        Ok(result) => result.map_err(to_python),
        Err(panic) => {
            let message = panic.downcast_ref::<String>().map(String::as_str);
            let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
            Err(InternalError::new_err(format!("the core failed: {message}")))
        }
    }
}
