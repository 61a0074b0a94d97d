/** Loaded into a server before it starts: prints the 99th percentile of its event-loop delay on SIGUSR2, since the last time. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('SIGUSR2', () => {
  console.log(`loop_p99_ms ${(delay.percentile(99) / 1e6).toFixed(1)}`);
  delay.reset();
});
