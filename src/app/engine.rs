//! How the queries of one run are answered: from the index in the database or from its image in memory, whichever is
//! quicker in total, on as many cores as the run is worth.

use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::AppError;
use super::in_order::in_order;
use super::matches::Request;
use super::progress::Progress;
use crate::matching::image::{Image, ImageBuilder};
use crate::store::Store;

/// How many threads a run over this many parts is worth.
fn workers(parts: usize) -> usize {
    const LEAST_PARTS: usize = 50;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    cores.min(parts / LEAST_PARTS).max(1)
}

/// Whether an image of `variants` variants is made in less time than it saves `queries` queries. Measured for a
/// threshold of 70: a query costs some 60 µs and 0.15 µs for every thousand variants in the database, some 20 µs in
/// memory; a variant costs 1.2 µs to bring there. Low thresholds cost the database several times as much.
fn image_pays(queries: usize, variants: u64, threshold: u8) -> bool {
    let (queries, variants) = (queries as u128, u128::from(variants));
    let dearer = if threshold < 60 { 5 } else { 1 };
    let saved = queries * (40 + dearer * variants * 150 / 1_000_000);
    saved > variants * 12 / 10
}

/// Does `jobs`, one query each, and hands the results to `take` in their order. `work` does those that its iterator
/// gives it, in one thread: it gets a store and perhaps an image to search in, hands on each result, and ends when it is
/// told that no more are wanted.
///
/// # Errors
/// What the store, `work` or `take` reports first.
pub(super) fn run<R: Send>(
    store: &Store,
    request: &Request,
    jobs: usize,
    progress: &mut dyn Progress,
    work: impl Fn(
        &Store,
        Option<&Image>,
        &mut dyn Iterator<Item = usize>,
        &mut dyn FnMut(R) -> bool,
    ) -> Result<(), AppError>
    + Sync,
    mut take: impl FnMut(R) -> Result<(), AppError>,
) -> Result<(), AppError> {
    let workers = workers(jobs);
    let image = match image_pays(jobs, store.variants_at_most()? / 2, request.min_score) {
        true => image(store, request, progress)?,
        false => None,
    };
    let readers = readers(store, workers);
    progress.begin("segments", Some(jobs as u64));
    let mut take = |result| {
        take(result)?;
        progress.advance(1);
        Ok(())
    };
    if readers.is_empty() {
        let mut outcome = Ok(());
        work(store, image.as_ref(), &mut (0..jobs), &mut |result| {
            outcome = take(result);
            outcome.is_ok()
        })?;
        outcome?;
    } else {
        let readers = Mutex::new(readers);
        let do_share = |worker, done: &mut dyn FnMut(R) -> bool| {
            let reader = readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(reader) = reader else { return Ok(()) };
            work(&reader, image.as_ref(), &mut (worker..jobs).step_by(workers), done)
        };
        in_order(jobs, workers, do_share, take)?;
    }
    progress.end();
    Ok(())
}

/// A connection for each worker, all with the same state; none where one worker is enough, somebody has just written, or
/// no more connections are to be had: the work can be done without them.
fn readers(store: &Store, workers: usize) -> Vec<Store> {
    if workers == 1 {
        return Vec::new();
    }
    let readers = (0..workers).map(|_| store.reader().ok().flatten());
    readers.collect::<Option<_>>().unwrap_or_default()
}

/// The image of all texts in the language of `request`; `None` where they are too many for one.
///
/// # Errors
/// What the store reports.
pub fn image(store: &Store, request: &Request, progress: &mut dyn Progress) -> Result<Option<Image>, AppError> {
    const AT_A_TIME: usize = 4096;
    let variants = store.variants_at_most()?;
    let base = request.from.base();
    let mut builder = ImageBuilder::default();
    progress.begin("texts of the memory", Some(variants / 2));
    let readers = readers(store, workers(variants as usize / AT_A_TIME));
    if readers.is_empty() {
        store.each_text(base, (0, 1), |variant, hashes| builder.add(variant, &hashes))?;
    } else {
        let (sender, texts) = sync_channel::<Result<Vec<(i64, Vec<u64>)>, AppError>>(2 * readers.len());
        let count = readers.len();
        thread::scope(|scope| {
            for (reader, share) in readers.into_iter().zip(0..) {
                let sender = sender.clone();
                scope.spawn(move || {
                    let mut some = Vec::with_capacity(AT_A_TIME);
                    let outcome = reader.each_text(base, (share, count), |variant, hashes| {
                        some.push((variant, hashes));
                        some.len() < AT_A_TIME
                            || sender.send(Ok(std::mem::replace(&mut some, Vec::with_capacity(AT_A_TIME)))).is_ok()
                    });
                    // Where nobody takes it any more, another reader has failed.
                    let _ = sender.send(outcome.map(|()| some).map_err(AppError::from));
                });
            }
            drop(sender);
            for some in texts {
                for (variant, hashes) in some? {
                    builder.add(variant, &hashes);
                }
                progress.advance(AT_A_TIME as u64);
            }
            Ok::<_, AppError>(())
        })?;
    }
    let image = builder.finish(request.min_score);
    progress.end();
    Ok(image)
}
