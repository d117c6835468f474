import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4524:
/***/ ((module, exports, __nccwpck_require__) => {

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

module.exports = __nccwpck_require__(1027)(exports);

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
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


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
	createDebug.humanize = __nccwpck_require__(8690);
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
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
 * Detect Electron renderer / nwjs process, which is node, but we should
 * treat as a browser.
 */

if (typeof process === 'undefined' || process.type === 'renderer' || process.browser === true || process.__nwjs) {
	module.exports = __nccwpck_require__(4524);
} else {
	module.exports = __nccwpck_require__(4526);
}


/***/ }),

/***/ 4526:
/***/ ((module, exports, __nccwpck_require__) => {

/**
 * Module dependencies.
 */

const tty = __nccwpck_require__(2018);
const util = __nccwpck_require__(9023);

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
	const supportsColor = __nccwpck_require__(55);

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

module.exports = __nccwpck_require__(1027)(exports);

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

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 5967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  MI: () => (/* binding */ failingOnce)
});

// UNUSED EXPORTS: cancelledError, crashed

// EXTERNAL MODULE: ../src/errors/problem.js
var errors_problem = __nccwpck_require__(6643);
// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __nccwpck_require__(9952);
;// CONCATENATED MODULE: ../src/report/python-program.js


/** The version of dask-cloudprovider that the smoke test uses too (src/smoke-test/requirements.in). */
const DASK_CLOUDPROVIDER = '2025.9.0';
/** What stands unquoted in a command; versions come from the image, which may say anything. */
const VERSION = /^\d[\w.+]*$/;
/**
 * A Python program that launches a cluster from the AMI, computes, and leaves nothing behind but its security group. Its
 * first lines say with which Python and packages: cloudpickle sends functions between equal minor versions of Python
 * only, and Dask's client and scheduler have to be of one version.
 */
function python_program_pythonProgram(cluster, facts) {
    const { vpc, region, ami, use_private_ip } = cluster;
    const given = Object.entries(withoutDefaults(cluster))
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `    ${name}=${pythonLiteral(value)},\n`);
    return `${howToRun(facts)}
from botocore.session import get_session
from dask.distributed import Client
from dask_cloudprovider.aws import EC2Cluster

vpc, name = ${pythonLiteral(vpc)}, "dask-${ami}"
ec2 = get_session().create_client("ec2", region_name=${pythonLiteral(region)})
# EC2Cluster ${DASK_CLOUDPROVIDER} cannot make a security group of its own (dask-cloudprovider#481). ${use_private_ip ? PRIVATE.why : PUBLIC.why}
filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": [name]}]
groups = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
if groups:
    group = groups[0]["GroupId"]
else:
    group = ec2.create_security_group(GroupName=name, Description="Dask cluster", VpcId=vpc)["GroupId"]
    clients = ${use_private_ip ? PRIVATE.clients : PUBLIC.clients}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 8786, "ToPort": 8786, "IpRanges": clients},
        {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]},
    ])

with EC2Cluster(
${given.join('')}    security_groups=[group],
    n_workers=1,
) as cluster, Client(cluster) as client:
    print(client.submit(lambda x: x + 1, 10).result())
`;
}
/** Who may reach the scheduler, as Python, and why. */
const PUBLIC = {
    why: `The scheduler's port is open
# because workers and client come by public addresses; TLS with certificates of this cluster alone keeps others out.`,
    clients: '[{"CidrIp": "0.0.0.0/0"}]',
};
const PRIVATE = {
    why: `The client is in the
# VPC too; where it comes from elsewhere, by a peering or a VPN, name its block instead.`,
    clients: `[
        {"CidrIp": block["CidrBlock"]}
        for block in ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["CidrBlockAssociationSet"]
    ]`,
};
function howToRun({ python_version, dask_version, distributed_version }) {
    const minor = /^\d+\.\d+/.exec(python_version)?.[0] ?? '3';
    const dask = pinned('dask', dask_version);
    const distributed = pinned('distributed', distributed_version);
    const packages = [`"dask-cloudprovider[aws]==${DASK_CLOUDPROVIDER}"`, 'cryptography', dask, distributed];
    const lines = [
        `# uv run --python ${minor} ${packages.map((name) => `--with ${name}`).join(' ')} cluster.py`,
        `# or, with a Python ${minor}: pip install ${packages.join(' ')}`,
    ];
    if (dask === 'dask' || distributed === 'distributed') {
        lines.push('# The image does not say which dask and distributed it has; the client needs the same ones.');
    }
    return lines.join('\n');
}
function pinned(name, version) {
    return version !== null && VERSION.test(version) ? `${name}==${version}` : name;
}

;// CONCATENATED MODULE: ../src/report/failed-summary.js


const LAST_LINES = 200;
/** The runner takes no summary of more than 1 MiB, and cloud-init prints dots for as long as it takes. */
const LONGEST_LINE = 1000;
/** Long enough for EC2's encoded messages, which somebody has to decode. */
const LONGEST_EVIDENCE = 8000;
/**
 * The job summary of a bake that Packer did not bring to its end: the diagnosis first, then where it happened; the logs
 * are folded away.
 */
function failedSummary(failed, diagnosis) {
    return [
        '## The bake failed\n',
        failed_summary_diagnosed(diagnosis),
        `${place(failed)}\n`,
        lastLines("Packer's log", failed.lines),
        ...failed.builderLogs.map(({ name, text }) => lastLines(`the builder's ${name}`, text.trimEnd().split('\n'))),
    ].join('\n');
}
/** A diagnosis and its evidence, as Markdown. */
function failed_summary_diagnosed({ code: name, what, remedy, evidence }) {
    const lines = evidence.map((line) => shortened(line, LONGEST_EVIDENCE));
    return [
        `**${plain(what)}** ${plain(remedy)} ${mention(name)}\n`,
        ...(lines.length > 0 ? [block('text', lines.join('\n'))] : []),
    ].join('\n');
}
/** A diagnosis for the log. */
function diagnosisText({ code: name, what, remedy, evidence }) {
    const lines = ['', `${what} ${remedy} (${name} in docs/troubleshooting.md)`];
    return [...lines, ...evidence.map((line) => `  ${line}`)].join('\n');
}
/** In which phase, after what time and on which instance it failed, as one sentence of Markdown. */
function place({ plan, timings, lines }) {
    const { builder, region } = plan;
    const last = timings.findLast(({ phase }) => phase !== 'Cleaning up');
    const before = timings.slice(0, last === undefined ? 0 : timings.indexOf(last) + 1);
    const after = duration(before.reduce((sum, { seconds }) => sum + seconds, 0));
    const instance = lines.map((line) => /Instance ID: (i-\w+)/.exec(line)?.[1]).find(Boolean);
    const where = [builder.subnet, builder.zone ?? region].filter((part) => part !== undefined);
    return [
        last === undefined ? 'It failed' : `It failed in the phase "${plain(last.phase)}" after ${after},`,
        `with ${instance === undefined ? 'no builder yet' : `the builder ${code(instance)}`}:`,
        `${code(builder.instanceType)}${builder.spot ? ' (spot)' : ''} in ${where.map(code).join(' in ')}.`,
    ].join(' ');
}
function lastLines(name, lines) {
    const shown = lines.slice(-LAST_LINES).map((line) => shortened(line, LONGEST_LINE));
    const title = lines.length > LAST_LINES ? `The last ${LAST_LINES} lines of ${name}` : `All of ${name}`;
    return folded(title, block('text', shown.join('\n')));
}
function shortened(line, longest) {
    return line.length > longest ? `${line.slice(0, longest)} ... (${line.length} characters)` : line;
}

;// CONCATENATED MODULE: ../src/report/smoke-test-summary.js


const WIDEST_BAR = 24;
/** The part of the job summary that tells of a proof, as Markdown. */
function smoke_test_summary_proofSection(proof) {
    const machines = `${proof.instances.length} ${code(proof.instanceType)}`;
    const verdict = proof.passed
        ? `A cluster of ${machines} from ${code(proof.ami)} gave its first result after **${seconds(proof.startSeconds ?? 0)}** and passed every check.`
        : `A cluster of ${machines} from ${code(proof.ami)} did not pass${proof.verdict === 'failed' ? '' : '; no check of the image failed'}.`;
    return [
        '### The proof\n',
        `${verdict} ${ending(proof)}\n`,
        bars(proof.phases),
        proof.checks.length > 0 ? checks(proof) : '',
        proof.workers.length > 0 ? workers(proof) : '',
        versions(proof),
    ]
        .filter((part) => part !== '')
        .join('\n');
}
/** The job summary of an image that did not pass its smoke test. `fate` is what became of the image. */
function unprovenSummary(proof, diagnosis, fate) {
    return [
        proof.verdict === 'failed'
            ? '## The image failed its smoke test\n'
            : '## The smoke test of the image did not come to its end\n',
        diagnosed(diagnosis),
        `${plain(fate)}\n`,
        smoke_test_summary_proofSection(proof),
    ].join('\n');
}
/** What became of the cluster when something of it was not seen gone. */
function leftProblem(proof) {
    if (proof.left.length === 0)
        return undefined;
    return {
        code: 'cluster-not-ended',
        what: `Of the proof's cluster this was not seen gone: ${proof.left.join(', ')}.`,
        remedy: 'The post step tries again and says what to do by hand if it must.',
    };
}
function ending(proof) {
    if (proof.left.length > 0)
        return `Not seen gone: ${plain(proof.left.join(', '))}.`;
    return 'Every instance was seen terminated, and the security group is gone.';
}
function bars(phases) {
    if (phases.length === 0)
        return '';
    const longest = Math.max(...phases.map((phase) => phase.seconds), 0.001);
    const bar = (phase) => '█'.repeat(Math.max(1, Math.round((phase.seconds / longest) * WIDEST_BAR)));
    return table(['Phase', 'Time', ''], phases.map((phase) => [plain(phase.phase), seconds(phase.seconds), bar(phase)]));
}
function checks(proof) {
    return table(['Check', 'Gave', 'Time'], proof.checks.map(({ check, result, took }) => [plain(check), plain(String(result)), seconds(took)]));
}
function workers(proof) {
    const rows = proof.workers.map(({ address, threads, memory }) => [
        code(address),
        String(threads),
        `${(memory / 2 ** 30).toFixed(1)} GiB`,
    ]);
    return table(['Worker', 'Threads', 'Memory'], rows);
}
function versions(proof) {
    const found = Object.entries(proof.packages).flatMap(([name, version]) => version === null ? [] : [`${plain(name)} ${plain(version)}`]);
    if (found.length === 0)
        return '';
    const differ = Object.entries(proof.differ).map(([name, [ours, theirs]]) => `${plain(name)} (${plain(ours ?? 'none')} there, ${plain(theirs ?? 'none')} in the image)`);
    const note = differ.length > 0 ? ` The client of the proof differed in ${differ.join(', ')}.` : '';
    return `Versions: ${found.join(', ')}.${note}\n`;
}
function seconds(count) {
    return `${count.toFixed(count < 10 ? 1 : 0)} s`;
}

;// CONCATENATED MODULE: ../src/report/summary.js





/** The job summary of a bake that succeeded, as Markdown. */
function bakedSummary(baked) {
    const { plan, facts } = baked;
    const contents = [
        ['Container image', code(plan.dockerImage)],
        ['Digest', facts.docker_image_digest === null ? 'none' : code(facts.docker_image_digest)],
        ['Size of the container image', `${(facts.docker_image_bytes / 1e6).toFixed(0)} MB unpacked`],
        ['Python', plain(facts.python_version)],
        ['dask', plain(facts.dask_version ?? 'not installed')],
        ['distributed', plain(facts.distributed_version ?? 'not installed')],
        ...gpu(facts),
        ...Object.entries(facts.extra_docker_images).map(([image, digest]) => [
            'Further container image',
            digest === null ? code(image) : `${code(image)} ${code(digest)}`,
        ]),
        ['Docker', plain(`${facts.docker_version}, storage driver ${facts.docker_storage_driver}`)],
        [
            'Automatic upgrades',
            facts.automatic_upgrades ? 'as the source AMI has them' : 'disabled: bake anew to patch',
        ],
        ['Kernel', plain(facts.kernel)],
        ['Built upon', code(plan.source.id ?? 'unknown')],
        ['Built on', plain(placeOf(plan.builder))],
        [
            'Root volume',
            `${plan.builder.volume.size} GiB on ${code(plan.builder.volume.deviceName)}${baked.encrypted ? ', encrypted' : ''}`,
        ],
    ];
    return [
        `## ${code(baked.ami)} is ready\n`,
        `${code(plan.amiName)} in ${code(plan.region)}, baked in ${summary_duration(baked.totalSeconds)}.\n`,
        ...[...plan.warnings, ...baked.imageWarnings].map((warning) => `> [!WARNING]\n> ${plain(warning)}\n`),
        '### What is in it\n',
        table(['What', 'Value'], contents),
        '### Where the time went\n',
        timings(baked),
        ...(baked.proof === undefined ? [] : [proofSection(baked.proof)]),
        '### Use it\n',
        'Saved as `cluster.py`, this launches a cluster, computes, and leaves nothing behind but its security group:\n',
        block('python', pythonProgram(baked.cluster, facts)),
        'Or make most of it the default of `EC2Cluster` by these environment variables (output `dask-config`):\n',
        block('sh', daskConfig(baked.cluster)),
        'They cannot carry everything. A security group has to be given, here or as `DASK_CLOUDPROVIDER__EC2__SECURITY_GROUPS=["sg-..."]`; it lets its own members in, and the client to port 8786:\n',
        block('python', callBesideConfig(baked.cluster)),
        folded(`${Object.keys(facts.python_packages).length} Python packages in the container image`, summary_packages(facts.python_packages)),
    ].join('\n');
}
/** The job summary of a run that ended with problems and has nothing else to show. */
function problemsSummary(title, problems) {
    const items = problems.map(({ code: name, what, remedy }) => `- **${(0,markdown/* plain */.pj)(what)}** ${(0,markdown/* plain */.pj)(remedy)} ${(0,markdown/* mention */.lE)(name)}\n`);
    return `## ${title}\n\n${items.join('')}`;
}
/**
 * The job summary of `mode: render`: every file that a bake would use.
 *
 * @param noRegion what stands for the Region in the files where none was given
 */
function renderedSummary(files, noRegion) {
    const shown = files.map((file) => folded(file.name, block(file.language, file.text)));
    const open = noRegion === undefined ? [] : [`A bake needs a Region; ${code(noRegion)} stands for it here.\n`];
    return [
        '## What would be baked\n',
        'Rendered from the inputs alone; no account was asked.\n',
        ...open,
        ...shown,
    ].join('\n');
}
/** Seconds as a person says them: `4 min 05 s`. */
function summary_duration(seconds) {
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    return minutes === 0 ? `${whole} s` : `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
}
/** By what the builder's GPU was checked. */
function gpuChecks(facts) {
    if (facts.gpu_checks === 'skipped')
        return 'not checked: the builder had no GPU';
    const beside = facts.gpu_checked_with
        ? ` and ${facts.gpu_checked_with}`
        : ' alone: the container has none of cudf, cupy, torch and numba for a GPU';
    return `checked on the host and in the container with nvidia-smi${beside}`;
}
function gpu(facts) {
    if (facts.gpu_checks === 'none')
        return [];
    const versions = Object.entries(facts.rapids_versions).map(([name, version]) => `${name} ${version}`);
    return [
        ["NVIDIA's driver", plain(`${facts.nvidia_driver_version ?? 'none'}, ${gpuChecks(facts)}`)],
        ['RAPIDS', plain(versions.join(', ') || 'not installed')],
    ];
}
function timings(baked) {
    const inPacker = [...baked.earlier, ...baked.timings].reduce((sum, { seconds }) => sum + seconds, 0);
    const rows = baked.earlier.map(({ builder, code: why, seconds }) => [
        plain(`Launch that failed: ${placeOf(builder)}, ${why}`),
        summary_duration(seconds),
    ]);
    rows.push(...baked.timings.map((timing) => [plain(timing.phase), summary_duration(timing.seconds)]));
    const inProof = (baked.proof?.phases ?? []).reduce((sum, { seconds }) => sum + seconds, 0);
    if (baked.proof !== undefined)
        rows.push(['Proving the image', summary_duration(inProof)]);
    const rest = Math.max(0, baked.totalSeconds - inPacker - inProof);
    rows.push(['Everything else in this step', summary_duration(rest)]);
    rows.push(['**Together**', `**${summary_duration(baked.totalSeconds)}**`]);
    return table(['Phase', 'Time'], rows);
}
/** GitHub takes 1 MiB of summary; a full conda distribution has 800 packages. */
const MOST_PACKAGES = 1500;
function more(count) {
    return count > 0 ? `\nAnd ${count} more, in the file of the image's own description.\n` : '';
}
function summary_packages(versions) {
    return (table(['Package', 'Version'], Object.entries(versions)
        .slice(0, MOST_PACKAGES)
        .map(([name, version]) => [plain(name), plain(version)])) + more(Object.keys(versions).length - MOST_PACKAGES));
}

;// CONCATENATED MODULE: ../src/actions/run.js


/**
 * Runs a story and turns whatever it throws into one failed step with one explanation.
 *
 * The runner's signal ends it too, wherever it is: whoever has programs running tells them (`Runner.onCancel`), and then
 * this process ends without waiting for anything, as the runner would kill it after 7.5 s.
 */
async function failingOnce(runner, story, standing) {
    let stopListening = () => { };
    let cancellation;
    const cancelled = new Promise((_, reject) => {
        stopListening = runner.onCancel((signal) => {
            cancellation = cancelledError(runner, standing);
            runner.info(`${signal} received: this step ends now.`);
            reject(cancellation);
        });
    });
    try {
        await Promise.race([cancelled, story()]);
    }
    catch (error) {
        if (!(error instanceof errors_problem/* UserError */.yo))
            runner.info(stack(error));
        const problems = error instanceof errors_problem/* UserError */.yo ? error.problems : [bug(error)];
        runner.fail(problems);
        await runner.writeSummary(summaryOf(error, problems, standing.failed(runner)));
        if (cancellation !== undefined)
            runner.leave();
    }
    finally {
        stopListening();
    }
}
/** Tells of an error that came outside of the story, such as in a timer: there is no more time for a summary. */
function crashed(runner, error) {
    runner.info(stack(error));
    runner.fail([bug(error)]);
}
/** The error of a run that was cancelled. */
function cancelledError(runner, standing) {
    const problem = standing.cancelled(runner);
    const title = problem.what.replace(/\.$/, '');
    return new errors_problem/* UserError */.yo([problem], { summary: `## ${title}\n\n${problem.remedy}\n` });
}
function summaryOf(error, problems, title) {
    if (!(error instanceof errors_problem/* UserError */.yo))
        return problemsSummary('This step failed', problems);
    return error.summary ?? problemsSummary(title, problems);
}
function bug(error) {
    return {
        code: 'bug',
        what: `This action met something it did not expect: ${error instanceof Error ? error.message : String(error)}`,
        remedy: 'Please report it with the log of this step.',
    };
}
function stack(error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}


/***/ }),

/***/ 1756:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _runner_signals_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4672);
/* harmony import */ var _cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6369);
/* harmony import */ var _credentials_settle_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6768);
/* harmony import */ var _inputs_sweep_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2093);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7368);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5967);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9045);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1119);








const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .GithubRunner */ .U();
const story = async () => {
    const raw = runner.rawInputs();
    for (const warning of (0,_inputs_sweep_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .sweepWarnings */ .oC)(raw))
        runner.warning(warning);
    const request = (0,_inputs_sweep_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readSweepRequest */ .eG)(raw, runner.context.region);
    await (0,_credentials_settle_js__WEBPACK_IMPORTED_MODULE_2__/* .withSettledIdentity */ .U1)(runner, () => (0,_sweep_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepAccount */ .E)(request, (0,_sweep_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepPorts */ .t)(runner, _cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__/* .leftoverKinds */ .N)));
};
await (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .failingOnce */ .MI)(runner, story, _messages_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepStanding */ .L);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ sweepStanding)
/* harmony export */ });
/** Where a sweep stood when it was ended early: it can be ended anywhere. */
const sweepStanding = {
    cancelled: () => ({
        code: 'cancelled',
        what: 'The sweep was cancelled.',
        remedy: 'What it had removed until then is gone; the next sweep goes on with the rest.',
    }),
    failed: () => 'The sweep failed',
};


/***/ }),

/***/ 1119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ sweepAccount),
  t: () => (/* binding */ sweepPorts)
});

// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __nccwpck_require__(3471);
;// CONCATENATED MODULE: ../src/cleanup/retention.js

const HOUR_MS = 3_600_000;
/**
 * Why nobody may take a thing for a leftover; undefined when nobody needs it any more. All of this must be so:
 *
 * - It has this action's tag of a run, and its status is `building`: what is ready or kept as unproven has another one.
 * - Its tag of expiry, if it has one, is past. A run sets it to a time by which even its deadline and the end of its proof
 *   are over, so nothing of a run in progress can be taken.
 * - It was made at least `olderThanHours` ago by EC2's own account. Of security groups and network interfaces EC2 tells no
 *   such time: there the time of expiry stands for it, and a thing without either is kept.
 */
function reasonToKeep({ tags, created }, { now, olderThanHours }) {
    if (tags[aws_tags/* TAG */.D.run] === undefined || tags[aws_tags/* TAG */.D.status] !== 'building')
        return 'it is no temporary thing of a run';
    const stated = tags[aws_tags/* TAG */.D.expires];
    const expires = stated === undefined ? undefined : new Date(stated);
    if (expires !== undefined && Number.isNaN(expires.getTime()))
        return `its tag ${aws_tags/* TAG */.D.expires} is no time`;
    if (expires !== undefined && expires > now)
        return `it expires at ${expires.toISOString()}`;
    const since = created ?? expires;
    if (since === undefined)
        return 'nothing tells how old it is';
    const hours = (now.getTime() - since.getTime()) / HOUR_MS;
    if (hours >= olderThanHours)
        return undefined;
    return `it is ${created === undefined ? 'expired' : 'there'} for less than ${olderThanHours} h`;
}

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __nccwpck_require__(5345);
;// CONCATENATED MODULE: ../src/cleanup/ledger.js
/** What has become of everything that a sweep has found so far. No thing whose removal went well is asked for again. */
class Ledger {
    removed = [];
    #done = new Set();
    #open = new Map();
    #kept = new Map();
    #region;
    constructor(region) {
        this.#region = region;
    }
    /** Takes what a look at a kind has found; gives what was refused before, as what is in use is, and is gone by now. */
    see(kind, found) {
        const there = new Set(found.map(({ id }) => id));
        const gone = [...this.#open.values()].filter((open) => open.kind === kind.name && !there.has(open.id));
        for (const open of gone)
            this.gone(kind, open);
        return gone;
    }
    /** Of the things that are to go, those whose removal is to be asked for. */
    toAsk(kind, things) {
        for (const thing of things) {
            if (this.#open.has(thing.id))
                continue;
            const command = kind.command(thing.id, this.#region);
            this.#open.set(thing.id, { ...entryOf(kind, thing), refused: undefined, command });
        }
        return things.filter(({ id }) => {
            const open = this.#open.get(id);
            return open !== undefined && (open.refused?.again ?? true);
        });
    }
    isGone(id) {
        return this.#done.has(id);
    }
    gone(kind, thing) {
        this.#done.add(thing.id);
        this.#open.delete(thing.id);
        this.removed.push(entryOf(kind, thing));
    }
    refuse(refused) {
        const open = this.#open.get(refused.id);
        if (open !== undefined)
            this.#open.set(refused.id, { ...open, refused });
    }
    /** A thing that is not to be removed. */
    keep(kind, thing, why) {
        this.#kept.set(thing.id, { ...entryOf(kind, thing), why, command: undefined });
    }
    kept() {
        const open = [...this.#open.values()].map(({ kind, id, created, refused, command }) => {
            const why = refused === undefined ? 'there was no time left' : message(refused.why);
            return { kind, id, created, why, command };
        });
        return [...open, ...[...this.#kept.values()].filter(({ id }) => !this.#done.has(id))];
    }
}
/** What an error says. */
function message(error) {
    return error instanceof Error ? error.message : String(error);
}
function entryOf(kind, { id, created }) {
    return { kind: kind.name, id, created };
}

;// CONCATENATED MODULE: ../src/cleanup/sweep.js



/**
 * Removes what an owner has left in a Region, kind after kind in the order given (what depends on others first), and looks
 * again until nothing is left to do or `stop` is aborted.
 *
 * What cannot be removed or looked for is named in a warning, with the command to do it by hand; the rest is removed all
 * the same.
 */
async function sweep(sweeping, kinds, log, stop, patience) {
    const ledger = new Ledger(sweeping.region);
    const unseen = new Map();
    const seen = new Set();
    const looks = sweeping.dryRun === true ? 1 : patience.mostLooks;
    for (let look = 1, quiet = 0; look <= looks && quiet < patience.quietLooks && !stop.aborted; look += 1) {
        let busy = false;
        for (const kind of kinds) {
            if (stop.aborted || unseen.get(kind.name)?.again === false)
                continue;
            try {
                busy = (await removeKind(kind, sweeping, ledger, log, stop)) || busy;
                unseen.delete(kind.name);
                seen.add(kind.name);
            }
            catch (error) {
                const again = (0,errors/* isPassing */.WG)(error);
                unseen.set(kind.name, { why: message(error), again });
                busy = busy || again;
            }
        }
        quiet = busy ? 0 : quiet + 1;
        if (look < looks && quiet < patience.quietLooks)
            await pause(patience.pollMs, stop);
    }
    const notLookedFor = kinds.filter(({ name }) => !seen.has(name) && !unseen.has(name));
    const swept = {
        removed: ledger.removed,
        kept: ledger.kept(),
        unseen: new Map([
            ...[...unseen].map(([kind, { why }]) => [kind, why]),
            ...notLookedFor.map(({ name }) => [name, 'there was no time left']),
        ]),
    };
    warn(sweeping, swept, log);
    return swept;
}
/** Gives whether there was anything to remove. */
async function removeKind(kind, sweeping, ledger, log, stop) {
    // EC2 may go on listing for a while what it has removed.
    const found = (await kind.list(sweeping.owner, stop)).filter(({ id }) => !ledger.isGone(id));
    const verb = sweeping.dryRun === true ? 'Would remove' : 'Removed';
    for (const { id } of ledger.see(kind, found))
        log.info(`${verb} ${kind.name} ${id}`);
    const asked = ledger.toAsk(kind, await chosen(kind, found, sweeping, ledger, stop));
    if (asked.length === 0)
        return false;
    const ids = asked.map(({ id }) => id);
    const refused = sweeping.dryRun === true ? [] : await kind.remove(ids, stop);
    for (const refusal of refused)
        ledger.refuse(refusal);
    for (const thing of asked) {
        if (refused.some(({ id }) => id === thing.id))
            continue;
        ledger.gone(kind, thing);
        log.info(`${verb} ${kind.name} ${thing.id}`);
    }
    return true;
}
/** The things that nothing keeps; the others go into the ledger with the reason. */
async function chosen(kind, found, { reasonToKeep }, ledger, stop) {
    if (reasonToKeep === undefined)
        return found;
    const unwanted = found.filter((thing) => {
        const why = reasonToKeep(thing);
        if (why !== undefined)
            ledger.keep(kind, thing, why);
        return why === undefined;
    });
    if (kind.users === undefined || unwanted.length === 0)
        return unwanted;
    const users = await kind.users(unwanted.map(({ id }) => id), stop);
    const going = new Set(ledger.removed.map(({ id }) => id));
    return unwanted.filter((thing) => {
        // What goes itself keeps nothing: the cluster of a proof uses the image that it was to prove.
        const staying = (users.get(thing.id) ?? []).filter((user) => !going.has(user.split('/').at(-1) ?? ''));
        if (staying.length > 0)
            ledger.keep(kind, thing, `in use by ${staying.join(', ')}`);
        return staying.length === 0;
    });
}
function warn({ owner, region }, { kept, unseen }, log) {
    for (const { kind, id, why, command } of kept) {
        if (command === undefined)
            continue;
        log.warning(`Could not remove ${kind} ${id} (${why}). By hand: ${command}`);
    }
    const whose = owner === 'any run' ? `in ${region}` : `of run ${owner.runUuid}`;
    for (const [kind, why] of unseen)
        log.warning(`Could not look for any ${kind} ${whose} (${why}).`);
}
/** Sleeps, or returns at once when stopped. */
async function pause(ms, stop) {
    await (0,promises_namespaceObject.setTimeout)(ms, undefined, { signal: stop }).catch(() => { });
}

// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __nccwpck_require__(6643);
// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __nccwpck_require__(9952);
;// CONCATENATED MODULE: ../src/report/sweep.js

/** Every output of the second action, and the only place that describes one. */
const sweepOutputs = {
    removed: {
        doc: 'JSON array of what was removed, with `dry-run` of what would be: `region`, `kind`, `id`, `created`.',
    },
    kept: {
        doc: 'JSON array of what has the tags of something temporary and was kept: `region`, `kind`, `id`, `created`, `why`.',
    },
};
/** How many rows a table of the summary shows: GitHub takes 1 MiB of summary. */
const MOST_ROWS = 500;
/** The outputs of the second action. */
function outputsOfSweep({ removed, kept }) {
    return { removed: JSON.stringify(removed), kept: JSON.stringify(kept) };
}
/** The job summary of the second action. */
function sweepSummary({ dryRun, removed, kept }) {
    const verb = dryRun ? 'would be removed' : 'removed';
    const parts = [
        `## ${removed.length} ${removed.length === 1 ? 'leftover' : 'leftovers'} ${verb}, ${kept.length} kept\n`,
    ];
    const row = ({ region, kind, id, created }) => [
        ...[(0,markdown/* plain */.pj)(region), (0,markdown/* plain */.pj)(kind), (0,markdown/* code */.aY)(id)],
        created?.toISOString() ?? 'unknown',
    ];
    const head = ['Region', 'Kind', 'Id', 'Made'];
    if (removed.length > 0) {
        parts.push(dryRun ? '### Would be removed\n' : '### Removed\n', shown(head, removed.map(row)));
    }
    if (kept.length > 0) {
        const rows = kept.map((thing) => [...row(thing), (0,markdown/* plain */.pj)(thing.why)]);
        parts.push('### Kept\n', shown([...head, 'Why'], rows));
    }
    return parts.join('\n');
}
function shown(head, rows) {
    const more = rows.length > MOST_ROWS ? `\nAnd ${rows.length - MOST_ROWS} more.\n` : '';
    return (0,markdown/* table */.tp)(head, rows.slice(0, MOST_ROWS)) + more;
}

;// CONCATENATED MODULE: ../src/actions/sweep/sweep.js




/** What appears late is taken by the next sweep; what is in use for a minute is in use for good. */
const PATIENCE = { pollMs: 5000, quietLooks: 1, mostLooks: 12 };
/** A sweep that has not come to its end by then is left to the next one. */
const BUDGET_MS = 50 * 60_000;
function sweepPorts(runner, kinds) {
    return { runner, kinds, now: () => new Date(), patience: PATIENCE };
}
/**
 * The story of sweep/action.yml: removes what runs of this action have made and nobody needs (src/cleanup/retention.ts), in
 * every Region that was asked for, or only says what that is.
 *
 * Never an image that is ready, in use or published: ready ones have another status, and of the others EC2 is asked who
 * uses them (src/cleanup/image-users.ts). What cannot be told is kept.
 *
 * @throws UserError when a Region could not be looked at at all; the others are swept and told of all the same
 */
async function sweepAccount(request, ports) {
    const { runner } = ports;
    const stop = AbortSignal.timeout(BUDGET_MS);
    const problems = [];
    const regions = [];
    for (const region of request.regions) {
        const kinds = await ports.kinds(region);
        const swept = await runner.group(region, () => sweepRegion(region, kinds, request, ports, stop));
        if (swept.unseen.size === kinds.length)
            problems.push(blind(region, swept));
        regions.push({ ...swept, region });
    }
    const result = {
        dryRun: request.dryRun,
        removed: regions.flatMap(({ region, removed }) => removed.map((entry) => ({ region, ...entry }))),
        kept: regions.flatMap(({ region, kept }) => kept.map(({ kind, id, created, why }) => ({ region, kind, id, created, why }))),
    };
    for (const [name, value] of Object.entries(outputsOfSweep(result)))
        runner.setOutput(name, value);
    await runner.writeSummary(sweepSummary(result));
    runner.info(`${request.dryRun ? 'Would remove' : 'Removed'} ${result.removed.length}, kept ${result.kept.length}.`);
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
}
async function sweepRegion(region, kinds, { olderThanHours, dryRun }, { runner, now, patience }, stop) {
    const age = { now: now(), olderThanHours };
    const keep = (thing) => reasonToKeep(thing, age);
    return sweep({ region, owner: 'any run', reasonToKeep: keep, dryRun }, kinds, runner, stop, patience);
}
function blind(region, { unseen }) {
    const [why = ''] = unseen.values();
    return {
        code: 'sweep-blind',
        what: `Region ${region} could not be looked at: ${why}`,
        remedy: 'The rights that a sweep needs are in docs/permissions.md.',
    };
}


/***/ }),

/***/ 5345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* unused harmony exports isDenied, isUnreachable */
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6643);
/* harmony import */ var _http_proxy_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5290);


/** Runs one call of AWS and turns the errors that a user can mend into a `UserError`; anything else goes through. */
async function explained(action, call) {
    try {
        return await call();
    }
    catch (error) {
        const problem = explain(action, error);
        throw problem === undefined ? error : new _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo([problem], { cause: error });
    }
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
const REFUSED = [
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
/** Tells whether an error means that the credentials may not make a call. */
function isDenied(error) {
    const inner = error instanceof UserError ? error.cause : error;
    return DENIED.includes(errorCode(inner) ?? '');
}
/** The action that AWS names in a refusal: what a call implies, such as ec2:CreateTags, is refused under its own name. */
function deniedAction(message) {
    return /is not authorized to perform: ([a-z0-9-]+:\w+)/.exec(message)?.[1];
}
const THROTTLED = ['RequestLimitExceeded', 'Throttling', 'ThrottlingException', 'RequestThrottled'];
/** Tells whether the same call may well succeed a moment later: EC2 is busy or fails, or the network does. */
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
/** Both the refusal of the role and the token's own end have codes that other calls have too. */
function isRoleRefused(code, message) {
    return (NO_ROLE.includes(code.replace(/Exception$/, '')) ||
        message.includes('sts:AssumeRoleWithWebIdentity') ||
        message.startsWith('Token expired: current date/time'));
}
/** Tells whether an error means that nobody answered a call. */
function isUnreachable(error) {
    const inner = error instanceof UserError ? error.cause : error;
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
    const message = error instanceof Error ? error.message : String(error);
    const network = networkCode(error);
    if (code === 'CredentialsProviderError') {
        return {
            code: 'no-credentials',
            what: 'There are no AWS credentials.',
            remedy: "Give 'role-to-assume' and the job 'permissions: id-token: write', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
        };
    }
    if (isRoleRefused(code, message)) {
        return {
            code: 'role-not-assumed',
            what: `AWS did not give the job the role (${code}: ${message}).`,
            remedy: "Check the role's ARN, that the account has GitHub's OIDC provider, and the role's trust policy: `aud`, and `sub`, which is repo:<owner>/<repository>:... or, for repositories made, renamed or transferred since 2026-07-15, repo:<owner>@<owner-id>/<repository>@<repository-id>:...; docs/permissions.md shows both.",
        };
    }
    if (EXPIRED.includes(code)) {
        return {
            code: 'expired-credentials',
            what: `The AWS credentials have expired (${code}).`,
            remedy: "Let this step renew them itself with 'role-to-assume'; or configure them right before it, with a longer 'role-duration-seconds'.",
        };
    }
    if (REFUSED.includes(code)) {
        return {
            code: 'invalid-credentials',
            what: `AWS does not accept the credentials (${code}: ${message}).`,
            remedy: 'Check the access key or role of the earlier step, and that the Region is enabled in the account.',
        };
    }
    if (DENIED.includes(code)) {
        const denied = deniedAction(message) ?? action;
        return {
            code: 'access-denied',
            what: `The AWS credentials may not call ${denied} (${code}).`,
            remedy: `Allow the action ${denied}; docs/permissions.md holds the whole policy.`,
        };
    }
    if (UNREACHABLE.includes(network)) {
        return {
            code: 'aws-unreachable',
            what: `AWS could not be reached for ${action} (${network}: ${message}).`,
            remedy: "Check that input 'region' exists and that the runner's network and proxy let it through.",
        };
    }
    return undefined;
}


/***/ }),

/***/ 3471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ TAG)
/* harmony export */ });
/** Keys of the tags that this action sets; the sweep finds its own things by them. */
const TAG = {
    run: 'bake-dask-ami:run',
    status: 'bake-dask-ami:status',
    expires: 'bake-dask-ami:expires',
    variant: 'bake-dask-ami:variant',
    dockerImage: 'bake-dask-ami:docker-image',
    sourceAmi: 'bake-dask-ami:source-ami',
    repository: 'bake-dask-ami:repository',
    proof: 'bake-dask-ami:proof',
    /** Marks what belongs to the cluster of the proof, and not to the build. */
    part: 'bake-dask-ami:part',
};


/***/ }),

/***/ 6369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ leftoverKinds)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
;// CONCATENATED MODULE: external "net"
const external_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
;// CONCATENATED MODULE: external "http"
const external_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
;// CONCATENATED MODULE: external "https"
const external_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
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
class Agent extends external_http_namespaceObject.Agent {
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
        const fakeSocket = new external_net_namespaceObject.Socket({ writable: false });
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
            return external_https_namespaceObject.Agent.prototype.getName.call(this, options);
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
;// CONCATENATED MODULE: external "tls"
const external_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
// EXTERNAL MODULE: ../../debug/src/index.js
var src = __nccwpck_require__(272);
;// CONCATENATED MODULE: external "events"
const external_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
;// CONCATENATED MODULE: external "url"
const external_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");
;// CONCATENATED MODULE: ../../proxy-agent-negotiate/dist/index.js
function createNegotiateAuth() {
    return async ({ response, scheme }) => {
        if (scheme.toLowerCase() !== 'negotiate') {
            throw new Error(`Expected Negotiate scheme but got "${scheme}"`);
        }
        let kerberos;
        try {
            kerberos = await __nccwpck_require__.e(/* import() */ 966).then(__nccwpck_require__.t.bind(__nccwpck_require__, 5966, 19));
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
        this.proxy = typeof proxy === 'string' ? new external_url_namespaceObject.URL(proxy) : proxy;
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
        const url = new external_url_namespaceObject.URL(req.path, base);
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
            socket = external_tls_namespaceObject.connect(this.connectOpts);
        }
        else {
            debug('Creating `net.Socket`: %o', this.connectOpts);
            socket = external_net_namespaceObject.connect(this.connectOpts);
        }
        // Wait for the socket's `connect` event, so that this `callback()`
        // function throws instead of the `http` request machinery. This is
        // important for i.e. `PacProxyAgent` which determines a failed proxy
        // connection via the `callback()` function throwing.
        await (0,external_events_namespaceObject.once)(socket, 'connect');
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
var http_proxy = __nccwpck_require__(5290);
// EXTERNAL MODULE: ../src/http/proxy-login.js
var proxy_login = __nccwpck_require__(8119);
;// CONCATENATED MODULE: ../src/http/tunnel.js




/** A proxy that has not opened a way by then never will: it tells what it cannot reach. */
const PATIENCE_MS = 15_000;
/**
 * Lets a proxy open a connection (RFC 9110, 9.3.6: CONNECT; any 2xx answer opens it).
 *
 * @param host with its port
 * @throws UserError when the proxy refuses; the error of the connection, ETIMEDOUT when it says nothing for 15 s
 */
function tunnel(proxy, host) {
    const ask = proxy.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    const headers = { host, ...login(proxy) };
    return new Promise((resolve, reject) => {
        const request = ask({
            ...{ protocol: proxy.protocol, hostname: proxy.hostname.replace(/^\[|\]$/g, ''), port: proxy.port },
            ...{ method: 'CONNECT', path: host, headers, agent: false, timeout: PATIENCE_MS },
        });
        request.on('connect', ({ statusCode = 0 }, socket) => {
            socket.setTimeout(0);
            if (statusCode >= 200 && statusCode < 300)
                return resolve(socket);
            socket.destroy();
            reject((0,http_proxy/* refusedByProxy */.SR)(proxy, host, statusCode));
        });
        request.on('timeout', () => request.destroy(timeout(proxy)));
        request.on('error', reject);
        request.end();
    });
}
function login({ username, password }) {
    if (username === '' && password === '')
        return {};
    const text = `${(0,proxy_login/* decoded */.D)(username)}:${(0,proxy_login/* decoded */.D)(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(text).toString('base64')}` };
}
function timeout(proxy) {
    const words = `the proxy ${proxy.origin} did not answer within ${PATIENCE_MS / 1000} s`;
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
        return (0,external_node_tls_namespaceObject.connect)({ ALPNProtocols: ['http/1.1'], ...options, socket });
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

;// CONCATENATED MODULE: ../src/aws/clients.js

/** The AWS SDK for JavaScript does not look at HTTPS_PROXY by itself. */
let agent;
function throughProxy() {
    agent ??= new ProxyAgent({ keepAlive: true });
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
function patient(region) {
    const requestHandler = { ...throughProxy(), connectionTimeout: 15_000 };
    return { region, retryMode: 'standard', maxAttempts: 8, requestHandler };
}
/** For a service that a bake does without: in a network that has no way to it, a connection would hang for minutes. */
function impatient(region) {
    const patience = { connectionTimeout: 3000, requestTimeout: 5000, throwOnRequestTimeout: true };
    return { region, maxAttempts: 2, requestHandler: { ...throughProxy(), ...patience } };
}

// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __nccwpck_require__(5345);
;// CONCATENATED MODULE: ../src/aws/images.js


/** The part of `Cloud` that is about images. */
function images_images(ec2, sdk) {
    return {
        imageById: (id) => explained('ec2:DescribeImages', async () => {
            const found = await unlessMissing(ec2.send(new sdk.DescribeImagesCommand({ ImageIds: [id], IncludeDeprecated: true })));
            return found?.Images?.map(toImage)[0];
        }),
        ownImage: (id) => explained('ec2:DescribeImages', async () => {
            const command = new sdk.DescribeImagesCommand({ ImageIds: [id], Owners: ['self'] });
            const found = await unlessMissing(ec2.send(command));
            const [image] = (found?.Images ?? []).filter(({ ImageId }) => ImageId === id);
            if (image === undefined)
                return undefined;
            const tags = (image.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]);
            return { state: image.State ?? '', tags: Object.fromEntries(tags) };
        }),
        newestImage: (query) => explained('ec2:DescribeImages', async () => {
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
        }),
        ownImageNamed: (name) => explained('ec2:DescribeImages', async () => {
            const command = new sdk.DescribeImagesCommand({
                Owners: ['self'],
                Filters: [{ Name: 'name', Values: [name] }],
            });
            return (await ec2.send(command)).Images?.[0]?.ImageId;
        }),
        removeImage: (id) => explained('ec2:DeregisterImage', () => removeImage(ec2, sdk, id)),
    };
}
async function unlessMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (/^InvalidAMIID\./.test(errorCode(error) ?? ''))
            return undefined;
        throw error;
    }
}
function toImage(image) {
    const disks = (image.BlockDeviceMappings ?? []).flatMap((mapping) => mapping.Ebs ? [{ ...mapping, ebs: mapping.Ebs }] : []);
    const root = disks.find((disk) => disk.DeviceName === image.RootDeviceName);
    return {
        id: image.ImageId ?? '',
        name: image.Name ?? '',
        architecture: image.Architecture ?? '',
        state: image.State ?? '',
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
        // EC2 tells here that it did not, and there why.
        await ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), options);
    }
}

// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __nccwpck_require__(3471);
;// CONCATENATED MODULE: ../src/cleanup/reading.js


/** How many things one page holds: the most that every call takes (DescribeLaunchTemplates takes 200). */
const PAGE = 200;
/** What is not finished, or never became so. */
const UNFINISHED = { Name: `tag:${aws_tags/* TAG */.D.status}`, Values: ['building'] };
/** Finds the temporary things of an owner. */
function ofOwner(owner) {
    if (owner === 'any run')
        return [UNFINISHED];
    return [{ Name: `tag:${aws_tags/* TAG */.D.run}`, Values: [owner.runUuid] }];
}
/**
 * Of what EC2 has found by `ofOwner` what has exactly that tag: in a filter `*` and `?` stand for any characters
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html), and what is found is removed.
 */
function exactlyOf(owner, things) {
    return things.filter(({ tags }) => owner === 'any run' || tags[aws_tags/* TAG */.D.run] === owner.runUuid);
}
/** Reads all pages of a list; gives what `things` makes of each. `action` is the call's right. */
function readPages(action, pages, things) {
    return (0,errors/* explained */.to)(action, async () => {
        const found = [];
        for await (const page of pages)
            found.push(...things(page));
        return found;
    });
}
/** A thing as the sweep sees it. */
function thingOf(id, created, tags = []) {
    const known = tags.map(({ Key = '', Value = '' }) => [Key, Value]);
    return { id: id ?? '', created, tags: Object.fromEntries(known) };
}

;// CONCATENATED MODULE: ../src/cleanup/image-users.js


/** DescribeImageReferences takes 10 images a call. */
const MOST_IMAGES = 10;
/** In the place of a user of an image of which EC2 does not tell any more; it is kept this time. */
const NO_LONGER_TOLD = 'nobody that EC2 tells of any more';
/**
 * Who uses own images. Instances in any state but terminated, launch templates, SSM parameters and recipes of EC2 Image
 * Builder, all by DescribeImageReferences, which looks through all versions of all templates on EC2's side; and those to
 * whom the image is published, by its launch permissions.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html
 */
async function imageUsers(ec2, ids, stop) {
    const users = new Map();
    const add = (id = '', user = '') => users.set(id, [...(users.get(id) ?? []), user]);
    for (const batch of batches(ids, MOST_IMAGES)) {
        for (const { id, user } of await referencesOfAll(ec2, batch, stop))
            add(id, user);
    }
    for (const id of ids) {
        for (const user of (await unlessGone(() => publishedTo(ec2, id, stop))) ?? [NO_LONGER_TOLD])
            add(id, user);
    }
    return users;
}
/** The references of each, also where one of them is being removed by somebody else: EC2 then answers for none. */
async function referencesOfAll(ec2, ids, stop) {
    const found = await unlessGone(() => references(ec2, ids, stop));
    if (found !== undefined)
        return found;
    if (ids.length === 1)
        return [{ id: ids[0], user: NO_LONGER_TOLD }];
    const alone = await Promise.all(ids.map((id) => referencesOfAll(ec2, [id], stop)));
    return alone.flat();
}
/** What a call gives, or undefined when the image that it is about is not there any more. */
async function unlessGone(call) {
    try {
        return await call();
    }
    catch (error) {
        if ((0,errors/* errorCode */.CA)(error)?.startsWith('InvalidAMIID.') !== true)
            throw error;
        return undefined;
    }
}
/** The own images that snapshots are a part of. */
async function snapshotUsers({ client, sdk }, ids, stop) {
    const users = new Map();
    // A filter takes 200 values.
    for (const batch of batches(ids, PAGE)) {
        const Filters = [{ Name: 'block-device-mapping.snapshot-id', Values: batch }];
        const asked = { Owners: ['self'], Filters };
        await (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            const pages = sdk.paginateDescribeImages({ client, pageSize: PAGE }, asked, { abortSignal: stop });
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
    return (0,errors/* explained */.to)('ec2:DescribeImageReferences', async () => {
        const found = [];
        const asked = { ImageIds: [...ids], IncludeAllResourceTypes: true };
        for await (const page of sdk.paginateDescribeImageReferences({ client }, asked, { abortSignal: stop })) {
            found.push(...(page.ImageReferences ?? []).map(({ ImageId, Arn }) => ({ id: ImageId, user: Arn })));
        }
        return found;
    });
}
function publishedTo({ client, sdk }, id, stop) {
    return (0,errors/* explained */.to)('ec2:DescribeImageAttribute', async () => {
        const command = new sdk.DescribeImageAttributeCommand({ ImageId: id, Attribute: 'launchPermission' });
        const { LaunchPermissions = [] } = await client.send(command, { abortSignal: stop });
        return LaunchPermissions.map(({ Group, UserId, OrganizationArn, OrganizationalUnitArn }) => Group ?? UserId ?? OrganizationArn ?? OrganizationalUnitArn ?? 'somebody');
    });
}
function batches(all, size) {
    return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

;// CONCATENATED MODULE: ../src/cleanup/removal.js

/** How many calls that take one id are under way at once: EC2 lets through 5 a second, and bursts of 100 or more. */
const AT_ONCE = 8;
/** How many ids go into one call where it takes many. EC2 itself takes 1,000. */
const BATCH = 100;
/** Something that is on its way out still uses the thing. Also what was just made or removed can be "not found" and listed. */
const FOR_NOW = /^DependencyViolation$|InUse$|\.InUse$|NotFound$|\.Unavailable$/;
/** Removes things by calls that take one id; gives those that are not gone. `action` is the call's right. */
async function oneByOne(action, ids, remove) {
    const refused = [];
    const waiting = [...ids];
    const worker = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
            const why = await failureOf(action, remove, id);
            if (why !== undefined)
                refused.push(refusal(id, why));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return refused;
}
/**
 * Removes things by calls that take many ids. One thing that is refused makes EC2 refuse the call, so then each is asked
 * for on its own.
 */
async function inBatches(action, ids, remove) {
    const refused = [];
    for (let start = 0; start < ids.length; start += BATCH) {
        const batch = ids.slice(start, start + BATCH);
        const why = await failureOf(action, remove, batch);
        if (why === undefined)
            continue;
        if (batch.length === 1 || (0,errors/* isPassing */.WG)(why))
            refused.push(...batch.map((id) => refusal(id, why)));
        else
            refused.push(...(await oneByOne(action, batch, (id) => remove([id]))));
    }
    return refused;
}
async function failureOf(action, remove, what) {
    try {
        await (0,errors/* explained */.to)(action, () => remove(what));
        return undefined;
    }
    catch (error) {
        return error;
    }
}
function refusal(id, why) {
    return { id, why, again: FOR_NOW.test((0,errors/* errorCode */.CA)(why) ?? '') || (0,errors/* isPassing */.WG)(why) };
}

;// CONCATENATED MODULE: ../src/cleanup/disks.js




/**
 * Images that are not ready, in whatever state: Packer forgets those that never became available. Found by tag, as are the
 * intermediate images of encrypted copies, or by name in case that Packer was ended before it could tag.
 */
function disks_images(ec2) {
    const { client, sdk } = ec2;
    return {
        name: 'image',
        list: async (owner, stop) => {
            const tagged = exactlyOf(owner, await readImages(ec2, [...ofOwner(owner), UNFINISHED], stop));
            const found = [...tagged, ...(await untaggedImages(ec2, owner, stop))];
            return [...new Map(found.map((thing) => [thing.id, thing])).values()];
        },
        remove: (ids, stop) => oneByOne('ec2:DeregisterImage', ids, (id) => removeImage(client, sdk, id, { abortSignal: stop })),
        users: (ids, stop) => imageUsers(ec2, ids, stop),
        command: (id, region) => `aws ec2 deregister-image --region ${region} --image-id ${id} --delete-associated-snapshots`,
    };
}
function snapshots(ec2) {
    const { client, sdk } = ec2;
    return {
        name: 'snapshot',
        list: (owner, stop) => {
            const filters = { OwnerIds: ['self'], Filters: [...ofOwner(owner), UNFINISHED] };
            return readPages('ec2:DescribeSnapshots', sdk.paginateDescribeSnapshots({ client, pageSize: PAGE }, filters, { abortSignal: stop }), ({ Snapshots = [] }) => Snapshots.map((snapshot) => thingOf(snapshot.SnapshotId, snapshot.StartTime, snapshot.Tags)));
        },
        remove: (ids, stop) => oneByOne('ec2:DeleteSnapshot', ids, (SnapshotId) => client.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), { abortSignal: stop })),
        users: (ids, stop) => snapshotUsers(ec2, ids, stop),
        command: (id, region) => `aws ec2 delete-snapshot --region ${region} --snapshot-id ${id}`,
    };
}
function volumes({ client, sdk }) {
    return {
        name: 'volume',
        list: (owner, stop) => {
            const there = { Name: 'status', Values: ['creating', 'available', 'in-use', 'error'] };
            return readPages('ec2:DescribeVolumes', sdk.paginateDescribeVolumes({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), there] }, { abortSignal: stop }), ({ Volumes = [] }) => Volumes.map((volume) => thingOf(volume.VolumeId, volume.CreateTime, volume.Tags)));
        },
        remove: (ids, stop) => oneByOne('ec2:DeleteVolume', ids, (VolumeId) => client.send(new sdk.DeleteVolumeCommand({ VolumeId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-volume --region ${region} --volume-id ${id}`,
    };
}
/**
 * Images of the run's name without any of our tags that were made of an instance of the run: somebody else may have given
 * an image that name meanwhile.
 */
async function untaggedImages(ec2, owner, stop) {
    if (owner === 'any run')
        return [];
    const named = await readImages(ec2, [{ Name: 'name', Values: [owner.amiName] }], stop);
    const untagged = named.filter(({ name, tags }) => name === owner.amiName && !Object.keys(tags).some((key) => key.startsWith('bake-dask-ami:')));
    if (untagged.length === 0)
        return [];
    const ours = await instancesOf(ec2, owner, stop);
    return untagged.filter(({ instance }) => instance !== undefined && ours.has(instance));
}
/** The instances of a run, ended ones too. */
async function instancesOf({ client, sdk }, owner, stop) {
    const found = await readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) => thingOf(instance.InstanceId, instance.LaunchTime, instance.Tags)));
    return new Set(exactlyOf(owner, found).map(({ id }) => id));
}
function readImages({ client, sdk }, Filters, stop) {
    return readPages('ec2:DescribeImages', sdk.paginateDescribeImages({ client, pageSize: PAGE }, { Owners: ['self'], Filters }, { abortSignal: stop }), ({ Images = [] }) => Images.map(imageThing));
}
function imageThing({ ImageId, Name = '', CreationDate, Tags, SourceInstanceId }) {
    const created = CreationDate === undefined ? undefined : new Date(CreationDate);
    return { ...thingOf(ImageId, created, Tags), name: Name, instance: SourceInstanceId };
}

;// CONCATENATED MODULE: ../src/cleanup/machines.js


/**
 * How long a termination is waited for. Large machines take up to 20 minutes, and one that is shutting down costs nothing
 * and goes by itself.
 */
const TERMINATION_SECONDS = 120;
/** Requests that could still launch something. They go before the instances: a persistent one would replace them. */
function spotRequests({ client, sdk }) {
    return {
        name: 'spot request',
        list: (owner, stop) => {
            const Filters = [...ofOwner(owner), { Name: 'state', Values: ['open', 'active'] }];
            return readPages('ec2:DescribeSpotInstanceRequests', sdk.paginateDescribeSpotInstanceRequests({ client, pageSize: PAGE }, { Filters }, { abortSignal: stop }), ({ SpotInstanceRequests = [] }) => SpotInstanceRequests.map((request) => thingOf(request.SpotInstanceRequestId, request.CreateTime, request.Tags)));
        },
        remove: (ids, stop) => inBatches('ec2:CancelSpotInstanceRequests', ids, (batch) => client.send(new sdk.CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: batch }), {
            abortSignal: stop,
        })),
        command: (id, region) => `aws ec2 cancel-spot-instance-requests --region ${region} --spot-instance-request-ids ${id}`,
    };
}
/** Instances, removed when they are terminated: until then their volumes and groups are in use. */
function instances({ client, sdk }) {
    const alive = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] };
    return {
        name: 'instance',
        list: (owner, stop) => readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), alive] }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) => thingOf(instance.InstanceId, instance.LaunchTime, instance.Tags))),
        remove: async (ids, stop) => {
            const refused = await inBatches('ec2:TerminateInstances', ids, (InstanceIds) => client.send(new sdk.TerminateInstancesCommand({ InstanceIds }), { abortSignal: stop }));
            const ending = ids.filter((id) => !refused.some((refusal) => refusal.id === id));
            await seenTerminated({ client, sdk }, ending, stop);
            return refused;
        },
        command: (id, region) => `aws ec2 terminate-instances --region ${region} --instance-ids ${id}`,
    };
}
/** What Packer's plugin launches spot instances with. */
function launchTemplates({ client, sdk }) {
    return {
        name: 'launch template',
        list: (owner, stop) => readPages('ec2:DescribeLaunchTemplates', sdk.paginateDescribeLaunchTemplates({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ LaunchTemplates = [] }) => LaunchTemplates.map((template) => thingOf(template.LaunchTemplateId, template.CreateTime, template.Tags))),
        remove: (ids, stop) => oneByOne('ec2:DeleteLaunchTemplate', ids, (LaunchTemplateId) => client.send(new sdk.DeleteLaunchTemplateCommand({ LaunchTemplateId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-launch-template --region ${region} --launch-template-id ${id}`,
    };
}
/** Waits until instances are terminated, all of them together, or the patience with them has ended. */
async function seenTerminated({ client, sdk }, ids, stop) {
    if (ids.length === 0)
        return;
    const waiting = { client, abortSignal: stop, maxWaitTime: TERMINATION_SECONDS, minDelay: 2, maxDelay: 5 };
    // EC2 has agreed to end them. Whatever keeps us from seeing when, they end.
    await sdk.waitUntilInstanceTerminated(waiting, { InstanceIds: [...ids] }).catch(() => { });
}

;// CONCATENATED MODULE: ../src/cleanup/network.js



/** Interfaces that no instance has: those of an instance go with it. */
function networkInterfaces({ client, sdk }) {
    return {
        name: 'network interface',
        list: (owner, stop) => readPages('ec2:DescribeNetworkInterfaces', sdk.paginateDescribeNetworkInterfaces({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), { Name: 'status', Values: ['available'] }] }, { abortSignal: stop }), ({ NetworkInterfaces = [] }) => NetworkInterfaces.map(({ NetworkInterfaceId, TagSet }) => thingOf(NetworkInterfaceId, undefined, TagSet))),
        remove: (ids, stop) => oneByOne('ec2:DeleteNetworkInterface', ids, (NetworkInterfaceId) => client.send(new sdk.DeleteNetworkInterfaceCommand({ NetworkInterfaceId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-network-interface --region ${region} --network-interface-id ${id}`,
    };
}
function securityGroups({ client, sdk }) {
    return {
        name: 'security group',
        list: (owner, stop) => readPages('ec2:DescribeSecurityGroups', sdk.paginateDescribeSecurityGroups({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupId, Tags }) => thingOf(GroupId, undefined, Tags))),
        remove: (ids, stop) => oneByOne('ec2:DeleteSecurityGroup', ids, (GroupId) => client.send(new sdk.DeleteSecurityGroupCommand({ GroupId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-security-group --region ${region} --group-id ${id}`,
    };
}
/** DescribeKeyPairs has no pages. */
function keyPairs({ client, sdk }) {
    return {
        name: 'key pair',
        list: (owner, stop) => (0,errors/* explained */.to)('ec2:DescribeKeyPairs', async () => {
            const command = new sdk.DescribeKeyPairsCommand({ Filters: ofOwner(owner) });
            const { KeyPairs = [] } = await client.send(command, { abortSignal: stop });
            return KeyPairs.map((pair) => thingOf(pair.KeyPairId, pair.CreateTime, pair.Tags));
        }),
        remove: (ids, stop) => oneByOne('ec2:DeleteKeyPair', ids, (KeyPairId) => client.send(new sdk.DeleteKeyPairCommand({ KeyPairId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-key-pair --region ${region} --key-pair-id ${id}`,
    };
}

;// CONCATENATED MODULE: ../src/cleanup/resource-types.js





/**
 * Every kind of thing that a bake makes in a Region, in the order in which they can be removed. Fleets are none of them:
 * one of type `instant` is no more than the instances that it has launched.
 */
async function leftoverKinds(region) {
    const { ec2: sdk } = await __nccwpck_require__.e(/* import() */ 656).then(__nccwpck_require__.bind(__nccwpck_require__, 8656));
    const ec2 = { client: new sdk.EC2Client(patient(region)), sdk };
    return [
        ...[spotRequests(ec2), instances(ec2)].map(exact),
        // Images may lack tags; they are compared where they are read.
        disks_images(ec2),
        ...[snapshots(ec2), volumes(ec2), launchTemplates(ec2)].map(exact),
        ...[networkInterfaces(ec2), securityGroups(ec2), keyPairs(ec2)].map(exact),
    ];
}
function exact(kind) {
    return { ...kind, list: async (owner, stop) => exactlyOf(owner, await kind.list(owner, stop)) };
}


/***/ }),

/***/ 6768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U1: () => (/* binding */ withSettledIdentity)
/* harmony export */ });
/* unused harmony exports sourceOf, settleIdentity, namingSource */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6643);




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
/** Runs a story with a settled identity. Problems of the credentials name where those came from. */
async function withSettledIdentity(runner, story) {
    const source = await settleIdentity(runner);
    try {
        return await story();
    }
    catch (error) {
        throw error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo ? namingSource(error, source) : error;
    }
}
const ABOUT_CREDENTIALS = ['no-credentials', 'invalid-credentials', 'expired-credentials'];
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
    return {
        code: 'half-credentials',
        what: `Of the AWS credentials only ${there} is set, and not ${missing}.`,
        remedy: 'Set both or neither; an empty value counts as not set, and so does a secret that the job may not read.',
    };
}
function noProfile(name, files) {
    return {
        code: 'no-such-profile',
        what: `AWS_PROFILE or AWS_DEFAULT_PROFILE names the profile '${name}', which is neither in ${files.join(' nor in ')}.`,
        remedy: 'Write that profile, or take the variable away where the job has other credentials.',
    };
}


/***/ }),

/***/ 6643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* unused harmony exports CommandError, isProblem */
/** Thrown when the run cannot go on for reasons the user can mend. Carries every problem found, not just the first. */
class UserError extends Error {
    name = 'UserError';
    problems;
    /** Markdown for the job summary, when there is more to show than the problems. */
    summary;
    constructor(problems, options) {
        super(problems.map((problem) => `${problem.what} ${problem.remedy}`).join('\n'), options);
        this.problems = problems;
        this.summary = options?.summary;
    }
}
/** Thrown when a program we started ended badly. `lastLines` is the end of what it printed, oldest first. */
class CommandError extends Error {
    name = 'CommandError';
    argv;
    exitCode;
    lastLines;
    constructor(argv, exitCode, lastLines) {
        const ending = exitCode === undefined ? 'was ended by a signal' : `failed with exit code ${exitCode}`;
        super(`${argv[0] ?? 'command'} ${ending}: ${lastLines.at(-1) ?? 'it printed nothing'}`);
        this.argv = argv;
        this.exitCode = exitCode;
        this.lastLines = lastLines;
    }
}
/** Tells whether `value` is a Problem, as the parsers of inputs give one instead of a value. */
function isProblem(value) {
    return (typeof value === 'object' && value !== null && 'code' in value && 'what' in value && 'remedy' in value);
}


/***/ }),

/***/ 8119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decoded)
/* harmony export */ });
/** A user name or password as it stands in a proxy's address, decoded; as it is when it is not percent-encoded. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  WA: () => (/* binding */ PROXY_REFUSED),
  iJ: () => (/* binding */ proxyFor),
  SR: () => (/* binding */ refusedByProxy)
});

;// CONCATENATED MODULE: ../node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __nccwpck_require__(6643);
;// CONCATENATED MODULE: ../src/http/proxy.js


/** `code` of the cause of an error that says that a proxy let something not through. */
const PROXY_REFUSED = 'EPROXYREFUSED';
/**
 * The proxy through which an address is asked, by the variables that the toolkit's own HTTP client goes by: HTTPS_PROXY or
 * https_proxy for https, HTTP_PROXY or http_proxy for http, none for this machine itself and for what NO_PROXY or no_proxy
 * names: hosts with all below them, with or without a port, or `*`. A proxy without a scheme is asked over http, as
 * Packer's and boto's HTTP clients do.
 *
 * @throws UserError when the variable names no proxy that can be used
 */
function proxyFor(url) {
    const named = getProxyUrl(url);
    if (named === undefined)
        return undefined;
    // `host:3128` is an address with the scheme `host`. `href`, unlike the toolkit's other properties, is still encoded.
    const proxy = new URL(named.host === '' ? `http://${named.href}` : named.href);
    if (proxy.protocol === 'http:' || proxy.protocol === 'https:')
        return proxy;
    throw new problem/* UserError */.yo([unusable(url, proxy)]);
}
/** The error for a proxy that did not open the way to a host. Its login stays out of the words. */
function refusedByProxy(proxy, host, status) {
    const cause = Object.assign(new Error(`the proxy answered ${status}`), { code: PROXY_REFUSED });
    const remedy = status === 407
        ? `It wants a login: write it into the variable, as http://<user>:<password>@${proxy.host}.`
        : 'Let it pass connections to that host, or name the host in NO_PROXY if the runner reaches it without the proxy; README.md lists the hosts that a bake needs.';
    const what = `The proxy ${proxy.origin} of HTTPS_PROXY or HTTP_PROXY opened no way to ${host}: it answered ${status}.`;
    return new problem/* UserError */.yo([{ code: 'proxy-refused', what, remedy }], { cause });
}
function unusable({ protocol }, proxy) {
    const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
    return {
        code: 'unknown-proxy',
        what: `The variable ${variable} names a proxy of the kind '${proxy.protocol.replace(':', '')}'.`,
        remedy: "Name an HTTP proxy, such as http://proxy.example.com:3128: 'http' and 'https' are known.",
    };
}


/***/ }),

/***/ 2093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  eG: () => (/* binding */ readSweepRequest),
  oC: () => (/* binding */ sweepWarnings)
});

// UNUSED EXPORTS: sweepCatalogue

// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __nccwpck_require__(6643);
;// CONCATENATED MODULE: ../src/inputs/input.js
/** Why a parser refused a text, what it would have taken, and how the text could be mended where that can be told. */
class input_Refusal {
    why;
    allowed;
    /** A clause: `in lower case it would do: "dask"`. */
    mended;
    constructor(why, allowed, mended) {
        this.why = why;
        this.allowed = allowed;
        this.mended = mended;
    }
}
/**
 * The problem that a refusal amounts to, in one sentence that names the input, the value and what is allowed.
 * The value of a secret is not shown.
 */
function refusedInput(name, raw, refusal, secret = false) {
    return {
        code: 'invalid-input',
        what: `Input '${name}' is ${secret ? 'a secret that cannot be used' : input_quote(raw)}: ${refusal.why}.`,
        remedy: `Allowed: ${refusal.allowed}.${refusal.mended === undefined ? '' : ` ${sentence(refusal.mended)}`}`,
    };
}
function sentence(clause) {
    return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
/** The value as a message can show it: control characters escaped, at most 120 characters. */
function input_quote(raw) {
    const shown = raw.length > 120 ? `${raw.slice(0, 120)}...` : raw;
    return JSON.stringify(shown).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}

;// CONCATENATED MODULE: ../src/inputs/near-miss.js

const mends = [
    { words: 'in lower case', apply: (raw) => raw.toLowerCase() },
    { words: 'without quotes', apply: (raw) => raw.replace(/^(['"])(.*)\1$/s, '$2') },
    { words: 'without brackets', apply: (raw) => raw.replace(/^\[(.*)\]$/s, '$1') },
    { words: 'without the dash', apply: (raw) => raw.replace(/^-\s+/, '') },
    { words: 'without the comma', apply: (raw) => raw.replace(/[,;]$/, '') },
    { words: 'without the slash', apply: (raw) => raw.replace(/\/+$/, '') },
    { words: 'without the colon', apply: (raw) => raw.replace(/:$/, '') },
    { words: 'without the hyphens', apply: (raw) => raw.replace(/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3') },
    {
        words: 'with https',
        apply: (raw) => raw.replace(/^(?:http:\/\/)?(?=[a-z0-9.-]+(?:[:/]|$))/i, 'https://'),
    },
    { words: 'without the scheme', apply: (raw) => raw.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '') },
    { words: 'with _ for -', apply: (raw) => raw.replaceAll('-', '_') },
    { words: 'with - for _', apply: (raw) => raw.replaceAll('_', '-') },
    { words: 'without the letter of a zone', apply: (raw) => raw.replace(/^([a-z-]+-\d+)[a-z]$/, '$1') },
];
/**
 * A parser that tells, of what `parse` refuses, by which usual slip it differs from what `parse` takes: upper case, quotes,
 * a scheme and the like. What it takes and gives is the same.
 */
function explained(parse) {
    return (raw) => {
        const value = parse(raw);
        if (!(value instanceof input_Refusal) || value.mended !== undefined)
            return value;
        const found = nearMiss(raw, parse);
        return found === undefined ? value : new input_Refusal(value.why, value.allowed, found);
    };
}
/** Of slips that are made one at a time, or two together: `https://ghcr.io/MyOrg/img`. */
function nearMiss(raw, parse) {
    const once = mends.map(({ words, apply }) => ({ words, text: apply(raw) }));
    const twice = once.flatMap(({ words, text }) => mends.map((second) => ({ words: `${words} and ${second.words}`, text: second.apply(text) })));
    const good = ({ text }) => text !== raw && text !== '' && !(parse(text) instanceof input_Refusal);
    const found = once.find(good) ?? twice.find(good);
    return found === undefined ? undefined : `${found.words} it would do: ${input_quote(found.text)}`;
}
/**
 * Why an entry of a list is refused that holds several, as YAML, JSON or a shell would list them: with commas, brackets,
 * quotes or blanks. Undefined where its parts are no entries either.
 */
function severalEntries(line, entry) {
    const parts = line
        .replace(/^\[(.*)\]$/, '$1')
        .split(/[\s,;]+/)
        .map((part) => part.replace(/^(['"])(.*)\1$/, '$2'))
        .filter((part) => part !== '');
    if (parts.length < 2 || parts.some((part) => entry(part) instanceof input_Refusal))
        return undefined;
    return new input_Refusal(`entry ${input_quote(line)} holds ${parts.length}`, 'one entry a line, without brackets, quotes and commas', `on lines of their own they would do: ${input_quote(parts.join('\n'))}`);
}

;// CONCATENATED MODULE: ../src/inputs/parsers.js



// Everything of Unicode that a terminal, YAML or a log could take for more than a character of one line.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff]/u;
/**
 * One line of free text of at most `longest` characters.
 *
 * `{{` is refused because Packer's plugins expand Go templates even in variable files
 * (packer-plugin-sdk, template/interpolate).
 */
function parsers_text(longest) {
    const allowed = `one line of 1 to ${longest} characters without control characters and without '{{'`;
    return (raw) => {
        if (CONTROL.test(raw))
            return new Refusal('it holds a control character or a line break', allowed);
        if (raw.includes('{{'))
            return new Refusal("it holds '{{', which Packer would expand", allowed);
        if (raw.length > longest)
            return new Refusal(`it has ${raw.length} characters`, allowed);
        return raw;
    };
}
/**
 * The user of a login: one line without `:`, because RFC 7617 sends user and password as `user:password`. The refusal does
 * not quote the text.
 */
const loginName = (raw) => {
    const allowed = "one line of 1 to 255 characters without control characters and ':'";
    if (CONTROL.test(raw))
        return new Refusal('it holds a control character or a line break', allowed);
    if (raw.includes(':'))
        return new Refusal("it holds ':'", allowed);
    return raw.length > 255 ? new Refusal(`it has ${raw.length} characters`, allowed) : raw;
};
/**
 * A password: any text that a secret can hold, of many lines too, such as the JSON key that Google's registries take for user
 * `_json_key`. Line breaks and tabs are no danger, because it travels in base64 alone; what else is no text is refused.
 */
const parsers_password = (raw) => {
    const allowed = 'a text of 1 to 16384 characters, of many lines too, without other control characters';
    if (CONTROL.test(raw.replace(/[\t\r\n]/g, '')))
        return new Refusal('it holds a control character', allowed);
    return raw.length > 16_384 ? new Refusal(`it has ${raw.length} characters`, allowed) : raw;
};
/** A text that matches `pattern` as a whole; `allowed` describes the pattern to a person. */
function parsers_matching(pattern, allowed) {
    return (raw) => (pattern.test(raw) ? raw : new input_Refusal('it is malformed', allowed));
}
/** Exactly one of `values`. */
function choice(...values) {
    const allowed = values.map((value) => `'${value}'`).join(', ');
    return (raw) => {
        const value = values.find((each) => each === raw);
        if (value !== undefined)
            return value;
        const meant = nearName(raw.toLowerCase(), values);
        const mended = meant === undefined ? undefined : `perhaps '${meant}' is meant`;
        return new Refusal('it is not one of the choices', allowed, mended);
    };
}
/** What other formats write for a boolean. */
const OTHER_BOOLEANS = { true: ['yes', 'y', 'on', '1'], false: ['no', 'n', 'off', '0'] };
/** `true` or `false`, in the spellings of YAML 1.2's core schema as the toolkit reads them. */
const parsers_boolean = (raw) => {
    if (['true', 'True', 'TRUE'].includes(raw))
        return true;
    if (['false', 'False', 'FALSE'].includes(raw))
        return false;
    const [meant] = Object.entries(OTHER_BOOLEANS).find(([, words]) => words.includes(raw.toLowerCase())) ?? [];
    const mended = meant === undefined ? undefined : `perhaps '${meant}' is meant`;
    return new input_Refusal('it is not a boolean', "'true' or 'false'", mended);
};
/** A whole number from `least` to `most`, both included; `unit` is for the message. */
function integer(least, most, unit) {
    const allowed = `a whole number of ${unit} from ${least} to ${most}`;
    return (raw) => {
        if (!/^\d+$/.test(raw)) {
            const [, digits, given = ''] = /^(\d+) ?([A-Za-z]+)$/.exec(raw) ?? [];
            const isUnit = digits !== undefined && unit.toLowerCase().startsWith(given.toLowerCase());
            const mended = isUnit ? `without its unit it would do: ${quote(digits)}` : undefined;
            return new Refusal('it is not a whole number', allowed, mended);
        }
        const value = Number(raw);
        return value >= least && value <= most ? value : new Refusal('it is out of range', allowed);
    };
}
/** A positive number, decimals allowed, of at most `most`; `unit` is for the message. */
function positive(most, unit) {
    const allowed = `a number of ${unit} above 0, such as '24' or '0.5', and at most ${most}`;
    return (raw) => {
        if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(raw))
            return new input_Refusal('it is not a number', allowed);
        const value = Number(raw);
        return value > 0 && value <= most ? value : new input_Refusal('it is out of range', allowed);
    };
}
/** The entries of a multi-line input: trimmed, without empty lines and lines that begin with `#`. */
function entries(raw) {
    return raw
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
/** A list, one entry a line, each read by `entry`; at most `most` entries, none twice. */
function list(entry, most) {
    return (raw) => {
        const lines = entries(raw);
        if (lines.length > most)
            return new input_Refusal(`it has ${lines.length} entries`, `at most ${most}, one a line`);
        const read = lines.map((line, index) => {
            const value = explained(entry)(line);
            if (value instanceof input_Refusal) {
                const { why, allowed, mended } = value;
                return severalEntries(line, entry) ?? new input_Refusal(`entry ${input_quote(line)}: ${why}`, allowed, mended);
            }
            return lines.indexOf(line) === index
                ? value
                : new input_Refusal(`entry ${input_quote(line)} stands twice`, 'each entry once');
        });
        return together(read) ?? read;
    };
}
/** A map, one `KEY=value` a line; `check` may refuse a key and its value. At most `most` entries. */
function map(check, most) {
    return (raw) => {
        const lines = entries(raw);
        if (lines.length > most)
            return new Refusal(`it has ${lines.length} entries`, `at most ${most}, one a line`);
        const found = new Map();
        const refusals = lines.map((line) => {
            const equals = line.indexOf('=');
            if (equals < 1)
                return noPair(line);
            const key = line.slice(0, equals).trim();
            const value = line.slice(equals + 1).trim();
            if (found.has(key))
                return new Refusal(`key ${quote(key)} stands twice`, 'each key once');
            found.set(key, value);
            return check(key, value);
        });
        return together(refusals) ?? Object.fromEntries(found);
    };
}
/** A line of a map without `KEY=`; YAML writes `KEY: value`. */
function noPair(line) {
    const [, key, value = ''] = /^([^\s:=][^:=]*):(?:\s+(.*))?$/.exec(line) ?? [];
    const mended = key === undefined ? undefined : `with = for the colon it would do: ${quote(`${key}=${value}`)}`;
    return new Refusal(`line ${quote(line)} has no key and value`, "'KEY=value', one a line", mended);
}
/** Tells of a line of a map that is taken for one pair and looks like several: `Team=data,Env=prod`. */
function pairsInOneLine(raw) {
    const line = entries(raw).find((text) => /^[^=,]+=[^=,]*(?:[,;]\s*[^\s=,;][^=,;]*=[^=,;]*)+$/.test(text));
    if (line === undefined)
        return undefined;
    const [, ...value] = line.split('=');
    return {
        why: `line ${quote(line)} is one pair, whose value is ${quote(value.join('='))}`,
        instead: 'if several were meant, each goes on a line of its own',
    };
}
/** How many entries of one input a message names. */
const MOST_NAMED = 5;
/** All refusals among the results for the entries of one input as one, so that a user mends them in one pass. */
function together(results) {
    const refusals = results.filter((result) => result instanceof input_Refusal);
    if (refusals.length === 0)
        return undefined;
    const named = refusals.slice(0, MOST_NAMED);
    const more = refusals.length > named.length ? [`and ${refusals.length - named.length} more`] : [];
    const each = (part) => [...new Set(named.map(part).filter((text) => text !== undefined))].join('; ') || undefined;
    const why = [...named.map((refusal) => refusal.why), ...more].join('; ');
    return new input_Refusal(why, each((refusal) => refusal.allowed) ?? '', each((refusal) => refusal.mended));
}

;// CONCATENATED MODULE: ../src/inputs/aws-grammar.js


/** Region names by the partitions' patterns (botocore, partitions.json). */
const region = parsers_matching(/^(?:(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d{1,2}|cn-[a-z]+-\d{1,2}|us-gov-[a-z]+-\d{1,2}|(?:us|eu)-iso[a-z]?-[a-z]+-\d{1,2}|eusc-[a-z]{2}-[a-z]+-\d{1,2})$/, "the name of an AWS Region, such as 'eu-west-2'");
/** Instance types: the shape that every value of the EC2 model has (botocore 1.43.11, 1,212 values). */
const instanceType = parsers_matching(/^[a-z][a-z0-9-]{0,15}\.(?:nano|micro|small|medium|large|xlarge|\d{1,3}xlarge|metal(?:-\d{1,3}xl)?)$/, "an EC2 instance type, such as 't3.large'");
/** An id of EC2 with the given prefix: 8 or 17 hexadecimal digits. */
function resourceId(prefix) {
    return matching(new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`), `'${prefix}-' and 8 or 17 hexadecimal digits`);
}
/**
 * The AMI to build upon: its id, or `resolve:ssm:` and the name of a parameter, with a version or label after a colon
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html).
 */
const sourceAmi = parsers_matching(/^(?:ami-(?:[0-9a-f]{8}|[0-9a-f]{17})|resolve:ssm:[A-Za-z0-9_.:/-]{1,2048})$/, "'ami-' and 8 or 17 hexadecimal digits, or 'resolve:ssm:' and the name of a parameter");
/** AMI names: 3 to 128 characters of the set that CreateImage documents. */
const amiName = (raw) => {
    const allowed = "3 to 128 letters, digits, spaces and characters of ()[]./-'@_";
    const [foreign] = /[^A-Za-z0-9()[\] ./\-'@_]/u.exec(raw) ?? [];
    if (foreign !== undefined)
        return new Refusal(`it holds ${quote(foreign)}`, allowed);
    const fits = raw.length >= 3 && raw.length <= 128;
    return fits ? raw : new Refusal(`it has ${raw.length} characters`, allowed);
};
/** AMI descriptions: CreateImage takes 255 characters and answers that character sets beyond ASCII are not supported. */
const amiDescription = (raw) => {
    const allowed = "one line of 1 to 255 ASCII characters without '{{'";
    if (/[^\x20-\x7e]/.test(raw))
        return new Refusal('it holds a character that EC2 refuses in a description', allowed);
    const checked = text(255)(raw);
    return checked instanceof Refusal ? new Refusal(checked.why, allowed) : checked;
};
/** AMI name filters: an AMI name with the wildcards * and ?. */
const amiNameFilter = parsers_matching(/^[A-Za-z0-9()[\] ./\-'@_*?]{1,255}$/, "an AMI name in which '*' and '?' stand for any characters");
/** Owners of images: an account of twelve digits or one of EC2's aliases. */
const imageOwner = parsers_matching(/^(?:\d{12}|self|amazon|aws-marketplace)$/, "an account id of 12 digits, 'self', 'amazon' or 'aws-marketplace'");
/** IPv4 blocks in CIDR notation, with a prefix of 0 to 32. */
const cidr = (raw) => {
    const allowed = "an IPv4 block such as '203.0.113.7/32'";
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(raw);
    if (!match) {
        const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(raw);
        return new Refusal('it is malformed', allowed, isAddress ? `with a prefix it would do: '${raw}/32'` : undefined);
    }
    const numbers = match.slice(1).map(Number);
    const prefix = numbers.pop() ?? 33;
    if (numbers.some((part) => part > 255) || prefix > 32)
        return new Refusal('a number is out of range', allowed);
    const address = numbers.reduce((sum, part) => sum * 256 + part, 0);
    const beyond = address % 2 ** (32 - prefix);
    if (beyond !== 0) {
        const why = `its address has bits set beyond the prefix of ${prefix}, which EC2 refuses`;
        return new Refusal(why, allowed, `the block that holds it is '${dotted(address - beyond)}/${prefix}'`);
    }
    return raw;
};
/** An IPv4 address of 32 bits as people write it. */
function dotted(address) {
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
/** Instance profiles by name (IAM: letters, digits and +=,.@-_). */
const instanceProfile = (raw) => {
    const name = /^[\w+=,.@-]{1,128}$/;
    if (name.test(raw))
        return raw;
    const allowed = "the profile's name, not its ARN: 1 to 128 letters, digits and characters of +=,.@-_";
    const [, last = ''] = /^arn:.*\/([^/]+)$/.exec(raw) ?? [];
    const mended = name.test(last) ? `the name alone would do: ${quote(last)}` : undefined;
    return new Refusal('it is malformed', allowed, mended);
};
/**
 * Roles by ARN: a path of at most 512 and a name of at most 64 characters (IAM, Role). Partitions are those of botocore's
 * partitions.json.
 */
const roleArn = parsers_matching(/^arn:aws(?:-cn|-us-gov|-iso(?:-[bef])?|-eusc)?:iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/, "the ARN of an IAM role, such as 'arn:aws:iam::123456789012:role/bake'");
/** KMS keys: an id, the id of a multi-Region key, an alias, or the ARN of a key or alias (KMS, "Key identifiers"). */
const kmsKey = parsers_matching(/^(?:arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:)?(?:(?:key\/)?(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})|alias\/[A-Za-z0-9/_-]{1,250})$/, "a KMS key's id, its ARN, 'alias/' and a name, or the ARN of an alias");
/** How many tags a user may give: EC2 takes 50, and this action sets up to 10 of its own. */
const MOST_TAGS = 40;
/** Checks one tag against EC2's limits: 127 characters of key (EC2's model), 256 of value, no `aws:` in any case. */
function refuseTag(key, value) {
    const allowed = `keys of 1 to 127 and values of 0 to 256 characters, no key that begins with 'aws:' or 'bake-dask-ami:'`;
    if (/^aws:/i.test(key))
        return new Refusal(`key ${quote(key)} begins with 'aws:', which AWS reserves`, allowed);
    if (/^bake-dask-ami:/i.test(key))
        return new Refusal(`key ${quote(key)} is one that this action sets`, allowed);
    if (key.length > 127)
        return new Refusal(`key ${quote(key)} has ${key.length} characters`, allowed);
    if (value.length > 256)
        return new Refusal(`the value of ${quote(key)} has ${value.length} characters`, allowed);
    for (const part of [key, value]) {
        const checked = text(256)(part);
        if (checked instanceof Refusal)
            return new Refusal(`tag ${quote(key)}: ${checked.why}`, checked.allowed);
    }
    return undefined;
}

;// CONCATENATED MODULE: ../src/inputs/environment-region.js


/** What stands for the Region in files that are rendered without one. */
const NO_REGION = '<no Region was given>';
/** The Region that AWS_REGION or AWS_DEFAULT_REGION names, or why there is none; `input` is where one can be given. */
function environmentRegion(environment, input) {
    if (environment === undefined || environment === '') {
        return {
            code: 'no-region',
            what: 'No AWS Region is given.',
            remedy: `Set input '${input}', or AWS_REGION as aws-actions/configure-aws-credentials does.`,
        };
    }
    const parsed = region(environment);
    if (!(parsed instanceof input_Refusal))
        return parsed;
    return {
        code: 'invalid-region',
        what: `AWS_REGION or AWS_DEFAULT_REGION is ${input_quote(environment)}: ${parsed.why}.`,
        remedy: `Allowed: ${parsed.allowed}.`,
    };
}

;// CONCATENATED MODULE: ../src/inputs/near-name.js
/** The number of single-character insertions, deletions and substitutions between two texts (Levenshtein). */
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (const [i, left] of [...a].entries()) {
        const next = [i + 1];
        for (const [j, right] of [...b].entries()) {
            const substituted = (row[j] ?? 0) + (left === right ? 0 : 1);
            next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, substituted));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}
/** One edit for every so many characters still counts as a slip of the hand. */
const CHARACTERS_PER_EDIT = 4;
/**
 * The name among `names` that `given` is a misspelling of: the one that takes the fewest edits, at most one for every four
 * characters, and begins with the same letter, which a slip of the hand seldom changes. Undefined where there is none, as for
 * a variable that only happens to be called INPUT_SOMETHING.
 */
function near_name_nearName(given, names) {
    const byDistance = names
        .filter((name) => name[0] === given[0] && isNear(Math.abs(name.length - given.length), name, given))
        .map((name) => ({ name, distance: editDistance(given, name) }))
        .filter(({ name, distance }) => isNear(distance, name, given));
    return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name;
}
function isNear(edits, a, b) {
    return edits * CHARACTERS_PER_EDIT <= Math.max(a.length, b.length);
}

;// CONCATENATED MODULE: ../src/inputs/read-values.js



/**
 * Reads raw inputs by a catalogue.
 *
 * @param raw the inputs by their names in lower case, as the runner passes them; an empty text is "not given"
 */
function readValues(catalogue, raw) {
    const names = Object.keys(catalogue);
    const problems = unknownNames(catalogue, raw).flatMap((name) => misspelt(name, names) ?? []);
    const values = {};
    const refused = new Set();
    for (const [name, input] of Object.entries(catalogue)) {
        const given = raw[name]?.trim() ?? '';
        const value = parseInput(input, given);
        if (value instanceof input_Refusal) {
            problems.push(refusedInput(name, given, value, input.secret === true));
            refused.add(camelCase(name));
        }
        else
            values[camelCase(name)] = value;
    }
    return { values, refused, problems };
}
/**
 * What a user should know of raw inputs although it stops nothing: names that no input has, and values that may mean
 * something else.
 *
 * A runner passes inputs as variables, so what the job's environment has under INPUT_ cannot be told from them.
 */
function inputWarnings(catalogue, raw) {
    const names = Object.keys(catalogue);
    const strangers = unknownNames(catalogue, raw).filter((name) => misspelt(name, names) === undefined);
    const doubts = Object.entries(catalogue).flatMap(([name, { doubt }]) => {
        const found = doubt?.(raw[name]?.trim() ?? '');
        return found === undefined ? [] : [`Input '${name}': ${found.why}; ${found.instead}.`];
    });
    return [...strangers.map((name) => stranger(name, names)), ...doubts];
}
function unknownNames(catalogue, raw) {
    return Object.keys(raw).filter((name) => !Object.hasOwn(catalogue, name));
}
function parseInput(input, given) {
    if (given !== '')
        return (input.secret === true ? input.parse : explained(input.parse))(given);
    return input.fallback === undefined ? undefined : input.parse(input.fallback);
}
/** The input's name as a property: `docker-image` gives `dockerImage`. */
function camelCase(name) {
    return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
function misspelt(name, names) {
    const meant = near_name_nearName(name, names);
    if (meant === undefined)
        return undefined;
    return {
        code: 'unknown-input',
        what: `There is no input '${name}'.`,
        remedy: `Did you mean '${meant}'? If it is no input of the step but ${variable(name)} in the environment of the job, that variable needs another name.`,
    };
}
/** What is shorter is a part of most names. */
const SHORTEST_PART = 3;
function stranger(name, names) {
    const part = name.length < SHORTEST_PART ? [] : names.filter((known) => known.includes(name));
    const hint = part.length > 0 ? ` Did you mean ${part.map((known) => `'${known}'`).join(' or ')}?` : '';
    return `There is no input '${name}', so ${variable(name)} has no effect.${hint}`;
}
/** The variable as which a runner passes an input. */
function variable(name) {
    return `INPUT_${name.toUpperCase()}`;
}

;// CONCATENATED MODULE: ../src/inputs/sweep-inputs.js





const input = (definition) => definition;
/** The longest that `older-than-hours` may be: a year. */
const MOST_HOURS = 8784;
/**
 * Every input of the second action, sweep/action.yml, and the only place that describes one: the manifest's inputs and
 * the README's table are generated from here. An empty text counts as "not given".
 */
const sweepCatalogue = {
    regions: input({
        doc: 'The AWS Regions to sweep, one a line. Without it `AWS_REGION`, then `AWS_DEFAULT_REGION` counts.',
        fallback: '',
        parse: list(region, 50),
    }),
    'older-than-hours': input({
        doc: 'How old a thing must be at least, in hours; decimals are allowed. What a run in progress needs is kept whatever this says.',
        fallback: '24',
        parse: positive(MOST_HOURS, 'hours'),
    }),
    'dry-run': input({
        doc: 'Whether to remove nothing and only say what would be removed.',
        fallback: 'true',
        parse: parsers_boolean,
    }),
};
/** What a user should know of the raw inputs although it stops nothing. */
function sweepWarnings(raw) {
    return inputWarnings(sweepCatalogue, raw);
}
/**
 * Reads the raw inputs of the second action.
 *
 * @throws UserError with every problem: malformed values, unknown names, no Region
 */
function readSweepRequest(raw, environment) {
    const { values, problems } = readValues(sweepCatalogue, raw);
    const request = values;
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
    if (request.regions.length > 0)
        return request;
    const settled = environmentRegion(environment, 'regions');
    if (typeof settled === 'object')
        throw new problem/* UserError */.yo([settled]);
    return { ...request, regions: [settled] };
}


/***/ }),

/***/ 9952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   lE: () => (/* binding */ mention),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* unused harmony exports block, folded */
/**
 * What GitHub makes more of than text, wherever it stands in a paragraph: addresses, e-mail, mentions, issues, commits,
 * emoji, and mathematics between dollars. It is shown as code, in which none of them counts
 * (https://github.github.com/gfm/#autolinks-extension-, docs.github.com, "Autolinked references and URLs").
 */
const LIVE = /:\/\/|www\.|@|\$|(?<!&)#\d|GH-\d|:[\w+-]+:|(?<![\w-])[0-9a-f]{40}(?!\w)/i;
/** Text as it is, in Markdown: characters that Markdown or HTML would act on are escaped, and nothing becomes a link. */
function plain(text) {
    const words = text.replace(/\s+/g, ' ').split(' ');
    return words.map((word) => (LIVE.test(word) ? code(word) : escaped(word))).join(' ');
}
function escaped(text) {
    return text.replace(/[\\`*_{}[\]<>#|~&]/g, (character) => `&#${character.codePointAt(0)};`);
}
/**
 * Text as inline code that also stands in a table's cell. What is between the tags is Markdown still, so what would become a
 * link or mathematics is broken up as well.
 */
function code(text) {
    const safe = escaped(text)
        .replace(/:(?=\/\/)/g, '&#58;')
        .replace(/www\./gi, (found) => `${found.slice(0, 3)}&#46;`)
        .replace(/[@$]/g, '<span>$&</span>');
    return `<code>${safe.replace(/\s+/g, ' ')}</code>`;
}
/** A block of code, fenced so that nothing in the text can end it. */
function block(language, text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}
/** A table; the cells are Markdown already. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |\n`;
    return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
/** A part that is folded away until a reader asks for it; the title is Markdown-free text. */
function folded(title, markdown) {
    return `<details><summary>${plain(title)}</summary>\n\n${markdown}\n</details>\n`;
}
/** Where the documentation tells more of a problem. */
function mention(problemCode) {
    return `(${code(problemCode)} in docs/troubleshooting.md)`;
}


/***/ }),

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ GithubRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: ../src/process/identity.js


/**
 * What the system says of a process: on Linux /proc (proc(5): field 22 of `stat` is the start in clock ticks since boot),
 * else `ps`. Undefined when there is no such process, it has ended and nobody has taken note of it yet, or the system does
 * not tell.
 */
function processIdentity(pid) {
    if (!Number.isSafeInteger(pid) || pid <= 1)
        return undefined;
    try {
        return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
    }
    catch {
        return undefined;
    }
}
function fromProc(pid) {
    const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const started = rest[18];
    if (started === undefined || state === 'Z' || state === 'X')
        return undefined;
    const commandLine = (0,external_node_fs_.readFileSync)(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return { started, commandLine };
}
function fromPs(pid) {
    const ask = (field) => (0,external_node_child_process_.execFileSync)('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], {
        encoding: 'utf8',
        timeout: 5000,
    }).trim();
    const started = ask('lstart');
    return started === '' ? undefined : { started, commandLine: ask('command') };
}

// EXTERNAL MODULE: ../src/http/proxy-login.js
var proxy_login = __nccwpck_require__(8119);
;// CONCATENATED MODULE: ../src/runner/context.js


/**
 * Reads the default environment variables of a GitHub runner, with fallbacks for a run outside of one.
 *
 * @param env https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function runContext(env) {
    const given = (name) => (env[name] === '' ? undefined : env[name]);
    const id = given('GITHUB_RUN_ID');
    return {
        runId: id === undefined ? 'local' : `${id}-${given('GITHUB_RUN_ATTEMPT') ?? '1'}`,
        repository: given('GITHUB_REPOSITORY'),
        workspace: given('GITHUB_WORKSPACE') ?? process.cwd(),
        tempDirectory: given('RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)(),
        toolCache: given('RUNNER_TOOL_CACHE'),
        region: given('AWS_REGION') ?? given('AWS_DEFAULT_REGION'),
        debug: env['RUNNER_DEBUG'] === '1',
        idTokens: idTokens(given('ACTIONS_ID_TOKEN_REQUEST_URL'), given('ACTIONS_ID_TOKEN_REQUEST_TOKEN')),
        credentials: given('AWS_ACCESS_KEY_ID') === undefined ? { kind: 'lasting' } : credentialLife(given),
        path: env['PATH'] ?? '',
        environment: programEnvironment(env),
    };
}
function idTokens(url, bearer) {
    return url === undefined || bearer === undefined ? undefined : { url, bearer };
}
/** Of credentials that are in the environment themselves. configure-aws-credentials leaves no word of their end there. */
function credentialLife(given) {
    const at = new Date(given('AWS_CREDENTIAL_EXPIRATION') ?? Number.NaN);
    if (!Number.isNaN(at.getTime()))
        return { kind: 'ending', at };
    return { kind: given('AWS_SESSION_TOKEN') === undefined ? 'lasting' : 'session' };
}
/**
 * What programs we start may see: everything but the step's inputs, the runner's command files, and what it gives to
 * actions alone to act for the job with: ACTIONS_ID_TOKEN_REQUEST_TOKEN, ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL and
 * their like (actions/runner, src/Runner.Worker/Handlers/NodeScriptActionHandler.cs). Neither Packer nor the cluster nor a
 * user's smoke-script needs those; what the workflow itself has put into the environment they keep.
 */
function programEnvironment(env) {
    const kept = {};
    const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined || /^(?:INPUT|STATE|ACTIONS)_/.test(name))
            continue;
        if (!commandFiles.includes(name))
            kept[name] = value;
    }
    return { ...kept, HOME: home(env) };
}
/** A runner that systemd starts without `User=` has no HOME, and without one Packer does not start. */
function home(env) {
    if (env['HOME'] !== undefined && env['HOME'] !== '')
        return env['HOME'];
    try {
        return (0,external_node_os_.userInfo)().homedir;
    }
    catch {
        // A user id that the machine has no name for, as in a container.
        return env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
    }
}
/** The passwords in the addresses of proxies, as they stand there and decoded. */
function proxyPasswords(env) {
    const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
    return names.flatMap((name) => {
        const encoded = /^(?:[a-z0-9]+:\/\/)?[^/@]*?:([^/]*)@/i.exec(env[name] ?? '')?.[1] ?? '';
        return encoded === '' ? [] : [encoded, (0,proxy_login/* decoded */.D)(encoded)];
    });
}

;// CONCATENATED MODULE: ../src/runner/safe-line.js
/**
 * Makes a line of foreign text harmless to the GitHub runner and to terminals, and keeps its colours.
 *
 * The runner takes for a command what has `::name::` at the start of a line, after .NET's TrimStart, which counts U+0085
 * as white space; and `##[name]` anywhere in it (actions/runner, ActionCommand.cs: TryParseV2 and TryParse). It looks for
 * both by comparisons of a culture, which pass over characters without a width; so does this. A carriage return would
 * start a line of its own. What is no colour is taken out first, because it may stand between the characters that count.
 */
function safeLine(line) {
    return safe_line_closed(coloursOnly(line.replace(/\r+$/, '').replace(/\r/g, ' '))
        .replace(ANYWHERE, '# #[')
        .replace(AT_START, '$1: :'));
}
/** The lines of foreign text, each made harmless. */
function safeLines(text) {
    return text.split('\n').map(safeLine);
}
/** Foreign text of several lines, for a message that the runner shows as it is. */
function safeText(text) {
    return safeLines(text).join('\n');
}
// Format characters and those without a width: what such a comparison passes over.
const ANYWHERE = /#[\p{Cf}\p{DI}]*#[\p{Cf}\p{DI}]*\[/gu;
// Colours as well, for whoever reads the log without them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one.
const AT_START = /^((?:[\s\u0085\p{Cf}\p{DI}]|\u001b\[[\d;:]*m)*):[\p{Cf}\p{DI}]*:/u;
// ECMA-48: control sequences (5.4); strings for the terminal, such as titles and links (5.6); other escapes; what is left of
// C0 and C1 but the tabulator, and U+0085, which is white space.
const CONTROLS = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
/(?:\u001b\[|\u009b)([0-?]*)([ -/]*)([@-~])|(?:\u001b[P\]X^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?|[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** A line without the control sequences that do more than colour. */
function coloursOnly(line) {
    return line.replace(CONTROLS, (_, parameters, between, final) => final === 'm' && between === '' && /^[\d;:]*$/.test(parameters ?? '') ? `\u001b[${parameters}m` : '');
}
/** A line whose colours end with it. */
function safe_line_closed(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
    const last = [...line.matchAll(/\u001b\[([\d;:]*)m/g)].at(-1)?.[1];
    return last === undefined || /^0*$/.test(last) ? line : `${line}\u001b[0m`;
}

// EXTERNAL MODULE: ../src/runner/signals.js
var signals = __nccwpck_require__(4672);
;// CONCATENATED MODULE: ../src/runner/summary-text.js
/**
 * GitHub takes 1 MiB of summary a step and shows none of a longer one
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands, "Step isolation and limits").
 * Some room is left for links.
 */
const MOST_BYTES = 900_000;
/** An annotation is for reading; what is longer stands in the log and in the files of output `logs`. */
const LONGEST_MESSAGE = 8000;
/** Markdown that GitHub takes: what is too long ends early, and says so at its top. */
function fitted(markdown) {
    if (Buffer.byteLength(markdown) <= MOST_BYTES)
        return markdown;
    const start = Buffer.from(markdown).subarray(0, MOST_BYTES).toString('utf8');
    const whole = start.slice(0, start.lastIndexOf('\n') + 1);
    return `> [!NOTE]\n> This summary is longer than GitHub takes; its end is missing.\n\n${whole}`;
}
/** A message of a length that an annotation can have; `...` stands for the rest. */
function shortened(message) {
    return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)} ...`;
}
// What report/markdown.ts writes of a problem; foreign text cannot, as its tags are escaped.
const MENTION = /\(<code>([a-z][a-z0-9-]*)<\/code> in docs\/troubleshooting\.md\)/g;
/**
 * Markdown in which the documentation that it mentions is a link to this action's own repository. A path alone would be read
 * as a file of the user's. Without good values in the environment the text stays as it is.
 *
 * @param env https://docs.github.com/en/actions/reference/workflows-and-actions/variables: GITHUB_SERVER_URL,
 * GITHUB_ACTION_REPOSITORY, GITHUB_ACTION_REF
 */
function withDocumentation(markdown, env) {
    const server = env['GITHUB_SERVER_URL'] ?? '';
    const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    const ref = env['GITHUB_ACTION_REF'] ?? '';
    const good = /^https:\/\/[a-z0-9.-]+(?::\d+)?$/i.test(server) &&
        /^[\w.-]+\/[\w.-]+$/.test(repository) &&
        /^[\w][\w./-]*$/.test(ref) &&
        ![repository, ref].some((text) => text.includes('..'));
    if (!good)
        return markdown;
    const file = `${server}/${repository}/blob/${ref}/docs/troubleshooting.md`;
    return markdown.replace(MENTION, `(<a href="${file}#$1"><code>$1</code> in the documentation</a>)`);
}

;// CONCATENATED MODULE: ../src/runner/github-runner.js








const INPUT_PREFIX = 'INPUT_';
/** The GitHub runner that this process was started by. The only place that talks to it. */
class GithubRunner {
    context = runContext(process.env);
    #saved = new Map();
    #masked = new Set();
    #groupIsOpen = false;
    constructor() {
        for (const password of proxyPasswords(process.env))
            this.mask(password);
    }
    rawInputs() {
        const inputs = {};
        for (const [key, value] of Object.entries(process.env)) {
            if (key.startsWith(INPUT_PREFIX))
                inputs[key.slice(INPUT_PREFIX.length).toLowerCase()] = value ?? '';
        }
        return inputs;
    }
    info(line) {
        for (const safe of safeLines(line))
            info(safe);
    }
    debug(line) {
        debug(safeText(line));
    }
    notice(line) {
        notice(safeText(shortened(line)));
    }
    warning(line) {
        warning(safeText(shortened(line)));
    }
    openGroup(title) {
        const started = performance.now();
        startGroup(safeLines(title).join(' '));
        this.#groupIsOpen = true;
        return () => {
            this.#closeGroup();
            this.info(`${title}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
        };
    }
    async group(title, body) {
        const close = this.openGroup(title);
        try {
            return await body();
        }
        finally {
            close();
        }
    }
    mask(value) {
        if (value === '')
            return;
        setSecret(value);
        this.#masked.add(value);
    }
    setOutput(name, value) {
        setOutput(name, value);
        // actions/runner (JobExtension.cs): "Skip output ... since it may contain secret".
        if ([...this.#masked].some((secret) => value.includes(secret))) {
            this.warning(`Output '${name}' holds a value that is masked, so GitHub gives it to no other job.`);
        }
    }
    saveState(name, value) {
        saveState(name, value);
        this.#saved.set(name, value);
    }
    saveProcess(name, pid) {
        const started = pid === undefined ? undefined : processIdentity(pid)?.started;
        this.saveState(`${name}-started`, started ?? '');
        this.saveState(`${name}-pid`, String(pid ?? ''));
    }
    state(name) {
        return this.#saved.get(name) ?? getState(name);
    }
    async writeSummary(markdown) {
        const file = process.env['GITHUB_STEP_SUMMARY'];
        if (file === undefined || file === '')
            return;
        // At once, unlike the toolkit's: between a signal and the end of this process nothing else may get its turn.
        const text = withDocumentation(fitted(markdown), process.env);
        try {
            (0,external_node_fs_.appendFileSync)(file, text + external_node_os_.EOL);
        }
        catch (error) {
            // A courtesy, which must not turn a good bake into a failed one.
            const why = error instanceof Error ? error.message : String(error);
            this.warning(`The job summary could not be written (${why}).`);
        }
    }
    fail(problems) {
        // Why a step failed must not stand in a part of the log that is folded away.
        this.#closeGroup();
        for (const { code, what, remedy } of problems)
            error(safeText(shortened(`${what} ${remedy}`)), { title: code });
        process.exitCode = 1;
    }
    useEnvironment(changes) {
        for (const [name, value] of Object.entries(changes)) {
            if (value === undefined)
                delete process.env[name];
            else
                process.env[name] = value;
        }
        this.context = runContext(process.env);
    }
    onCancel(listener) {
        return (0,signals/* onSignal */.Y)(listener);
    }
    leave() {
        process.exit();
    }
    #closeGroup() {
        if (this.#groupIsOpen)
            endGroup();
        this.#groupIsOpen = false;
    }
}


/***/ }),

/***/ 4672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ onSignal)
/* harmony export */ });
// The signals with which the runner ends a step. An entry point imports this before anything else, so that a signal that
// comes while the rest is loading is heard as well.
const listeners = new Set();
let received;
for (const name of ['SIGINT', 'SIGTERM']) {
    process.on(name, () => {
        // One cancellation is a SIGINT, and a SIGTERM 7.5 s later (actions/runner, src/Runner.Sdk/ProcessInvoker.cs).
        if (received !== undefined)
            return;
        received = name;
        for (const listener of listeners)
            listener(name);
    });
}
/**
 * Calls `listener` once, on the first SIGINT or SIGTERM, or soon when there was one already; gives a function that stops
 * listening. All listeners are called in one go, in the order in which they came.
 */
function onSignal(listener) {
    const before = received;
    if (before !== undefined)
        queueMicrotask(() => listener(before));
    else
        listeners.add(listener);
    return () => void listeners.delete(listener);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat */
/******/ 
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = new URL('.', import.meta.url).pathname.slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1756);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
