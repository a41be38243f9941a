import Link from 'next/link';
import { addressOf } from '@/app/components/read-parameter';
import { Notice } from '@/app/components/notice';
import type { ModelWithOrigin } from '@/db/queries/models';
import { getApplication } from '@/lib/open-application';
import { riskMapWords } from '@/lib/recalibration-words';
import { describeRecalibration } from '@/lib/services/describe-recalibration';
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';
import { adviceTitle } from './advice-words';

interface RecalibrationHintProps {
  readonly model: ModelWithOrigin;
  readonly evaluation: Evaluation;
  readonly trained: TrainedModel;
  /** Off for a clinician, to whom a recalibration is not offered. */
  readonly mayRecalibrate: boolean;
}

/** On the page's first section: that the model is recalibrated, or should be; nothing otherwise. */
export async function RecalibrationHint({ mayRecalibrate, ...of }: RecalibrationHintProps) {
  const { recalibration } = of.trained;
  const href = addressOf(`/models/${of.model.id}`, { section: 'calibration' });
  if (recalibration) {
    return (
      <Notice title={`Every number of this version is recalibrated: ${riskMapWords(recalibration)}`}>
        <More href={href}>What that changed</More>
      </Notice>
    );
  }
  if (!mayRecalibrate) return null;
  const state = await describeRecalibration(await getApplication(), of);
  if (state.kind !== 'offered' || state.advice !== 'advised') return null;
  return (
    <Notice title={adviceTitle.advised}>
      <More href={href}>What it would change</More>
    </Notice>
  );
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="text-accent hover:underline">
      {children}
    </Link>
  );
}
