import { listRuns, startRun } from '@/app/api/v1/operations/runs';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(listRuns);
export const POST = serve(startRun);
