// What htmx does not do by itself.
"use strict";
