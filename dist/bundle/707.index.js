export const id = 707;
export const ids = [707];
export const modules = {

/***/ 7995:
/***/ ((module) => {

module.exports = Pend;

function Pend() {
  this.pending = 0;
  this.max = Infinity;
  this.listeners = [];
  this.waiting = [];
  this.error = null;
}

Pend.prototype.go = function(fn) {
  if (this.pending < this.max) {
    pendGo(this, fn);
  } else {
    this.waiting.push(fn);
  }
};

Pend.prototype.wait = function(cb) {
  if (this.pending === 0) {
    cb(this.error);
  } else {
    this.listeners.push(cb);
  }
};

Pend.prototype.hold = function() {
  return pendHold(this);
};

function pendHold(self) {
  self.pending += 1;
  var called = false;
  return onCb;
  function onCb(err) {
    if (called) throw new Error("callback called twice");
    called = true;
    self.error = self.error || err;
    self.pending -= 1;
    if (self.waiting.length > 0 && self.pending < self.max) {
      pendGo(self, self.waiting.shift());
    } else if (self.pending === 0) {
      var listeners = self.listeners;
      self.listeners = [];
      listeners.forEach(cbListener);
    }
  }
  function cbListener(listener) {
    listener(self.error);
  }
}

function pendGo(self, fn) {
  fn(pendHold(self));
}


/***/ }),

/***/ 7622:
/***/ ((module) => {

// Adapted from https://github.com/brianloveswords/buffer-crc32/blob/v0.2.13/index.js
const CRC_TABLE = new Int32Array([
  0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3,
  0x0edb8832, 0x79dcb8a4, 0xe0d5e91e, 0x97d2d988, 0x09b64c2b, 0x7eb17cbd, 0xe7b82d07, 0x90bf1d91,
  0x1db71064, 0x6ab020f2, 0xf3b97148, 0x84be41de, 0x1adad47d, 0x6ddde4eb, 0xf4d4b551, 0x83d385c7,
  0x136c9856, 0x646ba8c0, 0xfd62f97a, 0x8a65c9ec, 0x14015c4f, 0x63066cd9, 0xfa0f3d63, 0x8d080df5,
  0x3b6e20c8, 0x4c69105e, 0xd56041e4, 0xa2677172, 0x3c03e4d1, 0x4b04d447, 0xd20d85fd, 0xa50ab56b,
  0x35b5a8fa, 0x42b2986c, 0xdbbbc9d6, 0xacbcf940, 0x32d86ce3, 0x45df5c75, 0xdcd60dcf, 0xabd13d59,
  0x26d930ac, 0x51de003a, 0xc8d75180, 0xbfd06116, 0x21b4f4b5, 0x56b3c423, 0xcfba9599, 0xb8bda50f,
  0x2802b89e, 0x5f058808, 0xc60cd9b2, 0xb10be924, 0x2f6f7c87, 0x58684c11, 0xc1611dab, 0xb6662d3d,
  0x76dc4190, 0x01db7106, 0x98d220bc, 0xefd5102a, 0x71b18589, 0x06b6b51f, 0x9fbfe4a5, 0xe8b8d433,
  0x7807c9a2, 0x0f00f934, 0x9609a88e, 0xe10e9818, 0x7f6a0dbb, 0x086d3d2d, 0x91646c97, 0xe6635c01,
  0x6b6b51f4, 0x1c6c6162, 0x856530d8, 0xf262004e, 0x6c0695ed, 0x1b01a57b, 0x8208f4c1, 0xf50fc457,
  0x65b0d9c6, 0x12b7e950, 0x8bbeb8ea, 0xfcb9887c, 0x62dd1ddf, 0x15da2d49, 0x8cd37cf3, 0xfbd44c65,
  0x4db26158, 0x3ab551ce, 0xa3bc0074, 0xd4bb30e2, 0x4adfa541, 0x3dd895d7, 0xa4d1c46d, 0xd3d6f4fb,
  0x4369e96a, 0x346ed9fc, 0xad678846, 0xda60b8d0, 0x44042d73, 0x33031de5, 0xaa0a4c5f, 0xdd0d7cc9,
  0x5005713c, 0x270241aa, 0xbe0b1010, 0xc90c2086, 0x5768b525, 0x206f85b3, 0xb966d409, 0xce61e49f,
  0x5edef90e, 0x29d9c998, 0xb0d09822, 0xc7d7a8b4, 0x59b33d17, 0x2eb40d81, 0xb7bd5c3b, 0xc0ba6cad,
  0xedb88320, 0x9abfb3b6, 0x03b6e20c, 0x74b1d29a, 0xead54739, 0x9dd277af, 0x04db2615, 0x73dc1683,
  0xe3630b12, 0x94643b84, 0x0d6d6a3e, 0x7a6a5aa8, 0xe40ecf0b, 0x9309ff9d, 0x0a00ae27, 0x7d079eb1,
  0xf00f9344, 0x8708a3d2, 0x1e01f268, 0x6906c2fe, 0xf762575d, 0x806567cb, 0x196c3671, 0x6e6b06e7,
  0xfed41b76, 0x89d32be0, 0x10da7a5a, 0x67dd4acc, 0xf9b9df6f, 0x8ebeeff9, 0x17b7be43, 0x60b08ed5,
  0xd6d6a3e8, 0xa1d1937e, 0x38d8c2c4, 0x4fdff252, 0xd1bb67f1, 0xa6bc5767, 0x3fb506dd, 0x48b2364b,
  0xd80d2bda, 0xaf0a1b4c, 0x36034af6, 0x41047a60, 0xdf60efc3, 0xa867df55, 0x316e8eef, 0x4669be79,
  0xcb61b38c, 0xbc66831a, 0x256fd2a0, 0x5268e236, 0xcc0c7795, 0xbb0b4703, 0x220216b9, 0x5505262f,
  0xc5ba3bbe, 0xb2bd0b28, 0x2bb45a92, 0x5cb36a04, 0xc2d7ffa7, 0xb5d0cf31, 0x2cd99e8b, 0x5bdeae1d,
  0x9b64c2b0, 0xec63f226, 0x756aa39c, 0x026d930a, 0x9c0906a9, 0xeb0e363f, 0x72076785, 0x05005713,
  0x95bf4a82, 0xe2b87a14, 0x7bb12bae, 0x0cb61b38, 0x92d28e9b, 0xe5d5be0d, 0x7cdcefb7, 0x0bdbdf21,
  0x86d3d2d4, 0xf1d4e242, 0x68ddb3f8, 0x1fda836e, 0x81be16cd, 0xf6b9265b, 0x6fb077e1, 0x18b74777,
  0x88085ae6, 0xff0f6a70, 0x66063bca, 0x11010b5c, 0x8f659eff, 0xf862ae69, 0x616bffd3, 0x166ccf45,
  0xa00ae278, 0xd70dd2ee, 0x4e048354, 0x3903b3c2, 0xa7672661, 0xd06016f7, 0x4969474d, 0x3e6e77db,
  0xaed16a4a, 0xd9d65adc, 0x40df0b66, 0x37d83bf0, 0xa9bcae53, 0xdebb9ec5, 0x47b2cf7f, 0x30b5ffe9,
  0xbdbdf21c, 0xcabac28a, 0x53b39330, 0x24b4a3a6, 0xbad03605, 0xcdd70693, 0x54de5729, 0x23d967bf,
  0xb3667a2e, 0xc4614ab8, 0x5d681b02, 0x2a6f2b94, 0xb40bbe37, 0xc30c8ea1, 0x5a05df1b, 0x2d02ef8d,
]);

function crc32(buf) {
  let crc = -1;
  for (let x of buf) {
    crc = CRC_TABLE[(crc ^ x) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ -1) >>> 0;
}

module.exports = crc32;


/***/ }),

/***/ 2000:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

// This was adapted from https://github.com/andrewrk/node-fd-slicer by Andrew Kelley under the MIT License.
var fs = __webpack_require__(9896);
var util = __webpack_require__(1404);
var stream = __webpack_require__(2203);
var Readable = stream.Readable;
var PassThrough = stream.PassThrough;
var Pend = __webpack_require__(7995);
var EventEmitter = (__webpack_require__(4434).EventEmitter);

exports.BufferSlicer = BufferSlicer;
exports.FdSlicer = FdSlicer;

util.inherits(FdSlicer, EventEmitter);
function FdSlicer(fd) {
  EventEmitter.call(this);

  this.fd = fd;
  this.pend = new Pend();
  this.pend.max = 1;
  this.refCount = 0;
}

FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
  var self = this;
  self.pend.go(function(cb) {
    fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
      cb();
      callback(err, bytesRead, buffer);
    });
  });
};

FdSlicer.prototype.createReadStream = function(options) {
  return new ReadStream(this, options);
};

FdSlicer.prototype.ref = function() {
  this.refCount += 1;
};

FdSlicer.prototype.unref = function() {
  var self = this;
  self.refCount -= 1;
  if (self.refCount < 0) throw new Error("invalid unref");
  if (self.refCount > 0) return;

  fs.close(self.fd, onCloseDone);

  function onCloseDone(err) {
    if (err) {
      self.emit('error', err);
    } else {
      self.emit('close');
    }
  }
};

util.inherits(ReadStream, Readable);
function ReadStream(context, options) {
  options = options || {};
  Readable.call(this, options);

  this.context = context;
  this.context.ref();

  this.start = options.start || 0;
  this.endOffset = options.end;
  this.pos = this.start;
}

ReadStream.prototype._read = function(n) {
  var self = this;

  var toRead = Math.min(self._readableState.highWaterMark, n);
  if (self.endOffset != null) {
    toRead = Math.min(toRead, self.endOffset - self.pos);
  }
  if (toRead <= 0) {
    self.push(null);
    this._cleanup();
    return;
  }
  self.context.pend.go(function(cb) {
    var buffer = Buffer.allocUnsafe(toRead);
    fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
      if (err) {
        self.destroy(err);
      } else if (bytesRead === 0) {
        self.push(null);
        self._cleanup();
      } else {
        self.pos += bytesRead;
        self.push(buffer.slice(0, bytesRead));
      }
      cb();
    });
  });
};

ReadStream.prototype._destroy = function(err, cb) {
  // Node 14+ calls this automatically at EOF.
  this._cleanup();
  cb(err);
};

ReadStream.prototype._cleanup = function() {
  if (this.context != null) {
    this.context.unref();
    this.context = null;
  }
};

util.inherits(BufferSlicer, EventEmitter);
function BufferSlicer(buffer) {
  EventEmitter.call(this);

  this.refCount = 0;
  this.buffer = buffer;
}

BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
  if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
  if (position < 0) throw new RangeError("position is negative: " + position);
  if (offset + length > buffer.length) {
    // The caller's buffer can't hold all the bytes they're trying to read.
    // Clamp the length instead of giving an error.
    // The callback will be informed of fewer than expected bytes written.
    length = buffer.length - offset;
  }
  if (position + length > this.buffer.length) {
    // Clamp any attempt to read past the end of the source buffer.
    length = this.buffer.length - position;
  }
  if (length <= 0) {
    // After any clamping, we're fully out of bounds or otherwise have nothing to do.
    // This isn't an error; it's just zero bytes written.
    setImmediate(function() {
      callback(null, 0);
    });
    return;
  }
  this.buffer.copy(buffer, offset, position, position + length);
  setImmediate(function() {
    callback(null, length);
  });
};

BufferSlicer.prototype.createReadStream = function(options) {
  options = options || {};
  var readStream = new PassThrough(options);
  readStream.start = options.start || 0;
  readStream.endOffset = options.end;
  // by the time this function returns, we'll be done.
  readStream.pos = readStream.endOffset || this.buffer.length;

  var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
  // Cut the buffer into smaller slices for better memory usage when streaming into a zlib inflate stream.
  // See https://github.com/thejoshwolfe/yauzl/issues/87
  var maxChunkSize = 0x10000;
  var offset = 0;
  while (true) {
    var nextOffset = offset + maxChunkSize;
    if (nextOffset >= entireSlice.length) {
      // last chunk
      if (offset < entireSlice.length) {
        readStream.write(entireSlice.slice(offset, entireSlice.length));
      }
      break;
    }
    readStream.write(entireSlice.slice(offset, nextOffset));
    offset = nextOffset;
  }

  readStream.end();
  return readStream;
};

BufferSlicer.prototype.ref = function() {
  this.refCount += 1;
};

BufferSlicer.prototype.unref = function() {
  this.refCount -= 1;

  if (this.refCount < 0) {
    throw new Error("invalid unref");
  }
};


/***/ }),

/***/ 3341:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var __webpack_unused_export__;
var fs = __webpack_require__(9896);
var zlib = __webpack_require__(3106);
var fd_slicer = __webpack_require__(2000);
var util = __webpack_require__(1404);
var EventEmitter = (__webpack_require__(4434).EventEmitter);
var Transform = (__webpack_require__(2203).Transform);
var PassThrough = (__webpack_require__(2203).PassThrough);
var Writable = (__webpack_require__(2203).Writable);

// Node 20 added zlib.crc32.
const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : __webpack_require__(7622);

__webpack_unused_export__ = open;
__webpack_unused_export__ = fromFd;
__webpack_unused_export__ = fromBuffer;
__webpack_unused_export__ = fromRandomAccessReader;
__webpack_unused_export__ = openPromise;
__webpack_unused_export__ = fromFdPromise;
exports.SY = fromBufferPromise;
__webpack_unused_export__ = fromRandomAccessReaderPromise;

__webpack_unused_export__ = dosDateTimeToDate;
__webpack_unused_export__ = getFileNameLowLevel;
__webpack_unused_export__ = validateFileName;
__webpack_unused_export__ = parseExtraFields;
__webpack_unused_export__ = ZipFile;
__webpack_unused_export__ = Entry;
__webpack_unused_export__ = LocalFileHeader;
__webpack_unused_export__ = RandomAccessReader;

function openPromise(path, options) {
  return new Promise((resolve, reject) => {
    open(path, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromFdPromise(fd, options) {
  return new Promise((resolve, reject) => {
    fromFd(fd, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromBufferPromise(buffer, options) {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromRandomAccessReaderPromise(reader, totalSize, options) {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(reader, totalSize, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}

function open(path, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = true;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.open(path, "r", function(err, fd) {
    if (err) return callback(err);
    fromFd(fd, options, function(err, zipfile) {
      if (err) fs.close(fd, defaultCallback);
      callback(err, zipfile);
    });
  });
}

function fromFd(fd, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = false;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.fstat(fd, function(err, stats) {
    if (err) return callback(err);
    var reader = new fd_slicer.FdSlicer(fd);
    fromRandomAccessReader(reader, stats.size, options, callback);
  });
}

function fromBuffer(buffer, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  options.autoClose = false;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  var reader = new fd_slicer.BufferSlicer(buffer);
  fromRandomAccessReader(reader, buffer.length, options, callback);
}

function fromRandomAccessReader(reader, totalSize, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = true;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  var decodeStrings = !!options.decodeStrings;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
  if (totalSize > Number.MAX_SAFE_INTEGER) {
    throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
  }

  // the matching unref() call is in zipfile.close()
  reader.ref();

  // eocdr means End of Central Directory Record.
  // search backwards for the eocdr signature.
  // the last field of the eocdr is a variable-length comment.
  // the comment size is encoded in a 2-byte field in the eocdr, which we can't find without trudging backwards through the comment to find it.
  // as a consequence of this design decision, it's possible to have ambiguous zip file metadata if a coherent eocdr was in the comment.
  // we search backwards for a eocdr signature, and hope that whoever made the zip file was smart enough to forbid the eocdr signature in the comment.
  var eocdrWithoutCommentSize = 22;
  var zip64EocdlSize = 20; // Zip64 end of central directory locator
  var maxCommentSize = 0xffff; // 2-byte size
  var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
  var buffer = newBuffer(bufferSize);
  var bufferReadStart = totalSize - buffer.length;
  readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
    if (err) return callback(err);
    for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
      if (buffer.readUInt32LE(i) !== 0x06054b50) continue;
      // found eocdr
      var eocdrBuffer = buffer.subarray(i);

      // 0 - End of central directory signature = 0x06054b50
      // 4 - Number of this disk
      var diskNumber = eocdrBuffer.readUInt16LE(4);
      // 6 - Disk where central directory starts
      // 8 - Number of central directory records on this disk
      // 10 - Total number of central directory records
      var entryCount = eocdrBuffer.readUInt16LE(10);
      // 12 - Size of central directory (bytes)
      // 16 - Offset of start of central directory, relative to start of archive
      var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
      // 20 - Comment length
      var commentLength = eocdrBuffer.readUInt16LE(20);
      var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
      if (commentLength !== expectedCommentLength) {
        return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
      }
      // 22 - Comment
      // the encoding is always cp437.
      var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false)
                                  : eocdrBuffer.subarray(22);

      // Look for a Zip64 end of central directory locator
      if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 0x07064b50) {
        // ZIP64 format
        var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
        // 0 - zip64 end of central dir locator signature = 0x07064b50
        // 4 - number of the disk with the start of the zip64 end of central directory
        // 8 - relative offset of the zip64 end of central directory record
        var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
        // 16 - total number of disks

        // ZIP64 end of central directory record
        var zip64EocdrBuffer = newBuffer(56);
        return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
          if (err) return callback(err);

          // 0 - zip64 end of central dir signature                           4 bytes  (0x06064b50)
          if (zip64EocdrBuffer.readUInt32LE(0) !== 0x06064b50) {
            return callback(new Error("invalid zip64 end of central directory record signature"));
          }
          // 4 - size of zip64 end of central directory record                8 bytes
          // 12 - version made by                                             2 bytes
          // 14 - version needed to extract                                   2 bytes
          // 16 - number of this disk                                         4 bytes
          diskNumber = zip64EocdrBuffer.readUInt32LE(16);
          if (diskNumber !== 0) {
            // Check this only after zip64 overrides. See #118.
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          // 20 - number of the disk with the start of the central directory  4 bytes
          // 24 - total number of entries in the central directory on this disk         8 bytes
          // 32 - total number of entries in the central directory            8 bytes
          entryCount = readUInt64LE(zip64EocdrBuffer, 32);
          // 40 - size of the central directory                               8 bytes
          // 48 - offset of start of central directory with respect to the starting disk number     8 bytes
          centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
          // 56 - zip64 extensible data sector                                (variable size)
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
        });
      }

      // Not ZIP64 format
      if (diskNumber !== 0) {
        return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
      }
      return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));

    }

    // Not a zip file.
    callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
  });
}

util.inherits(ZipFile, EventEmitter);
function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
  var self = this;
  EventEmitter.call(self);
  self.reader = reader;
  // forward close events
  self.reader.on("error", function(err) {
    // error closing the fd
    emitError(self, err);
  });
  self.reader.once("close", function() {
    self.emit("close");
  });
  self.readEntryCursor = centralDirectoryOffset;
  self.fileSize = fileSize;
  self.entryCount = entryCount;
  self.comment = comment;
  self.entriesRead = 0;
  self.autoClose = !!autoClose;
  self.lazyEntries = !!lazyEntries;
  self.decodeStrings = !!decodeStrings;
  self.validateEntrySizes = !!validateEntrySizes;
  self.strictFileNames = !!strictFileNames;
  self.isOpen = true;
  self.emittedError = false;
  self.hasEachEntryBeenCalled = false;

  if (!self.lazyEntries) self._readEntry();
}
ZipFile.prototype.close = function() {
  if (!this.isOpen) return;
  this.isOpen = false;
  this.reader.unref();
};

function emitErrorAndAutoClose(self, err) {
  if (self.autoClose) self.close();
  emitError(self, err);
}
function emitError(self, err) {
  if (self.emittedError) return;
  self.emittedError = true;
  self.emit("error", err);
}

ZipFile.prototype.readEntry = function() {
  if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
  this._readEntry();
};
ZipFile.prototype._readEntry = function() {
  var self = this;
  if (self.entryCount === self.entriesRead) {
    // done with metadata
    setImmediate(function() {
      if (self.autoClose) self.close();
      if (self.emittedError) return;
      self.emit("end");
    });
    return;
  }
  if (self.emittedError) return;
  var buffer = newBuffer(46);
  readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
    if (err) return emitErrorAndAutoClose(self, err);
    if (self.emittedError) return;
    var entry = new Entry();
    // 0 - Central directory file header signature
    var signature = buffer.readUInt32LE(0);
    if (signature !== 0x02014b50) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
    // 4 - Version made by
    entry.versionMadeBy = buffer.readUInt16LE(4);
    // 6 - Version needed to extract (minimum)
    entry.versionNeededToExtract = buffer.readUInt16LE(6);
    // 8 - General purpose bit flag
    entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
    // 10 - Compression method
    entry.compressionMethod = buffer.readUInt16LE(10);
    // 12 - File last modification time
    entry.lastModFileTime = buffer.readUInt16LE(12);
    // 14 - File last modification date
    entry.lastModFileDate = buffer.readUInt16LE(14);
    // 16 - CRC-32
    entry.crc32 = buffer.readUInt32LE(16);
    // 20 - Compressed size
    entry.compressedSize = buffer.readUInt32LE(20);
    // 24 - Uncompressed size
    entry.uncompressedSize = buffer.readUInt32LE(24);
    // 28 - File name length (n)
    entry.fileNameLength = buffer.readUInt16LE(28);
    // 30 - Extra field length (m)
    entry.extraFieldLength = buffer.readUInt16LE(30);
    // 32 - File comment length (k)
    entry.fileCommentLength = buffer.readUInt16LE(32);
    // 34 - Disk number where file starts
    // 36 - Internal file attributes
    entry.internalFileAttributes = buffer.readUInt16LE(36);
    // 38 - External file attributes
    entry.externalFileAttributes = buffer.readUInt32LE(38);
    // 42 - Relative offset of local file header
    entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);

    if (entry.generalPurposeBitFlag & 0x40) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));

    self.readEntryCursor += 46;

    buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
    readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
      if (err) return emitErrorAndAutoClose(self, err);
      if (self.emittedError) return;
      // 46 - File name
      entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
      // 46+n - Extra field
      var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
      entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
      // 46+n+m - File comment
      entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);

      // Parse the extra fields, which we need for processing other fields.
      try {
        entry.extraFields = parseExtraFields(entry.extraFieldRaw);
      } catch (err) {
        return emitErrorAndAutoClose(self, err);
      }

      // Interpret strings according to bit flags, extra fields, and options.
      if (self.decodeStrings) {
        var isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
        entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
        entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
        var errorMessage = validateFileName(entry.fileName);
        if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
      } else {
        entry.fileComment = entry.fileCommentRaw;
        entry.fileName = entry.fileNameRaw;
      }
      // Maintain API compatibility. See https://github.com/thejoshwolfe/yauzl/issues/47
      entry.comment = entry.fileComment;

      self.readEntryCursor += buffer.length;
      self.entriesRead += 1;

      // Check for the Zip64 Extended Information Extra Field.
      for (var i = 0; i < entry.extraFields.length; i++) {
        var extraField = entry.extraFields[i];
        if (extraField.id !== 0x0001) continue;
        // Found it.

        var zip64EiefBuffer = extraField.data;
        var index = 0;
        // 0 - Original Size          8 bytes
        if (entry.uncompressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
          }
          entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 8 - Compressed Size        8 bytes
        if (entry.compressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
          }
          entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 16 - Relative Header Offset 8 bytes
        if (entry.relativeOffsetOfLocalHeader === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
          }
          entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 24 - Disk Start Number      4 bytes

        break;
      }

      // validate file size
      if (self.validateEntrySizes && entry.compressionMethod === 0) {
        var expectedCompressedSize = entry.uncompressedSize;
        if (entry.isEncrypted()) {
          // traditional encryption prefixes the file data with a header
          expectedCompressedSize += 12;
        }
        if (entry.compressedSize !== expectedCompressedSize) {
          var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
          return emitErrorAndAutoClose(self, new Error(msg));
        }
      }

      self.emit("entry", entry);

      if (!self.lazyEntries) self._readEntry();
    });
  });
};

ZipFile.prototype.eachEntry = function() {
  const self = this;
  if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
  if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
  self.hasEachEntryBeenCalled = true;

  let pendingResolveReject = null;
  self.on("entry", onEntry);
  self.on("end", onEnd);
  self.on("error", onError);
  function cleanup() {
    self.removeListener("entry", onEntry);
    self.removeListener("end", onEnd);
    self.removeListener("error", onError);
    if (self.autoClose) self.close();
  }

  function onEntry(entry) {
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    resolve({value: entry});
  }
  function onEnd() {
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    resolve({done: true});
  }
  function onError(err) {
    let {reject} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    reject(err);
  }

  return {
    [Symbol.asyncIterator]() {
      // Called once by `for await...of`.
      return this;
    },
    next() {
      // Called on each iteration in a `for await...of`.
      const promise = new Promise((resolve, reject) => {
        if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
        pendingResolveReject = {resolve, reject};
      });
      self.readEntry();
      return promise;
    },
    return(value) {
      // Called when breaking, returning, throwing out of a `for await...of`.
      cleanup();
      return Promise.resolve({done: true, value});
    },
    throw(value) {
      // Almost never called. Something about `yield*` maybe?
      cleanup();
      return Promise.reject(value);
    },
  };
};

ZipFile.prototype.openReadStream = function(entry, options, callback) {
  var self = this;
  // parameter validation
  var relativeStart = 0;
  var relativeEnd = entry.compressedSize;
  if (callback == null) {
    callback = options;
    options = null;
  }
  if (options == null) {
    options = {};
  } else {
    if (options.decodeFileData === false) {
      // new, simple option
      if (options.decrypt != null) {
        throw new Error("cannot use options.decrypt when options.decodeFileData === false");
      }
      if (options.decompress != null) {
        throw new Error("cannot use options.decompress when options.decodeFileData === false");
      }
      // start and end are allowed
    } else {
      // old, complicated options
      if (options.decrypt != null) {
        if (!entry.isEncrypted()) {
          throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
        }
        if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
        if (entry.isCompressed()) {
          if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
        }
      }
      if (options.decompress != null) {
        if (!entry.isCompressed()) {
          throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
        }
        if (!(options.decompress === false || options.decompress === true)) {
          throw new Error("invalid options.decompress value: " + options.decompress);
        }
        decompress = options.decompress;
      }
    }
    if (options.start != null) {
      relativeStart = options.start;
      if (relativeStart < 0) throw new Error("options.start < 0");
      if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
    }
    if (options.end != null) {
      relativeEnd = options.end;
      if (relativeEnd < 0) throw new Error("options.end < 0");
      if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
      if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
    }
  }
  var rawMode = (
    options.decodeFileData === false || // Explicitly requested raw.
    (
      (entry.compressionMethod === 0 || // Naturally without compression.
        (entry.compressionMethod === 8 && options.decompress === false) // Deprecated compression bypass option.
      ) &&
      (!entry.isEncrypted() || // Naturally without encryption.
        options.decrypt === false // Deprecated encryption bypass option.
      )
    )
  );
  if (options.start != null || options.end != null) {
    // Ensure slicing deals with raw data.
    if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
  }

  // any further errors can either be caused by the zipfile,
  // or were introduced in a minor version of yauzl,
  // so should be passed to the client rather than thrown.
  if (!self.isOpen) return callback(new Error("closed"));
  if (entry.isEncrypted() && !rawMode) {
    if (options.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
  }
  var decompress;
  if (rawMode) {
    decompress = false;
  } else if (entry.compressionMethod === 8) {
    // 8 - The file is Deflated
    decompress = options.decodeFileData !== true;
  } else {
    return callback(new Error("unsupported compression method: " + entry.compressionMethod));
  }

  self.readLocalFileHeader(entry, {minimal: true}, function(err, localFileHeader) {
    if (err) return callback(err);
    self.openReadStreamLowLevel(
      localFileHeader.fileDataStart, entry.compressedSize,
      relativeStart, relativeEnd,
      decompress, entry.uncompressedSize,
      callback);
  });
};

ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
  var self = this;

  var fileDataEnd = fileDataStart + compressedSize;
  var readStream = self.reader.createReadStream({
    start: fileDataStart + relativeStart,
    end: fileDataStart + relativeEnd,
  });
  var endpointStream = readStream;
  if (decompress) {
    var destroyed = false;
    var inflateFilter = zlib.createInflateRaw();
    readStream.on("error", function(err) {
      // setImmediate here because errors can be emitted during the first call to pipe()
      setImmediate(function() {
        if (!destroyed) inflateFilter.emit("error", err);
      });
    });
    readStream.pipe(inflateFilter);

    if (self.validateEntrySizes) {
      endpointStream = new AssertByteCountStream(uncompressedSize);
      inflateFilter.on("error", function(err) {
        // forward zlib errors to the client-visible stream
        setImmediate(function() {
          if (!destroyed) endpointStream.emit("error", err);
        });
      });
      inflateFilter.pipe(endpointStream);
    } else {
      // the zlib filter is the client-visible stream
      endpointStream = inflateFilter;
    }
    // this is part of yauzl's API, so implement this function on the client-visible stream
    installDestroyFn(endpointStream, function() {
      destroyed = true;
      if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
      readStream.unpipe(inflateFilter);
      // TODO: the inflateFilter may cause a memory leak. see Issue #27.
      readStream.destroy();
    });
  }
  callback(null, endpointStream);
};

ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
  var self = this;
  if (callback == null) {
    callback = options;
    options = null;
  }
  if (options == null) options = {};

  self.reader.ref();
  var buffer = newBuffer(30);
  readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
    try {
      if (err) return callback(err);
      // 0 - Local file header signature = 0x04034b50
      var signature = buffer.readUInt32LE(0);
      if (signature !== 0x04034b50) {
        return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
      }

      var fileNameLength = buffer.readUInt16LE(26);
      var extraFieldLength = buffer.readUInt16LE(28);
      var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
      // We now have enough information to do this bounds check.
      if (fileDataStart + entry.compressedSize > self.fileSize) {
        return callback(new Error("file data overflows file bounds: " +
            fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
      }

      if (options.minimal) {
        return callback(null, {fileDataStart: fileDataStart});
      }

      var localFileHeader = new LocalFileHeader();
      localFileHeader.fileDataStart = fileDataStart;

      // 4 - Version needed to extract (minimum)
      localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
      // 6 - General purpose bit flag
      localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
      // 8 - Compression method
      localFileHeader.compressionMethod = buffer.readUInt16LE(8);
      // 10 - File last modification time
      localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
      // 12 - File last modification date
      localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
      // 14 - CRC-32
      localFileHeader.crc32 = buffer.readUInt32LE(14);
      // 18 - Compressed size
      localFileHeader.compressedSize = buffer.readUInt32LE(18);
      // 22 - Uncompressed size
      localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
      // 26 - File name length (n)
      localFileHeader.fileNameLength = fileNameLength;
      // 28 - Extra field length (m)
      localFileHeader.extraFieldLength = extraFieldLength;
      // 30 - File name
      // 30+n - Extra field

      buffer = newBuffer(fileNameLength + extraFieldLength);
      self.reader.ref();
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
        try {
          if (err) return callback(err);
          localFileHeader.fileName = buffer.subarray(0, fileNameLength);
          localFileHeader.extraField = buffer.subarray(fileNameLength);
          return callback(null, localFileHeader);
        } finally {
          self.reader.unref();
        }
      });
    } finally {
      self.reader.unref();
    }
  });
};

ZipFile.prototype.openReadStreamPromise = function(entry, options) {
  return new Promise((resolve, reject) => {
    this.openReadStream(entry, options, function(err, readStream) {
      if (err) return reject(err);
      resolve(readStream);
    });
  });
};
ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
  return new Promise((resolve, reject) => {
    this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
      if (err) return reject(err);
      resolve(readStream);
    });
  });
};
ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
  return new Promise((resolve, reject) => {
    this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
      if (err) return reject(err);
      resolve(localFileHeader);
    });
  });
};

function Entry() {
}
Entry.prototype.getLastModDate = function(options) {
  if (options == null) options = {};

  if (!options.forceDosFormat) {
    // Check extended fields.
    for (var i = 0; i < this.extraFields.length; i++) {
      var extraField = this.extraFields[i];
      if (extraField.id === 0x5455) {
        // Info-ZIP "universal timestamp" extended field (`0x5455` aka `"UT"`).
        // See the Info-ZIP source code unix/unix.c:set_extra_field() and zipfile.c:ef_scan_ut_time().
        var data = extraField.data;
        if (data.length < 5) continue; // Too short.
        // The flags define which of the three fields are present: mtime, atime, ctime.
        // We only care about mtime.
        // Also, ctime is never included in practice.
        // And also, atime is only included in the local file header for some reason
        // despite the flags lying about its inclusion in the central header.
        var flags = data[0];
        var HAS_MTIME = 1;
        if (!(flags & HAS_MTIME)) continue; // This will realistically never happen.
        // Although the positions of all of the fields shift around depending on the presence of other fields,
        // mtime is always first if present, and that's the only one we care about.
        var posixTimestamp = data.readInt32LE(1);
        return new Date(posixTimestamp * 1000);
      } else if (extraField.id === 0x000a) {
        var data = extraField.data;
        if (data.length !== 32) continue; // The length is always the same.
        // 4 bytes reserved
        // 2 bytes Tag
        if (data.readUInt16LE(4) !== 1) continue; // Tag1 is actually the only defined Tag.
        // 2 bytes Size
        if (data.readUInt16LE(6) !== 24) continue; // Size is always 24.
        // 8 bytes Mtime
        var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
        // Convert from NTFS to POSIX milliseconds.
        // The big number below is the milliseconds between year 1601 and year 1970
        // (i.e. the negative POSIX timestamp of 1601-01-01 00:00:00Z)
        var millisecondsSince1970 = hundredNanoSecondsSince1601 / 10000 - 11644473600000;
        // Note on numeric precision: JavaScript Number objects lose precision above Number.MAX_SAFE_INTEGER,
        // and NTFS timestamps are typically much bigger than that limit.
        // (MAX_SAFE_INTEGER would represent 1629-07-17T23:58:45.475Z.)
        // However, we're losing precision in the conversion from 100nanosecond units to millisecond units anyway,
        // and the time at which we also lose 1-millisecond precision is year 275760, the JavaScript Date limit (by design).
        // Up through the year 2057, this conversion only drops 4 bits of precision,
        // which is well under the 13-14 bits ratio between the milliseconds and 100nanoseconds.
        return new Date(millisecondsSince1970);
      }
    }
  }

  // Fallback to non-extended encoding.
  return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
};

Entry.prototype.canDecodeFileData = function() {
  return (
    !this.isEncrypted() &&
    (this.compressionMethod === 0 || this.compressionMethod === 8)
  );
};
Entry.prototype.isEncrypted = function() {
  return (this.generalPurposeBitFlag & 0x1) !== 0;
};
Entry.prototype.isCompressed = function() {
  return this.compressionMethod === 8;
};

function LocalFileHeader() {
}

function dosDateTimeToDate(date, time, timezone) {
  var day = date & 0x1f; // 1-31
  var month = (date >> 5 & 0xf) - 1; // 1-12, 0-11
  var year = (date >> 9 & 0x7f) + 1980; // 0-128, 1980-2108

  var millisecond = 0;
  var second = (time & 0x1f) * 2; // 0-29, 0-58 (even numbers)
  var minute = time >> 5 & 0x3f; // 0-59
  var hour = time >> 11 & 0x1f; // 0-23

  if (timezone == null || timezone === "local") {
    return new Date(year, month, day, hour, minute, second, millisecond);
  } else if (timezone === "UTC") {
    return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
  } else {
    throw new Error("unrecognized options.timezone: " + options.timezone);
  }
}

function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
  var fileName = null;

  // check for Info-ZIP Unicode Path Extra Field (0x7075)
  // see https://github.com/thejoshwolfe/yauzl/issues/33
  for (var i = 0; i < extraFields.length; i++) {
    var extraField = extraFields[i];
    if (extraField.id === 0x7075) {
      if (extraField.data.length < 6) {
        // too short to be meaningful
        continue;
      }
      // Version       1 byte      version of this extra field, currently 1
      if (extraField.data.readUInt8(0) !== 1) {
        // > Changes may not be backward compatible so this extra
        // > field should not be used if the version is not recognized.
        continue;
      }
      // NameCRC32     4 bytes     File Name Field CRC32 Checksum
      var oldNameCrc32 = extraField.data.readUInt32LE(1);
      if (crc32(fileNameBuffer) !== oldNameCrc32) {
        // > If the CRC check fails, this UTF-8 Path Extra Field should be
        // > ignored and the File Name field in the header should be used instead.
        continue;
      }
      // UnicodeName   Variable    UTF-8 version of the entry File Name
      fileName = decodeBuffer(extraField.data.subarray(5), true);
      break;
    }
  }

  if (fileName == null) {
    // The typical case.
    var isUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
    fileName = decodeBuffer(fileNameBuffer, isUtf8);
  }

  if (!strictFileNames) {
    // Allow backslash.
    fileName = fileName.replace(/\\/g, "/");
  }
  return fileName;
}

function validateFileName(fileName) {
  if (fileName.indexOf("\\") !== -1) {
    return "invalid characters in fileName: " + fileName;
  }
  if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
    return "absolute path: " + fileName;
  }
  if (fileName.split("/").indexOf("..") !== -1) {
    return "invalid relative path: " + fileName;
  }
  // all good
  return null;
}

function parseExtraFields(extraFieldBuffer) {
  var extraFields = [];
  var i = 0;
  while (i < extraFieldBuffer.length - 3) {
    var headerId = extraFieldBuffer.readUInt16LE(i + 0);
    var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
    var dataStart = i + 4;
    var dataEnd = dataStart + dataSize;
    if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
    var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
    extraFields.push({
      id: headerId,
      data: dataBuffer,
    });
    i = dataEnd;
  }
  return extraFields;
}

function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
  if (length === 0) {
    // fs.read will throw an out-of-bounds error if you try to read 0 bytes from a 0 byte file
    return setImmediate(function() { callback(null, newBuffer(0)); });
  }
  reader.read(buffer, offset, length, position, function(err, bytesRead) {
    if (err) return callback(err);
    if (bytesRead < length) {
      return callback(new Error("unexpected EOF"));
    }
    callback();
  });
}

util.inherits(AssertByteCountStream, Transform);
function AssertByteCountStream(byteCount) {
  Transform.call(this);
  this.actualByteCount = 0;
  this.expectedByteCount = byteCount;
}
AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
  this.actualByteCount += chunk.length;
  if (this.actualByteCount > this.expectedByteCount) {
    var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
    return cb(new Error(msg));
  }
  cb(null, chunk);
};
AssertByteCountStream.prototype._flush = function(cb) {
  if (this.actualByteCount < this.expectedByteCount) {
    var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
    return cb(new Error(msg));
  }
  cb();
};

util.inherits(RandomAccessReader, EventEmitter);
function RandomAccessReader() {
  EventEmitter.call(this);
  this.refCount = 0;
}
RandomAccessReader.prototype.ref = function() {
  this.refCount += 1;
};
RandomAccessReader.prototype.unref = function() {
  var self = this;
  self.refCount -= 1;

  if (self.refCount > 0) return;
  if (self.refCount < 0) throw new Error("invalid unref");

  self.close(onCloseDone);

  function onCloseDone(err) {
    if (err) return self.emit('error', err);
    self.emit('close');
  }
};
RandomAccessReader.prototype.createReadStream = function(options) {
  if (options == null) options = {};
  var start = options.start;
  var end = options.end;
  if (start === end) {
    var emptyStream = new PassThrough();
    setImmediate(function() {
      emptyStream.end();
    });
    return emptyStream;
  }
  var stream = this._readStreamForRange(start, end);

  var destroyed = false;
  var refUnrefFilter = new RefUnrefFilter(this);
  stream.on("error", function(err) {
    setImmediate(function() {
      if (!destroyed) refUnrefFilter.emit("error", err);
    });
  });
  installDestroyFn(refUnrefFilter, function() {
    stream.unpipe(refUnrefFilter);
    refUnrefFilter.unref();
    stream.destroy();
  });

  var byteCounter = new AssertByteCountStream(end - start);
  refUnrefFilter.on("error", function(err) {
    setImmediate(function() {
      if (!destroyed) byteCounter.emit("error", err);
    });
  });
  installDestroyFn(byteCounter, function() {
    destroyed = true;
    refUnrefFilter.unpipe(byteCounter);
    refUnrefFilter.destroy();
  });

  return stream.pipe(refUnrefFilter).pipe(byteCounter);
};
RandomAccessReader.prototype._readStreamForRange = function(start, end) {
  throw new Error("not implemented");
};
RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
  var readStream = this.createReadStream({start: position, end: position + length});
  var writeStream = new Writable();
  var written = 0;
  writeStream._write = function(chunk, encoding, cb) {
    chunk.copy(buffer, offset + written, 0, chunk.length);
    written += chunk.length;
    cb();
  };
  writeStream.on("finish", callback);
  readStream.on("error", function(error) {
    callback(error);
  });
  readStream.pipe(writeStream);
};
RandomAccessReader.prototype.close = function(callback) {
  setImmediate(callback);
};

util.inherits(RefUnrefFilter, PassThrough);
function RefUnrefFilter(context) {
  PassThrough.call(this);
  this.context = context;
  this.context.ref();
  this.unreffedYet = false;
}
RefUnrefFilter.prototype._flush = function(cb) {
  this.unref();
  cb();
};
RefUnrefFilter.prototype.unref = function(cb) {
  if (this.unreffedYet) return;
  this.unreffedYet = true;
  this.context.unref();
};

var cp437 = '\u0000☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';
function decodeBuffer(buffer, isUtf8) {
  if (isUtf8) {
    return buffer.toString("utf8");
  } else {
    var result = "";
    for (var i = 0; i < buffer.length; i++) {
      result += cp437[buffer[i]];
    }
    return result;
  }
}

function readUInt64LE(buffer, offset) {
  // There is no native function for this, because we can't actually store 64-bit integers precisely.
  // after 53 bits, JavaScript's Number type (IEEE 754 double) can't store individual integers anymore.
  // but since 53 bits is a whole lot more than 32 bits, we do our best anyway.
  // As of 2020, Node has added support for BigInt, which obviates this whole function,
  // but yauzl hasn't been updated to depend on BigInt (yet?).
  var lower32 = buffer.readUInt32LE(offset);
  var upper32 = buffer.readUInt32LE(offset + 4);
  // we can't use bitshifting here, because JavaScript bitshifting only works on 32-bit integers.
  return upper32 * 0x100000000 + lower32;
  // as long as we're bounds checking the result of this function against the total file size,
  // we'll catch any overflow errors, because we already made sure the total file size was within reason.
}

// Node 10 deprecated new Buffer().
var newBuffer;
if (typeof Buffer.allocUnsafe === "function") {
  newBuffer = function(len) {
    return Buffer.allocUnsafe(len);
  };
} else {
  newBuffer = function(len) {
    return new Buffer(len);
  };
}

// Node 8 introduced a proper destroy() implementation on writable streams.
function installDestroyFn(stream, fn) {
  if (typeof stream.destroy === "function") {
    // New API.
    stream._destroy = function(err, cb) {
      fn();
      if (cb != null) cb(err);
    };
  } else {
    // Old API.
    stream.destroy = fn;
  }
}

function defaultCallback(err) {
  if (err) throw err;
}


/***/ }),

/***/ 2707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  awsPorts: () => (/* binding */ awsPorts),
  bake: () => (/* reexport */ bake),
  withRole: () => (/* reexport */ role/* withRole */.T)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __webpack_require__(6540);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
;// CONCATENATED MODULE: ../src/aws/cluster-cloud.js



/** The EC2 of one Region. The SDK is loaded here, when a smoke test begins. */
async function connectCluster(region) {
    const { ec2: sdk } = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = new sdk.EC2Client((0,clients/* defaultConfig */.sb)(region));
    return { ...groups(ec2, sdk), ...instances(ec2, sdk) };
}
function groups(ec2, sdk) {
    return {
        makeGroup: ({ name, description, vpc, tags }) => (0,errors/* explained */.to)('ec2:CreateSecurityGroup', async () => {
            const TagSpecifications = [{ ResourceType: 'security-group', Tags: (0,aws_tags/* tagList */.Tw)(tags) }];
            const made = await ec2.send(new sdk.CreateSecurityGroupCommand({
                GroupName: name,
                Description: description,
                VpcId: vpc,
                TagSpecifications,
            }));
            return (0,errors/* required */.mw)(made.GroupId, 'GroupId');
        }),
        allow: (group, rules) => (0,errors/* explained */.to)('ec2:AuthorizeSecurityGroupIngress', async () => {
            const IpPermissions = rules.map((rule) => permission(group, rule));
            try {
                await ec2.send(new sdk.AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions }));
            }
            catch (error) {
                if ((0,errors/* errorCode */.CA)(error) !== 'InvalidPermission.Duplicate')
                    throw error;
            }
        }),
        removeGroup: (group) => (0,errors/* explained */.to)('ec2:DeleteSecurityGroup', async () => {
            try {
                await ec2.send(new sdk.DeleteSecurityGroupCommand({ GroupId: group }));
            }
            catch (error) {
                if ((0,errors/* errorCode */.CA)(error) === 'DependencyViolation')
                    return false;
                if ((0,errors/* errorCode */.CA)(error) !== 'InvalidGroup.NotFound')
                    throw error;
            }
            return true;
        }),
    };
}
function permission(group, rule) {
    if (!('ports' in rule))
        return { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group }] };
    const [FromPort, ToPort] = rule.ports;
    return { IpProtocol: 'tcp', FromPort, ToPort, IpRanges: [{ CidrIp: rule.from }] };
}
function instances(ec2, sdk) {
    return {
        clusterInstances: (runUuid) => (0,errors/* explained */.to)('ec2:DescribeInstances', async () => {
            const Filters = [
                { Name: `tag:${aws_tags/* TAG */.Dk.run}`, Values: [runUuid] },
                { Name: `tag:${aws_tags/* TAG */.Dk.part}`, Values: ['smoke'] },
            ];
            const found = [];
            for await (const page of sdk.paginateDescribeInstances({ client: ec2 }, { Filters })) {
                found.push(...(page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []));
            }
            return found.map(toClusterInstance);
        }),
        terminate: (ids) => (0,errors/* explained */.to)('ec2:TerminateInstances', async () => {
            try {
                await ec2.send(new sdk.TerminateInstancesCommand({ InstanceIds: [...ids] }));
            }
            catch (error) {
                if ((0,errors/* errorCode */.CA)(error) !== 'InvalidInstanceID.NotFound')
                    throw error;
            }
        }),
        consoleOutput: (id) => (0,errors/* explained */.to)('ec2:GetConsoleOutput', async () => {
            const output = (Latest) => ec2.send(new sdk.GetConsoleOutputCommand({ InstanceId: id, Latest }));
            // Only instances on the Nitro system give the latest output; others what EC2 kept of their last change of state.
            const answer = await output(true).catch(() => output(false));
            return Buffer.from(answer.Output ?? '', 'base64').toString('utf8');
        }),
    };
}
function toClusterInstance(instance) {
    return {
        id: (0,errors/* required */.mw)(instance.InstanceId, 'InstanceId'),
        name: instance.Tags?.find((tag) => tag.Key === 'Name')?.Value ?? '',
        state: (0,errors/* required */.mw)(instance.State?.Name, 'State.Name'),
        reason: instance.StateReason?.Message ?? instance.StateTransitionReason ?? '',
        publicAddress: instance.PublicIpAddress,
        privateAddress: instance.PrivateIpAddress,
    };
}

// EXTERNAL MODULE: ../src/aws/sdk-cloud.js + 4 modules
var sdk_cloud = __webpack_require__(9100);
// EXTERNAL MODULE: ../src/aws/sdk-image-cloud.js + 2 modules
var sdk_image_cloud = __webpack_require__(7064);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ../../semver/index.js
var semver_0 = __webpack_require__(9122);
// EXTERNAL MODULE: ../src/http/addresses.js
var addresses = __webpack_require__(751);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/process/detached.js
var detached = __webpack_require__(7792);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ../src/process/kept-log.js

/** cluster.py prints some 50 KB when it fails; a script of the user's may print without end. */
const MOST_BYTES = 16 * 2 ** 20;
/**
 * Appends what a program prints to a file, 16 MiB of it at most; the rest is read and dropped, so that the program goes on.
 * A full disk, too, costs the file alone.
 *
 * @param outputs standard error, or standard output and standard error; the file has them in the order in which they came
 */
function keepLog(outputs, path) {
    let file;
    let room = MOST_BYTES;
    let full = false;
    const append = (bytes) => {
        try {
            file ??= (0,external_node_fs_.openSync)(path, 'a', 0o600);
            (0,external_node_fs_.writeSync)(file, bytes);
        }
        catch {
            full = true;
        }
    };
    const take = (chunk) => {
        if (full)
            return;
        append(chunk.subarray(0, room));
        full ||= chunk.length > room;
        if (full)
            append(Buffer.from(`\n... (only ${MOST_BYTES / 2 ** 20} MiB are kept)\n`));
        room -= chunk.length;
    };
    let open = outputs.length;
    for (const output of outputs) {
        output.on('data', take).once('close', () => {
            open -= 1;
            if (open === 0 && file !== undefined)
                (0,external_node_fs_.closeSync)(file);
        });
    }
}

;// CONCATENATED MODULE: ../src/process/run.js




/** How much of its standard output a run gives; a program that prints more is read to its end all the same. */
const MOST_CHARACTERS = 2 ** 20;
/** How much of the end of each output is kept for the error of a program that fails. */
const LAST_CHARACTERS = 4000;
const LAST_LINES = 20;
/** Thrown when a program was killed because it took longer than `timeoutMs`. */
class TimedOut extends problem/* CommandError */.Qd {
}
/**
 * Runs a program to its end, without input.
 *
 * @param argv path of the program, or its name on PATH, then its arguments
 * @returns what it printed to standard output, 1 MiB of it at most
 * @throws TimedOut when it took too long, CommandError when it cannot be started, fails, or was stopped; both with the
 * last lines that it printed, those of standard error last
 */
async function run(argv, options) {
    const { child, kill, ended } = (0,detached/* startGroup */.Oh)(argv, options.environment, options.stop);
    let late = false;
    const giveUp = () => {
        late = true;
        kill();
    };
    const deadline = options.timeoutMs === undefined ? undefined : setTimeout(giveUp, options.timeoutMs);
    child.stdin.on('error', () => { }).end();
    if (options.logFile !== undefined)
        keepLog([child.stdout, child.stderr], options.logFile);
    const [printed, complaints] = [textOf(child.stdout), textOf(child.stderr)];
    const end = await ended.catch((error) => String(error)).finally(() => clearTimeout(deadline));
    const exitCode = typeof end === 'string' ? undefined : end.exitCode;
    if (exitCode === 0)
        return printed.start;
    const lines = [printed, complaints].flatMap((text) => text.end.split('\n').filter((line) => /\S/.test(line)));
    if (lines.length === 0 && typeof end === 'string')
        lines.push(end);
    throw new (late ? TimedOut : problem/* CommandError */.Qd)(argv, exitCode, lines.slice(-LAST_LINES));
}
/** Collects the start and the end of an output, as it comes. */
function textOf(output) {
    const text = { start: '', end: '' };
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    output.on('data', (bytes) => {
        const piece = decoder.write(bytes);
        if (text.start.length < MOST_CHARACTERS)
            text.start = (text.start + piece).slice(0, MOST_CHARACTERS);
        text.end = (text.end + piece).slice(-LAST_CHARACTERS);
    });
    return text;
}

// EXTERNAL MODULE: ../node_modules/@actions/core/lib/core.js + 3 modules
var lib_core = __webpack_require__(9586);
// EXTERNAL MODULE: external "assert"
var external_assert_ = __webpack_require__(2613);
// EXTERNAL MODULE: external "path"
var external_path_ = __webpack_require__(6928);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
;// CONCATENATED MODULE: ../node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield external_fs_.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = path.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = path.dirname(filePath);
                        const upperName = path.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = path.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield exists(dest)) ? yield stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? external_path_.join(dest, external_path_.basename(source))
            : dest;
        if (!(yield exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (external_path_.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        (0,external_assert_.ok)(fsPath, 'a path argument must be provided');
        yield mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (ioUtil.IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (ioUtil.IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(path.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (ioUtil.isRooted(tool)) {
            const filePath = yield ioUtil.tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(path.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(path.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield ioUtil.tryGetExecutablePath(path.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield chmod(destDir, (yield stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield lstat(destFile);
                yield unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield chmod(destFile, '0666');
                    yield unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield readlink(srcFile);
            yield symlink(symlinkFull, destFile, IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield exists(destFile)) || force) {
            yield copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __webpack_require__(6982);
// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
// EXTERNAL MODULE: external "stream"
var external_stream_ = __webpack_require__(2203);
// EXTERNAL MODULE: external "util"
var external_util_ = __webpack_require__(1404);
;// CONCATENATED MODULE: ../node_modules/@actions/tool-cache/lib/tool-cache.js
var tool_cache_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};














class HTTPError extends Error {
    constructor(httpStatusCode) {
        super(`Unexpected HTTP response: ${httpStatusCode}`);
        this.httpStatusCode = httpStatusCode;
        Object.setPrototypeOf(this, new.target.prototype);
    }
}
const tool_cache_IS_WINDOWS = process.platform === 'win32';
const IS_MAC = process.platform === 'darwin';
const userAgent = 'actions/tool-cache';
/**
 * Download a tool from an url and stream it into a file
 *
 * @param url       url of tool to download
 * @param dest      path to download tool
 * @param auth      authorization header
 * @param headers   other headers
 * @returns         path to downloaded tool
 */
function downloadTool(url, dest, auth, headers) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        dest = dest || path.join(_getTempDirectory(), crypto.randomUUID());
        yield io.mkdirP(path.dirname(dest));
        core.debug(`Downloading ${url}`);
        core.debug(`Destination ${dest}`);
        const maxAttempts = 3;
        const minSeconds = _getGlobal('TEST_DOWNLOAD_TOOL_RETRY_MIN_SECONDS', 10);
        const maxSeconds = _getGlobal('TEST_DOWNLOAD_TOOL_RETRY_MAX_SECONDS', 20);
        const retryHelper = new RetryHelper(maxAttempts, minSeconds, maxSeconds);
        return yield retryHelper.execute(() => tool_cache_awaiter(this, void 0, void 0, function* () {
            return yield downloadToolAttempt(url, dest || '', auth, headers);
        }), (err) => {
            if (err instanceof HTTPError && err.httpStatusCode) {
                // Don't retry anything less than 500, except 408 Request Timeout and 429 Too Many Requests
                if (err.httpStatusCode < 500 &&
                    err.httpStatusCode !== 408 &&
                    err.httpStatusCode !== 429) {
                    return false;
                }
            }
            // Otherwise retry
            return true;
        });
    });
}
function downloadToolAttempt(url, dest, auth, headers) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        if (fs.existsSync(dest)) {
            throw new Error(`Destination file path ${dest} already exists`);
        }
        // Get the response headers
        const http = new httpm.HttpClient(userAgent, [], {
            allowRetries: false
        });
        if (auth) {
            core.debug('set auth');
            if (headers === undefined) {
                headers = {};
            }
            headers.authorization = auth;
        }
        const response = yield http.get(url, headers);
        if (response.message.statusCode !== 200) {
            const err = new HTTPError(response.message.statusCode);
            core.debug(`Failed to download from "${url}". Code(${response.message.statusCode}) Message(${response.message.statusMessage})`);
            throw err;
        }
        // Download the response body
        const pipeline = util.promisify(stream.pipeline);
        const responseMessageFactory = _getGlobal('TEST_DOWNLOAD_TOOL_RESPONSE_MESSAGE_FACTORY', () => response.message);
        const readStream = responseMessageFactory();
        let succeeded = false;
        try {
            yield pipeline(readStream, fs.createWriteStream(dest));
            core.debug('download complete');
            succeeded = true;
            return dest;
        }
        finally {
            // Error, delete dest before retry
            if (!succeeded) {
                core.debug('download failed');
                try {
                    yield io.rmRF(dest);
                }
                catch (err) {
                    core.debug(`Failed to delete '${dest}'. ${err.message}`);
                }
            }
        }
    });
}
/**
 * Extract a .7z file
 *
 * @param file     path to the .7z file
 * @param dest     destination directory. Optional.
 * @param _7zPath  path to 7zr.exe. Optional, for long path support. Most .7z archives do not have this
 * problem. If your .7z archive contains very long paths, you can pass the path to 7zr.exe which will
 * gracefully handle long paths. By default 7zdec.exe is used because it is a very small program and is
 * bundled with the tool lib. However it does not support long paths. 7zr.exe is the reduced command line
 * interface, it is smaller than the full command line interface, and it does support long paths. At the
 * time of this writing, it is freely available from the LZMA SDK that is available on the 7zip website.
 * Be sure to check the current license agreement. If 7zr.exe is bundled with your action, then the path
 * to 7zr.exe can be pass to this function.
 * @returns        path to the destination directory
 */
function extract7z(file, dest, _7zPath) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        ok(tool_cache_IS_WINDOWS, 'extract7z() not supported on current OS');
        ok(file, 'parameter "file" is required');
        dest = yield _createExtractFolder(dest);
        const originalCwd = process.cwd();
        process.chdir(dest);
        if (_7zPath) {
            try {
                const logLevel = core.isDebug() ? '-bb1' : '-bb0';
                const args = [
                    'x', // eXtract files with full paths
                    logLevel, // -bb[0-3] : set output log level
                    '-bd', // disable progress indicator
                    '-sccUTF-8', // set charset for for console input/output
                    file
                ];
                const options = {
                    silent: true
                };
                yield exec(`"${_7zPath}"`, args, options);
            }
            finally {
                process.chdir(originalCwd);
            }
        }
        else {
            const escapedScript = path
                .join(__dirname, '..', 'scripts', 'Invoke-7zdec.ps1')
                .replace(/'/g, "''")
                .replace(/"|\n|\r/g, ''); // double-up single quotes, remove double quotes and newlines
            const escapedFile = file.replace(/'/g, "''").replace(/"|\n|\r/g, '');
            const escapedTarget = dest.replace(/'/g, "''").replace(/"|\n|\r/g, '');
            const command = `& '${escapedScript}' -Source '${escapedFile}' -Target '${escapedTarget}'`;
            const args = [
                '-NoLogo',
                '-Sta',
                '-NoProfile',
                '-NonInteractive',
                '-ExecutionPolicy',
                'Unrestricted',
                '-Command',
                command
            ];
            const options = {
                silent: true
            };
            try {
                const powershellPath = yield io.which('powershell', true);
                yield exec(`"${powershellPath}"`, args, options);
            }
            finally {
                process.chdir(originalCwd);
            }
        }
        return dest;
    });
}
/**
 * Extract a compressed tar archive
 *
 * @param file     path to the tar
 * @param dest     destination directory. Optional.
 * @param flags    flags for the tar command to use for extraction. Defaults to 'xz' (extracting gzipped tars). Optional.
 * @returns        path to the destination directory
 */
function extractTar(file_1, dest_1) {
    return tool_cache_awaiter(this, arguments, void 0, function* (file, dest, flags = 'xz') {
        if (!file) {
            throw new Error("parameter 'file' is required");
        }
        // Create dest
        dest = yield _createExtractFolder(dest);
        // Determine whether GNU tar
        core.debug('Checking tar --version');
        let versionOutput = '';
        yield exec('tar --version', [], {
            ignoreReturnCode: true,
            silent: true,
            listeners: {
                stdout: (data) => (versionOutput += data.toString()),
                stderr: (data) => (versionOutput += data.toString())
            }
        });
        core.debug(versionOutput.trim());
        const isGnuTar = versionOutput.toUpperCase().includes('GNU TAR');
        // Initialize args
        let args;
        if (flags instanceof Array) {
            args = flags;
        }
        else {
            args = [flags];
        }
        if (core.isDebug() && !flags.includes('v')) {
            args.push('-v');
        }
        let destArg = dest;
        let fileArg = file;
        if (tool_cache_IS_WINDOWS && isGnuTar) {
            args.push('--force-local');
            destArg = dest.replace(/\\/g, '/');
            // Technically only the dest needs to have `/` but for aesthetic consistency
            // convert slashes in the file arg too.
            fileArg = file.replace(/\\/g, '/');
        }
        if (isGnuTar) {
            // Suppress warnings when using GNU tar to extract archives created by BSD tar
            args.push('--warning=no-unknown-keyword');
            args.push('--overwrite');
        }
        args.push('-C', destArg, '-f', fileArg);
        yield exec(`tar`, args);
        return dest;
    });
}
/**
 * Extract a xar compatible archive
 *
 * @param file     path to the archive
 * @param dest     destination directory. Optional.
 * @param flags    flags for the xar. Optional.
 * @returns        path to the destination directory
 */
function extractXar(file_1, dest_1) {
    return tool_cache_awaiter(this, arguments, void 0, function* (file, dest, flags = []) {
        ok(IS_MAC, 'extractXar() not supported on current OS');
        ok(file, 'parameter "file" is required');
        dest = yield _createExtractFolder(dest);
        let args;
        if (flags instanceof Array) {
            args = flags;
        }
        else {
            args = [flags];
        }
        args.push('-x', '-C', dest, '-f', file);
        if (core.isDebug()) {
            args.push('-v');
        }
        const xarPath = yield io.which('xar', true);
        yield exec(`"${xarPath}"`, _unique(args));
        return dest;
    });
}
/**
 * Extract a zip
 *
 * @param file     path to the zip
 * @param dest     destination directory. Optional.
 * @returns        path to the destination directory
 */
function extractZip(file, dest) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        if (!file) {
            throw new Error("parameter 'file' is required");
        }
        dest = yield _createExtractFolder(dest);
        if (tool_cache_IS_WINDOWS) {
            yield extractZipWin(file, dest);
        }
        else {
            yield extractZipNix(file, dest);
        }
        return dest;
    });
}
function extractZipWin(file, dest) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        // build the powershell command
        const escapedFile = file.replace(/'/g, "''").replace(/"|\n|\r/g, ''); // double-up single quotes, remove double quotes and newlines
        const escapedDest = dest.replace(/'/g, "''").replace(/"|\n|\r/g, '');
        const pwshPath = yield io.which('pwsh', false);
        //To match the file overwrite behavior on nix systems, we use the overwrite = true flag for ExtractToDirectory
        //and the -Force flag for Expand-Archive as a fallback
        if (pwshPath) {
            //attempt to use pwsh with ExtractToDirectory, if this fails attempt Expand-Archive
            const pwshCommand = [
                `$ErrorActionPreference = 'Stop' ;`,
                `try { Add-Type -AssemblyName System.IO.Compression.ZipFile } catch { } ;`,
                `try { [System.IO.Compression.ZipFile]::ExtractToDirectory('${escapedFile}', '${escapedDest}', $true) }`,
                `catch { if (($_.Exception.GetType().FullName -eq 'System.Management.Automation.MethodException') -or ($_.Exception.GetType().FullName -eq 'System.Management.Automation.RuntimeException') ){ Expand-Archive -LiteralPath '${escapedFile}' -DestinationPath '${escapedDest}' -Force } else { throw $_ } } ;`
            ].join(' ');
            const args = [
                '-NoLogo',
                '-NoProfile',
                '-NonInteractive',
                '-ExecutionPolicy',
                'Unrestricted',
                '-Command',
                pwshCommand
            ];
            core.debug(`Using pwsh at path: ${pwshPath}`);
            yield exec(`"${pwshPath}"`, args);
        }
        else {
            const powershellCommand = [
                `$ErrorActionPreference = 'Stop' ;`,
                `try { Add-Type -AssemblyName System.IO.Compression.FileSystem } catch { } ;`,
                `if ((Get-Command -Name Expand-Archive -Module Microsoft.PowerShell.Archive -ErrorAction Ignore)) { Expand-Archive -LiteralPath '${escapedFile}' -DestinationPath '${escapedDest}' -Force }`,
                `else {[System.IO.Compression.ZipFile]::ExtractToDirectory('${escapedFile}', '${escapedDest}', $true) }`
            ].join(' ');
            const args = [
                '-NoLogo',
                '-Sta',
                '-NoProfile',
                '-NonInteractive',
                '-ExecutionPolicy',
                'Unrestricted',
                '-Command',
                powershellCommand
            ];
            const powershellPath = yield io.which('powershell', true);
            core.debug(`Using powershell at path: ${powershellPath}`);
            yield exec(`"${powershellPath}"`, args);
        }
    });
}
function extractZipNix(file, dest) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        const unzipPath = yield io.which('unzip', true);
        const args = [file];
        if (!core.isDebug()) {
            args.unshift('-q');
        }
        args.unshift('-o'); //overwrite with -o, otherwise a prompt is shown which freezes the run
        yield exec(`"${unzipPath}"`, args, { cwd: dest });
    });
}
/**
 * Caches a directory and installs it into the tool cacheDir
 *
 * @param sourceDir    the directory to cache into tools
 * @param tool          tool name
 * @param version       version of the tool.  semver format
 * @param arch          architecture of the tool.  Optional.  Defaults to machine architecture
 */
function cacheDir(sourceDir, tool, version, arch) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        version = semver_0.clean(version) || version;
        arch = arch || external_os_.arch();
        lib_core/* debug */.Yz(`Caching tool ${tool} ${version} ${arch}`);
        lib_core/* debug */.Yz(`source dir: ${sourceDir}`);
        if (!external_fs_.statSync(sourceDir).isDirectory()) {
            throw new Error('sourceDir is not a directory');
        }
        // Create the tool dir
        const destPath = yield _createToolPath(tool, version, arch);
        // copy each child item. do not move. move can fail on Windows
        // due to anti-virus software having an open handle on a file.
        for (const itemName of external_fs_.readdirSync(sourceDir)) {
            const s = external_path_.join(sourceDir, itemName);
            yield cp(s, destPath, { recursive: true });
        }
        // write .complete
        _completeToolPath(tool, version, arch);
        return destPath;
    });
}
/**
 * Caches a downloaded file (GUID) and installs it
 * into the tool cache with a given targetName
 *
 * @param sourceFile    the file to cache into tools.  Typically a result of downloadTool which is a guid.
 * @param targetFile    the name of the file name in the tools directory
 * @param tool          tool name
 * @param version       version of the tool.  semver format
 * @param arch          architecture of the tool.  Optional.  Defaults to machine architecture
 */
function cacheFile(sourceFile, targetFile, tool, version, arch) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        version = semver.clean(version) || version;
        arch = arch || os.arch();
        core.debug(`Caching tool ${tool} ${version} ${arch}`);
        core.debug(`source file: ${sourceFile}`);
        if (!fs.statSync(sourceFile).isFile()) {
            throw new Error('sourceFile is not a file');
        }
        // create the tool dir
        const destFolder = yield _createToolPath(tool, version, arch);
        // copy instead of move. move can fail on Windows due to
        // anti-virus software having an open handle on a file.
        const destPath = path.join(destFolder, targetFile);
        core.debug(`destination file ${destPath}`);
        yield io.cp(sourceFile, destPath);
        // write .complete
        _completeToolPath(tool, version, arch);
        return destFolder;
    });
}
/**
 * Finds the path to a tool version in the local installed tool cache
 *
 * @param toolName      name of the tool
 * @param versionSpec   version of the tool
 * @param arch          optional arch.  defaults to arch of computer
 */
function find(toolName, versionSpec, arch) {
    if (!toolName) {
        throw new Error('toolName parameter is required');
    }
    if (!versionSpec) {
        throw new Error('versionSpec parameter is required');
    }
    arch = arch || external_os_.arch();
    // attempt to resolve an explicit version
    if (!isExplicitVersion(versionSpec)) {
        const localVersions = findAllVersions(toolName, arch);
        const match = evaluateVersions(localVersions, versionSpec);
        versionSpec = match;
    }
    // check for the explicit version in the cache
    let toolPath = '';
    if (versionSpec) {
        versionSpec = semver_0.clean(versionSpec) || '';
        const cachePath = external_path_.join(_getCacheDirectory(), toolName, versionSpec, arch);
        lib_core/* debug */.Yz(`checking cache: ${cachePath}`);
        if (external_fs_.existsSync(cachePath) && external_fs_.existsSync(`${cachePath}.complete`)) {
            lib_core/* debug */.Yz(`Found tool in cache ${toolName} ${versionSpec} ${arch}`);
            toolPath = cachePath;
        }
        else {
            lib_core/* debug */.Yz('not found');
        }
    }
    return toolPath;
}
/**
 * Finds the paths to all versions of a tool that are installed in the local tool cache
 *
 * @param toolName  name of the tool
 * @param arch      optional arch.  defaults to arch of computer
 */
function findAllVersions(toolName, arch) {
    const versions = [];
    arch = arch || external_os_.arch();
    const toolPath = external_path_.join(_getCacheDirectory(), toolName);
    if (external_fs_.existsSync(toolPath)) {
        const children = external_fs_.readdirSync(toolPath);
        for (const child of children) {
            if (isExplicitVersion(child)) {
                const fullPath = external_path_.join(toolPath, child, arch || '');
                if (external_fs_.existsSync(fullPath) && external_fs_.existsSync(`${fullPath}.complete`)) {
                    versions.push(child);
                }
            }
        }
    }
    return versions;
}
function getManifestFromRepo(owner_1, repo_1, auth_1) {
    return tool_cache_awaiter(this, arguments, void 0, function* (owner, repo, auth, branch = 'master') {
        let releases = [];
        const treeUrl = `https://api.github.com/repos/${owner}/${repo}/git/trees/${branch}`;
        const http = new httpm.HttpClient('tool-cache');
        const headers = {};
        if (auth) {
            core.debug('set auth');
            headers.authorization = auth;
        }
        const response = yield http.getJson(treeUrl, headers);
        if (!response.result) {
            return releases;
        }
        let manifestUrl = '';
        for (const item of response.result.tree) {
            if (item.path === 'versions-manifest.json') {
                manifestUrl = item.url;
                break;
            }
        }
        headers['accept'] = 'application/vnd.github.VERSION.raw';
        let versionsRaw = yield (yield http.get(manifestUrl, headers)).readBody();
        if (versionsRaw) {
            // shouldn't be needed but protects against invalid json saved with BOM
            versionsRaw = versionsRaw.replace(/^\uFEFF/, '');
            try {
                releases = JSON.parse(versionsRaw);
            }
            catch (_a) {
                core.debug('Invalid json');
            }
        }
        return releases;
    });
}
function findFromManifest(versionSpec_1, stable_1, manifest_1) {
    return tool_cache_awaiter(this, arguments, void 0, function* (versionSpec, stable, manifest, archFilter = os.arch()) {
        // wrap the internal impl
        const match = yield mm._findMatch(versionSpec, stable, manifest, archFilter);
        return match;
    });
}
function _createExtractFolder(dest) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        if (!dest) {
            // create a temp dir
            dest = path.join(_getTempDirectory(), crypto.randomUUID());
        }
        yield io.mkdirP(dest);
        return dest;
    });
}
function _createToolPath(tool, version, arch) {
    return tool_cache_awaiter(this, void 0, void 0, function* () {
        const folderPath = external_path_.join(_getCacheDirectory(), tool, semver_0.clean(version) || version, arch || '');
        lib_core/* debug */.Yz(`destination ${folderPath}`);
        const markerPath = `${folderPath}.complete`;
        yield rmRF(folderPath);
        yield rmRF(markerPath);
        yield mkdirP(folderPath);
        return folderPath;
    });
}
function _completeToolPath(tool, version, arch) {
    const folderPath = external_path_.join(_getCacheDirectory(), tool, semver_0.clean(version) || version, arch || '');
    const markerPath = `${folderPath}.complete`;
    external_fs_.writeFileSync(markerPath, '');
    lib_core/* debug */.Yz('finished caching tool');
}
/**
 * Check if version string is explicit
 *
 * @param versionSpec      version string to check
 */
function isExplicitVersion(versionSpec) {
    const c = semver_0.clean(versionSpec) || '';
    lib_core/* debug */.Yz(`isExplicit: ${c}`);
    const valid = semver_0.valid(c) != null;
    lib_core/* debug */.Yz(`explicit? ${valid}`);
    return valid;
}
/**
 * Get the highest satisfiying semantic version in `versions` which satisfies `versionSpec`
 *
 * @param versions        array of versions to evaluate
 * @param versionSpec     semantic version spec to satisfy
 */
function evaluateVersions(versions, versionSpec) {
    let version = '';
    lib_core/* debug */.Yz(`evaluating ${versions.length} versions`);
    versions = versions.sort((a, b) => {
        if (semver_0.gt(a, b)) {
            return 1;
        }
        return -1;
    });
    for (let i = versions.length - 1; i >= 0; i--) {
        const potential = versions[i];
        const satisfied = semver_0.satisfies(potential, versionSpec);
        if (satisfied) {
            version = potential;
            break;
        }
    }
    if (version) {
        lib_core/* debug */.Yz(`matched: ${version}`);
    }
    else {
        lib_core/* debug */.Yz('match not found');
    }
    return version;
}
/**
 * Gets RUNNER_TOOL_CACHE
 */
function _getCacheDirectory() {
    const cacheDirectory = process.env['RUNNER_TOOL_CACHE'] || '';
    (0,external_assert_.ok)(cacheDirectory, 'Expected RUNNER_TOOL_CACHE to be defined');
    return cacheDirectory;
}
/**
 * Gets RUNNER_TEMP
 */
function _getTempDirectory() {
    const tempDirectory = process.env['RUNNER_TEMP'] || '';
    ok(tempDirectory, 'Expected RUNNER_TEMP to be defined');
    return tempDirectory;
}
/**
 * Gets a global variable
 */
function _getGlobal(key, defaultValue) {
    /* eslint-disable @typescript-eslint/no-explicit-any */
    const value = global[key];
    /* eslint-enable @typescript-eslint/no-explicit-any */
    return value !== undefined ? value : defaultValue;
}
/**
 * Returns an array of unique values.
 * @param values Values to make unique.
 */
function _unique(values) {
    return Array.from(new Set(values));
}
//# sourceMappingURL=tool-cache.js.map
// EXTERNAL MODULE: ../src/errors/message.js
var errors_message = __webpack_require__(1371);
// EXTERNAL MODULE: ../../valibot/dist/index.mjs
var dist = __webpack_require__(4888);
// EXTERNAL MODULE: ../src/http/client.js
var client = __webpack_require__(1600);
// EXTERNAL MODULE: ../src/http/request.js
var request = __webpack_require__(5006);
;// CONCATENATED MODULE: ../src/packer-install/types.js

/** Why Packer or its plugin could not be installed. */
class InstallError extends problem/* UserError */.yo {
    code;
    /**
     * @param what is wrong: a whole sentence
     * @param remedy another one than the catalogue has for the code
     */
    constructor(code, what, options = {}) {
        const { remedy, ...others } = options;
        super([(0,problem/* problem */.CC)(code, remedy === undefined ? { what } : { what, remedy })], others);
        this.code = code;
    }
}

;// CONCATENATED MODULE: ../src/packer-install/download.js




/** Waits between attempts, in milliseconds; there is one attempt more. */
const BACK_OFF = [1000, 2000, 4000, 8000];
/** A server that wants us to wait longer gets no second chance. */
const LONGEST_WAIT = 120_000;
const PROGRESS_EVERY = 10_000;
/**
 * Downloads a file into memory, through the proxy that HTTPS_PROXY and NO_PROXY name.
 *
 * Into memory, so that what is hashed is what is unpacked: nobody can swap a file in between.
 *
 * @throws InstallError when it does not come, is larger than allowed, takes too long, or is redirected away from https
 */
async function download(url, limits, { ports, abort }) {
    const { log, now, sleep } = ports;
    let logged = now().getTime();
    const onProgress = (received, total) => {
        if (now().getTime() - logged < PROGRESS_EVERY)
            return;
        logged = now().getTime();
        log.info(`${url.pathname.split('/').at(-1)}: ${(0,request/* progress */.qB)(received, total)}`);
    };
    const onRetry = (reason, wait) => log.info(`${(0,addresses/* shown */.SP)(url)}: ${reason}; trying again in ${(wait / 1000).toFixed(0)} s`);
    const retry = { waits: BACK_OFF, longestWait: LONGEST_WAIT, onRetry, sleep };
    const times = { deadline: limits.minutes * 60_000, idleTimeout: limits.silenceSeconds * 1000 };
    const options = { ...times, maxBytes: limits.bytes, signal: abort.signal, retry, onProgress };
    const response = await (0,client/* get */.J)(url, options).catch((error) => {
        throw error instanceof request/* HttpError */.j$ ? downloadError(url, limits, error) : error;
    });
    if (response.status === 200)
        return response.body;
    throw statusError(url, response);
}
function statusError(url, { status, attempts }) {
    if (status !== 404)
        return downloadFailed(url, `answered ${status}`, attempts);
    return new InstallError('not-released', `${(0,addresses/* shown */.SP)(url)} does not exist (404).`);
}
function downloadError(url, { minutes, bytes }, error) {
    switch (error.kind) {
        case 'deadline':
            return new InstallError('download-too-slow', `${(0,addresses/* shown */.SP)(url)} did not arrive within ${minutes} minutes.`);
        case 'too-large': {
            const what = `${(0,addresses/* shown */.SP)(url)} is larger than the ${(0,request/* megabytes */.ix)(bytes)} MB that it may be.`;
            return new InstallError('download-too-large', what);
        }
        case 'redirect':
            return new InstallError('unsafe-redirect', `${error.message}.`);
        case 'connection':
            return downloadFailed(url, error.message, error.attempts, { cause: error });
    }
}
function downloadFailed(url, reason, attempts, options) {
    const times = attempts === 1 ? '' : ` after ${attempts} attempts`;
    const what = `${(0,addresses/* shown */.SP)(url)} could not be downloaded${times}: ${reason}.`;
    return new InstallError('download-failed', what, options);
}

;// CONCATENATED MODULE: ../src/packer-install/products.js

const PACKER = {
    name: 'packer',
    title: 'Packer',
    input: 'packer-version',
    // Packer's changelog, 1.14.0 (GH-13431) and 1.14.1: from then on plugins come from the release server, proxies work.
    oldest: '1.14.1',
    oldestBecause: 'older ones look for plugins where newer plugins are not published any more',
    entry: () => /^packer$/,
    versionCommand: 'version',
    versionPattern: /^Packer v(\S+)/m,
};
const AMAZON_PLUGIN = {
    name: 'packer-plugin-amazon',
    title: "Packer's amazon plugin",
    input: 'packer-plugin-version',
    oldest: '1.8.2',
    // packer-plugin-amazon#678 and #685.
    oldestBecause: '1.8.1 stalls on SSH, and the template is written for 1.8.2',
    entry: (version, platform) => new RegExp(`^packer-plugin-amazon_v${escaped(version)}_x\\d+\\.\\d+_${escaped(platform)}$`),
    versionCommand: 'describe',
    versionPattern: /"version":\s*"([^"]+)"/,
};
/** The source address by which Packer knows the plugin; templates name it in `required_plugins`. */
const PLUGIN_SOURCE = 'github.com/hashicorp/amazon';
/** Name of the archive of a version for a platform such as `linux_amd64`. */
function archiveName(product, version, platform) {
    return `${product.name}_${version}_${platform}.zip`;
}
/** Release platform (as in archive names) by operating system and processor, as node names them. */
const PLATFORMS = {
    'linux x64': 'linux_amd64',
    'linux arm64': 'linux_arm64',
    'darwin x64': 'darwin_amd64',
    'darwin arm64': 'darwin_arm64',
};
/**
 * The platform's name in HashiCorp's archive names, such as `linux_amd64`.
 *
 * @param os `process.platform`
 * @param architecture `process.arch`
 * @throws InstallError on Windows and whatever else this action does not run on
 */
function releasePlatform(os, architecture) {
    const platform = PLATFORMS[`${os} ${architecture}`];
    if (platform !== undefined)
        return platform;
    const name = os === 'win32' ? 'Windows' : `${os} on ${architecture}`;
    throw new InstallError('unsupported-runner', `This action does not run on ${name}.`);
}
function escaped(literal) {
    return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

;// CONCATENATED MODULE: ../src/packer-install/releases.js






/** Where HashiCorp publishes; a mirror has the same layout below its own base. */
const RELEASES = 'https://releases.hashicorp.com';
const SMALL_FILE = { bytes: 2 ** 20, minutes: 5, silenceSeconds: 60 };
/** Packer's index had half a megabyte in 2026. */
const INDEX = { bytes: 2 ** 25, minutes: 5, silenceSeconds: 60 };
/** Archives had up to 60 MB in 2026. */
const ARCHIVE = { bytes: 2 ** 28, minutes: 20, silenceSeconds: 60 };
const CHECKSUM = /^([0-9a-f]{64}) [ *](\S+)$/;
/** Name of the list of checksums of a version. */
function sumsName(product, version) {
    return `${product.name}_${version}_SHA256SUMS`;
}
/**
 * The address of a file of a product.
 *
 * @param base address of the release server, which may itself have a path
 * @param path below the product's directory
 */
function fileUrl(base, product, path) {
    return new URL(`${base.replace(/\/+$/, '')}/${product.name}/${path}`);
}
/**
 * The newest version on the release server that a range takes and that is built for the platform. The index is not signed, so
 * only a version number is taken from it.
 *
 * @throws InstallError when the server has no index of this product, or nothing matches
 */
async function newestVersion(product, range, { platform, ...context }) {
    const url = fileUrl(context.base, product, 'index.json');
    const index = await download(url, INDEX, context);
    const versions = Object.entries(versionsIn(index.toString('utf8'), product, (0,addresses/* shown */.SP)(url)));
    const matches = versions.flatMap(([version, { builds }]) => {
        const isBuilt = builds.some(({ os, arch }) => `${os}_${arch}` === platform);
        return isBuilt && isReleaseIn(version, range, product) ? version : [];
    });
    const [newest] = matches.sort(semver_0.rcompare);
    if (newest !== undefined)
        return newest;
    throw new InstallError('no-such-version', `${(0,addresses/* shown */.SP)(url)} has no ${product.title} for ${platform} that matches '${range}' and is at least ${product.oldest}.`, { remedy: `Correct input '${product.input}'.` });
}
/**
 * Downloads the list of checksums of a version, and its signature.
 *
 * @param keyId of the key that signs, as the server names signature files
 * @throws InstallError when one of them does not exist, or does not come
 */
async function fetchEvidence(product, version, keyId, context) {
    const list = `${version}/${sumsName(product, version)}`;
    const get = (path) => download(fileUrl(context.base, product, path), SMALL_FILE, context);
    return { sums: await get(list), signature: await get(`${list}.${keyId}.sig`) };
}
/** Downloads an archive; its hash is not looked at. @throws InstallError when it does not come */
function fetchArchive(archive, context) {
    return download(archiveUrl(archive, context), ARCHIVE, context);
}
/** Where an archive is downloaded from. */
function archiveUrl({ product, version, name }, { base }) {
    return fileUrl(base, product, `${version}/${name}`);
}
/**
 * The SHA-256 that a list of checksums gives to the archive of a version for a platform.
 *
 * @throws InstallError when the archive is not in it, or stands there twice, or a line is not a checksum
 */
function checksumOf(product, version, platform, sums) {
    const name = archiveName(product, version, platform);
    const list = sumsName(product, version);
    const found = [];
    const others = [];
    for (const line of sums.split('\n').filter((text) => text.trim() !== '')) {
        const [, sha256, file] = CHECKSUM.exec(line.trimEnd()) ?? [];
        if (sha256 === undefined || file === undefined) {
            throw new InstallError('bad-checksums', `${list} has a line that is not a checksum.`);
        }
        if (file === name)
            found.push(sha256);
        else
            others.push(file);
    }
    const [sha256, ...more] = found;
    if (sha256 === undefined) {
        const example = others[0] === undefined ? 'It lists nothing' : `It lists ${others[0]} and others`;
        throw new InstallError('archive-not-listed', `${list} does not list ${name}. ${example}.`);
    }
    if (more.length > 0)
        throw new InstallError('bad-checksums', `${list} lists ${name} more than once.`);
    return sha256;
}
/**
 * Whether a version is in a range, and not older than what we install. Prereleases only where the range names one of the same
 * version (semver's rule); builds with metadata, such as `1.8.0+ent`, never.
 */
function isReleaseIn(version, range, { oldest }) {
    const isPlain = semver_0.valid(version) === version;
    return isPlain && semver_0.gte(version, oldest) && semver_0.satisfies(version, range);
}
/** The part of a release index that is used. */
const Build = dist/* object */.Ikc({ os: dist/* string */.YjP(), arch: dist/* string */.YjP() });
const Versions = dist/* record */.g1P(dist/* string */.YjP(), dist/* object */.Ikc({ builds: dist/* array */.YOg(Build) }));
function versionsIn(text, product, origin) {
    const Index = dist/* object */.Ikc({ name: dist/* literal */.euz(product.name), versions: Versions });
    const index = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), Index), text);
    if (index.success)
        return index.output.versions;
    throw new InstallError('bad-index', `${origin} is not the release index of ${product.name}.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ../src/packer-install/pins.json
const pins_namespaceObject = /*#__PURE__*/JSON.parse('{"packer":{"default":"1.16.0","versions":{"1.16.0":{"linux_amd64":{"sha256":"5edcd14ab59b535040c512dbecd6ec9ef976a000b073c19d93e4c431c948581e","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]},"linux_arm64":{"sha256":"cf18f03460d92265d49b56befff333e80641d845822799eab04357c39f75b5d7","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]},"darwin_amd64":{"sha256":"64c4aa9a3176f89496360843bc8747238c9ad32ddc68bc5281207ae342d45be9","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]},"darwin_arm64":{"sha256":"6530042cf8f8a1f96b6607cb22b5be298be53b400cd4a2c81ab8b946964fccda","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]}}}},"packer-plugin-amazon":{"default":"1.8.2","versions":{}}}');
;// CONCATENATED MODULE: ../src/packer-install/pins.js

/** What is in pins.json, which scripts/refresh-pins.ts keeps up to date. */
const PINS = pins_namespaceObject;
/** The pinned archive of exactly this version, if there is one; a range has none. */
function findPin(pins, version, platform) {
    const platforms = Object.hasOwn(pins.versions, version) ? pins.versions[version] : undefined;
    return platforms !== undefined && Object.hasOwn(platforms, platform) ? platforms[platform] : undefined;
}

;// CONCATENATED MODULE: ../src/packer-install/signature.js



/**
 * Reads the key file and the fingerprint beside it (`x.asc`, `x.fingerprint`).
 *
 * @throws InstallError when one of them is not there
 */
async function readTrustedKey(keyFile) {
    try {
        const [armored, fingerprint] = await Promise.all([
            (0,promises_.readFile)(keyFile, 'utf8'),
            (0,promises_.readFile)(keyFile.replace(/\.asc$/, '.fingerprint'), 'utf8'),
        ]);
        return { armored, fingerprint: fingerprint.replace(/\s/g, '').toUpperCase() };
    }
    catch (error) {
        const why = (0,errors_message/* messageOf */.b)(error);
        const what = `The key file of this action cannot be read: ${why}.`;
        throw new InstallError('wrong-key', what, { cause: error });
    }
}
/** The last eight digits of the fingerprint, by which the release server names signature files. */
function shortKeyId(key) {
    return key.fingerprint.slice(-8);
}
/**
 * Makes sure that a file was signed by the trusted key, or by a signing subkey of it, and that both are good at `now`.
 *
 * Stricter than `gpg --verify`, which ends with 0 for a good signature by an expired key: a key that has expired or was
 * revoked since verifies nothing any more.
 *
 * @returns fingerprint of the key or subkey that signed, upper case
 * @throws InstallError when there is any doubt; it says which
 */
async function verifySignature(file, trusted, now) {
    const openpgp = await __webpack_require__.e(/* import() */ 732).then(__webpack_require__.bind(__webpack_require__, 1732));
    const key = await onlyKey(trusted);
    // HashiCorp renewed its key in place in February 2026 and the file holds only the new self-signatures: without this,
    // everything signed before would fail. What it gives up (was the key valid when it signed?) is replaced by the
    // check of the key as it is now, below.
    const config = { ...openpgp.config, allowInsecureVerificationWithReformattedKeys: true };
    try {
        const { signatures } = await openpgp.verify({
            message: await openpgp.createMessage({ binary: file.content }),
            signature: await openpgp.readSignature({ binarySignature: file.signature }),
            verificationKeys: key,
            expectSigned: true,
            format: 'binary',
            date: now,
            config,
        });
        // `expectSigned` has thrown already unless one of them is good.
        for (const { verified, keyID } of signatures) {
            if (!(await verified.catch(() => false)))
                continue;
            return upperFingerprint(await key.getSigningKey(keyID, now, undefined, config));
        }
        throw new Error('Message is not signed');
    }
    catch (error) {
        const what = `${file.name} has no good signature by the key ${trusted.fingerprint}: ${reason(error)}.`;
        throw new InstallError('bad-signature', what, { cause: error });
    }
}
async function onlyKey(trusted) {
    const { readKeys } = await __webpack_require__.e(/* import() */ 732).then(__webpack_require__.bind(__webpack_require__, 1732));
    const keys = await readKeys({ armoredKeys: trusted.armored }).catch(() => []);
    const [key, ...more] = keys;
    if (key !== undefined && more.length === 0 && upperFingerprint(key) === trusted.fingerprint)
        return key;
    const found = keys.map(upperFingerprint).join(' and ') || 'no readable key';
    throw new InstallError('wrong-key', `The key file of this action must hold the key ${trusted.fingerprint} and no other, but holds ${found}.`);
}
function upperFingerprint(key) {
    return key.getFingerprint().toUpperCase();
}
/** OpenPGP.js's words (6.3.2) in ours, where ours are clearer. */
const REASONS = [
    [/key is revoked|subkey is revoked/i, 'the key was revoked'],
    [/key is expired|subkey is expired/i, 'the key has expired'],
    [/could not find signing key with key id/i, 'another key made it'],
    [/signed digest did not match|signature verification failed/i, 'it was made for other content'],
    [/creation time is in the future/i, 'it was made in the future'],
    [/signature is expired/i, 'the signature has expired'],
    [/not signed/i, 'there is no signature in it'],
];
function reason(error) {
    const message = (0,errors_message/* messageOf */.b)(error);
    return REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? `it cannot be verified (${message})`;
}

;// CONCATENATED MODULE: ../src/packer-install/verify.js








/**
 * Downloads the archive of a product and makes sure that it is the released one.
 *
 * @param request a version or a range
 * @throws InstallError when there is no such release, or it cannot be verified
 */
async function fetchVerified(product, request, context) {
    const expected = await expectedArchive(product, request, context);
    const content = await fetchArchive(expected, context);
    const sha256 = sha256Of(content);
    if (sha256 === expected.sha256)
        return { ...expected, content, cached: false };
    const { name, reason } = expected;
    throw new InstallError('archive-changed', `${(0,addresses/* shown */.SP)(archiveUrl(expected, context))} has the SHA-256 ${sha256}, but ${name} has ${expected.sha256} (${reason}).`);
}
/**
 * Finds out which version is meant and what its archive must be.
 *
 * @param request a version or a range
 * @throws InstallError when there is no such release, or its list of checksums is not to be trusted
 */
async function expectedArchive(product, request, context) {
    const exact = semver_0.valid(request);
    const version = exact ?? (await newestVersion(product, request, context));
    return archiveOf(product, version, exact !== null, context, (key) => fetchEvidence(product, version, shortKeyId(key), context));
}
/**
 * What the archive of a version must be: by its pin if it has one, else by the signed list of checksums.
 *
 * @param byPin false for a version that a range found, which always goes by the signature
 * @param evidence gets the list and its signature
 * @throws InstallError when the list is not to be trusted; what `evidence` throws
 */
async function archiveOf(product, version, byPin, { ports, platform }, evidence) {
    const archive = { product, version, name: archiveName(product, version, platform) };
    const pin = byPin ? findPin(ports.pins[product.name], version, platform) : undefined;
    if (pin !== undefined) {
        const reason = `SHA-256 as pinned from ${pin.sources[0]}`;
        return { ...archive, sha256: pin.sha256, verifiedBy: 'pinned', reason, evidence: undefined };
    }
    const key = await readTrustedKey(ports.keyFile);
    const signed = await evidence(key);
    const file = { name: sumsName(product, version), content: signed.sums, signature: signed.signature };
    const signer = await verifySignature(file, key, ports.now());
    const sha256 = checksumOf(product, version, platform, signed.sums.toString('utf8'));
    const reason = `SHA-256 as in the list signed by ${signer}, of the key ${key.fingerprint}`;
    return { ...archive, sha256, verifiedBy: 'signed', reason, evidence: signed };
}
/** In lower case hexadecimal digits. */
function sha256Of(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}

;// CONCATENATED MODULE: ../src/packer-install/archive-cache.js









/** Files of one version in the cache: its archive, and what shows later that it is genuine. */
const FILES = { archive: 'archive.zip', sums: 'SHA256SUMS', signature: 'SHA256SUMS.sig' };
/**
 * Gets an archive from the runner's tool cache, without the network; undefined where none there will do.
 *
 * Nothing in the cache is trusted: who can change an archive can change what lies beside it. The hash must be the pinned
 * or the signed one, and the archive is read once, so that what is unpacked later is what was checked. What fails, half a
 * copy as well, is said and removed.
 *
 * @param request a version or a range
 * @throws InstallError when the key of this action cannot be used
 */
async function cachedArchive(product, request, context) {
    const { ports, platform } = context;
    for (const version of cachedVersions(product, request, context)) {
        const directory = find(toolName(product), version, platform);
        // Another job is just replacing it.
        if (directory === '')
            continue;
        try {
            return await verified(product, version, request, directory, context);
        }
        catch (error) {
            if (error instanceof InstallError && error.code === 'wrong-key')
                throw error;
            const reason = (0,errors_message/* messageOf */.b)(error);
            ports.log.warning(`${product.title} ${version} in the tool cache cannot be trusted and is replaced: ${reason}`);
            await remove(directory);
        }
    }
    return undefined;
}
/** Puts an archive into the tool cache. Where that cannot be, the next job downloads again, and no more is lost. */
async function keepArchive(archive, { ports, platform }) {
    if (!ports.hasToolCache)
        return;
    const { product, version, content, evidence } = archive;
    try {
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(ports.privateDirectory, 'cache-'));
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, FILES.archive), content);
        if (evidence !== undefined) {
            await (0,promises_.writeFile)((0,external_node_path_.join)(directory, FILES.sums), evidence.sums);
            await (0,promises_.writeFile)((0,external_node_path_.join)(directory, FILES.signature), evidence.signature);
        }
        await cacheDir(directory, toolName(product), version, platform);
        await (0,promises_.rm)(directory, { recursive: true });
    }
    catch (error) {
        const reason = (0,errors_message/* messageOf */.b)(error);
        ports.log.info(`${product.title} is not kept in the tool cache: ${reason}`);
    }
}
/** The versions in the cache that may be used, newest first. */
function cachedVersions(product, request, { ports, platform }) {
    if (!ports.hasToolCache)
        return [];
    return archive_cache_versionsIn(product, platform)
        .filter((version) => isReleaseIn(version, request, product))
        .sort(semver_0.rcompare);
}
/** Removes what is in the cache, if its owner lets us: what stays is checked again by whoever finds it. */
async function remove(directory) {
    // The marker of @actions/tool-cache first: without it nobody looks into the directory.
    for (const path of [`${directory}.complete`, directory]) {
        await (0,promises_.rm)(path, { recursive: true, force: true }).catch(() => { });
    }
}
function archive_cache_versionsIn(product, platform) {
    try {
        return findAllVersions(toolName(product), platform);
    }
    catch {
        // It cannot be read: as good as empty.
        return [];
    }
}
async function verified(product, version, request, directory, context) {
    const read = (file) => (0,promises_.readFile)((0,external_node_path_.join)(directory, file));
    // What a range finds goes by its signature; an archive that was kept for an exact version may have none.
    const byPin = request === version || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, FILES.signature));
    const expected = await archiveOf(product, version, byPin, context, async () => {
        const [sums, signature] = await Promise.all([read(FILES.sums), read(FILES.signature)]);
        return { sums, signature };
    });
    const content = await read(FILES.archive);
    if (sha256Of(content) === expected.sha256)
        return { ...expected, content, cached: true };
    throw new InstallError('cache-changed', `its archive is not ${expected.name}.`);
}
function toolName(product) {
    return `bake-dask-ami-${product.name}`;
}

;// CONCATENATED MODULE: ../src/packer-install/programs.js





/** A program of ours answers at once; this bounds one that waits for something, in milliseconds. */
const TIME_LIMIT = 120_000;
/** The environment in which Packer and its plugins are started: no telemetry, no colours, our plugins if a path is given. */
function packerEnvironment(environment, pluginPath) {
    return {
        ...environment,
        CHECKPOINT_DISABLE: '1',
        PACKER_NO_COLOR: '1',
        ...(pluginPath === undefined ? {} : { PACKER_PLUGIN_PATH: pluginPath }),
    };
}
/** Asks a program of a product for its version. `timeoutMs` in milliseconds. */
async function versionOf(product, program, environment, timeoutMs = TIME_LIMIT) {
    try {
        const options = { environment: packerEnvironment(environment), timeoutMs };
        const printed = await run([program, product.versionCommand], options);
        const version = product.versionPattern.exec(printed)?.[1];
        return version === undefined
            ? { kind: 'other', printed: inOneLine([printed]) }
            : { kind: 'version', version };
    }
    catch (error) {
        if (!(error instanceof problem/* CommandError */.Qd))
            throw error;
        return { kind: error instanceof TimedOut ? 'no-answer' : 'failed', printed: inOneLine(error.lastLines) };
    }
}
function inOneLine(lines) {
    return lines.join(' ').replaceAll(/\s+/g, ' ').trim().slice(-500);
}
/** @throws InstallError unless the program of an archive says that it is of the archive's version */
async function requireVersion({ product, version, name }, unpacked, environment) {
    const said = await versionOf(product, unpacked, environment);
    if (said.kind === 'version' && said.version === version)
        return;
    const program = `${product.title} ${version}`;
    if (said.kind === 'failed') {
        const what = `${program} is genuine, but could not be run on this runner. It said: ${said.printed}`;
        throw new InstallError('program-failed', what);
    }
    if (said.kind === 'no-answer') {
        const printed = said.printed === '' ? '' : ` It said: ${said.printed}`;
        const what = `${program} is genuine, but did not report its version within two minutes and was ended.${printed}`;
        throw new InstallError('program-silent', what);
    }
    const holds = said.kind === 'version'
        ? `${product.title} ${said.version}`
        : `a program that does not say its version but: ${said.printed || 'nothing'}`;
    throw new InstallError('wrong-program', `${name} holds ${holds}, not ${program}.`);
}
/** Every executable of this name on PATH, in its order. */
function findOnPath(program, path) {
    const directories = path.split(external_node_path_.delimiter).filter((directory) => (0,external_node_path_.isAbsolute)(directory));
    return directories.map((directory) => (0,external_node_path_.join)(directory, program)).filter(isExecutable);
}
function isExecutable(file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ../src/packer-install/system.js





/**
 * The first Packer on PATH. Programs of that name that are not HashiCorp's (cracklib has one) are passed over.
 *
 * @throws InstallError when there is none, or it is too old; the message names both versions
 */
async function systemPacker(ports) {
    const programs = findOnPath('packer', ports.environment['PATH'] ?? '');
    for (const program of programs) {
        const said = await versionOf(PACKER, program, ports.environment);
        if (said.kind !== 'version' || semver_0.valid(said.version) === null)
            continue;
        const { version } = said;
        if (semver_0.gte(version, PACKER.oldest))
            return { program, version };
        throw new InstallError('packer-too-old', `${program} is Packer ${version}, but at least ${PACKER.oldest} is needed: ${PACKER.oldestBecause}.`);
    }
    const others = programs.length === 0 ? '' : ` (${programs.join(', ')} is not HashiCorp's Packer)`;
    throw new InstallError('packer-missing', `There is no Packer on PATH${others}; at least ${PACKER.oldest} is needed.`);
}
/**
 * The newest amazon plugin that a Packer finds by itself: where PACKER_PLUGIN_PATH says, else in its own directory.
 *
 * @returns its version; undefined when there is none, or it is older than we take
 */
async function usersPlugin(packer, ports) {
    const environment = packerEnvironment(ports.environment);
    const options = { environment, timeoutMs: TIME_LIMIT };
    const printed = await run([packer, 'plugins', 'installed'], options).catch(() => '');
    const versions = [...printed.matchAll(PLUGIN_FILE)].flatMap((match) => match[1] ?? []);
    const newest = versions.filter((version) => semver_0.valid(version) === version).sort(semver_0.rcompare)[0];
    return newest !== undefined && semver_0.gte(newest, AMAZON_PLUGIN.oldest) ? newest : undefined;
}
const PLUGIN_FILE = new RegExp(`/${PLUGIN_SOURCE}/packer-plugin-amazon_v([^_/\\s]+)_x`, 'g');
/** The error for `packer-plugin-version: system` where the user has no plugin that will do. */
function noPlugin() {
    return new InstallError('plugin-missing', `Packer finds no amazon plugin of at least ${AMAZON_PLUGIN.oldest} (${AMAZON_PLUGIN.oldestBecause}).`);
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ../../yauzl/index.js
var yauzl = __webpack_require__(3341);
;// CONCATENATED MODULE: ../src/packer-install/unpack.js







/** A program of today has 110 MB. */
const MAX_PROGRAM_BYTES = 2 ** 30;
/**
 * Unpacks the program of an archive into a directory, executable, and nothing else of it. The hash of the archive is the
 * released one, so no checksum of an entry is looked at.
 *
 * No other program may be started before this has returned: its process holds the open file for a moment, in which the unpacked
 * program cannot be started (ETXTBSY, https://go.dev/issue/22315).
 *
 * @param platform as in archive names
 * @param directory is made if need be
 * @returns path of the program
 * @throws InstallError when the archive does not hold just one program of the product, or is damaged
 */
async function unpackProgram(archive, platform, directory) {
    try {
        const zip = await (0,yauzl/* fromBufferPromise */.SY)(archive.content, { strictFileNames: true, validateEntrySizes: true });
        const entry = await programIn(zip, archive, platform);
        const program = (0,external_node_path_.join)(directory, entry.fileName);
        await (0,promises_.mkdir)(directory, { recursive: true });
        const unpacked = await zip.openReadStreamPromise(entry);
        await (0,external_node_stream_promises_.pipeline)(unpacked, (0,external_node_fs_.createWriteStream)(program, { flags: 'wx', mode: 0o755 }));
        return program;
    }
    catch (error) {
        if (error instanceof InstallError || error.syscall !== undefined)
            throw error;
        const reason = (0,errors_message/* messageOf */.b)(error);
        throw new InstallError('bad-archive', `${archive.name} cannot be unpacked: ${reason}.`, {
            cause: error,
        });
    }
}
async function programIn(zip, { product, version, name }, platform) {
    const wanted = product.entry(version, platform);
    const entries = [];
    for await (const entry of zip.eachEntry())
        entries.push(entry);
    const [entry, ...more] = entries.filter(({ fileName }) => wanted.test(fileName));
    if (entry === undefined || more.length > 0) {
        const names = entries.map(({ fileName }) => `'${fileName}'`).join(', ') || 'nothing';
        const what = `${name} must hold one program of ${product.title} ${version}, but holds ${names}.`;
        throw new InstallError('bad-archive', what);
    }
    if (entry.uncompressedSize <= MAX_PROGRAM_BYTES)
        return entry;
    const what = `${name} holds '${entry.fileName}', which unpacks to more than ${MAX_PROGRAM_BYTES} bytes.`;
    throw new InstallError('bad-archive', what);
}

;// CONCATENATED MODULE: ../src/packer-install/install.js















const SYSTEM = 'system';
/** HashiCorp's public key: dist/keys/hashicorp.asc beside the bundle dist/bundle/index.js. */
const keyFile = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..', 'keys', 'hashicorp.asc');
/**
 * Gives the Packer and plugin that a request asks for. The post step removes them: Packer may outlive a cancelled step.
 *
 * @throws what `installPacker` throws
 */
async function installRequested(request, runner) {
    const { environment, toolCache, tempDirectory } = runner.context;
    const privateDirectory = await runner.state.makeDirectory('packer-programs', tempDirectory);
    const wanted = {
        packerVersion: request.packerVersion ?? PINS.packer.default,
        pluginVersion: request.packerPluginVersion ?? PINS['packer-plugin-amazon'].default,
        mirror: request.packerMirror,
    };
    return installPacker(wanted, {
        ...{ log: runner, environment, privateDirectory, keyFile, hasToolCache: toolCache !== undefined },
        ...{ os: process.platform, architecture: process.arch, pins: PINS, now: () => new Date() },
        sleep: (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }),
    });
}
/**
 * Gets Packer and its amazon plugin, and makes sure that they are what HashiCorp released: by the hashes in pins.json,
 * else by the signature of HashiCorp's key. `packer init` has no part in it: that checks no signature. Both are unpacked into
 * the private directory and run from there, wherever their archives come from.
 *
 * With `system` the plugin that the user's Packer finds is used where it is new enough; an exact version that is asked
 * for is the minimum then.
 *
 * @throws InstallError when something is missing, too old, unknown or not genuine; nothing is kept in the cache then
 * @throws CommandError when Packer does not take the plugin
 */
async function installPacker(request, ports) {
    const context = makeContext(request.mirror, ports);
    if (request.packerVersion === SYSTEM) {
        const { program, version } = await systemPacker(ports);
        const packer = { packer: program, packerVersion: version, source: SYSTEM, cached: true };
        return withPlugin(packer, request.pluginVersion, context);
    }
    if (request.pluginVersion === SYSTEM) {
        const archive = await getArchive(PACKER, request.packerVersion, context);
        return withPlugin(await installProgram(archive, context), request.pluginVersion, context);
    }
    const [packer, plugin] = await fetchBoth(request, context);
    return installPlugin(plugin, await installProgram(packer, context), context);
}
/** @throws InstallError when this is not a platform that we run on */
function makeContext(mirror, ports) {
    const platform = releasePlatform(ports.os, ports.architecture);
    return { ports, platform, base: mirror ?? RELEASES, abort: new AbortController() };
}
/** Gets a verified archive, from the cache if that has one; `request` is a version or a range. */
async function getArchive(product, request, context) {
    return (await cachedArchive(product, request, context)) ?? (await fetchVerified(product, request, context));
}
/** Side by side: both wait for the network, or for the cache to be checked. When one fails, the other is ended. */
async function fetchBoth(request, context) {
    const both = [
        getArchive(PACKER, request.packerVersion, context),
        getArchive(AMAZON_PLUGIN, request.pluginVersion, context),
    ];
    try {
        return await Promise.all(both);
    }
    catch (error) {
        context.abort.abort();
        await Promise.allSettled(both);
        throw error;
    }
}
async function withPlugin(packer, wanted, context) {
    const found = await usersPlugin(packer.packer, context.ports);
    if (found !== undefined && isEnough(found, wanted)) {
        context.ports.log.info(`Packer ${packer.packerVersion} with the amazon plugin ${found}, as they are on this machine`);
        return { ...packer, pluginVersion: found, pluginPath: undefined };
    }
    if (wanted === SYSTEM)
        throw noPlugin();
    return installPlugin(await getArchive(AMAZON_PLUGIN, wanted, context), packer, context);
}
function isEnough(found, wanted) {
    if (wanted === SYSTEM)
        return true;
    return semver_0.valid(wanted) === null ? semver_0.satisfies(found, wanted) : semver_0.gte(found, wanted);
}
/** Unpacks and tries Packer. @throws InstallError when it is not the version that it should be */
async function installProgram(archive, context) {
    const { environment, privateDirectory } = context.ports;
    const packer = await unpackProgram(archive, context.platform, (0,external_node_path_.join)(privateDirectory, 'packer'));
    await requireVersion(archive, packer, environment);
    await finish(archive, context);
    const { version, verifiedBy, cached } = archive;
    return { packer, packerVersion: version, source: verifiedBy, cached };
}
/** Unpacks and tries the plugin, and has the Packer that is going to use it install it into a directory of its own. */
async function installPlugin(archive, packer, context) {
    const { environment, privateDirectory } = context.ports;
    const unpacked = await unpackProgram(archive, context.platform, privateDirectory);
    await requireVersion(archive, unpacked, environment);
    const pluginPath = (0,external_node_path_.join)(privateDirectory, 'plugins');
    await run([packer.packer, 'plugins', 'install', '--path', unpacked, PLUGIN_SOURCE], {
        environment: packerEnvironment(environment, pluginPath),
        timeoutMs: TIME_LIMIT,
    });
    await (0,promises_.rm)(unpacked);
    await finish(archive, context);
    return { ...packer, pluginVersion: archive.version, pluginPath, cached: packer.cached && archive.cached };
}
/** Keeps what was downloaded for the next job, now that it has been tried, and says what was installed. */
async function finish(archive, context) {
    const { product, version, reason, cached } = archive;
    if (!cached)
        await keepArchive(archive, context);
    const from = cached
        ? 'from the tool cache, checked again'
        : `installed from ${(0,addresses/* shown */.SP)(new URL(context.base))}`;
    context.ports.log.info(`${product.title} ${version}: ${from} (${reason})`);
}

;// CONCATENATED MODULE: ../src/smoke-test/client-packages.js


const QUIET = ['-m', 'pip', '--disable-pip-version-check', '--no-input'];
/** How pip is called: it asks nothing, and installs what it is given and nothing else. */
const PIP = [...QUIET, 'install', '--quiet', '--no-deps'];
/** What pip says of a version that the index does not have, or not as a wheel for this machine (pip 23.0.1, resolution/resolvelib/factory.py). */
const NOT_FOUND = /No matching distribution found for ([\w.-]+)==/;
/**
 * Installs the image's versions of the packages that client and cluster should have alike, beside dask and distributed. What is
 * installed already stays: locked packages are verified by hashes, these are not. Nothing is built, and a package that
 * the index does not have as a wheel for this machine is passed over.
 *
 * @throws CommandError when an installation fails for another reason, or is stopped
 */
async function installAsImage(python, { packages }, run, log) {
    const locked = installedPackages(await run([python, ...QUIET, 'list', '--format', 'json']));
    let wanted = packages.filter(({ name, version }) => name !== 'dask' && name !== 'distributed' && locked.get(name) !== version);
    while (wanted.length > 0) {
        try {
            const pins = wanted.map(({ name, version }) => `${name}==${version}`);
            await run([python, ...PIP, '--only-binary', ':all:', ...pins]);
            break;
        }
        catch (error) {
            const missing = notFound(error, wanted);
            if (missing === undefined)
                throw error;
            wanted = wanted.filter((each) => each !== missing);
            log.info(passedOver(missing, locked.get(missing.name)));
        }
    }
    for (const { name, version } of wanted) {
        const instead = locked.get(name);
        if (instead !== undefined)
            log.info(`The client has ${name} ${version}, as the image, instead of the locked ${instead}.`);
    }
}
/** Which of the packages the index does not have; undefined when an installation failed for another reason. */
function notFound(error, wanted) {
    if (!(error instanceof problem/* CommandError */.Qd) || error.exitCode === undefined)
        return undefined;
    const [, name] = NOT_FOUND.exec(error.lastLines.join('\n')) ?? [];
    return wanted.find((each) => each.name === name?.toLowerCase());
}
function passedOver({ name, version }, locked) {
    const client = locked === undefined ? `The client has no ${name}` : `The client has ${name} ${locked}`;
    return `${client}: the package index has no wheel of the image's ${name} ${version} for this runner.`;
}
const LISTED = dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP(), version: dist/* string */.YjP() }));
/** Versions by name. The names that are asked for are the same normalized and not. */
function installedPackages(listed) {
    return new Map(dist/* parse */.qgA(LISTED, JSON.parse(listed)).map(({ name, version }) => [name.toLowerCase(), version]));
}

;// CONCATENATED MODULE: ../src/smoke-test/client.js




/** Where the files of the client are in a directory such as dist/smoke-test. */
function clientFiles(directory) {
    return {
        program: (0,external_node_path_.join)(directory, 'cluster.py'),
        requirements: (0,external_node_path_.join)(directory, 'requirements.txt'),
        uvRequirements: (0,external_node_path_.join)(directory, 'uv-requirements.txt'),
    };
}
/** The oldest Python that dask-cloudprovider 2025.9.0 runs on (its pyproject.toml, requires-python), as minor version of 3. */
const OLDEST_PYTHON = 10;
/**
 * Makes a Python environment that can talk to the image's Dask: Python of the same minor version (the system's, else
 * one that uv fetches), dask-cloudprovider as it is locked, and the packages of client-requirements.txt, which take the place
 * of locked ones.
 *
 * It is made anew in a directory that nobody else may enter: what it runs holds the job's AWS credentials, and the tool
 * cache of a self-hosted runner may be written by others.
 *
 * @throws UserError when there is no Python to begin with, or the image's is too old
 * @throws CommandError when an installation fails
 */
async function clientPython({ facts, client }, files, context, run, runner) {
    const { dask_version: dask, distributed_version: distributed } = facts;
    if (dask === null || distributed === null)
        throw noDask(facts);
    const minor = facts.python_version.split('.').slice(0, 2).join('.');
    if (Number(/^3\.(\d+)/.exec(facts.python_version)?.[1] ?? OLDEST_PYTHON) < OLDEST_PYTHON)
        throw oldPython(facts);
    const directory = await runner.state.makeDirectory('client-unfinished', context.tempDirectory);
    const remove = () => (0,promises_.rm)(directory, { recursive: true, force: true });
    try {
        const environment = (0,external_node_path_.join)(directory, 'environment');
        await makeEnvironment(minor, environment, (0,external_node_path_.join)(directory, 'uv'), files, run);
        const python = (0,external_node_path_.join)(environment, 'bin', 'python');
        await run([python, ...PIP, '--require-hashes', '--requirement', files.requirements]);
        await run([python, ...PIP, `dask==${dask}`, `distributed==${distributed}`]);
        await installAsImage(python, client, run, runner);
        runner.info(`Python ${minor}, dask ${dask}, distributed ${distributed}: ${environment}`);
        return { python, remove };
    }
    catch (error) {
        await remove();
        throw error;
    }
}
/** `tools` is where uv goes, should it be needed. */
async function makeEnvironment(minor, directory, tools, files, run) {
    const system = await systemPython(minor, run);
    if (system !== undefined) {
        await run([system, '-m', 'venv', directory]);
        return;
    }
    const any = await anyPython(run);
    if (any === undefined)
        throw noPython(minor);
    await run([any, '-m', 'venv', tools]);
    const pip = [(0,external_node_path_.join)(tools, 'bin', 'python'), ...PIP, '--require-hashes', '--requirement'];
    await run([...pip, files.uvRequirements]);
    await run([(0,external_node_path_.join)(tools, 'bin', 'uv'), 'venv', '--quiet', '--seed', '--python', minor, directory]);
}
const WHICH = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';
/** A Python on PATH of that minor version. */
async function systemPython(minor, run) {
    for (const program of [`python${minor}`, 'python3', 'python']) {
        const version = await client_versionOf(program, run);
        if (version?.startsWith(`${minor}.`))
            return program;
    }
    return undefined;
}
/** Any Python 3 on PATH: all that uv has to be installed with. */
async function anyPython(run) {
    for (const program of ['python3', 'python']) {
        if ((await client_versionOf(program, run))?.startsWith('3.'))
            return program;
    }
    return undefined;
}
/** undefined when it cannot be started or does not say. */
async function client_versionOf(python, run) {
    try {
        return (await run([python, '-c', WHICH])).trim();
    }
    catch (error) {
        if (!(error instanceof problem/* CommandError */.Qd))
            throw error;
        return undefined;
    }
}
function noDask(facts) {
    return new problem/* UserError */.yo([
        {
            code: 'no-dask-in-image',
            what: `The container image ${facts.docker_image} does not say which dask and distributed it has.`,
            remedy: "Choose a 'docker-image' that has both installed as packages, or leave 'smoke-test' out.",
        },
    ]);
}
function oldPython({ docker_image, python_version, dask_version }) {
    return new problem/* UserError */.yo([
        (0,problem/* problem */.CC)('python-too-old', {
            what: `The container image ${docker_image} has Python ${python_version} and dask ${dask_version}; dask-cloudprovider, with which the smoke test launches a cluster, needs Python 3.${OLDEST_PYTHON} at least.`,
        }),
    ]);
}
function noPython(minor) {
    return new problem/* UserError */.yo([
        {
            code: 'no-python',
            what: `The smoke test needs Python on the runner to launch the cluster with, and there is no python${minor} and no python3.`,
            remedy: `Run actions/setup-python with 'python-version: ${minor}' in an earlier step.`,
        },
    ]);
}

;// CONCATENATED MODULE: ../src/smoke-test/program-directory.js


/** dist/smoke-test beside the bundle dist/bundle/index.js: cluster.py and what it needs. */
const programDirectory = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..', 'smoke-test');

// EXTERNAL MODULE: ../src/process/waiting.js
var waiting = __webpack_require__(1487);
;// CONCATENATED MODULE: ../src/smoke-test/events.js

/** What timeline.py gives the time of, in the order in which a machine reaches it. */
const TIMELINE_STEPS = [
    'launch',
    'kernel',
    'userspace',
    'cloud-init',
    'docker',
    'container',
    'process',
    'port open',
    'connected',
    'first result',
];
// Names, versions and errors come from the cluster, which runs what the image holds. events.py cuts texts to 2000 characters
// of Unicode, which may be twice as many of UTF-16, and lists to 500 entries.
const MOST_ENTRIES = 500;
const events_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(4000));
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x(), dist/* minValue */.Wwf(0));
const list = (item) => dist/* pipe */.FsL(dist/* array */.YOg(item), dist/* maxLength */.Ru6(MOST_ENTRIES));
const map = (value) => dist/* pipe */.FsL(dist/* record */.g1P(events_text, value), dist/* check */.z6Y((entries) => Object.keys(entries).length <= MOST_ENTRIES));
const version = dist/* nullable */.mee(events_text);
// Until the year 2242, as in timeline.py.
const epoch = dist/* exactOptional */.yqP(dist/* pipe */.FsL(number, dist/* maxValue */.cGV(2 ** 33)));
const machine = dist/* strictObject */.rej({
    role: dist/* picklist */.KIO(['scheduler', 'worker']),
    instance: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^i-[0-9a-f]{8,17}$/)),
    times: dist/* strictObject */.rej(dist/* entriesFromList */.v4Y(TIMELINE_STEPS, epoch)),
});
const EVENT = dist/* variant */.Oxt('event', [
    dist/* object */.Ikc({ event: dist/* literal */.euz('phase'), seconds: number, phase: events_text }),
    dist/* object */.Ikc({
        event: dist/* literal */.euz('check'),
        seconds: number,
        check: events_text,
        took: number,
        result: dist/* union */.KCZ([events_text, dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x())]),
        packages: dist/* exactOptional */.yqP(map(version)),
        differ: dist/* exactOptional */.yqP(map(dist/* tuple */.PVZ([version, version]))),
    }),
    dist/* object */.Ikc({
        event: dist/* literal */.euz('workers'),
        seconds: number,
        workers: list(dist/* object */.Ikc({ address: events_text, threads: number, memory: number })),
    }),
    dist/* object */.Ikc({
        event: dist/* literal */.euz('timeline'),
        seconds: number,
        machines: dist/* pipe */.FsL(dist/* array */.YOg(machine), dist/* maxLength */.Ru6(2)),
    }),
    dist/* object */.Ikc({ event: dist/* literal */.euz('passed'), seconds: number }),
    dist/* object */.Ikc({ event: dist/* literal */.euz('failed'), seconds: number, phase: events_text, error: list(events_text) }),
]);
/** Reads one line of cluster.py; undefined when it is none of its events. */
function parseEvent(line) {
    try {
        const result = dist/* safeParse */.xLC(EVENT, JSON.parse(line), { abortEarly: true });
        return result.success ? result.output : undefined;
    }
    catch {
        return undefined;
    }
}
/** What a person reads of an event in the log. */
function lineOf(event) {
    const at = `${event.seconds.toFixed(1).padStart(7)} s`;
    switch (event.event) {
        case 'phase':
            return `${at}  ${event.phase}`;
        case 'check':
            return `${at}  ${event.check}: ${event.result} (${event.took} s)`;
        case 'workers':
            return `${at}  workers: ${event.workers.map((worker) => worker.address).join(', ')}`;
        case 'timeline':
            return event.machines.map((each) => `${at}  ${timelineLine(each)}`).join('\n');
        case 'passed':
            return `${at}  everything held`;
        case 'failed':
            return [`${at}  failed while ${event.phase}`, ...event.error.map((line) => `           ${line}`)].join('\n');
    }
}
function timelineLine({ role, instance, times }) {
    const { launch } = times;
    if (launch === undefined)
        return `${role} ${instance}: the time of its launch is not known`;
    const steps = TIMELINE_STEPS.flatMap((step) => {
        const time = times[step];
        return time === undefined || step === 'launch' ? [] : [`${step} ${(time - launch).toFixed(1)}`];
    });
    return `${role} ${instance}, seconds from its launch: ${steps.join(', ')}`;
}

;// CONCATENATED MODULE: ../src/smoke-test/event-reader.js

/** Of all events together; those of 20 workers have some 10,000. */
const event_reader_MOST_CHARACTERS = 2 ** 20;
/** A smoke test has some 30. */
const MOST_EVENTS = 1000;
/** Reads the events of cluster.py from what it prints, and holds no more of it than the bounds above. */
class EventReader {
    events = [];
    /** How many lines were passed over: too long, too many, or none of cluster.py's events. */
    ignored = 0;
    #onEvent;
    #line = '';
    #room = event_reader_MOST_CHARACTERS;
    #tooLong = false;
    constructor(onEvent) {
        this.#onEvent = onEvent;
    }
    /** Takes a piece of the output, of any length. */
    take(text) {
        const [first = '', ...others] = text.split('\n');
        this.#append(first);
        for (const piece of others) {
            this.#endLine();
            this.#append(piece);
        }
    }
    /** The output is over; a line that was begun is none. */
    end() {
        if (this.#line !== '' || this.#tooLong)
            this.ignored += 1;
    }
    #append(piece) {
        this.#tooLong ||= this.#line.length + piece.length > this.#room;
        this.#line = this.#tooLong ? '' : this.#line + piece;
    }
    #endLine() {
        const event = this.#tooLong ? undefined : parseEvent(this.#line);
        const { length } = this.#line;
        this.#line = '';
        this.#tooLong = false;
        if (event === undefined || this.events.length === MOST_EVENTS) {
            this.ignored += 1;
            return;
        }
        this.#room -= length;
        this.events.push(event);
        this.#onEvent(event);
    }
}

;// CONCATENATED MODULE: ../src/smoke-test/driver.js



/**
 * Runs cluster.py in a process group of its own, hands on its events as they come, and kills the group when `stop` is
 * aborted: a driver that waits for a closed port hears no gentler signal.
 *
 * @param started is called with the id of the process group
 * @throws Error when the program cannot be started
 */
async function runDriver(command, started, onEvent, stop) {
    const { child, ended } = (0,detached/* startGroup */.Oh)(command.argv, command.environment, stop);
    if (child.pid !== undefined)
        started(child.pid);
    // A driver that is killed before it has read everything breaks the pipe; how it ended says enough.
    child.stdin.on('error', () => { });
    child.stdin.end(JSON.stringify(command.parameters));
    const reader = new EventReader(onEvent);
    child.stdout.setEncoding('utf8').on('data', (text) => reader.take(text));
    keepLog([child.stderr], command.logFile);
    const end = await ended;
    reader.end();
    return { ...end, events: reader.events, ignored: reader.ignored };
}

;// CONCATENATED MODULE: ../src/smoke-test/group.js
/** The scheduler's port and its dashboard's (distributed's defaults, which EC2Cluster keeps). */
const SCHEDULER_PORTS = [8786, 8787];
/**
 * What the group of a cluster lets in from the start: its own members, and the runner to the scheduler. Nobody else:
 * no rule may be open to the world, which `checkSmokeTest` sees to for blocks that a user gives.
 */
function openingRules(sources) {
    return [{ from: 'itself' }, ...sources.map((from) => ({ from, ports: SCHEDULER_PORTS }))];
}
/**
 * What the group lets in once instances have public addresses. Workers go to the scheduler's public address, and so
 * come from their own: a rule that names the group matches private addresses only
 * (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
 */
function admissionRules(instances, admitted) {
    const addresses = instances.flatMap(({ publicAddress }) => publicAddress ?? []);
    return [...new Set(addresses)]
        .filter((address) => !admitted.has(address))
        .map((address) => ({ from: `${address}/32`, ports: SCHEDULER_PORTS }));
}

;// CONCATENATED MODULE: ../src/smoke-test/watch.js


/** How many looks in a row may fail, by throttling or the network, before the smoke test is given up. */
const MOST_FAILURES = 5;
/**
 * Lets every instance's public address into the group as soon as EC2 gives it, until `stop` is aborted. This runs
 * beside the program that launches the cluster, whose own waits block it.
 *
 * @throws the error of a look when several in a row have failed
 */
async function watchCluster(cloud, watched, watcher, stop) {
    const admitted = new Set();
    for (let failures = 0; !stop.aborted; await (0,waiting/* pause */.v)(watched.pollMs, stop)) {
        try {
            const instances = await cloud.clusterInstances(watched.runUuid);
            const rules = admissionRules(instances, admitted);
            if (rules.length > 0) {
                await cloud.allow(watched.group, rules);
                const addresses = rules.map((rule) => rule.from.replace('/32', ''));
                for (const address of addresses)
                    admitted.add(address);
                watcher.admitted(addresses);
            }
            watcher.seen(instances);
            failures = 0;
        }
        catch (error) {
            failures += 1;
            if (failures >= MOST_FAILURES)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ../src/smoke-test/drive.js




/** EC2Cluster's own name for the phase in which its instances end as they should (cluster.py). */
const CLOSING = 'closing the cluster';
/**
 * Runs cluster.py to its end, or ends it: at the deadline, when an instance ends itself before it should, or when
 * `cancelled` is aborted. Instances' addresses are let into the group meanwhile.
 *
 * @throws the error of a watch that could not go on; cluster.py is gone then
 */
async function driveCluster(command, options, cloud, runner, cancelled) {
    const began = performance.now();
    const over = new AbortController();
    const stop = AbortSignal.any([over.signal, cancelled]);
    const progress = new Progress(runner);
    let endedBefore = false;
    const deadline = setTimeout(() => over.abort('timed-out'), options.timeoutMinutes * 60_000);
    const watching = watchCluster(cloud, { runUuid: options.runUuid, group: options.group, pollMs: options.pollMs }, {
        admitted: (addresses) => runner.info(`           let in: ${addresses.join(', ')}`),
        seen: (instances) => {
            // Twice, because cluster.py may be about to say that it closes the cluster itself.
            const ended = !progress.closing && instances.some(hasEnded);
            if (ended && endedBefore)
                over.abort('instance-ended');
            endedBefore = ended;
        },
    }, stop).catch((error) => over.abort(error));
    try {
        const started = (pid) => runner.state.saveProcess('driver', pid);
        const end = await runDriver(command, started, (event) => progress.take(event), stop);
        // A process id may be given to another program; the post step must not take that for ours.
        runner.state.saveProcess('driver', undefined);
        if (end.ignored > 0)
            runner.info(`           passed over: ${end.ignored} lines that are no events`);
        if (over.signal.aborted && typeof over.signal.reason !== 'string')
            throw over.signal.reason;
        const seconds = (performance.now() - began) / 1000;
        return { ending: endingOf(end, over.signal), events: end.events, seconds };
    }
    finally {
        clearTimeout(deadline);
        progress.close();
        over.abort('over');
        await watching;
    }
}
function hasEnded(instance) {
    return instance.state === 'shutting-down' || instance.state === 'terminated';
}
function endingOf(end, over) {
    if (over.aborted)
        return over.reason;
    return end.signal === undefined ? 'exited' : 'killed';
}
/** Shows events as they come, and says once a quiet minute that it goes on. */
class Progress {
    #runner;
    #heartbeat;
    #phase = 'starting';
    closing = false;
    constructor(runner) {
        this.#runner = runner;
        this.#heartbeat = new waiting/* Heartbeat */.X(() => runner.info(`           still ${this.#phase}`));
    }
    take(event) {
        if (event.event === 'phase')
            this.#phase = event.phase;
        if (event.event === 'passed' || event.event === 'failed' || this.#phase === CLOSING)
            this.closing = true;
        this.#runner.info(lineOf(event));
        this.#heartbeat.happened();
    }
    close() {
        this.#heartbeat.stop();
    }
}

;// CONCATENATED MODULE: ../src/smoke-test/end.js


const WAIT_LIMITS = {
    pollMs: 3000,
    mostMs: 10 * 60_000,
    emptyPasses: 2,
    consoleMs: 60_000,
};
/**
 * Terminates every instance of a cluster, waits until each is seen terminated, then removes its group. Never throws:
 * what fails is tried again until the time limit, and is then named.
 */
async function endCluster(cloud, cluster, stop, limits = WAIT_LIMITS) {
    const deadline = performance.now() + limits.mostMs;
    const goesOn = () => !stop.aborted && performance.now() < deadline;
    let instances = [];
    let why = '';
    let quiet = 0;
    do {
        try {
            instances = await cloud.clusterInstances(cluster.runUuid);
            const alive = instances.filter(({ state }) => state !== 'terminated');
            quiet = alive.length === 0 ? quiet + 1 : 0;
            why = alive.length === 0 ? '' : 'not seen terminated';
            const asked = alive.filter(({ state }) => state !== 'shutting-down').map(({ id }) => id);
            if (asked.length > 0)
                await cloud.terminate(asked);
        }
        catch (error) {
            quiet = 0;
            why = (0,errors_message/* messageOf */.b)(error);
        }
        if (quiet < limits.emptyPasses)
            await (0,waiting/* pause */.v)(limits.pollMs, stop);
    } while (quiet < limits.emptyPasses && goesOn());
    const left = instances
        .filter(({ state }) => state !== 'terminated')
        .map(({ id }) => `instance ${id} (${why})`);
    if (why !== '' && left.length === 0)
        left.push(`instances of run ${cluster.runUuid} (${why})`);
    const groupWhy = await removeGroup(cloud, cluster.group, goesOn, () => (0,waiting/* pause */.v)(limits.pollMs, stop));
    if (groupWhy !== '')
        left.push(`security group ${cluster.group} (${groupWhy})`);
    return { instances, left };
}
/** Gives why the group is not gone, or an empty text when it is. */
async function removeGroup(cloud, group, goesOn, wait) {
    let why = '';
    do {
        try {
            if (await cloud.removeGroup(group))
                return '';
            why = 'still in use';
        }
        catch (error) {
            why = (0,errors_message/* messageOf */.b)(error);
        }
        await wait();
    } while (goesOn());
    return why;
}

;// CONCATENATED MODULE: ../src/smoke-test/look.js



/** What a kernel writes to its console at last (Linux, kernel/reboot.c), and what systemd does just before. */
const LAST_WORDS = /reboot: Power down|poweroff\.target/;
/** How EC2 words it that a guest has powered itself off (API reference of EC2, StateReason). */
const BY_ITSELF = /InstanceInitiatedShutdown/;
/**
 * The instances of a cluster with what their consoles say, which is kept as files in `logs`. EC2 shows the console of an
 * instance that has just powered itself off with a delay, and why it did so is in its last lines: they are waited for.
 * Best effort: what fails is left out.
 */
async function lookAtCluster(cloud, { runUuid, logs }, limits, stop) {
    const instances = await cloud.clusterInstances(runUuid).catch(() => []);
    return Promise.all(instances.map(async (instance) => {
        const console = await consoleOf(instance, cloud, limits, stop);
        await (0,promises_.writeFile)((0,external_node_path_.join)(logs, `console-${instance.id}.log`), console).catch(() => { });
        // dask-cloudprovider names them dask-<uuid>-scheduler and dask-<uuid>-worker-<uuid>, after it has launched them.
        const role = /-worker-/.test(instance.name) ? 'worker' : 'scheduler';
        return { ...instance, role, console };
    }));
}
async function consoleOf(instance, cloud, { pollMs, consoleMs }, stop) {
    const deadline = performance.now() + consoleMs;
    const mayGrow = (text) => BY_ITSELF.test(instance.reason) && !LAST_WORDS.test(text);
    let console = await cloud.consoleOutput(instance.id).catch(() => '');
    while (mayGrow(console) && !stop.aborted && performance.now() < deadline) {
        await (0,waiting/* pause */.v)(pollMs, stop);
        const before = console;
        console = await cloud.consoleOutput(instance.id).catch(() => before);
    }
    return console;
}

;// CONCATENATED MODULE: ../src/smoke-test/parameters.js

/**
 * What cluster.py reads; its docstring says what each is. The names inside `cluster` are EC2Cluster's own: those that a
 * user's cluster has, and what belongs to the smoke test alone.
 */
function driverParameters({ plan, cluster, facts }, group, workspace) {
    const { root_volume, ...given } = cluster;
    return {
        root_volume,
        workers: plan.workers,
        gpu: plan.gpu,
        instance_store: plan.instanceStore,
        script: plan.script === undefined ? null : (0,external_node_path_.resolve)(workspace, plan.script),
        versions: { dask: facts.dask_version, distributed: facts.distributed_version },
        cluster: {
            ...given,
            // A pull would hide that the image lacks what it was baked for.
            docker_args: ['--pull=never', given.docker_args].join(' ').trim(),
            security_groups: [group],
            instance_tags: plan.tags,
            volume_tags: plan.tags,
            n_workers: plan.workers,
        },
    };
}
/**
 * The environment of the client's programs. A workflow may have set Dask's or Python's own variables, such as the
 * lines of output `dask-config`; the smoke test must not depend on them.
 */
function clientEnvironment(environment) {
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('DASK_') && name !== 'PYTHONPATH' && name !== 'PYTHONHOME'));
}

;// CONCATENATED MODULE: ../src/smoke-test/run.js









/** The ports of a smoke test that costs money. */
function awsSmokeTestPorts(cloud, runner, files) {
    return { cloud, runner, files, clientPython: clientPython, pollMs: 3000, limits: WAIT_LIMITS };
}
/**
 * Launches a cluster from an image, lets it compute, and ends it: whatever fails in between, every instance is
 * terminated and seen terminated, and the group is removed. Gives `cancelled` at once when the runner cancels the
 * job: what is left then is the post step's.
 */
async function runSmokeTest(subject, ports) {
    const { runner } = ports;
    const cancellation = new AbortController();
    const stopListening = runner.onCancel((signal) => {
        runner.warning(`${signal} received: the smoke test ends here, and the post step ends its cluster.`);
        cancellation.abort();
    });
    const cancelled = new Promise((resolve) => {
        cancellation.signal.addEventListener('abort', () => resolve('cancelled'), { once: true });
    });
    try {
        return await Promise.race([cancelled, runUncancelled(subject, ports, cancellation.signal)]);
    }
    finally {
        stopListening();
    }
}
async function runUncancelled(subject, ports, cancelled) {
    const { runner, cloud } = ports;
    let driven = { ending: 'exited', events: [], seconds: 0 };
    let trouble;
    let client;
    let seen = [];
    let instances = [];
    let left = [];
    try {
        client = await runner.group('Preparing the client of the smoke test', () => preparePython(subject, ports, cancelled));
        const { python } = client;
        const group = await makeGroup(subject, cloud, runner);
        try {
            driven = await runner.group('Smoke test', () => drive(subject, python, group, ports, cancelled));
        }
        finally {
            if (!driven.events.some(({ event }) => event === 'passed')) {
                const look = () => lookAtCluster(cloud, subject, ports.limits, cancelled);
                seen = await runner.group('Reading the consoles of the instances', look);
            }
            const ending = () => endCluster(cloud, { runUuid: subject.runUuid, group }, cancelled, ports.limits);
            const ended = await runner.group('Ending the cluster', ending);
            instances = ended.instances;
            left = ended.left;
        }
    }
    catch (error) {
        trouble = troubleOf(error);
    }
    finally {
        await client?.remove();
    }
    return { ...driven, trouble, seen, instances, left };
}
function preparePython(subject, ports, stop) {
    const { runner, files } = ports;
    const environment = clientEnvironment(runner.context.environment);
    const logFile = (0,external_node_path_.join)(subject.logs, 'smoke-test-client.log');
    // A package index may stall: what makes the client has as long as the cluster.
    const timeoutMs = subject.plan.timeoutMinutes * 60_000;
    const runLogged = (argv) => run(argv, { environment, stop, logFile, timeoutMs });
    return ports.clientPython(subject, files, runner.context, runLogged, runner);
}
async function makeGroup({ plan, runUuid }, cloud, runner) {
    const group = await cloud.makeGroup({
        name: `bake-dask-ami-smoke-test-${runUuid}`,
        description: 'The cluster that smoke-tests an image; removed with it',
        vpc: plan.vpc,
        tags: plan.tags,
    });
    await cloud.allow(group, openingRules(plan.sources));
    runner.info(`Security group ${group}: open to itself and to ${plan.sources.join(', ')}`);
    return group;
}
function drive(subject, python, group, ports, cancelled) {
    const { runner, files } = ports;
    return driveCluster({
        argv: [python, files.program],
        // Python's own cache would be written beside cluster.py, into the action's directory.
        environment: { ...clientEnvironment(runner.context.environment), PYTHONDONTWRITEBYTECODE: '1' },
        parameters: driverParameters(subject, group, runner.context.workspace),
        logFile: (0,external_node_path_.join)(subject.logs, 'smoke-test-cluster.log'),
    }, { runUuid: subject.runUuid, group, timeoutMinutes: subject.plan.timeoutMinutes, pollMs: ports.pollMs }, ports.cloud, runner, cancelled);
}
/** @throws the error itself when it is none that a user can fix */
function troubleOf(error) {
    if (error instanceof problem/* UserError */.yo && error.problems[0])
        return { ...error.problems[0], evidence: [] };
    if (isAwsError(error)) {
        const what = `AWS kept answering with an error while the cluster ran (${error.name}: ${error.message}).`;
        return { ...(0,problem/* problem */.CC)('aws-error', { what }), evidence: [] };
    }
    if (!(error instanceof problem/* CommandError */.Qd))
        throw error;
    const what = `The environment that launches the cluster could not be made on the runner: ${error.message}`;
    return { ...(0,problem/* problem */.CC)('client-not-made', { what }), evidence: error.lastLines.slice(-8) };
}
/** Errors of the AWS SDK carry what it knows of the request. */
function isAwsError(error) {
    return error instanceof Error && '$metadata' in error;
}

// EXTERNAL MODULE: ../src/credentials/role.js + 3 modules
var role = __webpack_require__(9430);
;// CONCATENATED MODULE: ../src/process/follow.js



const POLL_MS = 250;
/** In characters. What is longer is handed on in pieces. */
const LONGEST_LINE = 65_536;
/**
 * Follows a text file that another process appends to, line by line, until `ended` settles; then reads it to its end
 * and settles as `ended` did.
 *
 * The output goes through a file and not a pipe so that the writer outlives us: a cancelled step's Packer must go on
 * to clean up, and would die of its first write to a broken pipe.
 */
async function follow(path, ended, onLine) {
    let over = false;
    const end = ended.finally(() => {
        over = true;
    });
    // Heard at once: a program that cannot be started fails before the file is open, and node ends on an unheard failure.
    end.catch(() => { });
    const file = await (0,promises_.open)(path, 'r');
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    const drain = async () => {
        for (let chunk = await next(file); chunk.length > 0; chunk = await next(file)) {
            const lines = (rest + decoder.write(chunk)).split('\n');
            rest = lines.pop() ?? '';
            lines.forEach(onLine);
            // A builder can print without ever ending its line, and this process holds what it has not handed on.
            for (; rest.length > LONGEST_LINE; rest = rest.slice(LONGEST_LINE))
                onLine(rest.slice(0, LONGEST_LINE));
        }
    };
    try {
        while (!over) {
            await drain();
            await Promise.race([end, (0,external_node_timers_promises_.setTimeout)(POLL_MS, undefined, { ref: false })]);
        }
        await drain();
        if (rest !== '')
            onLine(rest);
        await end;
    }
    finally {
        await file.close();
    }
}
async function next(file) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, null);
    return buffer.subarray(0, bytesRead);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ../src/packer/phases.js
/** What Packer is busy with, in the order of a bake. */
const phases = [
    'Packer checks the template',
    'Launching the builder',
    'Waiting for SSH',
    'cloud-init prepares the machine',
    'Running the setup script',
    'Pulling the container images',
    'Building the environment',
    'Checking the container image',
    'Preparing the start of instances',
    'Generalising the image',
    'Stopping the builder',
    'Creating the AMI',
    'Cleaning up',
];
// What the amazon-ebs builder (plugin 1.8.2) and Packer 1.16.0 print as each phase begins.
const beginnings = [
    [/Launching a (?:source|spot) AWS instance/, 'Launching the builder'],
    [/Waiting for SSH to become available/, 'Waiting for SSH'],
    [/Provisioning with shell script: .*wait-for-cloud-init\.sh/, 'cloud-init prepares the machine'],
    // Of scripts that run in every bake and have that to do in some.
    [/^==> amazon-ebs\.dask: bake-dask-ami: running the setup script/, 'Running the setup script'],
    [/Provisioning with shell script: .*pull-images\.sh/, 'Pulling the container images'],
    [/^==> amazon-ebs\.dask: bake-dask-ami: building the environment/, 'Building the environment'],
    [/Provisioning with shell script: .*provision\.sh/, 'Checking the container image'],
    [/Provisioning with shell script: .*install-files\.sh/, 'Preparing the start of instances'],
    [/Provisioning with shell script: .*generalise\.sh/, 'Generalising the image'],
    [/Stopping the source instance/, 'Stopping the builder'],
    [/Creating AMI .* from instance/, 'Creating the AMI'],
    [/Terminating the source AWS instance/, 'Cleaning up'],
    [/Cancelling build after receiving|Provisioning step had errors/, 'Cleaning up'],
];
/** The phase that a line of Packer's output begins, if it begins one. */
function phaseBegunBy(line) {
    return beginnings.find(([pattern]) => pattern.test(line))?.[1];
}

;// CONCATENATED MODULE: ../src/packer/phase-log.js



/** Shows Packer's lines under a group for each phase, says once a quiet minute that it goes on, and takes the times. */
class PhaseLog {
    lines = [];
    #runner;
    #timings = [];
    #heartbeat;
    #phase = phases[0];
    #began = performance.now();
    #closeGroup;
    #closed = false;
    constructor(runner) {
        this.#runner = runner;
        this.#closeGroup = runner.openGroup(this.#phase);
        this.#heartbeat = new waiting/* Heartbeat */.X(() => runner.info(`${this.#phase}, for ${Math.round(this.#seconds())} s so far`));
    }
    /** Takes one line of Packer's output. */
    line(raw) {
        const line = (0,external_node_util_.stripVTControlCharacters)(raw).trimEnd();
        this.lines.push(line);
        const phase = phaseBegunBy(line);
        // Forward only: a script in the builder can print the words of any phase.
        if (phase !== undefined && phases.indexOf(phase) > phases.indexOf(this.#phase))
            this.#enter(phase);
        this.#runner.info(raw);
        this.#heartbeat.happened();
    }
    /** Ends the last group and gives all times. May be called again. */
    close() {
        if (!this.#closed) {
            this.#closed = true;
            this.#heartbeat.stop();
            this.#leave();
        }
        return this.#timings;
    }
    #enter(phase) {
        this.#leave();
        this.#phase = phase;
        this.#began = performance.now();
        this.#closeGroup = this.#runner.openGroup(phase);
    }
    #leave() {
        this.#closeGroup();
        this.#timings.push({ phase: this.#phase, seconds: this.#seconds() });
    }
    #seconds() {
        return (performance.now() - this.#began) / 1000;
    }
}

;// CONCATENATED MODULE: ../src/packer/build.js



/** How long Packer may take to clean up after a deadline before it is killed: its own wait for termination is 10 min. */
const CLEANUP_MS = 12 * 60_000;
/**
 * Whether Packer says that its credentials have expired. Its plugin (1.8.2) takes that for a wrong clock and makes every call
 * ten times, in nearly two minutes, those of its cleaning up too: ten minutes in which nothing can succeed.
 *
 * A script in the builder can print the same, with the same prefix, so AWS is asked before anything is done about it.
 */
function tellsOfExpiry(line) {
    // Two searches and not one pattern: that would take a time that grows with the square of the line's length.
    const call = line.search(/operation error EC2: \w+, /);
    return call !== -1 && line.includes('api error RequestExpired', call);
}
/**
 * Runs Packer in a process group of its own and shows its output as it comes, a group of the log for each phase.
 *
 * On the runner's signal the whole group is signalled and this returns at once with `cancelled`, while Packer cleans up
 * on its own: the runner leaves us 7.5 seconds, terminating an instance takes longer. Packer ignores SIGINT in its
 * outer process (panicwrap), which is why the group is signalled and not the process.
 */
async function runPacker(command, runner) {
    // Before Packer exists: a signal that came in between would end us and leave it alone.
    const cancelled = cancellation(runner, () => child);
    const { argv, environment, workingDirectory: directory, logFile: file } = command;
    const child = (0,detached/* startToFile */.or)(argv, { environment, directory, file });
    runner.state.saveProcess('packer', child.pid);
    const exited = exitOf(child);
    const deadline = startDeadline(child, command.timeoutMinutes);
    const phaseLog = new PhaseLog(runner);
    const expiry = expiryWatch(command, () => giveUp(child, runner));
    try {
        const over = Promise.race([exited, cancelled.promise]);
        await follow(command.logFile, over, (line) => {
            phaseLog.line(line);
            if (tellsOfExpiry(line))
                expiry.suspected();
        });
        const exitCode = await over;
        const ending = exitCode === 'cancelled' ? 'cancelled' : deadline.passed() ? 'timed-out' : 'exited';
        const code = typeof exitCode === 'number' ? exitCode : undefined;
        // A process id may be given to another program; the post step must not take that for ours.
        if (ending !== 'cancelled')
            runner.state.saveProcess('packer', undefined);
        return { exitCode: code, ending, timings: phaseLog.close(), lines: phaseLog.lines };
    }
    finally {
        deadline.stop();
        cancelled.stop();
        phaseLog.close();
        child.unref();
    }
}
/** Asks AWS whether the credentials have expired when that is suspected, one question at a time; `yes` hears of it. */
function expiryWatch({ credentialsExpired }, yes) {
    let asking = false;
    return {
        suspected: () => {
            if (asking)
                return;
            asking = true;
            void credentialsExpired()
                .then((expired) => {
                if (expired)
                    yes();
            })
                // Who cannot ask does not know; Packer gives up by itself.
                .catch(() => { })
                .finally(() => {
                asking = false;
            });
        },
    };
}
function giveUp(child, runner) {
    runner.info('The AWS credentials have expired: Packer cannot clean up with them, so it is ended now.');
    if (child.pid !== undefined)
        (0,detached/* signalGroup */.i8)(child.pid, 'SIGKILL');
}
function exitOf(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? undefined));
    });
}
function cancellation(runner, started) {
    let stop = () => { };
    const promise = new Promise((resolve) => {
        stop = runner.onCancel((signal) => {
            const { pid } = started();
            if (pid !== undefined)
                (0,detached/* signalGroup */.i8)(pid, 'SIGINT');
            runner.warning(`${signal} received: Packer ends the builder now, and the post step looks after what is left.`);
            resolve('cancelled');
        });
    });
    return { promise, stop: () => stop() };
}
function startDeadline(child, minutes) {
    let passed = false;
    const kill = (signal) => {
        passed = true;
        if (child.pid !== undefined)
            (0,detached/* signalGroup */.i8)(child.pid, signal);
    };
    const timers = [
        setTimeout(() => kill('SIGINT'), minutes * 60_000),
        setTimeout(() => kill('SIGKILL'), minutes * 60_000 + CLEANUP_MS),
    ];
    return { passed: () => passed, stop: () => timers.forEach(clearTimeout) };
}

;// CONCATENATED MODULE: ../src/packer/collected-logs.js
// These names alone: the guest may print such a line too, and they become names of files.
const BEGIN = /bake-dask-ami: begin of \/var\/log\/(cloud-init(?:-output)?\.log)$/;
const END = /bake-dask-ami: end of \S+$/;
const PREFIX = /^(?:==>|\s+) ?amazon-ebs\.dask: ?/;
/** Takes Packer's output apart. */
function takeApart(lines) {
    const own = [];
    const logs = [];
    let open = false;
    for (const line of lines) {
        const begin = BEGIN.exec(line)?.[1];
        // What has no prefix is Packer's own: the log was cut off, and its end will not come.
        open &&= PREFIX.test(line);
        if (begin !== undefined)
            logs.push({ name: begin, lines: [] });
        else if (open && !END.test(line))
            logs.at(-1)?.lines.push(line.replace(PREFIX, ''));
        else if (!open)
            own.push(line);
        open = begin !== undefined || (open && !END.test(line));
    }
    return { own, logs: logs.map((log) => ({ name: log.name, text: `${log.lines.join('\n')}\n` })) };
}

;// CONCATENATED MODULE: ../src/registry/address.js

const DOCKER_HUB = 'docker.io';
/** Other names of Docker Hub, which `docker login` takes too. */
const HUB_NAMES = [DOCKER_HUB, 'index.docker.io', 'registry-1.docker.io'];
/** The one name that a registry goes by: `docker.io` for Docker Hub, else what the user wrote in lower case. */
function registryName(written) {
    const name = (written ?? DOCKER_HUB)
        .replace(/^https?:\/\//i, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
    return HUB_NAMES.includes(name) ? DOCKER_HUB : name;
}
/** Where Docker would ask for an image: Docker Hub by default, and http for a registry on loopback only. */
function registryAddress(reference) {
    const registry = registryName(reference.registry);
    if (registry === DOCKER_HUB) {
        const official = !reference.repository.includes('/');
        const repository = official ? `library/${reference.repository}` : reference.repository;
        return { base: new URL('https://registry-1.docker.io/v2/'), repository };
    }
    const base = new URL(`https://${registry}/v2/`);
    // Written anew and not `base.protocol = 'http:'`, which would lose a port of 443.
    const plain = (0,addresses/* isLoopback */.U9)(base) ? new URL(`http://${registry}/v2/`) : base;
    return { base: plain, repository: reference.repository };
}

;// CONCATENATED MODULE: ../src/registry/access.js

/**
 * Host names of private registries in ECR: IPv4 and dual stack, FIPS or not, of every partition
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html; awslabs/amazon-ecr-credential-helper,
 * ecr-login/api/client.go, ecrPattern). public.ecr.aws needs no login to pull.
 */
const PARTITIONS = [
    ...['amazonaws.com', 'amazonaws.com.cn', 'amazonaws.eu'],
    ...['on.aws', 'on.amazonwebservices.com.cn'],
    ...['sc2s.sgov.gov', 'c2s.ic.gov', 'cloud.adc-e.uk', 'csp.hci.ic.gov'],
];
const ECR = new RegExp(`^\\d{12}\\.dkr[.-]ecr(?:-fips)?\\.(?<region>[a-z0-9-]+)\\.(?:${PARTITIONS.join('|').replaceAll('.', '\\.')})$`);
/** The region of a private registry of Amazon ECR; undefined for any other. */
function ecrRegion(registry) {
    return ECR.exec(registryName(registry))?.groups?.['region'];
}
/**
 * The logins with which `images` are pulled, each registry once: the given one if an image is there, and one from AWS for
 * each registry of Amazon ECR that no login was given for. Passwords from AWS are masked, and every login as it travels.
 *
 * @throws UserError when AWS gives no token
 */
async function registryLogins(images, given, ports) {
    const registries = [...new Set(images.map((image) => registryName(image.registry)))];
    const tokens = new Map();
    const logins = registries.map(async (registry) => {
        if (given && registryName(given.registry) === registry)
            return { ...given, registry };
        const region = ecrRegion(registry);
        if (region === undefined)
            return undefined;
        const asked = tokens.get(region) ?? ports.cloud.ecrLogin(region);
        tokens.set(region, asked);
        const login = await asked;
        ports.mask(login.password);
        return { registry, ...login };
    });
    const found = (await Promise.all(logins)).filter((login) => login !== undefined);
    for (const login of found)
        ports.mask(encodedLogin(login));
    return found;
}
/** The login that a request gives; it may be for a registry that no image is in. */
function givenLogin(request) {
    const { registry = 'docker.io', registryUsername: username, registryPassword: password } = request;
    return username === undefined || password === undefined ? undefined : { registry, username, password };
}
/** User and password as they stand in Docker's config.json and in HTTP's Basic scheme (RFC 7617). */
function encodedLogin({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
/** The login for the registry of an image, if there is one. */
function loginFor(image, logins) {
    return logins.find((login) => registryName(login.registry) === registryName(image.registry));
}

;// CONCATENATED MODULE: ../src/packer/docker-config.js

/** The key under which Docker keeps the login of Docker Hub (docker/cli, cli/config/configfile). */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
/** Docker's config.json with these logins, as `docker login` would write it. It holds the passwords. */
function dockerConfig(logins) {
    const auths = logins.map(({ registry, username, password }) => [
        registry === 'docker.io' ? DOCKER_HUB_KEY : registry,
        { auth: encodedLogin({ username, password }) },
    ]);
    return JSON.stringify({ auths: Object.fromEntries(auths) });
}

;// CONCATENATED MODULE: ../src/packer/foreign-file.js



/**
 * Reads a JSON file that Packer or the builder wrote and checks it against a schema. What the schema does not name is
 * left out of the result.
 *
 * @throws UserError `invalid-build-result` when it is missing, too large, no UTF-8, no JSON, gives a key of an object
 * twice, which readers of JSON understand differently (RFC 8259, 4), or does not fit the schema
 */
async function readForeignJson(file, schema) {
    const value = parsed(await content(file), file);
    const result = dist/* safeParse */.xLC(schema, value, { abortEarly: true });
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    throw invalidResult(`${file.name} cannot be right at '${whereOf(issue)}' (expected ${issue.expected ?? 'another value'})`);
}
/** The error of a build whose result is not believed; `what` is half a sentence. */
function invalidResult(what, cause) {
    return new problem/* UserError */.yo([(0,problem/* problem */.CC)('invalid-build-result', { what: `${what}, so the image is not published.` })], { cause });
}
async function content({ path, name, mostBytes }) {
    const file = await (0,promises_.open)(path, 'r').catch((error) => {
        throw invalidResult(`${name} is not there`, error);
    });
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes + 1), 0, mostBytes + 1, 0);
        if (bytesRead > mostBytes)
            throw invalidResult(`${name} has more than ${mostBytes} bytes`);
        return new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead));
    }
    catch (error) {
        throw error instanceof problem/* UserError */.yo ? error : invalidResult(`${name} is no text in UTF-8`, error);
    }
    finally {
        await file.close();
    }
}
function parsed(text, { name }) {
    let keys = 0;
    let value;
    try {
        value = JSON.parse(text, (_, each) => {
            if (typeof each === 'object' && each !== null && !Array.isArray(each))
                keys += Object.keys(each).length;
            return each;
        });
    }
    catch (error) {
        throw invalidResult(`${name} is no JSON`, error);
    }
    // Of valid JSON this finds every string, and whether it is a key.
    const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined);
    if (written.length !== keys)
        throw invalidResult(`${name} gives a key twice`);
    return value;
}
function whereOf(issue) {
    const keys = issue.path?.map(({ key }) => String(key)) ?? [];
    return keys.join('.').slice(0, 100) || 'its top';
}

;// CONCATENATED MODULE: ../src/packer/image-facts.js


/** Of one map; a full conda distribution has 800 Python packages, and a desktop Ubuntu 2,500 Debian packages. */
const MOST_PACKAGES = 20_000;
/** A GPU image's facts have some 100 KB. */
const image_facts_MOST_BYTES = 4 * 2 ** 20;
/** Text that a person can read in one line. */
const line = (most) => dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq(), dist/* maxLength */.Ru6(most), dist/* check */.z6Y((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)));
// Versions by PEP 440, without epochs. They become arguments of pip and stand in the program that users copy.
const image_facts_version = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100), dist/* regex */.yGV(/^\d[\w.+-]*$/));
const python = dist/* pipe */.FsL(image_facts_version, dist/* regex */.yGV(/^\d+\.\d+\.\d/));
const digest = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^sha256:[0-9a-f]{64}$/));
const reference = line(512);
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const image_facts_map = (key, value, most = MOST_PACKAGES) => dist/* pipe */.FsL(dist/* custom */.IeY(
// Not `record`, which passes over a key such as __proto__.
(given) => typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.keys(given).length <= most &&
    Object.entries(given).every(([name, each]) => name !== '__proto__' && dist.is(key, name) && dist.is(value, each)), 'an object of short texts'));
const versions = image_facts_map(line(200), line(200));
/** What the image says of itself in /etc/dask-image.json, as provision.sh and keep-start.sh write it. */
const FACTS = dist/* object */.Ikc({
    source_ami: line(100),
    docker_image: reference,
    /** The image's own ID when it was built on the builder; null for one that came from no registry. */
    docker_image_digest: dist/* nullable */.mee(digest),
    /** What the container image was built from on the builder; absent when it was pulled. */
    environment: dist/* optional */.lqM(dist/* object */.Ikc({
        kind: dist/* picklist */.KIO(['requirements', 'pylock', 'uv-lock', 'conda', 'dockerfile']),
        /** As the workflow names it. */
        path: line(1000),
        hash: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/)),
        /** Null for a Dockerfile that has no use for `docker-image`. */
        base_image: dist/* nullable */.mee(reference),
        base_image_digest: dist/* nullable */.mee(digest),
    })),
    /** Size of the container image, unpacked, in bytes. */
    docker_image_bytes: count,
    /** Reference to digest of the further images. */
    extra_docker_images: image_facts_map(reference, dist/* nullable */.mee(digest), 100),
    gpu_checks: dist/* picklist */.KIO(['none', 'skipped', 'full']),
    /** The libraries of the container that found the builder's GPU; null when none was asked or is there. */
    gpu_checked_with: dist/* optional */.lqM(dist/* nullable */.mee(line(500))),
    /** Null without a driver. */
    nvidia_driver_version: dist/* nullable */.mee(line(100)),
    rapids_versions: image_facts_map(line(200), line(200), 100),
    docker_version: line(100),
    /** `overlay2`, or `overlayfs` of containerd's store. */
    docker_storage_driver: line(100),
    start: dist/* optional */.lqM(dist/* picklist */.KIO(['fast', 'plain'])),
    /** What instances read ahead as they start; without both they read nothing ahead. */
    start_ranges: dist/* optional */.lqM(count),
    start_bytes: dist/* optional */.lqM(count),
    /** False where apt's timers are masked. */
    automatic_upgrades: dist/* boolean */.zMY(),
    /** Debian packages that no upgrade changes. */
    held_packages: dist/* pipe */.FsL(dist/* array */.YOg(line(200)), dist/* maxLength */.Ru6(MOST_PACKAGES)),
    kernel: line(200),
    python_version: python,
    /** Null, as the next, without the package, or with a version that pip would not take. */
    dask_version: dist/* nullable */.mee(image_facts_version),
    distributed_version: dist/* nullable */.mee(image_facts_version),
    python_packages: versions,
    packages: versions,
});
/**
 * Reads the facts of an image as they were fetched from the builder, whose every program could have written them.
 *
 * @throws UserError `invalid-build-result`
 */
function readImageFacts(path) {
    const file = { path, name: '/etc/dask-image.json', mostBytes: image_facts_MOST_BYTES };
    return readForeignJson(file, FACTS);
}
/** What decided an image, and the beginning of its hash, as a record of it holds them. */
const PARTS = image_facts_map(line(600), dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{8,64}$/)), 200);
/** The part of an image's facts that a record of it holds. */
const RECORDED_FACTS = dist/* partial */.OH3(FACTS);

;// CONCATENATED MODULE: ../src/packer/manifest.js


/** Region names by the partitions' patterns (botocore, partitions.json), such as us-isob-east-1 and eusc-de-east-1. */
const AMI = /^([a-z]{2,4}(?:-[a-z]+)+-\d{1,2}):(ami-(?:[0-9a-f]{8}|[0-9a-f]{17}))$/;
const MANIFEST = dist/* object */.Ikc({
    builds: dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({ artifact_id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(5000)), packer_run_uuid: dist/* string */.YjP() })), dist/* maxLength */.Ru6(1000)),
    last_run_uuid: dist/* string */.YjP(),
});
/**
 * Reads the AMIs from the manifest that Packer's post-processor wrote.
 *
 * @returns the ids of the last run's AMIs by Region
 * @throws UserError `invalid-build-result` when it is not such a manifest or the last run made no AMI
 */
async function readManifest(path) {
    const manifest = await readForeignJson({ path, name: "Packer's manifest", mostBytes: 2 ** 20 }, MANIFEST);
    const builds = manifest.builds.filter(({ packer_run_uuid }) => packer_run_uuid === manifest.last_run_uuid);
    const found = builds.flatMap(({ artifact_id }) => artifact_id.split(',')).map((pair) => AMI.exec(pair));
    const amis = found.map((match) => [match?.[1], match?.[2]]);
    const byRegion = Object.fromEntries(amis);
    if (found.includes(null) || amis.length === 0 || Object.keys(byRegion).length !== amis.length)
        throw invalidResult("Packer's manifest does not name one AMI for each Region");
    return byRegion;
}

;// CONCATENATED MODULE: ../src/packer/packer.js









/**
 * Runs `packer build` for a plan whose files are written; the builder's own logs are kept when it fails.
 *
 * Packer leaves the content of an uploaded file, which holds the logins, in its temporary directory. So it gets one of
 * its own, which is removed with it; after a cancelled step, in which Packer goes on, by the post step.
 */
async function build(attempt, { logins, environmentSecrets }, paths, packer, runner) {
    const temporary = await runner.state.makeDirectory('packer-temporary', runner.context.tempDirectory);
    const result = await packer_run(attempt, { logins, environmentSecrets }, paths, packer, runner, temporary);
    if (result.ending !== 'cancelled') {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
        // The step's log shows Packer's colours; a file is for editors. A cancelled Packer goes on writing to its own.
        await packer_keepLog(logName('packer', attempt.number), `${result.lines.join('\n')}\n`, paths, runner);
    }
    const { own, logs } = takeApart(result.lines);
    for (const log of logs)
        await packer_keepLog(log.name, log.text, paths, runner);
    return { ...result, lines: own, builderLogs: logs };
}
/** Writes a log for who wants to read it later; a full disk must not fail a good bake over it. */
async function packer_keepLog(name, text, { logs }, runner) {
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(logs, name), text);
    }
    catch (error) {
        runner.warning(`${name} could not be kept (${(0,errors_message/* messageOf */.b)(error)}).`);
    }
}
async function packer_run({ number, timeoutMinutes, credentialsExpired }, { logins, environmentSecrets }, paths, packer, runner, temporary) {
    // Both we and Packer append to what is there, and an output directory may have been used before.
    const logFile = logName('packer', number);
    const old = number > 1 ? [logFile] : await earlierLogs(paths.logs);
    const left = [paths.manifest, paths.imageFacts, ...old.map((name) => (0,external_node_path_.join)(paths.logs, name))];
    await Promise.all(left.map((path) => (0,promises_.rm)(path, { force: true })));
    return runPacker({
        argv: [packer.packer, 'build', `-var-file=${paths.variables}`, paths.template],
        workingDirectory: (0,external_node_path_.dirname)(paths.template),
        environment: {
            ...environment((0,external_node_path_.join)(paths.logs, logName('packer-debug', number)), packer, runner),
            TMPDIR: temporary,
            PKR_VAR_docker_config: dockerConfig(logins),
            ...(environmentSecrets === undefined
                ? {}
                : { PKR_VAR_environment_secrets: JSON.stringify({ secrets: environmentSecrets }) }),
        },
        logFile: (0,external_node_path_.join)(paths.logs, logFile),
        timeoutMinutes,
        credentialsExpired,
    }, runner);
}
/**
 * Reads what a successful build left behind.
 *
 * @throws UserError `invalid-build-result` when it cannot be what a build in that Region leaves
 */
async function readArtifacts(paths, region) {
    const [amis, facts] = await Promise.all([readManifest(paths.manifest), readImageFacts(paths.imageFacts)]);
    const ami = amis[region];
    if (ami === undefined)
        throw invalidResult(`Packer's manifest names no AMI in ${region}`);
    if (Object.keys(amis).length > 1)
        throw invalidResult(`Packer's manifest names AMIs in further Regions, and it was baked in ${region} alone`);
    return { ami, facts };
}
/** `packer.log` of the first attempt, `packer-2.log` of the second. */
function logName(stem, attempt) {
    return attempt === 1 ? `${stem}.log` : `${stem}-${attempt}.log`;
}
/** Packer's logs of whatever was baked in the directory before. */
async function earlierLogs(directory) {
    return (await (0,promises_.readdir)(directory)).filter((name) => /^packer(?:-debug)?(?:-\d+)?\.log$/.test(name));
}
function environment(debugLog, packer, runner) {
    return {
        ...runner.context.environment,
        CHECKPOINT_DISABLE: '1',
        ...(packer.pluginPath === undefined ? {} : { PACKER_PLUGIN_PATH: packer.pluginPath }),
        ...(runner.context.debug ? { PACKER_LOG: '1', PACKER_LOG_PATH: debugLog } : {}),
    };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ../src/packer/record-tags.js





/** The form of the record. A reader passes over one that it does not know. */
const VERSION = 1;
/** EC2 takes 50 tags on a resource; the user's and this action's others come first. */
const MOST_TAGS = 30;
const TAGS_OF_A_RESOURCE = 50;
const CHECKSUM_LENGTH = 16;
/** A record inflates to less: EC2's tags hold 7.5 KiB of base64. */
const record_tags_MOST_BYTES = 2 ** 20;
/** The sections that can be long, in the order in which they are left out. */
const SECTIONS = [
    'packages',
    'python_packages',
    'held_packages',
    'extra_docker_images',
    'rapids_versions',
];
const RECORD = dist/* object */.Ikc({
    version: dist/* literal */.euz(VERSION),
    facts: RECORDED_FACTS,
    left_out: dist/* array */.YOg(dist/* unknown */.L5J()),
    parts: dist/* optional */.lqM(PARTS),
    start_seconds: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x())),
});
/**
 * The tags that hold an image's record: base64 of its compressed JSON, with a checksum, cut into values of 256 characters.
 * Whole sections are left out until it fits.
 *
 * @param otherTags how many tags the resource has beside these
 * @returns keys and values; none when not even the shortest record fits
 */
function recordTags(recorded, otherTags) {
    const most = Math.min(MOST_TAGS, TAGS_OF_A_RESOURCE - otherTags);
    for (let left = 0; left <= SECTIONS.length; left += 1) {
        const text = encoded(recorded, SECTIONS.slice(0, left));
        const count = Math.ceil(text.length / aws_tags/* LONGEST_TAG_VALUE */.I9);
        if (count > most)
            continue;
        return Object.fromEntries(Array.from({ length: count }, (_, index) => [
            `${aws_tags/* RECORD_TAG */.Nj}${String(index + 1).padStart(2, '0')}`,
            text.slice(index * aws_tags/* LONGEST_TAG_VALUE */.I9, (index + 1) * aws_tags/* LONGEST_TAG_VALUE */.I9),
        ]));
    }
    return {};
}
/** The record in the tags of a snapshot; undefined when there is none that is whole, unchanged and of a known form. */
function recordOf(tags) {
    const keys = Object.keys(tags).filter((key) => key.startsWith(aws_tags/* RECORD_TAG */.Nj));
    const text = keys.sort().map((key) => tags[key]);
    const whole = keys.every((key, index) => key === `${aws_tags/* RECORD_TAG */.Nj}${String(index + 1).padStart(2, '0')}`);
    return whole ? decoded(text.join('')) : undefined;
}
function encoded({ facts, parts, startSeconds }, leftOut) {
    const kept = Object.entries(facts).filter(([name]) => !leftOut.includes(name));
    const record = {
        version: VERSION,
        facts: Object.fromEntries(kept),
        left_out: leftOut,
        ...(parts === undefined ? {} : { parts }),
        ...(startSeconds === undefined ? {} : { start_seconds: startSeconds }),
    };
    const body = (0,external_node_zlib_.deflateRawSync)(JSON.stringify(record), { level: 9 }).toString('base64');
    return checksum(body) + body;
}
function decoded(text) {
    const body = text.slice(CHECKSUM_LENGTH);
    if (body === '' || checksum(body) !== text.slice(0, CHECKSUM_LENGTH))
        return undefined;
    try {
        const inflated = (0,external_node_zlib_.inflateRawSync)(Buffer.from(body, 'base64'), { maxOutputLength: record_tags_MOST_BYTES });
        const { success, output } = dist/* safeParse */.xLC(RECORD, JSON.parse(inflated.toString('utf8')));
        if (!success)
            return undefined;
        const { facts, parts, left_out: leftOut, start_seconds: startSeconds } = output;
        const left = SECTIONS.filter((section) => leftOut.includes(section));
        return { facts: facts, leftOut: left, parts, startSeconds };
    }
    catch {
        // Whoever may change tags may also give them a checksum; what it is of need be no record.
        return undefined;
    }
}
/** Against mistakes, such as a tag of another record; it is no signature. */
function checksum(body) {
    return (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex').slice(0, CHECKSUM_LENGTH);
}

// EXTERNAL MODULE: ../src/plan/checks/warnings.js
var warnings = __webpack_require__(6587);
// EXTERNAL MODULE: ../src/plan/client/packages.js
var client_packages = __webpack_require__(5861);
// EXTERNAL MODULE: ../src/plan/cluster.js
var plan_cluster = __webpack_require__(3730);
// EXTERNAL MODULE: ../src/plan/lookups.js + 4 modules
var plan_lookups = __webpack_require__(2961);
// EXTERNAL MODULE: ../src/plan/tags.js
var tags = __webpack_require__(1843);
;// CONCATENATED MODULE: ../src/preflight/all.js

/** Like Promise.all, but waits for all and throws every user's problem at once. */
async function all_all(...promises) {
    const settled = await Promise.allSettled(promises);
    const errors = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const unexpected = errors.find((error) => !(error instanceof problem/* UserError */.yo));
    if (unexpected !== undefined)
        throw unexpected;
    if (errors.length > 0)
        throw merged(errors.filter((error) => error instanceof problem/* UserError */.yo));
    return settled.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
}
function merged(errors) {
    const problems = new Map(errors.flatMap((error) => error.problems.map((problem) => [problem.what, problem])));
    return new problem/* UserError */.yo([...problems.values()], { cause: errors[0]?.cause });
}

// EXTERNAL MODULE: ../src/errors/catalogue.js + 6 modules
var catalogue = __webpack_require__(1699);
// EXTERNAL MODULE: ../src/http/proxy.js + 1 modules
var http_proxy = __webpack_require__(5290);
;// CONCATENATED MODULE: ../src/preflight/public-address.js





const SERVICE = new URL('https://checkip.amazonaws.com');
const DEADLINE_MS = 10_000;
/** An address and its line end have 16 at most. */
const MAX_BYTES = 1000;
/**
 * The public IPv4 addresses that the internet sees the runner at, as AWS's own service reports them. It is asked twice, each
 * time over a new connection: behind a gateway with more than one address (GitHub's larger runners, NAT gateways of AWS)
 * connections come from different ones.
 *
 * Never through a proxy, although everything else is asked through it: what matters is where SSH comes from, and Packer's SSH
 * does not go through HTTPS_PROXY. Where only the proxy leads out, the user has to say how the builder is reached.
 *
 * @throws UserError when the service cannot be reached or answers with something else, both times
 */
async function publicAddresses(ask = askService) {
    const answers = await Promise.allSettled([addressBy(ask), addressBy(ask)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    if (addresses.length > 0)
        return [...new Set(addresses)].sort();
    const [first] = answers;
    const error = first.status === 'rejected' ? first.reason : undefined;
    throw new problem/* UserError */.yo([unknownAddress(error)], { cause: error });
}
async function addressBy(ask) {
    const answer = (await ask()).trim();
    if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(answer))
        return answer;
    throw new Error('it answered with something else than an IPv4 address');
}
async function askService() {
    const options = { deadline: DEADLINE_MS, maxBytes: MAX_BYTES, maxRedirects: 0, direct: true };
    const { status, body } = await (0,client/* get */.J)(SERVICE, options);
    if (status === 200)
        return body.toString();
    throw new Error(`it answered ${status}`);
}
function unknownAddress(error) {
    const behindProxy = (0,http_proxy/* proxyFor */.iJ)(SERVICE) !== undefined;
    const why = (0,errors_message/* messageOf */.b)(error);
    const proxy = behindProxy
        ? ' It was asked without the proxy of HTTPS_PROXY, because SSH does not go through that.'
        : '';
    const other = behindProxy
        ? " If only the proxy leads out of the runner's network, the builder has to be reached in another way: 'ssh-interface: private_ip' or 'session_manager'."
        : '';
    const { remedy } = catalogue/* catalogue */.s['unknown-runner-address'];
    return (0,problem/* problem */.CC)('unknown-runner-address', {
        what: `The runner's public address is unknown: ${SERVICE.origin} failed (${why}).${proxy}`,
        remedy: `${remedy}${other}`,
    });
}

;// CONCATENATED MODULE: ../src/publish/own-image.js



/** EC2 is eventually consistent: an image that has just been made may be listed without its tags, or not at all. */
const LOOKS = 5;
const own_image_POLL_MS = 2000;
/**
 * Sees that an image is there, is the account's own, available, and was made by this run: only the image's id comes from
 * Packer's manifest, and what is published is launched by others.
 *
 * @param pollMs how long to wait between two looks
 * @throws UserError `invalid-build-result`
 */
async function requireOwnImage(cloud, ami, runUuid, pollMs = own_image_POLL_MS) {
    let why = '';
    for (let look = 1; look <= LOOKS; look += 1) {
        why = whyNot(await cloud.ownImage(ami), runUuid);
        if (why === '')
            return;
        if (look < LOOKS)
            await (0,external_node_timers_promises_.setTimeout)(pollMs);
    }
    throw new problem/* UserError */.yo([
        {
            code: 'invalid-build-result',
            what: `Packer's manifest names ${ami}, but ${why}, so it is not published.`,
            remedy: 'The post step removes what this run has made. Look in CloudTrail for who made that image.',
        },
    ]);
}
function whyNot(image, runUuid) {
    if (image === undefined)
        return 'the account owns no such image';
    if (image.tags[aws_tags/* TAG */.Dk.run] !== runUuid)
        return `it does not carry this run's tag ${aws_tags/* TAG */.Dk.run}=${runUuid}`;
    if (image.tags[aws_tags/* TAG */.Dk.status] !== 'building')
        return `its tag ${aws_tags/* TAG */.Dk.status} is not 'building'`;
    return image.state === 'available' ? '' : `its state is '${image.state}'`;
}

;// CONCATENATED MODULE: ../src/publish/publish.js


/**
 * Marks an image and its snapshots as ready, which takes them out of the sweep's reach. Until then they count as
 * temporary, so that a run that is killed in between leaves nothing that looks good but was never checked.
 *
 * @param record the tags that say what is in the image; its snapshots get them before it is ready
 * @returns the image as EC2 describes it; undefined when EC2 does not show it
 */
async function publish(cloud, ami, evidence, record, log) {
    const image = await cloud.imageById(ami);
    await markReady(cloud, { id: ami, snapshots: image?.snapshots ?? [] }, evidence, record, log);
    return image;
}
/** The same for an image whose snapshots are known. */
async function markReady(cloud, image, evidence, record, log) {
    await keepRecord(cloud, image.snapshots, record, log);
    await mark(cloud, image, { [aws_tags/* TAG */.Dk.status]: 'ready', [aws_tags/* TAG */.Dk.smokeTest]: evidence }, log);
}
/** An image is as good without its record: nothing but the comparison of images needs it. */
async function keepRecord(cloud, snapshots, record, log) {
    if (snapshots.length === 0 || Object.keys(record).length === 0)
        return;
    try {
        await cloud.tag(snapshots, record);
    }
    catch (error) {
        log.warning(`The record of the image could not be written to the tags of its snapshots (${(0,errors_message/* messageOf */.b)(error)}).`);
    }
}
/**
 * Keeps an image that did not pass its smoke test, marked as such: neither the sweep takes it nor a look-up for ready ones.
 * `verdict` says whether a check of it failed, or none was made.
 */
async function keepUnproven(cloud, ami, verdict, log) {
    const image = await cloud.imageById(ami);
    const marked = { id: ami, snapshots: image?.snapshots ?? [] };
    await mark(cloud, marked, { [aws_tags/* TAG */.Dk.status]: 'unproven', [aws_tags/* TAG */.Dk.smokeTest]: verdict }, log);
}
async function mark(cloud, { id, snapshots }, tags, log) {
    const marked = [id, ...snapshots];
    await cloud.tag(marked, tags);
    try {
        // What stays does not expire. No sweep goes by this tag alone, and the image has its new status: nothing to fail over.
        await cloud.untag(marked, [aws_tags/* TAG */.Dk.expires]);
    }
    catch (error) {
        const why = (0,errors_message/* messageOf */.b)(error);
        log.warning(`The tag ${aws_tags/* TAG */.Dk.expires} stays on ${id} (${why}).`);
    }
}

// EXTERNAL MODULE: ../src/report/changes.js
var report_changes = __webpack_require__(2632);
// EXTERNAL MODULE: ../src/diagnosis/attempts.js
var attempts = __webpack_require__(248);
;// CONCATENATED MODULE: ../src/diagnosis/failures/failure.js
/** Longer than any line that a pattern is for; an encoded authorization failure has some 2,000 characters. */
const LONGEST_MATCHED = 8000;
/** What the patterns see of a line: many of them take a time that grows with the square of its length. */
function matched(line) {
    return line.slice(0, LONGEST_MATCHED);
}

;// CONCATENATED MODULE: ../src/diagnosis/failed-script.js

const BEGINS = /^Provisioning with shell script: (?:.*\/)?(\S+)$/;
const FAILED = /^(?:Provisioning step had errors|Build 'amazon-ebs\.dask' errored after )/;
/** What the next step of a bake begins with, and what ends one whose scripts did not fail. */
const WENT_ON = /^(?:Uploading |Downloading |Stopping the source instance|Cancelling |Terminating )/;
/** The script whose failure ended a bake. `lines` are without Packer's prefix. */
function failedScript(lines) {
    let running;
    for (const [index, line] of lines.entries()) {
        const name = BEGINS.exec(line)?.[1];
        if (name !== undefined)
            running = { name, from: index + 1 };
        else if (FAILED.test(line))
            return running && { ...running, lines: lines.slice(running.from, index) };
        else if (WENT_ON.test(line))
            running = undefined;
    }
    return undefined;
}
/** BuildKit's words before those of a program: the number of the step and seconds (util/progress/progressui of moby/buildkit). */
const BUILDKIT = /^(?:#\d+(?: |$))?(?:\d+\.\d{1,3}(?: |$))?/;
/** What a program says in a line, without the edge that uv draws beside what it breaks into several. */
function words(line) {
    return matched(line.replace(BUILDKIT, '').replace(/^(\s*)│/, '$1 '));
}
/** The first failure of the groups of the script that the script's lines show. */
function foundInScript(script, groups) {
    if (script === undefined)
        return undefined;
    const text = script.lines.map(words).join('\n');
    const failures = groups.filter((group) => group.script === script.name).flatMap((group) => group.failures);
    for (const failure of failures) {
        const match = failure.pattern.exec(text);
        if (match)
            return { failure, match, index: script.from + text.slice(0, match.index).split('\n').length - 1 };
    }
    return undefined;
}

// EXTERNAL MODULE: ../src/aws/quotas.js
var quotas = __webpack_require__(5455);
;// CONCATENATED MODULE: ../src/diagnosis/failures/placeholders.js

const NAMES = [
    'address',
    'group',
    'opening',
    'quota',
    'region',
    'size',
    'subnet',
    'type',
    'user',
    'zone',
];
const NAME = new RegExp(`\\$(?:(\\d)|(${NAMES.join('|')})\\b)`, 'g');
/** Fills a text of the catalogue: `$1` and so on from a match, the names from the words. */
function interpolate(text, match, words) {
    const value = (_, group, name) => group === undefined ? words[name] : withoutLogins(match[Number(group)] ?? '');
    // A group that took no part leaves a gap before it.
    return text
        .replace(NAME, value)
        .replace(/ +(?=$|[.,:])/g, '')
        .trim();
}
/** A text without what gives access in its URLs: user and password, and conda's tokens (`/t/TOKEN/`). */
function withoutLogins(text) {
    return text.replace(/:\/\/\S*@/g, '://').replace(/(:\/\/[^\s/]+\/t\/)[^\s/]+/g, '$1<TOKEN>');
}
/** The words of a bake that failed, from its plan and from Packer's lines. */
function placeholdersOf({ plan, lines }) {
    const { builder, ssh, region } = plan;
    return {
        region,
        address: addressIn(lines),
        group: groupOf(plan),
        opening: openingOf(plan),
        quota: quotaName(builder.instanceType, builder.spot),
        size: `${builder.volume.size} GiB`,
        subnet: builder.subnet === undefined ? 'its subnet' : `subnet ${builder.subnet}`,
        type: `'${builder.instanceType}'`,
        user: ssh.username,
        zone: builder.zone ?? 'the zone of the subnet',
    };
}
/** `L-1216C47A ("Running On-Demand Standard ... instances")`. */
function quotaName(instanceType, spot = false) {
    const quota = (0,quotas/* quotaOf */.O)(instanceType, spot ? 'spot' : 'on-demand');
    return quota === undefined ? `of vCPUs for '${instanceType}'` : `${quota.code} ("${quota.name}")`;
}
/** The words for any bake, rather than a certain one. */
const generalPlaceholders = {
    region: 'the Region',
    address: 'at its address',
    group: 'its security group open to the addresses in the message',
    opening: "the runner comes from one of those addresses ('allow-cidr'), or that the groups of 'security-group-ids' let it in on port 22",
    quota: 'L-1216C47A ("Running On-Demand Standard instances"), or L-DB2E81BA for G types, or the one that the message names,',
    size: 'as large as the message says',
    subnet: 'its subnet',
    type: 'the instance type',
    user: 'ubuntu',
    zone: 'the zone',
};
/** The plugin says where it connects to as soon as the builder has an address of the kind that is asked for. */
function addressIn(lines) {
    const found = lines.map((line) => /communicator to connect: (\S+)/.exec(line)?.[1]).find(Boolean);
    return found === undefined ? 'it got no address' : `at ${found}`;
}
/** What has to hold for the runner to be let in, by who made the group. */
function openingOf({ builder }) {
    if (builder.securityGroups.length === 0)
        return "the runner comes from one of those addresses ('allow-cidr')";
    return `a rule of ${builder.securityGroups.join(', ')} lets port 22 in from where the runner comes from ('security-group-ids')`;
}
function groupOf({ builder, ssh }) {
    if (builder.securityGroups.length > 0)
        return `in ${builder.securityGroups.join(', ')}`;
    if (ssh.interface === 'session_manager')
        return 'by Session Manager';
    return `its temporary security group open to ${ssh.sources.join(', ') || 'nobody'}`;
}

;// CONCATENATED MODULE: ../src/diagnosis/failures/account.js

/** What AWS says of who calls and how often, whatever the call. */
const account = {
    title: 'The account and its credentials',
    saidBy: 'packer',
    failures: [
        {
            code: 'role-not-assumed',
            pattern: /STS: AssumeRoleWithWebIdentity, .*RequestID: [^,]*, (?:api error )?(\w+: .*)/,
            example: 'Error querying AMI: operation error EC2: DescribeImages, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 0f1d, ExpiredTokenException: Token expired: current date/time 1732500000 must be before the expiration date/time 1732490000',
            what: 'AWS did not renew the session of the role ($1).',
            remedy: "Check the role's trust policy against docs/permissions.md: `sub` is repo:<owner>/<repository>:... or repo:<owner>@<owner-id>/<repository>@<repository-id>:.... A token that has expired could not be renewed in time: the step's log says why.",
        },
        {
            code: 'access-denied',
            pattern: /(?:UnauthorizedOperation|AccessDenied).*? is not authorized to perform: (\S+)/,
            example: 'Error creating temporary keypair: operation error EC2: CreateKeyPair, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/baker/run is not authorized to perform: ec2:CreateKeyPair on resource: arn:aws:ec2:eu-west-2:123456789012:key-pair/* because no identity-based policy allows the ec2:CreateKeyPair action',
            what: 'The AWS credentials may not do what the bake needs: $1.',
            remedy: catalogue/* catalogue */.s['access-denied'].remedy,
        },
        {
            code: 'access-denied',
            pattern: /operation error EC2: (\w+),.*UnauthorizedOperation.*Encoded authorization failure message/i,
            example: 'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: 4OIAJ1TGm3Uu',
            what: 'The AWS credentials may not do what the bake needs: ec2:$1, or something that it implies, such as iam:PassRole.',
            remedy: `${catalogue/* catalogue */.s['access-denied'].remedy} 'aws sts decode-authorization-message --encoded-message' with the text below shows exactly what was denied, and why.`,
        },
        {
            code: 'access-denied',
            pattern: /UnauthorizedOperation|api error AccessDenied/,
            example: 'api error UnauthorizedOperation: You are not authorized to perform this operation.',
            what: 'The AWS credentials may not do something that the bake needs.',
            remedy: 'Allow what the line below names; docs/permissions.md has the complete policy.',
        },
        {
            code: 'expired-credentials',
            pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
            example: 'Error waiting for AMI: operation error EC2: DescribeImages, https response error StatusCode: 400, RequestID: 0f1d, api error RequestExpired: Request has expired.',
            what: 'The AWS credentials expired during the bake.',
            remedy: "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than the bake takes.",
        },
        {
            code: 'invalid-credentials',
            pattern: /api error (AuthFailure|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException)/,
            example: 'api error AuthFailure: AWS was not able to validate the provided access credentials',
            what: 'AWS no longer accepts the credentials ($1).',
            remedy: 'They were revoked in the meantime, or the clock of the runner is wrong; configure them again and run again.',
        },
        {
            code: 'no-credentials',
            pattern: /No valid credential sources found/,
            example: 'Error: No valid credential sources found for AWS Builder.',
            what: 'Packer found no AWS credentials.',
            remedy: catalogue/* catalogue */.s['no-credentials'].remedy,
        },
        {
            code: 'throttled',
            pattern: /RequestLimitExceeded|api error Throttling/,
            example: 'Error stopping instance: operation error EC2: StopInstances, https response error StatusCode: 503, RequestID: 0f1d, api error RequestLimitExceeded: Request limit exceeded.',
            what: 'AWS throttled the calls of this account for minutes.',
            remedy: 'Run again later; other automation in the account and Region shares the limit, and bakes that start at the same time make it worse.',
        },
        {
            code: 'aws-unreachable',
            pattern: /request send failed, (.*)/,
            example: 'operation error EC2: DescribeImages, https response error StatusCode: 0, RequestID: , request send failed, Post "https://ec2.eu-west-2.amazonaws.com/": dial tcp: lookup ec2.eu-west-2.amazonaws.com: no such host',
            what: 'The runner could not reach AWS: $1',
            remedy: "Check the runner's network and proxy, then run again.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/apt.js
/** The builder goes on without an archive of the source AMI that its packages turn out not to need. */
const installed = /bake-dask-ami: the packages are installed/;
/** What apt and dpkg say: `E: ...` up to apt 2, `Error: ...` since apt 3. Words: apt 2.6 to 3.0, apt-pkg and apt-private. */
const apt = {
    title: 'Packages',
    note: 'The builder waits up to five minutes for the locks of apt and masks the services of Ubuntu and Debian that hold them at boot.',
    failures: [
        {
            code: 'package-not-found',
            pattern: /E(?:rror)?: (?:Unable to locate package|Couldn't find any package by (?:glob|regex)) '?([^\s']+)/,
            example: 'E: Unable to locate package no-such-package',
            what: "apt knows no package '$1'.",
            remedy: "Check input 'packages' against the release of the source AMI.",
        },
        {
            code: 'package-version-not-found',
            pattern: /E(?:rror)?: Version '([^']+)' for '([^']+)' was not found/,
            example: "E: Version '1.2.3' for 'jq' was not found",
            what: "apt knows no version '$1' of package '$2'.",
            remedy: "Check input 'packages': archives drop old versions, so pin only what a snapshot archive keeps.",
        },
        {
            code: 'package-not-installable',
            pattern: /E(?:rror)?: Package '([^']+)' has no installation candidate/,
            example: "E: Package 'ntp' has no installation candidate",
            what: "apt cannot install package '$1' on this release.",
            remedy: "Check input 'packages' against the release of the source AMI.",
        },
        {
            code: 'packages-conflict',
            pattern: /E(?:rror)?: (?:Unable to correct problems, you have held broken packages|Unable to satisfy dependencies)/,
            example: 'E: Unable to correct problems, you have held broken packages.',
            what: 'The packages cannot be installed together.',
            remedy: "The lines above name what conflicts. Check input 'packages', pinned versions first.",
            context: /^ \S+ : (?:Depends|Conflicts|Breaks|PreDepends): /,
        },
        {
            code: 'apt-lock',
            // While apt waits it prints the same words without the `E:`.
            pattern: /E(?:rror)?: (?:Could not get lock|Unable to acquire the dpkg frontend lock) \(?(\S+?)[.),]*(?:\s|$)/,
            example: 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)',
            what: 'apt waited five minutes for the lock $1 that another program holds.',
            remedy: 'A service of the source AMI installs packages at boot; mask it there.',
        },
        {
            code: 'apt-mirror-changing',
            recovered: installed,
            pattern: /E(?:rror)?: .*(?:Hash Sum mismatch|Mirror sync in progress)/,
            example: 'E: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/noble-updates/main/binary-amd64/Packages.gz  File has unexpected size (1804 != 1801). Mirror sync in progress? [IP: 185.125.190.82 80]',
            what: 'An archive of packages was being changed while apt read it, or a proxy served an old part of it.',
            remedy: 'Run again in some minutes; if it stays, look at the proxy or the mirror.',
        },
        {
            code: 'apt-not-signed',
            recovered: installed,
            pattern: /E(?:rror)?: The repository '(\S+).*' is not signed/,
            example: "E: The repository 'https://download.docker.com/linux/ubuntu noble InRelease' is not signed.",
            what: 'apt does not trust the archive $1: its signature is missing, or by a key that is expired or unknown.',
            remedy: 'The lines above say which key. If there is a mirror or a proxy in between, it must pass the signatures on.',
            context: /GPG error|EXPKEYSIG|NO_PUBKEY|Sub-process .*(?:gpgv|sqv) returned/,
        },
        {
            code: 'apt-unreachable',
            recovered: installed,
            pattern: /E(?:rror)?: (?:Failed to fetch|The repository) '?(\S+?)'? /,
            example: 'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq_1.7.1-3build1_amd64.deb  404  Not Found [IP: 185.125.190.82 80]',
            what: 'apt could not read the archive $1.',
            remedy: "Check that the builder's subnet reaches it (route, proxy, firewall), then run again.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/builder.js
/** What the scripts of the template find in the builder, and its disk. */
const builder = {
    title: 'The builder',
    failures: [
        {
            code: 'disk-full',
            // The kernel's words through any program, and apt's own arithmetic.
            pattern: /no space left on device|You don't have enough free space in (\S+?)\.?$/i,
            example: 'failed to register layer: write /opt/conda/lib/libmkl_core.so: no space left on device',
            what: 'The root volume is full.',
            remedy: "Raise 'volume-size' (now $size): Docker keeps the compressed and the unpacked layers of the image.",
            context: /^(?:Filesystem|\/dev\/\S+) .* (?:Mounted on|\/\S*)$/,
        },
        {
            code: 'leftovers-in-image',
            pattern: /still on the disk after (?:generalising|logging out):/,
            example: 'bake-dask-ami: still on the disk after generalising:',
            what: 'Something that must not be in an image was still on the disk after cleaning up.',
            remedy: "The lines below name it. Remove it from the source AMI, or from what 'packages' installs.",
        },
        {
            code: 'docker-missing',
            pattern: /there is no docker command on this image/,
            example: "bake-dask-ami: there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'",
            what: "The source AMI has no Docker, and 'docker-source' is 'none'.",
            remedy: "Choose 'docker-source: docker-ce' or 'distro'.",
        },
        {
            code: 'buildkit-missing',
            pattern: /Docker (\S+) has no buildx on this image/,
            example: "bake-dask-ami: Docker 29.1.0 has no buildx on this image, which builds an environment; choose docker-source 'docker-ce' or 'distro'",
            what: "Docker $1 of the source AMI has no buildx, which builds input 'environment'.",
            remedy: "Choose 'docker-source: docker-ce' or 'distro', or install Docker's buildx in the source AMI.",
        },
        {
            code: 'apt-missing',
            pattern: /the source AMI \((.+?)\) has no apt-get;/,
            example: "bake-dask-ami: the source AMI (Amazon Linux 2023) has no apt-get; use docker-source 'none' and no packages with it",
            what: 'The source AMI ($1) has no apt-get to install Docker or packages with.',
            remedy: "Use 'docker-source: none' and no 'packages' with it, or use Debian or Ubuntu as the source AMI.",
        },
        {
            code: 'no-apt-and-no-docker',
            pattern: /the source AMI \((.+?)\) has neither apt-get nor Docker/,
            example: 'bake-dask-ami: the source AMI (Amazon Linux 2023) has neither apt-get nor Docker',
            what: 'The source AMI ($1) has no Docker, and no apt-get to install it with.',
            remedy: "Use Debian or Ubuntu as the source AMI, or an AMI that has Docker with 'docker-source: none'.",
        },
        {
            code: 'overlay-forbidden',
            pattern: /the source AMI \((.+?)\) forbids the overlay file system/,
            example: 'bake-dask-ami: the source AMI (Ubuntu 24.04.3 LTS) forbids the overlay file system',
            what: 'The source AMI ($1) does not let its kernel load the overlay file system, which Docker needs to store images.',
            remedy: "Hardened images forbid it (CIS benchmark of Ubuntu 24.04, 1.1.1.6): make an exception for 'overlay', or remove its lines from /etc/modprobe.d in an AMI of yours and use that as the source AMI.",
        },
        {
            code: 'storage-driver',
            pattern: /Docker keeps images with the storage driver '(.+?)'/,
            example: "bake-dask-ami: Docker keeps images with the storage driver 'vfs', and not with overlay2 or overlayfs",
            what: "Docker uses the storage driver '$1': an image that it pulls is slow to start, or not completely on the disk.",
            remedy: "Remove 'storage-driver' and snapshotters from /etc/docker/daemon.json and containerd's configuration of the source AMI.",
        },
        {
            code: 'images-on-another-disk',
            pattern: /bake-dask-ami: (\S+) is on another disk than the root file system/,
            example: 'bake-dask-ami: /var/lib/docker is on another disk than the root file system: /dev/nvme1n1 /data',
            what: 'Docker keeps images in $1, which is on another disk than the root file system, so they would not be in the AMI.',
            remedy: "In the source AMI, remove 'data-root' from /etc/docker/daemon.json, 'root' from /etc/containerd/config.toml, or the mount from /etc/fstab.",
        },
        {
            code: 'docker-not-started',
            pattern: /bake-dask-ami: Docker does not run after a reboot of the builder/,
            example: 'bake-dask-ami: Docker does not run after a reboot of the builder, so it would not run in an instance; what systemd says of it:',
            what: 'Docker did not start when the builder was rebooted, so it would not start in an instance of the AMI either.',
            remedy: "The lines below say why. Check what the source AMI and 'packages' do to docker.service, and the mounts that it needs.",
        },
        {
            code: 'sudo-refused',
            // The words of sudo, and of sudo-rs, the sudo of Ubuntu 26.04.
            pattern: /sudo: (?:a password is required|interactive authentication is required|sorry, you must have a tty|no tty present|account validation failure|Account or password is expired)|is not in the sudoers file|is not allowed to (?:execute|run sudo)|I'm sorry \S+\. I'm afraid I can't do that/,
            example: 'sudo: a password is required',
            what: "The user '$user' may not become root on the builder without a password or a terminal.",
            remedy: "Set 'ssh-username' to a user who may, or give this one NOPASSWD without requiretty in the source AMI's /etc/sudoers.d; cloud-init does so for its default user.",
        },
        {
            code: 'script-forbidden',
            pattern: /Script exited with non-zero exit status: 126/,
            example: 'Script exited with non-zero exit status: 126. Allowed exit codes are: [0]',
            what: 'The builder does not let the scripts of the bake, or a program in them, run.',
            remedy: 'The lines above say what. Scripts need no executable /tmp; look in the source AMI for policies such as fapolicyd or AppArmor.',
            context: /Permission denied|Operation not permitted/,
        },
        {
            code: 'upgrades-still-on',
            pattern: /instances of the image would upgrade themselves:/,
            example: 'bake-dask-ami: instances of the image would upgrade themselves:',
            what: 'Automatic upgrades could not be disabled in the image.',
            remedy: "The lines below name what is still enabled: the source AMI has its own unit of that name. Remove it there, or set 'automatic-upgrades' to 'true'.",
        },
        {
            code: 'no-deadline',
            pattern: /the timer that ends a forgotten builder is not running/,
            example: 'bake-dask-ami: the timer that ends a forgotten builder is not running',
            what: 'The timer that shuts down an abandoned builder could not be set.',
            remedy: 'The source AMI needs systemd; choose one that has it.',
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/connection.js
/** What Packer 1.16.0 says when it does not get to the builder, or is not whole itself. */
const connection = {
    title: 'Reaching the builder',
    saidBy: 'packer',
    note: "Packer and its plugin are installed without `packer init`, so GitHub's rate limits do not apply: both come from releases.hashicorp.com or `packer-mirror`.",
    failures: [
        {
            code: 'ssh-refused',
            pattern: /Packer experienced an authentication error when trying to connect via SSH/,
            example: 'Error waiting for SSH: Packer experienced an authentication error when trying to connect via SSH. This can happen if your username/password are wrong.',
            what: "The builder accepted the SSH connection, but rejected the user '$user'.",
            remedy: "Check 'ssh-username': it is the default user of the source AMI, such as 'ubuntu', 'admin' or 'ec2-user'.",
        },
        {
            code: 'session-manager-plugin-missing',
            pattern: /exec: "session-manager-plugin": executable file not found/,
            example: 'ssm error: exec: "session-manager-plugin": executable file not found in $PATH',
            what: 'The runner lacks the session-manager-plugin, which Packer runs for ssh-interface session_manager.',
            remedy: "Install it in an earlier step; GitHub's own runners have it.",
        },
        {
            code: 'session-manager-failed',
            pattern: /ssm error: (.*)/,
            example: 'ssm error: operation error SSM: StartSession, https response error StatusCode: 400, RequestID: 0f1d, TargetNotConnected: i-0123456789abcdef0 is not connected.',
            what: 'Session Manager could not connect to the builder: $1',
            remedy: 'Check that the instance profile has AmazonSSMManagedInstanceCore, that the source AMI has amazon-ssm-agent, and that the subnet reaches the endpoints of Systems Manager.',
        },
        {
            code: 'ssh-timeout',
            pattern: /Timeout waiting for SSH/,
            example: 'Timeout waiting for SSH.',
            what: 'The builder could not be reached over SSH: $address in $subnet, $group.',
            remedy: "Check that $opening, that the subnet assigns public addresses, that its network ACL allows SSH, and that 'ssh-username' is right. Or use 'ssh-interface: session_manager', which needs no open port.",
            context: /Using SSH communicator to connect|Authorizing access to port|security group for this instance|Instance ID: /,
        },
        {
            code: 'plugin-missing',
            pattern: /Missing plugins|required plugins.*not installed/i,
            example: 'Error: Missing plugins',
            what: "Packer's amazon plugin is not installed.",
            remedy: "Run 'packer plugins install github.com/hashicorp/amazon' before this step.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/docker.js
/** What Docker says of pulling: its own store's words, and those of containerd's, the default since Docker 29. */
const docker = {
    title: 'The container image',
    note: 'The preflight checks ask registries too, so most of these occur only if a registry answers differently later.',
    failures: [
        {
            code: 'docker-rate-limit',
            pattern: /toomanyrequests|pull rate limit|429 Too Many Requests/i,
            recovered: /the registry limits the rate of pulls; asking again/,
            example: 'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
            what: 'The registry refused the pull because too many came from this address, and three pauses did not help.',
            remedy: "Log in ('registry-username', 'registry-password': Docker Hub allows more then), or pull from a registry of your own, such as an ECR pull-through cache.",
        },
        {
            code: 'registry-login-refused',
            pattern: /unauthorized: (?:incorrect username|authentication required)|no basic auth credentials/,
            example: 'Error response from daemon: unauthorized: incorrect username or password',
            what: 'The registry refused the login, or wants one.',
            remedy: "Check 'registry', 'registry-username' and 'registry-password', and what they may pull.",
        },
        {
            code: 'image-not-found',
            // The words of Docker's own store, of containerd's, and of ECR.
            pattern: /manifest for \S+ not found|pull access denied|(?:manifest|name) unknown|failed to resolve reference .*: not found/,
            example: 'Error response from daemon: failed to resolve reference "docker.io/daskdev/dask:nope": docker.io/daskdev/dask:nope: not found',
            what: 'The registry has no such container image, or requires a login for it.',
            remedy: "Check input 'docker-image': the repository, the tag, and whether it is public.",
        },
        {
            code: 'image-wrong-architecture',
            pattern: /no matching manifest for|exec format error/,
            example: 'no matching manifest for linux/arm64/v8 in the manifest list entries',
            what: "The container image does not support the builder's architecture.",
            remedy: "Choose an 'instance-type' of the image's architecture, or another 'docker-image'.",
        },
        {
            code: 'registry-certificate',
            pattern: /(?:Error response from daemon|failed to do request): .*x509: (.*)/,
            example: 'Error response from daemon: Get "https://registry.example.com/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
            what: "The builder does not trust the registry's certificate: $1.",
            remedy: 'Give the registry a certificate by an authority that the source AMI knows, or use a source AMI that has yours in /etc/docker/certs.d.',
        },
        {
            code: 'registry-unreachable',
            pattern: /Error response from daemon: .*(?:no such host|i\/o timeout|connection refused|TLS handshake timeout|context deadline exceeded)/,
            example: 'Error response from daemon: Get "https://registry.example.com/v2/": dial tcp: lookup registry.example.com on 127.0.0.53:53: no such host',
            what: 'The builder could not reach the registry of the container image.',
            remedy: "Check the registry in 'docker-image', and that the builder's subnet reaches it (route, DNS, firewall).",
        },
        {
            code: 'registry-failing',
            pattern: /Error response from daemon: .*(?:unexpected HTTP status|unexpected status from \S+ request to \S+): (5\d\d)/,
            example: 'Error response from daemon: unexpected status from HEAD request to https://registry-1.docker.io/v2/daskdev/dask/manifests/latest: 503 Service Unavailable',
            what: 'The registry of the container image answered with an error of its own ($1).',
            remedy: 'Run again when it works; its status page may say.',
        },
        {
            code: 'docker-not-running',
            pattern: /Cannot connect to the Docker daemon|failed to connect to the docker API/,
            example: 'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running',
            what: 'Docker was not running on the builder.',
            remedy: "Check what the source AMI and 'packages' do to docker.service, and 'docker-source'.",
        },
        {
            code: 'no-dask-in-image',
            pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
            example: "/usr/bin/python: Error while finding module specification for 'distributed.cli.dask_scheduler' (ModuleNotFoundError: No module named 'distributed')",
            what: 'The container image cannot run a Dask scheduler: it has no Python with distributed on its PATH.',
            remedy: "Choose a 'docker-image' that has dask and distributed installed.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/environment-buildkit.js
/** What BuildKit says of a Dockerfile, of the images that it names and of the machine. */
const ofBuildKit = [
    {
        code: 'disk-full',
        pattern: /(?:Errno 28\] |: |^)no space left on device/im,
        example: 'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
        what: 'The root volume is full.',
        remedy: "Raise 'volume-size' (now $size): the build of 'environment' needs space for what it downloads and unpacks, beside the images.",
    },
    {
        code: 'environment-out-of-memory',
        pattern: /Killed signal terminated program|exit code: 137$/m,
        example: '#9 ERROR: process "/bin/sh -c python setup.py install" did not complete successfully: exit code: 137',
        what: 'A step of the build was killed, most likely because the builder ran out of memory.',
        remedy: "Choose an 'instance-type' with more memory, or packages in 'environment' that need no compiler.",
    },
    {
        code: 'buildkit-missing',
        pattern: /BuildKit is enabled but the buildx component is missing or broken/,
        example: 'ERROR: BuildKit is enabled but the buildx component is missing or broken.',
        what: 'Docker on the builder has no BuildKit (buildx), which builds an environment.',
        remedy: "Use 'docker-source: docker-ce' or 'distro' with 'environment', or install Docker's buildx in the source AMI.",
    },
    {
        code: 'docker-not-running',
        pattern: /^(?:ERROR: )?(?:Cannot connect to the Docker daemon|failed to connect to the docker API)/m,
        example: 'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
        what: 'Docker was not running on the builder.',
        remedy: "Check what the source AMI and 'packages' do to docker.service.",
    },
    {
        code: 'dockerfile-invalid',
        pattern: /dockerfile parse error (?:on )?line (\d+): ([^\n]+)/i,
        example: 'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN',
        what: 'Line $1 of the Dockerfile is not valid: $2.',
        remedy: "Correct the Dockerfile that 'environment' names. Debian's Docker 20.10 knows no here-documents (<<EOF).",
    },
    {
        code: 'dockerfile-invalid',
        pattern: /base name \([^\n)\w]*(\w+)[^\n)]*\) should not be blank/,
        example: 'ERROR: failed to solve: base name ($BASE) should not be blank',
        what: 'A FROM of the Dockerfile names no image: $1 is empty.',
        remedy: "Give the argument a default (ARG NAME=value). Only DOCKER_IMAGE gets a value, and only if 'environment' has it in an ARG before the first FROM.",
    },
    {
        code: 'dockerfile-invalid',
        pattern: /no build stage in current context/,
        example: 'ERROR: failed to solve: no build stage in current context',
        what: 'The Dockerfile has an instruction before its first FROM.',
        remedy: "Only ARG may come before FROM. Correct the Dockerfile that 'environment' names.",
    },
    {
        code: 'dockerfile-file-missing',
        pattern: /"([^"\n]+)"(?: not found)?: not found|failed to walk [^\n]*: lstat (?:\/[^\n]*buildkit-mount\d+)?([^\n]+): no such file/,
        example: 'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref x::y: "/src/app.py": not found',
        what: "The Dockerfile copies '$1$2', which is not there.",
        remedy: "Paths of COPY and ADD are relative to the Dockerfile's directory, or to the stage that --from names. What .dockerignore in the directory of 'environment' matches is not in the build.",
    },
    {
        code: 'dockerfile-secret-missing',
        pattern: /secret (\S+?)(?: not found)?: not found|\/run\/secrets\/([\w.-]+)'?: No such file or directory/,
        example: 'ERROR: failed to solve: secret CORP_TOKEN: not found',
        what: "The Dockerfile uses the secret '$1$2', which it did not get.",
        remedy: "Give it in 'environment-secrets' as a line NAME=value, and in the Dockerfile's RUN as --mount=type=secret,id=NAME; the name is the id.",
    },
    {
        code: 'docker-rate-limit',
        pattern: /(?:failed to|unexpected status)[^\n]*(?:toomanyrequests|429 Too Many Requests)/,
        example: 'ERROR: failed to solve: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/python/manifests/3.12: 429 Too Many Requests',
        what: 'The registry of an image that the Dockerfile names allows no more pulls from this address now.',
        remedy: "Log in ('registry-username', 'registry-password'), or let the Dockerfile of 'environment' use ARG DOCKER_IMAGE: that image is pulled with pauses between the tries.",
    },
    {
        code: 'registry-login-refused',
        pattern: /failed to (?:authorize|fetch (?:oauth|anonymous) token)[^\n]*(?:401|403|unauthorized|denied)/i,
        example: '#4 ERROR: failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://auth.docker.io/token: 401 Unauthorized',
        what: 'The registry of an image that the Dockerfile names requires a login, or did not accept the one that it got.',
        remedy: "Check 'registry', 'registry-username' and 'registry-password', and the FROM lines of 'environment'.",
    },
    {
        code: 'registry-unreachable',
        pattern: /failed to (?:do request|authorize|fetch (?:oauth|anonymous) token|resolve source metadata)[^\n]*(?:no such host|i\/o timeout|connection refused|TLS handshake timeout|context deadline exceeded)/,
        example: '#3 ERROR: failed to do request: Head "https://registry.example.com/v2/base/manifests/1": dial tcp 203.0.113.9:443: i/o timeout',
        what: 'The builder could not reach the registry of an image that the Dockerfile names.',
        remedy: "Check the FROM lines of 'environment', and that the builder's subnet reaches the registry (route, DNS, firewall).",
    },
    {
        code: 'image-not-found',
        pattern: /failed to resolve source metadata for (\S+): [^\n]*(?:not found|pull access denied)/,
        example: 'ERROR: failed to solve: python:99: failed to resolve source metadata for docker.io/library/python:99: docker.io/library/python:99: not found',
        what: "There is no container image '$1', or it requires a login.",
        remedy: "Check the FROM lines of 'environment': name, tag, and whether the image is public.",
    },
    {
        code: 'image-wrong-architecture',
        pattern: /exec format error|no match for platform in manifest/,
        example: 'exec /bin/sh: exec format error',
        what: "An image that the Dockerfile names does not support the builder's architecture.",
        remedy: "Choose an 'instance-type' of the image's architecture, or another image in 'environment'.",
    },
    {
        code: 'package-not-found',
        pattern: /^E: Unable to locate package (\S+)/m,
        example: 'E: Unable to locate package libnosuch-dev',
        what: "apt knows no package '$1' in the image that the Dockerfile builds on.",
        remedy: "Check its name for the release of that image, and run 'apt-get update' in the same RUN of 'environment'.",
    },
    {
        code: 'apt-unreachable',
        pattern: /^E: Failed to fetch (\S+)/m,
        example: 'E: Failed to fetch http://archive.example/debian/dists/bookworm/InRelease  Could not connect to archive.example:80',
        what: 'apt could not read the archive $1 in the build.',
        remedy: "Run again if the archive was changing. Run 'apt-get update' in the same RUN of 'environment' as 'apt-get install'.",
    },
];
/** What remains when a program in the build gave no reason that is known. */
const ofFailedStep = [
    {
        code: 'environment-build-failed',
        pattern: /(?:did not complete successfully|executor failed running [^\n]*): exit code: (\d+)/,
        example: '#9 ERROR: process "/bin/sh -c python make.py" did not complete successfully: exit code: 3',
        what: "A step of the environment's build ended with exit code $1.",
        remedy: "The lines above say why. To see it on your machine, build 'environment' there: the commands are in docs/environment.md.",
    },
    {
        code: 'environment-build-failed',
        pattern: /executor failed running |the environment could not be built/,
        example: 'bake-dask-ami: the environment could not be built',
        what: 'The environment could not be built.',
        remedy: "The lines above say why. To see it on your machine, build 'environment' there: the commands are in docs/environment.md.",
    },
];

;// CONCATENATED MODULE: ../src/diagnosis/failures/environment-indexes.js
/** A URL, whose host is the group: never the login before it, and nothing where a `/` in a login makes it ambiguous. */
const HOST = String.raw `https?://(?:[^\s/]*@)?([\w.-]+(?::\d+)?)(?=[/\s)>]|$)`;
const CERTIFICATE_REMEDY = "Give the index a certificate by an authority that the image knows, or build 'environment' upon a 'docker-image' that has yours (PIP_CERT, SSL_CERT_FILE).";
const LOGIN = {
    code: 'package-index-login',
    what: 'The package index $1 requires a login, or did not accept the one that it got.',
    remedy: "Give it in 'environment-secrets': for pip PIP_INDEX_URL or PIP_EXTRA_INDEX_URL with user and password in the URL, percent-encoded; for uv.lock UV_INDEX_NAME_USERNAME and UV_INDEX_NAME_PASSWORD of the index NAME, for pylock.toml UV_INDEX with them in the URL.",
};
/** What pip, uv and conda say of indexes and channels. */
const ofIndexes = [
    {
        code: 'package-index-certificate',
        pattern: new RegExp(String.raw `Could not fetch URL ${HOST}\S*: There was a problem confirming the ssl cert`),
        example: 'Could not fetch URL https://index.example.com/simple/dask/: There was a problem confirming the ssl certificate: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006) - skipping',
        what: 'The container image does not trust the certificate of the package index $1.',
        remedy: CERTIFICATE_REMEDY,
    },
    {
        code: 'package-index-certificate',
        pattern: new RegExp(`Failed to (?:fetch|download):\\s*\`?${HOST}(?:[^\\n]*\\n){1,7}?[^\\n]*invalid peer certificate`),
        example: 'error: Failed to fetch: https://index.example.com/simple/dask/\n  cause: client error (Connect)\n  cause: invalid peer certificate: UnknownIssuer',
        what: 'The container image does not trust the certificate of the package index $1.',
        remedy: CERTIFICATE_REMEDY,
    },
    {
        code: 'package-index-certificate',
        pattern: /Retry\(total=0,[^\n]*SSLError|invalid peer certificate|CondaSSLError|Download error \((?:35|60)\)/,
        example: 'CondaSSLError: Encountered an SSL error. Most likely a certificate verification issue.',
        what: 'The container image does not trust the certificate of a package index or channel.',
        remedy: CERTIFICATE_REMEDY,
    },
    {
        ...LOGIN,
        pattern: new RegExp(`401 Error, Credentials not correct for ${HOST}`),
        example: 'WARNING: 401 Error, Credentials not correct for https://index.example.com/simple/dask/',
    },
    {
        ...LOGIN,
        pattern: /User for ([\w.-]+(?::\d+)?): [^\n]*(?:\n[^\n]*){0,60}?EOFError: EOF when reading a line/,
        example: 'User for index.example.com: ERROR: Exception:\nEOFError: EOF when reading a line',
    },
    {
        ...LOGIN,
        pattern: new RegExp(String.raw `An index(?: URL)? \(${HOST}\S*\) (?:could\s+not\s+be\s+queried|returned a 403)`),
        example: 'hint: An index URL (https://index.example.com/simple) could not be queried due to a lack of valid authentication credentials (401 Unauthorized)',
    },
    {
        ...LOGIN,
        pattern: new RegExp(String.raw `HTTP status client error \(40[137] [^)]*\) for url\s+\(${HOST}`),
        example: 'cause: HTTP status client error (401 Unauthorized) for url (https://index.example.com/files/dask-2026.8.0-py3-none-any.whl)',
    },
    {
        ...LOGIN,
        pattern: new RegExp(String.raw `HTTP (?:401 UNAUTHORIZED|403 FORBIDDEN) for (?:url|channel[^<\n]*) <${HOST}`),
        example: 'CondaHTTPError: HTTP 401 UNAUTHORIZED for url <https://conda.example.com/corp/linux-64/repodata.json>',
        remedy: "Write a variable into the URL of the channel in 'environment', and give it in 'environment-secrets' (docs/environment.md).",
    },
    {
        code: 'package-index-failing',
        pattern: new RegExp(String.raw `HTTP status server error \((5\d\d)[^)]*\) for url\s+\(${HOST}`),
        example: 'cause: HTTP status server error (503 Service Unavailable) for url (https://index.example.com/simple/dask/)',
        what: 'The package index $2 answered with an error of its own ($1).',
        remedy: "Run again when it works, or name another index for 'environment'.",
    },
    {
        code: 'package-index-unreachable',
        pattern: new RegExp(String.raw `HTTP 404 NOT FOUND for channel[^<\n]* <${HOST}`),
        example: 'UnavailableInvalidChannel: HTTP 404 NOT FOUND for channel corp <https://conda.example.com/corp>',
        what: 'The channel at $1 does not exist.',
        remedy: "Check 'channels' in the file of 'environment'.",
    },
    {
        code: 'package-index-unreachable',
        // pip reports its last try by total=0; what comes before may have been repeated with success.
        pattern: /Retry\(total=0,|urllib3\.exceptions\.(?:ReadTimeoutError|ProtocolError): |(?:cause|Caused by|[├╰]─▶):? (?:client error \(Connect\)|tcp connect error|dns error|operation timed out)|HTTP 000 CONNECTION FAILED|Download error \((?:6|7|28)\)/,
        example: 'CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://conda.example.com/conda-forge/linux-64/repodata.json>',
        what: 'The build could not reach a package index or channel.',
        remedy: "The lines below name it. Check the index of 'environment', and that the builder's subnet reaches it (route, DNS, firewall). The build uses the builder's network, not the runner's.",
    },
];

;// CONCATENATED MODULE: ../src/diagnosis/failures/environment-locks.js
const HASH_MISMATCH = {
    code: 'environment-hash-mismatch',
    what: "The file of '$1' on the index has another hash than the lock.",
    remedy: "Somebody replaced the file, or an index has another file of that name. If that is right, lock 'environment' anew.",
};
const WRONG_PYTHON_REMEDY = "Choose a 'docker-image' with that Python, or lock 'environment' for the Python of the image.";
const WRONG_PLATFORM = {
    code: 'environment-wrong-platform',
    what: "'$1' has no wheel for the platform of the container image.",
    remedy: "Lock 'environment' for linux and the architecture of 'instance-type'; for uv see 'tool.uv.environments' and 'required-environments'. A package without a wheel needs its source and a compiler.",
};
const FILE_INVALID = {
    code: 'environment-file-invalid',
    what: "The environment's file has a line that the installer does not understand: $1.",
    remedy: "Correct the file that 'environment' names. An older pip or uv wrote or reads less.",
};
/** What pip, uv and conda say of a lock: hashes, Python, platform, syntax. */
const ofLocks = [
    {
        ...HASH_MISMATCH,
        pattern: /DO NOT MATCH THE HASHES[^\n]*\n\s*(\S+) from /,
        example: 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update the hashes.\n    dask==2026.8.0 from https://index.example.com/files/dask-2026.8.0-py3-none-any.whl (from -r requirements.txt (line 1)):',
    },
    {
        ...HASH_MISMATCH,
        pattern: /Hash mismatch for `([^`]+)`/,
        example: 'cause: Hash mismatch for `dask==2026.8.0`',
    },
    {
        ...HASH_MISMATCH,
        pattern: /ChecksumMismatchError/,
        example: 'ChecksumMismatchError: Conda detected a mismatch between the expected content and downloaded content',
        what: 'A file that conda downloaded has another hash than its channel says.',
        remedy: "Run again: a mirror may have been changing. Otherwise check the channels of 'environment'.",
    },
    {
        code: 'environment-hash-missing',
        pattern: /Hashes are required in --require-hashes mode[^\n]*\n\s*(\S+) --hash|no trusted hash was provided for: `([^`]+)`|a hash, but none were provided for: ([^\n]+)/,
        example: 'error: Hash-checking is required, but no trusted hash was provided for: `dask`',
        what: "Some packages of the lock have hashes, but '$1$2$3' has none.",
        remedy: "Give every package of 'environment' a hash, what packages depend on too: 'pip-compile --generate-hashes' and 'uv export' do.",
    },
    {
        code: 'environment-wrong-python',
        pattern: /resolved to Python (\S+), which is incompatible with the (?:project's|`pylock\.toml`'s) Python requirement: `([^`\n]+)`/,
        example: "error: The requested interpreter resolved to Python 3.11.7, which is incompatible with the `pylock.toml`'s Python requirement: `>=3.13`",
        what: 'The lock is for Python $2, and the container image has Python $1.',
        remedy: WRONG_PYTHON_REMEDY,
    },
    {
        code: 'environment-wrong-python',
        // A version that pip left out, and that is asked for; it always names what it left out of a package that it did not find.
        pattern: /require a different python version: (?:[^\n]*; )?(\S+) (Requires-Python [^;\n]+)[^\n]*\n[^\n]*satisfies the requirement (\S+==\1)(?= |$)/m,
        example: 'ERROR: Ignored the following versions that require a different python version: 2.5.0 Requires-Python >=3.12\nERROR: Could not find a version that satisfies the requirement numpy==2.5.0 (from versions: 1.26.4, 2.4.6)',
        what: "'$3' needs another Python than the container image has ($2).",
        remedy: WRONG_PYTHON_REMEDY,
    },
    {
        code: 'environment-wrong-python',
        pattern: /require a different python version: [^\n]*(Requires-Python [^;\n]+)[^\n]*\n[^\n]*satisfies the requirement (\S+) \(from versions: none\)/,
        example: 'ERROR: Ignored the following versions that require a different python version: 1.0 Requires-Python >=3.13\nERROR: Could not find a version that satisfies the requirement corp-tools (from versions: none)',
        what: "'$2' needs another Python than the container image has ($1).",
        remedy: WRONG_PYTHON_REMEDY,
    },
    {
        code: 'environment-wrong-python',
        pattern: /current Python version \(\S+\) does\s+not\s+satisfy\s+(Python\S+)\s+and\s+(\S+)\s+depends/,
        example: 'cause: Because the current Python version (3.11.7) does not satisfy Python>=3.12 and numpy==2.5.0 depends on Python>=3.12, we can conclude that numpy==2.5.0 cannot be used.',
        what: "'$2' needs another Python than the container image has ($1).",
        remedy: WRONG_PYTHON_REMEDY,
    },
    {
        code: 'environment-wrong-python',
        pattern: /(\S+)\s+has\s+no\s+wheels\s+with\s+a\s+matching\s+Python/,
        example: 'cause: Because numpy==2.5.0 has no wheels with a matching Python implementation tag (e.g., `cp311`) and you require numpy==2.5.0, we can conclude that your requirements are unsatisfiable.',
        what: "'$1' has no wheel for the Python of the container image.",
        remedy: WRONG_PYTHON_REMEDY,
    },
    {
        ...WRONG_PLATFORM,
        pattern: /Package `([^`]+)` can't be installed because it doesn't have a source distribution or wheel/,
        example: "error: Package `cudf-cu13` can't be installed because it doesn't have a source distribution or wheel for the current platform",
    },
    {
        ...WRONG_PLATFORM,
        pattern: /(\S+)\s+has\s+no\s+wheels\s+with\s+a\s+matching\s+platform\s+tag/,
        example: 'cause: Because cudf-cu13==26.6.0 has no wheels with a matching platform tag (e.g., `manylinux_2_36_x86_64`) and you require cudf-cu13==26.6.0, we can conclude that your requirements are unsatisfiable.',
    },
    {
        ...WRONG_PLATFORM,
        pattern: /nothing provides __(?:win|osx) needed by (\S+)/,
        example: 'nothing provides __win needed by win_inet_pton-1.1.0-pyhd8ed1ab_6',
        what: "'$1' is a package for another platform than that of the container image.",
        remedy: "Export 'environment' without builds ('conda env export --no-builds' or '--from-history'), or on Linux.",
    },
    {
        code: 'environment-lock-outdated',
        pattern: /The lockfile at `uv\.lock` needs to be updated|Unable to find lockfile at/,
        example: 'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.',
        what: 'uv.lock does not fit the pyproject.toml beside it.',
        remedy: "Run 'uv lock' where 'environment' is, and commit both files.",
    },
    {
        ...FILE_INVALID,
        pattern: /Invalid requirement: ([^\n]+)/,
        example: "ERROR: Invalid requirement: 'dask==': Expected semicolon (after name with no version specifier) or end",
    },
    {
        ...FILE_INVALID,
        pattern: /(?:Couldn't parse requirement in|Failed to parse) `[^\n]+\n\s*(?:cause|Caused by): ([^\n]+)/,
        example: 'error: Failed to parse `uv.lock`\n  cause: TOML parse error at line 3, column 3',
    },
    {
        code: 'environment-file-invalid',
        pattern: /Could not open requirements file: \[Errno 2\] No such file or directory: '([^'\n]+)'/,
        example: "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'base.txt'",
        what: "The environment's file includes '$1', which is not in the build.",
        remedy: "Copy it in the Dockerfile of 'environment' before pip runs; paths in it are relative to the file that includes.",
    },
];

;// CONCATENATED MODULE: ../src/diagnosis/failures/environment-packages.js
const environment_packages_NOT_FOUND = {
    code: 'environment-package-not-found',
    what: "No index has '$1' for this Python and platform, or none let the build see it.",
    remedy: "Check name and version in 'environment', and the index. pip says the same where an index failed or required a login: give it in 'environment-secrets' (PIP_INDEX_URL, PIP_EXTRA_INDEX_URL).",
};
const CONFLICT = {
    code: 'environment-conflict',
    what: 'No versions of the packages satisfy all requirements.',
    remedy: "The lines above and below say which contradict each other. Change them in 'environment', or lock it: uv, pip-compile and conda-lock find such versions before a bake.",
};
const BUILD_FAILED = {
    code: 'environment-package-build-failed',
    what: "Package '$1' could not be built from source.",
    remedy: "The lines above say why. Choose a version in 'environment' that has a wheel for this Python and platform, or a 'docker-image' with what the build needs.",
};
/** What pip, uv and conda say of packages, and of the image that they install into. */
const ofPackages = [
    {
        code: 'environment-git-failed',
        pattern: /Cannot find command 'git'|Git executable not found/,
        example: "ERROR: Cannot find command 'git' - do you have 'git' installed and in your PATH?",
        what: 'A package comes from a Git repository, and the container image has no git.',
        remedy: "Use a 'docker-image' with git, a Dockerfile as 'environment' that installs it, or a release of the package.",
    },
    {
        code: 'environment-git-failed',
        pattern: /fatal: (?:unable to access '|could not read (?:Username|Password) for|Authentication failed for|repository '[^\n]* not found)/,
        example: "fatal: unable to access 'https://git.example.com/tools.git/': Could not resolve host: git.example.com",
        what: 'A package comes from a Git repository that the build cannot read.',
        remedy: "Check its URL in 'environment'. A private repository needs a Dockerfile that uses a token of 'environment-secrets', or a package index.",
    },
    {
        code: 'environment-compiler-missing',
        pattern: /No such file or directory: '((?:\S*\/)?(?:\S*gcc|\S*g\+\+|cc|c\+\+|clang|nvcc|gfortran|cmake|make|cargo|rustc))'|error: command '(\S+)' failed: No such file|unable to execute '(\S+)': No such file|fatal error: (\S+\.h): No such file|can't find (Rust compiler)/,
        example: "error: [Errno 2] No such file or directory: 'gcc'",
        what: "A package had to be built from source, and the container image has no '$1$2$3$4$5'.",
        remedy: "Choose a version in 'environment' that has a wheel for this Python and platform, or use a 'docker-image' that has it, or a Dockerfile that installs it.",
        context: /Failed (?:building wheel for|to build) \S+/,
    },
    {
        ...BUILD_FAILED,
        pattern: /Failed building wheel for (\S+)/,
        example: 'ERROR: Failed building wheel for psutil',
    },
    {
        ...BUILD_FAILED,
        pattern: /(?:generating package metadata|getting requirements to build wheel)[^\n]*\n╰─> (\S+)/i,
        example: '× Encountered error while generating package metadata.\n╰─> psutil',
    },
    {
        ...BUILD_FAILED,
        pattern: /Failed to build `([^`\n]+)`/,
        example: 'error: Failed to build `psutil==7.0.0`',
    },
    {
        code: 'environment-not-writable',
        pattern: /\[Errno 13\] Permission denied: '|Permission denied \(os error 13\)|EnvironmentNotWritableError/,
        example: "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/lib/python3.12/site-packages/dask'",
        what: 'The user of the container image cannot write to its Python.',
        remedy: "Use a Dockerfile as 'environment' with 'USER root' before it installs, and the image's user after it.",
    },
    {
        code: 'environment-not-writable',
        pattern: /error: externally-managed-environment/,
        example: 'error: externally-managed-environment',
        what: 'The Python of the container image belongs to its distribution, which lets pip install nothing into it.',
        remedy: "In the Dockerfile of 'environment' make a virtual environment and put it first on PATH, or use an image such as python:3.12.",
    },
    {
        ...environment_packages_NOT_FOUND,
        pattern: /Could not find a version that satisfies the requirement (\S+)/,
        example: 'ERROR: Could not find a version that satisfies the requirement corp-tools==1.0 (from versions: none)',
    },
    {
        ...environment_packages_NOT_FOUND,
        pattern: /Because\s+(\S+)\s+was\s+not\s+found\s+in\s+the\s+package\s+registry/,
        example: 'cause: Because corp-tools was not found in the package registry and you require corp-tools==1.0, we can conclude that your requirements are unsatisfiable.',
    },
    {
        ...environment_packages_NOT_FOUND,
        pattern: /there\s+is\s+no\s+version\s+of\s+(\S+)/,
        example: 'cause: Because there is no version of dask==99 and you require dask==99, we can conclude that your requirements are unsatisfiable.',
    },
    {
        ...environment_packages_NOT_FOUND,
        pattern: /Failed to download(?: and build)? `([^`\n]+)`(?:\n[^\n]*){0,4}?404 Not Found/,
        example: 'error: Failed to download `dask==2026.8.0`\n  cause: HTTP status client error (404 Not Found) for url (https://index.example.com/files/dask-2026.8.0-py3-none-any.whl)',
    },
    {
        ...environment_packages_NOT_FOUND,
        pattern: /(?:PackagesNotFoundError|ResolvePackageNotFound):[^\n]*\n\s*- (\S+)/,
        example: 'PackagesNotFoundError: The following packages are not available from current channels:\n\n  - corp-tools=1.0',
        remedy: "Check name and version in 'environment', and its channels.",
    },
    {
        ...environment_packages_NOT_FOUND,
        pattern: /nothing provides requested (\S+)|[─-] (\S+)[^\n]* does not exist \(perhaps a typo/,
        example: 'nothing provides requested corp-tools ==1.0',
        what: "No index has '$1$2' for this Python and platform, or none let the build see it.",
        remedy: "Check name, version and build in 'environment', and its channels. A build such as py312h0a4f_0 exists for one platform alone.",
    },
    {
        ...CONFLICT,
        pattern: /The conflict is caused by:\n\s*([^\n]+)\n\s*([^\n]+)/,
        example: 'The conflict is caused by:\n    dask 2026.8.0 depends on click>=8.1\n    The user requested click==7.0',
        what: 'The requirements contradict each other: $1, $2.',
    },
    {
        ...CONFLICT,
        pattern: /ResolutionImpossible|No solution found when resolving|UnsatisfiableError|Could not solve for environment specs/,
        example: 'error: No solution found when resolving dependencies',
    },
    {
        code: 'environment-installer-missing',
        pattern: 
        // BuildKit shows the step that would print it.
        /^bake-dask-ami: the container image has (no Python with pip, which the environment needs|neither mamba nor conda, which an environment\.yml needs)/m,
        example: 'bake-dask-ami: the container image has neither mamba nor conda, which an environment.yml needs',
        what: 'The container image has $1.',
        remedy: "Choose a 'docker-image' that has it, or make 'environment' a Dockerfile.",
    },
    {
        code: 'environment-installer-missing',
        pattern: /No module named '?(pip|uv)'?$|sh: (?:line )?(?:\d+: )?(pip3?|uv|conda|mamba|python3?): (?:command )?not found/m,
        example: '/usr/bin/python: No module named pip',
        what: "The container image has no '$1$2'.",
        remedy: "Choose a 'docker-image' that has it, or install it in a Dockerfile as 'environment'.",
    },
];

;// CONCATENATED MODULE: ../src/diagnosis/failures/environment.js




/**
 * What pip, uv, conda and BuildKit say in the build of an environment. Their output has warnings of what was tried and does
 * not matter, and ends with words that explain nothing, so an entry stands before those that say less than it.
 */
const environmentBuild = {
    title: 'The build of the environment',
    note: "These are recognised only if the build of input 'environment' failed. [environment.md](environment.md) describes the build.",
    script: 'build-environment.sh',
    failures: [...ofBuildKit, ...ofIndexes, ...ofLocks, ...ofPackages, ...ofFailedStep],
};
/** What the checks find in the image of an environment. */
const environmentImage = {
    title: 'The image of the environment',
    script: 'provision.sh',
    failures: [
        {
            code: 'no-dask-in-image',
            pattern: /the environment's image has no Python package '(\w+)'/,
            example: "bake-dask-ami: the environment's image has no Python package 'dask'",
            what: "The environment was built, but its image has no Python package '$1'.",
            remedy: "Add 'dask' and 'distributed' to the file of 'environment', for the Python that is first on the image's PATH. A Dockerfile may have removed them from its base image.",
        },
        {
            code: 'no-dask-in-image',
            pattern: /the environment's image has no python$/m,
            example: "bake-dask-ami: the environment's image has no python",
            what: 'The environment was built, but its image has no Python on its PATH.',
            remedy: "The command 'python' has to start it. Build the Dockerfile of 'environment' upon an image with Python, or install it, and set PATH with ENV.",
        },
        {
            code: 'environment-breaks-dask',
            pattern: /python of the environment's image ended with code (\d+)/,
            example: "bake-dask-ami: python of the environment's image ended with code 1",
            what: 'The environment was built, but its Python does not start (exit code $1).',
            remedy: "The lines above say why. Check what 'environment' does to Python, and to PYTHONHOME and PYTHONPATH.",
        },
        {
            code: 'environment-breaks-dask',
            pattern: /the environment's image does not start a Dask scheduler/,
            example: "bake-dask-ami: the environment's image does not start a Dask scheduler",
            what: 'The environment has dask and distributed, but does not start a Dask scheduler.',
            remedy: "The lines above say why. Usually versions of packages do not fit together: lock dask and distributed at the same version in 'environment', and look for warnings of 'pip check'.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/gpu.js
/** What NVIDIA's driver, its container toolkit and DKMS say. */
const gpu = {
    title: 'The GPU',
    note: 'Kernel and driver are held (apt-mark hold) in the image, so that no update makes them incompatible.',
    failures: [
        {
            code: 'driver-kernel-mismatch',
            pattern: /Driver\/library version mismatch|Module nvidia not found in directory \/lib\/modules\/(\S+)|Error! Bad return status for module build on kernel: (\S+)/,
            example: 'Failed to initialize NVML: Driver/library version mismatch',
            what: "NVIDIA's driver and the kernel do not match: one of them was updated without the other. $1$2",
            remedy: "Choose a newer source AMI, remove kernel and driver from 'packages', or set 'nvidia-driver' to 'install', which installs a driver that is made for the kernel and reboots once.",
        },
        {
            code: 'driver-not-working',
            pattern: /NVIDIA-SMI has failed|nvidia-smi: (?:command )?not found|Failed to initialize NVML/,
            example: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
            what: "NVIDIA's driver does not work on the builder.",
            remedy: "Set 'nvidia-driver' to 'install' on plain Ubuntu, or choose a source AMI with a driver for this GPU.",
        },
        {
            code: 'cuda-too-new',
            pattern: /unsatisfied condition: (cuda>=\S+?),/,
            example: 'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=14.0, please update your driver to a newer version',
            what: 'The container image needs $1, which the driver of the source AMI does not support.',
            remedy: "Choose a 'docker-image' for an older CUDA, or a newer source AMI.",
        },
        {
            code: 'no-gpu-in-containers',
            pattern: /could not select device driver .*capabilities: \[\[gpu\]\]/,
            example: 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
            what: 'Docker on the builder has no NVIDIA container toolkit.',
            remedy: "Choose a source AMI that has it, such as the Deep Learning AMI, or set 'nvidia-driver' to 'install'.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/image.js

/** Whether the user chose the name, so that another can be chosen. */
const nameIsGiven = (plan) => plan.amiNameIsGiven;
/** What the amazon plugin 1.8.2 and EC2 say of making the AMI. */
const image_image = {
    title: 'Making the AMI',
    saidBy: 'packer',
    failures: [
        {
            code: 'ami-name-taken',
            pattern: /AMI Name: '(.*)' is used by an existing AMI: (ami-\w+)/,
            example: "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0",
            only: nameIsGiven,
            what: "The AMI name '$1' is taken by $2.",
            remedy: catalogue/* catalogue */.s['ami-name-taken'].remedy,
        },
        {
            code: 'ami-name-taken',
            pattern: /AMI Name: '(.*)' is used by an existing AMI: (ami-\w+)/,
            example: "Error: AMI Name: 'dask-cpu-20261124-031500-7c9e6679' is used by an existing AMI: ami-0123456789abcdef0",
            what: "The AMI name '$1', which this step generated, is taken by $2.",
            remedy: 'Run again: every step generates a new name.',
        },
        {
            code: 'ami-name-race',
            // The plugin has looked before the launch, so this comes of a later image: another job's, or of our own first
            // CreateImage, whose answer was lost before the SDK made a second one (packer#11165).
            pattern: /InvalidAMIName\.Duplicate(?:.*already in use by AMI (ami-\w+))?/,
            example: 'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidAMIName.Duplicate: AMI name dask is already in use by AMI ami-0123456789abcdef0',
            only: nameIsGiven,
            what: "An AMI with the name in 'ami-name' was created during the bake: $1. Either another job made it, or EC2 carried out a first call of Packer whose answer was lost (packer#11165).",
            remedy: "Run again, with a different name for each job; without 'ami-name' each job gets a unique name. The post step removes the AMI if it is this run's, and leaves it if it is another's.",
        },
        {
            code: 'ami-name-race',
            // No other job has a name that was made up, so only the second of these causes is left.
            pattern: /InvalidAMIName\.Duplicate(?:.*already in use by AMI (ami-\w+))?/,
            example: 'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidAMIName.Duplicate: AMI name dask-cpu-20261124-031500-7c9e6679 is already in use by AMI ami-0123456789abcdef0',
            what: "EC2 made the AMI on Packer's first call, whose answer was lost, and rejected the second call: $1 already has the name (packer#11165).",
            remedy: 'Run again. The post step removes the AMI of the first call, because it belongs to this run.',
        },
        {
            code: 'builder-did-not-stop',
            pattern: /Error waiting for instance to stop: exceeded max wait time/,
            example: 'Error waiting for instance to stop: exceeded max wait time for InstanceStopped waiter',
            what: 'The builder did not stop in time, so no image could be made of it.',
            remedy: "Run again; if the problem remains, something that 'packages' installs blocks the shutdown.",
        },
        {
            code: 'ami-not-available',
            pattern: /exceeded max wait time for ImageAvailable waiter/,
            example: 'Error waiting for AMI: exceeded max wait time for ImageAvailable waiter',
            what: 'The AMI did not become available within an hour.',
            remedy: 'Run again; if it happens often, a smaller volume is snapshotted faster.',
        },
        {
            code: 'ami-failed',
            pattern: /Error waiting for AMI: failed with ResourceNotReady error|original error: waiter state transitioned to Failure/,
            example: 'Error waiting for AMI: failed with ResourceNotReady error, which can have a variety of causes. For help troubleshooting, check our docs: https://developer.hashicorp.com/packer/integrations/hashicorp/amazon#resourcenotready-error',
            what: 'EC2 could not complete the AMI.',
            remedy: "Run again. Often it is a KMS key ('kms-key-id') that EC2 may not use for the snapshot, or the limit on concurrent snapshots.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/launch.js

/** What EC2 says against launching, by its codes and, where Packer's plugin passes only those on, its messages. */
const launch = {
    title: 'Launching the builder',
    saidBy: 'packer',
    failures: [
        {
            code: 'no-spot-capacity',
            // Of a fleet's errors the plugin prints the messages without their codes.
            pattern: /There is no Spot capacity available|Unable to fulfill capacity due to your request configuration|UnfulfillableCapacity/,
            example: 'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:There is no Spot capacity available that matches your request.',
            what: 'AWS has no spot capacity for $type in $zone now.',
            remedy: "Run again later, name further types in 'instance-type', or leave 'subnet-id' out so that other zones are tried.",
        },
        {
            code: 'no-capacity',
            // An answer of 500, which the SDK repeats eleven times before it is printed.
            pattern: /InsufficientInstanceCapacity|We currently do not have sufficient \S+ capacity/,
            example: 'Error launching source instance: operation error EC2: RunInstances, exceeded maximum number of attempts, 11, https response error StatusCode: 500, RequestID: 0f1d, api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
            what: 'AWS has no capacity for $type in $zone now.',
            remedy: "Run again later, name further types in 'instance-type', or leave 'subnet-id' out so that other zones are tried.",
        },
        {
            code: 'quota-too-small',
            pattern: /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded|Max spot instance count exceeded/,
            example: 'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance type belongs to.',
            what: "The account's quota of vCPUs is too small for $type.",
            remedy: 'Raise quota $quota in Service Quotas (Amazon EC2, $region), end other instances, or choose a smaller type.',
        },
        {
            code: 'not-on-free-plan',
            // Accounts opened since 2025-07-15 may be on it (aws-samples/eks-workshop-v2#1644, splunk/attack_range#1302).
            pattern: /instance type is not eligible for Free Tier/i,
            example: "Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterCombination: The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
            what: "The account is on AWS's free plan, which does not launch $type.",
            remedy: "Set 'instance-type' to 'm7i-flex.large', or upgrade the account to the paid plan; no GPU type is in the free plan.",
        },
        {
            code: 'limit-reached',
            pattern: /api error ((?:SecurityGroup|Volume|Snapshot|ConcurrentSnapshot|Resource|KeyPair|NetworkInterface|ActiveLaunchTemplate)\w*LimitExceeded|AMIQuotaExceeded|MaxIOPSLimitExceeded): (.*)/,
            example: 'operation error EC2: CreateSecurityGroup, https response error StatusCode: 400, RequestID: 0f1d, api error SecurityGroupLimitExceeded: The maximum number of security groups has been reached.',
            what: 'A limit of the account is reached ($1): $2',
            remedy: 'Remove what is not needed any more, or raise the limit in Service Quotas.',
        },
        {
            code: 'subnet-full',
            pattern: /InsufficientFreeAddressesInSubnet/,
            example: 'api error InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses.',
            what: 'No address is free in $subnet.',
            remedy: catalogue/* catalogue */.s['subnet-full'].remedy,
        },
        {
            code: 'no-default-vpc',
            pattern: /VPCIdNotSpecified|No default VPC/,
            example: 'api error VPCIdNotSpecified: No default VPC for this user',
            what: 'The account has no default VPC in $region.',
            remedy: catalogue/* catalogue */.s['no-default-vpc'].remedy,
        },
        {
            code: 'spot-interrupted',
            pattern: /Server\.SpotInstance(?:Termination|Shutdown)/,
            example: 'Instance state change details: Server.SpotInstanceTermination: Server.SpotInstanceTermination: Instance initiated termination',
            what: 'AWS interrupted the spot instance.',
            remedy: catalogue/* catalogue */.s['spot-interrupted'].remedy,
        },
        {
            code: 'encryption-key-unusable',
            pattern: /Client\.(?:InvalidKMSKey\.\w+|InternalError: Client error on launch)|KMSKeyNotAccessible|InvalidKmsKeyId/i,
            example: 'Instance state change details: Client.InternalError: Client error on launch: Client.InternalError: Client error on launch',
            what: 'EC2 could not use the KMS key of a volume.',
            remedy: "Check 'kms-key-id' and its policy: the credentials need kms:CreateGrant, kms:Decrypt and kms:GenerateDataKeyWithoutPlaintext on it, and on the key of an encrypted source AMI.",
        },
        {
            code: 'plugin-crashed',
            pattern: /errored after .*: unexpected EOF|Plugin did not respond|panic: runtime error/,
            example: "Build 'amazon-ebs.dask' errored after 8 seconds 101 milliseconds: unexpected EOF",
            what: "Packer's amazon plugin crashed, as it does when AWS rejects a spot launch.",
            remedy: "With 'spot', run again or set it to 'false'. Otherwise run again with debug logging, and look for the plugin's error in packer-debug.log.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/set-up.js
/** What set-up.sh says of the files of the workspace and of the setup script, whose own lines have no meaning here. */
const setUp = {
    title: 'The set-up of the machine',
    note: "Inputs 'files' and 'setup-script'. [environment.md](environment.md#set-up-of-the-machine) describes them.",
    script: 'set-up.sh',
    failures: [
        {
            code: 'files-not-placed',
            pattern: /bake-dask-ami: cannot put a file at (\S+): ([^\n]+)/,
            example: 'bake-dask-ami: cannot put a file at /etc/ssl: the source AMI has a directory there',
            what: "Input 'files' puts a file at $1, which is not possible: $2.",
            remedy: 'Choose another path in the image, or change what is there in the source AMI.',
        },
        {
            code: 'setup-script-failed',
            pattern: /bake-dask-ami: the setup script's interpreter '([^'\n]+)' is not on the builder/,
            example: "bake-dask-ami: the setup script's interpreter '/usr/bin/zsh' is not on the builder",
            what: "The first line of 'setup-script' names the interpreter $1, which is not on the builder.",
            remedy: "Install it with 'packages', or name another one.",
        },
        {
            code: 'setup-script-failed',
            pattern: /bake-dask-ami: the setup script was ended by signal KILL/,
            example: 'bake-dask-ami: the setup script was ended by signal KILL',
            what: "The script of 'setup-script' was killed, most likely because the builder ran out of memory.",
            remedy: "Choose an 'instance-type' with more memory, or let the script need less.",
            linesBefore: 7,
        },
        {
            code: 'setup-script-failed',
            pattern: /bake-dask-ami: the setup script was ended by signal (\w+)/,
            example: 'bake-dask-ami: the setup script was ended by signal SEGV',
            what: "The script of 'setup-script' was ended by the signal $1.",
            remedy: 'Its last lines are below.',
            linesBefore: 7,
        },
        {
            code: 'setup-script-failed',
            pattern: /bake-dask-ami: the setup script ended with exit status (\d+)/,
            example: 'bake-dask-ami: the setup script ended with exit status 3',
            what: "The script of 'setup-script' failed with exit status $1.",
            remedy: 'Its last lines are below. What the script does is yours: try it on an instance of the source AMI.',
            linesBefore: 7,
        },
        {
            code: 'setup-script-failed',
            pattern: /bake-dask-ami: running the setup script(?!(?:.*\n)*bake-dask-ami: the setup script )/,
            example: 'bake-dask-ami: running the setup script',
            what: "The connection to the builder ended while the script of 'setup-script' was running.",
            remedy: 'Look whether the script restarts the machine, the network or sshd, which it must not; if not, the builder crashed or was terminated.',
        },
    ],
};
/** What wait-for-cloud-init.sh says where cloud-init failed after prepare.sh had ended well. */
const ownCloudInit = {
    title: "The further part of the user data: input 'cloud-init'",
    script: 'wait-for-cloud-init.sh',
    failures: [
        {
            code: 'own-cloud-init-failed',
            pattern: /cloud-init failed with code \d+ after our own steps/,
            example: 'bake-dask-ami: cloud-init failed with code 1 after our own steps; the end of its output:',
            only: (plan) => plan.cloudInit !== undefined,
            what: "cloud-init failed in the builder after the steps of the bake, most likely in what 'cloud-init' adds.",
            remedy: "The lines below are the end of its output; the complete output is in the directory that output 'logs' names. Of the commands in 'runcmd' the last one decides.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/symptoms.js
/** What Packer's shell and file provisioners and our check say when the connection has ended and does not come back. */
const LOST = /Script disconnected unexpectedly|Disconnect while removing temporary script|(?:Error (?:uploading|removing|chmodding)|Upload failed).*(?:dial tcp|EOF|not available|closed|timeout)|the connection ended before the builder was prepared/;
/** What shows where a bake broke and not why: these are used only when no cause is known. */
const symptoms = {
    title: 'When only the phase of the failure is known',
    note: 'cloud-init may also end as "degraded" (exit code 2, since 23.4): its recoverable errors are printed, and the bake continues if the steps of this action succeeded.',
    failures: [
        {
            code: 'packages-not-installed',
            pattern: /E(?:rror)?: Sub-process \S*dpkg returned an error code/,
            example: 'E: Sub-process /usr/bin/dpkg returned an error code (1)',
            what: 'A package could not be set up on the builder.',
            remedy: "The lines above name it. Check input 'packages'.",
            context: /dpkg: error processing (?:package|archive) /,
        },
        {
            code: 'cloud-init-silent',
            pattern: /cloud-init ended with code [02], and the image was not prepared/,
            example: 'bake-dask-ami: cloud-init ended with code 0, and the image was not prepared; the end of its output:',
            what: 'cloud-init reports success, but did not run its user data.',
            remedy: 'The source AMI has cloud-init disabled, or configured not to run scripts of user data. Choose the AMI of a distribution, or fix yours.',
        },
        {
            code: 'cloud-init-failed',
            pattern: /and the image was not prepared|cloud-init failed with code/,
            example: 'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:',
            what: 'cloud-init failed in the builder.',
            remedy: "The lines below are the end of its output; the complete output is in the directory that output 'logs' names.",
        },
        {
            code: 'builder-did-not-start',
            pattern: /Error waiting for instance \(\S+\) to become ready/,
            example: 'Error waiting for instance (i-8da169af1e3336ea4) to become ready: waiter state transitioned to Failure',
            what: 'EC2 ended the builder while it was starting.',
            remedy: "The reason is below. Often it is a KMS key that the credentials may not use for the source AMI's snapshot, or a quota of EBS.",
            context: /Instance state change details/,
        },
        {
            code: 'builder-lost',
            pattern: LOST,
            example: 'Script disconnected unexpectedly. If you expected your script to disconnect, i.e. from a restart, you can try adding `"expect_disconnect": true` or `"valid_exit_codes": [0, 2300218]` to the shell provisioner parameters.',
            what: 'The connection to the builder ended in the middle of the bake: it crashed or was terminated.',
            remedy: "CloudTrail shows who terminated it. If it was not terminated, it may have run out of memory: choose a larger 'instance-type'.",
        },
        {
            code: 'aws-refused',
            pattern: /operation error (\w+): (\w+),.* api error (\w+): (.*)/,
            example: 'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterValue: Value (x) for parameter name is invalid.',
            what: 'AWS rejected $2 with $3: $4',
            remedy: 'Fix what the message names, and run again.',
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures.js












/**
 * The catalogue of causes. Where one line matches several entries the first is taken: what is wrong with who calls comes
 * before what is wrong with the call, and the disk before what could not be written to it.
 */
const causes = [account, launch, connection, builder, apt, docker, gpu, image_image];
/** The causes that are looked for in the script that ended a bake, before all others. */
const scriptCauses = [ownCloudInit, setUp, environmentBuild, environmentImage];
/** All that a bake is known to fail of: the causes, then what is used when none of them is found. */
const failureGroups = [...causes, ...scriptCauses, symptoms];

;// CONCATENATED MODULE: ../src/diagnosis/diagnosis.js





const LINES_BEFORE = 3;
const LINES_AFTER = 4;
const CONTEXT_LINES = 4;
/**
 * Finds out why a bake failed.
 *
 * The error that Packer ends with is looked at first: it stopped the bake. Of a script it is no more than the exit code. Where
 * the cleaning up failed as well, it is the error before that. Then comes what the script printed that ended the
 * bake, where the catalogue has causes of its own for it, and then the earliest cause in the log, because what comes later
 * follows from it. The builder's own logs, which hold much that the bake recovered from, are asked only when the rest
 * shows no cause, and what the cleaning up says only after them. Where a bake broke is used only when there is no cause at all.
 */
function diagnose(failed) {
    const lines = withoutSetupScript(failed.lines.map(withoutPrefix));
    if (failed.ending === 'timed-out')
        return timedOut(failed, lines);
    const known = (groups) => groups
        .flatMap(({ failures, saidBy }) => failures.map((failure) => ({ ...failure, saidBy })))
        .filter(({ only }) => only?.(failed.plan) ?? true);
    const guest = guestLines(lines, failed.lines);
    // What the builder prints has Packer's prefix.
    const verdict = failed.lines.map((line) => VERDICT.test(line) ? matched(line).replace(CLEANUP_FAILED, '') : '');
    const cleaning = lines.findIndex((line) => CLEANING_UP.test(line));
    const before = cleaning < 0 ? lines : lines.slice(0, cleaning);
    const collected = failed.builderLogs.flatMap(({ text }) => text.trimEnd().split('\n'));
    const found = firstReported(lines, earliest(verdict, known(causes), true)) ??
        inScript(lines, failed) ??
        earliest(before, known(causes), true, guest) ??
        earliest(collected, known(causes), true, 'guest') ??
        earliest(lines, known(causes), false, guest) ??
        firstReported(lines, earliest(verdict, known([symptoms]), false)) ??
        earliest(before, known([symptoms]), false, guest) ??
        earliest(lines, known([symptoms]), false, guest);
    if (found === undefined)
        return unknown(lines);
    const { failure, match, index, among } = found;
    const words = placeholdersOf(failed);
    return {
        code: failure.code,
        what: interpolate(failure.what, match, words),
        remedy: interpolate(failure.remedy, match, words),
        evidence: [
            ...contextLines(lines, failure, among === collected ? -1 : index),
            ...around(among, index, failure.linesBefore),
        ].map(withoutLogins),
    };
}
/** The line that Packer ends with. */
const VERDICT = /^Build 'amazon-ebs\.dask' errored after /;
/** What the amazon plugin 1.8.2 and Packer 1.16.0 say as the cleaning up begins. */
const CLEANING_UP = /^(?:Provisioning step had errors|Cancelling build after|Terminating the source AWS instance)/;
/** What the plugin SDK says when the error-cleanup-provisioner failed too (multistep/commonsteps/step_provision.go). */
const CLEANUP_FAILED = /Cleanup failed: .*?(?:\. Original Provisioning error: |$)/;
/** Packer's words around those of a script: from the one on what follows is the builder's, up to the other. */
const SCRIPT_BEGINS = /^Provisioning with shell script: /;
const SCRIPT_ENDS = /^(?:Uploading |Downloading |Stopping the source instance|Provisioning step had errors|Cancelling |Terminating )/;
/**
 * Which lines come from a script in the builder. Packer makes no call of AWS while one runs. Packer 1.16.0 gives them the
 * prefix that its own words have, so a script can pretend that it has ended; all it gets is another headline.
 */
function guestLines(lines, printed) {
    const found = new Set();
    let runs = false;
    for (const [index, line] of lines.entries()) {
        if (SCRIPT_BEGINS.test(line))
            runs = true;
        else if (SCRIPT_ENDS.test(line) || VERDICT.test(printed[index] ?? ''))
            runs = false;
        else if (runs)
            found.add(index);
    }
    return found;
}
/** What the script that ended the bake shows. */
function inScript(lines, { plan }) {
    const groups = scriptCauses.map((group) => ({
        ...group,
        failures: group.failures.filter(({ only }) => only?.(plan) ?? true),
    }));
    const found = foundInScript(failedScript(lines), groups);
    return found && { ...found, among: lines };
}
/** The first line that shows any of the failures; with `lasting` only of those that the bake did not recover from. */
function earliest(lines, failures, lasting, guest = new Set()) {
    const recoveredAt = new Map(failures.map(({ recovered }) => [
        recovered,
        lasting && recovered ? lines.findLastIndex((line) => recovered.test(matched(line))) : -1,
    ]));
    for (const [index, line] of lines.entries()) {
        for (const failure of failures) {
            if (failure.saidBy === 'packer' && (guest === 'guest' || guest.has(index)))
                continue;
            const match = index > (recoveredAt.get(failure.recovered) ?? -1) ? failure.pattern.exec(matched(line)) : null;
            if (match)
                return { failure, match, index, among: lines };
        }
    }
    return undefined;
}
/** A verdict where it was reported first: most errors are printed when they happen, and once more at the end. */
function firstReported(lines, found) {
    if (found === undefined)
        return undefined;
    const { failure, match } = found;
    const index = lines.findIndex((line) => failure.pattern.test(matched(line)));
    return { failure, match, index, among: lines };
}
function unknown(lines) {
    return { ...(0,problem/* problem */.CC)('build-failed'), evidence: errorLines(lines) };
}
function timedOut(failed, lines) {
    const phase = failed.timings.findLast((timing) => timing.phase !== 'Cleaning up')?.phase ?? 'starting';
    const what = `The bake took longer than ${failed.plan.timeoutMinutes} minutes and was ended in the phase "${phase}".`;
    return { ...(0,problem/* problem */.CC)('build-timeout', { what }), evidence: lines.filter((line) => line !== '').slice(-8) };
}
/** The log without what a setup script printed that succeeded: whatever that was, it is not why a bake failed later. */
function withoutSetupScript(lines) {
    const from = lines.indexOf('bake-dask-ami: running the setup script');
    const to = lines.indexOf('bake-dask-ami: the setup script is done', from);
    return from < 0 || to < 0 ? lines : lines.map((line, index) => (from < index && index < to ? '' : line));
}
/** Packer puts `    amazon-ebs.dask: ` or `==> amazon-ebs.dask: ` before every line of the build. */
function withoutPrefix(line) {
    return line.replace(/^(?:==>|\s{3,}) ?(?:amazon-ebs\.dask:(?: |$))?/, '').trimEnd();
}
function contextLines(lines, { context: pattern }, index) {
    if (pattern === undefined)
        return [];
    const far = lines.filter((_, at) => index < 0 || at < index - LINES_BEFORE || at > index + LINES_AFTER);
    return [...new Set(far.filter((line) => pattern.test(matched(line))))].slice(-CONTEXT_LINES);
}
function around(lines, index, before = LINES_BEFORE) {
    return lines.slice(Math.max(0, index - before), index + 1 + LINES_AFTER).filter((line) => line !== '');
}
function errorLines(lines) {
    const errors = lines.filter((line) => /\berror\b|\bfailed\b|\bE: /i.test(line));
    return (errors.length > 0 ? errors : lines.filter((line) => line !== '')).slice(-8);
}

// EXTERNAL MODULE: ../src/packer/workspace.js + 1 modules
var packer_workspace = __webpack_require__(4368);
// EXTERNAL MODULE: ../src/plan/launches.js + 1 modules
var launches = __webpack_require__(7506);
// EXTERNAL MODULE: ../src/render/render.js + 4 modules
var render = __webpack_require__(8961);
// EXTERNAL MODULE: ../src/report/failed-summary.js
var failed_summary = __webpack_require__(3901);
// EXTERNAL MODULE: ../src/actions/run.js
var actions_run = __webpack_require__(6803);
// EXTERNAL MODULE: ../src/actions/bake/messages.js
var messages = __webpack_require__(1472);
;// CONCATENATED MODULE: ../src/actions/bake/moved-runner.js
/** What a runner meets that comes from another address than its ports were opened to. */
const NOT_REACHED = ['ssh-timeout', 'scheduler-not-reached', 'scheduler-unreachable'];
/**
 * The diagnosis of something that was not reached, which says so when the runner comes from another address by now: behind a
 * gateway with many addresses each connection may have another.
 *
 * @param opened the blocks that the ports were opened to: addresses with `/32`
 */
async function withMovedRunner(diagnosis, opened, ask) {
    if (ask === undefined || !NOT_REACHED.includes(diagnosis.code))
        return diagnosis;
    const now = await ask().catch(() => []);
    const others = now.filter((address) => !opened.includes(`${address}/32`));
    if (others.length === 0)
        return diagnosis;
    const what = `${diagnosis.what} The runner now comes from ${others.join(', ')}; opened was ${opened.join(', ')}.`;
    return {
        ...diagnosis,
        what,
        remedy: "Name the block of all addresses that the runner may come from in 'allow-cidr'.",
    };
}

;// CONCATENATED MODULE: ../src/actions/bake/build-image.js











// Words of the amazon plugin 1.8.2 (common/step_run_source_instance.go, step_security_group.go, step_key_pair.go).
const LEFT_BEHIND = /may still be around|Please delete the .* manually/;
/**
 * Runs Packer, and again with the plan's next launch as long as EC2 has no capacity for the builder or takes it back.
 *
 * @throws UserError when no launch led to an image (Packer has left nothing), or when the job was cancelled
 */
async function buildImage(plan, building) {
    const { secrets, paths, packer, ports } = building;
    const started = performance.now();
    const earlier = [];
    let current = plan;
    for (;;) {
        const minutes = (performance.now() - started) / 60_000;
        const attempt = {
            number: earlier.length + 1,
            timeoutMinutes: plan.timeoutMinutes - minutes,
            credentialsExpired: () => haveExpired(building.cloud),
        };
        const result = await build(attempt, secrets, paths, packer, ports.runner);
        if (result.exitCode === 0) {
            const leftBehind = result.lines.some((line) => LEFT_BEHIND.test(line));
            return { plan: current, earlier, timings: result.timings, leftBehind };
        }
        if (result.ending === 'cancelled')
            throw (0,actions_run/* cancelledError */.YQ)(ports.runner, messages/* bakeMessages */.U);
        const failed = { plan: current, earlier, ...result };
        const diagnosis = await explain(failed, building);
        const [next, ...further] = launchesLeft(failed, diagnosis);
        if (next === undefined)
            throw buildFailed(failed, (0,attempts/* withTries */.w4)(diagnosis, failed), building);
        earlier.push({ builder: current.builder, code: diagnosis.code, seconds: secondsOf(result) });
        sayNext(current, diagnosis, next.builder, earlier.length + 1, further.length, ports.runner);
        current = { ...current, ...next, furtherLaunches: further };
        const assets = await (0,packer_workspace/* readAssets */.wd)(ports.templateDirectory);
        await (0,packer_workspace/* rewriteVariables */.Y9)(paths, (0,render/* render */.X)(current, assets, paths));
    }
}
/** Whether AWS says so. Any other error says nothing about that. */
async function haveExpired(cloud) {
    try {
        await cloud.callerIdentity();
        return false;
    }
    catch (error) {
        return error instanceof problem/* UserError */.yo && error.problems.some(({ code }) => code === 'expired-credentials');
    }
}
async function explain(failed, { cloud, ports, askForRunner }) {
    const diagnosis = await withMovedRunner(diagnose(failed), failed.plan.ssh.sources, askForRunner);
    if (!failed.plan.builder.spot || failed.ending !== 'exited')
        return diagnosis;
    try {
        return (0,attempts/* withInterruption */.AA)(diagnosis, await cloud.endReasons(failed.plan.runUuid));
    }
    catch (error) {
        // The build's own failure is what the user has to hear of.
        ports.runner.info(`EC2 could not be asked why the builder ended: ${String(error)}`);
        return diagnosis;
    }
}
function launchesLeft(failed, diagnosis) {
    const { plan, timings, ending } = failed;
    if (ending !== 'exited')
        return [];
    // Words about capacity in the log of a builder that runs are not EC2's answer to its launch.
    const runs = timings.some(({ phase }) => phase === 'Waiting for SSH');
    if (runs && diagnosis.code !== 'spot-interrupted')
        return [];
    return (0,launches/* launchesAfter */.Y)(diagnosis.code, plan.builder, plan.furtherLaunches);
}
function sayNext(failed, { what }, next, number, further, runner) {
    const count = `try ${number} of ${number + further}`;
    runner.warning(`${(0,attempts/* placeOf */.$t)(failed.builder)}: ${what} Next is ${(0,attempts/* placeOf */.$t)(next)}, ${count}.`);
}
function secondsOf({ timings }) {
    return timings.reduce((sum, { seconds }) => sum + seconds, 0);
}
function buildFailed(failed, diagnosis, { paths, ports }) {
    ports.runner.info((0,failed_summary/* diagnosisText */.f7)(diagnosis));
    ports.runner.info(`Logs: ${paths.logs}`);
    return new problem/* UserError */.yo([diagnosis], { summary: (0,failed_summary/* failedSummary */.kx)(failed, diagnosis) });
}

// EXTERNAL MODULE: ../src/plan/client/check.js + 8 modules
var check = __webpack_require__(6625);
;// CONCATENATED MODULE: ../src/actions/bake/unproven.js


/**
 * Removes an image that failed a check, unless it shall be kept; one of which no check failed is kept always.
 *
 * @returns what became of it, as sentences
 */
async function settle(ami, verdict, onFailure, cloud, runner) {
    try {
        if (verdict !== 'failed' || onFailure === 'keep') {
            await keepUnproven(cloud, ami, verdict, runner);
            runner.setOutput('unproven-ami', ami);
            const why = verdict === 'failed' ? '' : ', because no check of it failed';
            return `The image ${ami} was kept, tagged as unproven${why}. It stays until you remove it.`;
        }
        await cloud.removeImage(ami);
        return `The image ${ami} was removed with its snapshots.`;
    }
    catch (error) {
        // Why the check failed must not be lost over it: as long as its status is "building" the post step removes it.
        return `The image ${ami} is left to the post step (${(0,errors_message/* messageOf */.b)(error)}).`;
    }
}

;// CONCATENATED MODULE: ../src/actions/bake/client-environment.js



/**
 * Sees that the client of input `client-environment` can use a new image. It is known before the smoke test, which costs time
 * and money.
 *
 * @returns undefined without that input
 * @throws UserError `client-mismatch`; the image is removed, or kept as unproven, as after a failed smoke test, and kept without one
 */
async function requireClient(request, { smoke }, { ami, facts }, cloud, runner) {
    const checked = client_environment_check(request, ami, facts, runner);
    if (checked === undefined || checked.problems.length === 0)
        return checked;
    const fate = await settle(ami, 'failed', smoke?.onFailure ?? 'keep', cloud, runner);
    throw new problem/* UserError */.yo(withFate(checked.problems, fate));
}
/**
 * The same of an image that is to be reused. Nothing becomes of it: a bake would give the same contents.
 *
 * @throws UserError `client-mismatch`
 */
function requireClientOfReused(request, ami, facts, runner) {
    const checked = client_environment_check(request, ami, facts, runner);
    if (checked === undefined || checked.problems.length === 0)
        return checked;
    throw new problem/* UserError */.yo(withFate(checked.problems, `${ami} was to be reused: nothing that decides its contents has changed.`));
}
function client_environment_check({ fromWorkspace: { clientEnvironment: lock } }, ami, facts, log) {
    if (lock === undefined)
        return undefined;
    const checked = (0,check/* checkClient */.sr)(lock, (0,check/* imageVersions */.tN)(ami, facts));
    const { same, notCompared } = checked;
    if (same.length > 0)
        log.info(`${lock.path} and ${ami} have the same ${same.join(', ')}.`);
    if (notCompared.length > 0)
        log.info(`Not compared: ${notCompared.join(', ')}.`);
    for (const warning of checked.warnings)
        log.warning(warning);
    return checked;
}
/** The problems; the last one says what became of the image. */
function withFate(problems, fate) {
    const last = problems.length - 1;
    return problems.map((each, index) => (index === last ? { ...each, what: `${each.what} ${fate}` } : each));
}

;// CONCATENATED MODULE: ../src/plan/reuse.js

const DAY_MS = 86_400_000;
const BARRED = [
    [aws_tags/* TAG */.Dk.withdrawn, 'withdrawn'],
    [aws_tags/* TAG */.Dk.rejected, 'rejected by a rollback'],
];
/**
 * The ready images of a family and a repository in their own Region, the newest first: by when they were baked, then by run,
 * so that all who look agree.
 */
function readyImages(images, { family, repository }) {
    const order = ({ tags }) => `${tags[aws_tags/* TAG */.Dk.baked] ?? ''} ${tags[aws_tags/* TAG */.Dk.run] ?? ''}`;
    return images
        .filter(({ tags }) => tags[aws_tags/* TAG */.Dk.status] === 'ready' &&
        tags[aws_tags/* TAG */.Dk.family] === family &&
        tags[aws_tags/* TAG */.Dk.repository] === repository &&
        tags[aws_tags/* TAG */.Dk.copyOf] === undefined)
        .sort((one, other) => order(other).localeCompare(order(one), 'en'));
}
/**
 * Chooses the newest image that is alike, young enough and usable: after an input was set back that may be an older one, but not
 * if it is to be published and a newer one could be.
 *
 * @param images ready images of the family, the newest first
 */
function chooseImage(images, wanted) {
    const [newest] = images;
    if (newest === undefined)
        return { kind: 'none', why: `There is no ready image of the family '${wanted.family}'.` };
    const alike = images.filter(({ tags }) => tags[aws_tags/* TAG */.Dk.fingerprint] === wanted.fingerprint);
    const [first] = alike;
    if (first === undefined)
        return { kind: 'changed', newest };
    const barred = alike.flatMap((image) => whyBarred(image) ?? [])[0];
    if (barred !== undefined)
        return { kind: 'none', why: barred };
    const image = alike.find((candidate) => reuse_whyNot(candidate, wanted) === undefined);
    if (image === undefined)
        return { kind: 'none', why: reuse_whyNot(first, wanted) ?? '' };
    const newer = images.slice(0, images.indexOf(image)).find((other) => replaces(other, image));
    return wanted.published && newer !== undefined
        ? { kind: 'changed', newest: newer }
        : { kind: 'reuse', image };
}
/** Whether a parameter that names a newer image is not set to an older one. */
function replaces(newer, image) {
    if (newer.state !== 'available' || whyBarred(newer) !== undefined)
        return false;
    return image.tags[aws_tags/* TAG */.Dk.smokeTest] !== 'smoked' || newer.tags[aws_tags/* TAG */.Dk.smokeTest] === 'smoked';
}
/** A verdict on an image holds for all that are alike. */
function whyBarred({ id, tags }) {
    for (const [key, verdict] of BARRED) {
        const why = tags[key];
        if (why === undefined)
            continue;
        return `${id} has the same contents and was ${verdict}${why === '' ? '' : ` (${why})`}.`;
    }
    return undefined;
}
function reuse_whyNot({ id, state, tags }, wanted) {
    if (state !== 'available')
        return `${id} has the same contents, but its state is '${state}'.`;
    const days = (wanted.now.getTime() - new Date(tags[aws_tags/* TAG */.Dk.baked] ?? '').getTime()) / DAY_MS;
    // Written so that a tag that is no time counts as too old.
    if (!(days <= wanted.maxAgeDays)) {
        const age = Number.isFinite(days)
            ? `was baked ${days.toFixed(1)} days ago`
            : 'does not say when it was baked';
        return `${id} has the same contents, but ${age}; 'max-age-days' is ${wanted.maxAgeDays}.`;
    }
    if (wanted.smokeTested && tags[aws_tags/* TAG */.Dk.smokeTest] !== 'smoked')
        return `${id} has the same contents, but has passed no smoke test.`;
    return undefined;
}

;// CONCATENATED MODULE: ../src/actions/bake/compare.js




/**
 * The image that an image is compared with: the published one, or without a parameter that names one the newest earlier one.
 *
 * @param ready ready images of the family, the newest first
 * @returns undefined when there is none, or when it is the image itself
 */
async function imageBefore({ ssmParameter }, ready, ami, cloud) {
    const published = ssmParameter === undefined ? undefined : (await cloud.parameterOf(ssmParameter))?.value;
    if (published === undefined || !/^ami-[0-9a-f]{8,17}$/.test(published))
        return ready[ready.findIndex(({ id }) => id === ami) + 1];
    if (published === ami)
        return undefined;
    return ready.find(({ id }) => id === published) ?? (await cloud.accountImages([published]))[0];
}
/**
 * The image that a new one is compared with, which is not ready yet. Without it the new image is as good, so a failure is only a
 * warning.
 *
 * @returns undefined when there is none with a record
 */
async function previousImage(request, plan, { runner, connectImages }) {
    try {
        const cloud = await connectImages(plan.region);
        const listed = await cloud.taggedImages({ [aws_tags/* TAG */.Dk.family]: plan.family, [aws_tags/* TAG */.Dk.status]: 'ready' });
        const before = await imageBefore(request, readyImages(listed, plan), undefined, cloud);
        if (before === undefined)
            return undefined;
        const record = recordIn(before, await cloud.snapshotTags(before.snapshots));
        return record && { ami: before.id, record };
    }
    catch (error) {
        runner.warning(`The image cannot be compared with an earlier one (${(0,errors_message/* messageOf */.b)(error)}).`);
        return undefined;
    }
}
/** The record of an image in the tags of its snapshots; undefined when none is whole. */
function recordIn(image, snapshots) {
    return image.snapshots.map((id) => recordOf(snapshots.get(id) ?? {})).find((record) => record !== undefined);
}

// EXTERNAL MODULE: ../src/credentials/account.js
var credentials_account = __webpack_require__(6464);
// EXTERNAL MODULE: ../src/plan/make-plan.js + 1 modules
var make_plan = __webpack_require__(5940);
;// CONCATENATED MODULE: ../src/plan/fingerprint.js


/** Raised when something decides the image that is not among the parts, such as a change of how they are used. */
const fingerprint_VERSION = 1;
/** How much of a part's hash is kept: enough to see that it differs, because the tags of a snapshot have little room. */
const PART_LENGTH = 12;
/** The name among the parts of how the image is smoke-tested: it is recorded, but does not decide the contents. */
const SMOKE_TEST = 'smoke test';
/**
 * The plan of a request as far as it decides the contents of the image: what is of the run, the account or the network has the
 * same value for all requests. So has the source AMI, which the account says.
 */
function contentsPlan(request) {
    const plan = (0,make_plan/* assumedPlan */.w_)(request, { now: new Date(0), runId: '', runUuid: '', repository: undefined });
    return {
        ...plan,
        ...{
            region: '',
            family: '',
            repository: undefined,
            amiName: '',
            amiNameIsGiven: false,
            amiDescription: '',
        },
        ...{ imageTags: {}, runTags: {}, source: { id: undefined, query: undefined } },
        builder: {
            ...{ instanceType: '', spot: false, unlimitedCredits: false, instanceProfile: undefined },
            ...{ vpc: undefined, subnet: undefined, zone: undefined, associatePublicIp: undefined },
            ...{ securityGroups: [], volume: { deviceName: '', size: request.volumeSize ?? 0 } },
            encryption: plan.builder.encryption,
        },
        ssh: { username: '', interface: 'public_ip', timeoutMinutes: 0, sources: [] },
        install: { ...plan.install, powerOffMinutes: 0 },
        ...{ timeoutMinutes: 0, furtherLaunches: [], warnings: [] },
        // A part of its own, so that it alone is named when it changes.
        environment: plan.environment && { ...plan.environment, path: '', hash: '' },
        dockerImage: plan.environment === undefined ? plan.dockerImage : '',
        cloudInit: undefined,
    };
}
/**
 * The fingerprint of an image.
 *
 * @param plan the plan of its contents
 * @param rendered texts that were rendered from that plan, and constant ones: what they are, for a person, and the text
 * @param smokeTest what decides how the image is smoke-tested; undefined when no smoke test is asked for
 */
function fingerprintOf(plan, { source, containerImages, archives }, rendered, smokeTest) {
    const { install, builder } = plan;
    const known = [
        ['source AMI', source?.id],
        ['container images', [plan.dockerImage, ...plan.extraDockerImages]],
        ['packages', install.packages],
        ["Docker's source", install.dockerSource],
        ["NVIDIA's driver", install.nvidiaDriver],
        ['automatic upgrades', install.automaticUpgrades],
        ['start', install.start],
        ['encryption', builder.encryption],
        ['volume size', builder.volume.size],
        ['GPU checks', plan.gpuChecks],
        ...workspaceParts(plan),
        ...Object.entries(rendered),
    ];
    const unknown = source === undefined ? ['There is no source AMI.'] : [];
    unknown.push(...(plan.fromWorkspace.environment?.unknownImages ?? []).map((why) => `${why}.`));
    for (const image of containerImages) {
        if (image.state === 'found')
            known.push([`digest of ${image.reference}`, image.platformDigest]);
        else
            unknown.push(`The digest of ${image.reference} is not known: ${image.why}.`);
    }
    for (const archive of archives) {
        if (archive.state === 'found')
            known.push([`archive ${archive.name}`, archive.digest]);
        else
            unknown.push(`The packages of ${archive.name} are not known: ${archive.why}.`);
    }
    const parts = known.map(([name, value]) => [name, hashOf(value)]);
    const recorded = smokeTest === undefined ? parts : [...parts, [SMOKE_TEST, hashOf(smokeTest)]];
    return {
        value: unknown.length > 0 ? undefined : sha256(JSON.stringify([fingerprint_VERSION, parts])),
        parts: Object.fromEntries(recorded.map(([name, hash]) => [name, hash.slice(0, PART_LENGTH)])),
        unknown,
    };
}
/** How a part is called that is an environment. */
const ENVIRONMENTS = {
    requirements: 'requirements.txt',
    pylock: 'pylock.toml',
    'uv-lock': 'uv.lock',
    conda: 'environment.yml',
    dockerfile: 'Dockerfile',
};
/** What the inputs name in the workspace; nothing where none does. */
function workspaceParts({ environment, fromWorkspace }) {
    const { environment: source, setupScript, cloudInit, files } = fromWorkspace;
    const parts = [];
    if (environment !== undefined && source !== undefined)
        parts.push([`environment (${ENVIRONMENTS[source.kind]})`, [source.hash, environment.secretNames]]);
    if (setupScript !== undefined)
        parts.push(['setup script', setupScript.text]);
    if (cloudInit?.part !== undefined)
        parts.push(['cloud-init', cloudInit.part]);
    if (files.length > 0)
        parts.push(['files', files.map(({ destination, ...file }) => [destination, contentOf(file)])]);
    return parts;
}
function contentOf(file) {
    return 'link' in file ? file.link : [file.mode, file.sha256];
}
/** The names of the parts that are not the same in two fingerprints. */
function changedParts(before, now) {
    return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);
}
function hashOf(value) {
    return sha256(JSON.stringify(value ?? null));
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ../src/preflight/contents.js


/**
 * Finds out what decides the contents of an image: the source AMI, the container images and the archives, for the likely
 * architecture at once, and anew where EC2 names another.
 *
 * @param lookupsWith gives the lookups anew, since the names of instance types only suggest an architecture
 * @param types what EC2 says of the instance types; a failure of it is not reported here
 */
async function surveyContents(asked, types, lookupsWith, ports) {
    const contents = await contentsFor(asked, ports);
    // Who asked for the types says why there are none.
    const lookups = lookupsWith(await types.catch(() => []));
    const same = lookups.architecture === asked.architecture;
    return { contents: same ? contents : await contentsFor(lookups, ports), lookups };
}
async function contentsFor({ source, containerImages, architecture }, ports) {
    const onSource = async () => {
        const found = await sourceImage(ports.cloud, source);
        return { ...found, archives: found.source ? await ports.archives(found.source, architecture) : [] };
    };
    const [found, ofRegistries] = await all_all(onSource(), all_all(...containerImages.map((image) => ports.containerImage(image, architecture))));
    return { ...found, containerImages: ofRegistries };
}
async function sourceImage(cloud, source) {
    if ('id' in source)
        return { source: await cloud.imageById(source.id) };
    if ('ownParameter' in source) {
        const value = await cloud.parameter(source.ownParameter);
        const found = value !== undefined && /^ami-[0-9a-f]{8,17}$/.test(value) ? await cloud.imageById(value) : undefined;
        return { source: found, sourceParameter: value };
    }
    const id = source.parameter === undefined ? undefined : await readable(cloud.parameter(source.parameter));
    const named = id === undefined ? undefined : await cloud.imageById(id);
    return { source: named ?? (await cloud.newestImage(source.query)) };
}
/** What was read, or undefined for credentials that may not read it. */
async function readable(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (error instanceof problem/* UserError */.yo && error.problems.every(({ code }) => code === 'access-denied'))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ../src/plan/archives.js
const CODENAMES = {
    '22.04': 'jammy',
    '24.04': 'noble',
    '26.04': 'resolute',
};
/**
 * The suites that apt of a source AMI reads in a bake, as Ubuntu's images and prepare.sh name them: none when the bake
 * installs no package.
 *
 * @param sourceName name of the source AMI: Canonical's and AWS's say their release of Ubuntu
 * @returns undefined when that names no release that is known
 */
function archiveSuites({ packages, dockerSource, nvidiaDriver }, sourceName, architecture) {
    if (packages.length === 0)
        return [];
    const codename = CODENAMES[/ubuntu.*?\b(\d\d\.04)\b/i.exec(sourceName)?.[1] ?? ''];
    if (codename === undefined)
        return undefined;
    const machine = architecture === 'arm64' ? 'arm64' : 'amd64';
    const suite = (name, base) => ({
        name,
        inRelease: `${base}/InRelease`,
        architecture: machine,
    });
    return [
        ...['', '-updates', '-security'].map((pocket) => suite(`Ubuntu ${codename}${pocket}`, `${ubuntuArchive(machine, pocket)}/dists/${codename}${pocket}`)),
        ...(dockerSource === 'docker-ce'
            ? [suite(`Docker ${codename}`, `https://download.docker.com/linux/ubuntu/dists/${codename}`)]
            : []),
        ...(nvidiaDriver === undefined
            ? []
            : [
                suite('NVIDIA container toolkit', `https://nvidia.github.io/libnvidia-container/stable/deb/${machine}`),
            ]),
    ];
}
/** Not the mirror of EC2 in the Region, which sends runners elsewhere away and follows some minutes later. */
function ubuntuArchive(machine, pocket) {
    if (machine === 'arm64')
        return 'http://ports.ubuntu.com/ubuntu-ports';
    return pocket === '-security' ? 'http://security.ubuntu.com/ubuntu' : 'http://archive.ubuntu.com/ubuntu';
}

;// CONCATENATED MODULE: ../src/preflight/archives.js



/** Short, because a bake goes on without an answer. In milliseconds. */
const archives_DEADLINE_MS = 6000;
const RETRY = { waits: [500], longestWait: 2000 };
/** Ubuntu's have some 260 KB. */
const archives_MAX_BYTES = 4 * 2 ** 20;
/** In characters. */
const LONGEST_REASON = 300;
/** Asks all archives at once what packages their suites have; never throws. */
function surveyArchives(suites) {
    return Promise.all(suites.map(surveyArchive));
}
async function surveyArchive(suite) {
    const { name, inRelease, architecture } = suite;
    const url = new URL(inRelease);
    try {
        const { status, body } = await (0,client/* get */.J)(url, { deadline: archives_DEADLINE_MS, maxBytes: archives_MAX_BYTES, retry: RETRY });
        if (status !== 200)
            throw new Error(`it answered ${status}`);
        return { name, state: 'found', digest: packagesDigest(body.toString(), architecture) };
    }
    catch (error) {
        const why = `${url.host} could not be asked (${(0,errors_message/* messageOf */.b)(error).slice(0, LONGEST_REASON)})`;
        return { name, state: 'unknown', why };
    }
}
/**
 * SHA-256 of what an InRelease file says of the packages of one architecture. The whole file changes more often: with its
 * date, and with the translations, sources and other architectures of the suite.
 *
 * Format: https://wiki.debian.org/DebianRepository/Format. Its signature is not checked: apt checks it in the builder.
 *
 * @throws Error when it is no such file, or names no index for the architecture
 */
function packagesDigest(inRelease, architecture) {
    if (!inRelease.startsWith('-----BEGIN PGP SIGNED MESSAGE-----'))
        throw new Error('it gave no InRelease file');
    // NVIDIA's archive is flat: it has one index without a directory.
    const index = new RegExp(`^ [0-9a-f]{64} +\\d+ (?:\\S*/binary-${architecture}/|(?:\\./)?)Packages$`);
    const indexes = inRelease.split(/\r?\n/).filter((line) => index.test(line));
    if (indexes.length === 0)
        throw new Error(`its InRelease file names no packages for ${architecture}`);
    return (0,external_node_crypto_.createHash)('sha256').update(indexes.sort().join('\n')).digest('hex');
}

;// CONCATENATED MODULE: ../src/registry/exchange.js


const REQUEST_LIMITS = { deadline: 20_000, idle: 10_000, pause: 1000 };
/** A registry that wants to be left alone for longer (Retry-After) is not asked again; in milliseconds. */
const exchange_LONGEST_WAIT = 5000;
/** An answer that no registry gives: asking again does not help. */
class MalformedResponse extends Error {
    name = 'MalformedResponse';
}
/**
 * Asks, and once more when there was no whole answer, or one of 429 or 5xx.
 *
 * @throws MalformedResponse for an answer that is too large or redirects to where it should not; HttpError and UserError of `get`
 */
async function exchange(question, limits) {
    const { url, accept, authorization, most } = question;
    const { deadline, idle, pause } = limits;
    const headers = { accept, ...(authorization === undefined ? {} : { authorization }) };
    const retry = { waits: [pause], longestWait: exchange_LONGEST_WAIT };
    try {
        return await (0,client/* get */.J)(url, { headers, maxBytes: most, deadline, idleTimeout: idle, retry });
    }
    catch (error) {
        if (!(error instanceof request/* HttpError */.j$))
            throw error;
        if (error.kind === 'too-large')
            throw new MalformedResponse(`${url.host} answered with more than ${most / 2 ** 20} MiB`);
        throw error.kind === 'redirect' ? new MalformedResponse(error.message) : error;
    }
}

;// CONCATENATED MODULE: ../src/registry/challenge.js
const PART = /(?<name>[\w-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s,"]+))|(?<scheme>[\w-]+)/g;
/** The challenges of a header, in its order; none for a header that is missing or empty. */
function challenges(header) {
    const found = [];
    for (const { groups } of (header ?? '').matchAll(PART)) {
        const { name, quoted, bare, scheme } = groups ?? {};
        if (scheme !== undefined)
            found.push({ scheme: scheme.toLowerCase(), parameters: {} });
        const last = found.at(-1);
        if (name === undefined || !last)
            continue;
        last.parameters[name.toLowerCase()] = bare ?? quoted?.replace(/\\(.)/g, '$1') ?? '';
    }
    return found;
}

;// CONCATENATED MODULE: ../src/registry/session.js




/** Why a registry gives no answer about an image: the end of its survey. */
class RegistryError extends Error {
    name = 'RegistryError';
    state;
    constructor(state, why) {
        super(why);
        this.state = state;
    }
}
const TOKEN_BYTES = 2 ** 20;
/** A token goes into a header; servers take some 8 to 64 KiB of them. Visible ASCII only: nothing else could stand there. */
const TOKEN = /^[!-~]{1,65536}$/;
/**
 * Opens a conversation; nothing is asked yet.
 * The protocol is https://distribution.github.io/distribution/spec/auth/token/.
 *
 * @param login for this very registry, or undefined
 * @throws from `get`: RegistryError, MalformedResponse, or the error of the connection
 */
function registrySession(address, login, limits) {
    const { base, repository } = address;
    let authorization;
    return {
        get: async (path, accept, most) => {
            const url = new URL(`${repository}/${path}`, base);
            const ask = () => exchange({ url, accept, authorization, most }, limits);
            const first = await ask();
            if (authorization === undefined && first.status === 401) {
                authorization = await authorize(challenges(first.header('www-authenticate')), {
                    address,
                    login,
                    limits,
                });
                return allowed(await ask(), base.host, login);
            }
            return allowed(first, base.host, login);
        },
    };
}
async function authorize(wanted, who) {
    const { address, login } = who;
    const bearer = wanted.find(({ scheme }) => scheme === 'bearer');
    if (bearer)
        return `Bearer ${await token(bearer, who)}`;
    const { host } = address.base;
    if (!wanted.some(({ scheme }) => scheme === 'basic')) {
        throw new MalformedResponse(`${host} wants a login of a kind that is not known`);
    }
    if (!login)
        throw new RegistryError('login-missing', `${host} gives nothing without a login`);
    return basic(login);
}
async function token({ parameters }, who) {
    const { address, login, limits } = who;
    const url = realm(parameters['realm'] ?? '', address.base);
    if (parameters['service'] !== undefined)
        url.searchParams.set('service', parameters['service']);
    for (const scope of new Set([`repository:${address.repository}:pull`, parameters['scope']])) {
        if (scope !== undefined)
            url.searchParams.append('scope', scope);
    }
    const authorization = login && basic(login);
    const question = { url, accept: 'application/json', authorization, most: TOKEN_BYTES };
    const answer = allowed(await exchange(question, limits), url.host, login);
    if (answer.status !== 200)
        throw new MalformedResponse(`${url.host}, which gives the tokens, answered ${answer.status}`);
    const { token, access_token } = session_parsed(answer.body, url.host);
    const given = token ?? access_token;
    if (typeof given === 'string' && TOKEN.test(given))
        return given;
    throw new MalformedResponse(`${url.host} gave no token`);
}
/** The address that gives tokens, which a hostile registry could put anywhere: a password must not be read on its way there. */
function realm(text, registry) {
    if (!URL.canParse(text))
        throw new MalformedResponse(`${registry.host} names no address that gives tokens`);
    const url = new URL(text);
    if (url.username !== '' || url.password !== '' || !(0,addresses/* isConfidential */.FX)(url, registry)) {
        throw new MalformedResponse(`${registry.host} sends logins to ${url.origin}, where they would not be safe`);
    }
    return url;
}
/** Gives the answer back unless it says that who asks may not. */
function allowed(answer, host, login) {
    // A 403 may be a firewall's own: only one in the words of the protocol says something about the login.
    const denied = answer.status === 401 || (answer.status === 403 && isDenied(answer.body));
    if (!denied)
        return answer;
    if (login)
        throw new RegistryError('login-refused', `${host} refused the login of '${login.username}'`);
    throw new RegistryError('login-missing', `${host} has no such image for those who do not log in`);
}
function isDenied(body) {
    return /"errors"\s*:/.test(body.subarray(0, 4096).toString());
}
function basic(login) {
    return `Basic ${encodedLogin(login)}`;
}
/** Reads a JSON object. */
function session_parsed(body, host) {
    try {
        const value = JSON.parse(body.toString());
        if (typeof value === 'object' && value !== null)
            return value;
    }
    catch {
        // Said below: what the parser says would quote the body.
    }
    throw new MalformedResponse(`${host} answered with something that is not a JSON object`);
}

;// CONCATENATED MODULE: ../src/registry/manifest.js


/** The header Accept for manifests and indexes, of OCI and of Docker. */
const MANIFESTS = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/** The disk is sized by what a manifest says of its layers; the largest images have some 50 GB. In bytes. */
const MOST_COMPRESSED = 256 * 2 ** 30;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** What Go, and with it every container image, calls the architectures of EC2. */
const manifest_PLATFORMS = { x86_64: 'amd64', arm64: 'arm64' };
/** The digest of the manifest for Linux on an architecture when `json` is an index; undefined when it is none. */
function manifestFor(json, architecture) {
    if (!Array.isArray(json['manifests']))
        return undefined;
    const platforms = json['manifests'].map((entry) => ({
        digest: field(entry, 'digest'),
        os: named(field(field(entry, 'platform'), 'os')),
        architecture: named(field(field(entry, 'platform'), 'architecture')),
    }));
    const wanted = manifest_PLATFORMS[architecture];
    const entry = platforms.find(({ os, architecture: of }) => os === 'linux' && of === wanted);
    if (entry)
        return manifest_digest(entry.digest);
    const there = platforms.filter(({ os }) => os !== 'unknown').map((of) => `${of.os}/${of.architecture}`);
    throw new RegistryError('wrong-architecture', `it is for ${there.join(', ') || 'nothing'} and not for linux/${wanted}`);
}
/** Reads a manifest of one image. */
function manifestOf(json) {
    const layers = json['layers'];
    if (!Array.isArray(layers))
        throw new MalformedResponse('its manifest is of a kind that is not known');
    const sizes = layers.map((layer) => field(layer, 'size'));
    if (!sizes.every((size) => Number.isSafeInteger(size) && Number(size) >= 0)) {
        throw new MalformedResponse('its manifest has layers without a size');
    }
    const compressedBytes = sizes.reduce((sum, size) => sum + Number(size), 0);
    if (compressedBytes > MOST_COMPRESSED)
        throw new MalformedResponse('its manifest has layers larger than any image');
    return { config: manifest_digest(field(json['config'], 'digest')), compressedBytes, layers: layers.length };
}
/** The variables of an image's config, which must be for Linux on the architecture. */
function environmentOf(json, architecture) {
    const platform = `${named(json['os'] ?? 'linux')}/${named(json['architecture'] ?? manifest_PLATFORMS[architecture])}`;
    const wanted = `linux/${manifest_PLATFORMS[architecture]}`;
    if (platform !== wanted)
        throw new RegistryError('wrong-architecture', `it is for ${platform} and not for ${wanted}`);
    const lines = field(json['config'], 'Env') ?? [];
    if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) {
        throw new MalformedResponse('its config has no list of variables');
    }
    const pairs = lines.map((line) => {
        const equals = line.indexOf('=');
        return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
    });
    return Object.fromEntries(pairs);
}
/** An operating system or an architecture; an attestation has `unknown` as well. */
function named(value) {
    return typeof value === 'string' ? value : 'unknown';
}
function manifest_digest(value) {
    if (typeof value === 'string' && DIGEST.test(value))
        return value;
    throw new MalformedResponse('its manifest names something without a sha256 digest');
}
function field(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ../src/registry/image.js






const MIB = 2 ** 20;
const MANIFEST_BYTES = 4 * MIB;
const CONFIG_BYTES = 8 * MIB;
/** In characters. */
const image_LONGEST_REASON = 500;
/**
 * Asks a registry for an image, as `docker pull` would, but for its manifest and config only. Never throws: whatever goes
 * wrong is the answer. The protocol is https://distribution.github.io/distribution/spec/api/.
 *
 * @param login used only when it is for the registry of `reference`
 */
async function containerImage(reference, architecture, login, limits = REQUEST_LIMITS) {
    const address = registryAddress(reference);
    const { host } = address.base;
    const own = login && registryName(login.registry) === registryName(reference.registry) ? login : undefined;
    try {
        const found = await read(registrySession(address, own, limits), reference, architecture, host);
        return { reference: reference.text, state: 'found', ...found };
    }
    catch (error) {
        const state = error instanceof RegistryError ? error.state : 'unknown';
        return { reference: reference.text, state, why: image_reason(error, host) };
    }
}
async function read(session, reference, architecture, host) {
    const named = reference.digest ?? reference.tag ?? 'latest';
    const first = await session.get(`manifests/${named}`, MANIFESTS, MANIFEST_BYTES);
    if (first.status === 404)
        throw new RegistryError('not-found', `${host} has no '${reference.repository}' with '${named}'`);
    const announced = reference.digest ?? first.header('docker-content-digest');
    const top = session_parsed(image_verified(first, announced, host), host);
    const inner = manifestFor(top, architecture);
    const manifest = manifestOf(inner === undefined
        ? top
        : await json(session, `manifests/${inner}`, MANIFESTS, MANIFEST_BYTES, inner, host));
    const { config, compressedBytes, layers } = manifest;
    const environment = environmentOf(await json(session, `blobs/${config}`, '*/*', CONFIG_BYTES, config, host), architecture);
    const digest = image_sha256(first.body);
    return { digest, platformDigest: inner ?? digest, compressedBytes, layers, environment };
}
async function json(session, path, accept, most, digest, host) {
    return session_parsed(image_verified(await session.get(path, accept, most), digest, host), host);
}
/** The body of a good answer, when it is what its digest says; digests of other kinds than sha256 are not looked at. */
function image_verified(answer, digest, host) {
    if (answer.status !== 200)
        throw new MalformedResponse(`${host} answered ${answer.status}`);
    if (digest?.startsWith('sha256:') && image_sha256(answer.body) !== digest) {
        throw new MalformedResponse(`${host} answered with something else than ${digest}`);
    }
    return answer.body;
}
function image_sha256(body) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}`;
}
function image_reason(error, host) {
    const message = (0,errors_message/* messageOf */.b)(error);
    // It quotes names and headers of the registry's answer.
    const short = message.length > image_LONGEST_REASON ? `${message.slice(0, image_LONGEST_REASON)} ...` : message;
    return error instanceof RegistryError || error instanceof MalformedResponse
        ? short
        : `${host} could not be asked (${short})`;
}

;// CONCATENATED MODULE: ../src/actions/bake/fingerprint.js









/**
 * The fingerprint of the image that a bake of the request would make.
 *
 * @throws UserError when the user data is larger than EC2 takes
 */
async function fingerprint(request, contents, { templateDirectory, workspace }) {
    const plan = contentsPlan(request);
    const { userData, variables, dockerfile } = (0,render/* render */.X)(plan, await (0,packer_workspace/* readAssets */.wd)(templateDirectory), (0,packer_workspace/* buildPaths */.JA)('/'));
    const rendered = {
        'user data': userData,
        "Packer's variables": variables,
        "Packer's template": await (0,packer_workspace/* readTemplate */.xV)(templateDirectory),
        ...(plan.environment === undefined ? {} : { 'build of the environment': dockerfile ?? '' }),
    };
    return fingerprintOf(plan, contents, rendered, await smokeTestOf(request, plan, workspace));
}
/** What decides how a request smoke-tests its image, other than limits of time. */
async function smokeTestOf(request, { cluster: { gpu, envVars, dockerArgs } }, workspace) {
    const { smokeTest, smokeWorkers, smokeInstanceType, smokeScript } = request;
    const { smokeInitializationRate, smokeVolumeThroughput } = request;
    if (!smokeTest)
        return undefined;
    const script = smokeScript === undefined ? undefined : await scriptText((0,external_node_path_.resolve)(workspace, smokeScript));
    const volume = { smokeInitializationRate, smokeVolumeThroughput };
    return { smokeWorkers, smokeInstanceType, gpu, envVars, dockerArgs, script, ...volume };
}
/** Null when it cannot be read, which the survey of a bake reports. */
async function scriptText(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => null);
}
/** What asks the account, registries and archives about the contents of an image. */
function contentPorts(request, cloud, logins) {
    return {
        cloud,
        containerImage: (image, architecture) => containerImage(image, architecture, loginFor(image, logins)),
        archives: (source, architecture) => archivesOf(request, source, architecture),
    };
}
/** Asks the archives that apt reads in a bake of the request on a source AMI. */
async function archivesOf(request, source, architecture) {
    const suites = archiveSuites(contentsPlan(request).install, source.name, architecture);
    if (suites !== undefined)
        return surveyArchives(suites);
    const why = `the name of the source AMI (${source.name}) names no release of Ubuntu`;
    return [{ name: 'the archives of the source AMI', state: 'unknown', why }];
}

;// CONCATENATED MODULE: ../src/actions/bake/find-image.js












/**
 * Looks for a ready image that a bake of the request would only make again. Asks no more than that needs: the source AMI, the
 * registries, the archives, and the images of the family with the record of one.
 *
 * @param lookups those that the request alone gives: where EC2 knows another architecture than the name of the instance type
 * says, the fingerprint is another, and the image is baked
 * @throws UserError when AWS cannot be asked
 */
async function findImage(request, lookups, logins, cloud, ports) {
    const { runner } = ports;
    // Alone and first, so that bad credentials give one clear error.
    const caller = await cloud.callerIdentity();
    runner.info(`AWS identity: ${(0,credentials_account/* withoutAccount */.M)(caller.arn)}`);
    runner.state.saveAccount(caller.account);
    const images = await ports.connectImages(request.region);
    const family = (0,make_plan/* imageFamily */.gE)(request);
    const [{ contents }, listed] = await all_all(surveyContents(lookups, Promise.resolve([]), () => lookups, contentPorts(request, cloud, logins)), images.taggedImages({ [aws_tags/* TAG */.Dk.family]: family, [aws_tags/* TAG */.Dk.status]: 'ready' }));
    const { repository, workspace } = runner.context;
    const { templateDirectory } = ports;
    const print = await fingerprint(request, contents, { templateDirectory, workspace });
    if (print.value === undefined)
        return { reasons: print.unknown };
    const ready = readyImages(listed, { family, repository });
    const choice = chooseImage(ready, {
        ...{ family, repository, fingerprint: print.value, now: new Date() },
        ...{ smokeTested: request.smokeTest, maxAgeDays: request.maxAgeDays },
        published: request.ssmParameter !== undefined,
    });
    if (choice.kind === 'none')
        return { reasons: [choice.why] };
    try {
        if (choice.kind === 'changed')
            return { reasons: [await whatChanged(choice.newest, print, images)] };
        const { image } = choice;
        const looked = { image, account: caller.account, source: contents.source, fingerprint: print };
        return await withRecords(looked, ready, request, images);
    }
    catch (error) {
        if (!(error instanceof problem/* UserError */.yo))
            throw error;
        return { reasons: [`The records of images could not be read: ${(0,errors_message/* messageOf */.b)(error)}`] };
    }
}
async function whatChanged(newest, now, images) {
    const { parts } = recordIn(newest, await images.snapshotTags(newest.snapshots)) ?? {};
    if (parts === undefined)
        return `${newest.id}, the newest of the family, does not say what it was made from.`;
    const changed = changedParts(parts, now.parts);
    return changed.length === 0
        ? `${newest.id} was made by another version of this action.`
        : `Changed since ${newest.id} was baked: ${changed.join(', ')}.`;
}
async function withRecords(looked, ready, request, images) {
    const { image } = looked;
    const before = await imageBefore(request, ready, image.id, images);
    const snapshots = await images.snapshotTags([...image.snapshots, ...(before?.snapshots ?? [])]);
    const record = recordIn(image, snapshots);
    const why = whyUnusable(looked, record, request);
    if (why !== undefined)
        return { reasons: [why] };
    const earlier = before && recordIn(before, snapshots);
    return {
        found: {
            ...looked,
            record: record,
            before: before && earlier && { ami: before.id, record: earlier },
        },
    };
}
const NEEDED = [
    'docker_image_digest',
    'nvidia_driver_version',
    'python_version',
    'dask_version',
    'distributed_version',
];
/** Why an image that is alike cannot be reported as its bake was. */
function whyUnusable({ image: { id }, fingerprint: { parts } }, record, request) {
    if (record === undefined)
        return `${id} has the same contents, but its snapshot holds no record of them.`;
    const needed = (0,plan_lookups/* variantOf */.Bp)(request).usesGpu ? [...NEEDED, 'python_packages'] : NEEDED;
    const missing = needed.filter((name) => record.facts[name] === undefined);
    if (missing.length > 0)
        return `${id} has the same contents, but its record does not say what outputs need: ${missing.join(', ')}.`;
    if (request.smokeTest && record.parts?.[SMOKE_TEST] !== parts[SMOKE_TEST])
        return `${id} has the same contents, but passed another smoke test: the workers, their type, 'smoke-script', 'env-vars' or 'docker-args' were different.`;
    const { maxStartSeconds: most } = request;
    if (!request.smokeTest || most === undefined || (record.startSeconds ?? 0) <= most)
        return undefined;
    return `${id} has the same contents, but its cluster took ${record.startSeconds?.toFixed(0)} s to start; 'max-start-seconds' is ${most}.`;
}

;// CONCATENATED MODULE: ../src/diagnosis/growth.js

/** The cluster gave its first result so much later than one from the earlier image did; undefined when it did not. */
function slowerStart(seconds, growth) {
    if (!exceeds(seconds, growth))
        return undefined;
    const { ami, before, percent } = growth;
    const what = `The cluster gave its first result after ${seconds.toFixed(0)} s, with ${ami} after ${before.toFixed(0)} s: ${more(seconds, growth)} more; 'max-start-growth' is ${percent}.`;
    return { ...(0,problem/* problem */.CC)('start-grew', { what }), blames: 'image', evidence: [] };
}
/** The container image takes so many more bytes unpacked than that of the earlier image; undefined when it does not. */
function largerImage(bytes, growth) {
    if (!exceeds(bytes, growth))
        return undefined;
    const { ami, before, percent } = growth;
    const what = `The container image has ${megabytes(bytes)} unpacked, in ${ami} it has ${megabytes(before)}: ${more(bytes, growth)} more; 'max-size-growth' is ${percent}.`;
    return { ...(0,problem/* problem */.CC)('size-grew', { what }), evidence: [] };
}
function exceeds(now, { before, percent }) {
    return now > before * (1 + percent / 100);
}
function more(now, { before }) {
    return `${((now / before - 1) * 100).toFixed(1)} percent`;
}
function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(0)} MB`;
}

;// CONCATENATED MODULE: ../src/actions/bake/growth.js



/** What the start of a new image's cluster is compared with; undefined when nothing is asked for or known. */
function startGrowth({ maxStartGrowth }, previous, log) {
    return growth('max-start-growth', maxStartGrowth, previous, previous?.record.startSeconds, log);
}
/**
 * Sees that the container image did not grow more than the request allows. It is known before the smoke test, which costs time
 * and money.
 *
 * @throws UserError `size-grew`; the image is removed, or kept as unproven, as after a failed smoke test, and kept without one
 */
async function requireSize({ maxSizeGrowth }, { smoke }, { ami, facts }, previous, cloud, runner) {
    const before = previous?.record.facts.docker_image_bytes;
    const allowed = growth('max-size-growth', maxSizeGrowth, previous, before, runner);
    const diagnosis = allowed && largerImage(facts.docker_image_bytes, allowed);
    if (diagnosis === undefined)
        return;
    const fate = await settle(ami, 'failed', smoke?.onFailure ?? 'keep', cloud, runner);
    throw new problem/* UserError */.yo([{ ...diagnosis, what: `${diagnosis.what} ${fate}` }]);
}
function growth(input, percent, previous, before, log) {
    if (percent === undefined)
        return undefined;
    if (previous !== undefined && before !== undefined)
        return { ami: previous.ami, before, percent };
    log.info(previous === undefined
        ? `There is no earlier image to compare with, so '${input}' is not checked.`
        : `The record of ${previous.ami} does not say what '${input}' compares, so it is not checked.`);
    return undefined;
}

// EXTERNAL MODULE: ../src/actions/bake/outputs.js + 1 modules
var outputs = __webpack_require__(4080);
;// CONCATENATED MODULE: ../src/preflight/account.js

/** The subnet of the input, or the default ones, with where their traffic goes. */
async function surveySubnets(cloud, given) {
    if (given !== undefined) {
        const subnet = await cloud.subnet(given);
        return { defaultVpc: undefined, subnets: subnet ? [await withRoute(cloud, subnet)] : [] };
    }
    const [defaultVpc, found] = await all_all(cloud.defaultVpc(), cloud.defaultSubnets());
    const sorted = [...found].sort((a, b) => a.zone.localeCompare(b.zone));
    return { defaultVpc, subnets: await all_all(...sorted.map((subnet) => withRoute(cloud, subnet))) };
}
async function withRoute(cloud, subnet) {
    return { ...subnet, route: await cloud.defaultRoute(subnet) };
}
/** The given security groups, and the ids of those that are not there. */
async function surveySecurityGroups(cloud, ids) {
    const securityGroups = ids.length > 0 ? await cloud.securityGroups(ids) : [];
    const missingSecurityGroups = ids.filter((id) => !securityGroups.some((group) => group.id === id));
    return { securityGroups, missingSecurityGroups };
}
/** What EC2 says of instance types, and the zones that offer them. */
async function surveyTypes(cloud, types) {
    const [found, zones] = await all_all(cloud.instanceTypes(types), cloud.zonesOffering(types));
    return found.map((type) => ({ ...type, zones: zones.get(type.type) ?? [] }));
}
/** The quotas with what is in use of them; those that could not be reached by their names. */
async function surveyQuotas(cloud, quotas) {
    if (quotas.length === 0)
        return { quotas: [], unreachedQuotas: [] };
    const [limits, running] = await all_all(all_all(...quotas.map((quota) => cloud.quota(quota.code))), cloud.runningInstances());
    const surveyed = [];
    const unreachedQuotas = [];
    for (const [index, quota] of quotas.entries()) {
        const limit = limits[index];
        if (limit === 'unreached')
            unreachedQuotas.push(quota.name);
        else if (limit !== undefined) {
            surveyed.push({ code: quota.code, name: quota.name, limit, inUse: vcpusOf(running, quota) });
        }
    }
    return { quotas: surveyed, unreachedQuotas };
}
function vcpusOf(running, quota) {
    return running
        .filter(({ type, lifecycle }) => lifecycle === quota.lifecycle && quota.covers(type))
        .reduce((sum, { vcpus }) => sum + vcpus, 0);
}

;// CONCATENATED MODULE: ../src/preflight/survey.js



/**
 * Finds out what the plan has to know. Reads only, and all at once: one round trip more is a second more for every bake.
 *
 * @param asked the lookups as far as they are known before EC2 says anything
 * @param lookupsWith gives them anew, since the names of instance types only suggest an architecture
 * @throws UserError when the account cannot be read at all: no, expired or invalid credentials, missing permissions
 */
async function survey(request, asked, lookupsWith, ports) {
    const { cloud } = ports;
    // Alone and first, so that bad credentials give one clear error instead of ten.
    const caller = await cloud.callerIdentity();
    const askedTypes = surveyTypes(cloud, asked.allTypes);
    const [{ contents, lookups }, network, types, quotas, missingSpotPermissions, groups, encryptsByDefault, imageWithSameName, addresses,] = await all_all(surveyContents(asked, askedTypes, lookupsWith, ports), surveySubnets(cloud, asked.subnetId), askedTypes, surveyQuotas(cloud, asked.quotas), asked.spot ? cloud.missingSpotPermissions() : [], surveySecurityGroups(cloud, asked.securityGroupIds), cloud.encryptsByDefault(), asked.amiName === undefined ? undefined : cloud.ownImageNamed(asked.amiName), runnerAddresses(request, asked, ports));
    const facts = {
        now: ports.now(),
        runId: ports.runId,
        runUuid: ports.newUuid(),
        repository: ports.repository,
        credentials: ports.credentials,
        ...contents,
        ...network,
        types,
        ...quotas,
        missingSpotPermissions,
        ...groups,
        runnerAddresses: addresses,
        encryptsByDefault,
        imageWithSameName,
        ...(await sources(request, asked, cloud, network.subnets[0]?.vpc, addresses)),
    };
    return { facts, lookups, caller };
}
/** Needed to open groups to it; where groups are given it is only compared with their rules, and may stay unknown. */
async function runnerAddresses(request, asked, ports) {
    if (asked.sshSources === 'runner' || asked.smoke?.sources === 'runner')
        return ports.publicAddresses();
    if (asked.securityGroupIds.length === 0 || request.sshInterface !== 'public_ip')
        return [];
    return ports.publicAddresses().catch(() => []);
}
/** The blocks of addresses from which the builder, and the cluster of the smoke test, may be reached. */
async function sources(request, asked, cloud, vpc, addresses) {
    const asksForBlocks = asked.sshSources === 'vpc' || asked.smoke?.sources === 'vpc';
    const blocks = {
        given: request.allowCidr,
        runner: addresses.map((address) => `${address}/32`),
        vpc: asksForBlocks && vpc !== undefined ? await cloud.vpcCidrBlocks(vpc) : [],
        none: [],
    };
    return {
        sshSources: blocks[asked.sshSources],
        smoke: asked.smoke === undefined ? undefined : { sources: blocks[asked.smoke.sources] },
    };
}

;// CONCATENATED MODULE: ../src/smoke-test/preconditions.js



/**
 * Sees, before anything is launched, that the smoke test will have what it needs on the runner: the user's script, and a
 * machine for which its client's packages exist.
 *
 * @throws UserError naming everything that is missing
 */
async function requireForSmokeTest(plan, context, machine) {
    if (plan === undefined)
        return;
    const problems = [await scriptProblem(plan, context), machineProblem(machine)];
    const found = problems.filter((problem) => problem !== undefined);
    if (found.length > 0)
        throw new problem/* UserError */.yo(found);
}
async function scriptProblem(plan, context) {
    if (plan.script === undefined)
        return undefined;
    const path = (0,external_node_path_.resolve)(context.workspace, plan.script);
    try {
        await (0,promises_.access)(path);
        return undefined;
    }
    catch {
        return (0,problem/* problem */.CC)('no-smoke-script', { what: `Input 'smoke-script' names ${path}, which is not there.` });
    }
}
/** The locked cryptography 50.0.2 has wheels for macOS on arm64 alone (its files on PyPI). */
function machineProblem({ platform, arch }) {
    if (platform !== 'darwin' || arch !== 'x64')
        return undefined;
    return (0,problem/* problem */.CC)('no-smoke-test-here');
}

// EXTERNAL MODULE: ../src/publish/converge.js
var converge = __webpack_require__(4921);
// EXTERNAL MODULE: ../src/publish/image-state.js
var image_state = __webpack_require__(8635);
// EXTERNAL MODULE: ../src/publish/move-parameter.js
var move_parameter = __webpack_require__(299);
;// CONCATENATED MODULE: ../src/publish/parameter.js






/** EC2 is eventually consistent: an image that was tagged as ready just now may be shown without that tag. */
const parameter_LOOKS = 5;
const LOOK_MS = 2000;
/**
 * Makes a parameter name a ready image in each of its Regions, unless a rollback or a withdrawal has left an image with the same
 * fingerprint, or the parameter names a newer image already. Does nothing where it names the image.
 *
 * @param clouds by Region
 * @param waiting between two reads of the parameter, and between two looks for the tags of the image
 * @throws UserError when it could not be published; `moveParameter` says what is in the parameter then
 */
async function publishToParameter(name, group, clouds, log, waiting = { ...converge/* WAITING */.u, lookMs: LOOK_MS }) {
    const regions = Object.entries(group.amis);
    const found = await Promise.all(regions.map(([region, id]) => lookFor(id, region, group, clouds.get(region), waiting.lookMs)));
    const alike = found.flatMap(({ place, others }) => [place.image, ...others].filter((image) => (0,image_state/* isSameFamily */.n_)(image, place.image)));
    const rejected = alike.find(image_state/* isRejected */.TK);
    if (rejected !== undefined) {
        const why = `${parameter_words(rejected)}, and this AMI has the same fingerprint`;
        log.warning(`'${name}' does not name the AMI: ${why}.`);
        return { name, versions: {}, previous: undefined, notPublished: why };
    }
    const moved = await (0,move_parameter/* moveParameter */.v)(name, found.map(({ place }) => place), log, waiting);
    const ours = moved.filter(({ region, image }) => image === group.amis[region]);
    const versions = Object.fromEntries(ours.map(({ region, version }) => [region, version]));
    const [first] = moved;
    const isFirst = first !== undefined && ours.includes(first);
    return {
        name,
        versions,
        previous: isFirst ? first.previous : undefined,
        notPublished: isFirst ? undefined : `it names ${first?.image}, which was baked later`,
    };
}
/** The image of a Region once it is shown as ready, or as it is after some looks. */
async function lookFor(id, region, { family, fingerprint }, cloud, lookMs) {
    if (cloud === undefined)
        throw new Error(`there is no client for ${region}`);
    for (let look = 1;; look += 1) {
        const images = fingerprint === undefined
            ? await cloud.accountImages([id])
            : await cloud.taggedImages({ [aws_tags/* TAG */.Dk.family]: family, [aws_tags/* TAG */.Dk.fingerprint]: fingerprint });
        const image = images.find((each) => each.id === id);
        if (image?.tags[aws_tags/* TAG */.Dk.status] === 'ready' || (image && look === parameter_LOOKS)) {
            return { place: { cloud, image }, others: images.filter((each) => each.id !== id) };
        }
        if (look === parameter_LOOKS) {
            const what = `EC2 does not show ${id} in ${region}, so no parameter can name it.`;
            throw new problem/* UserError */.yo([(0,problem/* problem */.CC)('not-publishable', { what })]);
        }
        await (0,external_node_timers_promises_.setTimeout)(lookMs);
    }
}
function parameter_words({ id, region, tags }) {
    const [verb, reason] = tags[aws_tags/* TAG */.Dk.withdrawn] === undefined
        ? ['was rejected', tags[aws_tags/* TAG */.Dk.rejected]]
        : ['was withdrawn', tags[aws_tags/* TAG */.Dk.withdrawn]];
    return `${id} in ${region} ${verb} (${reason})`;
}

// EXTERNAL MODULE: ../src/publish/parameter-check.js
var parameter_check = __webpack_require__(2112);
;// CONCATENATED MODULE: ../src/publish/parameter-uses.js


/**
 * Reads all parameters with the tag of a family, with their histories.
 *
 * @throws UserError when one of them may not be read
 */
async function parameterUses(owner, cloud) {
    const named = new Map();
    const rollbacks = new Map();
    const add = (uses, id, name) => uses.set(id, [...(uses.get(id) ?? []), name]);
    for (const name of await cloud.taggedParameters(aws_tags/* TAG */.Dk.family, owner.family)) {
        const history = await cloud.parameterHistory(name);
        const [current] = history;
        if (current !== undefined)
            add(named, current.value, name);
        for (const id of await rollbackTargets(history, owner, cloud))
            add(rollbacks, id, name);
    }
    return { named, rollbacks };
}
/**
 * The newest earlier value that can be published, and the newest that has passed a smoke test: which of them a rollback takes
 * depends on the image that it leaves.
 */
async function rollbackTargets([current, ...earlier], owner, cloud) {
    const ids = [...new Set(earlier.map(({ value }) => value))].filter((id) => id !== current?.value);
    const images = (await cloud.accountImages(ids)).filter(({ tags }) => tags[aws_tags/* TAG */.Dk.family] === owner.family && tags[aws_tags/* TAG */.Dk.repository] === owner.repository);
    const targets = [false, true].flatMap((smokeTested) => (0,image_state/* firstPublishable */.U9)(ids, images, smokeTested) ?? []);
    return new Set(targets.map(({ id }) => id));
}

;// CONCATENATED MODULE: ../src/publish/retention-rule.js


const retention_rule_DAY_MS = 86_400_000;
/** A run that is still in progress may report an image as its result although a newer one is ready. */
const LEAST_DAYS = 1;
/** Days from one stage of a shared image to the next where `keep-days` is not given: others have to notice. */
const STAGE_DAYS = 7;
/**
 * The images of a family that its newest ones replace, the oldest first. Never among them: images whose run is not finished,
 * that are younger than a day or than `keep-days`, and in each Region the newest one that can be published. Rejected, withdrawn
 * and unproven images do not count as kept, and go when `keep` ready ones are newer.
 */
function replacedImages(images, { keep, keepDays = 0 }, now) {
    if (keep === undefined)
        return [];
    const usable = images.filter((image) => (0,image_state/* isPublishable */.oB)(image, false)).toSorted(newestFirst);
    const groups = [...new Map(usable.map((image) => [(0,image_state/* groupOf */.F8)(image), image]).toReversed())];
    const kept = groups.toSorted(([, one], [, other]) => newestFirst(one, other)).slice(0, keep);
    const [, last] = kept.at(-1) ?? [];
    if (last === undefined || kept.length < keep)
        return [];
    const stay = new Set(kept.map(([group]) => group));
    const newestOfRegions = new Set(new Map(usable.toReversed().map(({ region, id }) => [region, id])).values());
    const least = Math.max(LEAST_DAYS, keepDays);
    return images
        .filter(image_state/* isFinished */.$g)
        .filter((image) => !stay.has((0,image_state/* groupOf */.F8)(image)) && !newestOfRegions.has(image.id) && (0,image_state/* isNewer */.U4)(last, image))
        .filter((image) => daysSince(image.tags[aws_tags/* TAG */.Dk.baked] ?? image.created, now) >= least)
        .toSorted((one, other) => newestFirst(other, one));
}
/** Why a replaced image stays; undefined when nothing keeps it. */
function reasonToStay({ tags }, { references, launchPermissions, named, rollbacks }, shareWith) {
    if (tags[aws_tags/* TAG */.Dk.keep] !== undefined)
        return `it has the tag ${aws_tags/* TAG */.Dk.keep}`;
    if (rollbacks.length > 0)
        return `a rollback of ${rollbacks.join(', ')} would return to it`;
    if (references.length > 0)
        return `in use by ${references.join(', ')}`;
    if (named.length > 0)
        return `in use by the parameter ${named.join(', ')}`;
    const others = launchPermissions.filter((principal) => !shareWith.includes(principal));
    if (others.length > 0)
        return `shared with ${others.join(', ')}, which 'share-with' does not name`;
    return undefined;
}
/**
 * What happens next to an image that nothing keeps, or why nothing does yet. An image that others may launch is deprecated first,
 * then disabled, then removed.
 */
function nextStage(image, isShared, { retire, keepDays = STAGE_DAYS }, now) {
    const { tags, state, deprecated } = image;
    const disabled = state === 'disabled';
    const disabledAt = tags[aws_tags/* TAG */.Dk.disabled];
    if (!isShared && disabledAt === undefined) {
        if (retire === 'remove')
            return 'remove';
        return disabled ? { waits: 'it is disabled' } : 'disable';
    }
    if (!disabled) {
        if (deprecated === undefined || Date.parse(deprecated) > now.getTime())
            return 'deprecate';
        if (daysSince(deprecated, now) >= keepDays)
            return 'disable';
        return { waits: `it is shared, and disabled ${keepDays} days after ${deprecated}` };
    }
    if (retire === 'disable')
        return { waits: 'it is disabled' };
    if (daysSince(disabledAt ?? '', now) >= keepDays)
        return 'remove';
    return { waits: `it was shared, and is removed ${keepDays} days after ${disabledAt ?? 'it was disabled'}` };
}
/** The newest first; of the same age by their IDs, so that the order is always the same. */
function newestFirst(one, other) {
    if ((0,image_state/* isNewer */.U4)(one, other))
        return -1;
    return (0,image_state/* isNewer */.U4)(other, one) ? 1 : one.id.localeCompare(other.id);
}
/** Not a number where the time is none: no comparison with it holds, so the image stays. */
function daysSince(time, now) {
    return (now.getTime() - Date.parse(time)) / retention_rule_DAY_MS;
}

;// CONCATENATED MODULE: ../src/publish/retirement.js





/** How many images one run retires at most: a mistake in `keep` is noticed before everything is gone. */
const MOST_RETIRED = 50;
/** DescribeImageReferences takes 10 images a call. */
const BATCH = 10;
/** How many images a warning names. */
const MOST_NAMED = 10;
/** EC2 takes no time that is past, and rounds to the minute (EC2, EnableImageDeprecation). */
const SOON_MS = 120_000;
/**
 * Retires the images of a family that newer ones replace, with their snapshots, in every Region that they were copied to. What
 * uses an image is asked of candidates only, ten at a time, and the oldest come first. What cannot be asked keeps the image. An
 * image that cannot be removed is named in a warning, and the next run tries again.
 *
 * @param region where the images are baked
 * @param connect gives the clients of further Regions
 * @throws UserError when the images of `region` cannot be listed
 */
async function retireImages(owner, region, retention, connect, log, now = new Date()) {
    const regions = await imagesOfRegions(owner, region, retention, connect, log);
    const all = regions.flatMap(({ images }) => images);
    const finished = all.filter(image_state/* isFinished */.$g);
    const counted = { images: finished.length, gib: finished.reduce((sum, { gib }) => sum + gib, 0) };
    const candidates = replacedImages(all, retention, now);
    const retired = [];
    const kept = [];
    const failed = [];
    // The Region of the bake comes last: the tags of its images say in which Regions the copies are.
    for (const { cloud } of regions.toReversed()) {
        const here = candidates.filter((image) => image.region === cloud.region);
        if (here.length === 0)
            continue;
        const uses = await usesIn(owner, cloud);
        while (here.length > 0 && retired.length < MOST_RETIRED) {
            const batch = here.splice(0, Math.min(BATCH, MOST_RETIRED - retired.length));
            for (const [image, next] of await nextOf(batch, cloud, uses, retention, now)) {
                const done = await carryOut(image, next, cloud, retention, now);
                const { id, name, gib } = image;
                if (typeof done === 'string')
                    retired.push({ region: image.region, id, name, gib, stage: done });
                else
                    (done.failed ? failed : kept).push({ region: image.region, id, why: done.waits });
            }
        }
    }
    kept.push(...failed);
    const left = candidates.length - retired.length - kept.length;
    const result = { dryRun: retention.dryRun, ...counted, retired, kept, left };
    report(result, log);
    warnOf(failed, log);
    return result;
}
async function imagesOfRegions(owner, region, { keep }, connect, log) {
    const read = async (name) => {
        const cloud = await connect(name);
        const images = await cloud.taggedImages({ [aws_tags/* TAG */.Dk.family]: owner.family });
        return { cloud, images: images.filter(({ tags }) => tags[aws_tags/* TAG */.Dk.repository] === owner.repository) };
    };
    const first = await read(region);
    // Every Region is a call more, and nothing is retired.
    if (keep === undefined)
        return [first];
    const named = first.images.flatMap(({ tags }) => tags[aws_tags/* TAG */.Dk.regions]?.split(' ') ?? []);
    const others = [...new Set(named)].filter((name) => name !== region);
    const found = await Promise.allSettled(others.map(read));
    for (const [index, each] of found.entries()) {
        if (each.status === 'fulfilled')
            continue;
        log.warning(`The images in ${others[index]} could not be listed (${(0,errors_message/* messageOf */.b)(each.reason)}); they stay.`);
    }
    return [first, ...found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))];
}
/** What the parameters of the family need; the reason when that or what refers to images cannot be asked: then none may be retired. */
async function usesIn(owner, cloud) {
    try {
        const missing = await cloud.missingReferencePermissions();
        if (missing.length > 0)
            return { unknown: `the credentials may not call ${missing.join(', ')}` };
        return await parameterUses(owner, cloud);
    }
    catch (error) {
        return { unknown: (0,errors_message/* messageOf */.b)(error) };
    }
}
/** What happens next to each image of a batch. */
async function nextOf(batch, cloud, uses, retention, now) {
    const cannot = (why) => ({
        waits: `what uses it could not be asked (${why})`,
        failed: true,
    });
    if ('unknown' in uses)
        return batch.map((image) => [image, cannot(uses.unknown)]);
    const ids = batch.map(({ id }) => id);
    const references = await cloud
        .imageReferences(ids)
        .catch((error) => ({ unknown: (0,errors_message/* messageOf */.b)(error) }));
    return Promise.all(batch.map(async (image) => {
        if ('unknown' in references)
            return [image, cannot(references.unknown)];
        try {
            const launchPermissions = await cloud.launchPermissions(image.id);
            const ties = {
                references: references.get(image.id) ?? [],
                launchPermissions,
                named: uses.named.get(image.id) ?? [],
                rollbacks: uses.rollbacks.get(image.id) ?? [],
            };
            const why = reasonToStay(image, ties, retention.shareWith);
            if (why !== undefined)
                return [image, { waits: why }];
            return [image, nextStage(image, launchPermissions.length > 0, retention, now)];
        }
        catch (error) {
            return [image, cannot((0,errors_message/* messageOf */.b)(error))];
        }
    }));
}
/** Gives the stage that an image has reached, or why it stays as it is. */
async function carryOut(image, next, cloud, { dryRun }, now) {
    if (typeof next !== 'string' || dryRun)
        return next;
    try {
        if (next === 'deprecate')
            await cloud.deprecateImage(image.id, new Date(now.getTime() + SOON_MS));
        if (next === 'disable') {
            // The tag first: without it nobody would know later that the image was shared, and since when it is disabled.
            await cloud.tag([image.id], { [aws_tags/* TAG */.Dk.disabled]: now.toISOString() });
            await cloud.disableImage(image.id);
        }
        if (next === 'remove')
            await cloud.removeImage(image.id);
        return next;
    }
    catch (error) {
        return { waits: `AWS rejected it: ${(0,errors_message/* messageOf */.b)(error)}`, failed: true };
    }
}
const DONE = {
    deprecate: 'Deprecated',
    disable: 'Disabled',
    remove: 'Removed',
};
function report({ dryRun, retired, kept, left }, log) {
    for (const { region, id, name, stage } of retired) {
        log.info(dryRun ? `Would ${stage} ${id} (${name}) in ${region}` : `${DONE[stage]} ${id} (${name}) in ${region}`);
    }
    for (const { region, id, why } of kept)
        log.info(`${id} in ${region} stays: ${why}`);
    if (left > 0)
        log.info(`${left} more are left to the next run, as one run retires at most ${MOST_RETIRED}.`);
}
/** One warning for each reason, as a missing permission concerns many images. The log has all of them. */
function warnOf(failed, log) {
    for (const why of [...new Set(failed.map((image) => image.why))].slice(0, MOST_NAMED)) {
        const images = failed.filter((image) => image.why === why);
        const ids = images.slice(0, MOST_NAMED).map(({ id }) => id);
        const more = images.length > MOST_NAMED ? ` and ${images.length - MOST_NAMED} more` : '';
        const regions = [...new Set(images.map(({ region }) => region))].join(', ');
        log.warning(`${ids.join(', ')}${more} in ${regions}: nothing was retired, because ${why.replace(/\.$/, '')}.`);
    }
}

;// CONCATENATED MODULE: ../src/publish/copies.js







/** Three hours: EC2 promises no time, and copies of 100 GB to another continent took well over one. */
const WAITING = { looks: 720, pauseMs: 15_000 };
/** EC2 is eventually consistent: an image that has just been made may not be listed yet. */
const UNLISTED_LOOKS = 8;
const NAME_LOOKS = 4;
const LOOKS_PER_MESSAGE = 20;
/** Longer than a copy is waited for: until then no sweep takes it for left behind. */
const EXPIRES_MS = 4 * 3_600_000;
/** Tags that the copy does not take from the image: what is of one image alone, and what is only true once it is ready. */
const OWN_TAGS = [aws_tags/* TAG */.Dk.expires, aws_tags/* TAG */.Dk.status, aws_tags/* TAG */.Dk.smokeTest, aws_tags/* TAG */.Dk.regions, aws_tags/* TAG */.Dk.copyOf];
/**
 * Copies a ready image to further Regions, all at once, and marks each copy as ready with the tags and the record of the image.
 * Copies that are there already are taken up: one that is ready stays as it is, one that an interrupted run left is finished.
 *
 * Until it is ready a copy has the tags of something temporary of this run, so the run must be saved for the post step before.
 *
 * @param home the Region of the image
 * @returns the IDs of the copies by Region
 * @throws UserError `copy-failed`, for each Region without a copy; the other copies are ready then
 */
async function copyImage(home, ami, targets, { runUuid, evidence }, log, waiting = WAITING) {
    const [image] = await home.accountImages([ami]);
    if (image === undefined)
        throw new problem/* UserError */.yo([failure(ami, home.region, 'EC2 does not show it')]);
    await keepRegions(home, image, targets);
    const record = copies_recordIn(image, await home.snapshotTags(image.snapshots));
    const copying = { image, record, runUuid, evidence, log, waiting };
    const settled = await Promise.allSettled(targets.map((target) => copyTo(target, copying)));
    const problems = settled.flatMap((each, index) => each.status === 'rejected'
        ? problemsOf(each.reason, ami, targets[index]?.cloud.region ?? '')
        : []);
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
    const copies = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    return Object.fromEntries(copies);
}
/** Whoever looks for the copies of an image later asks the Regions of this tag, so it comes before the first copy. */
async function keepRegions(home, image, targets) {
    const before = (image.tags[aws_tags/* TAG */.Dk.regions] ?? '').split(' ').filter((name) => name !== '');
    const regions = new Set([...before, home.region, ...targets.map(({ cloud }) => cloud.region)]);
    if (regions.size > before.length)
        await home.tag([image.id], { [aws_tags/* TAG */.Dk.regions]: [...regions].join(' ') });
}
/** Gives the Region and the ID of the ready copy. */
async function copyTo(target, copying) {
    const { image, record, evidence, log, waiting } = copying;
    const { cloud } = target;
    const { region } = cloud;
    for (let look = 1; look <= NAME_LOOKS; look += 1) {
        const found = await cloud.taggedImages({ [aws_tags/* TAG */.Dk.copyOf]: `${image.region}/${image.id}` });
        const ready = found.find(({ tags }) => tags[aws_tags/* TAG */.Dk.status] === 'ready');
        if (ready !== undefined) {
            if (ready.state !== 'available')
                throw new Error(`the copy ${ready.id} has the state '${ready.state}'`);
            log.info(`${ready.id} in ${region} is a copy of ${image.id} already`);
            return [region, ready.id];
        }
        const id = (await takeUp(found, cloud, copying)) ?? (await startCopy(target, copying));
        if (id !== 'name-taken') {
            const copy = await untilAvailable(id, cloud, copying);
            await markReady(cloud, copy, evidence, record, log);
            log.info(`${id} in ${region} is ready`);
            return [region, id];
        }
        // Another run may have begun the same copy, which EC2 does not list yet.
        if (look < NAME_LOOKS)
            await (0,external_node_timers_promises_.setTimeout)(waiting.pauseMs);
    }
    throw new Error(`another AMI has the name '${image.name}'`);
}
/** Makes an unfinished copy one of this run; those that failed are removed, as they keep the name. */
async function takeUp(found, cloud, { runUuid, log }) {
    const unfinished = found.filter(({ tags }) => tags[aws_tags/* TAG */.Dk.status] === 'building');
    const going = unfinished.find(({ state }) => state === 'available' || isPending(state));
    for (const { id, state } of unfinished.filter((each) => each !== going)) {
        await cloud.removeImage(id);
        log.info(`Removed ${id} in ${cloud.region}: a copy of an earlier run that is ${state}`);
    }
    if (going === undefined)
        return undefined;
    const tags = { [aws_tags/* TAG */.Dk.run]: runUuid, [aws_tags/* TAG */.Dk.expires]: expires() };
    await cloud.tag([going.id, ...going.snapshots], tags);
    log.info(`Going on with ${going.id} in ${cloud.region}, which an earlier run began`);
    return going.id;
}
async function startCopy(target, copying) {
    try {
        return await requestCopy(target, copying);
    }
    catch (error) {
        if ((0,errors/* errorCode */.CA)(error) === 'InvalidAMIName.Duplicate')
            return 'name-taken';
        throw error;
    }
}
async function requestCopy({ cloud, kmsKey }, { image, runUuid, log }) {
    const kept = Object.entries(image.tags).filter(
    // AWS reserves these, and sets its own on the copy.
    ([key]) => !OWN_TAGS.includes(key) && !/^aws:/i.test(key));
    const id = await cloud.copyImage({
        from: { region: image.region, id: image.id },
        name: image.name,
        description: image.description,
        tags: {
            ...Object.fromEntries(kept),
            [aws_tags/* TAG */.Dk.copyOf]: `${image.region}/${image.id}`,
            [aws_tags/* TAG */.Dk.run]: runUuid,
            [aws_tags/* TAG */.Dk.status]: 'building',
            [aws_tags/* TAG */.Dk.expires]: expires(),
        },
        kmsKey,
        // With the run in it, because the same token with other tags is an error.
        token: (0,external_node_crypto_.createHash)('sha256').update(`${runUuid} ${image.id} ${cloud.region}`).digest('hex'),
    });
    log.info(`Copying ${image.id} to ${cloud.region} as ${id}`);
    return id;
}
/** Removes the copy when it has failed. One that takes too long is left to the post step. */
async function untilAvailable(id, cloud, { log, waiting: { looks, pauseMs } }) {
    let seen = false;
    for (let look = 1; look <= looks; look += 1) {
        const image = await lookAt(id, cloud);
        if (image === 'gone' && (seen || look > UNLISTED_LOOKS))
            throw new Error(`the copy ${id} is gone`);
        if (typeof image === 'object') {
            if (image.state === 'available')
                return image;
            if (!isPending(image.state))
                throw await removed(image, cloud);
            seen = true;
        }
        if (look % LOOKS_PER_MESSAGE === 0)
            log.info(`${id} in ${cloud.region} is still being copied`);
        await (0,external_node_timers_promises_.setTimeout)(pauseMs);
    }
    throw new Error(`the copy ${id} was not available after ${Math.round((looks * pauseMs) / 60_000)} min`);
}
async function lookAt(id, cloud) {
    try {
        return (await cloud.accountImages([id]))[0] ?? 'gone';
    }
    catch (error) {
        // A copy takes long, and many of these calls are made meanwhile.
        if ((0,errors/* isPassing */.WG)(error))
            return 'unknown';
        throw error;
    }
}
/** Removes a copy that has failed, and gives the error that says so. */
async function removed({ id, state, stateReason = 'EC2 does not say why' }, cloud) {
    const what = `the copy ${id} has the state '${state}' (${stateReason.replace(/\.$/, '')})`;
    try {
        await cloud.removeImage(id);
        return new Error(`${what} and was removed`);
    }
    catch (error) {
        return new Error(`${what} and could not be removed (${(0,errors_message/* messageOf */.b)(error)})`);
    }
}
function isPending(state) {
    return state === 'pending' || state === 'transient';
}
/** What the snapshots of a copy lack: EC2 gives them the tags of the copy, and they have no record yet. */
function copies_recordIn(image, snapshots) {
    const [tags = {}] = image.snapshots.map((id) => snapshots.get(id)).filter((each) => each !== undefined);
    return Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith(aws_tags/* RECORD_TAG */.Nj)));
}
function expires() {
    return new Date(Date.now() + EXPIRES_MS).toISOString();
}
function problemsOf(error, ami, region) {
    return error instanceof problem/* UserError */.yo ? error.problems : [failure(ami, region, (0,errors_message/* messageOf */.b)(error))];
}
function failure(ami, region, why) {
    return (0,problem/* problem */.CC)('copy-failed', { what: `${ami} could not be copied to ${region}: ${why}.` });
}

;// CONCATENATED MODULE: ../src/publish/sharing.js


const MINUTE_MS = 60_000;
/** EC2 takes no time that is past, and rounds to the minute. */
const sharing_SOON_MS = 2 * MINUTE_MS;
const sharing_DAY_MS = 24 * 60 * MINUTE_MS;
/**
 * Lets principals launch an image and its copies. Launch permissions that others have given stay, and are logged.
 *
 * @param principals account IDs, and ARNs of organizations and organizational units
 * @throws UserError `not-shared` for each Region in which EC2 did not do it
 */
async function shareImages(images, principals, log) {
    await everywhere(images, 'could not be shared', async ({ cloud, id }) => {
        const now = await cloud.launchPermissions(id);
        const missing = principals.filter((principal) => !now.includes(principal));
        const others = now.filter((principal) => !principals.includes(principal));
        if (missing.length > 0) {
            await cloud.changeLaunchPermissions(id, { add: missing, remove: [] });
            const [image] = await cloud.accountImages([id]);
            if (image?.encrypted === true)
                log.info(`${id} is encrypted. ${keyPolicy(missing)}`);
        }
        const place = `${id} in ${cloud.region}`;
        log.info(missing.length > 0
            ? `Shared ${place} with ${missing.join(', ')}`
            : `${place} is shared as 'share-with' says`);
        if (others.length > 0)
            log.info(`${place} is also shared with ${others.join(', ')}, who are not in 'share-with'`);
    });
}
/** What an account needs of a KMS key to launch what it encrypts (https://docs.aws.amazon.com/ebs/latest/userguide/share-kms-key.html). */
const KEY_ACTIONS = [
    'kms:DescribeKey',
    'kms:CreateGrant',
    'kms:GenerateDataKey*',
    'kms:ReEncrypt*',
    'kms:Decrypt',
];
/**
 * What the policy of a KMS key has to say so that principals can launch an image that it encrypts, as a sentence
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/allow-org-ou-to-use-key.html).
 */
function keyPolicy(principals) {
    const who = principals.map((principal) => {
        const [, kind, path = ''] = /:(organization|ou)\/(.+)$/.exec(principal) ?? [];
        if (kind === undefined)
            return `Principal ${principal}`;
        if (kind === 'organization')
            return `Principal * with aws:PrincipalOrgID ${path}`;
        return `Principal * with aws:PrincipalOrgPaths ${path.replace('/', '/*/')}/*`;
    });
    return `The policy of each key must allow ${KEY_ACTIONS.join(', ')} to: ${who.join('; ')}.`;
}
/** When an image that was baked at a time is deprecated, as EC2 rounds it; a time that is past becomes the next possible one. */
function deprecationTime(baked, days, now) {
    const wanted = Math.round((baked.getTime() + days * sharing_DAY_MS) / MINUTE_MS) * MINUTE_MS;
    const soon = Math.round((now.getTime() + sharing_SOON_MS) / MINUTE_MS) * MINUTE_MS;
    return new Date(Math.max(wanted, soon));
}
/**
 * Deprecates an image and its copies from a time on, unless they are already, or will be at that minute.
 *
 * @throws UserError `not-shared` for each Region in which EC2 did not do it
 */
async function deprecateImages(images, at, now, log) {
    await everywhere(images, 'could not be deprecated', async ({ cloud, id }) => {
        const [image] = await cloud.accountImages([id]);
        const set = image?.deprecated === undefined ? undefined : Date.parse(image.deprecated);
        const place = `${id} in ${cloud.region}`;
        const isDone = set !== undefined &&
            (Math.abs(set - at.getTime()) < MINUTE_MS || Math.max(set, at.getTime()) <= soon(now));
        if (isDone)
            return log.info(`${place} is deprecated from ${image?.deprecated} on: nothing to change`);
        await cloud.deprecateImage(id, at);
        log.info(`${place} is deprecated from ${at.toISOString()} on`);
    });
}
/** Until when a time is one that EC2 was given because the wanted one was past. */
function soon(now) {
    return now.getTime() + sharing_SOON_MS + MINUTE_MS;
}
/** Does something with every image, all at once, and names each that it failed for. */
async function everywhere(images, what, work) {
    const settled = await Promise.allSettled(images.map(work));
    const problems = settled.flatMap((each, index) => {
        if (each.status === 'fulfilled')
            return [];
        const error = each.reason;
        if (error instanceof problem/* UserError */.yo)
            return error.problems;
        const { id = '', cloud } = images[index] ?? {};
        return [(0,problem/* problem */.CC)('not-shared', { what: `${id} in ${cloud?.region} ${what} (${(0,errors_message/* messageOf */.b)(error)}).` })];
    });
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
}

;// CONCATENATED MODULE: ../src/publish/copy-check.js


/** AWS's own key, which nobody else may use. */
const AWS_KEY = /(?:^|:)alias\/aws\//;
/**
 * What keeps an image of a request from being copied and shared. The key that a Region encrypts with by default counts as AWS's
 * own: EC2 says which key it is, but not whose. A customer managed one has to be named in the inputs.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
async function checkCopies(request, facts) {
    const { copyToRegions, shareWith } = request;
    const enabled = copyToRegions.length === 0 ? [] : await facts.enabledRegions();
    const missing = copyToRegions.filter((region) => !enabled.includes(region));
    const problems = [];
    if (missing.length > 0) {
        const what = `Input 'copy-to-regions' is '${copyToRegions.join(', ')}', but the account has not enabled ${missing.join(', ')}.`;
        problems.push((0,problem/* problem */.CC)('region-not-enabled', { what }));
    }
    if (shareWith.includes(facts.account)) {
        const what = `Input 'share-with' names ${facts.account}, the account that bakes the AMI and owns it.`;
        problems.push((0,problem/* problem */.CC)('not-shareable', { what, remedy: "Leave that account out of 'share-with'." }));
    }
    if (missing.length > 0)
        return problems;
    problems.push(...(await takenNames(copyToRegions, facts)));
    if (shareWith.length === 0)
        return problems;
    const regions = await unshareable(request, facts);
    return regions.length === 0 ? problems : [...problems, withoutKey(regions, shareWith)];
}
async function takenNames(regions, { amiName, imageNamed }) {
    if (amiName === undefined)
        return [];
    const found = await Promise.all(regions.map(async (region) => {
        const id = await imageNamed(amiName, region);
        return id === undefined ? [] : [`${id} in ${region}`];
    }));
    const taken = found.flat();
    if (taken.length === 0)
        return [];
    const what = `The AMI name '${amiName}', which copies have too, is taken by ${taken.join(', ')}.`;
    return [(0,problem/* problem */.CC)('ami-name-taken', { what })];
}
/** The Regions in which the image is encrypted without a customer managed key, each with the reason. */
async function unshareable(request, facts) {
    const { region: home, copyToRegions, copyKmsKeyIds, kmsKeyId, encrypt } = request;
    const regions = [home, ...copyToRegions];
    const byDefault = await Promise.all(regions.map((region) => facts.encryptsByDefault(region)));
    const isEncrypted = encrypt || facts.sourceEncrypted || byDefault[0] === true;
    return regions.flatMap((region, index) => {
        const key = region === home ? kmsKeyId : copyKmsKeyIds[region];
        if (key !== undefined)
            return AWS_KEY.test(key) ? [`${region} (with ${key})`] : [];
        if (byDefault[index] === true)
            return [`${region} (EBS encryption by default)`];
        if (!isEncrypted)
            return [];
        if (region !== home)
            return [`${region} (as the AMI is encrypted)`];
        return [`${region} (${encrypt ? "input 'encrypt'" : 'as the source AMI is encrypted'})`];
    });
}
function withoutKey(regions, shareWith) {
    return (0,problem/* problem */.CC)('not-shareable', {
        what: `Input 'share-with' is given, but the AMI would be encrypted without a customer managed key in ${regions.join(', ')}; AWS does not share what is encrypted with its own key.`,
        remedy: `Set 'encrypt' and 'kms-key-id', and a key for each further Region in 'copy-kms-key-ids'. ${keyPolicy(shareWith)}`,
    });
}

;// CONCATENATED MODULE: ../src/actions/bake/copy-and-share.js




/**
 * Copies a ready image to further Regions, then shares and deprecates it everywhere, as far as that is not done already.
 *
 * @throws UserError when a part could not be done; finished copies stay
 */
async function copyAndShare(image, request, ports) {
    const { runner } = ports;
    const { copyToRegions, shareWith, deprecateAfterDays } = request;
    const copies = copyToRegions.length === 0 ? {} : await copy_and_share_copyTo(copyToRegions, image, request, ports);
    const amis = { [image.region]: image.ami, ...copies };
    if (shareWith.length === 0 && deprecateAfterDays === undefined)
        return { amis, sharedWith: [], deprecated: undefined };
    return runner.group('Sharing the AMI', async () => {
        const images = await Promise.all(Object.entries(amis).map(async ([region, id]) => ({ cloud: await ports.connectImages(region), id })));
        if (shareWith.length > 0)
            await shareImages(images, shareWith, runner);
        if (deprecateAfterDays === undefined)
            return { amis, sharedWith: shareWith, deprecated: undefined };
        const now = new Date();
        const deprecated = deprecationTime(image.baked, deprecateAfterDays, now);
        await deprecateImages(images, deprecated, now, runner);
        return { amis, sharedWith: shareWith, deprecated };
    });
}
async function copy_and_share_copyTo(regions, image, { copyKmsKeyIds }, { runner, connectImages }) {
    const targets = regions.map(async (region) => ({
        cloud: await connectImages(region),
        kmsKey: copyKmsKeyIds[region],
    }));
    const runUuid = beginCopying([image.region, ...regions], image, runner);
    const evidence = image.smokeTested ? 'smoked' : 'built';
    const before = runner.state.readOutcome();
    runner.state.saveOutcome('ready-not-swept');
    const copies = await runner.group('Copying the AMI', async () => copyImage(await connectImages(image.region), image.ami, await Promise.all(targets), { runUuid, evidence }, runner));
    if (before !== 'ready-not-swept')
        runner.state.saveOutcome('ready');
    return copies;
}
/** Has the post step look in all Regions for what this run leaves. A step that reuses an image has begun no run before. */
function beginCopying(regions, { amiName }, { state }) {
    const runUuid = state.readRun()?.runUuid ?? (0,external_node_crypto_.randomUUID)();
    state.saveRun({ runUuid, amiName, regions });
    return runUuid;
}
/**
 * What would keep an image of the request from being copied and shared, found by reading alone.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
async function copyProblems(request, { account, amiName, source, encryptsByDefault }, { connect, connectImages }) {
    return checkCopies(request, {
        account,
        amiName,
        imageNamed: async (name, region) => (await connect(region)).ownImageNamed(name),
        sourceEncrypted: source?.rootVolume.encrypted === true,
        enabledRegions: async () => (await connectImages(request.region)).enabledRegions(),
        encryptsByDefault: async (region) => region === request.region ? encryptsByDefault : (await connect(region)).encryptsByDefault(),
    });
}

;// CONCATENATED MODULE: ../src/actions/bake/publish-image.js






/**
 * Publishes a ready image as the request says. Every part finds out what is done already, so that the step of a reused image
 * changes only what the request changes.
 *
 * @throws UserError when a part could not be done; the image itself stays ready, and the outputs name it
 */
async function publishImage(image, request, ports) {
    const { runner } = ports;
    (0,outputs/* setOutputs */.n0)({ ami: image.ami, 'ami-name': image.amiName, region: image.region }, runner);
    const copied = await copyAndShare(image, request, ports);
    const { amis } = copied;
    const { ssmParameter } = request;
    const parameter = ssmParameter === undefined
        ? undefined
        : await runner.group('Publishing the AMI', async () => {
            const clouds = await connectAll(Object.keys(amis), ports);
            return publishToParameter(ssmParameter, { ...image, amis }, clouds, runner);
        });
    const retirement = await runner.group('Retiring images', () => retire(image, request, ports));
    return { ...copied, parameter, retirement };
}
/** The new image is published by then, so whatever goes wrong with the old ones is left to the next run. */
async function retire({ family, region }, request, { runner, connectImages }) {
    const owner = { family, repository: runner.context.repository };
    const { keep, keepDays, retire: how, retireDryRun: dryRun, shareWith } = request;
    const retention = { keep, keepDays, retire: how, dryRun, shareWith };
    try {
        return await retireImages(owner, region, retention, connectImages, runner);
    }
    catch (error) {
        runner.warning(`Images of ${family} were not retired (${(0,errors_message/* messageOf */.b)(error)}).`);
        return undefined;
    }
}
/**
 * What would keep an image of the request from being published, found by reading alone.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
async function publicationProblems(request, family, facts, ports) {
    const { region, copyToRegions, ssmParameter } = request;
    const problems = await copyProblems(request, facts, ports);
    // A Region that is not enabled rejects the credentials.
    if (ssmParameter === undefined || problems.some(({ code }) => code === 'region-not-enabled'))
        return problems;
    const clouds = await connectAll([region, ...copyToRegions], ports);
    const { repository } = ports.runner.context;
    return [...problems, ...(await (0,parameter_check/* checkParameter */.ql)(ssmParameter, { family, repository }, [...clouds.values()]))];
}
async function connectAll(regions, { connectImages }) {
    return new Map(await Promise.all(regions.map(async (region) => [region, await connectImages(region)])));
}

;// CONCATENATED MODULE: ../src/actions/bake/plan-bake.js











/**
 * Surveys the account, and decides and shows everything about the bake of a request in it.
 *
 * @param asked the lookups of the request
 * @throws UserError with every reason why it cannot work
 */
async function planBake(request, asked, cloud, logins, ports) {
    const { runner, templateDirectory } = ports;
    const { runId, repository, credentials } = runner.context;
    const lookupsWith = (types) => (0,plan_lookups/* lookupsOf */.r3)(request, types);
    const { facts, lookups, caller } = await survey(request, asked, lookupsWith, {
        ...contentPorts(request, cloud, logins),
        cloud,
        publicAddresses: publicAddresses,
        now: () => new Date(),
        runId,
        repository,
        newUuid: external_node_crypto_.randomUUID,
        credentials,
    });
    runner.info(`AWS identity: ${(0,credentials_account/* withoutAccount */.M)(caller.arn)}`);
    runner.state.saveAccount(caller.account);
    const contents = await fingerprint(request, facts, {
        templateDirectory,
        workspace: runner.context.workspace,
    });
    const plan = (0,make_plan/* makePlan */.Cs)(request, lookups, { ...facts, fingerprint: contents });
    const problems = await publicationProblems(request, (0,make_plan/* imageFamily */.gE)(request), { ...facts, account: caller.account, amiName: request.amiName }, ports);
    if (Array.isArray(plan))
        throw new problem/* UserError */.yo([...plan, ...problems]);
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
    show(plan, facts.source, runner);
    await requireForSmokeTest(plan.smoke, runner.context, process);
    return plan;
}
function show(plan, source, runner) {
    runner.info(`Source AMI: ${plan.source.id} (${source?.name}), owned by ${source?.owner}`);
    runner.info(`Builder: ${plan.builder.instanceType} in ${plan.builder.subnet} (${plan.builder.zone})`);
    if (plan.furtherLaunches.length > 0) {
        const places = plan.furtherLaunches.map(({ builder }) => (0,attempts/* placeOf */.$t)(builder));
        runner.info(`Where AWS has no capacity: ${places.join(', then ')}`);
    }
    runner.info(`SSH is open to: ${plan.ssh.sources.join(', ') || 'what the given groups allow'}`);
    runner.info(`AMI name: ${plan.amiName}`);
    for (const warning of plan.warnings)
        runner.warning(warning);
}

// EXTERNAL MODULE: ../src/actions/bake/write-files.js
var write_files = __webpack_require__(1811);
;// CONCATENATED MODULE: ../src/actions/bake/reuse-image.js













/**
 * Where a cluster can be launched as the bake would: in the given subnet, or the first default one whose zone offers the type.
 * undefined where the bake would find a problem, which it then explains.
 */
async function findPlace(request, { instanceTypes, allTypes, subnetId }, cloud) {
    const [type] = instanceTypes;
    if (subnetId !== undefined) {
        const [subnet, types] = await all_all(cloud.subnet(subnetId), cloud.instanceTypes(allTypes));
        return subnet && { type, subnet, types };
    }
    const { smokeInstanceType } = request;
    const [subnets, zones, types] = await all_all(cloud.defaultSubnets(), cloud.zonesOffering(allTypes), cloud.instanceTypes(allTypes));
    const sorted = [...subnets].sort((one, other) => one.zone.localeCompare(other.zone));
    const offers = (wanted, zone) => zones.get(wanted)?.includes(zone) === true;
    for (const candidate of instanceTypes) {
        const subnet = sorted.find(({ zone }) => offers(candidate, zone) && offers(smokeInstanceType ?? candidate, zone));
        if (subnet !== undefined)
            return { type: candidate, subnet, types };
    }
    return undefined;
}
/**
 * The steps that a reused image has in common with a new one: its publication and its report.
 *
 * @param started `performance.now()` at the start of the step
 * @throws UserError when the image could not be published, or the client that is to use it differs from it
 */
async function reuseImage(found, place, request, ports, started) {
    const { image, record, before } = found;
    const { runner } = ports;
    const checkedClient = requireClientOfReused(request, image.id, record.facts, runner);
    const { runId, repository } = runner.context;
    const { account, source: sourceAmi } = found;
    const facts = { account, source: sourceAmi, encryptsByDefault: image.encrypted };
    const problems = await publicationProblems(request, (0,make_plan/* imageFamily */.gE)(request), facts, ports);
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
    const plan = (0,make_plan/* assumedPlan */.w_)(request, { now: new Date(), runId, runUuid: (0,external_node_crypto_.randomUUID)(), repository });
    const source = { ...plan.source, id: image.tags[aws_tags/* TAG */.Dk.sourceAmi] };
    const { paths } = await (0,write_files/* writeFiles */.h)(request, { ...plan, source }, ports);
    const ready = readyImage(found, request);
    const publication = await publishImage(ready, request, ports);
    const { ami, amiName, region, family, baked, startSeconds } = ready;
    const reused = {
        ...{ ami, amiName, region, family, baked, startSeconds },
        sourceAmi: image.tags[aws_tags/* TAG */.Dk.sourceAmi] ?? '',
        volumeSize: image.rootVolumeSize,
        encrypted: image.encrypted,
        facts: record.facts,
        ...{ paths, publication, cluster: clusterOf(found, place, request, plan.dockerImage) },
        ...{ client: (0,client_packages/* clientPackages */.H2)(record.facts), checkedClient },
        changes: before && (0,report_changes/* compareImages */.q)(before.ami, before.record, record),
        parts: Object.keys(found.fingerprint.parts),
        smokeTested: request.smokeTest,
        totalSeconds: (performance.now() - started) / 1000,
    };
    await (0,outputs/* reportReused */.ng)(reused, runner);
}
function readyImage({ image, record, fingerprint }, request) {
    return {
        ami: image.id,
        region: request.region,
        amiName: image.name,
        family: (0,make_plan/* imageFamily */.gE)(request),
        fingerprint: fingerprint.value,
        baked: new Date(image.tags[aws_tags/* TAG */.Dk.baked] ?? ''),
        facts: record.facts,
        startSeconds: record.startSeconds,
        smokeTested: image.tags[aws_tags/* TAG */.Dk.smokeTest] === 'smoked',
        reused: true,
    };
}
function clusterOf({ image, record }, { type, subnet, types }, request, dockerImage) {
    const { usesGpu } = (0,plan_lookups/* variantOf */.Bp)(request);
    const cluster = (0,plan_cluster/* clusterPlan */.o)(request, { type, usesGpu }, subnet, types);
    const builder = { volume: { deviceName: image.rootDeviceName, size: image.rootVolumeSize } };
    const { python_packages = {} } = record.facts;
    return (0,plan_cluster/* clusterArguments */.R)({ cluster, region: request.region, dockerImage, builder }, image.id, {
        python_packages,
    });
}

;// CONCATENATED MODULE: ../src/diagnosis/failures/smoke-test-situations.js
const scheduler = (failed) => failed.instances.find(({ role }) => role === 'scheduler');
const waitsForScheduler = (failed) => failed.ending === 'timed-out' && /scheduler$/.test(failed.phase);
/** What cluster.py does before its first check and after its last. */
const NO_CHECK = /^(?:$|importing |launching |waiting |closing )/;
/** An instance of which EC2 says that its own guest powered it off (API reference of EC2, StateReason). */
const endedItself = ({ reason }) => /InstanceInitiatedShutdown/.test(reason);
const smoke_test_situations_hasEnded = ({ state }) => state === 'shutting-down' || state === 'terminated';
/**
 * Whether an instance that ended itself began the end. Workers end themselves too when the scheduler is taken from them.
 * What cluster.py ends itself, it has EC2 end, so that an instance that ended itself had done so before.
 */
function containerExited({ instances }) {
    const lostScheduler = instances.some((instance) => instance.role === 'scheduler' && smoke_test_situations_hasEnded(instance) && !endedItself(instance));
    return instances.some(endedItself) && !lostScheduler;
}
/** By distributed's words for a connection that closed or did not come about, in a check that is ours. */
function lostConnection({ phase, error }) {
    const inCheck = !NO_CHECK.test(phase) && phase !== 'smoke-script';
    return (inCheck && error.some((line) => /^(?:CommClosedError|StreamClosedError|OSError: Timed out)\b/.test(line)));
}
/** The catalogue of those, asked in this order when no words are known. `$phase` is what was waited for. */
const smokeTestSituations = [
    {
        code: 'driver-killed',
        blames: 'circumstances',
        holds: (failed) => failed.ending === 'killed',
        what: 'The program that drives the cluster was killed while $phase.',
        remedy: 'The runner may have run out of memory. The cluster was terminated nevertheless; run again.',
    },
    {
        code: 'instance-ended-by-aws',
        blames: 'circumstances',
        holds: (failed) => failed.ending === 'instance-ended' && !containerExited(failed),
        what: 'An instance of the cluster ended while $phase, and EC2 does not say that it powered itself off: AWS or somebody in the account terminated it.',
        remedy: "EC2's reason is below. Run again; if other automation in the account terminated it, exclude resources with the tags of input 'tags' there.",
    },
    {
        code: 'container-exited',
        blames: 'image',
        holds: (failed) => failed.ending === 'instance-ended' || (lostConnection(failed) && failed.instances.some(endedItself)),
        what: 'An instance of the cluster ended itself while $phase: EC2Cluster powers it off when its container exits.',
        remedy: 'The end of its console is below; all of it is in the directory of the logs.',
    },
    {
        code: 'no-public-address',
        blames: 'circumstances',
        holds: (failed) => waitsForScheduler(failed) &&
            !failed.plan.usePrivateIp &&
            scheduler(failed)?.publicAddress === undefined,
        what: "The scheduler's instance has no public address.",
        remedy: "Set 'subnet-id' to a subnet that assigns public addresses, or set 'use-private-ip' to 'true' for a runner in the VPC.",
    },
    {
        code: 'scheduler-unreachable',
        blames: 'circumstances',
        holds: (failed) => waitsForScheduler(failed) && /Scheduler at:/.test(scheduler(failed)?.console ?? ''),
        what: 'The scheduler runs, but the runner could not reach its port 8786.',
        remedy: "Its security group is open only to the addresses in the log: check that the runner comes from one of them ('allow-cidr'), and the subnet's route and network ACL.",
    },
    {
        code: 'scheduler-not-reached',
        blames: 'circumstances',
        holds: waitsForScheduler,
        what: "Nothing answered on the scheduler's port 8786 in time.",
        remedy: "Either its container did not start (the end of its console is below), or the runner cannot reach it: check 'allow-cidr', the subnet's route and network ACL. A slow first boot needs a longer 'smoke-timeout-minutes'.",
    },
    {
        code: 'worker-missing',
        blames: 'circumstances',
        holds: (failed) => failed.ending === 'timed-out' && /workers$/.test(failed.phase),
        what: 'The scheduler is running, but not every worker connected in time.',
        remedy: "Workers connect to the scheduler's public address: check the end of their console below, and the subnet's network ACL; or raise 'smoke-timeout-minutes'.",
    },
    {
        code: 'script-failed',
        blames: 'image',
        holds: (failed) => failed.phase === 'smoke-script',
        what: "The cluster computes, but your 'smoke-script' failed.",
        remedy: 'Its exception is below.',
    },
    {
        code: 'connection-lost',
        blames: 'circumstances',
        holds: lostConnection,
        what: 'The connection between the runner and the scheduler was lost; the smoke test was at: $phase.',
        remedy: 'Run again; if it is lost again, look for a firewall, VPN or NAT between them that closes connections. The exception is below.',
    },
    {
        code: 'smoke-timeout',
        blames: 'circumstances',
        holds: (failed) => failed.ending === 'timed-out',
        what: 'The smoke test did not end in time; it was at: $phase.',
        remedy: "Raise 'smoke-timeout-minutes', or look at the log of cluster.py in the directory that output `logs` names.",
    },
    {
        code: 'smoke-test-failed',
        blames: 'circumstances',
        holds: ({ phase }) => NO_CHECK.test(phase),
        what: 'The cluster could not be launched: it failed at: $phase.',
        remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
    },
    {
        code: 'smoke-test-failed',
        blames: 'image',
        holds: () => true,
        what: 'The cluster failed a check: $phase.',
        remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
    },
];

;// CONCATENATED MODULE: ../src/diagnosis/failures/smoke-test-console.js
/** What an instance of the cluster says on its console: Docker's words, and those of its container. */
const smokeTestConsole = {
    title: 'Smoke test: the instances of the cluster',
    failures: [
        {
            code: 'docker-not-running',
            blames: 'image',
            from: 'console',
            pattern: /Cannot connect to the Docker daemon|failed to connect to the docker API|docker: (?:command )?not found/,
            example: 'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
            what: 'Docker was not running on an instance of the image.',
            remedy: "The image must start Docker at boot: check what 'source-ami' and 'packages' do to docker.service, and 'docker-source'.",
        },
        {
            code: 'image-missing',
            blames: 'image',
            from: 'console',
            pattern: /No such image: (\S+?)\.?(?:\s|$)|Unable to find image '([^']+)' locally/,
            example: 'docker: Error response from daemon: No such image: daskdev/dask:latest.',
            what: 'The container image is not in the AMI: $1$2.',
            remedy: "Bake again; if 'docker-image' was pulled, something removed it before the snapshot.",
        },
        {
            code: 'no-nvidia-runtime',
            blames: 'image',
            from: 'console',
            pattern: /could not select device driver .*gpu|nvidia-container-cli: (.*)/,
            example: 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
            what: 'Docker could not give the GPU to the container.',
            remedy: "EC2Cluster asks for GPUs on every type that begins with p or g: bake the variant with NVIDIA's runtime, or choose another 'smoke-instance-type'.",
        },
        {
            code: 'no-dask-in-image',
            blames: 'image',
            from: 'console',
            pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
            example: "/usr/bin/python: No module named 'distributed'",
            what: 'The container cannot run Dask: it has no Python with distributed on its PATH.',
            remedy: "Choose a 'docker-image' that has dask and distributed installed.",
        },
        {
            code: 'bad-docker-args',
            blames: 'circumstances',
            from: 'console',
            pattern: /unknown (?:shorthand )?flag: (.+)|docker: invalid reference format/,
            example: 'unknown flag: --no-such',
            what: 'docker run rejected its arguments. $1',
            remedy: "Check inputs 'docker-args' and 'env-vars'.",
        },
        {
            code: 'disk-full',
            blames: 'image',
            from: 'console',
            pattern: /no space left on device/i,
            example: 'docker: Error response from daemon: write /var/lib/docker/x: no space left on device.',
            what: 'The root volume of an instance is full.',
            remedy: "Raise 'volume-size'.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/failures/smoke-test-error.js

/** What EC2Cluster raises: botocore's words, dask-cloudprovider's, and those of cluster.py. */
const smokeTestError = {
    title: 'Smoke test: the launch of the cluster',
    failures: [
        {
            code: 'client-does-not-import',
            blames: 'circumstances',
            from: 'error',
            pattern: /^ClientDoesNotImportError: (.*?): (.*)/,
            example: "ClientDoesNotImportError: dask 2022.1.0 and distributed 2022.1.0: ImportError: cannot import name 'IOStream'",
            what: "The image's $1 do not work with the packages that the smoke test's client needs today ($2). Nothing was launched.",
            remedy: "Choose a 'docker-image' with a newer dask and distributed, or leave 'smoke-test' out and test the image with an equally old client.",
        },
        {
            code: 'instance-store-not-used',
            blames: 'image',
            from: 'error',
            pattern: /^CheckFailed: the instance store is not used: (.*)/,
            example: 'CheckFailed: the instance store is not used: worker tls://10.0.0.7:35211 spills to /mnt/dask-scratch/dask-scratch-space/worker-0, which is on Amazon Elastic Block Store',
            what: 'The instance type has instance store, and workers do not spill to it: $1.',
            remedy: "Look for bake-dask-ami-scratch.service in the instance's console output: something else may have formatted its disks. With DASK_TEMPORARY_DIRECTORY in 'env-vars' workers spill to where you want them to, and this is not checked.",
        },
        {
            code: 'quota-too-small',
            blames: 'circumstances',
            from: 'error',
            pattern: /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded/,
            example: 'ClientError: An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket that the specified instance type belongs to.',
            what: "The account's quota of vCPUs is too small for the scheduler and the workers together.",
            remedy: "Raise quota $quota in Service Quotas (Amazon EC2), or choose a smaller 'smoke-instance-type' or fewer 'smoke-workers'.",
        },
        {
            code: 'not-on-free-plan',
            blames: 'circumstances',
            from: 'error',
            // The words of EC2 for accounts on AWS's free plan (aws-samples/eks-workshop-v2#1644, cloudgoat#375).
            pattern: /not eligible for Free Tier/i,
            example: "ClientError: An error occurred (InvalidParameterCombination) when calling the RunInstances operation: The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
            what: "The account is on AWS's free plan, which does not launch the instance type of the cluster.",
            remedy: "Set 'smoke-instance-type' to 'm7i-flex.large', or upgrade the account to the paid plan; no GPU type is in the free plan.",
        },
        {
            code: 'no-capacity',
            blames: 'circumstances',
            from: 'error',
            pattern: /InsufficientInstanceCapacity/,
            example: 'ClientError: An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation (reached max retries: 10): We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
            what: 'AWS has no capacity for the instance type in that zone now.',
            remedy: "Run again later, or choose another 'smoke-instance-type' or 'subnet-id'.",
        },
        {
            code: 'user-data-too-long',
            blames: 'circumstances',
            from: 'error',
            pattern: /User data is limited to 16384 bytes/,
            example: 'ClientError: An error occurred (InvalidParameterValue) when calling the RunInstances operation: User data is limited to 16384 bytes',
            what: "EC2Cluster's user data is longer than EC2's limit of 16 KB.",
            remedy: "Make 'env-vars' and 'docker-args' shorter (dask-cloudprovider#249).",
        },
        {
            code: 'disk-too-small',
            blames: 'circumstances',
            from: 'error',
            pattern: /smaller than (?:the )?snapshot/i,
            example: "ClientError: An error occurred (InvalidBlockDeviceMapping) when calling the RunInstances operation: Volume of size 40GB is smaller than snapshot 'snap-0123456789abcdef0', expect size >= 60GB",
            what: "The instances' volume would be smaller than the image's snapshot.",
            remedy: "Pass the value of output 'filesystem-size' to EC2Cluster.",
        },
        {
            code: 'no-public-address',
            blames: 'circumstances',
            from: 'error',
            pattern: /Failed Public IP for instance (\S+)/,
            example: 'Exception: Failed Public IP for instance i-0123456789abcdef0',
            what: 'EC2 gave instance $1 no public address.',
            remedy: "Set 'subnet-id' to a subnet that assigns public addresses, or set 'use-private-ip' to 'true' for a runner in the VPC.",
        },
        {
            code: 'role-not-assumed',
            blames: 'circumstances',
            from: 'error',
            pattern: /\((\w+)\) when calling the AssumeRoleWithWebIdentity operation(?: \(.*?\))?: (.*)/,
            example: 'ClientError: An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
            what: 'AWS did not renew the session of the role ($1: $2).',
            remedy: "Check the role's trust policy against docs/permissions.md. A token that has expired could not be renewed in time: the step's log says why.",
        },
        {
            code: 'access-denied',
            blames: 'circumstances',
            from: 'error',
            pattern: /(?:UnauthorizedOperation|AccessDenied).*?(?:calling the (\w+) operation|not authorized to perform: (\S+))/,
            example: 'ClientError: An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation.',
            what: 'The AWS credentials may not do what the smoke test needs: $1$2.',
            remedy: catalogue/* catalogue */.s['access-denied'].remedy,
        },
        {
            code: 'expired-credentials',
            blames: 'circumstances',
            from: 'error',
            pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
            example: 'ClientError: An error occurred (RequestExpired) when calling the DescribeInstances operation: Request has expired.',
            what: 'The AWS credentials expired during the smoke test.',
            remedy: "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than bake and smoke test take.",
        },
        {
            code: 'throttled',
            blames: 'circumstances',
            from: 'error',
            pattern: /RequestLimitExceeded/,
            example: 'ClientError: An error occurred (RequestLimitExceeded) when calling the DescribeInstances operation (reached max retries: 10): Request limit exceeded.',
            what: 'AWS throttled the calls of this account.',
            remedy: 'Run again later; other automation in the account and Region shares the limit.',
        },
        {
            code: 'api-refused',
            blames: 'circumstances',
            from: 'error',
            pattern: /ClientError: An error occurred \((\w+)\) when calling the (\w+) operation(?: \(.*?\))?: (.*)/,
            example: 'ClientError: An error occurred (Unsupported) when calling the RunInstances operation: Your requested instance type is not supported in your requested Availability Zone.',
            what: 'EC2 rejected $2 while the cluster was launched: $3 ($1)',
            remedy: 'The instances that were already launched were terminated. Fix what EC2 names, and run again.',
        },
        {
            code: 'versions-differ',
            blames: 'image',
            from: 'error',
            pattern: /CheckFailed: (.* is \S+ on .* instead of .*)/,
            example: 'CheckFailed: distributed is 2026.7.0 on scheduler instead of 2026.8.0',
            what: 'The container does not have the versions that the image says it has: $1.',
            remedy: 'Something changed the container image after it was described; bake again.',
        },
    ],
};

;// CONCATENATED MODULE: ../src/diagnosis/smoke-test-failures.js


/** What a smoke test is known to fail of, the most telling first: an instance is nearer to the cause than who launched it. */
const smokeTestFailureGroups = [
    smokeTestConsole,
    smokeTestError,
];

;// CONCATENATED MODULE: ../src/diagnosis/smoke-test-diagnosis.js





const EVIDENCE_LINES = 8;
/** Finds out why a smoke test failed: by words that are known, else by what was seen. */
function diagnoseSmokeTest(failed) {
    const words = { ...generalPlaceholders, quota: quotaName(failed.plan.instanceType) };
    for (const failure of smokeTestFailureGroups.flatMap(({ failures }) => failures)) {
        const lines = linesFor(failure, failed);
        const index = lines.findIndex((line) => failure.pattern.test(matched(line)));
        const match = failure.pattern.exec(matched(lines[index] ?? ''));
        if (match) {
            return {
                code: failure.code,
                blames: failure.blames,
                what: interpolate(failure.what, match, words),
                remedy: interpolate(failure.remedy, match, words),
                evidence: lines.slice(Math.max(0, index - 3), index + 4),
            };
        }
    }
    const situation = smokeTestSituations.find(({ holds }) => holds(failed));
    if (situation === undefined)
        throw new Error('the last situation holds always');
    const what = situation.what.replace('$phase', failed.phase || 'starting');
    const { code, blames, remedy } = situation;
    return { code, blames, what, remedy, evidence: evidence(failed) };
}
/** Everything held, but the first result came later than the user allows. */
function tooSlow(startSeconds, allowed) {
    const what = `The cluster gave its first result after ${startSeconds.toFixed(0)} s; 'max-start-seconds' is ${allowed}.`;
    return { ...(0,problem/* problem */.CC)('start-too-slow', { what }), blames: 'image', evidence: [] };
}
function linesFor(failure, failed) {
    if (failure.from === 'error')
        return [...failed.error];
    return failed.instances.flatMap(consoleLines);
}
/** Lines of a console without what a terminal would make of them. */
function consoleLines(instance) {
    return (instance.console
        // biome-ignore lint/suspicious/noControlCharactersInRegex: consoles hold terminal sequences.
        .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
        .split(/\r?\n/)
        .map((line) => line.trimEnd())
        .filter((line) => line !== ''));
}
function evidence(failed) {
    if (failed.error.length > 0)
        return failed.error.slice(-EVIDENCE_LINES);
    // A worker is waited for only once the scheduler is well.
    const role = /worker/.test(failed.phase) ? 'worker' : 'scheduler';
    const ended = failed.instances.filter(({ state }) => state !== 'running' && state !== 'pending');
    const suspects = ended.length > 0 ? ended : failed.instances.filter((instance) => instance.role === role);
    const states = suspects.map(({ id, state, reason }) => `${id} is ${state}${reason === '' ? '' : `: ${reason}`}`);
    const consoles = suspects.flatMap(consoleLines).slice(-EVIDENCE_LINES);
    return [...states, ...consoles];
}

;// CONCATENATED MODULE: ../src/diagnosis/smoke-test-verdict.js


/** Decides whether a smoke test passed. `growth` is what the start is compared with, if it is. */
function verdictOfSmokeTest(plan, smoke, ami, run, growth) {
    const of = (kind) => run.events.filter((event) => event.event === kind);
    const checks = of('check');
    const startSeconds = checks.find(({ check }) => check === 'first result')?.seconds;
    const versions = checks.find(({ check }) => check === 'versions');
    const diagnosis = diagnosisOf(smoke, ami, run, startSeconds, growth);
    return {
        passed: diagnosis === undefined,
        verdict: diagnosis === undefined ? 'passed' : diagnosis.blames === 'image' ? 'failed' : 'unfinished',
        ami,
        region: plan.region,
        diagnosis,
        startSeconds,
        instanceType: smoke.instanceType,
        phases: phaseTimes(run.events, run.seconds),
        timeline: of('timeline').flatMap(({ machines }) => machines),
        checks: checks.map(({ check, took, result }) => ({ check, took, result })),
        workers: of('workers').flatMap(({ workers }) => workers),
        packages: versions?.packages ?? {},
        differ: versions?.differ ?? {},
        instances: run.instances,
        left: run.left,
    };
}
function diagnosisOf(plan, ami, run, startSeconds, growth) {
    if (run.trouble !== undefined)
        return { ...run.trouble, blames: 'circumstances' };
    // What comes after is EC2Cluster's own closing; the cluster is ended and seen ended by us whatever it does.
    if (!run.events.some(({ event }) => event === 'passed'))
        return diagnoseSmokeTest(failedOf(plan, ami, run));
    const allowed = plan.maxStartSeconds;
    if (startSeconds === undefined)
        return undefined;
    if (allowed !== undefined && startSeconds > allowed)
        return tooSlow(startSeconds, allowed);
    return growth && slowerStart(startSeconds, growth);
}
function failedOf(plan, ami, run) {
    const last = run.events.findLast((event) => event.event === 'failed' || event.event === 'phase');
    const error = last?.event === 'failed' ? last.error : [];
    return { plan, ami, ending: run.ending, phase: last?.phase ?? '', error, instances: run.seen };
}
/** The seconds of each phase that events report, in order; the last one goes on to `end`. */
function phaseTimes(events, end) {
    const began = events.filter((event) => event.event === 'phase');
    return began.map(({ phase, seconds }, index) => ({
        phase,
        seconds: Math.max(0, (began[index + 1]?.seconds ?? end) - seconds),
    }));
}

// EXTERNAL MODULE: ../src/report/outputs.js
var report_outputs = __webpack_require__(6283);
// EXTERNAL MODULE: ../src/report/smoke-test-summary.js + 1 modules
var smoke_test_summary = __webpack_require__(7114);
;// CONCATENATED MODULE: ../src/actions/bake/smoke-test.js












/**
 * The steps of `smoke-test: true`: a cluster from the new image computes, or the image is removed, or kept as unproven:
 * removed only when it failed a check, never because time ran out or AWS had no capacity.
 *
 * @returns the smoke test that the image passed; undefined when none was asked for
 * @throws UserError when it failed (no instance is left), or the job was cancelled
 */
async function smokeTestImage(plan, { facts, client, cluster, growth }, paths, cloud, ports, askForRunner) {
    const { runner } = ports;
    if (plan.smoke === undefined)
        return undefined;
    const { ami } = cluster;
    const subject = { facts, client, cluster, plan: plan.smoke, runUuid: plan.runUuid, logs: paths.logs };
    const run = await runSmokeTest(subject, await ports.smokeTest(plan.region, runner));
    if (run === 'cancelled')
        throw (0,actions_run/* cancelledError */.YQ)(runner, messages/* bakeMessages */.U);
    const result = verdictOfSmokeTest(plan, plan.smoke, ami, run, growth);
    const diagnosis = result.diagnosis && (await withMovedRunner(result.diagnosis, plan.smoke.sources, askForRunner));
    const smokeTest = { ...result, diagnosis };
    const reportFile = (0,external_node_path_.join)((0,external_node_path_.dirname)(paths.logs), 'smoke-report.json');
    const text = `${JSON.stringify(smokeTest, undefined, 2)}\n`;
    const report = await (0,outputs/* writeOutputFile */.BF)('smoke-report', reportFile, text, runner);
    (0,outputs/* setOutputs */.n0)((0,report_outputs/* smokeTestOutputs */.M9)(smokeTest, report), runner);
    const left = (0,smoke_test_summary/* leftProblem */.Fb)(smokeTest);
    if (left !== undefined)
        runner.warning(`${left.what} ${left.remedy}`);
    if (smokeTest.diagnosis !== undefined)
        throw await unproven(smokeTest, plan.smoke, cloud, runner);
    runner.info(`${ami} passed its smoke test: first result after ${smokeTest.startSeconds?.toFixed(0)} s`);
    return smokeTest;
}
/** Settles the fate of an image that did not pass, and gives the error that says so. */
async function unproven(smokeTest, plan, cloud, runner) {
    const { diagnosis } = smokeTest;
    if (diagnosis === undefined)
        throw new Error('a smoke test that did not pass has a diagnosis');
    const verdict = smokeTest.verdict === 'failed' ? 'failed' : 'unfinished';
    const fate = await settle(smokeTest.ami, verdict, plan.onFailure, cloud, runner);
    runner.info((0,failed_summary/* diagnosisText */.f7)(diagnosis));
    runner.info(fate);
    return new problem/* UserError */.yo([diagnosis], { summary: (0,smoke_test_summary/* unprovenSummary */.I4)(smokeTest, diagnosis, fate) });
}

;// CONCATENATED MODULE: ../src/actions/bake/bake.js
























/**
 * The steps of `mode: bake`: reuses an image where the request allows it and one is alike, else bakes one.
 *
 * @throws UserError when the account cannot do it (nothing was launched), when the build failed (nothing is left), or when
 * the image is ready and could not be published
 */
async function bake(request, ports) {
    const { runner } = ports;
    const started = performance.now();
    const cloud = await ports.connect(request.region);
    const lookups = (0,plan_lookups/* lookupsOf */.r3)(request);
    const mask = (secret) => runner.mask(secret);
    const logins = await registryLogins(lookups.containerImages, givenLogin(request), { cloud, mask });
    const asked = { lookups, logins, cloud, started };
    if (request.rebake === 'always')
        return bakeImage(request, asked, [], ports);
    const [looked, place] = await runner.group('Looking for an image to reuse', () => all_all(findImage(request, lookups, logins, cloud, ports), findPlace(request, lookups, cloud)));
    if ('found' in looked && place !== undefined)
        return reuseImage(looked.found, place, request, ports, started);
    const reasons = 'found' in looked ? [NO_PLACE] : looked.reasons;
    for (const why of reasons)
        runner.notice(`A new image is baked. ${why}`);
    await bakeImage(request, asked, reasons, ports);
}
const NO_PLACE = 'There is no subnet in which a cluster could be launched.';
/** Survey, plan, render, build, smoke test, publish, report. */
async function bakeImage(request, { lookups, logins, cloud, started }, rebakeReasons, ports) {
    const { runner } = ports;
    const planned = await runner.group('Surveying the account', () => planBake(request, lookups, cloud, logins, ports));
    const packer = await runner.group('Installing Packer', () => ports.installPacker(request, runner));
    const paths = await runner.group('Rendering', () => write(request, planned, ports));
    runner.state.saveRun({ runUuid: planned.runUuid, amiName: planned.amiName, regions: [planned.region] });
    const { sshSources, smoke } = lookups;
    const asked = (sources) => (sources === 'runner' ? publicAddresses : undefined);
    const askForRunner = asked(sshSources);
    const secrets = { logins, environmentSecrets: request.environmentSecrets };
    const built = await buildImage(planned, { secrets, paths, packer, cloud, ports, askForRunner });
    const { plan } = built;
    const artifacts = await readArtifacts(paths, plan.region);
    const { ami } = artifacts;
    await requireOwnImage(cloud, ami, plan.runUuid);
    const previous = await previousImage(request, plan, ports);
    await requireSize(request, plan, artifacts, previous, cloud, runner);
    const checkedClient = await requireClient(request, plan, artifacts, cloud, runner);
    const cluster = (0,plan_cluster/* clusterArguments */.R)(plan, ami, artifacts.facts);
    const client = (0,client_packages/* clientPackages */.H2)(artifacts.facts);
    const smokeTest = await smokeTestImage(plan, { facts: artifacts.facts, client, cluster, growth: startGrowth(request, previous, runner) }, paths, cloud, ports, asked(smoke?.sources));
    const ofImage = await bake_markReady(plan, artifacts, smokeTest, cloud, runner);
    // The post step may have something left to sweep although the image is good: of a cluster, of Packer's own cleaning up,
    // or of a launch that failed. A fleet may report an error and launch an instance all the same (packer#8740).
    const swept = (smokeTest?.left.length ?? 0) === 0 && built.earlier.length === 0 && !built.leftBehind;
    runner.state.saveOutcome(swept ? 'ready' : 'ready-not-swept');
    const now = { facts: artifacts.facts, startSeconds: smokeTest?.startSeconds };
    const changes = previous && (0,report_changes/* compareImages */.q)(previous.ami, previous.record, now);
    const publication = await publishImage(bake_readyImage(plan, artifacts, smokeTest), request, ports);
    const totalSeconds = (performance.now() - started) / 1000;
    const { packerVersion } = packer;
    const outcome = {
        ...ofImage,
        ...artifacts,
        cluster,
        client,
        checkedClient,
        publication,
        changes,
        rebakeReasons,
    };
    const baked = { ...built, ...outcome, paths, packerVersion, smokeTest, totalSeconds };
    await (0,outputs/* reportBaked */.gU)(baked, runner);
}
/** Marks the image as ready, with its record, and warns of what a user should know of it. */
async function bake_markReady(plan, { ami, facts }, smokeTest, cloud, runner) {
    const record = recordTags({ facts, parts: plan.fingerprint?.parts, startSeconds: smokeTest?.startSeconds }, (0,tags/* tagsBesideRecord */.B$)(plan.imageTags));
    const image = await publish(cloud, ami, smokeTest ? 'smoked' : 'built', record, runner);
    const encrypted = image?.rootVolume.encrypted ?? plan.builder.encryption !== undefined;
    const found = (0,warnings/* imageWarnings */.t)(plan, image);
    for (const warning of found)
        runner.warning(warning);
    return { encrypted, imageWarnings: found };
}
function bake_readyImage(plan, { ami, facts }, smokeTest) {
    const { region, amiName, family, baked } = plan;
    return {
        ...{ ami, region, amiName, family, baked, facts },
        fingerprint: plan.fingerprint?.value,
        startSeconds: smokeTest?.startSeconds,
        smokeTested: smokeTest !== undefined,
        reused: false,
    };
}
async function write(request, plan, ports) {
    const { paths, directory } = await (0,write_files/* writeFiles */.h)(request, plan, ports);
    (0,outputs/* setOutputs */.n0)({ logs: paths.logs }, ports.runner);
    ports.runner.info(`Written to ${directory}`);
    return paths;
}

;// CONCATENATED MODULE: ../src/actions/bake/aws-ports.js









/** The ports of a real bake: AWS itself, and Packer from its releases. */
function awsPorts(runner, templateDirectory) {
    return {
        runner,
        connect: sdk_cloud/* connect */.N,
        connectImages: sdk_image_cloud/* connectImages */.x,
        installPacker: installRequested,
        smokeTest: async (region) => awsSmokeTestPorts(await connectCluster(region), runner, clientFiles(programDirectory)),
        templateDirectory,
    };
}


/***/ }),

/***/ 9100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __webpack_require__(6540);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/aws/images.js + 1 modules
var aws_images = __webpack_require__(7874);
// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
;// CONCATENATED MODULE: ../src/aws/instances.js


/** The part of `Cloud` that is about instances and their types. */
function instances(ec2, sdk) {
    return {
        instanceTypes: (types) => (0,errors/* explained */.to)('ec2:DescribeInstanceTypes', async () => {
            // A filter instead of InstanceTypes: an unknown type is then not in the answer, and no error.
            const pages = sdk.paginateDescribeInstanceTypes({ client: ec2 }, { Filters: [ofTypes(types)] });
            const found = [];
            for await (const page of pages)
                found.push(...(page.InstanceTypes ?? []).map(toInstanceType));
            return found;
        }),
        zonesOffering: (types) => (0,errors/* explained */.to)('ec2:DescribeInstanceTypeOfferings', async () => {
            const asked = { LocationType: 'availability-zone', Filters: [ofTypes(types)] };
            const zones = new Map();
            for await (const page of sdk.paginateDescribeInstanceTypeOfferings({ client: ec2 }, asked)) {
                for (const { InstanceType: type = '', Location } of page.InstanceTypeOfferings ?? []) {
                    zones.set(type, [...(zones.get(type) ?? []), ...(Location === undefined ? [] : [Location])]);
                }
            }
            return zones;
        }),
        runningInstances: () => (0,errors/* explained */.to)('ec2:DescribeInstances', async () => {
            const alive = { Name: 'instance-state-name', Values: ['pending', 'running'] };
            return (await described(ec2, sdk, [alive])).map(toRunningInstance);
        }),
        endReasons: (runUuid) => (0,errors/* explained */.to)('ec2:DescribeInstances', async () => {
            const found = await described(ec2, sdk, [{ Name: `tag:${aws_tags/* TAG */.Dk.run}`, Values: [runUuid] }]);
            return found.flatMap((instance) => instance.StateReason?.Code || []);
        }),
    };
}
const ofTypes = (types) => ({ Name: 'instance-type', Values: [...types] });
async function described(ec2, sdk, Filters) {
    const found = [];
    for await (const page of sdk.paginateDescribeInstances({ client: ec2 }, { Filters })) {
        found.push(...(page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []));
    }
    return found;
}
function toInstanceType(info) {
    return {
        type: (0,errors/* required */.mw)(info.InstanceType, 'InstanceType'),
        vcpus: info.VCpuInfo?.DefaultVCpus ?? 0,
        architectures: info.ProcessorInfo?.SupportedArchitectures ?? [],
        burstable: info.BurstablePerformanceSupported ?? false,
        gpuManufacturers: (info.GpuInfo?.Gpus ?? []).flatMap((gpu) => gpu.Manufacturer ?? []),
        instanceStore: instanceStoreOf(info),
    };
}
/** Older types have other disks, which look like EBS volumes. */
function instanceStoreOf({ InstanceStorageInfo: store }) {
    const nvme = store?.NvmeSupport !== undefined && store.NvmeSupport !== 'unsupported';
    return nvme ? (store.TotalSizeInGB ?? 0) : 0;
}
function toRunningInstance(instance) {
    const { CoreCount = 0, ThreadsPerCore = 1 } = instance.CpuOptions ?? {};
    return {
        type: (0,errors/* required */.mw)(instance.InstanceType, 'InstanceType'),
        lifecycle: instance.InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
        vcpus: CoreCount * ThreadsPerCore,
    };
}

;// CONCATENATED MODULE: ../src/aws/network.js

/** The part of `Cloud` that reads VPCs, subnets, routes and security groups. */
function network(ec2, sdk) {
    return {
        defaultVpc: () => (0,errors/* explained */.to)('ec2:DescribeVpcs', async () => {
            const command = new sdk.DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
            return (await ec2.send(command)).Vpcs?.[0]?.VpcId;
        }),
        vpcCidrBlocks: (vpc) => (0,errors/* explained */.to)('ec2:DescribeVpcs', async () => {
            const found = (await ec2.send(new sdk.DescribeVpcsCommand({ VpcIds: [vpc] }))).Vpcs?.[0];
            const associated = (found?.CidrBlockAssociationSet ?? []).flatMap((block) => block.CidrBlock ?? []);
            return associated.length > 0 ? associated : found?.CidrBlock ? [found.CidrBlock] : [];
        }),
        subnet: (id) => (0,errors/* explained */.to)('ec2:DescribeSubnets', () => subnet(ec2, sdk, id)),
        defaultSubnets: () => (0,errors/* explained */.to)('ec2:DescribeSubnets', async () => {
            const command = new sdk.DescribeSubnetsCommand({
                Filters: [{ Name: 'default-for-az', Values: ['true'] }],
            });
            return ((await ec2.send(command)).Subnets ?? []).map(toSubnet);
        }),
        defaultRoute: (of) => (0,errors/* explained */.to)('ec2:DescribeRouteTables', () => defaultRoute(ec2, sdk, of)),
        securityGroups: (ids) => (0,errors/* explained */.to)('ec2:DescribeSecurityGroups', async () => {
            if (ids.length === 0)
                return [];
            const command = new sdk.DescribeSecurityGroupsCommand({
                Filters: [{ Name: 'group-id', Values: [...ids] }],
            });
            return ((await ec2.send(command)).SecurityGroups ?? []).map(toSecurityGroup);
        }),
    };
}
async function subnet(ec2, sdk, id) {
    try {
        const { Subnets = [] } = await ec2.send(new sdk.DescribeSubnetsCommand({ SubnetIds: [id] }));
        return Subnets.map(toSubnet)[0];
    }
    catch (error) {
        if (/^InvalidSubnetID\./i.test((0,errors/* errorCode */.CA)(error) ?? ''))
            return undefined;
        throw error;
    }
}
async function defaultRoute(ec2, sdk, { id, vpc }) {
    const command = new sdk.DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] });
    const tables = (await ec2.send(command)).RouteTables ?? [];
    const own = tables.find((table) => table.Associations?.some((association) => association.SubnetId === id));
    const main = tables.find((table) => table.Associations?.some((association) => association.Main));
    return routeOf(own ?? main);
}
function toSubnet(subnet) {
    return {
        id: (0,errors/* required */.mw)(subnet.SubnetId, 'SubnetId'),
        vpc: (0,errors/* required */.mw)(subnet.VpcId, 'VpcId'),
        zone: (0,errors/* required */.mw)(subnet.AvailabilityZone, 'AvailabilityZone'),
        freeAddresses: subnet.AvailableIpAddressCount ?? 0,
        mapsPublicAddress: subnet.MapPublicIpOnLaunch ?? false,
    };
}
function toSecurityGroup(group) {
    const rules = (group.IpPermissions ?? []).filter(admitsSsh);
    const ssh = rules.flatMap((rule) => {
        const others = [rule.UserIdGroupPairs, rule.PrefixListIds, rule.Ipv6Ranges].flatMap((some) => some ?? []);
        const blocks = (rule.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []);
        return [...blocks, ...others.map(() => 'other')];
    });
    return { id: (0,errors/* required */.mw)(group.GroupId, 'GroupId'), vpc: (0,errors/* required */.mw)(group.VpcId, 'VpcId'), ssh };
}
/** `-1` is every protocol, and then there are no ports (EC2 API Reference, IpPermission). */
function admitsSsh({ IpProtocol, FromPort = 0, ToPort = 65535 }) {
    return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= 22 && ToPort >= 22);
}
function routeOf(table) {
    const route = table?.Routes?.find((candidate) => candidate.DestinationCidrBlock === '0.0.0.0/0');
    if (!route || route.State === 'blackhole')
        return 'none';
    if (route.GatewayId?.startsWith('igw-'))
        return 'internet-gateway';
    return route.NatGatewayId ? 'nat' : 'other';
}

;// CONCATENATED MODULE: ../src/aws/registries.js


/** The part of `Cloud` that logs in to Amazon ECR. */
function registries(sdk) {
    return {
        ecrLogin: (region) => (0,errors/* explained */.to)('ecr:GetAuthorizationToken', async () => {
            // The registry's own region, which need not be the one that is baked in.
            const ecr = new sdk.ECRClient((0,clients/* defaultConfig */.sb)(region));
            const { authorizationData } = await ecr.send(new sdk.GetAuthorizationTokenCommand({}));
            const decoded = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
            const colon = decoded.indexOf(':');
            if (colon < 1)
                throw new Error(`ECR of ${region} gave no token that can be read`);
            return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
        }),
    };
}

;// CONCATENATED MODULE: ../src/aws/spot.js

// The dry runs name things that need not exist: EC2 checks the permission first. So the permission to delete a template cannot be asked
// for: it depends on the template's tags, and what is not there has none.
const TEMPLATE = 'lt-00000000000000000';
/** The part of `Cloud` that asks whether spot instances may be launched as Packer's plugin does it. */
function spot(ec2, sdk) {
    const dryRuns = {
        'ec2:CreateLaunchTemplate': () => ec2.send(new sdk.CreateLaunchTemplateCommand({
            DryRun: true,
            LaunchTemplateName: 'bake-dask-ami-dry-run',
            LaunchTemplateData: { InstanceType: 't3.micro' },
        })),
        'ec2:CreateFleet': () => ec2.send(new sdk.CreateFleetCommand({
            DryRun: true,
            Type: 'instant',
            TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: 'spot' },
            LaunchTemplateConfigs: [
                { LaunchTemplateSpecification: { LaunchTemplateId: TEMPLATE, Version: '1' } },
            ],
        })),
    };
    return {
        missingSpotPermissions: async () => {
            const asked = Object.entries(dryRuns).map(async ([action, dryRun]) => (await isMissing(action, dryRun)) ? [action] : []);
            return (await Promise.all(asked)).flat();
        },
    };
}
/** A dry run always answers with an error; which one shows whether the permission is there. */
async function isMissing(action, dryRun) {
    try {
        await (0,errors/* explained */.to)(action, async () => {
            try {
                await dryRun();
            }
            catch (error) {
                const code = (0,errors/* errorCode */.CA)(error) ?? '';
                if (code !== 'DryRunOperation' && !/NotFound|InvalidLaunchTemplate/.test(code))
                    throw error;
            }
        });
        return false;
    }
    catch (error) {
        if ((0,errors/* isDenied */.GZ)(error))
            return true;
        throw error;
    }
}

;// CONCATENATED MODULE: ../src/aws/sdk-cloud.js








/**
 * The AWS of one Region, over the AWS SDK with its own search for credentials. AWS_ENDPOINT_URL is honoured.
 *
 * The SDK is loaded here and not at the top: it makes up most of the bundle, and bad input or `mode: render`
 * must not pay for it.
 */
async function connect(region) {
    const sdk = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = new sdk.ec2.EC2Client((0,clients/* defaultConfig */.sb)(region));
    return {
        ...(0,aws_images/* images */.z)(ec2, sdk.ec2),
        ...network(ec2, sdk.ec2),
        ...instances(ec2, sdk.ec2),
        ...spot(ec2, sdk.ec2),
        ...registries(sdk.ecr),
        ...account(region, ec2, sdk),
    };
}
function account(region, ec2, sdk) {
    const sts = new sdk.sts.STSClient((0,clients/* defaultConfig */.sb)(region));
    const quotas = new sdk.quotas.ServiceQuotasClient((0,clients/* failFastConfig */.BM)(region));
    const ssm = new sdk.ssm.SSMClient((0,clients/* defaultConfig */.sb)(region));
    return {
        callerIdentity: () => (0,errors/* explained */.to)('sts:GetCallerIdentity', async () => {
            const { Account = '', Arn = '' } = await sts.send(new sdk.sts.GetCallerIdentityCommand({}));
            return { account: Account, arn: Arn };
        }),
        parameter: (name) => (0,errors/* explained */.to)('ssm:GetParameter', async () => {
            try {
                return (await ssm.send(new sdk.ssm.GetParameterCommand({ Name: name }))).Parameter?.Value;
            }
            catch (error) {
                if (error instanceof sdk.ssm.ParameterNotFound)
                    return undefined;
                throw error;
            }
        }),
        quota: (code) => quota(quotas, sdk, code),
        encryptsByDefault: () => encryptsByDefault(ec2, sdk),
        tag: (resources, tags) => (0,errors/* explained */.to)('ec2:CreateTags', async () => {
            await ec2.send(new sdk.ec2.CreateTagsCommand({ Resources: [...resources], Tags: (0,aws_tags/* tagList */.Tw)(tags) }));
        }),
        untag: (resources, keys) => (0,errors/* explained */.to)('ec2:DeleteTags', async () => {
            const Tags = keys.map((Key) => ({ Key }));
            await ec2.send(new sdk.ec2.DeleteTagsCommand({ Resources: [...resources], Tags }));
        }),
    };
}
/** Best effort: EC2 itself enforces the quota, so not being able to read it must not end the bake. */
async function quota(quotas, sdk, code) {
    const command = new sdk.quotas.GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: code });
    try {
        const { Quota } = await (0,errors/* explained */.to)('servicequotas:GetServiceQuota', () => quotas.send(command));
        return Quota?.Value;
    }
    catch (error) {
        if ((0,errors/* isUnreachable */.R0)(error))
            return 'unreached';
        if ((0,errors/* isDenied */.GZ)(error) || error instanceof sdk.quotas.NoSuchResourceException)
            return undefined;
        throw error;
    }
}
/** Best effort: only a warning depends on it, and the finished image shows it too. */
async function encryptsByDefault(ec2, sdk) {
    const command = new sdk.ec2.GetEbsEncryptionByDefaultCommand({});
    try {
        const answer = await (0,errors/* explained */.to)('ec2:GetEbsEncryptionByDefault', () => ec2.send(command));
        return answer.EbsEncryptionByDefault;
    }
    catch (error) {
        if ((0,errors/* isDenied */.GZ)(error))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ withoutAccount)
/* harmony export */ });
/** A text without the accounts in it, but for their last four digits: logs and summaries may be public. */
function withoutAccount(text) {
    return text.replaceAll(/\b\d{8}(?=\d{4}\b)/g, '*'.repeat(8));
}


/***/ }),

/***/ 7792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   i8: () => (/* binding */ signalGroup),
/* harmony export */   or: () => (/* binding */ startToFile)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);


/** How long output is still read after a program's end: another one that it has started may hold it open. */
const LAST_OUTPUT_MS = 2000;
/**
 * Starts a program in a process group of its own. The group is killed, and with it all that the program has started, when
 * `stop` is aborted, or now when it was already: in the same turn, as this process may end right after.
 */
function startGroup(argv, environment, stop) {
    const [program, ...parameters] = argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, parameters, { env: environment, detached: true, stdio: 'pipe' });
    const kill = () => killGroup(child);
    stop?.addEventListener('abort', kill, { once: true });
    if (stop?.aborted)
        kill();
    const ended = exitOf(child).finally(() => stop?.removeEventListener('abort', kill));
    return { child, kill, ended };
}
/**
 * Starts a program that may outlive this process: its output is appended to a file, made for its owner alone, because it
 * would die of its first write to a pipe that nobody reads.
 */
function startToFile(argv, options) {
    const [program, ...parameters] = argv;
    const output = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(options.file, 'a', 0o600);
    try {
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, parameters, {
            cwd: options.directory,
            env: options.environment,
            detached: true,
            stdio: ['ignore', output, output],
        });
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(output);
    }
}
/** Sends a signal to a whole process group; a group that is gone already is what we want. */
function signalGroup(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        if (!isGone(error))
            throw error;
    }
}
/** Whether any process of a group is left. */
function isRunning(pid) {
    try {
        process.kill(-pid, 0);
        return true;
    }
    catch (error) {
        if (isGone(error))
            return false;
        throw error;
    }
}
function isGone(error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}
function killGroup({ pid }) {
    if (pid === undefined)
        return;
    try {
        signalGroup(pid, 'SIGKILL');
    }
    catch {
        // On macOS a group that has ended and was not waited for yet answers EPERM.
    }
}
function exitOf(child) {
    return new Promise((resolve, reject) => {
        let release;
        child.once('error', reject);
        child.once('exit', () => {
            release = setTimeout(() => {
                child.stdout.destroy();
                child.stderr.destroy();
            }, LAST_OUTPUT_MS);
        });
        child.once('close', (code, signal) => {
            clearTimeout(release);
            resolve({ exitCode: code ?? undefined, signal: signal ?? undefined });
        });
    });
}


/***/ }),

/***/ 1487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Heartbeat),
/* harmony export */   v: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** How long nothing may happen before a message says that the work goes on. */
const QUIET_MS = 60_000;
/** Sleeps, or returns at once when stopped. */
async function pause(ms, stop) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal: stop }).catch(() => { });
}
/** Says about once a minute in which nothing happened that something goes on. Keeps no process alive. */
class Heartbeat {
    #timer;
    #quietSince = performance.now();
    /** @param say is called after each quiet minute until `stop` */
    constructor(say) {
        this.#timer = setInterval(() => {
            if (performance.now() - this.#quietSince < QUIET_MS * 0.75)
                return;
            say();
            this.happened();
        }, QUIET_MS / 4);
        this.#timer.unref();
    }
    /** To be called whenever something happens that is logged anyway. */
    happened() {
        this.#quietSince = performance.now();
    }
    stop() {
        clearInterval(this.#timer);
    }
}


/***/ })

};
