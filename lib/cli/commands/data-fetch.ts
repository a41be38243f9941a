import { z } from 'zod';
import { knownCohorts, type KnownCohort } from '@/lib/cohort/catalogue';
import { fetchKnownCohort, type FetchedCohort } from '@/lib/cohort/fetch/fetch-known-cohort';
import { RiskcurveError } from '@/lib/errors';
import { formatNumber, formatShare, formatTimeLeft } from '@/lib/format';
import type { CommandContext } from '../command';
import { localCommand } from '../define-command';
import { UsageError } from '../usage-error';

const names = knownCohorts.map(({ key }) => key).join(', ');

const options = z.object({
  name: z.string().optional(),
  all: z.boolean().optional(),
  from: z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' }).optional(),
});

export const dataFetchCommand = localCommand({
  name: 'data fetch',
  where: 'local',
  summary: 'Download a known public cohort (or all of them), go on where it was broken off, and check its sha256.',
  arguments: [{ name: 'name', description: `one of ${names}`, optional: true }],
  flags: [
    { flags: '--all', description: 'every known cohort' },
    { flags: '--from <address>', description: 'another address that serves the same bytes, such as a mirror' },
  ],
  options,
  async run(context, given) {
    const chosen = choose(given);
    const cohorts = [];
    const failures: string[] = [];
    for (const known of chosen) {
      try {
        cohorts.push({ name: known.key, ...(await fetchOne(known, context, given.from)) });
      } catch (error) {
        if (!(error instanceof RiskcurveError) || chosen.length === 1 || context.signal.aborted) throw error;
        failures.push(error.message);
      }
    }
    if (failures.length > 0)
      throw new RiskcurveError(
        'failed',
        `${failures.length} of ${chosen.length} did not come: ${failures.join(' | ')}`,
      );
    return { dataFolder: context.environment.dataFolder, cohorts };
  },
  render: ({ cohorts }) => cohorts.map(({ name, ...fetched }) => sayFetched(name, fetched)).join('\n'),
});

function choose({ name, all, from }: z.output<typeof options>): readonly KnownCohort[] {
  if ((name === undefined) === (all !== true)) throw new UsageError('give the name of one cohort, or --all');
  if (all && from !== undefined) throw new UsageError('--from is the address of one file; name its cohort');
  if (name === undefined) return knownCohorts;
  const known = knownCohorts.find(({ key }) => key === name);
  if (known === undefined) throw new UsageError(`no known cohort is called "${name}"; they are ${names}`);
  return [known];
}

async function fetchOne(known: KnownCohort, context: CommandContext, from: string | undefined) {
  const { environment, signal } = context;
  const started = performance.now();
  let first: number | null = null;
  const fetched = await fetchKnownCohort(known, {
    ...{ folder: environment.dataFolder, signal, from },
    onBytes(bytes, nBytes) {
      first ??= bytes;
      const seconds = (performance.now() - started) / 1000;
      const left = bytes > first ? `, ${formatTimeLeft(((nBytes - bytes) * seconds) / (bytes - first))}` : '';
      context.progress(
        `fetching ${known.key}: ${sayBytes(bytes)} of ${sayBytes(nBytes)}, ${formatShare(bytes / nBytes)}${left}`,
      );
    },
  });
  if (fetched.keptAside !== null)
    context.notice(`${known.fileName} held other bytes; that file is kept as ${fetched.keptAside}`);
  return fetched;
}

function sayBytes(bytes: number): string {
  return `${formatNumber(bytes / 1000, 1)} kB`;
}

function sayFetched(name: string, { status, file, nBytes }: FetchedCohort): string {
  return status === 'present'
    ? `${name}: ${file} is there already and is the right file.`
    : `${name}: ${file}, ${sayBytes(nBytes)}, checked by its sha256.`;
}
