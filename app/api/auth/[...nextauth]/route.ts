import { authOptions } from '@/lib/auth/auth-options';
import NextAuth from 'next-auth';

const handler = NextAuth(authOptions) as (request: Request, context: unknown) => Promise<Response>;

export { handler as GET, handler as POST };
