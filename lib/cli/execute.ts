/** Runs one command: in this process, or through the server that holds the data folder. */
import type { AnyApplicationCommand, AnyCommand, CommandContext, CommandResult } from './command';
import { openApplication } from '@/lib/open-application';
import { findServer, runRemotely, ServerUnreachable } from './remote';

export async function executeCommand(
  command: AnyCommand,
  options: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<CommandResult> {
  if (command.where === 'local') return command.execute(context, options);
  command.check(options);
  // A PostgreSQL server takes any number of processes; the embedded database takes one.
  const server = context.environment.databaseUrl === null ? await findServer(context.environment) : null;
  if (server === null) return executeHere(command, options, context);
  try {
    return await runRemotely(server, command.name, options, context);
  } catch (error) {
    if (error instanceof ServerUnreachable) return executeHere(command, options, context);
    throw error;
  }
}

async function executeHere(
  command: AnyApplicationCommand,
  options: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<CommandResult> {
  const app = await openApplication(context.environment, { startWorker: command.needsWorker });
  try {
    return await command.execute({ ...context, app }, options);
  } finally {
    await app.close();
  }
}
