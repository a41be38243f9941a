/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  // The condition stands here so that the bundle for the edge runtime never sees Node's own modules.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startServer } = await import('./instrumentation.node');
    await startServer();
  }
}
