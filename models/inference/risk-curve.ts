/** A patient's risk along one feature, everything else held (an individual conditional expectation curve). */
import type { PatientValues } from '../features';
import type { Assessment, RiskCurve, TrainedModel } from '../model';
import { applyToPatient, columnWidth, encodeValue } from '../preprocessing/apply';
import { allMembers } from './assess';
import { createEnsemble } from './ensemble';
import { createForwardPass, type ForwardPass } from './forward';
import { isPlausible, riskCurveGrid } from './risk-curve-grid';
import { networkShape } from './network-shape';

export interface RiskCurveOptions {
  /** Values of the feature to judge, ascending; by default a grid over what the cohort showed, and the patient's own. */
  readonly grid?: readonly number[];
  /** Positions into `model.members`; all by default. */
  readonly members?: readonly number[];
}

/** The curve of the feature at position `feature`, whose other values are `values` (NaN where missing). */
export function riskCurve(
  model: TrainedModel,
  values: PatientValues,
  feature: number,
  options: RiskCurveOptions = {},
): RiskCurve {
  return curveAlong(prepare(model, values, options.members ?? allMembers(model)), feature, options.grid);
}

/** The curves of all features, the one with the largest swing first. */
export function riskCurves(
  model: TrainedModel,
  values: PatientValues,
  options: Omit<RiskCurveOptions, 'grid'> = {},
): RiskCurve[] {
  const prepared = prepare(model, values, options.members ?? allMembers(model));
  const curves = model.features.map((_, feature) => curveAlong(prepared, feature));
  return curves.sort((a, b) => b.swing - a.swing);
}

/** The patient as each member's first layer sees them: only one feature's share of it changes along a curve. */
interface Prepared {
  readonly model: TrainedModel;
  readonly values: PatientValues;
  readonly pass: ForwardPass;
  readonly members: readonly { member: TrainedModel['members'][number]; inputs: Float64Array; first: Float64Array }[];
}

function prepare(model: TrainedModel, values: PatientValues, positions: readonly number[]): Prepared {
  const members = positions.map((position) => {
    const member = model.members[position];
    if (!member) throw new RangeError(`the model has ${model.members.length} members, so there is none at ${position}`);
    return member;
  });
  if (!members[0]) throw new RangeError('a risk curve needs at least one member of the ensemble');
  const shape = networkShape(model, members[0]);
  const pass = createForwardPass(shape);
  return {
    model,
    values,
    pass,
    members: members.map((member) => {
      if (member.preprocessing.nInputs !== shape.nInputs) throw new RangeError('the members differ in their inputs');
      const inputs = applyToPatient(member.preprocessing, values);
      const first = new Float64Array(pass.nFirst);
      pass.first(member.weights, inputs, 0, first);
      return { member, inputs, first };
    }),
  };
}

function curveAlong(prepared: Prepared, feature: number, chosenGrid?: readonly number[]): RiskCurve {
  const { model, values } = prepared;
  const summary = model.summaries[feature];
  const own = values[feature];
  if (!summary || own === undefined) throw new RangeError(`the model has no feature at position ${feature}`);
  const at = Number.isNaN(own) ? null : own;
  const grid = chosenGrid ?? riskCurveGrid(summary, at);
  const assessments = assessAlong(prepared, feature, grid);
  const plausible = assessments.filter((_, point) => isPlausible(summary, grid[point]!)).map(({ risk }) => risk);
  return {
    feature,
    values: grid,
    risk: assessments.map(({ risk }) => risk),
    riskLow: assessments.map(({ riskLow }) => riskLow),
    riskHigh: assessments.map(({ riskHigh }) => riskHigh),
    latentQuantiles: assessments.map(({ latentQuantiles }) => latentQuantiles).filter((levels) => levels.length > 0),
    at,
    swing: plausible.length > 0 ? Math.max(...plausible) - Math.min(...plausible) : 0,
  };
}

function assessAlong({ model, pass, members }: Prepared, feature: number, grid: readonly number[]): Assessment[] {
  const ensemble = createEnsemble(grid.length, model.config);
  const changed = new Float64Array(pass.nFirst);
  const others = new Float64Array(pass.nFirst);
  const outputs = new Float64Array(Math.max(1, model.config.taus.length));
  for (const { member, inputs, first } of members) {
    const columns = member.preprocessing.columns;
    const column = columns[feature]!;
    const from = columns.slice(0, feature).reduce((width, before) => width + columnWidth(before), 0);
    const own = inputs.subarray(from, from + columnWidth(column));
    others.set(first);
    addInputs(pass, member.weights, from, own, -1, others);
    const replaced = new Float64Array(own.length);
    for (let point = 0; point < grid.length; point++) {
      encodeValue(column, grid[point]!, replaced, 0);
      changed.set(others);
      addInputs(pass, member.weights, from, replaced, 1, changed);
      pass.finish(member.weights, changed, outputs, 0);
      ensemble.add(point, outputs, 0);
    }
  }
  return grid.map((_, point) => ensemble.assess(point));
}

function addInputs(
  pass: ForwardPass,
  weights: Float32Array,
  from: number,
  inputs: Float64Array,
  sign: 1 | -1,
  output: Float64Array,
): void {
  for (let input = 0; input < inputs.length; input++) {
    if (inputs[input] !== 0) pass.addInput(weights, from + input, sign * inputs[input]!, output);
  }
}
