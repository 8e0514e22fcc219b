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


@dataclass(frozen=True, slots=True, eq=False)
class RiskSets:
    """Who is at risk and whose wait ends, at each moment with an event.

    `at_risk` has a row for each moment, with a 1 for each wait that is at risk then. `ended` are the waits that ended with
    an event, in time; `moment` is the row of each, and `already` the share of those of its moment that stand before it.
    """

    at_risk: Floats
    ended: NDArray[np.intp]
    moment: NDArray[np.intp]
    already: Floats

    @property
    def firsts(self) -> NDArray[np.intp]:
        """Where among the ended each moment's begin."""
        return np.searchsorted(self.moment, np.arange(len(self.at_risk)))


def risk_sets(waits: Waits) -> RiskSets:
    """For each moment with an event: who is at risk then, and whose wait ends."""
    ended = np.flatnonzero(waits.ended)
    ended = ended[np.argsort(waits.ends[ended], kind="stable")]
    moments, moment, ties = np.unique(waits.ends[ended], return_inverse=True, return_counts=True)
    at_risk = (waits.starts < moments[:, None]) & (waits.ends >= moments[:, None])
    already = (np.arange(len(ended)) - np.searchsorted(moment, moment)) / ties[moment]
    return RiskSets(at_risk.astype(float), ended, moment, already)


def efron(x: Floats, sets: RiskSets, weights: Floats) -> tuple[float, Floats, Floats]:
    """The log partial likelihood at these weights, its gradient and its curvature."""
    risks, ends = np.exp(x @ weights), x[sets.ended]
    weighted = x * risks[:, None]
    # of all at risk, less the part of those that end together and are counted before
    tied, tied_weighted = (np.add.reduceat(each[sets.ended], sets.firsts)[sets.moment] for each in (risks, weighted))
    total = (sets.at_risk @ risks)[sets.moment] - sets.already * tied
    sums = (sets.at_risk @ weighted)[sets.moment] - sets.already[:, None] * tied_weighted
    mean = sums / total[:, None]
    often = np.bincount(sets.moment, 1 / total) @ sets.at_risk
    often[sets.ended] -= np.bincount(sets.moment, sets.already / total)[sets.moment]
    value = float((ends @ weights).sum() - np.log(total).sum())
    curvature = (weighted * often[:, None]).T @ x - mean.T @ mean
    return value, ends.sum(axis=0) - mean.sum(axis=0), curvature


def fit_hazard(waits: Waits) -> CoxFit:
    """The weights that make the order of the ends likeliest."""
    if not waits.ended.any():
        raise NoWaits(len(waits.ends))
    x, sets = waits.covariates - waits.covariates.mean(axis=0), risk_sets(waits)
    weights = np.zeros(x.shape[1])
    value, gradient, curvature = efron(x, sets, weights)
    for _ in range(ROUNDS):
        move = np.linalg.pinv(curvature, hermitian=True) @ gradient
        onward = efron(x, sets, weights + move)
        while onward[0] < value - 1e-9 and np.abs(move).max() > 1e-10:
            move = move / 2
            onward = efron(x, sets, weights + move)
        gain, weights = onward[0] - value, weights + move
        value, gradient, curvature = onward
        if gain < 1e-8 or np.abs(weights).max() > FARTHEST:
            break
    covariance = np.asarray(np.linalg.pinv(curvature, hermitian=True), dtype=np.float64)
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
