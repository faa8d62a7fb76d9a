//! How far a pair can be trusted, fitted so that of the pairs with confidence c the share c is right
//! (`docs/alignment.md` has the table).

/// The logistic curve through what was right of the pairs of each probability.
const SLOPE: f64 = 1.1;
const RAISED: f64 = 0.7;
/// Nothing is surer.
const MOST: f64 = 0.999;

/// The confidence of a step that the best way takes with this `probability`, in documents that are `related` so likely:
/// where they hardly are, nothing is sure.
pub(super) fn confidence(probability: f64, related: f32) -> f32 {
    let probability = probability.clamp(1e-6, 1.0 - 1e-6);
    let odds = (probability / (1.0 - probability)).ln();
    let fitted = (1.0 / (1.0 + (-(SLOPE * odds + RAISED)).exp())).min(MOST);
    fitted as f32 * (2.0 * related).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::confidence;

    #[test]
    fn what_is_unrelated_is_never_sure() {
        assert!(confidence(1.0, 0.9) > 0.99);
        assert!(confidence(0.5, 0.9) > 0.5 && confidence(0.1, 0.9) < 0.3);
        assert!(confidence(1.0, 0.1) < 0.3);
        assert!(confidence(f64::MIN_POSITIVE, 1.0) >= 0.0 && confidence(1.0, 1.0) <= 1.0);
    }
}
