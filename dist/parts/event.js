import { o as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { t as WrongUse } from "./types.js";
import { t as sentence } from "./sentence.js";
import { a as RequestError, i as Octokit$1, n as legacyRestEndpointMethods, t as paginateRest } from "./dist-bundle.js";
import { h as object, m as number, u as array, v as string } from "./config.js";
import { D as sanitize, O as sanitizeMarkdown } from "./workspace.js";
import { n as triage, t as excerptText } from "./failure-log.js";
import { c as plain, l as wordsTask, s as keyOf, t as chooseModel } from "./model-choice.js";
import { C as findInstance, S as readWorkflow, _ as placeOf, f as checkOf, i as inputVerifiers, m as compositeCommand, p as calledJob, v as stepName, y as stepVerifier } from "./discover.js";
import { t as codeSpans } from "./code.js";
import { t as splitComments } from "./comments.js";
import { a as checkSecrets, n as mayWriteCache, o as leakEnding } from "./cache-key.js";
import { _ as withRepository, a as number$1, c as people, d as repository, f as sha, g as toRepository, h as someone, i as names, l as peopleOfJob, m as skipped$1, n as account, o as onDefaultBranch, p as side, r as labels, s as parse, u as refused$2 } from "./payload.js";
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
	"/orgs/{org}/invitations",
	"/orgs/{org}/invitations/{invitation_id}",
	"/orgs/{org}/teams/{team_slug}/discussions",
	"/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
	"/repos/{owner}/{repo}/collaborators/{username}",
	"/repos/{owner}/{repo}/commits/{commit_sha}/comments",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
	"/repos/{owner}/{repo}/pulls/{pull_number}/merge",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
	"/repos/{owner}/{repo}/releases",
	"/teams/{team_id}/discussions",
	"/teams/{team_id}/discussions/{discussion_number}/comments"
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
// src/github.ts
const ALLOWED = [
	"GET /user",
	"GET /repos/{owner}/{repo}/collaborators/{username}/permission",
	"GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs",
	"GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs",
	"GET /repos/{owner}/{repo}/contents/{path}",
	"GET /repos/{owner}/{repo}/git/ref/{ref}",
	"GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
	"GET /repos/{owner}/{repo}/git/commits/{commit_sha}",
	"POST /repos/{owner}/{repo}/git/blobs",
	"POST /repos/{owner}/{repo}/git/trees",
	"POST /repos/{owner}/{repo}/git/commits",
	"POST /repos/{owner}/{repo}/git/refs",
	"PATCH /repos/{owner}/{repo}/git/refs/{ref}",
	"GET /repos/{owner}/{repo}/pulls",
	"POST /repos/{owner}/{repo}/pulls",
	"PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
	"GET /repos/{owner}/{repo}/issues",
	"POST /repos/{owner}/{repo}/issues",
	"GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
	"PATCH /repos/{owner}/{repo}/issues/{issue_number}"
];
const PAGE = 100;
function statusOf(error) {
	return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number" ? error.status : 0;
}
function routePattern(route, owner, repo) {
	const own = route.replace("{owner}", RegExp.escape(owner)).replace("{repo}", RegExp.escape(repo));
	return new RegExp(`^${own.replace(/\{(path|ref)\}/g, ".+").replace(/\{\w+\}/g, "[^/]+")}$`);
}
function createGitHub({ token, apiUrl, owner, repo, version, note }) {
	const octokit = new (Octokit.plugin(retry, throttling))({
		auth: token,
		baseUrl: apiUrl,
		userAgent: `regreen/${version}`,
		log: {
			debug: () => {},
			info: () => {},
			warn: () => {},
			error: () => {}
		},
		throttle: {
			write: new import_light.default.Group({ maxConcurrent: 1 }),
			notifications: new import_light.default.Group({ maxConcurrent: 1 }),
			onRateLimit: (after, options, _, count) => waits(after, options, count),
			onSecondaryRateLimit: (after, options, _, count) => waits(after, options, count)
		}
	});
	const waits = (after, options, count) => {
		note(`GitHub asks to wait ${after} s before ${options.method} ${options.url}`);
		return count < 2;
	};
	const allowed = ALLOWED.map((route) => routePattern(route, owner, repo));
	octokit.hook.error("request", (error) => {
		if (statusOf(error) !== 401) throw error;
		throw new WrongUse(`${apiUrl} answers 401: the token is wrong or expired; set the input 'github-token' (GITHUB_TOKEN or GH_TOKEN for the command)`);
	});
	octokit.hook.wrap("request", (request, options) => {
		const { method, url } = octokit.request.endpoint(options);
		const call = `${method} ${url.replace(apiUrl, "").replace(/\?.*$/, "")}`;
		if (!allowed.some((pattern) => pattern.test(call))) throw new Error(`regreen does not make the call '${call}'`);
		return request(options);
	});
	const here = {
		owner,
		repo
	};
	let own = null;
	const { rest } = octokit;
	return {
		async permission(username) {
			try {
				return (await rest.repos.getCollaboratorPermissionLevel({
					...here,
					username
				})).data.permission;
			} catch (error) {
				if (statusOf(error) === 404) return "none";
				throw error;
			}
		},
		async commentsSince(issue, since, etag) {
			try {
				const { data, headers } = await rest.issues.listComments({
					...here,
					issue_number: issue,
					since,
					per_page: PAGE,
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
		async isOwn(login) {
			if (login.endsWith("[bot]")) return true;
			own ??= rest.users.getAuthenticated().then(({ data }) => data.login, () => null);
			return login === await own;
		},
		async jobs(runId, attempt) {
			const jobs = [];
			const page = async (n) => {
				const { data } = await rest.actions.listJobsForWorkflowRunAttempt({
					...here,
					run_id: runId,
					attempt_number: attempt,
					per_page: PAGE,
					page: n
				});
				return data.jobs;
			};
			for (let n = 1; jobs.length === (n - 1) * PAGE; n += 1) jobs.push(...await page(n));
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
		async file(path, ref) {
			try {
				const { data } = await rest.repos.getContent({
					...here,
					path,
					...ref === void 0 ? {} : { ref },
					mediaType: { format: "raw" }
				});
				return typeof data === "string" ? data : null;
			} catch (error) {
				if (statusOf(error) === 404) return null;
				throw error;
			}
		},
		async branchHead(branch) {
			try {
				return (await rest.git.getRef({
					...here,
					ref: `heads/${branch}`
				})).data.object.sha;
			} catch (error) {
				if (statusOf(error) === 404) return null;
				throw error;
			}
		},
		async commit(sha) {
			const { data } = await rest.git.getCommit({
				...here,
				commit_sha: sha
			});
			return {
				tree: data.tree.sha,
				parents: data.parents.map((parent) => parent.sha),
				message: data.message
			};
		},
		async tree(sha) {
			const { data } = await rest.git.getTree({
				...here,
				tree_sha: sha,
				recursive: "1"
			});
			if (data.truncated) throw new Error(`the tree of ${owner}/${repo} is too large for GitHub to list whole`);
			return new Map(data.tree.filter((entry) => entry.type === "blob").map((entry) => [entry.path, entry.sha]));
		},
		async createBlob(content) {
			return (await rest.git.createBlob({
				...here,
				content: Buffer.from(content).toString("base64"),
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
		},
		async createBranch(branch, sha) {
			await rest.git.createRef({
				...here,
				ref: `refs/heads/${branch}`,
				sha
			});
		},
		async updateBranch(branch, sha) {
			await rest.git.updateRef({
				...here,
				ref: `heads/${branch}`,
				sha,
				force: false
			});
		},
		async pulls(branch) {
			const { data } = await rest.pulls.list({
				...here,
				head: `${owner}:${branch}`,
				state: "all",
				per_page: 10
			});
			return data.map((pull) => ({
				number: pull.number,
				url: pull.html_url,
				state: pull.state,
				merged: pull.merged_at !== null,
				body: pull.body ?? "",
				author: pull.user?.login ?? ""
			}));
		},
		async createPull(pull) {
			const { data } = await rest.pulls.create({
				...here,
				...pull
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
		async openIssues(labels) {
			const { data } = await rest.issues.listForRepo({
				...here,
				state: "open",
				labels,
				per_page: 100
			});
			return data.filter((issue) => issue.pull_request === void 0).map((issue) => ({
				number: issue.number,
				url: issue.html_url,
				body: issue.body ?? "",
				author: issue.user?.login ?? ""
			}));
		},
		async createIssue(issue) {
			const { data } = await rest.issues.create({
				...here,
				...issue
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
		}
	};
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
	const labels = isRecord(runsOn) ? runsOn.labels : runsOn;
	const services = isRecord(job.services) ? Object.entries(job.services) : [];
	return {
		runsOn: texts(labels, scope),
		container: imageOf(job.container, scope),
		services: services.slice(0, MAX_SERVICES).map(([name, service]) => ({
			name,
			image: imageOf(service, scope) ?? "",
			ports: isRecord(service) ? texts(service.ports, scope) : []
		})),
		actions: (job.steps ?? []).flatMap((step) => step.uses === void 0 ? [] : [{
			uses: step.uses,
			with: { ...step.with }
		}])
	};
}
function imageOf(value, scope) {
	const [image] = texts(isRecord(value) ? value.image : value, scope);
	return image === void 0 || image === "" ? null : image;
}
function texts(value, scope) {
	return (Array.isArray(value) ? value : [value]).flatMap((each) => typeof each === "string" || typeof each === "number" ? scope.resolve(String(each)) ?? [] : []);
}
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
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
			const found = checkOf(step, place);
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
		case "label": return { task: issueTask(trigger, await mayWrite$1(trigger.issue.author, sources.github)) };
		case "schedule": return { task: suggestTask(trigger) };
		case "dispatch": return { task: wordsTask(trigger.task, keyOf(repositoryName(trigger), trigger.task)) };
	}
}
const LOG_TOKENS = 1500;
async function failedRunTask(trigger, sources) {
	const job = (await sources.github.jobs(trigger.runId, trigger.runAttempt)).filter((job) => job.conclusion === "failure" || job.conclusion === "timed_out")[0];
	if (job === void 0) return skipped(`run ${trigger.runNumber} of '${trigger.workflowName}' has no failed job`);
	const step = failedStep(job);
	if (step === null) return skipped(`job '${job.name}' failed in no step of its own`);
	const log = await jobLog(sources.github, job.id);
	const run = `[${plain(trigger.workflowName)} #${trigger.runNumber}](${trigger.runUrl})`;
	return fixTask(trigger, sources, {
		job,
		step,
		log,
		subject: `the failing \`${plain(step.stepName)}\` step of ${run} on \`${plain(trigger.branch)}\``
	});
}
async function inJobTask(trigger, sources) {
	const name = jobDisplayName(await sources.fileAt(trigger.workflowPath) ?? "", trigger.job);
	const running = (await sources.github.jobs(trigger.runId, trigger.runAttempt)).filter((job) => job.status === "in_progress" && failedStep(job) !== null);
	const job = running.find((each) => each.runnerName === sources.runnerName && each.runnerName !== null) ?? running.find((each) => each.name === name || each.name.startsWith(`${name} (`)) ?? running[0];
	const step = job === void 0 ? null : failedStep(job);
	if (job === void 0 || step === null) return skipped("no step of this job has failed; regreen belongs in a last step with `if: failure()`");
	const where = job.htmlUrl === null ? `job \`${plain(job.name)}\`` : `[job \`${plain(job.name)}\`](${job.htmlUrl})`;
	return fixTask(trigger, sources, {
		job,
		step,
		log: null,
		subject: `the failing \`${plain(step.stepName)}\` step of ${where} on \`${plain(trigger.branch)}\``
	});
}
async function fixTask(trigger, sources, { job, step, log, subject }) {
	const commands = await jobCommandsIn({ read: sources.fileAt }, trigger.workflowPath, step);
	const failing = commands.failing === null ? [...sources.verify] : [commands.failing];
	if (failing.length === 0) return skipped(`${trigger.workflowPath}: ${commands.reason}; name the failing command in the input 'verify'`);
	const found = log === null ? null : await triage([log], { maxTokens: LOG_TOKENS });
	const evidence = log === null ? [] : [{
		name: "ci-job.log",
		text: log
	}];
	const firstError = normaliseError(found?.failures[0]?.message ?? "");
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
		key: keyOf(repositoryName(trigger), trigger.workflowPath, job.name, step.stepName, firstError, trigger.branch),
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
async function mayWrite$1(author, github) {
	if (author === "" || author.endsWith("[bot]")) return false;
	return ["admin", "write"].includes(await github.permission(author));
}
function issueTask(trigger, trusted) {
	const { number, title, body } = trigger.issue;
	return {
		kind: "implement",
		text: `Issue #${number}: ${title}\n\n${body}`,
		subject: `#${number}`,
		failing: [],
		beside: [],
		evidence: [],
		key: keyOf(repositoryName(trigger), "issue", String(number)),
		issue: number,
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
// src/text/comparison.ts
function comparisonSentence({ failedBefore, failedNow, newlyFailing }) {
	return `${failedBefore} failed before, ${failedNow} now, ${newlyFailing.length === 0 ? "none new" : `${newlyFailing.length} new`}`;
}
// src/text/publicText.ts
const REMOVED = "(link removed)";
const LONGEST_BODY = 65536;
function publicText(text, allow, shape = {}) {
	const { oneLine = false, maxLength = LONGEST_BODY } = shape;
	const clean = withoutComments(sanitize(text).text).slice(0, 2 * LONGEST_BODY).replace(TRAILER$1, "").trim();
	const source = oneLine ? clean.replace(/\s+/g, " ") : clean.replace(/\n{3,}/g, "\n\n");
	let budget = Math.min(maxLength, source.length);
	for (;;) {
		const result = inert(cut(source, budget), allow, oneLine);
		if (result.length <= maxLength || budget <= 0) return result;
		budget = Math.min(budget - 1, Math.floor(budget * maxLength / result.length));
	}
}
function withoutComments(text) {
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
const SKIP = /\[[ \t]*(skip ci|ci skip|no ci|skip actions|actions skip)[ \t]*\]/gi;
function inert(text, allow, oneLine) {
	return (oneLine ? inertLine(text, allow) : inertLines(text.split("\n"), allow)).replace(/<!(?=--)/g, "< !").replace(TRAILER$1, "").replace(SKIP, "($1)").replace(/skip-checks[ \t]*:/gi, "skip-checks").trim();
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
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b/i;
function withoutClosing(code) {
	if (!CLOSING.test(code)) return code;
	return code.replace(/(#|\bGH-|\/(?:issues|pull)\/)(?=\d)/gi, "$1 ");
}
const HEADING = /^([ \t>*+-]*)#{1,6}(?=[ \t]|$)[ \t]*/;
const CHECKBOX = /^([ \t>*+\d.)-]*)\[[ x]\](?=[ \t])[ \t]*/i;
function inertLine(line, allow) {
	if (/^[ \t>|:=-]*$/.test(line)) return "";
	return codeSpans(line.replace(HEADING, "$1").replace(CHECKBOX, "$1")).map((span) => span.code ? withoutClosing(span.text) : inertProse(span.text, allow)).filter((piece) => piece !== "").map((piece, i, all) => piece.startsWith("`") && all[i - 1]?.endsWith("`") ? ` ${piece}` : piece).join("");
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
// src/publish/body.ts
const TITLE_LENGTH = 72;
const MAX_LINES = 25;
const WORDS_LENGTH = 400;
function renderTitle(record, links) {
	const words = publicText(record.submission?.title ?? "", links, {
		oneLine: true,
		maxLength: TITLE_LENGTH
	});
	if (words !== "") return words;
	return publicText(`Fix ${record.task?.subject.replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1") ?? ""}`, links, {
		oneLine: true,
		maxLength: TITLE_LENGTH
	});
}
function renderBody(record, links) {
	const head = [
		opening(record),
		"",
		...reasons(record, links)
	];
	const tail = [
		"",
		guardLine(record),
		usageLine(record),
		marker(record)
	];
	const boxes = [...record.verifiers.map((result) => box(result, links)), ...record.newTests.map(testBox)];
	const room = MAX_LINES - head.length - tail.length;
	const shown = boxes.length <= room ? boxes : [...boxes.slice(0, room - 1), `- \u2026 and ${boxes.length - room + 1} more in run.json`];
	return [
		...head,
		...shown,
		...tail
	].map((line) => line.replace(/[\r\n]+/g, " ")).join("\n");
}
function opening({ task, alsoRedAtBase }) {
	if (task?.issue !== null && task?.issue !== void 0) return `Closes #${task.issue}`;
	const older = alsoRedAtBase === true ? " It failed before this branch, too." : "";
	return `Fixes ${task?.subject ?? "a failing check"}.${older}`;
}
function reasons({ submission, citations }, links) {
	const words = (text) => publicText(text ?? "", links, {
		oneLine: true,
		maxLength: WORDS_LENGTH
	});
	const [first, ...others] = citations;
	const more = others.slice(0, 3).map((citation) => cite(citation, links));
	return [
		...words(submission?.cause) === "" ? [] : [`**Cause.** ${words(submission?.cause)}`],
		...first === void 0 ? [] : [permalink(first, links)],
		...words(submission?.change) === "" ? [] : [`**Change.** ${[words(submission?.change), ...more].join(" ")}`],
		...(submission?.notVerified ?? []).slice(0, 3).map((text) => `Not verified: ${words(text)}`),
		""
	];
}
function cite(citation, links) {
	return `[\`${oneLine(citation.path)}:${citation.startLine}\`](${permalink(citation, links)})`;
}
function permalink({ path, startLine, endLine, sha }, { serverUrl, repository }) {
	const range = startLine === endLine ? `L${startLine}` : `L${startLine}-L${endLine}`;
	return `${serverUrl}/${repository}/blob/${sha}/${encodePath(path)}#${range}`;
}
function encodePath(path) {
	const encode = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
	return path.split("/").map(encode).join("/");
}
function box(result, links) {
	const command = `\`${oneLine(result.command)}\``;
	const { before, after } = result;
	if (after === null && before !== null && before.conclusion !== "not-run") return `- [ ] ${command}: ${exit(before)} before, not run since (${logReference(before, links)})`;
	if (after === null || after.conclusion === "not-run") return `- [ ] ${command}: not run, ${missing(after ?? before)}`;
	return `- [${after.conclusion === "success" ? "x" : " "}] ${command}: ${change(before, after)}, ${(after.durationMs / 1e3).toFixed(1)} s${notes(result)} (${logReference(after, links)})`;
}
function notes({ flaky, withOriginalTests, comparison }) {
	const tests = comparison == null || comparison.failedBefore === 0 && comparison.failedNow === 0 ? "" : `, ${comparisonSentence(comparison)}`;
	const originals = withOriginalTests === null ? "" : `, ${exit(withOriginalTests)} with the original tests and settings`;
	return `${tests}${flaky ? ", flaky: the first run was red" : ""}${originals}`;
}
const PROOF = {
	failure: "red without this change, green with it",
	success: "green without this change as well, so it proves nothing",
	unknown: "green with this change; without it the run is red, but nothing tells which test"
};
function testBox(test) {
	return `- [${test.without === "failure" ? "x" : " "}] new test \`${oneLine(test.id)}\`: ${PROOF[test.without]}`;
}
function change(before, after) {
	if (before === null) return `${exit(after)} now`;
	return exit(before) === exit(after) ? `${exit(after)} before and now` : `${exit(before)} before, ${exit(after)} now`;
}
const exit = (run) => run.exitCode === null ? run.conclusion.replace("_", " ") : `exit ${run.exitCode}`;
const missing = (run) => run?.missing == null ? "nothing known of it" : `\`${oneLine(run.missing)}\` is missing here`;
function logReference({ log }, { runUrl }) {
	return `${runUrl === null ? log.file : `[${log.file}](${runUrl})`} L${log.startLine}-${log.endLine}, sha256 ${log.sha256.slice(0, 12)}\u2026`;
}
function oneLine(command) {
	const [first = "", ...rest] = command.trim().split(/[\r\n]+/);
	return `${first.replaceAll("`", "'").slice(0, 120)}${rest.length > 0 ? " \u2026" : ""}`;
}
function guardLine({ findings, patch }) {
	const size = `${counted(patch?.files.length ?? 0, "file")}, +${patch?.additions ?? 0} \u2212${patch?.deletions ?? 0}.`;
	if (findings.length === 0) return `The guard found no weakened test, check or suppression. ${size}`;
	return `To look at: ${findings.slice(0, 3).map(tell).join(", ")}. ${size}`;
}
function tell({ rule, path, line, excerpt }) {
	return rule === "oversized" ? `a large change (${oneLine(excerpt)}), so this is a draft` : `${rule} in \`${oneLine(path)}:${line}\``;
}
function usageLine({ usage, timing, environment, attempts }) {
	if (attempts.length === 0) return `Made by regreen without a model, ${minutes(timing.totalMs)}.`;
	const tokens = usage.inputTokens + usage.outputTokens;
	const cached = usage.inputTokens === 0 ? 0 : Math.round(100 * usage.cachedInputTokens / usage.inputTokens);
	return `Made by regreen with ${environment.model}: ${counted(usage.turns, "turn")}, ${thousands(tokens)} tokens (${cached} % cached)${cost(usage)}, ${minutes(timing.totalMs)}.`;
}
const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
const cost = ({ costUsd }) => costUsd === null ? "" : `, $${costUsd.toFixed(costUsd < .1 ? 3 : 2)}`;
const thousands = (count) => count < 1e3 ? String(count) : `${Math.round(count / 1e3)}k`;
const minutes = (ms) => ms < 6e4 ? `${Math.round(ms / 1e3)} s` : `${Math.round(ms / 6e4)} min`;
function marker({ task }) {
	return `<!-- regreen:key=${task?.key ?? ""} -->`;
}
// src/publish/pull-request.ts
async function publishPullRequest(order) {
	const { github, base, branch } = order;
	const head = await github.branchHead(base);
	if (head === null) return stale$1(`the branch '${base}' is gone`);
	const moved = await touchedSince(order, head);
	if (moved !== null) return stale$1(`'${base}' has moved to ${head.slice(0, 12)}, which changes ${moved}`);
	const said = await peopleSaid(order);
	if (said !== null) return {
		status: "ended",
		ending: said
	};
	try {
		await commit(order, head);
	} catch (error) {
		if (statusOf(error) === 403) return ended("failed", `the token may not write to ${order.repository} (403): grant \`contents: write\` (workflow files also need an App with \`workflows\`); the patch is kept in the run folder`);
		throw error;
	}
	const open = (await github.pulls(branch)).find(({ state }) => state === "open");
	return open === void 0 ? openPull(order) : updatePull(order, open);
}
async function peopleSaid({ github, branch, marker }) {
	const refused = (reason) => ({
		outcome: "refused",
		reason
	});
	if ((await github.pulls(branch)).some(({ state, merged, body }) => state === "closed" && !merged && body.includes(marker))) return refused(`the pull request of '${branch}' was closed unmerged; regreen does not open it again`);
	const head = await github.branchHead(branch);
	if (head === null || (await github.commit(head)).message.includes(`\n${TRAILER}: `)) return null;
	return refused(`somebody has committed to '${branch}'; regreen leaves it alone`);
}
async function openPull(order) {
	const { github, title, body, branch, base, draft } = order;
	try {
		return {
			status: "published",
			branch,
			...await github.createPull({
				title,
				body,
				head: branch,
				base,
				draft
			}),
			note: null
		};
	} catch (error) {
		const compare = `${order.serverUrl}/${order.repository}/compare/${encodePath(base)}...${encodePath(branch)}?expand=1`;
		if (statusOf(error) !== 403) return ended("failed", `GitHub refused the pull request (${sentence(error)}); the branch is pushed, open it yourself: ${compare}`);
		return {
			status: "published",
			branch,
			number: null,
			url: "",
			note: `the token may not open pull requests (403); open it yourself: ${compare}`
		};
	}
}
async function updatePull(order, open) {
	if (open.body.includes(order.marker)) await order.github.updatePull(open.number, {
		title: order.title,
		body: order.body
	});
	return {
		status: "published",
		branch: order.branch,
		number: open.number,
		url: open.url,
		note: null
	};
}
async function touchedSince({ github, patch, blobBefore }, head) {
	if (head === patch.base) return null;
	const now = await github.tree((await github.commit(head)).tree);
	for (const { path } of patch.files) if ((now.get(path) ?? null) !== await blobBefore(path)) return path;
	return null;
}
const TRAILER = "Regreen-Key";
async function commit(order, head) {
	const { github, patch, branch, title } = order;
	const before = await github.branchHead(branch);
	const last = before === null ? null : await github.commit(before);
	const entries = await Promise.all(patch.files.map(async ({ path, status, mode }) => ({
		path,
		mode: mode === "100755" ? "100755" : "100644",
		sha: status === "deleted" ? null : await github.createBlob(await order.content(path))
	})));
	const tree = await github.createTree((await github.commit(head)).tree, entries);
	const message = `${title}\n\n${TRAILER}: ${branch.replace(/^.*-/, "")}`;
	if (before === null || last === null) await github.createBranch(branch, await github.createCommit(message, tree, [head]));
	else if (last.tree !== tree) {
		const parents = last.parents.includes(head) ? [before] : [before, head];
		await github.updateBranch(branch, await github.createCommit(message, tree, parents));
	}
}
const ended = (outcome, reason) => ({
	status: "ended",
	ending: {
		outcome,
		reason
	}
});
const stale$1 = (why) => ended("stale", `${why}; the patch is kept in the run folder`);
// src/publish/suggestions.ts
const SUGGESTIONS_LABEL = "regreen-suggestions";
async function publishSuggestions(github, record, links) {
	const title = `Suggestions: ${record.suggestions.length} small ${record.suggestions.length === 1 ? "improvement" : "improvements"}`;
	const body = renderSuggestions(record, links);
	const marked = (await github.openIssues(SUGGESTIONS_LABEL)).filter((issue) => issue.body.includes(marker(record)));
	for (const issue of marked) {
		if (!await github.isOwn(issue.author)) continue;
		await github.updateIssue(issue.number, {
			title,
			body
		});
		return {
			number: issue.number,
			url: issue.url
		};
	}
	return github.createIssue({
		title,
		body,
		labels: [SUGGESTIONS_LABEL]
	});
}
function renderSuggestions(record, links) {
	const words = (text, maxLength) => publicText(text, links, {
		oneLine: true,
		maxLength
	});
	const items = record.suggestions.map(({ title, path, line, why }) => {
		const place = {
			path,
			startLine: line,
			endLine: line,
			sha: record.base?.sha ?? ""
		};
		return `- **${words(title, 100)}** (${cite(place, links)}): ${words(why, 300)}`;
	});
	return [
		`Each names a line that exists at ${record.base?.sha.slice(0, 12)}; nothing was run or changed.`,
		"",
		...items,
		"",
		`Made by regreen with ${record.environment.model}: ${record.usage.turns} turns.`,
		marker(record)
	].join("\n");
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
			heard.add(comment.id);
			said.push(`@${comment.login} wrote:\n${text}`);
		}
		etag = validator;
		return said.length === 0 ? null : said.join("\n\n");
	};
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
async function mayWrite(account, facts) {
	if (account.bot || account.login.endsWith("[bot]")) return false;
	const { permission, role } = await facts.permission(account.login);
	return canWrite(permission, role);
}
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
		branchHead: once("branchHead", (branch) => facts.branchHead(branch)),
		commit: once("commit", (sha) => facts.commit(sha)),
		attempts: once("attempts", (key) => facts.attempts(key)),
		runsToday: once("runsToday", () => facts.runsToday())
	};
}
// src/trigger/freshness.ts
const stale = (reason) => ({
	outcome: "stale",
	reason
});
async function staleness(trigger, facts) {
	switch (trigger.kind) {
		case "label": return editedIssue(trigger, facts);
		case "failed-run": return movedBranch(trigger, facts);
		case "comment":
		case "review": return await movedPull(trigger, facts) ?? editedComment(trigger, facts);
		default: return null;
	}
}
async function editedIssue({ issue }, facts) {
	const now = await facts.issue(issue.number);
	if (now === null) return stale(`issue #${issue.number} is gone`);
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
async function movedPull(trigger, facts) {
	if (!trigger.isPullRequest) return null;
	const { head, state } = await facts.pull(trigger.issue);
	if (state !== "open") return stale(`pull request #${trigger.issue} is ${state}`);
	if (head.sha === trigger.sha) return null;
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
const refused$1 = (reason) => ({ ending: {
	outcome: "refused",
	reason
} });
function ownBranchRefusal({ kind, branch }) {
	if (!isOwnBranch(branch)) return null;
	if (kind === "failed-run" || kind === "comment" || kind === "review") return null;
	return `'${branch}' is a branch of regreen itself`;
}
async function ownRetry(asked, policy, facts) {
	if (asked.kind !== "failed-run") return null;
	const onOwnBranch = isOwnBranch(asked.branch);
	if (!onOwnBranch && !await pushedByUs(asked, policy, facts)) return null;
	const [own, commit] = [await facts.own(), await facts.commit(asked.sha)];
	const key = isSame(commit.author, own) ? keyIn(commit.message, policy.trailer) : null;
	if (key === null) return onOwnBranch ? refused$1(`somebody has committed to '${asked.branch}', a branch of regreen; it is left alone`) : null;
	const attempts = await facts.attempts(key);
	const ending = attemptsLeft(attempts, policy);
	return ending === null ? {
		key,
		attempts
	} : { ending };
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
	if ("command" in asked) return null;
	for (const number of threadsOf(asked)) {
		const by = await stoppedBy(number, policy, facts);
		if (by !== null) return `${by} told regreen to stop on #${number}; '${policy.mention} again' from somebody who may write goes on`;
	}
	return null;
}
const ASSOCIATIONS = [
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
];
async function stoppedBy(number, policy, facts) {
	for (const { author, association, body } of await facts.comments(number)) {
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
	if (trigger.kind === "failed-run" || trigger.kind === "in-job") {
		for (const account of trigger.accounts ?? []) if (!await mayWrite(account, facts)) return false;
	}
	for (const number of pullsOf(trigger)) {
		const { author } = await facts.pull(number);
		if (author === null || !await mayWrite(author, facts)) return false;
	}
	return true;
}
// src/trigger/authorize.ts
const refused = (reason) => ({ ending: {
	outcome: "refused",
	reason
} });
async function authorize(asked, policy, facts) {
	try {
		return await decide(asked, policy, askOnce(facts));
	} catch (error) {
		if (error instanceof Unanswered) return refused(error.message);
		throw error;
	}
}
async function decide(asked, policy, facts) {
	const free = withoutAsking(asked, policy);
	if (free !== null) return free;
	const retry = await ownRetry(asked, policy, facts);
	if (retry !== null && "ending" in retry) return retry;
	const stranger = await firstStranger(asked, policy, facts, retry);
	if (stranger !== null) return refused(stranger);
	const trigger = asked.sha === null ? await pinned(asked, facts) : asked;
	const wish = foreign(trigger, policy) ?? await optedOut(trigger, policy, facts) ?? await stopped(trigger, policy, facts);
	if (wish !== null) return refused(wish);
	const stale = await staleness(trigger, facts);
	if (stale !== null) return { ending: stale };
	const capped = await dailyCap(trigger, policy, facts);
	if (capped !== null) return refused(capped);
	return {
		trigger,
		delivery: trigger.fork ? "patch" : "publish",
		trusted: await isTrusted(trigger, facts),
		retry
	};
}
function withoutAsking(asked, policy) {
	if ("command" in asked && asked.command === "stop") return { ending: {
		outcome: "skipped",
		reason: `'${asked.author}' says stop: regreen leaves #${asked.issue} alone until it is called again`
	} };
	const answer = (asked.sha === null ? null : foreign(asked, policy) ?? ownBranchRefusal(asked)) ?? optedOutAlready(asked, policy);
	return answer === null ? null : refused(answer);
}
function foreign({ fork, sha }, { forks }) {
	if (!fork || forks === "patch") return null;
	return `the commit ${sha.slice(0, 12)} comes from a fork; its code never runs beside a key`;
}
async function firstStranger(asked, policy, facts, retry) {
	const own = retry === null ? null : await facts.own();
	const check = async (account) => {
		if (isSame(account, own)) return null;
		const answer = await mayStart(account, policy, facts);
		if (answer !== null || !account.bot || !("command" in asked)) return answer;
		if (!await isOurselves(account, facts)) return null;
		return `'${account.login}' is regreen itself, which does not answer its own words`;
	};
	for (const account of asked.accounts ?? asked.actors.map(nameOnly)) {
		const answer = await check(account);
		if (answer !== null) return answer;
	}
	if (asked.kind !== "failed-run") return null;
	for (const number of pullsOf(asked)) {
		const { author } = await facts.pull(number);
		if (author === null) return `the account that opened #${number} is gone; nobody can answer for it`;
		const answer = await check(author);
		if (answer !== null) return `#${number}: ${answer}`;
	}
	return null;
}
const nameOnly = (login) => ({
	login,
	id: null,
	bot: login.endsWith("[bot]")
});
async function isOurselves(account, facts) {
	const own = await facts.own();
	return account.id === null ? account.login === own?.login : isSame(account, own);
}
// src/github-order.ts
function githubOrder(read, config, github, links, { prices, redactor }, runnerName) {
	if ("ending" in read) return refusal(read.ending);
	const { trigger } = read;
	if (trigger.kind === "comment" || trigger.kind === "review") return refusal(NO_ANSWERS);
	return {
		dirty: false,
		resume: null,
		async admit() {
			const decision = await authorize(trigger, policyOf(config), factsFor(trigger, github));
			if ("ending" in decision) return decision;
			chooseModel(config, prices);
			const { branch, repository, fork } = trigger;
			const onDefaultBranch = branch === repository.defaultBranch && trigger.against === null;
			const keepsSetup = mayWriteCache({
				branch,
				fork,
				onDefaultBranch,
				defaultBranch: repository.defaultBranch
			});
			return {
				...trigger,
				trusted: decision.trusted,
				keepsSetup
			};
		},
		async gather(fileAt) {
			const gathered = await gatherTask(trigger, {
				github,
				fileAt,
				verify: inputVerifiers(config),
				runnerName
			});
			if ("ending" in gathered || config.publish === "none" || gathered.task.kind === "suggest") return gathered;
			const { task } = gathered;
			const said = await peopleSaid({
				github,
				branch: branchOf(task),
				marker: marker({ task })
			});
			return said === null ? gathered : { ending: said };
		},
		...trigger.kind === "label" ? { news: steeringOf(trigger, config, github) } : {},
		publish: (record, patch, workspace) => config.publish === "none" ? Promise.resolve(null) : publish({
			record,
			patch,
			workspace,
			trigger,
			config,
			github,
			links,
			redactor
		})
	};
}
const NO_ANSWERS = {
	outcome: "skipped",
	reason: "regreen does not answer comments here"
};
const policyOf = ({ allowUsers, allowBots }) => ({
	allowUsers,
	allowBots,
	forks: "refuse",
	optOutLabel: "no-regreen",
	mention: "@regreen",
	maxAttemptsPerFailure: 2,
	maxRunsPerDay: 50,
	trailer: "Regreen-Key"
});
function factsFor(trigger, github) {
	const nobody = () => Promise.resolve(null);
	const none = () => Promise.resolve(0);
	return {
		permission: async (login) => ({
			permission: await github.permission(login),
			role: null
		}),
		accountId: nobody,
		own: nobody,
		pull: () => Promise.resolve({
			state: "open",
			author: trigger.accounts?.[0] ?? null,
			labels: [],
			head: {
				sha: trigger.sha,
				branch: trigger.branch,
				fork: trigger.fork
			},
			base: { sha: trigger.against ?? "" }
		}),
		issue: () => Promise.resolve("issue" in trigger ? {
			...trigger.issue,
			labels: []
		} : null),
		comment: nobody,
		comments: () => Promise.resolve([]),
		branchHead: () => Promise.resolve(trigger.sha),
		commit: () => Promise.resolve({
			author: null,
			message: ""
		}),
		attempts: none,
		runsToday: none
	};
}
function steeringOf({ issue }, config, github) {
	const { mention } = policyOf(config);
	return openSteering({
		fetchComments: (since, etag) => github.commentsSince(issue.number, since, etag),
		mayWrite: async (login) => ["admin", "write"].includes(await github.permission(login)),
		mention: (body) => parseMention(body, mention)?.text ?? null,
		startedAt: Date.now()
	});
}
const branchOf = ({ kind, key }) => `regreen/${kind}-${key}`;
function refusal(ending) {
	return {
		dirty: false,
		resume: null,
		admit: () => Promise.resolve({ ending }),
		gather: () => Promise.resolve({ ending }),
		publish: () => Promise.resolve(null)
	};
}
async function publish({ record, patch, workspace, trigger, config, github, links, redactor }) {
	const branch = branchOf(record.task ?? {
		kind: "fix",
		key: "unknown"
	});
	const title = renderTitle(record, links);
	const body = renderBody(record, links);
	const texts = {
		title,
		body,
		branch,
		suggestions: JSON.stringify(record.suggestions)
	};
	const leak = await checkSecrets({
		files: await publishedFiles(workspace, patch),
		texts: Object.entries(texts).map(([where, text]) => ({
			where: `the ${where}`,
			text
		}))
	}, redactor);
	if (leak !== null) return leakEnding(leak);
	if (record.task?.kind === "suggest") {
		record.published = {
			branch: "",
			...await publishSuggestions(github, record, links)
		};
		return null;
	}
	const { git, base } = workspace;
	const published = await publishPullRequest({
		github,
		...links,
		patch,
		base: trigger.branch,
		branch,
		title,
		body,
		draft: config.draft || record.findings.some(({ rule }) => rule === "oversized"),
		marker: marker(record),
		content: (path) => git.bytes([
			"cat-file",
			"blob",
			`${patch.tree}:${path}`
		]),
		blobBefore: async (path) => (await git.run([
			"rev-parse",
			"--verify",
			"--quiet",
			`${base.tree}:${path}`
		]).catch(() => "")).trim() || null
	});
	if (published.status === "ended") return published.ending;
	record.published = {
		branch: published.branch,
		url: published.url,
		number: published.number
	};
	return published.note === null ? null : {
		outcome: "fixed",
		reason: published.note
	};
}
function publishedFiles({ git, base }, { files, tree }) {
	const blob = (treeish, path) => git.bytes([
		"cat-file",
		"blob",
		`${treeish}:${path}`
	]).catch(() => null);
	return Promise.all(files.map(async ({ path }) => ({
		path,
		before: await blob(base.tree, path),
		after: await blob(tree, path)
	})));
}
// src/trigger/comment-event.ts
const thread = {
	number: number$1,
	title: string(),
	body: string().nullish(),
	state: string().nullish(),
	user: someone,
	labels: labels.nullish()
};
const written = {
	id: number$1,
	body: string().nullish(),
	user: someone
};
const dated = {
	...written,
	created_at: string(),
	updated_at: string()
};
const event = {
	action: string(),
	sender: account,
	repository
};
const pull = object({
	...thread,
	head: side,
	base: object({ sha })
});
const issueComment = object({
	...event,
	issue: object({
		...thread,
		pull_request: object({}).nullish()
	}),
	comment: object(dated)
});
const reviewComment = object({
	...event,
	pull_request: pull,
	comment: object({
		...dated,
		path: string(),
		line: number().int().nullish(),
		diff_hunk: string().nullish()
	})
});
const review = object({
	...event,
	pull_request: pull,
	review: object({
		...written,
		submitted_at: string()
	})
});
function readIssueComment(source) {
	const payload = parse(issueComment, source);
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
	const payload = parse(reviewComment, source);
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
	const payload = parse(review, source);
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
	if (!comment.user) return refused$2(`the account that wrote comment ${comment.id} is gone`);
	return {
		...people([sender, comment.user], [source.env.triggeringActor]),
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
const issues = object({
	action: string(),
	sender: account,
	repository,
	label: object({ name: string() }).nullish(),
	issue: object({
		number: number$1,
		title: string(),
		body: string().nullish(),
		state: string().nullish(),
		user: someone,
		labels: labels.nullish()
	})
});
function readIssues(source) {
	const { issue, action, label, sender, repository: repo } = parse(issues, source);
	const all = names(issue.labels);
	if (action === "opened" && !all.includes(source.label)) return skipped$1(`issue #${issue.number} was opened without the label '${source.label}'`);
	if (action !== "opened" && action !== "labeled") return skipped$1(`'issues' with action '${action}' is not 'labeled'`);
	if (action === "labeled" && label?.name !== source.label) return skipped$1(`the label is '${label?.name ?? ""}', regreen acts on '${source.label}'`);
	if (issue.state === "closed") return skipped$1(`issue #${issue.number} is closed`);
	return { trigger: {
		kind: "label",
		...onDefaultBranch(source, repo),
		...people([sender], [source.env.triggeringActor]),
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
const workflowRun = object({
	action: string(),
	sender: account,
	repository,
	workflow_run: object({
		id: number$1,
		name: string().nullish(),
		path: string(),
		event: string().nullish(),
		run_number: number$1,
		run_attempt: number$1,
		conclusion: string().nullable(),
		head_branch: string().nullable(),
		head_sha: sha,
		head_commit: object({ message: string().nullish() }).nullish(),
		html_url: string(),
		head_repository: object({ id: number() }).nullish(),
		actor: someone,
		triggering_actor: someone,
		pull_requests: array(object({
			number: number$1,
			base: object({
				sha,
				repo: object({ id: number() }).nullish()
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
	const { workflow_run: run, repository: repo, sender } = parse(workflowRun, source);
	const nothing = nothingToDo(run);
	if (nothing !== null) return skipped$1(`run ${run.run_number} of '${run.name ?? run.path}' ${nothing}`);
	const pulls = (run.pull_requests ?? []).filter(({ base }) => (base.repo?.id ?? repo.id) === repo.id);
	return { trigger: {
		kind: "failed-run",
		repository: toRepository(repo),
		sha: run.head_sha,
		branch: run.head_branch ?? "",
		against: pulls[0]?.base.sha ?? null,
		...people([
			sender,
			run.actor,
			run.triggering_actor
		], [source.env.triggeringActor]),
		fork: run.head_repository?.id !== repo.id,
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
	const payload = parse(withRepository, source);
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
	const payload = parse(withRepository, source);
	const who = peopleUnlessScheduled(source, payload);
	return { trigger: {
		kind: "dispatch",
		...checkedOut(source, payload),
		...who,
		task
	} };
}
const repositoryDispatch = object({
	action: string().nullish(),
	sender: account,
	repository,
	client_payload: object({ task: string().nullish() }).nullish()
});
function readRepositoryDispatch(source) {
	const payload = parse(repositoryDispatch, source);
	const task = source.task ?? payload.client_payload?.task ?? "";
	if (task.trim() === "") return skipped$1("'repository_dispatch' brings no task: send it as 'client_payload.task'");
	return { trigger: {
		kind: "dispatch",
		...onDefaultBranch(source, payload.repository),
		...people([payload.sender], [source.env.triggeringActor]),
		task
	} };
}
function readInJob(source) {
	const payload = parse(withRepository, source);
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
	["pull_request_target", () => refused$2("'pull_request_target' runs beside secrets on what a stranger may have written; use 'pull_request' or 'workflow_run'")]
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
	if (source.mode === "implement") return skipped$1(`mode 'implement' needs an issue or the input 'task'; the event is '${source.name}'`);
	return readInJob(source);
}
export { policyOf as a, box as c, gatherTask as d, createGitHub as f, githubOrder as i, cost as l, NO_ANSWERS as n, refusal as o, factsFor as r, authorize as s, readEvent as t, counted as u };
