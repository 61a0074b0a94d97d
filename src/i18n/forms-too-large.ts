const en = {
  title: 'This is too much at once',
  advice: (kilobytes: number) =>
    `Nothing was saved: what was sent is larger than ${kilobytes} kB. Go back, where what you typed still stands, shorten the longest texts and save again.`,
};

const nb: typeof en = {
  title: 'Dette er for mye på én gang',
  advice: (kilobytes) =>
    `Ingenting ble lagret: det som ble sendt, er større enn ${kilobytes} kB. Gå tilbake, der det du skrev fortsatt står, forkort de lengste tekstene og lagre på nytt.`,
};

export const tooLarge = { en, nb };
