/* Runs the program on the files that the page sends, with a Python of its own; nothing is asked of any other site. */
"use strict";

const FURTHER = ["openblas", "scipy"];
const PLACE = "/lib/python3.12/site-packages";

let sizes = {};
let checker;
let python;
let loading = "loading";
const loaded = {};

/* Everything that is fetched is counted, so that the page can say how far it is. */
const fetchPlainly = self.fetch.bind(self);
self.fetch = async (asked, options) => {
  const answer = await fetchPlainly(asked, options);
  const name = new URL(answer.url || asked, self.location.href).pathname.split("/").pop();
  if (!answer.ok || !answer.body || !(name in sizes)) {
    return answer;
  }
  const counting = new TransformStream({
    transform(piece, control) {
      count(name, piece.byteLength);
      control.enqueue(piece);
    },
  });
  return new Response(answer.body.pipeThrough(counting), { status: answer.status, headers: answer.headers });
};

const isFurther = (name) => FURTHER.some((one) => name.startsWith(one));

const count = (name, bytes) => {
  loaded[name] = (loaded[name] ?? 0) + bytes;
  const names = Object.keys(sizes).filter((one) => isFurther(one) === (loading === "further"));
  const sum = (known) => names.reduce((total, one) => total + (known[one] ?? 0), 0);
  self.postMessage({ kind: loading, done: Math.min(sum(loaded), sum(sizes)), all: sum(sizes) });
};

const begin = async (files) => {
  sizes = files;
  importScripts("pyodide.js");
  python = await loadPyodide({ indexURL: new URL("./", self.location.href).href });
  count("pyodide.asm.js", files["pyodide.asm.js"]);
  await python.loadPackage(["numpy", "pandas"], { messageCallback: () => {}, errorCallback: () => {} });
  const program = await fetchPlainly(new URL("program.zip", self.location.href));
  if (!program.ok) {
    throw new TypeError("program.zip");
  }
  const content = await program.arrayBuffer();
  self.postMessage({ kind: "starting" });
  python.unpackArchive(content, "zip", { extractDir: PLACE });
  checker = python.runPython("from outturn.pipeline.browsing import Browsing\nBrowsing()");
};

const look = (packages, given) => {
  const files = python.toPy(new Map(given.map(({ name, content }) => [name, new Uint8Array(content)])));
  const versions = python.toPy(packages.map((one) => new Uint8Array(one)));
  try {
    return checker.look_at(versions, files);
  } finally {
    files.destroy();
    versions.destroy();
  }
};

/* Small counts and hidden figures need more of Python than most scorecards do. */
const withFurther = async (act) => {
  try {
    return act();
  } catch (error) {
    if (!/No module named 'scipy/.test(error.message)) {
      throw error;
    }
  }
  loading = "further";
  await python.loadPackage("scipy", { messageCallback: () => {}, errorCallback: () => {} });
  self.postMessage({ kind: "working" });
  return act();
};

const answer = async (asked) => {
  if (asked.kind === "look") {
    await (checker ?? begin(asked.files));
    self.postMessage({ kind: "working" });
    const said = await withFurther(() => look(asked.packages, asked.given));
    self.postMessage({ kind: "looked", ...JSON.parse(said) });
  } else {
    self.postMessage({ kind: "page", at: asked.at, html: checker.page(asked.at) });
  }
};

/* What went wrong, in the last line of what Python says; a file that did not come is no fault of Python's. */
const failed = (error) => {
  const isAway = error instanceof TypeError || error?.name === "NetworkError" || /fetch|Failed to load/i.test(error);
  const lines = String(error?.message ?? error).trim().split("\n");
  const why = lines.findLast((line) => /^[\w.]+(Error|Exception): /.test(line)) ?? lines.at(-1);
  self.postMessage({ kind: isAway && (!checker || loading === "further") ? "offline" : "failed", why });
};

let before = Promise.resolve();
self.onmessage = ({ data }) => {
  before = before.then(() => answer(data)).catch(failed);
};
