import type { Dice } from './dice.ts';

const split = (names: string) => names.split(/\s+/);

const givenNames = split(`Anne Inger Marit Liv Astrid Berit Randi Solveig Tone Hilde Nina Heidi Silje Camilla Ida Ingrid Emma Nora Sofie
  Thea Maja Frida Hedvig Ragnhild Gunhild Turid Sissel Wenche Mona Trine Marte Kaja Vilde Eline Oda Synne Tiril Ronja Ane Guro Hege
  Lars Ole Per Jan Bjørn Terje Arne Knut Geir Odd Rune Stian Kristian Magnus Jonas Henrik Sindre Eirik Vegard Håkon Sigurd Øystein
  Åsmund Trond Kjetil Frode Morten Espen Anders Martin Tobias Emil Jakob Oskar Aksel Filip Even Sander Mathias Halvor Torgeir Leif
  Ánne Máret Nils-Áslak Fatima Amal Hodan Ayaan Samira Leyla Zahra Noor Aisha Mariam Yasmin Thi-Mai Linh Priya Anjali Katarzyna Agnieszka
  Oksana Natalia Olena Elif Dilan Selam Almaz Farah Sana Mohamed Abdi Yusuf Hassan Bilal Omar Imran Tariq Arjun Suresh Minh Tuan Piotr
  Marek Andrzej Dmytro Oleksandr Kerem Baran Dawit Tesfaye Reza Navid Goran Jasmin`);

const familyNames = split(`Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg
  Haugen Hagen Johannessen Jacobsen Halvorsen Lund Dahl Jørgensen Strand Moen Solheim Bakken Lie Sørensen Myhre Sletten Aas Nygård Ruud
  Bråten Fossum Hovland Kvam Lunde Mork Nordby Opsahl Rød Skaug Teigen Ulvestad Vik Wold Ødegård Østby Åsheim Sandvik Tveit Myklebust
  Brekke Eide Fjeld Grøtting Holte Isaksen Kjærstad Lervik Melby Narum Ottesen Rustad Stenberg Torp Ueland Viken Ystad Bjerke Dybdahl
  Sara Eira Utsi Gaup Warsame Abdullahi Hussein Farah Ahmed Khan Malik Iqbal Hashemi Rahimi Nguyen Tran Pham Sivakumar Kumar Patel Kowalska
  Nowak Wójcik Kovalenko Shevchenko Yildiz Demir Tekle Haile Hadzic Petrovic Mohamud Jama`);

/** Names that no one else bears yet; `taken` grows. Any likeness to a living person is chance. */
export function newName(taken: Set<string>, fate: Dice): { givenName: string; familyName: string } {
  for (;;) {
    const name = { givenName: fate.pick(givenNames), familyName: fate.pick(familyNames) };
    const key = `${name.givenName} ${name.familyName}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** `Øystein Moe Tangen` at vestby.example → `oystein.moe.tangen@vestby.example`. */
export function mailOf(givenName: string, familyName: string, domain: string): string {
  const plain = `${givenName} ${familyName}`
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '');
  return `${plain.split(' ').join('.')}@${domain}`;
}
