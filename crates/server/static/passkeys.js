// Passkeys, on the pages where one logs in, joins, or looks after an account. Without this file, or
// in a browser that knows none, passwords stay.
"use strict";

// What browsers call what went wrong, in words for people.
const PROBLEMS = {
  AbortError: "Nothing was signed, as it was broken off; try again.",
  InvalidStateError: "This device has a passkey for this account already.",
  NotAllowedError:
    "Nothing was signed: it was cancelled or took too long, or no passkey for this desk is here.",
  NotSupportedError: "This device makes no passkey that the desk takes; try another one.",
  SecurityError: "The browser uses no passkeys at this address.",
  TypeError: "The desk did not answer; try again.",
};

function words(error) {
  return Object.hasOwn(PROBLEMS, error.name) ? PROBLEMS[error.name] : error.message;
}

// Bytes as the desk writes them: base64url without padding.
function toText(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte));
  const text = btoa(letters.join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function toBytes(text) {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

function withBytes(known) {
  return known.map((one) => ({ ...one, id: toBytes(one.id) }));
}

// Asks the desk what a passkey must sign.
async function ask(path) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: "{}",
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.message);
  return { ...told, challenge: toBytes(told.challenge) };
}

// Has the browser use a passkey, and gives the fields that say so.
async function use(path) {
  const asked = await ask(path);
  const publicKey = { ...asked, allowCredentials: withBytes(asked.allowCredentials) };
  const { rawId, response } = await navigator.credentials.get({ publicKey });
  return {
    credential: toText(rawId),
    user: response.userHandle ? toText(response.userHandle) : "",
    client_data: toText(response.clientDataJSON),
    authenticator_data: toText(response.authenticatorData),
    signature: toText(response.signature),
  };
}

// Has the browser make a passkey, and gives the fields that say so.
async function make(path, name) {
  const asked = await ask(path);
  const user = { ...asked.user, id: toBytes(asked.user.id) };
  if (name) Object.assign(user, { name, displayName: name });
  const excludeCredentials = withBytes(asked.excludeCredentials);
  const publicKey = { ...asked, user, excludeCredentials };
  const { response } = await navigator.credentials.create({ publicKey });
  return {
    attestation: toText(response.attestationObject),
    attestation_client_data: toText(response.clientDataJSON),
  };
}

// Sets fields of a form that nobody sees.
function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    let field = form.elements.namedItem(name);
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name });
      form.append(field);
    }
    field.value = value;
  }
}

function tell(place, text) {
  place.querySelector("[data-tells]").textContent = text;
}

// The fields that a form takes over from another one, or nothing where one of them lacks.
function takenOver(form) {
  const other = document.getElementById(form.dataset.with);
  if (!other) return {};
  const fields = form.dataset.takes.split(" ").map((name) => other.elements.namedItem(name));
  if (!fields.every((field) => field.reportValidity())) return null;
  return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

// Whether a form that asks who one is has been told: a passkey that is made before stays on the
// device when the desk then refuses it.
function isProven(form) {
  if (!form.querySelector("[data-proves]")) return true;
  return ["old", "credential"].some((name) => form.elements.namedItem(name)?.value);
}

// Sends a form once the browser has made or used a passkey for it.
async function sendWithPasskey(form) {
  const taken = takenOver(form);
  if (!taken) return;
  if (!isProven(form)) {
    tell(form, "Give the present password, or confirm with a passkey, first.");
    return;
  }
  tell(form, "");
  try {
    const { passkey, asks } = form.dataset;
    fill(form, passkey === "make" ? await make(asks, taken.name) : await use(asks));
    fill(form, taken);
    form.submit();
  } catch (error) {
    tell(form, words(error));
  }
}

// Shows once more who one is, for the form that a button stands in.
async function confirm(button) {
  const place = button.parentElement;
  tell(place, "");
  try {
    fill(button.form, await use("/account/challenge"));
    button.disabled = true;
    tell(place, "Confirmed.");
  } catch (error) {
    tell(place, words(error));
  }
}

// Says where passkeys are used, on a page of the desk that has another address.
function pointTo(place, address) {
  const link = document.createElement("a");
  link.href = address + location.pathname;
  link.textContent = address;
  const told = place.querySelector("[data-tells]");
  told.replaceChildren("Passkeys are used at ", link, " alone; open the desk there.");
}

function startPasskeys() {
  const place = document.querySelector("[data-passkeys-at]");
  if (!place) return;
  const address = place.dataset.passkeysAt;
  place.closest("section").hidden = false;
  if (location.origin !== address) {
    pointTo(place, address);
  } else if (!window.PublicKeyCredential) {
    tell(place, "This browser knows no passkeys.");
  } else {
    for (const form of document.querySelectorAll("form[data-passkey]")) {
      form.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        sendWithPasskey(form);
      });
    }
    for (const button of document.querySelectorAll("[data-confirms]")) {
      button.parentElement.hidden = false;
      button.addEventListener("click", () => confirm(button));
    }
  }
}

startPasskeys();
