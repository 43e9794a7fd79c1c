// What the pages do by themselves. Everything works without it, only with more clicks.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// The design system binds the whole page and may do so only once.
if (window.DKFDS) window.DKFDS.init();

// --- Time left: the text follows the clock; screen readers are not told every half minute. ---
function left(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60000);
  if (minutes < 60) return `${minutes} min`;
  const [days, hours] = document.documentElement.lang === "da" ? ["dage", "t"] : ["days", "h"];
  if (minutes < 2880) return `${Math.floor(minutes / 60)} ${hours} ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} ${days} ${Math.floor(minutes / 60) % 24} ${hours}`;
}

function tick() {
  for (const place of all("[data-frist]")) {
    const rest = Date.parse(place.dataset.frist) - Date.now();
    const words = rest >= 0 ? place.dataset.igen : place.dataset.over;
    place.textContent = words.replace("{tid}", left(rest));
  }
}

// --- Lost network, and answers that are none of ours: what is on the screen stays. ---
const box = document.getElementById("netfejl");
const tell = (lost) => { box.hidden = !lost; };

function ofOurs(event) {
  const answer = event.detail?.ctx?.response;
  return !answer || answer.status < 400 || answer.status === 422 ||
    answer.headers.has("HX-Retarget") || answer.headers.has("HX-Redirect");
}

document.addEventListener("htmx:before:response", (event) => {
  tell(!ofOurs(event));
  if (!ofOurs(event)) event.preventDefault();
});
document.addEventListener("htmx:error", () => tell(true));

// A page nobody looks at asks for nothing.
document.addEventListener("htmx:before:request", (event) => {
  const itself = event.detail?.ctx?.request?.headers?.["X-Poll"];
  if (itself && document.hidden) event.preventDefault();
});

// After a swap: clocks again, and a refusal gets the focus.
document.addEventListener("htmx:after:swap", (event) => {
  // What was kept as a draft is not lost when the page is left.
  if (event.detail?.ctx?.target?.id === "kladde" && document.querySelector("#kladde [data-gemt]")) {
    typed = false;
  }
  tick();
  all("#notices [role=alert]").forEach((notice) => notice.focus());
});

// --- Forms: the summary of mistakes first; asked before typed text is left behind. ---
const summary = document.querySelector("[data-error-summary]");
if (summary) summary.focus();

let typed = Boolean(summary && document.querySelector("form[data-kladde]"));
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-kladde]")) typed = true;
});
document.addEventListener("submit", (event) => {
  typed = false;
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  // A double click sends once; after a while, or when the page comes back, it may be sent again.
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000);
});
window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => delete form.dataset.sent));
window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

// --- "/" goes to the search field, unless one is typing. ---
document.addEventListener("keydown", (event) => {
  const search = document.querySelector("input[type=search]");
  const typing = event.target.closest("input, textarea, select");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || typing || !search) return;
  event.preventDefault();
  search.focus();
});

tick();
setInterval(tick, 30000);
