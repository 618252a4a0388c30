//! Calibration: curves, decompositions, binned errors and tests.

use scoring::calibration::{
    Binning, Level, auc, calibration_error, isotonic, isotonic_quantile, murphy, murphy_diagram,
    reliability, spiegelhalter,
};
use scoring::{Cases, Rule};
use serde_json::Value;

use crate::vectors::{agree, cases, number, numbers, outcomes, some_number};

#[test]
fn isotonic_regression() {
    for case in cases("isotonic.json").iter().filter(|case| case["functional"].is_null()) {
        let values = numbers(case, "y");
        let weights = case["w"].is_array().then(|| numbers(case, "w"));
        let levels = isotonic(&values, weights.as_deref()).unwrap();
        let fitted = spread(&levels);
        for (found, expected) in fitted.iter().zip(numbers(case, "x")) {
            // scipy adds 1e16, 1 and -1e16 up to 0; the exact mean is 1/3.
            let lost = values[0] == 1e16 && expected == 0.0;
            agree(*found, if lost { 1.0 / 3.0 } else { expected }, case);
        }
        let ends = levels.iter().scan(0, |rows, level| {
            *rows += level.rows;
            Some(*rows)
        });
        let blocks: Vec<usize> = std::iter::once(0).chain(ends).collect();
        assert_eq!(serde_json::to_value(blocks).unwrap(), case["blocks"], "{case}");
        for (level, weight) in levels.iter().zip(numbers(case, "block_weights")) {
            agree(level.weight, weight, case);
        }
    }
}

#[test]
fn isotonic_regression_on_tied_forecasts() {
    for case in cases("isotonic.json").iter().filter(|case| !case["functional"].is_null()) {
        let groups = by_forecast(case);
        let levels = if case["functional"] == "mean" {
            let sizes: Vec<f64> = groups.iter().map(|group| group.len() as f64).collect();
            let means: Vec<f64> = groups
                .iter()
                .zip(&sizes)
                .map(|(group, size)| group.iter().sum::<f64>() / size)
                .collect();
            isotonic(&means, Some(&sizes)).unwrap()
        } else {
            let groups: Vec<&[f64]> = groups.iter().map(Vec::as_slice).collect();
            isotonic_quantile(&groups, 0.5).unwrap()
        };
        let fitted = spread(&levels);
        for (found, expected) in fitted.iter().zip(numbers(case, "regression_values")) {
            agree(*found, expected, case);
        }
    }
}

#[test]
fn corp_decomposition() {
    for case in cases("corp_decomposition.json") {
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let weights = case["w"].is_array().then(|| numbers(&case, "w"));
        let plain = Cases::new(&forecasts, &happened).unwrap();
        let rows = weights.as_deref().map_or(plain, |weights| plain.weighted(weights).unwrap());
        let curve = reliability(&rows).unwrap();
        for (forecast, expected) in forecasts.iter().zip(numbers(&case, "recalibrated")) {
            agree(curve.height(*forecast), expected, &case);
        }
        for (rule, library) in
            [(Rule::Brier, "model_diagnostics_brier"), (Rule::Log, "model_diagnostics_logloss")]
        {
            let (parts, expected) = (curve.decomposition(rule), &case[library]);
            // The parts are differences of numbers near 1, and keep their absolute digits.
            let close = |found: f64, field: &str| {
                let expected = number(expected, field);
                assert!((found - expected).abs() < 1e-14, "{found} {field} {case}");
            };
            close(parts.score, "score");
            close(parts.miscalibration, "miscalibration");
            close(parts.discrimination, "discrimination");
            close(parts.uncertainty, "uncertainty");
        }
    }
}

/// numpy's edges 0.3, 0.6 and 0.7 are a hair above the decimals, so its bins take these forecasts
/// one too low: we follow the bins with the edges k/10.
#[test]
fn murphys_decomposition() {
    for case in cases("murphy_ece.json") {
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let rows = Cases::new(&forecasts, &happened).unwrap();
        for (binning, field) in [
            (Binning::Distinct, "murphy_unique_values"),
            (Binning::EqualWidth(10), "murphy_10_bins_edges_k_over_10"),
        ] {
            let (parts, expected) = (murphy(&rows, binning).unwrap().unwrap(), &case[field]);
            agree(parts.brier, number(expected, "brier"), &case);
            agree(parts.reliability, number(expected, "rel"), &case);
            agree(parts.resolution, number(expected, "res"), &case);
            agree(parts.uncertainty, number(expected, "unc"), &case);
            // Where all forecasts of a bin are equal the exact value is 0.
            assert!((parts.within_variance - number(expected, "wbv")).abs() < 1e-15, "{case}");
            assert!((parts.within_covariance - number(expected, "wbc")).abs() < 1e-15, "{case}");
        }
    }
}

/// calikit's default, which its largest error has too, parts tied forecasts, and MAPIE's bins are
/// closed above, which gives other numbers: ours is the rule that snaps forecasts to the decimal edges.
#[test]
fn calibration_errors() {
    for case in cases("murphy_ece.json") {
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let rows = Cases::new(&forecasts, &happened).unwrap();
        let error = calibration_error(&rows, Binning::EqualWidth(10)).unwrap().unwrap();
        agree(error.expected, number(&case, "ece_arena_rule_10"), &case);
        assert!(error.largest >= error.expected && error.binning == Binning::EqualWidth(10));
    }
}

/// MAPIE's p-value has one side, and calls a z of -3 calibrated: we follow the two-sided one.
#[test]
fn spiegelhalters_test() {
    for case in cases("murphy_ece.json") {
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let test = spiegelhalter(&Cases::new(&forecasts, &happened).unwrap()).unwrap();
        let expected = numbers(&case, "spiegelhalter_calikit_z_p");
        agree(test.statistic, expected[0], &case);
        agree(test.statistic, number(&case, "spiegelhalter_z_mapie"), &case);
        agree(test.p_value, expected[1], &case);
    }
}

#[test]
fn bins_are_not_one_off() {
    for case in cases("binning_traps.json") {
        let found = Binning::place(number(&case, "p"), 100);
        agree(f64::from(found), number(&case, "correct"), &case);
    }
    for case in cases("binning_traps_10.json") {
        let found = Binning::place(number(&case, "p"), 10);
        agree(f64::from(found), number(&case, "k_over_10_bin"), &case);
    }
}

#[test]
fn areas_under_the_curve() {
    for case in cases("binary_aggregate.json") {
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let rows = Cases::new(&forecasts, &happened).unwrap();
        let Some(expected) = some_number(&case, "auc") else {
            assert_eq!(auc(&rows), None);
            continue;
        };
        agree(auc(&rows).unwrap(), expected, &case);
        let weights = numbers(&case, "w");
        let weighted = auc(&rows.weighted(&weights).unwrap()).unwrap();
        agree(weighted, number(&case, "auc_weighted"), &case);
    }
}

#[test]
fn murphy_diagrams() {
    for case in cases("murphy_diagram.json") {
        let (forecasts, happened) = (numbers(&case, "p"), outcomes(&case, "y"));
        let rows = Cases::new(&forecasts, &happened).unwrap();
        let diagram = murphy_diagram(&rows, &numbers(&case, "thetas")).unwrap().unwrap();
        let expected = ["under", "over", "total"].map(|field| numbers(&case, field));
        for (index, found) in diagram.iter().enumerate() {
            agree(found.under, expected[0][index], &case);
            agree(found.over, expected[1][index], &case);
            agree(found.total(), expected[2][index], &case);
        }
    }
}

/// The fitted value of each row.
fn spread(levels: &[Level]) -> Vec<f64> {
    levels.iter().flat_map(|level| std::iter::repeat_n(level.value, level.rows)).collect()
}

/// The observations of each distinct forecast, of forecasts that rise.
fn by_forecast(case: &Value) -> Vec<Vec<f64>> {
    let rows: Vec<(f64, f64)> =
        numbers(case, "fcst").into_iter().zip(numbers(case, "obs")).collect();
    let groups = rows.chunk_by(|one, other| one.0 == other.0);
    groups.map(|group| group.iter().map(|row| row.1).collect()).collect()
}
