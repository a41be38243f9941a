import {
  decisionCurveSteps,
  usefulThresholds,
  type DecisionPointWithIntervals,
  type UsefulThresholds,
} from '@/models/metrics/decision-curve-intervals';
import type { Application } from '../application';
import { inTurns } from '../in-turns';
import { keepRecent } from '../keep-recent';
import { getJudgedParts, type PartName } from './get-judged-parts';

export interface DecisionCurve {
  /** At every hundredth from 0.01 to 0.99. */
  readonly points: readonly DecisionPointWithIntervals[];
  readonly useful: UsefulThresholds;
}

/** Models never change, so a curve once computed holds. */
const kept = keepRecent<DecisionCurve>(32);

/** Net benefit of a model on one part over the thresholds, with intervals; null for a part that is not there. Kept. */
export async function getDecisionCurve(
  app: Pick<Application, 'database' | 'closing'>,
  { modelId, part }: { modelId: string; part: PartName },
): Promise<DecisionCurve | null> {
  const judged = (await getJudgedParts(app, { modelId }))[part];
  if (judged === null) return null;
  return kept(`${modelId} ${part}`, async () => {
    const points = await inTurns(decisionCurveSteps(judged.risks, judged.labels), app.closing);
    return { points, useful: usefulThresholds(points) };
  });
}
