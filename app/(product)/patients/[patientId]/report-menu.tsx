'use client';

import { useSearchParams } from 'next/navigation';
import { ExportMenu } from '@/app/components/export-menu';
import { addressOf } from '@/app/components/read-parameter';
import { changeParameter } from '@/app/components/what-if/changes-address';
import type { Feature } from '@/models/features';
import { reportChanges } from './report-changes';

export interface ReportMenuProps {
  readonly modelId: string;
  /** How the report's address names the patient. */
  readonly subject: { readonly patient: string } | { readonly entered: string };
  readonly features: readonly Feature[];
  /** The patient as recorded, NaN where missing. */
  readonly given: readonly number[];
}

const formats = [
  ['pdf', 'PDF', 'for the record'],
  ['html', 'Web page', 'one file, works offline'],
  ['json', 'JSON', 'for programs'],
  ['csv', 'CSV', 'the curves as a table'],
  ['fhir', 'FHIR', 'for a hospital’s system'],
] as const;

/** The report to take along: of the record, or (for a patient of the cohort) of the what-if that stands in the page's address. */
export function ReportMenu({ modelId, subject, features, given }: ReportMenuProps) {
  const asked = useSearchParams().getAll(changeParameter);
  const changes = 'patient' in subject ? reportChanges(features, given, asked) : null;
  const report = {
    model: modelId,
    ...subject,
    changes: changes === null ? undefined : JSON.stringify(changes),
  };
  return (
    <ExportMenu
      label={changes === null ? 'Export report' : 'Export this what-if'}
      note={
        changes === null ? undefined : 'Not this patient’s record: every file says so. Reset for the record’s report.'
      }
      files={formats.map(([format, label, hint]) => ({
        label,
        hint: changes !== null && format === 'pdf' ? 'to print or send' : hint,
        href: addressOf('/api/reports/patient', { ...report, format }),
      }))}
    />
  );
}
