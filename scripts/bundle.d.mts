/** Bundles what is out of date and resolves to the files written. */
export function bundle(options?: { force?: boolean }): Promise<string[]>;
