import { z } from 'zod';

/** What a backup folder holds: `database.tar.gz`, `files/<sha256>`, and this as `manifest.json`, written last. */
export const backupManifestSchema = z.object({
  riskcurveBackup: z.literal(1),
  createdAt: z.iso.datetime(),
  databaseSha256: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

export type BackupManifest = z.infer<typeof backupManifestSchema>;

export const backupNames = { manifest: 'manifest.json', database: 'database.tar.gz', files: 'files' } as const;
