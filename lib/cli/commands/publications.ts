import { z } from 'zod';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { listPublications } from '@/lib/services/list-publications';
import { applicationCommand } from '../define-command';
import { historyAnswer, renderHistoryLine } from '../publication-answer';

export const publicationsCommand = applicationCommand({
  name: 'publications',
  where: 'application',
  summary: 'List when clinicians saw which version of a model, with its threshold and intended use, newest first.',
  arguments: [{ name: 'model', description: 'id, name or first digits of a version: all versions of its name' }],
  flags: [],
  options: z.object({ model: z.string() }),
  async run({ app }, { model }) {
    const { name } = await getModelByReference(app, { reference: model });
    return { name, publications: (await listPublications(app, { name })).map(historyAnswer) };
  },
  render: ({ name, publications }) =>
    publications.length === 0
      ? `No version of ${name} has been published.`
      : [name, ...publications.map(renderHistoryLine)].join('\n'),
});
