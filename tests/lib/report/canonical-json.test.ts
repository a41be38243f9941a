import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/report/canonical-json';

describe('canonicalJson', () => {
  // The example of RFC 8785, section 3.2.2, with the result of section 3.2.3.
  it('gives the worked example of RFC 8785', () => {
    const input = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as unknown;
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('does not depend on the order of keys and drops undefined', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, 1], c: undefined } })).toBe('{"a":{"d":[2,1]},"b":1}');
  });

  it('refuses a number that JSON would turn into null', () => {
    expect(() => canonicalJson({ risk: NaN })).toThrow('a report holds only finite numbers, got NaN');
    expect(() => canonicalJson([Infinity])).toThrow('finite');
  });

  it('hashes as python does over the same bytes', () => {
    // python3 -c "import hashlib; print(hashlib.sha256('{\"label\":\"Łódź τ*\"}'.encode()).hexdigest())"
    const hash = createHash('sha256')
      .update(canonicalJson({ label: 'Łódź τ*' }), 'utf8')
      .digest('hex');
    expect(hash).toBe('c078f7b2ce8ac802a3face4ce6bc01d36504d745793138bec36df7b1198645f1');
  });
});
