import { reproductionContentTypes, reproductionFormats } from '@/lib/reproduction/render/render';
import { reproducibleTargets, targetNames } from '@/lib/reproduction/reproduction';
import { exportReproduction } from '@/lib/services/export-reproduction';
import { listReproductions as list } from '@/lib/services/list-reproductions';
import { z } from 'zod';
import { fileOperation, jsonOperation } from '../operation';
import { moment, queryOf } from '../schemas/shared';

export const listReproductions = jsonOperation({
  id: 'listReproductions',
  method: 'GET',
  path: '/reproductions',
  tag: 'Reproductions',
  summary: 'List the reproduced tables and figures of the paper',
  description: '`riskcurve reproduce` makes them; the newest of each is here.',
  scope: 'reproductions:read',
  answer: z.object({
    reproductions: z.array(
      z.object({
        target: z.enum(reproducibleTargets),
        name: z.string(),
        createdAt: moment,
        quick: z.boolean().meta({ description: 'Made with fewer runs than published, to have a look.' }),
        engine: z.string(),
        seconds: z.number(),
      }),
    ),
  }),
  example: {
    reproductions: [
      {
        ...{ target: 'table3', name: 'Table 3', createdAt: '2026-01-30T18:00:00.000Z', quick: false },
        ...{ engine: 'fused on wasm-simd', seconds: 84.2 },
      },
    ],
  },
  errors: [],
  async run({ app }) {
    const { newest } = await list(app);
    return {
      reproductions: Object.values(newest).map(({ target, createdAt, quick, engine, seconds }) => ({
        ...{ target, name: targetNames[target], createdAt, quick, engine, seconds },
      })),
    };
  },
});

export const getReproduction = fileOperation({
  id: 'getReproduction',
  method: 'GET',
  path: '/reproductions/{target}',
  tag: 'Reproductions',
  summary: 'Get the newest reproduction of a table or figure',
  scope: 'reproductions:read',
  params: z.object({ target: z.enum(reproducibleTargets).meta({ description: 'Which table or figure.' }) }),
  query: queryOf({
    format: z
      .enum(reproductionFormats, `must be one of ${reproductionFormats.join(', ')}`)
      .default('json')
      .meta({ description: 'Of the file; a table has no SVG.' }),
  }),
  contentTypes: Object.values(reproductionContentTypes),
  errors: ['bad-input', 'not-found'],
  run: ({ app, params: { target }, query: { format } }) => exportReproduction(app, { target, format }),
});
