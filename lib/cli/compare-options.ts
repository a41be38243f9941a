/** The options of `riskcurve compare`: which models to set side by side, all with the same splits. */
import { z } from 'zod';
import { rivalLosses, rivalOptimizers, rivalsOf } from '../rivals';
import { listOption, numberOption, wholeNumberOption } from './option-values';

const given = z.object({
  cohort: z.string(),
  losses: listOfNames(rivalLosses).default([...rivalLosses]),
  optimizers: listOfNames(rivalOptimizers).default(['adam']),
  baseline: z.string().trim().default('logistic'),
  threshold: numberOption
    .refine((value) => value > 0 && value < 1, 'must be strictly between zero and one')
    .default(0.5),
  seed: wholeNumberOption.optional(),
  folds: wholeNumberOption.optional(),
  repeats: wholeNumberOption.optional(),
  holdout: numberOption.optional(),
  epochs: wholeNumberOption.optional(),
  engine: z.enum(['auto', 'fused', 'tensor'], 'must be auto, fused or tensor').default('auto'),
});

/** The options with the rivals that they make, the baseline's key, and what cannot be trained, each a sentence. */
export const compareOptions = given.transform((options, context) => {
  try {
    const { rivals, leftOut } = rivalsOf({ ...options, holdoutShare: options.holdout });
    const baseline = rivals.find(({ key, config }) => key === options.baseline || config.loss === options.baseline);
    if (baseline === undefined) {
      const keys = rivals.map(({ key }) => key).join(', ');
      throw new Error(`--baseline: must be one of ${keys}, but it is ${options.baseline}`);
    }
    if (rivals.length < 2) throw new Error('--losses: name a loss beside logistic regression, such as sbqc');
    return { ...options, rivals, leftOut, baselineKey: baseline.key };
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

function listOfNames<const Name extends string>(names: readonly Name[]) {
  const isName = (part: string): part is Name => (names as readonly string[]).includes(part);
  return listOption
    .refine((parts) => parts.every(isName), `must be of ${names.join(', ')}, cut by commas`)
    .transform((parts) => [...new Set(parts)] as Name[]);
}
