/**
 * The inverse of a symmetric positive definite matrix, with the logarithm of its determinant, by Gauss and Jordan in place and without
 * pivoting, which such a matrix does not need. A covariance with noise in it is one; a matrix that is none throws.
 */
export function inverseOf(matrix: readonly (readonly number[])[]): { inverse: number[][]; logDeterminant: number } {
  const size = matrix.length;
  const cells = Float64Array.from(matrix.flat());
  let logDeterminant = 0;
  for (let at = 0; at < size; at += 1) {
    const pivot = cells[at * size + at] ?? 0;
    if (!(pivot > 1e-12)) throw new RangeError("a covariance without noise");
    logDeterminant += Math.log(pivot);
    cells[at * size + at] = 1;
    for (let j = 0; j < size; j += 1) cells[at * size + j] = (cells[at * size + j] as number) / pivot;
    for (let i = 0; i < size; i += 1) {
      const times = cells[i * size + at] as number;
      if (i === at || times === 0) continue;
      cells[i * size + at] = 0;
      for (let j = 0; j < size; j += 1) cells[i * size + j] = (cells[i * size + j] as number) - times * (cells[at * size + j] as number);
    }
  }
  return { inverse: matrix.map((_, i) => [...cells.subarray(i * size, (i + 1) * size)]), logDeterminant };
}

/** Row by column. */
export const times = (matrix: readonly (readonly number[])[], vector: readonly number[]) => matrix.map((row) => dot(row, vector));
export function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] as number) * (other[i] as number);
  return sum;
}
