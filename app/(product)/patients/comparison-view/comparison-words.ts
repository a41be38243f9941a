import { intervalsOverlap } from '@/app/components/intervals-overlap';
import { formatInterval, formatDistance, formatRisk } from '@/lib/format';
import { valueText } from '@/lib/report/panels/patient';
import type { Feature } from '@/models/features';
import type { CurveGap } from '@/models/inference/curve-gap';
import type { Assessment } from '@/models/model';

export interface ComparedRisk {
  readonly assessment: Assessment;
  readonly threshold: number;
}

/** Reads both risks aloud: how far apart, whether the intervals overlap, and whether both lead to the same side. */
export function comparisonSentence(first: ComparedRisk, second: ComparedRisk): string {
  const [a, b] = [first.assessment, second.assessment];
  const apart = `A says ${riskText(a)}, B says ${riskText(b)}: ${formatDistance(a.risk - b.risk)} apart.`;
  return `${apart} ${overlapSentence(a, b)} ${sideSentence(first, second)}`;
}

function riskText({ risk, riskLow, riskHigh }: Assessment): string {
  return `${formatRisk(risk)} (${formatInterval(riskLow, riskHigh)})`;
}

function overlapSentence(a: Assessment, b: Assessment): string {
  if (!intervalsOverlap(a, b)) {
    return 'The intervals do not overlap: on this patient the models differ by more than the spread of either.';
  }
  const [low, high] = [Math.max(a.riskLow, b.riskLow), Math.min(a.riskHigh, b.riskHigh)];
  return `The intervals overlap, from ${formatInterval(low, high)}: the difference may be chance in training.`;
}

function sideSentence(first: ComparedRisk, second: ComparedRisk): string {
  const above = [first, second].map(({ assessment, threshold }) => assessment.risk >= threshold);
  const [one, two] = [formatRisk(first.threshold), formatRisk(second.threshold)];
  if (above[0] !== above[1]) {
    const [higher, lower] = above[0] ? ['A', 'B'] : ['B', 'A'];
    return `They lead to different sides: ${higher} lies at or above its threshold, ${lower} below its own (A ${one}, B ${two}).`;
  }
  return `Both lie ${above[0] ? 'at or above' : 'below'} their threshold (${one === two ? one : `A ${one}, B ${two}`}).`;
}

/** Reads the gap along one feature: where it is widest, and how far it moves. */
export function gapSentence(feature: Feature, { widest, swing }: CurveGap): string {
  if (widest === null) return 'No patient of the cohort has a value.';
  const where =
    feature.kind === 'numeric'
      ? `at ${valueText(feature, widest.value)}`
      : `with “${valueText(feature, widest.value)}”`;
  const risks = `A ${formatRisk(widest.first)}, B ${formatRisk(widest.second)}`;
  if (swing < 0.02) return `The two tell the same of this feature; furthest apart ${where}: ${risks}.`;
  return `Furthest apart ${where}: ${risks}. Over the usual values the gap moves by ${formatDistance(swing)}.`;
}
