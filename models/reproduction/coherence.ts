/** Whether four published numbers can belong together. Plain arithmetic on the printed values. */
import type { Confusion } from '../metrics/confusion';
import { scoreNames, scoresOf, type Scores } from './scores';

/** Values printed to four digits may be rounded or cut off. */
const printedStep = 1e-4 + 1e-9;

/** Fewer rows fit by chance. */
const fewestRows = 20;

/** Jaccard index that an F1 score implies, J = F1/(2 - F1), for one confusion matrix. */
export function jaccardOfF1(f1: number): number {
  return f1 / (2 - f1);
}

/**
 * How far a printed Jaccard index lies from F1/(2 - F1). Of one matrix it is zero up to rounding; of means over networks it is never
 * clearly negative, for F1/(2 - F1) is convex and a mean of convex values is at least the value of the mean (Jensen).
 */
export function jaccardExcess({ jaccard, f1 }: Pick<Scores, 'jaccard' | 'f1'>): number {
  return jaccard - jaccardOfF1(f1);
}

export interface Group {
  readonly nPatients: number;
  /** With the outcome that the table counts as positive. */
  readonly nPositive: number;
}

/**
 * Every confusion matrix of a part of the group, up to half of it, whose four scores print as the published ones: of each number of rows
 * the first that fits, ascending in rows. The part's share of positives may lie a tenth off the group's, for not every split is
 * stratified to the patient. Empty where the published decisions are all right, which any number of rows fits.
 */
export function confusionsThatFit(published: Scores, group: Group): Confusion[] {
  if (published.accuracy === 1) return [];
  const found: Confusion[] = [];
  for (let nRows = fewestRows; nRows <= group.nPatients / 2; nRows++) {
    const expected = (nRows * group.nPositive) / group.nPatients;
    for (let nPositive = Math.ceil(0.9 * expected); nPositive <= 1.1 * expected; nPositive++) {
      const confusion = firstThatFits(published, nRows, nPositive);
      if (confusion === null) continue;
      found.push(confusion);
      break;
    }
  }
  return found;
}

/** Rows of a matrix. */
export function rowsOf({ truePositives, falsePositives, trueNegatives, falseNegatives }: Confusion): number {
  return truePositives + falsePositives + trueNegatives + falseNegatives;
}

/** Accuracy fixes how many are wrong, so one loop over the true positives is enough. */
function firstThatFits(published: Scores, nRows: number, nPositive: number): Confusion | null {
  const roughlyWrong = (1 - published.accuracy) * nRows;
  for (const nWrong of new Set([Math.floor(roughlyWrong), Math.ceil(roughlyWrong)])) {
    for (let falseNegatives = 0; falseNegatives <= Math.min(nWrong, nPositive - 1); falseNegatives++) {
      const falsePositives = nWrong - falseNegatives;
      const rightTwice = 2 * (nPositive - falseNegatives);
      const isNear = Math.abs(rightTwice / (rightTwice + nWrong) - published.f1) <= printedStep; // F1 first: it is cheap
      if (!isNear || falsePositives > nRows - nPositive) continue;
      const confusion = {
        truePositives: nPositive - falseNegatives,
        falsePositives,
        trueNegatives: nRows - nPositive - falsePositives,
        falseNegatives,
      };
      if (fits(confusion, published)) return confusion;
    }
  }
  return null;
}

function fits(confusion: Confusion, published: Scores): boolean {
  const scores = scoresOf(confusion);
  return scoreNames.every((name) => Math.abs(scores[name] - published[name]) <= printedStep);
}
