import { z } from 'zod';
import { knownCohorts } from '@/lib/cohort/catalogue';
import { presentCohorts } from '@/lib/cohort/present-cohorts';
import { describeEngines } from '@/models/engines/choose';
import { exampleRuns } from '@/lib/services/example-runs';
import { localCommand } from '../define-command';
import { findServer } from '../remote';

const databaseMeanings = {
  embedded:
    'for evaluation and a single user; a power cut can lose the last changes. For clinical use set DATABASE_URL',
  postgres: 'fit for several people and machines; its backup is the task of whoever runs it',
} as const;

const gpuHint =
  'For an NVIDIA GPU run: npm run gpu:enable (downloads the library only then, checks it, and says what went wrong if it did)';

export const doctorCommand = localCommand({
  name: 'doctor',
  where: 'local',
  summary: 'Say what this machine uses and why: Node, engine and backend, database, data folder, known cohorts.',
  arguments: [],
  flags: [],
  options: z.object({}),
  async run({ environment, progress }) {
    progress('trying the engines and measuring them');
    const engines = await describeEngines({}, exampleRuns());
    const server = await findServer(environment);
    const kind: keyof typeof databaseMeanings = environment.databaseUrl === null ? 'embedded' : 'postgres';
    const gpu = engines.tried.some(({ backend, available }) => available && ['node-gpu', 'webgpu'].includes(backend));
    return {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      engine: engines,
      gpuHint: gpu ? null : gpuHint,
      database: { kind, meaning: databaseMeanings[kind] },
      home: environment.home,
      server: server === null ? null : { url: server.url, pid: server.pid },
      dataFolder: environment.dataFolder,
      cohortsFound: (await presentCohorts(environment.dataFolder)).map(({ key }) => key),
    };
  },
  render: (report) =>
    [
      `Node ${report.node} on ${report.platform}`,
      `Engine: ${report.engine.chosen}, because ${report.engine.why}`,
      ...report.engine.tried.map(
        ({ backend, available, reason }) => `  ${backend}: ${available ? 'works' : 'does not work'} (${reason})`,
      ),
      ...report.engine.runs.map(({ run, chosen, why }) => `  ${run} gets ${chosen}, because ${why}`),
      ...(report.gpuHint === null ? [] : [report.gpuHint]),
      `Database: ${report.database.kind}, ${report.database.meaning}`,
      `Data folder: ${report.home}${report.server === null ? '' : `, held by the server at ${report.server.url} (process ${report.server.pid})`}`,
      `Public cohorts in ${report.dataFolder}: ${report.cohortsFound.length} of ${knownCohorts.length} found${report.cohortsFound.length === 0 ? '; riskcurve data fetch gets them' : ` (${report.cohortsFound.join(', ')})`}`,
    ].join('\n'),
});
