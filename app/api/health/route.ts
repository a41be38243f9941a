import { handle } from '@/lib/auth/handle';
import { checkHealth } from '@/lib/services/check-health';

/** For a load balancer and the start script: open to everybody, says nothing but that the server works. */
export const GET = handle(async () => Response.json(await checkHealth()));
