'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { addressOf } from '@/app/components/read-parameter';
import { actorOf } from '@/lib/auth/actor';
import { requireUser } from '@/lib/auth/require-user';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { recalibrateModel } from '@/lib/services/recalibrate-model';

/** Makes the recalibrated model and leads to it. Why it cannot be made comes back as a sentence on the page. */
export async function recalibrate(modelId: string): Promise<void> {
  const user = await requireUser('analyst');
  let address: string;
  try {
    const { model } = await recalibrateModel(await getApplication(), { modelId, actor: actorOf(user) });
    address = addressOf(`/models/${model.id}`, { section: 'calibration' });
  } catch (error) {
    if (!(error instanceof RiskcurveError)) throw error;
    address = addressOf(`/models/${modelId}`, { section: 'calibration', recalibration: error.message });
  }
  revalidatePath('/models');
  redirect(address);
}
