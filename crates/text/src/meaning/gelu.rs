//! GELU: a number times the chance that a number drawn by the normal law lies below it.

/// Each number times the chance that a number drawn by the normal law lies below it.
pub(super) fn gelu(values: &mut [f32]) {
    for value in values {
        *value *= 0.5 * (1.0 + erf(*value * std::f32::consts::FRAC_1_SQRT_2));
    }
}

/// The error function, to a few units in the last place of 32 bits: a quotient of polynomials, as
/// in Eigen, without a branch, so that the processor works on several numbers at once.
fn erf(value: f32) -> f32 {
    let x = value.clamp(-4.0, 4.0);
    let square = x * x;
    let over = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024e-6,
        -5.692_506_4e-5,
        -7.349_906_3e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    let under = [-1.456_607_2e-5, -2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_474e-2];
    let polynomial = |terms: &[f32]| terms.iter().fold(0.0, |sum, term| sum * square + term);
    x * polynomial(&over) / polynomial(&under)
}

#[cfg(test)]
mod tests {
    use super::{erf, gelu};

    #[test]
    fn the_error_function_is_that_of_the_tables() {
        let table = [(0.0, 0.0), (0.5, 0.520_499_9), (1.0, 0.842_700_8), (-2.0, -0.995_322_3)];
        for (value, expected) in table.into_iter().chain([(4.5, 1.0), (0.1, 0.112_462_92)]) {
            assert!((erf(value) - expected).abs() < 1e-6, "erf {value} is {}", erf(value));
        }
    }

    #[test]
    fn what_is_large_stays_and_what_is_small_goes() {
        let mut values = [10.0, -10.0, 0.0, 1.0];
        gelu(&mut values);
        assert!((values[0] - 10.0).abs() < 1e-5 && values[1].abs() < 1e-5 && values[2] == 0.0);
        assert!((values[3] - 0.841_344_7).abs() < 1e-6);
    }
}
