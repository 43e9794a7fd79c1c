// Reviewing a match list from the keyboard: j and k go from person to person, 1, 2 and 3 judge.
"use strict";

(() => {
  const people = () => [...document.querySelectorAll(".ff-review > li")];
  // The line to go back to when the answer has taken its place.
  let judged = "";

  function go(line) {
    if (!line) return false;
    line.tabIndex = -1;
    line.focus();
    line.scrollIntoView({ block: "nearest" });
    return true;
  }

  function judge(line, place) {
    const mark = line.querySelectorAll("input[name=mark]")[place];
    if (!mark) return false;
    mark.checked = true;
    judged = line.id;
    mark.form.requestSubmit();
    return true;
  }

  function act(key, line) {
    const lines = people();
    const here = lines.indexOf(line);
    if (key === "j" || key === "ArrowDown") return go(lines[here + 1]);
    if (key === "k" || key === "ArrowUp") return go(lines[here - 1]);
    return ["1", "2", "3"].includes(key) && judge(line, Number(key) - 1);
  }

  // The keys only count on a line that has the focus: who types or reads elsewhere keeps them.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const line = event.target;
    if (line.matches(".ff-review > li") && act(event.key, line)) event.preventDefault();
  });

  people().forEach((line) => { line.tabIndex = -1; });

  // htmx has put a new line where the old one stood: the focus goes there, not to the top.
  document.addEventListener("htmx:after:swap", () => {
    const line = judged && document.getElementById(judged);
    if (!line || line.contains(document.activeElement)) return;
    judged = "";
    go(line);
  });
})();
