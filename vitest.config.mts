import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const at = (path: string) => new URL(path, import.meta.url).pathname;

/** What only Next itself can be, and what a test stands in for: the mark of server code, and the request that is being answered. */
const alias = {
  "server-only": at("tests/support/empty.ts"),
  "next/headers": at("tests/support/request.ts"),
  "@": at("."),
};

/** `npm run prove` runs full counts, of any length. */
const limit = (ms: number) => (process.env.CERMIN_PROVE ? 0 : ms);

/** What asks a database stands only where one is named, as `npm test` does: `npx vitest run -t severity` works alone. */
const withDatabase = (...projects: TestProjectConfiguration[]) => (process.env.TEST_SERVER_URL ? projects : []);

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["tests/*.test.ts", "tests/scoring/**/*.test.ts"], environment: "node", testTimeout: limit(5_000) },
      },
      ...withDatabase(
        {
          resolve: { alias },
          test: {
            name: "integration",
            include: ["tests/integration/**/*.test.ts"],
            environment: "node",
            pool: "forks",
            maxWorkers: 2,
            setupFiles: ["tests/support/worker-database.ts"],
            testTimeout: limit(20_000),
          },
        },
        {
          resolve: { alias },
          test: {
            name: "town",
            include: ["tests/town/**/*.test.ts"],
            environment: "node",
            pool: "forks",
            maxWorkers: 2,
            setupFiles: ["tests/support/town-database.ts"],
            testTimeout: limit(60_000),
            hookTimeout: limit(60_000),
          },
        },
      ),
      {
        resolve: { alias },
        test: {
          name: "commands",
          include: ["tests/commands/**/*.test.ts"],
          environment: "node",
          pool: "forks",
          maxWorkers: 2,
          testTimeout: limit(60_000),
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
