// Keys, hover links and progress for the desk. Every page works without this file.
"use strict";

const KEYS_OFF = "desk-keys-off";

function keysAreOff() {
  return localStorage.getItem(KEYS_OFF) === "yes";
}

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function cards() {
  return [...document.querySelectorAll(".margin-card")];
}

// Moves the focus to the card that many places on; the ends do not wrap.
function focusCard(step) {
  const all = cards();
  if (all.length === 0) return;
  const here = all.indexOf(document.activeElement.closest(".margin-card"));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step;
  const card = all[Math.min(Math.max(next, 0), all.length - 1)];
  card.tabIndex = -1;
  card.focus();
}

function goToWords() {
  const card = document.activeElement;
  if (!card.classList.contains("margin-card")) return;
  location.hash = card.dataset.item;
}

const ACTIONS = {
  j: () => focusCard(1),
  k: () => focusCard(-1),
  Enter: goToWords,
  "?": () => document.getElementById("keys").showModal(),
};

// Does what an element says its key does: a choice is taken, a link or button pressed, and the
// focus goes where the element sends it.
function pressKeyed(key) {
  const keyed = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!keyed) return false;
  keyed.click();
  document.getElementById(keyed.dataset.then)?.focus();
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (keysAreOff() || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const action = Object.hasOwn(ACTIONS, event.key) ? ACTIONS[event.key] : null;
  if (action) action();
  else if (pressKeyed(event.key)) event.preventDefault();
}

// Shows which words and which card belong together while one of them is pointed at or focused.
function link(event) {
  for (const lit of document.querySelectorAll(".linked")) lit.classList.remove("linked");
  const item = event.target.closest?.("[data-item]")?.dataset.item;
  if (!item) return;
  for (const part of document.querySelectorAll(`[data-item="${CSS.escape(item)}"]`)) {
    part.classList.add("linked");
  }
}

// Fills an element with what is found for a field, at once and counted once the typing pauses.
function fillAsTyped(field) {
  const place = document.getElementById(field.dataset.fills);
  const order = field.form.elements.sort;
  let asking = new AbortController();
  let pause = 0;

  async function fill(counted) {
    asking.abort();
    asking = new AbortController();
    const asked = new URLSearchParams({ q: field.value, sort: order.value });
    history.replaceState(null, "", `${field.form.getAttribute("action")}?${asked}`);
    if (counted) asked.set("counted", "true");
    try {
      const answer = await fetch(`${field.dataset.from}?${asked}`, { signal: asking.signal });
      if (!answer.ok) return;
      const counts = place.querySelector("aside");
      place.innerHTML = await answer.text();
      // What was counted last stays until it is counted anew, so that nothing jumps.
      if (!counted && counts) place.querySelector("aside")?.replaceWith(counts);
    } catch (error) {
      // A later letter has asked anew, or the desk is gone; the form still works.
      if (error.name !== "AbortError") console.warn(error);
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(pause);
    fill(false);
    pause = setTimeout(() => fill(true), 400);
  });
  order.addEventListener("change", () => fill(true));
}

// Keeps an element up to date for as long as something in it says that it changes by itself.
function refresh(place) {
  async function again() {
    try {
      const answer = await fetch(place.dataset.refreshes, { cache: "no-store" });
      if (!answer.ok) return;
      const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
      place.innerHTML = await answer.text();
      if (focused) document.getElementById(focused)?.focus();
    } catch (error) {
      // The desk is gone, and may come back.
      console.warn(error);
      setTimeout(again, 5000);
      return;
    }
    wait();
  }

  function wait() {
    if (place.querySelector("[data-moving]")) setTimeout(again, 1000);
  }

  wait();
}

// Fetches the page behind a link, and puts each part of it that belongs to an element into that.
async function handOut(link) {
  try {
    const answer = await fetch(link.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of page.querySelectorAll("[data-belongs-to]")) {
      document.getElementById(part.dataset.belongsTo)?.append(document.adoptNode(part));
    }
  } catch (error) {
    // The link still leads there.
    console.warn(error);
  }
}

// Lets a slider over days fill in the date field it stands for, and asks anew once it rests.
function slide(slider) {
  const range = slider.querySelector("input");
  const told = slider.querySelector("output");
  const field = document.getElementById(slider.dataset.slides);
  const days = slider.dataset.days.split(" ");
  let pause = 0;
  slider.hidden = false;
  range.addEventListener("input", () => {
    clearTimeout(pause);
    field.value = days[range.value] ?? "";
    told.textContent = field.value || "now";
    pause = setTimeout(() => field.form.requestSubmit(), 700);
  });
}

function showToggle(button) {
  const off = keysAreOff();
  button.setAttribute("aria-pressed", String(off));
  button.textContent = off ? "Turn single keys on" : "Turn single keys off";
}

// Takes what stands behind the # of the address, which no server is told, and clears it there.
function takeFromHash(field) {
  if (field.value !== "" || location.hash.length < 2) return;
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}

function start() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerover", link);
  document.addEventListener("focusin", link);
  for (const field of document.querySelectorAll("[data-fills]")) fillAsTyped(field);
  for (const place of document.querySelectorAll("[data-refreshes]")) refresh(place);
  for (const link of document.querySelectorAll("[data-hands-out]")) handOut(link);
  for (const field of document.querySelectorAll("[data-from-hash]")) takeFromHash(field);
  for (const slider of document.querySelectorAll("[data-slides]")) slide(slider);
  for (const button of document.querySelectorAll("[data-opens]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      document.getElementById(button.dataset.opens).showModal();
    });
  }
  for (const button of document.querySelectorAll("[data-toggles=keys]")) {
    showToggle(button);
    button.addEventListener("click", () => {
      localStorage.setItem(KEYS_OFF, keysAreOff() ? "no" : "yes");
      showToggle(button);
    });
  }
}

start();
