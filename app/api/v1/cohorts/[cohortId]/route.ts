import { getCohort } from '@/app/api/v1/operations/cohorts';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(getCohort);
