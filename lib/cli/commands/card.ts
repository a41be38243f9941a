import { z } from 'zod';
import { cardFormats } from '@/lib/report/model-card/render-card';
import { exportModelCard } from '@/lib/services/export-model-card';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { applicationCommand } from '../define-command';

const formats = cardFormats.join(', ');

export const cardCommand = applicationCommand({
  name: 'card',
  where: 'application',
  summary: "Write a model's card: the items of TRIPOD+AI, filled where the program knows the answer.",
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [
    { flags: '--format <format>', description: `${formats} (default markdown)` },
    { flags: '--out <file>', description: 'write the card there instead of to standard output' },
  ],
  fileOptions: ['out'],
  options: z
    .object({
      model: z.string(),
      format: z.enum(cardFormats, `must be one of ${formats}`).optional(),
      out: z.string().optional(),
      json: z.boolean().optional(),
    })
    .transform((given) => ({ ...given, format: given.format ?? (given.json === true ? 'json' : 'markdown') }) as const)
    .refine(({ format, out, json }) => !(json === true && out === undefined && format !== 'json'), {
      message: '--json with a --format other than json needs --out FILE, so that standard output stays JSON',
    }),
  async run({ app, actor, output }, { model, format, out, json }) {
    const found = await getModelByReference(app, { reference: model });
    const { card, bytes } = await exportModelCard(app, { modelId: found.id, format, actor });
    if (json === true && out === undefined) return card;
    output(bytes);
    const { identifier, contentHash } = card;
    return { model: found.id, version: found.version, card: identifier, contentHash, format, out: out ?? null };
  },
  render: () => '',
});
