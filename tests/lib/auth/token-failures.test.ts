/** The brake on refused tokens, with a clock of the test's own. */
import { expect, it } from 'vitest';
import { createFailureBrake, failureLimits } from '@/lib/auth/token-failures';

function create() {
  const clock = { now: 1_000_000 };
  return { clock, brake: createFailureBrake(() => clock.now) };
}
const fail = (brake: ReturnType<typeof createFailureBrake>, token: string, times: number) => {
  for (let time = 0; time < times; time++) brake.failed(token);
};

it('refuses a token unseen after ten refusals, for the rest of the minute, and no other', () => {
  const { clock, brake } = create();
  fail(brake, 'a', failureLimits.perToken - 1);
  expect(brake.secondsToWait('a')).toBeNull();
  clock.now += 20_000;
  brake.failed('a');
  expect(brake.secondsToWait('a')).toBe(40);
  expect(brake.secondsToWait('b')).toBeNull();
  clock.now += 40_000;
  expect(brake.secondsToWait('a')).toBeNull();
});

it('after three hundred refusals looks only at tokens that have worked before', () => {
  const { clock, brake } = create();
  brake.worked('good');
  for (let token = 0; token < failureLimits.together; token++) {
    expect(brake.secondsToWait('newcomer')).toBeNull();
    brake.failed(`guess ${token}`);
  }
  expect(brake.secondsToWait('newcomer')).toBe(60);
  expect(brake.secondsToWait('good')).toBeNull();
  brake.failed('good');
  expect(brake.secondsToWait('good')).toBe(60);
  clock.now += failureLimits.windowMs;
  expect(brake.secondsToWait('newcomer')).toBeNull();
});
