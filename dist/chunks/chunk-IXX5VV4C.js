import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/policy/nearest.ts
var maxCandidates = 500;
function nearest(word, candidates) {
  const typed = plain(word);
  let best = null;
  for (const name of candidates.slice(0, maxCandidates)) {
    const distance = editDistance(typed, plain(name));
    const near = Math.max(1, Math.floor(Math.max(typed.length, name.length) / 3));
    if (distance <= near && (best === null || distance < best.distance)) best = { name, distance };
  }
  return best?.name ?? null;
}
var plain = (word) => word.slice(0, 64).toLowerCase().replaceAll(/[-_ ]/g, "");
function editDistance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] ?? [];
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min((above[j] ?? Infinity) + 1, (row[j - 1] ?? Infinity) + 1, (above[j - 1] ?? Infinity) + same, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}

export {
  nearest
};
