import { o as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { p as WrongUse, t as sentence } from "./base.js";
import { a as RequestError, i as Octokit$1, n as legacyRestEndpointMethods, t as paginateRest } from "./dist-bundle.js";
import { t as splitComments } from "./comments.js";
import { n as sanitize, r as sanitizeMarkdown } from "./sanitize.js";
import { i as parse } from "./ecosystems.js";
import { B as wordsTask, G as kindsOf, L as askTask, R as keyOf, W as inputVerifiers, j as chooseModel, z as plain } from "./run.js";
import { A as stepVerifier, D as compositeCommand, E as calledJob, M as findInstance, O as placeOf, S as baseFiles, T as checkOf$1, j as readWorkflow, k as stepName } from "./repair.js";
import { c as object_, d as string_, f as union_, l as record_, n as boolean_, p as unknown_, s as number_, t as array_ } from "./_zod-door.js";
import { t as codeSpans } from "./code.js";
import { n as mayWriteCache } from "./cache-key.js";
import { n as triage, t as excerptText } from "./failure-log.js";
import { t as missingPiece } from "./missing.js";
import { _ as withRepository, a as number, c as people$1, d as repository$1, f as sha, g as toRepository, h as someone, i as names, l as peopleOfJob, m as skipped$1, n as account, o as onDefaultBranch, p as side, r as labels, s as parse$1, u as refused$3 } from "./payload.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
// node_modules/@octokit/plugin-retry/dist-bundle/index.js
var import_light = __toESM(__commonJSMin(((exports, module, this$1) => {
	(function(global, factory) {
		typeof exports === "object" && typeof module !== "undefined" ? module.exports = factory() : typeof define === "function" && define.amd ? define(factory) : global.Bottleneck = factory();
	})(this$1, (function() {
		"use strict";
		var commonjsGlobal = typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : typeof global !== "undefined" ? global : typeof self !== "undefined" ? self : {};
		function getCjsExportFromNamespace(n) {
			return n && n["default"] || n;
		}
		var load = function(received, defaults, onto = {}) {
			var k, ref, v;
			for (k in defaults) {
				v = defaults[k];
				onto[k] = (ref = received[k]) != null ? ref : v;
			}
			return onto;
		};
		var overwrite = function(received, defaults, onto = {}) {
			var k, v;
			for (k in received) {
				v = received[k];
				if (defaults[k] !== void 0) onto[k] = v;
			}
			return onto;
		};
		var parser = {
			load,
			overwrite
		};
		var DLList_1 = class DLList {
			constructor(incr, decr) {
				this.incr = incr;
				this.decr = decr;
				this._first = null;
				this._last = null;
				this.length = 0;
			}
			push(value) {
				var node;
				this.length++;
				if (typeof this.incr === "function") this.incr();
				node = {
					value,
					prev: this._last,
					next: null
				};
				if (this._last != null) {
					this._last.next = node;
					this._last = node;
				} else this._first = this._last = node;
			}
			shift() {
				var value;
				if (this._first == null) return;
				else {
					this.length--;
					if (typeof this.decr === "function") this.decr();
				}
				value = this._first.value;
				if ((this._first = this._first.next) != null) this._first.prev = null;
				else this._last = null;
				return value;
			}
			first() {
				if (this._first != null) return this._first.value;
			}
			getArray() {
				var node = this._first, ref, results = [];
				while (node != null) results.push((ref = node, node = node.next, ref.value));
				return results;
			}
			forEachShift(cb) {
				var node = this.shift();
				while (node != null) cb(node), node = this.shift();
			}
			debug() {
				var node = this._first, ref, ref1, ref2, results = [];
				while (node != null) results.push((ref = node, node = node.next, {
					value: ref.value,
					prev: (ref1 = ref.prev) != null ? ref1.value : void 0,
					next: (ref2 = ref.next) != null ? ref2.value : void 0
				}));
				return results;
			}
		};
		var Events_1 = class Events {
			constructor(instance) {
				this.instance = instance;
				this._events = {};
				if (this.instance.on != null || this.instance.once != null || this.instance.removeAllListeners != null) throw new Error("An Emitter already exists for this object");
				this.instance.on = (name, cb) => {
					return this._addListener(name, "many", cb);
				};
				this.instance.once = (name, cb) => {
					return this._addListener(name, "once", cb);
				};
				this.instance.removeAllListeners = (name = null) => {
					if (name != null) return delete this._events[name];
					else return this._events = {};
				};
			}
			_addListener(name, status, cb) {
				var base;
				if ((base = this._events)[name] == null) base[name] = [];
				this._events[name].push({
					cb,
					status
				});
				return this.instance;
			}
			listenerCount(name) {
				if (this._events[name] != null) return this._events[name].length;
				else return 0;
			}
			async trigger(name, ...args) {
				var e, promises;
				try {
					if (name !== "debug") this.trigger("debug", `Event triggered: ${name}`, args);
					if (this._events[name] == null) return;
					this._events[name] = this._events[name].filter(function(listener) {
						return listener.status !== "none";
					});
					promises = this._events[name].map(async (listener) => {
						var e, returned;
						if (listener.status === "none") return;
						if (listener.status === "once") listener.status = "none";
						try {
							returned = typeof listener.cb === "function" ? listener.cb(...args) : void 0;
							if (typeof (returned != null ? returned.then : void 0) === "function") return await returned;
							else return returned;
						} catch (error) {
							e = error;
							this.trigger("error", e);
							return null;
						}
					});
					return (await Promise.all(promises)).find(function(x) {
						return x != null;
					});
				} catch (error) {
					e = error;
					this.trigger("error", e);
					return null;
				}
			}
		};
		var DLList$1 = DLList_1, Events$1 = Events_1;
		var Queues_1 = class Queues {
			constructor(num_priorities) {
				this.Events = new Events$1(this);
				this._length = 0;
				this._lists = (function() {
					var j, ref, results = [];
					for (j = 1, ref = num_priorities; 1 <= ref ? j <= ref : j >= ref; 1 <= ref ? ++j : --j) results.push(new DLList$1((() => {
						return this.incr();
					}), (() => {
						return this.decr();
					})));
					return results;
				}).call(this);
			}
			incr() {
				if (this._length++ === 0) return this.Events.trigger("leftzero");
			}
			decr() {
				if (--this._length === 0) return this.Events.trigger("zero");
			}
			push(job) {
				return this._lists[job.options.priority].push(job);
			}
			queued(priority) {
				if (priority != null) return this._lists[priority].length;
				else return this._length;
			}
			shiftAll(fn) {
				return this._lists.forEach(function(list) {
					return list.forEachShift(fn);
				});
			}
			getFirst(arr = this._lists) {
				var j = 0, len = arr.length, list;
				for (; j < len; j++) {
					list = arr[j];
					if (list.length > 0) return list;
				}
				return [];
			}
			shiftLastFrom(priority) {
				return this.getFirst(this._lists.slice(priority).reverse()).shift();
			}
		};
		var BottleneckError_1 = class BottleneckError extends Error {};
		var BottleneckError$1, DEFAULT_PRIORITY, Job, NUM_PRIORITIES = 10, parser$1;
		DEFAULT_PRIORITY = 5;
		parser$1 = parser;
		BottleneckError$1 = BottleneckError_1;
		Job = class Job {
			constructor(task, args, options, jobDefaults, rejectOnDrop, Events, _states, Promise) {
				this.task = task;
				this.args = args;
				this.rejectOnDrop = rejectOnDrop;
				this.Events = Events;
				this._states = _states;
				this.Promise = Promise;
				this.options = parser$1.load(options, jobDefaults);
				this.options.priority = this._sanitizePriority(this.options.priority);
				if (this.options.id === jobDefaults.id) this.options.id = `${this.options.id}-${this._randomIndex()}`;
				this.promise = new this.Promise((_resolve, _reject) => {
					this._resolve = _resolve;
					this._reject = _reject;
				});
				this.retryCount = 0;
			}
			_sanitizePriority(priority) {
				var sProperty = ~~priority !== priority ? DEFAULT_PRIORITY : priority;
				if (sProperty < 0) return 0;
				else if (sProperty > NUM_PRIORITIES - 1) return NUM_PRIORITIES - 1;
				else return sProperty;
			}
			_randomIndex() {
				return Math.random().toString(36).slice(2);
			}
			doDrop({ error, message = "This job has been dropped by Bottleneck" } = {}) {
				if (this._states.remove(this.options.id)) {
					if (this.rejectOnDrop) this._reject(error != null ? error : new BottleneckError$1(message));
					this.Events.trigger("dropped", {
						args: this.args,
						options: this.options,
						task: this.task,
						promise: this.promise
					});
					return true;
				} else return false;
			}
			_assertStatus(expected) {
				var status = this._states.jobStatus(this.options.id);
				if (!(status === expected || expected === "DONE" && status === null)) throw new BottleneckError$1(`Invalid job status ${status}, expected ${expected}. Please open an issue at https://github.com/SGrondin/bottleneck/issues`);
			}
			doReceive() {
				this._states.start(this.options.id);
				return this.Events.trigger("received", {
					args: this.args,
					options: this.options
				});
			}
			doQueue(reachedHWM, blocked) {
				this._assertStatus("RECEIVED");
				this._states.next(this.options.id);
				return this.Events.trigger("queued", {
					args: this.args,
					options: this.options,
					reachedHWM,
					blocked
				});
			}
			doRun() {
				if (this.retryCount === 0) {
					this._assertStatus("QUEUED");
					this._states.next(this.options.id);
				} else this._assertStatus("EXECUTING");
				return this.Events.trigger("scheduled", {
					args: this.args,
					options: this.options
				});
			}
			async doExecute(chained, clearGlobalState, run, free) {
				var error, eventInfo, passed;
				if (this.retryCount === 0) {
					this._assertStatus("RUNNING");
					this._states.next(this.options.id);
				} else this._assertStatus("EXECUTING");
				eventInfo = {
					args: this.args,
					options: this.options,
					retryCount: this.retryCount
				};
				this.Events.trigger("executing", eventInfo);
				try {
					passed = await (chained != null ? chained.schedule(this.options, this.task, ...this.args) : this.task(...this.args));
					if (clearGlobalState()) {
						this.doDone(eventInfo);
						await free(this.options, eventInfo);
						this._assertStatus("DONE");
						return this._resolve(passed);
					}
				} catch (error1) {
					error = error1;
					return this._onFailure(error, eventInfo, clearGlobalState, run, free);
				}
			}
			doExpire(clearGlobalState, run, free) {
				var error, eventInfo;
				if (this._states.jobStatus(this.options.id === "RUNNING")) this._states.next(this.options.id);
				this._assertStatus("EXECUTING");
				eventInfo = {
					args: this.args,
					options: this.options,
					retryCount: this.retryCount
				};
				error = new BottleneckError$1(`This job timed out after ${this.options.expiration} ms.`);
				return this._onFailure(error, eventInfo, clearGlobalState, run, free);
			}
			async _onFailure(error, eventInfo, clearGlobalState, run, free) {
				var retry, retryAfter;
				if (clearGlobalState()) {
					retry = await this.Events.trigger("failed", error, eventInfo);
					if (retry != null) {
						retryAfter = ~~retry;
						this.Events.trigger("retry", `Retrying ${this.options.id} after ${retryAfter} ms`, eventInfo);
						this.retryCount++;
						return run(retryAfter);
					} else {
						this.doDone(eventInfo);
						await free(this.options, eventInfo);
						this._assertStatus("DONE");
						return this._reject(error);
					}
				}
			}
			doDone(eventInfo) {
				this._assertStatus("EXECUTING");
				this._states.next(this.options.id);
				return this.Events.trigger("done", eventInfo);
			}
		};
		var Job_1 = Job;
		var BottleneckError$2, LocalDatastore, parser$2 = parser;
		BottleneckError$2 = BottleneckError_1;
		LocalDatastore = class LocalDatastore {
			constructor(instance, storeOptions, storeInstanceOptions) {
				this.instance = instance;
				this.storeOptions = storeOptions;
				this.clientId = this.instance._randomIndex();
				parser$2.load(storeInstanceOptions, storeInstanceOptions, this);
				this._nextRequest = this._lastReservoirRefresh = this._lastReservoirIncrease = Date.now();
				this._running = 0;
				this._done = 0;
				this._unblockTime = 0;
				this.ready = this.Promise.resolve();
				this.clients = {};
				this._startHeartbeat();
			}
			_startHeartbeat() {
				var base;
				if (this.heartbeat == null && (this.storeOptions.reservoirRefreshInterval != null && this.storeOptions.reservoirRefreshAmount != null || this.storeOptions.reservoirIncreaseInterval != null && this.storeOptions.reservoirIncreaseAmount != null)) return typeof (base = this.heartbeat = setInterval(() => {
					var amount, incr, maximum, now = Date.now(), reservoir;
					if (this.storeOptions.reservoirRefreshInterval != null && now >= this._lastReservoirRefresh + this.storeOptions.reservoirRefreshInterval) {
						this._lastReservoirRefresh = now;
						this.storeOptions.reservoir = this.storeOptions.reservoirRefreshAmount;
						this.instance._drainAll(this.computeCapacity());
					}
					if (this.storeOptions.reservoirIncreaseInterval != null && now >= this._lastReservoirIncrease + this.storeOptions.reservoirIncreaseInterval) {
						({reservoirIncreaseAmount: amount, reservoirIncreaseMaximum: maximum, reservoir} = this.storeOptions);
						this._lastReservoirIncrease = now;
						incr = maximum != null ? Math.min(amount, maximum - reservoir) : amount;
						if (incr > 0) {
							this.storeOptions.reservoir += incr;
							return this.instance._drainAll(this.computeCapacity());
						}
					}
				}, this.heartbeatInterval)).unref === "function" ? base.unref() : void 0;
				else return clearInterval(this.heartbeat);
			}
			async __publish__(message) {
				await this.yieldLoop();
				return this.instance.Events.trigger("message", message.toString());
			}
			async __disconnect__(flush) {
				await this.yieldLoop();
				clearInterval(this.heartbeat);
				return this.Promise.resolve();
			}
			yieldLoop(t = 0) {
				return new this.Promise(function(resolve, reject) {
					return setTimeout(resolve, t);
				});
			}
			computePenalty() {
				var ref;
				return (ref = this.storeOptions.penalty) != null ? ref : 15 * this.storeOptions.minTime || 5e3;
			}
			async __updateSettings__(options) {
				await this.yieldLoop();
				parser$2.overwrite(options, options, this.storeOptions);
				this._startHeartbeat();
				this.instance._drainAll(this.computeCapacity());
				return true;
			}
			async __running__() {
				await this.yieldLoop();
				return this._running;
			}
			async __queued__() {
				await this.yieldLoop();
				return this.instance.queued();
			}
			async __done__() {
				await this.yieldLoop();
				return this._done;
			}
			async __groupCheck__(time) {
				await this.yieldLoop();
				return this._nextRequest + this.timeout < time;
			}
			computeCapacity() {
				var maxConcurrent, reservoir;
				({maxConcurrent, reservoir} = this.storeOptions);
				if (maxConcurrent != null && reservoir != null) return Math.min(maxConcurrent - this._running, reservoir);
				else if (maxConcurrent != null) return maxConcurrent - this._running;
				else if (reservoir != null) return reservoir;
				else return null;
			}
			conditionsCheck(weight) {
				var capacity = this.computeCapacity();
				return capacity == null || weight <= capacity;
			}
			async __incrementReservoir__(incr) {
				var reservoir;
				await this.yieldLoop();
				reservoir = this.storeOptions.reservoir += incr;
				this.instance._drainAll(this.computeCapacity());
				return reservoir;
			}
			async __currentReservoir__() {
				await this.yieldLoop();
				return this.storeOptions.reservoir;
			}
			isBlocked(now) {
				return this._unblockTime >= now;
			}
			check(weight, now) {
				return this.conditionsCheck(weight) && this._nextRequest - now <= 0;
			}
			async __check__(weight) {
				var now;
				await this.yieldLoop();
				now = Date.now();
				return this.check(weight, now);
			}
			async __register__(index, weight, expiration) {
				var now, wait;
				await this.yieldLoop();
				now = Date.now();
				if (this.conditionsCheck(weight)) {
					this._running += weight;
					if (this.storeOptions.reservoir != null) this.storeOptions.reservoir -= weight;
					wait = Math.max(this._nextRequest - now, 0);
					this._nextRequest = now + wait + this.storeOptions.minTime;
					return {
						success: true,
						wait,
						reservoir: this.storeOptions.reservoir
					};
				} else return { success: false };
			}
			strategyIsBlock() {
				return this.storeOptions.strategy === 3;
			}
			async __submit__(queueLength, weight) {
				var blocked, now, reachedHWM;
				await this.yieldLoop();
				if (this.storeOptions.maxConcurrent != null && weight > this.storeOptions.maxConcurrent) throw new BottleneckError$2(`Impossible to add a job having a weight of ${weight} to a limiter having a maxConcurrent setting of ${this.storeOptions.maxConcurrent}`);
				now = Date.now();
				reachedHWM = this.storeOptions.highWater != null && queueLength === this.storeOptions.highWater && !this.check(weight, now);
				blocked = this.strategyIsBlock() && (reachedHWM || this.isBlocked(now));
				if (blocked) {
					this._unblockTime = now + this.computePenalty();
					this._nextRequest = this._unblockTime + this.storeOptions.minTime;
					this.instance._dropAllQueued();
				}
				return {
					reachedHWM,
					blocked,
					strategy: this.storeOptions.strategy
				};
			}
			async __free__(index, weight) {
				await this.yieldLoop();
				this._running -= weight;
				this._done += weight;
				this.instance._drainAll(this.computeCapacity());
				return { running: this._running };
			}
		};
		var LocalDatastore_1 = LocalDatastore;
		var BottleneckError$3 = BottleneckError_1;
		var States_1 = class States {
			constructor(status1) {
				this.status = status1;
				this._jobs = {};
				this.counts = this.status.map(function() {
					return 0;
				});
			}
			next(id) {
				var current = this._jobs[id], next = current + 1;
				if (current != null && next < this.status.length) {
					this.counts[current]--;
					this.counts[next]++;
					return this._jobs[id]++;
				} else if (current != null) {
					this.counts[current]--;
					return delete this._jobs[id];
				}
			}
			start(id) {
				var initial = 0;
				this._jobs[id] = initial;
				return this.counts[initial]++;
			}
			remove(id) {
				var current = this._jobs[id];
				if (current != null) {
					this.counts[current]--;
					delete this._jobs[id];
				}
				return current != null;
			}
			jobStatus(id) {
				var ref;
				return (ref = this.status[this._jobs[id]]) != null ? ref : null;
			}
			statusJobs(status) {
				var k, pos, ref, results, v;
				if (status != null) {
					pos = this.status.indexOf(status);
					if (pos < 0) throw new BottleneckError$3(`status must be one of ${this.status.join(", ")}`);
					ref = this._jobs;
					results = [];
					for (k in ref) {
						v = ref[k];
						if (v === pos) results.push(k);
					}
					return results;
				} else return Object.keys(this._jobs);
			}
			statusCounts() {
				return this.counts.reduce(((acc, v, i) => {
					acc[this.status[i]] = v;
					return acc;
				}), {});
			}
		};
		var DLList$2 = DLList_1;
		var Sync_1 = class Sync {
			constructor(name, Promise) {
				this.schedule = this.schedule.bind(this);
				this.name = name;
				this.Promise = Promise;
				this._running = 0;
				this._queue = new DLList$2();
			}
			isEmpty() {
				return this._queue.length === 0;
			}
			async _tryToRun() {
				var args, cb, error, reject, resolve, returned, task;
				if (this._running < 1 && this._queue.length > 0) {
					this._running++;
					({task, args, resolve, reject} = this._queue.shift());
					cb = await (async function() {
						try {
							returned = await task(...args);
							return function() {
								return resolve(returned);
							};
						} catch (error1) {
							error = error1;
							return function() {
								return reject(error);
							};
						}
					})();
					this._running--;
					this._tryToRun();
					return cb();
				}
			}
			schedule(task, ...args) {
				var promise, reject, resolve = reject = null;
				promise = new this.Promise(function(_resolve, _reject) {
					resolve = _resolve;
					return reject = _reject;
				});
				this._queue.push({
					task,
					args,
					resolve,
					reject
				});
				this._tryToRun();
				return promise;
			}
		};
		var version = "2.19.5";
		var version$2 = Object.freeze({
			version,
			default: { version }
		});
		var require$$2 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var require$$3 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var require$$4 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var Events$2, Group, IORedisConnection$1, RedisConnection$1, Scripts$1, parser$3 = parser;
		Events$2 = Events_1;
		RedisConnection$1 = require$$2;
		IORedisConnection$1 = require$$3;
		Scripts$1 = require$$4;
		Group = (function() {
			class Group {
				constructor(limiterOptions = {}) {
					this.deleteKey = this.deleteKey.bind(this);
					this.limiterOptions = limiterOptions;
					parser$3.load(this.limiterOptions, this.defaults, this);
					this.Events = new Events$2(this);
					this.instances = {};
					this.Bottleneck = Bottleneck_1;
					this._startAutoCleanup();
					this.sharedConnection = this.connection != null;
					if (this.connection == null) {
						if (this.limiterOptions.datastore === "redis") this.connection = new RedisConnection$1(Object.assign({}, this.limiterOptions, { Events: this.Events }));
						else if (this.limiterOptions.datastore === "ioredis") this.connection = new IORedisConnection$1(Object.assign({}, this.limiterOptions, { Events: this.Events }));
					}
				}
				key(key = "") {
					var ref;
					return (ref = this.instances[key]) != null ? ref : (() => {
						var limiter = this.instances[key] = new this.Bottleneck(Object.assign(this.limiterOptions, {
							id: `${this.id}-${key}`,
							timeout: this.timeout,
							connection: this.connection
						}));
						this.Events.trigger("created", limiter, key);
						return limiter;
					})();
				}
				async deleteKey(key = "") {
					var deleted, instance = this.instances[key];
					if (this.connection) deleted = await this.connection.__runCommand__(["del", ...Scripts$1.allKeys(`${this.id}-${key}`)]);
					if (instance != null) {
						delete this.instances[key];
						await instance.disconnect();
					}
					return instance != null || deleted > 0;
				}
				limiters() {
					var k, ref = this.instances, results = [], v;
					for (k in ref) {
						v = ref[k];
						results.push({
							key: k,
							limiter: v
						});
					}
					return results;
				}
				keys() {
					return Object.keys(this.instances);
				}
				async clusterKeys() {
					var cursor, end, found, i, k, keys, len, next, start;
					if (this.connection == null) return this.Promise.resolve(this.keys());
					keys = [];
					cursor = null;
					start = `b_${this.id}-`.length;
					end = 9;
					while (cursor !== 0) {
						[next, found] = await this.connection.__runCommand__([
							"scan",
							cursor != null ? cursor : 0,
							"match",
							`b_${this.id}-*_settings`,
							"count",
							1e4
						]);
						cursor = ~~next;
						for (i = 0, len = found.length; i < len; i++) {
							k = found[i];
							keys.push(k.slice(start, -end));
						}
					}
					return keys;
				}
				_startAutoCleanup() {
					var base;
					clearInterval(this.interval);
					return typeof (base = this.interval = setInterval(async () => {
						var e, k, ref, results, time = Date.now(), v;
						ref = this.instances;
						results = [];
						for (k in ref) {
							v = ref[k];
							try {
								if (await v._store.__groupCheck__(time)) results.push(this.deleteKey(k));
								else results.push(void 0);
							} catch (error) {
								e = error;
								results.push(v.Events.trigger("error", e));
							}
						}
						return results;
					}, this.timeout / 2)).unref === "function" ? base.unref() : void 0;
				}
				updateSettings(options = {}) {
					parser$3.overwrite(options, this.defaults, this);
					parser$3.overwrite(options, options, this.limiterOptions);
					if (options.timeout != null) return this._startAutoCleanup();
				}
				disconnect(flush = true) {
					var ref;
					if (!this.sharedConnection) return (ref = this.connection) != null ? ref.disconnect(flush) : void 0;
				}
			}
			Group.prototype.defaults = {
				timeout: 3e5,
				connection: null,
				Promise,
				id: "group-key"
			};
			return Group;
		}).call(commonjsGlobal);
		var Group_1 = Group;
		var Batcher, Events$3, parser$4 = parser;
		Events$3 = Events_1;
		Batcher = (function() {
			class Batcher {
				constructor(options = {}) {
					this.options = options;
					parser$4.load(this.options, this.defaults, this);
					this.Events = new Events$3(this);
					this._arr = [];
					this._resetPromise();
					this._lastFlush = Date.now();
				}
				_resetPromise() {
					return this._promise = new this.Promise((res, rej) => {
						return this._resolve = res;
					});
				}
				_flush() {
					clearTimeout(this._timeout);
					this._lastFlush = Date.now();
					this._resolve();
					this.Events.trigger("batch", this._arr);
					this._arr = [];
					return this._resetPromise();
				}
				add(data) {
					var ret;
					this._arr.push(data);
					ret = this._promise;
					if (this._arr.length === this.maxSize) this._flush();
					else if (this.maxTime != null && this._arr.length === 1) this._timeout = setTimeout(() => {
						return this._flush();
					}, this.maxTime);
					return ret;
				}
			}
			Batcher.prototype.defaults = {
				maxTime: null,
				maxSize: null,
				Promise
			};
			return Batcher;
		}).call(commonjsGlobal);
		var Batcher_1 = Batcher;
		var require$$4$1 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var require$$8 = getCjsExportFromNamespace(version$2);
		var Bottleneck, DEFAULT_PRIORITY$1, Events$4, Job$1, LocalDatastore$1, NUM_PRIORITIES$1, Queues$1, RedisDatastore$1, States$1, Sync$1, parser$5, splice = [].splice;
		NUM_PRIORITIES$1 = 10;
		DEFAULT_PRIORITY$1 = 5;
		parser$5 = parser;
		Queues$1 = Queues_1;
		Job$1 = Job_1;
		LocalDatastore$1 = LocalDatastore_1;
		RedisDatastore$1 = require$$4$1;
		Events$4 = Events_1;
		States$1 = States_1;
		Sync$1 = Sync_1;
		Bottleneck = (function() {
			class Bottleneck {
				constructor(options = {}, ...invalid) {
					var storeInstanceOptions, storeOptions;
					this._addToQueue = this._addToQueue.bind(this);
					this._validateOptions(options, invalid);
					parser$5.load(options, this.instanceDefaults, this);
					this._queues = new Queues$1(NUM_PRIORITIES$1);
					this._scheduled = {};
					this._states = new States$1([
						"RECEIVED",
						"QUEUED",
						"RUNNING",
						"EXECUTING"
					].concat(this.trackDoneStatus ? ["DONE"] : []));
					this._limiter = null;
					this.Events = new Events$4(this);
					this._submitLock = new Sync$1("submit", this.Promise);
					this._registerLock = new Sync$1("register", this.Promise);
					storeOptions = parser$5.load(options, this.storeDefaults, {});
					this._store = (function() {
						if (this.datastore === "redis" || this.datastore === "ioredis" || this.connection != null) {
							storeInstanceOptions = parser$5.load(options, this.redisStoreDefaults, {});
							return new RedisDatastore$1(this, storeOptions, storeInstanceOptions);
						} else if (this.datastore === "local") {
							storeInstanceOptions = parser$5.load(options, this.localStoreDefaults, {});
							return new LocalDatastore$1(this, storeOptions, storeInstanceOptions);
						} else throw new Bottleneck.prototype.BottleneckError(`Invalid datastore type: ${this.datastore}`);
					}).call(this);
					this._queues.on("leftzero", () => {
						var ref;
						return (ref = this._store.heartbeat) != null ? typeof ref.ref === "function" ? ref.ref() : void 0 : void 0;
					});
					this._queues.on("zero", () => {
						var ref;
						return (ref = this._store.heartbeat) != null ? typeof ref.unref === "function" ? ref.unref() : void 0 : void 0;
					});
				}
				_validateOptions(options, invalid) {
					if (!(options != null && typeof options === "object" && invalid.length === 0)) throw new Bottleneck.prototype.BottleneckError("Bottleneck v2 takes a single object argument. Refer to https://github.com/SGrondin/bottleneck#upgrading-to-v2 if you're upgrading from Bottleneck v1.");
				}
				ready() {
					return this._store.ready;
				}
				clients() {
					return this._store.clients;
				}
				channel() {
					return `b_${this.id}`;
				}
				channel_client() {
					return `b_${this.id}_${this._store.clientId}`;
				}
				publish(message) {
					return this._store.__publish__(message);
				}
				disconnect(flush = true) {
					return this._store.__disconnect__(flush);
				}
				chain(_limiter) {
					this._limiter = _limiter;
					return this;
				}
				queued(priority) {
					return this._queues.queued(priority);
				}
				clusterQueued() {
					return this._store.__queued__();
				}
				empty() {
					return this.queued() === 0 && this._submitLock.isEmpty();
				}
				running() {
					return this._store.__running__();
				}
				done() {
					return this._store.__done__();
				}
				jobStatus(id) {
					return this._states.jobStatus(id);
				}
				jobs(status) {
					return this._states.statusJobs(status);
				}
				counts() {
					return this._states.statusCounts();
				}
				_randomIndex() {
					return Math.random().toString(36).slice(2);
				}
				check(weight = 1) {
					return this._store.__check__(weight);
				}
				_clearGlobalState(index) {
					if (this._scheduled[index] != null) {
						clearTimeout(this._scheduled[index].expiration);
						delete this._scheduled[index];
						return true;
					} else return false;
				}
				async _free(index, job, options, eventInfo) {
					var e, running;
					try {
						({running} = await this._store.__free__(index, options.weight));
						this.Events.trigger("debug", `Freed ${options.id}`, eventInfo);
						if (running === 0 && this.empty()) return this.Events.trigger("idle");
					} catch (error1) {
						e = error1;
						return this.Events.trigger("error", e);
					}
				}
				_run(index, job, wait) {
					var clearGlobalState, free, run;
					job.doRun();
					clearGlobalState = this._clearGlobalState.bind(this, index);
					run = this._run.bind(this, index, job);
					free = this._free.bind(this, index, job);
					return this._scheduled[index] = {
						timeout: setTimeout(() => {
							return job.doExecute(this._limiter, clearGlobalState, run, free);
						}, wait),
						expiration: job.options.expiration != null ? setTimeout(function() {
							return job.doExpire(clearGlobalState, run, free);
						}, wait + job.options.expiration) : void 0,
						job
					};
				}
				_drainOne(capacity) {
					return this._registerLock.schedule(() => {
						var args, index, next, options, queue;
						if (this.queued() === 0) return this.Promise.resolve(null);
						queue = this._queues.getFirst();
						({options, args} = next = queue.first());
						if (capacity != null && options.weight > capacity) return this.Promise.resolve(null);
						this.Events.trigger("debug", `Draining ${options.id}`, {
							args,
							options
						});
						index = this._randomIndex();
						return this._store.__register__(index, options.weight, options.expiration).then(({ success, wait, reservoir }) => {
							var empty;
							this.Events.trigger("debug", `Drained ${options.id}`, {
								success,
								args,
								options
							});
							if (success) {
								queue.shift();
								empty = this.empty();
								if (empty) this.Events.trigger("empty");
								if (reservoir === 0) this.Events.trigger("depleted", empty);
								this._run(index, next, wait);
								return this.Promise.resolve(options.weight);
							} else return this.Promise.resolve(null);
						});
					});
				}
				_drainAll(capacity, total = 0) {
					return this._drainOne(capacity).then((drained) => {
						var newCapacity;
						if (drained != null) {
							newCapacity = capacity != null ? capacity - drained : capacity;
							return this._drainAll(newCapacity, total + drained);
						} else return this.Promise.resolve(total);
					}).catch((e) => {
						return this.Events.trigger("error", e);
					});
				}
				_dropAllQueued(message) {
					return this._queues.shiftAll(function(job) {
						return job.doDrop({ message });
					});
				}
				stop(options = {}) {
					var done, waitForExecuting;
					options = parser$5.load(options, this.stopDefaults);
					waitForExecuting = (at) => {
						var finished = () => {
							var counts = this._states.counts;
							return counts[0] + counts[1] + counts[2] + counts[3] === at;
						};
						return new this.Promise((resolve, reject) => {
							if (finished()) return resolve();
							else return this.on("done", () => {
								if (finished()) {
									this.removeAllListeners("done");
									return resolve();
								}
							});
						});
					};
					done = options.dropWaitingJobs ? (this._run = function(index, next) {
						return next.doDrop({ message: options.dropErrorMessage });
					}, this._drainOne = () => {
						return this.Promise.resolve(null);
					}, this._registerLock.schedule(() => {
						return this._submitLock.schedule(() => {
							var k, ref = this._scheduled, v;
							for (k in ref) {
								v = ref[k];
								if (this.jobStatus(v.job.options.id) === "RUNNING") {
									clearTimeout(v.timeout);
									clearTimeout(v.expiration);
									v.job.doDrop({ message: options.dropErrorMessage });
								}
							}
							this._dropAllQueued(options.dropErrorMessage);
							return waitForExecuting(0);
						});
					})) : this.schedule({
						priority: NUM_PRIORITIES$1 - 1,
						weight: 0
					}, () => {
						return waitForExecuting(1);
					});
					this._receive = function(job) {
						return job._reject(new Bottleneck.prototype.BottleneckError(options.enqueueErrorMessage));
					};
					this.stop = () => {
						return this.Promise.reject(new Bottleneck.prototype.BottleneckError("stop() has already been called"));
					};
					return done;
				}
				async _addToQueue(job) {
					var args, blocked, error, options, reachedHWM, shifted, strategy;
					({args, options} = job);
					try {
						({reachedHWM, blocked, strategy} = await this._store.__submit__(this.queued(), options.weight));
					} catch (error1) {
						error = error1;
						this.Events.trigger("debug", `Could not queue ${options.id}`, {
							args,
							options,
							error
						});
						job.doDrop({ error });
						return false;
					}
					if (blocked) {
						job.doDrop();
						return true;
					} else if (reachedHWM) {
						shifted = strategy === Bottleneck.prototype.strategy.LEAK ? this._queues.shiftLastFrom(options.priority) : strategy === Bottleneck.prototype.strategy.OVERFLOW_PRIORITY ? this._queues.shiftLastFrom(options.priority + 1) : strategy === Bottleneck.prototype.strategy.OVERFLOW ? job : void 0;
						if (shifted != null) shifted.doDrop();
						if (shifted == null || strategy === Bottleneck.prototype.strategy.OVERFLOW) {
							if (shifted == null) job.doDrop();
							return reachedHWM;
						}
					}
					job.doQueue(reachedHWM, blocked);
					this._queues.push(job);
					await this._drainAll();
					return reachedHWM;
				}
				_receive(job) {
					if (this._states.jobStatus(job.options.id) != null) {
						job._reject(new Bottleneck.prototype.BottleneckError(`A job with the same id already exists (id=${job.options.id})`));
						return false;
					} else {
						job.doReceive();
						return this._submitLock.schedule(this._addToQueue, job);
					}
				}
				submit(...args) {
					var cb, fn, job, options, ref, ref1, task;
					if (typeof args[0] === "function") {
						ref = args, [fn, ...args] = ref, [cb] = splice.call(args, -1);
						options = parser$5.load({}, this.jobDefaults);
					} else {
						ref1 = args, [options, fn, ...args] = ref1, [cb] = splice.call(args, -1);
						options = parser$5.load(options, this.jobDefaults);
					}
					task = (...args) => {
						return new this.Promise(function(resolve, reject) {
							return fn(...args, function(...args) {
								return (args[0] != null ? reject : resolve)(args);
							});
						});
					};
					job = new Job$1(task, args, options, this.jobDefaults, this.rejectOnDrop, this.Events, this._states, this.Promise);
					job.promise.then(function(args) {
						return typeof cb === "function" ? cb(...args) : void 0;
					}).catch(function(args) {
						if (Array.isArray(args)) return typeof cb === "function" ? cb(...args) : void 0;
						else return typeof cb === "function" ? cb(args) : void 0;
					});
					return this._receive(job);
				}
				schedule(...args) {
					var job, options, task;
					if (typeof args[0] === "function") {
						[task, ...args] = args;
						options = {};
					} else [options, task, ...args] = args;
					job = new Job$1(task, args, options, this.jobDefaults, this.rejectOnDrop, this.Events, this._states, this.Promise);
					this._receive(job);
					return job.promise;
				}
				wrap(fn) {
					var schedule = this.schedule.bind(this), wrapped = function(...args) {
						return schedule(fn.bind(this), ...args);
					};
					wrapped.withOptions = function(options, ...args) {
						return schedule(options, fn, ...args);
					};
					return wrapped;
				}
				async updateSettings(options = {}) {
					await this._store.__updateSettings__(parser$5.overwrite(options, this.storeDefaults));
					parser$5.overwrite(options, this.instanceDefaults, this);
					return this;
				}
				currentReservoir() {
					return this._store.__currentReservoir__();
				}
				incrementReservoir(incr = 0) {
					return this._store.__incrementReservoir__(incr);
				}
			}
			Bottleneck.default = Bottleneck;
			Bottleneck.Events = Events$4;
			Bottleneck.version = Bottleneck.prototype.version = require$$8.version;
			Bottleneck.strategy = Bottleneck.prototype.strategy = {
				LEAK: 1,
				OVERFLOW: 2,
				OVERFLOW_PRIORITY: 4,
				BLOCK: 3
			};
			Bottleneck.BottleneckError = Bottleneck.prototype.BottleneckError = BottleneckError_1;
			Bottleneck.Group = Bottleneck.prototype.Group = Group_1;
			Bottleneck.RedisConnection = Bottleneck.prototype.RedisConnection = require$$2;
			Bottleneck.IORedisConnection = Bottleneck.prototype.IORedisConnection = require$$3;
			Bottleneck.Batcher = Bottleneck.prototype.Batcher = Batcher_1;
			Bottleneck.prototype.jobDefaults = {
				priority: DEFAULT_PRIORITY$1,
				weight: 1,
				expiration: null,
				id: "<no-id>"
			};
			Bottleneck.prototype.storeDefaults = {
				maxConcurrent: null,
				minTime: 0,
				highWater: null,
				strategy: Bottleneck.prototype.strategy.LEAK,
				penalty: null,
				reservoir: null,
				reservoirRefreshInterval: null,
				reservoirRefreshAmount: null,
				reservoirIncreaseInterval: null,
				reservoirIncreaseAmount: null,
				reservoirIncreaseMaximum: null
			};
			Bottleneck.prototype.localStoreDefaults = {
				Promise,
				timeout: null,
				heartbeatInterval: 250
			};
			Bottleneck.prototype.redisStoreDefaults = {
				Promise,
				timeout: null,
				heartbeatInterval: 5e3,
				clientTimeout: 1e4,
				Redis: null,
				clientOptions: {},
				clusterNodes: null,
				clearDatastore: false,
				connection: null
			};
			Bottleneck.prototype.instanceDefaults = {
				datastore: "local",
				connection: null,
				id: "<no-id>",
				rejectOnDrop: true,
				trackDoneStatus: false,
				Promise
			};
			Bottleneck.prototype.stopDefaults = {
				enqueueErrorMessage: "This limiter has been stopped and cannot accept new jobs.",
				dropWaitingJobs: true,
				dropErrorMessage: "This limiter has been stopped."
			};
			return Bottleneck;
		}).call(commonjsGlobal);
		var Bottleneck_1 = Bottleneck;
		return Bottleneck_1;
	}));
}))(), 1);
var VERSION$3 = "0.0.0-development";
function isRequestError(error) {
	return error.request !== void 0;
}
async function errorRequest(state, octokit, error, options) {
	if (!isRequestError(error) || !error?.request.request) throw error;
	if (error.status >= 400 && !state.doNotRetry.includes(error.status)) {
		const retries = options.request.retries != null ? options.request.retries : state.retries;
		const retryAfter = Math.pow((options.request.retryCount || 0) + 1, 2);
		throw octokit.retry.retryRequest(error, retries, retryAfter);
	}
	throw error;
}
async function wrapRequest$1(state, octokit, request, options) {
	const limiter = new import_light.default();
	limiter.on("failed", function(error, info) {
		const maxRetries = ~~error.request.request?.retries;
		const after = ~~error.request.request?.retryAfter;
		options.request.retryCount = info.retryCount + 1;
		if (maxRetries > info.retryCount) return after * state.retryAfterBaseValue;
	});
	return limiter.schedule(requestWithGraphqlErrorHandling.bind(null, state, octokit, request), options);
}
async function requestWithGraphqlErrorHandling(state, octokit, request, options) {
	const response = await request(options);
	if (response.data && response.data.errors && response.data.errors.length > 0 && /Something went wrong while executing your query/.test(response.data.errors[0].message)) return errorRequest(state, octokit, new RequestError(response.data.errors[0].message, 500, {
		request: options,
		response
	}), options);
	return response;
}
function retry(octokit, octokitOptions) {
	const state = Object.assign({
		enabled: true,
		retryAfterBaseValue: 1e3,
		doNotRetry: [
			400,
			401,
			403,
			404,
			410,
			422,
			451
		],
		retries: 3
	}, octokitOptions.retry);
	const retryPlugin = { retry: { retryRequest: (error, retries, retryAfter) => {
		error.request.request = Object.assign({}, error.request.request, {
			retries,
			retryAfter
		});
		return error;
	} } };
	if (state.enabled) {
		octokit.hook.error("request", errorRequest.bind(null, state, retryPlugin));
		octokit.hook.wrap("request", wrapRequest$1.bind(null, state, retryPlugin));
	}
	return retryPlugin;
}
retry.VERSION = VERSION$3;
// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var VERSION$2 = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
	return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
	const { pathname } = new URL(options.url, "http://github.test");
	const isAuth = isAuthRequest(options.method, pathname);
	const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
	const isSearch = options.method === "GET" && pathname.startsWith("/search/");
	const isGraphQL = pathname.startsWith("/graphql");
	const jobOptions = ~~request.retryCount > 0 ? {
		priority: 0,
		weight: 0
	} : {};
	if (state.clustering) jobOptions.expiration = 6e4;
	if (isWrite || isGraphQL) await state.write.key(state.id).schedule(jobOptions, noop);
	if (isWrite && state.triggersNotification(pathname)) await state.notifications.key(state.id).schedule(jobOptions, noop);
	if (isSearch) await state.search.key(state.id).schedule(jobOptions, noop);
	const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
	if (isGraphQL) {
		const res = await req;
		if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) throw Object.assign(new Error("GraphQL Rate Limit Exceeded"), {
			response: res,
			data: res.data
		});
	}
	return req;
}
function isAuthRequest(method, pathname) {
	return method === "PATCH" && /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && (/^\/applications\/[^/]+\/token$/.test(pathname) || /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
];
function routeMatcher(paths) {
	const regex2 = `^(?:${paths.map((path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})[^/]*$`;
	return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
	groups.global = new Bottleneck.Group({
		id: "octokit-global",
		maxConcurrent: 10,
		...common
	});
	groups.auth = new Bottleneck.Group({
		id: "octokit-auth",
		maxConcurrent: 1,
		...common
	});
	groups.search = new Bottleneck.Group({
		id: "octokit-search",
		maxConcurrent: 1,
		minTime: 2e3,
		...common
	});
	groups.write = new Bottleneck.Group({
		id: "octokit-write",
		maxConcurrent: 1,
		minTime: 1e3,
		...common
	});
	groups.notifications = new Bottleneck.Group({
		id: "octokit-notifications",
		maxConcurrent: 1,
		minTime: 3e3,
		...common
	});
};
function throttling(octokit, octokitOptions) {
	const { enabled = true, Bottleneck = import_light.default, id = "no-id", timeout = 12e4, connection } = octokitOptions.throttle || {};
	if (!enabled) return {};
	const common = { timeout };
	if (typeof connection !== "undefined") common.connection = connection;
	const state = Object.assign({
		clustering: connection != null,
		triggersNotification,
		fallbackSecondaryRateRetryAfter: 60,
		retryAfterBaseValue: 1e3,
		id
	}, octokitOptions.throttle);
	if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
	let initialized = false;
	const initializeBottleneck = () => {
		if (initialized) return;
		initialized = true;
		if (groups.global == null) createGroups(Bottleneck, common);
		state.global = state.global ?? groups.global;
		state.auth = state.auth ?? groups.auth;
		state.search = state.search ?? groups.search;
		state.write = state.write ?? groups.write;
		state.notifications = state.notifications ?? groups.notifications;
		state.retryLimiter = state.retryLimiter ?? new Bottleneck();
		const events = {};
		const emitter = new Bottleneck.Events(events);
		events.on("secondary-limit", state.onSecondaryRateLimit);
		events.on("rate-limit", state.onRateLimit);
		events.on("error", (e) => octokit.log.warn("Error in throttling-plugin limit handler", e));
		state.retryLimiter.on("failed", async function(error, info) {
			const [state2, request, options] = info.args;
			const { pathname } = new URL(options.url, "http://github.test");
			if (!(pathname.startsWith("/graphql") && error.status !== 401 || error.status === 403 || error.status === 429)) return;
			const retryCount = ~~request.retryCount;
			request.retryCount = retryCount;
			options.request.retryCount = retryCount;
			const { wantRetry, retryAfter = 0 } = await (async function() {
				if (/\bsecondary rate\b/i.test(error.message)) {
					const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
					return {
						wantRetry: await emitter.trigger("secondary-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some((error2) => error2.type === "RATE_LIMITED")) {
					const rateLimitReset = new Date(~~error.response.headers["x-ratelimit-reset"] * 1e3).getTime();
					const retryAfter2 = Math.max(Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1, 0);
					return {
						wantRetry: await emitter.trigger("rate-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				return {};
			})();
			if (wantRetry) {
				request.retryCount++;
				return retryAfter * state2.retryAfterBaseValue;
			}
		});
	};
	octokit.hook.wrap("request", (request, options) => {
		initializeBottleneck();
		return wrapRequest(state, request, options);
	});
	return {};
}
throttling.VERSION = VERSION$2;
throttling.triggersNotification = triggersNotification;
// node_modules/@octokit/plugin-request-log/dist-src/version.js
const VERSION$1 = "6.0.0";
// node_modules/@octokit/plugin-request-log/dist-src/index.js
function requestLog(octokit) {
	octokit.hook.wrap("request", (request, options) => {
		octokit.log.debug("request", options);
		const start = Date.now();
		const requestOptions = octokit.request.endpoint.parse(options);
		const path = requestOptions.url.replace(options.baseUrl, "");
		return request(options).then((response) => {
			const requestId = response.headers["x-github-request-id"];
			octokit.log.info(`${requestOptions.method} ${path} - ${response.status} with id ${requestId} in ${Date.now() - start}ms`);
			return response;
		}).catch((error) => {
			const requestId = error.response?.headers["x-github-request-id"] || "UNKNOWN";
			octokit.log.error(`${requestOptions.method} ${path} - ${error.status} with id ${requestId} in ${Date.now() - start}ms`);
			throw error;
		});
	});
}
requestLog.VERSION = VERSION$1;
// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/22.0.1` });
// src/github/status.ts
function statusOf(error) {
	return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number" ? error.status : 0;
}
function absent$1(value, ...statuses) {
	return (error) => {
		if ([404, ...statuses].includes(statusOf(error))) return value;
		throw error;
	};
}
// src/github/actions.ts
const PAGE$1 = 100;
function actions({ octokit, here }) {
	const { rest } = octokit;
	const seen = new Map();
	return {
		async jobs(runId, attempt) {
			const jobs = [];
			const page = async (n) => {
				const which = {
					run_id: runId,
					attempt_number: attempt,
					per_page: PAGE$1,
					page: n
				};
				return (await rest.actions.listJobsForWorkflowRunAttempt({
					...here,
					...which
				})).data.jobs;
			};
			for (let n = 1; jobs.length === (n - 1) * PAGE$1; n += 1) jobs.push(...await page(n));
			return jobs.map((job) => ({
				id: job.id,
				name: job.name,
				status: job.status,
				conclusion: job.conclusion,
				htmlUrl: job.html_url,
				runnerName: job.runner_name,
				steps: (job.steps ?? []).map(({ number, name, conclusion }) => ({
					number,
					name,
					conclusion
				}))
			}));
		},
		async jobLogUrl(jobId) {
			const { headers } = await octokit.request("GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs", {
				...here,
				job_id: jobId,
				request: { redirect: "manual" }
			});
			return String(headers.location ?? "");
		},
		async runsOf(sha) {
			const known = seen.get(sha);
			try {
				const { data, headers } = await rest.actions.listWorkflowRunsForRepo({
					...here,
					head_sha: sha,
					per_page: PAGE$1,
					headers: known === void 0 ? {} : { "if-none-match": known.etag }
				});
				const runs = data.workflow_runs.map(runOf);
				if (headers.etag !== void 0) seen.set(sha, {
					etag: headers.etag,
					runs
				});
				return runs;
			} catch (error) {
				if (statusOf(error) === 304 && known !== void 0) return known.runs;
				throw error;
			}
		},
		async runsSince(workflowFile, since) {
			const which = {
				workflow_id: workflowFile,
				created: `>=${since}`,
				per_page: PAGE$1
			};
			const { data } = await rest.actions.listWorkflowRuns({
				...here,
				...which
			});
			return data.workflow_runs.map(runOf);
		}
	};
}
const runOf = ({ id, path, event, status, conclusion, ...run }) => ({
	id,
	attempt: run.run_attempt ?? 1,
	number: run.run_number,
	name: run.name ?? "",
	path,
	event,
	status,
	conclusion,
	createdAt: run.created_at,
	url: run.html_url
});
// src/github/allowed.ts
const ALLOWED = [
	"GET /users/{username}",
	"GET /repos/{owner}/{repo}",
	"GET /repos/{owner}/{repo}/collaborators/{username}/permission",
	"GET /repos/{owner}/{repo}/rules/branches/{branch}",
	"GET /repos/{owner}/{repo}/actions/runs",
	"GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
	"GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs",
	"GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs",
	"GET /repos/{owner}/{repo}/contents/{path}",
	"GET /repos/{owner}/{repo}/commits",
	"GET /repos/{owner}/{repo}/commits/{ref}",
	"GET /repos/{owner}/{repo}/git/ref/{ref}",
	"GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
	"GET /repos/{owner}/{repo}/git/commits/{commit_sha}",
	"GET /repos/{owner}/{repo}/git/blobs/{file_sha}",
	"POST /repos/{owner}/{repo}/git/blobs",
	"POST /repos/{owner}/{repo}/git/trees",
	"POST /repos/{owner}/{repo}/git/commits",
	"POST /repos/{owner}/{repo}/git/refs",
	"PATCH /repos/{owner}/{repo}/git/refs/{ref}",
	"GET /repos/{owner}/{repo}/pulls",
	"POST /repos/{owner}/{repo}/pulls",
	"GET /repos/{owner}/{repo}/pulls/{pull_number}",
	"PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
	"POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"POST /repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"GET /repos/{owner}/{repo}/pulls/comments/{comment_id}",
	"PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}",
	"POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions",
	"GET /repos/{owner}/{repo}/labels",
	"GET /repos/{owner}/{repo}/issues",
	"POST /repos/{owner}/{repo}/issues",
	"GET /repos/{owner}/{repo}/issues/{issue_number}",
	"PATCH /repos/{owner}/{repo}/issues/{issue_number}",
	"POST /repos/{owner}/{repo}/issues/{issue_number}/labels",
	"POST /repos/{owner}/{repo}/issues/{issue_number}/reactions",
	"GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
	"POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
	"GET /repos/{owner}/{repo}/issues/comments/{comment_id}",
	"PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
	"DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
	"POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
];
const VIEWER_QUERY = "query { viewer { login databaseId } }";
const graphqlUrl = (apiUrl) => `${apiUrl.replace(/\/v3$/, "")}/graphql`;
function allowList(apiUrl, owner, repo) {
	const patterns = ALLOWED.map((route) => routePattern(route, owner, repo));
	return ({ method, url, body }) => {
		if (url === graphqlUrl(apiUrl)) return method === "POST" && isViewerQuery(body);
		const sent = new URL(url);
		const path = `${sent.origin}${sent.pathname}`;
		return path.startsWith(`${apiUrl}/`) && patterns.some((p) => p.test(`${method} ${path.slice(apiUrl.length)}`));
	};
}
function routePattern(route, owner, repo) {
	const own = route.replace("{owner}", RegExp.escape(owner)).replace("{repo}", RegExp.escape(repo));
	return new RegExp(`^${own.replace(/\{(?!workflow)\w+_(?:id|number)\}/g, "\\d+").replace(/\{\w+\}/g, "[^/]+")}$`);
}
const isViewerQuery = (body) => JSON.stringify(body) === JSON.stringify({ query: VIEWER_QUERY });
// src/github/account.ts
function accountOf(user) {
	const { login, id, type } = user ?? {};
	if (login === void 0 || id === void 0) return null;
	return {
		login,
		id,
		bot: type === "Bot" || login.endsWith("[bot]")
	};
}
// src/github/code.ts
function code$1(door) {
	return {
		...repository(door),
		...history(door),
		...objects(door),
		...branches(door)
	};
}
function repository({ octokit, here }) {
	const { rest } = octokit;
	return {
		async repository() {
			const { data } = await rest.repos.get(here);
			return {
				archived: data.archived,
				defaultBranch: data.default_branch,
				private: data.private
			};
		},
		async branchRules(branch) {
			const { data } = await rest.repos.getBranchRules({
				...here,
				branch,
				per_page: 100
			}).catch(absent$1({ data: [] }));
			return data.map((rule) => ({
				type: rule.type,
				parameters: { ..."parameters" in rule ? rule.parameters : {} }
			}));
		},
		async file(path, ref) {
			const at = ref === void 0 ? {} : { ref };
			const { data } = await rest.repos.getContent({
				...here,
				path,
				...at,
				mediaType: { format: "raw" }
			}).catch(absent$1({ data: null }));
			return typeof data === "string" ? data : null;
		}
	};
}
function history({ octokit, here }) {
	const { rest } = octokit;
	return {
		async commitAccount(sha) {
			const { data } = await rest.repos.getCommit({
				...here,
				ref: sha,
				per_page: 1
			});
			return {
				author: accountOf(data.author),
				message: data.commit.message
			};
		},
		async commitsOn(branch, most) {
			const { data } = await rest.repos.listCommits({
				...here,
				sha: branch,
				per_page: most
			}).catch(absent$1({ data: [] }, 409));
			return data.map(({ sha, author, commit }) => ({
				sha,
				author: accountOf(author),
				message: commit.message
			}));
		},
		async commit(sha) {
			const { data } = await rest.git.getCommit({
				...here,
				commit_sha: sha
			});
			const parents = data.parents.map((parent) => parent.sha);
			return {
				tree: data.tree.sha,
				parents,
				message: data.message
			};
		}
	};
}
function objects({ octokit, here }) {
	const { rest } = octokit;
	const listed = async (sha, whole) => {
		const { data } = await rest.git.getTree({
			...here,
			tree_sha: sha,
			...whole
		});
		return data.truncated ? null : data.tree;
	};
	const entries = async (sha, whole) => {
		const found = await listed(sha, whole);
		if (found === null) throw new Error(`the tree of ${here.owner}/${here.repo} is too large for GitHub to list whole`);
		return found;
	};
	return {
		async tree(sha) {
			const blobs = (await entries(sha, { recursive: "1" })).filter(({ type }) => type === "blob");
			return new Map(blobs.map(({ path, sha }) => [path, sha]));
		},
		async files(sha) {
			const files = (await listed(sha, { recursive: "1" }))?.filter(({ type }) => type !== "tree") ?? null;
			return files && new Map(files.map(({ path, mode, sha }) => [path, {
				mode,
				sha
			}]));
		},
		async folder(sha) {
			return new Map((await entries(sha, {})).map(({ path, type, mode, sha }) => [path, {
				type,
				mode,
				sha
			}]));
		},
		async blob(sha) {
			const { data } = await rest.git.getBlob({
				...here,
				file_sha: sha
			});
			return Buffer.from(data.content, data.encoding === "base64" ? "base64" : "utf8");
		},
		async createBlob(bytes) {
			const content = Buffer.from(bytes).toString("base64");
			return (await rest.git.createBlob({
				...here,
				content,
				encoding: "base64"
			})).data.sha;
		},
		async createTree(base, entries) {
			const tree = entries.map((entry) => ({
				...entry,
				type: "blob"
			}));
			return (await rest.git.createTree({
				...here,
				base_tree: base,
				tree
			})).data.sha;
		},
		async createCommit(message, tree, parents) {
			return (await rest.git.createCommit({
				...here,
				message,
				tree,
				parents
			})).data.sha;
		}
	};
}
function branches({ octokit, here }) {
	const { rest } = octokit;
	const branchHead = (branch) => rest.git.getRef({
		...here,
		ref: `heads/${branch}`
	}).then(({ data }) => data.object.sha, absent$1(null));
	return {
		branchHead,
		async createBranch(branch, sha) {
			try {
				await rest.git.createRef({
					...here,
					ref: `refs/heads/${branch}`,
					sha
				});
			} catch (error) {
				if (statusOf(error) !== 422 || await branchHead(branch) !== sha) throw error;
			}
		},
		async updateBranch(branch, sha) {
			await rest.git.updateRef({
				...here,
				ref: `heads/${branch}`,
				sha,
				force: false
			});
		}
	};
}
// src/github/people.ts
function people({ octokit, here, apiUrl }) {
	const { rest } = octokit;
	let own = null;
	const collaborator = (username) => rest.repos.getCollaboratorPermissionLevel({
		...here,
		username
	}).then(({ data }) => ({
		permission: data.permission,
		role: data.role_name || null
	}), absent$1({
		permission: "none",
		role: null
	}));
	const askViewer = () => octokit.request(`POST ${graphqlUrl(apiUrl)}`, { query: VIEWER_QUERY }).then(({ data }) => viewerIn(data), (error) => {
		if (isRefusal(error)) return null;
		throw error;
	});
	return {
		collaborator,
		accountId: (username) => rest.users.getByUsername({ username }).then(({ data }) => data.id, absent$1(null)),
		viewer() {
			own ??= askViewer().catch((error) => {
				own = null;
				throw error;
			});
			return own;
		}
	};
}
const isRefusal = (error) => [
	400,
	403,
	404
].includes(statusOf(error)) && !/rate limit/i.test(String(error));
function viewerIn(answer) {
	const { data } = answer;
	const { login, databaseId: id } = data?.viewer ?? {};
	if (typeof login !== "string" || typeof id !== "number") return null;
	return {
		login,
		id,
		bot: login.endsWith("[bot]")
	};
}
// src/github/once.ts
const ONCE = { request: { retries: 0 } };
// src/github/pulls.ts
function pulls(door) {
	return {
		...reading(door),
		...writing(door),
		...lines$1(door)
	};
}
function reading({ octokit, here }) {
	const { rest } = octokit;
	return {
		async pull(number) {
			const { data } = await rest.pulls.get({
				...here,
				pull_number: number
			});
			const { state, draft = false, merged, title, head, base } = data;
			return {
				number,
				url: data.html_url,
				state,
				draft,
				merged,
				title,
				body: data.body ?? "",
				author: accountOf(data.user),
				labels: data.labels.map(({ name }) => name),
				head: {
					sha: head.sha,
					branch: head.ref,
					fork: isFork(data)
				},
				base: {
					sha: base.sha,
					branch: base.ref
				}
			};
		},
		async pulls(branch) {
			const which = {
				head: `${here.owner}:${branch}`,
				state: "all",
				per_page: 10
			};
			const { data } = await rest.pulls.list({
				...here,
				...which
			});
			return data.map((pull) => ({
				number: pull.number,
				url: pull.html_url,
				state: pull.state,
				draft: pull.draft ?? false,
				merged: pull.merged_at !== null,
				body: pull.body ?? "",
				author: accountOf(pull.user),
				sameRepository: !isFork(pull),
				baseBranch: pull.base.ref
			}));
		},
		async pullsOfFork(owner, branch, sha) {
			const which = {
				head: `${owner}:${branch}`,
				state: "open",
				per_page: 100
			};
			const { data } = await rest.pulls.list({
				...here,
				...which
			});
			return data.filter(({ head }) => head.sha === sha).map(({ number }) => number);
		},
		async pullHunks(number) {
			const { data } = await rest.pulls.listFiles({
				...here,
				pull_number: number,
				per_page: 100
			});
			return new Map(data.map(({ filename, patch = "" }) => [filename, patch]));
		},
		async recentPulls() {
			const which = {
				state: "closed",
				sort: "updated",
				direction: "desc",
				per_page: 60
			};
			const { data } = await rest.pulls.list({
				...here,
				...which
			});
			return data.map(({ title, merged_at, user, head }) => ({
				title,
				merged: merged_at !== null,
				author: accountOf(user),
				branch: head.ref
			}));
		}
	};
}
const isFork = ({ head, base }) => head.repo?.id !== base.repo.id;
function writing({ octokit, here }) {
	const { rest } = octokit;
	return {
		async createPull(pull) {
			const { data } = await rest.pulls.create({
				...here,
				...pull,
				...ONCE
			});
			return {
				number: data.number,
				url: data.html_url
			};
		},
		async updatePull(number, fields) {
			await rest.pulls.update({
				...here,
				pull_number: number,
				...fields
			});
		},
		async requestReview(number, logins) {
			await rest.pulls.requestReviewers({
				...here,
				pull_number: number,
				reviewers: logins
			});
		}
	};
}
function lines$1({ octokit, here }) {
	const { rest } = octokit;
	return {
		async lineComments(pull) {
			const order = {
				sort: "created",
				direction: "desc",
				per_page: 100
			};
			const { data } = await rest.pulls.listReviewComments({
				...here,
				pull_number: pull,
				...order
			});
			return data.map(({ id, user, path, line, side, body, commit_id }) => ({
				id,
				author: accountOf(user),
				path,
				line: line ?? null,
				side: side ?? "RIGHT",
				body,
				commitSha: commit_id
			}));
		},
		async createLineComment(comment) {
			const { pull, commitSha, path, startLine, line, body } = comment;
			const start = startLine === null ? {} : {
				start_line: startLine,
				start_side: "RIGHT"
			};
			const { data } = await rest.pulls.createReviewComment({
				...here,
				pull_number: pull,
				commit_id: commitSha,
				path,
				line,
				side: "RIGHT",
				body,
				...start,
				...ONCE
			});
			return {
				id: data.id,
				url: data.html_url
			};
		},
		async updateLineComment(id, body) {
			await rest.pulls.updateReviewComment({
				...here,
				comment_id: id,
				body
			});
		}
	};
}
// src/github/send.ts
const MOVED = [
	301,
	302,
	307,
	308
];
const MOST_HOPS = 3;
const isMoved = (status) => MOVED.includes(status);
function createSend({ apiUrl, cap, timeoutMs }) {
	let sent = 0;
	const check = (call) => {
		if (sent >= cap) throw overspent(cap, call);
	};
	const once = (url, init) => {
		check(`${init.method} ${new URL(url).pathname}`);
		sent += 1;
		return wholeAnswer(url, {
			...init,
			redirect: "manual"
		}, timeoutMs);
	};
	const send = async (url, init) => {
		let answer = await once(url, init);
		if (init.redirect === "manual") return answer;
		for (let at = url, hop = 0; isMoved(answer.status) && hop < MOST_HOPS; hop += 1) {
			const next = movedTo(at, answer.headers.get("location"), apiUrl);
			if (next === null) break;
			answer = await once(next, init);
			at = next;
		}
		return answer;
	};
	return {
		check,
		send
	};
}
async function wholeAnswer(url, init, timeoutMs) {
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const answer = await fetch(url, {
			...init,
			signal
		});
		const bytes = await answer.arrayBuffer();
		const { status, statusText, headers } = answer;
		return new Response(bytes.byteLength === 0 ? null : bytes, {
			status,
			statusText,
			headers
		});
	} catch (error) {
		if (signal.aborted) throw new Error(`no answer within ${timeoutMs / 1e3} s`, { cause: error });
		throw error;
	}
}
const overspent = (cap, call) => Object.assign(new Error(`regreen makes at most ${cap} calls to GitHub in a run; '${call}' is one more, and is not sent`), { request: {} });
function movedTo(from, location, apiUrl) {
	if (location === null || !URL.canParse(location, from)) return null;
	const to = new URL(location, from).href;
	return to.startsWith(`${apiUrl}/`) && below(to, apiUrl) === below(from, apiUrl) ? to : null;
}
const below = (url, apiUrl) => url.slice(apiUrl.length).replace(/^\/(?:repos\/[^/?]+\/[^/?]+|repositories\/\d+)(?=[/?]|$)/, "");
// src/github/newest-comments.ts
const PAGE = 100;
async function newestComments({ rest }, here, number) {
	const page = (n) => rest.issues.listComments({
		...here,
		issue_number: number,
		per_page: PAGE,
		page: n
	});
	const first = await page(1);
	const last = lastPage(first.headers.link);
	const before = last === 2 ? first : last > 2 ? await page(last - 1) : { data: [] };
	const { data } = last > 1 ? await page(last) : first;
	return [...before.data, ...data].slice(-100).reverse().map((comment) => ({
		id: comment.id,
		author: accountOf(comment.user),
		association: comment.author_association,
		body: comment.body ?? "",
		createdAt: comment.created_at,
		updatedAt: comment.updated_at,
		url: comment.html_url
	}));
}
function lastPage(link = "") {
	const last = link.split(",").find((part) => part.includes("rel=\"last\"")) ?? "";
	return Number(/[?&]page=(\d+)/.exec(last)?.[1] ?? 1);
}
// src/github/threads.ts
function threads(door) {
	return {
		...issues$1(door),
		...comments(door),
		...reactions(door)
	};
}
function issues$1({ octokit, here }) {
	const { rest } = octokit;
	return {
		async issue(number) {
			const found = await rest.issues.get({
				...here,
				issue_number: number
			}).catch(absent$1(null, 410));
			if (found === null) return null;
			const { title, body, labels, state, user } = found.data;
			const names = labels.map((label) => typeof label === "string" ? label : label.name ?? "");
			return {
				title,
				body: body ?? "",
				labels: names,
				state,
				author: accountOf(user)
			};
		},
		async openIssues(labels) {
			const { data } = await rest.issues.listForRepo({
				...here,
				state: "open",
				labels,
				per_page: 100
			});
			return data.filter((issue) => issue.pull_request === void 0).map(({ number, html_url, body, user }) => ({
				number,
				url: html_url,
				body: body ?? "",
				author: accountOf(user)
			}));
		},
		async createIssue(issue) {
			const { data } = await rest.issues.create({
				...here,
				...issue,
				...ONCE
			});
			return {
				number: data.number,
				url: data.html_url
			};
		},
		async updateIssue(number, fields) {
			await rest.issues.update({
				...here,
				issue_number: number,
				...fields
			});
		},
		async labels() {
			const { data } = await rest.issues.listLabelsForRepo({
				...here,
				per_page: 100
			});
			return data.map(({ name }) => name);
		},
		async addLabels(number, labels) {
			await rest.issues.addLabels({
				...here,
				issue_number: number,
				labels
			});
		}
	};
}
function comments({ octokit, here }) {
	const { rest } = octokit;
	return {
		async commentsSince(issue, since, etag) {
			try {
				const { data, headers } = await rest.issues.listComments({
					...here,
					issue_number: issue,
					since,
					per_page: 100,
					headers: etag === null ? {} : { "if-none-match": etag }
				});
				return {
					comments: data.map(({ id, user, body, created_at, updated_at }) => ({
						id,
						login: user?.login ?? "",
						bot: user?.type === "Bot",
						body: body ?? "",
						createdAt: created_at,
						updatedAt: updated_at
					})),
					etag: headers.etag ?? null
				};
			} catch (error) {
				if (statusOf(error) === 304) return {
					comments: null,
					etag
				};
				throw error;
			}
		},
		comments: (number) => newestComments(octokit, here, number),
		async comment(kind, pull, id) {
			try {
				return await fetchComment(kind, pull, id);
			} catch (error) {
				return absent$1(null)(error);
			}
		},
		async createComment(number, body) {
			const { data } = await rest.issues.createComment({
				...here,
				issue_number: number,
				body,
				...ONCE
			});
			return {
				id: data.id,
				url: data.html_url
			};
		},
		async updateComment(id, body) {
			await rest.issues.updateComment({
				...here,
				comment_id: id,
				body
			});
		},
		async deleteComment(id) {
			await rest.issues.deleteComment({
				...here,
				comment_id: id
			});
		}
	};
	async function fetchComment(kind, pull, id) {
		if (kind === "review") {
			const { data } = await rest.pulls.getReview({
				...here,
				pull_number: pull,
				review_id: id
			});
			return {
				body: data.body,
				updatedAt: null
			};
		}
		const which = {
			...here,
			comment_id: id
		};
		const { data } = kind === "line" ? await rest.pulls.getReviewComment(which) : await rest.issues.getComment(which);
		return {
			body: data.body ?? "",
			updatedAt: data.updated_at
		};
	}
}
function reactions({ octokit, here }) {
	const { reactions } = octokit.rest;
	const eyes = {
		...here,
		content: "eyes"
	};
	const on = {
		issue: (id) => reactions.createForIssue({
			...eyes,
			issue_number: id
		}),
		comment: (id) => reactions.createForIssueComment({
			...eyes,
			comment_id: id
		}),
		line: (id) => reactions.createForPullRequestReviewComment({
			...eyes,
			comment_id: id
		})
	};
	return { async react(kind, id) {
		await on[kind](id);
	} };
}
// src/github.ts
const CAP = 60;
const TIMEOUT_MS = 3e4;
const LONGEST_WAIT_S = 300;
const DO_NOT_RETRY = [
	400,
	401,
	403,
	404,
	409,
	410,
	422,
	429,
	451
];
function createGitHub(options) {
	const door = openDoor(options);
	return {
		...people(door),
		...actions(door),
		...code$1(door),
		...threads(door),
		...pulls(door)
	};
}
function openDoor(options) {
	const { owner, repo } = options;
	const apiUrl = new URL(options.apiUrl).href.replace(/\/$/, "");
	const octokit = connect(options, apiUrl);
	const isAllowed = allowList(apiUrl, owner, repo);
	octokit.hook.error("request", (error) => {
		throw statusOf(error) === 401 ? badToken(apiUrl) : withoutAnswer(error);
	});
	octokit.hook.wrap("request", async (request, options) => {
		const call = octokit.request.endpoint(options);
		const shown = `${call.method} ${call.url.replace(apiUrl, "").replace(/\?.*$/, "")}`;
		if (!isAllowed(call)) throw new Error(`regreen does not make the call '${shown}'`);
		const answer = await request(options);
		if (isMoved(answer.status) && options.request?.redirect !== "manual") throw new Error(`GitHub redirects '${shown}' elsewhere, where the token is not taken`);
		if (answer.status < 300 && typeof answer.data === "string" && options.mediaType?.format !== "raw") throw new Error(`what answers '${shown}' at ${apiUrl} is not GitHub's API`);
		return answer;
	});
	return {
		octokit,
		here: {
			owner,
			repo
		},
		apiUrl
	};
}
function connect({ token, version, note, cap, timeoutMs, secondMs = 1e3 }, apiUrl) {
	const { check, send } = createSend({
		apiUrl,
		cap: cap ?? CAP,
		timeoutMs: timeoutMs ?? TIMEOUT_MS
	});
	const waits = (after, { method, url }, count) => {
		const isWorth = after <= LONGEST_WAIT_S;
		note(`GitHub asks to wait ${after} s before ${method} ${url}${isWorth ? "" : ", which is too long"}`);
		return isWorth && count < 2;
	};
	const innermost = ({ hook }) => {
		hook.before("request", ({ method, url }) => check(`${method} ${url}`));
		hook.error("request", (error) => {
			throw asLimit(error);
		});
	};
	return new (Octokit.plugin(innermost, retry, throttling))({
		auth: token,
		baseUrl: apiUrl,
		userAgent: `regreen/${version}`,
		log: {
			debug: () => {},
			info: () => {},
			warn: () => {},
			error: () => {}
		},
		request: { fetch: send },
		retry: {
			doNotRetry: DO_NOT_RETRY,
			retryAfterBaseValue: secondMs
		},
		throttle: {
			write: new import_light.default.Group({ maxConcurrent: 1 }),
			notifications: new import_light.default.Group({ maxConcurrent: 1 }),
			retryAfterBaseValue: secondMs,
			onRateLimit: (after, options, _, count) => waits(after, options, count),
			onSecondaryRateLimit: (after, options, _, count) => waits(after, options, count)
		}
	});
}
const badToken = (apiUrl) => new WrongUse(`${apiUrl} answers 401: the token is wrong or expired; set the input 'github-token' (GITHUB_TOKEN or GH_TOKEN for the command)`);
const withoutAnswer = (error) => error.request !== void 0 && error.response === void 0 ? Object.assign(error, { status: 0 }) : error;
function asLimit(error) {
	const asked = error.response?.headers["retry-after"];
	if (![403, 429].includes(statusOf(error)) || asked === void 0 || /secondary rate/i.test(error.message)) return error;
	return Object.assign(error, { message: `${error.message} (a secondary rate limit)` });
}
// src/trigger/accounts.ts
const BUILT_IN = new Map([["github-actions[bot]", 41898282], ["dependabot[bot]", 49699333]]);
const isSame = (a, b) => a !== null && b !== null && a.login === b.login && a.id !== null && a.id === b.id;
async function mayStart(account, policy, facts) {
	if (account.bot || account.login.endsWith("[bot]")) return mayBotStart(account, policy, facts);
	if (policy.allowUsers.includes(account.login)) return null;
	const { permission, role } = await facts.permission(account.login);
	if (canWrite(permission, role)) return null;
	return `'${account.login}' has '${role ?? permission}' permission here; regreen acts for users who can write (or name them in 'allow-users')`;
}
const canWrite = (permission, role) => [
	"admin",
	"maintain",
	"write"
].includes(permission) && ![
	"none",
	"read",
	"triage"
].includes(role ?? "");
async function mayWrite({ login, bot }, { permission: ask }) {
	if (login === "" || bot || login.endsWith("[bot]")) return false;
	const { permission, role } = await ask(login);
	return canWrite(permission, role);
}
const nameOnly = (login) => ({
	login,
	id: null,
	bot: login.endsWith("[bot]")
});
async function mayBotStart({ login, id: told }, { allowBots }, facts) {
	const entry = allowBots.map(parseEntry).find((each) => each.login === login);
	if (entry === void 0) return `'${login}' is a bot that 'allow-bots' does not name`;
	const wanted = entry.id ?? BUILT_IN.get(login) ?? null;
	if (wanted === null) return login.endsWith("[bot]") ? null : `'${login}' is a bot by no more than its name; write it as '${login}#id' in 'allow-bots'`;
	const id = told ?? await facts.accountId(login);
	return id === wanted ? null : `'${login}' has the id ${id}, and 'allow-bots' means the one with ${wanted}`;
}
function parseEntry(entry) {
	const [login = "", id] = entry.split("#", 2);
	if (id === void 0) return {
		login,
		id: null
	};
	return {
		login,
		id: /^\d{1,15}$/.test(id) ? Number(id) : -1
	};
}
// src/github-facts.ts
const MOST_COMMITS = 100;
function githubFacts(github, options) {
	return {
		permission: (login) => github.collaborator(login),
		accountId: (login) => github.accountId(login),
		own: () => github.viewer(),
		pull: (number) => github.pull(number),
		issue: (number) => github.issue(number),
		comment: (kind, pull, id) => github.comment(kind, pull, id),
		comments: (number) => github.comments(number),
		pullsOfFork: (owner, branch, sha) => github.pullsOfFork(owner, branch, sha),
		branchHead: (branch) => github.branchHead(branch),
		commit: (sha) => github.commitAccount(sha),
		attempts: (key, branch = `regreen/fix-${key}`) => attempts(key, branch, github, options),
		runsToday: () => runsToday(github, options)
	};
}
async function attempts(key, branch, github, { trailer }) {
	const commits = await github.commitsOn(branch, MOST_COMMITS);
	const line = `${trailer}: ${key}`;
	const marked = commits.filter(({ message }) => message.split("\n").some((each) => each.trimEnd() === line));
	if (marked.length === 0) return 0;
	const own = await github.viewer();
	return marked.filter(({ author }) => isOurs$1(author, own)).length;
}
const isOurs$1 = (author, own) => own === null || isSame(author, own);
const BY_ITSELF = ["workflow_run", "schedule"];
async function runsToday(github, { workflowRef, runId, inJob, now }) {
	const file = /\/([^/@]+)@/.exec(workflowRef)?.[1];
	if (file === void 0) return 0;
	const midnight = `${now().toISOString().slice(0, 10)}T00:00:00Z`;
	return (await github.runsSince(file, midnight)).filter(({ id }) => id !== runId).filter(({ event, conclusion }) => inJob ? conclusion === "failure" : BY_ITSELF.includes(event) && conclusion !== "skipped").length;
}
// src/trigger/facts.ts
var Unanswered = class extends Error {};
function askOnce(facts) {
	const answers = new Map();
	const once = (name, call) => (...args) => {
		const key = JSON.stringify([name, ...args]);
		const known = answers.get(key);
		if (known !== void 0) return known;
		const shown = args.map((arg) => JSON.stringify(arg)).join(", ");
		const asked = Promise.try(call, ...args).catch((error) => {
			if (error instanceof WrongUse) throw error;
			throw new Unanswered(`GitHub does not answer ${name}(${shown}), and without it nobody is let in: ${sentence(error)}`);
		});
		answers.set(key, asked);
		return asked;
	};
	return {
		permission: once("permission", (login) => facts.permission(login)),
		accountId: once("accountId", (login) => facts.accountId(login)),
		own: once("own", () => facts.own()),
		pull: once("pull", (number) => facts.pull(number)),
		issue: once("issue", (number) => facts.issue(number)),
		comment: once("comment", (kind, pull, id) => facts.comment(kind, pull, id)),
		comments: once("comments", (number) => facts.comments(number)),
		pullsOfFork: once("pullsOfFork", (owner, branch, sha) => facts.pullsOfFork(owner, branch, sha)),
		branchHead: once("branchHead", (branch) => facts.branchHead(branch)),
		commit: once("commit", (sha) => facts.commit(sha)),
		attempts: once("attempts", (...which) => facts.attempts(...which)),
		runsToday: once("runsToday", () => facts.runsToday())
	};
}
// src/trigger/freshness.ts
const stale = (reason) => ({
	outcome: "stale",
	reason
});
async function staleness(trigger, { label }, facts, moment) {
	switch (trigger.kind) {
		case "label": return editedIssue(trigger, label, facts);
		case "failed-run": return await closedPull(trigger, facts) ?? (moment === "start" ? movedBranch(trigger, facts) : null);
		case "comment":
		case "review": return await movedPull(trigger, facts, moment) ?? editedComment(trigger, facts);
		default: return null;
	}
}
async function closedPull({ pulls = [] }, facts) {
	const states = await Promise.all(pulls.slice(0, 10).map(async (number) => (await facts.pull(number)).state));
	if (states.length === 0 || states.includes("open")) return null;
	return stale(`pull request #${pulls[0]} is ${states[0]}`);
}
async function editedIssue({ issue }, label, facts) {
	const now = await facts.issue(issue.number);
	if (now === null) return stale(`issue #${issue.number} is gone`);
	if (now.state !== "open") return stale(`issue #${issue.number} is ${now.state}`);
	if (!now.labels.includes(label)) return stale(`the label '${label}' was taken off issue #${issue.number}`);
	if (sameText(now.title, issue.title) && sameText(now.body, issue.body)) return null;
	return stale(`issue #${issue.number} was edited after the label was put on; read it again and put the label on anew`);
}
async function movedBranch(trigger, facts) {
	const { branch, sha, fork, repository } = trigger;
	if (fork || branch === repository.defaultBranch) return null;
	const head = await facts.branchHead(branch);
	if (head === sha) return null;
	return stale(head === null ? `the branch '${branch}' is gone` : `'${branch}' has moved to ${head.slice(0, 12)} since ${sha.slice(0, 12)} failed; the checks of its new head will tell`);
}
async function movedPull(trigger, facts, moment) {
	if (!trigger.isPullRequest) return null;
	const { head, state } = await facts.pull(trigger.issue);
	if (state !== "open") return stale(`pull request #${trigger.issue} is ${state}`);
	if (head.sha === trigger.sha || moment === "publish") return null;
	return stale(`pull request #${trigger.issue} has moved to ${head.sha.slice(0, 12)} since it was asked for at ${trigger.sha.slice(0, 12)}; ask again`);
}
async function editedComment(trigger, facts) {
	const now = await facts.comment(commentKind(trigger), trigger.issue, trigger.commentId);
	if (now === null) return stale(`comment ${trigger.commentId} is gone`);
	if (sameText(now.body, trigger.body) && (now.updatedAt ?? trigger.updatedAt) === trigger.updatedAt) return null;
	return stale(`comment ${trigger.commentId} was edited after it was posted; say it again in a new one`);
}
function commentKind(trigger) {
	if (trigger.kind === "comment") return "comment";
	return trigger.place === null ? "review" : "line";
}
const sameText = (a, b) => a.replaceAll("\r\n", "\n") === b.replaceAll("\r\n", "\n");
async function pinned({ sha: _, pull, ...comment }, facts) {
	const { head, base } = await facts.pull(pull);
	return {
		...comment,
		sha: head.sha,
		branch: head.branch,
		against: base.sha,
		fork: head.fork
	};
}
// src/trigger/loops.ts
const isOwnBranch = (branch) => branch.startsWith("regreen/");
const refused$2 = (reason) => ({ ending: {
	outcome: "refused",
	reason
} });
function ownBranchRefusal({ kind, branch }) {
	if (!isOwnBranch(branch)) return null;
	if (kind === "failed-run" || kind === "comment" || kind === "review") return null;
	return `'${branch}' is a branch of regreen itself`;
}
async function ownRetry(asked, policy, facts, moment) {
	if (asked.kind !== "failed-run") return null;
	const onOwnBranch = isOwnBranch(asked.branch);
	if (!onOwnBranch && !await pushedByUs(asked, policy, facts)) return null;
	const [own, commit] = [await facts.own(), await facts.commit(asked.sha)];
	const named = keyIn(commit.message, policy.trailer);
	const key = isSame(commit.author, own) ? named : null;
	if (key === null) return onOwnBranch ? refused$2(notOurs(asked.branch, named, commit.author, own)) : null;
	const attempts = await facts.attempts(key, asked.branch);
	const ending = moment === "start" ? attemptsLeft(attempts, policy) : null;
	return ending === null ? {
		key,
		attempts
	} : { ending };
}
function notOurs(branch, key, author, own) {
	if (author?.bot === true && own !== null && author.login !== own.login && branch.endsWith(`-${key}`)) return `'${branch}' was last committed to by '${author.login}', and this token is of '${own.login}': if both are regreen, give both phases tokens of one App, the solving one a token that may only read`;
	return `somebody has committed to '${branch}', a branch of regreen; it is left alone`;
}
async function ownHead(trigger, { trailer }, facts) {
	const { branch, fork, sha } = trigger;
	if (!("isPullRequest" in trigger) || !trigger.isPullRequest || fork || !isOwnBranch(branch)) return null;
	const [own, { author, message }] = [await facts.own(), await facts.commit(sha)];
	return isSame(author, own) ? keyIn(message, trailer) : null;
}
async function pushedByUs({ message = "", accounts = [] }, policy, facts) {
	if (keyIn(message, policy.trailer) === null || !accounts.some(({ bot }) => bot)) return false;
	const own = await facts.own();
	return accounts.some((account) => isSame(account, own));
}
function keyIn(message, trailer) {
	const key = message.split("\n").findLast((each) => each.startsWith(`${trailer}: `))?.slice(trailer.length + 2).trim() ?? "";
	return /^[0-9a-f]{12}$/.test(key) ? key : null;
}
function attemptsLeft(attempts, { maxAttemptsPerFailure: most }) {
	if (attempts < most) return null;
	return {
		outcome: "refused",
		reason: `this failure has been tried ${attempts} times, and 'max-attempts-per-failure' is ${most}`
	};
}
async function dailyCap(asked, { maxRunsPerDay: most }, facts) {
	if (isByHand(asked)) return null;
	const runs = await facts.runsToday();
	return runs < most ? null : `there have been ${runs} runs today, and 'max-runs-per-day' is ${most}`;
}
function isByHand({ kind, actors, accounts = [] }) {
	if (kind === "failed-run" || kind === "in-job") return false;
	return actors.length > 0 && !accounts.some(({ bot }) => bot);
}
const ITEMS = String.raw`[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`;
const QUOTE = new RegExp(`^${ITEMS}>`);
const FENCE = new RegExp(`^${ITEMS}(\`{3,}(?=[^\`]*$)|~{3,})`);
const INDENTED = /^(?: {4}|\t)/;
function prose(text) {
	const out = [];
	let paragraph = [];
	let fence = null;
	let open = true;
	const flush = () => {
		if (paragraph.length > 0) out.push(withoutCodeSpans(paragraph.join("\n")));
		paragraph = [];
	};
	for (const line of text.split("\n")) {
		const marker = FENCE.exec(line)?.[1];
		const blank = line.trim() === "";
		if (fence !== null) {
			if (closes(fence, line)) fence = null;
			out.push(hidden(line));
		} else if (marker !== void 0 || QUOTE.test(line) || blank || open && INDENTED.test(line)) {
			flush();
			fence = marker ?? null;
			out.push(blank ? line : hidden(line));
			open = true;
		} else {
			paragraph.push(line);
			open = false;
		}
	}
	flush();
	return withoutHtmlQuotes(out.join("\n"));
}
const hidden = (text) => text.replace(/[^\n]/g, "");
function closes(fence, line) {
	const mark = line.trim();
	return mark.length >= fence.length && mark === (fence[0] ?? "").repeat(mark.length);
}
function withoutCodeSpans(paragraph) {
	const runs = [...paragraph.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({
		index,
		length
	}));
	const byLength = Map.groupBy(runs, ({ length }) => length);
	const next = new Map();
	const kept = [];
	let at = 0;
	for (const run of runs) {
		const escaped = isEscaped(paragraph, run.index) ? 1 : 0;
		const start = run.index + escaped;
		const size = run.length - escaped;
		if (run.index < at || size === 0) continue;
		const alike = byLength.get(size) ?? [];
		let turn = next.get(size) ?? 0;
		while ((alike[turn]?.index ?? Number.POSITIVE_INFINITY) <= run.index) turn += 1;
		next.set(size, turn);
		const end = alike[turn];
		if (end === void 0) continue;
		kept.push(paragraph.slice(at, start), hidden(paragraph.slice(start, end.index + end.length)));
		at = end.index + end.length;
	}
	return kept.join("") + paragraph.slice(at);
}
function isEscaped(text, at) {
	let before = at;
	while (text[before - 1] === "\\") before -= 1;
	return (at - before) % 2 === 1;
}
const QUOTING_TAG = /<(\/?)(blockquote|code|kbd|pre|samp)\b[^<>]*>/gi;
function withoutHtmlQuotes(text) {
	const kept = [];
	let at = 0;
	let open = null;
	let depth = 0;
	for (const { 0: tag, 1: slash, 2: name = "", index } of text.matchAll(QUOTING_TAG)) {
		const wanted = open ?? name.toLowerCase();
		if (name.toLowerCase() !== wanted || open === null && slash === "/") continue;
		depth += slash === "/" ? -1 : 1;
		const end = index + tag.length;
		kept.push(open === null ? text.slice(at, index) : hidden(text.slice(at, index)), hidden(tag));
		at = end;
		open = depth === 0 ? null : wanted;
	}
	const rest = text.slice(at);
	return kept.join("") + (open === null ? rest : hidden(rest));
}
// src/trigger/mention.ts
const MOST = 65536;
const COMMAND = /[\s,:*_~]*(fix|ask|again|stop)(?![\p{L}\p{N}_'\u2019-])[\s,.:;!]*/iuy;
const BEFORE = /[\s([{,;:!?>|\u2013\u2014]/;
const AFTER = /[\p{L}\p{N}/@[\\-]|[._]+[\p{L}\p{N}]|['\u2019]\p{L}/uy;
function parseMention(body, mention) {
	const text = sanitizeMarkdown(body.slice(0, MOST)).text;
	const visible = prose(text);
	const calls = callsIn(visible, mention);
	const call = calls.find(({ command }) => command === "stop") ?? calls[0];
	if (call === void 0) return null;
	const rest = `${visible.slice(0, call.start)} ${visible.slice(call.end)}`;
	return {
		text: text.slice(call.end).trim(),
		words: ownWords(rest),
		command: call.command
	};
}
function wordsOf$1(body) {
	return ownWords(prose(sanitizeMarkdown(body.slice(0, MOST)).text));
}
const ownWords = (visible) => visible.replaceAll("", "").replace(/\n{3,}/g, "\n\n").trim();
function callsIn(visible, mention) {
	if (mention === "") return [];
	const calls = [];
	for (const { index } of visible.matchAll(new RegExp(RegExp.escape(mention), "gi"))) {
		const end = index + mention.length;
		if (!isWhole(visible, index, end)) continue;
		COMMAND.lastIndex = end;
		const found = COMMAND.exec(visible);
		const command = found?.[1]?.toLowerCase() ?? null;
		calls.push({
			start: index,
			end: found === null ? end : COMMAND.lastIndex,
			command
		});
	}
	return calls;
}
function isWhole(visible, start, end) {
	AFTER.lastIndex = end;
	if (AFTER.test(visible)) return false;
	let before = start - 1;
	while (before >= 0 && "*_~".includes(visible[before] ?? " ")) before -= 1;
	return before < 0 || BEFORE.test(visible[before] ?? "");
}
// src/trigger/wishes.ts
function optedOutAlready({ labels = [] }, { optOutLabel }) {
	return labels.includes(optOutLabel) ? `the label '${optOutLabel}' tells regreen to keep away` : null;
}
async function optedOut(asked, { optOutLabel }, facts) {
	const isPull = pullsOf(asked).length > 0;
	for (const number of threadsOf(asked)) if ((isPull ? await facts.pull(number) : await facts.issue(number))?.labels.includes(optOutLabel)) return `#${number} carries the label '${optOutLabel}', which tells regreen to keep away`;
	return null;
}
async function stopped(asked, policy, facts) {
	const since = "command" in asked ? Date.parse(asked.createdAt) : Number.NEGATIVE_INFINITY;
	for (const number of threadsOf(asked)) {
		const by = await stoppedBy(number, since, policy, facts);
		if (by !== null) return `${by} told regreen to stop on #${number}; '${policy.mention} again' from somebody who may write goes on`;
	}
	return null;
}
const ASSOCIATIONS = [
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
];
async function stoppedBy(number, since, policy, facts) {
	for (const { author, association, body, createdAt } of await facts.comments(number)) {
		if (Date.parse(createdAt) <= since) return null;
		if (author === null || !ASSOCIATIONS.includes(association)) continue;
		const mention = parseMention(body, policy.mention);
		if (mention === null || !await mayWrite(author, facts)) continue;
		return mention.command === "stop" ? `'${author.login}'` : null;
	}
	return null;
}
function threadsOf(asked) {
	switch (asked.kind) {
		case "failed-run":
		case "in-job": return (asked.pulls ?? []).slice(0, 10);
		case "label": return [asked.issue.number];
		case "comment":
		case "review": return [asked.issue];
		default: return [];
	}
}
const pullsOf = (asked) => "pulls" in asked || "isPullRequest" in asked && asked.isPullRequest ? threadsOf(asked) : [];
// src/trigger/trust.ts
async function isTrusted(trigger, facts) {
	if (trigger.fork || isOwnBranch(trigger.branch)) return false;
	if (trigger.kind === "failed-run" || trigger.kind === "in-job" || trigger.kind === "dispatch") {
		for (const account of trigger.accounts ?? []) if (!await mayWrite(account, facts)) return false;
	}
	if ("isPullRequest" in trigger && trigger.isPullRequest) {
		const { author } = await facts.commit(trigger.sha);
		if (author === null || !await mayWrite(author, facts)) return false;
	}
	for (const number of pullsOf(trigger)) {
		const { author } = await facts.pull(number);
		if (author === null || !await mayWrite(author, facts)) return false;
	}
	return true;
}
// src/trigger/authorize.ts
const refused$1 = (reason) => ({ ending: {
	outcome: "refused",
	reason
} });
async function authorize(asked, policy, facts, moment = "start") {
	try {
		return await decide(asked, policy, askOnce(facts), moment);
	} catch (error) {
		if (!(error instanceof Unanswered)) throw error;
		if (moment === "start") return refused$1(error.message);
		return { ending: {
			outcome: "failed",
			reason: `${error.message}; run this job again`
		} };
	}
}
async function decide(given, policy, facts, moment) {
	const free = withoutAsking(given, policy);
	if (free !== null) return free;
	const retry = await ownRetry(given, policy, facts, moment);
	if (retry !== null && "ending" in retry) return retry;
	const check = checkOf(given, policy, facts, retry);
	const stranger = await strangerBehind(given, check);
	if (stranger !== null) return refused$1(stranger);
	const asked = await withPulls(given, facts);
	if (asked === null) return refused$1("no open pull request of this repository has this commit as its head");
	const author = await strangerAsAuthor(asked, facts, check);
	if (author !== null) return refused$1(author);
	const trigger = asked.sha === null ? await pinned(asked, facts) : asked;
	const wish = foreign(trigger, policy) ?? await optedOut(trigger, policy, facts) ?? await stopped(trigger, policy, facts);
	if (wish !== null) return refused$1(wish);
	const stale = await staleness(trigger, policy, facts, moment);
	if (stale !== null) return { ending: stale };
	const capped = moment === "start" ? await dailyCap(trigger, policy, facts) : null;
	if (capped !== null) return refused$1(capped);
	return {
		trigger,
		delivery: trigger.fork ? "patch" : "publish",
		trusted: await isTrusted(trigger, facts),
		retry,
		goesOn: retry?.key ?? await ownHead(trigger, policy, facts)
	};
}
function withoutAsking(asked, policy) {
	if ("command" in asked && asked.command === "stop") return { ending: {
		outcome: "skipped",
		reason: `'${asked.author}' says stop: regreen leaves #${asked.issue} alone until it is called again`
	} };
	const answer = (asked.sha === null ? null : foreign(asked, policy) ?? ownBranchRefusal(asked)) ?? optedOutAlready(asked, policy);
	return answer === null ? null : refused$1(answer);
}
function foreign({ fork, sha }, { forks }) {
	if (!fork || forks === "patch") return null;
	return `the commit ${sha.slice(0, 12)} comes from a fork; its code never runs beside a key`;
}
async function withPulls(asked, facts) {
	if (asked.kind !== "failed-run" || !asked.fork) return asked;
	const { headOwner = null, branch, sha } = asked;
	const pulls = headOwner === null ? [] : await facts.pullsOfFork(headOwner, branch, sha);
	return pulls.length === 0 ? null : {
		...asked,
		pulls
	};
}
function checkOf(asked, policy, facts, retry) {
	return async (account) => {
		if (retry !== null && isSame(account, await facts.own())) return null;
		const answer = await mayStart(account, policy, facts);
		if (answer !== null || !account.bot || !("command" in asked)) return answer;
		if (!await isOurselves(account, facts)) return null;
		return `'${account.login}' is regreen itself, which does not answer its own words`;
	};
}
async function strangerBehind(asked, check) {
	for (const account of asked.accounts ?? asked.actors.map(nameOnly)) {
		const answer = await check(account);
		if (answer !== null) return answer;
	}
	return null;
}
async function strangerAsAuthor(asked, facts, check) {
	if (asked.kind !== "failed-run") return null;
	for (const number of pullsOf(asked)) {
		const { author } = await facts.pull(number);
		if (author === null) return `the account that opened #${number} is gone; nobody can answer for it`;
		const answer = await check(author);
		if (answer !== null) return `#${number}: ${answer}`;
	}
	return null;
}
async function isOurselves(account, facts) {
	const own = await facts.own();
	return account.id === null ? account.login === own?.login : isSame(account, own);
}
// src/github-admission.ts
async function admit(trigger, { config }, facts, moment = "start") {
	const decision = await authorize(trigger, policyOf(config), facts, moment);
	if ("ending" in decision || decision.retry === null || pullsOf(decision.trigger).length > 0) return decision;
	return { ending: {
		outcome: "refused",
		reason: `'${decision.trigger.branch}' has no open pull request to go on with; it was merged or closed`
	} };
}
async function rulesFor({ trigger: { repository }, trusted }, github) {
	if (trusted) return { rules: null };
	const rules = await github.branchHead(repository.defaultBranch);
	if (rules !== null) return { rules };
	return { ending: {
		outcome: "refused",
		reason: `the commit is not of people who may write, and the branch '${repository.defaultBranch}', whose rules would count, cannot be read`
	} };
}
const policyOf = (config) => ({
	allowUsers: config.allowUsers,
	allowBots: config.allowBots,
	forks: config.forks,
	label: config.label,
	optOutLabel: config.optOutLabel,
	mention: config.mention,
	maxAttemptsPerFailure: config.maxAttemptsPerFailure,
	maxRunsPerDay: config.maxRunsPerDay,
	trailer: "Regreen-Key"
});
const factsOf = ({ kind }, { github, config, job }) => githubFacts(github, {
	workflowRef: job.workflowRef,
	runId: job.runId,
	inJob: kind === "in-job",
	trailer: policyOf(config).trailer,
	now: () => new Date()
});
function keepsSetup({ branch, repository, fork, against }) {
	const onDefaultBranch = branch === repository.defaultBranch && against === null;
	return mayWriteCache({
		branch,
		fork,
		onDefaultBranch,
		defaultBranch: repository.defaultBranch
	});
}
// src/context/job-log.ts
const LOG_MS = 12e4;
const HEAD_BYTES = 4194304;
const TAIL_BYTES = 16777216;
async function fetchLog(url, signal) {
	try {
		const response = await fetch(url, {
			redirect: "error",
			signal: signal ?? AbortSignal.timeout(LOG_MS)
		});
		if (!response.ok || response.body === null) return null;
		return await headAndTail(Readable.fromWeb(response.body));
	} catch {
		return null;
	}
}
async function headAndTail(stream) {
	const head = [];
	const tail = [];
	let headSize = 0;
	let tailSize = 0;
	let dropped = 0;
	for await (const chunk of stream) {
		if (headSize < HEAD_BYTES) {
			head.push(chunk);
			headSize += chunk.length;
			continue;
		}
		tail.push(chunk);
		tailSize += chunk.length;
		while (tailSize - (tail[0]?.length ?? 0) > TAIL_BYTES) {
			const first = tail.shift();
			tailSize -= first?.length ?? 0;
			dropped += first?.length ?? 0;
		}
	}
	const gap = dropped === 0 ? [] : [Buffer.from(`\n\u2026 ${dropped} bytes left out \u2026\n`)];
	return Buffer.concat([
		...head,
		...gap,
		...tail
	]).toString("utf8");
}
// src/context/workflow/room.ts
const MAX_SERVICES = 20;
function roomOf({ job, scope }) {
	const runsOn = job["runs-on"];
	const labels = isRecord$1(runsOn) ? runsOn.labels : runsOn;
	const services = isRecord$1(job.services) ? Object.entries(job.services) : [];
	return {
		runsOn: texts(labels, scope),
		container: imageOf(job.container, scope),
		services: services.slice(0, MAX_SERVICES).map(([name, service]) => ({
			name,
			image: imageOf(service, scope) ?? "",
			ports: isRecord$1(service) ? texts(service.ports, scope) : []
		})),
		actions: (job.steps ?? []).flatMap((step) => step.uses === void 0 ? [] : [{
			uses: step.uses,
			with: { ...step.with }
		}])
	};
}
function imageOf(value, scope) {
	const [image] = texts(isRecord$1(value) ? value.image : value, scope);
	return image === void 0 || image === "" ? null : image;
}
function texts(value, scope) {
	return (Array.isArray(value) ? value : [value]).flatMap((each) => typeof each === "string" || typeof each === "number" ? scope.resolve(String(each)) ?? [] : []);
}
const isRecord$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
// src/context/workflow.ts
const none = (reason) => ({
	failing: null,
	reason,
	beside: [],
	room: null
});
function jobCommands(text, ref) {
	const read = readWorkflow(text);
	if ("problem" in read) return none(`the workflow file ${read.problem}`);
	const own = ref.jobName.replace(/^.* \/ /, "");
	const found = findInstance(read.value.jobs, ref.jobName) ?? findInstance(read.value.jobs, own);
	if (found === null) return none(`the workflow file has no job '${ref.jobName}'`);
	return commandsOf(read.value, found, ref);
}
async function jobCommandsIn(files, path, ref) {
	const text = await files.read(path) ?? "";
	const read = readWorkflow(text);
	if ("problem" in read) return none(`the workflow file ${read.problem}`);
	const found = await calledJob(files, read.value, ref.jobName);
	if (found === null) return jobCommands(text, ref);
	if ("problem" in found) return none(found.problem);
	const commands = commandsOf(found.workflow, found.instance, ref);
	const step = failingStep(found.instance, ref);
	if (commands.failing !== null || step?.uses?.startsWith("./") !== true) return commands;
	const composite = await compositeCommand(files, step, placeOf(found.workflow, found.instance));
	return "reason" in composite ? {
		...commands,
		reason: `${commands.reason}, which ${composite.reason}`
	} : {
		...commands,
		failing: composite.verifier,
		reason: null
	};
}
function commandsOf(workflow, instance, ref) {
	const failing = failingStep(instance, ref);
	const place = placeOf(workflow, instance);
	const known = {
		beside: (instance.job.steps ?? []).filter((step) => step !== failing && step.run !== void 0).flatMap((step) => {
			const found = checkOf$1(step, place);
			return "verifier" in found ? [found.verifier] : [];
		}),
		room: roomOf(instance)
	};
	if (failing === void 0) return {
		...none(`job '${ref.jobName}' has no step '${ref.stepName}'`),
		...known
	};
	if (failing.run === void 0) {
		const reason = `the failing step '${ref.stepName}' is no command but '${failing.uses ?? ""}'`;
		return {
			...none(reason),
			...known
		};
	}
	const found = stepVerifier(failing, place, "failing-step");
	return "verifier" in found ? {
		failing: found.verifier,
		reason: null,
		...known
	} : {
		...none(`the command of step '${ref.stepName}' ${found.reason}`),
		...known
	};
}
const failingStep = ({ job, scope }, { stepName: name, occurrence }) => (job.steps ?? []).filter((step) => stepName(step, scope) === name)[occurrence];
function jobDisplayName(text, key) {
	const read = readWorkflow(text);
	if ("problem" in read || !Object.hasOwn(read.value.jobs, key)) return key;
	return read.value.jobs[key]?.name ?? key;
}
// src/context/task.ts
async function gatherTask(trigger, sources) {
	switch (trigger.kind) {
		case "failed-run": return failedRunTask(trigger, sources);
		case "in-job": return inJobTask(trigger, sources);
		case "label": return { task: issueTask(trigger, await sources.mayWrite(authorOf(trigger)), sources) };
		case "schedule": return { task: suggestTask(trigger) };
		case "dispatch": return { task: dispatchTask(trigger, sources) };
	}
}
function dispatchTask({ task: text, ...trigger }, { ask = false }) {
	const name = repositoryName(trigger);
	return ask ? askTask(text, keyOf(name, "ask", text)) : wordsTask(text, keyOf(name, text));
}
const LOG_TOKENS = 1500;
async function failedRunTask(trigger, sources) {
	const failed = (await sources.github.jobs(trigger.runId, trigger.runAttempt)).filter((job) => job.conclusion === "failure" || job.conclusion === "timed_out");
	const [first] = failed;
	if (first === void 0) return skipped(`run ${trigger.runNumber} of '${trigger.workflowName}' has no failed job`);
	const failure = await failureOf(trigger, failed, sources);
	if (failure === null) return skipped(`job '${first.name}' failed in no step of its own`);
	const run = `[${plain(trigger.workflowName)} #${trigger.runNumber}](${trigger.runUrl})`;
	const subject = `the failing \`${plain(failure.step.stepName)}\` step of ${run} on \`${plain(trigger.branch)}\``;
	return fixTask(trigger, sources, {
		...failure,
		subject
	});
}
async function failureOf(trigger, [first, ...others], sources) {
	const failure = first === void 0 ? null : await readFailure(trigger, first, sources);
	const { key = null } = sources;
	if (key === null || failure?.key === key) return failure;
	for (const job of others.slice(0, 2)) {
		const other = await readFailure(trigger, job, sources);
		if (other?.key === key) return other;
	}
	return failure;
}
async function readFailure(trigger, job, { github }) {
	const step = failedStep(job);
	if (step === null) return null;
	const log = await jobLog(github, job.id);
	const found = log === null ? null : await triage([log], { maxTokens: LOG_TOKENS });
	const firstError = normaliseError(found?.failures[0]?.message ?? "");
	return {
		job,
		step,
		log,
		found,
		key: keyOfStep(trigger, job.name, step.stepName, firstError)
	};
}
async function inJobTask(trigger, sources) {
	const name = jobDisplayName(await sources.fileAt(trigger.workflowPath) ?? "", trigger.job);
	const failing = (await sources.github.jobs(trigger.runId, trigger.runAttempt)).filter((job) => failedStep(job) !== null);
	const running = failing.filter(({ status }) => status === "in_progress");
	const job = failing.filter((each) => sources.key === keyOfJob(trigger, each))[0] ?? running.find((each) => each.runnerName === sources.runnerName && each.runnerName !== null) ?? running.find((each) => each.name === name || each.name.startsWith(`${name} (`)) ?? running[0];
	const step = job === void 0 ? null : failedStep(job);
	if (job === void 0 || step === null) return skipped("no step of this job has failed; regreen belongs in a last step with `if: failure()`");
	const where = job.htmlUrl === null ? `job \`${plain(job.name)}\`` : `[job \`${plain(job.name)}\`](${job.htmlUrl})`;
	return fixTask(trigger, sources, {
		job,
		step,
		log: null,
		found: null,
		key: keyOfJob(trigger, job),
		subject: `the failing \`${plain(step.stepName)}\` step of ${where} on \`${plain(trigger.branch)}\``
	});
}
const keyOfJob = (trigger, job) => keyOfStep(trigger, job.name, failedStep(job)?.stepName ?? "", "");
const keyOfStep = (trigger, job, step, firstError) => keyOf(repositoryName(trigger), trigger.workflowPath, job, step, firstError, trigger.branch);
async function fixTask(trigger, sources, { job, step, log, found, key, subject }) {
	const commands = await jobCommandsIn({ read: sources.fileAt }, trigger.workflowPath, step);
	const failing = commands.failing === null ? [...sources.verify] : [commands.failing];
	if (failing.length === 0) return skipped(`${trigger.workflowPath}: ${commands.reason}; name the failing command in the input 'verify'`);
	const evidence = log === null ? [] : [{
		name: "ci-job.log",
		text: log
	}];
	return { task: {
		kind: "fix",
		text: [`The CI step \`${step.stepName}\` of job \`${job.name}\` fails on branch \`${trigger.branch}\`. Find the cause and repair it.`, found === null ? "" : `What its CI log says (whole log: ci-job.log in the evidence folder):\n${excerptText(found)}`].filter(Boolean).join("\n\n"),
		subject,
		failing,
		beside: commands.beside,
		...commands.room === null ? {} : { room: {
			...commands.room,
			inJob: trigger.kind === "in-job"
		} },
		evidence,
		key,
		issue: null,
		words: null
	} };
}
function failedStep(job) {
	const at = job.steps.findIndex((step) => step.conclusion === "failure" || step.conclusion === "timed_out");
	const step = job.steps[at];
	if (step === void 0) return null;
	const occurrence = job.steps.slice(0, at).filter((each) => each.name === step.name).length;
	return {
		jobName: job.name,
		stepName: step.name,
		occurrence
	};
}
async function jobLog(github, jobId) {
	try {
		return await fetchLog(await github.jobLogUrl(jobId));
	} catch (error) {
		const status = statusOf(error);
		if (status === 410 || status === 404 || status === 403) return null;
		throw error;
	}
}
const normaliseError = (message) => message.replace(/[0-9a-f]{7,}|\d+/gi, "#").slice(0, 200);
const authorOf = ({ issue: { author: login } }) => ({
	login,
	id: null,
	bot: login.endsWith("[bot]")
});
function issueTask(trigger, trusted, { ask = false }) {
	const { number, title, body } = trigger.issue;
	return {
		kind: ask ? "ask" : "implement",
		text: `Issue #${number}: ${title}\n\n${body}`,
		subject: `#${number}`,
		failing: [],
		beside: [],
		evidence: [],
		key: keyOf(repositoryName(trigger), "issue", String(number)),
		issue: ask ? null : number,
		words: trusted ? `${title}\n${body}` : null
	};
}
function suggestTask(trigger) {
	return {
		kind: "suggest",
		text: "Look through this repository for small improvements that are worth a task of their own.",
		subject: "suggestions",
		failing: [],
		beside: [],
		evidence: [],
		key: keyOf(repositoryName(trigger), "suggest"),
		issue: null,
		words: null
	};
}
const repositoryName = ({ repository }) => `${repository.owner}/${repository.name}`;
const skipped = (reason) => ({ ending: {
	outcome: "skipped",
	reason
} });
// src/context/thread-task.ts
const MOST_CHARACTERS = 24e3;
const MOST_OF_ONE = 6e3;
function threadTask(trigger, thread) {
	const { repository, issue, isPullRequest } = trigger;
	const said = saidBefore(trigger, thread.comments);
	const before = trigger.command === "again" ? lastCall(trigger, thread, said) : null;
	const command = before === null ? trigger.command : before.command;
	const kind = command === "ask" ? "ask" : isPullRequest ? "fix" : "implement";
	const name = `${repository.owner}/${repository.name}`;
	return {
		kind,
		mayAnswer: command === null || command === "ask",
		text: request(trigger, before),
		subject: `#${issue}`,
		failing: [],
		beside: [],
		evidence: [],
		key: keyOf(name, isPullRequest ? "pull" : "issue", String(issue)),
		issue: kind === "implement" ? issue : null,
		words: trustedWords(trigger, thread, said),
		context: contextOf(trigger, thread, said)
	};
}
const WITHOUT_WORDS = {
	fix: "Find what is wrong here and repair it.",
	ask: "Answer what this thread asks.",
	again: "Try again what was asked for in this thread before, with what was said since.",
	stop: ""
};
function request({ command, text, author, issue, isPullRequest, ...trigger }, before) {
	const thread = isPullRequest ? `pull request #${issue}` : `issue #${issue}`;
	const fallback = isPullRequest ? WITHOUT_WORDS.fix : `Do what ${thread} asks.`;
	const wanted = command === null || command === "fix" && !isPullRequest ? fallback : WITHOUT_WORDS[command];
	const line = "place" in trigger && trigger.place !== null ? trigger.place : null;
	const where = line === null ? "" : ` at ${plain(line.path)}${line.line === null ? "" : `, line ${line.line}`}`;
	const words = trigger.words === "" ? text : wordsAround(trigger.words, text);
	return `${`${plain(author)} asks on ${thread}${where}:\n${words === "" ? wanted : words}`}${before === null || before.text === "" ? "" : `\n\nAsked for before:\n${cut$1(before.text)}`}${isPullRequest && trigger.against !== null ? `\n\nThe head of the pull request is checked out; its base is ${trigger.against}.` : ""}`;
}
function lastCall({ author }, thread, said) {
	for (const comment of said.toReversed()) {
		const call = comment.mayWrite || comment.author === author ? thread.callOf(comment.body) : null;
		if (call !== null && call.command !== "again" && call.command !== "stop") return call;
	}
	return null;
}
const wordsAround = (words, text) => text.includes(words) ? text : `${words}\n\n${text}`.trim();
function saidBefore(trigger, comments) {
	const asked = Date.parse(trigger.createdAt);
	const before = (date) => Date.parse(date) <= asked;
	return comments.filter(({ id }) => id !== trigger.commentId).filter(({ createdAt, updatedAt }) => before(createdAt) && before(updatedAt)).slice(-30);
}
function trustedWords(trigger, thread, said) {
	const { title, body } = trigger.thread;
	const opening = thread.openerMayWrite ? [title, thread.wordsOf(body)] : [];
	const trusted = said.filter(({ mayWrite }) => mayWrite).map((comment) => thread.wordsOf(comment.body));
	const asking = thread.askerMayWrite ? [trigger.words] : [];
	const words = [
		...opening,
		...trusted,
		...asking
	].filter((text) => text !== "").join("\n");
	return words === "" ? null : words;
}
function contextOf(trigger, { openerMayWrite }, said) {
	const { title, body, author } = trigger.thread;
	return [
		{
			label: `${trigger.isPullRequest ? "pull request" : "issue"} #${trigger.issue} by ${who(author, null, openerMayWrite)}`,
			text: cut$1(`${title}\n\n${body}`.trim())
		},
		...trigger.kind === "review" && trigger.place !== null && trigger.place.diffHunk !== "" ? [{
			label: `the lines of ${plain(trigger.place.path)}`,
			text: cutStart(trigger.place.diffHunk)
		}] : [],
		...newest(said)
	];
}
function newest(said) {
	const kept = [];
	let room = MOST_CHARACTERS;
	for (const { author, association, mayWrite, body } of said.toReversed()) {
		const text = cut$1(body);
		room -= text.length;
		if (room < 0) break;
		kept.push({
			label: `comment by ${who(author, association, mayWrite)}`,
			text
		});
	}
	return kept.reverse();
}
function who(author, association, mayWrite) {
	const role = association === null ? "" : `${plain(association).toLowerCase().replaceAll("_", " ")}, `;
	return `${plain(author) || "a deleted account"} (${role}${mayWrite ? "may write" : "may not write: not a request"})`;
}
const cut$1 = (text) => text.length <= MOST_OF_ONE ? text : `${text.slice(0, MOST_OF_ONE)}\n[cut]`;
const cutStart = (text) => text.length <= MOST_OF_ONE ? text : `[cut]\n${text.slice(-6e3)}`;
// src/context/gather-thread.ts
async function gatherThread(trigger, sources) {
	const asked = sources.ask === true ? {
		...trigger,
		command: "ask"
	} : trigger;
	const thread = await readThread(asked, sources);
	const task = threadTask(asked, thread);
	if (thread.unread !== null) task.context.push({
		label: "comments",
		text: thread.unread
	});
	if (task.kind !== "fix" || task.mayAnswer) return { task };
	if (sources.key === task.key) return { task };
	const failed = await failingRunTask(asked, sources);
	if (failed === null) return { task };
	const { context, words } = task;
	return { task: {
		...failed,
		text: `${task.text}\n\n${failed.text}`,
		words,
		context
	} };
}
const MOST_LOOKUPS = 10;
async function readThread(trigger, sources) {
	const read = await readable(sources.comments(trigger.issue));
	const newestFirst = saidBefore(trigger, (read ?? []).toReversed()).toReversed();
	const writers = await writersAmong([...[named$1(trigger, trigger.author), named$1(trigger, trigger.thread.author)], ...newestFirst.map(({ author }) => author)], sources);
	const comments = newestFirst.map(({ author, ...said }) => ({
		...said,
		author: author?.login ?? "",
		mayWrite: author !== null && writers.has(author.login)
	}));
	return {
		askerMayWrite: writers.has(trigger.author),
		openerMayWrite: writers.has(trigger.thread.author),
		comments: comments.reverse(),
		wordsOf: sources.wordsOf,
		callOf: sources.callOf,
		unread: read === null ? "They could not be read: the token may not." : null
	};
}
function named$1({ accounts = [] }, login) {
	return accounts.find((account) => account.login === login) ?? {
		login,
		id: null,
		bot: login.endsWith("[bot]")
	};
}
async function writersAmong(people, { mayWrite }) {
	const known = people.filter((account) => account !== null && account.login !== "" && !account.bot);
	const asked = new Map(known.map((account) => [account?.login, account]));
	const writers = new Set();
	await Promise.all([...asked.values()].slice(0, MOST_LOOKUPS).map(async (account) => {
		if (account !== null && await mayWrite(account).catch(() => false)) writers.add(account.login);
	}));
	return writers;
}
const MOST_RUNS = 3;
const MOST_RUNS_SINCE = 6;
async function failingRunTask(trigger, sources) {
	const red = newestOfEach(await readable(sources.runsOf(trigger.sha)) ?? []).filter(({ conclusion }) => conclusion === "failure" || conclusion === "timed_out");
	const { key = null } = sources;
	let newest = null;
	for (const run of red.slice(0, key === null ? MOST_RUNS : MOST_RUNS_SINCE)) {
		const gathered = await readable(failedRunTask(asFailedRun(trigger, run), sources));
		if (gathered === null || "ending" in gathered) continue;
		if (key === null || gathered.task.key === key) return gathered.task;
		newest ??= gathered.task;
	}
	return newest;
}
function newestOfEach(runs) {
	const ended = runs.filter(({ status }) => status === "completed");
	const same = (a, b) => a.path === b.path && a.event === b.event;
	return ended.filter((run, i) => ended.findIndex((each) => same(each, run)) === i);
}
function asFailedRun(trigger, run) {
	const { repository, sha, branch, against, actors, fork, issue } = trigger;
	return {
		kind: "failed-run",
		repository,
		sha,
		branch,
		against,
		actors,
		fork,
		pulls: [issue],
		conclusion: run.conclusion,
		runId: run.id,
		runAttempt: run.attempt,
		runNumber: run.number,
		runUrl: run.url,
		workflowName: run.name,
		workflowPath: run.path.replace(/@.*$/s, "")
	};
}
async function readable(answer) {
	try {
		return await answer;
	} catch (error) {
		if ([
			403,
			404,
			410
		].includes(statusOf(error))) return null;
		throw error;
	}
}
// src/publish/own.ts
const isSameAccount = (one, other) => one !== null && other !== null && one.id !== null && one.id === other.id && one.login === other.login;
const lastLine = (body) => body.trimEnd().split(/\r\n|\r|\n/).at(-1) ?? "";
// src/publish/pull-request/refusals.ts
var Undone = class extends Error {
	step;
	constructor(step, cause) {
		super(sentence(cause), { cause });
		this.step = step;
	}
};
async function asked(step, call) {
	try {
		return await call;
	} catch (error) {
		throw new Undone(step, error);
	}
}
const WRITES = {
	read: "read what it needs to publish",
	blob: "store the files",
	tree: "store the files",
	commit: "make the commit",
	branch: "move the branch",
	pull: "open the pull request",
	text: "edit the pull request"
};
const PERMISSION = {
	read: "`contents: read` and `pull-requests: read`",
	blob: "`contents: write`",
	tree: "`contents: write`",
	commit: "`contents: write`",
	branch: "`contents: write`",
	pull: "`pull-requests: write`",
	text: "`pull-requests: write`"
};
const forbids = ({ status }) => status === 403 || status === 404;
const invalid = ({ status }) => status === 403 || status === 409 || status === 422;
const workflowOf = ({ paths }) => paths.find((path) => path.startsWith(".github/workflows/"));
const isLimit = ({ status, words, headers }) => status === 429 || status === 403 && (/rate limit|abuse detection/i.test(words) || headers["retry-after"] !== void 0);
const ROWS = [
	{
		when: ({ status }) => status === 401,
		say: ({ words }) => `GitHub does not take the token, which may have expired (401: ${words})`
	},
	{
		when: isLimit,
		say: ({ status }) => `GitHub limits how much this token may do, and waiting has not helped (${status}); run it again later`
	},
	{
		when: ({ status, words }) => status === 403 && /archived/i.test(words),
		say: ({ repository }) => `${repository} is archived, so nothing can be changed there (403)`
	},
	{
		when: (facts) => forbids(facts) && workflowOf(facts) !== void 0 && facts.step !== "read" && facts.step !== "pull" || invalid(facts) && /`?workflows?`? (?:permission|scope)/i.test(facts.words),
		say: (facts) => `the patch changes ${workflowOf(facts) ?? "a workflow file"}, which only the token of an App with \`workflows: write\` may (${facts.status})`
	},
	{
		when: (facts) => invalid(facts) && /verified signature/i.test(facts.words),
		say: ({ branch, status }) => `'${branch}' takes signed commits only (${status}): GitHub signs those made with the token of Actions or of an App, not with a person's`
	},
	{
		when: (facts) => invalid(facts) && RULE_WORDS.test(facts.words),
		say: ({ branch, status, words }) => `the rules of the repository do not let this token change '${branch}' (${status}: ${words}); leave it out of them or let the token pass`
	},
	{
		when: ({ step, status }) => status === 403 && step !== "read",
		say: ({ step, repository }) => `the token may not ${WRITES[step]} in ${repository} (403): grant ${PERMISSION[step]}`
	},
	{
		when: ({ step, status }) => status === 404 && step !== "read",
		say: ({ step, repository }) => `${repository} is not there for this token, or it may not ${WRITES[step]} (404): grant ${PERMISSION[step]}`
	},
	{
		when: forbids,
		say: ({ repository, status }) => `the token may not read ${repository}, or it has moved (${status}): grant ${PERMISSION.read}`
	},
	{
		when: ({ status, words }) => status === 413 || status === 422 && /too (?:large|big|long)/i.test(words),
		say: ({ step, status, words }) => `too much for GitHub to ${WRITES[step]} (${status}: ${words})`
	},
	{
		when: ({ status, words }) => status === 409 && /empty/i.test(words),
		say: ({ repository }) => `${repository} is empty, so there is nothing to commit on (409)`
	},
	{
		when: ({ step, status, words }) => step === "pull" && status === 422 && /no commits between/i.test(words),
		outcome: "stale",
		say: ({ base }) => `'${base}' holds this change already`
	},
	{
		when: ({ step, status, words }) => step === "pull" && status === 422 && /\bbase invalid\b/i.test(words),
		outcome: "stale",
		say: ({ base }) => `the branch '${base}' is gone`
	},
	{
		when: ({ status }) => status === 409,
		say: ({ step, words }) => `something else was under way as GitHub was asked to ${WRITES[step]} (409: ${words}); run it again`
	},
	{
		when: ({ status }) => status === 422,
		say: ({ step, words }) => `GitHub refuses to ${WRITES[step]} (422: ${words})`
	},
	{
		when: ({ status }) => status >= 500,
		say: ({ step, status }) => `GitHub failed to ${WRITES[step]} (${status}); run it again`
	},
	{
		when: isUnsent,
		say: ({ words }) => words
	},
	{
		when: ({ status }) => status === 0,
		say: ({ step, words }) => `no answer from GitHub as it was asked to ${WRITES[step]} (${words}); run it again`
	}
];
const RULE_WORDS = /rule violation|protected (?:branch|ref)|creations being restricted|through a pull request|required status check|not authorized to push|pre-receive|GH0(?:06|13)/i;
function refusalEnding({ step, cause }, circumstances) {
	const facts = {
		...circumstances,
		step,
		...answerOf(cause)
	};
	const row = cause instanceof WrongUse ? void 0 : ROWS.find(({ when }) => when(facts));
	const said = row?.say(facts) ?? facts.words;
	const done = facts.done === null ? "" : `; ${facts.done}`;
	return {
		outcome: row?.outcome ?? "failed",
		reason: `${said}${done}; the patch is kept in the run folder`
	};
}
const failed = (reason) => ({
	outcome: "failed",
	reason
});
function isForbidden({ cause }) {
	const { status, words, headers } = answerOf(cause);
	return status === 403 && !isLimit({
		status,
		words,
		headers
	}) && !/archived/i.test(words);
}
function isUnsent({ status, words }) {
	return status === 0 && words.startsWith("regreen ");
}
function isUncertain({ cause }) {
	const answer = answerOf(cause);
	const { status } = answer;
	return status === 0 && !isUnsent(answer) || status >= 500 || status === 409 || status === 422;
}
function answerOf(error) {
	const response = isRecord(error) && isRecord(error.response) ? error.response : null;
	const status = response === null && statusOf(error) >= 500 ? 0 : statusOf(error);
	const data = response !== null && isRecord(response.data) ? response.data : {};
	const message = typeof data.message === "string" ? data.message : sentence(error);
	const errors = Array.isArray(data.errors) ? data.errors.slice(0, 5).map(wordsOf) : [];
	return {
		status,
		headers: response !== null && isRecord(response.headers) ? response.headers : {},
		words: oneLine([message, ...errors].filter((each) => each !== "").join("; "))
	};
}
function wordsOf(error) {
	if (!isRecord(error)) return typeof error === "string" ? error : "";
	if (typeof error.message === "string") return error.message;
	return [error.field, error.code].filter((each) => typeof each === "string").join(" ");
}
const LONGEST$3 = 300;
const oneLine = (text) => text.slice(0, 2e3).split(/\s+/).join(" ").trim().slice(0, LONGEST$3);
const isRecord = (value) => typeof value === "object" && value !== null;
// src/publish/pull-request/branch.ts
const TRAILER$2 = "Regreen-Key";
function branchOf({ kind, key }) {
	if (!/^[0-9a-f]{12}$/.test(key) || !/^[a-z]+$/.test(kind)) throw new Error(`'${kind}-${key}' names no branch of regreen`);
	return `regreen/${kind}-${key}`;
}
function withTrailer(message, key) {
	const text = message.trim();
	const last = text.split("\n\n").slice(1).at(-1) ?? "";
	const isTrailers = last !== "" && last.split("\n").every((line) => /^[A-Za-z][A-Za-z-]*: \S/.test(line));
	if (isTrailers && hasTrailer(last, key)) return text;
	return `${text}${isTrailers ? "\n" : "\n\n"}${TRAILER$2}: ${key}`;
}
const hasTrailer = (message, key) => message.split("\n").includes(`${TRAILER$2}: ${key}`);
function openLooks(door, named) {
	const branch = branchOf(named);
	const known = new Map();
	let own = null;
	const look = async () => {
		own ??= asked("read", door.viewer());
		const self = await own;
		const sha = await asked("read", door.branchHead(branch));
		const pulls = (await asked("read", door.pulls(branch))).filter(({ sameRepository }) => sameRepository);
		const tip = sha === null ? null : known.get(sha) ?? await readTip(door, sha, named.key, self);
		if (tip !== null) known.set(tip.sha, tip);
		return {
			branch,
			own: self,
			tip,
			pulls
		};
	};
	return {
		look,
		remember: (made) => known.set(made.sha, made)
	};
}
async function readTip(door, sha, key, own) {
	const { tree, parents, message } = await asked("read", door.commit(sha));
	if (!hasTrailer(message, key)) return {
		sha,
		tree,
		parents,
		ours: false,
		author: null
	};
	const { author } = await asked("read", door.commitAccount(sha));
	return {
		sha,
		tree,
		parents,
		ours: own === null ? isBot(author) : isSameAccount(author, own),
		author
	};
}
const MOST_BEHIND = 8;
async function hasTaken(door, tip, base, key) {
	let { parents } = tip;
	for (let behind = 0; behind < MOST_BEHIND && !parents.includes(base); behind += 1) {
		const [first] = parents;
		if (first === void 0) return false;
		const commit = await asked("read", door.commit(first));
		if (!hasTrailer(commit.message, key)) return false;
		({parents} = commit);
	}
	return parents.includes(base);
}
const isBot = (account) => account?.login.endsWith("[bot]") ?? false;
function isOurs({ author }, { own, tip }) {
	if (own !== null) return isSameAccount(author, own);
	return isBot(author) && tip?.ours === true && isSameAccount(author, tip.author);
}
const openPull = ({ pulls }) => pulls.find(({ state }) => state === "open") ?? null;
function refusedBy(look) {
	const { branch, tip, pulls } = look;
	const counts = (pull) => isOurs(pull, look) || look.own === null && tip === null && isBot(pull.author);
	if (pulls.some((pull) => pull.state === "closed" && !pull.merged && counts(pull))) return refused(`the pull request of '${branch}' was closed unmerged; regreen does not open it again`);
	if (tip !== null && !tip.ours) return refused(`somebody has committed to '${branch}'; regreen leaves it alone`);
	return null;
}
const refused = (reason) => ({
	outcome: "refused",
	reason
});
async function peopleSaid({ github, ...named }) {
	try {
		return refusedBy(await openLooks(github, named).look());
	} catch (error) {
		throw error instanceof Undone ? error.cause : error;
	}
}
// src/github-task.ts
async function newTaskOf(admission, means, gathering) {
	const gathered = await taskOf(admission, means, gathering);
	if ("ending" in gathered) return gathered;
	const { config, github } = means;
	const { task } = gathered;
	const ending = await doneBefore(admission, task.key, config, gathering.facts);
	if (ending !== null) return { ending };
	if (!makesBranch(admission, task.kind, config)) return gathered;
	const said = await peopleSaid({
		github,
		kind: task.kind,
		key: task.key
	});
	return said === null ? gathered : { ending: said };
}
const makesBranch = ({ delivery, goesOn }, kind, { publish }) => delivery === "publish" && goesOn === null && publish === "pull-request" && (kind === "fix" || kind === "implement");
async function taskOf({ trigger, retry }, { config, github, job }, { fileAt, facts, key = null }) {
	const sources = {
		github,
		fileAt,
		verify: inputVerifiers(config),
		runnerName: job.runnerName,
		mayWrite: (account) => mayWrite(account, facts),
		ask: config.mode === "ask",
		key: retry === null ? key : null
	};
	if (trigger.kind === "comment" || trigger.kind === "review") return gatherThread(trigger, {
		...sources,
		comments: (number) => github.comments(number),
		runsOf: (sha) => github.runsOf(sha),
		wordsOf: wordsOf$1,
		callOf: (body) => parseMention(body, config.mention)
	});
	const gathered = await gatherTask(trigger, sources);
	if ("ending" in gathered || retry === null) return gathered;
	return { task: {
		...gathered.task,
		key: retry.key
	} };
}
async function doneBefore({ trigger, retry }, key, config, facts) {
	return (trigger.kind === "failed-run" || trigger.kind === "in-job") && retry === null ? attemptsLeft(await facts.attempts(key), policyOf(config)) : null;
}
// src/publish/manners/check-message.ts
const MAX_TRIES = 4;
async function checkMessage(room, hook, candidates, missing) {
	const { source } = hook;
	let first = null;
	for (const [i, candidate] of candidates.slice(0, MAX_TRIES).entries()) {
		const { exitCode, output } = await room(...run(hook, candidate.message));
		if (exitCode === 0) return {
			chosen: candidate,
			hook: {
				source,
				exitCode,
				missing: null
			}
		};
		const piece = exitCode === null ? "an end within its time" : missing(exitCode, output.split("\n")) ?? absent(output);
		if (piece !== null) return {
			chosen: candidates[0],
			hook: {
				source,
				exitCode: null,
				missing: piece
			}
		};
		if (i === 0) first = exitCode;
	}
	return {
		chosen: candidates[0],
		hook: {
			source,
			exitCode: first,
			missing: null
		}
	};
}
const WRITE_AND_RUN = "file=$(mktemp) && printf \"%s\\n\" \"$REGREEN_MESSAGE\" > \"$file\" || exit 126; unset REGREEN_MESSAGE; PATH=\"$PWD/node_modules/.bin:$PATH\" exec \"$@\" \"$file\"";
const run = ({ argv }, message) => [[
	"sh",
	"-c",
	WRITE_AND_RUN,
	"commit-msg",
	...argv
], { REGREEN_MESSAGE: message }];
const ABSENT = [
	[/npx canceled due to missing packages|could not determine executable to run|npm (?:ERR!|error) code E?(?:NOTFOUND|NETWORK|AI_AGAIN)/i, "the package npx is to run"],
	[/\bERR_MODULE_NOT_FOUND\b|Cannot find (?:module|package) '/, "a module of Node"],
	[/^ModuleNotFoundError: |No module named /m, "a module of Python"],
	[/An unexpected error has occurred: |InvalidManifestError|Failed to (?:clone|fetch)/, "pre-commit's environment"],
	[/^\S{1,80}: (?:line )?\d{1,5}: (?:.{1,200}: (?:command )?not found|\.: (?:cannot open|can't open) .{1,200})$/im, "a file or program the hook calls"]
];
const absent = (output) => ABSENT.find(([pattern]) => pattern.test(output.slice(0, 1e5)))?.[1] ?? null;
const TIME_MS = 6e4;
function hookRoom(sandbox, logFile, signal) {
	return async (argv, env) => {
		const { exitCode } = await sandbox.exec({
			argv,
			cwd: ".",
			env,
			timeoutMs: TIME_MS,
			logFile,
			network: "none",
			...signal === void 0 ? {} : { signal }
		});
		return {
			exitCode,
			output: (await readFile(logFile, "utf8")).slice(0, 1e5)
		};
	};
}
// src/publish/manners/data.ts
function asData(text) {
	try {
		return parse(text.slice(0, 1e6), {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false,
			maxAliasCount: 20
		});
	} catch {
		return null;
	}
}
// src/publish/manners/hook-sources.ts
const HOOK_SOURCES = [
	{
		paths: [".husky/commit-msg"],
		script: (text) => nonEmpty(text.replace(/^\s*(?:\.|source)\s[^\n]{0,200}husky\.sh\b[^\n]*$/gm, ":"))
	},
	{
		paths: [
			".githooks/commit-msg",
			".git-hooks/commit-msg",
			"githooks/commit-msg"
		],
		script: (text) => nonEmpty(text)
	},
	{
		paths: [
			"lefthook.yml",
			"lefthook.yaml",
			".lefthook.yml",
			".lefthook.yaml"
		],
		script: lefthook
	},
	{
		paths: [".pre-commit-config.yaml", ".pre-commit-config.yml"],
		script: preCommit
	},
	{
		paths: [".simple-git-hooks.json", "simple-git-hooks.json"],
		script: (text) => commandOf(asData(text))
	},
	{
		paths: ["package.json"],
		script: manifest
	}
];
const nonEmpty = (script) => /^(?!\s*(?:#|:?\s*$))/m.test(script) ? script : null;
const oneRun = object_({ run: string_() }).nullable().catch(null);
const lefthookFile = object_({ "commit-msg": object_({
	commands: record_(string_(), oneRun).optional().catch(void 0),
	jobs: array_(oneRun).optional().catch(void 0),
	scripts: record_(string_(), object_({ runner: string_().default("") }).nullable()).optional().catch(void 0)
}) });
function lefthook(text) {
	const hook = lefthookFile.safeParse(asData(text)).data?.["commit-msg"];
	const runs = [...Object.values(hook?.commands ?? {}), ...hook?.jobs ?? []].flatMap((each) => each?.run ?? []);
	const scripts = Object.entries(hook?.scripts ?? {}).filter(([name]) => /^[\w.-]+$/.test(name)).map(([name, script]) => `${script?.runner ?? ""} .lefthook/commit-msg/${name} "$1"`.trim());
	const lines = runs.map((run) => run.replace(/(["']?)\{1\}\1/g, () => "\"$1\"").replace(/(["']?)\{0\}\1/g, () => "\"$@\""));
	return nonEmpty([...lines, ...scripts].join("\n"));
}
const stages = array_(string_()).optional().catch(void 0);
const words = array_(union_([string_(), number_()]).transform(String)).default([]);
const preCommitFile = object_({
	default_stages: stages,
	repos: array_(object_({
		repo: string_(),
		hooks: array_(object_({
			entry: string_().optional(),
			language: string_().optional(),
			args: words,
			stages
		})).catch([])
	}))
});
const AS_IT_IS = new Set([
	"system",
	"script",
	"unsupported",
	"unsupported_script"
]);
function preCommit(text) {
	const file = preCommitFile.safeParse(asData(text)).data;
	const ours = (file?.repos ?? []).flatMap(({ repo, hooks }) => hooks.map((hook) => ({
		...hook,
		repo
	}))).filter((hook) => (hook.stages ?? file?.default_stages)?.includes("commit-msg"));
	if (ours.length === 0) return null;
	if (!ours.every(({ repo, language }) => repo === "local" && AS_IT_IS.has(language ?? ""))) return "pre-commit run --hook-stage commit-msg --commit-msg-filename \"$1\"";
	return ours.flatMap(({ entry, args }) => entry === void 0 ? [] : `${[entry, ...args.map(shellQuoted)].join(" ")} "$1"`).join("\n");
}
const shellQuoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;
const command = object_({ "commit-msg": string_() }).transform((hooks) => hooks["commit-msg"]);
const commandOf = (data) => command.safeParse(data).data ?? null;
function manifest(text) {
	const read = object_({
		"simple-git-hooks": unknown_().optional(),
		husky: object_({ hooks: unknown_().optional() }).optional().catch(void 0)
	}).safeParse(asData(text)).data;
	const old = commandOf(read?.husky?.hooks)?.replace(/(?:-E\s+HUSKY_GIT_PARAMS|"?\$\{?HUSKY_GIT_PARAMS\}?"?)/g, "\"$1\"");
	return commandOf(read?.["simple-git-hooks"]) ?? old ?? null;
}
// src/publish/manners/hook.ts
async function commitMessageHook(files) {
	const there = new Set(await files.list());
	for (const source of HOOK_SOURCES) {
		const hook = await hookOf(source, files, there);
		if (hook !== null) return hook;
	}
	return null;
}
async function hookOf({ paths, script }, files, there) {
	const path = paths.find((each) => there.has(each));
	const text = path === void 0 ? null : await files.read(path);
	if (path === void 0 || text === null) return null;
	const found = script(text);
	return found === null || found.length > LONGEST$2 ? null : {
		argv: argvOf(found, path),
		source: path
	};
}
const LONGEST$2 = 3e4;
const INTERPRETERS = [
	[/\b(?:ba|z|k|da)?sh\b/, (script, name) => [
		"-e",
		"-c",
		script,
		name
	]],
	[/\bpython3?(?:\.\d+)?\b/, (script) => ["-c", script]],
	[/\bnode\b/, (script, name) => [
		"-e",
		script,
		name
	]],
	[/\b(?:ruby|perl)\b/, (script) => ["-e", script]]
];
function argvOf(script, name) {
	const line = /^#!([^\n]{1,200})/.exec(script)?.[1] ?? "/bin/sh";
	const [interpreter, args] = INTERPRETERS.find(([pattern]) => pattern.test(line)) ?? INTERPRETERS[0] ?? [];
	return [interpreter?.exec(line)?.[0] ?? "sh", ...args?.(script, name) ?? []];
}
// src/text/publicText.ts
const REMOVED = "(link removed)";
const LONGEST_BODY = 65536;
function publicText(text, allow, shape = {}) {
	const { oneLine = false, maxLength = LONGEST_BODY } = shape;
	const clean = withoutComments$1(sanitize(text).text).slice(0, 2 * LONGEST_BODY).replace(TRAILER$1, "").trim();
	const source = oneLine ? clean.replace(/\s+/g, " ") : clean.replace(/\n{3,}/g, "\n\n");
	let budget = Math.min(maxLength, source.length);
	for (;;) {
		const result = inert(cut(source, budget), allow, oneLine);
		if (result.length <= maxLength || budget <= 0) return result;
		budget = Math.min(budget - 1, Math.floor(budget * maxLength / result.length));
	}
}
function withoutComments$1(text) {
	const { text: kept, rest } = splitComments(text);
	return kept + rest;
}
function cut(text, length) {
	if (text.length <= length) return text;
	if (length <= 0) return "";
	const head = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "");
	const blank = Math.max(head.lastIndexOf(" "), head.lastIndexOf("\n"));
	return `${(blank > length / 2 ? head.slice(0, blank) : head).trimEnd()}\u2026`;
}
const TRAILER$1 = /^[ \t]*(?:[a-z][a-z-]{0,40}-by|skip-checks)[ \t]*:.*$/gim;
const BRACKETED = /[[\uff3b\u3010]([^[\]\uff3b\uff3d\u3010\u3011]{1,40})[\]\uff3d\u3011]/g;
const OVERRIDE = /_(?=COMMIT_OVERRIDE|NESTED_COMMIT)/gi;
function inert(text, allow, oneLine) {
	return withoutOrders((oneLine ? inertLine(text, allow) : inertLines(text.split("\n"), allow)).replace(/<!(?=--)/g, "< !").replace(TRAILER$1, "")).trim();
}
function withoutOrders(text) {
	return text.replace(BRACKETED, (whole, inner) => skips(inner) ? `(${inner})` : whole).replace(/\*{3}(?=NO_CI\b)/gi, "").replace(/skip-checks[ \t]*:/gi, "skip-checks").replace(OVERRIDE, " ");
}
const LOOK_ALIKES = "\u0455\u043a\u0456\u0457\u0441\u0430\u043e\u0440\u043f\u03b7\u03b9\u03bf\u0475";
const LATIN = "skiicaopnniov";
function skips(text) {
	const words = text.normalize("NFKC").toLowerCase().replace(/[^a-z\s]/g, (letter) => LATIN[LOOK_ALIKES.indexOf(letter)] ?? letter).split(/[\s_\p{Pd}]+/u).filter((word) => word !== "");
	return words.length === 2 && (words.includes("skip") || words.join(" ") === "no ci");
}
function inertLines(lines, allow) {
	const out = [];
	let fence = null;
	for (const line of lines) if (fence === null) {
		const [, marker, language = ""] = /^(```+|~~~+)[ \t]*([^`]*)$/.exec(line) ?? [];
		fence = marker ?? null;
		out.push(marker === void 0 ? inertLine(line, allow) : marker + inertLanguage(language));
	} else {
		out.push(withoutClosing(line));
		if ((/^ {0,3}(```+|~~~+)[ \t]*$/.exec(line)?.[1])?.startsWith(fence)) fence = null;
	}
	if (fence !== null) out.push(fence);
	return out.join("\n");
}
function inertLanguage(info) {
	const language = /^[\w+#.-]{1,20}/.exec(info)?.[0] ?? "";
	return /^(?:mermaid|geojson|topojson|stl|math|suggestion)/i.test(language) ? "" : language;
}
const CLOSING$1 = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b/i;
function withoutClosing(code) {
	if (!CLOSING$1.test(code)) return code;
	return code.replace(/(#|\bGH-|\/(?:issues|pull)\/)(?=\d)/gi, "$1 ");
}
const ORDER = /^([ \t]*)(\/[a-z][\w-]*)(?=[ \t]|$)/i;
const HEADING$1 = /^([ \t>*+-]*)#{1,6}(?=[ \t]|$)[ \t]*/;
const CHECKBOX = /^([ \t>*+\d.)-]*)\[[ x]\](?=[ \t])[ \t]*/i;
function inertLine(line, allow) {
	if (/^[ \t>|:=-]*$/.test(line)) return "";
	return codeSpans(line.replace(HEADING$1, "$1").replace(CHECKBOX, "$1").replace(ORDER, "$1`$2`")).map((span) => span.code ? withoutClosing(span.text) : inertProse(span.text, allow)).filter((piece) => piece !== "").map((piece, i, all) => piece.startsWith("`") && all[i - 1]?.endsWith("`") ? ` ${piece}` : piece).join("");
}
const TAGS = /<\/?(?:a|audio|b|br|center|code|details|div|em|font|h[1-6]|hr|i|iframe|img|input|kbd|li|link|meta|ol|p|picture|pre|script|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)\b[^<>]*>/gi;
const ACTIVE = /(?<link>!?\[(?<label>[^[\]]*)\](?:\((?<target>[^()]*)\)|\[[^[\]]*\]))|(?<url><?(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.|mailto:|xmpp:)[^\s`'"<>()[\]]*>?)|(?<reference>@[a-z0-9][\w-]*(?:\/[\w.-]+)?|#\d+|\bGH-\d+)/gi;
function inertProse(prose, allow) {
	const plain = prose.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/`/g, "'").replace(/~~~+/g, "~~").replace(/&(?=#?\w+;)/g, "&amp;").replace(TAGS, "");
	const out = [];
	let at = 0;
	for (const match of plain.matchAll(ACTIVE)) {
		out.push(withoutMarkup(plain.slice(at, match.index)), inertToken(match.groups ?? {}, allow));
		at = match.index + match[0].length;
	}
	return out.join("") + withoutMarkup(plain.slice(at));
}
function withoutMarkup(text) {
	return text.replace(/\](?=[([:])/g, "] ").replace(/!(?=\[)/g, "! ").replace(/<(?=[a-z/!?]|$)/gi, "< ").replace(/\$$/, "$ ");
}
function inertToken(token, allow) {
	const { link, label = "", target = "", url, reference } = token;
	if (reference !== void 0) return `\`${reference}\``;
	if (url !== void 0) return inertUrl(url.replace(/^</, "").replace(/>$/, ""), allow);
	const words = label.replace(ACTIVE, (...match) => {
		const inner = match.at(-1);
		return inner.reference === void 0 ? REMOVED : `\`${inner.reference}\``;
	});
	const address = link?.startsWith("[") ? allowedUrl(target.trim().split(/\s/, 1)[0] ?? "", allow) : null;
	return address === null ? words : `[${words}](${address.href})`;
}
function inertUrl(written, allow) {
	const end = /[.,;:!?*_~]{0,20}$/.exec(written.slice(-20))?.[0] ?? "";
	const url = allowedUrl(written.slice(0, written.length - end.length), allow);
	if (url === null) return REMOVED + end;
	const number = /\/(?:issues|pull|discussions)\/(\d+)/.exec(url.pathname)?.[1];
	return (number === void 0 ? url.href : `\`#${number}\``) + end;
}
function allowedUrl(written, { serverUrl, repository }) {
	const home = `${serverUrl}/${repository}`;
	const url = written.startsWith(home) ? URL.parse(written) : null;
	if (url === null || !url.href.startsWith(home)) return null;
	return /^(?:$|[/?#])/.test(url.href.slice(home.length)) ? url : null;
}
// src/text/comparison.ts
function comparisonSentence({ failedBefore, failedNow, newlyFailing }) {
	return `${failedBefore} failed before, ${failedNow} now, ${newlyFailing.length === 0 ? "none new" : `${newlyFailing.length} new`}`;
}
// src/publish/lines.ts
const NOWHERE = {
	serverUrl: "",
	repository: ""
};
const CODE_LENGTH = 120;
const LOOKED_AT = 4096;
function code(text) {
	const [first = "", ...rest] = sanitize(text.slice(0, LOOKED_AT)).text.trim().split("\n");
	return publicText(`\`${first.replaceAll("`", "'").replaceAll("<!", "< !").slice(0, CODE_LENGTH) || " "}${rest.length > 0 ? " \u2026" : ""}\``, NOWHERE, { oneLine: true });
}
const place = (path, line) => `${code(path).slice(0, -1)}:${line}\``;
function modelWords(text, known, links, shape) {
	const url = `${RegExp.escape(`${links.serverUrl}/${links.repository}/`)}(?:blob|blame|raw|tree|edit)/[^\\s()<>\\[\\]]*`;
	const link = new RegExp(`\\[(?<label>[^[\\]]*)\\]\\((?<target>${url})\\)|(?<bare>${url})`, "g");
	return publicText(text, links, shape).replace(link, (whole, label, target, bare) => {
		if (known.has(target ?? bare)) return whole;
		return label ?? "(link removed)";
	});
}
const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
const cost = ({ costUsd }) => costUsd === null ? "" : `, $${costUsd.toFixed(costUsd < .1 ? 3 : 2)}`;
const thousands = (count) => count < 1e3 ? String(count) : `${Math.round(count / 1e3)}k`;
const minutes = (ms) => ms < 6e4 ? `${Math.round(ms / 1e3)} s` : `${Math.round(ms / 6e4)} min`;
const size = ({ patch }) => `${counted(patch?.files.length ?? 0, "file")}, +${patch?.additions ?? 0} \u2212${patch?.deletions ?? 0}`;
function guardLine(record) {
	const { findings } = record;
	if (findings.length === 0) return `The guard found no weakened test, check or suppression. ${size(record)}.`;
	const more = findings.length > 3 ? ` and ${findings.length - 3} more` : "";
	return `To look at: ${findings.slice(0, 3).map(tell).join(", ")}${more}. ${size(record)}.`;
}
function tell({ rule, path, line, excerpt }) {
	return rule === "oversized" ? `a large change (${code(excerpt).slice(1, -1)}), so this is a draft` : `${rule.replace(/[^\w-]/g, "").slice(0, 40)} in ${place(path, line)}`;
}
function usageLine({ usage, timing, environment, attempts, patch }) {
	const time = minutes(timing.totalMs);
	const made = patch === null ? "Written" : "Made";
	if (attempts.length === 0) return `${made} by regreen without a model, ${time}.`;
	const tokens = usage.inputTokens + usage.outputTokens;
	const cached = usage.inputTokens === 0 ? 0 : Math.round(100 * usage.cachedInputTokens / usage.inputTokens);
	return `${made} by regreen with ${modelName(environment)}: ${counted(usage.turns, "turn")}, ${thousands(tokens)} tokens (${cached} % cached)${cost(usage)}, ${time}.`;
}
const modelName = ({ model }) => publicText(model ?? "", NOWHERE, {
	oneLine: true,
	maxLength: 100
}) || "a model";
// src/publish/boxes.ts
function boxLines(record, links, room) {
	const { verifiers, newTests, environment, patch } = record;
	const seen = {
		job: environment.job,
		changed: patch !== null
	};
	const boxes = [...verifiers.map((result) => box(result, links, seen)), ...newTests.map(testBox)];
	if (boxes.length <= room) return boxes;
	const left = boxes.slice(room - 1);
	const green = left.filter((line) => line.startsWith("- [x]")).length;
	return [...boxes.slice(0, room - 1), `- \u2026 and ${left.length} more in run.json, ${green} of them green`];
}
function box(result, links, { job, changed = true } = {}) {
	const command = code(result.command);
	const { before, after } = result;
	if (after === null && before !== null && before.conclusion !== "not-run") return `- [ ] ${command}: ${exit(before)} ${changed ? "before, not run since" : "here"} (${logReference(before, links, job)})`;
	if (after === null || after.conclusion === "not-run") return `- [ ] ${command}: not run, ${missing(after ?? before)}`;
	return `- [${after.conclusion === "success" ? "x" : " "}] ${command}: ${[
		change(before, after),
		...testCount(result, after),
		seconds(after),
		...notes(result)
	].join(", ")} (${logReference(after, links, job)})`;
}
function testCount({ comparison }, { tests }) {
	const changed = comparison == null || comparison.failedBefore === 0 && comparison.failedNow === 0 ? null : comparisonSentence(comparison);
	if (tests?.total == null) return changed === null ? [] : [`tests: ${changed}`];
	const failed = tests.failed > 0 ? `${tests.failed} failed` : null;
	const skipped = tests.skipped ? `${tests.skipped} skipped` : null;
	const told = [changed ?? failed, skipped].filter((part) => part !== null).join("; ");
	return [`${counted(tests.total, "test")}${told === "" ? "" : ` (${told})`}`];
}
const seconds = ({ durationMs }) => `${(durationMs / 1e3).toFixed(1)} s`;
const notes = ({ flaky }) => flaky ? ["flaky: the first run was red"] : [];
const PROOF = {
	failure: "red without this change, green with it",
	success: "green without this change as well, so it proves nothing",
	unknown: "green with this change; without it the run is red, but nothing tells which test"
};
function testBox(test) {
	return `- [${test.without === "failure" ? "x" : " "}] new test ${code(test.id)}: ${PROOF[test.without]}`;
}
const TOLD_ORIGINALS = 3;
function originalsLine({ verifiers }) {
	const runs = verifiers.flatMap(({ command, withOriginalTests: run }) => run === null ? [] : [`${code(command)} ${run.conclusion === "not-run" ? "not run" : exit(run)}`]);
	if (runs.length === 0) return [];
	const more = runs.length > TOLD_ORIGINALS ? ` and ${runs.length - TOLD_ORIGINALS} more in run.json` : "";
	return [`With the original tests and settings put back: ${runs.slice(0, TOLD_ORIGINALS).join(", ")}${more}.`];
}
function change(before, after) {
	if (before === null) return `${exit(after)} now`;
	if (before.conclusion === "not-run") return `not run before, ${exit(after)} now`;
	return exit(before) === exit(after) ? `${exit(after)} before and now` : `${exit(before)} before, ${exit(after)} now`;
}
const exit = (run) => run.exitCode === null ? run.conclusion.replace("_", " ") : `exit ${run.exitCode}`;
const missing = (run) => run?.missing == null ? "nothing known of it" : `${code(run.missing)} is missing here`;
function logReference({ log }, { runUrl }, job) {
	const place = `L${log.startLine}-${log.endLine}, sha256 ${log.sha256.replace(/[^0-9a-f]/g, "").slice(0, 12)}\u2026`;
	const file = log.file.replace(/[^\w./-]/g, "_").slice(0, 100);
	if (runUrl === null) return `${file} ${place}`;
	if (job == null || log.printed == null) return `[${file}](${runUrl}) ${place}`;
	return `[log](${runUrl}/job/${job.id}#step:${job.step}:${log.printed}) ${place}`;
}
const WORDS_LENGTH = 400;
const LONGEST_ADDRESS = 2e3;
function renderBody(record, links, placed = {}) {
	const why = reasons(record, links);
	const head = [
		opening(record, links, placed),
		"",
		...why,
		...why.length > 0 ? [""] : []
	];
	const tail = [
		...[
			"",
			...originalsLine(record),
			...movedLine(record, placed),
			guardLine(record)
		],
		...placed.ci == null ? [] : [publicText(placed.ci, links, {
			oneLine: true,
			maxLength: WORDS_LENGTH
		})],
		...[usageLine(record), marker(record)]
	];
	const kept = placed.ci == null ? 1 : 0;
	const boxes = boxLines(record, links, 25 - head.length - tail.length - kept);
	return joined([
		...head,
		...boxes,
		...tail
	]);
}
const joined = (lines) => lines.map((line) => line.replace(/[\r\n\u2028\u2029]+/g, " ")).join("\n");
function opening({ task, alsoRedAtBase }, links, { stackedOn }) {
	const stacked = stackedOn == null ? "" : ` Targets the branch of #${stackedOn}.`;
	if (task?.issue != null) return `Closes #${task.issue}${stacked === "" ? "" : `.${stacked}`}`;
	const older = alsoRedAtBase === true ? " It failed before this branch, too." : "";
	const subject = subjectOf(task, links);
	return `${/^#\d+$/.test(subject) ? "Asked for in" : "Fixes"} ${subject}.${older}${stacked}`;
}
function subjectOf(task, links) {
	const subject = task?.subject ?? "a failing check";
	if (/^#\d{1,10}$/.test(subject)) return subject;
	return publicText(subject, links, {
		oneLine: true,
		maxLength: WORDS_LENGTH
	}).replace(/\[(\w[^[\]`]* )`(#\d+)`\]\(/g, "[$1$2](");
}
function reasons(record, links) {
	const { submission, citations } = record;
	const known = checkedLinks(record, links);
	const words = (text = "") => modelWords(text, known, links, {
		oneLine: true,
		maxLength: WORDS_LENGTH
	});
	const [cause, change] = [words(submission?.cause), words(submission?.change)];
	const [first, ...others] = citations.filter((citation) => permalink(citation, links) !== null);
	const more = others.slice(0, 3).map((citation) => cite(citation, links));
	return [
		...cause === "" ? [] : [`**Cause.** ${cause}`],
		...first === void 0 ? [] : [permalink(first, links) ?? ""],
		...change === "" ? [] : [`**Change.** ${[change, ...more].join(" ")}`],
		...(submission?.notVerified ?? []).slice(0, 3).map((text) => `Not verified: ${words(text)}`)
	];
}
const checkedLinks = ({ citations }, links) => new Set(citations.flatMap((citation) => permalink(citation, links) ?? []));
function cite(citation, links) {
	const address = permalink(citation, links);
	const where = place(citation.path, citation.startLine);
	return address === null ? where : `[${where}](${address})`;
}
function permalink({ path, startLine, endLine, sha }, { serverUrl, repository }) {
	if (!/^[0-9a-f]{40,64}$/.test(sha) || startLine < 1 || endLine < startLine || !isPath(path)) return null;
	const range = startLine === endLine ? `L${startLine}` : `L${startLine}-L${endLine}`;
	const address = `${serverUrl}/${repository}/blob/${sha}/${encodePath(path)}#${range}`;
	return address.length > LONGEST_ADDRESS ? null : address;
}
const isPath = (path) => path !== "" && !path.split("/").some((name) => /^\.\.?$/.test(name));
function encodePath(path) {
	const encode = (part) => encodeURIComponent(part.toWellFormed()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
	return path.split("/").map(encode).join("/");
}
function compareUrl({ serverUrl, repository }, base, branch) {
	const address = `${serverUrl}/${repository}/compare/${encodePath(base)}...${encodePath(branch)}?expand=1`;
	return address.length > LONGEST_ADDRESS || !isPath(base) || !isPath(branch) ? null : address;
}
function movedLine({ base }, { baseMoved = false }) {
	if (!baseMoved || base === null) return [];
	return [`Verified at ${code(base.sha.slice(0, 12))}; ${code(base.branch)} has moved since, no touched file changed.`];
}
function marker({ task }) {
	return `<!-- regreen:key=${task?.key.replace(/[^\w-]/g, "").slice(0, 64) ?? ""} -->`;
}
// src/publish/manners/words.ts
const LONGEST$1 = 2e4;
function titleWords(text, links, maxLength) {
	return cutWords(plainWords(text, links).replace(TRAILER, "$1 -"), maxLength);
}
const TRAILER = /^([a-z-]{1,40}-by|regreen-key|release-as|change-id|breaking[ -]change)[ \t]{0,10}[:\uff1a\ufe55]/i;
function messageWords(text, links, maxLength) {
	return cutWords(plainWords(text, links).replace(/(?<=-[a-z0-9]{1,40})[ \t]{0,10}[:\uff1a\ufe55]/gi, " -").replace(/\bBREAKING[\s_-]{1,10}CHANGE(S?)\b/gi, "incompatible change$1"), maxLength);
}
function plainWords(text, links) {
	return withoutOrders(publicText(decoded(text.slice(0, LONGEST$1)), links, { oneLine: true }).replace(/`([@#\uff20\uff03][^`]{1,100}|GH-\d{1,20})`/gi, "$1").replace(/(?<=[\p{L}\p{N}_])[@\uff20\ufe6b](?=[\p{L}\p{N}_])/gu, " at ").replace(/[@\uff20\ufe6b](?=[@\uff20\ufe6b#\uff03\ufe5f\p{L}\p{N}_-])/gu, "").replace(/(?<=\w)[#\uff03\ufe5f](?=\d)/g, " no. ").replace(/[#\uff03\ufe5f](?=\d)/g, "no. ").replace(/\bGH-(?=\d)/gi, "GH ").replace(/\/(issues|pull|discussions)\/(?=\d)/gi, " $1 ").replace(/\s+/g, " ").trim()).replace(/[[\uff3b\u3010](?=[^[\]\uff3b\uff3d\u3010\u3011]{0,40}$)/, "(");
}
const NAMED$1 = new Map(Object.entries({
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'",
	nbsp: " ",
	commat: "@",
	num: "#",
	colon: ":",
	lsqb: "[",
	lbrack: "[",
	rsqb: "]",
	rbrack: "]",
	hyphen: "-"
}));
function decoded(text) {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
		if (name !== void 0) return NAMED$1.get(name.toLowerCase()) ?? whole;
		const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
		return code > 0 && code <= 1114111 ? String.fromCodePoint(code) : "";
	});
}
function cutWords(text, maxLength) {
	if (text.length <= maxLength) return text;
	if (maxLength < 2) return "";
	const head = text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "");
	const blank = text[head.length] === " " ? head.length : head.lastIndexOf(" ");
	const kept = (blank > maxLength / 3 ? head.slice(0, blank) : head).replace(/[\s,;:.(-]{1,20}$/, "");
	const open = kept.split("`").length % 2 === 0 ? kept.lastIndexOf("`") : -1;
	if (open < 0) return `${kept}\u2026`;
	const before = kept.slice(0, open);
	return `${before}${/\S$/.test(before) ? " " : ""}${kept.slice(open + 1)}\u2026`;
}
// src/publish/commit-message.ts
const TITLE_LENGTH = 72;
const BODY_LENGTH = 400;
const WIDTH = 72;
function commitMessage({ title, cause, key, links, coAuthor, signOff, issue }) {
	if (!/^[0-9a-f]{12}$/.test(key)) throw new TypeError(`key is ${JSON.stringify(key)}; give twelve hex digits`);
	const first = titleWords(title, links, TITLE_LENGTH);
	const body = wrapped(messageWords(cause, links, BODY_LENGTH));
	const trailers = [
		`Regreen-Key: ${key}`,
		coAuthored(coAuthor, links),
		signedOff(signOff)
	];
	return [
		first === "" ? "Fix a failing check" : first,
		body,
		issue === null ? "" : `Closes #${issue}`,
		trailers.filter((line) => line !== null).join("\n")
	].filter((paragraph) => paragraph !== "").join("\n\n");
}
function coAuthored(account, { serverUrl }) {
	if (account === null || !Number.isSafeInteger(account.id) || account.id <= 0) return null;
	if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\[bot\])?$/.test(account.login)) return null;
	const host = URL.parse(serverUrl)?.host ?? "github.com";
	return `Co-authored-by: ${account.login} <${account.id}+${account.login}@users.noreply.${host}>`;
}
function signedOff(text) {
	if (text === null) return null;
	if (/^[^<>\x00-\x1f\x7f]{1,100} <[^<>@\s]{1,100}@[^<>@\s]{1,100}>$/.test(text)) return `Signed-off-by: ${text}`;
	throw new WrongUse(`the sign-off is ${JSON.stringify(text)}; write it as \`Name <name@example.com>\``);
}
function wrapped(text) {
	const lines = [];
	for (const word of text.split(" ")) {
		const last = lines.at(-1);
		if (last !== void 0 && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines.join("\n");
}
// src/publish/manners/body-parts.ts
function bodyParts(body) {
	const [first = "", ...rest] = body.split(/\n{2,}/);
	const last = (rest.pop() ?? "").split("\n");
	const lines = rest.flatMap((paragraph) => paragraph.split("\n"));
	const isBox = (line) => /^- (?:\[[ x]\]|\u2026) /.test(line);
	const isChange = (line) => /^(?:\*\*Change\.\*\*|Not verified:) /.test(line);
	return {
		opening: first,
		cause: lines.filter((line) => !isBox(line) && !isChange(line)),
		change: lines.filter(isChange),
		boxes: lines.filter(isBox),
		guard: last.slice(0, -2),
		disclosure: last.at(-2) ?? "",
		marker: last.at(-1) ?? ""
	};
}
// src/publish/manners/template-lines.ts
function templateBlocks(text) {
	const blocks = [];
	let fence = null;
	for (const line of text.split("\n")) {
		const mark = fence === null ? OPENING.exec(line)?.[1] ?? null : null;
		if (mark !== null) fence = {
			mark,
			lines: [line]
		};
		else if (fence === null) blocks.push({
			text: line,
			fenced: false
		});
		else {
			fence.lines.push(line);
			if (!CLOSING_FENCE.exec(line)?.[1]?.startsWith(fence.mark)) continue;
			blocks.push({
				text: fence.lines.join("\n"),
				fenced: true
			});
			fence = null;
		}
	}
	if (fence !== null) blocks.push({
		text: fence.lines.join("\n"),
		fenced: true
	});
	return blocks;
}
const OPENING = /^(```+|~~~+)[^`]*$/;
const CLOSING_FENCE = /^ {0,3}(```+|~~~+)[ \t]*$/;
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?[ \t]{0,5}(?:[\w./-]{0,100}#\S{0,40}|https?:\/\/\S{0,200})/i;
const BOX_LINE = /^\s{0,12}(?:[-*+]|\d{1,3}[.)]) \[/;
const MARKUP = /^[ \t]{0,40}(?:(?:>|#{1,6}|[-*+]|\d{1,3}[.)])[ \t]{1,10}){0,5}(?:\[[ xX]?\][ \t]{1,10})?/;
const DASHES = /^[ \t>|:=-]*$/;
function inertTemplateBlock({ text, fenced }, links) {
	if (fenced) return publicText(text, links);
	if (DASHES.test(text)) return text.trimEnd();
	if (CLOSING.test(text) && !BOX_LINE.test(text)) return "";
	const markup = MARKUP.exec(text)?.[0] ?? "";
	const written = text.slice(markup.length);
	const words = publicText(written, links, { oneLine: true });
	return words === "" && written.trim() !== "" ? "" : `${markup}${words}`.trimEnd();
}
// src/publish/manners/template-rules.ts
const HEADINGS = [
	[/\b(?:ai|llm|copilot|generative|machine[- ]generated)\b/i, ["disclosure"]],
	[/\b(?:breaking|screenshots?|videos?|demo|migrations?|deploy\w*|roll-?(?:back|out)|risks?|impact|documentation|docs|release notes?|change-?log|dependenc\w+|security|performance|reviewers?|notes?|future|follow-?ups?|types?|kind|category|labels?|check-?lists?|before (?:submitting|merg\w+|you)|todo|acceptance|licen[cs]e)\b/i, ["other"]],
	[/\b(?:how|steps?|instructions?|plan) .{0,30}\b(?:tests?|tested|verif\w+|validate\w*|reproduce)\b|\b(?:tests?|tested|testing|verification|verified|validation|quality assurance|qa|evidence|proof)\b/i, ["checks"]],
	[/\b(?:issues?|tickets?|jira|links?|references?|refs)\b|^\W{0,5}(?:closes|fixes|resolves|related)\b/i, ["issue"]],
	[/\b(?:what|changes?|description|summary)\b.{0,30}\b(?:why|motivation|context|reason)\b|\bwhy\b.{0,30}\bwhat\b/i, ["what", "why"]],
	[/\b(?:why|motivation|context|background|rationale|problem|cause|reason|purpose|goal|objective)\b/i, ["why"]],
	[/\b(?:what|changes?|changed|description|describe|summary|overview|about|proposed|proposal|solution|implementation|fix|tl;?dr|details|introduction|pull request|pr)\b/i, ["what"]]
];
function askedBy(heading) {
	return HEADINGS.find(([pattern]) => pattern.test(heading))?.[1] ?? ["other"];
}
const PASSED = [
	[/\btests?\b/i, "test"],
	[/\b(?:lint|linter|linting|lints|eslint)\b/i, "lint"],
	[/\b(?:type-?checks?|type-?checking|types|tsc|mypy)\b/i, "types"],
	[/\b(?:format|formatter|formatting|formatted|prettier)\b/i, "format"],
	[/\b(?:builds?|compiles?)\b/i, "build"]
];
const SUCCESS = /\b(?:pass|passes|passed|passing|green|succeeds?|successful(?:ly)?|clean|ran|run)\b|\bno (?:new )?(?:errors?|warnings?|failures)\b|\b(?:builds?|compiles?) (?:locally|without)\b|^\W{0,5}(?:builds?|compiles?)\W{0,5}$/i;
const MORE = /\b(?:add(?:ed|ing)?|new tests|updat\w+|wr(?:ote|itten|ite)|cover\w*|manual\w*|integration|e2e|end-to-end|browsers?|devices?|docs?|document\w*|ci|pipelines?|staging|review\w*|self-review|guide\w*|or|if|not|no tests|needed|necessary|production|platforms?|windows|macos|screenshots?|change-?log|benchmarks?)\b/i;
function isAnswered(item, checks) {
	const commands = [...item.matchAll(/`([^`]{1,200})`/g)].map(([, code = ""]) => code.trim());
	const prose = item.replace(/`[^`]{0,200}`/g, " ");
	const allGreen = (found) => found.length > 0 && found.every(({ green }) => green);
	if (!SUCCESS.test(prose) || MORE.test(prose.replace(/\bnew and existing\b/i, ""))) return false;
	if (commands.length > 0) return commands.every((command) => allGreen(checks.filter((check) => check.command.trim() === command)));
	const kinds = PASSED.filter(([pattern]) => pattern.test(prose)).map(([, kind]) => kind);
	return kinds.length > 0 && kinds.every((kind) => allGreen(checks.filter((check) => check.kinds.includes(kind))));
}
// src/publish/manners/fill-template.ts
const MAX_LENGTH$1 = 6e4;
const UNKNOWN = "Not filled in by regreen.";
function fillTemplate(template, own, checks, links) {
	const sections = sectionsOf(withoutFrontMatter(splitComments(sanitize(template).text).text), checks, links);
	if (!sections.some(({ heading, lines }) => heading !== null || lines.some((line) => line !== ""))) return own;
	const parts = bodyParts(own);
	const home = (asked) => sections.find((section) => section.asked.includes(asked)) ?? null;
	const what = home("what") ?? home("why");
	const placed = new Map();
	const place = (section, lines) => placed.set(section, [...placed.get(section) ?? [], ...lines]);
	place(parts.opening.startsWith("Closes #") ? home("issue") ?? what : what, [parts.opening]);
	place(home("why") ?? what, parts.cause);
	place(what, parts.change);
	place(home("checks") ?? what, [
		...parts.boxes,
		"",
		...parts.guard
	]);
	const disclosure = home("disclosure");
	if (disclosure !== null) place(disclosure, [parts.disclosure]);
	const body = [
		spaced(placed.get(null) ?? []),
		...sections.map((section) => rendered(section, placed.get(section) ?? [])),
		[...disclosure === null ? [parts.disclosure] : [], parts.marker].join("\n")
	].filter((block) => block !== "").join("\n\n");
	return body.length > MAX_LENGTH$1 ? own : body;
}
const withoutFrontMatter = (text) => text.replace(/^\s{0,10}---\n(?:(?!---)[^\n]{0,1000}\n){0,50}---(?:\n|$)/, "");
const HEADING = /^ {0,3}(?:#{1,6}[ \t]{1,10}(.{1,200}?)[ \t#:]{0,10}|(?:\*\*|__)([^*_]{1,120}?):?(?:\*\*|__):?)[ \t]*$/;
function sectionsOf(text, checks, links) {
	const sections = [{
		heading: null,
		asked: [],
		lines: []
	}];
	for (const block of templateBlocks(text)) {
		const match = block.fenced ? null : HEADING.exec(block.text);
		const title = match?.[1] ?? match?.[2];
		const quiet = inertTemplateBlock(block, links);
		if (title !== void 0) sections.push({
			heading: quiet.trim(),
			asked: askedBy(title),
			lines: []
		});
		else sections.at(-1)?.lines.push(block.fenced ? quiet : answered(quiet, checks));
	}
	return sections.filter((section) => section.heading !== null || hasBoxes(section));
}
const BOX = /^(\s{0,12}(?:[-*+]|\d{1,3}[.)]) )\[[ xX]?\](?=\s)/;
const hasBoxes = ({ lines }) => lines.some((line) => BOX.test(line));
function answered(line, checks) {
	const box = BOX.exec(line);
	if (box === null) return line;
	const item = line.slice(box[0].length);
	return `${box[1]}[${isAnswered(item, checks) ? "x" : " "}]${item}`;
}
function rendered({ heading, lines }, own) {
	const kept = own.length > 0 ? boxesOf(lines) : lines;
	const rest = spaced(kept);
	const body = own.length > 0 ? [spaced(own), rest].filter((block) => block !== "").join("\n\n") : rest;
	if (heading === null) return body;
	return `${heading}\n\n${body === "" ? UNKNOWN : body}`;
}
function boxesOf(lines) {
	const kept = [];
	let inside = false;
	for (const line of lines) {
		inside = BOX.test(line) || inside && /^\s{2,}\S/.test(line);
		if (inside) kept.push(line);
	}
	return kept;
}
const spaced = (lines) => lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
// src/publish/manners/form.ts
const bareForm = (shape, from) => ({
	shape,
	types: null,
	scopes: null,
	scope: null,
	first: null,
	maxLength: null,
	from
});
const CONVENTIONAL_TYPES = [
	"build",
	"chore",
	"ci",
	"docs",
	"feat",
	"fix",
	"perf",
	"refactor",
	"revert",
	"style",
	"test"
];
const OTHER_TYPES = [
	"bug",
	"bugfix",
	"hotfix",
	"feature",
	"tests",
	"doc",
	"deps",
	"release",
	"wip",
	"security"
];
const isType = (word) => {
	const lower = word.toLowerCase();
	return CONVENTIONAL_TYPES.includes(lower) || OTHER_TYPES.includes(lower);
};
function mergeForms(forms) {
	const [first] = forms;
	if (first === void 0) return null;
	const alike = forms.filter(({ shape }) => shape === first.shape);
	const said = (key) => alike.map((form) => form[key]).find((value) => value !== null) ?? null;
	const lengths = alike.map(({ maxLength }) => maxLength).filter((length) => length !== null);
	return {
		...first,
		types: said("types"),
		scopes: said("scopes"),
		scope: said("scope"),
		first: said("first"),
		maxLength: lengths.length === 0 ? null : Math.min(...lengths)
	};
}
const CONVENTIONAL$1 = /^([A-Za-z]{2,20}) ?(?:\(([^()]{1,60})\))?!?:[ \t]{1,10}(\S.*)$/;
const BRACKETS = /^\[([^[\]]{1,60})\][ \t:-]{0,10}(\S.*)$/;
const AREA$1 = /^([\w./*@+-]{1,60}(?:, ?[\w./*@+-]{1,60}){0,3}):[ \t]{1,10}(\S.*)$/;
function parseTitle(title) {
	const text = title.slice(0, 500).trim().replace(/ \(#\d{1,9}\)$/, "");
	const [, type = "", inner, said] = CONVENTIONAL$1.exec(text) ?? [];
	if (said !== void 0 && (isType(type) || inner !== void 0)) return {
		shape: "conventional",
		type: type.toLowerCase(),
		scope: inner?.trim() ?? null,
		words: said
	};
	const [, tag, tagged] = BRACKETS.exec(text) ?? [];
	if (tag !== void 0 && tagged !== void 0) return {
		shape: "brackets",
		type: isType(tag) ? tag.toLowerCase() : null,
		scope: tag.trim(),
		words: tagged
	};
	const [, area, about] = AREA$1.exec(text) ?? [];
	if (area !== void 0 && about !== void 0) return {
		shape: "area",
		type: null,
		scope: area,
		words: about
	};
	return {
		shape: "words",
		type: null,
		scope: null,
		words: text
	};
}
// src/publish/manners/literal.ts
const MAX_DEPTH$1 = 5;
const MAX_ITEMS = 300;
const TOKEN = /\s*(?:('(?:[^'\\\n]|\\.){0,200}'|"(?:[^"\\\n]|\\.){0,200}"|`[^`$\\]{0,200}`)|(-?\d{1,9})|([\w$][\w.$]{0,80})|([[\],]))/y;
function literalsOf(source, key) {
	const text = withoutComments(source);
	const found = [];
	for (const name of [
		`'${key}'`,
		`"${key}"`,
		key
	]) for (let at = text.indexOf(name); at >= 0 && found.length < 20; at = text.indexOf(name, at + 1)) {
		const before = text[at - 1] ?? " ";
		const colon = /\s{0,20}:/y;
		colon.lastIndex = at + name.length;
		if (/[\w'"$-]/.test(before) || !colon.test(text)) continue;
		const value = readAt({
			text,
			at: colon.lastIndex,
			items: 0
		}, 0);
		if (value !== null) found.push(value);
	}
	return found;
}
function readAt(cursor, depth) {
	const token = next(cursor);
	if (token === null || depth > MAX_DEPTH$1) return null;
	const [, string, number, name, mark] = token;
	if (string !== void 0) return string.slice(1, -1).replace(/\\(.)/g, "$1");
	if (number !== void 0) return Number(number);
	if (name !== void 0) return cursor.text[cursor.at] === "(" ? null : name;
	return mark === "[" ? listAt(cursor, depth) : null;
}
function listAt(cursor, depth) {
	const list = [];
	for (;;) {
		const start = cursor.at;
		const mark = next(cursor)?.[4];
		if (mark === "]") return list;
		if (mark === ",") continue;
		cursor.at = start;
		cursor.items += 1;
		const value = cursor.items > MAX_ITEMS ? null : readAt(cursor, depth + 1);
		if (value === null) return null;
		list.push(value);
	}
}
function next(cursor) {
	TOKEN.lastIndex = cursor.at;
	const match = TOKEN.exec(cursor.text);
	if (match !== null) cursor.at = TOKEN.lastIndex;
	return match;
}
function withoutComments(source) {
	return source.replace(/('(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`(?:[^`\\]|\\[\s\S])*`?)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g, (_, string) => string ?? " ");
}
// src/publish/manners/commitlint-form.ts
const DATA = [
	".commitlintrc",
	".commitlintrc.json",
	".commitlintrc.yaml",
	".commitlintrc.yml"
];
const SOURCES = [
	"js",
	"cjs",
	"mjs",
	"ts",
	"cts",
	"mts"
].flatMap((ending) => [`commitlint.config.${ending}`, `.commitlintrc.${ending}`]);
const PUBLISHED = new Map([
	["@commitlint/config-conventional", {
		types: CONVENTIONAL_TYPES,
		first: "lower",
		maxLength: 100
	}],
	["@commitlint/config-angular", {
		types: CONVENTIONAL_TYPES.filter((type) => type !== "chore"),
		first: "lower",
		maxLength: 72
	}],
	...[
		"lerna",
		"nx",
		"pnpm",
		"rush",
		"workspace"
	].map((tool) => [`@commitlint/config-${tool}-scopes`, { scope: "none" }])
]);
async function commitlintForm(files) {
	const there = new Set(await files.list());
	const manifest = there.has("package.json") ? asData(await files.read("package.json") ?? "") : null;
	const own = object_({ commitlint: unknown_().optional() }).safeParse(manifest).data?.commitlint;
	if (own !== void 0 && own !== null) return formOf$2(writtenAsData(own), "package.json");
	const path = [...DATA, ...SOURCES].find((name) => there.has(name));
	const text = path === void 0 ? null : await files.read(path);
	if (path === void 0 || text === null || text.length > 2e5) return null;
	return formOf$2(DATA.includes(path) ? writtenAsData(asData(text)) : writtenAsCode(text), path);
}
function formOf$2(written, path) {
	const bases = written.bases.flatMap((base) => PUBLISHED.get(base) ?? []);
	const types = listOf(written, "type-enum");
	const demanded = types !== null || /never/.test(String(ruleOf(written, "type-empty")?.when));
	if (written.ownGrammar || !demanded && bases.length === 0) return null;
	const form = Object.assign(bareForm("conventional", path), ...bases);
	const length = ruleOf(written, "header-max-length");
	const letters = ruleOf(written, "subject-case");
	return {
		...form,
		types: types ?? form.types,
		scopes: listOf(written, "scope-enum") ?? form.scopes,
		scope: scopeOf(written) ?? form.scope,
		maxLength: length === null ? form.maxLength : length.off ? null : number_().safeParse(length.value).data ?? form.maxLength,
		first: letters === null ? form.first : letters.off ? null : firstOf$1(letters)
	};
}
function ruleOf(written, name) {
	const rule = written.rule(name);
	const [level, when, value] = Array.isArray(rule) ? rule : [
		rule,
		"always",
		null
	];
	if (level === void 0 || level === null) return null;
	return {
		off: level === 0 || /disabled/i.test(String(level)),
		when,
		value
	};
}
function listOf(written, name) {
	const rule = ruleOf(written, name);
	const list = array_(string_().max(100)).min(1).max(200).safeParse(rule?.value).data;
	return rule === null || rule.off || rule.when === "never" ? null : list ?? null;
}
function scopeOf(written) {
	const rule = ruleOf(written, "scope-empty");
	if (rule === null || rule.off) return null;
	return rule.when === "never" ? "needed" : "none";
}
function firstOf$1({ when, value }) {
	const cases = new Set([value].flat().map((each) => String(each).replace(/-?case$/i, "")));
	if (when === "never") return cases.has("sentence") || cases.has("start") ? "lower" : cases.has("lower") ? "upper" : null;
	if (cases.size === 1 && cases.has("lower")) return "all-lower";
	return cases.has("sentence") && !cases.has("lower") ? "upper" : null;
}
function writtenAsData(data) {
	const read = object_({
		extends: union_([string_(), array_(string_())]).optional().catch(void 0),
		rules: record_(string_(), unknown_()).optional().catch(void 0),
		parserPreset: unknown_().optional()
	}).safeParse(data).data;
	const rules = new Map(Object.entries(read?.rules ?? {}));
	return {
		bases: [read?.extends ?? []].flat(),
		rule: (name) => rules.get(name),
		ownGrammar: isOwnGrammar(read?.parserPreset) || JSON.stringify(read?.parserPreset ?? "").includes("headerPattern")
	};
}
function writtenAsCode(source) {
	return {
		bases: [literalsOf(source, "extends")].flat(3).filter((base) => typeof base === "string"),
		rule: (name) => literalsOf(source, name).at(-1),
		ownGrammar: literalsOf(source, "parserPreset").some(isOwnGrammar) || /\bheaderPattern['"]?\s{0,5}:/.test(source)
	};
}
const isOwnGrammar = (preset) => typeof preset === "string" && !/conventionalcommits$|angular$/.test(preset);
// src/publish/manners/page-lines.ts
const MAX_LINES = 3e3;
const MAX_WIDTH = 500;
function pageLines(page) {
	const lines = [];
	let heading = "";
	let intro = "";
	let fence = null;
	for (const [i, whole] of page.split(/\r?\n/, MAX_LINES).entries()) {
		const text = whole.slice(0, MAX_WIDTH);
		const mark = /^\s{0,8}(`{3,}|~{3,})/.exec(text)?.[1] ?? null;
		if (fence !== null && mark?.startsWith(fence)) fence = null;
		else if (fence === null && mark !== null) fence = mark;
		else if (fence === null && /^ {0,3}#{1,6} /.test(text)) {
			heading = text.replace(/^[ #]{1,10}/, "").trim();
			intro = "";
		} else {
			lines.push({
				number: i + 1,
				text,
				heading,
				fenced: fence !== null,
				intro: fence === null ? "" : intro
			});
			if (fence === null && text.trim() !== "") intro = text;
		}
	}
	return lines;
}
// src/publish/manners/title-template.ts
const SCOPES = "(?:scope|area|component|module|package|pkg|crate|subsystem|service|app|project|workspace|topic)(?:[ _-]?names?)?";
const WORDS = "(?:(?:a|the|your|short|brief|concise|clear|lower-?case|imperative|descriptive|one-line)[ ,_-]{1,3}){0,4}(?:description|desc|subject|summary|title|message|text|words|change|what)";
const TYPES = "[a-z]{2,12}(?: ?[|/] ?[a-z]{2,12}){1,15}";
const CONVENTIONAL = new RegExp(`^(type|${TYPES})( ?[([](?:optional[ _-])?${SCOPES}\\??[)\\]]{1,2}\\??)?!?: ?${WORDS}\\b`, "i");
const AREA = new RegExp(`^${SCOPES}: ?${WORDS}\\b`, "i");
const SCOPED = new RegExp(`^\\[${SCOPES}\\]:? ?${WORDS}\\b`, "i");
const TAGGED = new RegExp(`^\\[(${TYPES})\\]:? ?${WORDS}\\b`, "i");
const NAMED = /^\[([A-Za-z][\w -]{0,30})\]:? <[A-Za-z]/;
function templateForm(text) {
	const written = unquoted(text);
	if (/\b(?:issue|ticket|jira|task|story)\b|#|[A-Z]{2,10}-(?:\d|X{2})/.test(written)) return null;
	const plain = written.replace(/[<>{}"'$*]/g, "").trim();
	const conventional = CONVENTIONAL.exec(plain);
	if (conventional !== null) {
		const types = alternatives(conventional[1] ?? "");
		if (types === null && conventional[1]?.toLowerCase() !== "type") return null;
		return {
			...bareForm("conventional", ""),
			types,
			...conventional[2] === void 0 ? {} : { scope: "optional" }
		};
	}
	const tags = alternatives(TAGGED.exec(plain)?.[1] ?? "");
	if (tags !== null) return {
		...bareForm("brackets", ""),
		types: tags
	};
	const [, name] = NAMED.exec(written) ?? [];
	if (SCOPED.test(plain)) return {
		...bareForm("brackets", ""),
		scope: "needed"
	};
	if (name !== void 0) return {
		...bareForm("brackets", ""),
		scopes: [name],
		scope: "needed"
	};
	return AREA.test(plain) ? {
		...bareForm("area", ""),
		scope: "needed"
	} : null;
}
function unquoted(text) {
	const line = text.slice(0, 300).trim();
	return (/^[*_"\u201c]{0,3}`{1,2}([^`]{1,200})`/.exec(line)?.[1] ?? line.split(/ (?:\(?e\.g\.|for example|where|such as)|; /i, 1)[0] ?? "").trim();
}
function alternatives(text) {
	const words = text.split(/[|/]/).map((word) => word.trim());
	return words.length > 1 && words.every(isType) ? words : null;
}
// src/publish/manners/guidance-form.ts
function guidanceForm(path, page) {
	const lines = pageLines(page);
	const stated = lines.filter(({ text }) => !FORBIDS.test(text));
	for (const about of [PULLS, COMMITS]) for (const read of [
		template,
		prefixes,
		convention
	]) for (const line of stated) {
		const form = read(line, about);
		if (form !== null) return {
			...form,
			...details(lines, line),
			from: `${path}:${line.number}`
		};
	}
	return null;
}
const PULLS = /\b(?:prs?|pull[- ]?requests?|merge requests?)\b/i;
const COMMITS = /\bcommits?\b/i;
const FORBIDS = /\b(?:don['\u2019]t|do not|does not|doesn['\u2019]t|never|avoid|instead of|no longer|not (?:required|use|follow|needed))\b/i;
const WISHES = /\b(?:optional(?:ly)?|encouraged|if you (?:like|want|wish)|may use|can use|nice to have)\b/i;
const LABEL = /^[\s>*+_-]{0,10}(?:\d{1,3}[.)] )?([^:`<[]{0,80}?\b(?:titles?|formats?|subjects?|headers?|messages?|pattern|convention)\b[^:`<[]{0,30}?)(?:[*_]{0,3}:[*_]{0,3}|`)\s{0,5}(.{1,200})$/i;
function template(line, about) {
	if (line.fenced) {
		const names = /\b(?:titles?|formats?|messages?|conventions?|commits)\b/i;
		const context = `${line.heading} ${line.intro}`;
		return about.test(context) && names.test(context) ? templateForm(line.text) : null;
	}
	const [, label = "", rest = ""] = LABEL.exec(line.text) ?? [];
	if (label === "" || !about.test(`${line.heading} ${label}`)) return null;
	return templateForm(rest);
}
const CONVENTION = /\bconventional[- ]commits?\b(?: format| style| spec(?:ification)?)?|\bsemantic (?:commit|pr|pull request) (?:messages?|titles?)\b|\bangular(?:['\u2019]s)? commit (?:message )?(?:convention|guidelines?|format|style)\b/i;
const DEMANDS = /\b(?:must|should|shall|use|uses|using|follow|follows|following|adhere|adheres|adopt|required?|prefer|pass|write|in the|be(?: a)? valid)\b/i;
function convention({ text, heading, fenced }, about) {
	if (fenced || !CONVENTION.test(text) || WISHES.test(text)) return null;
	const rest = text.replace(/\]\([^()]{0,300}\)/g, "").replace(CONVENTION, " ");
	return (about === PULLS ? /\btitles?\b/i.test(rest) && PULLS.test(`${heading} ${rest}`) : COMMITS.test(`${heading} ${rest}`)) && DEMANDS.test(rest) ? bareForm("conventional", "") : null;
}
function prefixes({ text, heading, fenced }, about) {
	const [said = ""] = text.split(/[`]/, 1);
	if (fenced || !(about === PULLS ? /\btitles?\b/i : /\bcommit (?:messages?|titles?|subjects?)\b/i).test(said) || !about.test(`${heading} ${said}`) || !DEMANDS.test(said)) return null;
	const codes = [...text.matchAll(/`([a-z]{2,12})(?:\(\w{1,20}\))?:`/g)].map(([, type = ""]) => type);
	if (codes.length < 2 || !codes.every(isType)) return null;
	return {
		...bareForm("conventional", ""),
		types: EXAMPLES.test(text) ? null : codes
	};
}
function details(lines, rule) {
	const beside = lines.filter(({ heading, number }) => heading === rule.heading && Math.abs(number - rule.number) < 40);
	const types = templateTypes(rule) ?? statedTypes(beside.filter(({ number }) => number >= rule.number));
	const said = beside.map(({ text }) => text).join("\n");
	const length = Number(LENGTH.exec(said)?.[1] ?? 0);
	return {
		...types === null ? {} : { types },
		...length >= 30 && length <= 200 ? { maxLength: length } : {},
		...NO_SCOPES.test(said) ? { scope: "none" } : {},
		...LOWER.test(said) ? { first: "lower" } : UPPER.test(said) ? { first: "upper" } : {}
	};
}
const EXAMPLES = /\be\.g|\bsuch as|\blike\b|\betc\b|\.\.\.|\u2026|example/i;
const NO_SCOPES = /\bscopes? (?:are|is) (?:not|never) (?:allowed|used)|\b(?:no|without) scopes?\b/i;
const LENGTH = /\b(?:titles?|subjects?|summary|headers?|first line)\b[^.\n]{0,60}?(?:<=?|\u2264|under|within|below|at most|max(?:imum)?(?: of)?|up to|than) {0,3}(\d{2,3})\b/i;
const LOWER = /\b(?:subject|description|summary|title)s?\b[^.\n:]{0,40}\blower-? ?case\b|\blower-? ?case (?:subject|description|summary|title|imperative)\b/i;
const UPPER = /\bcapitali[sz]e the (?:subject|description|summary|title)|\b(?:subject|description|summary|title)s?\b[^.\n:]{0,40}\b(?:capitali[sz]ed|upper-? ?case|capital letter)\b/i;
const templateTypes = ({ text }) => templateForm(text.slice(text.indexOf(":") + 1))?.types ?? null;
function statedTypes(lines) {
	for (const [i, { text, fenced }] of lines.entries()) {
		const [, label, rest = ""] = /^(.{0,80}?\btypes?\b[^:]{0,40}):(.{0,400})$/i.exec(text) ?? [];
		if (label === void 0 || fenced || EXAMPLES.test(text)) continue;
		const types = onlyTypes(rest.split(/[,|]/)) ?? onlyTypes(bulleted(lines.slice(i + 1)));
		if (types !== null) return types;
	}
	return null;
}
function onlyTypes(listed) {
	const types = listed.map((word) => word.replace(/[\s`*_"'.<>()[\]]/g, "").toLowerCase()).filter((word) => word !== "");
	const known = types.filter(isType).length;
	const wellFormed = types.every((type) => /^[a-z][a-z0-9-]{1,19}$/.test(type));
	return types.length >= 2 && known * 2 >= types.length && wellFormed ? types : null;
}
function bulleted(lines) {
	const words = [];
	for (const { text } of lines) {
		if (text.trim() === "") continue;
		const word = /^\s{0,8}[-*+] [`*"]{0,3}([a-z][a-z0-9-]{1,19})\b[`*":]{0,4}(?:\s|$)/.exec(text)?.[1];
		if (word === void 0) break;
		words.push(word);
	}
	return words;
}
// src/publish/manners/habit-form.ts
const TITLES = 30;
const SHARE = .6;
const LEAST = 5;
function habitForm(pulls) {
	const titles = pulls.filter(({ merged, author, branch }) => merged && author?.bot === false && !branch.startsWith("regreen/")).slice(0, TITLES).map(({ title }) => parseTitle(title));
	const shape = [
		"conventional",
		"brackets",
		"area",
		"words"
	].find((each) => isHabit(titles, (title) => title.shape === each));
	if (shape === void 0) return null;
	const alike = titles.filter((title) => title.shape === shape);
	const from = `${alike.length} of the last ${titles.length} merged titles`;
	return {
		...bareForm(shape, from),
		...named(alike, shape),
		first: letterOf(alike)
	};
}
const isHabit = (titles, has) => {
	const count = titles.filter(has).length;
	return count >= LEAST && count >= SHARE * titles.length;
};
function named(titles, shape) {
	if (shape === "words") return {};
	const seen = (values) => [...new Set(values.filter((value) => value !== null))];
	if (shape === "brackets" && isHabit(titles, ({ type }) => type !== null)) return { types: seen(titles.map(({ type, scope }) => type === null ? null : scope)) };
	const scopes = seen(titles.map(({ scope }) => scope));
	if (shape !== "conventional") return {
		scopes,
		scope: "needed"
	};
	return {
		types: [...new Set([...seen(titles.map(({ type }) => type)), ...CONVENTIONAL_TYPES])],
		scopes,
		scope: isHabit(titles, ({ scope }) => scope !== null) ? "needed" : "optional"
	};
}
function letterOf(titles) {
	if (isHabit(titles, ({ words }) => /^\p{Lu}/u.test(words))) return "upper";
	return isHabit(titles, ({ words }) => /^\p{Ll}/u.test(words)) ? "lower" : null;
}
// src/publish/manners/workflow-form.ts
const MAX_WORKFLOWS = 12;
const TELLING = /(?:^|[^a-z])(?:titles?|semantic|conventional|commits?|lint|prs?|pull|pull[-_]requests?|check|checks|ci|validate)(?:[^a-z]|$)/i;
const CHECKS = [
	{
		action: "amannn/action-semantic-pull-request",
		form: (settings) => settings.has("headerPattern") ? null : {
			types: lines(settings.get("types")) ?? CONVENTIONAL_TYPES,
			scopes: plainScopes(lines(settings.get("scopes"))),
			scope: settings.get("requireScope") === "true" ? "needed" : null,
			first: firstOf(settings.get("subjectPattern") ?? "")
		}
	},
	{
		action: "ytanikin/pr-conventional-commits",
		form: (settings) => ({ types: quoted(settings.get("task_types")) ?? CONVENTIONAL_TYPES })
	},
	{
		action: "webiny/action-conventional-commits",
		form: (settings) => ({ types: lines(settings.get("allowed-commit-types")?.replaceAll(",", "\n")) })
	}
];
const APP_FILES = [".github/semantic.yml", ".github/semantic.yaml"];
async function workflowForm(files) {
	const paths = (await files.list()).filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
	for (const path of tellingFirst(paths).slice(0, MAX_WORKFLOWS)) {
		const text = await files.read(path) ?? "";
		const form = CHECKS.some(({ action }) => text.includes(action)) ? formOf$1(text, path) : null;
		if (form !== null) return form;
	}
	return appForm(files);
}
function tellingFirst(paths) {
	const { telling = [], silent = [] } = Object.groupBy([...paths].sort(), (path) => TELLING.test(path.slice(path.lastIndexOf("/") + 1)) ? "telling" : "silent");
	return [...telling, ...silent];
}
const stepFile = object_({ jobs: record_(string_(), object_({ steps: array_(object_({
	uses: string_().optional(),
	with: unknown_().optional()
}).catch({})).catch([]) }).catch({ steps: [] })) });
function formOf$1(text, path) {
	const jobs = stepFile.safeParse(asData(text)).data?.jobs ?? {};
	for (const step of Object.values(jobs).flatMap(({ steps }) => steps)) {
		const said = CHECKS.find(({ action }) => step.uses?.split("@", 1)[0] === action)?.form(settingsOf(step.with)) ?? null;
		if (said !== null) return {
			...bareForm("conventional", path),
			...said
		};
	}
	return null;
}
function settingsOf(value) {
	const entries = Object.entries(record_(string_(), unknown_()).safeParse(value).data ?? {});
	return new Map(entries.flatMap(([name, each]) => typeof each === "object" ? [] : [[name, String(each)]]));
}
async function appForm(files) {
	const there = await files.list();
	const path = APP_FILES.find((name) => there.includes(name));
	if (path === void 0) return null;
	const list = array_(string_()).nullish().catch(null);
	const said = object_({
		enabled: boolean_().optional(),
		commitsOnly: boolean_().optional(),
		types: list,
		scopes: list
	}).nullable().safeParse(asData(await files.read(path) ?? "")).data;
	if (said?.enabled === false || said?.commitsOnly === true) return null;
	return {
		...bareForm("conventional", path),
		types: said?.types ?? CONVENTIONAL_TYPES,
		scopes: said?.scopes ?? null
	};
}
function lines(text) {
	const list = (text ?? "").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
	return list.length > 0 && !list.some((each) => each.includes("${{")) ? list.slice(0, 200) : null;
}
const plainScopes = (scopes) => scopes?.filter((scope) => /^[\w ./@-]{1,60}$/.test(scope)) ?? null;
const quoted = (text) => text?.match(/[a-z][a-z0-9-]{1,19}/g)?.slice(0, 200) ?? null;
function firstOf(pattern) {
	if (/^\^\(\?!\[A-Z\]\)|^\^\[a-z]/.test(pattern)) return "lower";
	return /^\^\(\?!\[a-z\]\)|^\^\[A-Z]|^\^\(\?=\[A-Z\]\)/.test(pattern) ? "upper" : null;
}
// src/publish/manners/house.ts
const GUIDANCE = ["AGENTS.override.md", "AGENTS.md"];
const OTHERWISE = ["CLAUDE.md", ".github/copilot-instructions.md"];
const MAX_DEPTH = 6;
async function houseForm(files, paths, pulls) {
	return mergeForms([
		await stated(files, paths),
		await commitlintForm(files),
		await workflowForm(files),
		habitForm(pulls)
	].filter((form) => form !== null));
}
async function stated(files, paths) {
	const there = new Set(await files.list());
	const folders = chain(commonFolder(paths));
	const named = (names) => folders.flatMap((folder) => names.map((name) => `${folder}${name}`)).filter((path) => there.has(path));
	const own = named(GUIDANCE);
	for (const path of own.length > 0 ? own : OTHERWISE.filter((name) => there.has(name))) {
		const form = guidanceForm(path, await files.read(path) ?? "");
		if (form !== null) return form;
	}
	return null;
}
function commonFolder(paths) {
	const folders = paths.map((path) => path.split("/").slice(0, -1));
	const [first = []] = folders;
	const shared = first.findIndex((name, i) => folders.some((folder) => folder[i] !== name));
	return (shared === -1 ? first : first.slice(0, shared)).map((name) => `${name}/`).join("");
}
function chain(folder) {
	const names = folder.split("/").slice(0, -1).slice(0, MAX_DEPTH);
	return [...names.keys()].reverse().map((i) => `${names.slice(0, i + 1).join("/")}/`).concat("");
}
// src/publish/manners/people.ts
async function reviewersFor({ candidates, self, mayWrite }) {
	const people = candidates.filter((account) => account !== null).filter((account) => isPerson(account, self));
	for (const account of new Map(people.map((each) => [each.login, each])).values()) if (await mayWrite(account).catch(() => false)) return [account.login];
	return [];
}
function isPerson({ login, id, bot }, self) {
	const own = self !== null && (login.toLowerCase() === self.login.toLowerCase() || id !== null && id === self.id);
	return !bot && !own && !login.endsWith("[bot]") && /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/.test(login);
}
const MACHINE_MADE = [
	"ai-generated",
	"ai generated",
	"ai",
	"automated pr",
	"automated",
	"automation",
	"bot",
	"bots"
];
function labelsFor(existing, reserved) {
	const taken = new Set(reserved.map((label) => label.toLowerCase()));
	const find = (name) => existing.find((label) => label.toLowerCase() === name && !taken.has(name));
	const found = MACHINE_MADE.map(find).find((label) => label !== void 0);
	return found === void 0 ? [] : [found];
}
// src/publish/manners/template.ts
const FOLDERS = [
	".github/",
	"",
	"docs/"
];
const LONGEST = 4e4;
const NAMES = {
	fix: /^(?:bug|bug[-_ ]?fix|fix|hot[-_ ]?fix)$/i,
	implement: /^(?:feature|feat|enhancement)$/i
};
const DEFAULT = /^(?:default|general|pull[-_ ]?request[-_ ]?template)$/i;
async function findTemplate(files, kind) {
	const path = templatePath(await files.list(), kind);
	const text = path === null ? null : await files.read(path);
	return text === null || text.trim() === "" || text.length > LONGEST ? null : text;
}
function templatePath(paths, kind) {
	for (const folder of FOLDERS) {
		const single = new RegExp(`^${folder.replace(".", "\\.")}pull_request_template(?:\\.(?:md|markdown|txt))?$`, "i");
		const found = paths.find((path) => single.test(path));
		if (found !== void 0) return found;
	}
	for (const folder of FOLDERS) {
		const among = new RegExp(`^${folder.replace(".", "\\.")}pull_request_template/([^/]+)\\.(?:md|markdown|txt)$`, "i");
		const several = paths.filter((path) => among.test(path)).sort();
		const named = (pattern) => several.find((path) => pattern?.test(among.exec(path)?.[1] ?? "") === true);
		const chosen = several.length === 1 ? several[0] : named(NAMES[kind]) ?? named(DEFAULT);
		if (chosen !== void 0) return chosen;
	}
	return null;
}
// src/publish/manners/letters.ts
function withFirst(words, first) {
	if (first === null) return words;
	if (first === "all-lower") return words.split(/(`[^`]*`|\s+)/).map((word) => lowered(word)).join("");
	const [, head = "", rest = ""] = /^(\S+)([\s\S]*)$/.exec(words) ?? [];
	if (first === "lower") return lowered(head) + rest;
	return /^[a-z][a-z'\u2019-]*[,.;:]?$/.test(head) ? head.charAt(0).toUpperCase() + head.slice(1) + rest : words;
}
function lowered(word) {
	if (word.startsWith("`") || !/[A-Z]/.test(word)) return word;
	if (/^[A-Z]?[a-z'\u2019-]*[,.;:]?$/.test(word)) return word.toLowerCase();
	const [, name = word, end = ""] = /^(.*?)([,.;:)]{0,3})$/.exec(word) ?? [];
	return `\`${name.replaceAll("`", "")}\`${end}`;
}
// src/publish/manners/scopes.ts
const HOLDERS = new Set([
	"packages",
	"apps",
	"libs",
	"crates",
	"services",
	"modules",
	"components",
	"plugins"
]);
const PLAIN = new Set([
	"src",
	"lib",
	"test",
	"tests",
	"__tests__",
	"spec",
	"app",
	"source",
	"cmd",
	"internal",
	"pkg"
]);
function scopeOfPaths(paths, scopes) {
	const counts = new Map();
	for (const path of paths.slice(0, 1e3)) {
		const folders = path.split("/").slice(0, -1);
		const names = scopes === null ? [partOf(folders)] : listed(path, scopes);
		for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	const [most] = [...counts].sort(([, left], [, right]) => right - left);
	return most?.[0] ?? null;
}
function listed(path, scopes) {
	const lower = path.toLowerCase();
	const names = new Set(lower.replace(/\.[^./]*$/, "").split("/"));
	const isPart = (scope) => names.has(scope) || scope.includes("/") && `/${lower}`.includes(`/${scope}/`);
	return scopes.filter((scope) => isPart(scope.toLowerCase().replace(/^@[^/]{1,80}\//, "")));
}
function partOf(folders) {
	const holder = folders.findIndex((name) => HOLDERS.has(name));
	const part = holder === -1 ? folders.find((name) => !PLAIN.has(name)) : folders[holder + 1];
	return part !== void 0 && /^[\w-][\w.-]{0,38}$/.test(part) ? part : null;
}
// src/publish/manners/title.ts
const MAX_LENGTH = 72;
function houseTitle(words, kind, house, place) {
	const said = written$1(words, place);
	if (house === null) return {
		title: cutWords(said, MAX_LENGTH),
		from: null
	};
	return {
		title: composed(parseTitle(said), kind, house, place),
		from: house.from
	};
}
function titleChoices(words, kind, house, place) {
	const parts = parseTitle(written$1(words, place));
	const all = [
		{
			choice: "house",
			title: houseTitle(words, kind, house, place).title
		},
		{
			choice: "conventional",
			title: composed(parts, kind, {
				...bareForm("conventional", ""),
				scope: "none",
				first: "lower"
			}, place)
		},
		{
			choice: "plain",
			title: composed(parts, kind, {
				...bareForm("words", ""),
				first: "upper"
			}, place)
		}
	];
	return all.filter(({ title }, i) => all.findIndex((other) => other.title === title) === i);
}
function written$1(words, { links, fallback }) {
	const [said = ""] = [words, fallback].map((text) => inertTitle(text, links)).filter((text) => text !== "");
	return said;
}
const inertTitle = (text, links) => titleWords(text, links, 300).replace(/^(?:(?:fixup|squash|amend)! ){1,5}/, "").replace(/[\s.]{1,10}$/, "");
function composed(parts, kind, form, place) {
	const most = Math.min(MAX_LENGTH, form.maxLength ?? MAX_LENGTH);
	const start = prefix(parts, kind, form, place);
	const words = parts.shape !== "area" || start.includes(parts.scope ?? "") ? parts.words : `${parts.scope}: ${parts.words}`;
	return withoutOrders(start + fitted(withFirst(words, form.first), most - start.length));
}
const fitted = (words, length) => cutWords(words, Math.max(length, 10));
function prefix(parts, kind, form, place) {
	const scope = scopeFor(parts, form, place);
	if (form.shape === "conventional") return `${typeFor(parts, kind, form)}${scope === null ? "" : `(${scope})`}: `;
	if (form.shape === "brackets") {
		if (form.types !== null) return `[${typeFor(parts, kind, form)}] `;
		return scope === null ? "" : `[${scope}] `;
	}
	return form.shape === "area" && scope !== null ? `${scope}: ` : "";
}
const OF_KIND = {
	fix: [
		"fix",
		"bugfix",
		"bug",
		"hotfix"
	],
	implement: [
		"feat",
		"feature",
		"fix"
	],
	ask: ["docs"],
	suggest: ["chore"],
	judge: ["chore"]
};
const FEATURES = [
	"feat",
	"feature",
	"revert",
	"release"
];
function typeFor({ type }, kind, { types }) {
	const allowed = types ?? CONVENTIONAL_TYPES;
	return [
		...type !== null && !(kind === "fix" && FEATURES.includes(type)) ? [type] : [],
		...OF_KIND[kind],
		"chore"
	].map((want) => allowed.find((each) => each.toLowerCase() === want)).find((each) => each !== void 0) ?? allowed[0] ?? "fix";
}
function scopeFor({ scope, shape }, form, { paths, links }) {
	if (form.scope === "none") return null;
	const said = shape !== "words" && scope !== null && /^[\w./ ,*-]{1,40}$/.test(scope) ? scope : null;
	const same = (each) => each.toLowerCase() === said?.toLowerCase();
	const allowed = form.scopes === null ? said : form.scopes.find(same) ?? null;
	if (allowed !== null || form.scope !== "needed") return allowed;
	if (form.scopes?.length === 1 && form.shape !== "area") return form.scopes[0] ?? null;
	const whole = form.scopes === null && form.shape !== "area" ? links.repository.split("/").at(-1) ?? null : null;
	return scopeOfPaths(paths, form.scopes) ?? whole;
}
// src/pull-texts.ts
async function pullTexts(publication, means) {
	const { record, read, admission } = publication;
	const { config, github, links } = means;
	const task = record.task ?? {
		kind: "fix",
		key: "",
		subject: "",
		issue: null
	};
	const named = {
		kind: task.kind,
		key: admission.goesOn ?? task.key
	};
	const [form, template] = await Promise.all([formOf(record, read, github), findTemplate(read, task.kind)]);
	const title = chosenTitle(record, form, links);
	const stackedOn = pullsOf(admission.trigger)[0] ?? null;
	const own = await github.viewer();
	return {
		named,
		branch: branchOf(named),
		title,
		message: messageOf(record, title, admission, means),
		body: (noted, { verified, base }) => {
			const text = renderBody(noted, links, {
				baseMoved: verified !== base,
				stackedOn,
				ci: ciStart(own)
			});
			return template === null ? text : fillTemplate(template, text, answers(noted), links);
		},
		labels: labelsFor(await github.labels().catch(() => []), [config.label, config.optOutLabel]),
		reviewers: await reviewersOf(publication, github, own),
		stackedOn
	};
}
const ciStart = (own) => own?.login === "github-actions[bot]" ? HELD : null;
const HELD = "CI starts here once somebody who may write presses \"Approve workflows to run\".";
function chosenTitle(record, form, links) {
	const titles = titlesOf(record, form, links);
	const choice = record.message?.choice ?? "house";
	return (titles.find((each) => each.choice === choice) ?? titles[0])?.title ?? "Fix a failing check";
}
function titlesOf({ submission, task, patch }, form, links) {
	const subject = task?.subject.replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1") ?? "a failing check";
	const place = {
		links,
		paths: patch?.files.map(({ path }) => path) ?? [],
		fallback: `Fix ${subject}`
	};
	return titleChoices(submission?.title ?? "", task?.kind ?? "fix", form, place);
}
function messageOf({ task, submission }, title, { trigger, goesOn }, { config, links }) {
	return commitMessage({
		title,
		links,
		key: goesOn ?? task?.key ?? "",
		issue: task?.issue ?? null,
		cause: submission?.cause ?? "",
		coAuthor: config.coAuthor ? requester(trigger.accounts ?? []) : null,
		signOff: config.signOff
	});
}
const answers = ({ verifiers }) => verifiers.map(({ command, after }) => ({
	command,
	kinds: [...kindsOf(command, new Map())],
	green: after?.conclusion === "success"
}));
async function formOf({ patch }, read, github) {
	const recent = await github.recentPulls().catch(() => []);
	return houseForm(read, patch?.files.map(({ path }) => path) ?? [], recent);
}
function requester(accounts) {
	const person = accounts.find(({ bot, id }) => !bot && id !== null);
	return person === void 0 || person.id === null ? null : {
		login: person.login,
		id: person.id
	};
}
async function reviewersOf({ admission: { trigger } }, github, own) {
	if (trigger.kind !== "failed-run" && trigger.kind !== "in-job") return [];
	return reviewersFor({
		candidates: [(await github.commitAccount(trigger.sha).catch(() => null))?.author ?? null, ...trigger.accounts ?? []],
		self: own,
		mayWrite: (account) => mayWrite(account, { permission: github.collaborator })
	});
}
// src/house-message.ts
async function houseMessage(record, means) {
	const { workspace, read, github, links, admission } = means;
	if (!isCommitted(record, means)) return null;
	const hook = await commitMessageHook(read);
	if (hook === null) return null;
	const [first, ...others] = titlesOf(record, await formOf(record, read, github), links).map(({ choice, title }) => ({
		choice,
		message: messageOf(record, title, admission, means)
	}));
	if (first === void 0) return null;
	const { tree, wall } = await workspace.walledCopy();
	try {
		const checked = await checkMessage(hookRoom(wall.sandbox, join(workspace.logs, "commit-msg.log")), hook, [first, ...others], missingPiece);
		return {
			choice: checked.chosen.choice,
			hook: checked.hook
		};
	} finally {
		await workspace.discard(tree);
	}
}
const isCommitted = ({ task }, { admission, config }) => admission.delivery === "publish" && (config.publish === "pull-request" || config.publish === "push") && (task?.kind === "fix" || task?.kind === "implement");
// src/patched-files.ts
async function patchedFiles({ git, base }, { files, tree }) {
	const link = files.find(({ mode }) => mode === "120000");
	if (link !== void 0) return { ending: {
		outcome: "rejected",
		reason: `${JSON.stringify(link.path)} is a symbolic link, which is not published; the patch is kept in the run folder`
	} };
	const blob = (treeish, path) => git.bytes([
		"cat-file",
		"blob",
		`${treeish}:${path}`
	]);
	const nameOf = async (path) => (await git.run([
		"rev-parse",
		"--verify",
		`${base.tree}:${path}`
	])).trim();
	const read = async ({ path, status, mode }) => ({
		path,
		status,
		mode: status === "deleted" ? null : mode === "100755" ? "100755" : "100644",
		before: status === "added" ? null : await blob(base.tree, path),
		blobBefore: status === "added" ? null : await nameOf(path),
		after: status === "deleted" ? null : await blob(tree, path)
	});
	return { files: await Promise.all(files.map(read)) };
}
// src/steering.ts
const EVERY_MS = 6e4;
const MAX_REQUESTS = 60;
function openSteering(options) {
	const { startedAt, now = Date.now } = options;
	const heard = new Set();
	const writers = new Map();
	const since = new Date(startedAt).toISOString();
	let etag = null;
	let asked = Number.NEGATIVE_INFINITY;
	let requests = 0;
	const mayWrite = async (login) => {
		const known = writers.get(login);
		if (known !== void 0) return known;
		if (requests >= MAX_REQUESTS) return false;
		requests += 1;
		const may = await options.mayWrite(login);
		writers.set(login, may);
		return may;
	};
	const isNew = ({ id, bot, createdAt, updatedAt }) => !bot && !heard.has(id) && createdAt === updatedAt && Date.parse(createdAt) > startedAt;
	return async () => {
		if (now() - asked < EVERY_MS || requests >= MAX_REQUESTS) return null;
		asked = now();
		requests += 1;
		const { comments, etag: validator } = await options.fetchComments(since, etag);
		const said = [];
		for (const comment of (comments ?? []).filter(isNew)) {
			const text = options.mention(comment.body);
			if (text === null || !await mayWrite(comment.login)) continue;
			if (options.stops(comment.body)) return { stoppedBy: comment.login };
			heard.add(comment.id);
			said.push(`@${comment.login} wrote:\n${text}`);
		}
		etag = validator;
		return said.length === 0 ? null : { said: said.join("\n\n") };
	};
}
// src/github-order.ts
function githubOrder(asked, means) {
	if ("ending" in asked) return refusal(asked.ending);
	const { publisher } = means;
	const [facts, writes] = [factsOf(asked.trigger, means), isWriting(means)];
	const describe = onlyOnce(means.describe);
	let run = null;
	const letIn = () => {
		if (run === null) throw new Error("nobody has let this run in");
		return run;
	};
	return {
		dirty: false,
		resume: null,
		former: means.former ?? null,
		async admit() {
			const entered = await enter(asked.trigger, means, facts);
			if ("ending" in entered) return entered;
			run = entered.run;
			return entered.admitted;
		},
		async gather(fileAt) {
			const gathered = await newTaskOf(letIn().admission, means, {
				fileAt,
				facts
			});
			if ("task" in gathered) letIn().words = gathered.task.words;
			return gathered;
		},
		news: async () => letIn().news(),
		async publish(record, patch, workspace, { rules, tolerate }) {
			if (record.answer !== null) return null;
			const { admission, words } = letIn();
			const found = await patchedFiles(workspace, patch);
			if ("ending" in found) return found.ending;
			const read = baseFiles(rules);
			if (patch.files.length > 0) await tolerate(noteMessage(record, {
				workspace,
				read,
				...means,
				admission
			}));
			await describe(record);
			if (!writes) return null;
			const again = await admit(asked.trigger, means, facts, "publish");
			if ("ending" in again) return again.ending;
			const { diff } = patch;
			const { noted, ending } = await publisher.publish({
				admission,
				record,
				read,
				words,
				diff,
				...found
			});
			Object.assign(record, noted);
			return ending;
		},
		async tell(record) {
			await describe(record);
			return writes && run !== null ? publisher.tell(run.admission, record) : null;
		}
	};
}
const isWriting = ({ config }) => config.phase === "all" && config.publish !== "none";
async function enter(asked, means, facts) {
	const { config, github, prices, publisher } = means;
	const admission = await admit(asked, means, facts);
	if ("ending" in admission) return admission;
	chooseModel(config, prices);
	const found = await rulesFor(admission, github);
	if ("ending" in found) return found;
	if (isWriting(means)) await publisher.acknowledge(admission);
	const { trigger, trusted } = admission;
	return {
		run: {
			admission,
			news: newsOf(trigger, means),
			words: null
		},
		admitted: {
			...trigger,
			trusted,
			rules: found.rules,
			keepsSetup: keepsSetup(trigger)
		}
	};
}
async function noteMessage(record, hook) {
	record.message = await houseMessage(record, hook);
}
function onlyOnce(describe) {
	let isDone = false;
	return async (record) => {
		if (isDone) return;
		isDone = true;
		await describe(record);
	};
}
const threadOf = (trigger) => trigger.kind === "label" ? trigger.issue.number : trigger.kind === "comment" || trigger.kind === "review" ? trigger.issue : null;
function newsOf(trigger, { config, polls }) {
	const thread = threadOf(trigger);
	if (thread === null) return () => Promise.resolve(null);
	return openSteering({
		fetchComments: (since, etag) => polls.commentsSince(thread, since, etag),
		mayWrite: (login) => mayWrite(nameOnly(login), { permission: polls.collaborator }),
		mention: (body) => parseMention(body, config.mention)?.text ?? null,
		stops: (body) => parseMention(body, config.mention)?.command === "stop",
		startedAt: Date.now()
	});
}
function refusal(ending) {
	return {
		dirty: false,
		resume: null,
		admit: () => Promise.resolve({ ending }),
		gather: () => Promise.resolve({ ending }),
		publish: () => Promise.resolve(null)
	};
}
// src/trigger/comment-event.ts
const thread = {
	number,
	title: string_(),
	body: string_().nullish(),
	state: string_().nullish(),
	user: someone,
	labels: labels.nullish()
};
const written = {
	id: number,
	body: string_().nullish(),
	user: someone
};
const dated = {
	...written,
	created_at: string_(),
	updated_at: string_()
};
const event = {
	action: string_(),
	sender: account,
	repository: repository$1
};
const pull = object_({
	...thread,
	head: side,
	base: object_({ sha })
});
const issueComment = object_({
	...event,
	issue: object_({
		...thread,
		pull_request: object_({}).nullish()
	}),
	comment: object_(dated)
});
const reviewComment = object_({
	...event,
	pull_request: pull,
	comment: object_({
		...dated,
		path: string_(),
		line: number_().int().nullish(),
		diff_hunk: string_().nullish()
	})
});
const review = object_({
	...event,
	pull_request: pull,
	review: object_({
		...written,
		submitted_at: string_()
	})
});
function readIssueComment(source) {
	const payload = parse$1(issueComment, source);
	const { issue, comment, repository: repo } = payload;
	const isPullRequest = Boolean(issue.pull_request);
	const said = read(source, {
		...payload,
		on: issue,
		isPullRequest,
		wanted: "created"
	}, comment);
	if ("ending" in said) return said;
	if (!isPullRequest) return { trigger: {
		kind: "comment",
		...said,
		...onDefaultBranch(source, repo)
	} };
	return { trigger: {
		kind: "comment",
		...said,
		repository: toRepository(repo),
		sha: null,
		pull: issue.number
	} };
}
function readReviewComment(source) {
	const payload = parse$1(reviewComment, source);
	const { path, line, diff_hunk: diffHunk } = payload.comment;
	const place = {
		path,
		line: line ?? null,
		diffHunk: diffHunk ?? ""
	};
	return onPull(source, payload, payload.comment, {
		place,
		wanted: "created"
	});
}
function readReview(source) {
	const payload = parse$1(review, source);
	const { submitted_at: at, ...rest } = payload.review;
	return onPull(source, payload, {
		...rest,
		created_at: at,
		updated_at: at
	}, {
		place: null,
		wanted: "submitted"
	});
}
function onPull(source, payload, comment, { place, wanted }) {
	const { pull_request: on, repository: repo } = payload;
	const said = read(source, {
		...payload,
		on,
		isPullRequest: true,
		wanted
	}, comment);
	if ("ending" in said) return said;
	return { trigger: {
		kind: "review",
		...said,
		repository: toRepository(repo),
		sha: on.head.sha,
		branch: on.head.ref,
		against: on.base.sha,
		fork: on.head.repo?.id !== repo.id,
		place
	} };
}
function read(source, { action, wanted, sender, on, isPullRequest }, comment) {
	if (action !== wanted) return skipped$1(`'${source.name}' with action '${action}' is not '${wanted}'`);
	const body = comment.body ?? "";
	const mention = parseMention(body, source.mention);
	if (mention === null) return skipped$1(`comment ${comment.id} does not call '${source.mention}'`);
	if (isPullRequest && on.state === "closed") return skipped$1(`pull request #${on.number} is closed`);
	if (!comment.user) return refused$3(`the account that wrote comment ${comment.id} is gone`);
	return {
		...people$1([sender, comment.user], [source.env.triggeringActor]),
		labels: names(on.labels),
		issue: on.number,
		isPullRequest,
		thread: {
			title: on.title,
			body: on.body ?? "",
			author: on.user?.login ?? ""
		},
		commentId: comment.id,
		author: comment.user.login,
		body,
		...mention,
		createdAt: comment.created_at,
		updatedAt: comment.updated_at
	};
}
// src/trigger/issue-event.ts
const issues = object_({
	action: string_(),
	sender: account,
	repository: repository$1,
	label: object_({ name: string_() }).nullish(),
	issue: object_({
		number,
		title: string_(),
		body: string_().nullish(),
		state: string_().nullish(),
		user: someone,
		labels: labels.nullish()
	})
});
function readIssues(source) {
	const { issue, action, label, sender, repository: repo } = parse$1(issues, source);
	const all = names(issue.labels);
	if (action === "opened" && !all.includes(source.label)) return skipped$1(`issue #${issue.number} was opened without the label '${source.label}'`);
	if (action !== "opened" && action !== "labeled") return skipped$1(`'issues' with action '${action}' is not 'labeled'`);
	if (action === "labeled" && label?.name !== source.label) return skipped$1(`the label is '${label?.name ?? ""}', regreen acts on '${source.label}'`);
	if (issue.state === "closed") return skipped$1(`issue #${issue.number} is closed`);
	return { trigger: {
		kind: "label",
		...onDefaultBranch(source, repo),
		...people$1([sender], [source.env.triggeringActor]),
		labels: all,
		issue: {
			number: issue.number,
			title: issue.title,
			body: issue.body ?? "",
			author: issue.user?.login ?? ""
		}
	} };
}
// src/trigger/run-event.ts
const workflowRun = object_({
	action: string_(),
	sender: account,
	repository: repository$1,
	workflow_run: object_({
		id: number,
		name: string_().nullish(),
		path: string_(),
		event: string_().nullish(),
		run_number: number,
		run_attempt: number,
		conclusion: string_().nullable(),
		head_branch: string_().nullable(),
		head_sha: sha,
		head_commit: object_({ message: string_().nullish() }).nullish(),
		html_url: string_(),
		head_repository: object_({
			id: number_(),
			owner: object_({ login: string_() }).nullish()
		}).nullish(),
		actor: someone,
		triggering_actor: someone,
		pull_requests: array_(object_({
			number,
			base: object_({
				sha,
				repo: object_({ id: number_() }).nullish()
			})
		})).nullish()
	})
});
const MERGE_QUEUE = /^gh-readonly-queue\//;
const NO_FAILURE = new Map([
	[null, "has not ended yet"],
	["success", "ended 'success', which is no failure"],
	["neutral", "ended 'neutral', which is no failure"],
	["skipped", "ended 'skipped', which is no failure"],
	["cancelled", "ended 'cancelled': somebody stopped it, or a newer run took its place"],
	["stale", "ended 'stale': GitHub gave it up, and no command failed"],
	["action_required", "ended 'action_required': it waits for somebody to approve it, and nothing ran"],
	["startup_failure", "ended 'startup_failure': its workflow file is not valid, so there is no job and no log; repair that file by hand"]
]);
function readWorkflowRun(source) {
	const { workflow_run: run, repository: repo, sender } = parse$1(workflowRun, source);
	const nothing = nothingToDo(run);
	if (nothing !== null) return skipped$1(`run ${run.run_number} of '${run.name ?? run.path}' ${nothing}`);
	const pulls = (run.pull_requests ?? []).filter(({ base }) => (base.repo?.id ?? repo.id) === repo.id);
	return { trigger: {
		kind: "failed-run",
		repository: toRepository(repo),
		sha: run.head_sha,
		branch: run.head_branch ?? "",
		against: pulls[0]?.base.sha ?? null,
		...people$1([
			sender,
			run.actor,
			run.triggering_actor
		], [source.env.triggeringActor]),
		fork: run.head_repository?.id !== repo.id,
		headOwner: run.head_repository?.owner?.login ?? null,
		conclusion: run.conclusion,
		runId: run.id,
		runAttempt: run.run_attempt,
		runNumber: run.run_number,
		runUrl: run.html_url,
		workflowName: run.name ?? run.path,
		workflowPath: run.path.replace(/@.*$/s, ""),
		pulls: pulls.map((pull) => pull.number),
		message: run.head_commit?.message ?? ""
	} };
}
function nothingToDo({ conclusion, head_branch: branch, event, actor }) {
	if (conclusion !== "failure" && conclusion !== "timed_out") return NO_FAILURE.get(conclusion) ?? `ended '${conclusion}', which is no failure`;
	if (branch === null || branch === "") return "belongs to no branch";
	if (MERGE_QUEUE.test(branch)) return `is of the merge queue ('${branch}'), where nothing can be repaired; its pull requests can`;
	if (event === "pull_request_target") return "was started by 'pull_request_target', so its commit is not the one of the pull request";
	if (!actor) return "was started by an account that is gone; nobody can answer for it";
	return null;
}
// src/trigger/job-event.ts
function readSchedule(source) {
	const payload = parse$1(withRepository, source);
	const { fork } = checkedOut(source, payload);
	const who = peopleUnlessScheduled(source, payload);
	return { trigger: {
		kind: "schedule",
		...onDefaultBranch(source, payload.repository),
		fork,
		...who
	} };
}
function readTask(source, task) {
	const payload = parse$1(withRepository, source);
	const who = peopleUnlessScheduled(source, payload);
	return { trigger: {
		kind: "dispatch",
		...checkedOut(source, payload),
		...who,
		task
	} };
}
const repositoryDispatch = object_({
	action: string_().nullish(),
	sender: account,
	repository: repository$1,
	client_payload: object_({ task: string_().nullish() }).nullish()
});
function readRepositoryDispatch(source) {
	const payload = parse$1(repositoryDispatch, source);
	const task = source.task ?? payload.client_payload?.task ?? "";
	if (task.trim() === "") return skipped$1("'repository_dispatch' brings no task: send it as 'client_payload.task'");
	return { trigger: {
		kind: "dispatch",
		...onDefaultBranch(source, payload.repository),
		...people$1([payload.sender], [source.env.triggeringActor]),
		task
	} };
}
function readInJob(source) {
	const payload = parse$1(withRepository, source);
	if (MERGE_QUEUE.test(source.env.refName)) return skipped$1(`'${source.env.refName}' is of the merge queue, where nothing can be repaired`);
	return { trigger: {
		kind: "in-job",
		...checkedOut(source, payload),
		...peopleOfJob(source, payload.sender),
		runId: source.env.runId,
		runAttempt: source.env.runAttempt,
		job: source.env.job,
		workflowPath: workflowPath(source.env.workflowRef),
		pulls: payload.pull_request?.number ? [payload.pull_request.number] : []
	} };
}
const peopleUnlessScheduled = (source, { sender }) => source.name === "schedule" ? {
	actors: [],
	accounts: []
} : peopleOfJob(source, sender);
function workflowPath(ref) {
	return ref.replace(/@.*$/s, "").split("/").slice(2).join("/");
}
function checkedOut(source, { pull_request: pull, repository: repo }) {
	const head = pull?.head;
	return {
		repository: toRepository(repo),
		sha: source.env.sha,
		branch: head?.ref ?? source.env.refName,
		against: pull?.base.sha ?? null,
		fork: head !== void 0 && head.repo?.id !== repo.id,
		...pull ? { labels: names(pull.labels) } : {}
	};
}
// src/trigger/event.ts
const READERS = new Map([
	["workflow_run", readWorkflowRun],
	["issue_comment", readIssueComment],
	["pull_request_review_comment", readReviewComment],
	["pull_request_review", readReview],
	["pull_request_target", () => refused$3("'pull_request_target' runs beside secrets on what a stranger may have written; use 'pull_request' or 'workflow_run'")]
]);
const NOTHING_TO_DO = new Map([
	["check_run", "never sent for checks of Actions; use 'workflow_run'"],
	["check_suite", "never sent for checks of Actions; use 'workflow_run'"],
	["status", "tells of a service whose commands are not known here; use 'workflow_run'"],
	["merge_group", "is of the merge queue, where nothing can be repaired; use 'pull_request'"],
	["workflow_job", "tells of one job while its run goes on; use 'workflow_run'"]
]);
function readEvent(source) {
	const reader = READERS.get(source.name);
	if (reader !== void 0) return reader(source);
	if (source.name === "issues" && source.mode !== "fix") return readIssues(source);
	if (source.mode === "suggest" || source.name === "schedule" && source.mode === "auto") return readSchedule(source);
	if (source.name === "repository_dispatch") return readRepositoryDispatch(source);
	if (source.task !== null) return readTask(source, source.task);
	const reason = NOTHING_TO_DO.get(source.name);
	if (reason !== void 0) return skipped$1(`'${source.name}' ${reason}`);
	if (source.mode === "implement" || source.mode === "ask") return skipped$1(`mode '${source.mode}' needs an issue or the input 'task'; the event is '${source.name}'`);
	return readInJob(source);
}
export { statusOf as $, openLooks as A, isForbidden as B, size as C, branchOf as D, taskOf as E, withTrailer as F, fetchLog as G, refusalEnding as H, Undone as I, policyOf as J, admit as K, answerOf as L, readTip as M, refused as N, hasTaken as O, refusedBy as P, createGitHub as Q, asked as R, modelWords as S, publicText as T, isSameAccount as U, isUncertain as V, lastLine as W, pullsOf as X, authorize as Y, isSame as Z, code as _, pullTexts as a, guardLine as b, compareUrl as c, movedLine as d, permalink as f, originalsLine as g, boxLines as h, ciStart as i, openPull as j, isOurs as k, joined as l, subjectOf as m, githubOrder as n, checkedLinks as o, reasons as p, factsOf as q, refusal as r, cite as s, readEvent as t, marker as u, cost as v, usageLine as w, modelName as x, counted as y, failed as z };
