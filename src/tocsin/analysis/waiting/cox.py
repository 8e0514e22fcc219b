"""Proportional hazards: how covariates go with waiting times, whatever the common course of the hazard.

Ties are counted by Efron's rule. Entries may come late (`starts`), so that covariates may change with time.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from tocsin.analysis.bursts.kernel import Floats

ROUNDS = 50
FARTHEST = 30.0
"""A weight beyond this is on its way to infinity: no event, or nothing but events, goes with its covariate."""


class NoWaits(ValueError):
    """There is no waiting time that ended with an event."""

    def __init__(self, waits: int) -> None:
        super().__init__(f"none of {waits} waiting times ended with an event; a hazard needs some that did")


@dataclass(frozen=True, slots=True, eq=False)
class Waits:
    """Waiting times: from when at risk, until when, whether an event ended it, and a row of covariates each."""

    starts: Floats
    ends: Floats
    ended: NDArray[np.bool_]
    covariates: Floats


@dataclass(frozen=True, slots=True, eq=False)
class CoxFit:
    """Log hazard ratios with their covariance, and the log partial likelihood."""

    weights: Floats
    covariance: Floats
    log_likelihood: float

    @property
    def errors(self) -> Floats:
        """Standard errors of the weights."""
        return np.asarray(np.sqrt(np.diag(self.covariance)))

    @property
    def p_values(self) -> Floats:
        """Two-sided p-values of each weight alone."""
        return np.asarray(2 * ndtr(-np.abs(self.weights) / self.errors))


RiskSets = list[tuple[NDArray[np.intp], NDArray[np.intp]]]


def risk_sets(waits: Waits) -> RiskSets:
    """For each moment with an event: who is at risk then, and whose wait ends."""
    moments = np.unique(waits.ends[waits.ended])
    return [
        (
            np.flatnonzero((waits.starts < moment) & (waits.ends >= moment)),
            np.flatnonzero(waits.ended & (waits.ends == moment)),
        )
        for moment in moments
    ]


def efron(x: Floats, sets: RiskSets, weights: Floats) -> tuple[float, Floats, Floats]:
    """The log partial likelihood at these weights, its gradient and its curvature."""
    risks = np.exp(x @ weights)
    value, gradient, curvature = 0.0, np.zeros(x.shape[1]), np.zeros((x.shape[1], x.shape[1]))
    for at_risk, ends in sets:
        whole, part = _moments(x[at_risk], risks[at_risk]), _moments(x[ends], risks[ends])
        already = np.arange(len(ends)) / len(ends)
        total = whole[0] - already * part[0]
        mean = (whole[1] - already[:, None] * part[1]) / total[:, None]
        value += float((x[ends] @ weights).sum() - np.log(total).sum())
        gradient += x[ends].sum(axis=0) - mean.sum(axis=0)
        curvature += whole[2] * np.sum(1 / total) - part[2] * np.sum(already / total) - mean.T @ mean
    return value, gradient, curvature


def _moments(x: Floats, risks: Floats) -> tuple[Floats, Floats, Floats]:
    """Sum of the risks, of the risks times covariates, and of the risks times their products."""
    weighted = x * risks[:, None]
    return risks.sum(), weighted.sum(axis=0), x.T @ weighted


def fit_hazard(waits: Waits) -> CoxFit:
    """The weights that make the order of the ends likeliest."""
    if not waits.ended.any():
        raise NoWaits(len(waits.ends))
    x, sets = waits.covariates - waits.covariates.mean(axis=0), risk_sets(waits)
    weights = np.zeros(x.shape[1])
    value, gradient, curvature = efron(x, sets, weights)
    for _ in range(ROUNDS):
        move = np.linalg.pinv(curvature) @ gradient
        onward = efron(x, sets, weights + move)
        while onward[0] < value - 1e-9 and np.abs(move).max() > 1e-10:
            move = move / 2
            onward = efron(x, sets, weights + move)
        gain, weights = onward[0] - value, weights + move
        value, gradient, curvature = onward
        if gain < 1e-8 or np.abs(weights).max() > FARTHEST:
            break
    covariance = np.asarray(np.linalg.pinv(curvature), dtype=np.float64)
    return CoxFit(weights, covariance, value)


def concordance(waits: Waits, weights: Floats) -> float:
    """The share of comparable pairs of which the one with the higher hazard ended first; ties count half."""
    risks = waits.covariates @ weights
    right = comparable = 0.0
    for index in np.flatnonzero(waits.ended):
        end = waits.ends[index]
        later = (waits.ends > end) | ((waits.ends == end) & ~waits.ended)
        comparable += float(later.sum())
        right += float((risks[index] > risks[later]).sum()) + 0.5 * float((risks[index] == risks[later]).sum())
    return right / comparable if comparable else 0.5
