declare module "html-encoding-sniffer" {
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { readonly maxPrescanBytes?: number; readonly defaultEncoding?: string },
  ): string;
}
