/** The paper's claims of convergence, on the data sets that it makes them of. */
import { measureConvergence } from '@/models/reproduction/convergence';
import { readConvergence, ruleName, summarizeConvergence } from './convergence-words';
import { dataSets, readDataSet } from './data-sets';
import { convergenceDepartures, protocolDepartures } from './departures';
import { paper, publishedConvergence, publishedTable3 } from './published';
import { reproductionSchema, type ConvergenceReproduction, type ConvergenceRow } from './reproduction';
import { withEngine, type ReproductionRequest } from './request';

/** Named in the paper's section 5.1.1; Heart with the label corrected, which turns no accuracy and no log loss. */
const named: readonly string[] = ['heart-corrected', 'haberman', 'ionosphere', 'pima', 'wbc'];

/** @throws RiskcurveError in one sentence where a file is not at hand, or where it was interrupted. */
export async function reproduceConvergence(
  request: ReproductionRequest,
  chosen: readonly string[] = named,
): Promise<ConvergenceReproduction> {
  const read = await Promise.all(
    dataSets
      .filter(({ key }) => chosen.includes(key))
      .map(async (dataSet) => ({ dataSet, cohort: await readDataSet(request.dataFolder, dataSet) })),
  );
  const total = read.reduce((sum, { cohort }) => sum + cohort.table.nRows, 0);
  const made = await withEngine('convergence', request, async (engine, runs, tell) => {
    const rows: ConvergenceRow[] = [];
    let done = 0;
    for (const { dataSet, cohort } of read) {
      const { name } = publishedTable3[dataSet.row];
      const { nRows } = cohort.table;
      const { seed, signal } = request;
      const result = await measureConvergence(cohort, {
        ...{ engine, runs, seed, signal },
        onProgress: (share, rule) => tell((done + share * nRows) / total, `${name} by ${ruleName(rule)}`),
      });
      done += nRows;
      rows.push({ key: dataSet.key, name, nPatients: nRows, ...result, readings: readConvergence(result) });
    }
    return { rows, summary: summarizeConvergence(rows) };
  });
  return {
    ...{ schema: reproductionSchema, target: 'convergence', paper, published: publishedConvergence },
    ...made,
    departures: [...convergenceDepartures, ...protocolDepartures],
  };
}
