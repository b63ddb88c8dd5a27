import { describe, expect, test } from 'vitest';
import { devcontainerPlan, imageTool } from '../../../src/workspace/setup/devcontainer.ts';

const FILE = '.devcontainer/devcontainer.json';
const plan = (value: object | string) =>
  devcontainerPlan(typeof value === 'string' ? value : JSON.stringify(value), FILE);

describe('a development container', () => {
  test('is made by its commands, in the order of the specification', () => {
    const made = plan(`{
      // after everything else
      "postCreateCommand": "npm run build",
      "updateContentCommand": ["npm", "ci"],
      "onCreateCommand": { "one": "make deps", "two": ["go", "mod", "download"], },
    }`);
    expect(made?.steps.map(({ command, argv }) => [command, argv])).toEqual([
      ['make deps', ['sh', '-c', 'make deps']],
      ['go mod download', ['go', 'mod', 'download']],
      ['npm ci', ['npm', 'ci']],
      ['npm run build', ['sh', '-c', 'npm run build']],
    ]);
    expect(made?.steps.every(({ onFailure }) => onFailure === 'skip-rest')).toBe(true);
  });

  test('has an environment; what is not known here, and PATH, is not part of it', () => {
    const made = plan({
      containerEnv: { MODE: 'test', PATH: '/x', TOKEN: '${localEnv:TOKEN}' },
      postCreateCommand: 'x',
    });
    expect(made?.steps[0]?.env).toEqual({ MODE: 'test' });
    expect(made?.notes).toEqual([`TOKEN of ${FILE} is left out: it needs a value that is not known here`]);
  });

  test('names tools by its image and features', () => {
    const made = plan({
      image: 'registry.example.com/devcontainers/typescript-node:1-22-bookworm',
      features: {
        'registry.example.com/devcontainers/features/python:1': { version: '3.12' },
        'registry.example.com/devcontainers/features/go:1': { version: 'latest' },
        'registry.example.com/devcontainers/features/docker-in-docker:2': {},
      },
    });
    expect(made?.hints.map(({ tool, version }) => [tool, version])).toEqual([
      ['node', '22'],
      ['python', '3.12'],
      ['go', ''],
    ]);
    expect(made?.steps).toEqual([]);
  });

  test('an image that says nothing of its tools is told', () => {
    expect(plan({ image: 'example.com/acme/base:1', postCreateCommand: 'x' })?.notes).toEqual([
      `${FILE} asks for the image example.com/acme/base:1; commands run here without it`,
    ]);
  });

  test('a command of another form is none, and the others count', () => {
    const made = plan({ onCreateCommand: 3, updateContentCommand: '', postCreateCommand: 'x', image: 7 });
    expect(made?.steps.map(({ command }) => command)).toEqual(['x']);
  });

  test.for([{}, { name: 'x' }, '[]', 'no', '{"postCreateCommand": ""}'])('%o is no plan', (value) => {
    expect(plan(value)).toBeNull();
  });
});

test.for([
  ['node:22-alpine', 'node', '22'],
  ['node', 'node', ''],
  ['node:lts', 'node', ''],
  ['python:3.12', 'python', '3.12'],
  ['golang:1.23-bookworm', 'go', '1.23'],
  ['example.com:5000/devcontainers/ruby:1-3.3', 'ruby', '3.3'],
  ['rust:1.81', 'rust', '1.81'],
] as const)('the image %s holds %s %s', ([image, tool, version]) => {
  expect(imageTool(image, 'x')).toEqual({ tool, version, source: `x (${image})` });
});

test.for(['', 'ubuntu:24.04', 'acme/widget:1'])('the image %s says nothing', (image) => {
  expect(imageTool(image, 'x')).toBeNull();
});
