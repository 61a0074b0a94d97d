/**
 * Words that common passwords are made of. A list of whole passwords would need thousands of lines to catch what a
 * word with digits, symbols and look-alikes around it gives.
 */
const words = new Set(
  (
    'password passord passphrase adgangskode losenord kennwort passwort welcome velkommen valkommen letmein changeme ' +
    'administrator admin default secret hemmelig hemmeligheter sommer summer vinter winter spring autumn host var hosten varen ' +
    'monday mandag tirsdag onsdag torsdag fredag lordag sondag january januar february februar march mars april may mai june juni ' +
    'july juli august september october oktober november december desember qwerty qwertyuiop qwertyuiopa asdfghjkl asdfghjkloe ' +
    'zxcvbnm qazwsx qazwsxedc wsxedc asdf asdfasdf qwer qwerqwer abc abcd abcdef abcdefg abcdefgh abcdefghijkl iloveyou elskerdeg jegelskerdeg ' +
    'football fotball baseball basketball princess prinsesse sunshine solskinn dragon drage monkey master superman batman starwars ' +
    'pokemon liverpool arsenal chelsea manchester manchesterunited barcelona rosenborg brann valerenga norge norway oslo bergen ' +
    'kommune kommunen fylke fylket stat staten norgeskommune municipality network nettverk allmenning ekspert eksperter expert experts ' +
    'computer datamaskin internet test testing tester testpassord testpassword passordpassord passwordpassword correcthorsebatterystaple ' +
    'trustno freedom frihet whatever nothing ingenting michael jennifer jessica charlie george thomas jordan ashley daniel andrew'
  ).split(' '),
);

const lookAlikes: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', ø: 'o', å: 'a', æ: 'e', ä: 'a', ö: 'o' };
const runs = '01234567890123456789 abcdefghijklmnopqrstuvwxyzæøå qwertyuiopå asdfghjkløæ zxcvbnm';
const fewestDistinct = 5;

/** Whether a password is a common word with decoration, a run of keys, a few characters over and over, or about its owner. */
export function isGuessable(password: string, about: string[]): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  if (new Set(lower).size < fewestDistinct || isRun(lower) || /^\d+$/.test(lower)) return true;
  const own = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length > 2);
  const known = (text: string) => text === '' || words.has(text) || own.includes(text);
  return readings(lower).some((reading) => known(reading) || splitsIntoTwo(reading, known));
}

/** The letters left when decoration is dropped, with look-alikes read as letters and as decoration. */
function readings(lower: string): string[] {
  const trimmed = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelled = (text: string) => [...text].map((character) => lookAlikes[character] ?? character).join('');
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
  return [lower.replace(/[\s\d]+$/u, ''), trimmed, lower].flatMap((text) => [letters(spelled(text)), letters(text)]);
}

function splitsIntoTwo(text: string, known: (part: string) => boolean): boolean {
  for (let at = 3; at <= text.length - 3; at += 1) {
    if (known(text.slice(0, at)) && known(text.slice(at))) return true;
  }
  return false;
}

function isRun(lower: string): boolean {
  const backwards = [...lower].reverse().join('');
  return runs.split(' ').some((run) => run.includes(lower) || run.includes(backwards));
}
