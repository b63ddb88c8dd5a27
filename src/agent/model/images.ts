import type { Responses } from 'openai/resources/responses/responses';
import type { Item } from '../model.ts';

/** Under this name an endpoint's refusal of images is kept, beside the parameters it refuses. */
export const IMAGES = 'input_image';

/**
 * How endpoints say that a model takes no images: OpenAI and those that copy it name the type of the part, vLLM speaks
 * of "multimodal" or "image(s)", Ollama and llama.cpp of "image input".
 */
export const NO_IMAGES = /input_image|image_url|image inputs?\b|image\(s\)|multimodal|vision/i;

const INSTEAD = 'An image was here, which this model does not take.';

/** The same items with words in place of images. The same items always give the same bytes. */
export function withoutImages(items: readonly Item[]): Item[] {
  return items.map((item) => {
    if (item.type === 'function_call_output' && Array.isArray(item.output))
      return { ...item, output: item.output.map(partWithout) };
    if (!('content' in item) || !Array.isArray(item.content)) return item;
    return { ...item, content: (item.content as Part[]).map(partWithout) } as Item;
  });
}

type Part = Responses.ResponseInputContent | Responses.ResponseFunctionCallOutputItem;

const partWithout = <T extends Part>(part: T) =>
  part.type === 'input_image' ? { type: 'input_text' as const, text: INSTEAD } : part;

export const hasImages = (items: readonly Item[]): boolean =>
  items.some((item) => {
    const parts = 'content' in item ? item.content : 'output' in item ? item.output : null;
    return (
      Array.isArray(parts) && (parts as Array<{ type?: string }>).some(({ type }) => type === 'input_image')
    );
  });
