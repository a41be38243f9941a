/** What a CDS client sends (CDS Hooks 2.0, patient-view). Unknown elements are let be: the specification allows extensions. */
import { z } from 'zod';

const patientResource = z.looseObject({
  resourceType: z.literal('Patient', 'must be a Patient resource'),
  id: z.string().optional(),
  identifier: z.array(z.looseObject({ value: z.string().optional() })).optional(),
});

export const cdsRequestSchema = z.looseObject({
  hook: z.literal('patient-view', 'must be patient-view, the hook of this service'),
  hookInstance: z.uuid('must be a UUID'),
  fhirServer: z.url('must be an address').optional(),
  context: z.looseObject({
    userId: z.string().min(1, 'must name the user'),
    patientId: z.string().min(1, 'must name the patient').max(200),
    encounterId: z.string().optional(),
  }),
  prefetch: z.looseObject({ patient: patientResource.nullish() }).nullish(),
});

export type CdsRequest = z.infer<typeof cdsRequestSchema>;

/** What the service asks the client to send along. */
export const prefetchTemplates = { patient: 'Patient/{{context.patientId}}' } as const;

const atMostIdentifiers = 20;

/** Under which labels the cohort may know the patient: the id of the client's system, then the identifiers of its Patient resource. */
export function patientLabels({ context, prefetch }: CdsRequest): string[] {
  const patient = prefetch?.patient;
  // A resource of another patient than the context's must not decide whose risk is shown.
  const own = patient?.id === undefined || patient.id === context.patientId ? (patient?.identifier ?? []) : [];
  const values = own.slice(0, atMostIdentifiers).flatMap(({ value }) => (value === undefined ? [] : [value.trim()]));
  return [...new Set([context.patientId, ...values].filter((label) => label !== ''))];
}
