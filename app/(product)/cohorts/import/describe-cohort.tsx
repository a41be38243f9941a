'use client';

import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { TextInput } from '@/app/components/text-input';
import { asSentence, request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { formatCount } from '@/lib/format';
import type { UploadProfile } from '@/lib/services/profile-upload';
import { polarityWarning } from '@/lib/cohort/polarity/polarity-warning';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { countingCorrectionsOf, correctionsOf, editOf, type ColumnEdit, type ColumnEdits } from './column-edits';
import { pictureScale } from './column-pictures';
import { ColumnTable } from './column-table';
import { complaintsOf, noComplaints } from './complaints';
import type { Imported } from './import-done';
import { OutcomeFields, type OutcomeEdit } from './outcome-fields';
import { PolarityNotice } from './polarity-notice';
import { SampleSizeCard } from './sample-size-card';
import type { Upload } from './upload';
import { useProfile } from './use-profile';

interface DescribeCohortProps {
  readonly upload: Upload;
  readonly onBack: () => void;
  readonly onImported: (imported: Imported) => void;
}

/** The second step: name, outcome, columns. A refusal leaves all of it as it was typed. */
export function DescribeCohort({ upload, onBack, onImported }: DescribeCohortProps) {
  const { preview } = upload;
  const [name, setName] = useState(preview.suggestedName);
  const [outcome, setOutcome] = useState<OutcomeEdit>(preview.outcome ?? emptyOutcome);
  const [edits, setEdits] = useState<ColumnEdits>(() =>
    Object.fromEntries(preview.columns.map((column) => [column.name, editOf(column)])),
  );
  const [tried, setTried] = useState(false);
  const features = preview.columns.filter((column) => column.name !== outcome.name);
  const complaints = complaintsOf({ name, outcome, features, edits });
  const shown = tried ? complaints : noComplaints;
  const setEdit = useCallback(
    (column: string, edit: ColumnEdit) => setEdits((before) => ({ ...before, [column]: edit })),
    [],
  );
  const { submit, pending, error } = useSubmit(async () => {
    setTried(true);
    if (complaints.count > 0) throw new Error(`${formatCount(complaints.count, 'entry')} above must be mended first`);
    const { uploadId } = upload;
    const corrections = correctionsOf(features, edits);
    const body = { uploadId, fileName: preview.fileName, name, outcome, corrections };
    const answer = await request<{ cohortId: string; notices: string[] }>('/api/cohorts', { body });
    onImported({ ...answer, name: name.trim(), nPatients: preview.nPatients });
  });
  const { profile, error: profileError } = useProfile(
    {
      uploadId: upload.uploadId,
      outcome: { name: outcome.name, positiveValues: outcome.positiveValues },
      corrections: countingCorrectionsOf(features, edits),
    },
    { paused: pending },
  );
  const { pictures, scale, warning } = useMemo(
    () => shownOf(profile, outcome, preview.nPatients),
    [profile, outcome, preview.nPatients],
  );
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p ref={heading} tabIndex={-1} className="text-soft outline-none">
        <span className="font-medium text-ink">{preview.fileName}</span>: {formatCount(preview.nPatients, 'patient')},{' '}
        {formatCount(preview.columns.length, 'column')}
        {preview.known !== null && `, recognised as ${preview.known.title}`}
      </p>
      {preview.notices.map((notice) => (
        <Notice key={notice} tone="warning">
          <p>{asSentence(notice)}</p>
        </Notice>
      ))}
      <Card>
        <Field label="Name of the cohort" error={shown.name}>
          <TextInput maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
      </Card>
      <OutcomeFields preview={preview} outcome={outcome} onChange={setOutcome} complaints={shown.outcome} />
      {warning !== null && <PolarityNotice warning={warning} outcome={outcome} onChange={setOutcome} />}
      <SampleSizeCard
        features={features}
        edits={edits}
        nPatients={preview.nPatients}
        nEvents={profile?.nEvents ?? null}
      />
      {profileError !== null && (
        <Notice tone="warning" title="The columns could not be looked at.">
          <p>{asSentence(profileError)}</p>
        </Notice>
      )}
      <ColumnTable
        columns={features}
        nPatients={preview.nPatients}
        edits={edits}
        onChange={setEdit}
        complaints={shown.columns}
        pictures={pictures}
        scale={scale}
      />
      {error !== null && (
        <Notice tone="error" title="Not imported; nothing was changed.">
          <p>{error}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? 'Importing…' : `Import ${formatCount(preview.nPatients, 'patient')}`}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          Choose another file
        </Button>
      </div>
    </form>
  );
}

const emptyOutcome: OutcomeEdit = { name: '', positiveValues: [], positiveMeans: '', negativeMeans: '' };

/** What the profile says of the outcome as it is now worded. */
function shownOf(profile: UploadProfile | null, outcome: OutcomeEdit, nPatients: number) {
  const columns = profile?.columns ?? [];
  const prevalence = profile === null || profile.nEvents === null ? null : profile.nEvents / nPatients;
  return {
    pictures: new Map(columns.map((picture) => [picture.name, picture])),
    scale: pictureScale(columns, prevalence),
    warning: polarityWarning(judgedFor(profile, outcome), outcome),
  };
}

/** The judgement, unless it is still that of other values. */
function judgedFor(profile: UploadProfile | null, outcome: OutcomeEdit): UploadProfile['polarity'] {
  const polarity = profile?.polarity ?? null;
  const isStale = polarity !== null && outcome.positiveValues.some((value) => polarity.otherValues.includes(value));
  return isStale || outcome.positiveValues.length === 0 ? null : polarity;
}
