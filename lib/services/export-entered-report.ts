import type { Application } from '../application';
import type { Person } from '../auth/actor';
import type { ReportFormat } from '../report/render-report';
import { exportReport } from './export-report';
import { getEnteredPatient } from './get-entered-patient';

/** The report of an entered patient by a model of its cohort, as `exportReport` builds, renders and notes it. Throws as that does. */
export async function exportEnteredReport(
  app: Application,
  options: { modelId: string; enteredPatientId: string; format: ReportFormat; publishedOnly: boolean; person: Person },
): ReturnType<typeof exportReport> {
  const { modelId, enteredPatientId, format, publishedOnly, person } = options;
  const { patient } = await getEnteredPatient(app, options);
  return exportReport(app, {
    ...{ modelId, format, publishedOnly, enteredPatientId, actor: person.actor },
    label: patient.label,
    values: Float64Array.from(patient.values, (value) => value ?? NaN),
  });
}
