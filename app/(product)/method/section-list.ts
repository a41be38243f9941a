/** The sections of the page, in order; the id is the anchor. */
export const sections = [
  { id: 'question', title: 'The question' },
  { id: 'distribution', title: 'The distribution of the noise' },
  { id: 'loss', title: 'The loss: sBQC' },
  { id: 'levels', title: 'What the quantile levels mean' },
  { id: 'tau-star', title: 'τ*: solving Q(τ) = 0' },
  { id: 'uncertainty', title: 'Uncertainty of one patient’s risk' },
  { id: 'crossings', title: 'Crossings and the penalty' },
  { id: 'learning-rate', title: 'The learning rate' },
  { id: 'corrections', title: 'Corrections to the paper' },
  { id: 'heart-rate', title: 'The heart-rate figure' },
] as const;

export type SectionId = (typeof sections)[number]['id'];
