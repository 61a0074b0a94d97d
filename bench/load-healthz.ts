/** A process of its own that asks /healthz every 20 ms, until a line comes in; then prints the longest that an answer took, in ms. */
import { get } from 'node:http';

const everyMs = 20;
const url = `${process.argv[2]}/healthz`;
let longest = 0;
let open = 0;
let ended = false;

/** Over a connection of its own, as a monitor asks; where that breaks, its time goes on over the next. */
function ask(begun: number): void {
  const request = get(url, { agent: false }, (answer) => {
    if (answer.statusCode !== 200) throw new Error(`/healthz answered ${answer.statusCode}`);
    answer.resume().on('end', () => {
      longest = Math.max(longest, performance.now() - begun);
      open -= 1;
      if (ended && open === 0) finish();
    });
  });
  request.on('error', () => ask(begun));
}

function finish(): void {
  console.log(longest.toFixed(1));
  process.exit(0);
}

const asking = setInterval(() => {
  open += 1;
  ask(performance.now());
}, everyMs);
process.stdin.once('data', () => {
  clearInterval(asking);
  ended = true;
  if (open === 0) finish();
});
// Whoever started this is gone.
process.stdin.once('end', () => process.exit(1));
console.log('asking');
