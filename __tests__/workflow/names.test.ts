import { describe, expect, test } from '@jest/globals'
import { isProductionEnvironment, isProductionSecret } from '../../src/workflow/names.ts'
import { type BoundaryOptions, defaultBoundary } from '../../src/workflow/options.ts'

const policy = (more: Partial<BoundaryOptions>): BoundaryOptions => ({ ...defaultBoundary, ...more })

describe('environments', () => {
  test.each([
    'prod',
    'Production',
    'PRD',
    'live',
    'prod-eu',
    'eu_production',
    'aws/live',
    'web.prod',
    'Production – web',
  ])('%s is production', (name) => {
    expect(isProductionEnvironment(name, defaultBoundary)).toBe(true)
  })

  test.each(['', 'staging', 'product', 'reproduction', 'preprod', 'prods', 'olive', 'nonprod', 'delivery'])('%s is not', (name) => {
    expect(isProductionEnvironment(name, defaultBoundary)).toBe(false)
  })

  test("a policy's own list takes the place of the words", () => {
    const own = policy({ environments: ['customer-*'] })
    expect(isProductionEnvironment('Customer-A/eu', own)).toBe(true)
    expect(isProductionEnvironment('production', own)).toBe(false)
    expect(isProductionEnvironment('production', policy({ environments: [] }))).toBe(false)
  })
})

describe('secrets', () => {
  test.each(['PROD_KEY', 'KEY_PRODUCTION', 'A_PRD_B', 'live', 'Prod'])('%s is production', (name) => {
    expect(isProductionSecret(name, defaultBoundary)).toBe(true)
  })

  test.each(['PRODUCT_KEY', 'NPM_TOKEN', 'PREPROD_KEY', 'DELIVERY', 'OLIVE_OIL'])('%s is not', (name) => {
    expect(isProductionSecret(name, defaultBoundary)).toBe(false)
  })

  test('in a strict policy everything is that is not listed', () => {
    const strict = policy({ strict: true, developmentSecrets: ['CI_*', 'SONAR_TOKEN'] })
    expect(['NPM_TOKEN', 'ci_key', 'SONAR_TOKEN'].map((name) => isProductionSecret(name, strict))).toEqual([true, false, false])
    expect(isProductionSecret('CI_PROD_KEY', strict)).toBe(true)
  })

  test('the token of the job never is', () => {
    expect(isProductionSecret('GITHUB_TOKEN', policy({ strict: true }))).toBe(false)
    expect(isProductionSecret('github_token', policy({ secrets: ['*'] }))).toBe(false)
  })
})
