/** What a service knows of the queue; its heavy parts are loaded when a worker starts. */
export interface RunQueue {
  /** Offers whatever is left to do of a run to the workers: its queued shards, or its assembling. Repeating it is harmless. */
  offer(runId: string): Promise<void>;
  /** Stops work on a cancelled run in this process at once; workers elsewhere notice within two seconds. */
  cancel(runId: string): void;
}
