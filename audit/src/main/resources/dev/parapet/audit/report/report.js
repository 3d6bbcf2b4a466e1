
(() => {
  'use strict';
  const root = document.documentElement;
  const began = performance.now();
  const byId = id => document.getElementById(id);
  const make = (tag, css, text) => {
    const element = document.createElement(tag);
    if (css) element.className = css;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  /** Rows that came as columns. */
  class Rows {
    constructor(data) {
      this.size = data.rows;
      this.columns = data.columns;
    }
    names() { return Object.keys(this.columns); }
    words(name) { return this.columns[name].words; }
    get(name, row) {
      const column = this.columns[name];
      return column.words ? column.words[column.at[row]] : column[row];
    }
    row(row) {
      return Object.fromEntries(this.names().map(name => [name, this.get(name, row)]));
    }
  }

  const decode = async id => {
    const text = atob(byId(id).textContent);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Rows(JSON.parse(await new Response(plain).text()));
  };

  const two = (first, second, css) => {
    const cell = make('td', css);
    const one = make(css === 'code' ? 'code' : 'span', 'one', first);
    one.title = first;
    const more = make('span', 'two', second);
    more.title = second;
    cell.append(one, ' ', more);
    return cell;
  };
  const marked = (word, css, second) => {
    const cell = make('td');
    cell.append(make('span', 'mark ' + css, word));
    if (second) cell.append(' ', make('span', 'two', second));
    return cell;
  };
  const proof = (list, row) => {
    const cell = make('td');
    const index = list.rows.get('index', row);
    const button = make('button', 'more-of', index ? '#' + index : 'sweep');
    button.type = 'button';
    button.addEventListener('click', () => show(list, row));
    const id = make('span', 'two', list.rows.get('record', row));
    id.title = list.rows.get('record', row);
    cell.append(button, ' ', id);
    return cell;
  };

  /** A column as one string, which browsers search much faster than as many. */
  class Long {
    constructor(column) {
      const text = column.join('\u0000') + '\u0000';
      this.text = text.toLowerCase();
      // A few capitals are longer in small letters, and then rows begin elsewhere.
      const words = this.text.length === text.length ? column : column.map(word => word.toLowerCase());
      this.starts = new Int32Array(words.length + 1);
      words.forEach((word, row) => { this.starts[row + 1] = this.starts[row] + word.length + 1; });
    }
    /** Sets a 1 for each row that holds the text. */
    mark(text, rows) {
      let row = 0;
      for (let at = this.text.indexOf(text); at >= 0; at = this.text.indexOf(text, this.starts[row])) {
        row = this.row(at, row);
        rows[row++] = 1;
      }
    }
    row(at, from) {
      let low = from, high = this.starts.length - 2;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.starts[middle] <= at) low = middle; else high = middle - 1;
      }
      return low;
    }
  }

  const CHOICES = ['account', 'unit', 'region', 'control', 'severity', 'status', 'mode'];
  const LISTS = [
    { id: 'ledger', file: 'ledger', day: 'start', sorts: ['start', 'control', 'account', 'source', 'allowed', 'status', 'index'],
      cells: (list, i, g) => [two(g('start'), g('took')), two(g('what'), g('control'), 'what'), two(g('account'), g('region')),
        two(g('source'), g('kind')), two(g('allowed'), g('note')), marked(g('status'), g('css'), g('back')), proof(list, i)] },
    { id: 'faults', file: 'findings', day: 'day', sorts: ['severity', 'resource', 'account', 'status', 'reason', 'since', 'source', 'index'],
      cells: (list, i, g) => [marked(g('severity'), 'severity ' + g('severity')), two(g('resource'), g('control'), 'code'), two(g('account'), g('region')),
        marked(g('status'), g('css'), g('word')), two(g('reason'), '', 'what'), two(g('day'), g('age')), two(g('source'), g('kind')), proof(list, i)] },
  ];
  const RANK = { critical: 0, high: 1, medium: 2, low: 3 };
  const HEIGHT = 66;

  /** A long table of which only the rows in sight exist. */
  class List {
    constructor(spec, rows) {
      Object.assign(this, spec, { rows });
      this.box = byId(spec.id + '-list');
      this.scroller = this.box.querySelector('.scroll');
      this.table = this.box.querySelector('table');
      this.body = this.table.tBodies[0];
      this.view = Int32Array.from({ length: rows.size }, (_, i) => i);
      this.live = new Map();
      this.above = this.pad();
      this.below = this.pad();
      this.heads();
      this.tools();
      this.body.replaceChildren(this.above, this.below);
      this.scroller.addEventListener('scroll', () => requestAnimationFrame(() => this.draw()), { passive: true });
      addEventListener('resize', () => this.draw());
    }
    pad() {
      const row = make('tr', 'pad');
      row.setAttribute('aria-hidden', 'true');
      row.append(make('td'));
      row.firstChild.colSpan = this.table.tHead.rows[0].cells.length;
      return row;
    }
    heads() {
      [...this.table.tHead.rows[0].cells].forEach((cell, i) => {
        const button = make('button', '', cell.textContent);
        button.type = 'button';
        button.addEventListener('click', () => this.sort(i, cell));
        cell.replaceChildren(button);
        cell.setAttribute('aria-sort', 'none');
      });
    }
    tools() {
      const bar = make('div', 'tools');
      const csv = make('button', '', 'CSV of this view');
      csv.type = 'button';
      csv.addEventListener('click', () => this.csv());
      this.said = make('span', 'note', '');
      bar.append(csv, this.said);
      this.box.prepend(bar);
    }
    sort(column, head) {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      [...head.parentNode.cells].forEach(cell => cell.setAttribute('aria-sort', 'none'));
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      this.order = { name: this.sorts[column], up };
      this.apply();
    }
    filter(wanted) {
      this.wanted = wanted;
      this.apply();
    }
    apply() {
      const tests = CHOICES.filter(name => this.wanted[name]).map(name => {
        const wanted = this.wanted[name];
        return this.among(name, word => word === wanted || (name === 'unit' && word.startsWith(wanted + '/')));
      });
      const { from, to } = this.wanted;
      if (from || to) tests.push(this.among(this.day, word => word.slice(0, 10) >= from && (!to || word.slice(0, 10) <= to)));
      const text = this.wanted.q.toLowerCase();
      if (text) tests.push(this.holding(text));
      const view = new Int32Array(this.rows.size);
      let size = 0;
      for (let row = 0; row < this.rows.size; row++) {
        if (tests.every(test => test(row))) view[size++] = row;
      }
      this.view = this.sorted(view.slice(0, size));
      this.live.forEach(row => row.remove());
      this.live.clear();
      this.scroller.scrollTop = 0;
      this.said.textContent = `${size.toLocaleString('en')} of ${this.rows.size.toLocaleString('en')}`;
      this.table.setAttribute('aria-rowcount', size + 1);
      this.draw();
    }
    sorted(view) {
      if (!this.order) return view;
      const { name, up } = this.order;
      const column = this.rows.columns[name];
      const value = name === 'severity' ? row => RANK[this.rows.get(name, row)]
        : name === 'index' ? row => Number(column[row] || -1) : row => this.rows.get(name, row);
      const sign = up ? 1 : -1;
      return view.sort((a, b) => {
        const x = value(a), y = value(b);
        return x < y ? -sign : x > y ? sign : a - b;
      });
    }
    /** Tests the rows of a column: each word once where rows share them. */
    among(name, wanted) {
      const column = this.rows.columns[name];
      if (!column.words) return row => wanted(column[row]);
      const hits = Uint8Array.from(column.words, word => wanted(word) ? 1 : 0);
      return row => hits[column.at[row]] === 1;
    }
    /** The rows that hold a text in any column: shared words are looked at once, own ones in one long string a column. */
    holding(text) {
      const names = ['what', 'resource', 'control', 'account', 'region', 'unit', 'mode', 'reason', 'source', 'kind', 'allowed', 'note', 'word', 'status', 'record', 'index', 'type']
        .filter(name => this.rows.columns[name]);
      const shared = names.filter(name => this.rows.words(name)).map(name => this.among(name, word => word.toLowerCase().includes(text)));
      const own = new Uint8Array(this.rows.size);
      names.filter(name => !this.rows.words(name)).forEach(name => this.long(name).mark(text, own));
      return row => own[row] === 1 || shared.some(test => test(row));
    }
    long(name) {
      this.longs ??= new Map();
      if (!this.longs.has(name)) this.longs.set(name, new Long(this.rows.columns[name]));
      return this.longs.get(name);
    }
    draw() {
      const from = Math.max(0, Math.floor(this.scroller.scrollTop / HEIGHT) - 6);
      const to = Math.min(this.view.length, from + Math.ceil(this.scroller.clientHeight / HEIGHT) + 14);
      this.rowsBetween(from, to);
      this.above.firstChild.style.height = from * HEIGHT + 'px';
      this.below.firstChild.style.height = (this.view.length - to) * HEIGHT + 'px';
    }
    rowsBetween(from, to) {
      this.live.forEach((row, i) => {
        if (i < from || i >= to) {
          row.remove();
          this.live.delete(i);
        }
      });
      let before = this.below;
      for (let i = to - 1; i >= from; i--) {
        let row = this.live.get(i);
        if (!row) {
          row = this.element(i);
          this.live.set(i, row);
          this.body.insertBefore(row, before);
        }
        before = row;
      }
    }
    element(i) {
      const row = make('tr', 'row');
      row.setAttribute('aria-rowindex', i + 2);
      row.append(...this.cells(this, this.view[i], name => this.rows.get(name, this.view[i])));
      return row;
    }
    /** Paper has no scroll bar: the first rows of the view stand there, all at once. */
    print() {
      this.rowsBetween(0, Math.min(500, this.view.length));
      this.above.firstChild.style.height = this.below.firstChild.style.height = '0';
    }
    csv() {
      const names = this.rows.names().filter(name => name !== 'css' && name !== 'day' && name !== 'back');
      const quote = value => {
        const safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
        return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
      };
      const lines = [names.join(',')];
      this.view.forEach(row => lines.push(names.map(name => quote(this.rows.get(name, row))).join(',')));
      const link = make('a');
      link.href = URL.createObjectURL(new Blob([lines.join('\r\n') + '\r\n'], { type: 'text/csv' }));
      link.download = this.file + '-view.csv';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }
  }

  const NAMES = { start: 'Intent', took: 'Took', control: 'Guardrail', severity: 'Severity', type: 'Type', resource: 'Resource', account: 'Account', region: 'Region', unit: 'Unit', mode: 'Mode now',
    what: 'Change', source: 'Revealed by', kind: 'As', allowed: 'Allowed by', note: 'Note', status: 'Status', word: 'What happens', reason: 'Reason', writes: 'Writes', undo: 'Undo',
    since: 'Since', age: 'Age', seen: 'Last seen', index: 'Record number', record: 'Record', intent: 'Intent record', requests: 'CloudTrail requests', sha256: 'SHA-256' };

  const pretty = text => {
    try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
  };
  const side = (title, text, other) => {
    const box = make('div');
    box.append(make('h3', '', title));
    const pre = make('pre');
    const known = new Set(other.split('\n').map(line => line.replace(/,$/, '')));
    text.split('\n').forEach((line, i) => {
      if (i) pre.append('\n');
      pre.append(known.has(line.replace(/,$/, '')) ? line : make('mark', '', line));
    });
    box.append(pre);
    return box;
  };
  const show = (list, row) => {
    const all = list.rows.row(row);
    const dialog = byId('detail');
    const title = make('h2', '', all.what || `${all.control}: ${all.resource}`);
    title.id = 'detail-title';
    const facts = make('dl');
    Object.keys(NAMES).filter(name => all[name] && name !== 'what').forEach(name => facts.append(make('dt', '', NAMES[name]), make('dd', '', all[name])));
    dialog.replaceChildren(title, facts);
    if (all.before || all.after) {
      const before = pretty(all.before), after = pretty(all.after), sides = make('div', 'sides');
      sides.append(side('Before', before, after), side('After', after, before));
      dialog.append(sides);
    }
    const bar = make('div', 'tools'), copy = make('button', '', 'Copy proof'), close = make('button', '', 'Close');
    copy.addEventListener('click', async () => {
      copy.textContent = await copied(proofOf(all)) ? 'Copied' : 'The browser refused to copy';
    });
    close.addEventListener('click', () => dialog.close());
    bar.append(copy, close);
    dialog.append(bar);
    dialog.showModal();
    close.focus();
  };
  const proofOf = all => {
    const log = document.body.dataset;
    const { css, took, age, day, back, ...facts } = all;
    return JSON.stringify({ ...facts, ...(log.redacted && { redacted: 'words stand for account numbers; the SHA-256 is that of the original' }), log: log.root ? { origin: log.origin, size: Number(log.size), root: log.root } : 'trail without checkpoint' }, null, 2);
  };
  const copied = async text => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make('textarea');
      area.value = text;
      byId('detail').append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  };

  const form = byId('filters');
  const KEYS = [...CHOICES, 'from', 'to', 'q'];
  let lists = [];
  const read = () => {
    const parts = location.hash.slice(1).split('&');
    const anchor = parts[0].includes('=') ? '' : parts.shift();
    return { anchor, wanted: new URLSearchParams(parts.join('&')) };
  };
  const apply = () => {
    const from = performance.now();
    const wanted = Object.fromEntries(KEYS.map(key => [key, form.elements[key].value]));
    lists.forEach(list => list.filter(wanted));
    byId('count').textContent = lists.map(list => `${list.view.length.toLocaleString('en')} of ${list.rows.size.toLocaleString('en')} in ${list.id === 'ledger' ? 'the ledger' : 'open findings'}`).join(' · ');
    root.dataset.filtered = Math.round(performance.now() - from);
  };
  const write = () => {
    const { anchor } = read();
    const said = KEYS.filter(key => form.elements[key].value).map(key => `${key}=${encodeURIComponent(form.elements[key].value)}`);
    history.replaceState(null, '', '#' + [anchor, ...said].filter(Boolean).join('&'));
    apply();
  };
  const follow = () => {
    const { anchor, wanted } = read();
    KEYS.forEach(key => { form.elements[key].value = wanted.get(key) || ''; });
    apply();
    const target = anchor && byId(anchor);
    if (target && location.hash.includes('&')) target.scrollIntoView({ behavior: 'instant' });
  };
  const options = () => {
    CHOICES.forEach(name => {
      const said = lists.flatMap(list => list.rows.words(name)).filter(Boolean);
      // Whoever asks for a unit means all below it, too.
      const all = name === 'unit' ? said.flatMap(path => path.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'))) : said;
      const words = [...new Set(all)].sort((a, b) => name === 'severity' ? RANK[a] - RANK[b] : a < b ? -1 : 1);
      form.elements[name].replaceChildren(new Option('all', ''), ...words.map(word => new Option(word, word)));
      form.elements[name].closest('label').hidden = !words.length;
    });
  };
  const start = async () => {
    const there = LISTS.filter(spec => byId(spec.id + '-list'));
    const rows = await Promise.all(there.map(spec => decode(spec.id + '-data')));
    root.classList.add('js');
    lists = there.map((spec, i) => new List(spec, rows[i]));
    options();
    form.hidden = !lists.length;
    follow();
    let waiting = 0;
    form.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(write, 120);
    });
    form.addEventListener('reset', () => setTimeout(write));
    form.addEventListener('submit', event => event.preventDefault());
    addEventListener('hashchange', follow);
    addEventListener('beforeprint', () => {
      document.querySelectorAll('details').forEach(details => { details.open = true; });
      lists.forEach(list => list.print());
    });
    addEventListener('afterprint', () => lists.forEach(list => list.draw()));
    root.dataset.ready = Math.round(performance.now());
  };
  root.dataset.parsed = Math.round(began);
  if ('DecompressionStream' in window) start();
})();
