/** The commands as commander reads them from the command line. */
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import type { AnyCommand } from './command';

export interface Invocation {
  readonly command: AnyCommand;
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether standard output gets one JSON document and nothing else. */
  readonly json: boolean;
  /** File for the command's own output. */
  readonly out: string | null;
}

/** What the arguments ask for: a command, or words that are already written (help, version) with their exit status. */
export type Parsed =
  { readonly invocation: Invocation } | { readonly exit: 0 } | { readonly exit: 2; readonly complaint: string };

/** Reads the arguments. Help goes to standard output, complaints to standard error. */
export async function parseArguments(commands: readonly AnyCommand[], args: readonly string[]): Promise<Parsed> {
  let invocation: Invocation | null = null;
  const program = buildProgram(commands, (found) => (invocation = found));
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { exit: 0 };
    return { exit: 2, complaint: error.message.replace(/^error: /, '') };
  }
  return invocation === null ? { exit: 2, complaint: 'no command was given' } : { invocation };
}

function buildProgram(commands: readonly AnyCommand[], found: (invocation: Invocation) => void): Command {
  const program = configure(new Command('riskcurve'))
    .description('Risk curves for quantile classifiers: import a cohort, train on it, look at each patient.')
    .addHelpText(
      'after',
      '\nThe data folder is RISKCURVE_HOME (default .riskcurve); DATABASE_URL names a PostgreSQL server.',
    );
  const groups = new Map<string, Command>();
  for (const definition of commands) {
    const words = definition.name.split(' ');
    const parent = words.length === 1 ? program : groupOf(program, groups, words[0]!);
    addCommand(parent, words.at(-1)!, definition, found);
  }
  return program;
}

/** What a group's line in the help says. */
const groupWords: Readonly<Record<string, string>> = {
  data: 'Public cohorts',
  token: 'Tokens for programs that use the API',
};

/** `data list` is the command `list` of the group `data`. */
function groupOf(program: Command, groups: Map<string, Command>, name: string): Command {
  const group = groups.get(name) ?? configure(program.command(name)).description(groupWords[name] ?? '');
  groups.set(name, group);
  return group;
}

function addCommand(
  parent: Command,
  name: string,
  definition: AnyCommand,
  found: (invocation: Invocation) => void,
): void {
  const command = configure(parent.command(name)).description(definition.summary);
  for (const { name: word, optional, description } of definition.arguments)
    command.argument(optional === true ? `[${word}]` : `<${word}>`, description);
  for (const flag of definition.flags) command.option(flag.flags, flag.description);
  command.option('--json', 'print one JSON document on standard output and nothing else there');
  command.action((...received: unknown[]) => {
    const values = received.slice(0, definition.arguments.length);
    const options: Record<string, unknown> = { ...command.opts() };
    definition.arguments.forEach((argument, index) => (options[argument.name] = values[index]));
    for (const key of definition.fileOptions ?? []) {
      if (typeof options[key] === 'string') options[key] = path.resolve(options[key]);
    }
    const out = typeof options.out === 'string' ? options.out : null;
    found({ command: definition, options, json: options.json === true, out });
  });
}

function configure(command: Command): Command {
  return command
    .exitOverride()
    .showHelpAfterError(`(riskcurve ${command.name() === 'riskcurve' ? '' : `${command.name()} `}--help shows how)`)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'riskcurve: ')) });
}
