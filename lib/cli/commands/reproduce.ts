import { z } from 'zod';
import { RiskcurveError } from '@/lib/errors';
import { isUncovered, notCovered, uncoveredTargets } from '@/lib/reproduction/not-covered';
import { renderReproduction, reproductionFormats } from '@/lib/reproduction/render/render';
import { reproducibleTargets } from '@/lib/reproduction/reproduction';
import type { ReproductionProgress } from '@/lib/reproduction/request';
import { storeReproduction } from '@/lib/reproduction/store';
import { localCommand } from '../define-command';
import { wholeNumberOption } from '../option-values';

const formats = reproductionFormats.join(', ');
const targets = [...reproducibleTargets, ...uncoveredTargets].sort();

export const reproduceCommand = localCommand({
  name: 'reproduce',
  where: 'local',
  summary:
    "Run the paper's protocol on the public cohorts in RISKCURVE_DATA and print ours beside the published values; the newest result of each is on the page Reproduction.",
  arguments: [{ name: 'target', description: `one of ${targets.join(', ')}` }],
  flags: [
    { flags: '--quick', description: '2 runs instead of the published 20, to have a look' },
    { flags: '--seed <number>', description: 'splits, order of rows and first weights come from it (default 1)' },
    { flags: '--engine <engine>', description: 'auto, fused or tensor (default auto)' },
    { flags: '--format <format>', description: `${formats} (default markdown); svg is for the figures` },
    { flags: '--out <file>', description: 'write the result there instead of to standard output' },
  ],
  fileOptions: ['out'],
  options: z
    .object({
      target: z.enum(targets, `must be one of ${targets.join(', ')}`),
      quick: z.boolean().default(false),
      seed: wholeNumberOption.refine(Number.isSafeInteger, 'must be at most 2^53 - 1').default(1),
      engine: z.enum(['auto', 'fused', 'tensor'], 'must be auto, fused or tensor').default('auto'),
      format: z.enum(reproductionFormats, `must be one of ${formats}`).optional(),
      out: z.string().optional(),
      json: z.boolean().optional(),
    })
    .transform((given) => ({ ...given, format: given.format ?? (given.json === true ? 'json' : 'markdown') }) as const)
    .refine(({ format, out, json }) => !(json === true && out === undefined && format !== 'json'), {
      message: '--json with a --format other than json needs --out FILE, so that standard output stays JSON',
    })
    .superRefine(({ target, format }, context) => {
      if (format !== 'svg' || target.startsWith('figure')) return;
      const message = `--format svg is for the figures; write ${target} as markdown, csv or json`;
      context.addIssue({ code: 'custom', message });
    }),
  async run({ environment, output, progress, signal }, { target, quick, seed, engine, format, out, json }) {
    if (isUncovered(target)) throw new RiskcurveError('failed', notCovered[target]);
    const { reproduce } = await import('@/lib/reproduction/reproduce'); // engines and all, which no other command needs
    const { progressLine } = await import('@/lib/reproduction/request');
    const tell = (state: ReproductionProgress): void => progress(progressLine(state));
    const request = { dataFolder: environment.dataFolder, quick, seed, engine, progress: tell, signal };
    const reproduction = await reproduce(target, request);
    const stored = await storeReproduction(environment.home, reproduction);
    if (json === true && out === undefined) return reproduction;
    output(renderReproduction(reproduction, format));
    const { runs, seconds } = reproduction;
    return { target, quick, runs, seconds, stored, format, out: out ?? null };
  },
  render: () => '',
});
