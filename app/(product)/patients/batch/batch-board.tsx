'use client';

import { Card } from '@/app/components/card';
import { FileDrop } from '@/app/components/file-drop';
import { Notice } from '@/app/components/notice';
import { ProgressBar } from '@/app/components/progress-bar';
import { batchLimits } from '@/lib/cohort/read-batch';
import { formatCount, formatShare } from '@/lib/format';
import type { Feature } from '@/models/features';
import { BatchOutcome } from './batch-outcome';
import { useBatch } from './use-batch';

interface BatchBoardProps {
  readonly modelId: string;
  readonly threshold: number;
  readonly features: readonly Feature[];
}

/** A file of new patients, judged in the browser. */
export function BatchBoard({ modelId, threshold, features }: BatchBoardProps) {
  const { state, take, again } = useBatch(modelId);
  if (state.at === 'done') return <BatchOutcome result={state.result} threshold={threshold} onAgain={again} />;
  return (
    <Card className="max-w-[760px]">
      {state.at === 'start' && state.problem !== null && (
        <Notice tone="error" className="mb-4" title="This file was not taken.">
          <p>{state.problem}</p>
        </Notice>
      )}
      <FileDrop
        hint={`At most ${formatCount(batchLimits.maxRows)} patients and ${batchLimits.maxBytes / 1024 / 1024} MB; comma, semicolon or tab.`}
        busy={
          state.at === 'work' ? (
            <ProgressBar
              label={`Judging ${state.fileName}`}
              value={state.share}
              detail={state.share === null ? 'Reading the file…' : `${formatShare(state.share)} of the patients judged`}
            />
          ) : null
        }
        onFile={(file) => void take(file)}
      />
      <h2 className="mt-5 mb-1 text-[13px] font-semibold">Columns that the model needs, by exactly these names</h2>
      <p className="text-[13px] text-soft">
        {features.map((feature, position) => (
          <span key={feature.name}>
            {position > 0 && ', '}
            <code className="text-ink">{feature.name}</code>
            {feature.kind === 'numeric' && feature.unit !== null && ` (${feature.unit})`}
          </span>
        ))}
        . Cells may be empty; other columns are passed over.
      </p>
      <p className="mt-3 text-[12.5px] text-soft">
        The file stays in this browser: it is not sent, and nothing is stored.
      </p>
    </Card>
  );
}
