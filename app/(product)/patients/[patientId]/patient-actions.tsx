import Form from 'next/form';
import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { Field } from '@/app/components/field';
import { KeepParameters } from '@/app/components/keep-parameters';
import { modelChoice } from '@/app/components/model-choice';
import type { AssessedPatient } from '@/lib/services/assess-patient';
import { ReportMenu } from './report-menu';

/** Which model judges, and the report to take along. */
export function PatientActions({ assessed }: { assessed: AssessedPatient }) {
  const { patient, judged, choices } = assessed;
  if (judged === null) return null;
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
      <ReportMenu
        modelId={judged.model.id}
        patientId={patient.id}
        features={judged.trained.features}
        given={Array.from(judged.values)}
      />
    </>
  );
}
