"""shapley.json: the `shap` package's exact explainer on small ensembles of networks written out in NumPy.

The risk is computed from the definitions (the distributions come from mpmath, at float64 inputs), with no use of our code.
"""
import mpmath as mp
import numpy as np
import shap

from common import Secant, cdf, write

N_NUMERIC, N_LEVELS, HIDDEN, MEMBERS = 4, 3, 5, 2
TAUS = [0.2, 0.5, 0.8]


def make_members(generator, n_outputs):
    members = []
    for _ in range(MEMBERS):
        n_inputs = N_NUMERIC + N_LEVELS
        members.append(
            {
                "fill": np.round(generator.normal(50, 2, N_NUMERIC), 2).tolist(),
                "mean": np.round(generator.normal(50, 2, N_NUMERIC), 2).tolist(),
                "scale": np.round(generator.uniform(8, 12, N_NUMERIC), 2).tolist(),
                "levelFill": int(generator.integers(N_LEVELS)),
                "weights": np.float32(
                    generator.normal(0, 0.6, (n_inputs + 1) * HIDDEN + (HIDDEN + 1) * n_outputs)
                ).astype(float).tolist(),
            }
        )
    return members


def outputs_of(member, values, n_outputs):
    numeric = np.where(np.isnan(values[:N_NUMERIC]), member["fill"], values[:N_NUMERIC])
    level = member["levelFill"] if np.isnan(values[N_NUMERIC]) else int(values[N_NUMERIC])
    inputs = np.concatenate(
        [(numeric - member["mean"]) / np.array(member["scale"]), np.eye(N_LEVELS)[level]]
    )
    weights = np.array(member["weights"])
    n_inputs = len(inputs)
    kernel = weights[: n_inputs * HIDDEN].reshape(n_inputs, HIDDEN)
    bias = weights[n_inputs * HIDDEN : (n_inputs + 1) * HIDDEN]
    head = weights[(n_inputs + 1) * HIDDEN :].reshape(HIDDEN + 1, n_outputs)
    return np.maximum(inputs @ kernel + bias, 0) @ head[:-1] + head[-1]


def bce_risk(members, values):
    return np.mean([1 / (1 + np.exp(-outputs_of(member, values, 1)[0])) for member in members])


def level_risk(members, values, estimator):
    """Mean of F_tau(-Q) over the members, level by level; the ensemble's Q from it, sorted; then the estimator."""
    negative = np.mean(
        [
            [float(cdf(Secant, -mp.mpf(q), mp.mpf(tau))) for q, tau in zip(np.sort(outputs_of(member, values, len(TAUS))), TAUS)]
            for member in members
        ],
        axis=0,
    )
    latent = np.sort([-float(Secant.quantile(mp.mpf(p), mp.mpf(tau))) for p, tau in zip(negative, TAUS)])
    pi = np.array([float(cdf(Secant, -mp.mpf(q), mp.mpf(tau))) for q, tau in zip(latent, TAUS)])
    if estimator == "levelMean":
        return 1 - pi.mean()
    below = int(np.sum(latent < 0))
    if below == 0 or below == len(TAUS):
        return 1 - pi[0 if below == 0 else -1]
    gaps = pi - TAUS
    share = gaps[below - 1] / (gaps[below - 1] - gaps[below])
    return 1 - (TAUS[below - 1] + share * (TAUS[below] - TAUS[below - 1]))


def explain(risk, reference, patient):
    """A NaN is put back in place of a stand-in, as the explainer's masker compares values."""
    stand_in = -1e9
    hide = lambda values: np.where(np.isnan(values), stand_in, values)
    show = lambda rows: np.where(rows == stand_in, np.nan, rows)
    function = lambda rows: np.array([risk(row) for row in show(np.asarray(rows, dtype=float))])
    masker = shap.maskers.Independent(hide(reference)[None, :])
    values = shap.explainers.Exact(function, masker)(hide(patient)[None, :])
    return float(values.base_values[0]), values.values[0].tolist()


def as_json(values):
    return [None if np.isnan(value) else float(value) for value in values]


generator = np.random.default_rng(5)
cases = []
for loss, estimator in [("bce", "root"), ("sbqc", "root"), ("sbqc", "levelMean")]:
    for _ in range(2):
        n_outputs = 1 if loss == "bce" else len(TAUS)
        members = make_members(generator, n_outputs)
        risk = (lambda v: bce_risk(members, v)) if loss == "bce" else (lambda v: level_risk(members, v, estimator))
        reference = np.append(np.round(generator.normal(50, 3, N_NUMERIC), 1), 0)
        for missing in [None, 1]:
            patient = np.append(np.round(generator.normal(50, 12, N_NUMERIC), 1), 2)
            if missing is not None:
                patient[missing] = np.nan
            base, values = explain(risk, reference, patient)
            cases.append(
                {
                    "loss": loss, "estimator": estimator, "members": members, "reference": as_json(reference),
                    "patient": as_json(patient), "referenceRisk": base, "risk": float(risk(patient)), "values": values,
                }
            )
write("shapley.json", {"taus": TAUS, "hidden": HIDDEN, "levels": N_LEVELS, "cases": cases}, shap=shap, numpy=np, mpmath=mp)
