import { describe, expect, test } from '@jest/globals'
import { jsonText } from '../../src/render/jsonText.ts'

describe('JSON that a terminal cannot obey', () => {
  test.each(['\u0085', '\u009b2J', '\u007f', '\u202e', '\u2066', '\u200b', '\ufeff', '\u2028', '\u{e0041}', '\ud800', '\u00ad'])(
    '%j is written as a sequence and means the same',
    (text) => {
      for (const value of [{ [text]: text }, [text]]) {
        expect(jsonText(value, 2)).not.toMatch(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u)
        expect(JSON.parse(jsonText(value, 2))).toEqual(value)
      }
    },
  )

  test('what is seen stays as it is', () => {
    expect(jsonText({ a: ['é', '日本', '🙂', 'x\ty'] }, 2)).toBe(JSON.stringify({ a: ['é', '日本', '🙂', 'x\ty'] }, null, 2))
  })
})
