import type { FeatureTable } from '../features';
import { hasCrossing } from '../losses/crossing-penalty';
import type { TrainedModel } from '../model';
import { inputsOfRows, rowsByMember } from './assess';
import { memberLatentQuantiles } from './forward';
import { networkShape } from './network-shape';

/**
 * For each patient of a table the share of the judging members whose raw levels are anywhere out of order, `[nRows]`;
 * the mean over patients is the crossing rate. `null` for a model without quantile levels.
 */
export function crossingShares(
  model: TrainedModel,
  table: FeatureTable,
  membersOf: (row: number) => readonly number[],
): Float64Array | null {
  if (model.config.loss === 'bce') return null;
  const crossed = new Float64Array(table.nRows);
  const judged = new Float64Array(table.nRows);
  rowsByMember(model, table.nRows, membersOf).forEach((rows, position) => {
    const member = model.members[position]!;
    const shape = networkShape(model, member);
    const outputs = memberLatentQuantiles(member.weights, shape, inputsOfRows(member, table, rows), rows.length);
    rows.forEach((row, index) => {
      judged[row]!++;
      if (hasCrossing(outputs, index * shape.nOutputs, shape.nOutputs)) crossed[row]!++;
    });
  });
  return crossed.map((count, row) => {
    if (judged[row] === 0) throw new RangeError(`no member judges the patient in row ${row}`);
    return count / judged[row]!;
  });
}
