/** News is written at most this often, and a sign of life at least this often. */
const newsEveryMs = 500;
const signEveryMs = 2_000;

/**
 * Calls `report` while work goes on: soon after there is news, and as a sign of life where there is none.
 * A report that answers false says that the work is no longer wanted: `lost` is aborted. A report that throws is tried again.
 */
export function keepAlive(report: () => Promise<boolean>, hasNews: () => boolean) {
  const lost = new AbortController();
  let writtenAt = Date.now();
  let writing: Promise<void> | null = null;
  const write = async () => {
    const wanted = await report().catch(() => true);
    writtenAt = Date.now();
    writing = null;
    if (!wanted) lost.abort();
  };
  const timer = setInterval(() => {
    if (writing === null && (hasNews() || Date.now() - writtenAt >= signEveryMs)) writing = write();
  }, newsEveryMs);
  return {
    lost: lost.signal,
    /** Ends it once a report under way is written. */
    stop: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}
