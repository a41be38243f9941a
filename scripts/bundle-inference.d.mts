/** Builds the kernel of inference where it is out of date and resolves to the files written. */
export function bundleInference(options?: { force?: boolean }): Promise<string[]>;
