'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { addressOf } from '@/app/components/read-parameter';
import { actorOf } from '@/lib/auth/actor';
import { requireUser } from '@/lib/auth/require-user';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { publishModel } from '@/lib/services/publish-model';
import { unpublishModel } from '@/lib/services/unpublish-model';

/** Shows the model to clinicians. What an analyst may mend (a wrong threshold, a retired model) comes back as a sentence on the page. */
export async function publish(modelId: string, form: FormData): Promise<void> {
  const user = await requireUser('analyst');
  const threshold = Number(form.get('threshold')) / 100;
  let problem: string | undefined;
  try {
    await publishModel(await getApplication(), { modelId, threshold, actor: actorOf(user) });
  } catch (error) {
    if (!(error instanceof RiskcurveError)) throw error;
    problem = error.message;
  }
  revalidatePath(`/models/${modelId}`);
  redirect(addressOf(`/models/${modelId}`, { problem }));
}

/** Takes the model from the clinicians' sight. */
export async function unpublish(modelId: string): Promise<void> {
  const user = await requireUser('analyst');
  await unpublishModel(await getApplication(), { modelId, actor: actorOf(user) });
  revalidatePath(`/models/${modelId}`);
}
