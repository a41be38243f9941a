import Link from 'next/link';
import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import type { ModelWithOrigin } from '@/db/queries/models';
import { shortVersion } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { describeRecalibration } from '@/lib/services/describe-recalibration';
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';
import { adviceSentence, adviceTitle } from './advice-words';
import { RecalibratedCard } from './recalibrated-card';
import { RecalibrationOffer } from './recalibration-offer';

interface RecalibrationCardProps {
  readonly model: ModelWithOrigin;
  readonly evaluation: Evaluation;
  readonly trained: TrainedModel;
  /** Off for a clinician, who is told of a recalibration but not offered one. */
  readonly mayRecalibrate: boolean;
  /** Why the last attempt failed. */
  readonly problem?: string;
}

/** Whether the risks are as high as they come true, and what can be done where they are not. */
export async function RecalibrationCard({ mayRecalibrate, problem, ...of }: RecalibrationCardProps) {
  if (!mayRecalibrate && !of.trained.recalibration) return null;
  const state = await describeRecalibration(await getApplication(), of);
  if (state.kind === 'recalibrated') return <RecalibratedCard {...state} {...of} mayCompare={mayRecalibrate} />;
  if (state.kind === 'made') {
    return (
      <Card title="Recalibration" description="The risks of this version were recalibrated in another one.">
        <Link href={`/models/${state.made.id}`} className="text-accent hover:underline">
          {state.made.name} · {shortVersion(state.made.version)}, recalibrated
        </Link>
      </Card>
    );
  }
  const { metrics } = of.evaluation.outOfFold;
  return (
    <Card title={adviceTitle[state.advice]} description={adviceSentence(state.advice, metrics)}>
      {problem !== undefined && (
        <Notice tone="error" className="mb-4">
          {problem}.
        </Notice>
      )}
      {state.kind === 'impossible' ? (
        <p className="text-[13px] text-soft">It cannot be recalibrated: {state.reason}.</p>
      ) : (
        state.advice !== 'unneeded' && <RecalibrationOffer modelId={of.model.id} {...state} />
      )}
    </Card>
  );
}
