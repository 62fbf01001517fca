// Runs before the first paint, in any browser: the chosen theme, language and text size (app/preferences.ts
// keeps them), what the screen needs besides the app's script, and a plain page instead of a blank one where the
// browser is below the floor.
;(function () {
  var root = document.documentElement
  var chosen = {}
  try {
    chosen = JSON.parse(localStorage.getItem('ketu.preferences') || '{}') || {}
  } catch (error) {
    // Blocked storage or a broken value: the defaults are fine.
  }
  if (chosen.theme === 'light' || chosen.theme === 'dark') root.setAttribute('data-theme', chosen.theme)
  var languages = [chosen.language].concat(navigator.languages || [])
  var spoken = languages.filter(function (tag) {
    return /^(zh|en)\b/i.test(tag)
  })[0]
  if (/^en/i.test(spoken)) root.lang = 'en'
  if (chosen.textSize) root.setAttribute('data-text', chosen.textSize)
  // oklch: Chromium 111. CSSPropertyRule: Safari 16.4 and Firefox 128.
  if (window.CSS && CSS.supports && CSS.supports('color', 'oklch(0% 0 0)') && 'CSSPropertyRule' in window) {
    askAhead(JSON.parse(document.currentScript.getAttribute('data-ahead') || '{}'))
    return
  }
  // The app does not start: its script runs before the page is whole.
  root.setAttribute('data-too-old', '')
  document.addEventListener('DOMContentLoaded', function () {
    var app = document.getElementById('app')
    app.parentNode.removeChild(app)
    var told = document.getElementById('too-old')
    told.style.padding = '24px 16px'
    told.removeAttribute('hidden')
  })

  // Files by language and by the beginning of a path: on their way while the script is.
  function askAhead(files) {
    for (var where in files) {
      if (where === root.lang || (where.charAt(0) === '/' && location.pathname.indexOf(where) === 0)) {
        files[where].forEach(ask)
      }
    }
  }

  function ask(file) {
    var link = document.createElement('link')
    var isStyle = /\.css$/.test(file)
    link.rel = isStyle ? 'preload' : 'modulepreload'
    if (isStyle) link.as = 'style'
    // As the app asks for them, or they are fetched twice.
    link.crossOrigin = ''
    link.href = file
    document.head.appendChild(link)
  }
})()
