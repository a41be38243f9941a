import { expect, it } from 'vitest';
import { eventWords } from '@/app/(product)/audit/event-words';

const id = '0807802a-615d-436b-9798-80e4a311a8b7';
const words = (action: string, subject: string, details: Record<string, unknown>) => {
  const { what, onWhat, href } = eventWords({ actor: 'ada@example.org', action, subject, details });
  return [what, onWhat, href];
};

it.each([
  ['model.published', `model ${id}`, { name: 'Pima-sbqc' }, ['Model published', 'Pima-sbqc', `/models/${id}`]],
  ['run.started', `run ${id}`, { cohort: 'Pima' }, ['Run started', 'Pima', `/runs/${id}`]],
  ['cohort.imported', `cohort ${id}`, { name: 'Pima' }, ['Cohort imported', 'Pima', `/cohorts/${id}`]],
  ['sign-in-link.issued', `user ${id}`, { email: 'b@c.de' }, ['Sign-in link issued', 'b@c.de', null]],
  ['user.signed-in', `user ${id}`, {}, ['User signed in', 'ada@example.org', null]],
  ['user.sign-in-failed', 'unknown address', {}, ['User sign-in failed', 'unknown address', null]],
  [
    'report.exported',
    `report ${id}`,
    { format: 'pdf', patientId: id },
    ['Report exported', 'PDF of a patient', `/patients/${id}`],
  ],
  [
    'report.exported',
    `report ${id}`,
    { format: 'pdf', patientId: null },
    ['Report exported', 'PDF of a patient', null],
  ],
  ['model-card.exported', `model ${id}`, { name: 'Pima-sbqc' }, ['Model card exported', 'Pima-sbqc', `/models/${id}`]],
  ['cds-card.shown', `model ${id}`, { name: 'Pima-sbqc' }, ['CDS card shown', 'Pima-sbqc', `/models/${id}`]],
  ['cds-call.refused', 'cds-service risk', {}, ['CDS call refused', 'cds-service risk', null]],
  ['api-token.created', `api-token ${id}`, { name: 'notebook' }, ['API token created', 'notebook', null]],
  ['api-token.refused', 'unknown token', { reason: 'unknown' }, ['API token refused', 'unknown token', null]],
  ['thing.made', 'thing 7', { name: 3 }, ['Thing made', 'thing 7', null]],
])('%s reads as words', (action, subject, details, expected) => {
  expect(words(action, subject, details)).toEqual(expected);
});
