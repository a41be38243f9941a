import { z } from 'zod';
import { shortVersion } from '@/lib/format';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { unpublishModel } from '@/lib/services/unpublish-model';
import { applicationCommand } from '../define-command';

export const unpublishCommand = applicationCommand({
  name: 'unpublish',
  where: 'application',
  summary: 'Take a model from the clinicians’ sight; it can be published again.',
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [],
  options: z.object({ model: z.string() }),
  async run({ app, actor }, { model }) {
    const { id, name, version } = await getModelByReference(app, { reference: model });
    await unpublishModel(app, { modelId: id, actor });
    return { model: id, name, version };
  },
  render: ({ name, version }) => `${name} ${shortVersion(version)} is no longer published.`,
});
