import { expect, it } from 'vitest'
import { diffLines } from './diff'

const kinds = (diff: string) => diffLines(diff).map(({ kind }) => kind)

it('each line of a diff is what it is', () => {
  const diff = '--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n same\n-gone\n+new\n'
  expect(kinds(diff)).toEqual(['file', 'file', 'hunk', 'same', 'removed', 'added'])
})

it('lines of a file that look like heads of a diff are not taken for heads', () => {
  const diff = '--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n--- y\n-@@ -1 +1 @@\n+++ y\n--- a/z\n+++ b/z\n'
  expect(kinds(diff)).toEqual([
    'file',
    'file',
    'hunk',
    'removed',
    'removed',
    'added',
    'file',
    'file',
  ])
})

it('the note of a missing line end counts as no line', () => {
  const diff = '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n'
  expect(kinds(diff)).toEqual(['file', 'file', 'hunk', 'removed', 'same', 'added'])
})

it('nothing changed is no line', () => {
  expect(diffLines('')).toEqual([])
})
