/** What differs from the paper, and what its printed values say by themselves. */
import { confusionsThatFit, jaccardExcess, rowsOf, type Group } from '@/models/reproduction/coherence';
import { formatNumber, formatShare } from '../format';
import { armOf, publishedTable3, type ArmKey, type PublishedRowKey } from './published';
import { armName } from './words';

/** Holds for everything that is trained here. */
export const protocolDepartures: readonly string[] = [
  'The paper names neither batch size, rate, levels nor penalty of these networks: here batches of 32, Adam at a constant 0.01, nine levels from 0.1 to 0.9 and a crossing penalty of weight 1.',
  'The loss is the corrected one, with P = 1 − F(−Q) and the minus that the paper leaves out; the head starts at the base rate.',
];

export const tableDepartures: readonly string[] = [
  'The paper does not say on which part it scores: here each network on its left-out fold, and beside it on the 20 % kept apart. Decided at a risk of one half.',
  'LALR is the rule of the authors’ released code, with its factors 0.15 for sBQC and 0.05 for BCE, so its columns compare the losses at unlike rates.',
  'Spread is the standard deviation between runs; the paper gives none beside its table.',
  'Numbers are standardised, categories coded one column a level, and gaps filled with median or mode, all fitted on the training rows alone; zeros that mean “not measured” count as gaps.',
  'Heart: the widespread heart.csv, in which target = 1 means no disease. The table counts target = 1 as positive, so its F1 and Jaccard index speak of the healthy; the second row has the label corrected, beside the same published values.',
  'Titanic: all 1309 passengers with their true outcomes. The authors’ prepared file ends with 418 passengers whose labels are a sample submission (every woman 1, every man 0), which are easier to predict.',
  'WBC: 16 missing values are filled with the median; the authors’ file has 5.1 there. Ionosphere: as in the authors’ file the constant column is left out.',
];

export const convergenceDepartures: readonly string[] = [
  'One network a run, trained on the protocol’s 64 % and judged after every epoch on the other 36 %. Within a run every rule has the same split, order of rows and first layer.',
  'The paper does not name its constant rate; 0.01 is the one it names elsewhere. Beside it stand five others, a factor of about three apart: against a rate that is far too small any rule looks fast. The best one was chosen after the fact, which favours it.',
  'The highest accuracy of 50 epochs is a matter of luck, and who sets the goal comes there by its making. So there is a second goal, in which no rule had a hand: the log loss of logistic regression on the same patients.',
  'Seconds are those of one network among all that trained side by side, with what else the machine did. LALR goes through all rows once more in every epoch; that is in its seconds.',
  'L-BFGS is left out: its epochs are iterations over all rows with a line search, so that no epoch of it compares with one of Adam.',
];

export const figureDepartures = {
  figure3: [
    'Categories enter as the numbers that code them, as in the published figure, so that a mean over them exists. Seven cells that the copy codes as unknown are gaps here.',
    'The curves are those of all networks of the runs together; the paper does not say which network it drew.',
  ],
  figure4: [
    'The text does not name the feature; here it is plasma glucose. It reads no value off the figure either, so there is nothing to compare in numbers.',
    'The labels of Pima are the right way round: only the reference patient differs between the panels. Zeros that mean “not measured” are gaps.',
    'The curves are those of all networks of the runs together; the paper does not say which network it drew.',
  ],
} as const;

/** How many rows, and how many of them positive, the authors' files had. */
const authorsGroups: Readonly<Record<PublishedRowKey, Group>> = {
  heart: { nPatients: 303, nPositive: 165 },
  wbc: { nPatients: 699, nPositive: 241 },
  pima: { nPatients: 768, nPositive: 268 },
  titanic: { nPatients: 1309, nPositive: 494 },
  haberman: { nPatients: 306, nPositive: 81 },
  ionosphere: { nPatients: 351, nPositive: 225 },
  sonar: { nPatients: 208, nPositive: 111 },
  banknote: { nPatients: 1372, nPositive: 610 },
};

/** Scores that fit parts of more sizes than this, as those near one do, say nothing. */
const mostSizes = 3;

/** Means of many networks obey J = F1/(2 - F1) only nearly; beyond this printed digits do not explain it. */
const clearExcess = 0.001;

/** Worked out from the printed values: which groups of four are one confusion matrix, and which cannot belong together. */
export function whatThePublishedSay(): string[] {
  const rows = Object.keys(publishedTable3) as PublishedRowKey[];
  return [
    'The protocol speaks of means over 20 runs of five folds. A mean of many networks seldom prints as the scores of one confusion matrix, but:',
    ...rows.flatMap(sayOneMatrix),
    ...rows.flatMap(sayBroken),
  ];
}

function sayOneMatrix(key: PublishedRowKey): string[] {
  const { name, scores } = publishedTable3[key];
  const group = authorsGroups[key];
  const imperfect = Object.values(scores).filter(({ accuracy }) => accuracy < 1);
  const fits = imperfect.map((published) => confusionsThatFit(published, group).map(rowsOf));
  const fitting = fits.filter((sizes) => sizes.length > 0 && sizes.length <= mostSizes);
  if (fitting.length === 0) return [];
  const common = mostFrequent(fitting.flat());
  const share = formatShare(common / group.nPatients);
  return [
    `${name}: ${fitting.length} of ${imperfect.length} groups of four values print as one confusion matrix, ` +
      `such as of ${common} rows (${share} of ${group.nPatients}).`,
  ];
}

function sayBroken(key: PublishedRowKey): string[] {
  const { name, scores } = publishedTable3[key];
  const broken = Object.entries(scores).flatMap(([arm, published]) => {
    const excess = jaccardExcess(published);
    return Math.abs(excess) > clearExcess ? [`${armName(armOf(arm as ArmKey))} by ${signed(excess)}`] : [];
  });
  if (broken.length === 0) return [];
  return [
    `${name} breaks J = F1/(2 − F1), which holds for every confusion matrix: ${broken.join(', ')}. ` +
      'A mean over networks can lie above it, but never below.',
  ];
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, 4)}`;
}

/** The larger of two equally frequent ones. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, nA], [b, nB]) => nB - nA || b - a)[0]![0];
}
