//! Integrals of smooth functions that are nowhere negative.

use super::Sum;

/// Places and weights of Kronrod's rule on −1 to 1: the middle, and the pairs from within outward.
const KRONROD: [(f64, f64); 8] = [
    (0.0, 0.209_482_141_084_727_82),
    (0.207_784_955_007_898_48, 0.204_432_940_075_298_89),
    (0.405_845_151_377_397_2, 0.190_350_578_064_785_42),
    (0.586_087_235_467_691_1, 0.169_004_726_639_267_9),
    (0.741_531_185_599_394_5, 0.140_653_259_715_525_92),
    (0.864_864_423_359_769_1, 0.104_790_010_322_250_19),
    (0.949_107_912_342_758_5, 0.063_092_092_629_978_56),
    (0.991_455_371_120_812_6, 0.022_935_322_010_529_224),
];

/// The weights of Gauss's rule at every second place of Kronrod's.
const GAUSS: [f64; 4] = [
    0.417_959_183_673_469_4,
    0.381_830_050_505_118_9,
    0.279_705_391_489_276_64,
    0.129_484_966_168_869_7,
];

/// How far an integral may be from the truth, in parts of itself.
const TOLERANCE: f64 = 1e-13;

/// How often a stretch is halved at most: beyond, its halves are no longer told apart.
const DEEPEST: u32 = 48;

/// The integral between two places that are finite, by halving until Gauss and Kronrod agree.
///
/// R. Piessens, E. de Doncker-Kapenga, C. W. Überhuber, D. K. Kahaner, *QUADPACK*, 1983.
pub(crate) fn integral(function: &dyn Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    if from >= to {
        return 0.0;
    }
    let (whole, _) = gauss_kronrod(function, from, to);
    halved(function, (from, to), (whole, DEEPEST))
}

/// The integral of a stretch; beside it the integral of all, which tells what is small, and how
/// often it may still be halved.
fn halved(function: &dyn Fn(f64) -> f64, (from, to): (f64, f64), (all, deep): (f64, u32)) -> f64 {
    let (value, error) = gauss_kronrod(function, from, to);
    if deep == 0 || error <= TOLERANCE * 0.1 * all.max(value) {
        return value;
    }
    let middle = f64::midpoint(from, to);
    let half = |from, to| halved(function, (from, to), (all.max(value), deep - 1));
    half(from, middle) + half(middle, to)
}

/// The integral by Kronrod's rule, and how far it is from that by Gauss's.
fn gauss_kronrod(function: &dyn Fn(f64) -> f64, from: f64, to: f64) -> (f64, f64) {
    let (middle, half) = (f64::midpoint(from, to), 0.5 * (to - from));
    let center = function(middle);
    let pair = |place: f64| function(middle - half * place) + function(middle + half * place);
    let pairs: Vec<f64> = KRONROD[1..].iter().map(|(place, _)| pair(*place)).collect();
    let outer = KRONROD[1..].iter().zip(&pairs).map(|((_, weight), pair)| weight * pair);
    let kronrod = KRONROD[0].1 * center + outer.sum::<f64>();
    let every_second = pairs.iter().skip(1).step_by(2);
    let gauss = GAUSS[0] * center
        + GAUSS[1..].iter().zip(every_second).map(|(weight, pair)| weight * pair).sum::<f64>();
    (half * kronrod, half * (kronrod - gauss).abs())
}

/// The integral from a place to infinity of a function that falls, in any manner; `scale` is
/// about how far it takes to change.
///
/// The places are doubly exponential, so that tails of powers end too.
///
/// H. Takahasi, M. Mori, "Double exponential formulas for numerical integration", *Publications
/// of the Research Institute for Mathematical Sciences* 9, 1974.
pub(crate) fn integral_to_infinity(function: &dyn Fn(f64) -> f64, from: f64, scale: f64) -> f64 {
    let mut step = 0.25;
    let mut last = trapezoid(function, (from, scale), step);
    for _ in 0..5 {
        step *= 0.5;
        let next = trapezoid(function, (from, scale), step);
        let settled = (next - last).abs() <= TOLERANCE * next;
        last = next;
        if settled {
            break;
        }
    }
    last
}

fn trapezoid(function: &dyn Fn(f64) -> f64, (from, scale): (f64, f64), step: f64) -> f64 {
    const FURTHEST: f64 = 6.0;
    let steps = std::iter::successors(Some(-FURTHEST), |place| Some(place + step));
    let term = |place: f64| {
        let half_pi = std::f64::consts::FRAC_PI_2;
        let distance = scale * (half_pi * place.sinh()).exp();
        let value = function(from + distance);
        if value > 0.0 { value * distance * half_pi * place.cosh() } else { 0.0 }
    };
    let sum: Sum = steps.take_while(|place| *place <= FURTHEST).map(term).collect();
    step * sum.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_integrals() {
        let e = std::f64::consts::E;
        for (found, expected) in [
            (integral(&f64::exp, 0.0, 1.0), e - 1.0),
            (integral(&|place| (place - 0.3).abs(), 0.0, 1.0), 0.29),
            (integral(&f64::sqrt, 0.0, 1.0), 2.0 / 3.0),
            (integral(&f64::exp, 1.0, 0.0), 0.0),
            (integral_to_infinity(&|place| (-place).exp(), 1.0, 1.0), (-1.0_f64).exp()),
            (integral_to_infinity(&|place| (-place).exp(), 0.0, 100.0), 1.0),
            (integral_to_infinity(&|place| (1.0 + place).powf(-1.2), 0.0, 1.0), 5.0),
            (
                integral_to_infinity(&|place| (1.0 + place * place).recip(), 0.0, 1.0),
                std::f64::consts::FRAC_PI_2,
            ),
        ] {
            assert!((found - expected).abs() <= 1e-12 * expected, "{found} and {expected}");
        }
    }
}
