/** What a sample size is worked out for, and how many patients each demand takes. */
export interface RequiredSampleSize {
  readonly nParameters: number;
  readonly prevalence: number;
  /** Cox and Snell's R² that the model is expected to reach, and the largest it could at this prevalence. */
  readonly rSquared: number;
  readonly maxRSquared: number;
  /** Patients, by the demand they meet. */
  readonly criteria: {
    /** Expected shrinkage of the predictor effects at least 0.9. */
    readonly shrinkage: number;
    /** Apparent and adjusted R² (Nagelkerke) at most 0.05 apart. */
    readonly optimism: number;
    /** Overall risk known to within 0.05 either way. */
    readonly overallRisk: number;
  };
  /** The largest of the three. */
  readonly nPatients: number;
  /** Patients with the outcome among those, rounded up. */
  readonly nEvents: number;
}

const SHRINKAGE = 0.9;
const OPTIMISM = 0.05;
const MARGIN = 0.05;
/** As printed in the papers; not the quantile to more places. */
const Z = 1.96;
/** Share of the largest R² that is assumed where nothing is known of the model. */
const ASSUMED_SHARE = 0.15;

/** The largest Cox and Snell R² a model of a binary outcome can reach, in (0, 0.75]. */
export function maxCoxSnellRSquared(prevalence: number): number {
  if (!(prevalence > 0 && prevalence < 1))
    throw new RangeError(`prevalence must be strictly between zero and one, not ${prevalence}`);
  const logNull = prevalence * Math.log(prevalence) + (1 - prevalence) * Math.log(1 - prevalence);
  return 1 - Math.exp(2 * logNull);
}

/**
 * Fewest patients to develop a regression model of a binary outcome: Riley and others, "Minimum sample size for developing a
 * multivariable prediction model: part II", Statistics in Medicine 2019, and BMJ 2020;368:m441, criteria 1 to 3.
 *
 * @param rSquared expected Cox and Snell R²; where not given 0.15 of the largest, which the papers recommend where nothing is known
 * @throws RangeError for no parameter, a prevalence at an end, or an R² that cannot be
 */
export function requiredSampleSize(given: {
  nParameters: number;
  prevalence: number;
  rSquared?: number;
}): RequiredSampleSize {
  const { nParameters, prevalence } = given;
  const maxRSquared = maxCoxSnellRSquared(prevalence);
  const rSquared = given.rSquared ?? ASSUMED_SHARE * maxRSquared;
  if (!(Number.isInteger(nParameters) && nParameters >= 1))
    throw new RangeError(`nParameters must be a whole number of at least one, not ${nParameters}`);
  if (!(rSquared > 0 && rSquared <= maxRSquared && rSquared < SHRINKAGE))
    throw new RangeError(`rSquared must be above zero and at most ${maxRSquared}, not ${rSquared}`);
  const criteria = {
    shrinkage: patientsFor(SHRINKAGE, nParameters, rSquared),
    optimism: patientsFor(rSquared / (rSquared + OPTIMISM * maxRSquared), nParameters, rSquared),
    overallRisk: Math.ceil((Z / MARGIN) ** 2 * prevalence * (1 - prevalence)),
  };
  const nPatients = Math.max(...Object.values(criteria));
  const nEvents = Math.ceil(nPatients * prevalence);
  return { nParameters, prevalence, rSquared, maxRSquared, criteria, nPatients, nEvents };
}

/** Patients at which the expected shrinkage is `shrinkage`: formula (11) of the paper. */
function patientsFor(shrinkage: number, nParameters: number, rSquared: number): number {
  return Math.ceil(nParameters / ((shrinkage - 1) * Math.log(1 - rSquared / shrinkage)));
}
