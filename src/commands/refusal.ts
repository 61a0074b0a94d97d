/** A reason not to go on that the person at the keyboard can do something about: one sentence, no stack. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}

const expected = ['Refusal', 'DatabaseUnusableError', 'NewerSchemaError', 'RecordUnprotectedError'];

/** Runs a command; what it refuses is said in its own words, and the exit code is 1. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const foreseen = error instanceof Error && (expected.includes(error.name) || 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
    console.error(foreseen ? error.message : error);
    process.exitCode = 1;
  }
}
