/* The page on which files are checked in the reader's browser: chooses them, sends them to the worker, shows its answer. */
"use strict";

(() => {
  const here = document.currentScript.src;
  const box = document.getElementById("ot-check");
  const { words, files, cards } = JSON.parse(document.getElementById("ot-check-data").textContent);
  const [card, input, button, progress, status, result, said, after, pages, frame] = [
    ...["card", "input", "button", "progress", "status", "result", "said", "after", "page", "frame"],
  ].map((name) => document.getElementById(`ot-check-${name}`));
  const MOST_BYTES = 20_000_000;
  const MOST_FILES = 100;
  const MEGABYTE = 1_000_000;
  let worker;
  let chosen = [];
  let isBusy = false;
  let titles = [];

  const filled = (text, gaps) => text.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
  const say = (key, gaps = {}) => {
    const text = filled(words[key], gaps);
    if (status.textContent !== text) {
      status.textContent = text;
    }
  };

  const stop = (key, gaps) => {
    isBusy = false;
    progress.hidden = true;
    button.disabled = false;
    say(key, gaps);
  };

  /* The files of a folder that was dropped, each with its way; of files that were chosen, the names. */
  const within = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ name: entry.fullPath.replace(/^\//, ""), file }];
    }
    const reader = entry.createReader();
    const entries = [];
    for (;;) {
      const more = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!more.length) {
        break;
      }
      entries.push(...more);
    }
    return (await Promise.all(entries.map(within))).flat();
  };

  const named = (list) => [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

  const asked = new Map();

  /* A package of a published version, which is asked for once. */
  const version = async (address) => {
    if (!asked.has(address)) {
      const answer = await fetch(new URL(`${box.dataset.home}${address}`, location.href));
      if (!answer.ok) {
        throw new TypeError(address);
      }
      asked.set(address, await answer.arrayBuffer());
    }
    return asked.get(address);
  };

  const check = async () => {
    if (isBusy || !chosen.length) {
      input.focus();
      return;
    }
    if (chosen.length > MOST_FILES) {
      stop("many", { number: chosen.length, most: MOST_FILES });
      return;
    }
    const large = chosen.find(({ file }) => file.size > MOST_BYTES);
    if (large) {
      stop("large", { file: large.name, most: MOST_BYTES / MEGABYTE });
      return;
    }
    isBusy = true;
    button.disabled = true;
    result.hidden = true;
    say("checking", { files: chosen.map(({ name }) => name).join(", ") });
    try {
      const packages = await Promise.all(cards[card.value].map(version));
      const given = await Promise.all(chosen.map(async ({ name, file }) => ({ name, content: await file.arrayBuffer() })));
      worker ??= begun();
      worker.postMessage({ kind: "look", files: Object.fromEntries(files), packages, given });
    } catch (error) {
      stop(error instanceof TypeError ? "offline" : "failed", { why: error.message });
    }
  };

  const begun = () => {
    const one = new Worker(new URL("worker.js", here));
    one.addEventListener("message", ({ data }) => heard(data));
    one.addEventListener("error", (event) => {
      event.preventDefault();
      worker = undefined;
      stop("offline");
    });
    return one;
  };

  const heard = (data) => {
    if (data.kind === "loading" || data.kind === "further") {
      progress.hidden = false;
      progress.max = data.all;
      progress.value = data.done;
      say(data.kind, { done: Math.round(data.done / MEGABYTE), all: Math.round(data.all / MEGABYTE) });
    } else if (data.kind === "starting" || data.kind === "working") {
      progress.hidden = false;
      progress.removeAttribute("value");
      say(data.kind === "starting" ? "starting" : "checking", { files: chosen.map(({ name }) => name).join(", ") });
    } else if (data.kind === "looked") {
      show(data);
    } else if (data.kind === "page") {
      framed(data);
    } else {
      worker?.terminate();
      worker = undefined;
      stop(data.kind === "offline" ? "offline" : "failed", data);
    }
  };

  const show = (data) => {
    said.innerHTML = data.html; // every text in it is escaped where it is made
    titles = data.pages;
    pages.replaceChildren(...titles.map((title, at) => new Option(title, at)));
    after.hidden = !titles.length;
    frame.hidden = true;
    result.hidden = false;
    stop("done", { verdict: data.said });
    document.getElementById("check-result").focus();
    if (titles.length) {
      pages.value = titles.length > 1 ? "1" : "0";
      ask();
    }
  };

  const ask = () => worker.postMessage({ kind: "page", at: Number(pages.value) });

  /* In a frame in which no script runs. */
  const framed = ({ at, html }) => {
    if (Number(pages.value) !== at) {
      return;
    }
    const { mdColorScheme = "", mdColorPrimary = "" } = document.body.dataset;
    frame.title = filled(words.frame, { title: titles[at] });
    frame.onload = fit;
    frame.srcdoc = `<!doctype html><html lang="${document.documentElement.lang}"><head><meta charset="utf-8"></head><body dir="${document.body.dir || "ltr"}" data-md-color-scheme="${mdColorScheme}" data-md-color-primary="${mdColorPrimary}"><div class="md-content"><article class="md-content__inner md-typeset">${html}</article></div></body></html>`;
    frame.hidden = false;
  };

  /* With the looks of this page, and as high as what is in it; its links would lead to pages that are not there. */
  const fit = () => {
    const shown = frame.contentDocument;
    const looks = new frame.contentWindow.CSSStyleSheet();
    looks.replaceSync([...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map((one) => one.cssText)).join("\n"));
    shown.adoptedStyleSheets = [looks];
    for (const link of shown.querySelectorAll("a[href]")) {
      link.removeAttribute("href");
    }
    const measure = () => {
      frame.height = shown.documentElement.scrollHeight;
    };
    measure();
    new ResizeObserver(measure).observe(shown.body);
  };

  const choose = (list) => {
    chosen = list;
    result.hidden = true;
  };

  input.addEventListener("change", () => choose(named(input.files)));
  button.addEventListener("click", check);
  pages.addEventListener("change", ask);
  card.addEventListener("change", () => {
    result.hidden = true;
  });
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.add("ot-check-over");
    });
  }
  box.addEventListener("dragleave", () => box.classList.remove("ot-check-over"));
  box.addEventListener("drop", async (event) => {
    event.preventDefault();
    box.classList.remove("ot-check-over");
    const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry()).filter(Boolean);
    const loose = named(event.dataTransfer.files);
    choose(entries.length ? (await Promise.all(entries.map(within))).flat() : loose);
    check();
  });

  const isAble = "WebAssembly" in window && "TransformStream" in window;
  button.disabled = !isAble;
  if (!isAble) {
    say("unsupported");
  }
})();
