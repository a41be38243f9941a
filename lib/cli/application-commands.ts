/** Commands on the open application: a running server does them too. */
import type { AnyApplicationCommand } from './command';
import { backupCommand } from './commands/backup';
import { cardCommand } from './commands/card';
import { compareCommand } from './commands/compare';
import { demoCohortCommand } from './commands/demo-cohort';
import { evaluateCommand } from './commands/evaluate';
import { explainCommand } from './commands/explain';
import { importCommand } from './commands/import';
import { predictCommand } from './commands/predict';
import { prepareDemoCommand } from './commands/prepare-demo';
import { recalibrateCommand } from './commands/recalibrate';
import { publicationsCommand } from './commands/publications';
import { publishCommand } from './commands/publish';
import { retireCommand } from './commands/retire';
import { rollbackCommand } from './commands/rollback';
import { signInLinkCommand } from './commands/sign-in-link';
import { tokenCreateCommand, tokenListCommand, tokenRevokeCommand } from './commands/token';
import { trainCommand } from './commands/train';
import { unpublishCommand } from './commands/unpublish';

export const applicationCommands: readonly AnyApplicationCommand[] = [
  importCommand,
  trainCommand,
  evaluateCommand,
  recalibrateCommand,
  compareCommand,
  predictCommand,
  explainCommand,
  cardCommand,
  publishCommand,
  unpublishCommand,
  rollbackCommand,
  retireCommand,
  publicationsCommand,
  demoCohortCommand,
  prepareDemoCommand,
  signInLinkCommand,
  tokenCreateCommand,
  tokenListCommand,
  tokenRevokeCommand,
  backupCommand,
];
