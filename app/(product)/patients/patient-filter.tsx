import Form from 'next/form';
import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { TextInput } from '@/app/components/text-input';
import { modelChoice } from '@/app/components/model-choice';
import type { PatientList } from '@/lib/services/list-patients';
import { sortOf, type ListQuery } from './list-query';

/** Which patients to list and by which model to judge them. A new cohort starts with its own newest model. */
export function PatientFilter({ list, query }: { list: PatientList; query: ListQuery }) {
  const cohorts = list.cohorts.map((cohort) => ({ value: cohort.id, label: cohort.name }));
  const sort = sortOf(query.order);
  return (
    <div className="no-print mb-4 flex flex-wrap items-end gap-3">
      <Form action="/patients" className="min-w-0 flex-1 basis-44 sm:max-w-72">
        <Field label="Cohort">
          <AutoSubmitSelect name="cohort" options={cohorts} defaultValue={list.cohort?.id} key={list.cohort?.id} />
        </Field>
      </Form>
      <Form action="/patients" className="flex min-w-0 flex-[3] basis-80 flex-wrap items-end gap-3">
        <input type="hidden" name="cohort" value={list.cohort?.id ?? ''} />
        {sort !== undefined && <input type="hidden" name="sort" value={sort} />}
        {list.models.length > 1 && (
          <Field label="Model" className="flex-1 basis-44 sm:max-w-80">
            <AutoSubmitSelect
              name="model"
              options={list.models.map(modelChoice)}
              defaultValue={list.model?.id}
              key={list.model?.id}
            />
          </Field>
        )}
        <Field label="Search by label" className="flex-1 basis-44 sm:max-w-72">
          <TextInput
            type="search"
            name="search"
            defaultValue={query.search}
            key={query.search}
            placeholder="such as P-0012"
            maxLength={100}
          />
        </Field>
        <Button type="submit">Search</Button>
      </Form>
    </div>
  );
}
