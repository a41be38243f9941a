import { getApplication } from '@/lib/open-application';
import { getDecisionCurve } from '@/lib/services/get-decision-curve';
import type { JudgedPart, PartName } from '@/lib/services/get-judged-parts';
import type { ThresholdChoice } from '@/lib/threshold-choice';
import { ThresholdBoard } from './threshold-board';

interface ThresholdSectionProps {
  readonly modelId: string;
  readonly part: PartName;
  readonly judged: JudgedPart;
  readonly choice: ThresholdChoice;
}

/** What each threshold comes to, and which are worth thinking of. */
export async function ThresholdSection({ modelId, part, judged, choice }: ThresholdSectionProps) {
  const curve = await getDecisionCurve(await getApplication(), { modelId, part });
  if (curve === null) return null;
  return (
    <ThresholdBoard
      key={part}
      risks={Array.from(judged.risks)}
      labels={Array.from(judged.labels)}
      curve={curve}
      initial={choice}
    />
  );
}
