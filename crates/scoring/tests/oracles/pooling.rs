//! Pools.

use scoring::pooling::{
    Forecasts, beta_transformed, distance_weighted, extremize, extremized, geometric, linear,
    mean_log_odds, mean_probit, median, neyman_roughgarden, neyman_roughgarden_factor, quantile,
    recency_weights, trimmed,
};

use crate::vectors::{agree, cases, number, numbers};

#[test]
fn pools() {
    for case in cases("aggregation.json") {
        let values = numbers(&case, "p");
        let weights =
            if case["w"].is_null() { vec![1.0; values.len()] } else { numbers(&case, "w") };
        let plain = Forecasts::new(&values).unwrap();
        let weighted = plain.weighted(&weights).unwrap();
        agree(linear(weighted), number(&case, "mean"), &case);
        agree(median(plain), number(&case, "median"), &case);
        agree(mean_log_odds(weighted).unwrap(), number(&case, "geo_mean_odds"), &case);
        agree(mean_probit(weighted).unwrap(), number(&case, "probit_mean"), &case);
        agree(median(weighted), number(&case, "weighted_median"), &case);
        agree(distance_weighted(plain), number(&case, "aggrecat_DistLimitWAgg"), &case);
        for (share, field) in [(0.1, "trimmed_mean_10pct"), (0.2, "trimmed_mean_20pct")] {
            agree(trimmed(plain, share).unwrap(), number(&case, field), &case);
        }
        let (yes, no) = geometric(weighted).unwrap();
        agree(yes, number(&case, "geo_mean_prob"), &case);
        agree(yes / (yes + no), number(&case, "geo_mean_prob_normalised"), &case);
    }
}

#[test]
fn extremized_pools() {
    for case in cases("aggregation.json") {
        let values = numbers(&case, "p");
        let weights =
            if case["w"].is_null() { vec![1.0; values.len()] } else { numbers(&case, "w") };
        let plain = Forecasts::new(&values).unwrap();
        let weighted = plain.weighted(&weights).unwrap();
        agree(extremized(weighted, 2.5).unwrap(), number(&case, "satopaa_a2_5"), &case);
        let bent = extremize(linear(weighted), 2.5).unwrap();
        agree(bent, number(&case, "baron_karmarkar_a2_5_of_mean"), &case);
        let beta = beta_transformed(weighted, 6.0, 6.0).unwrap();
        agree(beta, number(&case, "beta_transformed_6_6"), &case);
        let factor = neyman_roughgarden_factor(values.len());
        agree(factor, number(&case, "neyman_roughgarden_d"), &case);
        for (base, field) in
            [(0.5, "neyman_roughgarden_base_0.5"), (0.35, "neyman_roughgarden_base_0.35")]
        {
            agree(neyman_roughgarden(weighted, base).unwrap(), number(&case, field), &case);
        }
    }
}

#[test]
fn metaculus_recency_weighted_median_and_quartiles() {
    for case in cases("aggregation.json") {
        let values = numbers(&case, "p");
        let weights = recency_weights(values.len());
        for (found, expected) in weights.iter().zip(numbers(&case, "metaculus_recency_weights")) {
            agree(*found, expected, &case);
        }
        let recent = Forecasts::new(&values).unwrap().weighted(&weights).unwrap();
        agree(median(recent), number(&case, "metaculus_recency_weighted_median"), &case);
        let quartiles = numbers(&case, "metaculus_q25_q75");
        agree(quantile(recent, 0.25).unwrap(), quartiles[0], &case);
        agree(quantile(recent, 0.75).unwrap(), quartiles[1], &case);
    }
}
