import { asSentence, readAnswer } from '@/app/forms/request';
import { addressOf } from '../read-parameter';
import { decodeModel } from '@/models/model-file';
import type { TrainedModel } from '@/models/model';

/**
 * Fetches the networks that judge a patient (all of the model's where none is named). Throws an Error with one sentence for the person
 * where they cannot be had.
 */
export async function loadJudges(modelId: string, patientId: string | null): Promise<TrainedModel> {
  const address = addressOf(`/api/models/${modelId}/judges`, { patient: patientId ?? undefined });
  const response = await fetch(address).catch(() => null);
  // the model was withdrawn since the page was opened: the server says what is in use now
  if (response?.status === 409) {
    return readAnswer<never>(response).catch((refusal: Error) =>
      Promise.reject(new Error(asSentence(refusal.message))),
    );
  }
  if (response === null || !response.ok) {
    throw new Error('The model could not be loaded, so values cannot be changed here. Reload the page to try again.');
  }
  return decodeModel(new Uint8Array(await response.arrayBuffer()));
}
