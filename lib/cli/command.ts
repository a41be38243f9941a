/** What a command is: words for the help, a schema for its options, its work, and how its answer reads. */
import type { z } from 'zod';
import type { Actor, Application } from '@/lib/application';
import type { Environment } from '@/lib/env';

export interface CommandArgument {
  /** Key of the value among the options. */
  readonly name: string;
  readonly description: string;
  /** Whether it may be left away. */
  readonly optional?: boolean;
}

export interface CommandFlag {
  /** As commander reads them: `--levels <count>`. */
  readonly flags: string;
  readonly description: string;
}

export interface CommandContext {
  readonly environment: Environment;
  readonly actor: Actor;
  /** A line for the person who waits: standard error. */
  readonly progress: (line: string) => void;
  /** A sentence that must not be lost: standard error. */
  readonly notice: (sentence: string) => void;
  /** A piece of the command's own output, such as a CSV: standard output or the file named by `--out`. */
  readonly output: (piece: string | Uint8Array) => void;
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal;
}

interface CommandWords {
  /** One or two words: `train`, `data list`. */
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly CommandArgument[];
  readonly flags: readonly CommandFlag[];
  /** Options that name files; the client makes them absolute. */
  readonly fileOptions?: readonly string[];
}

interface CommandAnswer<Result> {
  /** How the answer reads without `--json`; empty where the command's own output says it all. */
  readonly render: (result: Result) => string;
}

/** Works on the open application, in this process or in the running server. */
export interface ApplicationCommand<Schema extends z.ZodType, Result> extends CommandWords, CommandAnswer<Result> {
  readonly where: 'application';
  readonly options: Schema;
  /** Whether training has to go on while the command waits. */
  readonly needsWorker?: boolean;
  readonly run: (context: CommandContext & { readonly app: Application }, options: z.output<Schema>) => Promise<Result>;
}

/** Works in the process that was started, whoever holds the data folder. */
export interface LocalCommand<Schema extends z.ZodType, Result> extends CommandWords, CommandAnswer<Result> {
  readonly where: 'local';
  readonly options: Schema;
  readonly run: (context: CommandContext, options: z.output<Schema>) => Promise<Result>;
}

/** A command whose types are forgotten, so that all fit one list. */
export type AnyApplicationCommand = CommandWords & {
  readonly where: 'application';
  readonly needsWorker: boolean;
  /** Throws UsageError for options that cannot be, before anything is opened. */
  readonly check: (options: unknown) => void;
  readonly execute: (
    context: CommandContext & { readonly app: Application },
    options: unknown,
  ) => Promise<CommandResult>;
};
export type AnyLocalCommand = CommandWords & {
  readonly where: 'local';
  readonly execute: (context: CommandContext, options: unknown) => Promise<CommandResult>;
};
export type AnyCommand = AnyApplicationCommand | AnyLocalCommand;

/** The answer both ways: one JSON value, and the text a person reads. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
}
