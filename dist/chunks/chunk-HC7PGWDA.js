import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  complete,
  pagedList
} from "./chunk-Q2DCZVPO.js";
import {
  page
} from "./chunk-3CPF7B2X.js";
import {
  refused
} from "./chunk-PGHKNNLU.js";

// src/collect/listReader.ts
var maxPages = 100;
async function readList(asker, question, eachAnswer = () => void 0) {
  const list = pagedList(question.what, page(question.node));
  try {
    for (let number = 0; number < maxPages; number += 1) {
      const answer = await asker.paged(question.query, { ...question.variables, after: list.next });
      eachAnswer(answer);
      list.add(question.pick(answer.data), answer, answer.errors);
      if (list.next === null || list.refusal) break;
    }
  } catch (error) {
    return refused(question.what, error, list.sources);
  }
  return complete(list);
}

export {
  readList
};
