"""decisions.json: decisions at a threshold and groups of patients; scikit-learn's metrics, SciPy's intervals, bootstraps over patients in NumPy."""
import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics
from sklearn.linear_model import LogisticRegression

from common import write


def make_sample(seed, n, digits):
    """Risks with ties that are somewhat too extreme and too low."""
    generator = np.random.RandomState(seed)
    truth = generator.normal(-0.5, 1.2, n)
    labels = (generator.uniform(size=n) < 1 / (1 + np.exp(-truth))).astype(int)
    logits = 1.2 * truth - 0.3 + 0.5 * generator.normal(size=n)
    return np.clip(np.round(1 / (1 + np.exp(-logits)), digits), 0.01, 0.99), labels


def counts_at(risks, labels, threshold):
    negatives, false_positives, false_negatives, true_positives = metrics.confusion_matrix(
        labels, risks >= threshold, labels=[0, 1]
    ).ravel()
    return int(true_positives), int(false_positives), int(negatives), int(false_negatives)


def decisions_of(risks, labels, threshold):
    called = (risks >= threshold).astype(int)
    true_positives, false_positives, _, _ = counts_at(risks, labels, threshold)
    odds = threshold / (1 - threshold)
    net = (true_positives - false_positives * odds) / len(labels)
    everybody = labels.mean() - (1 - labels.mean()) * odds
    return {
        "f1": metrics.f1_score(labels, called),
        "jaccard": metrics.jaccard_score(labels, called),
        "cohenKappa": metrics.cohen_kappa_score(labels, called),
        "netBenefit": float(net),
        "netBenefitOverAll": float(net - everybody),
    }


def bootstrap(seed, labels, resamples, values_of):
    """Percentiles over patients drawn one by one: what the draws of the four cells must come to."""
    generator = np.random.RandomState(seed)
    draws = [values_of(generator.randint(len(labels), size=len(labels))) for _ in range(resamples)]
    return {
        name: dict(zip(("low", "high"), np.percentile([draw[name] for draw in draws], [2.5, 97.5]).tolist()))
        for name in draws[0]
    }


def wilson(successes, n):
    interval = stats.binomtest(int(successes), int(n)).proportion_ci(0.95, method="wilson")
    return {"estimate": successes / n, "low": interval.low, "high": interval.high}


def describe_decisions(seed, n, digits, threshold):
    risks, labels = make_sample(seed, n, digits)
    true_positives, false_positives, true_negatives, false_negatives = counts_at(risks, labels, threshold)
    return {
        "risks": risks.tolist(),
        "labels": labels.tolist(),
        "threshold": threshold,
        "values": decisions_of(risks, labels, threshold),
        "intervals": bootstrap(
            seed, labels, 4000, lambda rows: decisions_of(risks[rows], labels[rows], threshold)
        ),
        "shares": {
            "sensitivity": wilson(true_positives, true_positives + false_negatives),
            "specificity": wilson(true_negatives, true_negatives + false_positives),
            "positivePredictiveValue": wilson(true_positives, true_positives + false_positives),
            "negativePredictiveValue": wilson(true_negatives, true_negatives + false_negatives),
            "accuracy": wilson(true_positives + true_negatives, n),
        },
    }


def fit(columns, labels, offset):
    """Newton's method on the log likelihood, written out; to be told apart from the one that is tested."""
    beta = np.zeros(columns.shape[1])
    for _ in range(60):
        risk = 1 / (1 + np.exp(-(columns @ beta + offset)))
        step = np.linalg.solve((columns.T * (risk * (1 - risk))) @ columns, columns.T @ (labels - risk))
        beta = beta + step
        if np.abs(step).max() < 1e-12:
            break
    return beta


def group_values(risks, labels):
    logits = np.log(risks / (1 - risks))
    ones = np.ones((len(labels), 1))
    return {
        "meanRisk": float(risks.mean()),
        "observedToExpected": float(labels.sum() / risks.sum()),
        "auroc": metrics.roc_auc_score(labels, risks),
        "brierScore": metrics.brier_score_loss(labels, risks),
        "calibrationSlope": float(fit(np.column_stack([ones, logits]), labels, 0)[1]),
        "calibrationIntercept": float(fit(ones, labels, logits)[0]),
    }


def describe_group(seed, n):
    risks, labels = make_sample(seed, n, 2)
    values = group_values(risks, labels)
    logits = np.log(risks / (1 - risks)).reshape(-1, 1)
    slope = LogisticRegression(penalty=None, tol=1e-12, max_iter=10000).fit(logits, labels).coef_[0, 0]
    assert abs(slope - values["calibrationSlope"]) < 1e-5
    return {
        "risks": risks.tolist(),
        "labels": labels.tolist(),
        "values": values,
        "prevalence": wilson(labels.sum(), n),
        "intervals": bootstrap(seed, labels, 3000, lambda rows: group_values(risks[rows], labels[rows])),
    }


write(
    "decisions.json",
    {
        "decisions": [describe_decisions(31, 300, 2, 0.2), describe_decisions(32, 700, 3, 0.45)],
        "groups": [describe_group(41, 90), describe_group(42, 400)],
        # share of draws at or below each number
        "binomial": [
            {"n": n, "probability": p, "cdf": stats.binom.cdf(np.arange(n + 1), n, p).tolist()}
            for n, p in ((1, 0.3), (12, 0.07), (40, 0.5), (150, 0.93))
        ],
        "quartiles": [
            {"values": values, "quartiles": np.percentile(values, [25, 50, 75]).tolist()}
            for values in ([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], [0.5, 1.25, 2.75, 3.5, 4.25, 6.0, 7.5])
        ],
    },
    numpy=np,
    scipy=scipy,
    sklearn=sklearn,
)
