import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  ServiceError
} from "./chunk-QWZADCTP.js";

// src/sign/clock.ts
var tolerance = 5 * 60 * 1e3;
function checkClock(time, now) {
  const apart = time.getTime() - now.getTime();
  if (Math.abs(apart) <= tolerance) return;
  const minutes = Math.round(Math.abs(apart) / 6e4);
  throw new ServiceError(`has a clock that is ${minutes} minutes ${apart > 0 ? "ahead of" : "behind"} this runner's`, false);
}
function checkJudged(time, statement) {
  const { predicate } = JSON.parse(Buffer.from(statement).toString("utf8"));
  const before = Date.parse(predicate.evaluatedAt) - time.getTime();
  if (before > tolerance) throw new ServiceError(`has a clock that is ${Math.round(before / 6e4)} minutes behind GitHub's`, false);
}

export {
  checkClock,
  checkJudged
};
