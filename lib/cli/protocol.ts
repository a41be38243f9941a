/** What travels between the command line and a running server: one JSON value a line. */
import { z } from 'zod';

export const commandRequestSchema = z.object({
  command: z.string(),
  options: z.record(z.string(), z.unknown()),
});

export const commandEventSchema = z.union([
  z.object({ progress: z.string() }),
  z.object({ notice: z.string() }),
  z.object({ output: z.string(), encoding: z.enum(['utf8', 'base64']) }),
  z.object({ result: z.object({ json: z.unknown(), text: z.string() }) }),
  z.object({ error: z.object({ kind: z.string(), message: z.string(), usage: z.boolean() }) }),
]);

/** What the command line says where the server ended, in order or not, before the command did. */
export const serverStopped =
  'the server stopped before the command was done; a run that it had begun goes on when the server starts again';

export type CommandEvent = z.infer<typeof commandEventSchema>;
