/** Table 3: every data set through every arm of the protocol, beside the printed values. */
import type { TrainingEngine } from '@/models/engines/types';
import { arms, type Arm } from '@/models/reproduction/protocol';
import { pairedScores, reproduceArm, spreadsOf, workOf, type NetworkScores } from '@/models/reproduction/table';
import type { ProtocolCohort } from '@/models/reproduction/train-networks';
import { dataSets, readDataSet, type DataSet } from './data-sets';
import { protocolDepartures, tableDepartures, whatThePublishedSay } from './departures';
import { keyOf, paper, publishedTable3 } from './published';
import { reproductionSchema, type PairedCell, type TableReproduction, type TableRow } from './reproduction';
import { withEngine, type ReproductionRequest, type ShareDone } from './request';
import { armName } from './words';

/** @throws RiskcurveError in one sentence where a file is not at hand, or where it was interrupted. */
export async function reproduceTable(
  request: ReproductionRequest,
  chosen: readonly DataSet[] = dataSets,
): Promise<TableReproduction> {
  const read = await Promise.all(
    chosen.map(async (dataSet) => ({ dataSet, cohort: await readDataSet(request.dataFolder, dataSet) })),
  );
  const total = read.reduce((sum, { cohort }) => sum + arms.reduce((work, arm) => work + workOf(cohort, arm), 0), 0);
  const made = await withEngine('table 3', request, async (engine, runs, tell) => {
    const rows: TableRow[] = [];
    let done = 0;
    for (const { dataSet, cohort } of read) {
      const told: ShareDone = (work, what) => tell((done + work) / total, what);
      const row = await reproduceRow(dataSet, cohort, { ...request, engine, runs, tell: told });
      done += arms.reduce((sum, arm) => sum + workOf(cohort, arm), 0);
      rows.push(row);
    }
    return { rows };
  });
  return {
    ...{ schema: reproductionSchema, target: 'table3', paper },
    ...made,
    departures: [...tableDepartures, ...protocolDepartures],
    ofThePublished: whatThePublishedSay(),
  };
}

const optimizers = [...new Set(arms.map(({ optimizer }) => optimizer))];

interface RowOptions {
  readonly engine: TrainingEngine;
  readonly runs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Told the work that is done in this row, in the units of `workOf`. */
  readonly tell: ShareDone;
}

async function reproduceRow(dataSet: DataSet, cohort: ProtocolCohort, options: RowOptions): Promise<TableRow> {
  const { name, scores } = publishedTable3[dataSet.row];
  const scored: NetworkScores[][] = [];
  let done = 0;
  for (const arm of arms) {
    const work = workOf(cohort, arm);
    const onProgress = (share: number): void => options.tell(done + share * work, `${name} by ${armName(arm)}`);
    scored.push(await reproduceArm(cohort, { ...options, arm, onProgress }));
    done += work;
  }
  const scoresOf = (loss: Arm['loss'], optimizer: Arm['optimizer']): NetworkScores[] =>
    scored[arms.findIndex((arm) => arm.loss === loss && arm.optimizer === optimizer)]!;
  const cells = arms.map((arm, at) => ({ ...arm, published: scores[keyOf(arm)], ours: spreadsOf(scored[at]!) }));
  const paired = optimizers.map((optimizer): PairedCell => {
    return { optimizer, ...pairedScores(scoresOf('sbqc', optimizer), scoresOf('bce', optimizer)) };
  });
  const nPositive = cohort.labels.reduce((sum, label) => sum + label, 0);
  return { key: dataSet.key, name, remark: dataSet.remark, nPatients: cohort.table.nRows, nPositive, cells, paired };
}
