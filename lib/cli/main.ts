/** The program that `riskcurve` starts. */
import { runCommandLine } from './run-command-line';

// A reader that leaves early (`riskcurve predict ... | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2));
