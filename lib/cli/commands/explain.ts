import { z } from 'zod';
import { readOnePatient } from '@/lib/cohort/read-one-patient';
import { reportFormats } from '@/lib/report/render-report';
import { exportReport } from '@/lib/services/export-report';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { getPatientByReference } from '@/lib/services/get-patient-by-reference';
import { getTrainedModel } from '@/lib/services/get-trained-model';
import type { Application } from '@/lib/application';
import { applicationCommand } from '../define-command';

const formats = reportFormats.join(', ');

const options = z
  .object({
    model: z.string(),
    patient: z.string().trim().min(1, 'must not be empty').optional(),
    values: z.string().optional(),
    format: z.enum(reportFormats, `must be one of ${formats}`).default('json'),
    out: z.string().optional(),
    json: z.boolean().optional(),
  })
  .refine(({ patient, values }) => (patient === undefined) !== (values === undefined), {
    message: 'give either --patient ID or --values FILE',
  })
  .refine(({ format, out, json }) => !(json === true && out === undefined && format !== 'json'), {
    message: '--json with a --format other than json needs --out FILE, so that standard output stays JSON',
  });

export const explainCommand = applicationCommand({
  name: 'explain',
  where: 'application',
  summary: "Write one patient's report: risk, interval and all risk curves, as JSON, HTML, PDF, CSV or FHIR.",
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [
    { flags: '--patient <id>', description: "id or label (P-0001) of a patient of the model's cohort" },
    { flags: '--values <file>', description: 'values of a new patient: JSON {"feature": value} or a CSV with one row' },
    { flags: '--format <format>', description: `${formats} (default json)` },
    { flags: '--out <file>', description: 'write the report there instead of to standard output' },
  ],
  fileOptions: ['values', 'out'],
  options,
  async run({ app, actor, output, notice }, { model, patient, values, format, out, json }) {
    const found = await getModelByReference(app, { reference: model });
    const subject = await subjectOf(app, found, { patient, values }, notice);
    const exported = await exportReport(app, { modelId: found.id, ...subject, format, actor });
    if (json === true && out === undefined) return exported.report;
    output(exported.bytes);
    const { identifier, contentHash } = exported.report;
    return { model: found.id, version: found.version, report: identifier, contentHash, format, out: out ?? null };
  },
  render: () => '',
});

async function subjectOf(
  app: Application,
  model: { id: string; cohortId: string },
  given: { patient?: string; values?: string },
  notice: (sentence: string) => void,
): Promise<{ patientId: string } | { values: Float64Array }> {
  if (given.values === undefined) {
    const { id } = await getPatientByReference(app, { cohortId: model.cohortId, reference: given.patient ?? '' });
    return { patientId: id };
  }
  const { trained } = await getTrainedModel(app, { modelId: model.id });
  const { values, setAside } = await readOnePatient(given.values, trained.features);
  if (setAside.length > 0)
    notice(`taken as missing, unknown to the model or outside its range: ${setAside.join(', ')}`);
  return { values };
}
