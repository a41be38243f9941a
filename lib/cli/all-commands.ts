import { applicationCommands } from './application-commands';
import type { AnyCommand } from './command';
import { benchCommand } from './commands/bench';
import { dataFetchCommand } from './commands/data-fetch';
import { dataListCommand } from './commands/data-list';
import { doctorCommand } from './commands/doctor';
import { reproduceCommand } from './commands/reproduce';
import { restoreCommand } from './commands/restore';
import { workerCommand } from './commands/worker';

/** Every command, in the order of the help. */
export const allCommands: readonly AnyCommand[] = [
  doctorCommand,
  ...applicationCommands,
  restoreCommand,
  dataListCommand,
  dataFetchCommand,
  reproduceCommand,
  benchCommand,
  workerCommand,
];
