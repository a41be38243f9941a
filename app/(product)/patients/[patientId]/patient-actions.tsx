import Form from 'next/form';
import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { ExportMenu } from '@/app/components/export-menu';
import { Field } from '@/app/components/field';
import { KeepParameters } from '@/app/components/keep-parameters';
import { modelChoice } from '@/app/components/model-choice';
import { addressOf } from '@/app/components/read-parameter';
import type { AssessedPatient } from '@/lib/services/assess-patient';

/** Which model judges, and the report to take along. */
export function PatientActions({ assessed }: { assessed: AssessedPatient }) {
  const { patient, judged, choices } = assessed;
  if (judged === null) return null;
  const report = { model: judged.model.id, patient: patient.id };
  return (
    <>
      {choices.length > 1 && (
        <Form action={`/patients/${patient.id}`} className="w-full sm:w-72">
          <KeepParameters names={['view', 'set']} />
          <Field label="Model" hiddenLabel>
            <AutoSubmitSelect
              name="model"
              options={choices.map(modelChoice)}
              defaultValue={judged.model.id}
              key={judged.model.id}
            />
          </Field>
        </Form>
      )}
      <ExportMenu
        label="Export report"
        files={[
          {
            label: 'PDF',
            hint: 'for the record',
            href: addressOf('/api/reports/patient', { ...report, format: 'pdf' }),
          },
          {
            label: 'Web page',
            hint: 'one file, works offline',
            href: addressOf('/api/reports/patient', { ...report, format: 'html' }),
          },
          {
            label: 'JSON',
            hint: 'for programs',
            href: addressOf('/api/reports/patient', { ...report, format: 'json' }),
          },
          {
            label: 'CSV',
            hint: 'the curves as a table',
            href: addressOf('/api/reports/patient', { ...report, format: 'csv' }),
          },
          {
            label: 'FHIR',
            hint: 'for a hospital’s system',
            href: addressOf('/api/reports/patient', { ...report, format: 'fhir' }),
          },
        ]}
      />
    </>
  );
}
