/** Whether an answer is what was asked for, and not the page of a captive portal or a fallback. */

const typeOfExtension: Readonly<Record<string, RegExp>> = {
  js: /javascript/,
  css: /text\/css/,
  html: /text\/html/,
  svg: /image\/svg/,
  png: /image\/png/,
  webmanifest: /json/,
}

/** In the one page of the app, see app/index.html. */
export const pageMark = 'name="application-name" content="Ketu"'

export async function isAsItShouldBe(url: string, response: Response): Promise<boolean> {
  if (response.status !== 200 || response.redirected) return false
  const extension = new URL(url, 'http://localhost').pathname.split('.').pop() ?? ''
  const expected = typeOfExtension[extension]
  if (expected !== undefined && !expected.test(response.headers.get('content-type') ?? '')) return false
  return extension !== 'html' || (await response.clone().text()).includes(pageMark)
}
