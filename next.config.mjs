/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  distDir: process.env.RISKCURVE_BUILD_FOLDER || '.next',
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: false },
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pg-boss', '@node-rs/argon2', '@react-pdf/renderer'],
};

export default config;
