import { request } from '@/app/forms/request';
import type { UploadProfile } from '@/lib/services/profile-upload';
import { useEffect, useState } from 'react';

interface ProfileState {
  /** The last profile that came; still shown while a newer one is under way. */
  readonly profile: UploadProfile | null;
  readonly pending: boolean;
  readonly error: string | null;
}

/** Long enough that a person who ticks three boxes asks once. */
const pauseMilliseconds = 250;

/**
 * The columns of an upload along the outcome as it is now chosen; `question` is the body of the request. Paused, it asks nothing and waits
 * for nothing: an import takes the upload away.
 */
export function useProfile(question: unknown, { paused }: { paused: boolean }): ProfileState {
  const key = JSON.stringify(question);
  const [answer, setAnswer] = useState<{ key: string; profile: UploadProfile | null; error: string | null }>({
    ...{ key: '', profile: null, error: null },
  });
  useEffect(() => {
    if (paused) return;
    const controller = new AbortController();
    const ask = async () => {
      try {
        const body: unknown = JSON.parse(key);
        const options = { body, signal: controller.signal };
        const profile = await request<UploadProfile>('/api/cohorts/uploads/profile', options);
        setAnswer({ key, profile, error: null });
      } catch (refusal) {
        if (controller.signal.aborted) return;
        const error = refusal instanceof Error ? refusal.message : 'the columns could not be looked at: try again';
        setAnswer((before) => ({ ...before, key, error }));
      }
    };
    const timer = setTimeout(() => void ask(), pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, paused]);
  return { profile: answer.profile, pending: answer.key !== key, error: answer.key === key ? answer.error : null };
}
