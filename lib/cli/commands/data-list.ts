import path from 'node:path';
import { z } from 'zod';
import { knownCohorts } from '@/lib/cohort/catalogue';
import { presentCohorts } from '@/lib/cohort/present-cohorts';
import { localCommand } from '../define-command';

export const dataListCommand = localCommand({
  name: 'data list',
  where: 'local',
  summary: 'List the known public cohorts, and which of them lie in the data folder.',
  arguments: [],
  flags: [],
  options: z.object({}),
  async run({ environment }) {
    const present = await presentCohorts(environment.dataFolder);
    const cohorts = knownCohorts.map(
      ({ key, title, nPatients, nEvents, outcome, source, download, licence, sha256, fileName }) => ({
        name: key,
        title,
        patients: nPatients,
        events: nEvents,
        outcome,
        source,
        url: download.url,
        licence,
        sha256,
        file: present.some((known) => known.key === key) ? path.join(environment.dataFolder, fileName) : null,
      }),
    );
    return { dataFolder: environment.dataFolder, cohorts };
  },
  render: ({ dataFolder, cohorts }) =>
    [
      cohorts.every(({ file }) => file === null)
        ? `No known cohort is in ${dataFolder} yet; riskcurve data fetch NAME gets one.`
        : `Known cohorts; those with * are in ${dataFolder}, riskcurve data fetch NAME gets the others:`,
      ...cohorts.map(
        ({ name, title, patients, events, outcome, file }) =>
          `${file === null ? '  ' : '* '}${name.padEnd(14)}${title}: ${patients} rows, ${events} who ${outcome.positiveMeans}`,
      ),
    ].join('\n'),
});
