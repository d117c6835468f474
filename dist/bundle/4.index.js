export const id = 4;
export const ids = [4];
export const modules = {

/***/ 4524:
/***/ ((module, exports, __webpack_require__) => {

/* eslint-env browser */

/**
 * This is the web browser implementation of `debug()`.
 */

exports.formatArgs = formatArgs;
exports.save = save;
exports.load = load;
exports.useColors = useColors;
exports.storage = localstorage();
exports.destroy = (() => {
	let warned = false;

	return () => {
		if (!warned) {
			warned = true;
			console.warn('Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.');
		}
	};
})();

/**
 * Colors.
 */

exports.colors = [
	'#0000CC',
	'#0000FF',
	'#0033CC',
	'#0033FF',
	'#0066CC',
	'#0066FF',
	'#0099CC',
	'#0099FF',
	'#00CC00',
	'#00CC33',
	'#00CC66',
	'#00CC99',
	'#00CCCC',
	'#00CCFF',
	'#3300CC',
	'#3300FF',
	'#3333CC',
	'#3333FF',
	'#3366CC',
	'#3366FF',
	'#3399CC',
	'#3399FF',
	'#33CC00',
	'#33CC33',
	'#33CC66',
	'#33CC99',
	'#33CCCC',
	'#33CCFF',
	'#6600CC',
	'#6600FF',
	'#6633CC',
	'#6633FF',
	'#66CC00',
	'#66CC33',
	'#9900CC',
	'#9900FF',
	'#9933CC',
	'#9933FF',
	'#99CC00',
	'#99CC33',
	'#CC0000',
	'#CC0033',
	'#CC0066',
	'#CC0099',
	'#CC00CC',
	'#CC00FF',
	'#CC3300',
	'#CC3333',
	'#CC3366',
	'#CC3399',
	'#CC33CC',
	'#CC33FF',
	'#CC6600',
	'#CC6633',
	'#CC9900',
	'#CC9933',
	'#CCCC00',
	'#CCCC33',
	'#FF0000',
	'#FF0033',
	'#FF0066',
	'#FF0099',
	'#FF00CC',
	'#FF00FF',
	'#FF3300',
	'#FF3333',
	'#FF3366',
	'#FF3399',
	'#FF33CC',
	'#FF33FF',
	'#FF6600',
	'#FF6633',
	'#FF9900',
	'#FF9933',
	'#FFCC00',
	'#FFCC33'
];

/**
 * Currently only WebKit-based Web Inspectors, Firefox >= v31,
 * and the Firebug extension (any Firefox version) are known
 * to support "%c" CSS customizations.
 *
 * TODO: add a `localStorage` variable to explicitly enable/disable colors
 */

// eslint-disable-next-line complexity
function useColors() {
	// NB: In an Electron preload script, document will be defined but not fully
	// initialized. Since we know we're in Chrome, we'll just detect this case
	// explicitly
	if (typeof window !== 'undefined' && window.process && (window.process.type === 'renderer' || window.process.__nwjs)) {
		return true;
	}

	// Internet Explorer and Edge do not support colors.
	if (typeof navigator !== 'undefined' && navigator.userAgent && navigator.userAgent.toLowerCase().match(/(edge|trident)\/(\d+)/)) {
		return false;
	}

	let m;

	// Is webkit? http://stackoverflow.com/a/16459606/376773
	// document is undefined in react-native: https://github.com/facebook/react-native/pull/1632
	// eslint-disable-next-line no-return-assign
	return (typeof document !== 'undefined' && document.documentElement && document.documentElement.style && document.documentElement.style.WebkitAppearance) ||
		// Is firebug? http://stackoverflow.com/a/398120/376773
		(typeof window !== 'undefined' && window.console && (window.console.firebug || (window.console.exception && window.console.table))) ||
		// Is firefox >= v31?
		// https://developer.mozilla.org/en-US/docs/Tools/Web_Console#Styling_messages
		(typeof navigator !== 'undefined' && navigator.userAgent && (m = navigator.userAgent.toLowerCase().match(/firefox\/(\d+)/)) && parseInt(m[1], 10) >= 31) ||
		// Double check webkit in userAgent just in case we are in a worker
		(typeof navigator !== 'undefined' && navigator.userAgent && navigator.userAgent.toLowerCase().match(/applewebkit\/(\d+)/));
}

/**
 * Colorize log arguments if enabled.
 *
 * @api public
 */

function formatArgs(args) {
	args[0] = (this.useColors ? '%c' : '') +
		this.namespace +
		(this.useColors ? ' %c' : ' ') +
		args[0] +
		(this.useColors ? '%c ' : ' ') +
		'+' + module.exports.humanize(this.diff);

	if (!this.useColors) {
		return;
	}

	const c = 'color: ' + this.color;
	args.splice(1, 0, c, 'color: inherit');

	// The final "%c" is somewhat tricky, because there could be other
	// arguments passed either before or after the %c, so we need to
	// figure out the correct index to insert the CSS into
	let index = 0;
	let lastC = 0;
	args[0].replace(/%[a-zA-Z%]/g, match => {
		if (match === '%%') {
			return;
		}
		index++;
		if (match === '%c') {
			// We only are interested in the *last* %c
			// (the user may have provided their own)
			lastC = index;
		}
	});

	args.splice(lastC, 0, c);
}

/**
 * Invokes `console.debug()` when available.
 * No-op when `console.debug` is not a "function".
 * If `console.debug` is not available, falls back
 * to `console.log`.
 *
 * @api public
 */
exports.log = console.debug || console.log || (() => {});

/**
 * Save `namespaces`.
 *
 * @param {String} namespaces
 * @api private
 */
function save(namespaces) {
	try {
		if (namespaces) {
			exports.storage.setItem('debug', namespaces);
		} else {
			exports.storage.removeItem('debug');
		}
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}
}

/**
 * Load `namespaces`.
 *
 * @return {String} returns the previously persisted debug modes
 * @api private
 */
function load() {
	let r;
	try {
		r = exports.storage.getItem('debug') || exports.storage.getItem('DEBUG') ;
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}

	// If debug isn't set in LS, and we're in Electron, try to load $DEBUG
	if (!r && typeof process !== 'undefined' && 'env' in process) {
		r = process.env.DEBUG;
	}

	return r;
}

/**
 * Localstorage attempts to return the localstorage.
 *
 * This is necessary because safari throws
 * when a user disables cookies/localstorage
 * and you attempt to access it.
 *
 * @return {LocalStorage}
 * @api private
 */

function localstorage() {
	try {
		// TVMLKit (Apple TV JS Runtime) does not have a window object, just localStorage in the global context
		// The Browser also has localStorage in the global context.
		return localStorage;
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}
}

module.exports = __webpack_require__(1027)(exports);

const {formatters} = module.exports;

/**
 * Map %j to `JSON.stringify()`, since no Web Inspectors do that by default.
 */

formatters.j = function (v) {
	try {
		return JSON.stringify(v);
	} catch (error) {
		return '[UnexpectedJSONParseError]: ' + error.message;
	}
};


/***/ }),

/***/ 1027:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {


/**
 * This is the common logic for both the Node.js and web browser
 * implementations of `debug()`.
 */

function setup(env) {
	createDebug.debug = createDebug;
	createDebug.default = createDebug;
	createDebug.coerce = coerce;
	createDebug.disable = disable;
	createDebug.enable = enable;
	createDebug.enabled = enabled;
	createDebug.humanize = __webpack_require__(8690);
	createDebug.destroy = destroy;

	Object.keys(env).forEach(key => {
		createDebug[key] = env[key];
	});

	/**
	* The currently active debug mode names, and names to skip.
	*/

	createDebug.names = [];
	createDebug.skips = [];

	/**
	* Map of special "%n" handling functions, for the debug "format" argument.
	*
	* Valid key names are a single, lower or upper-case letter, i.e. "n" and "N".
	*/
	createDebug.formatters = {};

	/**
	* Selects a color for a debug namespace
	* @param {String} namespace The namespace string for the debug instance to be colored
	* @return {Number|String} An ANSI color code for the given namespace
	* @api private
	*/
	function selectColor(namespace) {
		let hash = 0;

		for (let i = 0; i < namespace.length; i++) {
			hash = ((hash << 5) - hash) + namespace.charCodeAt(i);
			hash |= 0; // Convert to 32bit integer
		}

		return createDebug.colors[Math.abs(hash) % createDebug.colors.length];
	}
	createDebug.selectColor = selectColor;

	/**
	* Create a debugger with the given `namespace`.
	*
	* @param {String} namespace
	* @return {Function}
	* @api public
	*/
	function createDebug(namespace) {
		let prevTime;
		let enableOverride = null;
		let namespacesCache;
		let enabledCache;

		function debug(...args) {
			// Disabled?
			if (!debug.enabled) {
				return;
			}

			const self = debug;

			// Set `diff` timestamp
			const curr = Number(new Date());
			const ms = curr - (prevTime || curr);
			self.diff = ms;
			self.prev = prevTime;
			self.curr = curr;
			prevTime = curr;

			args[0] = createDebug.coerce(args[0]);

			if (typeof args[0] !== 'string') {
				// Anything else let's inspect with %O
				args.unshift('%O');
			}

			// Apply any `formatters` transformations
			let index = 0;
			args[0] = args[0].replace(/%([a-zA-Z%])/g, (match, format) => {
				// If we encounter an escaped % then don't increase the array index
				if (match === '%%') {
					return '%';
				}
				index++;
				const formatter = createDebug.formatters[format];
				if (typeof formatter === 'function') {
					const val = args[index];
					match = formatter.call(self, val);

					// Now we need to remove `args[index]` since it's inlined in the `format`
					args.splice(index, 1);
					index--;
				}
				return match;
			});

			// Apply env-specific formatting (colors, etc.)
			createDebug.formatArgs.call(self, args);

			const logFn = self.log || createDebug.log;
			logFn.apply(self, args);
		}

		debug.namespace = namespace;
		debug.useColors = createDebug.useColors();
		debug.color = createDebug.selectColor(namespace);
		debug.extend = extend;
		debug.destroy = createDebug.destroy; // XXX Temporary. Will be removed in the next major release.

		Object.defineProperty(debug, 'enabled', {
			enumerable: true,
			configurable: false,
			get: () => {
				if (enableOverride !== null) {
					return enableOverride;
				}
				if (namespacesCache !== createDebug.namespaces) {
					namespacesCache = createDebug.namespaces;
					enabledCache = createDebug.enabled(namespace);
				}

				return enabledCache;
			},
			set: v => {
				enableOverride = v;
			}
		});

		// Env-specific initialization logic for debug instances
		if (typeof createDebug.init === 'function') {
			createDebug.init(debug);
		}

		return debug;
	}

	function extend(namespace, delimiter) {
		const newDebug = createDebug(this.namespace + (typeof delimiter === 'undefined' ? ':' : delimiter) + namespace);
		newDebug.log = this.log;
		return newDebug;
	}

	/**
	* Enables a debug mode by namespaces. This can include modes
	* separated by a colon and wildcards.
	*
	* @param {String} namespaces
	* @api public
	*/
	function enable(namespaces) {
		createDebug.save(namespaces);
		createDebug.namespaces = namespaces;

		createDebug.names = [];
		createDebug.skips = [];

		const split = (typeof namespaces === 'string' ? namespaces : '')
			.trim()
			.replace(/\s+/g, ',')
			.split(',')
			.filter(Boolean);

		for (const ns of split) {
			if (ns[0] === '-') {
				createDebug.skips.push(ns.slice(1));
			} else {
				createDebug.names.push(ns);
			}
		}
	}

	/**
	 * Checks if the given string matches a namespace template, honoring
	 * asterisks as wildcards.
	 *
	 * @param {String} search
	 * @param {String} template
	 * @return {Boolean}
	 */
	function matchesTemplate(search, template) {
		let searchIndex = 0;
		let templateIndex = 0;
		let starIndex = -1;
		let matchIndex = 0;

		while (searchIndex < search.length) {
			if (templateIndex < template.length && (template[templateIndex] === search[searchIndex] || template[templateIndex] === '*')) {
				// Match character or proceed with wildcard
				if (template[templateIndex] === '*') {
					starIndex = templateIndex;
					matchIndex = searchIndex;
					templateIndex++; // Skip the '*'
				} else {
					searchIndex++;
					templateIndex++;
				}
			} else if (starIndex !== -1) { // eslint-disable-line no-negated-condition
				// Backtrack to the last '*' and try to match more characters
				templateIndex = starIndex + 1;
				matchIndex++;
				searchIndex = matchIndex;
			} else {
				return false; // No match
			}
		}

		// Handle trailing '*' in template
		while (templateIndex < template.length && template[templateIndex] === '*') {
			templateIndex++;
		}

		return templateIndex === template.length;
	}

	/**
	* Disable debug output.
	*
	* @return {String} namespaces
	* @api public
	*/
	function disable() {
		const namespaces = [
			...createDebug.names,
			...createDebug.skips.map(namespace => '-' + namespace)
		].join(',');
		createDebug.enable('');
		return namespaces;
	}

	/**
	* Returns true if the given mode name is enabled, false otherwise.
	*
	* @param {String} name
	* @return {Boolean}
	* @api public
	*/
	function enabled(name) {
		for (const skip of createDebug.skips) {
			if (matchesTemplate(name, skip)) {
				return false;
			}
		}

		for (const ns of createDebug.names) {
			if (matchesTemplate(name, ns)) {
				return true;
			}
		}

		return false;
	}

	/**
	* Coerce `val`.
	*
	* @param {Mixed} val
	* @return {Mixed}
	* @api private
	*/
	function coerce(val) {
		if (val instanceof Error) {
			return val.stack || val.message;
		}
		return val;
	}

	/**
	* XXX DO NOT USE. This is a temporary stub function.
	* XXX It WILL be removed in the next major release.
	*/
	function destroy() {
		console.warn('Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.');
	}

	createDebug.enable(createDebug.load());

	return createDebug;
}

module.exports = setup;


/***/ }),

/***/ 272:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

/**
 * Detect Electron renderer / nwjs process, which is node, but we should
 * treat as a browser.
 */

if (typeof process === 'undefined' || process.type === 'renderer' || process.browser === true || process.__nwjs) {
	module.exports = __webpack_require__(4524);
} else {
	module.exports = __webpack_require__(4526);
}


/***/ }),

/***/ 4526:
/***/ ((module, exports, __webpack_require__) => {

/**
 * Module dependencies.
 */

const tty = __webpack_require__(2018);
const util = __webpack_require__(1404);

/**
 * This is the Node.js implementation of `debug()`.
 */

exports.init = init;
exports.log = log;
exports.formatArgs = formatArgs;
exports.save = save;
exports.load = load;
exports.useColors = useColors;
exports.destroy = util.deprecate(
	() => {},
	'Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.'
);

/**
 * Colors.
 */

exports.colors = [6, 2, 3, 4, 5, 1];

try {
	// Optional dependency (as in, doesn't need to be installed, NOT like optionalDependencies in package.json)
	// eslint-disable-next-line import/no-extraneous-dependencies
	const supportsColor = __webpack_require__(55);

	if (supportsColor && (supportsColor.stderr || supportsColor).level >= 2) {
		exports.colors = [
			20,
			21,
			26,
			27,
			32,
			33,
			38,
			39,
			40,
			41,
			42,
			43,
			44,
			45,
			56,
			57,
			62,
			63,
			68,
			69,
			74,
			75,
			76,
			77,
			78,
			79,
			80,
			81,
			92,
			93,
			98,
			99,
			112,
			113,
			128,
			129,
			134,
			135,
			148,
			149,
			160,
			161,
			162,
			163,
			164,
			165,
			166,
			167,
			168,
			169,
			170,
			171,
			172,
			173,
			178,
			179,
			184,
			185,
			196,
			197,
			198,
			199,
			200,
			201,
			202,
			203,
			204,
			205,
			206,
			207,
			208,
			209,
			214,
			215,
			220,
			221
		];
	}
} catch (error) {
	// Swallow - we only care if `supports-color` is available; it doesn't have to be.
}

/**
 * Build up the default `inspectOpts` object from the environment variables.
 *
 *   $ DEBUG_COLORS=no DEBUG_DEPTH=10 DEBUG_SHOW_HIDDEN=enabled node script.js
 */

exports.inspectOpts = Object.keys(process.env).filter(key => {
	return /^debug_/i.test(key);
}).reduce((obj, key) => {
	// Camel-case
	const prop = key
		.substring(6)
		.toLowerCase()
		.replace(/_([a-z])/g, (_, k) => {
			return k.toUpperCase();
		});

	// Coerce string value into JS value
	let val = process.env[key];
	if (/^(yes|on|true|enabled)$/i.test(val)) {
		val = true;
	} else if (/^(no|off|false|disabled)$/i.test(val)) {
		val = false;
	} else if (val === 'null') {
		val = null;
	} else {
		val = Number(val);
	}

	obj[prop] = val;
	return obj;
}, {});

/**
 * Is stdout a TTY? Colored output is enabled when `true`.
 */

function useColors() {
	return 'colors' in exports.inspectOpts ?
		Boolean(exports.inspectOpts.colors) :
		tty.isatty(process.stderr.fd);
}

/**
 * Adds ANSI color escape codes if enabled.
 *
 * @api public
 */

function formatArgs(args) {
	const {namespace: name, useColors} = this;

	if (useColors) {
		const c = this.color;
		const colorCode = '\u001B[3' + (c < 8 ? c : '8;5;' + c);
		const prefix = `  ${colorCode};1m${name} \u001B[0m`;

		args[0] = prefix + args[0].split('\n').join('\n' + prefix);
		args.push(colorCode + 'm+' + module.exports.humanize(this.diff) + '\u001B[0m');
	} else {
		args[0] = getDate() + name + ' ' + args[0];
	}
}

function getDate() {
	if (exports.inspectOpts.hideDate) {
		return '';
	}
	return new Date().toISOString() + ' ';
}

/**
 * Invokes `util.formatWithOptions()` with the specified arguments and writes to stderr.
 */

function log(...args) {
	return process.stderr.write(util.formatWithOptions(exports.inspectOpts, ...args) + '\n');
}

/**
 * Save `namespaces`.
 *
 * @param {String} namespaces
 * @api private
 */
function save(namespaces) {
	if (namespaces) {
		process.env.DEBUG = namespaces;
	} else {
		// If you set a process.env field to null or undefined, it gets cast to the
		// string 'null' or 'undefined'. Just delete instead.
		delete process.env.DEBUG;
	}
}

/**
 * Load `namespaces`.
 *
 * @return {String} returns the previously persisted debug modes
 * @api private
 */

function load() {
	return process.env.DEBUG;
}

/**
 * Init logic for `debug` instances.
 *
 * Create a new `inspectOpts` object in case `useColors` is set
 * differently for a particular `debug` instance.
 */

function init(debug) {
	debug.inspectOpts = {};

	const keys = Object.keys(exports.inspectOpts);
	for (let i = 0; i < keys.length; i++) {
		debug.inspectOpts[keys[i]] = exports.inspectOpts[keys[i]];
	}
}

module.exports = __webpack_require__(1027)(exports);

const {formatters} = module.exports;

/**
 * Map %o to `util.inspect()`, all on a single line.
 */

formatters.o = function (v) {
	this.inspectOpts.colors = this.useColors;
	return util.inspect(v, this.inspectOpts)
		.split('\n')
		.map(str => str.trim())
		.join(' ');
};

/**
 * Map %O to `util.inspect()`, allowing multiple lines if needed.
 */

formatters.O = function (v) {
	this.inspectOpts.colors = this.useColors;
	return util.inspect(v, this.inspectOpts);
};


/***/ }),

/***/ 8690:
/***/ ((module) => {

/**
 * Helpers.
 */

var s = 1000;
var m = s * 60;
var h = m * 60;
var d = h * 24;
var w = d * 7;
var y = d * 365.25;

/**
 * Parse or format the given `val`.
 *
 * Options:
 *
 *  - `long` verbose formatting [false]
 *
 * @param {String|Number} val
 * @param {Object} [options]
 * @throws {Error} throw an error if val is not a non-empty string or a number
 * @return {String|Number}
 * @api public
 */

module.exports = function (val, options) {
  options = options || {};
  var type = typeof val;
  if (type === 'string' && val.length > 0) {
    return parse(val);
  } else if (type === 'number' && isFinite(val)) {
    return options.long ? fmtLong(val) : fmtShort(val);
  }
  throw new Error(
    'val is not a non-empty string or a valid number. val=' +
      JSON.stringify(val)
  );
};

/**
 * Parse the given `str` and return milliseconds.
 *
 * @param {String} str
 * @return {Number}
 * @api private
 */

function parse(str) {
  str = String(str);
  if (str.length > 100) {
    return;
  }
  var match = /^(-?(?:\d+)?\.?\d+) *(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|yrs?|y)?$/i.exec(
    str
  );
  if (!match) {
    return;
  }
  var n = parseFloat(match[1]);
  var type = (match[2] || 'ms').toLowerCase();
  switch (type) {
    case 'years':
    case 'year':
    case 'yrs':
    case 'yr':
    case 'y':
      return n * y;
    case 'weeks':
    case 'week':
    case 'w':
      return n * w;
    case 'days':
    case 'day':
    case 'd':
      return n * d;
    case 'hours':
    case 'hour':
    case 'hrs':
    case 'hr':
    case 'h':
      return n * h;
    case 'minutes':
    case 'minute':
    case 'mins':
    case 'min':
    case 'm':
      return n * m;
    case 'seconds':
    case 'second':
    case 'secs':
    case 'sec':
    case 's':
      return n * s;
    case 'milliseconds':
    case 'millisecond':
    case 'msecs':
    case 'msec':
    case 'ms':
      return n;
    default:
      return undefined;
  }
}

/**
 * Short format for `ms`.
 *
 * @param {Number} ms
 * @return {String}
 * @api private
 */

function fmtShort(ms) {
  var msAbs = Math.abs(ms);
  if (msAbs >= d) {
    return Math.round(ms / d) + 'd';
  }
  if (msAbs >= h) {
    return Math.round(ms / h) + 'h';
  }
  if (msAbs >= m) {
    return Math.round(ms / m) + 'm';
  }
  if (msAbs >= s) {
    return Math.round(ms / s) + 's';
  }
  return ms + 'ms';
}

/**
 * Long format for `ms`.
 *
 * @param {Number} ms
 * @return {String}
 * @api private
 */

function fmtLong(ms) {
  var msAbs = Math.abs(ms);
  if (msAbs >= d) {
    return plural(ms, msAbs, d, 'day');
  }
  if (msAbs >= h) {
    return plural(ms, msAbs, h, 'hour');
  }
  if (msAbs >= m) {
    return plural(ms, msAbs, m, 'minute');
  }
  if (msAbs >= s) {
    return plural(ms, msAbs, s, 'second');
  }
  return ms + ' ms';
}

/**
 * Pluralization helper.
 */

function plural(ms, msAbs, n, name) {
  var isPlural = msAbs >= n * 1.5;
  return Math.round(ms / n) + ' ' + name + (isPlural ? 's' : '');
}


/***/ }),

/***/ 55:
/***/ ((module) => {

module.exports = eval("require")("supports-color");


/***/ }),

/***/ 6540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ failFastConfig),
/* harmony export */   KL: () => (/* binding */ PAGE),
/* harmony export */   sb: () => (/* binding */ defaultConfig)
/* harmony export */ });
/* harmony import */ var _http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6198);

/** The AWS SDK for JavaScript does not look at HTTPS_PROXY by itself. */
let agent;
function throughProxy() {
    agent ??= new _http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyAgent */ .k({ keepAlive: true });
    return { httpAgent: agent, httpsAgent: agent };
}
/**
 * What every client of ours is made with. The SDK's own 3 attempts give up on throttling after 1 to 3 s, but a busy account
 * has RequestLimitExceeded for as long as its bucket of requests is empty. With 8, `standard` retries wait 35 s on average
 * and 71 s at most when throttled, with jitter, and 3 s where the network fails (@smithy/core, retry/util-retry).
 * `adaptive` would slow down the calls that are not throttled as well.
 *
 * The clients that the SDK makes by itself, to take a role, inherit the request handler.
 */
function defaultConfig(region) {
    const requestHandler = { ...throughProxy(), connectionTimeout: 15_000 };
    return { region, retryMode: 'standard', maxAttempts: 8, requestHandler };
}
/** For a service that a bake does without: in a network that has no way to it, a connection would hang for minutes. */
function failFastConfig(region) {
    const timeouts = { connectionTimeout: 3000, requestTimeout: 5000, throwOnRequestTimeout: true };
    return { region, maxAttempts: 2, requestHandler: { ...throughProxy(), ...timeouts } };
}
/** How many resources one page holds: the most that every call takes (DescribeLaunchTemplates takes 200). */
const PAGE = 200;


/***/ }),

/***/ 5345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   R0: () => (/* binding */ isUnreachable),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1371);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6643);
/* harmony import */ var _http_proxy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5290);



/** Runs one call of AWS and turns the errors that a user can fix into a `UserError`; anything else goes through. */
async function explained(action, call) {
    try {
        return await call();
    }
    catch (error) {
        const problem = explain(action, error);
        throw problem === undefined ? error : new _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo([problem], { cause: error });
    }
}
/**
 * A field of an answer that AWS always fills, although the types of its SDK make every field optional.
 *
 * @param field its name, for the error
 * @throws Error when it is missing all the same: an empty id would be sent back to AWS as a filter or an argument
 */
function required(value, field) {
    if (value === undefined || value === '')
        throw new Error(`AWS answered without ${field}`);
    return value;
}
/** The error code of an AWS error, such as `UnauthorizedOperation`; undefined for anything else. */
function errorCode(error) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    if ('Code' in error && typeof error.Code === 'string')
        return error.Code;
    return 'name' in error && typeof error.name === 'string' ? error.name : undefined;
}
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'];
/** STS says so of a web identity token, or of a role that does not trust it. */
const NO_ROLE = ['InvalidIdentityToken', 'IDPCommunicationError', 'IDPRejectedClaim'];
const CREDENTIAL_ERRORS = [
    'AuthFailure',
    'InvalidClientTokenId',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
    'MissingAuthenticationToken',
    'InvalidAccessKeyId',
];
const DENIED = ['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException'];
const UNREACHABLE = [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
    'TimeoutError',
    _http_proxy_js__WEBPACK_IMPORTED_MODULE_1__/* .PROXY_REFUSED */ .WA,
];
/** Whether an error means that the credentials may not make a call. */
function isDenied(error) {
    const inner = error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.cause : error;
    return DENIED.includes(errorCode(inner) ?? '');
}
/** The action that AWS names in an error: what a call implies, such as ec2:CreateTags, is denied under its own name. */
function deniedAction(message) {
    return /is not authorized to perform: ([a-z0-9-]+:\w+)/.exec(message)?.[1];
}
const THROTTLED = ['RequestLimitExceeded', 'Throttling', 'ThrottlingException', 'RequestThrottled'];
/** Whether the same call may well succeed a moment later: EC2 is busy or fails, or the network does. */
function isPassing(error) {
    const inner = error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.cause : error;
    const code = errorCode(inner) ?? '';
    if (THROTTLED.includes(code) || UNREACHABLE.includes(code) || code === 'AbortError')
        return true;
    if (typeof inner !== 'object' || inner === null)
        return false;
    if ('code' in inner && UNREACHABLE.includes(String(inner.code)))
        return true;
    const metadata = '$metadata' in inner ? inner.$metadata : {};
    return (metadata.httpStatusCode ?? 0) >= 500;
}
/** Both a denied role and an expired token have codes that other calls have too. */
function isRoleDenied(code, message) {
    return (NO_ROLE.includes(code.replace(/Exception$/, '')) ||
        message.includes('sts:AssumeRoleWithWebIdentity') ||
        message.startsWith('Token expired: current date/time'));
}
/** Whether an error means that nobody answered a call. */
function isUnreachable(error) {
    const inner = error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.cause : error;
    return UNREACHABLE.includes(networkCode(inner));
}
/** The code of an error of the network, such as `ENOTFOUND`; else that of the AWS error. */
function networkCode(error) {
    if (typeof error === 'object' && error !== null && 'code' in error)
        return String(error.code);
    return errorCode(error) ?? '';
}
function explain(action, error) {
    const code = errorCode(error) ?? '';
    const message = (0,_errors_message_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error);
    const network = networkCode(error);
    if (code === 'CredentialsProviderError') {
        return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('no-credentials');
    }
    if (isRoleDenied(code, message)) {
        return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('role-not-assumed', { what: `AWS did not give the job the role (${code}: ${message}).` });
    }
    if (EXPIRED.includes(code)) {
        return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('expired-credentials', { what: `The AWS credentials have expired (${code}).` });
    }
    if (CREDENTIAL_ERRORS.includes(code)) {
        return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-credentials', {
            what: `AWS does not accept the credentials (${code}: ${message}).`,
        });
    }
    if (DENIED.includes(code)) {
        const denied = deniedAction(message) ?? action;
        return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('access-denied', { what: `The AWS credentials may not call ${denied} (${code}).` });
    }
    if (UNREACHABLE.includes(network)) {
        return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('aws-unreachable', {
            what: `AWS could not be reached for ${action} (${network}: ${message}).`,
        });
    }
    return undefined;
}


/***/ }),

/***/ 1408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ef: () => (/* binding */ imageReferences),
/* harmony export */   FZ: () => (/* binding */ snapshotUsers),
/* harmony export */   U: () => (/* binding */ imageUsers),
/* harmony export */   Xy: () => (/* binding */ batches),
/* harmony export */   _U: () => (/* binding */ missingReferencePermissions),
/* harmony export */   ax: () => (/* binding */ launchPermissions)
/* harmony export */ });
/* harmony import */ var _clients_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6540);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5345);


/** DescribeImageReferences takes 10 images a call. */
const MOST_IMAGES = 10;
/** In place of a user of an image that EC2 no longer names; the image is kept this time. */
const NO_LONGER_NAMED = 'a user that EC2 no longer names';
/**
 * Without options EC2 names terminated instances too, and looks at the ten newest versions of a launch template only.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResourceTypeOption.html
 */
const SCOPE = [
    option('ec2:Instance', 'state-name', ['pending', 'running', 'shutting-down', 'stopping', 'stopped']),
    option('ec2:LaunchTemplate', 'version-depth', ['10000']),
];
/** Who uses own images: what refers to them, and those to whom they are published by their launch permissions. */
async function imageUsers(ec2, ids, stop) {
    const users = new Map(await imageReferences(ec2, ids, stop));
    for (const id of ids) {
        const published = (await unlessGone(() => launchPermissions(ec2, id, stop))) ?? [NO_LONGER_NAMED];
        users.set(id, [...(users.get(id) ?? []), ...published]);
    }
    return users;
}
/**
 * What refers to own images, by its ARN: instances that are not terminated, launch templates, SSM parameters and recipes of
 * EC2 Image Builder, all by DescribeImageReferences.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html
 */
async function imageReferences(ec2, ids, stop) {
    const users = new Map();
    for (const batch of batches(ids, MOST_IMAGES)) {
        for (const { id = '', user = '' } of await referencesOfAll(ec2, batch, stop)) {
            users.set(id, [...(users.get(id) ?? []), user]);
        }
    }
    return users;
}
/** The references of each, also where one of them is being removed by somebody else: EC2 then answers for none. */
async function referencesOfAll(ec2, ids, stop) {
    const found = await unlessGone(() => references(ec2, ids, stop));
    if (found !== undefined)
        return found;
    if (ids.length === 1)
        return [{ id: ids[0], user: NO_LONGER_NAMED }];
    const alone = await Promise.all(ids.map((id) => referencesOfAll(ec2, [id], stop)));
    return alone.flat();
}
/** What a call gives, or undefined when the image that it is about is not there any more. */
async function unlessGone(call) {
    try {
        return await call();
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error)?.startsWith('InvalidAMIID.') !== true)
            throw error;
        return undefined;
    }
}
/** The own images that snapshots are a part of. */
async function snapshotUsers({ client, sdk }, ids, stop) {
    const users = new Map();
    // A filter takes 200 values.
    for (const batch of batches(ids, _clients_js__WEBPACK_IMPORTED_MODULE_0__/* .PAGE */ .KL)) {
        const Filters = [{ Name: 'block-device-mapping.snapshot-id', Values: batch }];
        const asked = { Owners: ['self'], Filters };
        await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DescribeImages', async () => {
            const pages = sdk.paginateDescribeImages({ client, pageSize: _clients_js__WEBPACK_IMPORTED_MODULE_0__/* .PAGE */ .KL }, asked, options(stop));
            for await (const { Images = [] } of pages) {
                for (const { ImageId = '', BlockDeviceMappings = [] } of Images) {
                    for (const snapshot of BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])) {
                        users.set(snapshot, [...(users.get(snapshot) ?? []), ImageId]);
                    }
                }
            }
        });
    }
    return users;
}
function references({ client, sdk }, ids, stop) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DescribeImageReferences', async () => {
        const found = [];
        const asked = { ImageIds: [...ids], IncludeAllResourceTypes: true, ResourceTypes: SCOPE };
        for await (const page of sdk.paginateDescribeImageReferences({ client }, asked, options(stop))) {
            found.push(...(page.ImageReferences ?? []).map(({ ImageId, Arn }) => ({ id: ImageId, user: Arn })));
        }
        return found;
    });
}
/** Who may launch an own image: account IDs, ARNs of organizations and organizational units, or `all`. */
function launchPermissions({ client, sdk }, id, stop) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DescribeImageAttribute', async () => {
        const command = new sdk.DescribeImageAttributeCommand({ ImageId: id, Attribute: 'launchPermission' });
        const { LaunchPermissions = [] } = await client.send(command, options(stop));
        return LaunchPermissions.map(({ Group, UserId, OrganizationArn, OrganizationalUnitArn }) => Group ?? UserId ?? OrganizationArn ?? OrganizationalUnitArn ?? 'somebody');
    });
}
function option(ResourceType, OptionName, OptionValues) {
    return { ResourceType, ResourceTypeOptions: [{ OptionName, OptionValues }] };
}
/** Cuts a list into parts of at most `size`. */
function batches(all, size) {
    return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
function options(stop) {
    return stop === undefined ? {} : { abortSignal: stop };
}
/**
 * What of EC2 and Systems Manager the caller may not describe: DescribeImageReferences leaves that out without an error.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html
 */
async function missingReferencePermissions({ client, sdk }, ssm) {
    const calls = {
        'ec2:DescribeInstances': () => client.send(new sdk.DescribeInstancesCommand({ DryRun: true })),
        'ec2:DescribeLaunchTemplates': () => client.send(new sdk.DescribeLaunchTemplatesCommand({ DryRun: true })),
        'ec2:DescribeLaunchTemplateVersions': () => client.send(new sdk.DescribeLaunchTemplateVersionsCommand({ DryRun: true, Versions: ['$Latest'] })),
        'ssm:DescribeParameters': () => ssm.client.send(new ssm.sdk.DescribeParametersCommand({ MaxResults: 1 })),
        // Of a parameter that is not there Systems Manager says so, to those who may read it.
        'ssm:GetParameters': () => ssm.client.send(new ssm.sdk.GetParametersCommand({ Names: ['bake-dask-ami-permission-check'] })),
    };
    const missing = await Promise.all(Object.entries(calls).map(async ([action, call]) => {
        try {
            await call();
            return [];
        }
        catch (error) {
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
                return [action];
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) === 'DryRunOperation')
                return [];
            throw error;
        }
    }));
    return missing.flat();
}


/***/ }),

/***/ 7874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ images_images),
  a: () => (/* binding */ removeImage)
});

;// CONCATENATED MODULE: ../src/aws/deprecation.js
/** Whether an image is deprecated at a time. */
function isDeprecated({ deprecated }, at) {
    return deprecated !== undefined && new Date(deprecated) <= at;
}

// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/aws/tags.js
var tags = __webpack_require__(3471);
;// CONCATENATED MODULE: ../src/aws/images.js



/** The part of `Cloud` that is about images. */
function images_images(ec2, sdk) {
    return {
        imageById: (id) => (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            const all = { IncludeDeprecated: true, IncludeDisabled: true };
            const found = await unlessMissing(ec2.send(new sdk.DescribeImagesCommand({ ImageIds: [id], ...all })));
            return found?.Images?.map(toImage)[0];
        }),
        ownImage: (id) => (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            const command = new sdk.DescribeImagesCommand({ ImageIds: [id], Owners: ['self'] });
            const found = await unlessMissing(ec2.send(command));
            const [image] = (found?.Images ?? []).filter(({ ImageId }) => ImageId === id);
            if (image === undefined)
                return undefined;
            return { state: (0,errors/* required */.mw)(image.State, 'State'), tags: (0,tags/* tagsOf */.Fg)(image.Tags) };
        }),
        newestImage: (query) => (0,errors/* explained */.to)('ec2:DescribeImages', () => newestImage(ec2, sdk, query)),
        ownImageNamed: (name) => (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            const command = new sdk.DescribeImagesCommand({
                Owners: ['self'],
                Filters: [{ Name: 'name', Values: [name] }],
            });
            return (await ec2.send(command)).Images?.[0]?.ImageId;
        }),
        removeImage: (id) => (0,errors/* explained */.to)('ec2:DeregisterImage', () => removeImage(ec2, sdk, id)),
    };
}
async function newestImage(ec2, sdk, query) {
    const Filters = [
        { Name: 'name', Values: [query.name] },
        { Name: 'state', Values: ['available'] },
        { Name: 'virtualization-type', Values: ['hvm'] },
        ...(query.architecture ? [{ Name: 'architecture', Values: [query.architecture] }] : []),
    ];
    const pages = sdk.paginateDescribeImages({ client: ec2 }, { Owners: [...query.owners], Filters, IncludeDeprecated: true });
    const found = [];
    for await (const page of pages)
        found.push(...(page.Images ?? []).map(toImage));
    const newestFirst = found.sort((a, b) => b.created.localeCompare(a.created));
    return newestFirst.find((image) => !isDeprecated(image, new Date())) ?? newestFirst[0];
}
async function unlessMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (/^InvalidAMIID\./.test((0,errors/* errorCode */.CA)(error) ?? ''))
            return undefined;
        throw error;
    }
}
function toImage(image) {
    const disks = (image.BlockDeviceMappings ?? []).flatMap((mapping) => mapping.Ebs ? [{ ...mapping, ebs: mapping.Ebs }] : []);
    const root = disks.find((disk) => disk.DeviceName === image.RootDeviceName);
    return {
        id: (0,errors/* required */.mw)(image.ImageId, 'ImageId'),
        name: image.Name ?? '',
        architecture: (0,errors/* required */.mw)(image.Architecture, 'Architecture'),
        state: (0,errors/* required */.mw)(image.State, 'State'),
        rootDeviceName: image.RootDeviceName ?? '',
        rootDeviceType: image.RootDeviceType ?? '',
        rootVolumeSize: root?.ebs.VolumeSize ?? 0,
        rootVolume: {
            encrypted: root?.ebs.Encrypted ?? false,
            iops: root?.ebs.Iops,
            throughput: root?.ebs.Throughput,
        },
        snapshots: disks.flatMap((disk) => disk.ebs.SnapshotId ?? []),
        owner: image.OwnerId ?? '',
        created: image.CreationDate ?? '',
        deprecated: image.DeprecationTime,
    };
}
/** Deregisters an own image and deletes the snapshots that it was made of, but for those that another image needs. */
async function removeImage(ec2, sdk, id, options = {}) {
    const command = new sdk.DeregisterImageCommand({ ImageId: id, DeleteAssociatedSnapshots: true });
    const { DeleteSnapshotResults = [] } = await ec2.send(command, options);
    for (const { SnapshotId, ReturnCode } of DeleteSnapshotResults) {
        if (ReturnCode === 'success' || ReturnCode === 'skipped')
            continue;
        // EC2 says here that it did not, and there why.
        await ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), options);
    }
}


/***/ }),

/***/ 6768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U1: () => (/* binding */ withSettledIdentity),
/* harmony export */   sv: () => (/* binding */ settleIdentity)
/* harmony export */ });
/* unused harmony exports sourceOf, namingSource */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6643);




/** Spellings that one of the SDKs alone reads: Go's (config/env_config.go), and boto's, before AWS_SESSION_TOKEN. */
const OF_ONE_SDK = ['AWS_ACCESS_KEY', 'AWS_SECRET_KEY', 'AWS_SECURITY_TOKEN'];
const FOUND = 'what the AWS SDKs find by themselves';
const PROFILE = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];
/**
 * Where the AWS credentials in an environment come from, the first that is there: keys (AWS_ACCESS_KEY_ID and
 * AWS_SECRET_ACCESS_KEY), a role for a token (AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN), a profile (AWS_PROFILE, else
 * AWS_DEFAULT_PROFILE), then whatever the SDKs find: the default profile, the container's role, the instance's.
 *
 * Left alone the SDKs do not agree: for JavaScript's a named profile wins over keys (credential-provider-node,
 * defaultProvider), and the default profile over a token; for those of Go (config/resolve_credentials.go), which Packer
 * uses, and Python (botocore/credentials.py) keys win. The rule is Go's.
 *
 * @throws UserError when only half of a pair of keys is there
 */
function sourceOf(environment) {
    const given = (name) => (environment[name] === '' ? undefined : environment[name]);
    // An empty AWS_PROFILE is a profile without a name for boto.
    const empty = [...PROFILE, 'AWS_SESSION_TOKEN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'].filter((name) => environment[name] === '');
    const always = without([...OF_ONE_SDK, ...empty]);
    const said = (names) => names.flatMap((name) => (given(name) === undefined ? [] : [`${name}=${given(name)}`]));
    const [key, secret] = [given('AWS_ACCESS_KEY_ID'), given('AWS_SECRET_ACCESS_KEY')];
    if ((key === undefined) !== (secret === undefined))
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo([halfKeys(key === undefined)]);
    if (key !== undefined) {
        const ignored = said([...PROFILE, 'AWS_ROLE_ARN']);
        return { name: 'the keys in AWS_ACCESS_KEY_ID', changes: { ...always, ...without(PROFILE) }, ignored };
    }
    if (given('AWS_WEB_IDENTITY_TOKEN_FILE') !== undefined && given('AWS_ROLE_ARN') !== undefined) {
        // For JavaScript's SDK even the default profile comes before the token.
        const noFiles = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
        const changes = { ...always, ...without(PROFILE), ...noFiles };
        return { name: 'the role in AWS_ROLE_ARN', changes, ignored: said(PROFILE) };
    }
    const profile = given('AWS_PROFILE') ?? given('AWS_DEFAULT_PROFILE');
    if (profile === undefined)
        return { name: FOUND, changes: always, ignored: [] };
    // boto asks AWS_DEFAULT_PROFILE first, JavaScript's SDK AWS_PROFILE alone.
    const changes = { ...always, AWS_PROFILE: profile, AWS_DEFAULT_PROFILE: profile };
    const others = said(['AWS_DEFAULT_PROFILE']).filter((one) => !one.endsWith(`=${profile}`));
    return { name: `profile '${profile}' in AWS_PROFILE`, changes, ignored: others };
}
/**
 * Settles whose credentials this process and every program that it starts use, and says so where something else was set as
 * well.
 *
 * @throws UserError when there are half of them, or a named profile is nowhere
 */
async function settleIdentity(runner) {
    const source = sourceOf(runner.context.environment);
    const profile = source.changes['AWS_PROFILE'];
    if (profile !== undefined)
        await requireProfile(profile, runner.context.environment);
    runner.useEnvironment(source.changes);
    const others = source.ignored.join(' and ');
    if (others !== '')
        runner.info(`AWS credentials: ${source.name}. Not used: ${others}.`);
    return source;
}
/** Runs `work` with a settled identity. Problems of the credentials name where those came from. */
async function withSettledIdentity(runner, work) {
    const source = await settleIdentity(runner);
    try {
        return await work();
    }
    catch (error) {
        throw error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo ? namingSource(error, source) : error;
    }
}
const ABOUT_CREDENTIALS = [
    'no-credentials',
    'invalid-credentials',
    'expired-credentials',
];
/** What failed for its credentials, with where those came from; a diagnosis of Packer's log stays what it is. */
function namingSource(error, { name }) {
    if (error.summary !== undefined || name === FOUND)
        return error;
    const problems = error.problems.map((problem) => ABOUT_CREDENTIALS.includes(problem.code)
        ? { ...problem, what: `${problem.what} Their source: ${name}.` }
        : problem);
    return new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(problems, { cause: error.cause });
}
/** JavaScript's SDK goes on to the instance's role when there is no such profile, where Go's and Python's fail. */
async function requireProfile(name, environment) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(environment['HOME'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.aws');
    const files = [
        environment['AWS_CONFIG_FILE'] || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'config'),
        environment['AWS_SHARED_CREDENTIALS_FILE'] || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'credentials'),
    ];
    const texts = await Promise.all(files.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => '')));
    const sections = texts.flatMap((text) => [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(.*?)\s*\]/gm)]);
    const names = sections.map(([, section = '']) => section.replace(/^(["'])(.*)\1$/, '$2'));
    if (!names.includes(name))
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo([noProfile(name, files)]);
}
function without(names) {
    return Object.fromEntries(names.map((name) => [name, undefined]));
}
function halfKeys(noKey) {
    const [there, missing] = noKey
        ? ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID']
        : ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .problem */ .CC)('half-credentials', {
        what: `Of the AWS credentials only ${there} is set, and not ${missing}.`,
    });
}
function noProfile(name, files) {
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .problem */ .CC)('no-such-profile', {
        what: `AWS_PROFILE or AWS_DEFAULT_PROFILE names the profile '${name}', which is neither in ${files.join(' nor in ')}.`,
    });
}


/***/ }),

/***/ 6198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ ProxyAgent)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: external "net"
var external_net_ = __webpack_require__(9278);
// EXTERNAL MODULE: external "http"
var external_http_ = __webpack_require__(8611);
// EXTERNAL MODULE: external "https"
var external_https_ = __webpack_require__(5692);
;// CONCATENATED MODULE: ../../agent-base/dist/helpers.js


async function toBuffer(stream) {
    let length = 0;
    const chunks = [];
    for await (const chunk of stream) {
        length += chunk.length;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks, length);
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function json(stream) {
    const buf = await toBuffer(stream);
    const str = buf.toString('utf8');
    try {
        return JSON.parse(str);
    }
    catch (_err) {
        const err = _err;
        err.message += ` (input: ${str})`;
        throw err;
    }
}
function req(url, opts = {}) {
    const href = typeof url === 'string' ? url : url.href;
    const req = (href.startsWith('https:') ? https : http).request(url, opts);
    const promise = new Promise((resolve, reject) => {
        req
            .once('response', resolve)
            .once('error', reject)
            .end();
    });
    req.then = promise.then.bind(promise);
    return req;
}
//# sourceMappingURL=helpers.js.map
;// CONCATENATED MODULE: ../../agent-base/dist/index.js




const INTERNAL = Symbol('AgentBaseInternalState');
class Agent extends external_http_.Agent {
    constructor(opts) {
        super(opts);
        this[INTERNAL] = {};
    }
    /**
     * Determine whether this is an `http` or `https` request.
     */
    isSecureEndpoint(options) {
        if (options) {
            // First check the `secureEndpoint` property explicitly, since this
            // means that a parent `Agent` is "passing through" to this instance.
            // eslint-disable-next-line @typescript-eslint/no-explicit-any
            if (typeof options.secureEndpoint === 'boolean') {
                return options.secureEndpoint;
            }
            // If no explicit `secure` endpoint, check if `protocol` property is
            // set. This will usually be the case since using a full string URL
            // or `URL` instance should be the most common usage.
            if (typeof options.protocol === 'string') {
                return options.protocol === 'https:';
            }
        }
        // Finally, if no `protocol` property was set, then fall back to
        // checking the stack trace of the current call stack, and try to
        // detect the "https" module.
        const { stack } = new Error();
        if (typeof stack !== 'string')
            return false;
        return stack
            .split('\n')
            .some((l) => l.indexOf('(https.js:') !== -1 ||
            l.indexOf('node:https:') !== -1);
    }
    // In order to support async signatures in `connect()` and Node's native
    // connection pooling in `http.Agent`, the array of sockets for each origin
    // has to be updated synchronously. This is so the length of the array is
    // accurate when `addRequest()` is next called. We achieve this by creating a
    // fake socket and adding it to `sockets[origin]` and incrementing
    // `totalSocketCount`.
    incrementSockets(name) {
        // If `maxSockets` and `maxTotalSockets` are both Infinity then there is no
        // need to create a fake socket because Node.js native connection pooling
        // will never be invoked.
        if (this.maxSockets === Infinity && this.maxTotalSockets === Infinity) {
            return null;
        }
        // All instances of `sockets` are expected TypeScript errors. The
        // alternative is to add it as a private property of this class but that
        // will break TypeScript subclassing.
        if (!this.sockets[name]) {
            // @ts-expect-error `sockets` is readonly in `@types/node`
            this.sockets[name] = [];
        }
        const fakeSocket = new external_net_.Socket({ writable: false });
        this.sockets[name].push(fakeSocket);
        // @ts-expect-error `totalSocketCount` isn't defined in `@types/node`
        this.totalSocketCount++;
        return fakeSocket;
    }
    decrementSockets(name, socket) {
        if (!this.sockets[name] || socket === null) {
            return;
        }
        const sockets = this.sockets[name];
        const index = sockets.indexOf(socket);
        if (index !== -1) {
            sockets.splice(index, 1);
            // @ts-expect-error  `totalSocketCount` isn't defined in `@types/node`
            this.totalSocketCount--;
            if (sockets.length === 0) {
                // @ts-expect-error `sockets` is readonly in `@types/node`
                delete this.sockets[name];
            }
        }
    }
    // In order to properly update the socket pool, we need to call `getName()` on
    // the core `https.Agent` if it is a secureEndpoint.
    getName(options) {
        const secureEndpoint = this.isSecureEndpoint(options);
        if (secureEndpoint) {
            return external_https_.Agent.prototype.getName.call(this, options);
        }
        return super.getName(options);
    }
    createSocket(req, options, cb) {
        const connectOpts = {
            ...options,
            secureEndpoint: this.isSecureEndpoint(options),
        };
        const name = this.getName(connectOpts);
        const fakeSocket = this.incrementSockets(name);
        Promise.resolve()
            .then(() => this.connect(req, connectOpts))
            .then((socket) => {
            this.decrementSockets(name, fakeSocket);
            if (typeof socket
                .addRequest === 'function') {
                try {
                    return socket.addRequest(req, connectOpts);
                }
                catch (err) {
                    return cb(err);
                }
            }
            this[INTERNAL].currentSocket = socket;
            // @ts-expect-error `createSocket()` isn't defined in `@types/node`
            super.createSocket(req, options, cb);
        }, (err) => {
            this.decrementSockets(name, fakeSocket);
            cb(err);
        });
    }
    createConnection() {
        const socket = this[INTERNAL].currentSocket;
        this[INTERNAL].currentSocket = undefined;
        if (!socket) {
            throw new Error('No socket was returned in the `connect()` function');
        }
        return socket;
    }
    get defaultPort() {
        return (this[INTERNAL].defaultPort ??
            (this.protocol === 'https:' ? 443 : 80));
    }
    set defaultPort(v) {
        if (this[INTERNAL]) {
            this[INTERNAL].defaultPort = v;
        }
    }
    get protocol() {
        return (this[INTERNAL].protocol ??
            (this.isSecureEndpoint() ? 'https:' : 'http:'));
    }
    set protocol(v) {
        if (this[INTERNAL]) {
            this[INTERNAL].protocol = v;
        }
    }
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "tls"
var external_tls_ = __webpack_require__(4756);
// EXTERNAL MODULE: ../../debug/src/index.js
var src = __webpack_require__(272);
// EXTERNAL MODULE: external "events"
var external_events_ = __webpack_require__(4434);
// EXTERNAL MODULE: external "url"
var external_url_ = __webpack_require__(7016);
;// CONCATENATED MODULE: ../../proxy-agent-negotiate/dist/index.js
function createNegotiateAuth() {
    return async ({ response, scheme }) => {
        if (scheme.toLowerCase() !== 'negotiate') {
            throw new Error(`Expected Negotiate scheme but got "${scheme}"`);
        }
        let kerberos;
        try {
            kerberos = await __webpack_require__.e(/* import() */ 966).then(__webpack_require__.t.bind(__webpack_require__, 5966, 19));
        }
        catch {
            throw new Error('The "kerberos" package is required for Negotiate proxy authentication. ' +
                'Install it with: npm install kerberos');
        }
        const proxyAuthenticate = response.headers['proxy-authenticate'] || '';
        const challengeHeader = Array.isArray(proxyAuthenticate)
            ? proxyAuthenticate[0]
            : proxyAuthenticate;
        const serverToken = typeof challengeHeader === 'string' && challengeHeader.includes(' ')
            ? challengeHeader.split(' ').slice(1).join(' ')
            : undefined;
        const client = await kerberos.initializeClient('HTTP@proxy', {
            mechOID: kerberos.GSS_MECH_OID_SPNEGO,
        });
        const token = await client.step(serverToken || '');
        if (!token) {
            throw new Error('Kerberos client.step() returned no token');
        }
        return {
            headers: {
                'Proxy-Authorization': `Negotiate ${token}`,
            },
        };
    };
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ../../http-proxy-agent/dist/index.js







const debug = src('http-proxy-agent');
/**
 * The `HttpProxyAgent` implements an HTTP Agent subclass that connects
 * to the specified "HTTP proxy server" in order to proxy HTTP requests.
 */
class HttpProxyAgent extends Agent {
    constructor(proxy, opts) {
        super(opts);
        this.proxy = typeof proxy === 'string' ? new external_url_.URL(proxy) : proxy;
        this.proxyHeaders = opts?.headers ?? {};
        debug('Creating new HttpProxyAgent instance: %o', this.proxy.href);
        if (opts?.negotiate) {
            this.onProxyAuth = createNegotiateAuth();
        }
        else if (opts?.onProxyAuth) {
            this.onProxyAuth = opts.onProxyAuth;
        }
        // Trim off the brackets from IPv6 addresses
        const host = (this.proxy.hostname || this.proxy.host).replace(/^\[|\]$/g, '');
        const port = this.proxy.port
            ? parseInt(this.proxy.port, 10)
            : this.proxy.protocol === 'https:'
                ? 443
                : 80;
        this.connectOpts = {
            ...(opts
                ? omit(opts, 'headers', 'onProxyAuth', 'negotiate')
                : null),
            host,
            port,
        };
    }
    addRequest(req, opts) {
        req._header = null;
        this.setRequestProps(req, opts);
        // @ts-expect-error `addRequest()` isn't defined in `@types/node`
        super.addRequest(req, opts);
    }
    setRequestProps(req, opts) {
        const { proxy } = this;
        const protocol = opts.secureEndpoint ? 'https:' : 'http:';
        const hostname = req.getHeader('host') || 'localhost';
        const base = `${protocol}//${hostname}`;
        const url = new external_url_.URL(req.path, base);
        if (opts.port !== 80) {
            url.port = String(opts.port);
        }
        // Change the `http.ClientRequest` instance's "path" field
        // to the absolute path of the URL that will be requested.
        req.path = String(url);
        // Inject the `Proxy-Authorization` header if necessary.
        const headers = typeof this.proxyHeaders === 'function'
            ? this.proxyHeaders()
            : { ...this.proxyHeaders };
        if (proxy.username || proxy.password) {
            const auth = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
            headers['Proxy-Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
        }
        if (!headers['Proxy-Connection']) {
            headers['Proxy-Connection'] = this.keepAlive
                ? 'Keep-Alive'
                : 'close';
        }
        for (const name of Object.keys(headers)) {
            const value = headers[name];
            if (value) {
                req.setHeader(name, value);
            }
        }
    }
    async connect(req, opts) {
        req._header = null;
        if (!req.path.includes('://')) {
            this.setRequestProps(req, opts);
        }
        // At this point, the http ClientRequest's internal `_header` field
        // might have already been set. If this is the case then we'll need
        // to re-generate the string since we just changed the `req.path`.
        let first;
        let endOfHeaders;
        debug('Regenerating stored HTTP header string for request');
        req._implicitHeader();
        if (req.outputData && req.outputData.length > 0) {
            debug('Patching connection write() output buffer with updated header');
            first = req.outputData[0].data;
            endOfHeaders = first.indexOf('\r\n\r\n') + 4;
            req.outputData[0].data =
                req._header + first.substring(endOfHeaders);
            debug('Output buffer: %o', req.outputData[0].data);
        }
        // Create a socket connection to the proxy server.
        let socket;
        if (this.proxy.protocol === 'https:') {
            debug('Creating `tls.Socket`: %o', this.connectOpts);
            socket = external_tls_.connect(this.connectOpts);
        }
        else {
            debug('Creating `net.Socket`: %o', this.connectOpts);
            socket = external_net_.connect(this.connectOpts);
        }
        // Wait for the socket's `connect` event, so that this `callback()`
        // function throws instead of the `http` request machinery. This is
        // important for i.e. `PacProxyAgent` which determines a failed proxy
        // connection via the `callback()` function throwing.
        await (0,external_events_.once)(socket, 'connect');
        // Emit the 'proxyConnect' event for parity with https-proxy-agent
        const connect = { socket };
        req.emit('proxyConnect', connect);
        this.emit('proxyConnect', connect, req);
        req.emit('proxy', { proxy: this.proxy.href, socket });
        return socket;
    }
}
HttpProxyAgent.protocols = ['http', 'https'];
function omit(obj, ...keys) {
    const ret = {};
    let key;
    for (key in obj) {
        if (!keys.includes(key)) {
            ret[key] = obj[key];
        }
    }
    return ret;
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ../src/http/proxy.js + 1 modules
var http_proxy = __webpack_require__(5290);
;// CONCATENATED MODULE: ../src/http/tunnel.js



/** A proxy that has not opened a tunnel by then never will: it reports what it cannot reach. */
const TIMEOUT_MS = 15_000;
/**
 * Lets a proxy open a connection (RFC 9110, 9.3.6: CONNECT; any 2xx answer opens it).
 *
 * @param host with its port
 * @throws UserError when the proxy refuses; the error of the connection, ETIMEDOUT when its answer is not there within `timeoutMs`
 */
function tunnel(proxy, host, timeoutMs = TIMEOUT_MS) {
    const ask = proxy.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    const headers = { host, ...login(proxy) };
    return new Promise((resolve, reject) => {
        const request = ask({
            ...{ protocol: proxy.protocol, hostname: proxy.hostname.replace(/^\[|\]$/g, ''), port: proxy.port },
            ...{ method: 'CONNECT', path: host, headers, agent: false },
        });
        // Of the whole answer: a socket's own timeout would begin anew with each byte of it.
        const timer = setTimeout(() => {
            const error = timeout(proxy, timeoutMs);
            reject(error);
            request.destroy(error);
        }, timeoutMs);
        request.on('close', () => clearTimeout(timer));
        request.on('connect', ({ statusCode = 0 }, socket) => {
            clearTimeout(timer);
            if (statusCode >= 200 && statusCode < 300)
                return resolve(socket);
            socket.destroy();
            reject((0,http_proxy/* refusedByProxy */.SR)(proxy, host, statusCode));
        });
        request.on('error', reject);
        request.end();
    });
}
function login({ username, password }) {
    if (username === '' && password === '')
        return {};
    const text = `${(0,http_proxy/* decoded */.DH)(username)}:${(0,http_proxy/* decoded */.DH)(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(text).toString('base64')}` };
}
function timeout(proxy, timeoutMs) {
    const words = `the proxy ${proxy.origin} did not answer within ${timeoutMs / 1000} s`;
    return Object.assign(new Error(words), { code: 'ETIMEDOUT' });
}

;// CONCATENATED MODULE: ../src/http/proxy-agent.js







/**
 * Opens the connections of node's HTTP client, of http and of https, through the proxy that the environment names for each
 * (`proxyFor`). node's own `proxyEnv` would do, but came with Node.js 24.5, and before that it is passed over in silence.
 *
 * https goes through a tunnel of our own: https-proxy-agent (9.1.0) hands on a proxy's refusal as if the server had
 * answered, and waits without end for a proxy that says nothing.
 */
class ProxyAgent extends Agent {
    #keeping;
    #direct;
    #forwarding = new Map();
    constructor(keeping) {
        super(keeping);
        this.#keeping = keeping;
        this.#direct = { http: new external_node_http_.Agent(keeping), https: new external_node_https_.Agent(keeping) };
    }
    /** @throws UserError when the proxy cannot be used, or refuses; the error of the connection */
    async connect(_, options) {
        const { secureEndpoint, host = '', port } = options;
        const name = `${host.includes(':') ? `[${host}]` : host}:${port}`;
        const proxy = (0,http_proxy/* proxyFor */.iJ)(new URL(`${secureEndpoint ? 'https' : 'http'}://${name}`));
        if (!options.secureEndpoint)
            return proxy === undefined ? this.#direct.http : this.#forward(proxy);
        if (proxy === undefined)
            return this.#direct.https;
        const socket = await tunnel(proxy, name);
        return (0,external_node_tls_.connect)({ ALPNProtocols: ['http/1.1'], ...options, socket });
    }
    destroy() {
        const others = [this.#direct.http, this.#direct.https, ...this.#forwarding.values()];
        for (const agent of others)
            agent.destroy();
        super.destroy();
    }
    #forward({ href }) {
        const agent = this.#forwarding.get(href) ?? new HttpProxyAgent(href, this.#keeping);
        this.#forwarding.set(href, agent);
        return agent;
    }
}


/***/ })

};
