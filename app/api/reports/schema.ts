import { reportFormats } from '@/lib/report/render-report';
import { z } from 'zod';

/** The query of a patient's report. */
export const patientReportQuerySchema = z.object({
  model: z.uuid('must be the id of a model'),
  patient: z.uuid('must be the id of a patient'),
  format: z.enum(reportFormats, `must be ${reportFormats.join(', ')}`),
});
