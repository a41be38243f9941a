import { reportFormats } from '@/lib/report/render-report';
import { z } from 'zod';

/** The query of a patient's report: of one of the cohort, or of one whom a person entered. */
export const patientReportQuerySchema = z
  .object({
    model: z.uuid('must be the id of a model'),
    patient: z.uuid('must be the id of a patient').optional(),
    entered: z.uuid('must be the id of an entered patient').optional(),
    format: z.enum(reportFormats, `must be ${reportFormats.join(', ')}`),
  })
  .refine(({ patient, entered }) => (patient === undefined) !== (entered === undefined), {
    path: ['patient'],
    message: 'must be the id of a patient, or "entered" that of an entered one',
  });
