import { describe, expect, test } from '@jest/globals'
import { checkoutOf, judged } from './checkout.ts'

const ci = '.github/workflows/ci.yml'

describe('try', () => {
  test('x', async () => {
    const reading = await judged(checkoutOf({ [ci]: `on: [push, pull_request]
env:
  A: \${{ secrets.PROD_A }}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ secrets.PROD_KEY }}
  deploy:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: echo \${{ secrets.PROD_KEY }} \${{ toJSON(secrets) }}
` }))
    console.log(JSON.stringify(reading, null, 1))
    expect(reading.jobs).toBe(2)
  })
})
