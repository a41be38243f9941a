/** next-auth: email and password, the session sealed in a cookie for eight hours. */
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { authenticateUser } from '../services/authenticate-user';
import { getApplication } from '../open-application';
import { sessionHours } from './current-user';

declare module 'next-auth' {
  interface User {
    tokenVersion: number;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    /** Compared with the database at every request: raised there, it ends the session. */
    tokenVersion?: number;
  }
}

const credentialsSchema = z.object({ email: z.string().max(254), password: z.string().max(1000) });

export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: sessionHours * 3600 },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        const given = credentialsSchema.safeParse(credentials);
        if (!given.success) return null;
        const user = await authenticateUser(await getApplication(), given.data);
        if (user === null) return null;
        return { id: user.id, name: user.name, email: user.email, tokenVersion: user.tokenVersion };
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      // `user` is there at sign-in only.
      if (user) token.tokenVersion = user.tokenVersion;
      return token;
    },
  },
};
