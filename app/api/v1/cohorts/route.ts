import { importCohort, listCohorts } from '@/app/api/v1/operations/cohorts';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(listCohorts);
export const POST = serve(importCohort);
