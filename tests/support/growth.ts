/**
 * How many times as long a text takes as its hundredth part taken a hundred times: about 1 where the time grows with the length, 100 where it grows
 * with its square. The quickest of three runs each, for what else the machine does makes a run slower and never quicker.
 */
export function growth(read: (length: number) => unknown, length: number): number {
  const part = length / 100;
  read(length);
  const whole = quickest(() => read(length));
  const parts = quickest(() => {
    for (let i = 0; i < 100; i += 1) read(part);
  });
  return whole / parts;
}

function quickest(work: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return Math.min(...times);
}
