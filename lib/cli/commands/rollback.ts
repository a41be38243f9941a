import { z } from 'zod';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '@/lib/application';
import { RiskcurveError } from '@/lib/errors';
import { shortVersion } from '@/lib/format';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { listPublications } from '@/lib/services/list-publications';
import { isPublished } from '@/lib/services/published';
import { rollBackModel } from '@/lib/services/roll-back-model';
import { applicationCommand } from '../define-command';
import { numberOption, requiredText } from '../option-values';
import { publicationAnswer, renderPublication } from '../publication-answer';

export const rollbackCommand = applicationCommand({
  name: 'rollback',
  where: 'application',
  summary: 'Show clinicians an earlier version again, in place of the one that they see now.',
  arguments: [
    {
      name: 'model',
      description: 'the earlier version, by id or first digits; by the name or the version in use: the one before it',
    },
  ],
  flags: [
    { flags: '--reason <text>', description: 'why, for the audit trail' },
    { flags: '--threshold <risk>', description: 'another threshold than it had, between 0 and 1' },
    { flags: '--intended-use <text>', description: 'another intended use than it had' },
  ],
  options: z.object({
    model: z.string(),
    reason: requiredText('say why the earlier version comes back'),
    threshold: numberOption.optional(),
    intendedUse: z.string().optional(),
  }),
  async run({ app, actor }, { model, ...given }) {
    const found = await getModelByReference(app, { reference: model });
    const earlier = isPublished(found) ? await versionBefore(app, found) : { ...found, modelId: found.id };
    const publication = await rollBackModel(app, { ...given, modelId: earlier.modelId, actor });
    return publicationAnswer({ name: found.name, version: earlier.version }, publication);
  },
  render: renderPublication,
});

async function versionBefore(app: Application, { id, name, version }: ModelWithOrigin) {
  const line = await listPublications(app, { name });
  const before = line.find(({ modelId, retiredAt }) => modelId !== id && retiredAt === null);
  if (before !== undefined) return before;
  throw new RiskcurveError(
    'conflict',
    `${name} ${shortVersion(version)} has no earlier version that was published and is not retired`,
  );
}
