'use client';

import { useState } from 'react';
import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Checkbox } from '@/app/components/checkbox';
import { Field } from '@/app/components/field';
import { Select, type SelectOption } from '@/app/components/select';
import { TextInput } from '@/app/components/text-input';
import { splitsDiffer } from '@/models/training/same-splits';
import type { TrainingConfig } from '@/models/training/config';
import { mostShown } from './choices';

export interface PickedModel {
  readonly id: string;
  readonly name: string;
  /** Loss, optimizer and when it was trained, in words. */
  readonly detail: string;
  readonly config: TrainingConfig;
}

interface ModelPickerProps {
  readonly cohorts: readonly SelectOption[];
  readonly cohortId: string;
  readonly models: readonly PickedModel[];
  readonly chosen: readonly string[];
  readonly baselineId: string | null;
  readonly threshold: number;
  readonly part: string | undefined;
}

/** Which models of which cohort: what does not pair with those that are ticked cannot be ticked, and says why. */
export function ModelPicker({ cohorts, cohortId, models, part, threshold, ...initial }: ModelPickerProps) {
  const [chosen, setChosen] = useState<readonly string[]>(initial.chosen);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const ticked = models.filter(({ id }) => chosen.includes(id));
  return (
    <Card title="What to compare" className="no-print">
      <form action="/compare" className="mb-4 max-w-sm">
        <Field label="Cohort">
          <AutoSubmitSelect name="cohort" defaultValue={cohortId} options={cohorts} />
        </Field>
        <noscript>
          <Button type="submit">Show</Button>
        </noscript>
      </form>
      <form action="/compare">
        <input type="hidden" name="cohort" value={cohortId} />
        {part !== undefined && <input type="hidden" name="part" value={part} />}
        <fieldset>
          <legend className="mb-1 text-[13px] font-medium">Models with the same splits, two to {mostShown}</legend>
          <div className="grid max-h-72 gap-x-6 gap-y-2 overflow-y-auto py-1 pl-0.5 sm:grid-cols-2 lg:grid-cols-3">
            {models.map((model) => {
              const reason = whyNot(model, ticked, models);
              return (
                <Checkbox
                  key={model.id}
                  name="model"
                  value={model.id}
                  checked={chosen.includes(model.id)}
                  onChange={() => toggle(model.id)}
                  disabled={reason !== null && !chosen.includes(model.id)}
                  className={reason === null ? '' : 'text-faint'}
                  label={<span className="break-all">{model.name}</span>}
                  hint={reason ?? model.detail}
                />
              );
            })}
          </div>
        </fieldset>
        <div className="mt-4 flex flex-wrap items-end gap-4">
          <Field label="Baseline" className="basis-64">
            <Select
              key={chosen.join(' ')}
              name="baseline"
              defaultValue={baselineOf(ticked, initial.baselineId)}
              options={ticked.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label="Decide from a risk of, in %" className="basis-44">
            <TextInput
              name="threshold"
              type="number"
              min="1"
              max="99"
              step="any"
              defaultValue={String(Number((100 * threshold).toFixed(4)))}
            />
          </Field>
          <Button type="submit" variant="primary" disabled={ticked.length < 2}>
            Compare
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** Why a model cannot be ticked beside those that are; null where it can. */
function whyNot(model: PickedModel, ticked: readonly PickedModel[], models: readonly PickedModel[]): string | null {
  const first = ticked[0];
  if (first !== undefined && first.id !== model.id) {
    const difference = splitsDiffer(first.config, model.config);
    if (difference !== null) return `other splits: ${difference} not as of those ticked`;
    return ticked.length >= mostShown && !ticked.includes(model) ? `${mostShown} are ticked already` : null;
  }
  const partner = models.some(({ id, config }) => id !== model.id && splitsDiffer(config, model.config) === null);
  return partner || ticked.includes(model) ? null : 'no other model of this cohort has its splits';
}

function baselineOf(ticked: readonly PickedModel[], wanted: string | null): string | undefined {
  if (ticked.some(({ id }) => id === wanted)) return wanted!;
  return (ticked.find(({ config }) => config.loss === 'logistic') ?? ticked[0])?.id;
}
