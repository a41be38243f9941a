import { z } from 'zod';
import { usualPythons } from '@/lib/bench/python';
import { sectionTitles, type SectionKey } from '@/lib/bench/section-titles';
import { renderReport } from '@/lib/bench/table';
import { localCommand } from '../define-command';
import { listOption, wholeNumberOption } from '../option-values';

const keys = Object.keys(sectionTitles) as SectionKey[];
const isKey = (part: string): part is SectionKey => (keys as string[]).includes(part);

export const benchCommand = localCommand({
  name: 'bench',
  where: 'local',
  summary:
    'Measure training, risk curves and a cold start on this machine, beside PyTorch and scikit-learn where they are installed.',
  arguments: [],
  flags: [
    { flags: '--only <sections>', description: `some of ${keys.join(',')} (default all)` },
    { flags: '--rounds <count>', description: 'rounds that count; everyone takes part in each (default 7)' },
    {
      flags: '--python <program>',
      description: `Python that has the peers (default: ${usualPythons.join(', then ')})`,
    },
    { flags: '--slow', description: 'also the cpu backend of TensorFlow.js, which takes minutes' },
  ],
  options: z.object({
    only: listOption
      .refine((parts) => parts.every(isKey), `must be some of ${keys.join(', ')}`)
      .transform((parts) => keys.filter((key) => parts.includes(key)))
      .default(keys),
    rounds: wholeNumberOption.refine((count) => count >= 1 && count <= 1000, 'must be from 1 to 1000').default(7),
    python: z.string().optional(),
    slow: z.boolean().default(false),
  }),
  async run({ environment, progress, signal }, { only, rounds, python, slow }) {
    const { runBench } = await import('@/lib/bench/run-bench'); // engines and all, which no other command needs
    return runBench({
      ...{ only, rounds, slow, progress, signal },
      pythons: python === undefined ? usualPythons : [python],
      dataFolder: environment.dataFolder,
    });
  },
  render: renderReport,
});
