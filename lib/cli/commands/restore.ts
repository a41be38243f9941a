import { z } from 'zod';
import { restoreApplication } from '@/lib/services/restore-application';
import { localCommand } from '../define-command';

export const restoreCommand = localCommand({
  name: 'restore',
  where: 'local',
  summary: 'Fill an empty data folder (RISKCURVE_HOME) from a backup.',
  arguments: [{ name: 'folder', description: 'folder that riskcurve backup wrote' }],
  flags: [],
  fileOptions: ['folder'],
  options: z.object({ folder: z.string() }),
  async run({ environment, progress }, { folder }) {
    progress('restoring');
    const { createdAt, files } = await restoreApplication(environment, { folder });
    return { home: environment.home, createdAt, files: files.length };
  },
  render: ({ home, createdAt }) => `Restored the backup of ${createdAt} into ${home}.`,
});
