/** What is seen, drawn towards what is usual: (n · seen + weight · usual) ÷ (n + weight). */
export const shrunkMean = (n: number, seen: number, weight: number, usual: number): number =>
  (n * seen + weight * usual) / (n + weight)
