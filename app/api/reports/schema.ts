import { cardFormats } from '@/lib/report/model-card/render-card';
import { reportFormats } from '@/lib/report/render-report';
import { reproductionFormats } from '@/lib/reproduction/render/render';
import { reproducibleTargets } from '@/lib/reproduction/reproduction';
import { z } from 'zod';

const modelId = z.uuid('must be the id of a model');

/** The changed values of a what-if, as JSON in the query: `{"glucose": 120, "smoking": "never", "ldl": null}`. */
const changes = z
  .string()
  .max(20_000, 'must be at most 20,000 signs long')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON object of values by feature name' });
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string(),
      z.union([z.number(), z.string(), z.null()]),
      'must be a JSON object of numbers, texts or null by feature name',
    ),
  );

/** The query of a patient's report: of one of the cohort, or of one whom a person entered. */
export const patientReportQuerySchema = z
  .object({
    model: modelId,
    patient: z.uuid('must be the id of a patient').optional(),
    entered: z.uuid('must be the id of an entered patient').optional(),
    format: z.enum(reportFormats, `must be one of ${reportFormats.join(', ')}`),
    changes: changes.optional(),
  })
  .refine(({ patient, entered }) => (patient === undefined) !== (entered === undefined), {
    path: ['patient'],
    message: 'must be the id of a patient, or "entered" that of an entered one',
  })
  .refine(({ entered, changes: changed }) => entered === undefined || changed === undefined, {
    path: ['changes'],
    message: 'can be made of a patient of the cohort only',
  });

/** The query of a model card. */
export const modelCardQuerySchema = z.object({
  model: modelId,
  format: z.enum(cardFormats, `must be one of ${cardFormats.join(', ')}`),
});

/** The query of a reproduction. */
export const reproductionQuerySchema = z.object({
  target: z.enum(reproducibleTargets, `must be one of ${reproducibleTargets.join(', ')}`),
  format: z.enum(reproductionFormats, `must be one of ${reproductionFormats.join(', ')}`),
});
