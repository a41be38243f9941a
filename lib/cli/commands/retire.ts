import { z } from 'zod';
import { shortVersion } from '@/lib/format';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { retireModel } from '@/lib/services/retire-model';
import { applicationCommand } from '../define-command';

export const retireCommand = applicationCommand({
  name: 'retire',
  where: 'application',
  summary: 'End a model’s use for good; what it said stays readable.',
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [],
  options: z.object({ model: z.string() }),
  async run({ app, actor }, { model }) {
    const { id, name, version } = await getModelByReference(app, { reference: model });
    await retireModel(app, { modelId: id, actor });
    return { model: id, name, version };
  },
  render: ({ name, version }) => `${name} ${shortVersion(version)} is retired for good.`,
});
