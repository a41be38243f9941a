"""paired.json: two models on the same patients; scikit-learn's metrics, DeLong's interval of the difference of two AUROCs."""
import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics

from common import write


def make_pair(seed, n, noise, digits):
    """Two models that share most of what they know, so that their risks are strongly correlated; many ties."""
    generator = np.random.RandomState(seed)
    truth = generator.normal(-0.6, 1.3, n)
    labels = (generator.uniform(size=n) < 1 / (1 + np.exp(-truth))).astype(int)
    risks = [
        np.clip(np.round(1 / (1 + np.exp(-(slope * truth + spread * generator.normal(size=n)))), digits), 0.001, 0.999)
        for slope, spread in ((1.0, noise), (1.3, 2 * noise))
    ]
    return risks, labels


def delong(risks, labels):
    """DeLong, DeLong and Clarke-Pearson 1988: structural components by the definition, all pairs written out."""
    areas, of_events, of_others = [], [], []
    for own in risks:
        above = (own[labels == 1][:, None] > own[labels == 0][None, :]) + 0.5 * (
            own[labels == 1][:, None] == own[labels == 0][None, :]
        )
        areas.append(above.mean())
        of_events.append(above.mean(axis=1))
        of_others.append(above.mean(axis=0))
    covariance = np.cov(of_events) / len(of_events[0]) + np.cov(of_others) / len(of_others[0])
    variance = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]
    return areas[0] - areas[1], float(np.sqrt(variance))


def values(own, labels, threshold):
    called = (own >= threshold).astype(int)
    negatives, false_positives, _, true_positives = metrics.confusion_matrix(labels, called).ravel()
    return {
        "auroc": metrics.roc_auc_score(labels, own),
        "averagePrecision": metrics.average_precision_score(labels, own),
        "brierScore": metrics.brier_score_loss(labels, own),
        "logLoss": metrics.log_loss(labels, own),
        "accuracy": metrics.accuracy_score(labels, called),
        "f1": metrics.f1_score(labels, called),
        "jaccard": metrics.jaccard_score(labels, called),
        "cohenKappa": metrics.cohen_kappa_score(labels, called),
        "sensitivity": metrics.recall_score(labels, called),
        "specificity": metrics.recall_score(1 - labels, 1 - called),
        "netBenefit": float(true_positives - false_positives * threshold / (1 - threshold)) / len(labels),
    }


def describe(seed, n, noise, digits, threshold):
    risks, labels = make_pair(seed, n, noise, digits)
    first, second = (values(own, labels, threshold) for own in risks)
    difference, error = delong(risks, labels)
    z = float(stats.norm.ppf(0.975))
    brier = (risks[0] - labels) ** 2 - (risks[1] - labels) ** 2  # a mean of independent patients: its error is known
    brier_error = float(brier.std(ddof=1) / np.sqrt(n))
    precision, recall, _ = metrics.precision_recall_curve(labels, risks[0])
    return {
        "risks": [own.tolist() for own in risks],
        "labels": labels.tolist(),
        "threshold": threshold,
        "differences": {name: first[name] - second[name] for name in first},
        "delong": {"estimate": difference, "low": difference - z * error, "high": difference + z * error},
        "brierByTheory": {"low": brier.mean() - z * brier_error, "high": brier.mean() + z * brier_error},
        "precisionRecall": np.transpose([recall, precision]).tolist(),
    }


write(
    "paired.json",
    {"pairs": [describe(21, 320, 0.5, 2, 0.5), describe(22, 480, 0.8, 3, 0.25)]},
    numpy=np,
    scipy=scipy,
    sklearn=sklearn,
)
