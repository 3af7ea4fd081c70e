import { transformSync } from 'esbuild'

/** TypeScript to ESM for jest; types are checked by tsc, not here. */
export default {
  process: (text, path) => ({
    code: transformSync(text, { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcefile: path }).code,
  }),
}
