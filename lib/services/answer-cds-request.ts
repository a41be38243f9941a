import { findPatientByLabel } from '@/db/queries/find-patient-by-label';
import type { Patient } from '@/db/queries/patients';
import type { Application } from '../application';
import { cdsCard, type CdsCard } from '../cds/card';
import { patientLabels, type CdsRequest } from '../cds/request';
import type { CdsClient, CdsServiceSetting } from '../cds/settings';
import { buildPatientReport } from './build-patient-report';
import { publishedModel } from './list-cds-services';
import { recordAuditEvent } from './record-audit-event';

/**
 * The cards for a patient that a client has open: one where the model's cohort knows the patient, none where it does not, where the
 * identifiers fit several patients, or where the model is not published. What was shown to whom goes to the audit trail.
 */
export async function answerCdsRequest(
  app: Application,
  options: { client: CdsClient; service: CdsServiceSetting; request: CdsRequest; address: string },
): Promise<{ cards: CdsCard[] }> {
  const { client, service, request, address } = options;
  const model = await publishedModel(app, service);
  const patient = model === null ? null : await findOnePatient(app, model.cohortId, patientLabels(request));
  if (model === null || patient === null) return { cards: [] };
  const report = await buildPatientReport(app, { modelId: model.id, patientId: patient.id, publishedOnly: true });
  await recordAuditEvent(app, {
    actor: { userId: null, name: `CDS client ${client.name}` },
    action: 'cds-card.shown',
    subject: `model ${model.id}`,
    details: {
      name: model.name,
      patientId: patient.id,
      service: service.id,
      hookInstance: request.hookInstance,
      clientUser: request.context.userId.slice(0, 200),
      card: report.identifier,
      contentHash: report.contentHash,
    },
  });
  const patientPath = `/patients/${patient.id}?model=${model.id}`;
  const intendedUse = model.publication?.intendedUse ?? '';
  return { cards: [cdsCard(report, { address, patientPath, modelPath: `/models/${model.id}`, intendedUse })] };
}

async function findOnePatient(app: Application, cohortId: string, labels: readonly string[]): Promise<Patient | null> {
  const found = await Promise.all(labels.map((label) => findPatientByLabel(app.database, cohortId, label)));
  const distinct = new Map(found.flatMap((patient) => (patient === null ? [] : [[patient.id, patient] as const])));
  return distinct.size === 1 ? [...distinct.values()][0]! : null;
}
