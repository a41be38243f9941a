/** Builds the kernel and the thread of the fused engine where they are out of date and resolves to the files written. */
export function bundleFused(options?: { force?: boolean }): Promise<string[]>;
