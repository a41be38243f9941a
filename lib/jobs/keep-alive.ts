/** News is written at most this often. */
const newsEveryMs = 500;

/**
 * Calls `report` while work goes on: soon after there is news, and as a sign of life every `signEveryMs` where there is none.
 * A report that answers false says that the work is no longer wanted: `lost` is aborted. A report that throws is tried again.
 */
export function keepAlive(report: () => Promise<boolean>, options: { signEveryMs: number; hasNews?: () => boolean }) {
  const { signEveryMs, hasNews = () => false } = options;
  const lost = new AbortController();
  let writtenAt = Date.now();
  let writing: Promise<void> | null = null;
  const write = async () => {
    // Null: not heard, so not written.
    const wanted = await report().catch(() => null);
    if (wanted !== null) writtenAt = Date.now();
    writing = null;
    if (wanted === false) lost.abort();
  };
  const timer = setInterval(
    () => {
      if (writing === null && (hasNews() || Date.now() - writtenAt >= signEveryMs)) writing = write();
    },
    Math.min(newsEveryMs, signEveryMs),
  );
  return {
    lost: lost.signal,
    /** Ends it once a report under way is written. */
    stop: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}
