/** One data set through one arm of the protocol: trained, judged, scored; and two arms on the same splits beside each other. */
import { correctedResampled, type MeanDifference } from '../metrics/corrected-resampled';
import { planProtocol, type Arm } from './protocol';
import { meanOf, scoreNames, scoresAtHalf, spreadOverRuns, type ScoreName, type Scores, type Spread } from './scores';
import { judgeRows, trainNetworks, type ProtocolCohort, type TrainNetworksOptions } from './train-networks';

/** `fold`: each network on the fifth of the 80 % that it did not see; `holdout`: on the 20 % that no network of the run saw. */
export type Part = 'fold' | 'holdout';

export type PartScores = Readonly<Record<Part, Readonly<Record<ScoreName, Spread>>>>;

/** What one network scores, with where it was trained. */
export interface NetworkScores {
  readonly run: number;
  readonly fold: Scores;
  readonly holdout: Scores;
}

export type PairedScores = Readonly<Record<Part, Readonly<Record<ScoreName, MeanDifference>>>>;

export interface ArmOptions extends TrainNetworksOptions {
  readonly runs: number;
  readonly seed: number;
}

/** The scores of every network, in the order of the plan. */
export async function reproduceArm(cohort: ProtocolCohort, options: ArmOptions): Promise<NetworkScores[]> {
  const networks = await trainNetworks(cohort, planProtocol(cohort.labels, options), options);
  return networks.map((network) => {
    const { run, foldRows, holdoutRows } = network.planned;
    const scoresOn = (rows: Int32Array): Scores =>
      scoresAtHalf(
        judgeRows(network, cohort, rows),
        rows.map((row) => cohort.labels[row]!),
      );
    return { run, fold: scoresOn(foldRows), holdout: scoresOn(holdoutRows) };
  });
}

/** Means over runs with their spread, for both parts. */
export function spreadsOf(scored: readonly NetworkScores[]): PartScores {
  const of = (part: Part) => (name: ScoreName) =>
    spreadOverRuns(scored.map((network) => ({ run: network.run, value: network[part][name] })));
  return { fold: forEachScore(of('fold')), holdout: forEachScore(of('holdout')) };
}

/** Rows judged over rows trained on: a fifth of the 80 % over the other four; the 20 % kept apart over four fifths of the 80 %. */
const testShares: Readonly<Record<Part, number>> = { fold: 0.25, holdout: 0.2 / 0.64 };

/**
 * What `own` scores above `other`, network by network on the same splits, with corrected resampled t intervals. On the left-out folds every
 * network is a split; on the 20 % kept apart the networks of a run share their patients, so that a run is one.
 *
 * @throws RangeError where the two were not trained on the same plan.
 */
export function pairedScores(own: readonly NetworkScores[], other: readonly NetworkScores[]): PairedScores {
  if (own.length !== other.length || own.some(({ run }, at) => run !== other[at]!.run))
    throw new RangeError('both arms must have been trained on the same plan');
  const differences = (part: Part, name: ScoreName): number[] =>
    own.map((network, at) => network[part][name] - other[at]![part][name]);
  const byRun = (values: readonly number[]): number[] => {
    const runs = [...new Set(own.map(({ run }) => run))];
    return runs.map((run) => meanOf(values.filter((_, at) => own[at]!.run === run)));
  };
  return {
    fold: forEachScore((name) => correctedResampled(differences('fold', name), testShares.fold)),
    holdout: forEachScore((name) => correctedResampled(byRun(differences('holdout', name)), testShares.holdout)),
  };
}

function forEachScore<Value>(of: (name: ScoreName) => Value): Record<ScoreName, Value> {
  return Object.fromEntries(scoreNames.map((name) => [name, of(name)])) as Record<ScoreName, Value>;
}

/** Work of an arm in units of its own: trained rows times the width of the network's ends. For telling the time left. */
export function workOf({ table }: ProtocolCohort, { loss }: Arm): number {
  const nInputs = table.features.reduce(
    (sum, feature) => sum + (feature.kind === 'numeric' ? 1 : feature.levels.length),
    0,
  );
  return table.nRows * (nInputs + (loss === 'sbqc' ? 18 : 1));
}
