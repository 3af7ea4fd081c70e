import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";

// src/collect/asker.ts
var largestPage = 100;
function createAsker(client, debug) {
  let size = largestPage;
  return {
    async paged(query, variables) {
      for (; ; ) {
        const asked = size;
        try {
          const answer = await connected(() => client.graphql(query, { ...variables, n: asked }));
          if (asked === 1 || !gaveUp(answer)) return answer;
        } catch (error) {
          if (asked === 1 || !serverFailed(error)) throw error;
        }
        size = Math.min(size, Math.max(1, Math.floor(asked / 2)));
        debug(`the server gave up at ${asked} items a page; asking for ${size}`);
      }
    },
    async small(query, variables) {
      try {
        return await connected(() => client.graphql(query, variables));
      } catch (error) {
        if (!serverFailed(error)) throw error;
        return client.graphql(query, variables);
      }
    }
  };
}
async function connected(ask) {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== null) throw error;
    return ask();
  }
}
var serverFailed = (error) => error instanceof RequestFailure && error.status !== null && error.status >= 500;
var gaveUp = (answer) => answer.data === null && answer.errors.some(({ message }) => message.startsWith("Something went wrong while executing your query"));

export {
  createAsker
};
