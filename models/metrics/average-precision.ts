import { type Estimate, known, unknown } from './estimate';
import { riskGroups } from './risk-groups';

/**
 * Average precision: sum over distinct risks, from the highest, of precision times the gain in recall, without
 * interpolation (scikit-learn's `average_precision_score`). Undefined where nobody has the outcome.
 */
export function averagePrecision(risks: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  let sum = 0;
  let events = 0;
  let patients = 0;
  for (const group of riskGroups(risks, labels)) {
    events += group.nEvents;
    patients += group.nEvents + group.nOthers;
    sum += (group.nEvents * events) / patients;
  }
  return events === 0 ? unknown('nobody has the outcome') : known(sum / events);
}
