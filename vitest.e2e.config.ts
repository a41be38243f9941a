import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config';

const config = mergeConfig(
  base,
  defineConfig({ test: { testTimeout: 180_000, hookTimeout: 300_000, maxWorkers: 1, fileParallelism: false } }),
);
config.test = { ...config.test, include: ['tests/e2e/**/*.test.ts'], exclude: ['node_modules/**'] };

export default config;
