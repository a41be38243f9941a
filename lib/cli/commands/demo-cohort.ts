import { z } from 'zod';
import { loadDemoCohort } from '@/lib/services/load-demo-cohort';
import { applicationCommand } from '../define-command';

export const demoCohortCommand = applicationCommand({
  name: 'demo-cohort',
  where: 'application',
  summary: 'Load the simulated demo cohort, whose true risks are known by a stated formula.',
  arguments: [],
  flags: [],
  options: z.object({}),
  async run({ app, actor }) {
    const { id, name, nPatients, nEvents, simulatedFrom } = await loadDemoCohort(app, { actor });
    return { cohort: name, id, patients: nPatients, events: nEvents, simulatedFrom };
  },
  render: (result) => `Loaded "${result.cohort}": ${result.patients} simulated patients. ${result.simulatedFrom}`,
});
