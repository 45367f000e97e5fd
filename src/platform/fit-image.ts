import type { Icon } from '#core/document/connector.ts';

/** How an image becomes a square. */
export interface ImageFit {
  /** `crop` cuts off what is too long, `whole` puts the whole image on a ground of one colour. */
  readonly way: 'crop' | 'whole';
  /** For `crop`: which part stays, from 0 (left or top) to 1 (right or bottom). */
  readonly at: number;
  /** A CSS colour. */
  readonly ground: string;
  /** Pixels of each side at most; small images stay small. */
  readonly side: number;
}

/**
 * A square PNG of an image.
 *
 * @returns undefined when the browser cannot read the image.
 */
export async function fitImage(image: Icon, { way, at, ground, side }: ImageFit): Promise<Icon | undefined> {
  const bitmap = await readBitmap(image);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!bitmap || !context) return undefined;
  const { width, height } = bitmap;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const edge = Math.min(side, way === 'crop' ? short : long);
  canvas.width = edge;
  canvas.height = edge;
  context.imageSmoothingQuality = 'high';
  if (way === 'crop') {
    context.drawImage(bitmap, (width - short) * at, (height - short) * at, short, short, 0, 0, edge, edge);
  } else {
    const scale = edge / long;
    context.fillStyle = ground;
    context.fillRect(0, 0, edge, edge);
    const [w, h] = [width * scale, height * scale];
    context.drawImage(bitmap, (edge - w) / 2, (edge - h) / 2, w, h);
  }
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType: 'image/png' } : undefined;
}

async function readBitmap({ bytes, mediaType }: Icon): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(new Blob([bytes.slice()], { type: mediaType }));
  } catch {
    return undefined;
  }
}
