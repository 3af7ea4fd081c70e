import { describe, expect, test } from '@jest/globals'
import type { Enforcement } from '../../src/domain/record.ts'
import { enforcementSentences } from '../../src/render/enforcement.ts'
import { html, markdown, plain } from '../../src/render/sentence.ts'

const closed: Enforcement = { branch: 'main', required: 'yes', pinnedApp: 15368, bypass: 'none', jobCondition: 'none', detail: null }
const told = (open: Partial<Enforcement>, style = markdown) => enforcementSentences({ ...closed, ...open }, style)

describe('what may let a change past the verdict is told', () => {
  test.each<[Partial<Enforcement>, string]>([
    [{ required: 'no' }, 'no rule on `main` requires the status `countersign`'],
    [{ required: 'unreadable' }, 'could not be read.'],
    [{ required: 'unreadable', detail: 'GET /rules answered 403' }, 'answered 403'],
    [{ pinnedApp: null }, 'which app'],
    [{ bypass: 'some' }, 'may bypass the rules on `main`'],
    [{ jobCondition: 'present' }, 'skipped required job'],
  ])('%j', (open, said) => {
    const sentences = told(open)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toContain(said)
  })

  test('all at once, what matters most first', () => {
    const sentences = told({ pinnedApp: null, bypass: 'some', jobCondition: 'present' })
    expect(sentences.map((sentence) => sentence.split(' ').slice(0, 2).join(' '))).toEqual(['The rule', 'Some people,', 'The job'])
  })
})

describe('what only administrators could read is not told every time', () => {
  test.each<Partial<Enforcement>>([{}, { bypass: 'unreadable' }, { jobCondition: 'unreadable' }])('%j: nothing', (open) =>
    expect(told(open)).toEqual([]),
  )

  test('where nothing is required, there is nothing to bypass', () => expect(told({ required: 'no', bypass: 'some' })).toHaveLength(1))
})

test.each([['markdown', markdown], ['plain text', plain], ['html', html]])('a hostile branch name starts no line, as %s', (name, style) => {
  for (const open of [{ required: 'no' }, { pinnedApp: null }, { bypass: 'some' }] as const) {
    const [sentence = ''] = told({ ...open, branch: 'a`<b>\n::error::x' }, style)
    expect(sentence).not.toMatch(/[\r\n]/)
    if (name === 'html') expect(sentence).not.toContain('<b>')
  }
})

test('as Markdown it cannot leave its code span either', () => {
  const [sentence = ''] = told({ required: 'no', branch: 'a`<b>\n::error::x' })
  const outside = sentence.replace(/(`+)[^`].*?\1/g, '')
  expect(outside).not.toMatch(/<b>|::error/)
})
