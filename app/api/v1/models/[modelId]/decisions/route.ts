import { getDecisions } from '@/app/api/v1/operations/decisions';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(getDecisions);
