import type { z } from 'zod';
import type { AnyApplicationCommand, AnyLocalCommand, ApplicationCommand, LocalCommand } from './command';
import { UsageError } from './usage-error';

/** Makes a command that works on the open application. */
export function applicationCommand<Schema extends z.ZodType, Result>(
  command: ApplicationCommand<Schema, Result>,
): AnyApplicationCommand {
  return {
    ...command,
    needsWorker: command.needsWorker ?? false,
    check: (options) => void parseOptions(command.options, options),
    async execute(context, options) {
      const result = await command.run(context, parseOptions(command.options, options));
      return { json: result, text: command.render(result) };
    },
  };
}

/** Makes a command that works in the process that was started. */
export function localCommand<Schema extends z.ZodType, Result>(command: LocalCommand<Schema, Result>): AnyLocalCommand {
  return {
    ...command,
    async execute(context, options) {
      const result = await command.run(context, parseOptions(command.options, options));
      return { json: result, text: command.render(result) };
    },
  };
}

function parseOptions<Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const key = issue.path[0];
  throw new UsageError(key === undefined ? issue.message : `${optionName(String(key))}: ${issue.message}`);
}

/** `positiveMeans` is written `--positive-means`. */
function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
