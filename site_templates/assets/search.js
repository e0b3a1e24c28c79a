/*
 * Search. It is loaded when somebody turns to it, and fetches of the index (exports/indexed.py says what that is) the
 * few small files that a question needs: all of its words' at once, then all that say where these stand, then those of
 * the results that are shown. What is done between is done in one go. It takes a question apart (words, codes, a place),
 * looks for each word with its endings, as the beginning of one, or with slips of the hand, and shows results as links.
 */
"use strict";

(() => {
  const WEIGHTS = [10, 7, 6, 2.5, 1]; // a short title, a long one, what it is called, what stands beside it, the rest
  const PAUSE = 40; // milliseconds without another key while one is being answered, so that what is typed at once is asked once
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
  const ON_PAGE = { most: 20, each: 6 }; // results, and lines of each
  const IN_DIALOG = { most: 8, each: 3 };
  const TURN = 60; // milliseconds between turns
  const AHEAD = 4; // a table of so few files is fetched before it is asked for
  const REHEARSALS = 6; // turns in which the browser learns to score quickly, each of so many results
  const REHEARSED = 4000;
  const AFTER = "\uffff"; // after every letter
  const DIGITS = 36; // what a word shares with the one before it is a digit of so many

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

  const turn = () => new Promise((done) => setTimeout(done, TURN));

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

  /* Words of which each is written without what it shares with the one before it. */
  const whole = (lines) => {
    let word = "";
    return lines.map((line) => {
      word = word.slice(0, Number.parseInt(line[0], DIGITS)) + line.slice(1);
      return word;
    });
  };

  /* The index: what there is, and the lines of its files. What is asked of lines needs their files to be there. */
  class Index {
    #asked = new Map();
    #lines = new Map();
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
      this.root = new URL("..", base).href;
      this.head = head;
      this.stop = new Set(head.stop);
      this.endings = new Set(["", ...head.endings]);
      this.starts = { w: starts(head.w), p: starts(head.p), r: starts(head.r) };
      this.numbers = new Int32Array(head.count);
      this.measures = new Int32Array(head.count);
      this.places = new Int16Array(head.count);
      this.outcomes = new Int16Array(head.count);
      this.firsts = new Uint8Array(head.count).fill(1);
      this.#order();
      this.room = new Room(head.count);
      this.names = new Map();
      head.places.forEach(([, ...names], place) => names.forEach((name) => this.names.has(name) || this.names.set(name, place)));
      this.longest = [...this.names.keys()].reduce((most, name) => Math.max(most, name.split(" ").length), 0);
    }

    /*
     * The results in the order of their lines, in which those of one measure stand together: the number, measure, place and
     * outcome of each (-1 for none), and how much it says of its place: a scorecard most, then an outcome.
     */
    #order() {
      const { cards, count, measures: runs, pages, sections } = this.head;
      const measures = new Int32Array(count);
      for (let at = 0, measure = -1, to = 0; at < runs.length; at += 2) {
        for (let times = runs[at + 1]; times; times -= 1) {
          measure += runs[at];
          measures[to] = measure;
          to += 1;
        }
      }
      const begins = new Int32Array(measures.reduce((most, one) => Math.max(most, one), 0) + 2);
      for (const one of measures) {
        begins[one + 1] += 1;
      }
      for (let one = 1; one < begins.length; one += 1) {
        begins[one] += begins[one - 1];
      }
      for (let number = 0, card = -1, section = -1; number < count; number += 1) {
        const row = begins[measures[number]];
        begins[measures[number]] += 1;
        const isCard = cards[card + 1]?.[3] === number;
        card += isCard;
        const isSection = sections[section + 1]?.[1] === number;
        section += isSection;
        this.numbers[row] = number;
        this.measures[row] = measures[number];
        this.places[row] = number < pages ? cards[card][1] : -1;
        this.outcomes[row] = number < pages && !isCard && section >= 0 ? sections[section][0] : -1;
        this.firsts[row] = isCard ? 3 : isSection ? 2 : 1;
      }
    }

    /* Fetches the files that are not there yet, all at once; nothing to wait for when all are. */
    need(names) {
      const missing = [...new Set(names)].filter((name) => !this.#lines.has(name));
      return missing.length ? Promise.all(missing.map((name) => this.#fetched(name))) : null;
    }

    #fetched(name) {
      if (!this.#asked.has(name)) {
        const got = fetch(`${this.base}${this.head.folder}/${name}.txt`)
          .then((answer) => {
            if (!answer.ok) {
              throw new Error(answer.statusText);
            }
            return answer.text();
          })
          .then((text) => {
            const lines = text.split("\n");
            this.#lines.set(name, name[0] === "w" ? whole(lines) : lines);
          })
          .catch((error) => {
            this.#asked.delete(name);
            throw error;
          });
        this.#asked.set(name, got);
      }
      return this.#asked.get(name);
    }

    /* The tables that are small, and the phrases, which every question is asked for; a failure is said when they are needed. */
    ahead() {
      const small = ["w", "p", "r"].filter((table) => this.head[table].length <= AHEAD);
      const names = small.flatMap((table) => this.head[table].map((_, at) => `${table}${at}`));
      Promise.resolve(this.need(["w0", ...names])).catch(() => {});
    }

    fileOf(table, number) {
      return `${table}${last(this.starts[table], number)}`;
    }

    line(table, number) {
      const at = last(this.starts[table], number);
      return this.#lines.get(`${table}${at}`)[number - this.starts[table][at]];
    }

    /* The files that can hold a word, and those that can hold any that begins so. */
    fileOfWord(text) {
      return `w${last(this.head.words, text)}`;
    }

    filesOfBeginning(text) {
      const found = [];
      for (let at = last(this.head.words, text), to = last(this.head.words, text + AFTER); at <= to; at += 1) {
        found.push(`w${at}`);
      }
      return found;
    }

    /* The file that says where a word stands, if there is such a word. */
    fileOfFound(text) {
      return `p${last(this.head.found, text)}`;
    }

    isThere(names) {
      return names.every((name) => this.#lines.has(name));
    }

    /* Words that begin so, with their numbers. */
    beginning(text, most = Infinity) {
      const found = [];
      for (let at = last(this.head.words, text); at < this.head.words.length && found.length < most; at += 1) {
        const words = this.#lines.get(`w${at}`);
        let from = last(words, text);
        from = from >= 0 && words[from] === text ? from : from + 1;
        while (from < words.length && found.length < most && words[from].startsWith(text)) {
          found.push([words[from], this.starts.w[at] + from]);
          from += 1;
        }
        if (from < words.length || at === last(this.head.words, text + AFTER)) {
          break;
        }
      }
      return found;
    }

    /* The number of a word, -1 where the index has none such. */
    number(word) {
      const at = last(this.head.words, word);
      const words = this.#lines.get(`w${at}`);
      const place = last(words, word);
      return words[place] === word ? this.starts.w[at] + place : -1;
    }

    /* The files that can hold words with these first letters; all of them where none is given. */
    filesNear(first) {
      const { words } = this.head;
      return [...words.keys()]
        .filter((at) => !first || first.some((letter) => words[at] <= letter + AFTER && (words[at + 1] ?? AFTER) >= letter))
        .map((at) => `w${at}`);
    }

    /* The words of these files with these first letters that are the fewest slips from this one, and at most so many. */
    near(word, most, names, first) {
      const bits = letters(word);
      let found = [];
      let least = most;
      for (const name of names) {
        const known = this.#lines.get(name);
        const from = this.starts.w[Number(name.slice(1))];
        const masks = this.#masks.get(name) ?? Int32Array.from(known, letters);
        this.#masks.set(name, masks);
        for (let place = 0; place < known.length; place += 1) {
          const isLike = first ? first.includes(known[place][0]) : known[place][0] !== ".";
          if (isLike && ones(masks[place] ^ bits) <= 2 * least) {
            const far = slips(word, known[place], least);
            if (far <= least) {
              found = far < least ? [] : found;
              least = far;
              found.push({ word: known[place], number: from + place, far });
            }
          }
        }
      }
      return found;
    }

    /* The scorecard of a result, as the index has it; nothing for a page. */
    card(row) {
      const { cards, pages } = this.head;
      const number = this.numbers[row];
      return number < pages ? cards[last(cards, number, (one) => one[3])] : null;
    }
  }

  /* Room for what is worked out of a question, for each result, which holds until the next one is scored. */
  class Room {
    constructor(count) {
      this.score = new Float64Array(count);
      this.covered = new Float64Array(count);
      this.value = new Float64Array(count);
      this.matched = new Int32Array(count);
      this.used = new Int32Array(count);
      this.many = 0;
    }

    clear() {
      for (let at = 0; at < this.many; at += 1) {
        this.score[this.used[at]] = 0;
        this.covered[this.used[at]] = 0;
      }
      this.many = 0;
      return this;
    }
  }

  /* The beginnings of a word that may have other endings, the shortest first; none of a code. */
  const basesOf = (index, word) =>
    /\p{N}/u.test(word)
      ? []
      : [...index.endings]
          .filter((ending) => word.endsWith(ending) && word.length - ending.length > 2)
          .map((ending) => word.slice(0, word.length - ending.length))
          .sort((one, other) => one.length - other.length);

  /* The files in which one word is looked up: as it is, and if it is not very short with its endings and as a beginning. */
  const filesOf = (index, word) =>
    word.length > 2 ? index.filesOfBeginning(basesOf(index, word)[0] ?? word) : [index.fileOfWord(word)];

  /* The words of the index that one word of a question may mean: each with its number and how well it fits. */
  const meant = async (index, word, isLast) => {
    const found = new Map();
    const bases = basesOf(index, word);
    await index.need(filesOf(index, word));
    const number = index.number(word);
    const known = bases.length ? index.beginning(bases[0]) : number < 0 ? [] : [[word, number]];
    for (const [one, number] of known) {
      if (one === word) {
        found.set(number, { word: one, fit: EXACT });
      } else if (bases.some((base) => one.startsWith(base) && index.endings.has(one.slice(base.length)))) {
        found.set(number, { word: one, fit: STEM });
      }
    }
    if (!found.size && isLast && word.length > 2) {
      for (const [one, number] of index.beginning(word, MOST_WORDS)) {
        found.set(number, { word: one, fit: BEGUN });
      }
    }
    return found.size || /\p{N}/u.test(word) ? found : slipped(index, word);
  };

  const slipped = async (index, word) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let found = [];
    for (const first of most ? [[word[0], word[1]], null] : []) {
      if (!found.length) {
        const names = index.filesNear(first);
        await index.need(names);
        found = index.near(word, most, names, first);
      }
    }
    const alike = found.filter((one) => one.word[0] === word[0]);
    return new Map(
      (alike.length ? alike : found).map((one) => [one.number, { word: one.word, fit: SLIPS[one.far], slips: one.far }]),
    );
  };

  /* The words from one place on as the phrase that they may be: in the index without their spaces, after a dot. */
  const phraseOf = (words, at, length) => `.${words.slice(at, at + length).join("")}`;

  /* Words from one place on that the index may have as one; nothing where they are too few, or say nothing. */
  const joinedOf = (index, words, at, more) => {
    const parts = words.slice(at, at + more);
    const text = parts.join("");
    const may = parts.length === more && (/\p{N}/u.test(text) || !parts.some((one) => index.stop.has(one)));
    return may ? text : "";
  };

  /* The files of words that a question is looked up in, and those that say where they stand, as far as that can be told before. */
  const filesFor = (index, words) => {
    const names = [];
    words.forEach((word, at) => {
      for (let length = Math.min(LONGEST, words.length - at); length; length -= 1) {
        names.push(index.fileOfWord(phraseOf(words, at, length)));
      }
      for (const more of [3, 2]) {
        const text = joinedOf(index, words, at, more);
        names.push(...(text ? [index.fileOfWord(text)] : []));
      }
      names.push(...filesOf(index, word));
    });
    const { from, length } = named(index, words);
    const telling = words.filter((word, at) => word.length > 2 && !index.stop.has(word) && (at < from || at >= from + length));
    return index.isThere(names) ? [] : [...names, ...telling.map((word) => index.fileOfFound(word))];
  };

  /*
   * A question's words: those joined that the index has as one (NI 62, breast feeding), those parted that it has as two,
   * and beside their words the phrases that it knows.
   */
  const joined = async (index, words) => {
    const found = [];
    const phrases = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST, words.length - at);
      while (length && index.number(phraseOf(words, at, length)) < 0) {
        length -= 1;
      }
      if (length) {
        phrases.push(phraseOf(words, at, length));
      }
      at += length || 1;
    }
    for (let at = 0; at < words.length; ) {
      const length = [3, 2].find((more) => {
        const text = joinedOf(index, words, at, more);
        return text && index.number(text) >= 0;
      }) ?? 1;
      found.push(words.slice(at, at + length).join(""));
      at += length;
    }
    const each = await Promise.all(found.map((word, at) => parted(index, word, at === found.length - 1)));
    return { found: each.flat(), phrases };
  };

  const parted = async (index, word, isLast) => {
    const begun = isLast ? word : word.slice(0, -1);
    if (word.length < 7 || /\p{N}/u.test(word)) {
      return [word];
    }
    await index.need(index.filesOfBeginning(begun));
    if (index.beginning(begun, 1).length) {
      return [word];
    }
    const pairs = [];
    for (let at = 3; at <= word.length - 3; at += 1) {
      pairs.push([word.slice(0, at), word.slice(at)]);
    }
    await index.need(pairs.map(([one]) => index.fileOfWord(one)));
    const begins = pairs.filter(([one]) => index.number(one) >= 0);
    await index.need(begins.map(([, other]) => index.fileOfWord(other)));
    return begins.find(([, other]) => index.number(other) >= 0) ?? [word];
  };

  /* The place that is named among the words, and where: the longest name counts. */
  const named = (index, words) => {
    for (let length = Math.min(index.longest, words.length); length; length -= 1) {
      let found = { place: -1, from: 0, length: 0 };
      for (let from = 0; from + length <= words.length; from += 1) {
        const place = index.names.get(words.slice(from, from + length).join(" ")) ?? -1;
        if (place >= 0 && (found.place < 0 || place < found.place)) {
          found = { place, from, length };
        }
      }
      if (found.place >= 0) {
        return found;
      }
    }
    return { place: -1, from: 0, length: 0 };
  };

  /* What a question is understood as: a place, and for each other word what it may mean. */
  const understood = async (index, question) => {
    const asked = terms(question);
    await index.need(filesFor(index, asked));
    const { found: given, phrases } = await joined(index, asked);
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
      words.push({ word: "", best: "", found: new Map([[index.number(phrase), { word: phrase, fit: EXACT }]]) });
    }
    const isOther = each.some((found, at) => best[at] !== given[at] && [...found.values()].some((one) => one.slips));
    return { place, words, corrected: isOther ? best.join(" ") : "" };
  };

  /* The lines of the index that say where the words of a question stand, each with its word and how well it fits. */
  const linesOf = async (index, words) => {
    const numbers = words.flatMap(({ found }) => [...found.keys()]);
    await index.need(numbers.map((number) => index.fileOf("p", number)));
    return words.map(({ found }) =>
      [...found].map(([number, { word, fit }]) => [JSON.parse(index.line("p", number)), word, fit]),
    );
  };

  /* How many results a word matched, which are put into the room with what each has of it at best. */
  const matched = ({ matched: rows, value }, lines) => {
    let many = 0;
    for (const [fields, , fit] of lines) {
      for (let field = 0; field < fields.length; field += 1) {
        const worth = WEIGHTS[field] * fit;
        const steps = fields[field];
        let row = 0;
        for (let at = 0, step = 0; at < steps.length; at += 1) {
          let times = 1;
          if (steps[at] < 0) {
            times = -steps[at];
          } else {
            step = steps[at];
          }
          for (; times; times -= 1) {
            row += step;
            if (!value[row]) {
              rows[many] = row;
              many += 1;
              value[row] = worth;
            } else if (value[row] < worth) {
              value[row] = worth;
            }
          }
        }
      }
    }
    return many;
  };

  /* Whether a result is among those that steps lead to. */
  const leadsTo = (steps, wanted) => {
    let row = 0;
    let step = 0;
    for (const one of steps) {
      step = one < 0 ? step : one;
      const end = row + step * (one < 0 ? -one : 1);
      if (one < 0 ? wanted > row && wanted <= end && (wanted - row) % step === 0 : wanted === end) {
        return true;
      }
      row = end;
    }
    return false;
  };

  /* The word and the field by which a result was matched best; nothing where it was not. */
  const reasonOf = (lines, row) => {
    let most = 0;
    let reason = null;
    for (const [fields, word, fit] of lines) {
      fields.forEach((steps, field) => {
        if (WEIGHTS[field] * fit > most && leadsTo(steps, row)) {
          most = WEIGHTS[field] * fit;
          reason = { field, word };
        }
      });
    }
    return reason;
  };

  /* The results that were matched, in order, the score of each, and the words and fields that were. Others cost nothing. */
  const scored = ({ head: { count, pages }, numbers, room }, lines) => {
    const { score, covered, value, matched: rows, used } = room.clear();
    let whole = 0;
    let many = 0;
    for (const each of lines) {
      const found = matched(room, each);
      const rare = found ? Math.log(1 + count / found) : 0;
      whole += rare;
      for (let at = 0; at < found; at += 1) {
        const row = rows[at];
        if (!covered[row]) {
          used[many] = row;
          many += 1;
        }
        score[row] += value[row] * rare;
        covered[row] += rare;
        value[row] = 0;
      }
    }
    let isInOrder = true;
    for (let at = 0, before = -1; at < many; at += 1) {
      const row = used[at];
      score[row] *= (covered[row] / whole) * (numbers[row] < pages ? 1 : PAGES);
      isInOrder &&= row > before;
      before = row;
    }
    room.many = many;
    const found = used.subarray(0, many);
    return { score, rows: isInOrder ? found : found.sort(), why: (row) => lines.map((each) => reasonOf(each, row)).filter(Boolean) };
  };

  /* The results that have a score, by what says which. */
  const scoredBy = ({ head: { count } }, scoreOf) => {
    const score = new Float64Array(count);
    const rows = new Int32Array(count);
    let many = 0;
    for (let row = 0; row < count; row += 1) {
      score[row] = scoreOf(row);
      if (score[row]) {
        rows[many] = row;
        many += 1;
      }
    }
    return { score, rows: rows.subarray(0, many) };
  };

  /* Everything that has to do with a place, when nothing else is asked: itself first, then its outcomes. */
  const everything = (index, place) => ({
    ...scoredBy(index, (row) => (index.places[row] === place ? index.firsts[row] : 0)),
    why: () => [],
  });

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

  const bestOf = (score, rows) => {
    let best = 0;
    for (let at = 0; at < rows.length; at += 1) {
      if (score[rows[at]] > best) {
        best = score[rows[at]];
      }
    }
    return best;
  };

  /* Who asks for an outcome by its name asks for its indicators too: they come after the outcome itself. */
  const withOutcome = (index, { score, rows, why }, outcome) => {
    if (outcome < 0) {
      return { score, rows, why };
    }
    const least = ENOUGH * bestOf(score, rows);
    return { ...scoredBy(index, (row) => Math.max(score[row], index.outcomes[row] === outcome ? least : 0)), why };
  };

  /* The results whose score is at least so much, of a place or outcome, -1 for all. */
  const those = (score, rows, least, values, wanted) => {
    const found = new Int32Array(rows.length);
    let many = 0;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      if (score[row] >= least && (wanted < 0 || values[row] === wanted)) {
        found[many] = row;
        many += 1;
      }
    }
    return found.subarray(0, many);
  };

  /* Those of the results that are not much worse than the best of them. */
  const near = (score, rows) => those(score, rows, ENOUGH * bestOf(score, rows), null, -1);

  /* How many measures each place or outcome has among these results, the most first. */
  const counted = ({ measures }, rows, values, count) => {
    const counts = new Int32Array(count);
    const seen = new Int32Array(count).fill(-1);
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      const value = values[row];
      if (value >= 0 && seen[value] !== measures[row]) {
        seen[value] = measures[row];
        counts[value] += 1;
      }
    }
    return [...counts.entries()].filter(([, times]) => times).sort(([one, times], [other, more]) => more - times || one - other);
  };

  /* Puts one among the first so many of an order, if it is one of these. */
  const put = (first, one, most, isBefore) => {
    if (first.length < most || isBefore(one, first[most - 1])) {
      const place = first.findIndex((other) => isBefore(one, other));
      first.splice(place < 0 ? first.length : place, 0, one);
      first.length = Math.min(first.length, most);
    }
  };

  /* The best measures, each with its best results and how many it has, the best first; and how many measures there are. */
  const grouped = ({ measures, numbers }, score, rows, most, each) => {
    const isBefore = (one, other) => score[one] > score[other] || (score[one] === score[other] && numbers[one] < numbers[other]);
    const first = [];
    let total = 0;
    for (let from = 0, to = 0; from < rows.length; from = to) {
      let best = rows[from];
      for (to = from + 1; to < rows.length && measures[rows[to]] === measures[best]; to += 1) {
        best = isBefore(rows[to], best) ? rows[to] : best;
      }
      total += 1;
      put(first, best, most, isBefore);
    }
    const groups = first.map((best) => {
      const found = [];
      let from = last(rows, best);
      while (from && measures[rows[from - 1]] === measures[best]) {
        from -= 1;
      }
      let to = from;
      for (; to < rows.length && measures[rows[to]] === measures[best]; to += 1) {
        put(found, rows[to], each, isBefore);
      }
      return { best, found, count: to - from };
    });
    return { groups, total };
  };

  /* The answer to a question; place and outcome are numbers that a reader chose, -1 for none, null for no choice; nothing once it is over. */
  const answered = async (index, question, chosen, { most, each }, isOver) => {
    const asked = await understood(index, question);
    if (isOver()) {
      return null;
    }
    const wanted = chosen.place ?? asked.place;
    const outcome = chosen.outcome ?? -1;
    const lines = await linesOf(index, asked.words);
    if (isOver()) {
      return null;
    }
    let known = scored(index, lines);
    if (wanted >= 0 && !known.rows.length) {
      known = everything(index, wanted);
    }
    const { score, rows, why } = withOutcome(index, known, outcomeOf(index, asked.words));
    const all = near(score, rows);
    const there = wanted < 0 ? rows : those(score, rows, 0, index.places, wanted);
    const isElsewhere = wanted >= 0 && all.length > 0 && !there.length;
    const place = isElsewhere ? -1 : wanted;
    const inPlace = place < 0 ? rows : there;
    const here = place < 0 ? all : near(score, there);
    const shown = outcome < 0 ? here : near(score, those(score, inPlace, 0, index.outcomes, outcome));
    return {
      ...asked,
      ...grouped(index, score, shown, most, each),
      why,
      place,
      outcome,
      missed: isElsewhere ? wanted : -1,
      places: counted(index, all, index.places, index.head.places.length),
      outcomes: counted(index, here, index.outcomes, index.head.outcomes.length),
    };
  };

  /* Scores the first results some times while nobody waits: what a browser ran before it runs many times faster. */
  const rehearse = (index) => {
    const most = Math.min(index.head.count, REHEARSED);
    const { score, rows, why } = scored(index, [[[[[0, 1, 2 - most]], "", EXACT]]]);
    why(grouped(index, score, near(score, rows), 1, 1).groups[0].best);
    counted(index, those(score, rows, 0, index.places, 0), index.outcomes, index.head.outcomes.length);
    counted(index, rows, index.places, index.head.places.length);
  };

  const idle = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));

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
    #isBusy = false;
    #isAhead = false;
    #opening = null;
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
      this.input.addEventListener("input", () => this.#typed());
      this.input.addEventListener("focus", () => this.#ahead());
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

    /* A key is answered at once, or after a pause where the one before it is still being answered. */
    #typed() {
      this.#chosen = { place: null, outcome: null };
      clearTimeout(this.#waiting);
      if (this.#isBusy) {
        this.#waiting = setTimeout(() => this.ask(true), PAUSE);
      } else {
        this.ask(true);
      }
    }

    async #opened() {
      this.#opening ??= Index.open(this.base).catch((error) => {
        this.#opening = null;
        throw error;
      });
      this.index = await this.#opening;
      return this.index;
    }

    /* Who turns to the search is going to ask: what every question needs is fetched, and one is answered that nobody asked. */
    async #ahead() {
      if (this.#isAhead) {
        return;
      }
      this.#isAhead = true;
      try {
        const index = await this.#opened();
        index.ahead();
        for (let times = index.head.count > 2 ? REHEARSALS : 0; times; times -= 1) {
          await idle();
          rehearse(index);
        }
        const answer = await answered(index, index.head.outcomes[0] ?? "", { place: null, outcome: null }, IN_DIALOG, () => this.#run > 1);
        if (answer) {
          (await this.#rows(answer, 0)).map((group, at) => this.#group(group, at));
          this.#chipsOf(answer);
        }
      } catch {
        this.#isAhead = false; // a failure is said when somebody asks
      }
    }

    async ask(isTyped = false) {
      clearTimeout(this.#waiting);
      const run = (this.#run += 1);
      const isOver = () => run !== this.#run;
      this.#isBusy = true;
      try {
        const index = await this.#opened();
        this.#restore();
        const question = this.input.value.trim();
        if (question) {
          index.ahead();
        } else if (!this.isPage) {
          this.#ahead();
        }
        const answer = terms(question).length ? await answered(index, question, this.#chosen, this.isPage ? ON_PAGE : IN_DIALOG, isOver) : null;
        const rows = answer ? await this.#rows(answer, 0) : [];
        if (!isOver()) {
          this.#show(question, answer, rows);
          this.#isBusy = false;
          await this.#rest(question, answer, isTyped, isOver);
        }
      } catch (error) {
        if (!isOver()) {
          this.#isBusy = false;
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

    /*
     * The best results stand there first; the address and what follows come in turns, so that a key never waits for them.
     * What was chosen stands in the address at once.
     */
    async #rest(question, answer, isTyped, isOver) {
      if (isTyped) {
        await turn();
      }
      if (this.isPage && !isOver()) {
        this.#address(question);
      }
      for (let at = FIRST; answer && at < answer.groups.length; at += FIRST) {
        await turn();
        const rows = isOver() ? [] : await this.#rows(answer, at);
        if (isOver()) {
          return;
        }
        this.found.append(...rows.map((group, more) => this.#group(group, at + more)));
      }
      if (!isOver()) {
        this.box.dataset.whole = this.input.value;
      }
    }

    async #rows({ groups, why }, from) {
      const { index } = this;
      const shown = groups
        .slice(from, from + FIRST)
        .map(({ best, found, count }) => ({ why: why(best), found, more: count - found.length }));
      await index.need(shown.flatMap(({ found }) => found.map((row) => index.fileOf("r", row))));
      return shown.map(({ found, ...group }) => ({ ...group, rows: found.map((row) => [row, JSON.parse(index.line("r", row))]) }));
    }

    #show(question, answer, groups) {
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

    #group({ why: reasons, more, rows }, at) {
      const [[, [kind, title, , , , , , codes = []]]] = rows;
      const words = new Set(reasons.map((one) => one.word));
      const id = `${this.found.id}-${at}`;
      const called = reasons.filter((one) => one.field === CALLED && !one.word.startsWith(".")).map((one) => one.word);
      const code = codes.filter((one) => words.has(terms(one).join("")) || terms(one).every((part) => words.has(part)));
      const why = [...code, ...(called.length ? [this.word("called", { words: [...new Set(called)].join(" ") })] : [])];
      return made(
        "div",
        { class: "ot-search__group", role: this.isPage ? null : "group", "aria-labelledby": id },
        made("div", { class: "ot-search__title", id }, ...marked(title, words)),
        why.length ? made("div", { class: "ot-search__why", text: why.join(" · ") }) : null,
        ...rows.map(([at, row], place) => this.#row(at, row, `${id}-${place}`, kind, rows)),
        more > 0 ? made("div", { class: "ot-search__more", text: this.word("more", { number: more }) }) : null,
      );
    }

    #row(at, [, title, address, figure = "", period = "", badge = [], note = ""], id, kind, rows) {
      const card = this.index.card(at);
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
      const link = made("a", { class: "ot-search__one", href: this.index.root + address, id, ...(this.isPage ? {} : { role: "option", tabindex: "-1", "aria-selected": "false" }) }, ...spaced);
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
