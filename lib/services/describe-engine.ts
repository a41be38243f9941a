import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '../project-root';

const answerSchema = z.object({
  engine: z.object({
    chosen: z.string(),
    why: z.string(),
    runs: z.array(z.object({ run: z.string(), chosen: z.string(), why: z.string() })),
    tried: z.array(z.object({ backend: z.string(), available: z.boolean(), reason: z.string() })),
  }),
});

export type EngineAnswer = z.output<typeof answerSchema>['engine'];

let known: Promise<EngineAnswer | null> | null = null;

/**
 * Which engine and backend this machine trains with and why, or null where that could not be found out. Asked of the command line's
 * `doctor` in a process of its own, so that no GPU library is ever loaded into the server; once, for a machine does not change.
 */
export function describeEngine(): Promise<EngineAnswer | null> {
  known ??= askDoctor().catch(() => {
    known = null;
    return null;
  });
  return known;
}

async function askDoctor(): Promise<EngineAnswer> {
  const program = path.join(projectRoot(), 'dist', 'cli.mjs');
  const options = { timeout: 60_000, maxBuffer: 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } };
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'doctor', '--json'], options);
  return answerSchema.parse(JSON.parse(stdout)).engine;
}
