import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Candidate } from '../../src/duties/seats.ts'
import { seatPeople } from '../../src/duties/seats.ts'

const people = (...roles: string[][]): Candidate[] => roles.map((held, index) => ({ key: `p${index}`, roles: new Set(held) }))

/** Every way to seat people, tried one by one: slow and plainly right. */
function bestByTrying(seats: string[], candidates: Candidate[]): number {
  const [seat, ...rest] = seats
  if (seat === undefined) return 0
  const taken = candidates.filter(({ roles }) => roles.has(seat)).map((one) => 1 + bestByTrying(rest, candidates.filter((other) => other !== one)))
  return Math.max(bestByTrying(rest, candidates), ...taken)
}

const roles = ['a', 'b', 'c', 'd']
const demands = fc.dictionary(fc.constantFrom(...roles), fc.integer({ min: 1, max: 2 }), { minKeys: 1 })
const candidates = fc.array(fc.uniqueArray(fc.constantFrom(...roles)), { maxLength: 6 }).map((lists) => people(...lists))
const seatsOf = (demand: Record<string, number>): string[] =>
  Object.entries(demand).flatMap(([role, count]) => Array.from({ length: count }, () => role))
const emptySeats = ({ empty }: ReturnType<typeof seatPeople>): number => [...empty.values()].reduce((sum, count) => sum + count, 0)

describe('seats', () => {
  test('one person never fills two', () => {
    expect([...seatPeople({ a: 1, b: 1 }, people(['a', 'b'])).empty.values()]).toEqual([1])
  })

  test('a greedy choice is undone when another person needs the seat', () => {
    expect(seatPeople({ a: 1, b: 1 }, people(['a', 'b'], ['a'])).empty.size).toBe(0)
    expect(seatPeople({ b: 1, a: 1 }, people(['b', 'a'], ['b'])).empty.size).toBe(0)
  })

  test('who holds no role sits nowhere', () => {
    expect(seatPeople({ a: 2 }, people([], ['b'], ['a'])).empty).toEqual(new Map([['a', 1]]))
  })

  test('a newcomer for another role can set somebody free', () => {
    const seating = seatPeople({ a: 1, b: 1 }, people(['a', 'b']))
    const [role = ''] = seating.empty.keys()
    expect(seating.helpful(role).sort()).toEqual(['a', 'b'])
  })

  test('as many are filled as trying every way fills, by distinct people who hold the role', () => {
    fc.assert(
      fc.property(demands, candidates, (demand, who) => {
        const seating = seatPeople(demand, who)
        const seats = seatsOf(demand)
        expect(seats.length - emptySeats(seating)).toBe(bestByTrying(seats, who))
        expect(new Set(seating.filled.map(({ key }) => key)).size).toBe(seating.filled.length)
        for (const { role, key } of seating.filled) expect(who.find((one) => one.key === key)?.roles.has(role)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('one more person, or one more role, never empties a seat', () => {
    fc.assert(
      fc.property(demands, candidates, fc.uniqueArray(fc.constantFrom(...roles)), (demand, who, held) => {
        const before = emptySeats(seatPeople(demand, who))
        expect(emptySeats(seatPeople(demand, [...who, { key: 'newcomer', roles: new Set(held) }]))).toBeLessThanOrEqual(before)
        const richer = who.map((one) => ({ ...one, roles: new Set([...one.roles, ...held]) }))
        expect(emptySeats(seatPeople(demand, richer))).toBeLessThanOrEqual(before)
      }),
      { numRuns: 200 },
    )
  })

  test('exactly the roles called helpful help', () => {
    fc.assert(
      fc.property(demands, candidates, (demand, who) => {
        const seating = seatPeople(demand, who)
        const before = emptySeats(seating)
        const helpful = new Set([...seating.empty.keys()].flatMap((role) => seating.helpful(role)))
        for (const role of roles) {
          const helps = emptySeats(seatPeople(demand, [...who, { key: 'newcomer', roles: new Set([role]) }])) < before
          expect([role, helps]).toEqual([role, helpful.has(role)])
        }
      }),
      { numRuns: 200 },
    )
  })
})
