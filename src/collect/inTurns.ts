/** Bursts run into GitHub's secondary limits; four at once keep a sweep quick enough. */
const atOnce = 4

/** `work` for each item, a few at a time, results in the order of the items. */
export async function inTurns<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return results
}
