'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Checkbox } from '@/app/components/checkbox';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { TextInput } from '@/app/components/text-input';
import type { StartComparisonRequest } from '@/app/api/comparisons/schema';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { lossNames } from '@/lib/loss-names';
import { rivalLosses, rivalsOf, type RivalOptimizer } from '@/lib/rivals';
import type { StartedComparison } from '@/lib/services/start-comparison';
import type { LossName } from '@/models/training/config';
import { mostShown } from './choices';

const optimizers: readonly { readonly name: RivalOptimizer; readonly label: string; readonly hint: string }[] = [
  { name: 'adam', label: 'Adam at a constant rate', hint: 'the default, and the rival that LALR is measured by' },
  { name: 'adam-linear', label: 'Adam at a falling rate', hint: 'from the same rate to zero' },
  { name: 'lalr', label: 'LALR', hint: 'rate from a true Lipschitz bound, anew each epoch' },
  { name: 'lalr-published', label: 'LALR as published', hint: 'the authors’ code; for sBQC and BCE only' },
  { name: 'lbfgs', label: 'L-BFGS', hint: 'all patients at once; slower without a GPU' },
];

const splitFields = [
  { name: 'seed', label: 'Seed' },
  { name: 'folds', label: 'Folds' },
  { name: 'repeats', label: 'Repeats' },
  { name: 'holdoutShare', label: 'Holdout share' },
  { name: 'epochs', label: 'Epochs' },
] as const;
export type SplitFields = Readonly<Record<(typeof splitFields)[number]['name'], string>>;

interface TrainingFormProps {
  readonly cohortId: string;
  readonly defaults: SplitFields;
  /** Whether it stands open: where there is nothing to compare yet. */
  readonly open: boolean;
}

/** Losses by optimizers on the same splits: what is missing is queued, and the page waits for it. */
export function TrainingForm({ cohortId, defaults, open }: TrainingFormProps) {
  const router = useRouter();
  const [losses, setLosses] = useState<readonly LossName[]>(['sbqc', 'bce']);
  const [chosen, setChosen] = useState<readonly RivalOptimizer[]>(['adam']);
  const [splits, setSplits] = useState(defaults);
  const { submit, pending, error } = useSubmit(async () => {
    const body = bodyOf(cohortId, losses, chosen, splits);
    router.push(addressOf(cohortId, await request<StartedComparison>('/api/comparisons', { body })));
  });
  const planned = rivalsOf({ losses, optimizers: chosen });
  const count = planned.rivals.length;
  return (
    <Card title="Train rivals" className="no-print">
      <details open={open}>
        <summary className="text-soft">
          Losses by optimizers on the same splits; what was trained alike before is not trained again
        </summary>
        <form
          noValidate
          className="mt-4 grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <div className="grid gap-5 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
            <fieldset>
              <legend className="mb-1 text-[13px] font-medium">Losses</legend>
              <div className="grid gap-2">
                {rivalLosses.map((loss) => (
                  <Checkbox
                    key={loss}
                    label={lossNames[loss]}
                    hint={loss === 'logistic' ? 'always there, to measure by' : undefined}
                    checked={loss === 'logistic' || losses.includes(loss)}
                    disabled={loss === 'logistic'}
                    onChange={() => setLosses(toggled(losses, loss))}
                  />
                ))}
              </div>
            </fieldset>
            <fieldset>
              <legend className="mb-1 text-[13px] font-medium">Optimizers, each with each loss</legend>
              <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
                {optimizers.map(({ name, label, hint }) => (
                  <Checkbox
                    key={name}
                    label={label}
                    hint={hint}
                    checked={chosen.includes(name)}
                    onChange={() => setChosen(toggled(chosen, name))}
                  />
                ))}
              </div>
            </fieldset>
          </div>
          <div className="flex flex-wrap gap-4">
            {splitFields.map(({ name, label }) => (
              <Field key={name} label={label} className="w-28">
                <TextInput
                  type="number"
                  name={name}
                  value={splits[name]}
                  placeholder={name === 'epochs' ? 'default' : undefined}
                  onChange={(event) => setSplits({ ...splits, [name]: event.target.value })}
                />
              </Field>
            ))}
          </div>
          {error !== null && <Notice tone="error">{error}</Notice>}
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit" variant="primary" disabled={pending || count < 2 || count > mostShown}>
              {pending ? 'Starting…' : 'Train and compare'}
            </Button>
            <p className="text-[13px] text-soft">{countText(count, planned.leftOut)}</p>
          </div>
        </form>
      </details>
    </Card>
  );
}

function countText(count: number, leftOut: readonly string[]): string {
  const models = `${count} models with logistic regression`;
  if (count < 2) return 'Choose a loss beside logistic regression and an optimizer.';
  const sentence = count > mostShown ? `${models}; the page shows at most ${mostShown}.` : `${models}.`;
  return [sentence, ...leftOut.map((reason) => `${reason}.`)].join(' ');
}

function bodyOf(
  cohortId: string,
  losses: readonly LossName[],
  optimizers: readonly RivalOptimizer[],
  splits: SplitFields,
): StartComparisonRequest {
  const given = splitFields.filter(({ name }) => splits[name].trim() !== '');
  const numbers = Object.fromEntries(given.map(({ name }) => [name, Number(splits[name])])) as Partial<
    Record<keyof SplitFields, number>
  >;
  return { cohortId, losses: [...losses], optimizers: [...optimizers], ...numbers };
}

function addressOf(cohortId: string, { modelIds, runIds }: StartedComparison): string {
  const parameters = [['cohort', cohortId], ...modelIds.map((id) => ['model', id]), ...runIds.map((id) => ['run', id])];
  return `/compare?${new URLSearchParams(parameters).toString()}`;
}

function toggled<Name>(names: readonly Name[], name: Name): Name[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
