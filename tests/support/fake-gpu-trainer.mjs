/** The fake trainer of a machine with a graphics processor. */
globalThis.fakeEngine = { engine: 'tensor', backend: 'node-gpu', device: 'a pretended GPU' };
await import('./fake-trainer.mjs');
