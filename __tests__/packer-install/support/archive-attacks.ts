import { type Attack, EVIL } from './attack.ts'
import { fakePacker, pluginEntry } from './programs.ts'
import { PACKER_ARCHIVE, PACKER_SUMS, PLUGIN_ARCHIVE, sha256 } from './releases.ts'
import { faults } from './server.ts'
import { zipped } from './zip-writer.ts'

/** Names, indexes, archives and answers that are not what they should be, signed where that helps the attacker. */
export const archiveAttacks: Attack[] = [
  {
    name: 'names are swapped: the hash is listed under a name that only begins alike',
    change: ({ releases }) =>
      releases.publishSums(
        'packer',
        '1.16.1',
        `${sha256(releases.file(PACKER_ARCHIVE))}  packer_1.16.1_linux_amd64.zip.evil\n`,
      ),
    words: /packer_1\.16\.1_SHA256SUMS does not list packer_1\.16\.1_linux_amd64\.zip/,
  },
  {
    name: 'names are swapped: the file of another product lies under the name',
    change: ({ releases }) => {
      releases.files.set(PACKER_ARCHIVE, releases.file(PLUGIN_ARCHIVE))
    },
    words: /packer_1\.16\.1_linux_amd64\.zip has the SHA-256/,
  },
  {
    name: 'a signed list names the archive twice',
    change: ({ releases }) =>
      releases.publishSums(
        'packer',
        '1.16.1',
        `${'a'.repeat(64)}  packer_1.16.1_linux_amd64.zip\n${'b'.repeat(64)}  packer_1.16.1_linux_amd64.zip\n`,
      ),
    words: /lists packer_1\.16\.1_linux_amd64\.zip more than once/,
  },
  {
    name: 'the index offers an older release, with its genuine signature, under a newer name',
    change: ({ releases }) => {
      for (const [path, content] of [...releases.files]) {
        if (path.startsWith('/packer/1.15.4/')) {
          releases.files.set(path.replace('/1.15.4/', '/1.16.9/').replace('_1.15.4_', '_1.16.9_'), content)
        }
      }
      releases.list('packer', '1.16.9')
    },
    words:
      /packer_1\.16\.9_SHA256SUMS does not list packer_1\.16\.9_linux_amd64\.zip\. It lists packer_1\.15\.4_/,
  },
  {
    name: "the index's entry for a version says another version",
    change: ({ releases }) => releases.list('packer', '1.16.9', '1.15.4'),
    words: /packer_1\.16\.9_SHA256SUMS does not exist \(404\)/,
  },
  {
    name: 'the signed archive of a version holds the program of another',
    change: ({ releases }) => releases.addPacker('1.16.9', '1.15.4'),
    words: /packer_1\.16\.9_linux_amd64\.zip holds Packer 1\.15\.4, not Packer 1\.16\.9/,
  },
  {
    name: 'the signed archive of the plugin holds a program that is no plugin',
    change: ({ releases }) =>
      releases.add(
        'packer-plugin-amazon',
        '1.8.2',
        zipped([{ name: pluginEntry('1.8.2'), content: '#!/bin/sh\nexit 0\n' }]),
      ),
    words: /packer-plugin-amazon_1\.8\.2_linux_amd64\.zip holds a program that does not say its version/,
    leaves: /^tool-cache\/bake-dask-ami-packer\/1\.16\.1\//,
  },
  {
    name: 'zip slip: a file of the archive leads out of its directory',
    change: ({ releases }) =>
      releases.add(
        'packer',
        '1.16.1',
        zipped([
          { name: 'packer', content: fakePacker('1.16.1') },
          { name: '../../../../../../tmp/evil', content: EVIL },
        ]),
      ),
    words: /packer_1\.16\.1_linux_amd64\.zip cannot be unpacked: invalid relative path: [./]+tmp\/evil/,
  },
  {
    name: 'two programs of the same name in the archive',
    change: ({ releases }) =>
      releases.add(
        'packer',
        '1.16.1',
        zipped([
          { name: 'packer', content: fakePacker('1.16.1') },
          { name: 'packer', content: EVIL },
        ]),
      ),
    words: /must hold one program of Packer 1\.16\.1, but holds 'packer', 'packer'/,
  },
  {
    name: 'no program in the archive',
    change: ({ releases }) => releases.add('packer', '1.16.1', zipped([{ name: 'Packer', content: EVIL }])),
    words: /must hold one program of Packer 1\.16\.1, but holds 'Packer'/,
  },
  {
    name: 'oversized: an archive that announces more than it may have',
    change: ({ server }) => server.misbehave(PACKER_ARCHIVE, faults.announcing(10 ** 10)),
    words: /packer_1\.16\.1_linux_amd64\.zip is larger than the 268 MB that it may be/,
  },
  {
    name: 'oversized: a list of checksums that does not end',
    change: ({ server }) => server.misbehave(PACKER_SUMS, faults.streaming(1 << 22)),
    words: /packer_1\.16\.1_SHA256SUMS is larger than the 1\.0 MB that it may be/,
  },
  {
    name: 'a redirect to plain http',
    change: ({ server }) =>
      server.misbehave(PACKER_ARCHIVE, faults.redirect('http://mirror.example/packer.zip')),
    words: /redirects to http:\/\/mirror\.example\/packer\.zip; only https is followed/,
  },
  {
    name: 'redirects in a circle',
    change: ({ server }) => server.misbehave(PACKER_SUMS, ...Array(9).fill(faults.redirect(PACKER_SUMS))),
    words: /redirects more than 5 times/,
  },
  {
    name: 'an index of another product',
    change: ({ releases }) =>
      releases.files.set('/packer/index.json', releases.file('/packer-plugin-amazon/index.json')),
    words: /is not the release index of packer/,
  },
]
