import { Suspense } from 'react';
import { Card } from '@/app/components/card';
import { Segmented } from '@/app/components/segmented';
import { getApplication } from '@/lib/open-application';
import type { ComparedPartName, Comparison } from '@/lib/services/pair-models';
import { getConvergence } from '@/lib/services/get-convergence';
import { Differences } from './differences';
import { modelLabels } from './model-labels';
import { Overlays } from './overlays';
import { TrainingCard } from './training-card';

interface ComparisonBodyProps {
  readonly comparison: Comparison;
  readonly part: ComparedPartName;
  readonly hrefOf: (part: ComparedPartName) => string;
}

/** Everything of one comparison; the differences take seconds and arrive when they are ready, above curves that are there at once. */
export async function ComparisonBody({ comparison, part, hrefOf }: ComparisonBodyProps) {
  const labels = modelLabels(comparison.models);
  const convergence = await getConvergence(await getApplication(), comparison);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label="Patients"
          value={part}
          segments={[
            { value: 'outOfFold', label: 'Out of fold', href: hrefOf('outOfFold') },
            {
              value: 'holdout',
              label: 'Holdout',
              href: hrefOf('holdout'),
              disabled: comparison.holdout === null,
              title: comparison.holdout === null ? 'These models kept no holdout' : undefined,
            },
          ]}
        />
        <p className="text-[13px] text-soft">
          {part === 'outOfFold'
            ? 'Every patient judged only by networks that never saw that patient.'
            : 'Patients kept from every network, judged once, at the end.'}
        </p>
      </div>
      <Suspense fallback={<Card>Drawing the patients 1,000 times …</Card>}>
        <Differences comparison={comparison} part={part} labels={labels} />
      </Suspense>
      <Overlays part={comparison[part]!} labels={labels} />
      <TrainingCard models={comparison.models} labels={labels} convergence={convergence} />
    </>
  );
}
