'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { TextInput } from '@/app/components/text-input';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';

export interface SavedPatient {
  readonly id: string;
  readonly label: string;
}

interface SaveBarProps {
  readonly modelId: string;
  readonly saved: SavedPatient | null;
  /** NaN where not measured. */
  readonly values: readonly number[];
  /** Labels of the fields that hold what cannot be. */
  readonly faulty: readonly string[];
  readonly onDiscard: () => void;
}

/** What the patient is called, and whether to keep them. A refusal leaves everything where it was. */
export function SaveBar({ modelId, saved, values, faulty, onDiscard }: SaveBarProps) {
  const router = useRouter();
  const [label, setLabel] = useState(saved?.label ?? '');
  const { submit, pending, error } = useSubmit(async () => {
    if (faulty.length > 0) throw new Error(`correct or empty ${faulty.join(', ')} first`);
    const body = { modelId, label, values: values.map((value) => (Number.isNaN(value) ? null : value)) };
    const { id } =
      saved === null
        ? await request<{ id: string }>('/api/patients/entered', { body })
        : await request<{ id: string }>(`/api/patients/entered/${saved.id}`, { method: 'PATCH', body });
    router.push(`/patients/entered/${id}`);
    router.refresh();
  });
  return (
    <form
      className="no-print mt-5 border-t border-rule pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error !== null && (
        <Notice tone="error" className="mb-3">
          {error}
        </Notice>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label="Label"
          hint="What you call this patient, needed to save. A pseudonym is enough; colleagues see it."
          className="flex-1 basis-64"
        >
          <TextInput
            value={label}
            maxLength={100}
            autoComplete="off"
            placeholder="such as Bed 12"
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
        </Field>
        <div className="flex gap-2 pt-[23px]">
          {saved === null ? (
            <Button
              variant="quiet"
              onClick={() => {
                setLabel('');
                onDiscard();
              }}
            >
              Discard
            </Button>
          ) : (
            <Button variant="quiet" href={`/patients/entered/${saved.id}`}>
              Cancel
            </Button>
          )}
          <Button variant="primary" type="submit" disabled={pending}>
            {pending ? 'Saving…' : saved === null ? 'Save patient' : 'Save correction'}
          </Button>
        </div>
      </div>
    </form>
  );
}
