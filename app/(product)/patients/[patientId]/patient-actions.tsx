import Form from 'next/form';
import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { Button } from '@/app/components/button';
import { ExportMenu } from '@/app/components/export-menu';
import { Field } from '@/app/components/field';
import { KeepParameters } from '@/app/components/keep-parameters';
import { modelChoice } from '@/app/components/model-choice';
import { addressOf } from '@/app/components/read-parameter';
import type { ModelWithOrigin } from '@/db/queries/models';

interface PatientActionsProps {
  /** The patient's own page. */
  readonly base: string;
  readonly modelId: string;
  readonly choices: readonly ModelWithOrigin[];
  /** How the report's address names the patient. */
  readonly subject: { readonly patient: string } | { readonly entered: string };
}

const formats = [
  { format: 'pdf', label: 'PDF', hint: 'for the record' },
  { format: 'html', label: 'Web page', hint: 'one file, works offline' },
  { format: 'json', label: 'JSON', hint: 'for programs' },
  { format: 'csv', label: 'CSV', hint: 'the curves as a table' },
  { format: 'fhir', label: 'FHIR', hint: 'for a hospital’s system' },
];

/** Which model judges, how it compares with others and with its forerunners, and the report to take along. */
export function PatientActions({ base, modelId, choices, subject }: PatientActionsProps) {
  return (
    <>
      {choices.length > 1 && (
        <Form action={base} className="w-full sm:w-72">
          <KeepParameters names={['view', 'set']} />
          <Field label="Model" hiddenLabel>
            <AutoSubmitSelect name="model" options={choices.map(modelChoice)} defaultValue={modelId} key={modelId} />
          </Field>
        </Form>
      )}
      {choices.length > 1 && <Button href={addressOf(`${base}/compare`, { first: modelId })}>Compare models</Button>}
      <Button href={`${base}/history`}>History</Button>
      <ExportMenu
        label="Export report"
        files={formats.map(({ format, ...words }) => ({
          ...words,
          href: addressOf('/api/reports/patient', { model: modelId, ...subject, format }),
        }))}
      />
    </>
  );
}
