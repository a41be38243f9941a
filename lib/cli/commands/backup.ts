import { z } from 'zod';
import { backupApplication } from '@/lib/services/backup-application';
import { applicationCommand } from '../define-command';

export const backupCommand = applicationCommand({
  name: 'backup',
  where: 'application',
  summary: 'Write the embedded database and every model into a new folder; the server may run meanwhile.',
  arguments: [{ name: 'folder', description: 'new or empty folder' }],
  flags: [],
  fileOptions: ['folder'],
  options: z.object({ folder: z.string() }),
  async run({ app, actor, progress }, { folder }) {
    const { createdAt, files } = await backupApplication(app, { folder, actor, onProgress: progress });
    return { folder, createdAt, files: files.length };
  },
  render: ({ folder, files }) => `Backup written to ${folder}: the database and ${files} files.`,
});
