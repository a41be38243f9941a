/** The trainer process: takes requests over IPC, trains, answers. It knows no database and no web. */
import { endWithParent } from './parent-watch';
import { startTrainer } from './serve';

if (!process.send) {
  console.error('the trainer is started by Riskcurve itself, over an IPC channel; run npm start instead');
  process.exit(2);
}

startTrainer({
  // with nobody left to hear it, a reply is lost: `disconnect` ends the process, a failed send must not
  send: (reply) => process.send?.(reply, undefined, undefined, () => undefined),
  onRequest: (listener) => process.on('message', listener),
});

endWithParent();
// the host is gone: whatever was being trained has nobody to go to
process.on('disconnect', () => process.exit(0));
