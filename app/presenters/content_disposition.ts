/**
 * Content-Disposition with the name as it is (RFC 6266, RFC 5987) and a plain one for old browsers.
 * @param isDownload false: shown in the browser where it can be
 */
export function contentDisposition(name: string, isDownload: boolean): string {
  const plain = name.replaceAll(/[^\x20-\x7E]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, percent)
  return `${isDownload ? 'attachment' : 'inline'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
