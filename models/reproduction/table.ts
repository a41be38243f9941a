/** One data set through one arm of the protocol: trained, judged, scored. */
import { planProtocol, type Arm } from './protocol';
import { scoreNames, scoresAtHalf, spreadOverRuns, type ScoreName, type Scores, type Spread } from './scores';
import { judgeRows, trainNetworks, type ProtocolCohort, type TrainNetworksOptions } from './train-networks';

/** `fold`: each network on the fifth of the 80 % that it did not see; `holdout`: on the 20 % that no network of the run saw. */
export type Part = 'fold' | 'holdout';

export type PartScores = Readonly<Record<Part, Readonly<Record<ScoreName, Spread>>>>;

export interface ArmOptions extends TrainNetworksOptions {
  readonly runs: number;
  readonly seed: number;
}

/** Means over runs with their spread, for both parts. */
export async function reproduceArm(cohort: ProtocolCohort, options: ArmOptions): Promise<PartScores> {
  const networks = await trainNetworks(cohort, planProtocol(cohort.labels, options), options);
  const scored = networks.map((network) => {
    const { run, foldRows, holdoutRows } = network.planned;
    const scoresOn = (rows: Int32Array): Scores =>
      scoresAtHalf(
        judgeRows(network, cohort, rows),
        rows.map((row) => cohort.labels[row]!),
      );
    return { run, fold: scoresOn(foldRows), holdout: scoresOn(holdoutRows) };
  });
  const spreads = (part: Part): Record<ScoreName, Spread> => {
    const entries = scoreNames.map((name) => [
      name,
      spreadOverRuns(scored.map((network) => ({ run: network.run, value: network[part][name] }))),
    ]);
    return Object.fromEntries(entries) as Record<ScoreName, Spread>;
  };
  return { fold: spreads('fold'), holdout: spreads('holdout') };
}

/** Work of an arm in units of its own: trained rows times the width of the network's ends. For telling the time left. */
export function workOf({ table }: ProtocolCohort, { loss }: Arm): number {
  const nInputs = table.features.reduce(
    (sum, feature) => sum + (feature.kind === 'numeric' ? 1 : feature.levels.length),
    0,
  );
  return table.nRows * (nInputs + (loss === 'sbqc' ? 18 : 1));
}
