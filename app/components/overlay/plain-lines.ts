/** Axes and lines that many curves share. */

/** An axis from 0 to 100 %. */
export const share = (title: string) => ({ title, domain: [0, 1] as const, share: true });

export const diagonal = (name: string) => ({ name, points: [[0, 0] as const, [1, 1] as const] });

/** A level line over all shares. */
export const flat = (height: number) => [[0, height] as const, [1, height] as const];
