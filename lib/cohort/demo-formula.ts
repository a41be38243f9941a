/** The stated formula of the simulated demo cohort: every patient's true risk is known. */
import { expit } from '@/models/math/logistic';

/** One simulated patient before any value was lost. */
export interface DemoPatient {
  readonly age: number;
  readonly male: boolean;
  readonly systolicPressure: number;
  readonly ldlCholesterol: number;
  readonly smoking: 'never' | 'former' | 'current';
  readonly diabetes: boolean;
  readonly bmi: number;
  /** Estimated glomerular filtration rate, ml/min/1.73 m². */
  readonly filtrationRate: number;
}

const smokingEffect = { never: 0, former: 0.25, current: 0.9 } as const;

/**
 * Probability of an event within ten years. Nonlinear on purpose: a body mass index that is worst at both ends, kidneys
 * that matter below 60 only, and an interaction of age with smoking.
 */
export function demoRisk(patient: DemoPatient): number {
  const yearsAbove60 = patient.age - 60;
  return expit(
    -1.6 +
      0.06 * yearsAbove60 +
      0.45 * Number(patient.male) +
      0.02 * (patient.systolicPressure - 135) +
      0.008 * (patient.ldlCholesterol - 130) +
      smokingEffect[patient.smoking] +
      (patient.smoking === 'current' ? 0.04 * yearsAbove60 : 0) +
      0.7 * Number(patient.diabetes) +
      0.012 * (patient.bmi - 26) ** 2 +
      0.04 * Math.max(0, 60 - patient.filtrationRate),
  );
}

/** The same in words, shown wherever the cohort is. */
export const demoFormulaInWords = [
  'Simulated, no real patients. 10-year risk = 1/(1 + exp(-s)) with s = -1.6 + 0.06 (age - 60) + 0.45 for men',
  '+ 0.02 (systolic pressure - 135) + 0.008 (LDL - 130) + 0.25 for former and 0.9 for current smokers',
  '+ 0.04 (age - 60) for current smokers + 0.7 for diabetes + 0.012 (body mass index - 26)²',
  '+ 0.04 for each ml/min that the filtration rate lies below 60.',
  'Outcomes are drawn with that probability; afterwards 8 % of LDL, 6 % of filtration rates and 3 % of smoking habits are removed at random.',
].join(' ');
