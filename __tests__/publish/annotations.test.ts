import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { annotationCommands, messageCommand } from '../../src/publish/annotations.ts'
import type { Annotation } from '../../src/render/annotation.ts'

const annotation: Annotation = { path: 'a.yml', line: 7, column: 3, level: 'failure', title: 'CS-012', message: 'unknown key' }

test('an annotation is one workflow command', () => {
  expect(annotationCommands([annotation])).toEqual(['::error title=CS-012,file=a.yml,line=7,col=3::unknown key'])
  expect(annotationCommands([{ ...annotation, column: null, level: 'warning' }])).toEqual(['::warning title=CS-012,file=a.yml,line=7::unknown key'])
})

test('no path, title or message adds a property, a command or a line', () => {
  const text = fc.string({ unit: fc.constantFrom(':', ',', '=', '%', '\n', '\r', '0', 'A', '::error::', '##[add-mask]', 'x') })
  fc.assert(
    fc.property(text, text, text, (path, title, message) => {
      const [line = '', ...others] = annotationCommands([{ ...annotation, path, title, message }])
      expect(others).toEqual([])
      expect(line).toMatch(/^::error title=[^:,\n\r]*,file=[^:,\n\r]*,line=7,col=3::((?!::|##\[)[^\n\r])*$/)
    }),
  )
})

test('a message keeps its lines, and stays one command', () => {
  expect(messageCommand('notice', 'one\n::error::two 100%')).toBe('::notice::one%0A:\\u{3a}error:\\u{3a}two 100%25')
})

test('the runner shows ten of a level; no more are sent', () => {
  expect(annotationCommands(Array.from({ length: 30 }, () => annotation))).toHaveLength(10)
})
