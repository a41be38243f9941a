/** Figures 3 and 4: the latent quantiles along one feature, all others held at a reference patient. */
import type { FeatureTable, NumericFeature } from '../features';
import { assessPatient } from '../inference/assess';
import { summarizeFeature } from '../inference/feature-summary';
import { presentValues, referencePatient } from '../inference/reference-patient';
import { riskCurve } from '../inference/risk-curve';
import type { EngineRecord, RiskCurve, TrainedModel } from '../model';
import type { ProtocolCohort, TrainedNetwork } from './train-networks';

/**
 * The table with every category as the number that codes it, as the authors' networks took it.
 *
 * @throws RangeError where a level is no number.
 */
export function asCodes(table: FeatureTable): FeatureTable {
  const features = table.features.map((feature): NumericFeature => {
    if (feature.kind === 'numeric') return feature;
    const { name, label, modifiable } = feature;
    return { kind: 'numeric', name, label, unit: null, validRange: null, modifiable, zeroMeansMissing: false };
  });
  const columns = table.columns.map((column, position) => {
    const feature = table.features[position]!;
    return feature.kind === 'numeric' ? column : column.map((level) => codeOf(feature.levels, level));
  });
  return { features, nRows: table.nRows, columns };
}

/** The mean of every code and number: the published reference, which no patient can be ("sex 0.68"). */
export function meanPatient(table: FeatureTable): Float64Array {
  return Float64Array.from(asCodes(table).columns, (column) => {
    const present = presentValues(column);
    return present.reduce((sum, value) => sum + value, 0) / present.length;
  });
}

/** The median of numbers and the mode of categories, in codes: a combination that a patient can have. */
export function typicalPatient(table: FeatureTable): Float64Array {
  return referencePatient(table).map((value, position) => {
    const feature = table.features[position]!;
    return feature.kind === 'numeric' ? value : codeOf(feature.levels, value);
  });
}

/**
 * One model of all networks, to be read along a feature. No risk of it is to be published.
 *
 * @param cohort in codes where the networks were trained on codes.
 * @param networks of one arm, at least one.
 */
export function modelOfNetworks(
  { table, labels }: ProtocolCohort,
  networks: readonly TrainedNetwork[],
  engine: EngineRecord,
): TrainedModel {
  const [first] = networks;
  if (first === undefined) throw new RangeError('a model needs at least one network');
  return {
    ...{ formatVersion: 1, features: table.features, config: first.config, engine, dataHash: '', codeVersion: '' },
    outcome: { name: '', positiveValues: [], positiveMeans: '', negativeMeans: '' },
    members: networks.map(({ planned: { run, fold }, preprocessing, weights }, index) => {
      return { index, repeat: run, fold, preprocessing, weights };
    }),
    nRows: table.nRows,
    prevalence: labels.reduce((sum, label) => sum + label, 0) / labels.length,
    foldOf: new Int16Array(0), // nobody is judged out of fold here
    reference: referencePatient(table),
    summaries: table.features.map((feature, index) => summarizeFeature(feature, table.columns[index]!)),
  };
}

export interface Reading {
  /** Value of the feature. */
  readonly at: number;
  /** tau*, the root of Q = 0: P(y=0) there. */
  readonly negative: number;
}

export interface LevelCurves {
  readonly curve: RiskCurve;
  readonly readings: readonly Reading[];
}

/** The curves of a feature around a reference patient, and the root tau* at some of its values. */
export function levelCurves(
  model: TrainedModel,
  reference: Float64Array,
  feature: number,
  readAt: readonly number[],
): LevelCurves {
  const readings = readAt.map((at) => {
    const { tauStar } = assessPatient(model, reference.with(feature, at));
    if (tauStar === null) throw new RangeError('a reading needs a model with quantile levels');
    return { at, negative: tauStar };
  });
  return { curve: riskCurve(model, reference, feature), readings };
}

function codeOf(levels: readonly string[], level: number): number {
  if (Number.isNaN(level)) return NaN;
  const code = Number(levels[level]);
  if (!Number.isFinite(code)) throw new RangeError(`the level ${levels[level]} must be a number to stand for itself`);
  return code;
}
