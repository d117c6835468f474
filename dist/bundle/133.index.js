export const id = 133;
export const ids = [133];
export const modules = {

/***/ 8285:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __webpack_require__(1382)
const { safeRe: re, t } = __webpack_require__(3737)
const cmp = __webpack_require__(4452)
const debug = __webpack_require__(7281)
const SemVer = __webpack_require__(9269)
const Range = __webpack_require__(1988)


/***/ }),

/***/ 1988:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // strip build metadata so it can't bleed into the version
    range = range.replace(BUILDSTRIPRE, '')

    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = trimComparatorWhitespace(range)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __webpack_require__(409)
const cache = new LRU()

const parseOptions = __webpack_require__(1382)
const Comparator = __webpack_require__(8285)
const debug = __webpack_require__(7281)
const SemVer = __webpack_require__(9269)
const trimComparatorWhitespace = __webpack_require__(6779)
const {
  safeRe: re,
  src,
  t,
  tildeTrimReplace,
  caretTrimReplace,
} = __webpack_require__(3737)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __webpack_require__(5319)

// unbounded global build-metadata stripper used by parseRange
const BUILDSTRIPRE = new RegExp(src[t.BUILD], 'g')

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

const invalidXRangeOrder = (M, m, p) => (
  (isX(M) && !isX(m)) ||
  (isX(m) && p && !isX(p))
)

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  // if we're including prereleases in the match, then the lower bound is
  // -0, the lowest possible prerelease value, just like x-ranges and carets.
  // this keeps `~1.2` equivalent to the `1.2.x` x-range it's documented as.
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    if (invalidXRangeOrder(M, m, p)) {
      return comp
    }

    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 9269:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const debug = __webpack_require__(7281)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __webpack_require__(5319)
const { safeRe: re, t } = __webpack_require__(3737)

const parseOptions = __webpack_require__(1382)
const { compareIdentifiers } = __webpack_require__(1886)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 2649:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(355)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 4452:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const eq = __webpack_require__(2144)
const neq = __webpack_require__(5804)
const gt = __webpack_require__(1665)
const gte = __webpack_require__(690)
const lt = __webpack_require__(5694)
const lte = __webpack_require__(5447)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 9023:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const parse = __webpack_require__(355)
const { safeRe: re, t } = __webpack_require__(3737)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 7562:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const compareBuild = (a, b, loose) => {
  const versionA = new SemVer(a, loose)
  const versionB = new SemVer(b, loose)
  return versionA.compare(versionB) || versionA.compareBuild(versionB)
}
module.exports = compareBuild


/***/ }),

/***/ 244:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const compareLoose = (a, b) => compare(a, b, true)
module.exports = compareLoose


/***/ }),

/***/ 9099:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 3797:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(355)

const diff = (version1, version2) => {
  const v1 = parse(version1, null, true)
  const v2 = parse(version2, null, true)
  const comparison = v1.compare(v2)

  if (comparison === 0) {
    return null
  }

  const v1Higher = comparison > 0
  const highVersion = v1Higher ? v1 : v2
  const lowVersion = v1Higher ? v2 : v1
  const highHasPre = !!highVersion.prerelease.length
  const lowHasPre = !!lowVersion.prerelease.length

  if (lowHasPre && !highHasPre) {
    // Going from prerelease -> no prerelease requires some special casing

    // If the low version has only a major, then it will always be a major
    // Some examples:
    // 1.0.0-1 -> 1.0.0
    // 1.0.0-1 -> 1.1.1
    // 1.0.0-1 -> 2.0.0
    if (!lowVersion.patch && !lowVersion.minor) {
      return 'major'
    }

    // If the main part has no difference
    if (lowVersion.compareMain(highVersion) === 0) {
      if (lowVersion.minor && !lowVersion.patch) {
        return 'minor'
      }
      return 'patch'
    }
  }

  // add the `pre` prefix if we are going to a prerelease version
  const prefix = highHasPre ? 'pre' : ''

  if (v1.major !== v2.major) {
    return prefix + 'major'
  }

  if (v1.minor !== v2.minor) {
    return prefix + 'minor'
  }

  if (v1.patch !== v2.patch) {
    return prefix + 'patch'
  }

  // high and low are prereleases
  return 'prerelease'
}

module.exports = diff


/***/ }),

/***/ 2144:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 1665:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 690:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 9236:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


/***/ }),

/***/ 5694:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 5447:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 8573:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const major = (a, loose) => new SemVer(a, loose).major
module.exports = major


/***/ }),

/***/ 7193:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const minor = (a, loose) => new SemVer(a, loose).minor
module.exports = minor


/***/ }),

/***/ 5804:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 355:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 6690:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const patch = (a, loose) => new SemVer(a, loose).patch
module.exports = patch


/***/ }),

/***/ 6340:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(355)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 3283:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(9099)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 5090:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compareBuild = __webpack_require__(7562)
const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose))
module.exports = rsort


/***/ }),

/***/ 4605:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const Range = __webpack_require__(1988)
const satisfies = (version, range, options) => {
  try {
    range = new Range(range, options)
  } catch (er) {
    return false
  }
  return range.test(version)
}
module.exports = satisfies


/***/ }),

/***/ 2938:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compareBuild = __webpack_require__(7562)
const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose))
module.exports = sort


/***/ }),

/***/ 6476:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(355)
const constants = __webpack_require__(5319)
const SemVer = __webpack_require__(9269)

const truncate = (version, truncation, options) => {
  if (!constants.RELEASE_TYPES.includes(truncation)) {
    return null
  }

  const clonedVersion = cloneInputVersion(version, options)
  return clonedVersion && doTruncation(clonedVersion, truncation)
}

const cloneInputVersion = (version, options) => {
  const versionStringToParse = (
    version instanceof SemVer ? version.version : version
  )

  return parse(versionStringToParse, options)
}

const doTruncation = (version, truncation) => {
  if (isPrerelease(truncation)) {
    return version.version
  }

  version.prerelease = []

  switch (truncation) {
    case 'major':
      version.minor = 0
      version.patch = 0
      break
    case 'minor':
      version.patch = 0
      break
  }

  return version.format()
}

const isPrerelease = (type) => {
  return type.startsWith('pre')
}

module.exports = truncate


/***/ }),

/***/ 7498:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const parse = __webpack_require__(355)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 9122:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



// just pre-load all the stuff that index.js lazily exports
const internalRe = __webpack_require__(3737)
const constants = __webpack_require__(5319)
const SemVer = __webpack_require__(9269)
const identifiers = __webpack_require__(1886)
const parse = __webpack_require__(355)
const valid = __webpack_require__(7498)
const clean = __webpack_require__(2649)
const inc = __webpack_require__(9236)
const diff = __webpack_require__(3797)
const major = __webpack_require__(8573)
const minor = __webpack_require__(7193)
const patch = __webpack_require__(6690)
const prerelease = __webpack_require__(6340)
const compare = __webpack_require__(9099)
const rcompare = __webpack_require__(3283)
const compareLoose = __webpack_require__(244)
const compareBuild = __webpack_require__(7562)
const sort = __webpack_require__(2938)
const rsort = __webpack_require__(5090)
const gt = __webpack_require__(1665)
const lt = __webpack_require__(5694)
const eq = __webpack_require__(2144)
const neq = __webpack_require__(5804)
const gte = __webpack_require__(690)
const lte = __webpack_require__(5447)
const cmp = __webpack_require__(4452)
const coerce = __webpack_require__(9023)
const truncate = __webpack_require__(6476)
const Comparator = __webpack_require__(8285)
const Range = __webpack_require__(1988)
const satisfies = __webpack_require__(4605)
const toComparators = __webpack_require__(8972)
const maxSatisfying = __webpack_require__(5839)
const minSatisfying = __webpack_require__(237)
const minVersion = __webpack_require__(7376)
const validRange = __webpack_require__(7307)
const outside = __webpack_require__(1526)
const gtr = __webpack_require__(5210)
const ltr = __webpack_require__(8815)
const intersects = __webpack_require__(4911)
const simplifyRange = __webpack_require__(4454)
const subset = __webpack_require__(4967)
module.exports = {
  parse,
  valid,
  clean,
  inc,
  diff,
  major,
  minor,
  patch,
  prerelease,
  compare,
  rcompare,
  compareLoose,
  compareBuild,
  sort,
  rsort,
  gt,
  lt,
  eq,
  neq,
  gte,
  lte,
  cmp,
  coerce,
  truncate,
  Comparator,
  Range,
  satisfies,
  toComparators,
  maxSatisfying,
  minSatisfying,
  minVersion,
  validRange,
  outside,
  gtr,
  ltr,
  intersects,
  simplifyRange,
  subset,
  SemVer,
  re: internalRe.re,
  src: internalRe.src,
  tokens: internalRe.t,
  SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
  RELEASE_TYPES: constants.RELEASE_TYPES,
  compareIdentifiers: identifiers.compareIdentifiers,
  rcompareIdentifiers: identifiers.rcompareIdentifiers,
}


/***/ }),

/***/ 5319:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 7281:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 1886:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 409:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 1382:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 3737:
/***/ ((module, exports, __webpack_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __webpack_require__(5319)
const debug = __webpack_require__(7281)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 6779:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

// @ts-check


// Reproduce safeRe[COMPARATORTRIM] replacement boundaries, not version
// validation. Each end-index finder returns an exclusive end, or its start
// on no match.
// Positions count from zero. An end of 3 means characters 0, 1, and 2 were read;
// range.slice(start, end) gives the matched text, not a converted number.
const {
  MAX_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  WHITESPACE_CHARACTERS,
} = __webpack_require__(5319)

/**
 * Remembers the last two rows of digits so their characters need not be reread.
 * Positions start at -1 until a row has been found.
 *
 * @typedef {object} DigitRunCache
 * @property {number} start The first character of the most recently found row.
 * @property {number} end The position after that row's last character.
 * @property {number} previousStart The first character of the previous row.
 * @property {number} previousEnd The position after the previous row.
 */

// One entry per UTF-16 code unit keeps membership checks constant-time.
const whitespace = new Uint8Array(0x10000)
for (const char of WHITESPACE_CHARACTERS) {
  whitespace[char.charCodeAt(0)] = 1
}

/**
 * Checks whether a character is whitespace, like a space, tab, or newline.
 * Looking past the end of the string returns false.
 *
 * @param {string|undefined} char One character, or undefined past the string's end.
 * @returns {boolean} Whether the character is whitespace.
 * @example isWhitespace(' ') // true
 * @example isWhitespace('1') // false
 */
const isWhitespace = char =>
  char !== undefined && whitespace[char.charCodeAt(0)] === 1

/**
 * Checks for v, =, or whitespace before the version number.
 * These are historical version prefixes, not range operators:
 * < and > are handled separately, as are tilde and caret ranges.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can belong to a version prefix.
 * @example isVersionPrefix('=') // true
 * @example isVersionPrefix('>') // false
 */
const isVersionPrefix = char =>
  char === 'v' ||
  char === '=' ||
  isWhitespace(char)

/**
 * Checks whether a character is one of the digits 0 through 9.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII digit.
 * @example isDigit('7') // true
 * @example isDigit('.') // false
 */
const isDigit = char => char !== undefined && char >= '0' && char <= '9'

/**
 * Checks whether a character is an English letter, uppercase or lowercase.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII letter.
 * @example isLetter('b') // true
 * @example isLetter('7') // false
 */
const isLetter = char =>
  char !== undefined && (
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  )

/**
 * Checks for a letter, digit, or hyphen: the characters allowed inside
 * prerelease and build names such as beta-1.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can be part of an identifier.
 * @example isIdentifierCharacter('-') // true
 * @example isIdentifierCharacter('.') // false; dots separate identifiers
 */
const isIdentifierCharacter = char => isDigit(char) || isLetter(char) || char === '-'

/**
 * Checks whether a version component can begin here: with a digit or
 * a wildcard such as x, X, or *.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether a number or wildcard can start with this character.
 * @example isVersionStart('x') // true
 * @example isVersionStart('v') // false; v belongs to the prefix
 */
const isVersionStart = char =>
  isDigit(char) ||
  char === 'x' ||
  char === 'X' ||
  char === '*'

/**
 * Finds the end of a row of digits, but returns no more than limit digits.
 * Remembers the last two rows so looking at them again does not reread them.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first character to check.
 * @param {number} limit The most digit characters the returned match can include.
 * @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
 * @returns {number} The position after the matched digits, or start if none match.
 * @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
 * @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
 */
const findDigitsEndIndex = (range, start, limit, digitRuns) => {
  if (!isDigit(range[start])) {
    return start
  }
  if (start >= digitRuns.start && start < digitRuns.end) {
    return Math.min(start + limit, digitRuns.end)
  }
  if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
    return Math.min(start + limit, digitRuns.previousEnd)
  }
  let end = start + 1
  while (isDigit(range[end])) {
    end++
  }
  // A failed full version can rewind from its second run to its first.
  digitRuns.previousStart = digitRuns.start
  digitRuns.previousEnd = digitRuns.end
  digitRuns.start = start
  digitRuns.end = end
  return Math.min(start + limit, end)
}

/**
 * Reads a number using the old regex's length and leading-zero rules.
 * Strict mode reads just the first zero in 012; loose mode can read all three.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the number should begin.
 * @param {boolean} loose Whether to allow leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched digits, not their numeric value.
 * @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
 * @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
 */
const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
  if (!loose && range[start] === '0') {
    return start + 1
  }
  // Strict syntax allows an initial nonzero digit plus MAX_LENGTH digits.
  return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns)
}

/**
 * Reads one piece of a prerelease name, such as beta or 1 in beta.1.
 * Tries the letter-or-hyphen form first, then the number-only form.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @param {boolean} loose Whether numeric identifiers may have leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
 * @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
 */
const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
  const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns)
  // The legacy regex tries a nonnumeric identifier before a numeric one.
  if (isLetter(range[digitsEnd]) || range[digitsEnd] === '-') {
    let end = digitsEnd + 1
    const limit = end + MAX_SAFE_BUILD_LENGTH
    while (end < limit && isIdentifierCharacter(range[end])) {
      end++
    }
    return end
  }
  return findVersionNumberEndIndex(range, start, loose, digitRuns)
}

/**
 * Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
 * Loose mode also allows the name without its opening hyphen.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the suffix should begin, including -.
 * @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched suffix, or start if absent.
 * @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
 * @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
 */
const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
  const hyphen = range[start] === '-'
  if (!loose && !hyphen) {
    return start
  }
  const identifierStart = start + (hyphen ? 1 : 0)
  let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns)
  if (end === identifierStart) {
    if (!loose || !hyphen) {
      return start
    }
    // In loose syntax, a lone hyphen can itself be the identifier.
    end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns)
  }
  while (range[end] === '.') {
    const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads one build-name piece, such as sha or 123 in +sha.123.
 * Stops at a disallowed character or the old regex's length limit.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
 * @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
 */
const findBuildIdentifierEndIndex = (range, start) => {
  let end = start
  while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
    end++
  }
  return end
}

/**
 * Reads optional build metadata such as +sha.123.
 * Leaves the position unchanged if there is no plus sign followed by a name.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the opening + should be.
 * @returns {number} The position after the matched metadata, or start if absent.
 * @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
 * @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
 */
const findBuildEndIndex = (range, start) => {
  if (range[start] !== '+') {
    return start
  }
  let end = findBuildIdentifierEndIndex(range, start + 1)
  if (end === start + 1) {
    return start
  }
  while (range[end] === '.') {
    const next = findBuildIdentifierEndIndex(range, end + 1)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads three numbers separated by dots, then any prerelease and build suffixes.
 * Uses loose rules, so forms such as 01.02.03beta can match here.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first number, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the version match, or start if none matches.
 * @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
 * @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
 */
const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
  let end = start
  for (let component = 0; component < 3; component++) {
    const next = findVersionNumberEndIndex(range, end, true, digitRuns)
    if (next === end) {
      return start
    }
    end = next
    if (component < 2) {
      if (range[end] !== '.') {
        return start
      }
      end++
    }
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
 * Numbers use strict leading-zero rules; wildcards take up one character.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the component should begin.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the component, or start if none matches.
 * @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
 * @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
 */
const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
  if (isDigit(range[start])) {
    return findVersionNumberEndIndex(range, start, false, digitRuns)
  }
  return isVersionStart(range[start]) ? start + 1 : start
}

/**
 * Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
 * After the third component, also reads any strict prerelease and build suffixes.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched version text.
 * @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 * @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
 */
const findPartialVersionEndIndex = (range, start, digitRuns) => {
  let end = findPartialVersionComponentEndIndex(range, start, digitRuns)
  for (let component = 0; component < 2; component++) {
    if (range[end] !== '.') {
      return end
    }
    const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns)
    if (next === end + 1) {
      return end
    }
    end = next
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Finds where a version match ends, without deciding whether the range is valid.
 * Tries a loose full version first, then a partial or wildcard version, just
 * like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position where scanning the next candidate can resume.
 * @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
 * @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 */
const findVersionEndIndex = (range, start, digitRuns) => {
  const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns)
  return fullVersionEnd !== start
    ? fullVersionEnd
    : findPartialVersionEndIndex(range, start, digitRuns)
}

/**
 * Finds the one whitespace character the old replacement would remove.
 * Keeps leading whitespace, skips an optional operator, and checks immediately
 * after it. Returns -1 if there is nothing to remove.
 *
 * @param {string} range The text containing a candidate already found by the caller.
 * @param {number} matchStart The candidate's position, including leading whitespace.
 * @returns {number} The position of the removable whitespace, or -1 if absent.
 * @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
 * @example findRemovableWhitespaceIndex('>1', 0) // -1
 */
const findRemovableWhitespaceIndex = (range, matchStart) => {
  let position = matchStart
  if (isWhitespace(range[position])) {
    position++
  }
  if (range[position] === '<' || range[position] === '>') {
    position++
  }
  if (range[position] === '=') {
    position++
  }
  return isWhitespace(range[position]) ? position : -1
}

/**
 * Joins an operator to its version, turning > 1.2.3 into >1.2.3.
 * Copies everything else according to the old regex's matching rules.
 * Moves forward through prefixes and whole versions to avoid repeatedly
 * searching the same characters on long inputs.
 *
 * @param {string} range The range text to process; the original string is unchanged.
 * @returns {string} The range with matched operator whitespace removed.
 * @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
 * @example trimComparatorWhitespace('> invalid') // '> invalid'
 */
const trimComparatorWhitespace = range => {
  let result = ''
  let copyFrom = 0
  let cursor = 0
  const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 }

  while (cursor < range.length) {
    const matchStart = cursor
    if (range[cursor] === '<' || range[cursor] === '>') {
      cursor++
    } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
      cursor++
      continue
    }

    // Consume a v/=/whitespace run once, even when no version follows it.
    while (cursor < range.length && isVersionPrefix(range[cursor])) {
      cursor++
    }
    if (!isVersionStart(range[cursor])) {
      continue
    }

    const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart)
    if (whitespacePosition !== -1) {
      result += range.slice(copyFrom, whitespacePosition)
      copyFrom = whitespacePosition + 1
    }

    // Skip the entire match, so a prerelease's trailing v cannot be
    // reconsidered as the prefix of another version.
    cursor = findVersionEndIndex(range, cursor, digitRuns)
  }

  return result + range.slice(copyFrom)
}

module.exports = trimComparatorWhitespace


/***/ }),

/***/ 5210:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



// Determine if version is greater than all the versions possible in the range.
const outside = __webpack_require__(1526)
const gtr = (version, range, options) => outside(version, range, '>', options)
module.exports = gtr


/***/ }),

/***/ 4911:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const Range = __webpack_require__(1988)
const intersects = (r1, r2, options) => {
  r1 = new Range(r1, options)
  r2 = new Range(r2, options)
  return r1.intersects(r2, options)
}
module.exports = intersects


/***/ }),

/***/ 8815:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const outside = __webpack_require__(1526)
// Determine if version is less than all the versions possible in the range
const ltr = (version, range, options) => outside(version, range, '<', options)
module.exports = ltr


/***/ }),

/***/ 5839:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const Range = __webpack_require__(1988)

const maxSatisfying = (versions, range, options) => {
  let max = null
  let maxSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!max || maxSV.compare(v) === -1) {
        // compare(max, v, true)
        max = v
        maxSV = new SemVer(max, options)
      }
    }
  })
  return max
}
module.exports = maxSatisfying


/***/ }),

/***/ 237:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const Range = __webpack_require__(1988)
const minSatisfying = (versions, range, options) => {
  let min = null
  let minSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!min || minSV.compare(v) === 1) {
        // compare(min, v, true)
        min = v
        minSV = new SemVer(min, options)
      }
    }
  })
  return min
}
module.exports = minSatisfying


/***/ }),

/***/ 7376:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const Range = __webpack_require__(1988)
const gt = __webpack_require__(1665)

const minVersion = (range, loose) => {
  range = new Range(range, loose)

  let minver = new SemVer('0.0.0')
  if (range.test(minver)) {
    return minver
  }

  minver = new SemVer('0.0.0-0')
  if (range.test(minver)) {
    return minver
  }

  minver = null
  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let setMin = null
    comparators.forEach((comparator) => {
      // Clone to avoid manipulating the comparator's semver object.
      const compver = new SemVer(comparator.semver.version)
      switch (comparator.operator) {
        case '>':
          if (compver.prerelease.length === 0) {
            compver.patch++
          } else {
            compver.prerelease.push(0)
          }
          compver.raw = compver.format()
          /* fallthrough */
        case '':
        case '>=':
          if (!setMin || gt(compver, setMin)) {
            setMin = compver
          }
          break
        case '<':
        case '<=':
          /* Ignore maximum versions */
          break
        /* istanbul ignore next */
        default:
          throw new Error(`Unexpected operation: ${comparator.operator}`)
      }
    })
    if (setMin && (!minver || gt(minver, setMin))) {
      minver = setMin
    }
  }

  if (minver && range.test(minver)) {
    return minver
  }

  return null
}
module.exports = minVersion


/***/ }),

/***/ 1526:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const SemVer = __webpack_require__(9269)
const Comparator = __webpack_require__(8285)
const { ANY } = Comparator
const Range = __webpack_require__(1988)
const satisfies = __webpack_require__(4605)
const gt = __webpack_require__(1665)
const lt = __webpack_require__(5694)
const lte = __webpack_require__(5447)
const gte = __webpack_require__(690)

const outside = (version, range, hilo, options) => {
  version = new SemVer(version, options)
  range = new Range(range, options)

  let gtfn, ltefn, ltfn, comp, ecomp
  switch (hilo) {
    case '>':
      gtfn = gt
      ltefn = lte
      ltfn = lt
      comp = '>'
      ecomp = '>='
      break
    case '<':
      gtfn = lt
      ltefn = gte
      ltfn = gt
      comp = '<'
      ecomp = '<='
      break
    default:
      throw new TypeError('Must provide a hilo val of "<" or ">"')
  }

  // If it satisfies the range it is not outside
  if (satisfies(version, range, options)) {
    return false
  }

  // From now on, variable terms are as if we're in "gtr" mode.
  // but note that everything is flipped for the "ltr" function.

  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let high = null
    let low = null

    comparators.forEach((comparator) => {
      if (comparator.semver === ANY) {
        comparator = new Comparator('>=0.0.0')
      }
      high = high || comparator
      low = low || comparator
      if (gtfn(comparator.semver, high.semver, options)) {
        high = comparator
      } else if (ltfn(comparator.semver, low.semver, options)) {
        low = comparator
      }
    })

    // If the edge version comparator has a operator then our version
    // isn't outside it
    if (high.operator === comp || high.operator === ecomp) {
      return false
    }

    // If the lowest version comparator has an operator and our version
    // is less than it then it isn't higher than the range
    if ((!low.operator || low.operator === comp) &&
        ltefn(version, low.semver)) {
      return false
    } else if (low.operator === ecomp && ltfn(version, low.semver)) {
      return false
    }
  }
  return true
}

module.exports = outside


/***/ }),

/***/ 4454:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



// given a set of versions and a range, create a "simplified" range
// that includes the same versions that the original range does
// If the original range is shorter than the simplified one, return that.
const satisfies = __webpack_require__(4605)
const compare = __webpack_require__(9099)
module.exports = (versions, range, options) => {
  const set = []
  let first = null
  let prev = null
  const v = versions.sort((a, b) => compare(a, b, options))
  for (const version of v) {
    const included = satisfies(version, range, options)
    if (included) {
      prev = version
      if (!first) {
        first = version
      }
    } else {
      if (prev) {
        set.push([first, prev])
      }
      prev = null
      first = null
    }
  }
  if (first) {
    set.push([first, null])
  }

  const ranges = []
  for (const [min, max] of set) {
    if (min === max) {
      ranges.push(min)
    } else if (!max && min === v[0]) {
      ranges.push('*')
    } else if (!max) {
      ranges.push(`>=${min}`)
    } else if (min === v[0]) {
      ranges.push(`<=${max}`)
    } else {
      ranges.push(`${min} - ${max}`)
    }
  }
  const simplified = ranges.join(' || ')
  const original = typeof range.raw === 'string' ? range.raw : String(range)
  return simplified.length < original.length ? simplified : range
}


/***/ }),

/***/ 4967:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const Range = __webpack_require__(1988)
const Comparator = __webpack_require__(8285)
const { ANY } = Comparator
const satisfies = __webpack_require__(4605)
const compare = __webpack_require__(9099)

// Complex range `r1 || r2 || ...` is a subset of `R1 || R2 || ...` iff:
// - Every simple range `r1, r2, ...` is a null set, OR
// - Every simple range `r1, r2, ...` which is not a null set is a subset of
//   some `R1, R2, ...`
//
// Simple range `c1 c2 ...` is a subset of simple range `C1 C2 ...` iff:
// - If c is only the ANY comparator
//   - If C is only the ANY comparator, return true
//   - Else if in prerelease mode, return false
//   - else replace c with `[>=0.0.0]`
// - If C is only the ANY comparator
//   - if in prerelease mode, return true
//   - else replace C with `[>=0.0.0]`
// - Let EQ be the set of = comparators in c
// - If EQ is more than one, return true (null set)
// - Let GT be the highest > or >= comparator in c
// - Let LT be the lowest < or <= comparator in c
// - If GT and LT, and GT.semver > LT.semver, return true (null set)
// - If any C is a = range, and GT or LT are set, return false
// - If EQ
//   - If GT, and EQ does not satisfy GT, return true (null set)
//   - If LT, and EQ does not satisfy LT, return true (null set)
//   - If EQ satisfies every C, return true
//   - Else return false
// - If GT
//   - If GT.semver is lower than any > or >= comp in C, return false
//   - If GT is >=, and GT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the GT.semver tuple, return false
// - If LT
//   - If LT.semver is greater than any < or <= comp in C, return false
//   - If LT is <=, and LT.semver does not satisfy every C, return false
//   - If LT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the LT.semver tuple, return false
// - Else return true

const subset = (sub, dom, options = {}) => {
  if (sub === dom) {
    return true
  }

  sub = new Range(sub, options)
  dom = new Range(dom, options)
  let sawNonNull = false

  OUTER: for (const simpleSub of sub.set) {
    for (const simpleDom of dom.set) {
      const isSub = simpleSubset(simpleSub, simpleDom, options)
      sawNonNull = sawNonNull || isSub !== null
      if (isSub) {
        continue OUTER
      }
    }
    // the null set is a subset of everything, but null simple ranges in
    // a complex range should be ignored.  so if we saw a non-null range,
    // then we know this isn't a subset, but if EVERY simple range was null,
    // then it is a subset.
    if (sawNonNull) {
      return false
    }
  }
  return true
}

const minimumVersionWithPreRelease = [new Comparator('>=0.0.0-0')]
const minimumVersion = [new Comparator('>=0.0.0')]

const simpleSubset = (sub, dom, options) => {
  if (sub === dom) {
    return true
  }

  if (sub.length === 1 && sub[0].semver === ANY) {
    if (dom.length === 1 && dom[0].semver === ANY) {
      return true
    } else if (options.includePrerelease) {
      sub = minimumVersionWithPreRelease
    } else {
      sub = minimumVersion
    }
  }

  if (dom.length === 1 && dom[0].semver === ANY) {
    if (options.includePrerelease) {
      return true
    } else {
      dom = minimumVersion
    }
  }

  const eqSet = new Set()
  let gt, lt
  for (const c of sub) {
    if (c.operator === '>' || c.operator === '>=') {
      gt = higherGT(gt, c, options)
    } else if (c.operator === '<' || c.operator === '<=') {
      lt = lowerLT(lt, c, options)
    } else {
      eqSet.add(c.semver)
    }
  }

  if (eqSet.size > 1) {
    return null
  }

  let gtltComp
  if (gt && lt) {
    gtltComp = compare(gt.semver, lt.semver, options)
    if (gtltComp > 0) {
      return null
    } else if (gtltComp === 0 && (gt.operator !== '>=' || lt.operator !== '<=')) {
      return null
    }
  }

  // will iterate one or zero times
  for (const eq of eqSet) {
    if (gt && !satisfies(eq, String(gt), options)) {
      return null
    }

    if (lt && !satisfies(eq, String(lt), options)) {
      return null
    }

    for (const c of dom) {
      if (!satisfies(eq, String(c), options)) {
        return false
      }
    }

    return true
  }

  let higher, lower
  let hasDomLT, hasDomGT
  // if the subset has a prerelease, we need a comparator in the superset
  // with the same tuple and a prerelease, or it's not a subset
  let needDomLTPre = lt &&
    !options.includePrerelease &&
    lt.semver.prerelease.length ? lt.semver : false
  let needDomGTPre = gt &&
    !options.includePrerelease &&
    gt.semver.prerelease.length ? gt.semver : false
  // exception: <1.2.3-0 is the same as <1.2.3
  if (needDomLTPre && needDomLTPre.prerelease.length === 1 &&
      lt.operator === '<' && needDomLTPre.prerelease[0] === 0) {
    needDomLTPre = false
  }

  for (const c of dom) {
    hasDomGT = hasDomGT || c.operator === '>' || c.operator === '>='
    hasDomLT = hasDomLT || c.operator === '<' || c.operator === '<='
    if (gt) {
      if (needDomGTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomGTPre.major &&
            c.semver.minor === needDomGTPre.minor &&
            c.semver.patch === needDomGTPre.patch) {
          needDomGTPre = false
        }
      }
      if (c.operator === '>' || c.operator === '>=') {
        higher = higherGT(gt, c, options)
        if (higher === c && higher !== gt) {
          return false
        }
      } else if (gt.operator === '>=' && !c.test(gt.semver)) {
        return false
      }
    }
    if (lt) {
      if (needDomLTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomLTPre.major &&
            c.semver.minor === needDomLTPre.minor &&
            c.semver.patch === needDomLTPre.patch) {
          needDomLTPre = false
        }
      }
      if (c.operator === '<' || c.operator === '<=') {
        lower = lowerLT(lt, c, options)
        if (lower === c && lower !== lt) {
          return false
        }
      } else if (lt.operator === '<=' && !c.test(lt.semver)) {
        return false
      }
    }
    if (!c.operator && (lt || gt) && gtltComp !== 0) {
      return false
    }
  }

  // if there was a < or >, and nothing in the dom, then must be false
  // UNLESS it was limited by another range in the other direction.
  // Eg, >1.0.0 <1.0.1 is still a subset of <2.0.0
  if (gt && hasDomLT && !lt && gtltComp !== 0) {
    return false
  }

  if (lt && hasDomGT && !gt && gtltComp !== 0) {
    return false
  }

  // we needed a prerelease range in a specific tuple, but didn't get one
  // then this isn't a subset.  eg >=1.2.3-pre is not a subset of >=1.0.0,
  // because it includes prereleases in the 1.2.3 tuple
  if (needDomGTPre || needDomLTPre) {
    return false
  }

  return true
}

// >=1.2.3 is lower than >1.2.3
const higherGT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp > 0 ? a
    : comp < 0 ? b
    : b.operator === '>' && a.operator === '>=' ? b
    : a
}

// <=1.2.3 is higher than <1.2.3
const lowerLT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp < 0 ? a
    : comp > 0 ? b
    : b.operator === '<' && a.operator === '<=' ? b
    : a
}

module.exports = subset


/***/ }),

/***/ 8972:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const Range = __webpack_require__(1988)

// Mostly just for testing and legacy API reasons
const toComparators = (range, options) =>
  new Range(range, options).set
    .map(comp => comp.map(c => c.value).join(' ').trim().split(' '))

module.exports = toComparators


/***/ }),

/***/ 7307:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const Range = __webpack_require__(1988)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 9843:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Scalar = __webpack_require__(3319);
var YAMLMap = __webpack_require__(7232);
var YAMLSeq = __webpack_require__(6773);
var resolveBlockMap = __webpack_require__(4821);
var resolveBlockSeq = __webpack_require__(1744);
var resolveFlowCollection = __webpack_require__(4420);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 4345:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Document = __webpack_require__(6443);
var composeNode = __webpack_require__(1051);
var resolveEnd = __webpack_require__(7958);
var resolveProps = __webpack_require__(5041);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 1051:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Alias = __webpack_require__(5719);
var identity = __webpack_require__(9769);
var composeCollection = __webpack_require__(9843);
var composeScalar = __webpack_require__(7331);
var resolveEnd = __webpack_require__(7958);
var utilEmptyScalarPosition = __webpack_require__(9021);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 7331:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Scalar = __webpack_require__(3319);
var resolveBlockScalar = __webpack_require__(9911);
var resolveFlowScalar = __webpack_require__(7968);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 1918:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_process = __webpack_require__(932);
var directives = __webpack_require__(4688);
var Document = __webpack_require__(6443);
var errors = __webpack_require__(6738);
var identity = __webpack_require__(9769);
var composeDoc = __webpack_require__(4345);
var resolveEnd = __webpack_require__(7958);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 4821:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Pair = __webpack_require__(2607);
var YAMLMap = __webpack_require__(7232);
var resolveProps = __webpack_require__(5041);
var utilContainsNewline = __webpack_require__(1609);
var utilFlowIndentCheck = __webpack_require__(1829);
var utilMapIncludes = __webpack_require__(4285);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 9911:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 1744:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var YAMLSeq = __webpack_require__(6773);
var resolveProps = __webpack_require__(5041);
var utilFlowIndentCheck = __webpack_require__(1829);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7958:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 4420:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Pair = __webpack_require__(2607);
var YAMLMap = __webpack_require__(7232);
var YAMLSeq = __webpack_require__(6773);
var resolveEnd = __webpack_require__(7958);
var resolveProps = __webpack_require__(5041);
var utilContainsNewline = __webpack_require__(1609);
var utilMapIncludes = __webpack_require__(4285);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 7968:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);
var resolveEnd = __webpack_require__(7958);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 5041:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 1609:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 9021:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 1829:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var utilContainsNewline = __webpack_require__(1609);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 4285:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 6443:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Alias = __webpack_require__(5719);
var Collection = __webpack_require__(2791);
var identity = __webpack_require__(9769);
var Pair = __webpack_require__(2607);
var toJS = __webpack_require__(1133);
var Schema = __webpack_require__(3846);
var stringifyDocument = __webpack_require__(3591);
var anchors = __webpack_require__(8406);
var applyReviver = __webpack_require__(1951);
var createNode = __webpack_require__(4694);
var directives = __webpack_require__(4688);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 8406:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var visit = __webpack_require__(9006);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 1951:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 4694:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Alias = __webpack_require__(5719);
var identity = __webpack_require__(9769);
var Scalar = __webpack_require__(3319);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 4688:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var visit = __webpack_require__(9006);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 6738:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 9101:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var __webpack_unused_export__;


var composer = __webpack_require__(1918);
var Document = __webpack_require__(6443);
var Schema = __webpack_require__(3846);
var errors = __webpack_require__(6738);
var Alias = __webpack_require__(5719);
var identity = __webpack_require__(9769);
var Pair = __webpack_require__(2607);
var Scalar = __webpack_require__(3319);
var YAMLMap = __webpack_require__(7232);
var YAMLSeq = __webpack_require__(6773);
var cst = __webpack_require__(2224);
var lexer = __webpack_require__(8155);
var lineCounter = __webpack_require__(9466);
var parser = __webpack_require__(2014);
var publicApi = __webpack_require__(7837);
var visit = __webpack_require__(9006);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
__webpack_unused_export__ = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
__webpack_unused_export__ = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
__webpack_unused_export__ = identity.isScalar;
__webpack_unused_export__ = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
__webpack_unused_export__ = publicApi.parseDocument;
exports.As = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7395:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_process = __webpack_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 5719:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var anchors = __webpack_require__(8406);
var visit = __webpack_require__(9006);
var identity = __webpack_require__(9769);
var Node = __webpack_require__(3767);
var toJS = __webpack_require__(1133);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 2791:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var createNode = __webpack_require__(4694);
var identity = __webpack_require__(9769);
var Node = __webpack_require__(3767);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 3767:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var applyReviver = __webpack_require__(1951);
var identity = __webpack_require__(9769);
var toJS = __webpack_require__(1133);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 2607:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var createNode = __webpack_require__(4694);
var stringifyPair = __webpack_require__(8678);
var addPairToJSMap = __webpack_require__(4102);
var identity = __webpack_require__(9769);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3319:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Node = __webpack_require__(3767);
var toJS = __webpack_require__(1133);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 7232:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyCollection = __webpack_require__(1542);
var addPairToJSMap = __webpack_require__(4102);
var Collection = __webpack_require__(2791);
var identity = __webpack_require__(9769);
var Pair = __webpack_require__(2607);
var Scalar = __webpack_require__(3319);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 6773:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var createNode = __webpack_require__(4694);
var stringifyCollection = __webpack_require__(1542);
var Collection = __webpack_require__(2791);
var identity = __webpack_require__(9769);
var Scalar = __webpack_require__(3319);
var toJS = __webpack_require__(1133);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 4102:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var log = __webpack_require__(7395);
var merge = __webpack_require__(3506);
var stringify = __webpack_require__(6306);
var identity = __webpack_require__(9769);
var toJS = __webpack_require__(1133);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 9769:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 1133:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 996:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var resolveBlockScalar = __webpack_require__(9911);
var resolveFlowScalar = __webpack_require__(7968);
var errors = __webpack_require__(6738);
var stringifyString = __webpack_require__(2787);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 6447:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 6225:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 2224:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var cstScalar = __webpack_require__(996);
var cstStringify = __webpack_require__(6447);
var cstVisit = __webpack_require__(6225);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 8155:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var cst = __webpack_require__(2224);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 9466:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 2014:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_process = __webpack_require__(932);
var cst = __webpack_require__(2224);
var lexer = __webpack_require__(8155);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 7837:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var composer = __webpack_require__(1918);
var Document = __webpack_require__(6443);
var errors = __webpack_require__(6738);
var log = __webpack_require__(7395);
var identity = __webpack_require__(9769);
var lineCounter = __webpack_require__(9466);
var parser = __webpack_require__(2014);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 3846:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var map = __webpack_require__(7365);
var seq = __webpack_require__(4576);
var string = __webpack_require__(1334);
var tags = __webpack_require__(4424);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7365:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var YAMLMap = __webpack_require__(7232);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 6706:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 4576:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var YAMLSeq = __webpack_require__(6773);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 1334:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyString = __webpack_require__(2787);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 6917:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8683:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);
var stringifyNumber = __webpack_require__(1387);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 3820:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyNumber = __webpack_require__(1387);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 7674:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var map = __webpack_require__(7365);
var _null = __webpack_require__(6706);
var seq = __webpack_require__(4576);
var string = __webpack_require__(1334);
var bool = __webpack_require__(6917);
var float = __webpack_require__(8683);
var int = __webpack_require__(3820);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 6101:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);
var map = __webpack_require__(7365);
var seq = __webpack_require__(4576);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 4424:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var map = __webpack_require__(7365);
var _null = __webpack_require__(6706);
var seq = __webpack_require__(4576);
var string = __webpack_require__(1334);
var bool = __webpack_require__(6917);
var float = __webpack_require__(8683);
var int = __webpack_require__(3820);
var schema = __webpack_require__(7674);
var schema$1 = __webpack_require__(6101);
var binary = __webpack_require__(369);
var merge = __webpack_require__(3506);
var omap = __webpack_require__(5853);
var pairs = __webpack_require__(6807);
var schema$2 = __webpack_require__(5195);
var set = __webpack_require__(4146);
var timestamp = __webpack_require__(8538);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 369:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var node_buffer = __webpack_require__(181);
var Scalar = __webpack_require__(3319);
var stringifyString = __webpack_require__(2787);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 7148:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 2540:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);
var stringifyNumber = __webpack_require__(1387);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 475:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyNumber = __webpack_require__(1387);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 3506:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Scalar = __webpack_require__(3319);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 5853:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var toJS = __webpack_require__(1133);
var YAMLMap = __webpack_require__(7232);
var YAMLSeq = __webpack_require__(6773);
var pairs = __webpack_require__(6807);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 6807:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Pair = __webpack_require__(2607);
var Scalar = __webpack_require__(3319);
var YAMLSeq = __webpack_require__(6773);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5195:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var map = __webpack_require__(7365);
var _null = __webpack_require__(6706);
var seq = __webpack_require__(4576);
var string = __webpack_require__(1334);
var binary = __webpack_require__(369);
var bool = __webpack_require__(7148);
var float = __webpack_require__(2540);
var int = __webpack_require__(475);
var merge = __webpack_require__(3506);
var omap = __webpack_require__(5853);
var pairs = __webpack_require__(6807);
var set = __webpack_require__(4146);
var timestamp = __webpack_require__(8538);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 4146:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Pair = __webpack_require__(2607);
var YAMLMap = __webpack_require__(7232);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 8538:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var stringifyNumber = __webpack_require__(1387);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 8593:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 6306:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var anchors = __webpack_require__(8406);
var identity = __webpack_require__(9769);
var stringifyComment = __webpack_require__(4197);
var stringifyString = __webpack_require__(2787);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1542:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var stringify = __webpack_require__(6306);
var stringifyComment = __webpack_require__(4197);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 4197:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 3591:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var stringify = __webpack_require__(6306);
var stringifyComment = __webpack_require__(4197);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 1387:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 8678:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);
var Scalar = __webpack_require__(3319);
var stringify = __webpack_require__(6306);
var stringifyComment = __webpack_require__(4197);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 2787:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var Scalar = __webpack_require__(3319);
var foldFlowLines = __webpack_require__(8593);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 9006:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



var identity = __webpack_require__(9769);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 133:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _inputs_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5676);
/* harmony import */ var _packer_template_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3301);
/* harmony import */ var _runner_crash_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5094);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7964);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6803);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1472);
/* harmony import */ var _render_only_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5151);







const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .GithubRunner */ .U();
(0,_runner_crash_js__WEBPACK_IMPORTED_MODULE_6__/* .onCrash */ .T)((error) => (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .crashed */ .zB)(runner, error));
const work = async () => {
    const raw = runner.rawInputs();
    for (const secret of (0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_0__/* .secrets */ .O3)(raw))
        runner.mask(secret);
    for (const warning of (0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_0__/* .requestWarnings */ .Fz)(raw))
        runner.warning(warning);
    const request = (0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readRequest */ ["in"])(raw, runner.context.region);
    if (request.mode === 'render')
        return (0,_render_only_js__WEBPACK_IMPORTED_MODULE_5__/* .renderOnly */ .P)(request, { runner, templateDirectory: _packer_template_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .templateDirectory */ .w });
    // Loaded only here: most of the bundle serves a bake alone, and a render should not wait for it.
    const { bake, awsPorts, withRole } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(430), __webpack_require__.e(42), __webpack_require__.e(899)]).then(__webpack_require__.bind(__webpack_require__, 7899));
    return withRole(request.roleToAssume, runner, () => bake(request, awsPorts(runner, _packer_template_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .templateDirectory */ .w)));
};
await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .failingOnce */ .MI)(runner, work, _messages_js__WEBPACK_IMPORTED_MODULE_4__/* .bakeMessages */ .U);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ bakeMessages)
/* harmony export */ });
/** What is said of a bake that was ended early. */
const bakeMessages = {
    cancelled: (state) => ({
        code: 'cancelled',
        what: 'The bake was cancelled.',
        remedy: whatHappensNext(state),
    }),
    failed: (state) => {
        if (!state.hasRun())
            return 'Nothing was launched';
        return isReady(state) ? 'The image is ready, but the step failed' : 'The bake failed';
    },
};
function whatHappensNext(state) {
    if (!state.hasRun())
        return 'Nothing was launched.';
    if (isReady(state))
        return 'The image is ready and stays.';
    if (state.hasProcess('packer'))
        return 'Packer ends the builder, and the post step removes what is left.';
    return 'The post step removes what is left: machines, and the image, which was not ready.';
}
function isReady(state) {
    return state.readOutcome() !== 'building';
}


/***/ }),

/***/ 4080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gU: () => (/* binding */ reportBaked),
  ng: () => (/* binding */ reportReused),
  n0: () => (/* binding */ setOutputs),
  BF: () => (/* binding */ writeOutputFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ../src/errors/message.js
var message = __webpack_require__(1371);
// EXTERNAL MODULE: ../src/report/outputs.js
var report_outputs = __webpack_require__(6283);
// EXTERNAL MODULE: ../src/report/changes.js
var report_changes = __webpack_require__(2632);
// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __webpack_require__(9952);
// EXTERNAL MODULE: ../src/report/publication.js
var publication = __webpack_require__(5035);
// EXTERNAL MODULE: ../src/report/retention-section.js
var retention_section = __webpack_require__(6857);
// EXTERNAL MODULE: ../src/report/summary.js + 1 modules
var summary = __webpack_require__(8447);
;// CONCATENATED MODULE: ../src/report/reused-summary.js





/** The job summary of a step that reused an image, as Markdown. */
function reusedSummary(reused) {
    const { ami, facts, parts, changes } = reused;
    return [
        `## ${(0,markdown/* code */.aY)(ami)} is reused\n`,
        `${(0,markdown/* code */.aY)(reused.amiName)} in ${(0,markdown/* code */.aY)(reused.region)}. Nothing that decides the contents of an AMI of the family ${(0,markdown/* code */.aY)(reused.family)} has changed since it was baked on ${utc(reused.baked)}, so nothing was baked. This took ${(0,summary/* duration */.p0)(reused.totalSeconds)}.\n`,
        ...(0,publication/* publicationSection */.cV)(reused.publication),
        (0,markdown/* folded */.TM)(`${parts.length} parts were compared`, parts.map((part) => `- ${(0,markdown/* plain */.pj)(part)}\n`).join('')),
        '### Contents\n',
        (0,markdown/* table */.tp)(['What', 'Value'], [...contents(facts), ...ofImage(reused)]),
        ...(changes === undefined ? [] : [(0,report_changes/* changesSection */.H)(changes)]),
        ...(0,retention_section/* retentionSection */.a)(reused.family, reused.publication.retirement),
        ...(0,summary/* launchSection */.Lb)(reused.cluster, facts, reused.publication),
    ].join('\n');
}
/** `2026-11-24 03:15 UTC` */
function utc(time) {
    return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** What the record of the image says; it may lack sections. */
function contents(facts) {
    const { docker_image: image, docker_image_digest: digest, docker_version: docker, kernel } = facts;
    return [
        ...(image === undefined ? [] : [['Container image', (0,markdown/* code */.aY)(image)]]),
        ['Digest', digest === null ? 'none' : (0,markdown/* code */.aY)(digest)],
        ['Python', (0,markdown/* plain */.pj)(facts.python_version)],
        ['dask', (0,markdown/* plain */.pj)(facts.dask_version ?? 'not installed')],
        ['distributed', (0,markdown/* plain */.pj)(facts.distributed_version ?? 'not installed')],
        ...(facts.nvidia_driver_version === null
            ? []
            : [["NVIDIA's driver", (0,markdown/* plain */.pj)(facts.nvidia_driver_version)]]),
        ...(docker === undefined ? [] : [['Docker', (0,markdown/* plain */.pj)(docker)]]),
        ...(kernel === undefined ? [] : [['Kernel', (0,markdown/* plain */.pj)(kernel)]]),
    ];
}
function ofImage({ sourceAmi, volumeSize, encrypted, startSeconds }) {
    return [
        ['Source AMI', (0,markdown/* code */.aY)(sourceAmi)],
        ['Root volume', `${volumeSize} GiB${encrypted ? ', encrypted' : ''}`],
        ...(startSeconds === undefined
            ? []
            : [['Start of a cluster in its smoke test', `${startSeconds.toFixed(1)} s`]]),
    ];
}

;// CONCATENATED MODULE: ../src/actions/bake/outputs.js






/**
 * Writes a file whose path is an output. The image is built by then, so a full disk must not fail the bake over it: it only
 * warns.
 *
 * @returns its path; empty when it could not be written
 */
async function writeOutputFile(output, path, text, runner) {
    try {
        await (0,promises_.writeFile)(path, text, { mode: 0o600 });
        return path;
    }
    catch (error) {
        const why = (0,message/* messageOf */.b)(error);
        runner.warning(`${(0,external_node_path_.basename)(path)} could not be written (${why}); output '${output}' is empty.`);
        return '';
    }
}
function setOutputs(outputs, runner) {
    for (const [name, value] of Object.entries(outputs))
        runner.setOutput(name, value);
}
/** Gives the outputs and the job summary of a bake that succeeded. */
async function reportBaked(baked, runner) {
    const { ami, plan } = baked;
    await report(baked, (0,report_outputs/* bakedOutputs */.gs)(baked), runner);
    await runner.writeSummary((0,summary/* bakedSummary */.C4)(baked));
    runner.info(`${ami} is ready: ${plan.amiName} in ${plan.region}`);
}
/** Gives the outputs and the job summary of a step that reused an image. */
async function reportReused(reused, runner) {
    const { ami, amiName, region } = reused;
    await report(reused, (0,report_outputs/* reusedOutputs */.vN)(reused), runner);
    await runner.writeSummary(reusedSummary(reused));
    runner.info(`${ami} is reused: ${amiName} in ${region}`);
}
async function report({ paths, cluster }, outputs, runner) {
    const lines = `${outputs['dask-config']}\n`;
    const file = await writeOutputFile('dask-config-file', paths.daskConfig, lines, runner);
    setOutputs({ ...outputs, 'dask-config-file': file }, runner);
    const masked = (0,report_outputs/* maskedOutputWarning */.PQ)(cluster);
    if (masked !== undefined)
        runner.warning(masked);
}


/***/ }),

/***/ 5151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ renderOnly)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _inputs_environment_region_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8792);
/* harmony import */ var _plan_make_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5940);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8447);
/* harmony import */ var _write_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1811);






/** The steps of `mode: render`: what a bake of the request would use is written and shown, and no account is asked. */
async function renderOnly(request, ports) {
    const { runner } = ports;
    const { runId, repository } = runner.context;
    const plan = (0,_plan_make_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .assumedPlan */ .w_)(request, { now: new Date(), runId, runUuid: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), repository });
    const { paths, rendered, directory } = await (0,_write_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFiles */ .h)(request, plan, ports);
    await runner.writeSummary((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .renderedSummary */ .Ok)([
        { name: 'cloud-config.yml', language: 'yaml', text: rendered.cloudConfig },
        { name: 'bake.pkrvars.json', language: 'json', text: rendered.variables },
        { name: 'bake.pkr.hcl', language: 'hcl', text: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(paths.template, 'utf8') },
    ], plan.region === _inputs_environment_region_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_REGION */ .t ? _inputs_environment_region_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_REGION */ .t : undefined));
    runner.info(`Rendered to ${directory}`);
}


/***/ }),

/***/ 1811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ writeFiles)
/* harmony export */ });
/* harmony import */ var _packer_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9560);
/* harmony import */ var _render_render_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8381);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6283);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4080);




/**
 * Renders the files of a plan, writes them to the directory of the run, and names them in the outputs.
 *
 * @throws UserError when the directory cannot be made or written to
 */
async function writeFiles(request, plan, { runner, templateDirectory }) {
    const directory = (0,_packer_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .outputDirectory */ .rk)(request.outputDir, runner.context);
    const rendered = (0,_render_render_js__WEBPACK_IMPORTED_MODULE_1__/* .render */ .X)(plan, await (0,_packer_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .readAssets */ .wd)(templateDirectory), (0,_packer_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .buildPaths */ .JA)(directory));
    const paths = await (0,_packer_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .writeWorkspace */ .PJ)(directory, templateDirectory, rendered);
    (0,_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .setOutputs */ .n0)((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .renderedOutputs */ .mD)(paths), runner);
    return { paths, rendered, directory };
}


/***/ }),

/***/ 4402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ familyOf),
/* harmony export */   K: () => (/* binding */ classOf)
/* harmony export */ });
/** The family of an instance type, with its generation: `g4dn` of `g4dn.xlarge`. */
function familyOf(instanceType) {
    return instanceType.split('.')[0] ?? '';
}
/** The class of an instance type, by which EC2 counts quotas: `g` of `g4dn.xlarge`. */
function classOf(instanceType) {
    return /^[a-z]+/.exec(instanceType)?.[0] ?? '';
}


/***/ }),

/***/ 5455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ quotaOf)
/* harmony export */ });
/* harmony import */ var _instance_family_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4402);

const families = [
    {
        covers: (type) => /^(?:a|c|d|h|i|im|is|m|r|t|z)$/.test((0,_instance_family_js__WEBPACK_IMPORTED_MODULE_0__/* .classOf */ .K)(type)),
        quotas: {
            'on-demand': {
                code: 'L-1216C47A',
                name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
            },
            spot: { code: 'L-34B43A08', name: 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests' },
        },
    },
    {
        covers: (type) => /^(?:g|gr|vt)$/.test((0,_instance_family_js__WEBPACK_IMPORTED_MODULE_0__/* .classOf */ .K)(type)),
        quotas: {
            'on-demand': { code: 'L-DB2E81BA', name: 'Running On-Demand G and VT instances' },
            spot: { code: 'L-3819A6DF', name: 'All G and VT Spot Instance Requests' },
        },
    },
    {
        covers: (type) => (0,_instance_family_js__WEBPACK_IMPORTED_MODULE_0__/* .classOf */ .K)(type) === 'p',
        quotas: {
            'on-demand': { code: 'L-417A185B', name: 'Running On-Demand P instances' },
            // P5 and the other newest types have quotas of their own for spot.
            spot: { code: 'L-7212CCBC', name: 'All P4, P3 and P2 Spot Instance Requests' },
        },
    },
];
/**
 * The quota that an instance type is counted against, or undefined for classes that this action does not know.
 *
 * Codes: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
function quotaOf(type, lifecycle = 'on-demand') {
    const family = families.find((candidate) => candidate.covers(type));
    return family && { ...family.quotas[lifecycle], lifecycle, covers: family.covers };
}


/***/ }),

/***/ 751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ isConfidential),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   U9: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether an address is this machine's own, without asking a name server: localhost, 127.0.0.0/8 or ::1. */
function isLoopback({ hostname }) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
/**
 * Whether what is sent to an address stays confidential: over https, or over plain http within this machine.
 *
 * @param from the address that leads there, by a redirect or in the body of its response
 */
function isConfidential(to, from) {
    if (to.protocol === 'https:')
        return true;
    return to.protocol === 'http:' && isLoopback(to) && from.protocol === 'http:' && isLoopback(from);
}
/** An address for the log: origin and path. What else it may hold (a password, a signature) can be a secret. */
function shown({ protocol, host, pathname }) {
    return `${protocol}//${host}${pathname}`;
}


/***/ }),

/***/ 8791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ credentialInputs)
/* harmony export */ });
/* harmony import */ var _aws_grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9359);

const input = (definition) => definition;
/** The inputs about the AWS credentials of the step: a part of the catalogue. */
const credentialInputs = {
    'role-to-assume': input({
        doc: "ARN of an IAM role that trusts GitHub's OIDC provider (docs/permissions.md). The step fetches OIDC tokens itself and renews the role's session, which lasts one hour, for as long as it runs. Requires `permissions: id-token: write`. Defaults to the AWS credentials of the job.",
        parse: _aws_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .roleArn */ .w3,
    }),
};


/***/ }),

/***/ 5676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "in": () => (/* binding */ readRequest),
  Fz: () => (/* binding */ requestWarnings),
  O3: () => (/* binding */ secrets)
});

// UNUSED EXPORTS: readInputs

// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/inputs/aws-grammar.js
var aws_grammar = __webpack_require__(9359);
// EXTERNAL MODULE: ../src/inputs/input.js
var input = __webpack_require__(5250);
;// CONCATENATED MODULE: ../src/inputs/image-reference.js

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REGISTRY = '(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)(?::\\d{1,5})?|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?:\\d{1,5}';
const HOST = new RegExp(`^(?:${REGISTRY})$`);
const GRAMMAR = new RegExp(`^(?:(?<registry>${REGISTRY})/)?(?<repository>${COMPONENT}(?:/${COMPONENT})*)(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`);
/** Reads a reference such as `daskdev/dask:latest` (github.com/distribution/reference; names of at most 255 characters). */
const imageReference = (raw) => {
    const allowed = "an image reference such as 'daskdev/dask:latest' or 'registry.example.com/team/dask@sha256:...'";
    const groups = GRAMMAR.exec(raw)?.groups;
    const repository = groups?.['repository'];
    if (!groups || repository === undefined)
        return new input/* ValidationError */.yI('it is not an image reference', allowed);
    const name = groups['registry'] === undefined ? repository : `${groups['registry']}/${repository}`;
    if (name.length > 255)
        return new input/* ValidationError */.yI(`its name has ${name.length} characters`, allowed);
    return { text: raw, registry: groups['registry'], repository, tag: groups['tag'], digest: groups['digest'] };
};
/** Reads the name of a registry as `docker login` takes it: a host name with a dot, or with a port, or localhost. */
const registryHost = (raw) => {
    if (HOST.test(raw))
        return raw;
    const host = raw.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/s, '');
    return new input/* ValidationError */.yI('it is not the name of a registry', "a host name without scheme and path, such as 'ghcr.io' or 'registry.example.com:5000'", HOST.test(host) ? `the host alone would do: ${(0,input/* quote */.hD)(host)}` : undefined);
};

// EXTERNAL MODULE: ../src/inputs/parsers.js
var parsers = __webpack_require__(6758);
// EXTERNAL MODULE: ../src/inputs/rapids-image.json
var rapids_image = __webpack_require__(4234);
;// CONCATENATED MODULE: ../src/inputs/container-inputs.js



const container_inputs_input = (definition) => definition;
/** The inputs about container images and the registries that they come from: a part of the catalogue. */
const containerInputs = {
    'docker-image': container_inputs_input({
        doc: `The container image to pull into the AMI, for the scheduler and the workers. Defaults to \`daskdev/dask:latest\` for \`cpu\` and \`${rapids_image/* repository */.Jk}:${rapids_image/* tag */.Tc}\` for \`rapids\`.`,
        parse: imageReference,
    }),
    'extra-docker-images': container_inputs_input({
        doc: 'Further container images to pull into the AMI, one per line. They are pulled in parallel and not checked.',
        fallback: '',
        parse: (0,parsers/* list */.p_)(imageReference, 20),
    }),
    registry: container_inputs_input({
        doc: 'The registry for `registry-username` and `registry-password`, such as `ghcr.io` or `registry.example.com:5000`. Defaults to Docker Hub. Registries in Amazon ECR need none of the three inputs: the step fetches a token with its AWS credentials.',
        parse: registryHost,
    }),
    'registry-username': container_inputs_input({
        doc: 'User name for the private registry.',
        parse: parsers/* loginName */.FI,
    }),
    'registry-password': container_inputs_input({
        doc: 'Password or token for the private registry. It may have several lines, such as a JSON key. It is masked line by line, sent to the builder over SSH, kept in memory there, and is in no file of the image.',
        secret: true,
        parse: parsers/* password */.wJ,
    }),
};

// EXTERNAL MODULE: ../src/inputs/credential-inputs.js
var credential_inputs = __webpack_require__(8791);
// EXTERNAL MODULE: ../../semver/index.js
var semver = __webpack_require__(9122);
// EXTERNAL MODULE: ../src/http/addresses.js
var addresses = __webpack_require__(751);
;// CONCATENATED MODULE: ../src/inputs/packer-grammar.js



/** Packer: `system`, a version from 1.14.1 on, or a range that takes one. */
const parsePackerVersion = versionFrom('1.14.1', '1.16.0', {});
/** The amazon plugin: `system`, a version from 1.8.2 on, or a range that takes one. */
const parsePluginVersion = versionFrom('1.8.2', '1.8.2', {
    // packer-plugin-amazon#678 and #685.
    '1.8.1': 'it stalls on SSH',
});
/** The base address of a server with the layout of releases.hashicorp.com, without a slash at its end. */
const parseMirror = (raw) => {
    const allowed = 'an https address such as https://mirror.example/hashicorp, or http on loopback, without user, query and fragment';
    const url = URL.canParse(raw) ? new URL(raw) : undefined;
    if (url === undefined || !/^[!-~]+$/.test(raw))
        return new input/* ValidationError */.yI('it is not an address', allowed);
    if (url.username !== '' || url.password !== '') {
        return new input/* ValidationError */.yI('it holds a user or a password, which would be logged', allowed);
    }
    if (/[?#]/.test(raw))
        return new input/* ValidationError */.yI('it has a query or a fragment', allowed);
    if (!(0,addresses/* isConfidential */.FX)(url, url)) {
        return new input/* ValidationError */.yI('it is not https', allowed);
    }
    return url.href.replace(/\/+$/, '');
};
function versionFrom(oldest, example, bad) {
    const allowed = `'system', a version from ${oldest} on such as '${example}', or a range such as '>=${example} <2.0.0'`;
    return (raw) => {
        if (raw === 'system')
            return raw;
        // The characters of versions and ranges, so that no message or file name has to cope with others.
        const range = /^[0-9A-Za-z.*<>=~^| -]{1,100}$/.test(raw) ? semver.validRange(raw) : null;
        if (range === null)
            return new input/* ValidationError */.yI('it is neither a version nor a range', allowed);
        const version = semver.valid(raw);
        const reason = version === null ? undefined : bad[version];
        if (reason !== undefined)
            return new input/* ValidationError */.yI(reason, allowed);
        const recentEnough = version === null
            ? semver.intersects(raw, `>=${oldest}`, { includePrerelease: true })
            : semver.gte(version, oldest);
        if (!recentEnough)
            return new input/* ValidationError */.yI(`it is below ${oldest}`, allowed);
        return version ?? raw;
    };
}

;// CONCATENATED MODULE: ../src/inputs/publication-inputs.js



const publication_inputs_input = (definition) => definition;
/** The most further Regions: with that of the bake they must fit into one tag. */
const MOST_REGIONS = 16;
const DAYS = 3650;
/** `REGION=key`: each of them as its own input would take it. */
function validateRegionKey(key, value) {
    const name = (0,aws_grammar/* region */.Ny)(key);
    if (name instanceof input/* ValidationError */.yI)
        return new input/* ValidationError */.yI(`${(0,input/* quote */.hD)(key)} is no Region`, 'one `REGION=key` per line');
    const read = (0,aws_grammar/* kmsKey */.zJ)(value);
    if (read instanceof input/* ValidationError */.yI)
        return new input/* ValidationError */.yI(`the key of ${(0,input/* quote */.hD)(key)}: ${read.why}`, read.allowed);
    const keyRegion = (0,aws_grammar/* regionOfKey */.XQ)(read) ?? key;
    return keyRegion === key
        ? undefined
        : new input/* ValidationError */.yI(`the key of ${(0,input/* quote */.hD)(key)} is in another Region, ${keyRegion}`, 'a key in the Region of its copy');
}
/** The inputs about a ready image: when one is reused, where it is published, and how long it stays. A part of the catalogue. */
const publicationInputs = {
    rebake: publication_inputs_input({
        doc: '`always` bakes a new AMI. `when-changed` first looks for a ready AMI of the same family that was made from the same source AMI, container images, packages and inputs, and reuses it. If something cannot be compared, a new AMI is baked.',
        fallback: 'always',
        parse: (0,parsers/* choice */.Yq)('always', 'when-changed'),
    }),
    'max-age-days': publication_inputs_input({
        doc: 'The maximum age in days of an AMI that `rebake: when-changed` reuses.',
        fallback: '7',
        parse: (0,parsers/* integer */.nd)(1, 365, 'days'),
    }),
    'ssm-parameter': publication_inputs_input({
        doc: 'Name of a parameter in AWS Systems Manager, such as `/dask/rapids`, that is set to the ID of the AMI once the AMI has passed its checks, in every Region of the AMI. It has the data type `aws:ec2:image`, so `EC2Cluster(ami="resolve:ssm:/dask/rapids")` launches the newest AMI.',
        parse: aws_grammar/* parameterName */.xd,
    }),
    'copy-to-regions': publication_inputs_input({
        doc: 'Further Regions to copy the AMI to after the smoke test, one per line.',
        fallback: '',
        parse: (0,parsers/* list */.p_)(aws_grammar/* region */.Ny, MOST_REGIONS),
    }),
    'copy-kms-key-ids': publication_inputs_input({
        doc: 'KMS keys that encrypt the copies, one `REGION=key` per line: the ID, ARN or alias of a key in that Region. The AMI itself is encrypted with `kms-key-id`.',
        fallback: '',
        parse: (0,parsers/* map */.Tj)(validateRegionKey, MOST_REGIONS),
    }),
    'share-with': publication_inputs_input({
        doc: 'Who else may launch the AMI, one per line: account IDs, or ARNs of organizations or organizational units of AWS Organizations. An AMI that is encrypted can be shared only if its KMS key is a customer managed key.',
        fallback: '',
        parse: (0,parsers/* list */.p_)(aws_grammar/* launchPrincipal */.uQ, 100),
    }),
    'deprecate-after-days': publication_inputs_input({
        doc: 'Days after the bake from which the AMI is deprecated: others no longer find it by a search, but can launch it by its ID.',
        parse: (0,parsers/* integer */.nd)(1, DAYS, 'days'),
    }),
    keep: publication_inputs_input({
        doc: 'How many ready AMIs of the family to keep. Older ones are removed after the new AMI is published, unless an instance, a launch template or a parameter uses them, a rollback could return to them, somebody else may launch them, or they have the tag `bake-dask-ami:keep`. Defaults to all.',
        parse: (0,parsers/* integer */.nd)(1, 1000, 'AMIs'),
    }),
    'keep-days': publication_inputs_input({
        doc: 'Days after its bake during which an AMI is not removed, even if there are more than `keep`. Of AMIs that `share-with` shares: days from one stage to the next (deprecated, disabled, removed).',
        parse: (0,parsers/* integer */.nd)(1, DAYS, 'days'),
    }),
    retire: publication_inputs_input({
        doc: 'What happens to AMIs that are not kept: `remove` deregisters them and deletes their snapshots, `disable` only prevents launches.',
        fallback: 'remove',
        parse: (0,parsers/* choice */.Yq)('remove', 'disable'),
    }),
    'retire-dry-run': publication_inputs_input({
        doc: 'Whether to keep all AMIs and only report which would be removed.',
        fallback: 'false',
        parse: parsers/* boolean */.zM,
    }),
    'max-start-growth': publication_inputs_input({
        doc: 'How many percent more seconds than the published AMI the new AMI may take from the launch of the cluster to its first result. A slower AMI fails the smoke test.',
        parse: (0,parsers/* integer */.nd)(1, 1000, 'percent'),
    }),
    'max-size-growth': publication_inputs_input({
        doc: 'How many percent larger than in the published AMI the container image of the new AMI may be, unpacked. A larger AMI is not published: `on-smoke-failure` decides what happens to it, and without a smoke test it is kept as unproven.',
        parse: (0,parsers/* integer */.nd)(1, 1000, 'percent'),
    }),
};

;// CONCATENATED MODULE: ../src/inputs/cluster-grammar.js


/**
 * Arguments that dask-cloudprovider pastes into `'docker run ...'`: one single-quoted YAML string that a shell runs
 * (2025.9.0, generic/cloud-init.yaml.j2), so a single quote would break the document.
 */
const dockerArguments = (raw) => {
    if (raw.includes("'")) {
        return new input/* ValidationError */.yI("it holds a single quote, which EC2Cluster's user data cannot", 'no single quotes');
    }
    return (0,parsers/* text */.Qq)(1000)(raw);
};
/** Checks an environment variable, which dask-cloudprovider pastes as `-e NAME="value"` into the same string. */
function validateEnvironmentVariable(name, value) {
    const allowed = 'names of letters, digits and _, and values of at most 1,000 characters on one line without quotes, $, ` and \\';
    if (!/^[A-Za-z_]\w*$/.test(name))
        return new input/* ValidationError */.yI(`${(0,input/* quote */.hD)(name)} is no name of a variable`, allowed);
    if (/['"$`\\]/.test(value)) {
        return new input/* ValidationError */.yI(`the value of ${(0,input/* quote */.hD)(name)} holds a character that a shell would act on`, allowed);
    }
    if (value === '')
        return undefined;
    const checked = (0,parsers/* text */.Qq)(1000)(value);
    return checked instanceof input/* ValidationError */.yI
        ? new input/* ValidationError */.yI(`the value of ${(0,input/* quote */.hD)(name)}: ${checked.why}`, allowed)
        : undefined;
}

;// CONCATENATED MODULE: ../src/inputs/smoke-test-inputs.js



const smoke_test_inputs_input = (definition) => definition;
/** The inputs about the cluster that smoke-tests an image: a part of the catalogue. */
const smokeTestInputs = {
    'smoke-test': smoke_test_inputs_input({
        doc: 'Whether to run a smoke test: launch a real Dask cluster from the new image with `EC2Cluster`, compute on it, and terminate it. The image becomes ready only if it passes.',
        fallback: 'false',
        parse: parsers/* boolean */.zM,
    }),
    'smoke-workers': smoke_test_inputs_input({
        doc: "Number of workers of the smoke test's cluster, in addition to the scheduler. The vCPUs of all instances count against the account's quota.",
        fallback: '1',
        parse: (0,parsers/* integer */.nd)(1, 20, 'workers'),
    }),
    'smoke-instance-type': smoke_test_inputs_input({
        doc: 'Instance type of the scheduler and the workers, in the smoke test, the printed program and `dask-config`. Defaults to the type that the image is baked on.',
        parse: aws_grammar/* instanceType */.w,
    }),
    'smoke-initialization-rate': smoke_test_inputs_input({
        doc: 'The rate in MiB/s, 100 to 300, at which EBS loads the data of the AMI into the root volumes of the scheduler and the workers (`VolumeInitializationRate`), in the smoke test and the printed program. AWS charges for it at every launch: docs/start.md has the price. By default a block is loaded when it is first read.',
        parse: (0,parsers/* integer */.nd)(100, 300, 'MiB/s'),
    }),
    'smoke-volume-throughput': smoke_test_inputs_input({
        doc: 'Throughput in MiB/s, 125 to 2000, of the root volumes of the scheduler and the workers, in the smoke test and the printed program. Above 750 the volumes also get the IOPS that EC2 requires, 4 for each MiB/s. AWS charges for what is more than 125 MiB/s and 3,000 IOPS: docs/start.md has the price.',
        parse: (0,parsers/* integer */.nd)(125, 2000, 'MiB/s'),
    }),
    'smoke-timeout-minutes': smoke_test_inputs_input({
        doc: 'Minutes after which the smoke test is stopped and the step fails; the image is kept as unproven. Defaults to 20 for `cpu` and 45 for `rapids`.',
        parse: (0,parsers/* integer */.nd)(2, 240, 'minutes'),
    }),
    'smoke-script': smoke_test_inputs_input({
        doc: 'A Python file of yours that defines `main(client)`. The smoke test calls it with the connected `distributed.Client` after the other checks. If it raises an exception, the smoke test fails; its return value is in the report. Relative paths start at the workspace.',
        parse: (0,parsers/* text */.Qq)(1000),
    }),
    'max-start-seconds': smoke_test_inputs_input({
        doc: 'The maximum number of seconds from the launch of the cluster to its first result. A slower image fails the smoke test.',
        parse: (0,parsers/* integer */.nd)(1, 14_400, 'seconds'),
    }),
    'use-private-ip': smoke_test_inputs_input({
        doc: 'Whether to connect to the cluster by private IP addresses, for a runner in the VPC. Its instances then have no public addresses. Applies to the printed program and `dask-config` too.',
        fallback: 'false',
        parse: parsers/* boolean */.zM,
    }),
    'on-smoke-failure': smoke_test_inputs_input({
        doc: 'What happens to an image that fails a check of the smoke test: `delete` removes it and its snapshots, `keep` keeps it with the tag `bake-dask-ami:status=unproven`. If no check failed, because time ran out or AWS could not launch the cluster, the image is always kept with this tag. The step fails in every case.',
        fallback: 'delete',
        parse: (0,parsers/* choice */.Yq)('delete', 'keep'),
    }),
    'env-vars': smoke_test_inputs_input({
        doc: 'Environment variables for the containers of the cluster, in the smoke test and in the printed program, one `NAME=value` per line. They are in the user data of the instances: do not put secrets here.',
        fallback: '',
        parse: (0,parsers/* map */.Tj)(validateEnvironmentVariable, 50),
        doubt: parsers/* pairsInOneLine */.xM,
    }),
    'docker-args': smoke_test_inputs_input({
        doc: 'Further arguments for `docker run` of the scheduler and the workers, such as `--shm-size=1g`. They are in the printed program too.',
        fallback: '',
        parse: dockerArguments,
    }),
};

;// CONCATENATED MODULE: ../src/inputs/catalogue.js







const catalogue_input = (definition) => definition;
/**
 * Every input of the action, and the only place that describes one: action.yml's inputs and the README's tables
 * are generated from here. An empty text means "not given".
 */
const catalogue = {
    mode: catalogue_input({
        doc: '`bake` builds the AMI. `render` only writes the cloud-config, the Packer template and its variables to `output-dir`. It needs no AWS account, so a pull request can show what would be baked.',
        fallback: 'bake',
        parse: (0,parsers/* choice */.Yq)('bake', 'render'),
    }),
    variant: catalogue_input({
        doc: "The kind of image. `cpu`: Docker and one Dask container image on plain Ubuntu. `rapids`: a RAPIDS container image on the newest AWS Deep Learning Base AMI, which has NVIDIA's driver and container toolkit.",
        fallback: 'cpu',
        parse: (0,parsers/* choice */.Yq)('cpu', 'rapids'),
    }),
    region: catalogue_input({
        doc: 'The AWS Region to bake in. Defaults to `AWS_REGION`, then to `AWS_DEFAULT_REGION`. Not needed for `mode: render`.',
        parse: aws_grammar/* region */.Ny,
    }),
    ...credential_inputs/* credentialInputs */.H,
    ...containerInputs,
    packages: catalogue_input({
        doc: 'Further Debian packages to install, one per line: `name` or `name=version`. In a version, `*` matches any text: `docker.io=27.*`.',
        fallback: '',
        parse: (0,parsers/* list */.p_)((0,parsers/* matching */.wC)(
        // No hyphen at the end: apt-get takes that as the wish to remove the package.
        /^[a-z0-9][a-z0-9+.-]+(?::[a-z0-9-]+)?(?:=[A-Za-z0-9.+~:*-]+)?(?<!-)$/, "one Debian package per line, 'name' or 'name=version'"), 200),
    }),
    'automatic-upgrades': catalogue_input({
        doc: "Whether instances of the AMI upgrade their packages by themselves. If `false`, apt's daily timers and unattended-upgrades are masked in the image, because upgrades at the first boot of a node compete with Dask. Then rebake to install security updates (docs/security.md).",
        fallback: 'false',
        parse: parsers/* boolean */.zM,
    }),
    start: catalogue_input({
        doc: 'How instances of the AMI start: `fast` leaves out services that a node does not need, and reads early what a start reads, because a new volume loads its blocks from S3 when they are first read (docs/start.md). `plain` changes nothing of this.',
        fallback: 'fast',
        parse: (0,parsers/* choice */.Yq)('fast', 'plain'),
    }),
    'docker-source': catalogue_input({
        doc: "Where Docker comes from: `docker-ce` (Docker's own archive), `distro` (the distribution's package docker.io) or `none` (it is in the source AMI). Defaults to `none` on the Deep Learning AMI, otherwise to `docker-ce`.",
        parse: (0,parsers/* choice */.Yq)('docker-ce', 'distro', 'none'),
    }),
    'nvidia-driver': catalogue_input({
        doc: "Where NVIDIA's driver comes from, for `rapids`: `ami` (it is in the source AMI, as in the Deep Learning AMI) or `install` (Ubuntu's signed driver and NVIDIA's container toolkit are installed on plain Ubuntu, with one reboot).",
        fallback: 'ami',
        parse: (0,parsers/* choice */.Yq)('ami', 'install'),
    }),
    'ubuntu-version': catalogue_input({
        doc: 'The Ubuntu release of the source AMI. The newest image of Canonical is used, or for `rapids` the newest Deep Learning AMI. Ignored with `source-ami` or `source-ami-name`.',
        fallback: '24.04',
        parse: (0,parsers/* choice */.Yq)('22.04', '24.04', '26.04'),
    }),
    'source-ami': catalogue_input({
        doc: 'The source AMI: its ID, or `resolve:ssm:NAME` for the ID in a parameter of Systems Manager (needs `ssm:GetParameter` on it).',
        parse: aws_grammar/* sourceAmi */.lS,
    }),
    'source-ami-name': catalogue_input({
        doc: 'The source AMI, as a name filter. The newest match is used. Requires `source-ami-owner`.',
        parse: aws_grammar/* amiNameFilter */.ni,
    }),
    'source-ami-owner': catalogue_input({
        doc: 'The owner of the image that `source-ami-name` looks for: an account ID, `self`, `amazon` or `aws-marketplace`.',
        parse: aws_grammar/* imageOwner */.dY,
    }),
    'ssh-username': catalogue_input({
        doc: 'The user that Packer logs in as on the source AMI.',
        fallback: 'ubuntu',
        parse: (0,parsers/* matching */.wC)(/^[a-z_][a-z0-9_-]{0,31}$/, 'a Linux user name: 1 to 32 of a-z, 0-9, _ and -, not beginning with a digit'),
    }),
    'instance-type': catalogue_input({
        doc: 'The instance types to bake on, one per line, the preferred first. All must have the same architecture, which becomes that of the image. If EC2 has no capacity, the next zone is tried, then the next type: at most 4 attempts, and every type once before further zones. T types run with unlimited credits while baking. Defaults to `m7i-flex.large`, then `t3.large` for `cpu`, and to `g4dn.xlarge` for `rapids`. A `rapids` image can be baked on a type without a GPU; the checks that need a GPU are then skipped.',
        fallback: '',
        parse: (0,parsers/* list */.p_)(aws_grammar/* instanceType */.w, 4),
    }),
    'volume-size': catalogue_input({
        doc: 'Size of the root volume in GiB. Defaults to what the source AMI and the container images need, from the sizes that their registries report. If a size is unknown, it defaults to 16 for `cpu` and 120 for `rapids`, or to the size of the source AMI if that is larger.',
        parse: (0,parsers/* integer */.nd)(1, 16_384, 'GiB'),
    }),
    spot: catalogue_input({
        doc: 'Whether to bake on a spot instance, at the current spot price. The last of the 4 attempts is on demand, in case there is no spot capacity or EC2 interrupts the instance. Needs the permissions for CreateFleet (docs/permissions.md).',
        fallback: 'false',
        parse: parsers/* boolean */.zM,
    }),
    encrypt: catalogue_input({
        doc: 'Whether to encrypt the snapshots of the AMI.',
        fallback: 'false',
        parse: parsers/* boolean */.zM,
    }),
    'kms-key-id': catalogue_input({
        doc: "The KMS key for `encrypt`: its ID, ARN or alias. Defaults to the account's default key for EBS.",
        parse: aws_grammar/* kmsKey */.zJ,
    }),
    'subnet-id': catalogue_input({
        doc: 'The subnet to bake in. Defaults to the default subnets whose zones offer the instance type, one after the other if EC2 has no capacity.',
        parse: (0,aws_grammar/* resourceId */.a)('subnet'),
    }),
    'security-group-ids': catalogue_input({
        doc: 'Security groups for the builder, one per line. Defaults to a temporary group that opens port 22 to `allow-cidr` and is removed after the bake.',
        fallback: '',
        parse: (0,parsers/* list */.p_)((0,aws_grammar/* resourceId */.a)('sg'), 5),
    }),
    'associate-public-ip': catalogue_input({
        doc: 'Whether the builder gets a public IP address. Defaults to `true` with `ssh-interface: public_ip`, otherwise to the setting of the subnet.',
        parse: parsers/* boolean */.zM,
    }),
    'allow-cidr': catalogue_input({
        doc: "IPv4 blocks from which the builder can be reached over SSH, one per line. Defaults to the runner's own public address, as checkip.amazonaws.com reports it; with `ssh-interface: private_ip`, to the blocks of the VPC.",
        fallback: '',
        parse: (0,parsers/* list */.p_)(aws_grammar/* cidr */.BF, 20),
    }),
    'iam-instance-profile': catalogue_input({
        doc: "Name of the builder's instance profile. Required with `ssh-interface: session_manager`.",
        parse: aws_grammar/* instanceProfile */.zo,
    }),
    'ssh-interface': catalogue_input({
        doc: 'How the runner connects to the builder: `public_ip`, `private_ip` (for a runner in the VPC) or `session_manager`.',
        fallback: 'public_ip',
        parse: (0,parsers/* choice */.Yq)('public_ip', 'private_ip', 'session_manager'),
    }),
    family: catalogue_input({
        doc: 'Name of the image family: the images that replace each other, such as those of one nightly workflow. It becomes a tag of the AMI and the beginning of its default name. Defaults to `dask-<variant>`.',
        parse: aws_grammar/* imageFamily */.gE,
    }),
    'ami-name': catalogue_input({
        doc: 'Name of the AMI. It must not be in use, so each job of a matrix needs its own. Defaults to `<family>-<UTC time>-<run id>-<attempt>-<8 hexadecimal digits>`, which is unique: the digits are random.',
        parse: aws_grammar/* amiName */.HP,
    }),
    'ami-description': catalogue_input({
        doc: 'Description of the AMI. Defaults to a text that names the container image and the source AMI.',
        parse: aws_grammar/* amiDescription */._c,
    }),
    tags: catalogue_input({
        doc: 'Tags for the AMI, its snapshots and all temporary resources, one `KEY=value` per line.',
        fallback: '',
        parse: (0,parsers/* map */.Tj)(aws_grammar/* validateTag */.z7, aws_grammar/* MOST_TAGS */._h),
        doubt: parsers/* pairsInOneLine */.xM,
    }),
    'build-timeout-minutes': catalogue_input({
        doc: 'Minutes after which the build is stopped and cleaned up. Defaults to 45 for `cpu` and 90 for `rapids`. The AWS credentials should be valid for 15 minutes longer.',
        parse: (0,parsers/* integer */.nd)(5, 720, 'minutes'),
    }),
    'packer-version': catalogue_input({
        doc: "The version of Packer. Defaults to the version that this action pins by its hashes. Also accepted: another version or a range such as `>=1.16.0 <1.17.0`, verified by HashiCorp's signature, or `system` for the Packer on PATH, at least 1.14.1.",
        parse: parsePackerVersion,
    }),
    'packer-plugin-version': catalogue_input({
        doc: "The version of Packer's amazon plugin. Defaults to the version that this action names, verified by HashiCorp's signature. Also accepted: another version or a range, verified in the same way, or `system` for the plugin that Packer finds.",
        parse: parsePluginVersion,
    }),
    'packer-mirror': catalogue_input({
        doc: 'Base URL of a server with the layout of releases.hashicorp.com to download from. Its files are verified in the same way.',
        parse: parseMirror,
    }),
    'output-dir': catalogue_input({
        doc: "Directory for the rendered files, the manifest and the logs. Relative paths start at the workspace. Defaults to a private directory in the runner's temporary directory.",
        parse: (0,parsers/* text */.Qq)(1000),
    }),
    ...smokeTestInputs,
    ...publicationInputs,
};

// EXTERNAL MODULE: ../src/inputs/environment-region.js
var environment_region = __webpack_require__(8792);
// EXTERNAL MODULE: ../src/inputs/read-values.js
var read_values = __webpack_require__(8643);
;// CONCATENATED MODULE: ../src/inputs/rules.js

/**
 * The inputs that contradict or need each other.
 *
 * @param invalid the inputs that have no value because what was given is invalid: a rule that reads one of them is not
 *   applied, because nobody knows whether it is broken
 */
function contradictions(values, invalid) {
    return rules
        .filter(({ reads, isBroken }) => !reads.some((name) => invalid.has(name)) && isBroken(values))
        .map(({ what, remedy }) => ({ code: 'invalid-input', what, remedy }));
}
/** A rule whose `isBroken` can look at no other input than it names. */
function rule(reads, isBroken, words) {
    return { reads, isBroken, ...words };
}
/** Every rule. */
const rules = [
    rule(['keepDays', 'keep'], (values) => values.keepDays !== undefined && values.keep === undefined, {
        what: "Input 'keep-days' is given without 'keep', so all AMIs are kept and it would have no effect.",
        remedy: "Give 'keep' too, or neither.",
    }),
    rule(['retireDryRun', 'keep'], (values) => values.retireDryRun === true && values.keep === undefined, {
        what: "Input 'retire-dry-run' is given without 'keep', so there is nothing to report.",
        remedy: "Give 'keep' too, or neither.",
    }),
    rule(['sourceAmi', 'sourceAmiName'], (values) => values.sourceAmi !== undefined && values.sourceAmiName !== undefined, {
        what: "Inputs 'source-ami' and 'source-ami-name' are both given.",
        remedy: 'Give one of them.',
    }),
    rule(['sourceAmiName', 'sourceAmiOwner'], (values) => values.sourceAmiName !== undefined && values.sourceAmiOwner === undefined, {
        what: "Input 'source-ami-name' is given without 'source-ami-owner': anyone may publish an image under any name.",
        remedy: "Name the owner you trust in 'source-ami-owner': an account id, 'self', 'amazon' or 'aws-marketplace'.",
    }),
    rule(['sourceAmiOwner', 'sourceAmiName'], (values) => values.sourceAmiOwner !== undefined && values.sourceAmiName === undefined, {
        what: "Input 'source-ami-owner' is given without 'source-ami-name', so it would have no effect.",
        remedy: "Give 'source-ami-name' too, or neither.",
    }),
    // A temporary profile fails on arm64 or without a default VPC and leaks its role (packer-plugin-amazon#675).
    rule(['sshInterface', 'iamInstanceProfile'], (values) => values.sshInterface === 'session_manager' && values.iamInstanceProfile === undefined, {
        what: "Input 'ssh-interface' is 'session_manager' without 'iam-instance-profile'.",
        remedy: "Name an instance profile that holds the policy AmazonSSMManagedInstanceCore in 'iam-instance-profile'.",
    }),
    rule(['sshInterface', 'associatePublicIp'], (values) => values.sshInterface === 'public_ip' && values.associatePublicIp === false, {
        what: "Input 'associate-public-ip' is 'false' while 'ssh-interface' is 'public_ip': the builder could not be reached.",
        remedy: "Set 'ssh-interface' to 'private_ip' or 'session_manager', or leave 'associate-public-ip' out.",
    }),
    rule(['securityGroupIds', 'allowCidr'], (values) => (values.securityGroupIds?.length ?? 0) > 0 && (values.allowCidr?.length ?? 0) > 0, {
        what: "Inputs 'security-group-ids' and 'allow-cidr' are both given, but given groups are never changed.",
        remedy: 'Give one of them.',
    }),
    rule(['nvidiaDriver', 'variant'], (values) => values.nvidiaDriver === 'install' && values.variant === 'cpu', {
        what: "Input 'nvidia-driver' is 'install' while 'variant' is 'cpu', whose image uses no GPU.",
        remedy: "Set 'variant' to 'rapids', or leave 'nvidia-driver' out.",
    }),
    rule(['registryUsername', 'registryPassword'], (values) => (values.registryUsername === undefined) !== (values.registryPassword === undefined), {
        what: "Of the inputs 'registry-username' and 'registry-password' only one is given.",
        remedy: 'Give both, or neither. A secret that is not set arrives empty.',
    }),
    rule(['registry', 'registryUsername'], (values) => values.registry !== undefined && values.registryUsername === undefined, {
        what: "Input 'registry' is given without 'registry-username' and 'registry-password'.",
        remedy: "Give them too, or leave 'registry' out: a registry in ECR is logged in to with the step's AWS credentials.",
    }),
    rule(['kmsKeyId', 'encrypt'], (values) => values.kmsKeyId !== undefined && values.encrypt === false, {
        what: "Input 'kms-key-id' is given while 'encrypt' is 'false', so it would have no effect.",
        remedy: "Set 'encrypt' to 'true', or leave 'kms-key-id' out.",
    }),
    rule(['kmsKeyId', 'region'], ({ kmsKeyId = '', region }) => region !== undefined && ((0,aws_grammar/* regionOfKey */.XQ)(kmsKeyId) ?? region) !== region, {
        what: "The ARN in input 'kms-key-id' names another Region than input 'region': EC2 encrypts with keys of the Region only.",
        remedy: 'Give a key of the Region of the bake.',
    }),
    rule(['copyToRegions', 'region'], ({ copyToRegions = [], region }) => region !== undefined && copyToRegions.includes(region), {
        what: "Input 'copy-to-regions' names the Region of the bake, in which the AMI is without a copy.",
        remedy: 'Give further Regions only.',
    }),
    rule(['copyKmsKeyIds', 'copyToRegions'], ({ copyKmsKeyIds = {}, copyToRegions = [] }) => Object.keys(copyKmsKeyIds).some((name) => !copyToRegions.includes(name)), {
        what: "Input 'copy-kms-key-ids' has a key for a Region that is not in 'copy-to-regions'.",
        remedy: "Add the Region to 'copy-to-regions', or remove its key. The AMI itself gets 'kms-key-id'.",
    }),
    rule(['maxStartGrowth', 'smokeTest'], ({ maxStartGrowth, smokeTest }) => maxStartGrowth !== undefined && smokeTest === false, {
        what: "Input 'max-start-growth' is given while 'smoke-test' is 'false': only a smoke test measures the start.",
        remedy: "Set 'smoke-test' to 'true', or leave 'max-start-growth' out.",
    }),
];

;// CONCATENATED MODULE: ../src/inputs/read.js





const names = Object.keys(catalogue);
/**
 * Reads the raw inputs, or throws.
 *
 * @throws UserError with every problem that `readInputs` finds
 */
function readRequest(raw, region) {
    const request = readInputs(raw, { region });
    if (Array.isArray(request))
        throw new problem/* UserError */.yo(request);
    return request;
}
/**
 * Reads the raw inputs.
 *
 * @param raw the inputs by their names in lower case, as the runner passes them; an empty text is "not given"
 * @param environment the Region that AWS_REGION or AWS_DEFAULT_REGION names, if any
 * @returns the request, or every problem at once: malformed values, unknown names, contradictions, no Region where one
 *   is needed, which `mode: render` does not
 */
function readInputs(raw, environment) {
    const { values, invalid, problems } = (0,read_values/* readValues */.N)(catalogue, raw);
    const known = values;
    const settled = invalid.has('region')
        ? ''
        : (known.region ?? (0,environment_region/* environmentRegion */.I)(environment.region, 'region'));
    const region = typeof settled === 'string' ? settled : undefined;
    problems.push(...contradictions({ ...known, region }, invalid));
    if (typeof settled === 'string')
        return problems.length > 0 ? problems : { ...known, region: settled };
    const needsNone = settled.code === 'no-region' && (known.mode === 'render' || invalid.has('mode'));
    if (!needsNone)
        problems.push(settled);
    return problems.length > 0 ? problems : { ...known, region: environment_region/* NO_REGION */.t };
}
/** What a user should know of the raw inputs although it stops nothing. */
function requestWarnings(raw) {
    return (0,read_values/* inputWarnings */.c)(catalogue, raw);
}
/**
 * The values of the secret inputs, as given and as read, and each of their lines: what has to be masked before anything else
 * is done. A log comes line by line, and not every runner takes a mask of many lines apart (actions/runner,
 * ActionCommandManager.cs). Lines without a letter or digit, such as the braces of a JSON key, hold nothing secret, and a
 * mask of them would garble the log and every output that is JSON.
 */
function secrets(raw) {
    return names.filter(isSecret).flatMap((name) => {
        const given = raw[name] ?? '';
        const lines = given.split(/[\r\n]+/).map((line) => line.trim());
        return [...new Set([given, given.trim(), ...lines.filter((line) => /[\p{L}\p{N}]/u.test(line))])];
    });
}
function isSecret(name) {
    const { secret } = catalogue[name];
    return secret === true;
}


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ templateDirectory)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);


/** dist/template beside the bundle dist/bundle/index.js. */
const templateDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(import.meta.url)), '..', 'template');


/***/ }),

/***/ 9560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JA: () => (/* binding */ buildPaths),
/* harmony export */   PJ: () => (/* binding */ writeWorkspace),
/* harmony export */   Y9: () => (/* binding */ rewriteVariables),
/* harmony export */   rk: () => (/* binding */ outputDirectory),
/* harmony export */   wd: () => (/* binding */ readAssets),
/* harmony export */   xV: () => (/* binding */ readTemplate)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6643);




/** The names of the files of a bake, in one directory with Packer's constant template and scripts. */
function buildPaths(directory) {
    return {
        cloudConfig: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'cloud-config.yml'),
        userData: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'user-data.mime'),
        template: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'bake.pkr.hcl'),
        variables: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'bake.pkrvars.json'),
        manifest: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'manifest.json'),
        imageFacts: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'dask-image.json'),
        daskConfig: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'dask-config.env'),
        logs: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'logs'),
    };
}
/** The directory of a run: `output-dir` against the workspace, else a new one under the runner's temporary directory. */
function outputDirectory(outputDir, context) {
    if (outputDir === undefined)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.tempDirectory, `bake-dask-ami-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(outputDir) ? outputDir : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(context.workspace, outputDir);
}
/** Reads the constant texts that are rendered into the user data. */
async function readAssets(templateDirectory) {
    const [prepareScript, dockerKey, nvidiaKey] = await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(templateDirectory, 'prepare.sh'), 'utf8'),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(templateDirectory, 'docker.asc'), 'utf8'),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(templateDirectory, 'nvidia.asc'), 'utf8'),
    ]);
    return { prepareScript, dockerKey, nvidiaKey };
}
/** Packer's constant template and the scripts beside it, as one text. */
async function readTemplate(templateDirectory) {
    const names = await constantFiles(templateDirectory);
    const texts = await Promise.all(names.map((name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(templateDirectory, name), 'utf8')));
    return names.map((name, index) => `${name}\n${texts[index]}`).join('\n');
}
/** The paths of the template, its scripts and the files of the image, below the directory of the template. */
async function constantFiles(templateDirectory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(templateDirectory, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(templateDirectory, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry.parentPath, entry.name)))
        .filter((name) => /^[^/]*\.(?:hcl|sh)$|^image\//.test(name))
        .sort();
}
async function copyInto(directory, templateDirectory, name) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name)), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(templateDirectory, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name));
}
/** Writes the variables of a further attempt in the place of the earlier one's; the other files are the same. */
async function rewriteVariables(paths, rendered) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(paths.variables, rendered.variables, { mode: 0o600 });
}
/**
 * Writes the rendered files and copies the template beside them. Readable by the owner alone: user data may hold
 * what a company keeps to itself.
 *
 * @throws UserError when the directory cannot be made or written to, or is the kernel's
 */
async function writeWorkspace(directory, templateDirectory, rendered) {
    // Below /proc Node's recursive mkdir never ends: the parent exists, and making a directory says ENOENT all the same.
    if (/^\/(?:proc|sys)(?:\/|$)/.test((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory)))
        throw unwritable(directory, { code: 'EPERM' });
    try {
        return await write(directory, templateDirectory, rendered);
    }
    catch (error) {
        throw unwritable(directory, error);
    }
}
/** Errors of a path that a user can fix; anything else is none of theirs (errno(3)). */
const PATH_ERRORS = [
    'EACCES',
    'EEXIST',
    'EISDIR',
    'ELOOP',
    'ENAMETOOLONG',
    'ENOENT',
    'ENOSPC',
    'ENOTDIR',
    'EPERM',
    'EROFS',
];
function unwritable(directory, error) {
    const code = String(error.code);
    if (!PATH_ERRORS.includes(code))
        return error;
    return new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo([
        {
            code: 'invalid-input',
            what: `The files of the run cannot be written to '${directory}' (${code}).`,
            remedy: "Let input 'output-dir' name a directory that the user of the runner may write to, or a path where one can be made; left out, one is made below RUNNER_TEMP.",
        },
    ], { cause: error });
}
async function write(directory, templateDirectory, rendered) {
    const paths = buildPaths(directory);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(paths.logs, { recursive: true, mode: 0o700 });
    const constant = await constantFiles(templateDirectory);
    await Promise.all([
        ...constant.map((name) => copyInto(directory, templateDirectory, name)),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(paths.cloudConfig, rendered.cloudConfig, { mode: 0o600 }),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(paths.userData, rendered.userData, { mode: 0o600 }),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(paths.variables, rendered.variables, { mode: 0o600 }),
    ]);
    return paths;
}


/***/ }),

/***/ 7954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ credentialWarning),
/* harmony export */   v: () => (/* binding */ checkCredentials)
/* harmony export */ });
/* harmony import */ var _errors_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1699);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6643);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7264);



/** The session that STS opens unless it is asked for another: one hour (STS API, AssumeRoleWithWebIdentity). */
const USUAL_SESSION_MINUTES = 60;
/** No bake is over sooner; 'build-timeout-minutes' has the same least value. */
const SHORTEST_BAKE_MINUTES = 5;
/** Without the full stop. */
const REMEDY = _errors_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .s['credentials-too-short'].remedy.slice(0, -1);
/** Reports credentials that end before any bake could. */
function checkCredentials({ now, credentials, }) {
    if (credentials.kind !== 'at' || minutesUntil(credentials.at, now) >= SHORTEST_BAKE_MINUTES)
        return undefined;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('credentials-too-short', {
        what: `The AWS credentials end at ${credentials.at.toISOString()}, which no bake can meet.`,
    });
}
/**
 * How much longer than the bake the credentials have to live, in minutes: Packer's cleaning up after a deadline (12 at most),
 * the post step, and what went by between the login and the build.
 */
const AROUND_THE_BAKE_MINUTES = 15;
/** Warns when bake and smoke test may outlive the credentials: what they made could then neither be finished nor removed. */
function credentialWarning(request, { now, credentials }) {
    const smoke = request.smokeTest ? (0,_time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .smokeMinutes */ .t)(request) : 0;
    const most = (0,_time_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .buildMinutes */ .C)(request) + smoke + AROUND_THE_BAKE_MINUTES;
    const what = `${smoke === 0 ? 'the bake' : 'bake and smoke test'} with cleaning up may take ${most} minutes`;
    const remedy = `${REMEDY}, or lower 'build-timeout-minutes'.`;
    if (credentials.kind === 'at' && minutesUntil(credentials.at, now) < most) {
        return [`The AWS credentials end at ${credentials.at.toISOString()}, but ${what} from now on. ${remedy}`];
    }
    if (credentials.kind === 'unknown' && most > USUAL_SESSION_MINUTES) {
        return [
            `The AWS credentials are of a session whose end cannot be seen; by default it lives ${USUAL_SESSION_MINUTES} minutes, but ${what}. ${remedy}`,
        ];
    }
    return [];
}
function minutesUntil(end, now) {
    return (end.getTime() - now.getTime()) / 60_000;
}


/***/ }),

/***/ 9030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ checkFacts),
  B: () => (/* binding */ checkType)
});

// EXTERNAL MODULE: ../src/aws/quotas.js
var quotas = __webpack_require__(5455);
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/plan/facts.js
var plan_facts = __webpack_require__(8831);
// EXTERNAL MODULE: ../src/plan/lookups.js + 4 modules
var plan_lookups = __webpack_require__(2961);
// EXTERNAL MODULE: ../src/plan/disk.js
var disk = __webpack_require__(8591);
;// CONCATENATED MODULE: ../src/plan/checks/container-images.js


/** What the registries say against the container images, and whether they fit on the disk. */
function checkContainerImages(request, facts) {
    const missing = facts.containerImages.flatMap((image) => (image.state === 'found' ? [] : [image]));
    const problems = missing.flatMap((image) => missingImage(image) ?? []);
    const size = checkSize(request, facts);
    return size === undefined ? problems : [...problems, size];
}
function missingImage({ reference, state, why }) {
    if (state === 'unknown')
        return undefined;
    return (0,problem/* problem */.CC)(`image-${state}`, {
        what: `The container image '${reference}' cannot be pulled: ${why.replace(/\.$/, '')}.`,
    });
}
function checkSize(request, facts) {
    const needed = (0,disk/* neededDisk */.F)(facts.source?.rootVolumeSize ?? 0, facts.containerImages);
    const given = request.volumeSize;
    if (given === undefined || needed === undefined || given >= needed)
        return undefined;
    // The source AMI alone is too large for it: that has a problem of its own.
    if (facts.source !== undefined && given < facts.source.rootVolumeSize)
        return undefined;
    return {
        code: 'volume-too-small',
        what: `Input 'volume-size' is ${given} GiB, but the source AMI and the container images, compressed and unpacked, need ${needed} GiB.`,
        remedy: `Set it to at least ${needed}, or leave it out.`,
    };
}

// EXTERNAL MODULE: ../src/plan/checks/credentials.js
var credentials = __webpack_require__(7954);
// EXTERNAL MODULE: ../src/plan/gpus.js
var gpus = __webpack_require__(5689);
;// CONCATENATED MODULE: ../src/plan/checks/gpu.js



/** Why the driver could not drive the GPU of an instance type; undefined for images without a GPU. */
function checkGpu(request, instanceType) {
    return (0,plan_lookups/* variantOf */.Bp)(request).usesGpu ? checkArchitecture(instanceType) : undefined;
}
/** Why the driver could not run the CUDA of the container image; undefined for images without a GPU. */
function checkCuda(request, lookups, facts) {
    if (!(0,plan_lookups/* variantOf */.Bp)(request).usesGpu)
        return undefined;
    const reference = lookups.containerImages[0].text;
    const surveyed = facts.containerImages[0];
    const environment = surveyed?.state === 'found' ? surveyed.environment : undefined;
    // The driver of a source AMI is known only once the builder runs; the container then refuses to start on it.
    const major = request.nvidiaDriver === 'install' ? (0,gpus/* cudaMajor */.ln)(reference, environment) : undefined;
    return checkVersion(reference, major);
}
function checkArchitecture(instanceType) {
    const gpu = (0,gpus/* gpuBeforeTuring */.PA)(instanceType);
    if (gpu === undefined)
        return undefined;
    return (0,problem/* problem */.CC)('gpu-not-supported', {
        what: `'${instanceType}' has a ${gpu}, which NVIDIA's open driver does not drive.`,
    });
}
function checkVersion(reference, major) {
    if (major === undefined || major <= gpus/* DRIVER_CUDA */.Lo)
        return undefined;
    return {
        code: 'cuda-too-new',
        what: `The container image '${reference}' needs CUDA ${major}, but Ubuntu's driver of branch ${gpus/* DRIVER_BRANCH */.Ul} runs CUDA up to ${gpus/* DRIVER_CUDA */.Lo}.`,
        remedy: `Choose a 'docker-image' for CUDA ${gpus/* DRIVER_CUDA */.Lo}, or set 'nvidia-driver' to 'ami' for the newer driver of the Deep Learning AMI.`,
    };
}

// EXTERNAL MODULE: ../src/plan/checks/reachability.js + 1 modules
var reachability = __webpack_require__(295);
;// CONCATENATED MODULE: ../src/plan/checks/launch.js








/** Every reason why the bake of a request could not work in the account, whatever it is baked on and in which subnet. */
function checkFacts(request, lookups, facts) {
    const problems = [
        checkArchitectures(lookups.instanceTypes, facts),
        checkSource(request, lookups, facts),
        checkName(request, facts),
        checkGroups(request, facts),
        ...(0,reachability/* checkGroupVpcs */.i3)(facts),
        checkSpotRights(facts),
        (0,credentials/* checkCredentials */.v)(facts),
        ...checkContainerImages(request, facts),
        checkCuda(request, lookups, facts),
    ];
    return problems.flatMap((problem) => problem ?? []);
}
/** Every reason, the subnet aside, why a bake on an instance type could not work in the account. */
function checkType(request, type, lifecycle, facts) {
    const problems = [
        checkExistence(request, type, facts),
        checkQuota(type, lifecycle, facts),
        launch_checkArchitecture(type, facts),
        checkGpu(request, type),
    ];
    return problems.flatMap((problem) => problem ?? []);
}
function checkArchitectures(types, facts) {
    const architecture = (type) => (0,plan_lookups/* architectureOf */.NJ)(type, facts.types);
    if (new Set(types.map(architecture)).size === 1)
        return undefined;
    return (0,problem/* problem */.CC)('mixed-architectures', {
        what: `The types of input 'instance-type' have different architectures: ${types.map((type) => `'${type}' is ${architecture(type)}`).join(', ')}.`,
    });
}
function checkExistence(request, type, facts) {
    if ((0,plan_facts/* surveyedType */.I)(facts, type) !== undefined)
        return undefined;
    return {
        code: 'unknown-instance-type',
        what: `Instance type '${type}' does not exist in ${request.region}.`,
        remedy: "Choose another 'instance-type'; 'aws ec2 describe-instance-type-offerings' lists those of the Region.",
    };
}
function checkQuota(type, lifecycle, facts) {
    const counted = (0,quotas/* quotaOf */.O)(type, lifecycle)?.code;
    const quota = facts.quotas.find((candidate) => candidate.code === counted);
    const needed = (0,plan_facts/* surveyedType */.I)(facts, type)?.vcpus;
    if (quota === undefined || needed === undefined || quota.inUse + needed <= quota.limit)
        return undefined;
    const { limit, inUse, code, name } = quota;
    return {
        code: 'quota-too-small',
        what: `'${type}' needs ${needed} vCPUs, but of the account's ${limit} for "${name}" ${inUse} are in use.`,
        remedy: `Raise quota ${code} in Service Quotas, end other instances, or choose a smaller 'instance-type'.`,
    };
}
function launch_checkArchitecture(type, { types, source }) {
    const found = (0,plan_facts/* surveyedType */.I)({ types }, type);
    if (source === undefined || found === undefined || found.architectures.includes(source.architecture)) {
        return undefined;
    }
    return {
        code: 'architecture-mismatch',
        what: `The source AMI ${source.id} is for ${source.architecture}, but '${type}' runs ${found.architectures.join(', ')}.`,
        remedy: "Choose an 'instance-type' of that architecture, or another source AMI.",
    };
}
function checkSource(request, { source }, facts) {
    const image = facts.source;
    if (image === undefined) {
        return (0,problem/* problem */.CC)('source-not-found', {
            what: `There is no ${soughtSource(source, facts)} in ${request.region} that this account may use.`,
        });
    }
    if (image.state !== 'available' || image.rootDeviceType !== 'ebs') {
        return (0,problem/* problem */.CC)('source-unusable', {
            what: `The source AMI ${image.id} is ${image.state} and has a root device of type '${image.rootDeviceType}'.`,
        });
    }
    if (request.volumeSize !== undefined && request.volumeSize < image.rootVolumeSize) {
        return {
            code: 'volume-too-small',
            what: `Input 'volume-size' is ${request.volumeSize} GiB, but the source AMI ${image.id} has ${image.rootVolumeSize} GiB.`,
            remedy: `Set it to at least ${image.rootVolumeSize}, or leave it out.`,
        };
    }
    return undefined;
}
function soughtSource(source, { sourceParameter }) {
    if ('id' in source)
        return `source AMI '${source.id}'`;
    if ('query' in source) {
        return `source AMI named '${source.query.name}' and owned by ${source.query.owners.join(', ')}`;
    }
    if (sourceParameter === undefined)
        return `parameter '${source.ownParameter}' of Systems Manager`;
    return `source AMI '${sourceParameter.slice(0, 100)}', which parameter '${source.ownParameter}' names,`;
}
function checkName(request, facts) {
    if (facts.imageWithSameName === undefined)
        return undefined;
    return (0,problem/* problem */.CC)('ami-name-taken', {
        what: `The AMI name '${request.amiName}' is taken by ${facts.imageWithSameName}.`,
    });
}
/** Packer's plugin ends in a panic, and leaves its launch template, when CreateFleet answers with any error. */
function checkSpotRights(facts) {
    if (facts.missingSpotPermissions.length === 0)
        return undefined;
    return {
        code: 'access-denied',
        what: `The AWS credentials may not launch spot instances: ${facts.missingSpotPermissions.join(', ')}.`,
        remedy: "Allow these actions; docs/permissions.md holds the policy. Or set 'spot' to 'false'.",
    };
}
function checkGroups(request, facts) {
    if (facts.missingSecurityGroups.length === 0)
        return undefined;
    return (0,problem/* problem */.CC)('no-such-security-group', {
        what: `There is no security group ${facts.missingSecurityGroups.join(', ')} in ${request.region}.`,
    });
}


/***/ }),

/***/ 295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k6: () => (/* binding */ addressWarnings),
  i3: () => (/* binding */ checkGroupVpcs),
  PB: () => (/* binding */ groupWarnings)
});

;// CONCATENATED MODULE: ../src/plan/ipv4.js
/** Whether an IPv4 block such as `10.0.0.0/8` contains an address; a text that is no block contains none. */
function contains(block, address) {
    const [base = '', bits = ''] = block.split('/');
    const [first, other] = [numberOf(base), numberOf(address)];
    const length = Number(bits);
    if (first === undefined || other === undefined || !(bits !== '' && length >= 0 && length <= 32))
        return false;
    const size = 2 ** (32 - length);
    return Math.floor(first / size) === Math.floor(other / size);
}
function numberOf(address) {
    if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(address))
        return undefined;
    return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

;// CONCATENATED MODULE: ../src/plan/checks/reachability.js

/**
 * Reports given security groups of another VPC than the builder's: EC2 does so at RunInstances ("Security group ... and
 * subnet ... belong to different networks"), when there is a key pair already.
 */
function checkGroupVpcs({ securityGroups, subnets, }) {
    const [subnet] = subnets;
    if (subnet === undefined)
        return [];
    const elsewhere = securityGroups.filter(({ vpc }) => vpc !== subnet.vpc);
    return elsewhere.map(({ id, vpc }) => ({
        code: 'security-group-elsewhere',
        what: `Security group ${id} is of VPC ${vpc}, but the builder's subnet ${subnet.id} is in ${subnet.vpc}.`,
        remedy: `Name a group of ${subnet.vpc} in 'security-group-ids', or a subnet of ${vpc} in 'subnet-id'.`,
    }));
}
/** Warns of a runner whose connections come from more than one address: the next may come from yet another. */
function addressWarnings({ allowCidr, securityGroupIds }, { runnerAddresses }) {
    if (runnerAddresses.length < 2 || allowCidr.length > 0 || securityGroupIds.length > 0)
        return [];
    return [
        `The runner's connections come from different addresses (${runnerAddresses.join(', ')}). All of these are let in; if it has more, name their block in 'allow-cidr'.`,
    ];
}
/** Warns of given groups whose rules do not let the runner reach the builder over SSH, as far as rules show it. */
function groupWarnings(request, { securityGroups, runnerAddresses }) {
    if (securityGroups.length === 0 || request.sshInterface === 'session_manager')
        return [];
    const names = securityGroups.map(({ id }) => id).join(', ');
    const sources = securityGroups.flatMap(({ ssh }) => ssh);
    const end = 'The bake will wait for SSH in vain unless a rule is added before it starts.';
    if (sources.length === 0)
        return [`No rule of the given security groups (${names}) lets port 22 in. ${end}`];
    if (request.sshInterface !== 'public_ip' || sources.includes('other'))
        return [];
    const out = runnerAddresses.filter((address) => !sources.some((block) => contains(block, address)));
    if (out.length === 0)
        return [];
    return [
        `The runner comes from ${out.join(', ')}, but the given security groups (${names}) let port 22 in only from ${[...new Set(sources)].join(', ')}. ${end}`,
    ];
}


/***/ }),

/***/ 6587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ warnings),
/* harmony export */   t: () => (/* binding */ imageWarnings)
/* harmony export */ });
/* harmony import */ var _gpus_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5689);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7954);
/* harmony import */ var _reachability_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(295);



/** EC2Cluster's own root volume (dask-cloudprovider, cloudprovider.yaml: filesystem_size) in GB. */
const EC2CLUSTER_FILESYSTEM = 40;
const ENCRYPTED = 'EC2Cluster of dask-cloudprovider 2025.9.0 asks for unencrypted volumes (Encrypted: False), which EC2 may reject for an encrypted AMI.';
const BY_DEFAULT = "The account encrypts every new EBS volume of this Region by default, so the AMI is encrypted although input 'encrypt' is false.";
/** What a gp3 volume has free of charge (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html). */
const FREE_IOPS = 3000;
const FREE_THROUGHPUT = 125;
/** What a user should know although it does not stop the bake. */
function warnings(request, facts, volume, gpuChecks) {
    return [
        ...volumeWarnings(volume),
        ...deprecationWarning(facts),
        ...gpuWarnings(request, gpuChecks),
        ...encryptionWarning(request, facts),
        ...uncheckedImages(facts),
        ...(0,_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialWarning */ .a)(request, facts),
        ...(0,_reachability_js__WEBPACK_IMPORTED_MODULE_2__/* .groupWarnings */ .PB)(request, facts),
        ...(0,_reachability_js__WEBPACK_IMPORTED_MODULE_2__/* .addressWarnings */ .k6)(request, facts),
        ...facts.unreachedQuotas.map((quota) => `Service Quotas could not be reached, so the account's quota "${quota}" was not checked beforehand.`),
    ];
}
function volumeWarnings({ deviceName, size }) {
    const found = [];
    if (deviceName !== '/dev/sda1') {
        found.push(`The source AMI's root device is ${deviceName}. EC2Cluster maps /dev/sda1, so its instances get a second, blank disk and the root volume keeps ${size} GiB.`);
    }
    if (size > EC2CLUSTER_FILESYSTEM) {
        found.push(`The root volume has ${size} GiB: give EC2Cluster filesystem_size=${size}, its own default of ${EC2CLUSTER_FILESYSTEM} is too small.`);
    }
    return found;
}
function deprecationWarning({ source, now }) {
    if (source?.deprecated === undefined || new Date(source.deprecated) > now)
        return [];
    return [
        `The source AMI ${source.id} (${source.name}) is deprecated since ${source.deprecated.slice(0, 10)}: its owner wants it used no more, and it may lack security updates.`,
    ];
}
function gpuWarnings({ nvidiaDriver }, gpuChecks) {
    if (gpuChecks !== 'skipped')
        return [];
    const found = [
        'The builder has no NVIDIA GPU, so the driver and the container image were not tried on one. Bake on a GPU instance type, or test the image before you rely on it.',
    ];
    if (nvidiaDriver === 'install') {
        found.push(`NVIDIA's driver ${_gpus_js__WEBPACK_IMPORTED_MODULE_0__/* .DRIVER_BRANCH */ .Ul} is installed and was not tried with the container image: whether that CUDA runs on a GPU with this driver shows on a GPU instance only.`);
    }
    return found;
}
function encryptionWarning({ encrypt }, { encryptsByDefault }) {
    if (encrypt)
        return [ENCRYPTED];
    return encryptsByDefault === true ? [`${BY_DEFAULT} ${ENCRYPTED}`] : [];
}
function uncheckedImages({ containerImages }) {
    return containerImages.flatMap((image) => image.state === 'unknown'
        ? `The registry could not be asked about '${image.reference}' (${image.why}), so its size and existence were not checked beforehand.`
        : []);
}
/**
 * What a user should know of the finished image, as EC2 describes it, beyond what the plan warned of: instances of it get
 * its root volume, and pay for it.
 */
function imageWarnings(plan, image) {
    if (image === undefined)
        return [];
    const { encrypted, iops = 0, throughput = 0 } = image.rootVolume;
    const found = [];
    const known = plan.builder.encryption !== undefined || plan.warnings.some((text) => text.includes(BY_DEFAULT));
    if (encrypted && !known) {
        found.push(`The AMI is encrypted although input 'encrypt' is false: by default, or as its source AMI. ${ENCRYPTED}`);
    }
    if (iops > FREE_IOPS || throughput > FREE_THROUGHPUT) {
        found.push(`The root volume of the AMI has ${iops} IOPS and ${throughput} MiB/s, and every running instance of it pays for what is more than ${FREE_IOPS} and ${FREE_THROUGHPUT}.`);
    }
    return found;
}


/***/ }),

/***/ 3730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ clusterArguments),
/* harmony export */   o: () => (/* binding */ clusterPlan)
/* harmony export */ });
/** EC2Cluster's own default in GB (dask-cloudprovider 2025.9.0, cloudprovider.yaml); workers spill to it what does not fit into memory. */
const DEFAULT_FILESYSTEM_SIZE = 40;
/**
 * Where an image mounts the instance store (template/image/usr/local/lib/bake-dask-ami/scratch.sh), and where a container finds it. It is
 * a directory on types without.
 */
const SCRATCH = '/mnt/dask-scratch';
/**
 * Dask's configuration `temporary-directory` (https://docs.dask.org/en/stable/configuration.html): workers make their directory
 * `dask-scratch-space` in it, which they spill to (distributed 2026.8.0, core.py).
 */
const TEMPORARY_DIRECTORY = 'DASK_TEMPORARY_DIRECTORY';
/**
 * The cluster of a request. `type` is the builder's.
 *
 * @param types what EC2 says of the instance types; none where it was not asked, and then no instance store is used
 */
function clusterPlan(request, { type, usesGpu }, subnet, types) {
    const instanceType = request.smokeInstanceType ?? type;
    return {
        instanceType,
        gpu: usesGpu && isGpuType(instanceType),
        vpc: subnet?.vpc,
        subnet: subnet?.id ?? request.subnetId,
        usePrivateIp: request.usePrivateIp,
        initializationRate: request.smokeInitializationRate,
        throughput: request.smokeVolumeThroughput,
        ...withInstanceStore(request, types.find((each) => each.type === instanceType)?.instanceStore ?? 0),
    };
}
/** What `docker run` gets. A user who has set where Dask puts its files, or what is at our path, has decided about it. */
function withInstanceStore({ envVars, dockerArgs }, instanceStore) {
    const decided = TEMPORARY_DIRECTORY in envVars || dockerArgs.includes(TEMPORARY_DIRECTORY) || dockerArgs.includes(SCRATCH);
    if (instanceStore === 0 || decided)
        return { envVars, dockerArgs, instanceStore: false };
    return {
        envVars: { ...envVars, [TEMPORARY_DIRECTORY]: SCRATCH },
        // Not --mount, with which no container starts where the directory is missing, as in an image of an earlier version.
        dockerArgs: `${dockerArgs} -v ${SCRATCH}:${SCRATCH}`.trim(),
        instanceStore: true,
    };
}
/** What `EC2Cluster` has to be given for an image that was baked. `facts` are what the image says that it holds. */
function clusterArguments({ cluster, region, dockerImage, builder }, ami, facts) {
    return {
        ami,
        bootstrap: false,
        region,
        vpc: cluster.vpc,
        subnet_id: cluster.subnet,
        instance_type: cluster.instanceType,
        filesystem_size: Math.max(DEFAULT_FILESYSTEM_SIZE, builder.volume.size),
        docker_image: dockerImage,
        docker_args: cluster.dockerArgs,
        env_vars: cluster.envVars,
        use_private_ip: cluster.usePrivateIp,
        worker_class: cluster.gpu && holds(facts, 'dask-cuda') ? 'dask_cuda.CUDAWorker' : 'dask.distributed.Nanny',
        root_volume: { device: builder.volume.deviceName, ebs: ebsOf(cluster) },
    };
}
/** What a gp3 volume has without being asked, and of how many IOPS one MiB/s needs (EBS user guide, "General Purpose SSD volumes"). */
const GP3_IOPS = 3000;
const IOPS_PER_MIB = 4;
function ebsOf({ initializationRate, throughput }) {
    const iops = (throughput ?? 0) * IOPS_PER_MIB;
    return {
        ...(initializationRate === undefined ? {} : { VolumeInitializationRate: initializationRate }),
        ...(throughput === undefined ? {} : { Throughput: throughput }),
        ...(iops > GP3_IOPS ? { Iops: iops } : {}),
    };
}
/** EC2Cluster's own rule for `--gpus=all` (dask-cloudprovider 2025.9.0, aws/ec2.py). */
function isGpuType(type) {
    return type.startsWith('p') || type.startsWith('g');
}
/** Whether the container image has a Python package, by its normalized name (PyPA, "Names and normalization"). */
function holds({ python_packages }, name) {
    return Object.keys(python_packages).some((found) => found.toLowerCase().replace(/[-_.]+/g, '-') === name);
}


/***/ }),

/***/ 8591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ neededDisk)
/* harmony export */ });
/**
 * How much larger layers are unpacked than compressed. Images for Python and CUDA come to 2 to 2.6 times; the rest is
 * for what a registry does not say.
 */
const UNPACKED = 3;
/** Space for packages, logs and the files of running containers, in GiB. */
const SPARE_GIB = 4;
/**
 * The disk that a bake needs, in GiB: the source AMI, and each container image compressed and unpacked, because
 * Docker's containerd store (the default since Docker 29) keeps both.
 *
 * @param sourceSize the source AMI's root volume in GiB
 * @returns undefined when the size of an image is not known
 */
function neededDisk(sourceSize, images) {
    let bytes = 0;
    for (const image of images) {
        if (image.state !== 'found')
            return undefined;
        bytes += image.compressedBytes * (1 + UNPACKED);
    }
    return images.length === 0 ? undefined : Math.ceil(sourceSize + bytes / 2 ** 30) + SPARE_GIB;
}


/***/ }),

/***/ 8831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ surveyedType)
/* harmony export */ });
/** What the survey found of an instance type; undefined when the Region does not have it. */
function surveyedType(facts, type) {
    return facts.types.find((candidate) => candidate.type === type);
}


/***/ }),

/***/ 5689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ DRIVER_CUDA),
/* harmony export */   PA: () => (/* binding */ gpuBeforeTuring),
/* harmony export */   Ul: () => (/* binding */ DRIVER_BRANCH),
/* harmony export */   i1: () => (/* binding */ hasNvidiaGpu),
/* harmony export */   ln: () => (/* binding */ cudaMajor)
/* harmony export */ });
/* harmony import */ var _aws_instance_family_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4402);

/** NVIDIA's architectures before Turing: the open kernel modules do not drive them, and CUDA 13 has dropped them. */
const BEFORE_TURING = {
    p2: 'K80 (Kepler)',
    g2: 'K520 (Kepler)',
    g3: 'M60 (Maxwell)',
    g3s: 'M60 (Maxwell)',
    p3: 'V100 (Volta)',
    p3dn: 'V100 (Volta)',
};
// Families with NVIDIA's GPUs since then. g4ad is not one of them: its GPUs are AMD's.
const SINCE_TURING = /^(?:g4dn|g5g?|g6[ef]?|gr6f?|g7[e]?|p[4-9](?:[a-z]+|-[a-z0-9]+)?)$/;
/**
 * The GPU of an instance type that NVIDIA's open driver cannot drive, such as `V100 (Volta)`; undefined for all others.
 *
 * https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/kernel-modules.html: open modules from Turing on.
 */
function gpuBeforeTuring(instanceType) {
    return BEFORE_TURING[(0,_aws_instance_family_js__WEBPACK_IMPORTED_MODULE_0__/* .familyOf */ .A)(instanceType)];
}
/** Whether an instance type has a GPU of NVIDIA's. EC2's own answer is used where there is one. */
function hasNvidiaGpu(instanceType, surveyed) {
    if (surveyed !== undefined)
        return surveyed.some((manufacturer) => /nvidia/i.test(manufacturer));
    return gpuBeforeTuring(instanceType) !== undefined || SINCE_TURING.test((0,_aws_instance_family_js__WEBPACK_IMPORTED_MODULE_0__/* .familyOf */ .A)(instanceType));
}
/** The branch of NVIDIA's driver that `nvidia-driver: install` takes from Ubuntu: the newest with long-term support. */
const DRIVER_BRANCH = 580;
/** The largest CUDA major that `DRIVER_BRANCH` runs (https://docs.nvidia.com/deploy/cuda-compatibility/: 13 from 580 on). */
const DRIVER_CUDA = 13;
/** The CUDA major of a container image: of CUDA_VERSION in its environment, else of its tag (`26.06-cuda13-py3.14`). */
function cudaMajor(reference, environment) {
    const version = /^(\d+)/.exec(environment?.['CUDA_VERSION'] ?? '')?.[1] ?? /[:.-]cuda(\d+)/.exec(reference)?.[1];
    return version === undefined ? undefined : Number(version);
}


/***/ }),

/***/ 7506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ candidates),
  Y: () => (/* binding */ launchesAfter)
});

// EXTERNAL MODULE: ../src/plan/checks/launch.js + 2 modules
var launch = __webpack_require__(9030);
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/plan/facts.js
var plan_facts = __webpack_require__(8831);
;// CONCATENATED MODULE: ../src/plan/checks/subnet.js


/** Why there is no subnet to launch into. */
function noSubnet(request, facts) {
    if (request.subnetId !== undefined) {
        return (0,problem/* problem */.CC)('no-such-subnet', {
            what: `There is no subnet '${request.subnetId}' in ${request.region}.`,
        });
    }
    if (facts.defaultVpc === undefined) {
        return (0,problem/* problem */.CC)('no-default-vpc', { what: `The account has no default VPC in ${request.region}.` });
    }
    return (0,problem/* problem */.CC)('no-default-subnet', { what: `The default VPC ${facts.defaultVpc} has no default subnet.` });
}
/** Why a builder of an instance type could not be launched into a subnet, or could not do its work there. */
function checkSubnet(request, type, facts, subnet) {
    const zones = (0,plan_facts/* surveyedType */.I)(facts, type)?.zones;
    // A type that does not exist is no fault of the zone, and has its own problem.
    if (zones !== undefined && !zones.includes(subnet.zone)) {
        const offering = zones.join(', ') || 'no zone of this Region';
        return {
            code: 'type-not-offered',
            what: `Instance type '${type}' is not offered in ${subnet.zone}, where subnet ${subnet.id} is.`,
            remedy: `Choose another 'instance-type', or a subnet in a zone that offers it: ${offering}.`,
        };
    }
    if (subnet.freeAddresses < 1) {
        return (0,problem/* problem */.CC)('subnet-full', { what: `Subnet ${subnet.id} has no free address.` });
    }
    return checkRoute(request, subnet);
}
function checkRoute(request, subnet) {
    if (subnet.route === 'none') {
        return {
            code: 'no-route',
            what: `Subnet ${subnet.id} has no route to the internet, so packages and container images could not be fetched.`,
            remedy: "Add a route for 0.0.0.0/0 to an internet or NAT gateway, or name another subnet in 'subnet-id'.",
        };
    }
    if (request.sshInterface === 'public_ip' && subnet.route === 'nat') {
        return {
            code: 'no-route',
            what: `Subnet ${subnet.id} reaches the internet through a NAT gateway, so nothing outside can reach the builder.`,
            remedy: "Set 'ssh-interface' to 'session_manager' (or 'private_ip' for a runner in the VPC), or name a public subnet.",
        };
    }
    const hasPublicAddress = request.associatePublicIp ?? (request.sshInterface === 'public_ip' || subnet.mapsPublicAddress);
    if (subnet.route === 'internet-gateway' && !hasPublicAddress) {
        return {
            code: 'no-route',
            what: `Subnet ${subnet.id} reaches the internet through an internet gateway, which serves public addresses only, and the builder would have none.`,
            remedy: "Set 'associate-public-ip' to 'true', or name a subnet with a NAT gateway in 'subnet-id'.",
        };
    }
    return undefined;
}

// EXTERNAL MODULE: ../src/plan/lookups.js + 4 modules
var lookups = __webpack_require__(2961);
// EXTERNAL MODULE: ../src/plan/smoke-test.js
var smoke_test = __webpack_require__(5622);
;// CONCATENATED MODULE: ../src/plan/launches.js




/**
 * How often a builder is launched at most. A launch that EC2 has no capacity for takes Packer up to two minutes: it
 * answers with status 500, which the SDK of Packer's plugin repeats 10 times. Only AWS_MAX_ATTEMPTS would shorten that,
 * which the plugin also uses as the number of its waits for the image, so nobody may set it.
 */
const MOST_LAUNCHES = 4;
/**
 * Chooses how the builder is launched, and how else where EC2 has no capacity: every type of the request once, the
 * preferred ones in further zones as long as there are tries left. With `spot` the last tries are on demand.
 */
function candidates(request, { instanceTypes }, facts) {
    const ways = (0,lookups/* lifecycles */.Sq)(request);
    const result = ways.map((lifecycle) => instanceTypes.map((type) => placesOf(request, type, lifecycle, facts)));
    const usable = result.map((places) => places.map(({ launches }) => launches).filter((launches) => launches.length > 0));
    const launches = [];
    for (const [index, places] of usable.entries()) {
        const waysToCome = usable.slice(index + 1).filter((later) => later.length > 0).length;
        launches.push(...spread(places, MOST_LAUNCHES - waysToCome - launches.length));
    }
    // Of the variant's own types nobody named any, and the last is the one that every Region has.
    const shown = request.instanceType.length > 0 ? result.flat() : result.flatMap((places) => places.slice(-1));
    return { launches, problems: distinct(shown.flatMap(({ problems }) => problems)) };
}
/** Which further launches may succeed after one that EC2 answered with an error. */
const helpfulLaunches = {
    'no-capacity': 'any',
    'no-spot-capacity': 'any',
    'not-on-free-plan': 'other type',
    // On demand other quotas count, and nothing is taken back.
    'quota-too-small': 'on demand',
    'spot-interrupted': 'on demand',
    // It had a free address when the plan was made.
    'subnet-full': 'other subnet',
    'limit-reached': 'none',
    'no-default-vpc': 'none',
    'encryption-key-unusable': 'none',
    'plugin-crashed': 'none',
};
/** What is left to try after a launch failed for the reason that the code of a diagnosis names. */
function launchesAfter(code, failed, further) {
    const helpful = helpfulLaunches;
    switch (helpful[code] ?? 'none') {
        case 'any':
            return further;
        case 'other type':
            return further.filter(({ builder }) => builder.instanceType !== failed.instanceType);
        case 'other subnet':
            return further.filter(({ builder }) => builder.subnet !== failed.subnet);
        case 'on demand':
            return failed.spot ? further.filter(({ builder }) => !builder.spot) : [];
        case 'none':
            return [];
    }
}
/** The subnets in which a type can be launched, or every reason why it cannot. */
function placesOf(request, type, lifecycle, facts) {
    const [first, ...further] = facts.subnets.map((subnet) => ({
        launch: { type, lifecycle, subnet },
        problems: checkPlace(request, type, facts, subnet),
    }));
    const problems = (0,launch/* checkType */.B)(request, type, lifecycle, facts);
    if (first === undefined) {
        const everywhere = [...(0,smoke_test/* checkSmokeTest */.Os)(request, type, facts, undefined), noSubnet(request, facts)];
        return { launches: [], problems: [...problems, ...everywhere] };
    }
    const launches = [first, ...further].flatMap((place) => (place.problems.length === 0 ? place.launch : []));
    if (launches.length === 0)
        problems.push(...first.problems);
    return { launches: problems.length === 0 ? launches : [], problems };
}
function checkPlace(request, type, facts, subnet) {
    const problem = checkSubnet(request, type, facts, subnet);
    // The subnet's own problem says enough of it.
    const ofSmoke = (0,smoke_test/* checkSmokeTest */.Os)(request, type, facts, problem === undefined ? subnet : undefined);
    return problem === undefined ? ofSmoke : [...ofSmoke, problem];
}
/** `most` of the places at most, in their order: of each list the first, and more of the earlier lists. */
function spread(places, most) {
    const lists = places.slice(0, most);
    let spare = most - lists.length;
    return lists.flatMap((list) => {
        const taken = list.slice(0, 1 + spare);
        spare -= taken.length - 1;
        return taken;
    });
}
function distinct(problems) {
    return [...new Map(problems.map((problem) => [problem.what, problem])).values()];
}


/***/ }),

/***/ 2961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NJ: () => (/* binding */ architectureOf),
  Sq: () => (/* binding */ lifecycles),
  r3: () => (/* binding */ lookupsOf),
  Bp: () => (/* binding */ variantOf)
});

// UNUSED EXPORTS: instanceTypesOf

// EXTERNAL MODULE: ../src/aws/quotas.js
var quotas = __webpack_require__(5455);
// EXTERNAL MODULE: ../src/plan/smoke-test.js
var smoke_test = __webpack_require__(5622);
;// CONCATENATED MODULE: ../src/plan/variants/ubuntu.js
// Canonical's accounts by partition, the paths of its images and its public parameters
// (https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/; canonical/ubuntu-cloud-docs#40).
const CANONICAL = { aws: '099720109477', china: '837727238323', govcloud: '513442679011' };
const RELEASES = {
    '22.04': { path: 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04', volume: 'ebs-gp2' },
    '24.04': { path: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04', volume: 'ebs-gp3' },
    '26.04': { path: 'ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04', volume: 'ebs-gp3' },
};
/** Canonical's newest server image of a release, which a public parameter names in every partition. */
function plainUbuntu({ ubuntuVersion, region }, architecture) {
    const { path, volume } = RELEASES[ubuntuVersion];
    const machine = architecture === 'arm64' ? 'arm64' : 'amd64';
    return {
        parameter: `/aws/service/canonical/ubuntu/server/${ubuntuVersion}/stable/current/${machine}/hvm/${volume}/ami-id`,
        query: { name: `${path}-${machine}-server-*`, owners: [ownerIn(region)], architecture },
    };
}
function ownerIn(region) {
    if (region.startsWith('cn-'))
        return CANONICAL.china;
    return region.startsWith('us-gov-') ? CANONICAL.govcloud : CANONICAL.aws;
}

;// CONCATENATED MODULE: ../src/plan/variants/variant.js
/** An image of Docker Hub by repository and tag. */
function dockerHubImage(repository, tag) {
    return { text: `${repository}:${tag}`, registry: undefined, repository, tag, digest: undefined };
}

;// CONCATENATED MODULE: ../src/plan/variants/cpu.js


/** Docker and one Dask image on plain Ubuntu. */
const cpu = {
    dockerImage: dockerHubImage('daskdev/dask', 'latest'),
    // The first is the one of 2 vCPUs and 8 GiB that an account on AWS's free plan launches; some Regions lack it.
    instanceTypes: ['m7i-flex.large', 't3.large'],
    volumeSize: 16,
    sshTimeoutMinutes: 10,
    buildTimeoutMinutes: 45,
    smokeTimeoutMinutes: 20,
    usesGpu: false,
    source: plainUbuntu,
    dockerSource: () => 'docker-ce',
};

// EXTERNAL MODULE: ../src/inputs/rapids-image.json
var rapids_image = __webpack_require__(4234);
;// CONCATENATED MODULE: ../src/plan/variants/rapids.js



// Amazon's account of the Deep Learning AMIs, and their names and public parameters
// (https://docs.aws.amazon.com/dlami/latest/devguide/find-dlami-id.html).
const DEEP_LEARNING = '898082745236';
/** RAPIDS on NVIDIA's open driver: the Deep Learning Base AMI, or plain Ubuntu with the driver installed by the bake. */
const rapids = {
    dockerImage: dockerHubImage(rapids_image/* repository */.Jk, rapids_image/* tag */.Tc),
    instanceTypes: ['g4dn.xlarge'],
    volumeSize: 120,
    sshTimeoutMinutes: 15,
    // Gigabytes of layers, and the first snapshot of a volume of 100 GiB that was made from another account's snapshot.
    buildTimeoutMinutes: 90,
    // Scheduler and worker read those gigabytes from cold volumes, one after the other.
    smokeTimeoutMinutes: 45,
    usesGpu: true,
    source: (choice, architecture) => choice.nvidiaDriver === 'install'
        ? plainUbuntu(choice, architecture)
        : deepLearning(choice, architecture),
    dockerSource: ({ nvidiaDriver }) => (nvidiaDriver === 'install' ? 'docker-ce' : 'none'),
};
function deepLearning({ ubuntuVersion }, architecture) {
    const kind = architecture === 'arm64' ? 'Deep Learning ARM64 Base' : 'Deep Learning Base';
    return {
        parameter: `/aws/service/deeplearning/ami/${architecture}/base-oss-nvidia-driver-gpu-ubuntu-${ubuntuVersion}/latest/ami-id`,
        query: {
            name: `${kind} OSS Nvidia Driver GPU AMI (Ubuntu ${ubuntuVersion}) *`,
            owners: [DEEP_LEARNING],
            architecture,
        },
    };
}

;// CONCATENATED MODULE: ../src/plan/lookups.js




/** Before the name of a parameter, as RunInstances takes it in place of an AMI's id. */
const RESOLVE = 'resolve:ssm:';
const variants = { cpu: cpu, rapids: rapids };
/** The data of the request's variant. */
function variantOf(request) {
    return variants[request.variant];
}
/**
 * The lookups of a request. Made once, and again when the survey knows the instance types.
 *
 * @param types what EC2 says of the instance types; none while that is not known
 */
function lookupsOf(request, types = []) {
    const variant = variantOf(request);
    const instanceTypes = instanceTypesOf(request);
    const architecture = architectureOf(instanceTypes[0], types);
    const smoke = (0,smoke_test/* smokeLookups */.dO)(request, instanceTypes);
    const ofCluster = request.smokeInstanceType === undefined ? [] : [request.smokeInstanceType];
    return {
        source: sourceOf(request, variant, architecture),
        instanceTypes,
        architecture,
        containerImages: [request.dockerImage ?? variant.dockerImage, ...request.extraDockerImages],
        spot: request.spot,
        allTypes: [...new Set([...instanceTypes, ...ofCluster])],
        quotas: quotasOf(instanceTypes, lifecycles(request), smoke),
        subnetId: request.subnetId,
        securityGroupIds: request.securityGroupIds,
        amiName: request.amiName,
        sshSources: sshSourcesOf(request),
        smoke,
    };
}
/** The instance types to bake on, the preferred first: those of the request, else the variant's own. */
function instanceTypesOf(request) {
    const [first, ...further] = request.instanceType;
    return first === undefined ? variantOf(request).instanceTypes : [first, ...further];
}
/** How the builder may be paid for, the preferred way first. */
function lifecycles(request) {
    return request.spot ? ['spot', 'on-demand'] : ['on-demand'];
}
const ARCHITECTURES = ['x86_64', 'arm64'];
/**
 * The architecture of an instance type: what EC2 says, else what its name says. The attributes after the generation
 * hold a `g` for Graviton (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html); a1 is arm64
 * too, and so is Grace, the CPU of p6e-gb200 (https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html).
 *
 * @param types what EC2 says of the instance types, as far as it is known
 */
function architectureOf(instanceType, types = []) {
    const known = types.find(({ type }) => type === instanceType)?.architectures;
    const byName = /^(?:a1\.|[a-z]+\d+[a-z]*g|[a-z]+\d+[a-z]*-gb\d)/.test(instanceType) ? 'arm64' : 'x86_64';
    return ARCHITECTURES.find((architecture) => known?.includes(architecture)) ?? byName;
}
function quotasOf(types, ways, smoke) {
    const wanted = [
        ...ways.flatMap((lifecycle) => types.map((type) => (0,quotas/* quotaOf */.O)(type, lifecycle))),
        ...(smoke?.instanceTypes ?? []).map((type) => (0,quotas/* quotaOf */.O)(type)),
    ];
    return [...new Map(wanted.flatMap((quota) => (quota ? [[quota.code, quota]] : []))).values()];
}
function sourceOf(request, variant, architecture) {
    if (request.sourceAmi?.startsWith(RESOLVE))
        return { ownParameter: request.sourceAmi.slice(RESOLVE.length) };
    if (request.sourceAmi !== undefined)
        return { id: request.sourceAmi };
    if (request.sourceAmiName !== undefined && request.sourceAmiOwner !== undefined) {
        return { query: { name: request.sourceAmiName, owners: [request.sourceAmiOwner], architecture } };
    }
    return variant.source(request, architecture);
}
function sshSourcesOf(request) {
    if (request.securityGroupIds.length > 0 || request.sshInterface === 'session_manager')
        return 'none';
    if (request.allowCidr.length > 0)
        return 'given';
    return request.sshInterface === 'private_ip' ? 'vpc' : 'runner';
}


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w_: () => (/* binding */ assumedPlan),
  gE: () => (/* binding */ imageFamily),
  Cs: () => (/* binding */ makePlan)
});

// EXTERNAL MODULE: ../src/plan/checks/launch.js + 2 modules
var launch = __webpack_require__(9030);
// EXTERNAL MODULE: ../src/plan/checks/warnings.js
var warnings = __webpack_require__(6587);
// EXTERNAL MODULE: ../src/plan/cluster.js
var plan_cluster = __webpack_require__(3730);
// EXTERNAL MODULE: ../src/plan/disk.js
var disk = __webpack_require__(8591);
// EXTERNAL MODULE: ../src/plan/facts.js
var plan_facts = __webpack_require__(8831);
// EXTERNAL MODULE: ../src/plan/gpus.js
var gpus = __webpack_require__(5689);
;// CONCATENATED MODULE: ../src/plan/install.js

// pigz is only Recommended by Docker's packages, and unpacks layers on all cores; apparmor is not even that on Debian,
// where `docker run` fails without its parser.
const DOCKER_PACKAGES = {
    'docker-ce': ['docker-ce', 'docker-ce-cli', 'containerd.io', 'apparmor', 'ca-certificates', 'pigz'],
    distro: ['docker.io', 'apparmor', 'ca-certificates', 'pigz'],
    none: [],
};
/** What cloud-init has to install for a request. */
function installOf(request, dockerSource, powerOffMinutes) {
    const nvidiaDriver = request.nvidiaDriver === 'install' ? gpus/* DRIVER_BRANCH */.Ul : undefined;
    const ours = [...DOCKER_PACKAGES[dockerSource], ...nvidiaPackages(nvidiaDriver)];
    const unpinned = ours.filter((name) => !request.packages.some((given) => given.startsWith(`${name}=`)));
    const further = request.packages.filter((name) => !ours.includes(name));
    return {
        dockerSource,
        nvidiaDriver,
        packages: [...unpinned, ...further],
        automaticUpgrades: request.automaticUpgrades,
        start: request.start,
        powerOffMinutes,
    };
}
/**
 * The driver as Ubuntu builds and signs it for its AWS kernel, without DKMS (https://ubuntu.com/server/docs/nvidia-drivers-installation),
 * and NVIDIA's container toolkit. linux-aws comes along so that the newest kernel and the modules for it are installed together.
 */
function nvidiaPackages(branch) {
    if (branch === undefined)
        return [];
    return [
        'linux-aws',
        `linux-modules-nvidia-${branch}-server-open-aws`,
        `nvidia-headless-no-dkms-${branch}-server-open`,
        `nvidia-utils-${branch}-server`,
        'nvidia-container-toolkit',
    ];
}

// EXTERNAL MODULE: ../src/plan/launches.js + 1 modules
var plan_launches = __webpack_require__(7506);
// EXTERNAL MODULE: ../src/plan/lookups.js + 4 modules
var plan_lookups = __webpack_require__(2961);
// EXTERNAL MODULE: ../src/plan/smoke-test.js
var smoke_test = __webpack_require__(5622);
// EXTERNAL MODULE: ../src/plan/tags.js
var plan_tags = __webpack_require__(1843);
// EXTERNAL MODULE: ../src/plan/time-limits.js
var time_limits = __webpack_require__(7264);
;// CONCATENATED MODULE: ../src/plan/make-plan.js












/** How much longer than the build the builder may live when nobody is left to end it. */
const POWER_OFF_SLACK_MINUTES = 30;
/** Decides everything about the bake of a request in an account, or names every reason why it cannot work. */
function makePlan(request, lookups, facts) {
    const { launches, problems } = (0,plan_launches/* candidates */.X)(request, lookups, facts);
    const general = (0,launch/* checkFacts */.u)(request, lookups, facts);
    const [first, ...further] = launches;
    if (first === undefined)
        return [...problems, ...general];
    if (general.length > 0)
        return general;
    const plan = decide(request, lookups, facts, [first, ...further]);
    const leftOut = problems.map(({ what }) => `Left out of the launches that are tried: ${what}`);
    return { ...plan, warnings: [...plan.warnings, ...leftOut] };
}
/** The family of the image that a request bakes. */
function imageFamily({ family, variant }) {
    return family ?? `dask-${variant}`;
}
/**
 * The plan of `mode: render`: what is known without asking the account. The source AMI stays a query, and the root
 * device is the one that Canonical's images have.
 */
function assumedPlan(request, facts) {
    const none = {
        source: undefined,
        defaultVpc: undefined,
        subnets: [],
        types: [],
        quotas: [],
        unreachedQuotas: [],
    };
    const rest = {
        credentials: { kind: 'none' },
        containerImages: [],
        archives: [],
        missingSpotPermissions: [],
        securityGroups: [],
        missingSecurityGroups: [],
        runnerAddresses: [],
        encryptsByDefault: undefined,
        imageWithSameName: undefined,
    };
    const lookups = (0,plan_lookups/* lookupsOf */.r3)(request);
    const [type] = lookups.instanceTypes;
    const [lifecycle = 'on-demand'] = (0,plan_lookups/* lifecycles */.Sq)(request);
    const first = { type, lifecycle, subnet: undefined };
    return decide(request, lookups, { ...facts, ...none, ...rest, sshSources: request.allowCidr }, [first]);
}
function decide(request, { source, containerImages: [image, ...extraImages] }, facts, [first, ...further]) {
    const variant = (0,plan_lookups/* variantOf */.Bp)(request);
    const dockerImage = image.text;
    const family = imageFamily(request);
    const amiName = request.amiName ?? generatedName(family, facts);
    const size = request.volumeSize ?? volumeSize(variant, facts);
    const volume = { deviceName: facts.source?.rootDeviceName ?? '/dev/sda1', size };
    const sourceAmi = facts.source?.id ?? request.sourceAmi;
    const powerOffMinutes = (0,time_limits/* buildMinutes */.C)(request) + POWER_OFF_SLACK_MINUTES;
    const tagged = taggedOf(request, facts, { amiName, family, dockerImage, sourceAmi }, powerOffMinutes);
    const tags = (0,plan_tags/* runTags */.He)(request, tagged);
    const launchOf = (candidate) => decideLaunch(request, facts, candidate, volume, tags);
    const launch = launchOf(first);
    return {
        ...launch,
        region: request.region,
        variant: request.variant,
        family,
        repository: facts.repository,
        baked: facts.now,
        amiName,
        amiNameIsGiven: request.amiName !== undefined,
        amiDescription: request.amiDescription ?? description(dockerImage, facts.source?.name ?? sourceAmi),
        fingerprint: facts.fingerprint,
        imageTags: (0,plan_tags/* imageTags */.rK)(request, tagged),
        runTags: tags,
        runUuid: facts.runUuid,
        source: { id: sourceAmi, query: 'query' in source ? source.query : undefined },
        ssh: sshOf(request, facts, variant),
        install: installOf(request, request.dockerSource ?? variant.dockerSource(request), powerOffMinutes),
        dockerImage,
        extraDockerImages: extraImages.map(({ text }) => text),
        timeoutMinutes: (0,time_limits/* buildMinutes */.C)(request),
        furtherLaunches: further.map(launchOf),
        warnings: (0,warnings/* warnings */.A)(request, facts, volume, launch.gpuChecks),
    };
}
function taggedOf(request, { now, runUuid, repository, fingerprint }, names, powerOffMinutes) {
    const expires = new Date(now.getTime() + (powerOffMinutes + smokeTestMinutes(request)) * 60_000);
    return { ...names, runUuid, repository, baked: now, fingerprint: fingerprint?.value, expires };
}
function sshOf(request, facts, variant) {
    return {
        username: request.sshUsername,
        interface: request.sshInterface,
        // A builder that cannot be reached is named as such; the build's own deadline could only say where it was.
        timeoutMinutes: Math.min(variant.sshTimeoutMinutes, Math.floor((0,time_limits/* buildMinutes */.C)(request) / 2)),
        sources: facts.sshSources,
    };
}
function decideLaunch(request, facts, { type, lifecycle, subnet }, volume, tags) {
    const variant = (0,plan_lookups/* variantOf */.Bp)(request);
    const spot = lifecycle === 'spot';
    const cluster = (0,plan_cluster/* clusterPlan */.o)(request, { type, usesGpu: variant.usesGpu }, subnet, facts.types);
    return {
        builder: {
            instanceType: type,
            spot,
            // The plugin rejects unlimited credits on a spot instance.
            unlimitedCredits: !spot && ((0,plan_facts/* surveyedType */.I)(facts, type)?.burstable ?? /^t\d/.test(type)),
            instanceProfile: request.iamInstanceProfile,
            volume,
            encryption: request.encrypt ? { kmsKey: request.kmsKeyId } : undefined,
            vpc: subnet?.vpc,
            subnet: subnet?.id ?? request.subnetId,
            zone: subnet?.zone,
            associatePublicIp: request.associatePublicIp ?? (request.sshInterface === 'public_ip' ? true : undefined),
            securityGroups: request.securityGroupIds,
        },
        gpuChecks: gpuChecksOf(variant, type, facts),
        cluster,
        smoke: (0,smoke_test/* smokePlan */.HP)(request, cluster, facts, tags),
    };
}
/** How long a smoke test may take after the build: its own time and that of ending its cluster. */
function smokeTestMinutes(request) {
    return request.smokeTest ? (0,time_limits/* smokeMinutes */.t)(request) + POWER_OFF_SLACK_MINUTES : 0;
}
/** How much of the run's id a made-up name takes: GitHub's has about 14 characters, other runners' are not known. */
const LONGEST_RUN_ID = 42;
/**
 * `dask-cpu-20261124-031500-<run id>-<attempt>-7c9e6679`: sorts by time. Its end is of this step's own UUID, because all jobs
 * of a matrix have the same run id and attempt. At most 128 characters of EC2's set, as a family has at most 60.
 */
function generatedName(family, facts) {
    const time = facts.now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    const run = facts.runId.replace(/[^A-Za-z0-9-]/g, '-').slice(0, LONGEST_RUN_ID);
    return [family, time, ...(run === 'local' ? [] : [run]), facts.runUuid.slice(0, 8)].join('-');
}
function description(dockerImage, source) {
    return `Dask image ${dockerImage}${source === undefined ? '' : ` on ${source}`}`.slice(0, 255);
}
/** The root volume in GiB: what the images need where that is known, else at least the variant's own. */
function volumeSize(variant, facts) {
    const source = facts.source?.rootVolumeSize ?? 0;
    return (0,disk/* neededDisk */.F)(source, facts.containerImages) ?? Math.max(variant.volumeSize, source);
}
function gpuChecksOf(variant, instanceType, facts) {
    if (!variant.usesGpu)
        return 'none';
    return (0,gpus/* hasNvidiaGpu */.i1)(instanceType, (0,plan_facts/* surveyedType */.I)(facts, instanceType)?.gpuManufacturers) ? 'full' : 'skipped';
}


/***/ }),

/***/ 5622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ smokePlan),
/* harmony export */   Os: () => (/* binding */ checkSmokeTest),
/* harmony export */   dO: () => (/* binding */ smokeLookups)
/* harmony export */ });
/* harmony import */ var _aws_quotas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5455);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3471);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6643);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8831);
/* harmony import */ var _time_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7264);





/** What the smoke test of a request asks of the account; undefined when none is wanted. `types` are the builder's. */
function smokeLookups(request, types) {
    if (!isWanted(request))
        return undefined;
    const { smokeInstanceType } = request;
    const instanceTypes = smokeInstanceType === undefined ? types : [smokeInstanceType];
    return { instanceTypes, sources: sourcesOf(request) };
}
/** The plan of the smoke test; undefined when none is wanted. */
function smokePlan(request, cluster, facts, runTags) {
    if (!isWanted(request) || facts.smoke === undefined || cluster.vpc === undefined)
        return undefined;
    return {
        ...cluster,
        vpc: cluster.vpc,
        workers: request.smokeWorkers,
        sources: facts.smoke.sources,
        tags: { ...runTags, [_aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.part]: 'smoke' },
        timeoutMinutes: (0,_time_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .smokeMinutes */ .t)(request),
        maxStartSeconds: request.maxStartSeconds,
        script: request.smokeScript,
        onFailure: request.onSmokeFailure,
    };
}
/** Every reason why the smoke test of a request could not work in the account. `type` is the builder's. */
function checkSmokeTest(request, type, facts, subnet) {
    if (!isWanted(request) || facts.smoke === undefined)
        return [];
    const instanceType = request.smokeInstanceType ?? type;
    const problems = [
        checkType(request, instanceType, facts),
        checkZone(instanceType, facts, subnet),
        checkQuota(request, instanceType, facts),
        checkRoute(request, subnet),
        checkSources(facts.smoke.sources),
    ];
    return problems.flatMap((problem) => problem ?? []);
}
function isWanted(request) {
    return request.smokeTest && request.mode !== 'render';
}
function sourcesOf(request) {
    if (request.allowCidr.length > 0)
        return 'given';
    return request.usePrivateIp ? 'vpc' : 'runner';
}
function checkType(request, type, facts) {
    if (request.smokeInstanceType === undefined)
        return undefined;
    const found = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .surveyedType */ .I)(facts, type);
    if (found === undefined) {
        return {
            code: 'unknown-instance-type',
            what: `Instance type '${type}' does not exist in ${request.region}.`,
            remedy: "Choose another 'smoke-instance-type', or leave it out.",
        };
    }
    const architecture = facts.source?.architecture;
    if (architecture === undefined || found.architectures.includes(architecture))
        return undefined;
    return {
        code: 'architecture-mismatch',
        what: `The image will be for ${architecture}, but '${type}' runs ${found.architectures.join(', ')}.`,
        remedy: "Choose a 'smoke-instance-type' of the image's architecture, or leave it out.",
    };
}
function checkZone(type, facts, subnet) {
    const zones = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .surveyedType */ .I)(facts, type)?.zones;
    // A type that does not exist has its own problem.
    if (subnet === undefined || zones === undefined || zones.includes(subnet.zone))
        return undefined;
    return {
        code: 'type-not-offered',
        what: `Instance type '${type}' of the smoke test is not offered in ${subnet.zone}, where subnet ${subnet.id} is.`,
        remedy: `Choose another 'smoke-instance-type', or name a subnet in a zone that offers it: ${zones.join(', ')}.`,
    };
}
/** The builder is gone before the cluster comes, so only the cluster is counted. A new account has 5 vCPUs. */
function checkQuota(request, type, facts) {
    const code = (0,_aws_quotas_js__WEBPACK_IMPORTED_MODULE_0__/* .quotaOf */ .O)(type)?.code;
    const quota = facts.quotas.find((candidate) => candidate.code === code);
    const vcpus = (0,_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .surveyedType */ .I)(facts, type)?.vcpus;
    if (quota === undefined || vcpus === undefined)
        return undefined;
    const machines = request.smokeWorkers + 1;
    const needed = machines * vcpus;
    if (quota.inUse + needed <= quota.limit)
        return undefined;
    return {
        code: 'quota-too-small',
        what: `The smoke test needs ${needed} vCPUs (${machines} times '${type}'), but of the account's ${quota.limit} for "${quota.name}" ${quota.inUse} are in use.`,
        remedy: `Raise quota ${quota.code} in Service Quotas, set 'smoke-workers' to a smaller value, or choose a smaller 'smoke-instance-type'.`,
    };
}
function checkRoute(request, subnet) {
    if (request.usePrivateIp || subnet?.route !== 'nat')
        return undefined;
    return {
        code: 'no-route',
        what: `Subnet ${subnet.id} reaches the internet through a NAT gateway, so the runner could not reach the cluster of the smoke test.`,
        remedy: "Set 'use-private-ip' to 'true' for a runner in the VPC, or name a public subnet in 'subnet-id'.",
    };
}
function checkSources(sources) {
    const world = sources.find((block) => block.endsWith('/0'));
    if (world === undefined)
        return undefined;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .CC)('smoke-open-to-the-world', {
        what: `Input 'allow-cidr' holds ${world}, and the ports of the smoke test's cluster are never opened to the world.`,
    });
}


/***/ }),

/***/ 1843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B$: () => (/* binding */ tagsBesideRecord),
/* harmony export */   He: () => (/* binding */ runTags),
/* harmony export */   rK: () => (/* binding */ imageTags)
/* harmony export */ });
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);

/** The tags of the image and its snapshots. */
function imageTags(request, tagged) {
    return {
        ...runTags(request, tagged),
        [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.family]: tagged.family,
        [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.baked]: tagged.baked.toISOString(),
        ...(tagged.fingerprint === undefined ? {} : { [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.fingerprint]: tagged.fingerprint }),
        [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.dockerImage]: tagged.dockerImage.slice(0, _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .LONGEST_TAG_VALUE */ .I9),
        ...(tagged.sourceAmi === undefined ? {} : { [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sourceAmi]: tagged.sourceAmi }),
    };
}
/** Tags that only an image gets, once it is ready, or only a cluster. */
const NEVER_ON_SNAPSHOTS = [
    _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.regions,
    _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.rejected,
    _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.withdrawn,
    _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.disabled,
    _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.launchPermissions,
    _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.part,
];
/** How many tags the snapshots of an image and of its copies may get, their record not counted. */
function tagsBesideRecord(tags) {
    const own = Object.values(_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk).filter((key) => !NEVER_ON_SNAPSHOTS.includes(key));
    return new Set([...Object.keys(tags), ...own]).size;
}
/**
 * The tags of everything temporary. Packer puts them on the image as well, so the image is temporary until
 * its status is changed.
 */
function runTags(request, tagged) {
    return {
        Name: tagged.amiName,
        ...request.tags,
        [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.run]: tagged.runUuid,
        [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.status]: 'building',
        [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.variant]: request.variant,
        [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.expires]: tagged.expires.toISOString(),
        ...(tagged.repository === undefined
            ? {}
            : { [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.repository]: tagged.repository.slice(0, _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .LONGEST_TAG_VALUE */ .I9) }),
    };
}


/***/ }),

/***/ 7264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ buildMinutes),
/* harmony export */   t: () => (/* binding */ smokeMinutes)
/* harmony export */ });
/* harmony import */ var _lookups_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2961);

/** Minutes after which the build is ended: the request's, else the variant's. */
function buildMinutes(request) {
    return request.buildTimeoutMinutes ?? (0,_lookups_js__WEBPACK_IMPORTED_MODULE_0__/* .variantOf */ .Bp)(request).buildTimeoutMinutes;
}
/** Minutes after which the cluster of the smoke test is ended: the request's, else the variant's. */
function smokeMinutes(request) {
    return request.smokeTimeoutMinutes ?? (0,_lookups_js__WEBPACK_IMPORTED_MODULE_0__/* .variantOf */ .Bp)(request).smokeTimeoutMinutes;
}


/***/ }),

/***/ 8381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ render)
});

// EXTERNAL MODULE: ../../yaml/dist/index.js
var dist = __webpack_require__(9101);
;// CONCATENATED MODULE: ../src/render/cloud-config.js

/** Where the builder's own files for the bake are. Under /run, so that nothing of them can end up in the image. */
const RUN_DIRECTORY = '/run/bake-dask-ami';
// Each of these can take the dpkg lock, restart services or change packages in the middle of the bake.
const MASKED_UNITS = [
    'apt-daily.service',
    'apt-daily.timer',
    'apt-daily-upgrade.service',
    'apt-daily-upgrade.timer',
    'unattended-upgrades.service',
    'multipathd.service',
    'multipathd.socket',
];
/** The cloud-config of the builder, as YAML that begins with `#cloud-config`. */
function cloudConfig(plan, assets) {
    const document = {
        bootcmd: bootCommands(plan),
        write_files: writeFiles(plan, assets),
        // Packer logs in with a key of its own; nothing else may.
        ssh_pwauth: false,
    };
    return `#cloud-config\n${(0,dist/* stringify */.As)(document, { lineWidth: 0 })}`;
}
/** Commands of every boot, so that a reboot in the bake brings the masks and the timer back, which live in /run. */
function bootCommands(plan) {
    const minutes = plan.install.powerOffMinutes;
    return [
        ['systemctl', 'mask', '--runtime', ...MASKED_UNITS],
        // Not `shutdown +N`: without logind, which is not up yet here, it powers off at once. And a timer with the default
        // dependencies would wait for sysinit.target, which waits for the stage of cloud-init that runs these commands;
        // systemd-run waits for its timer even with --no-block (systemd 252).
        [
            'systemd-run',
            '--quiet',
            '--timer-property=DefaultDependencies=no',
            '--unit=bake-dask-ami-deadline',
            `--on-active=${minutes}min`,
            'systemctl',
            'poweroff',
        ],
    ];
}
function writeFiles(plan, assets) {
    const { dockerSource, nvidiaDriver, packages } = plan.install;
    const files = [
        {
            path: '/etc/apt/apt.conf.d/90bake-dask-ami',
            content: 'DPkg::Lock::Timeout "300";\nAcquire::Retries "3";\n',
        },
        { path: `${RUN_DIRECTORY}/docker-source`, content: `${dockerSource}\n` },
        { path: `${RUN_DIRECTORY}/packages`, content: packages.map((name) => `${name}\n`).join('') },
    ];
    if (dockerSource === 'docker-ce')
        files.push({ path: '/etc/apt/keyrings/docker.asc', content: assets.dockerKey });
    if (nvidiaDriver !== undefined) {
        files.push({ path: `${RUN_DIRECTORY}/nvidia-driver`, content: `${nvidiaDriver}\n` }, { path: '/etc/apt/keyrings/nvidia.asc', content: assets.nvidiaKey });
    }
    return files.map((file) => ({ ...file, permissions: '0644', owner: 'root:root' }));
}

;// CONCATENATED MODULE: ../src/render/packer-variables.js
/** The values of bake.pkr.hcl's variables. Null stands for "not set", which Packer passes on as such. */
function packerVariables(plan, files) {
    const { builder, ssh, source } = plan;
    return {
        region: plan.region,
        ami_name: plan.amiName,
        ami_description: plan.amiDescription,
        ami_tags: plan.imageTags,
        run_tags: plan.runTags,
        source_ami: source.id ?? null,
        source_ami_filters: filters(plan),
        source_ami_owners: source.query?.owners ?? [],
        instance_type: builder.instanceType,
        spot: builder.spot,
        unlimited_credits: builder.unlimitedCredits,
        iam_instance_profile: builder.instanceProfile ?? null,
        user_data_file: files.userData,
        root_device_name: builder.volume.deviceName,
        volume_size: builder.volume.size,
        encrypted: builder.encryption !== undefined,
        kms_key_id: builder.encryption?.kmsKey ?? null,
        vpc_id: builder.vpc ?? null,
        subnet_id: builder.subnet ?? null,
        associate_public_ip_address: builder.associatePublicIp ?? null,
        security_group_ids: builder.securityGroups.length > 0 ? builder.securityGroups : null,
        temporary_security_group_source_cidrs: ssh.sources.length > 0 ? ssh.sources : null,
        ssh_username: ssh.username,
        ssh_interface: ssh.interface,
        ssh_timeout: `${ssh.timeoutMinutes}m`,
        provision_environment: {
            DOCKER_IMAGE: plan.dockerImage,
            // References hold no white space.
            EXTRA_DOCKER_IMAGES: plan.extraDockerImages.join(' '),
            GPU_CHECKS: plan.gpuChecks,
            SOURCE_AMI: source.id ?? '',
            AUTOMATIC_UPGRADES: String(plan.install.automaticUpgrades),
            START: plan.install.start,
        },
        image_facts_file: files.imageFacts,
        manifest_file: files.manifest,
    };
}
function filters(plan) {
    const { query } = plan.source;
    if (query === undefined)
        return {};
    return {
        name: query.name,
        'virtualization-type': 'hvm',
        ...(query.architecture === undefined ? {} : { architecture: query.architecture }),
    };
}

// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
;// CONCATENATED MODULE: ../src/render/user-data.js

/** What RunInstances takes, in bytes before base64 (EC2: "User data is limited to 16384 bytes"). */
const LIMIT = 16_384;
// A line of its own that neither part can hold: cloud-config is YAML under our control, the script is our file.
const BOUNDARY = '==bake-dask-ami==';
/**
 * The user data: a MIME multi-part archive as cloud-init reads it
 * (https://docs.cloudinit.io/en/latest/explanation/format/mime-archive.html).
 *
 * @throws UserError when it is larger than EC2 takes
 */
function userData(parts) {
    const rendered = parts.map((part) => [
        `--${BOUNDARY}`,
        `Content-Type: text/${part.type}; charset="utf-8"`,
        'MIME-Version: 1.0',
        'Content-Transfer-Encoding: 8bit',
        `Content-Disposition: attachment; filename="${part.filename}"`,
        '',
        part.text,
    ].join('\n'));
    const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${BOUNDARY}"\n\n`;
    const text = `${head}${rendered.join('\n')}\n--${BOUNDARY}--\n`;
    const size = Buffer.byteLength(text);
    if (size <= LIMIT)
        return text;
    throw new problem/* UserError */.yo([
        (0,problem/* problem */.CC)('user-data-too-large', { what: `The user data has ${size} bytes, and EC2 takes ${LIMIT}.` }),
    ]);
}

;// CONCATENATED MODULE: ../src/render/render.js



/**
 * Renders a plan.
 *
 * @throws UserError when the user data is larger than EC2 takes
 */
function render(plan, assets, files) {
    const config = cloudConfig(plan, assets);
    return {
        cloudConfig: config,
        userData: userData([
            { type: 'cloud-config', filename: 'cloud-config.yml', text: config },
            { type: 'x-shellscript', filename: 'prepare.sh', text: assets.prepareScript },
        ]),
        variables: `${JSON.stringify(packerVariables(plan, files), null, 2)}\n`,
    };
}


/***/ }),

/***/ 6283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M9: () => (/* binding */ smokeTestOutputs),
/* harmony export */   PQ: () => (/* binding */ maskedOutputWarning),
/* harmony export */   gs: () => (/* binding */ bakedOutputs),
/* harmony export */   mD: () => (/* binding */ renderedOutputs),
/* harmony export */   vN: () => (/* binding */ reusedOutputs)
/* harmony export */ });
/* unused harmony export outputs */
/* harmony import */ var _dask_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6059);
/* harmony import */ var _publication_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5035);


/** Every output of the action, and the only place that describes one: action.yml and the README are generated from it. */
const outputs = {
    ami: { doc: 'ID of the AMI in the Region of the bake.' },
    'ami-name': { doc: 'Name of the AMI.' },
    region: { doc: 'The Region of the AMI.' },
    reused: {
        doc: '`true` if `rebake: when-changed` has found an AMI that is still current, and nothing was baked; otherwise `false`.',
    },
    changes: {
        doc: 'JSON object of the differences to the published AMI, or without `ssm-parameter` to the newest earlier AMI of the family, as far as the records of both say: `compared_with`, `sections` (packages, Python packages, digests, driver, kernel), `figures` (size, start seconds), `not_compared`, `left_out`. Empty if there is no such AMI.',
    },
    amis: { doc: 'JSON object of all AMIs: Region to ID.' },
    'ssm-parameter': {
        doc: 'Name of the parameter that was set to the ID of the AMI; empty without input `ssm-parameter`, and if the AMI was not published.',
    },
    'ssm-parameter-versions': {
        doc: 'JSON object of the version of the parameter that names the AMI: Region to version.',
    },
    'previous-ami': {
        doc: 'ID of the AMI that the parameter named before, in the Region of the bake; empty if none.',
    },
    'source-ami': { doc: 'ID of the source AMI.' },
    'filesystem-size': {
        doc: 'Size of the root volume in GiB. `EC2Cluster(filesystem_size=...)` must not be smaller.',
        type: 'integer',
    },
    'docker-image-digest': { doc: 'Digest of the container image in the AMI, `sha256:...`.' },
    'nvidia-driver-version': { doc: "Version of NVIDIA's driver in the AMI; empty if there is none." },
    'dask-version': { doc: 'Version of dask in the container image.' },
    'python-version': { doc: 'Version of Python in the container image.' },
    'dask-config': {
        doc: 'Environment variables, one per line, with which `EC2Cluster` launches the AMI as the smoke test does, such as `DASK_CLOUDPROVIDER__EC2__AMI=...`. Append them to `$GITHUB_ENV` or to a `.env` file. Also needed: a security group (`EC2Cluster(security_groups=[...])` or `DASK_CLOUDPROVIDER__EC2__SECURITY_GROUPS`), and the arguments for which there is no configuration: `worker_class`, `docker_args` and `env_vars`. The job summary shows them.',
    },
    'dask-config-file': {
        doc: "Path of a file with the lines of `dask-config`. GitHub does not pass a job's output to other jobs if it contains a masked text, such as the account ID in the name of an image in Amazon ECR, or a subnet that is stored as a secret. In that case pass this file on with actions/upload-artifact.",
    },
    'cloud-init': { doc: 'Path of the rendered cloud-config.' },
    template: { doc: 'Path of the Packer template.' },
    variables: { doc: 'Path of the rendered variables of the Packer template.' },
    manifest: { doc: "Path of Packer's manifest; empty if an AMI is reused." },
    'smoke-passed': {
        doc: 'Whether the smoke test passed: `true` or `false`; empty without a smoke test.',
    },
    'unproven-ami': {
        doc: 'ID of an image that did not pass its smoke test and was kept with the tag `bake-dask-ami:status=unproven`; otherwise empty. If it is set, `ami` is empty.',
    },
    'start-seconds': {
        doc: "Seconds from the launch of the smoke test's cluster to its first result; empty if there was none.",
    },
    'smoke-report': {
        doc: "Path of the smoke test's report in JSON; empty if an AMI is reused: verdict (`passed`, `failed`, or `unfinished` if the checks could not be completed), phases, timeline, checks, workers, versions, instances.",
    },
    retired: {
        doc: 'JSON array of the AMIs of the family that retention has deprecated, disabled or removed: `region`, `id`, `name`, `gib`, `stage`. With `retire-dry-run`: those that it would have.',
    },
    logs: { doc: "Path of the directory with Packer's log and, after a failure, the builder's logs." },
};
/** The outputs of `mode: render`, and of a bake from the moment its files are written. */
function renderedOutputs(paths) {
    return { 'cloud-init': paths.cloudConfig, template: paths.template, variables: paths.variables };
}
/** The outputs of a smoke test, whether the image passed it or not. `report` is the path of its report, empty if there is none. */
function smokeTestOutputs(smokeTest, report) {
    return {
        'smoke-passed': String(smokeTest.passed),
        'start-seconds': smokeTest.startSeconds?.toFixed(1) ?? '',
        'smoke-report': report,
    };
}
/** The outputs of a bake that succeeded, but for those of its smoke test. */
function bakedOutputs(baked) {
    const { plan, paths } = baked;
    const { amiName, region, source, builder } = plan;
    return {
        ...imageOutputs({
            ...baked,
            ...{ amiName, region, sourceAmi: source.id ?? '', volumeSize: builder.volume.size },
        }),
        reused: 'false',
        manifest: paths.manifest,
    };
}
/** The outputs of an image that is reused, as its bake would have given them; the report of its smoke test is gone. */
function reusedOutputs(reused) {
    const { smokeTested, startSeconds } = reused;
    const ofSmokeTest = {
        'smoke-passed': 'true',
        'start-seconds': startSeconds?.toFixed(1) ?? '',
        'smoke-report': '',
    };
    return { ...imageOutputs(reused), reused: 'true', manifest: '', ...(smokeTested ? ofSmokeTest : {}) };
}
function imageOutputs(image) {
    const { facts, paths, changes } = image;
    return {
        ...renderedOutputs(paths),
        ami: image.ami,
        'ami-name': image.amiName,
        region: image.region,
        amis: JSON.stringify(image.publication.amis),
        ...(0,_publication_js__WEBPACK_IMPORTED_MODULE_0__/* .parameterOutputs */ .aL)(image.publication.parameter),
        'source-ami': image.sourceAmi,
        'filesystem-size': String(image.volumeSize),
        'docker-image-digest': facts.docker_image_digest ?? '',
        'nvidia-driver-version': facts.nvidia_driver_version ?? '',
        'dask-version': facts.dask_version ?? '',
        'python-version': facts.python_version,
        'dask-config': (0,_dask_config_js__WEBPACK_IMPORTED_MODULE_1__/* .daskConfig */ .Y6)(image.cluster),
        'dask-config-file': paths.daskConfig,
        changes: changes === undefined ? '' : JSON.stringify(changes),
        retired: JSON.stringify(image.publication.retirement?.retired ?? []),
        logs: paths.logs,
    };
}
/** A host of Amazon ECR begins with the account that it belongs to. */
const ACCOUNT_ID = /(?<!\d)\d{12}(?=\.dkr[.-]ecr)/;
/**
 * What a user should know of an output that other jobs may not get: GitHub leaves a job's output out when masking would
 * change it ("Skip output ... since it may contain secret", actions/runner, JobExtension.cs). Whether the workflow has
 * masked the account's id (`mask-aws-account-id` of configure-aws-credentials) no step can know.
 */
function maskedOutputWarning(cluster) {
    if (!ACCOUNT_ID.test((0,_dask_config_js__WEBPACK_IMPORTED_MODULE_1__/* .daskConfig */ .Y6)(cluster)))
        return undefined;
    return "Output 'dask-config' holds the AWS account id of the container image's registry. If the workflow masks it ('mask-aws-account-id'), GitHub gives this output to no other job: pass on the file that output 'dask-config-file' names instead.";
}


/***/ }),

/***/ 5094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ onCrash)
/* harmony export */ });
/**
 * Reports an error that nobody caught, instead of node, which would print it as it is: its message may hold foreign text,
 * and the runner reads standard error like standard output.
 */
function onCrash(report, exitCode = 1) {
    process.once('uncaughtException', (error) => {
        report(error);
        process.exit(exitCode);
    });
}


/***/ }),

/***/ 4234:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"Jk":"rapidsai/base","Tc":"26.06-cuda13-py3.14"}');

/***/ })

};
