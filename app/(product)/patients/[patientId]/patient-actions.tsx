import Form from 'next/form';
import { AutoSubmitSelect } from '@/app/components/auto-submit-select';
import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { KeepParameters } from '@/app/components/keep-parameters';
import { modelChoice } from '@/app/components/model-choice';
import { addressOf } from '@/app/components/read-parameter';
import type { ModelWithOrigin } from '@/db/queries/models';
import { ReportMenu, type ReportMenuProps } from './report-menu';

interface PatientActionsProps extends ReportMenuProps {
  /** The patient's own page. */
  readonly base: string;
  readonly choices: readonly ModelWithOrigin[];
}

/** Which model judges, how it compares with others and with its forerunners, and the report to take along. */
export function PatientActions({ base, choices, ...report }: PatientActionsProps) {
  const { modelId } = report;
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
      <ReportMenu {...report} />
    </>
  );
}
