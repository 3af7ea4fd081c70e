import { describe, expect, test } from '@jest/globals'
import { commentMarker } from '../../src/render/comment.ts'
import { skeleton } from '../render/markdown.ts'
import { play, type Setting } from './stage.ts'
import { reportOf, type Told } from './told.ts'

/** Text that would do harm where it is not escaped; each holds the same harmless word, so that a test can see it arrived. */
const strings: Record<string, string> = {
  'a workflow command': 'canary\n::set-output name=decision::passed\n::error::canary',
  'the newer form': 'canary\r##[set-env name=PATH]canary',
  'stopped commands': 'canary ::stop-commands::canary',
  'an escape of the terminal': 'canary\u001b[2J\u001b]0;canary\u0007',
  everyone: 'canary @everyone @acme/release',
  'a script': 'canary<script>alert(1)</script><img src=x onerror=alert(1)>',
  markdown: 'canary`](https://evil.example) ![x](https://evil.example/x.png) | # canary',
  'a details that closes ours': '</details></summary>\n\n# Ready canary',
  'a comment that opens': 'canary <!-- --> --><h1>canary',
  'text from right to left': 'canary \u202etxt.exe\u2066',
  'very long': `canary${'x'.repeat(900)}`,
}

/** Nothing of ours is a place where foreign text acts: outside code, no page holds markup, mentions or links that are not ours. */
function harmless(told: Told): void {
  const { title, summary, text } = reportOf(told)
  for (const page of [summary, text, told.summary]) {
    const bare = skeleton(page)
    expect(bare).not.toMatch(/<(?!\/?(details|summary)>|!-- -->)/)
    expect(bare).not.toMatch(/evil\.example|(^|\s)@(everyone|acme)/)
    expect(bare).not.toMatch(/^# /m)
  }
  for (const page of [title, summary, text, told.summary, told.stdout]) expect(page).not.toMatch(/[\u001b\u0007\r\u202e\u2066]/)
  expect(told.outputs['decision']).not.toBe('')
}

const hostile = (setting: Setting) =>
  play(setting, async (stage) => {
    stage.approve('reviewer')
    return { told: await stage.run(stage.target('opened'), { comment: 'always' }), stage }
  })

describe('foreign text in the places a stranger can write', () => {
  test.concurrent('the title of the pull request', async () => {
    const { told } = await hostile({ title: Object.values(strings).join(' ') })
    harmless(told)
    expect([told.decision, JSON.stringify(told.summary).includes('canary')]).toEqual(['passed', false])
  })

  test.concurrent('paths in the change, each of which a rule shows', async () => {
    const paths = Object.values(strings).map((text, index) => `src/${index}/${text}.ts`)
    const rules = paths.map((_, index) => `    - { name: Rule ${index}, paths: ["src/${index}/**"], roles: { release-manager: 1 } }`)
    const policy = `version: 1\nroles: { release-manager: { members: [dana] } }\nchanges:\n  sign-off:\n${rules.join('\n')}\n`
    const { told, stage } = await hostile({ policy, changes: Object.fromEntries(paths.map((path) => [path, 'x'])) })
    harmless(told)
    // GitHub's own limit of a path is not far above 900: what is too long for us is not evaluated, and never a pass.
    expect(['pending', 'error']).toContain(told.decision)
    for (const { body } of stage.repository.comments)
      expect([body.startsWith(commentMarker), skeleton(body)]).toEqual([true, expect.not.stringMatching(/<script/)])
    expect(told.summary).toContain('canary')
  })

  const branches = [
    'canary`x`;$(id)::error::x@everyone<script>alert(1)<"\'&',
    `canary-${'x'.repeat(200)}`,
    '-canary--help',
    'canary%0A::error::x',
    'ünïcode/🦜#?&=',
  ]
  test.concurrent.each(branches)('the name of the head branch: %s', async (branch) => {
    const { told } = await hostile({ branch })
    harmless(told)
    expect(told.decision).toBe('passed')
  })

  test.concurrent.each(['release/`x`<script>@everyone ](https://evil.example)', 'release/a&b=c#d?e%2e%2e'])(
    'the name of the base branch: %s',
    (base) =>
      play({}, async (stage) => {
        stage.world.moveBranch(stage.repository, base, stage.world.tip(stage.repository, 'main'), 'lead')
        stage.pull.base = base
        stage.approve('reviewer')
        const told = await stage.run()
        harmless(told)
        expect(told.decision).toBe('passed')
      }),
  )

  test.concurrent('a policy that holds them, in keys and values', async () => {
    const policy = `version: 1\n"::error::canary\\n<script>": 1\nroles: { "@everyone": { members: ["</details><h1>"] } }\nchanges: { sign-off: [{ name: "\\e[2J\\r::stop-commands::x", roles: { "](https://evil.example)": 1 } }] }\n`
    const { told } = await hostile({ policy })
    harmless(told)
    expect(told.decision).toBe('failed')
  })

  test.concurrent('a commit message and trailers, names and e-mails', () =>
    play({}, async (stage) => {
      const liar = { name: 'x[bot]\u001b[2J <script>', email: 'mallory`@everyone`@evil.example' }
      stage.world.push(stage.repository, 'topic', {
        by: liar,
        pusher: 'author',
        changes: { 'src/app.ts': 'y' },
        message: 'x\n\nCo-authored-by: reviewer <::error::>',
      })
      stage.approve('reviewer')
      const told = await stage.run()
      harmless(told)
      expect([told.exitCode, told.decision]).toEqual([1, 'failed'])
      expect(JSON.stringify(told.packs[0]?.statement)).not.toContain('evil.example')
    }),
  )

  test.concurrent('the body of a review, and a message of dismissal', () =>
    play({}, async (stage) => {
      stage.approve('reviewer')
      for (const made of stage.pull.reviews) made.body = Object.values(strings).join('\n')
      harmless(await stage.run())
    }),
  )
})

describe('answers of GitHub that are themselves hostile', () => {
  test.concurrent('an error message with commands, colours and markup', () =>
    play(
      { misbehave: { failingFields: [{ path: 'repository.pullRequest.reviews', type: 'INTERNAL', message: Object.values(strings).join(' ') }] } },
      async (stage) => {
        const told = await stage.run()
        harmless(told)
        expect(told.decision).toBe('error')
      },
    ),
  )

  test.concurrent('a check of our name that claims any digest', () =>
    play({}, async (stage) => {
      const at = stage.world.clock.now()
      const output = { title: strings['a script'] ?? '', summary: null, text: null, annotations: 0 }
      const claimed = Object.values(strings).join(',')
      stage.repository.checks.push({
        id: 7,
        name: 'countersign report',
        sha: stage.pull.head.sha,
        externalId: claimed,
        status: 'completed',
        conclusion: 'success',
        detailsUrl: null,
        startedAt: at,
        completedAt: at,
        output,
      })
      harmless(await stage.run())
    }),
  )
})
