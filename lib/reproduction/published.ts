/**
 * Values printed in "LogGENE: A smooth alternative to Check Loss for Deep Healthcare Inference Tasks", for comparison. Nothing here is computed;
 * each block names its table or section.
 */
import type { Arm } from '@/models/reproduction/protocol';
import type { Scores } from '@/models/reproduction/scores';

export const paper = 'LogGENE: A smooth alternative to Check Loss for Deep Healthcare Inference Tasks';

/** A column of table 3: `sbqc/adam`. */
export type ArmKey = `${Arm['loss']}/${Arm['optimizer']}`;

export const keyOf = ({ loss, optimizer }: Arm): ArmKey => `${loss}/${optimizer}`;

export function armOf(key: ArmKey): Arm {
  const [loss, optimizer] = key.split('/') as [Arm['loss'], Arm['optimizer']];
  return { loss, optimizer };
}

export interface PublishedRow {
  /** As the table calls it. */
  readonly name: string;
  readonly scores: Readonly<Record<ArmKey, Scores>>;
}

/** Kappa, Jaccard, F1, accuracy in percent, as printed. */
type Printed = readonly [number, number, number, number];

const scoresOf = ([cohenKappa, jaccard, f1, percent]: Printed): Scores => ({
  ...{ cohenKappa, jaccard, f1 },
  accuracy: percent / 100,
});

const row = (name: string, sbqcAdam: Printed, sbqcLalr: Printed, bceAdam: Printed, bceLalr: Printed): PublishedRow => ({
  name,
  scores: {
    'sbqc/adam': scoresOf(sbqcAdam),
    'sbqc/lalr-published': scoresOf(sbqcLalr),
    'bce/adam': scoresOf(bceAdam),
    'bce/lalr-published': scoresOf(bceLalr),
  },
});

/** Table 3, page 7: "Binary Classification Results". The columns are sBQC and BCE, each with Adam and LALR-Adam. */
// prettier-ignore
export const publishedTable3 = {
  heart: row('Heart Disease',
    [0.6553, 0.7162, 0.8346, 82.78], [0.5227, 0.6506, 0.7883, 76.22], [0.6058, 0.6883, 0.8153, 80.32], [0.5081, 0.6103, 0.7581, 75.41]),
  wbc: row('WBC',
    [0.9067, 0.8867, 0.94, 95.71], [0.9304, 0.9151, 0.9556, 96.78], [0.8906, 0.8679, 0.9292, 95.0], [0.9154, 0.8981, 0.9463, 96.07]),
  pima: row('Pima',
    [0.4005, 0.379, 0.5497, 75.0], [0.4215, 0.4716, 0.641, 76.29], [0.3792, 0.4238, 0.5953, 73.37], [0.4411, 0.484, 0.6523, 73.7]),
  titanic: row('Titanic',
    [0.6996, 0.6872, 0.8165, 85.3], [0.2471, 0.3662, 0.5283, 64.31], [0.7153, 0.6946, 0.8278, 86.06], [0.6652, 0.6627, 0.7965, 83.9306]),
  haberman: row('Haberman',
    [0.2067, 0.2142, 0.3529, 79.67], [0.2548, 0.2558, 0.4074, 81.3], [0.1787, 0.2173, 0.3571, 80.48], [0.3045, 0.2631, 0.4167, 79.67]),
  ionosphere: row('Ionosphere',
    [0.6802, 0.8241, 0.9035, 86.42], [0.7031, 0.81, 0.895, 86.42], [0.7193, 0.8381, 0.9119, 87.85], [0.7005, 0.8118, 0.8961, 86.42]),
  sonar: row('Sonar',
    [0.5821, 0.6964, 0.821, 79.51], [0.6186, 0.6923, 0.8181, 80.72], [0.5556, 0.6842, 0.8125, 78.31], [0.4792, 0.6441, 0.7835, 74.69]),
  banknote: row('Banknote',
    [1, 1, 1, 100], [0.9927, 0.9921, 0.996, 99.63], [1, 1, 1, 100], [0.9926, 0.9921, 0.996, 99.63]),
} as const satisfies Record<string, PublishedRow>;

/** Section 5.1.1, page 6: what the text says of convergence, without a table. */
export const publishedConvergence = [
  'The paper says that sBQC with LALR converges significantly faster than at a constant rate on Heart Disease, Ionosphere, Pima and WBC, on WBC 11 times, to the highest accuracy that the constant rate reached.',
  'It says that on Heart Disease, Haberman, Ionosphere and WBC sBQC converges faster to a certain accuracy than BCE.',
] as const;

export type PublishedRowKey = keyof typeof publishedTable3;

/** Figure 3, section 5.5, page 9: the probability of no heart disease that the text reads off at two heart rates (beats/min). */
export const publishedFigure3Readings = [
  { at: 120, negative: 0.9 },
  { at: 140, negative: 0.7 },
] as const;
