/** Stands in for the process that reproduces: what it does is named by the target's order. */
const { target, quick, dataFolder } = JSON.parse(process.argv[2]);
const say = (message) => new Promise((said) => process.send(message, undefined, undefined, said));

await say({
  type: 'progress',
  title: target,
  share: 0.25,
  secondsLeft: 12,
  what: quick ? 'a quick look' : 'all of it',
});
if (dataFolder === 'missing') await say({ type: 'failed', reason: 'RISKCURVE_DATA must name a folder' });
else if (dataFolder === 'dies') process.exit(3);
else if (dataFolder === 'stores') await say({ type: 'stored' });
else setInterval(() => {}, 1000);
if (dataFolder !== 'waits') process.exit(0);
