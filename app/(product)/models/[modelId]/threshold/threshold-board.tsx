'use client';

import { useMemo } from 'react';
import { Card } from '@/app/components/card';
import { decisionSentence } from '@/lib/decision-words';
import type { DecisionCurve } from '@/lib/services/get-decision-curve';
import type { ThresholdChoice } from '@/lib/threshold-choice';
import { confusionAt } from '@/models/metrics/confusion';
import { metricsOfDecisions } from '@/models/metrics/decision-metrics';
import { BasisControl } from './basis-control';
import { ConfusionTable } from './confusion-table';
import { DecisionCurveCard } from './decision-curve-card';
import { DecisionTiles } from './decision-tiles';
import { netBenefitSentence, thresholdText, usefulSentence } from './threshold-words';
import { useThresholdChoice } from './use-threshold-choice';

interface ThresholdBoardProps {
  /** Of the patients of one part. */
  readonly risks: readonly number[];
  /** 1 with the outcome, 0 without. */
  readonly labels: readonly number[];
  readonly curve: DecisionCurve;
  readonly initial: ThresholdChoice;
}

/** A threshold is chosen; what it comes to is computed here, in the page, with every move. */
export function ThresholdBoard({ risks, labels, curve, initial }: ThresholdBoardProps) {
  const [choice, setChoice] = useThresholdChoice(initial);
  const { threshold } = choice;
  const { confusion, metrics } = useMemo(() => {
    const counts = confusionAt(risks, labels, threshold);
    return { confusion: counts, metrics: metricsOfDecisions(counts, threshold) };
  }, [risks, labels, threshold]);
  const prevalence = useMemo(() => labels.reduce((sum, label) => sum + label, 0) / labels.length, [labels]);
  const useful = useMemo(() => usefulSentence(curve.useful), [curve]);
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="flex flex-col gap-5">
          <Card
            title="Choose a threshold"
            description="From which risk on is a patient flagged? It follows from what mistakes cost."
          >
            <BasisControl choice={choice} useful={useful} onChange={setChoice} />
          </Card>
          <Card
            title="What it comes to"
            description={`From a risk of ${thresholdText(threshold)} on`}
            className="flex-1"
          >
            <p className="mb-4 text-[17px] leading-6 font-semibold text-balance" aria-live="polite">
              {decisionSentence(confusion)}
            </p>
            <ConfusionTable confusion={confusion} />
          </Card>
        </div>
        <DecisionCurveCard
          curve={curve}
          prevalence={prevalence}
          threshold={threshold}
          reading={`${netBenefitSentence(threshold, metrics)} ${choice.basis === 'netBenefit' ? '' : useful}`}
        />
      </div>
      <DecisionTiles metrics={metrics} threshold={thresholdText(threshold)} />
    </div>
  );
}
