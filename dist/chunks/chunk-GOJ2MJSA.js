import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ServiceError
} from "./chunk-QX3B6WFQ.js";

// src/sign/clock.ts
var tolerance = 5 * 60 * 1e3;
function checkClock(time, now) {
  const apart = time.getTime() - now.getTime();
  if (Math.abs(apart) <= tolerance) return;
  const minutes = Math.round(Math.abs(apart) / 6e4);
  throw new ServiceError(`has a clock that is ${minutes} minutes ${apart > 0 ? "ahead of" : "behind"} this runner's`, false);
}

export {
  checkClock
};
