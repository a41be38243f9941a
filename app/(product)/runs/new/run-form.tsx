'use client';

import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { Select } from '@/app/components/select';
import { TextInput } from '@/app/components/text-input';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { formatCount } from '@/lib/format';
import { useRouter } from 'next/navigation';
import { useState, type ReactElement } from 'react';
import { AdvancedFields } from './advanced-fields';
import { LossField } from './loss-field';
import { requestOf, withLoss, type RunFields } from './run-fields';

export interface CohortChoice {
  readonly id: string;
  readonly name: string;
  readonly nPatients: number;
  readonly nEvents: number;
}

/** Cohort, loss, and the rest with defaults that are good as they stand. */
export function RunForm({ cohorts, initial }: { cohorts: readonly CohortChoice[]; initial: RunFields }) {
  const router = useRouter();
  const [fields, setFields] = useState(initial);
  const { submit, pending, error, field } = useSubmit(async () => {
    const { runId } = await request<{ runId: string }>('/api/runs', { body: requestOf(fields) });
    router.push(`/runs/${runId}`);
  });
  const set = (change: Partial<RunFields>) => setFields((before) => ({ ...before, ...change }));
  const members = Number(fields.folds) * Number(fields.repeats);
  return (
    <form
      noValidate
      className="max-w-[760px] space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Card title="What to train">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Cohort" className="sm:col-span-2">
            <Select
              options={cohorts.map(cohortOption)}
              value={fields.cohortId}
              onChange={(event) => set({ cohortId: event.target.value })}
            />
          </Field>
          <LossField value={fields.loss} onChange={(loss) => setFields((before) => withLoss(before, loss))} />
          <Field
            label="Name of the model"
            hint="Left empty, it is named after the cohort and the loss."
            className="sm:col-span-2"
          >
            <TextInput
              maxLength={80}
              value={fields.modelName}
              onChange={(event) => set({ modelName: event.target.value })}
            />
          </Field>
        </div>
      </Card>
      <AdvancedFields fields={fields} set={set} refused={field === null ? null : { field, error: error ?? '' }} />
      {error !== null && <Notice tone="error">{error}</Notice>}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? 'Starting…' : 'Start the run'}
        </Button>
        <Ensemble members={members} fields={fields} />
      </div>
    </form>
  );
}

function Ensemble({ members, fields }: { members: number; fields: RunFields }): ReactElement | null {
  if (!Number.isInteger(members) || members < 1) return null;
  return (
    <p className="text-[13px] text-soft">
      {formatCount(members, 'network')}: {fields.folds} folds, {fields.repeats} repeats
    </p>
  );
}

function cohortOption(cohort: CohortChoice): { value: string; label: string } {
  const { id, name, nPatients, nEvents } = cohort;
  return { value: id, label: `${name}: ${formatCount(nPatients, 'patient')}, ${formatCount(nEvents)} positive` };
}
