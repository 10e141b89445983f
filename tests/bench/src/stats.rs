//! Medians and their intervals. Times on a shared machine drift, so only paired ratios are compared.

/// The median; NaN of nothing.
pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// The value below which this part of the values lies, interpolated; NaN of nothing.
pub fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let at = part * last as f64;
    let (low, high) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
    low + (high - low) * at.fract()
}

/// A 95 % interval of the median by bootstrap, with a fixed seed so that it can be repeated.
pub fn interval(values: &[f64]) -> (f64, f64) {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let mut medians = Vec::with_capacity(2000);
    for _ in 0..2000 {
        let sample: Vec<f64> =
            values.iter().map(|_| values[(next() % values.len() as u64) as usize]).collect();
        medians.push(median(&sample));
    }
    (quantile(&medians, 0.025), quantile(&medians, 0.975))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_intervals() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[1.0, 2.0]), 1.5);
        assert!(median(&[]).is_nan());
        let values: Vec<f64> = (0..101).map(f64::from).collect();
        let (low, high) = interval(&values);
        assert!(low < 50.0 && high > 50.0 && low > 30.0 && high < 70.0, "{low} {high}");
    }
}
