import { expect, test } from 'vitest';
import { readRequest } from '#commands/admin/request.ts';

test.each([
  [['kari@moss.no'], { do: 'invite', email: 'kari@moss.no', role: 'admin', name: 'kari' }],
  [
    ['kari@moss.no', '--role', 'editor', '--municipality', '3103', '--name', 'Kari Moe'],
    { do: 'invite', role: 'editor', municipality: '3103', name: 'Kari Moe' },
  ],
  [['kari@moss.no', '--end'], { do: 'end', email: 'kari@moss.no' }],
  [['--restore', 'kari@moss.no'], { do: 'restore', email: 'kari@moss.no' }],
  [['kari@moss.no', '--free'], { do: 'free', email: 'kari@moss.no' }],
  [['--domain', 'moss.no'], { do: 'domain', domain: 'moss.no', remove: false }],
  [['--domain', 'moss.no', '--municipality', '3103', '--remove'], { do: 'domain', municipality: '3103', remove: true }],
  [['--help'], { do: 'help' }],
])('what is typed is what is asked for: %j', (args, request) => {
  expect(readRequest(args)).toMatchObject(request);
});

test.each([
  [['kari@moss.no', 'ola@moss.no'], 'Say whom it is about'],
  [['kari@moss.no', '--role', 'king'], 'There is no role “king”. Choose one of staff, member, planner'],
  [['kari@moss.no', '--role', 'editor'], 'Say in which municipality: --municipality 3103.'],
  [['kari@moss.no', '--municipality', '3103'], '--municipality does not go together with a network admin'],
  [['kari@moss.no', '--role', 'editor', '--network', 'Oslofjord'], '--network does not go together with --role editor'],
  [['kari@moss.no', '--end', '--free'], '--free does not go together with --end'],
  [['kari@moss.no', '--end', '--role', 'editor'], '--role does not go together with --end'],
  [['kari@moss.no', '--remove'], '--remove does not go together with a network admin'],
  [['--domain', 'moss.no', '--remove'], 'Say from which municipality'],
  [['--domain', 'moss.no', '--end'], '--end does not go together with --domain'],
  [['kari@moss.no', '--domain', 'moss.no'], 'leave out the email'],
])('what does not go together is refused rather than guessed at: %j', (args, sentence) => {
  expect(() => readRequest(args)).toThrow(sentence);
});
