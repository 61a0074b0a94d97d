// Plain JavaScript, so that a Node too old for the rest can still say so.
const needed = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`Allmenning needs Node ${needed.join('.')} or newer, and this is ${process.version}. Start it with npm start, which brings its own.`);
  process.exitCode = 1;
} else {
  await import('./start.ts');
}
