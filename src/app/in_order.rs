//! Work on several cores whose results come in the order of the jobs.

use std::sync::mpsc::sync_channel;
use std::thread;

/// How many results of one worker may wait to be taken.
const WAITING: usize = 64;

/// Lets `workers` threads do the jobs 0, 1, 2 … below `jobs`: the worker w does w, w + workers and so on. `work` gets its
/// own number and a function that takes in the result of its next job and says whether to go on. `take` gets the results
/// in the order of the jobs.
///
/// # Errors
/// What `work` or `take` reports first.
pub(super) fn in_order<R: Send, E: Send>(
    jobs: usize,
    workers: usize,
    work: impl Fn(usize, &mut dyn FnMut(R) -> bool) -> Result<(), E> + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    thread::scope(|scope| {
        let work = &work;
        let results: Vec<_> = (0..workers)
            .map(|worker| {
                let (sender, receiver) = sync_channel(WAITING);
                scope.spawn(move || {
                    let outcome = work(worker, &mut |result| sender.send(Ok(result)).is_ok());
                    if let Err(error) = outcome {
                        // Nobody waits for it any more where another one failed before.
                        let _ = sender.send(Err(error));
                    }
                });
                receiver
            })
            .collect();
        for job in 0..jobs {
            match results[job % workers].recv() {
                Ok(result) => take(result?)?,
                // The worker panicked; the scope passes that on.
                Err(_) => break,
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(jobs: usize, workers: usize, bad: usize) -> (Vec<usize>, Result<(), usize>) {
        let mut taken = Vec::new();
        let outcome = in_order(
            jobs,
            workers,
            |worker, done| {
                for job in (worker..jobs).step_by(workers) {
                    if job == bad {
                        return Err(job);
                    }
                    if !done(job * job) {
                        break;
                    }
                }
                Ok(())
            },
            |square| {
                taken.push(square);
                Ok(())
            },
        );
        (taken, outcome)
    }

    #[test]
    fn results_keep_the_order_and_end_at_the_first_error() {
        for workers in 1..5 {
            for jobs in [0, 1, 3, 500] {
                let expected: Vec<usize> = (0..jobs).map(|job| job * job).collect();
                assert_eq!(squares(jobs, workers, usize::MAX), (expected, Ok(())));
            }
            let (taken, outcome) = squares(500, workers, 300);
            assert_eq!((taken.len(), outcome), (300, Err(300)));
        }
    }
}
