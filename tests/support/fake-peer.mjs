/** A peer for tests; the task's `mode` says how it behaves. */
import { createInterface } from 'node:readline';

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
let mode;
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (mode === undefined) {
    mode = message.mode;
    if (mode === 'crash') {
      process.stderr.write('first words\nMemoryError: no memory\n');
      process.exit(3);
    }
    say(mode === 'missing' ? { missing: 'PyTorch is not installed' } : { about: { name: 'Fake', version: '1' } });
  } else if (mode === 'dies') process.exit(0);
  else if (message.run === 'chat') process.stdout.write('a warning\n');
  else
    say(message.run === 'bad' ? { error: 'ValueError: bad' } : { wall: 12, cpu: 8, lossAtEnd: 0.5, run: message.run });
}
