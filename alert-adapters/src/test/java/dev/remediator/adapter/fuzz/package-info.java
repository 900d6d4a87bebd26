/// Bodies nobody thought of: every fixture of every adapter, changed at random, given to every
/// adapter. `-Dfuzz.seconds=600` looks longer, `-Dfuzz.seed=…` repeats what was found.
@NullMarked
package dev.remediator.adapter.fuzz;

import org.jspecify.annotations.NullMarked;
