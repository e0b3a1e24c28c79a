/*
 * Search. It is loaded when somebody turns to it, and fetches of the index (exports/indexed.py says what that is) the
 * few small files that a question needs. It takes a question apart (words, codes, a place), looks for each word with
 * its endings, as the beginning of one, or with slips of the hand, and shows results as links.
 */
"use strict";

(() => {
  const WEIGHTS = [10, 7, 6, 2.5, 1]; // a short title, a long one, what it is called, what stands beside it, the rest
  const PAUSE = 40; // milliseconds without another key, so that what is typed at once is asked once
  const CALLED = 2;
  const PAGES = 0.4; // figures first, prose after them
  const ENOUGH = 0.3; // results with less than this of the first one's score are not shown
  const EXACT = 1;
  const STEM = 0.9;
  const BEGUN = 0.7;
  const SLIPS = [1, 0.6, 0.4];
  const MOST_WORDS = 12;
  const MOST_OUTCOMES = 8;
  const LONGEST = 5; // words of a phrase that residents say
  const FIRST = 3; // results that are shown at once, and then in each turn
  const TURN = 60; // milliseconds between turns

  /* Words as the index has them: see exports/terms.py. */
  const terms = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];

  /* The place of the last of some sorted values that is not greater. */
  const last = (values, value, of = (one) => one) => {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (of(values[middle]) <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  };

  const starts = (counts) => {
    const found = [0];
    for (const one of counts) {
      found.push(found.at(-1) + one);
    }
    return found;
  };

  /* Which letters a word has, as bits: words that are alike have nearly the same. */
  const letters = (word) => {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) {
      bits |= 1 << (word.charCodeAt(at) & 31);
    }
    return bits;
  };

  const ones = (bits) => {
    let count = 0;
    for (let left = bits; left; left &= left - 1) {
      count += 1;
    }
    return count;
  };

  /* How many slips lead from one word to the other: a letter more, less or another, or two that changed places. */
  const slips = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) {
      return most + 1;
    }
    let before = new Uint8Array(other.length + 1);
    let above = before.map((_, at) => at);
    let row = new Uint8Array(other.length + 1);
    for (let i = 1; i <= one.length; i += 1) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) {
        return most + 1;
      }
      [before, above, row] = [above, row, before];
    }
    return above[other.length];
  };

  /* The index: what there is, and the lines of its files. */
  class Index {
    #files = new Map();
    #masks = new Map();

    static async open(base) {
      const answer = await fetch(`${base}index.json`, { cache: "no-cache" });
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      return new Index(base, await answer.json());
    }

    constructor(base, head) {
      this.base = base;
      this.head = head;
      this.stop = new Set(head.stop);
      this.endings = new Set(["", ...head.endings]);
      this.starts = { w: starts(head.w), p: starts(head.p), r: starts(head.r) };
      this.measures = new Int32Array(head.count);
      for (let at = 0, number = -1, to = 0; at < head.measures.length; at += 2) {
        for (let times = head.measures[at + 1]; times; times -= 1) {
          number += head.measures[at];
          this.measures[to] = number;
          to += 1;
        }
      }
      this.rows = this.#ordered();
      this.room = { score: new Float64Array(head.count), covered: new Float64Array(head.count), at: new Int32Array(head.count), used: [] };
      this.places = new Int16Array(head.count).fill(-1);
      this.outcomes = new Int16Array(head.count).fill(-1);
      this.firsts = new Map(head.sections.map(([, from]) => [from, 2]));
      head.sections.forEach(([outcome, from], at) => this.outcomes.fill(outcome, from, head.sections[at + 1]?.[1] ?? head.pages));
      head.cards.forEach(([, place, , from], at) => {
        this.places.fill(place, from, head.cards[at + 1]?.[3] ?? head.pages);
        this.outcomes[from] = -1;
        this.firsts.set(from, 3);
      });
    }

    /* Where each result's line is: those of one measure stand together, so that one file has them. */
    #ordered() {
      const begins = new Int32Array(this.measures.reduce((most, one) => Math.max(most, one), 0) + 2);
      this.measures.forEach((one) => {
        begins[one + 1] += 1;
      });
      for (let one = 1; one < begins.length; one += 1) {
        begins[one] += begins[one - 1];
      }
      return this.measures.map((one) => {
        begins[one] += 1;
        return begins[one] - 1;
      });
    }

    file(name) {
      if (!this.#files.has(name)) {
        const got = fetch(`${this.base}${this.head.folder}/${name}.json`).then((answer) => {
          if (!answer.ok) {
            this.#files.delete(name);
            throw new Error(answer.statusText);
          }
          return answer.json();
        });
        this.#files.set(name, got);
      }
      return this.#files.get(name);
    }

    async line(table, number) {
      const at = last(this.starts[table], number);
      return (await this.file(`${table}${at}`))[number - this.starts[table][at]];
    }

    /* Every word that begins so, with its number. */
    async beginning(text, most = Infinity) {
      const found = [];
      for (let at = Math.max(0, last(this.head.words, text)); at < this.head.words.length; at += 1) {
        const words = await this.file(`w${at}`);
        let from = last(words, text);
        from = from >= 0 && words[from] === text ? from : from + 1;
        while (from < words.length && found.length < most && words[from].startsWith(text)) {
          found.push([words[from], this.starts.w[at] + from]);
          from += 1;
        }
        if (from < words.length || found.length >= most) {
          break;
        }
      }
      return found;
    }

    async number(word) {
      const found = await this.beginning(word, 1);
      return found.length && found[0][0] === word ? found[0][1] : -1;
    }

    /* The words that are so few slips from this one, of the files that can hold words with these first letters. */
    async near(word, most, first) {
      const { words } = this.head;
      const wanted = [...words.keys()].filter(
        (at) => !first || first.some((letter) => words[at][0] <= letter && (words[at + 1]?.[0] ?? letter) >= letter),
      );
      const bits = letters(word);
      const found = [];
      await Promise.all(
        wanted.map(async (at) => {
          const known = await this.file(`w${at}`);
          const masks = this.#masks.get(at) ?? Int32Array.from(known, letters);
          this.#masks.set(at, masks);
          known.forEach((one, place) => {
            if (ones(masks[place] ^ bits) <= 2 * most && !one.startsWith(".")) {
              const far = slips(word, one, most);
              if (far <= most) {
                found.push({ word: one, number: this.starts.w[at] + place, far });
              }
            }
          });
        }),
      );
      const least = Math.min(...found.map((one) => one.far));
      return found.filter((one) => one.far === least);
    }

    card(number) {
      return last(this.head.cards, number, (one) => one[3]);
    }
  }

  /* The words of the index that one word of a question may mean: each with its number and how well it fits. */
  const meant = async (index, word, isLast) => {
    const found = new Map();
    const isCode = /\p{N}/u.test(word);
    const bases = [...index.endings]
      .filter((ending) => word.endsWith(ending) && !isCode && word.length - ending.length > 2)
      .map((ending) => word.slice(0, word.length - ending.length))
      .sort((one, other) => one.length - other.length);
    const known = bases.length ? await index.beginning(bases[0]) : await index.beginning(word, 1);
    for (const [one, number] of known) {
      if (one === word) {
        found.set(number, { word: one, fit: EXACT });
      } else if (bases.some((base) => one.startsWith(base) && index.endings.has(one.slice(base.length)))) {
        found.set(number, { word: one, fit: STEM });
      }
    }
    if (!found.size && isLast && word.length > 2) {
      for (const [one, number] of await index.beginning(word, MOST_WORDS)) {
        found.set(number, { word: one, fit: BEGUN });
      }
    }
    return found.size || isCode ? found : slipped(index, word);
  };

  const slipped = async (index, word) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let found = most ? await index.near(word, most, [word[0], word[1]]) : [];
    if (most && !found.length) {
      found = await index.near(word, most);
    }
    const alike = found.filter((one) => one.word[0] === word[0]);
    return new Map(
      (alike.length ? alike : found).map((one) => [one.number, { word: one.word, fit: SLIPS[one.far], slips: one.far }]),
    );
  };

  /*
   * A question's words: those joined that the index has as one (NI 62, breast feeding), those parted that it has as two,
   * and beside their words the phrases that it knows: these are in the index without their spaces, after a dot.
   */
  const joined = async (index, words) => {
    const found = [];
    const phrases = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST, words.length - at);
      while (length && (await index.number(`.${words.slice(at, at + length).join("")}`)) < 0) {
        length -= 1;
      }
      if (length) {
        phrases.push(`.${words.slice(at, at + length).join("")}`);
      }
      at += length || 1;
    }
    for (let at = 0; at < words.length; ) {
      let length = 1;
      for (const more of [3, 2]) {
        const parts = words.slice(at, at + more);
        const text = parts.join("");
        const may = parts.length === more && (/\p{N}/u.test(text) || !parts.some((one) => index.stop.has(one)));
        if (length === 1 && may && (await index.number(text)) >= 0) {
          length = more;
        }
      }
      found.push(words.slice(at, at + length).join(""));
      at += length;
    }
    return { found: (await Promise.all(found.map((one, at) => parted(index, one, at === found.length - 1)))).flat(), phrases };
  };

  const parted = async (index, word, isLast) => {
    if (word.length < 7 || /\p{N}/u.test(word) || (await index.beginning(isLast ? word : word.slice(0, -1), 1)).length) {
      return [word];
    }
    for (let at = 3; at <= word.length - 3; at += 1) {
      const parts = [word.slice(0, at), word.slice(at)];
      if ((await index.number(parts[0])) >= 0 && (await index.number(parts[1])) >= 0) {
        return parts;
      }
    }
    return [word];
  };

  /* The place that is named among the words, and where: the longest name counts. */
  const named = (index, words) => {
    let found = { place: -1, from: 0, length: 0 };
    index.head.places.forEach(([, ...names], place) => {
      for (const name of names) {
        const parts = name.split(" ");
        for (let at = 0; parts.length > found.length && at + parts.length <= words.length; at += 1) {
          if (parts.every((part, more) => words[at + more] === part)) {
            found = { place, from: at, length: parts.length };
          }
        }
      }
    });
    return found;
  };

  /* What a question is understood as: a place, and for each other word what it may mean. */
  const understood = async (index, question) => {
    const { found: given, phrases } = await joined(index, terms(question));
    const each = await Promise.all(
      given.map((word, at) => (index.stop.has(word) ? new Map() : meant(index, word, at === given.length - 1))),
    );
    const best = each.map((found, at) => {
      const [first, ...others] = [...found.values()].sort((one, other) => other.fit - one.fit);
      return first && (first.slips || (first.fit === BEGUN && !others.length)) ? first.word : given[at];
    });
    const { place, from, length } = named(index, best);
    const isName = (at) => place >= 0 && at >= from && at < from + length;
    const rest = given.map((word, at) => ({ word, best: best[at], found: each[at] })).filter((_, at) => !isName(at));
    const telling = rest.filter((one) => !index.stop.has(one.word));
    const words = telling.length || place >= 0 ? telling : rest;
    const names = place < 0 ? [] : index.head.places[place].slice(1).map((name) => `.${name.replaceAll(" ", "")}`);
    for (const phrase of phrases.filter((one) => !names.includes(one))) {
      words.push({ word: "", best: "", found: new Map([[await index.number(phrase), { word: phrase, fit: EXACT }]]) });
    }
    const isOther = each.some((found, at) => best[at] !== given[at] && [...found.values()].some((one) => one.slips));
    return { place, words, corrected: isOther ? best.join(" ") : "" };
  };

  /* The lines of the index that say where the words of a question stand, each with its word and how well it fits. */
  const linesOf = (index, words) =>
    Promise.all(
      words.map(({ found }) =>
        Promise.all([...found].map(async ([number, { word, fit }]) => [await index.line("p", number), word, fit])),
      ),
    );

  /* What one word matched: the results, what each has of it at best, and by which word and field. */
  const matched = (lines, at) => {
    const numbers = [];
    const values = [];
    const reasons = [];
    for (const [fields, word, fit] of lines) {
      for (let field = 0; field < fields.length; field += 1) {
        const value = WEIGHTS[field] * fit;
        const reason = { field, word };
        let number = 0;
        for (const step of fields[field]) {
          number += step;
          const known = at[number] - 1;
          if (known < 0) {
            at[number] = numbers.push(number);
            values.push(value);
            reasons.push(reason);
          } else if (values[known] < value) {
            values[known] = value;
            reasons[known] = reason;
          }
        }
      }
    }
    for (const number of numbers) {
      at[number] = 0;
    }
    return { numbers, values, reasons };
  };

  /*
   * The results that were matched, in order, the score of each, and the words and fields that were. Others cost nothing:
   * the room for scores is the index's, and holds until the next question is scored.
   */
  const scored = (index, lines) => {
    const { count, pages } = index.head;
    const { score, covered, at, used } = index.room;
    for (const number of used.splice(0)) {
      score[number] = covered[number] = 0;
    }
    const found = lines.map((each) => matched(each, at));
    let whole = 0;
    for (const { numbers, values } of found) {
      const rare = numbers.length ? Math.log(1 + count / numbers.length) : 0;
      whole += rare;
      for (let one = 0; one < numbers.length; one += 1) {
        const number = numbers[one];
        if (!covered[number]) {
          used.push(number);
        }
        score[number] += values[one] * rare;
        covered[number] += rare;
      }
    }
    for (const number of used) {
      score[number] *= (covered[number] / whole) * (number < pages ? 1 : PAGES);
    }
    const why = (number) => found.map(({ numbers, reasons }) => reasons[numbers.indexOf(number)]).filter(Boolean);
    return { score, numbers: Int32Array.from(used).sort(), why };
  };

  /* Everything that has to do with a place, when nothing else is asked: itself first, then its outcomes. */
  const everything = (index, place) => {
    const score = Float64Array.from(index.places, (one, number) => (one === place ? (index.firsts.get(number) ?? 1) : 0));
    return { score, numbers: [...score.keys()].filter((number) => score[number]), why: () => [] };
  };

  /* The outcome whose title the words are, each of them and no other; -1 where there is none. */
  const outcomeOf = (index, words) => {
    const asked = words.filter((one) => one.word && !index.stop.has(one.word));
    return index.head.outcomes.findIndex((title) => {
      const parts = terms(title).filter((one) => !index.stop.has(one));
      return (
        parts.length > 0 &&
        parts.length === asked.length &&
        parts.every((part) => asked.some(({ found }) => [...found.values()].some(({ word }) => word === part)))
      );
    });
  };

  /* Who asks for an outcome by its name asks for its indicators too: they come after the outcome itself. */
  const withOutcome = (index, { score, numbers, why }, outcome) => {
    if (outcome < 0) {
      return { score, numbers, why };
    }
    const least = ENOUGH * numbers.reduce((best, number) => Math.max(best, score[number]), 0);
    const more = score.map((one, number) => (index.outcomes[number] === outcome ? Math.max(one, least) : one));
    return { score: more, numbers: [...more.keys()].filter((number) => more[number]), why };
  };

  /* Those of the results that are not much worse than the best of them. */
  const near = (score, numbers) => {
    let best = 0;
    for (const number of numbers) {
      best = Math.max(best, score[number]);
    }
    return numbers.filter((number) => score[number] >= ENOUGH * best);
  };

  /* How many measures each place or outcome has among these results, the most first. */
  const counted = (index, numbers, values) => {
    const seen = new Set();
    const counts = new Map();
    for (const number of numbers) {
      const value = values[number];
      const one = value * index.head.count + index.measures[number];
      if (value >= 0 && !seen.has(one)) {
        seen.add(one);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].sort(([one, times], [other, more]) => more - times || one - other);
  };

  /* One measure is one result, however many places have it; the best ones, and how many there are. */
  const grouped = (index, score, numbers, most) => {
    const groups = new Map();
    for (const number of numbers) {
      const measure = index.measures[number];
      const group = groups.get(measure);
      if (!group) {
        groups.set(measure, { best: number, found: [number] });
      } else {
        group.found.push(number);
        group.best = score[number] > score[group.best] ? number : group.best;
      }
    }
    const before = (one, other) => score[other.best] - score[one.best] || one.best - other.best;
    const first = [];
    for (const group of groups.values()) {
      if (first.length < most || before(group, first.at(-1)) < 0) {
        first.splice(last(first, 0, (one) => before(one, group)) + 1, 0, group);
        first.length = Math.min(first.length, most);
      }
    }
    for (const group of first) {
      group.found.sort((one, other) => score[other] - score[one] || one - other);
    }
    return { groups: first, total: groups.size };
  };

  /* The answer to a question; place and outcome are numbers that a reader chose, -1 for none, null for no choice. */
  const answered = async (index, question, chosen, most) => {
    const asked = await understood(index, question);
    const wanted = chosen.place ?? asked.place;
    const outcome = chosen.outcome ?? -1;
    let known = scored(index, await linesOf(index, asked.words));
    if (wanted >= 0 && !known.numbers.length) {
      known = everything(index, wanted);
    }
    const { score, numbers, why } = withOutcome(index, known, outcomeOf(index, asked.words));
    const all = near(score, numbers);
    const there = wanted < 0 ? numbers : numbers.filter((number) => index.places[number] === wanted);
    const isElsewhere = wanted >= 0 && all.length > 0 && !there.length;
    const place = isElsewhere ? -1 : wanted;
    const here = place < 0 ? all : near(score, there);
    const inPlace = place < 0 ? numbers : there;
    const shown = outcome < 0 ? here : near(score, inPlace.filter((number) => index.outcomes[number] === outcome));
    return {
      ...asked,
      ...grouped(index, score, shown, most),
      why,
      place,
      outcome,
      missed: isElsewhere ? wanted : -1,
      places: counted(index, all, index.places),
      outcomes: counted(index, here, index.outcomes),
    };
  };

  const made = (name, given = {}, ...children) => {
    const { text, ...attributes } = given;
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(key, value === true ? "" : value);
      }
    }
    element.append(...(text === undefined ? [] : [text]), ...children.filter(Boolean));
    return element;
  };

  /* A title with the words marked that were asked for. */
  const marked = (title, words) =>
    title.split(/([\p{L}\p{N}'’]+)/u).map((part, at) =>
      at % 2 && terms(part).some((one) => words.has(one)) ? made("mark", { text: part }) : part,
    );

  /* A search on the page: a dialog, or the page that is all search. */
  class Search {
    #run = 0;
    #waiting = 0;
    #chosen = { place: null, outcome: null };

    constructor(box, base) {
      this.box = box;
      this.base = base;
      this.isPage = box.tagName !== "DIALOG";
      this.form = box.querySelector("form");
      this.input = box.querySelector("input");
      this.chips = box.querySelector(".ot-search__chips");
      this.said = box.querySelector("[role=status]");
      this.found = box.querySelector(".ot-search__found");
      this.help = box.querySelector(".ot-search__help");
      this.input.addEventListener("input", () => {
        this.#chosen = { place: null, outcome: null };
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => this.ask(), PAUSE);
      });
      this.input.addEventListener("keydown", (event) => this.#key(event));
      this.form.addEventListener("submit", (event) => this.#submit(event));
      if (this.isPage) {
        const given = new URLSearchParams(location.search);
        this.input.value = given.get("q") ?? "";
        this.given = given;
      }
      this.ask();
    }

    get #options() {
      return [...this.found.querySelectorAll("a.ot-search__one")];
    }

    word(key, gaps = {}) {
      return this.index.head.say[key].replace(/\{(\w+)\}/g, (_, gap) => gaps[gap]);
    }

    async ask() {
      const run = (this.#run += 1);
      try {
        this.index ??= await Index.open(this.base);
        this.#restore();
        const question = this.input.value.trim();
        if (question || !this.isPage) {
          this.index.file("w0").catch(() => {}); // phrases, which every question is asked for; a failure is said then
        }
        const answer = terms(question).length ? await answered(this.index, question, this.#chosen, this.isPage ? 20 : 8) : null;
        const rows = answer && run === this.#run ? await this.#rows(answer, 0) : [];
        if (run === this.#run) {
          this.#show(question, answer, rows, run);
          await this.#rest(answer, run);
        }
      } catch (error) {
        if (run === this.#run) {
          this.said.textContent = this.box.dataset.failed;
          this.help.hidden = false;
        }
        throw error;
      }
    }

    /* What the page's address says was chosen. */
    #restore() {
      const { head } = this.index;
      const { given } = this;
      if (given) {
        const place = head.places.findIndex(([name]) => name === given.get("place"));
        const outcome = head.outcomes.indexOf(given.get("outcome"));
        this.#chosen = { place: given.get("place") === "" ? -1 : place < 0 ? null : place, outcome: outcome < 0 ? null : outcome };
        this.given = null;
      }
    }

    /* The best results stand there first; what follows comes in turns, so that a key never waits for it. */
    async #rest(answer, run) {
      for (let at = FIRST; answer && at < answer.groups.length; at += FIRST) {
        await new Promise((done) => setTimeout(done, TURN));
        const rows = run === this.#run ? await this.#rows(answer, at) : [];
        if (run !== this.#run) {
          return;
        }
        this.found.append(...rows.map((group, more) => this.#group(group, at + more)));
      }
      this.box.dataset.whole = this.input.value;
    }

    async #rows({ groups, why }, from) {
      return Promise.all(
        groups.slice(from, from + FIRST).map(async ({ best, found }) => ({
          why: why(best),
          found,
          rows: await Promise.all(
            found.slice(0, this.isPage ? 6 : 3).map(async (number) => [number, await this.index.line("r", this.index.rows[number])]),
          ),
        })),
      );
    }

    #show(question, answer, groups, run) {
      delete this.box.dataset.whole;
      this.found.replaceChildren(...groups.map((group, at) => this.#group(group, at)));
      this.found.hidden = !groups.length;
      this.help.hidden = groups.length > 0 || !answer;
      this.#browse(answer);
      if (!this.isPage) {
        this.input.setAttribute("aria-expanded", String(groups.length > 0));
      }
      this.#activate(null);
      this.chips.replaceChildren(...(answer ? this.#chipsOf(answer) : []));
      this.said.textContent = answer ? this.#say(question, answer) : this.word("begin");
      this.box.dataset.answered = this.input.value;
      if (this.isPage) {
        setTimeout(() => run === this.#run && this.#address(question));
      }
    }

    /* Where nothing is found, every outcome to ask for instead. */
    #browse(answer) {
      this.help.querySelector(".ot-search__browse")?.remove();
      if (answer && !answer.groups.length) {
        const each = this.index.head.outcomes.slice(0, MOST_OUTCOMES).map((title) => {
          const button = made("button", { type: "button", class: "ot-search__chip", text: title });
          button.addEventListener("click", () => {
            this.input.value = title;
            this.#chosen = { place: null, outcome: null };
            this.ask();
            this.input.focus();
          });
          return button;
        });
        const row = made("div", { class: "ot-search__row" }, ...each);
        this.help.append(made("div", { class: "ot-search__browse" }, made("p", { text: this.word("browse") }), row));
      }
    }

    #say(question, answer) {
      const name = (place) => this.index.head.places[place][0];
      const missing = answer.words.filter((one) => !one.found.size).map((one) => one.word);
      return [
        answer.groups.length
          ? this.word("found", { number: answer.total })
          : this.word("nothing", { question }),
        answer.groups.length && answer.corrected ? this.word("corrected", { question: answer.corrected }) : "",
        answer.groups.length && missing.length ? this.word("missing", { words: missing.join(", ") }) : "",
        answer.missed >= 0 ? this.word("elsewhere", { place: name(answer.missed) }) : "",
      ]
        .filter(Boolean)
        .join(" ");
    }

    #group({ why: reasons, found, rows }, at) {
      const [[, [kind, title, , , , , , codes = []]]] = rows;
      const words = new Set(reasons.map((one) => one.word));
      const id = `${this.found.id}-${at}`;
      const called = reasons.filter((one) => one.field === CALLED && !one.word.startsWith(".")).map((one) => one.word);
      const code = codes.filter((one) => words.has(terms(one).join("")) || terms(one).every((part) => words.has(part)));
      const why = [...code, ...(called.length ? [this.word("called", { words: [...new Set(called)].join(" ") })] : [])];
      const more = found.length - rows.length;
      return made(
        "div",
        { class: "ot-search__group", role: this.isPage ? null : "group", "aria-labelledby": id },
        made("div", { class: "ot-search__title", id }, ...marked(title, words)),
        why.length ? made("div", { class: "ot-search__why", text: why.join(" · ") }) : null,
        ...rows.map(([number, row], place) => this.#row(number, row, `${id}-${place}`, kind, rows)),
        more > 0 ? made("div", { class: "ot-search__more", text: this.word("more", { number: more }) }) : null,
      );
    }

    #row(number, [, title, address, figure = "", period = "", badge = [], note = ""], id, kind, rows) {
      const card = number < this.index.head.pages ? this.index.head.cards[this.index.card(number)] : null;
      const place = card ? this.index.head.places[card[1]][0] : "";
      const isAlone = rows.filter(([one]) => this.index.places[one] === card?.[1]).length < 2;
      const parts = [
        card && kind !== "s" ? made("strong", { text: isAlone ? place : card[0] }) : null,
        card ? null : made("strong", { text: this.word("page") }),
        figure ? made("span", { class: "ot-search__figure", text: figure }) : null,
        badge.length
          ? made("span", { class: `ot-badge ot-${badge[0]}${badge[3] ? ` ot-${badge[3]}` : ""}` }, made("span", { "aria-hidden": "true", text: badge[1] }), ` ${badge[2]}`)
          : null,
        period ? made("span", { class: "ot-search__period", text: period }) : null,
        note ? made("span", { class: "ot-search__note", text: note }) : null,
      ].filter(Boolean);
      const spaced = parts.flatMap((part, at) => (at ? [made("span", { class: "ot-search__dot", "aria-hidden": "true", text: " · " }), part] : [part]));
      const link = made("a", { class: "ot-search__one", href: new URL(`../${address}`, this.base).href, id, ...(this.isPage ? {} : { role: "option", tabindex: "-1", "aria-selected": "false" }) }, ...spaced);
      if (this.isPage) {
        link.setAttribute("aria-label", `${title}: ${link.textContent}`);
      }
      return link;
    }

    #chipsOf(answer) {
      const { places, outcomes } = this.index.head;
      const chip = (what, value, text, count) => {
        const isOn = answer[what] === value;
        const button = made("button", { type: "button", class: "ot-search__chip", "aria-pressed": String(isOn) }, text, made("span", { class: "ot-search__count", text: String(count) }));
        button.addEventListener("click", () => {
          this.#chosen[what] = isOn ? -1 : value;
          this.ask();
          this.input.focus();
        });
        return button;
      };
      const row = (what, counts, title, most) => {
        const shown = counts.filter(([value], at) => at < most || answer[what] === value);
        return counts.length > 1 || shown.some(([value]) => answer[what] === value)
          ? made("div", { class: "ot-search__row", role: "group", "aria-label": this.word(what) }, ...shown.map(([value, count]) => chip(what, value, title(value), count)))
          : null;
      };
      return [
        row("place", answer.places, (value) => places[value][0], 6),
        row("outcome", answer.outcomes, (value) => outcomes[value], 5),
      ].filter(Boolean);
    }

    #address(question) {
      const address = new URL(location.href);
      const { place, outcome } = this.#chosen;
      const { places, outcomes } = this.index.head;
      const given = {
        q: question || null,
        place: place === null ? null : (places[place]?.[0] ?? ""),
        outcome: outcome === null || outcome < 0 ? null : outcomes[outcome],
      };
      for (const [key, value] of Object.entries(given)) {
        if (value === null) {
          address.searchParams.delete(key);
        } else {
          address.searchParams.set(key, value);
        }
      }
      history.replaceState(history.state, "", address);
    }

    #activate(option) {
      for (const one of this.#options) {
        if (one.hasAttribute("role")) {
          one.setAttribute("aria-selected", String(one === option));
        }
      }
      if (option) {
        this.input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
      this.active = option;
    }

    #key(event) {
      if (this.isPage || event.isComposing) {
        return;
      }
      if (event.key === "Escape") {
        event.preventDefault(); // a browser would empty the box first, and close at the second
        this.box.close();
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const options = this.#options;
      if (step && options.length) {
        event.preventDefault();
        const at = options.indexOf(this.active) + step;
        this.#activate(at < 0 || at >= options.length ? null : options[at]);
        if (at === -2) {
          this.#activate(options.at(-1));
        }
      }
    }

    #submit(event) {
      if (this.isPage) {
        event.preventDefault();
        this.ask();
      } else if (this.active) {
        event.preventDefault();
        this.active.click();
      }
    }
  }

  window.outturnSearch = (box, base) => new Search(box, base);
})();
