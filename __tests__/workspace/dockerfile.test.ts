import { describe, expect, it } from 'vitest'
import { imagesOf } from '../../src/workspace/dockerfile.ts'

/** The images of a Dockerfile by their references. */
function read(text: string, given = false) {
  const { baseImages, ...rest } = imagesOf(text, given)
  return { ...rest, images: baseImages.map((image) => image.text) }
}

const ON_DOCKER_IMAGE = { usesDockerImage: true, images: [], unknownImages: [] }

describe('the images of a Dockerfile', () => {
  it.each([
    ['one', 'FROM python:3.12', ['python:3.12']],
    ['in lower case and with blanks', '\n  from   python:3.12   as  build ', ['python:3.12']],
    ['for a platform', 'FROM --platform=linux/amd64 python:3.12', ['python:3.12']],
    ['of a default', 'ARG TAG=3.12\nFROM python:${TAG}', ['python:3.12']],
    ['of a quoted default', `ARG A='x' TAG="3.12"\nFROM python:$TAG`, ['python:3.12']],
    ['of a default on a default', 'ARG V=3\nARG TAG=${V}.12\nFROM python:$TAG', ['python:3.12']],
    ['of a word in its place', 'FROM python:${TAG:-3.12}', ['python:3.12']],
    ['of a word beside a value', 'ARG GPU=1\nFROM cuda${GPU:+-devel}:13', ['cuda-devel:13']],
    ['none', 'FROM scratch\nCOPY . /', []],
    ['over continued lines', 'FROM \\\n  # why\n\n  python:3.12 \\\n  AS build', ['python:3.12']],
    ['with another escape', '# escape=`\nFROM `\n  python:3.12', ['python:3.12']],
    ['with line ends of Windows', 'FROM a\r\nRUN b\r\n', ['a']],
    ['with a byte order mark', '\ufeffFROM a', ['a']],
    ['and not of a comment', '# FROM b\nFROM a\n  # FROM c', ['a']],
    ['and not of a command', 'FROM a\nRUN echo \\\nFROM b', ['a']],
    [
      'and not of a here-document',
      'FROM a\nRUN <<EOF\nFROM b\nEOF\nRUN python - <<-"E" <<F\nFROM c\n\tE\nfrom d\nF',
      ['a'],
    ],
    [
      'after a shift that is no here-document',
      'FROM a\nRUN echo $((1 <<two))\nCOPY --from=b /x /x',
      ['a', 'b'],
    ],
  ])('%s', (_, text, images) => {
    expect(read(text)).toEqual({ usesDockerImage: false, images, unknownImages: [] })
  })

  it('are those of the stages that the last one needs, its own base first', () => {
    const text = `FROM golang:1 AS Build
FROM unused:1 AS docs
FROM build AS tools
FROM base:1
COPY --from=2 /x /x
COPY --chown=1:1 --from=ghcr.io/astral-sh/uv:0.13.9 /uv /bin/
RUN --mount=type=cache,target=/c --mount=type=bind,from=helper:2,target=/h true`
    expect(read(text).images).toEqual(['base:1', 'golang:1', 'ghcr.io/astral-sh/uv:0.13.9', 'helper:2'])
  })

  it('are each there once, whatever names a stage later', () => {
    expect(read('FROM a AS a\nFROM a AS b\nFROM b\nCOPY --from=a x x').images).toEqual(['a'])
  })

  it.each([
    'ARG DOCKER_IMAGE\nFROM $DOCKER_IMAGE',
    'ARG DOCKER_IMAGE\nFROM ${DOCKER_IMAGE} AS x\nFROM x',
    'ARG OTHER=1 DOCKER_IMAGE\nFROM ${DOCKER_IMAGE:-a}',
  ])('are docker-image: %j', (text) => {
    expect(read(text)).toEqual(ON_DOCKER_IMAGE)
    expect(read(text, true)).toEqual(ON_DOCKER_IMAGE)
  })

  it('are the default for DOCKER_IMAGE unless docker-image is given', () => {
    const text = 'ARG DOCKER_IMAGE=mine:1\nFROM $DOCKER_IMAGE'
    expect(read(text)).toEqual({ usesDockerImage: false, images: ['mine:1'], unknownImages: [] })
    expect(read(text, true)).toEqual(ON_DOCKER_IMAGE)
  })

  it('are not docker-image where no ARG lets it in', () => {
    expect(read('FROM $DOCKER_IMAGE', true)).toEqual({
      usesDockerImage: false,
      images: [],
      unknownImages: ["Line 1 of the Dockerfile names the image '$DOCKER_IMAGE', which has no default"],
    })
  })

  it('that cannot be read are named', () => {
    expect(read('ARG TAG\nFROM a:$TAG AS x\nFROM UPPER\nCOPY --from=x a a').unknownImages).toEqual([
      "The Dockerfile names the image 'UPPER', which is no reference",
      "Line 2 of the Dockerfile names the image 'a:$TAG', which has no default",
    ])
  })

  it('are none in a text that is no Dockerfile', () => {
    expect(read('')).toEqual({ usesDockerImage: false, images: [], unknownImages: [] })
    expect(read('COPY --from=a b c\n<<<<<<< HEAD\n{}')).toEqual({
      usesDockerImage: false,
      images: [],
      unknownImages: [],
    })
  })
})
