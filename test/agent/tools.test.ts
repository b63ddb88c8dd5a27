import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../../src/agent/tokens.ts';
import { TOOL_NAMES, TOOLS } from '../../src/agent/tools.ts';

describe('the tools', () => {
  test('are few, and each says what it takes', () => {
    const names = TOOLS.map((tool) => ('name' in tool ? `${tool.type} ${tool.name}` : tool.type));
    expect(names).toEqual(['function shell', 'custom apply_patch', 'function view_image', 'function submit']);
    expect(TOOL_NAMES).toEqual(['shell', 'apply_patch', 'view_image', 'submit']);
    for (const tool of TOOLS) expect(tool).toHaveProperty('description', expect.stringMatching(/\w{4}/));
  });

  test('leave room in a window of 8,000 tokens: every request carries them', () => {
    expect(estimateTokens(JSON.stringify(TOOLS))).toBeLessThan(500);
  });
});
