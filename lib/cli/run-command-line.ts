/** One command from its arguments to its answer, as text or JSON, and an exit status. */
import { RiskcurveError, type ErrorKind } from '@/lib/errors';
import { readEnvironment } from '@/lib/env';
import { commandLineActor } from './actor';
import { allCommands } from './all-commands';
import { executeCommand } from './execute';
import { fileOutput, standardOutput } from './output-file';
import { parseArguments, type Invocation } from './program';
import { createProgressLine, type ProgressLine } from './progress-line';
import { UsageError } from './usage-error';

/** Resolves to the exit status: 0 done, 1 failed, 2 wrong usage. `execute` may be another for a test. */
export async function runCommandLine(
  args: readonly string[],
  execute: typeof executeCommand = executeCommand,
): Promise<number> {
  const parsed = await parseArguments(allCommands, args);
  if ('exit' in parsed) {
    if (parsed.exit === 2 && args.includes('--json')) writeError('bad-input', parsed.complaint);
    return parsed.exit;
  }
  const { invocation } = parsed;
  const progress = createProgressLine();
  try {
    await run(invocation, progress, execute);
    return 0;
  } catch (error) {
    progress.end();
    return report(error, invocation.json);
  }
}

async function run(invocation: Invocation, progress: ProgressLine, execute: typeof executeCommand): Promise<void> {
  const output = invocation.out === null ? standardOutput() : await fileOutput(invocation.out);
  const interruption = listenForInterruption();
  try {
    const context = {
      environment: readEnvironment(),
      actor: commandLineActor,
      progress: (line: string) => progress.show(line),
      notice(sentence: string) {
        progress.end();
        process.stderr.write(`riskcurve: note: ${sentence}\n`);
      },
      output: (piece: string | Uint8Array) => output.write(piece),
      signal: interruption.signal,
    };
    const result = await execute(invocation.command, invocation.options, context);
    await output.finish();
    progress.end();
    if (invocation.json) process.stdout.write(`${JSON.stringify(result.json)}\n`);
    else if (result.text !== '') process.stdout.write(`${result.text}\n`);
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    interruption.end();
  }
}

/** Ctrl+C and SIGTERM abort the command in order; a second one ends at once. */
function listenForInterruption(): { signal: AbortSignal; end: () => void } {
  const interruption = new AbortController();
  const interrupt = () => {
    if (interruption.signal.aborted) process.exit(1);
    interruption.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, interrupt);
  return {
    signal: interruption.signal,
    end: () => signals.forEach((signal) => process.off(signal, interrupt)),
  };
}

/** One sentence on standard error; with `--json` the same as the one document on standard output. */
function report(error: unknown, json: boolean): number {
  const ours = error instanceof RiskcurveError;
  const message = ours ? error.message : `unexpected fault: ${faultOf(error)}`;
  process.stderr.write(`riskcurve: ${message}\n`);
  if (!ours && process.env.RISKCURVE_VERBOSE) process.stderr.write(`${(error as Error).stack}\n`);
  if (json) writeError(ours ? error.kind : 'failed', message);
  return error instanceof UsageError ? 2 : 1;
}

function writeError(kind: ErrorKind, message: string): void {
  process.stdout.write(`${JSON.stringify({ error: { kind, message } })}\n`);
}

function faultOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
