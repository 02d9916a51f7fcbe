"use strict";
// Search of the manual: all words must begin words of a heading or of the text below it; headings count more.
(function () {
  const box = document.getElementById("search"), list = document.getElementById("found");
  const up = document.body.dataset.up;
  const split = s => s.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(w => w.length > 0);
  const rows = searchIndex.map(r => ({ title: r[0], page: r[1], href: r[2], head: split(r[0]), words: r[3].split(" ") }));
  function score(row, want) {
    let sum = 0;
    for (const w of want) {
      if (row.head.includes(w)) sum += 12;
      else if (row.head.some(h => h.startsWith(w))) sum += 6;
      else if (row.words.includes(w)) sum += 2;
      else if (row.words.some(h => h.startsWith(w))) sum += 1;
      else return 0;
    }
    return sum + (row.href.startsWith("recipes") ? 3 : 0);
  }
  function find(text) {
    const want = split(text);
    if (want.length === 0) return [];
    return rows.map(r => [score(r, want), r]).filter(x => x[0] > 0).sort((a, b) => b[0] - a[0]).slice(0, 20).map(x => x[1]);
  }
  function show() {
    list.replaceChildren();
    const found = find(box.value);
    for (const r of found) {
      const item = document.createElement("li"), link = document.createElement("a"), where = document.createElement("small");
      link.href = up + r.href;
      link.textContent = r.title;
      where.textContent = " " + r.page;
      item.append(link, where);
      list.append(item);
    }
    list.hidden = found.length === 0;
  }
  box.addEventListener("input", show);
  box.addEventListener("keydown", e => {
    if (e.key === "Enter" && list.firstChild) location.href = list.querySelector("a").href;
    if (e.key === "Escape") { box.value = ""; show(); }
  });
  document.addEventListener("keydown", e => {
    if (e.key === "/" && document.activeElement !== box) { e.preventDefault(); box.focus(); }
  });
})();
