'use client';

import { useState } from 'react';
import type { ThresholdBasis } from '@/db/schema/models';
import type { PublicationDecision } from '@/lib/publication/decision';
import { costRatioOfThreshold, thresholdOfCostRatio } from '@/models/metrics/cost-ratio';

type Kind = ThresholdBasis['kind'];

/** What is typed, and the decision that it makes; a threshold or cost ratio that is no number is NaN in it. */
export function useDecision(initial: PublicationDecision) {
  const [kind, setKind] = useState<Kind>(initial.thresholdBasis.kind);
  const [typed, setTyped] = useState(percentText(initial.threshold));
  const [costRatio, setCostRatio] = useState(String(initial.thresholdBasis.costRatio ?? ''));
  const [intendedUse, setIntendedUse] = useState(initial.intendedUse);
  const ratio = numberOf(costRatio);
  const followed = kind === 'costRatio' && ratio > 0 && ratio < Infinity ? thresholdOfCostRatio(ratio) : null;
  const percent = kind !== 'costRatio' ? typed : followed === null ? '' : percentText(followed);
  const threshold = followed ?? (kind === 'costRatio' ? NaN : percentShare(typed));
  const thresholdBasis: ThresholdBasis = kind === 'costRatio' ? { kind, costRatio: ratio } : { kind };
  const decision: PublicationDecision = { threshold, thresholdBasis, intendedUse };
  return {
    ...{ kind, percent, costRatio, intendedUse, decision, setCostRatio, setPercent: setTyped, setIntendedUse },
    setKind: (next: string) => {
      // what followed from the price stays as the number that can be changed by hand
      if (kind === 'costRatio' && followed !== null) setTyped(percentText(followed));
      // and the other way round: the price that the threshold stands for
      if (next === 'costRatio' && threshold > 0 && threshold < 1) setCostRatio(ratioText(threshold));
      setKind(next as Kind);
    },
  };
}

export type DecisionState = ReturnType<typeof useDecision>;

/** "23", "22.5": a share in per cent with as many decimals as it needs, at most two. */
function percentText(share: number): string {
  return String(Number((share * 100).toFixed(2)));
}

/** "3", "3.35": two significant decimals are more than anybody means. */
function ratioText(threshold: number): string {
  return String(Number(costRatioOfThreshold(threshold).toPrecision(3)));
}

function percentShare(text: string): number {
  return Number((numberOf(text) / 100).toPrecision(12));
}

/** A comma may stand for the point. */
function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? NaN : Number(plain);
}
