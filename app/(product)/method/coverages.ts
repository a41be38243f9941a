/** Share of simulated patients whose true risk lay inside a nominal 90 % interval, lowest and highest of the settings tried. */
export const coverages = [
  { interval: 'Logit-normal, bootstrap networks (used here, before calibration)', low: 0.82, high: 0.87, used: true },
  { interval: 'Percentiles of the bootstrap networks', low: 0.77, high: 0.83, used: false },
  { interval: 'Lowest to highest quantile level', low: 0.33, high: 0.43, used: false },
  { interval: 'Networks that differ by their seed only', low: 0.21, high: 0.24, used: false },
] as const;
