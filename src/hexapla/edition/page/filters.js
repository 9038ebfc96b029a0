// Filters: the style sheet hides; here are counted what is left and what each choice would leave, and the choice is
// kept in the address (#differences&kind=figure&severity=contradiction,loss&version=D).
(() => {
  const { $, all, deeds } = hexapla;
  const form = $("[data-filters]");
  if (!form) return;
  const diffs = all(".diff");
  const boxes = all("[name=severity]", form);
  const selects = all("select", form);
  const told = $(".shown-count", form);
  const column = (name, one) => name === "version" ? one.dataset.v.split(" ") : [one.dataset[name]];
  const fits = (one, but) =>
    (but === "severity" || boxes.find(box => box.value === one.dataset.s)?.checked) &&
    selects.every(select => select.name === but || !select.value || column(select.name, one).includes(select.value));
  // Each choice says how many differences it would leave, all other choices as they are.
  const count = () => {
    selects.forEach(select => {
      const left = diffs.filter(one => fits(one, select.name));
      [...select.options].forEach(option => {
        if (option.value) option.textContent = `${option.dataset.n} (${left.filter(one => column(select.name, one).includes(option.value)).length})`;
      });
    });
    const left = diffs.filter(one => fits(one, "severity"));
    all("[data-count]", form).forEach(one => { one.textContent = left.filter(diff => diff.dataset.s === one.dataset.count).length; });
    const shown = diffs.filter(one => fits(one));
    all(".group").forEach(group => {
      const of = shown.filter(one => group.classList.contains(`s-${one.dataset.s}`)).length;
      group.hidden = !of;
      $(".count", group).textContent = of;
    });
    $(".nothing").hidden = shown.length > 0;
    told.textContent = shown.length === diffs.length ? `All ${diffs.length} shown` : `${shown.length} of ${diffs.length} shown`;
    $("[data-do=all]", form).disabled = shown.length === diffs.length;
  };
  const address = () => {
    const parts = selects.filter(select => select.value).map(select =>
      `${select.name}=${select.name === "version" ? select.selectedOptions[0].dataset.n.split(" ")[0] : select.value}`);
    if (boxes.some(box => !box.checked)) parts.push(`severity=${boxes.filter(box => box.checked).map(box => box.value).join(",")}`);
    return ["#differences", ...parts].join("&");
  };
  const keep = () => {
    count();
    history.replaceState(null, "", address());
  };
  const read = () => {
    const [name, ...parts] = location.hash.slice(1).split("&");
    if (name !== "differences" || !parts.length) return;
    form.reset();
    for (const part of parts) {
      const [key, value = ""] = part.split("=");
      if (key === "severity") boxes.forEach(box => { box.checked = value.split(",").includes(box.value); });
      const select = selects.find(one => one.name === key);
      const option = select && [...select.options].find(one => one.value && (key === "version" ? one.dataset.n.split(" ")[0] : one.value) === value);
      if (option) select.value = option.value;
    }
    count();
    $("#differences").scrollIntoView({ behavior: "instant" });
  };
  deeds.all = () => {
    form.reset();
    count();
    if (location.hash.startsWith("#differences&")) history.replaceState(null, "", "#differences");
    if (document.activeElement?.matches("[data-do=all]")) boxes[0].focus();
  };
  form.addEventListener("change", keep);
  addEventListener("hashchange", read);
  count();
  read();
})();
