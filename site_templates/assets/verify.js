/* The page that verifies: finds out which version an address, a hash or a file is of, from the site's own files alone. */
"use strict";

(() => {
  const box = document.getElementById("ot-verify");
  const { words } = JSON.parse(document.getElementById("ot-verify-data").textContent);
  const [form, input, chosen, status, result, said] = ["form", "text", "file", "status", "result", "said"].map((name) =>
    document.getElementById(`ot-verify-${name}`),
  );
  const home = new URL(box.dataset.home, location.href);
  const MEGABYTE = 1_000_000;
  const MOST_BYTES = 100 * MEGABYTE;
  const MOST_INSIDE = 500;
  const MOST_MOVES = 20;
  const HASH = /^(?:sha-?256[:=-])?([0-9a-f]{64})$/;
  const HASH_WITHIN = /(?:^|[^0-9a-f])([0-9a-f]{64})(?![0-9a-f])/;
  const PART_OF_HASH = /^(?:sha-?256[:=-])?([0-9a-f]{16,})$/;
  const VERSION = /^\d+\.\d+\.\d+$/;
  const DESCRIPTOR = "datapackage.json";
  const MEETINGS = "meetings";
  const MEETING = /^[a-z0-9-]+\/\d{4}-\d{2}-\d{2}[a-z0-9-]*$/;
  const SEALED = "sealed.json";
  let turn = 0;

  const filled = (text, gaps = {}) => text.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
  const say = (key, gaps) => filled(words[key], gaps);

  const element = (name, text = "", parent = said) => {
    const made = document.createElement(name);
    made.textContent = text;
    parent.append(made);
    return made;
  };

  const link = (text, address, parent) => {
    const made = element("a", text, parent);
    made.href = new URL(address, home).href;
    return made;
  };

  /* A sentence, and behind it a link to what it speaks of. */
  const sentence = (text, address, name = "p", parent = said) => {
    const made = element(name, address ? `${text} ` : text, parent);
    if (address) {
      link(say("open"), address, made);
    }
    return made;
  };

  const asked = new Map();

  /* The bytes at an address of this site, or null where there is nothing; asked for once. */
  const bytes = (address) => {
    if (!asked.has(address)) {
      asked.set(
        address,
        fetch(new URL(address, home)).then(async (answer) => {
          if (answer.ok) {
            return answer.arrayBuffer();
          }
          if (answer.status === 404) {
            return null;
          }
          throw new TypeError(address);
        }),
      );
      asked.get(address).catch(() => asked.delete(address));
    }
    return asked.get(address);
  };

  const read = async (address) => {
    const found = await bytes(address);
    return found && JSON.parse(new TextDecoder().decode(found));
  };

  const index = () => read("verify/index.json");
  const card = (name) => read(`verify/cards/${name}.json`);
  const meeting = async (key) => (MEETING.test(key) ? read(`verify/meetings/${key}.json`) : null);

  const digest = async (content) =>
    [...new Uint8Array(await crypto.subtle.digest("SHA-256", content))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");

  /* Where that hash is known: scorecard, version and file of each place, the oldest version first; then meetings. */
  const places = async (hash) => {
    const { digits } = await index();
    const part = await read(`verify/hashes/${hash.slice(0, digits) || "all"}.json`);
    return (part && part[hash]) || [];
  };

  /* What became of a version, in sentences. */
  const since = (one) => {
    if (one.withdrawn) {
      element("p", one.withdrawn).className = "ot-verify-off";
    }
    for (const [text, address] of one.since) {
      sentence(text, address).className = address.includes("/v/") ? "ot-verify-off" : "";
    }
    if (!one.withdrawn && !one.since.length) {
      element("p", say("newest"));
    }
  };

  const heading = (key, gaps) => {
    element("p", say(key, gaps)).className = "ot-check-verdict";
  };

  /* How the file hangs together with what the register holds, each step worked out anew where the browser can. */
  const chain = async (name, version, one, file, hash, members) => {
    element("h3", say("chain"));
    const list = element("ol");
    list.className = "ot-verify-chain";
    element("li", say("chain-row", { version, day: one.day, hash: one.sha256 }), list);
    const found = one.withdrawn ? null : await bytes(`data/${name}/${version}/${DESCRIPTOR}`);
    if (!found) {
      return;
    }
    const is_same = crypto.subtle ? (await digest(found)) === one.sha256 : true;
    const step = crypto.subtle ? (is_same ? "chain-descriptor" : "chain-descriptor-other") : "chain-apart";
    sentence(say(step), `data/${name}/${version}/${DESCRIPTOR}`, "li", list);
    const { resources } = JSON.parse(new TextDecoder().decode(found));
    const own = new Map(resources.map((each) => [each.path, String(each.hash).replace(/^sha256:/, "")]));
    if (own.has(file)) {
      const is_named = own.get(file) === hash;
      element("li", say(is_named ? "chain-file" : "no-hash", { file, hash: own.get(file) }), list);
    } else if (file !== DESCRIPTOR && file && hash) {
      element("li", say("chain-made", { file, hash }), list);
    }
    if (members) {
      const known = new Map([...own, [DESCRIPTOR, one.sha256]]);
      const differing = [...known].filter(([path, digested]) => members.get(path) !== digested).map(([path]) => path);
      const more = [...members.keys()].filter((path) => !known.has(path));
      const other = [...differing, ...more];
      const key = other.length ? "members-differ" : "members";
      element("li", say(key, { number: members.size, files: other.join(", ") }), list);
    }
  };

  /* A value as JSON with its keys in order and no spaces: what the hash of a sealing is worked out from. */
  const canonical = (value) => {
    if (!value || typeof value !== "object") {
      return JSON.stringify(value);
    }
    const pairs = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${pairs.join(",")}}`;
  };

  /* Whether the list of sealings that this site has now is the one that was published, each naming the one before. */
  const is_unbroken = async (sealings, published) => {
    let before = "";
    let is_same = sealings.length === published.length;
    for (const [at, one] of sealings.entries()) {
      const hash = await digest(new TextEncoder().encode(canonical(one)));
      is_same = is_same && one.previous === before && hash === published[at].sha256;
      before = hash;
    }
    return is_same;
  };

  /* How a paper of a meeting hangs together with its sealings, whose hashes are worked out anew where the browser can. */
  const sealed_chain = async (one, file, hash) => {
    element("h3", say("chain"));
    const list = element("ol");
    list.className = "ot-verify-chain";
    for (const [at, { day, note, sha256 }] of one.sealings.entries()) {
      element("li", say("chain-sealing", { number: at + 1, day, note, hash: sha256 }), list);
    }
    const found = one.withdrawn ? null : await read(`${one.page}${SEALED}`);
    if (!found) {
      return;
    }
    if (crypto.subtle) {
      const is_same = await is_unbroken(found.sealings, one.sealings);
      sentence(say(is_same ? "chain-sealings" : "chain-sealings-other"), `${one.page}${SEALED}`, "li", list);
    }
    const is_own = ([name, each]) => name.split("/").pop() === file && each.sha256 === hash;
    const at = found.sealings.findIndex(({ files }) => Object.entries(files).some(is_own));
    if (at >= 0) {
      element("li", say("chain-paper", { number: at + 1, file, hash }), list);
    } else if (hash) {
      element("li", say("chain-state", { file, hash }), list);
    }
  };

  /* What became of a paper, and of the version that its meeting considered. */
  const since_meeting = async (one, came) => {
    for (const [text, address] of came) {
      sentence(text, address).className = "ot-verify-off";
    }
    if (!came.length) {
      element("p", say("meeting-newest"));
    }
    const [name, version] = one.version;
    const found = name ? await card(name) : null;
    if (found && Object.hasOwn(found.versions, version)) {
      element("p", say("meeting-version", { title: found.title, version }));
      since(found.versions[version]);
    }
  };

  /* What is said of a paper of a meeting, known by its hash or by its address. */
  const of_meeting = async (key, file, hash) => {
    const one = await meeting(key);
    if (one.withdrawn) {
      element("p", one.withdrawn).className = "ot-check-verdict";
      await sealed_chain(one, file, hash);
      return;
    }
    const last = { title: file, sealing: one.sealings.length, since: [] };
    const { title, sealing, since: came } = Object.hasOwn(one.files, file) ? one.files[file] : last;
    const sealed = one.sealings[sealing - 1].day;
    heading("meeting-is", { paper: title, file, sealed, meeting: say("meeting", one) });
    link(say("open"), one.page, element("p"));
    await since_meeting(one, came);
    await sealed_chain(one, file, hash);
  };

  const meeting_addressed = async (address, parts, site) => {
    const key = parts.slice(1, 3).join("/");
    const one = await meeting(key);
    const down = site.withdrawn.find(([rule]) => address === rule || (rule.endsWith("/") && address.startsWith(rule)));
    if (!one) {
      if (down) {
        element("p", down[1]).className = "ot-check-verdict";
      } else {
        heading("no-meeting");
      }
      return;
    }
    const file = parts[3] || "";
    if (one.withdrawn || !file) {
      if (one.withdrawn) {
        element("p", one.withdrawn).className = "ot-check-verdict";
      } else {
        heading("meeting-address", { meeting: say("meeting", one) });
        const came = Object.values(one.files).flatMap((each) => each.since);
        await since_meeting(one, [...new Map(came.map((each) => [each[0], each])).values()]);
      }
      await sealed_chain(one, "", "");
      return;
    }
    const there = file === SEALED || Object.hasOwn(one.files, file) ? await bytes(address.slice(1)) : null;
    if (!there) {
      heading("no-paper", { meeting: say("meeting", one) });
      return;
    }
    await of_meeting(key, file, crypto.subtle ? await digest(there) : "");
  };

  /* What is said of a file that is known, in one version or in several, or as a paper of a meeting. */
  const known = async (every, hash, members) => {
    const found = every.filter(([name]) => name !== MEETINGS);
    if (!found.length) {
      const [, key, file] = every[every.length - 1];
      await of_meeting(key, file, hash);
      return;
    }
    const [name, version, file] = found[found.length - 1];
    const { title, versions } = await card(name);
    heading("is", { file, title, version, day: versions[version].day });
    const others = found.filter((each) => each[0] === name && each[1] !== version).map((each) => each[1]);
    if (others.length) {
      element("p", say("also", { versions: [...new Set(others)].join(", ") }));
    }
    for (const other of new Set(found.map((each) => each[0]).filter((each) => each !== name))) {
      element("p", say("same", { title: (await card(other)).title }));
    }
    link(say("open"), versions[version].withdrawn ? `${name}/versions/` : `${name}/v/${version}/`, element("p"));
    since(versions[version]);
    await chain(name, version, versions[version], file, hash, members);
  };

  const hashed = async (hash) => {
    const found = await places(hash);
    if (found.length) {
      await known(found, hash);
    } else {
      heading("no-hash", { hash });
    }
  };

  /* Where an address leads after every redirect, or to itself. */
  const onward = (address, moved) => {
    let now = address;
    for (let step = 0; step < MOST_MOVES; step += 1) {
      const rules = moved.filter(([old]) => now === old || (old.endsWith("/") && now.startsWith(old)));
      const [old, next] = rules.sort((one, other) => other[0].length - one[0].length)[0] || [];
      if (!old) {
        break;
      }
      now = `${next}${now.slice(old.length)}`;
    }
    return now;
  };

  /* The address from the site's root, wherever the site is said to be; empty where no scorecard is in it. */
  const own_address = (text, { cards, moved }) => {
    const within = text.replace(/^[\s<"'(]+|[\s>"').,;]+$/g, "").replace(/[?#].*$/s, "");
    const bare = within.replace(/^[a-z][a-z0-9+.-]*:\/\//, "").replace(/index\.html?$/, "");
    const parts = bare.split("/").filter(Boolean);
    const names = new Set([...Object.keys(cards), MEETINGS]);
    for (const [old] of moved) {
      const [first, second] = old.split("/").filter(Boolean);
      names.add(["data", "embed"].includes(first) ? second : first);
    }
    const at = parts.findIndex((part) => names.has(part));
    if (at < 0) {
      return "";
    }
    const start = ["data", "embed"].includes(parts[at - 1]) ? at - 1 : at;
    const last = parts[parts.length - 1];
    return `/${parts.slice(start).join("/")}${/\.[a-z]+$/.test(last) && !VERSION.test(last) ? "" : "/"}`;
  };

  const addressed = async (text) => {
    const site = await index();
    const asked_for = own_address(text, site);
    if (!asked_for) {
      heading("no-address");
      return;
    }
    const address = onward(asked_for, site.moved);
    if (address !== asked_for) {
      element("p", say("address-moved", { old: asked_for, new: address }));
    }
    const parts = address.split("/").filter(Boolean);
    if (parts[0] === MEETINGS) {
      await meeting_addressed(address, parts, site);
      return;
    }
    const kind = ["data", "embed"].includes(parts[0]) ? parts.shift() : "";
    const name = parts.shift();
    const found = Object.hasOwn(site.cards, name) ? await card(name) : null;
    if (!found) {
      heading("no-address");
      return;
    }
    const { title, versions, newest } = found;
    if (kind !== "data" && parts[0] === "v") {
      parts.shift();
    } else if (kind !== "data" || !VERSION.test(parts[0] || "")) {
      const key = { versions: "address-versions", next: "address-working" }[parts[0]] || "address-moving";
      heading(key, { title, version: newest, day: versions[newest].day });
      const page = kind !== "data" && key === "address-moving" && parts[0] ? `${parts[0]}/` : "";
      element("p", new URL(`${name}/v/${newest}/${page}`, home).href).className = "ot-verify-address";
      return;
    }
    const version = parts.shift() || "";
    if (!Object.hasOwn(versions, version)) {
      heading("no-version", { title, version });
      return;
    }
    const one = versions[version];
    const down = site.withdrawn.find(([rule]) => address === rule || (rule.endsWith("/") && address.startsWith(rule)));
    const there = one.withdrawn || down || (await bytes(address.slice(1)));
    if (!there) {
      heading("no-page", { title, version, day: one.day });
    } else {
      heading(kind === "data" && parts[0] ? "address-file" : "address", { title, version, day: one.day, file: parts[0] });
    }
    if (down && !one.withdrawn) {
      element("p", down[1]).className = "ot-verify-off";
    }
    since(one);
    const file = kind === "data" ? parts[0] || "" : "";
    const hash = file && there instanceof ArrayBuffer && crypto.subtle ? await digest(there) : "";
    await chain(name, version, one, file, hash);
  };

  /* The files of a zip with the SHA-256 of each, by the way that zip's own directory gives; null where it is no zip. */
  const unzipped = async (content) => {
    const view = new DataView(content);
    let end = view.byteLength - 22;
    while (end >= 0 && end > view.byteLength - 66_000 && view.getUint32(end, true) !== 0x06054b50) {
      end -= 1;
    }
    if (end < 0 || view.getUint32(end, true) !== 0x06054b50 || typeof DecompressionStream === "undefined") {
      return null;
    }
    const number = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    let left = 2 * MOST_BYTES;
    const members = new Map();
    for (let count = 0; count < number && count < MOST_INSIDE; count += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) {
        return null;
      }
      const [method, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
      const [named, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const from = view.getUint32(at + 42, true);
      const path = new TextDecoder().decode(new Uint8Array(content, at + 46, named));
      at += 46 + named + extra + comment;
      if (path.endsWith("/")) {
        continue;
      }
      const start = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
      const packed = content.slice(start, start + size);
      const inside = method === 8 ? await inflated(packed, left) : packed;
      left -= inside.byteLength;
      members.set(path, await digest(inside));
    }
    return members;
  };

  /* What was deflated, as far as there is room for it. */
  const inflated = async (packed, most) => {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const pieces = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) {
        return new Blob(pieces).arrayBuffer();
      }
      size += value.byteLength;
      if (size > most) {
        throw new RangeError("too large");
      }
      pieces.push(value);
    }
  };

  /* The same text as it was published: with the line ends of Unix and no mark before it. */
  const as_published = (content) => {
    const text = new TextDecoder().decode(content).replace(/^\ufeff/, "").replace(/\r\n/g, "\n");
    return new TextEncoder().encode(text).buffer;
  };

  /* Which version a JSON document says that it is of. */
  const own_word = async (content) => {
    try {
      const { scorecard, version } = JSON.parse(new TextDecoder().decode(content));
      const found = Object.hasOwn((await index()).cards, scorecard.name) ? await card(scorecard.name) : null;
      const one = found && found.versions[version.version];
      return one && one.sha256 === version.sha256 ? [scorecard.name, version.version, found.title, one] : null;
    } catch {
      return null;
    }
  };

  const filed = async (file) => {
    if (!crypto.subtle) {
      heading("insecure");
      return;
    }
    if (file.size > MOST_BYTES) {
      heading("large", { most: MOST_BYTES / MEGABYTE });
      return;
    }
    const content = await file.arrayBuffer();
    const hash = await digest(content);
    element("p", say("yours", { file: file.name, hash })).className = "ot-when";
    const members = await unzipped(content).catch(() => null);
    const found = await places(hash);
    if (found.length) {
      await known(found, hash, members);
      return;
    }
    const inside = members && (await places(members.get(DESCRIPTOR) || hash));
    if (inside && inside.length) {
      const [name, version] = inside[inside.length - 1];
      const { title, versions } = await card(name);
      heading("inside", { title, version, day: versions[version].day });
      since(versions[version]);
      await chain(name, version, versions[version], "", "", members);
      return;
    }
    const plain = members ? null : as_published(content);
    const as_it_was = plain && (await places(await digest(plain)));
    if (as_it_was && as_it_was.length) {
      heading("line-ends");
      await known(as_it_was, await digest(plain));
      return;
    }
    const called = await own_word(content);
    if (called) {
      const [name, version, title, one] = called;
      heading("calls-itself", { title, version });
      since(one);
      await chain(name, version, one, "", "");
      return;
    }
    heading("no-file");
  };

  /* Shows what comes of the question, unless another one was asked meanwhile. */
  const answered = async (answer) => {
    turn += 1;
    const mine = turn;
    status.textContent = say("working");
    said.replaceChildren();
    result.hidden = true;
    try {
      await answer();
      if (mine !== turn) {
        return;
      }
      status.textContent = "";
      result.hidden = false;
      document.getElementById("verify-result").focus();
    } catch {
      if (mine === turn) {
        said.replaceChildren();
        status.textContent = say("failed");
      }
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim().toLowerCase();
    const whole = text.replace(/\s+/g, "");
    if (!text) {
      status.textContent = say("empty");
      input.focus();
      return;
    }
    const hash = HASH.exec(whole) || HASH_WITHIN.exec(text);
    const part = PART_OF_HASH.exec(whole);
    if (hash) {
      answered(() => hashed(hash[1]));
    } else if (part) {
      answered(async () => heading("short", { number: part[1].length }));
    } else {
      answered(() => addressed(text));
    }
  });

  chosen.addEventListener("change", () => {
    if (chosen.files[0]) {
      answered(() => filed(chosen.files[0]));
    }
  });

  box.hidden = false;
})();
