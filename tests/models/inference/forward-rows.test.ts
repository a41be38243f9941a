import { describe, expect, it } from 'vitest';
import { memberLatentQuantiles } from '@/models/inference/forward';
import { createRowsPass, TILE } from '@/models/inference/forward-rows';
import { countWeights, type NetworkShape } from '@/models/inference/network-shape';
import { createRandom } from '@/models/math/random';

const shapes: NetworkShape[] = [
  { nInputs: 5, hiddenUnits: [17], nOutputs: 9, activation: 'relu' },
  { nInputs: 3, hiddenUnits: [8, 6], nOutputs: 1, activation: 'tanh' },
  { nInputs: 4, hiddenUnits: [7, 5, 3], nOutputs: 2, activation: 'relu' },
  { nInputs: 6, hiddenUnits: [], nOutputs: 1, activation: 'relu' },
];

describe.each(shapes)('createRowsPass: $nInputs-$hiddenUnits-$nOutputs $activation', (shape) => {
  it('gives each row the same bits as the pass of one row', () => {
    const random = createRandom('rows');
    const pass = createRowsPass(shape);
    for (let round = 0; round < 5; round++) {
      const weights = Float32Array.from({ length: countWeights(shape) }, () => random.normal());
      // zeros too: the pass of one row leaves them out
      const rows = Float64Array.from({ length: TILE * shape.nInputs }, () =>
        random.next() < 0.3 ? 0 : random.normal(),
      );
      rows.forEach((value, at) => {
        const [row, input] = [Math.floor(at / shape.nInputs), at % shape.nInputs];
        pass.inputs[input * TILE + row] = value;
      });
      const outputs = pass.run(weights);
      const expected = memberLatentQuantiles(weights, shape, rows, TILE);
      for (let row = 0; row < TILE; row++) {
        for (let k = 0; k < shape.nOutputs; k++)
          expect(outputs[k * TILE + row]).toBe(expected[row * shape.nOutputs + k]);
      }
    }
  });
});
