// A consultant's day from the keyboard: j and k go from row to row, as long as one stands in a row.
"use strict";

(() => {
  const acts = () => [...document.querySelectorAll("#idag [data-row]")];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    const row = event.target.closest?.("#idag tbody tr");
    // Who stands or types elsewhere keeps the keys.
    if (!step || !row) return;
    const all = acts();
    const there = all[all.findIndex((act) => row.contains(act)) + step];
    if (!there) return;
    event.preventDefault();
    there.focus();
    there.scrollIntoView({ block: "nearest" });
  });
})();
