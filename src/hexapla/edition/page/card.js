// The card: one difference to be shared, as text, as an address, on paper or as a picture of the screen.
(() => {
  const { $, all, deeds } = hexapla;
  const card = $("#card");
  const AROUND = 90; // signs of the passage on either side of the words that differ
  const MANY = 4; // readings; more stand without the words around them, so that the card fits a screen
  let number = "";

  const element = (name, text, settings = {}) => Object.assign(document.createElement(name), { textContent: text, ...settings });
  const address = () => `${location.href.split("#")[0]}#card-d${number}`;
  // The words of a version amid those of its passage; null where the passage does not mark them.
  const amid = (place, of) => {
    const passage = document.getElementById(place);
    const marks = passage ? all(`a.v[data-d~="${of}"]:not(.whole)`, passage) : [];
    if (!marks.length) return null;
    const words = passage.cloneNode(true);
    all(".at, .label, .whole", words).forEach(one => one.remove());
    const inner = all(`a.v[data-d~="${of}"]`, words);
    const before = document.createRange(), within = document.createRange(), after = document.createRange();
    before.setStart(words, 0); before.setEndBefore(inner[0]);
    within.setStartBefore(inner[0]); within.setEndAfter(inner.at(-1));
    after.setStartAfter(inner.at(-1)); after.setEnd(words, words.childNodes.length);
    let [left, mid, right] = [before, within, after].map(range => range.toString());
    if (left.length > AROUND) left = `… ${left.slice(-AROUND).replace(/^\S*\s/, "")}`;
    if (right.length > AROUND) right = `${right.slice(0, AROUND).replace(/\s\S*$/, "")} …`;
    return [left, element("mark", mid), right];
  };
  const side = (tr, of, compact) => {
    const told = $(".full", tr);
    const sigla = $("th", tr).textContent.trim().split(/\s+/);
    const source = document.getElementById(`source-${sigla[0]}`);
    const item = element("li", "", { className: tr.className });
    const head = element("p", "", { className: "of" });
    head.append(...sigla.flatMap(one => [element("span", one, { className: "siglum" }), " "]));
    const data = sigla.map(one => document.getElementById(`source-${one}`)?.dataset ?? {});
    const names = data.map(one => (compact ? one.language : one.name.replace(/^\S+ \((.*)\)$/, "$1")));
    head.append(element("span", [...new Set(names)].join(", ")));
    if ($(".tag", tr)) head.append(" ", $(".tag", tr).cloneNode(true));
    item.append(head);
    const words = told ? element("blockquote", "", { lang: told.lang, dir: told.dir }) : element("p", "has nothing", { className: "lacking" });
    const around = told && !compact && amid($("a.place", tr)?.getAttribute("href").slice(1), of);
    if (told) words.append(...(around || [compact && tr.matches(".faulty") ? element("mark", told.textContent) : told.textContent]));
    item.append(words);
    if (!compact && /^https?:/.test(source?.dataset.source)) item.append(element("p", source.dataset.source, { className: "from" }));
    return item;
  };
  const open = of => {
    const diff = document.getElementById(`d${of}`);
    if (!diff?.matches(".diff")) return;
    number = of;
    $(".card", card).className = `card s-${diff.dataset.s}`;
    const title = $("h2", card);
    title.replaceChildren($(".sign", diff).cloneNode(true), ` ${$(".kind", diff).textContent}: ${diff.dataset.s}`);
    $(".verdict", card).replaceChildren(...$(".verdict", diff).cloneNode(true).childNodes);
    const rows = all(".proof tbody tr", diff);
    const compact = rows.length > MANY;
    $(".card", card).classList.toggle("compact", compact);
    $(".sides-of", card).replaceChildren(...rows.map(tr => side(tr, of, compact)));
    const cause = $(".cause", diff)?.textContent;
    const better = rows.some(tr => tr.matches(".faulty")) ? "" : " · nothing here tells which is right";
    $(".facts", card).textContent = `${$(".foot span", diff).textContent}${cause ? ` · ${cause}` : ""}${better}`;
    const link = $(".link a", card);
    link.href = `#d${of}`;
    link.textContent = `d${of} · ${location.protocol === "file:" ? "in the edition" : address()}`;
    card.showModal();
    card.scrollTop = 0;
    history.replaceState(null, "", `#card-d${of}`);
  };
  Object.assign(deeds, {
    card: button => open(button.closest(".diff")?.id.slice(1) ?? button.closest("#panel").dataset.of),
    text: button => hexapla.copied(button, hexapla.quote(number)),
    link: button => hexapla.copied(button, address()),
    paper: () => print(),
    shut: () => card.close(),
  });
  card.addEventListener("close", () => {
    if (location.hash.startsWith("#card-")) history.replaceState(null, "", `#d${number}`);
  });
  card.addEventListener("click", event => {
    if (event.target === card || event.target.closest(".link a")) card.close();
  });
  const arrive = () => {
    const of = /^#card-d(\d+)$/.exec(location.hash);
    if (of) open(of[1]);
  };
  addEventListener("hashchange", arrive);
  hexapla.start();
  arrive();
})();
