// What htmx does not do by itself.
"use strict";
(() => {
    function typed(name, element) {
        switch (name) {
            case "open": return element instanceof HTMLDetailsElement;
            case "value": return "defaultValue" in element && element.value !== element.defaultValue;
            case "checked": return element.checked !== element.defaultChecked;
            case "selected": return element.selected !== element.defaultSelected;
            default: return false;
        }
    }

    Idiomorph.defaults.ignoreActiveValue = true;
    Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, element) => !typed(name, element);
})();
