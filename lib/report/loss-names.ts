/** The losses by the names that people know. */
export const lossNames = { sbqc: 'sBQC', bqc: 'BQC', bce: 'binary cross-entropy' } as const;
