// What htmx does not do by itself: pages follow what changes, keep what somebody types or has
// opened, and say so when they can no longer know what is going on.
"use strict";
(() => {
    const SILENT = 25_000; // two beats and a half
    const RENEWED = 30_000; // ages are words of the server, so they are fetched too
    const RETRY = 5_000;

    const follow = document.body.dataset.follow;
    const note = document.getElementById("connection");
    let stream = null;
    let watch = 0;
    let again = 0;
    let asked = 0;
    let known = Date.now();

    function clock(at) {
        return new Date(at).toISOString().slice(11, 16) + " UTC";
    }

    function say(text) {
        if (note.textContent !== text) {
            note.textContent = text;
        }
    }

    function lost() {
        say("Connection lost: this is what was at " + clock(known) + ".");
    }

    function refresh() {
        asked = Date.now();
        htmx.trigger("#main", "changed");
    }

    function heard() {
        clearTimeout(watch);
        watch = setTimeout(() => {
            lost();
            connect();
        }, SILENT);
    }

    function disconnect() {
        clearTimeout(watch);
        clearTimeout(again);
        if (stream) {
            stream.close();
            stream = null;
        }
    }

    function connect() {
        disconnect();
        stream = new EventSource("/live?" + follow);
        heard();
        // What changed before anybody listened is fetched now.
        stream.addEventListener("open", () => {
            heard();
            refresh();
        });
        stream.addEventListener("changed", () => {
            heard();
            refresh();
        });
        stream.addEventListener("beat", () => {
            heard();
            if (Date.now() - asked > RENEWED) {
                refresh();
            }
        });
        stream.addEventListener("full", () => {
            disconnect();
            again = setTimeout(connect, RENEWED);
        });
        stream.addEventListener("error", () => {
            lost();
            if (stream && stream.readyState === EventSource.CLOSED) {
                disconnect();
                again = setTimeout(connect, RETRY);
            }
        });
    }

    // A browser has six connections to a server; pages nobody sees give theirs back.
    function seen() {
        if (document.hidden) {
            disconnect();
        } else {
            connect();
        }
    }

    function typed(name, element) {
        switch (name) {
            case "open": return element instanceof HTMLDetailsElement;
            case "value": return "defaultValue" in element && element.value !== element.defaultValue;
            case "checked": return element.checked !== element.defaultChecked;
            case "selected": return element.selected !== element.defaultSelected;
            default: return false;
        }
    }

    Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, element) => !typed(name, element);

    if (follow) {
        document.addEventListener("htmx:afterRequest", event => {
            if (event.detail.successful) {
                known = Date.now();
                say("");
            } else {
                lost();
            }
        });
        document.addEventListener("visibilitychange", seen);
        addEventListener("pagehide", disconnect);
        addEventListener("pageshow", event => event.persisted && seen());
        seen();
    }
})();
