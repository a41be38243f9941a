"""Logistic regression by scikit-learn without penalty: logistic.json."""
import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression

from common import write

random = np.random.RandomState(3)


def fitted(inputs, labels):
    model = LogisticRegression(penalty=None, solver="newton-cholesky", tol=1e-12, max_iter=200).fit(inputs, labels)
    return {
        "coefficients": model.coef_[0].tolist(),
        "intercept": float(model.intercept_[0]),
        "risks": model.predict_proba(inputs)[:, 1].tolist(),
    }


def case(inputs, logits, columns=slice(None)):
    """Labels by the logits; the fit is to the named columns alone."""
    inputs = inputs.astype(np.float32)  # what a network is given
    labels = (random.uniform(size=len(inputs)) < 1 / (1 + np.exp(-logits))).astype(int)
    return {"inputs": inputs.tolist(), "labels": labels.tolist(), **fitted(inputs[:, columns].astype(float), labels)}


numbers = random.normal(size=(150, 4))
numbers[:, 3] = 0.8 * numbers[:, 0] + 0.6 * numbers[:, 3]  # correlated
independent = case(numbers, -0.7 + numbers @ np.array([1.2, -0.5, 0.0, 0.8]))

group = random.randint(0, 3, size=150)
# one input for each level, as the product's preprocessing makes them: with the intercept they depend on each other, so the first level's
# is left out here, which leaves the risks as they are
one_hot = np.column_stack([random.normal(size=150), np.eye(3)[group]])
dependent = case(one_hot, 0.9 * one_hot[:, 0] + np.array([-1.0, 0.2, 1.0])[group], [0, 2, 3])

write("logistic.json", {"independent": independent, "dependent": dependent}, sklearn=sklearn, numpy=np)
