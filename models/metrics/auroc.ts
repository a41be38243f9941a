import { type Estimate, known, ONE_CLASS, unknown } from './estimate';
import { riskGroups, type RiskGroup } from './risk-groups';

/**
 * Area under the ROC curve: the chance that a patient with the outcome has a higher risk than one without, a tie counting
 * one half (Mann and Whitney; Hanley and McNeil 1982). Undefined where all have the same outcome.
 */
export function auroc(risks: ArrayLike<number>, labels: ArrayLike<number>): Estimate {
  return aurocOfGroups(riskGroups(risks, labels));
}

/** The same from patients counted by distinct value, the highest first. */
export function aurocOfGroups(groups: readonly Pick<RiskGroup, 'nEvents' | 'nOthers'>[]): Estimate {
  let wins = 0;
  let eventsAbove = 0;
  let others = 0;
  for (const group of groups) {
    wins += group.nOthers * (eventsAbove + group.nEvents / 2);
    eventsAbove += group.nEvents;
    others += group.nOthers;
  }
  return eventsAbove === 0 || others === 0 ? unknown(ONE_CLASS) : known(wins / (eventsAbove * others));
}
